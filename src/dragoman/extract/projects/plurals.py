"""Several things by one plural noun: "les usines d'A et de B", "des centres ont ouvert à A, B et C".

In: a reading, the place of the noun, the words behind it. Out: a `ProjectMention` a place; none where fewer
than two are named. A thing alone is left to `describing.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.projects.making import MentionMaker, is_country
from dragoman.extract.projects.naming import at, described
from dragoman.extract.projects.pieces import NAMES
from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.sites import SiteFinder
from dragoman.extract.projects.things import Described, ThingPatterns
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.projects import ThingType

_WHOLE = re.compile(r"\b(?:total|totale|cumulée?|combinée?|globale?)\b")


class PluralReader:
    """Reads plurals, with the places and names that others find."""

    def __init__(self, things: ThingPatterns, sites: SiteFinder, maker: MentionMaker) -> None:
        self._things = things
        self._sites = sites
        self._maker = maker
        self._and = re.compile(
            r"(?: \([^)]{1,60}\))?(?:, ainsi que|, et|,| et| ainsi que| ;)"
            r"(?P<by> (?:de |du |d'|des |à |au |en |près de |près d'))?"
            rf"(?: ?(?:{things.pieces.area}))? ?(?:la |le |l')?(?P<name>{NAMES})"
        )

    def each(
        self,
        reading: Reading,
        noun: Span,
        kind: ThingType,
        spelt: str,
        found: Described,
        programme: bool,
        definite: bool,
    ) -> Iterator[ProjectMention]:
        """Several things by one plural noun and their places or ends, if it names at least two.

        `definite`: an article says that they are known ("les mines d'A et de B").
        """
        text = reading.text
        words = text[noun.end : found.start]
        named = found.called or _named_in(text, found)
        places = [named]
        while match := self._and.match(text, places[-1].end):
            place = Span(*match.span("name"))
            if not (match["by"] or found.ends or any(reading.names_in(place, "place"))):
                break
            if not programme and is_country(reading, place):  # "les mines d'A et de B, au Tadjikistan"
                break
            places.append(place)
        states = not programme and is_country(reading, named)
        if len(places) < 2 or _WHOLE.search(words) or states:
            return
        thing = (spelt + words).strip()
        for i, place in enumerate(places):
            name = place.of(text)
            if not known_place(reading, place, kind):
                continue
            span = place if i else Span(noun.start, place.end)
            label = f"{thing} {name}" if found.ends or found.called else at(thing, name)
            labels = (label, *described(spelt, thing, self._things.short(thing), "", [name], found.ends))
            made = self._maker.mention(reading, span, kind, [name], labels, found.ends, thing)
            known = made.project.id is not None
            yield replace(
                made,
                indefinite=not (found.ends or definite),
                quiet=definite and not (found.ends or known),
            )

    def scattered(
        self, reading: Reading, folded: str, noun: Span, kind: ThingType, spelt: str
    ) -> Iterator[ProjectMention]:
        """One thing a place where these stand apart: "des centres ont ouvert à Almaty, Bichkek et Och"."""
        text = reading.text
        phrase = Span(noun.start, self._things.after_qualities(text, folded, noun.end)[-1])
        site = self._sites.site(reading, phrase, True, False)
        places = [site.span] if site is not None and not site.heading else []
        while places and (match := self._and.match(text, places[-1].end)):
            place = Span(*match.span("name"))
            if not any(reading.names_in(place, "place")):
                break
            places.append(place)
        if len(places) < 2 or any(is_country(reading, one) for one in places):
            return
        for place in places:
            labels = (at(spelt + text[noun.end : phrase.end], place.of(text)),)
            thing = spelt + text[noun.end : phrase.end]
            made = self._maker.mention(reading, phrase, kind, [place.of(text)], labels, thing=thing)
            yield replace(made, indefinite=True)


def known_place(reading: Reading, span: Span, kind: ThingType) -> bool:
    """Whether a noun that says little by itself is followed by a place that is known."""
    return not kind.bare or any(reading.names_in(span, "place"))


def _named_in(text: str, found: Described) -> Span:
    """Where the names of a thing stand in its words, from the first to the end."""
    start = text.find(found.names[0] if found.ends else found.names[-1], found.start, found.end)
    return Span(start, found.end)
