"""The columns of each kind of part, and what stands in them: the same in a terminal, Markdown and HTML.

In: rows and words. Out: texts under headings. How wide a column is and what is cut is left to who prints it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dragoman.publish.system.row import Kind, Row
from dragoman.publish.system.words import Words

COLUMNS: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        "mechanism": ("name", "what", "last", "next", "unknown"),
        "initiative": ("name", "what", "unknown"),
        "project": ("name", "what", "state", "next", "unknown"),
        "instrument": ("name", "what", "state", "unknown"),
        "figures": ("series", "value", "unknown"),
        "undertaking": ("who", "undertaking", "how", "deadline"),
        "wish": ("who", "wish"),
        "office": ("office", "holder"),
        "organisation": ("name", "unknown"),
    }
)
"""The columns of the rows of each kind, that of the name first."""

MOST_VALUES = 3
"""Values of a series that stand in its cell."""


def columns(kind: Kind, rows: Sequence[Row], words: Words) -> tuple[str, ...]:
    """The columns in which any of the rows has something."""
    return tuple(
        name
        for place, name in enumerate(COLUMNS[kind])
        if place == 0 or any(cell(name, row, words) for row in rows)
    )


def cell(column: str, row: Row, words: Words) -> str:
    """What stands in a column of a row."""
    if column in {"name", "series", "office", "undertaking", "wish"}:
        return words.name(row)
    if column == "what":
        return words.what(row)
    if column == "state":
        return state(row, words)
    if column == "last":
        return words.event(row.last)
    if column in {"next", "deadline"}:
        return words.event(row.next)
    if column == "value":
        return latest(row, words)
    if column == "who":
        return words.who(row)
    if column == "how":
        return words.how(row)
    if column == "holder":
        return words.wording.grammar.semicolon.join(map(words.holder, row.holders))
    return words.gaps(row.gaps)


def state(row: Row, words: Words) -> str:
    """The latest state, and those that other texts assert and that do not fit it."""
    said = words.state(row.state)
    if not row.disputed:
        return said
    return words.phrase("also", state=said, others=words.states(row.disputed))


def latest(row: Row, words: Words) -> str:
    """The values of the latest period, those in every unit and of every source; else the first undated."""
    reached = [one for one in row.values if not (one.ahead or one.aim)]
    period = reached[0].period if reached else None
    found = [one for one in reached if one.period == period] or list(row.values[:1])
    said = words.wording.grammar.semicolon.join(words.value(one) for one in found[:MOST_VALUES])
    more = "…" if len(found) > MOST_VALUES else ""
    return f"{said}{more} ({words.period(found[0])})" if found else ""
