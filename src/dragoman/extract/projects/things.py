"""The words that name a thing by its type and place: "la centrale solaire de 300 MW près de Boukhara".

In: the types and qualities of a language. Out: where such words begin and end, their type and the names in
them. Whether they are a project at all, and which, is left to `mentions.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.projects.pieces import (
    ADJECTIVE,
    ASIDE,
    DASH,
    FORMED,
    LOWER,
    MEASURE,
    NAME,
    NAMES,
    OF,
    Pieces,
)
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.alternation import alternation
from dragoman.packs.folding import fold
from dragoman.packs.projects import ProjectWords, ThingType

WAYS = frozenset(("rail", "road", "gas-pipeline", "oil-pipeline"))
QUALITIES = 4  # what may stand between a noun and its name, one after another
_BREAKS = re.compile(
    r"(?:^|.* )(?:son|sa|ses|leurs?|ce|cet|cette|notre|nos|même|partir|cours|voie|fin|fonds|sein|travers"
    r"|terme|titre|cause|hauteur|raison|vue|plein|ainsi|grâce|construction|service|exploitation|chantier|but"
    r"|activité|nord|sud|est|ouest|centre|bord|large|cœur|profit|service|moins|plus"
    r"|pays|monde|continent)(?: |$)"
)


_ORDINAL = re.compile(
    r"nouvel|ancien|premi|second|\w+ieme|futur|grand|petit|autre|prochain|seule|vieil|dernier"
)
_FOR = re.compile(r"(?:\b[Pp]our|\bcontre) (?:la |le |l'|les )?[a-zà-ÿ]+(?: [a-zà-ÿ]+)?$")


NAME_REACH = 40  # code points before a noun in which the name begins that it is a part of


@dataclass(frozen=True, slots=True)
class Described:
    """What stands behind a type's noun: where it ends, and the names in it (two for what joins two places).

    `start` is where the words with the names begin; `ends`: they are the ends of a route; `called`: the place
    of a name of its own ("« Nur Navoï »").
    """

    start: int
    end: int
    names: tuple[str, ...]
    ends: bool = False
    called: Span | None = None
    numbered: bool = False


class ThingPatterns:
    """Finds the words for things in one language."""

    def __init__(self, words: ProjectWords) -> None:
        self._words = words
        pairs = ((fold(noun), noun, one) for one in words.types for noun in one.nouns)
        self._points = tuple(fold(one) for one in words.points)
        self._joining = tuple(fold(one) for one in words.joining)
        self._types = sorted(pairs, key=lambda pair: -len(pair[0]))
        self._by_noun = {_singular(noun): (one, spelt) for noun, spelt, one in reversed(self._types)}
        nouns = alternation(_plural(noun) for noun, _, _ in self._types)
        self.noun = re.compile(rf"\b{nouns}\b")
        self.quality = alternation(_quality(one) for one in words.qualities)
        bodies = alternation(one[0].upper() + one[1:] for one in words.bodies)
        self._of_body = re.compile(
            rf"(?<=[\w'’(«] )(?:{bodies}|{alternation(words.gatherings)})"
            rf"(?: [a-zà-ÿ]+(?:ale|al|ique))? {OF}$|(?<=['’]){bodies} {OF}$"
        )
        self._adjectives = re.compile(rf"{alternation(fold(one) for one in words.adjectives)}s?")
        made = self.pieces = Pieces(words)
        self._tail = re.compile(rf"{made.sited}? (?:{made.where}|{OF})?{made.near}({NAMES})")
        self._further = re.compile(rf" (?:à |au |en |dans ){made.near}({NAME})")
        both = rf"{made.town}({NAME}){ASIDE}(?: (?:au|en|aux) {NAME}(?= (?:à|et) ))?"
        self._ends = re.compile(
            rf",? ?(?<=[ ,])(?:entre {both}(?:, {made.town}({NAME}))? et {made.town}({NAME})"
            rf"|{made.joining} {both}"
            rf"(?:,? (?:à|au|et|avec|aux) {made.town}|, {made.town}({NAME}) et {made.town})({NAME})"
            rf"(?:,? (?:et|puis) (?:à|au|avec|aux) {made.town}({NAME}))?"
            rf"|(?:de |d')({NAME}) (?:à|au|vers|jusqu'à|jusqu'au) (?:la |le )?({NAME}))"
        )
        joined = rf"({NAME}){DASH}({NAME})(?:{DASH}({NAME}))*"
        self._joined = re.compile(rf" (?:de |du |d')?{joined}")
        self._bracketed = re.compile(rf" \({joined}\)")
        self._numbered = re.compile(r" ([A-Z]{1,2}-?\d{1,4})(?![\w-])")
        self.between_states = re.compile(
            r"(?: [a-zà-ÿ-]+)? (?:qui (?:relie|reliera|reliait|doit relier|va relier)|reliant|entre)"
            r" (?:les|ces|nos|leurs) (deux|trois|quatre|cinq|six) (?:pays|états|capitales)"
        )
        self._quoted = re.compile(
            rf"{made.called}?(?: ?[–—-]|,)? ?\(?[«“\"] ?([A-ZÀ-Þ0-9][^»”\"\n]{{1,60}}?) ?[»”\"]\)?"
            rf"(?: ?[–—-](?= ))?|{made.called} ({NAME})"
        )
        kind = (
            r" (?:de |d'|du |des |à |aux? |pour |contre |en )(?:la |le |les |l'|deux |trois |quatre )?"
            rf"{LOWER}(?: {FORMED}(?: et {FORMED})?)*(?: et (?:de |d'){LOWER})?"
        )
        self._qualities = re.compile(  # adjectives, measures, what it is for: "de panneaux solaires"
            rf"(?: n° ?\d+)?(?: {ADJECTIVE}(?: et {ADJECTIVE})?)*(?:{made.price}|{MEASURE}|{kind})?"
        )
        self._known = re.compile(rf" (?:{self.quality})(?=[ ,«\"']|$)")

    def short(self, label: str) -> str:
        """A name without measures and prices: "centrale solaire de 300 MW" is "centrale solaire"."""
        return re.sub(MEASURE, "", re.sub(self.pieces.price, "", label))

    def nouns(self, folded: str) -> Iterator[tuple[Span, ThingType, str]]:
        """The nouns for types in a text, with the type and the noun as the pack spells it."""
        for match in self.noun.finditer(folded):
            found = self.type_of(match[0])
            if found is not None:
                yield Span(*match.span()), *found

    def adjectival(self, reading: Reading, noun: Span) -> bool:
        """Whether a noun is no thing: an adjective ("la région centrale du Gansu"), or of a body's name."""
        if self._of_body.search(reading.text, max(0, noun.start - NAME_REACH), noun.start):
            return True
        if not self._adjectives.fullmatch(fold(noun.of(reading.text))):
            return False
        sentence = reading.sentence_at(noun.start)
        tokens = sentence.tokens if sentence else ()
        i = next((i for i, one in enumerate(tokens) if one.span.start == noun.start), 0)
        before = tokens[i - 1] if i else None
        return (
            before is not None and before.pos in ("NOUN", "PROPN") and not _ORDINAL.match(fold(before.text))
        )

    def type_of(self, noun: str) -> tuple[ThingType, str] | None:
        """The type of a folded noun, singular or plural, and the noun as the pack spells it."""
        return self._by_noun.get(_singular(noun))

    def behind(self, text: str, folded: str, noun: Span, kind: ThingType) -> Described | None:
        """The name behind a noun, over adjectives, measures and what the thing is for."""
        for at in self.after_qualities(text, folded, noun.end):
            match = self._ends.match(text, at) or (
                self.joins(kind, noun.of(folded))
                and (self._joined.match(text, at) or self._bracketed.match(text, at))
            )
            if match:
                names = tuple(group for group in match.groups() if group)
                if _FOR.search(text, noun.end, at):  # "une ligne pour le commerce Chine-Europe"
                    return None
                return Described(at, match.end(), names, ends=True)
            if kind.sector == "road" and (match := self._numbered.match(text, at)):
                called = Span(*match.span(1))
                return Described(at, match.end(), (match[1],), called=called, numbered=True)
            if kind.weight == "route":
                continue
            if match := self._quoted.match(text, at):
                name = Span(*match.span(1 if match[1] else 2))
                return Described(at, match.end(), (name.of(text),), called=name)
            if match := self._tail.match(text, at):
                end = match.end()
                if further := self._further.match(text, end):
                    return Described(at, further.end(), (match[1], further[1]))
                return Described(at, end, (match[1],))
        return None

    def joins(self, kind: ThingType, noun: str) -> bool:
        """Whether a thing joins two places, so that a dash between names stands between its ends."""
        if noun.startswith(self._points):
            return False
        return kind.sector in WAYS or kind.weight == "route" or noun.startswith(self._joining)

    def after_qualities(self, text: str, folded: str, at: int) -> tuple[int, ...]:
        """Where the words that may stand between a noun and its name end, the shortest first."""
        found = [self._over_known(text, folded, at)]
        for _ in range(QUALITIES):
            wider = self._qualities.match(text, found[-1])
            if not wider or wider.end() == found[-1] or _BREAKS.match(wider[0].replace("'", " ").strip()):
                break
            found.append(self._over_known(text, folded, wider.end()))
        return tuple(found)

    def _over_known(self, text: str, folded: str, at: int) -> int:
        """Where the qualities of the pack that begin at an offset end; a name ("Kirghizstan") is none."""
        while (match := self._known.match(folded, at)) and not text[at + 1].isupper():
            at = match.end()
        return at


def _plural(noun: str) -> str:
    """A pattern for a noun and its plural: "parcs éoliens", "postes-frontières"."""
    return re.sub(r"\w*[a-rt-wyz](?!\w)(?!')", r"\g<0>s?", re.escape(noun).replace(r"\ ", " "))


def _singular(noun: str) -> str:
    return re.sub(r"(?<=\w)s(?!\w)", "", noun)


def _quality(phrase: str) -> str:
    return re.sub(r"(?<=\w)\\\*", r"\\w*", re.escape(fold(phrase))).replace(r"\*", r"[\w,.]+")
