"""Resolution: a reading with registry names becomes one that knows its persons, offices and references.

In: a `Reading` as the analysis leaves it, and the recogniser to call for names that nobody knows. Out: the
same reading with persons among its names, and with `offices` and `references`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.personal_names import PersonalNames
from dragoman.packs.roles import Roles
from dragoman.resolve.alone import Alone
from dragoman.resolve.bare import bare_offices
from dragoman.resolve.bodies import BodyFinder
from dragoman.resolve.counterparts import counterparts
from dragoman.resolve.firms import FirmFinder
from dragoman.resolve.genders import Genders
from dragoman.resolve.held import offices
from dragoman.resolve.homes import Homes
from dragoman.resolve.office_phrases import OfficePhrase
from dragoman.resolve.offices import OfficeGrammar
from dragoman.resolve.persons import Attached, PersonFinder
from dragoman.resolve.recalled import recalled_offices
from dragoman.resolve.references import Referencer, introduced_offices
from dragoman.resolve.telling_names import TellingNames

Recogniser = Callable[[Reading, Iterable[Span]], tuple[Name, ...]]


_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w'-]+ $")
_SENTENCE_START = re.compile(r"(?:^|[.!?»”\"] ?)\S+ $")


class Resolver:
    """Resolution in one language with one framework."""

    def __init__(self, roles: Roles, framework: Framework, names: PersonalNames) -> None:
        self._grammar = OfficeGrammar(roles)
        self._finder = PersonFinder(roles, framework)
        self._alone = Alone(framework)
        self._homes = Homes(roles.shapes)
        self._firms = FirmFinder(roles)
        self._bodies = BodyFinder(roles, framework)
        genders = Genders(names, roles, self._finder.gender)
        self._genders = genders
        self._telling = TellingNames(roles, genders)
        self._referencer = Referencer(roles, framework, self._finder, genders)

    def resolve(self, reading: Reading, recognise: Recogniser) -> Reading:
        """The reading with persons, offices and references."""
        reading = replace(reading, names=self._firms.named(reading))
        phrases = self._grammar.phrases(reading)
        attached = list(self._finder.attached(reading, phrases))
        like = counterparts(reading, phrases, attached)
        phrases = tuple(like.get(phrase, phrase) for phrase in phrases)
        roles = {phrase.span.start: phrase.role for phrase in like.values()}
        attached = [
            replace(one, phrase=replace(one.phrase, role=roles.get(one.phrase.span.start, one.phrase.role)))
            for one in attached
        ]
        attached = [self._with_institution(reading, one) for one in attached]
        places = {one.person: "pattern" for one in attached}
        places |= {span: "pattern" for span in self._finder.titled(reading) if span not in places}
        places |= dict.fromkeys(self._telling.found(reading, places), "pattern")
        unknown = self._finder.unknown(reading, places)
        for name in recognise(reading, unknown) if unknown else ():
            span = self._finder.plausible(reading, name.span)
            if span and not any(span.overlaps(other) for other in places):
                places[span] = "recogniser"
        entities = self._entities(reading, places, attached)
        reading = _with_persons(reading, places, entities)
        reading = replace(reading, names=_sorted([*reading.names, *self._by_family(reading)]))
        known = (one.entity for one in reading.names if one.kind == "person")
        families = {word for one in known if isinstance(one, Entity) for word in fold(one.label).split()}
        reading = replace(reading, names=_sorted([*reading.names, *self._alone.named(reading, families)]))
        given = offices(reading, attached, entities, self._finder, self._homes)
        reading = replace(reading, offices=tuple(given))
        bare = tuple(bare_offices(reading, attached, entities, reading.offices))
        reading = replace(reading, bare_offices=bare)
        introduced = self._referencer.introduced(reading, phrases)
        held = [*reading.offices, *introduced_offices(reading, introduced, phrases)]
        reading = replace(reading, offices=tuple(sorted(held, key=lambda office: office.span)))
        told = self._genders.told(reading)
        reading = replace(reading, women=told["f"], men=told["m"])
        beside = {one.phrase: entities[one.person] for one in attached}
        reading = replace(reading, references=self._referencer.references(reading, phrases, beside))
        alone = (phrase for phrase in phrases if phrase not in beside)
        held = [*reading.offices, *recalled_offices(reading, alone, self._finder)]
        reading = replace(reading, bodies=self._bodies.references(reading))
        held = [self._bodies.office(reading, office) for office in held]
        return replace(reading, offices=tuple(sorted(held, key=lambda office: office.span)))

    def _with_institution(self, reading: Reading, one: Attached) -> Attached:
        """The phrase with the state of its ministry, or the institution behind its holder's name."""
        phrase = self._finder.settled(one.phrase)
        if not isinstance(phrase.of, Entity) and phrase.role == "expert":
            institution = self._grammar.affiliation(reading, one.person.end)
            phrase = replace(phrase, of=institution or phrase.of)
        return replace(one, phrase=phrase)

    def _entities(
        self, reading: Reading, places: Iterable[Span], attached: list[Attached]
    ) -> dict[Span, Entity]:
        """Who stands at each place: full names first, so that single words find whom they shorten."""
        phrases: dict[Span, OfficePhrase] = {one.person: one.phrase for one in attached}
        registered = {name.span: name.entity for name in reading.names if name.kind == "person"}
        known = [entity for entity in registered.values() if isinstance(entity, Entity)]
        found: dict[Span, Entity] = {}
        for span in sorted(places, key=lambda span: (" " not in span.of(reading.text), span)):
            entity = registered.get(span)
            if not isinstance(entity, Entity):
                surface = span.of(reading.text)
                near = known if " " in surface else _nearest(known, {**registered, **found}, span)
                entity = self._finder.entity(surface, near, phrases.get(span))
            known = [one for one in known if (one.id, one.label) != (entity.id, entity.label)] + [entity]
            found[span] = entity
        return found

    def _by_family(self, reading: Reading) -> Iterator[Name]:
        """The family names, alone, of persons whom the text names in full."""
        people: dict[str, list[Name]] = {}
        for name in reading.names:
            if name.kind == "person" and isinstance(name.entity, Entity):
                for word in self._finder.family_names(name.entity):
                    people.setdefault(word, []).append(name)
        people = {word: named for word, named in people.items() if len(word) > 1}
        if not people:
            return
        taken = sorted(name.span for name in reading.names)
        words = "|".join(re.escape(word) for word in sorted(people, key=len, reverse=True))
        for match in re.finditer(rf"(?<![\w-])(?:{words})(?![\w-])", reading.text):
            span = Span(*match.span())
            before = reading.text[max(0, span.start - 30) : span.start]
            after = reading.text[span.end : span.end + 2]
            if not reading.holds(span) or any(span.overlaps(other) for other in taken):
                continue
            if re.match(r" [A-ZÀ-Þ]", after):
                continue
            if _CAPITALISED.search(before) and not _SENTENCE_START.search(before):
                continue
            named = [name for name in people[match[0]] if name.span.start < span.start] or people[match[0]]
            yield Name(span, "person", named[-1].entity, "pattern")


def _nearest(known: list[Entity], named: Mapping[Span, Party], span: Span) -> list[Entity]:
    """Persons, those named last before a family name first: of two who bear it, it is the one in mind."""
    last: dict[tuple[str | None, str], int] = {}
    for place, one in named.items():
        if isinstance(one, Entity) and place.start < span.start:
            key = (one.id, one.label)
            last[key] = max(last.get(key, -1), place.start)
    return sorted(known, key=lambda one: last.get((one.id, one.label), -1), reverse=True)


def _with_persons(reading: Reading, places: dict[Span, str], entities: dict[Span, Entity]) -> Reading:
    """The reading with a name at every person's place, and none that overlaps one of them."""
    kept = []
    for name in reading.names:
        if name.span not in places and any(name.span.overlaps(place) for place in places):
            continue
        if name.kind == "person" and isinstance(name.entity, Entity):
            surface = name.span.of(reading.text)
            name = replace(name, entity=entities.get(name.span, name.entity.named(surface)))
        kept.append(name)
    have = {name.span for name in kept}
    new = [Name(span, "person", entities[span], via) for span, via in places.items() if span not in have]
    return replace(reading, names=_sorted([*kept, *new]))


def _sorted(names: Iterable[Name]) -> tuple[Name, ...]:
    return tuple(sorted(names, key=lambda name: name.span))
