"""By whom: the persons, states and organisations of a clause, and whom a person stands for.

In: a reading, and spans of it (the parts of a clause). Out: `Member`s and parties. Regions and "les six pays"
are their members; a country in which something happens is no party to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap

from dragoman.extract.circumstances.by_number import ByNumber
from dragoman.extract.circumstances.member import Member, is_party
from dragoman.extract.circumstances.words import SITE
from dragoman.model.entity import Entity, Party, key
from dragoman.model.reading import Office
from dragoman.model.span import Span
from dragoman.packs.entries import Organisation, Person, Place
from dragoman.packs.folding import fold

_STATE = re.compile(r"^[A-Z]{2}$")
STATE_ROLES = frozenset({
    "head-of-state", "head-of-government", "deputy-head-of-government", "foreign-minister", "minister",
    "deputy-minister", "ambassador", "other",
})  # fmt: skip
STATE_BODIES = frozenset({"ministry", "government", "agency"})


class TakingPart(ByNumber):
    """Answers who takes part, and for whom."""

    @property
    def offices(self) -> dict[str, Party]:
        """The state (or organisation) that each person speaks for, by the text's offices."""
        return self.reading.once("states by office", self._by_office)

    def _by_office(self) -> dict[str, Party]:
        found: dict[str, Party] = {}
        for office in self.reading.offices:
            party = self._represented(office.of, office.role) or self._stated(office)
            if party is not None and (not office.former or key(office.person) not in found):
                found.setdefault(key(office.person), party)
        return found

    def state_of(self, person: Party) -> Party | None:
        """The state, or international organisation, that a person stands for; the pack may tell it."""
        if isinstance(person, str):
            return person
        if (known := self.offices.get(key(person))) is not None:
            return known
        entry = self.lexicon.framework.entries.get(person.id or "")
        if isinstance(entry, Person):
            for tenure in reversed(entry.offices):
                if _STATE.match(tenure.of) and tenure.role in STATE_ROLES:
                    return tenure.of
            for tenure in reversed(entry.offices):
                body = self.lexicon.framework.entries.get(tenure.of)
                if isinstance(body, Organisation):
                    return body.country or self.lexicon.framework.entity(body)
        return None

    def role_of(self, person: Entity) -> str | None:
        """The first role that the text, or else the pack, gives to somebody."""
        for office in self.reading.offices:
            if key(office.person) == key(person):
                return office.role
        entry = self.lexicon.framework.entries.get(person.id or "")
        return entry.offices[-1].role if isinstance(entry, Person) and entry.offices else None

    def _stated(self, office: Office) -> Party | None:
        """The state that is named with a body that no pack knows: "le président du Sénat kazakh"."""
        body = office.of
        if (local := self._of_place(office)) is not None:
            return local
        if isinstance(body, str) or body.id or not self.lexicon.state_body.match(fold(body.label)):
            return None
        around = (*self.reading.adjectives, *self.reading.names_in(office.span, "country"))
        states = {
            one.entity for one in around if office.span.contains(one.span) and isinstance(one.entity, str)
        }
        return states.pop() if len(states) == 1 else None

    def _of_place(self, office: Office) -> str | None:
        """The state of a place that somebody governs: "le secrétaire du Parti pour le Xinjiang"."""
        if not self.lexicon.governing.match(fold(office.role_text)):
            return None
        states = {
            self.country_of(name.entity)
            for name in self.reading.names_in(office.span, "place")
            if isinstance(name.entity, Entity)
        }
        return states.pop() if len(states) == 1 else None

    def rank_of_peers(self, words: str, people: Sequence[Entity]) -> str | None:
        """The rank of those whom somebody meets as "ses homologues": his own."""
        return self.role_of(people[0]) if people and "homologues" in words else None

    def _represented(self, of: Party, role: str) -> Party | None:
        if isinstance(of, str):
            return of if _STATE.match(of) else None
        body = self.lexicon.framework.entries.get(of.id or "")
        if isinstance(body, Organisation):
            return body.country or (of if is_party(body) or role == "secretary-general" else None)
        return None

    def people(self, spans: Iterable[tuple[int, int]]) -> list[Member]:
        """The persons in some spans who are not named as absent, each once, in the order of the text."""
        found: dict[str, Member] = {}
        for span in starmap(Span, spans):
            every = [Member(name.span, name.entity) for name in self.reading.names_in(span, "person")]
            every += [
                Member(one.span, entity)
                for one in self.reading.references
                if span.contains(one.span)
                for entity in one.entities
                if isinstance(entity, Entity) and entity.label[:1].isupper()
            ]
            every += [
                Member(office.span, office.person)
                for office in self.reading.offices
                if span[0] <= office.span.start < span[1] < office.span.end
            ]
            for member in sorted(every, key=lambda one: one.span):
                if not self._absent(member.span, span[0]) and isinstance(member.party, Entity):
                    found.setdefault(key(member.party), member)
        return list(found.values())

    def _absent(self, span: Span, floor: int) -> bool:
        """Whether somebody is only he who invited, wrote or asked; over a comma only with his office."""
        held = [one.span.start for one in self.reading.offices if one.span.contains(span)]
        start = min([*(one for one in held if one >= floor), span.start])
        return bool(self.lexicon.absent.search(self.folded[max(floor, start - 90) : start]))

    def parties(self, spans: Iterable[tuple[int, int]], *, adjectives: bool = False) -> list[Member]:
        """The states named in some spans as parties, not as places; regions as their members."""
        found: list[Member] = []
        for span in starmap(Span, spans):
            names = [
                one
                for one in self.reading.names_in(span, "country", "region")
                if not (self.located(one.span) or self._aside(one.span, one.kind == "region"))
            ]
            if adjectives:
                names += [one for one in self.reading.adjectives if span.contains(one.span)]
            found += [Member(name.span, party) for name in names for party in self.members(name.entity)]
            found += [
                Member(one.span, entity)
                for one in self.reading.references
                if span.contains(one.span)
                for entity in one.entities
                if isinstance(entity, str)
            ]
            found += self.grouped(span)
            found += self._unnamed(span)
        return _once(sorted(found, key=lambda one: one.span))

    def _unnamed(self, span: Span) -> Iterator[Member]:
        """The state of somebody in office whom the text does not name: "le président kazakh"."""
        for reference in self.reading.references:
            if not span.contains(reference.span) or len(reference.entities) != 1:
                continue
            person = reference.entities[0]
            if isinstance(person, Entity) and not person.label[:1].isupper():
                inside = [
                    one
                    for one in (*self.reading.adjectives, *self.reading.names_in(reference.span, "country"))
                    if reference.span.contains(one.span) and isinstance(one.entity, str)
                ]
                if inside:
                    yield Member(reference.span, inside[0].entity)

    def grouped(self, span: Span) -> Iterator[Member]:
        """ "des deux pays": the pair the text is about; "les six pays": the framework's, if so many."""
        for match in self.lexicon.all_of.finditer(self.folded, *span):
            if any(one.span.overlaps(match.span()) for one in self.reading.references):
                continue
            number = self.lexicon.numbers[match["number"]]
            for party in self.named_by_number(number):
                yield Member(Span(*match.span()), party)

    def organisations(self, spans: Iterable[tuple[int, int]]) -> list[Member]:
        """The international organisations and companies named in some spans."""
        return _once(
            [
                Member(name.span, name.entity)
                for span in spans
                for name in self.reading.names_in(span, "organisation")
            ]
        )

    def delegates(self, spans: Iterable[tuple[int, int]]) -> list[Member]:
        """The states whose officials or bodies some spans name without a person: "une délégation chinoise",
        "le ministère kazakh des Transports", "l'ambassade de Chine"."""
        found: list[Member] = []
        for span in starmap(Span, spans):
            joined: int | None = None
            for name in sorted(self.reading.adjectives, key=lambda one: one.span):
                if not span.contains(name.span):
                    continue
                lead = self.folded[max(span[0], name.span.start - 60) : name.span.start]
                listed = joined is not None and self.folded[joined : name.span.start] in (" et ", ", ")
                if listed or self.lexicon.delegates.search(lead):
                    found.append(Member(name.span, name.entity))
                    joined = name.span.end
            for member in self.organisations([span]):
                body = self.lexicon.framework.entries.get(
                    (member.party.id if isinstance(member.party, Entity) else None) or ""
                )
                if isinstance(body, Organisation) and body.class_ in STATE_BODIES and body.country:
                    found.append(Member(member.span, body.country))
                lead = self.folded[max(span[0], member.span.start - 90) : member.span.start]
                if is_party(body) and self.lexicon.heads_of.search(lead):  # "avec la présidente de la BERD"
                    found.append(member)
            for name in self.reading.names_in(span, "country"):
                lead = self.folded[max(span[0], name.span.start - 60) : name.span.start]
                if self.lexicon.delegates_of.search(lead):
                    found.append(Member(name.span, name.entity))
            for name in self.reading.names_in(span, "place"):  # "les autorités du Xinjiang"
                lead = self.folded[max(span[0], name.span.start - 60) : name.span.start]
                place = self.lexicon.framework.entries.get(
                    (name.entity.id if isinstance(name.entity, Entity) else None) or ""
                )
                if isinstance(place, Place) and place.country and self.lexicon.local.search(lead):
                    found.append(Member(name.span, place.country))
            found += self._unnamed(span)
        return _once(sorted(found, key=lambda one: one.span))

    def located(self, span: Span) -> bool:
        """Whether a name is where something happens ("au Kazakhstan", "en Chine"), not who does it."""
        before = self.folded[max(0, span.start - SITE) : span.start]
        placed = self.lexicon.locative.search(before) or self.lexicon.capital_of.search(before)
        return placed is not None or self._behind_its_place(span)

    def _aside(self, span: Span, region: bool) -> bool:
        """Whether a region only says which state, or what works, are meant: "ce pays d'Asie centrale"; or
        a state or region, whose friends: "le groupe d'amitié France-Asie centrale"."""
        before = self.folded[max(0, span.start - SITE) : span.start]
        if self.lexicon.friend.search(before):
            return True
        return region and bool(self.lexicon.one_of.search(before) or self.lexicon.way.search(before))

    def _behind_its_place(self, span: Span) -> bool:
        """Whether a country only says where the place before it lies: "à Samarcande (Ouzbékistan)"."""
        for mark in (" (", ", "):
            at = span.start - len(mark)
            if self.folded[max(0, at) : span.start] != mark:
                continue
            country = {one.entity for one in self.reading.names_in(span, "country")}
            places = (one for one in self.reading.names_in((at - 40, at), "place") if one.span.end == at)
            known = (self.country_of(one.entity) for one in places if isinstance(one.entity, Entity))
            return any(one in country for one in known)
        return False


def _once(members: Iterable[Member]) -> list[Member]:
    found: dict[str, Member] = {}
    for member in members:
        found.setdefault(key(member.party), member)
    return list(found.values())
