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
from dragoman.reconcile.copies import note
from dragoman.reconcile.explaining import compared
from dragoman.reconcile.findings.finding import findings
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.grouping import assembled
from dragoman.reconcile.judging import standing
from dragoman.run.reconciling import catch_up, dater, judged_all, take
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

    `findings` are those that the fact has part in; `copies` the documents of the record of which the article
    is a copy, whose passages are not counted as confirmation.
    """

    told: Told
    verdict: Verdict
    others: tuple[Told, ...] = ()
    findings: tuple[Finding, ...] = ()


def check(entry: Entry, record: Record, framework: Framework, as_of: date) -> tuple[Checked, ...]:
    """The facts of an article that the record could know of, in the order of their places.

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
    held = Held(tuple(made), told, trial.dispatches, framework, as_of, dater())
    _, found = findings(held)
    mine = sorted((one for one in merged if one.document == document), key=lambda one: one.place)
    return tuple(_checked(one, merged, trial.entry_of, trial.dispatches, found) for one in mine)


def _checked(
    told: Told,
    merged: Sequence[Told],
    entry_of: dict[tuple[str, str], str],
    dispatches: dict[str, str],
    found: Iterable[Finding],
) -> Checked:
    own = dispatches.get(told.document, told.document)
    others = [
        one
        for one in merged
        if entry_of[one.document, one.id] == entry_of[told.document, told.id]
        and dispatches.get(one.document, one.document) != own
    ]
    mine = [one for one in found if told.id in one.facts and one.kind in ("conflict", "arithmetic")]
    against = [one for one in mine if one.kind == "conflict" or one.holds is False]
    if against:
        sides = {fact for one in against for fact in one.facts} - {told.id}
        known = tuple(one for one in merged if one.id in sides)
        return Checked(told, Verdict.CONTRADICTED, known, tuple(against))
    same = tuple(one for one in others if _says_the_same(told, one))
    if same:
        return Checked(told, Verdict.CONFIRMED, same, tuple(mine))
    if others:
        return Checked(told, Verdict.ADDED, tuple(others), tuple(mine))
    return Checked(told, Verdict.NOTHING, findings=tuple(mine))


def _says_the_same(told: Told, other: Told) -> bool:
    """Whether another fact of the same thing says all that this one says."""
    agree, differ = compared(told.fact, other.fact)
    untold = [
        name
        for name in ("date", "period", "status", "value", "role", "deadline", "ordinal", "place")
        if getattr(told.fact, name, None) not in (None, "mentioned")
        and getattr(other.fact, name, None) is None
    ]
    return (
        bool(agree) and not untold and not set(differ) & {"status", "value", "period", "unit", "date", "role"}
    )
