"""A report as one HTML page that needs nothing else: no script, no font, no picture from anywhere.

In: a `Report`. Out: a page that can be read by a screen reader, in light and dark, on a telephone and on
paper. Whatever comes from a source is escaped; addresses become links only where they are http or https.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

from dragoman.publish.report import Cell, Evidence, Line, Report, Section, Source, Table, one_line

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: nothing; its style stands in it."""


def html(report: Report) -> str:
    """The report as a whole page, with a line break at its end."""
    return "\n".join(_page(report)) + "\n"


@cache
def style() -> str:
    """The style sheet that stands in every page."""
    return files("dragoman.publish.rendering").joinpath("report.css").read_text(encoding="utf-8").strip()


def _page(report: Report) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{_text(report.language)}">'
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="color-scheme" content="light dark">\n<title>{_text(report.title)}</title>'
    yield f"<style>\n{style()}\n</style>\n</head>\n<body>"
    yield from _head(report)
    yield "<main>"
    for section in report.filled():
        yield from _section(report, section, 2)
    if report.sources:
        yield from _sources(report)
    yield "</main>"
    if report.closing:
        yield f"<footer>{_paragraphs(report.closing)}</footer>"
    yield "</body>\n</html>"


def _head(report: Report) -> Iterator[str]:
    yield f"<header>\n<h1>{_text(report.title)}</h1>"
    if report.subtitle:
        yield f'<p class="subtitle">{_text(report.subtitle)}</p>'
    if report.summary:
        pairs = (
            f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in report.summary
        )
        yield f"<dl>{''.join(pairs)}</dl>"
    yield _paragraphs(report.paragraphs)
    yield "</header>"
    parts = [(section.key, section.title) for section in report.filled()]
    if report.sources:
        parts.append(("sources", report.sources_title))
    if report.contents_title and len(parts) > 1:
        links = "".join(f'<li><a href="#{_text(key)}">{_text(title)}</a></li>' for key, title in parts)
        yield f'<nav aria-label="{_text(report.contents_title)}"><ul>{links}</ul></nav>'


def _section(report: Report, section: Section, level: int) -> Iterator[str]:
    key = _text(section.key)
    yield f'<section aria-labelledby="{key}">\n<h{level} id="{key}">{_text(section.title)}</h{level}>'
    yield _paragraphs(section.paragraphs)
    if section.lines:
        yield f'<ul class="lines">\n{"".join(_line(report, line) for line in section.lines)}</ul>'
    yield from (_table(report, table) for table in section.tables)
    for inner in filter(None, section.sections):
        yield from _section(report, inner, min(level + 1, 6))
    yield "</section>"


def _line(report: Report, line: Line) -> str:
    lead = f"<strong>{_text(line.lead)}</strong> " if line.lead else ""
    notes = "".join(f'<p class="note">{_text(note)}</p>' for note in line.notes)
    cited = "".join(_evidence(report, one) for one in line.evidence)
    return f"<li><p>{lead}{_text(line.text)}</p>{notes}{cited}</li>\n"


def _evidence(report: Report, one: Evidence) -> str:
    source = report.by_number[one.source]
    link, language = source.link, source.language
    cite = f' cite="{_text(link)}"' if link else ""
    lang = f' lang="{_text(language)}"' if language and language != report.language else ""
    words = f"<p>{_text(report.quoted(one.quotation))}</p>" if one.quotation else ""
    said = f"<blockquote{cite}{lang}>{words}</blockquote>" if words else ""
    about = f", {_text(source.about)}" if source.about else ""
    caption = f"{_reference(source)} <cite>{_text(source.title)}</cite>{about}"
    return f"<figure>{said}<figcaption>{caption}</figcaption></figure>"


def _reference(source: Source) -> str:
    return f'<a class="ref" href="#source-{source.number}">[{source.number}]</a>'


def _sources(report: Report) -> Iterator[str]:
    yield f'<section aria-labelledby="sources">\n<h2 id="sources">{_text(report.sources_title)}</h2>\n<ol>'
    for source in report.sources:
        title = f"<cite{_lang(report, source)}>{_text(source.title)}</cite>"
        if link := source.link:
            title = f'<a href="{_text(link)}" rel="noreferrer">{title}</a>'
        about = f", {_text(source.about)}" if source.about else ""
        document = f" <code>{_text(source.document)}</code>" if source.document != source.title else ""
        yield f'<li id="source-{source.number}" value="{source.number}">{title}{about}{document}</li>'
    yield "</ol>\n</section>"


def _lang(report: Report, source: Source) -> str:
    differs = source.language and source.language != report.language
    return f' lang="{_text(source.language or "")}"' if differs else ""


def _table(report: Report, table: Table) -> str:
    caption = f"<caption>{_text(table.caption)}</caption>" if table.caption else ""
    heading = "".join(
        f'<th scope="col"{_numeric(table, column)}>{_text(name)}</th>'
        for column, name in enumerate(table.heading)
    )
    rows = "\n".join(_row(report, table, row) for row in table.rows)
    # A wide table scrolls by itself, and by the keyboard too.
    label = _text(table.caption or " · ".join(table.heading))
    begin = f'<div class="table" tabindex="0" role="region" aria-label="{label}"><table>'
    return f"{begin}{caption}<thead><tr>{heading}</tr></thead>\n<tbody>{rows}</tbody></table></div>"


def _row(report: Report, table: Table, row: tuple[Cell, ...]) -> str:
    first, *others = row
    cells = "".join(
        f"<td{_numeric(table, column)}>{_cell(report, cell)}</td>" for column, cell in enumerate(others, 1)
    )
    return f'<tr><th scope="row">{_cell(report, first)}</th>{cells}</tr>'


def _numeric(table: Table, column: int) -> str:
    return ' class="number"' if column in table.numeric else ""


def _cell(report: Report, cell: Cell) -> str:
    numbers = dict.fromkeys(one.source for one in cell.evidence)
    cited = "".join(f" {_reference(report.by_number[number])}" for number in numbers)
    return _text(cell.text) + cited


def _paragraphs(said: Iterable[str]) -> str:
    return "".join(f"<p>{_text(one)}</p>" for one in said)


def _text(text: str) -> str:
    """A text on one line in which nothing is markup, in an attribute neither."""
    return escape(one_line(text), quote=True)
