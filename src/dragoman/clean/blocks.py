"""The blocks of an article: paragraphs, headings, items, each with its language.

In: the working text, its lines, the boilerplate in it. Out: `Block`s.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from dragoman.clean.layout import Line, touching
from dragoman.model.document import Block
from dragoman.model.span import Span

_ITEM = re.compile(r"(?:[-–—•*·▪◦►■●✔✓]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_MARKED = re.compile(r"(?:#{1,6} +|\*\*|__)(?:\*\*)?(\w.*?|[«“\"(].*?)(?:\*\*|__)?", re.S)
_ROW = re.compile(r"\S(?: {3,}|\t)\S|\S +\|")  # of a table
_ENDED = re.compile(r"[.!?…;,:][»\"”')\]]*$")
_LONGEST_HEADING = 25  # words
_TOO_SHORT = 30  # letters, to tell a language by
_ENOUGH = 300
_TOLD_APART = frozenset({"en", "fr", "ru", "zh"})  # a short line of names is not taken for one of these
_SETTLES = 2  # different function words
_SHARE = 1 / 12  # of words that are function words


def find_blocks(text: str, lines: Sequence[Line], boilerplate: Sequence[Span]) -> list[Block]:
    """What the lines have left outside boilerplate, without languages."""
    pieces = [piece for line in lines for piece in _outside(text, line.span, boilerplate)]
    blocks = [
        Block(bare := _unmarked(piece, text), "heading" if piece.of(text)[0] == "#" else _kind(bare.of(text)))
        for piece in pieces
    ]
    if len(blocks) == 1 or (blocks and blocks[-1].kind == "heading"):
        blocks[-1] = Block(blocks[-1].span)  # nothing stands below it
    return blocks


def _outside(text: str, span: Span, boilerplate: Sequence[Span]) -> Iterator[Span]:
    start = span.start
    for one in touching(span, boilerplate):
        if one.start > start and _says(piece := Span(start, one.start).stripped(text), text):
            yield piece
        start = max(start, one.end)
    if start < span.end and _says(piece := Span(start, span.end).stripped(text), text):
        yield piece


def _says(piece: Span, text: str) -> bool:
    return any(char.isalnum() for char in piece.of(text))


def _kind(words: str) -> str:
    if _ITEM.match(words):
        return "item"
    short = len(words) < 250 and len(words.split()) <= _LONGEST_HEADING and not _ROW.search(words)
    return "heading" if short and not _ENDED.search(words) and not words[0].islower() else "paragraph"


def _unmarked(piece: Span, text: str) -> Span:
    """A piece without the marks of Markdown around a heading or emphasis."""
    match = _MARKED.fullmatch(piece.of(text))
    return piece if match is None else Span(piece.start + match.start(1), piece.start + match.end(1))


def tell_languages(
    text: str,
    blocks: Sequence[Block],
    detect: Callable[[str], str],
    certain: tuple[str, frozenset[str]],
    declared: str | None = None,
) -> tuple[tuple[Block, ...], str | None]:
    """The blocks with their languages, and the language of most of the text; short ones inherit it.

    `certain` is a language and the function words that settle it without asking `detect`, which is slow;
    `declared` is what the document says of itself: it decides where the text is too short to tell.
    """
    language, settling = certain
    own: list[str | None] = []
    weight: Counter[str] = Counter()
    for block in blocks:
        words = block.span.of(text)
        told = None
        letters = sum(map(str.isalpha, words[:_ENOUGH]))  # a table's row has few
        if letters >= _TOO_SHORT and (len(words) >= _ENOUGH or not declared):
            told = language if _is_settled(words[:_ENOUGH], settling) else detect(words[:_ENOUGH]) or None
        own.append(told)
        if told:
            weight[told] += len(words)
    whole = "" if weight else " ".join(block.span.of(text) for block in blocks)[:_ENOUGH]
    if whole and (known := declared or detect(whole)):
        weight[known] = 1
    main = max(weight, key=lambda code: (weight[code], code)) if weight else None
    return tuple(
        Block(block.span, block.kind, main if told is None or _is_doubtful(block, told) else told)
        for block, told in zip(blocks, own, strict=True)
    ), main


def _is_settled(words: str, settling: frozenset[str]) -> bool:
    """Whether function words leave no doubt; an English text has them in the names that it quotes alone."""
    every = words.lower().split()
    known = [word for word in every if word in settling]
    return len(known) >= _SHARE * len(every) and len(set(known)) >= _SETTLES


def _is_doubtful(block: Block, told: str) -> bool:
    """Whether a language was told from a line of names: "Tachkent – Andijan – Och" is no Uzbek."""
    return told not in _TOLD_APART and block.span.end - block.span.start < _ENOUGH
