"""A report of coverage as one HTML page that needs nothing else: the text, each sentence with its facts.

In: a `Coverage`. Out: a page in light and dark, legible without colour: each fact has a number, which stands
before the words it rests on. Whatever comes from a document is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from itertools import pairwise

from dragoman.model.span import Span
from dragoman.publish.coverage import Coverage, Line, Told
from dragoman.publish.rendering.coverage_markdown import told
from dragoman.publish.rendering.html import POLICY, style
from dragoman.publish.report import one_line

_OTHER = {
    "boilerplate": "boilerplate",
    "foreign": "another language",
    "mark": "signs",
}


def coverage_html(coverage: Coverage, *, bare: bool = False) -> str:
    """The report as a whole page; `bare`: only the sentences to look at first."""
    return "\n".join(_page(coverage, bare)) + "\n"


@cache
def _style() -> str:
    own = files("dragoman.publish.rendering").joinpath("coverage.css").read_text(encoding="utf-8")
    return f"{style()}\n{own.strip()}"


def _page(coverage: Coverage, bare: bool) -> Iterator[str]:
    title = f"Coverage of {coverage.document}"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="color-scheme" content="light dark">\n<title>{_text(title)}</title>'
    yield f"<style>\n{_style()}\n</style>\n</head>\n<body>\n<header>\n<h1>{_text(title)}</h1>"
    if coverage.title:
        yield f'<p class="subtitle">{_text(coverage.title)}</p>'
    yield from (f'<p class="note">{_text(note)}</p>' for note in coverage.notes)
    counted = (f"<div><dt>{_text(name)}</dt><dd>{count}</dd></div>" for name, count in told(coverage))
    yield f'<dl class="counted">{"".join(counted)}</dl>\n</header>\n<main>'
    yield from _first(coverage, linked=not bare)
    yield from _open(coverage, linked=not bare)
    if not bare:
        yield '<section aria-labelledby="all">\n<h2 id="all">Every sentence</h2>\n<ol class="pieces">'
        numbers = coverage.numbers
        yield from (_piece(line, numbers) for line in coverage.lines if line.piece.kind != "blank")
        yield "</ol>\n</section>"
    yield "</main>\n</body>\n</html>"


def _first(coverage: Coverage, *, linked: bool) -> Iterator[str]:
    yield '<section aria-labelledby="first">\n<h2 id="first">To look at first</h2>'
    if not coverage.to_check:
        yield "<p>Nothing: every sentence with a number, a name or a quotation mark has a fact.</p></section>"
        return
    yield "<p>Sentences that hold a number, a name or a quotation mark and have no fact.</p>"
    yield '<ol class="first">'
    for line in coverage.to_check:
        number = f'<a href="#s{line.number}">{line.number}</a>' if linked else str(line.number)
        held = ", ".join(line.check)
        yield f'<li><span class="number">{number}</span><div><p>{_text(line.words)}</p>'
        yield f'<p class="why"><b>{_text(held)}</b> · {_text(line.why)}</p></div></li>'
    yield "</ol>\n</section>"


def _open(coverage: Coverage, *, linked: bool) -> Iterator[str]:
    """The numbers of sentences with facts that no figure holds."""
    if not coverage.half_read:
        return
    yield '<section aria-labelledby="open">\n<h2 id="open">Numbers that no figure holds</h2>'
    yield "<p>In sentences that have facts: a number that is neither a figure nor part of a time or name.</p>"
    yield '<ol class="first">'
    for line in coverage.half_read:
        number = f'<a href="#s{line.number}">{line.number}</a>' if linked else str(line.number)
        yield f'<li><span class="number">{number}</span><div><p>{_text(line.words)}</p>'
        yield f'<p class="why"><b>{_text(", ".join(line.open))}</b></p></div></li>'
    yield "</ol>\n</section>"


def _piece(line: Line, numbers: dict[str, int]) -> str:
    state = "with" if line.facts else "check" if line.check else "without"
    kind = line.piece.kind
    label = str(line.number) if line.number else _text(_OTHER.get(kind, kind))
    anchor = f' id="s{line.number}"' if line.number else ""
    facts = "".join(_fact(fact, numbers[fact.id]) for fact in line.facts)
    below = f"<ul>{facts}</ul>" if facts else f'<p class="why">No fact: {_text(line.why)}</p>'
    words = "".join(_marked(line, numbers))
    return (
        f'<li class="{state} {kind}"{anchor}><span class="number">{label}</span>'
        f'<div><p class="words">{words}</p>{below}</div></li>'
    )


def _fact(fact: Told, number: int) -> str:
    sure = f"confidence {fact.confidence:.2f}"
    return (
        f'<li><span class="mark {fact.type}">{number}</span> <b>{fact.type}</b> {_text(fact.what)} '
        f'<code title="{sure}">{_text(fact.id)} · {fact.confidence:.2f}</code></li>'
    )


def _marked(line: Line, numbers: dict[str, int]) -> Iterator[str]:
    """The words of a piece, what facts rest on marked with their numbers; names and times underlined."""
    whole = line.piece.span
    places = [(span, fact) for fact in (*line.facts, *line.named) for span in _inside(fact, whole)]
    edges = sorted({whole.start, whole.end, *(edge for span, _ in places for edge in span)})
    for start, end in pairwise(edges):
        here = [(span, fact) for span, fact in places if span.start <= start < span.end]
        own = [(span, fact) for span, fact in here if not fact.named]
        begun = [numbers[fact.id] for span, fact in own if span.start == start]
        yield "".join(f"<sup>{number}</sup>" for number in sorted(set(begun)))
        words = _kept(line.words[start - whole.start : end - whole.start])
        if len(own) < len(here):
            words = f"<u>{words}</u>"
        if own:
            inner = min(own, key=lambda one: one[0].end - one[0].start)[1]
            words = f'<mark class="{inner.type}">{words}</mark>'
        yield words


def _inside(fact: Told, whole: Span) -> Iterator[Span]:
    for span in fact.spans:
        if span.overlaps(whole):
            yield Span(max(span.start, whole.start), min(span.end, whole.end))


def _kept(words: str) -> str:
    """Words with the spaces at their ends, which `one_line` would take away; nothing in them is markup."""
    inner = _text(words)
    before = " " if words[:1].isspace() else ""
    return f"{before}{inner}{' ' if words[-1:].isspace() and (inner or not before) else ''}"


def _text(text: str) -> str:
    """A text on one line in which nothing is markup, in an attribute neither."""
    return escape(one_line(text), quote=True)
