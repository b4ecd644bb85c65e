"""Looks up quotations by place, and tells words said from names that stand between marks.

In: a reading, its quotations, the cues. Out: answers to "which quotation ends here", "is this one a name".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dragoman.extract.statements.quotations import PAIRS, Quotation
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.grammar import Grammar

BETWEEN = " ,.;\n–—-"
DASHES = (" -", " --", " –", " —")  # behind a dateline
NEAR = 4  # characters that may stand between a quotation and its attribution
NAME_SHARE = 0.6  # of a quotation that a known name covers for it to be that name
LONGEST_NAME = 5  # words of a title between marks


class QuotationIndex:
    """The quotations of one reading by place."""

    def __init__(self, reading: Reading, found: Sequence[Quotation], grammar: Grammar) -> None:
        self._reading = reading
        self._found = found
        self._starts = [one.outer.start for one in found]
        self._ends = [one.outer.end for one in found]
        self._names = [name.span.start for name in reading.names]
        self._grammar = grammar

    def all(self) -> Sequence[Quotation]:
        """Every quotation, in order."""
        return self._found

    def opening_at(self, offset: int) -> Quotation | None:
        """The quotation whose mark stands at `offset`."""
        i = bisect_left(self._starts, offset)
        return self._found[i] if i < len(self._found) and self._starts[i] == offset else None

    def around(self, offset: int) -> Quotation | None:
        """The quotation within whose marks an offset lies."""
        i = bisect_right(self._starts, offset) - 1
        return self._found[i] if i >= 0 and offset < self._found[i].outer.end else None

    def ending_at(self, text: str, offset: int) -> Quotation | None:
        """The quotation that ends right before an attribution at `offset`."""
        i = bisect_right(self._ends, offset) - 1
        if i < 0 or offset - self._ends[i] > NEAR or text[self._ends[i] : offset].strip(BETWEEN):
            return None
        return self._found[i]

    def following(self, text: str, offset: int) -> Quotation | None:
        """The quotation that begins right behind `offset`."""
        i = bisect_left(self._starts, offset)
        if i == len(self._found) or self._starts[i] - offset > NEAR:
            return None
        return None if text[offset : self._starts[i]].strip(" ,:") else self._found[i]

    def utterance_start(self, quote: Quotation) -> int:
        """Where the words that a quotation ends begin: at its mark, or with the sentence it is part of."""
        sentence = self._reading.sentence_at(quote.outer.start)
        if sentence is None:
            return quote.outer.start
        before = self._reading.text[sentence.span.start : quote.outer.start]
        if not before.strip(' \n-–—»”".,') or before.rstrip().endswith((":", ")", "(", *DASHES)):
            return quote.outer.start
        if before.rstrip().endswith(";"):
            return quote.outer.start
        return sentence.span.start + before.rfind(";") + 1

    def unmarked(self, content: Span) -> Span:
        """A content without the marks that enclose all of it, or a mark that opens it and never closes."""
        text = self._reading.text
        quote = self.opening_at(content.start)
        if quote is None and text[content.start : content.start + 1] not in PAIRS:
            return content
        if quote and quote.outer.end < content.end:
            return content
        end = quote.inner.end if quote else content.end
        return Span(content.start + 1, max(content.start + 1, end)).stripped(text)

    def mode(self, content: Span) -> str:
        """`mixed` where words said stand between marks in the content, else `indirect`."""
        i = bisect_left(self._ends, content.start)
        while i < len(self._found) and self._found[i].outer.start < content.end:
            if not self.is_name(self._found[i]):
                return "mixed"
            i += 1
        return "indirect"

    def is_name(self, quote: Quotation) -> bool:
        """Whether the marks enclose a name or title and not words that somebody said."""
        text = self._reading.text
        words = quote.inner.of(text).split()
        covered = 0
        for k in range(
            bisect_left(self._names, quote.inner.start), bisect_left(self._names, quote.inner.end)
        ):
            span = self._reading.names[k].span
            covered += min(span.end, quote.inner.end) - span.start
        length = quote.inner.end - quote.inner.start
        if covered >= NAME_SHARE * length or self._reading_name_over(quote.inner):
            return True
        before = text[max(0, quote.outer.start - 40) : quote.outer.start].split()
        last = before[-1].strip("'(").lower() if before else ""
        says = len(before) > 1 and before[-2].lower() in self._grammar.reflexives
        if (
            not says
            and last.split("'")[-1] in self._grammar.names_in_quotes
            and len(words) <= 2 * LONGEST_NAME
        ):
            return True
        capital = sum(word[:1].isupper() for word in words)
        return (
            len(words) <= LONGEST_NAME and capital >= max(1, (len(words) + 1) // 2) and words[0][:1].isupper()
        )

    def _reading_name_over(self, span: Span) -> bool:
        i = bisect_right(self._names, span.start) - 1
        return i >= 0 and self._reading.names[i].span.end >= span.end
