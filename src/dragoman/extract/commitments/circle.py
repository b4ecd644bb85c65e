"""The parties that a text speaks of at a place: whom "les parties", "les cinq pays", "nous" stand for there.

In: a reading and its framework. Out: country codes: those that were named together last, the members of a
region or mechanism, or the two states that the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from dragoman.model.entity import Party
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Mechanism, Undertaking
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework

OWNER = 60  # code points behind a noun in which it stands whose it is
NEAR = 600  # code points within which parties that are named later may be meant
JOINED = re.compile(
    r"[\s,]*(?:et|ainsi que|avec)?[\s,]*"
    r"(?:(?:le|la|les|l'|des|du|de|d'|cinq|six|pays|etats|republique|a|gouvernement)[\s]*)*"
)


class Circle:
    """Answers for one reading; `prefixes` stand for states in compounds ("sino-tadjik")."""

    def __init__(
        self, reading: Reading, framework: Framework, prefixes: Mapping[str, str], folded: str
    ) -> None:
        self._reading = reading
        self._framework = framework
        self._folded = folded
        self._prefixes = {fold(prefix): code for prefix, code in prefixes.items()}
        self._regions = {region.id: region.members for region in framework.card.regions}

    def members(self, party: str) -> tuple[str, ...]:
        """A region's members; a country is its own."""
        return self._regions.get(party, (party,))

    def group(self, at: int, number: int | None = None) -> tuple[str, ...]:
        """The parties that the text speaks of at a place, `number` of them if it is given."""
        if number is not None:
            for members in (*self._regions.values(), self._framework.card.members):
                if len(members) == number:
                    return tuple(members)
        for _, states in reversed([one for one in self._together if one[0] <= at]):
            if number is None or len(states) == number:
                return states
        after = [states for place, states in self._together if place > at and number in (None, len(states))]
        if after and at < NEAR:
            return after[0]
        return self._reading.two_states() if number in (None, 2) else ()

    def countries(self, span: Span) -> tuple[str, ...]:
        """The states that names and adjectives in some words mean, a region as its members."""
        names = [
            *self._reading.names_in(span, "country", "region"),
            *(name for name in self._reading.adjectives if span.contains(name.span)),
        ]
        return self._states(name.entity for name in sorted(names, key=lambda name: name.span))

    def capitals(self, span: Span) -> Iterator[str]:
        """The states whose capitals stand for them in some words: "Astana et Pékin"."""
        for name in self._reading.names_in(span, "place"):
            low = name.span.of(self._folded)
            for country in self._framework.countries.values():
                if any(fold(one) == low for names in country.metonyms.values() for one in names):
                    yield country.code

    def last_side(self, at: int, noun: str) -> tuple[str, ...]:
        """The state of which the text named such a side last: "le ministère kirghiz …. Le ministère"."""
        before = self._folded.rfind(f"{noun} ", max(0, at - NEAR), at)
        if before < 0:
            return ()
        behind = before + len(noun)
        near = (*self._reading.adjectives, *self._reading.names_in((behind, behind + OWNER), "country"))
        words = [one for one in near if behind < one.span.start < min(behind + OWNER, at)]
        first = min(words, key=lambda one: one.span, default=None)
        between = self._folded[behind : first.span.start] if first else "."
        if first is None or not isinstance(first.entity, str) or re.search(r"[.,;:]", between):
            return ()
        return (first.entity,)

    def signatories(self) -> tuple[str, ...]:
        """Who "les Parties" with a capital are, in a joint text: the states that its head names together."""
        return next((states for place, states in self._together if place < NEAR), ())

    def _states(self, parties: Iterable[Party]) -> tuple[str, ...]:
        codes = (code for party in parties if isinstance(party, str) for code in self.members(party))
        return tuple(dict.fromkeys(codes))

    def _members_of(self, name: Name) -> tuple[str, ...]:
        """The states that have a mechanism or a project."""
        entry = self._framework.entries.get(getattr(name.entity, "id", None) or "")
        if isinstance(entry, Mechanism):
            return tuple(one for one in self._states(entry.participants) if len(one) == 2)
        return tuple(entry.countries) if isinstance(entry, Undertaking) else ()

    @cached_property
    def _together(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Where two states or more are named together, or a mechanism that they have: places and states."""
        found: list[tuple[int, tuple[str, ...]]] = []
        run: list[Name] = []
        names = sorted(
            (
                name
                for name in (*self._reading.names, *self._reading.adjectives)
                if name.kind in ("country", "region", "mechanism", "instrument", "project")
            ),
            key=lambda name: name.span,
        )
        for name in names:
            if name.kind in ("mechanism", "instrument", "project"):
                states = self._members_of(name)
                if len(states) > 1:
                    found.append((name.span.start, states))
                run = []
                continue
            before = self._folded[max(0, name.span.start - 12) : name.span.start].split()
            if before and before[-1] in self._prefixes and isinstance(name.entity, str):
                found.append((name.span.start, (self._prefixes[before[-1]], name.entity)))
            between = self._folded[run[-1].span.end : name.span.start] if run else ""
            run = [*run, name] if run and JOINED.fullmatch(between) else [name]
            states = self._states(one.entity for one in run)
            if len(states) > 1 and len(run) > 1:
                if found and found[-1][0] == run[0].span.start:
                    found.pop()
                found.append((run[0].span.start, states))
        return tuple(found)
