"""The system as a report: a part for each kind, its rows as a table, then what the texts say of each.

In: a system and the words of a language. Out: a `Report` for the renderers. Background of the pack is marked
as such wherever it stands, and never stands in a table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.publish.report import Cell, Line, Report, Section, Table
from dragoman.publish.system.cells import cell, columns
from dragoman.publish.system.citing import Citations
from dragoman.publish.system.row import KINDS, Background, Kind, Row, System, Value
from dragoman.publish.system.words import Words

MOST_QUOTED = 3
"""Quotations that are shown of a row."""
MOST_FIGURES = 8
"""Figures of a project that are shown in its line."""
MOST_ADDRESSES = 2
"""Addresses of its background that are shown of a row; all of them stand in the JSON."""
TABLED = frozenset({"mechanism", "project", "instrument", "undertaking", "wish", "office"})
"""Kinds whose rows stand in a table of their own."""
QUOTED = frozenset({"mechanism", "initiative", "project", "instrument", "organisation"})
"""Kinds of which the words of the sources are shown in lines; of others they stand in the table."""


def report(
    whole: System, languages: Mapping[str, str | None], words: Words, about: str | None = None
) -> Report:
    """The system in one language; `about` is what the user asked for, if anything."""
    citations = Citations(whole, dict(languages), words)
    closing = []
    if any(row.background for row in whole.rows):
        closing.append(words.note("background"))
    if whole.single_figures:
        closing.append(words.note("figures_left", n=str(whole.single_figures)))
    return Report(
        language=words.language,
        title=words.own.title.format(name=words.title, colon=words.colon),
        summary=tuple(_summary(whole, words, about)),
        paragraphs=() if whole.rows else (words.note("empty"),),
        sections=tuple(_section(kind, whole.rows, citations, words) for kind in KINDS),
        sources=citations.sources,
        sources_title=words.own.sources,
        contents_title=words.own.contents,
        closing=tuple(closing),
        quotes=words.wording.grammar.quotes,
    )


def _summary(whole: System, words: Words, about: str | None) -> list[tuple[str, str]]:
    names = words.own.covers
    found = [(names["about"], about)] if about else []
    found.append((names["documents"], str(whole.documents)))
    if whole.as_of:
        found.append((names["as_of"], words.day(whole.as_of)))
    found.append((names["rows"], str(len(whole.rows))))
    return found


def _section(kind: Kind, rows: Sequence[Row], citations: Citations, words: Words) -> Section:
    told = [row for row in rows if row.kind == kind and row.told]
    unsourced = [row for row in rows if row.kind == kind and not row.told]
    tables: tuple[Table, ...] = ()
    if kind == "figures":
        tables = _series(told, citations, words)
    elif kind in TABLED and told:
        tables = (_table(kind, told, citations, words),)
    lines = tuple(_line(row, citations, words) for row in told) if kind in QUOTED else ()
    inner = Section(f"{kind}-texts", words.own.columns["said"], lines=lines)
    outer = Section(
        f"{kind}-background",
        words.own.unknown["no-source"].capitalize(),
        lines=tuple(_unsourced(row, words) for row in unsourced),
    )
    if not tables:
        return Section(kind, words.own.parts[kind], lines=lines, sections=(outer,))
    return Section(kind, words.own.parts[kind], tables=tables, sections=(inner, outer))


def _table(kind: Kind, rows: Sequence[Row], citations: Citations, words: Words) -> Table:
    """The rows of a kind; the last column has the sources by number."""
    names = columns(kind, rows, words)
    body = tuple(
        (*(Cell(_text(name, row, words)) for name in names), Cell("", citations.bare(row.told)))
        for row in rows
    )
    return Table("", (*(words.own.columns[name] for name in names), words.own.sources), body)


def _text(column: str, row: Row, words: Words) -> str:
    """A cell; a few words that somebody undertakes ("l'achever en 2028") are shown in their sentence."""
    if column in {"undertaking", "wish"}:
        return words.quoted(words.quotation(row.told[0]))
    return cell(column, row, words)


def _series(rows: Sequence[Row], citations: Citations, words: Words) -> tuple[Table, ...]:
    """A table for each indicator: every value of every source in a row of its own."""
    named = words.own.columns
    names = (named["series"], named["period"], named["value"], words.own.sources)
    found: dict[str, list[tuple[Cell, ...]]] = {}
    for row in rows:
        for value in row.values:
            found.setdefault(row.type or "other", []).append(_value(row, value, citations, words))
    return tuple(
        Table(words.wording.terms.indicators.get(type, type), names, tuple(body), frozenset({2}))
        for type, body in found.items()
    )


def _value(row: Row, value: Value, citations: Citations, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(words.sides(row)),
        Cell(words.period(value)),
        Cell(words.value(value)),
        Cell("", citations.bare(value.told)),
    )


def _line(row: Row, citations: Citations, words: Words) -> Line:
    """What the texts say of a row: figures and events that its cells do not have, then quotations."""
    parts = [f"{words.documents(row)}."]
    if len(row.events) > 1:
        events = words.wording.grammar.semicolon.join(
            words.event(one) if row.kind == "mechanism" else words.state_of(one) for one in row.events
        )
        parts.append(words.phrase("events" if row.kind == "mechanism" else "history", events=events))
    if row.kind == "project" and row.values:
        parts.append(words.phrase("figures", values=words.figures(row.values[:MOST_FIGURES])))
    notes = [words.phrase("disputed", states=words.states(row.disputed))] if row.disputed else []
    if row.gaps and row.kind not in TABLED:
        notes.append(words.phrase("unknown", gaps=words.gaps(row.gaps)))
    if row.background:
        notes += _background(row.background, words)
    return Line(
        " ".join(parts),
        citations.quoted(row.said, MOST_QUOTED),
        tuple(notes),
        lead=f"{words.name(row)}.",
    )


def _unsourced(row: Row, words: Words) -> Line:
    """What the pack alone knows of."""
    what = words.what(row)
    notes = _background(row.background, words) if row.background else ()
    return Line(f"{what}." if what else "", notes=notes, lead=f"{words.name(row)}.")


def _background(background: Background, words: Words) -> tuple[str, ...]:
    """What the pack says, marked as such, with its first addresses."""
    steps = words.wording.grammar.semicolon.join(words.step(one.what, one.date) for one in background.steps)
    said = " ".join(part for part in (background.text or "", f"{steps}." if steps else "") if part)
    addresses = [*background.sources, *(one.source for one in background.steps if one.source)]
    distinct = list(dict.fromkeys(addresses))[:MOST_ADDRESSES]
    text = words.phrase("background", text=said) if said else ""
    source = words.phrase("address", addresses=", ".join(distinct)) if distinct else ""
    return tuple(part for part in (text, source) if part)
