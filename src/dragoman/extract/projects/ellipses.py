"""Things whose noun the text leaves out: "celle d'Almaty", "celui d'Oskemen, ouvert en 2023".

In: a reading and the mentions so far. Out: mentions of the same type as the one before, at another place. The
pronoun has to agree with the noun before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.projects.pieces import NAME
from dragoman.extract.projects.recall import Maker, ProjectMention, gender_of
from dragoman.model.reading import Reading
from dragoman.model.span import Span

_THAT = re.compile(
    rf"\b([Cc]el(?:ui|le)) (?:de |du |d'|à |au |en |située? (?:à |au |en ))(?:la |le |l')?({NAME})"
)
_OTHER = re.compile(r"\b([Uu]n|[Uu]ne) (?:autre|second|seconde|deuxième|troisième)(?: ([a-zà-ÿ]+))?\b")
_AT = re.compile(r"(?:à|au|en|près de|dans (?:la région|la ville|la province) d[eu]) ?(?:la |le |l'|d')?$")
_ON = re.compile(r" ?(?:sur|pour|portant|porte|prévoit|concerne|prévoyant|concernant|relatif|relative)\b")
NEAR = 400  # code points over which a noun that is left out is still in mind
FAR = 2000  # and over which one that is repeated is


class Ellipses:
    """Finds such things; `make` gives the mention of the type of another one, its words and its place."""

    def __init__(self, make: Maker) -> None:
        self._make = make

    def mentions(self, reading: Reading, named: Sequence[ProjectMention]) -> Iterator[ProjectMention]:
        """The things at other places, in the order of the text."""
        for match in _THAT.finditer(reading.text):
            gender = "Fem" if match[1].lower() == "celle" else "Masc"
            before = _before(reading, named, match.start(), gender, NEAR)
            span, place = Span(*match.span()), Span(*match.span(2))
            if before and (mention := self._make(reading, before, span, place)):
                yield mention
        for match in _OTHER.finditer(reading.text):
            noun = match[2] or ""
            same = [one for one in named if _first(reading, one) == noun]
            gender = "Fem" if match[1].lower() == "une" else "Masc"
            before = _before(reading, same or named, match.start(), gender, FAR if same else NEAR)
            if before is None or any(one.span.overlaps(match.span()) for one in named):
                continue
            if not same and _ON.match(reading.text, match.end() - len(noun)):  # "un autre sur l'étude de"
                continue
            end = match.end() if same else match.end() - len(noun)
            words = Span(match.start(), end).stripped(reading.text)
            if words is None or (not same and _nominal(reading, match, noun)):
                continue
            where = _place(reading, words)
            if where and (mention := self._make(reading, before, words, where)):
                yield replace(mention, indefinite=True)


def _first(reading: Reading, mention: ProjectMention) -> str:
    """The first word of a mention."""
    return mention.span.of(reading.text).lower().split()[0]


def _before(
    reading: Reading, named: Sequence[ProjectMention], at: int, gender: str, reach: int
) -> ProjectMention | None:
    """The project named last before a place, if the words there agree with it."""
    before = [one for one in named if one.span.end <= at]
    if not before or at - before[-1].span.end > reach:
        return None
    return before[-1] if gender_of(reading, before[-1].span) in (gender, "") else None


def _place(reading: Reading, span: Span) -> Span | None:
    """The one place at which the sentence says that something is."""
    sentence = reading.sentence_at(span.start)
    if sentence is None:
        return None
    start = max(sentence.span.start, reading.text.rfind(";", 0, span.start))
    found = [
        name.span
        for name in reading.names_in((start, sentence.span.end), "place")
        if _AT.search(reading.text, start, name.span.start)
    ]
    return found[0] if len(found) == 1 else None


def _nominal(reading: Reading, match: re.Match[str], noun: str) -> bool:
    """Whether the word behind "autre" is a noun, so that nothing is left out ("une autre question")."""
    sentence = reading.sentence_at(match.start())
    at = match.end() - len(noun)
    tokens = sentence.tokens if sentence else ()
    nominal = ("NOUN", "ADJ", "PROPN")
    return bool(noun) and any(token.span.start == at and token.pos in nominal for token in tokens)
