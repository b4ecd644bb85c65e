"""Judgements on the facts and entries of a record, as people make them: by ids, checked before they are kept.

In: an open record, ids of facts and entries, reasons. Out: judgements, kept. What they do stands in
`reconcile.judging`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.model.entry import Told
from dragoman.model.errors import RecordError
from dragoman.model.judgement import Anchor, Judgement, Verdict
from dragoman.reconcile.judging import orphans, standing
from dragoman.store import Record


def judge_fact(
    record: Record,
    verdict: Verdict,
    fact: str,
    name: str,
    reason: str,
    changes: Mapping[str, Any] | None = None,
) -> Judgement:
    """Accept, reject or correct a fact.

    Raises:
        RecordError: there is no such fact in the current versions.
    """
    told = fact_told(record, fact)
    return record.judge(Judgement(verdict, name, reason, (Anchor.of(told),), dict(changes or {})))


def merge_entries(record: Record, one: str, other: str, name: str, reason: str) -> Judgement:
    """Make one entry of two.

    Raises:
        RecordError: one of them is no entry, they are the same, or of different types.
    """
    here, there = _entry(record, one), _entry(record, other)
    if {a.id for a in here} & {b.id for b in there}:
        raise RecordError(f"{one} and {other} are one entry already")
    if here[0].fact.type != there[0].fact.type:
        raise RecordError(f"{one} is of a {here[0].fact.type}, {other} of a {there[0].fact.type}")
    return record.judge(Judgement("merge", name, reason, (Anchor.of(here[0]), Anchor.of(there[0]))))


def split_entry(record: Record, entry: str, apart: Sequence[str], name: str, reason: str) -> Judgement:
    """Take some facts out of an entry into one of their own.

    Raises:
        RecordError: there is no such entry, a fact is not in it, or none would stay.
    """
    told = _entry(record, entry)
    ids = {one.id for one in told}
    if missing := [fact for fact in apart if fact not in ids]:
        raise RecordError(f"{missing[0]} is not in {entry}; it has {', '.join(sorted(ids))}")
    if not apart:
        raise RecordError(f"{entry}: no fact is taken out; it has {', '.join(sorted(ids))}")
    if ids <= set(apart):
        raise RecordError(f"{entry}: some facts have to stay; it has {', '.join(sorted(ids))}")
    anchors = tuple(Anchor.of(one, int(one.id in apart)) for one in told)
    return record.judge(Judgement("split", name, reason, anchors))


def undo(record: Record, number: int, name: str, reason: str) -> Judgement:
    """Take a judgement back.

    Raises:
        RecordError: there is none with this number, or it is taken back already.
    """
    made = record.judgements()
    if number not in {one.number for one in made}:
        raise RecordError(f"there is no judgement {number}; see `dragoman log`")
    if number not in {one.number for one in standing(made)} and not any(
        one.number == number and one.verdict == "undo" for one in made
    ):
        raise RecordError(f"judgement {number} is taken back already")
    return record.judge(Judgement("undo", name, reason, undoes=number))


def without_facts(record: Record) -> list[tuple[Judgement, Anchor]]:
    """The anchors of standing judgements whose facts are in no current version any more."""
    made = standing(record.judgements())
    documents = {anchor.document for one in made for anchor in one.anchors}
    told = (one for document in sorted(documents) for one in record.told(document=document))
    return orphans(told, made)


def contrary(judgements: Iterable[Judgement]) -> dict[int, int]:
    """Of each standing judgement that a later one on the same fact overrules, the number of that one."""
    last: dict[tuple[str, str, str], Judgement] = {}
    found = {}
    for one in standing(judgements):
        if one.verdict in ("accept", "reject", "correct"):
            for anchor in one.anchors:
                key = (anchor.document, anchor.type, " ".join(anchor.quotation.split()))
                if key in last and last[key].verdict != one.verdict:
                    found[last[key].number] = one.number
                last[key] = one
    return found


@dataclass(frozen=True, slots=True)
class Log:
    """All judgements in their order, and what came of them, by their numbers.

    `standing` were not taken back; `overruled` by which later one; the facts of `lost` are in no current
    version any more.
    """

    made: tuple[Judgement, ...]
    standing: frozenset[int]
    overruled: Mapping[int, int]
    lost: frozenset[int]

    def state(self, one: Judgement) -> Literal["holds", "taken back", "overruled", "orphan"]:
        """What came of a judgement; of one whose facts are gone it does not matter what else was judged."""
        if one.verdict != "undo" and one.number not in self.standing:
            return "taken back"
        if one.number in self.lost:
            return "orphan"
        return "overruled" if one.number in self.overruled else "holds"


def log(record: Record) -> Log:
    """The judgements of a record."""
    made = tuple(record.judgements())
    held = frozenset(one.number for one in standing(made))
    lost = frozenset(one.number for one, _ in without_facts(record)) if held else frozenset()
    return Log(made, held, contrary(made), lost)


def fact_told(record: Record, id: str) -> Told:
    """A fact of a current version, by its id.

    Raises:
        RecordError: there is none.
    """
    document = record.document_of(id)
    found = (
        None
        if document is None
        else next((one for one in record.told(document=document) if one.id == id), None)
    )
    if found is None:
        raise RecordError(
            f"there is no fact {id!r} in the current versions; see `dragoman facts --format jsonl`"
        )
    return found


def _entry(record: Record, id: str) -> list[Told]:
    told = record.told_of([record.current_entry(id)])
    if not told:
        raise RecordError(f"there is no entry {id!r}; see `dragoman record --format json`")
    return told
