"""The quotations of a text: what stands between marks, whatever marks, nested, unclosed, over paragraphs.

In: a text and its paragraphs. Out: the outermost quotations in order. Who said them, and whether anybody did
(a title stands between marks too), is left to `extract/statements/direct_speech.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.document import Block
from dragoman.model.span import Span

PAIRS = {"«": "»", "“": "”", "„": "“”", "‹": "›", "「": "」", "『": "』"}
CLOSERS = {"»", "”", "›", "」", "』"}
STRAIGHT = '"'
MARKS = frozenset(PAIRS) | CLOSERS | {STRAIGHT}
_MARK = re.compile(f"[{''.join(sorted(MARKS))}]")
BEFORE_OPENING = " \n\t('([{-–—:/"
UNCLOSED_AFTER = ":–—-"
STRIPPED = " \t\n"


@dataclass(frozen=True, slots=True)
class Quotation:
    """`outer` has the marks, `inner` what stands between them; `closed` where the closing mark is there."""

    outer: Span
    inner: Span
    closed: bool = True


def quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """The outermost quotations, in order.

    A paragraph that opens with a mark while one is open goes on with the quotation. A mark that never closes
    is a quotation to its paragraph's end where it opens the paragraph or follows a colon, else none.
    """
    found: list[Quotation] = []
    carried: int | None = None
    for number, block in enumerate(blocks):
        goes_on = number + 1 < len(blocks) and _opens(text, blocks[number + 1])
        start = block.span.start
        stack: list[tuple[str, int]] = []
        if carried is not None:
            stack.append((text[carried], carried))
            start += 1  # the mark that takes the quotation up again
            carried = None
        for quotation in _in_block(text, start, block.span.end, stack):
            found.append(quotation)
        if stack:
            mark, opened = stack[0]
            if goes_on and text[blocks[number + 1].span.start] == mark and mark != STRAIGHT:
                carried = opened
            elif _may_stay_open(text, opened, block.span):
                inner = Span(opened + 1, block.span.end).stripped(text, STRIPPED)
                found.append(Quotation(Span(opened, block.span.end), inner, closed=False))
    return tuple(sorted(_outermost(found), key=lambda one: one.outer))


def _opens(text: str, block: Block) -> bool:
    return text[block.span.start : block.span.start + 1] in PAIRS


def _in_block(text: str, start: int, end: int, stack: list[tuple[str, int]]) -> Iterator[Quotation]:
    for match in _MARK.finditer(text, start, end):
        i, char = match.start(), match[0]
        closes = _closes(text, i, end, stack)
        if closes:
            while stack:
                mark, opened = stack.pop()
                if not stack:
                    yield Quotation(Span(opened, i + 1), Span(opened + 1, i).stripped(text, STRIPPED))
                if mark == STRAIGHT or char in PAIRS[mark]:
                    break
        elif char in PAIRS or char == STRAIGHT:
            stack.append((char, i))


def _closes(text: str, i: int, end: int, stack: list[tuple[str, int]]) -> bool:
    """Whether the mark at `i` closes one that is open; a straight mark tells by what stands around it."""
    char = text[i]
    if not stack:
        return False
    if char == STRAIGHT:
        if not any(mark == STRAIGHT for mark, _ in stack):
            return False
        before, after = text[i - 1], text[i + 1 : i + 2] if i + 1 < end else ""
        if before == " " and after == " ":
            return True
        return not (before in BEFORE_OPENING and after.strip())
    return any(char in PAIRS.get(mark, "") for mark, _ in stack) and not (char == "“" and stack[-1][0] != "„")


def _may_stay_open(text: str, opened: int, block: Span) -> bool:
    before = text[block.start : opened].rstrip()
    return not before or before[-1] in UNCLOSED_AFTER


def _outermost(found: Iterable[Quotation]) -> Iterator[Quotation]:
    end = -1
    for one in sorted(found, key=lambda one: (one.outer.start, -one.outer.end)):
        if one.outer.start >= end and one.inner.start < one.inner.end:
            end = one.outer.end
            yield one
