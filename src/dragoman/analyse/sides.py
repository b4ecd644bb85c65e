"""Which states and international organisations a text speaks of, by whatever names them.

In: the names of a text. Out: where each side is named: a state by its name, a capital that stands for its
government, a place, company or ministry of it, somebody who holds office in it; several by a project, format
or treaty of theirs. It serves to judge what a text is about: who acts is left to `resolve`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.analyse.lexicon import Lexicon, Pattern
from dragoman.model.entity import Entity
from dragoman.model.reading import Name
from dragoman.model.span import Span
from dragoman.packs.entries import (
    Country,
    Entry,
    Instrument,
    Mechanism,
    Organisation,
    Person,
    Place,
    Undertaking,
)
from dragoman.packs.framework import Framework

SHORTEST = 5
"""Letters of a family name that names one office-holder alone: there are many Li and Wang."""

HEADS = frozenset({"head-of-state", "head-of-government"})
"""Roles of those who are meant by a family name that others bear, too."""

CROSSING = "border-crossing"
"""The class of places that have a state on either side."""

BEYOND = "beyond"
"""The side on the other side of a crossing, whichever it is."""


@dataclass(frozen=True, slots=True)
class Named:
    """Where sides are named. `official`: by somebody who holds office in the one side.

    `kind`: of the name; "metonym" for a capital that stands for its government, "town" for one of a
    state outside the framework in which something happens.
    """

    span: Span
    kind: str
    sides: frozenset[str]
    official: bool = False


class Sides:
    """The sides that the names of a framework stand for."""

    def __init__(self, framework: Framework, language: str) -> None:
        own = {entry.id: tuple(_sides(entry)) for entry in framework.entries.values()}
        # A minister's "of" may be the ministry: the state is the ministry's.
        self._sides = {
            id: frozenset(s for one in sides for s in own.get(one, (one,))) for id, sides in own.items()
        }
        self._own = frozenset(framework.card.members)
        self._members = {region.id: frozenset(region.members) for region in framework.card.regions}
        patterns = [
            (metonym, Pattern("metonym", country.code, capitals=(0,)))
            for country in framework.of_kind(Country)
            for metonym in country.metonyms.get(language, ())  # type: ignore[call-overload]
        ]
        bearers: dict[str, set[tuple[str, bool]]] = defaultdict(set)
        for person in framework.of_kind(Person):
            sides = self._sides[person.id]
            heads = any(office.role in HEADS for office in person.offices)
            for family in _families(person) if len(sides) == 1 else ():
                bearers[family].add((next(iter(sides)), heads))
        for family, some in bearers.items():
            of = {side for side, heads in some if heads} or {side for side, _ in some}
            if len(of) == 1:  # a name that people of several states bear tells of none of these
                patterns.append((family, Pattern("person", of.pop(), capitals=(0,))))
        self._short = Lexicon(patterns)

    def named(self, text: str, names: Iterable[Name]) -> Iterator[Named]:
        """Every place at which sides are named, in no order; a dateline in capitals names none."""
        for name in names:
            if not isinstance(name.entity, Entity):
                yield Named(name.span, name.kind, frozenset({name.entity}))
            elif sides := self._sides.get(name.entity.id or "", frozenset()):
                away = name.kind == "place" and _there(text, name.span) and not sides & self._own
                kind = "town" if away else name.kind
                if name.kind != "place" or not _dateline(text, name.span):
                    yield Named(name.span, kind, sides, name.kind == "person" and len(sides) == 1)
        for span, pattern in self._short.hits(text):
            if isinstance(pattern.entity, str) and not _dateline(text, span):
                kind = "town" if _there(text, span) and pattern.entity not in self._own else pattern.kind
                yield Named(span, kind, frozenset({pattern.entity}), pattern.kind == "person")

    def apart(self, sides: Iterable[str]) -> frozenset[str]:
        """The sides without the regions of which a member is among them."""
        found = frozenset(sides)
        return frozenset(side for side in found if not self._members.get(side, frozenset()) & found)


def _sides(entry: Entry) -> Iterator[str]:
    if isinstance(entry, Place | Organisation):
        if entry.country is not None:
            if getattr(entry, "class_", "") != "media":
                yield entry.country
            if getattr(entry, "class_", "") == CROSSING:
                yield BEYOND
        elif isinstance(entry, Organisation) and entry.class_ not in ("media", "company", "university"):
            yield entry.id
    elif isinstance(entry, Person):
        yield from (entry.offices[-1].of,) if entry.offices else ()
    elif isinstance(entry, Undertaking):
        yield from entry.countries
    elif isinstance(entry, Mechanism):
        yield from entry.participants
    elif isinstance(entry, Instrument):
        yield from entry.parties


def _families(person: Person) -> Iterator[str]:
    """The family name as each of its full names ends with it; none where it stands first, as in Chinese."""
    full = [
        name.split() for names in (person.names.get("fr", ()), person.names.get("en", ())) for name in names
    ]
    if person.family and any(words[0] == person.family for words in full):
        return
    yield from {words[-1] for words in full if len(words) > 1 and len(words[-1]) >= SHORTEST}


def _there(text: str, span: Span) -> bool:
    """Whether something happens there, which need not have to do with the government."""
    return text[max(0, span.start - 2) : span.start] in ("à ", "À ")


def _dateline(text: str, span: Span) -> bool:
    """Whether a name in capitals begins a line: where a dispatch was sent from."""
    return span.of(text).isupper() and (span.start == 0 or text[span.start - 1] == "\n")
