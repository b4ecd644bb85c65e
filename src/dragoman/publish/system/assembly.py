"""The whole system: the rows of all kinds, and with `all_entries` what the record has no source for.

In: entries and a framework. Out: a `System`, the same for the same entries. Grouping facts into entries is
left to `reconcile`, words and formats to `words.py` and the renderers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import get_args

from dragoman.model.entry import Entry
from dragoman.packs.entries import Initiative, Instrument, Mechanism, Undertaking
from dragoman.packs.framework import Framework
from dragoman.packs.language import languages, load_section
from dragoman.packs.vocabularies import Role
from dragoman.packs.wishes import Wishes
from dragoman.publish.system import figures, people, things
from dragoman.publish.system.instruments import instruments
from dragoman.publish.system.registry import CLASSES, background, names
from dragoman.publish.system.row import KINDS, Kind, Row, System
from dragoman.publish.system.sources import Sources, key
from dragoman.publish.system.wishes import wishes

ROLES: tuple[str, ...] = get_args(Role)
"""The offices, the highest first."""

WITHOUT_SOURCE: tuple[Kind, ...] = ("mechanism", "initiative", "project", "instrument")
"""The kinds of which the framework's own list is shown."""


def system(entries: Iterable[Entry], framework: Framework, *, all_entries: bool = False) -> System:
    """The rows of a record.

    Args:
        entries: those of all types of facts, mentions among them.
        framework: what identifies mechanisms, projects, instruments.
        all_entries: also a row for what the framework lists and no document of the record names; such a row
            has nothing but names and background.
    """
    known = [load_section(language, Wishes) for language in languages()]
    sources = Sources(entries, known)
    rows = [*_rows(sources, framework, known)]
    if all_entries:
        rows += _without_source(framework, {row.id for row in rows})
    else:
        rows = [replace(row, background=None) for row in rows]
    return System(
        framework=framework.card.name,
        rows=tuple(sorted(rows, key=_order)),
        documents=sources.documents,
        as_of=sources.as_of,
        single_figures=figures.single(sources, framework),
    )


def chosen(whole: System, keep: Callable[[Row], bool]) -> System:
    """The system with only those rows that are asked for."""
    return replace(whole, rows=tuple(row for row in whole.rows if keep(row)))


def _rows(sources: Sources, framework: Framework, known: Sequence[Wishes]) -> Iterator[Row]:
    yield from things.mechanisms(sources, framework)
    yield from things.initiatives(sources, framework)
    yield from things.projects(sources, framework)
    yield from instruments(sources, framework)
    yield from figures.series(sources, framework)
    yield from people.undertakings(sources)
    yield from wishes(sources, known)
    yield from people.offices(sources)
    yield from things.organisations(sources, framework)


def _without_source(framework: Framework, told_of: set[str]) -> Iterator[Row]:
    for kind in WITHOUT_SOURCE:
        for one in framework.of_kind(CLASSES[kind]):
            if one.id in told_of:
                continue
            row = Row(one.id, kind, names(one), gaps=("no-source",), background=background(one))
            if isinstance(one, Mechanism):
                row = replace(row, type=one.meeting_kind, level=one.level, parties=tuple(one.participants))
            elif isinstance(one, Undertaking):
                row = replace(row, type=one.sector, parties=tuple(one.countries))
            elif isinstance(one, Instrument):
                row = replace(row, type=one.kind, parties=tuple(one.parties))
            elif isinstance(one, Initiative) and one.proposer:
                row = replace(row, parties=(one.proposer,))
            yield row


def _order(row: Row) -> tuple[int, bool, int, tuple[object, ...], str]:
    """By kind; what the record tells of first, and of that what most documents tell of.

    Figures go by what they measure and of whom, undertakings and offices by whose they are.
    """
    # What has no name comes last; regions, whose ids are in small letters, come before states.
    known = row.names.get("en") or row.label or "~"
    whose = tuple(key(one).swapcase() for one in (*row.parties, *row.counterparts))
    rank = -len(row.documents)
    tail: tuple[object, ...] = (known.casefold(), row.type or "", whose)
    if row.kind == "figures":
        rank, tail = 0, (figures.rank(row.type or "other"), "", (whose, key(row.thing)))
    elif row.kind in {"undertaking", "wish"}:
        rank, tail = 0, ("", "", (whose[: len(row.parties)], row.told[0].place))
    elif row.kind == "office":
        rank, tail = 0, (whose[0], "", (f"{ROLES.index(row.type or 'other'):02}",))
    return KINDS.index(row.kind), not row.told, rank, tail, row.id
