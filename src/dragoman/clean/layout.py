"""The lines of a text.

In: a text whose lines are paragraphs. Out: its lines that are not blank, trimmed, with their plain form.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.clean.matching import plain
from dragoman.model.span import Span

_EMPHASIS = re.compile(r"(?P<marks>\*{1,3}|_{1,3})(?P<words>[^\s*_](?:[^*_\n]*[^\s*_])?)(?P=marks)")
_SENTENCE = re.compile(r"(?<![\W_][a-z])[.!?…][»\"”')\]]*(?: +|$)")
_SENTENCE_END = re.compile(r"[.!?…][»\"”')\]]* +(?=\S)")
_PROSE_END = re.compile(
    r"[.!?…][»\"”')\]*_]*$|\w{3}[.!?…][»\"”')\]]* [(/\[]{0,2}(?:[a-z]{2,6}|[a-z]\. ?[a-z]\.)[)/\]]{0,2}$"
)
"""A sentence's end, which a mark of the end of a dispatch may follow: "(fin)", "/a. t./"."""
_LONG, _LONG_SENTENCE = 200, 60  # code points


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its span without white space and marks of emphasis around, its plain form."""

    span: Span
    plain: str


def is_prose(plain: str) -> bool:
    """Whether a line is a paragraph: long, or of some length and ended as a sentence is."""
    return len(plain) > _LONG or (len(plain) >= _LONG_SENTENCE and _PROSE_END.search(plain) is not None)


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank."""
    folded = plain(text)
    lines, start = [], 0
    for raw in text.split("\n"):
        span = Span(start, start + len(raw)).stripped(text) if raw else Span(start, start)
        if text[span.start : span.end].count("|") == 1 and text[span.end - 1] == "|":
            span = Span(span.start, span.end - 1).stripped(text)  # what is left of a table around a picture
        if marks := _EMPHASIS.fullmatch(text, span.start, span.end):
            span = Span(*marks.span("words"))
        if span.end > span.start:
            lines.append(Line(span, span.of(folded)))
        start += len(raw) + 1
    return lines


def sentence_around(text: str, start: int, end: int) -> Span:
    """The sentence of a line that `[start, end)` stands in."""
    first, last = 0, len(text)
    for match in _SENTENCE_END.finditer(text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end - 1:
            last = len(text[: match.end()].rstrip())
            break
    return Span(first, last)


def sentences_of(line: str) -> list[Span]:
    """The sentences of a line, in offsets of it."""
    found, start = [], 0
    for match in [*_SENTENCE.finditer(line), None]:
        end = match.end() if match else len(line)
        if end > start:
            found.append(Span(start, end).stripped(line))
        start = end
    return found


def covered(lines: Iterable[Line], spans: Sequence[Span]) -> set[Span]:
    """The spans of the lines that lie whole in one of the spans, which are sorted and apart."""
    return {line.span for line in lines if any(one.contains(line.span) for one in touching(line.span, spans))}


def touching(span: Span, spans: Sequence[Span]) -> Sequence[Span]:
    """Those of the spans, sorted and apart, that share a code point with `span`."""
    first = bisect_right(spans, (span.start, span.start)) - 1
    first += first < 0 or spans[first].end <= span.start
    return spans[first : bisect_left(spans, (span.end, span.end))]


def with_marks(span: Span, text: str) -> Span:
    """A span with the marks of emphasis right around it, where the same ones open and close it."""
    opened, closed = span.start, span.end
    while opened and closed < len(text) and text[opened - 1] == text[closed] and text[closed] in "*_":
        opened, closed = opened - 1, closed + 1
    return Span(opened, closed)


def merged(spans: Iterable[Span], text: str) -> list[Span]:
    """The union of spans, those that only white space and marks of emphasis part taken together."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and not text[whole[-1].end : span.start].strip(" \n\r\t\f\v*_"):
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return whole
