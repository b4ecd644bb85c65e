"""Puts the items of a briefing under their headings, in order of time."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable, Sequence

from dragoman.model.entry import Told
from dragoman.publish.brief import positions
from dragoman.publish.brief.citing import Citations
from dragoman.publish.brief.item import Item, known
from dragoman.publish.brief.speech import Speech
from dragoman.publish.report import Cell, Line, Section, Table

PARTS = ("findings", "meetings", "agreements", "projects", "figures", "commitments", "statements")
GROUPS = ("held", "ahead", "dropped", "untold")


def sections(items: Sequence[Item], citations: Citations, speech: Speech) -> tuple[Section, ...]:
    """The parts of the briefing; a part that has nothing is empty."""
    found = [_part(part, [item for item in items if item.part == part], citations, speech) for part in PARTS]
    offices = [item for item in items if item.part == "positions"]
    return (*found, _positions(offices, citations, speech))


def _part(part: str, items: Sequence[Item], citations: Citations, speech: Speech) -> Section:
    title = speech.wording.briefing.headings[part]
    groups: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: _group_key(item)):
        groups.setdefault(item.group, []).append(item)
    if list(groups) in ([], [""]):
        return Section(part, title, lines=_lines(items, citations))
    inner = [
        Section(f"{part}-{number}", _heading(part, group, speech), lines=_lines(some, citations))
        for number, (group, some) in enumerate(groups.items(), 1)
    ]
    return Section(part, title, sections=tuple(inner))


def _group_key(item: Item) -> tuple[int, int, str]:
    place = GROUPS.index(item.group) if item.group in GROUPS else len(GROUPS)
    return item.order, place, _sorted_as(item.group)


def _heading(part: str, group: str, speech: Speech) -> str:
    tables = {
        "findings": speech.wording.briefing.headings,
        "meetings": speech.wording.briefing.headings,
        "projects": {**speech.terms.sectors, **speech.wording.briefing.headings},
        "figures": {**speech.terms.indicators, **speech.wording.briefing.headings},
        "commitments": speech.terms.undertakings,
    }
    return tables.get(part, {}).get(group, group)


def _lines(items: Iterable[Item], citations: Citations) -> tuple[Line, ...]:
    return tuple(
        Line(
            item.text,
            citations.evidence(item.told, spoken=item.spoken),
            tuple(citations.remark(note) for note in item.notes),
        )
        for item in sorted(items, key=_in_time)
    )


def _in_time(
    item: Item,
) -> tuple[bool, datetime.date, datetime.date, tuple[str, float, str], tuple[object, ...]]:
    """By date, what has none behind what has, then by place in the documents."""
    period = known(item.date) or (item.period if item.part in ("statements", "commitments") else None)
    place = min(one.place for one in item.told)
    what = ("", 0.0, "") if item.spoken else (*item.rank, item.text)
    if period is None:
        return True, datetime.date.max, datetime.date.max, what, place
    return False, period.first, period.last, what, place


def _positions(items: Sequence[Item], citations: Citations, speech: Speech) -> Section:
    texts = speech.wording.briefing
    rows = []
    for item in sorted(items, key=lambda item: (_sorted_as(item.group), item.text)):
        told: tuple[Told, ...] = item.told
        words = Cell(positions.words(told, speech), citations.evidence(told))
        rows.append((Cell(item.group), Cell(item.text), words))
    if not rows:
        return Section("positions", texts.headings["positions"])
    heading = (texts.columns["person"], texts.columns["office"], texts.columns["words"])
    return Section("positions", texts.headings["positions"], tables=(Table("", heading, tuple(rows)),))


def _sorted_as(name: str) -> str:
    """A name as it is sorted: without accents and case."""
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
