"""A report as Markdown (CommonMark, with the tables of GitHub).

In: a `Report`. Out: a text that every renderer of Markdown shows alike: whatever comes from a source is
escaped, so that it is neither markup nor HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from dragoman.publish.report import Cell, Evidence, Line, Report, Section, Source, Table, one_line

MARKUP = re.compile(r"([\\`*_{}\[\]<>|~&])")
AT_START = re.compile(r"^(?:[#+\-=>]|\d+(?=[.)]))")


def markdown(report: Report) -> str:
    """The report as Markdown, with a line break at its end."""
    parts = [f"# {escaped(report.title)}"]
    if report.subtitle:
        parts.append(f"*{escaped(report.subtitle)}*")
    if report.summary:
        parts.append("\n".join(f"- **{escaped(name)}** {escaped(value)}" for name, value in report.summary))
    parts += [escaped(said) for said in report.paragraphs]
    for section in report.filled():
        parts += _section(report, section, 2)
    if report.sources:
        parts.append(f"## {escaped(report.sources_title)}")
        parts.append("\n".join(f"{source.number}. {_source(source)}" for source in report.sources))
    parts += [f"*{escaped(said)}*" for said in report.closing]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """A text on one line in which nothing is markup."""
    line = MARKUP.sub(r"\\\1", one_line(text))
    return AT_START.sub(_at_start, line)


def _at_start(found: re.Match[str]) -> str:
    """A hyphen, hash or number that would begin a list or heading."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _section(report: Report, section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escaped(section.title)}"
    yield from (escaped(said) for said in section.paragraphs)
    if section.lines:
        yield "\n\n".join(_line(report, line) for line in section.lines)
    yield from (_table(table) for table in section.tables)
    for inner in filter(None, section.sections):
        yield from _section(report, inner, level + 1)


def _line(report: Report, line: Line) -> str:
    lead = f"**{escaped(line.lead)}** " if line.lead else ""
    said = [f"- {lead}{escaped(line.text)}"]
    said += [f"  *{escaped(note)}*" for note in line.notes]
    said += [f"  > {_evidence(report, one)}" for one in line.evidence]
    # Two spaces would break the line invisibly; a blank line keeps note and quotation apart.
    return "\n\n".join(said[: 1 + len(line.notes)]) + "".join(
        f"\n\n{one}" for one in said[1 + len(line.notes) :]
    )


def _evidence(report: Report, one: Evidence) -> str:
    source = report.by_number[one.source]
    words = f"{escaped(report.quoted(one.quotation))} — " if one.quotation else ""
    return f"{words}{_source(source)} \\[{source.number}\\]"


def _source(source: Source) -> str:
    title = escaped(source.title)
    if link := source.link:
        # A bracket of either kind would end the address.
        title = f"[{title}](<{quote(link, safe=SAFE)}>)"
    about = f", {escaped(source.about)}" if source.about else ""
    document = f" (`{_code(source.document)}`)" if source.document != source.title else ""
    return f"{title}{about}{document}"


SAFE = "%/:=&?~#+!$,;'@()*[]"
"""What stays as it is in an address: what RFC 3986 reserves, and escapes that are there already."""


def _code(text: str) -> str:
    """Words in code font: a backtick cannot be escaped there."""
    return one_line(text).replace("`", "'")


def _table(table: Table) -> str:
    rows = [
        f"**{escaped(table.caption)}**\n" if table.caption else "",
        _row(escaped(name) for name in table.heading),
        _row("---:" if column in table.numeric else "---" for column in range(len(table.heading))),
        *(_row(map(_cell, row)) for row in table.rows),
    ]
    return "\n".join(row for row in rows if row)


def _row(cells: Iterator[str] | map[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    numbers = dict.fromkeys(one.source for one in cell.evidence)
    cited = "".join(f" \\[{number}\\]" for number in numbers)
    return escaped(cell.text) + cited
