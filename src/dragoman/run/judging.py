"""Judgements on the facts and entries of a record, as people make them: by ids, checked before they are kept.

In: an open record, ids of facts and entries, reasons. Out: judgements, kept. What they do stands in
`reconcile.judging`.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.errors import RecordError
from dragoman.model.fact import SPAN_FIELDS, SPANS_FIELDS, Fact
from dragoman.model.judgement import Anchor, Judgement, Verdict
from dragoman.model.period import Period
from dragoman.packs.framework import Framework
from dragoman.reconcile.judging import orphans, standing
from dragoman.store import Record

UNCHANGING = SPAN_FIELDS | SPANS_FIELDS | {"confidence", "inferred"}
"""Fields that are not a matter of judgement: where a fact stands, and how sure the program was."""
DATES = frozenset({"date", "deadline", "period", "base_period", "published"})


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


def change(told: Told, field: str, said: str, framework: Framework) -> Any:
    """What a person typed for a field, as its JSON: a date, a number, a code, a name or a list of names.

    A name is looked up in the registry; `-` empties a field.

    Raises:
        RecordError: the type has no such field, or the value is none that it can have.
    """
    known = [one.name for one in fields(told.fact) if one.name not in UNCHANGING]
    if field not in known:
        raise RecordError(f"a {told.fact.type} has no field {field!r}; it has {', '.join(known)}")
    if said == "-":
        return None
    if field in DATES and Period.of(said) is None:
        raise RecordError(f"{field}: {said!r} is no date; write 2024-05-17, 2024-05, 2024 or 2024-01/2024-06")
    kinds = _kinds(type(told.fact), field)
    if bool in kinds:
        return _one_of(field, said, {"true": True, "false": False})
    if int in kinds or float in kinds:
        try:
            return int(said) if int in kinds else float(said)
        except ValueError as error:
            raise RecordError(f"{field}: {said!r} is no number") from error
    if tuple in kinds:
        return [_party(one.strip(), Entity in kinds, framework) for one in said.split(",") if one.strip()]
    return _party(said, Entity in kinds, framework)


def _kinds(fact: type[Fact], field: str) -> set[Any]:
    """The types that a field can have, those within a union or a tuple, too."""
    found: set[Any] = set()
    wanted = [get_type_hints(fact)[field]]
    while wanted:
        hint = wanted.pop()
        if get_origin(hint) in (Union, types.UnionType):
            wanted += get_args(hint)
        elif get_origin(hint) is tuple:
            found.add(tuple)
            wanted += [one for one in get_args(hint) if one is not Ellipsis]
        else:
            found.add(hint)
    return found


def _one_of(field: str, said: str, accepted: Mapping[str, Any]) -> Any:
    if said.casefold() not in accepted:
        raise RecordError(f"{field}: {said!r} is none of {', '.join(accepted)}")
    return accepted[said.casefold()]


def _party(said: str, named: bool, framework: Framework) -> Any:
    """A code as itself; the registry's entry of a name or id; else the name alone."""
    if not named or said in framework.countries or said in {one.id for one in framework.card.regions}:
        return said
    if len(said) == len("CN") and said.isupper():
        return said
    folded = said.casefold()
    for entry in framework.entries.values():
        if entry.id == said or folded in {name.casefold() for name in entry.every_name()}:
            return framework.entity(entry).to_json()
    return Entity(None, said).to_json()


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
