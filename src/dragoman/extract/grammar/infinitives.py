"""Infinitives, and the adverbs that may stand between a verb and what depends on it.

In: a passage with its parse. Out: answers by word. Without a parse an infinitive is told by its ending.
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import CommitmentWords

INFINITIVE = re.compile(r"[^\W\d_]{2,}(?:er|ir|re|oir)$")
LIKE_AN_ADJECTIVE = re.compile(r"(?:ier|re)$")  # "régulier", "sûre": an infinitive only if the parse says so
NO_INFINITIVES = frozenset(
    (
        "entre",
        "contre",
        "outre",
        "autre",
        "notre",
        "votre",
        "leur",
        "hier",
        "premier",
        "dernier",
        "cahier",
        "janvier",
    )
)
OPENING, CLOSING = frozenset('«“"'), frozenset('»”"')
CLITIC_OBJECTS = frozenset(("le", "la", "l'", "les"))
CLITICS = frozenset(
    ("le", "la", "l'", "les", "lui", "leur", "y", "en", "se", "s'", "nous", "ne", "n'", "pas", "plus")
)


class InfinitiveReader:
    """Looks words of one sentence up."""

    def __init__(self, passage: Passage, line: Line, words: CommitmentWords) -> None:
        self._passage = passage
        self._line = line
        self._words = words

    def infinitive(self, i: int) -> int | None:
        """The index of the infinitive that begins at word `i`, over pronouns and adverbs, or None."""
        words = self._passage.words
        for k in range(i, min(i + 5, len(words))):
            if self.is_infinitive(k):
                return k
            if words[k].fold not in CLITICS | OPENING and not self.is_adverb(k):
                return None
        return None

    def closing(self, verb: int) -> int:
        """The index of the mark behind a verb alone between marks ("« investira » 2 milliards"), or 0."""
        words = self._passage.words
        alone = 0 < verb < len(words) - 1 and words[verb - 1].fold in OPENING
        return verb + 1 if alone and words[verb + 1].fold in CLOSING else 0

    def is_infinitive(self, k: int) -> bool:
        """Whether a word is an infinitive: by the parse, or where it says verb or nothing by its ending."""
        word = self._passage.words[k]
        if not INFINITIVE.match(word.form) or word.fold in NO_INFINITIVES:  # "assuré" is none
            return False
        if not len(self._line):
            return True
        token = self._line.tokens[min(self._line.at(word.span.start), len(self._line) - 1)]
        if token.pos == "ADJ" and LIKE_AN_ADJECTIVE.search(word.fold):
            return False
        return "VerbForm=Inf" in token.features or (
            token.pos in ("VERB", "ADJ", "X") and not word.finite and token.text.islower()
        )

    def is_adverb(self, k: int) -> bool:
        """Whether a word may stand between a verb and what depends on it."""
        word = self._passage.words[k]
        if (
            (word.fold.endswith("ment") and len(word.fold) > 6)
            or word.fold == ","
            or (word.fold,) in _split(self._words.adverbs)
        ):
            return True
        words = self._passage.words
        for phrase in _by_word(self._words.adverbs).get(word.fold, ()):
            for at, part in enumerate(phrase):
                begin = k - at
                if (
                    part == word.fold
                    and begin >= 0
                    and tuple(w.fold for w in words[begin : begin + len(phrase)]) == phrase
                ):
                    return True
        return False


@cache
def _split(adverbs: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Adverbs as the words of a passage: folded, the elided ones apart."""
    return frozenset(
        tuple(part for part in re.split(r"(?<=')|\s", fold(phrase)) if part) for phrase in adverbs
    )


@cache
def _by_word(adverbs: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """The adverbial phrases by each of their words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _split(adverbs):
        if len(phrase) > 1:
            for part in phrase:
                found.setdefault(part, []).append(phrase)
    return found
