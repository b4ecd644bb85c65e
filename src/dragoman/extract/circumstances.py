"""When, where and by whom: the dates, places, persons and states of a clause that belong to what it tells.

In: a reading, and spans of it (the parts of a clause). Out: dates (EDTF), places, persons, parties. Whether
the clause tells of an event at all is left to the extractors.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.extract.assertion import either
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import DateExpression, Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Country, Organisation, Person, Place
from dragoman.packs.events import CircumstanceWords
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework

_STATE = re.compile(r"^[A-Z]{2}$")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_UNKNOWN = r"(?: (?:de |d'|dit |appele )?)((?:[A-ZÀ-Þ][\w'’-]+)(?:[ -](?:[A-ZÀ-Þ][\w'’-]+))*)"
STATE_ROLES = frozenset(
    {"head-of-state", "head-of-government", "deputy-head-of-government", "foreign-minister", "minister",
     "deputy-minister", "ambassador", "other"}
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something happens: a place, its country, or the country alone. `near`: only near the place."""

    span: Span
    place: Entity | None
    country: str | None
    near: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A party or person that a clause names, where it names it."""

    span: Span
    party: Party


class CircumstanceLexicon:
    """The words of one language and the places of one framework, ready for matching."""

    def __init__(self, words: CircumstanceWords, framework: Framework) -> None:
        self.words = words
        self.framework = framework
        self.not_its_date = _before(words.not_its_date)
        self.date_of_text = _before(words.dates_of_texts)
        self.absent = re.compile(rf"(?<!\w){either(words.absent)} ?(?:[^.;,]{{0,60}}?,? ?)$")
        self.locative = _before(words.locatives)
        self.near = _before(words.near)
        self.capital = re.compile(rf"(?<!\w){either(words.capital)} $")
        self.village = re.compile(rf"(?<!\w){either(words.village)}$")
        self.unknown = re.compile(rf"(?i:(?<!\w)(?:dans|à|a|au) (?:le |la |l'|un |une )?{either(words.village)}){_UNKNOWN}")
        self.numbers = {fold(word): number for word, number in words.numbers.items()}
        self.all_of = re.compile(rf"(?<!\w)(?:les|des|aux|ces|nos|leurs) (?P<number>{either(tuple(words.numbers))}) {either(words.groups)}(?!\w)")
        self.same_day = re.compile(rf"(?<!\w){either(words.same_day)}(?!\w)")
        self.day_before = re.compile(rf"(?<!\w){either(words.day_before)}(?!\w)")
        self.day_after = re.compile(rf"(?<!\w){either(words.day_after)}(?!\w)")
        self.here = re.compile(rf"(?<!\w){either(words.here)}(?!\w)")
        self.capitals = {one.code: framework.entries.get(one.capital) for one in framework.of_kind(Country) if one.capital}
        self.regions = {region.id: region.members for region in framework.card.regions}


@dataclass
class Circumstances:
    """What the reading of one document says of when, where and who."""

    reading: Reading
    folded: str
    lexicon: CircumstanceLexicon
    _states: dict[str, Party] = field(default_factory=dict)

    @cached_property
    def offices(self) -> dict[str, Party]:
        """The state (or organisation) that each person speaks for, by the text's offices."""
        found: dict[str, Party] = {}
        for office in self.reading.offices:
            party = self._represented(office.of, office.role)
            if party is not None and (not office.former or key(office.person) not in found):
                found.setdefault(key(office.person), party)
        return found

    def state_of(self, person: Party) -> Party | None:
        """The state, or international organisation, that a person stands for; the pack helps to identify it."""
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

    def _represented(self, of: Party, role: str) -> Party | None:
        if isinstance(of, str):
            return of if _STATE.match(of) else None
        body = self.lexicon.framework.entries.get(of.id or "")
        if isinstance(body, Organisation):
            return body.country or (of if body.class_ == "international" or role == "secretary-general" else None)
        return None

    def people(self, spans: Iterable[tuple[int, int]]) -> list[Member]:
        """The persons in some spans who are not named as absent, each once, in the order of the text."""
        found: dict[str, Member] = {}
        for span in spans:
            every = [Member(name.span, name.entity) for name in self.reading.names_in(span, "person")]
            every += [
                Member(one.span, entity) for one in self.reading.references if Span(*span).contains(one.span)
                for entity in one.entities if isinstance(entity, Entity) and entity.label[:1].isupper()
            ]
            every += [
                Member(office.span, office.person) for office in self.reading.offices
                if span[0] <= office.span.start < span[1] < office.span.end
            ]
            for member in sorted(every, key=lambda one: one.span):
                if not self._absent(member.span, span[0]) and isinstance(member.party, Entity):
                    found.setdefault(key(member.party), member)
        return list(found.values())

    def _absent(self, span: Span, floor: int) -> bool:
        return bool(self.lexicon.absent.search(self.folded[max(floor, span.start - 90) : span.start]))

    def parties(self, spans: Iterable[tuple[int, int]], *, adjectives: bool = False) -> list[Member]:
        """The states and organisations named in some spans as parties, not as places; regions as their members."""
        found: list[Member] = []
        for span in spans:
            names = [one for one in self.reading.names_in(span, "country", "region") if not self.located(one.span)]
            if adjectives:
                names += [one for one in self.reading.adjectives if Span(*span).contains(one.span)]
            found += [
                Member(name.span, party) for name in sorted(names, key=lambda one: one.span)
                for party in self._members(name.entity)
            ]
            found += [
                Member(one.span, entity) for one in self.reading.references if Span(*span).contains(one.span)
                for entity in one.entities if isinstance(entity, str)
            ]
            found += self._groups(Span(*span))
            found += self._unnamed(Span(*span))
        return _once(sorted(found, key=lambda one: one.span))

    def _unnamed(self, span: Span) -> Iterator[Member]:
        """The state of somebody in office whom the text does not name: "le président kazakh"."""
        for reference in self.reading.references:
            if not span.contains(reference.span) or len(reference.entities) != 1:
                continue
            person = reference.entities[0]
            if isinstance(person, Entity) and not person.label[:1].isupper():
                inside = [one for one in (*self.reading.adjectives, *self.reading.names_in(reference.span, "country"))
                          if reference.span.contains(one.span) and isinstance(one.entity, str)]
                if inside:
                    yield Member(reference.span, inside[0].entity)

    def _groups(self, span: Span) -> Iterator[Member]:
        """ "des deux pays": the pair that the text is about; "les six pays": the framework's members, if so many."""
        for match in self.lexicon.all_of.finditer(self.folded, *span):
            if any(one.span.overlaps(match.span()) for one in self.reading.references):
                continue
            number = self.lexicon.numbers[match["number"]]
            for party in self._named_by_number(number):
                yield Member(Span(*match.span()), party)

    def _named_by_number(self, number: int) -> tuple[Party, ...]:
        members = self.lexicon.framework.card.members
        if number == 2:
            return self.pair
        if number == len(members) and set(members) <= self.told:
            return members
        return next((states for states in self.lexicon.regions.values() if len(states) == number and set(states) <= self.told), ())

    @cached_property
    def told(self) -> set[str]:
        """Every state that the text names, by itself or by its region or mechanism."""
        found: set[str] = set()
        for name in (*self.reading.names, *self.reading.adjectives):
            if isinstance(name.entity, str):
                found |= set(map(str, self._members(name.entity)))
            entry = self.lexicon.framework.entries.get((name.entity.id if isinstance(name.entity, Entity) else None) or "")
            found |= set(getattr(entry, "participants", ()))
        return found

    @cached_property
    def pair(self) -> tuple[Party, ...]:
        """The two states that the text is about, if there are just two, or two stand out."""
        every = [one.entity for one in (*self.reading.names, *self.reading.adjectives) if one.kind == "country"]
        counted = Counter(one for one in every if isinstance(one, str)).most_common(3)
        if len(counted) == 2 or len(counted) == 3 and counted[1][1] > 2 * counted[2][1]:
            return counted[0][0], counted[1][0]
        return ()

    def organisations(self, spans: Iterable[tuple[int, int]]) -> list[Member]:
        """The international organisations and companies named in some spans."""
        return _once([
            Member(name.span, name.entity) for span in spans for name in self.reading.names_in(span, "organisation")
        ])

    def _members(self, party: Party) -> tuple[Party, ...]:
        return self.lexicon.regions.get(party, (party,)) if isinstance(party, str) else (party,)

    def located(self, span: Span) -> bool:
        """Whether a name is where something happens ("au Kazakhstan", "en Chine"), not who does it."""
        return bool(self.lexicon.locative.search(self.folded[max(0, span.start - 26) : span.start]))

    def dates(self, spans: Sequence[tuple[int, int]], *, of_text: bool = False) -> Iterator[DateExpression]:
        """The expressions of time in some spans that date what the clause tells: an event, or a text."""
        for date in self.reading.dates:
            if any(Span(*span).contains(date.span) for span in spans):
                before = self.folded[max(0, date.span.start - 24) : date.span.start]
                if self.lexicon.not_its_date.search(before):
                    continue
                if of_text or not self.lexicon.date_of_text.search(before):
                    yield date

    def when(
        self, spans: Sequence[tuple[int, int]], near: int, last: str | None = None, *, of_text: bool = False
    ) -> str | None:
        """The date of an event told at offset `near`; `last` is the day of the event before ("la veille")."""
        for span in spans:
            words = self.folded[span[0] : span[1]]
            if last and _DAY.match(last):
                for pattern, days in ((self.lexicon.same_day, 0), (self.lexicon.day_before, -1), (self.lexicon.day_after, 1)):
                    if pattern.search(words):
                        return (dt.date.fromisoformat(last) + dt.timedelta(days=days)).isoformat()
        dated = [one for one in self.dates(spans, of_text=of_text) if one.value and "/.." not in one.value and not one.value.startswith("..")]
        best = min(dated, key=lambda one: (-_fine(one.value or ""), _distance(one.span, near)), default=None)
        return self._with_next_day(best, dated) if best else None

    def _with_next_day(self, best: DateExpression, dated: Sequence[DateExpression]) -> str | None:
        """ "jeudi et vendredi" are one event's two days."""
        days = [
            one for one in (best, *dated)
            if one is best or self._joined(best.span, one.span) and _DAY.match(one.value or "")
        ]
        values = sorted({one.value for one in days if one.value})
        if len(values) == 2 and _DAY.match(values[0]) and _follows(values[0], values[1]):
            return f"{values[0]}/{values[1]}"
        return best.value

    def _joined(self, a: Span, b: Span) -> bool:
        first, second = sorted((a, b))
        return self.folded[first.end : second.start].strip() == "et"

    def dateline(self) -> Spot | None:
        """The place of the dateline, for "ici"."""
        for block in self.reading.blocks[:4]:
            for name in self.reading.names_in((block.span.start, block.span.start + 40), "place"):
                after = self.folded[name.span.end : name.span.end + 40]
                if name.span.start == block.span.start and re.match(r"\s+ |[ ,(]", after) and isinstance(name.entity, Entity):
                    return Spot(name.span, name.entity, self.country_of(name.entity))
        return None

    def where(self, spans: Sequence[tuple[int, int]], near: int) -> Spot | None:
        """The place in which the clause says that something happens; the one next to `near` if there are several."""
        spots = [spot for span in spans for spot in self._spots(Span(*span))]
        exact = [spot for spot in spots if spot.place and not spot.near]
        known = exact or [spot for spot in spots if spot.place] or spots
        best = min(known, key=lambda one: _distance(one.span, near), default=None)
        if best is None and any(self.lexicon.here.search(self.folded, *span) for span in spans):
            return self.dateline()
        return best

    def _spots(self, span: Span) -> Iterator[Spot]:
        text, folded = self.reading.text, self.folded
        for name in self.reading.names_in(span, "place", "country"):
            before = folded[max(span.start, name.span.start - 26) : name.span.start]
            near = bool(self.lexicon.near.search(before))
            if not near and not self.lexicon.locative.search(before):
                continue
            if isinstance(name.entity, str):
                if _STATE.match(name.entity):
                    yield Spot(name.span, None, name.entity, near)
            else:
                yield Spot(name.span, name.entity, self.country_of(name.entity), near)
        for adjective in self.reading.adjectives:
            if span.contains(adjective.span) and self.lexicon.capital.search(folded[: adjective.span.start][-24:]):
                capital = self.lexicon.capitals.get(str(adjective.entity))
                if isinstance(capital, Place):
                    yield Spot(adjective.span, self.lexicon.framework.entity(capital), capital.country)
        for match in self.lexicon.unknown.finditer(text, span.start, span.end):
            if not any(name.span.overlaps(match.span(1)) for name in self.reading.names):
                yield Spot(Span(*match.span(1)), Entity(None, match[1]), None)

    def country_of(self, place: Entity | None) -> str | None:
        """The country in which a place of the registry lies."""
        entry = self.lexicon.framework.entries.get((place.id if place else None) or "")
        return entry.country if isinstance(entry, Place) else None


def key(party: Party) -> str:
    """What tells two parties apart."""
    return (party.id or party.label) if isinstance(party, Entity) else party


def _once(members: Iterable[Member]) -> list[Member]:
    found: dict[str, Member] = {}
    for member in members:
        found.setdefault(key(member.party), member)
    return list(found.values())


def _fine(date: str) -> int:
    """How fine a date is: a day 2, a month 1, a year 0."""
    return date.split("/")[0].count("-")


def _follows(first: str, second: str) -> bool:
    return dt.date.fromisoformat(second) - dt.date.fromisoformat(first) == dt.timedelta(days=1)


def _distance(span: Span, offset: int) -> int:
    return max(0, span.start - offset, offset - span.end)


def _before(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for folded text that ends with one of the phrases and an article, if any."""
    return re.compile(rf"(?<!\w){either(phrases)} ?(?:la |le |l'|les )?$")


__all__ = ["CircumstanceLexicon", "Circumstances", "Member", "Spot", "fold", "key"]
