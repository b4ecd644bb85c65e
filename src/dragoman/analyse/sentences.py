"""Where sentences end, by rules over punctuation: no parse is needed for it, and offsets stay.

In: a text and the span of a block in it. Out: the spans of its sentences. Quotation marks do not hide a full
stop: which sentences one quotation covers is left to the extraction of statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.span import Span

LONGEST = 2_000
"""Characters after which a sentence without a full stop is cut: a parser's time and memory have limits."""

_ABBREVIATIONS = (
    r"\b(?:M|MM|Mme|Mmes|Mlle|Mlles|Dr|Pr|Me|Mgr|St|Ste|Sr|Jr|av|apr|env|art|al|cf|chap|éd|ex|fig|hab|ibid|max|min|"
    r"no|nos|n°|p|pp|par|réf|sq|suiv|t|tél|vol|vs|[Jj]anv|[Ff]évr?|avr|[Jj]uil|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]éc|"
    r"Mr|Mrs|Ms|Inc|Ltd|Co|Corp|U\.S|[A-ZÉ])"
)
# A run of marks or of spaces is tried once and whole (`++`, nothing of it before): else a line of a million
# dots would take hours.
_END = re.compile(
    r"(?:(?<![.!?…])[.!?…]++|[。！？])"  # the mark …
    r"[»”\"’')\]]*"  # … what closes with it …
    r"(?:\s++(?=[«“\"‘'(\[—–-]*\s*[A-ZÀ-ÖØ-ÞА-ЯЁ0-9«“\"\u4e00-\u9fff])|\s*\n|\s*$|(?<=[。！？]))"
    r"|(?<=[.!?…])\s»\s(?=[A-ZÀ-ÖØ-Þ])"
)
_ABBREVIATED = re.compile(_ABBREVIATIONS + r"\.$")
_SOFT = re.compile(r"[;:,\s]\s*")


def sentence_spans(text: str, block: Span) -> Iterator[Span]:
    """The sentences of a block, in order, without the white space around them."""
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        mark, end = match.start(), match.end()
        if text[mark] == "." and _ABBREVIATED.search(text, max(start, mark - 8), mark + 1):
            continue
        yield from _cut(text, Span(start, end).stripped(text))
        start = end
    yield from _cut(text, Span(start, block.end).stripped(text))


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, or where it is too long its pieces, cut at the last soft break before the limit."""
    while sentence.end - sentence.start > LONGEST:
        limit = sentence.start + LONGEST
        breaks = [m.end() for m in _SOFT.finditer(text, limit - 400, limit)]
        cut = breaks[-1] if breaks else limit
        yield Span(sentence.start, cut).stripped(text)
        sentence = Span(cut, sentence.end).stripped(text)
    if sentence.end > sentence.start:
        yield sentence
