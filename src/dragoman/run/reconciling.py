"""The record of the cooperation: all facts to entries, to accounts, to findings.

In: an open record. Out: a `Reconciled`. What the stages decide is theirs; this puts them together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from dragoman.model.account import LISTS, Account
from dragoman.model.entry import Entry, Told
from dragoman.model.errors import RecordError
from dragoman.model.finding import Finding
from dragoman.model.judgement import Judgement
from dragoman.model.shelf import Dispatches, Shelf
from dragoman.packs.framework import Framework, load_framework
from dragoman.reconcile import copies
from dragoman.reconcile.accounts.making import accounts
from dragoman.reconcile.findings.finding import findings
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.grouping import assembled
from dragoman.reconcile.judging import judged, standing
from dragoman.reconcile.looking_back import END, accounts_on, findings_on
from dragoman.reconcile.merging import merge
from dragoman.run.desk import TYPES
from dragoman.run.keeper import keeper_of, rules
from dragoman.run.options import Options
from dragoman.run.recorded import recorded
from dragoman.run.words import credits_of, dater, handing, phases
from dragoman.store import Record


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What all documents together say: accounts in the order of types and places, and findings."""

    accounts: tuple[Account, ...]
    findings: tuple[Finding, ...] = ()

    def of_type(self, type: str) -> tuple[Account, ...]:
        """The accounts of one type."""
        return tuple(one for one in self.accounts if one.type == type)

    def to_json(self) -> dict[str, Any]:
        """The object of the contract: a list a type, and the findings."""
        said: dict[str, Any] = {
            name: [one.to_json() for one in self.of_type(type)] for type, name in LISTS.items()
        }
        return said | {"findings": [one.to_json() for one in self.findings]}


AT_ONCE, MOST = 100, 200
"""Documents that are merged in one transaction, and where many wait: others can write in between."""
MANY = 1000
"""Documents that are many."""


def catch_up(
    record: Record,
    on_progress: Callable[[int], None] = lambda _: None,
    framework: Framework | None = None,
) -> None:
    """Merge what has been read since the last time, and what hangs on it.

    `on_progress` is told how many documents are done. Where entries, accounts and findings were worked out by
    other rules, or of another framework, they are worked out anew; ids that are no longer used lead on.

    Raises:
        RecordError: the record cannot be written; what was merged before stays.
    """
    framework = framework or load_framework(Options().framework)
    anew = not record.is_worked_out_by(version := rules(framework))
    if anew:
        record.work_out_anew(version)
    most = AT_ONCE if record.unmerged() < MANY else MOST
    done, keep = 0, keeper_of(framework)
    while many := record.merge(take, note, most, keep):
        done += many
        on_progress(done)
    if anew:
        record.lead_on()


def note(document: str, text: str, around: Sequence[str], dispatches: Dispatches) -> None:
    """Note of which dispatch a document is; `around` stands who published it and what its site added."""
    copies.note(document, text, dispatches, credits_of(text, around))


def take(
    documents: Mapping[str, Iterable[Told]], judgements: Mapping[str, Sequence[Judgement]], shelf: Shelf
) -> None:
    """Merge documents as they are judged."""
    parted = phases().parted
    merge(
        {one: parted(judged(told, standing(judgements.get(one, ())))) for one, told in documents.items()},
        shelf,
    )


def reconcile(record: Record, framework: Framework, as_of: date) -> Reconciled:
    """Everything that a record holds, reconciled; `as_of` is the day on which something is overdue or not.

    What has been read since the last time is merged first. A record that cannot be written and was worked out
    by other rules is worked out in memory.

    Raises:
        RecordError: documents are to be merged, and the record cannot be written.
    """
    waiting = record.unmerged()
    if waiting or not record.is_worked_out_by(rules(framework)):
        try:
            catch_up(record, framework=framework)
        except RecordError:
            if waiting:
                raise
            whole = at_the_end(record, framework)
            found = tuple(accounts_on(whole.accounts, as_of))
            return Reconciled(found, tuple(findings_on(whole.findings, whole.accounts, as_of)))
    return Reconciled(*recorded(record, as_of))


def at_the_end(record: Record, framework: Framework) -> Reconciled:
    """Everything that a record has merged, worked out from all facts at once, when all that has a day is due.

    It is what the record keeps, as long as nothing is told by more than are looked at (`reconcile.strands`).
    """
    told = tuple(judged_all(record.told(types=TYPES), standing(record.judgements())))
    entry_of, dispatches = record.entry_of(), record.dispatches()
    merged = (one for one in told if (one.document, one.id) in entry_of)
    found = accounts(assembled(merged, entry_of), dispatches)
    return Reconciled(*findings(Held(tuple(found), told, dispatches, framework, END, dater(), handing())))


def entries_of(record: Record, types: Collection[str] = ()) -> list[Entry]:
    """All facts (of these types) as people have judged them, by the entries that the record keeps.

    What has been read since the last time is merged first; a fact that stands in no entry, as names and
    dates do, is one of its own.

    Raises:
        RecordError: documents are to be merged, and the record cannot be written.
    """
    if record.unmerged():
        catch_up(record)
    told = list(judged_all(record.told(types=types), standing(record.judgements())))
    alone = {(one.document, one.id): one.id for one in told}
    return assembled(told, alone | record.entry_of())


def judged_all(told: Iterable[Told], judgements: Sequence[Judgement]) -> Iterator[Told]:
    """The facts of many documents, in order, as they are judged."""
    on: dict[str, list[Judgement]] = {}
    for one in judgements:
        for document in dict.fromkeys(anchor.document for anchor in one.anchors):
            on.setdefault(document, []).append(one)
    for document, some in groupby(told, key=lambda one: one.document):
        yield from judged(some, on.get(document, ()))
