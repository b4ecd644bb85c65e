"""What a record has to say of an article, fact by fact, without keeping it.

In: an article with its facts, an open record. Out: of each fact whether the record confirms it, contradicts
it, is added to by it, or has nothing on it, with the passages. What is compared how stands in `reconcile`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.model.entry import Told
from dragoman.model.finding import Finding
from dragoman.packs.framework import Framework
from dragoman.reconcile.accounts.making import accounts
from dragoman.reconcile.contradicting import confirms, contradiction, is_one_of_several
from dragoman.reconcile.explaining import compared
from dragoman.reconcile.findings.finding import findings
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.grouping import assembled
from dragoman.reconcile.judging import standing
from dragoman.run.reconciling import catch_up, judged_all, note, take
from dragoman.run.words import dater, handing
from dragoman.store import Entry, Record


class Verdict(StrEnum):
    """What a record says of a fact."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    ADDED = "added"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Checked:
    """A fact of the article, what the record says of it, and the passages of others that it goes by.

    `findings` are those that the fact has part in; `entry` is the id of the record's entry on the same thing.
    Of a fact that is contradicted, `fields` are those in which others of the same thing say otherwise, and
    `agreeing` those that say the same all the same.
    """

    told: Told
    verdict: Verdict
    others: tuple[Told, ...] = ()
    findings: tuple[Finding, ...] = ()
    entry: str | None = None
    fields: tuple[str, ...] = ()
    agreeing: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """The facts of an article that the record could know of, in the order of their places.

    `copies` are the documents of the record of which the article is a copy: their passages confirm nothing.
    """

    facts: tuple[Checked, ...]
    copies: tuple[str, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """How many facts have a verdict."""
        return sum(one.verdict is verdict for one in self.facts)


def check(entry: Entry, record: Record, framework: Framework, as_of: date) -> Check:
    """What the record says of an article; `as_of` is the day on which something is overdue or not.

    Raises:
        RecordError: the record cannot be written, not even for a moment.
    """
    if record.unmerged():
        catch_up(record)
    document = entry.source.id
    trial = record.trial(entry, take, note)
    told = tuple(judged_all(trial.told, standing(record.judgements())))
    merged = [one for one in told if (one.document, one.id) in trial.entry_of]
    made = accounts(assembled(merged, trial.entry_of), trial.dispatches)
    held = Held(tuple(made), told, trial.dispatches, framework, as_of, dater(), handing())
    _, found = findings(held)
    mine = sorted((one for one in merged if one.document == document), key=lambda one: one.place)
    own = trial.dispatches.get(document, document)
    copies = (one for one, dispatch in trial.dispatches.items() if dispatch == own and one != document)
    facts = tuple(_checked(one, merged, trial.entry_of, trial.dispatches, found) for one in mine)
    return Check(facts, tuple(sorted(copies)))


def _checked(
    told: Told,
    merged: Sequence[Told],
    entry_of: dict[tuple[str, str], str],
    dispatches: dict[str, str],
    found: Iterable[Finding],
) -> Checked:
    own = dispatches.get(told.document, told.document)
    entry = entry_of[told.document, told.id]
    alike = [one for one in merged if entry_of[one.document, one.id] == entry]
    others = [one for one in alike if dispatches.get(one.document, one.document) != own]
    mine = tuple(one for one in found if told.id in one.facts and one.kind in ("conflict", "arithmetic"))
    known = entry if others else None
    same = tuple(one for one in others if confirms(one, told))
    parts = {one.id for one in alike if is_one_of_several(one, alike)}
    clashes = [
        (one, field)
        for one in others
        if not {told.id, one.id} & parts and (field := contradiction(told, one)) is not None
    ]
    against = [one for one in mine if one.holds is False or _stands(one, told, parts)]
    if against or clashes:
        sides = {fact for one in against for fact in _others_of(one, told)} | {one.id for one, _ in clashes}
        said = tuple(one for one in merged if one.id in sides and one not in same)
        fields = tuple(dict.fromkeys(field for _, field in clashes))
        return Checked(told, Verdict.CONTRADICTED, said, tuple(against), known, fields, same)
    if same:
        return Checked(told, Verdict.CONFIRMED, same, mine, known)
    if others:
        near = sorted(others, key=lambda one: (-len(compared(told.fact, one.fact)[0]), one.place))
        return Checked(told, Verdict.ADDED, tuple(near), mine, known)
    return Checked(told, Verdict.NOTHING, findings=mine)


def _stands(finding: Finding, told: Told, parts: set[str]) -> bool:
    """Whether a conflict is between values of the same thing, not of parts of it."""
    if finding.kind != "conflict":
        return False
    return finding.field != "value" or (told.id not in parts and bool(_others_of(finding, told) - parts))


def _others_of(finding: Finding, told: Told) -> set[str]:
    """The facts of a finding that do not say the same as this one."""
    beside = {fact for side in finding.sides if told.id in side.facts for fact in side.facts}
    return set(finding.facts) - beside - {told.id}
