"""The words that name a thing by its type and place: "la centrale solaire de 300 MW près de Boukhara".

In: the types and qualities of a language. Out: where such words begin and end, their type and the names in
them. Whether they are a project at all, and which, is left to `mentions.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import ProjectWords, ThingType

_PROPER = r"[A-ZÀ-Þ][\w'’]*(?:-[\w'’]+)*"
NAME = rf"{_PROPER}(?: (?:de |du |des |d')?(?:{_PROPER}|\d+))*(?:-\d+)?"
_DASH = r"(?: ?[-–—] ?)"
_ART = r"(?:la |le |les |l')?"
_TOWN = rf"(?:la ville de |la région de |la province de |{_ART})"
_ASIDE = r"(?:, [^,.;:]{1,50},)?"  # "Kachgar, dans l'ouest du pays, au …"
_OF = r"(?:de |du |d'|des |de la |de l')"
_AREA = (
    rf"(?:(?:région|province|ville|district|village|col|vallée|lac|monts|zone|oblast|périphérie|environs|port"
    rf"|frontière|département|préfecture|canton|île|massif|désert|aéroport) {_OF}?)"
)
_NEAR = rf"(?:(?:la |le |les |l'|un |une )?{_AREA})?"
_LOWER = r"[a-zà-ÿœ][a-zà-ÿœ-]{2,}"
_ADJECTIVE = (
    r"[a-zà-ÿœ-]+(?:iques?|aires?|[^m]iers?|ières?|els?|elles?|als?|ales?|aux|ifs?|ives?|ois|oises?|iens?|iennes?"
    r"|ais|aises?|eux|euses?)(?![\w-])"
)
_FORMED = rf"(?:{_ADJECTIVE}|[a-zà-ÿ-]+ée?s?(?![\w-]))"
_MEASURE = (
    rf"(?: {_OF}(?:près {_OF}|plus {_OF}|environ )?\d[\d.,]*(?: \d{{3}})* ?[a-zA-Zà-ÿ%²³]+"
    r"(?: \([A-Za-z]{1,6}\))?)"
)
_BREAKS = re.compile(
    r"(?:^|.* )(?:son|sa|ses|leurs?|ce|cet|cette|notre|nos|partir|cours|voie|fin|fonds|sein|travers|terme"
    r"|titre|cause|hauteur|raison|vue|plein|ainsi|grâce|construction|service|exploitation|chantier"
    r"|activité|nord|sud|est|ouest|centre|bord|large|cœur|profit|service|moins|plus)(?: |$)"
)


@dataclass(frozen=True, slots=True)
class Described:
    """What stands behind a type's noun: where it ends, and the names in it (two for what joins two places).

    `start` is where the words with the names begin; `ends`: they are the ends of a route; `plain`: the words
    up to the name without measures.
    """

    start: int
    end: int
    names: tuple[str, ...]
    ends: bool = False


class ThingPatterns:
    """Finds the words for things in one language."""

    def __init__(self, words: ProjectWords) -> None:
        self._words = words
        pairs = ((fold(noun), noun, one) for one in words.types for noun in one.nouns)
        self._types = sorted(pairs, key=lambda pair: -len(pair[0]))
        self._by_noun = {_singular(noun): (one, spelt) for noun, spelt, one in reversed(self._types)}
        nouns = "|".join(_plural(noun) for noun, _, _ in self._types)
        self.noun = re.compile(rf"\b(?:{nouns})\b")
        self.quality = "|".join(_quality(one) for one in words.qualities)
        before = rf"(?:{_OF}|à |au |aux |en |dans |près de |près d'|sous |sur )?"
        self._tail = re.compile(rf" {before}{_NEAR}{_ART}({NAME}(?:{_DASH}{NAME})*)")
        self._further = re.compile(rf" (?:à |au |en |dans {_ART}){_NEAR}({NAME})")
        both = rf"{_TOWN}({NAME}){_ASIDE}"
        self._ends = re.compile(
            rf" (?:entre {both}(?:, {_TOWN}({NAME}))? et {_TOWN}({NAME})"
            rf"|(?:reliant|qui (?:relie|reliera|reliait|doit relier)) {both}"
            rf"(?:,? (?:à|au|et|avec|aux) {_TOWN}|, {_TOWN}({NAME}) et {_TOWN})({NAME})"
            rf"|(?:de |d')({NAME}) (?:à|au|vers) (?:la |le )?({NAME})"
            rf"|(?:de |du )?({NAME}){_DASH}({NAME})(?:{_DASH}({NAME}))*)"
        )
        self.between_states = re.compile(
            r"(?: [a-zà-ÿ-]+)? (?:qui (?:relie|reliera|reliait|doit relier|va relier)|reliant|entre)"
            r" (?:les|ces|nos|leurs) (deux|trois|quatre|cinq|six) (?:pays|états|capitales)"
        )
        self._quoted = re.compile(r" ?[«“\"] ?([A-ZÀ-Þ][^»”\"\n]{1,40}?) ?[»”\"]")

    @cached_property
    def _qualities(self) -> re.Pattern[str]:
        """Adjectives, measures and what the thing is for: "de panneaux solaires", "pour déchets"."""
        kind = (
            r" (?:de |d'|du |des |à |aux? |pour |contre |en )(?:la |le |les |l'|deux |trois |quatre )?"
            rf"{_LOWER}(?: {_FORMED})*"
        )
        return re.compile(
            rf"(?: {_ADJECTIVE}(?: et {_ADJECTIVE})?)*(?:{_MEASURE}|{kind})?(?:{_MEASURE}|{kind})?"
        )

    @cached_property
    def _known(self) -> re.Pattern[str]:
        return re.compile(rf" (?:{self.quality})(?=[ ,«\"']|$)")

    def nouns(self, folded: str) -> Iterator[tuple[Span, ThingType, str]]:
        """The nouns for types in a text, with the type and the noun as the pack spells it."""
        for match in self.noun.finditer(folded):
            found = self.type_of(match[0])
            if found is not None:
                yield Span(*match.span()), *found

    def type_of(self, noun: str) -> tuple[ThingType, str] | None:
        """The type of a folded noun, singular or plural, and the noun as the pack spells it."""
        return self._by_noun.get(_singular(noun))

    def behind(self, text: str, folded: str, noun: Span, kind: ThingType) -> Described | None:
        """The name behind a noun, over adjectives, measures and what the thing is for."""
        for at in self.after_qualities(text, folded, noun.end):
            if match := self._ends.match(text, at):
                names = tuple(group for group in match.groups() if group)
                return Described(at, match.end(), names, ends=True)
            if kind.weight == "route":
                continue
            if match := self._quoted.match(text, at) or self._tail.match(text, at):
                end = match.end()
                if further := self._further.match(text, end):
                    return Described(at, further.end(), (match[1], further[1]))
                return Described(at, end, (match[1],))
        return None

    def after_qualities(self, text: str, folded: str, at: int) -> tuple[int, ...]:
        """Where the words that may stand between a noun and its name end, the shortest first."""
        first = self._over_known(text, folded, at)
        found = [first]
        wider = self._qualities.match(text, first)
        if wider and wider.end() > first and not _BREAKS.match(wider[0].replace("'", " ").strip()):
            found.append(self._over_known(text, folded, wider.end()))
        return tuple(found)

    def _over_known(self, text: str, folded: str, at: int) -> int:
        """Where the qualities of the pack that begin at an offset end; a name ("Kirghizstan") is none."""
        while (match := self._known.match(folded, at)) and not text[at + 1].isupper():
            at = match.end()
        return at


def _plural(noun: str) -> str:
    """A pattern for a noun and its plural: "parcs éoliens"."""
    return " ".join(
        re.escape(word) + ("" if word.endswith(("s", "x", "'")) else "s?") for word in noun.split(" ")
    )


def _singular(noun: str) -> str:
    return " ".join(word.removesuffix("s") for word in noun.split(" "))


def without_measures(label: str) -> str:
    """A name without measures: "centrale solaire de 300 MW à Boukhara" is "centrale solaire à Boukhara"."""
    return re.sub(_MEASURE, "", label)


def without_asides(label: str) -> str:
    """A route's name with its ends alone: "ligne reliant la ville d'A, dans le nord, à B"."""
    return re.sub(rf"{_ASIDE}(?= (?:à|au|et|aux) )", "", label) if ", " in label else label


def _quality(phrase: str) -> str:
    return re.sub(r"(?<=\w)\\\*", r"\\w*", re.escape(fold(phrase))).replace(r"\*", r"[\w,.]+")
