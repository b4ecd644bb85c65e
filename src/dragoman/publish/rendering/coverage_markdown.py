"""A report of coverage as Markdown: a sentence an item, its facts or the reason for none below it.

In: a `Coverage`. Out: a text in which whatever comes from a document is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.publish.coverage import Coverage, Line, Told
from dragoman.publish.rendering.markdown import escaped


def coverage_markdown(coverage: Coverage, *, bare: bool = False) -> str:
    """The report, with a line break at its end; `bare`: only the sentences to look at first."""
    parts = [f"# Coverage of {escaped(coverage.document)}"]
    if coverage.title:
        parts.append(f"*{escaped(coverage.title)}*")
    parts += [escaped(note) for note in coverage.notes]
    if not bare:
        parts.append("## Every sentence")
        parts += [_line(line) for line in coverage.lines if line.piece.kind != "blank"]
    parts.append("## To look at first")
    parts.append("\n".join(_check(line) for line in coverage.to_check) or "Nothing.")
    parts.append("## Numbers that no figure holds, in sentences with facts")
    parts.append("\n".join(_open(line) for line in coverage.half_read) or "None.")
    parts.append("## Counted")
    parts.append("\n".join(f"- {name}: {count}" for name, count in told(coverage)))
    return "\n\n".join(parts) + "\n"


def told(coverage: Coverage) -> Iterator[tuple[str, int]]:
    """The counts with their names in words."""
    counts = coverage.counts()
    yield "sentences", counts["sentences"]
    yield "of them with facts", counts["with_facts"]
    yield "of them without a fact", counts["without_facts"]
    yield "without a fact, yet with a number, a name or a quotation mark", counts["to_check"]
    yield "numbers that no figure holds, in sentences with facts", counts["open_numbers"]
    yield "passages of boilerplate", counts["boilerplate"]
    yield f"characters in them, of {counts['characters']:,}", counts["boilerplate_characters"]
    yield "passages in another language", counts["foreign"]
    yield "facts, names and times aside", counts["facts"]


def _line(line: Line) -> str:
    number = f"**{line.number}.**" if line.number else f"*{line.piece.kind}*"
    said = [f"{number} {escaped(line.words)}"]
    said += [f"- {_fact(fact)}" for fact in line.facts]
    if line.why:
        said.append(f"- *no fact: {escaped(line.why)}*")
    return "\n".join([said[0], "", *said[1:]]).rstrip()


def _fact(fact: Told) -> str:
    return f"**{fact.type}** {escaped(fact.what)} (`{fact.id}`, {fact.confidence:.2f})"


def _open(line: Line) -> str:
    return f"- **{line.number}.** {escaped(', '.join(line.open))}: {escaped(line.words)}"


def _check(line: Line) -> str:
    return f"- **{line.number}.** ({', '.join(line.check)}) {escaped(line.words)} — *{escaped(line.why)}*"
