"""How near somebody is to a place of a text: where he was named or meant last, in which part, who was since.

In: a reading with its names and references. Out: a `Nearest`, and whether titles show men and women. Who of
those that are near is meant, is left to a judge.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dragoman.extract.distances import CLOSE, distance
from dragoman.extract.grammar.line import Line
from dragoman.model.entity import key
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.grammar import Grammar

FAR = 1800  # code points behind which a mention is forgotten
OPENING = 40  # code points of an office before a name with which a sentence begins
MANY = 2  # others that were named since
_GOVERNED = re.compile(r"(?:\b(?:de|du|des|à|au|aux|par|avec|chez|pour|et|selon) |\bd')(?:M\. |Mme )?$")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Nearest:
    """The last mention of somebody: how far, as what, and how many others were named since."""

    apart: str
    part: str = ""
    since: int = 0

    def leads(self) -> bool:
        """Whether he is the subject of this sentence or the one before."""
        return self.part == "subject" and self.apart in CLOSE

    def signs(self) -> Iterator[str]:
        """What speaks for and against him."""
        yield f"named {self.apart}"
        yield f"named {self.apart} as {self.part}"
        yield f"{self.since} since"
        yield f"named {self.apart}, {self.since} since"


class Nearness:
    """Looks up mentions in one reading."""

    def __init__(self, reading: Reading, grammar: Grammar) -> None:
        self._reading = reading
        self._text = reading.text
        self._grammar = grammar
        self._sentences = [sentence.span.start for sentence in reading.sentences]
        self._blocks = [block.span.start for block in reading.blocks]
        named = [
            (name.span.start, key(name.entity), name)
            for name in reading.names
            if name.kind in ("person", "organisation")
        ]
        meant = [
            (one.span.start, key(one.entities[0]), None)
            for one in reading.references
            if len(one.entities) == 1
        ]
        self._mentions: list[tuple[int, str, Name | None]] = sorted([*named, *meant], key=lambda one: one[0])
        self._titled = {
            title: {key(name.entity) for name in reading.names if self._has_title(name, title)}
            for title in ("M. ", "Mme ")
        }

    def of(self, keys: Collection[str], place: int) -> Nearest:
        """The last mention of somebody before a place."""
        others: set[str] = set()
        for k in range(bisect_left(self._mentions, place, key=lambda one: one[0]) - 1, -1, -1):
            at, one, name = self._mentions[k]
            if place - at > FAR:
                break
            if one in keys:
                return Nearest(
                    distance(self._reading, at, place), self._part(name) if name else "meant", len(others)
                )
            if len(others) < MANY:
                others.add(one)
        return Nearest("nowhere")

    def gender(self, words: Span, keys: Collection[str]) -> Iterator[str]:
        """Whether a pronoun is of the gender that a title shows, or of the other."""
        said = set(_WORD.findall(words.of(self._text).lower()))
        for pronoun, own, other in (("il", "M. ", "Mme "), ("elle", "Mme ", "M. ")):
            if pronoun in said and len(keys) == 1:
                if self._titled[other].intersection(keys):
                    yield "of the other gender"
                elif self._titled[own].intersection(keys):
                    yield "of that gender"

    def _has_title(self, name: Name, title: str) -> bool:
        return name.kind == "person" and self._text.startswith(title, max(0, name.span.start - len(title)))

    def _part(self, name: Name) -> str:
        """The part that a name has in its sentence."""
        sentence = self._reading.sentence_at(name.span.start)
        if sentence is None:
            return "nothing"
        governed = _GOVERNED.search(
            self._text, max(sentence.span.start, name.span.start - 16), name.span.start
        )
        if sentence.tokens and self._is_subject(Line.of(self._text, sentence), name, governed=bool(governed)):
            return "subject"
        if governed:
            return "governed"
        return "opening" if name.span.start - sentence.span.start < OPENING else "other"

    def _is_subject(self, line: Line, name: Name, *, governed: bool) -> bool:
        """Whether a verb follows a name on which nothing depends, or the parse says so."""
        k = line.at(name.span.end)
        verbal = k < len(line) and (line.finite(k) or line.word(k) in {*self._grammar.clitics, "ne", "n'"})
        if verbal and not governed:
            return True
        k = line.at(name.span.start)
        for _ in range(len(CLOSE) + 2):
            relation = line.tokens[k].relation
            if relation.startswith("nsubj"):
                return True
            if relation not in ("appos", "flat", "flat:name", "nmod", "compound"):
                return False
            k = line.tokens[k].head
        return False
