"""Marks facts in a text for a page: blocks of words, with marks inside one another.

In: a text, the passages that facts rest on, boilerplate. Out: a tree that templates walk through. Marks that
cross are cut at the crossing, so that each part lies whole in another or beside it; `height` says how many
lie one in another inside a mark, so that its line is drawn below theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import TypeAlias

from dragoman.model.span import Span

HIGHEST = 5
"""Marks that are told apart one below another."""
LONGEST_PART = 20_000
"""Code points of a text that are shown on one page: with their facts they stay below 400 kB."""

_ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that control a device or turn the direction of what follows: it is shown where they are."""

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A passage that a fact rests on; `number` counts the facts of the document."""

    span: Span
    number: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a passage; `first` where its fact begins in the text."""

    number: int
    first: bool
    height: int
    inside: tuple[Node, ...]


Node: TypeAlias = "str | Mark"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the text, in nodes; `dim`: it is boilerplate."""

    nodes: tuple[Node, ...]
    dim: bool = False


def parts(text: str) -> list[Span]:
    """A text in parts that are short enough for a page, cut between paragraphs where there are any."""
    cuts = [0, *(match.end() for match in _splitter(text).finditer(text)), len(text)]
    ends: list[int] = []
    start = 0
    while len(text) - start > LONGEST_PART:
        most = start + LONGEST_PART
        cut = cuts[bisect_right(cuts, most) - 1]
        start = cut if cut > start else most
        ends.append(start)
    return [Span(one, other) for one, other in pairwise([0, *ends, len(text)])] if text else []


def marked(
    text: str, places: Iterable[Place], boilerplate: Iterable[Span] = (), within: Span | None = None
) -> list[Block]:
    """The text in blocks with its facts marked; `within`: only that part of it."""
    text = _ACTING.sub("�", text)  # one for one, so that places stay
    whole = within or Span(0, len(text))
    dim = list(boilerplate)
    begun: set[int] = set()
    every = sorted((one for one in places if one.span.overlaps(whole)), key=_order)
    blocks = []
    for span in _blocks(text, dim, whole):
        here = [Place(_cut(one.span, span), one.number) for one in every if one.span.overlaps(span)]
        is_dim = any(one.overlaps(span) for one in dim)
        blocks.append(Block(tuple(_nodes(text, span, here, begun)), is_dim))
    return blocks


def _splitter(text: str) -> re.Pattern[str]:
    """What stands between paragraphs: an empty line, or where there is none, any line break."""
    return _PARAGRAPH if _PARAGRAPH.search(text.strip()) else _LINE


def _blocks(text: str, dim: Sequence[Span], whole: Span) -> Iterator[Span]:
    """The paragraphs without the white space between them, cut where boilerplate begins or ends."""
    cuts = {whole.start, whole.end, *(match.end() for match in _splitter(text).finditer(text))}
    cuts |= {edge for span in dim for edge in span}
    for start, end in pairwise(sorted(one for one in cuts if whole.start <= one <= whole.end)):
        span = Span(start, end).stripped(text)
        if span.end > span.start:
            yield span


def _nodes(text: str, span: Span, places: Sequence[Place], begun: set[int]) -> Iterator[Node]:
    """The words of a span, with the marks of the places in it."""
    left = [(_order(one), one) for one in places]
    heapify(left)
    done = span.start
    while left:
        _, place = heappop(left)
        start, end = place.span
        if start > done:
            yield text[done:start]
        inside: list[Place] = []
        while left and left[0][1].span.start < end:
            _, other = heappop(left)
            inside.append(Place(_cut(other.span, place.span), other.number))
            if other.span.end > end:
                rest = Place(Span(end, other.span.end), other.number)
                heappush(left, (_order(rest), rest))
        first = place.number not in begun
        begun.add(place.number)
        nodes = tuple(_nodes(text, place.span, inside, begun))
        heights = [one.height + 1 for one in nodes if isinstance(one, Mark)]
        yield Mark(place.number, first, min(max(heights, default=0), HIGHEST), nodes)
        done = end
    if done < span.end:
        yield text[done : span.end]


def _order(place: Place) -> tuple[int, int, int]:
    return place.span.start, -place.span.end, place.number


def _cut(span: Span, by: Span) -> Span:
    return Span(max(span.start, by.start), min(span.end, by.end))
