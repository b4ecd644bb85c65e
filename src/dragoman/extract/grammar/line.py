"""A parsed sentence as the rules on reports walk it: its words in lower case, neighbours, subtrees.

In: a `Sentence` with tokens. Out: a `Line`. What the words mean is left to the rules.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from dragoman.model.reading import Sentence, Token
from dragoman.model.span import Span

NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Line:
    """`words` are the tokens' texts in lower case, `ends` where they end; token ranges are half-open."""

    text: str
    sentence: Sentence
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str, sentence: Sentence) -> Line:
        """The line of a parsed sentence of `text`, made once."""
        return sentence.once((cls, text), lambda: cls._read(text, sentence))

    @classmethod
    def _read(cls, text: str, sentence: Sentence) -> Line:
        tokens = sentence.tokens
        words = tuple([token.text.lower() for token in tokens])
        return cls(text, sentence, tokens, words, tuple([token.span.end for token in tokens]))

    def __len__(self) -> int:
        return len(self.words)

    def word(self, i: int) -> str:
        """The word at a place, or the empty string beyond the ends."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def pos(self, i: int) -> str:
        """The part of speech at a place, or the empty string beyond the ends."""
        return self.tokens[i].pos if 0 <= i < len(self.words) else ""

    def span(self, start: int, end: int) -> Span:
        """The place of a non-empty range of tokens."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def at(self, offset: int) -> int:
        """The index of the first token that ends behind an offset."""
        return bisect_left(self.ends, offset + 1)

    def finite(self, i: int) -> bool:
        """Whether the token is a finite verb."""
        token = self.tokens[i]
        return token.pos in VERBAL and "VerbForm=Fin" in token.features

    def infinitive(self, i: int) -> bool:
        """Whether there is an infinitive at a place."""
        return 0 <= i < len(self) and "VerbForm=Inf" in self.tokens[i].features

    def any_finite(self, start: int, end: int) -> bool:
        """Whether a finite verb stands in a range."""
        return any(self.finite(i) for i in range(max(start, 0), min(end, len(self))))

    def below(self, i: int, head: int) -> bool:
        """Whether the parse hangs token `i` below `head` (or it is it)."""
        for _ in range(len(self)):
            if i == head:
                return True
            up = self.tokens[i].head
            if up == i:
                return False
            i = up
        return False

    def subtree_end(self, head: int) -> int:
        """The index behind the last token that hangs below `head` without a gap."""
        end = head + 1
        while end < len(self) and self.below(end, head):
            end += 1
        return end

    def follows(self, i: int, phrases: tuple[str, ...]) -> int:
        """The index behind the longest of `phrases` that begins at token `i`, or 0."""
        longest = 0
        for parts in _by_first(phrases).get(self.word(i), ()):
            if len(parts) > longest and parts == self.words[i : i + len(parts)]:
                longest = len(parts)
        return i + longest if longest else 0

    def precedes(self, i: int, phrases: tuple[str, ...]) -> bool:
        """Whether one of `phrases` ends right before token `i`."""
        for parts in _by_last(phrases).get(self.word(i - 1), ()):
            if i >= len(parts) and parts == self.words[i - len(parts) : i]:
                return True
        return False


@cache
def _split(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    split = (tuple(phrase.replace("'", "' ").split()) for phrase in phrases)
    return tuple(parts for parts in split if parts)


@cache
def _by_first(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for parts in _split(phrases):
        table.setdefault(parts[0], []).append(parts)
    return table


@cache
def _by_last(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for parts in _split(phrases):
        table.setdefault(parts[-1], []).append(parts)
    return table
