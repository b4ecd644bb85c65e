"""References: pronouns and descriptions, and whom they stand for.

In: a reading with every person's names and offices, and its phrases of office. Out: a `Reference` for each
word or phrase that stands for somebody named elsewhere, or for somebody whom the text leaves anonymous (an
entity without id). Who says what is left to the extraction of statements.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Office, Reading, Reference
from dragoman.model.span import Span
from dragoman.packs.entries import Country, Person
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.roles import Roles
from dragoman.resolve.offices import OfficePhrase
from dragoman.resolve.persons import PersonFinder

MEMORY = 8
"""Sentences over which a pronoun still finds the person that it stands for."""

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")
_PRONOUN = re.compile(r"(?<![\w'])(?:ils?|elles?)(?![\w'])")
_LOCATIVE = re.compile(
    r"(?:\b(?:a|de|vers|depuis|pour|pres de|dans|par|entre|jusqu'a|via|et|contre) |\bd'|\bl')$"
)


@dataclass(frozen=True, slots=True)
class _Mention:
    place: Span
    person: Entity
    subject: bool
    sentence: int


class Referencer:
    """Resolves the references of one language, with one framework's registry."""

    def __init__(self, roles: Roles, framework: Framework, finder: PersonFinder) -> None:
        self._framework = framework
        self._finder = finder
        self._impersonal = re.compile(rf" (?:n'|ne )?(?:{_any(roles.impersonal)})\b")
        self._persons = re.compile(rf"\b(?:{_any(roles.persons)})\b")
        self._gender = {fold(words): gender for words, gender in roles.persons.items()}
        self._pairs = re.compile(rf"\b(?:{_any(roles.pairs)})\b")
        self._both = re.compile(rf"\b(?:{_any(roles.both)})\b")
        self._sides = re.compile(
            rf"\b(?:la |le |les |l')(?:{_any(roles.sides)}) (?:(?:de la |du |de l'|d'|de |des ))?"
        )
        self._cataphora = re.compile(_any(roles.cataphora))
        self._metonyms = {
            fold(name): country.code
            for country in framework.of_kind(Country)
            for names in country.metonyms.values()
            for name in names
        }

    def references(
        self, reading: Reading, phrases: Iterable[OfficePhrase], attached: set[Span]
    ) -> tuple[Reference, ...]:
        """Every reference of a reading, in order; `attached` are the phrases that stand beside a name."""
        folded = fold(reading.text)
        mentions = _mentions(reading)
        descriptions = [phrase for phrase in phrases if phrase.span not in attached and phrase.article]
        found = [
            *self._described(reading, descriptions, folded, mentions),
            *self._persons_named_last(folded, mentions, reading),
            *self._pronouns(reading, folded, mentions),
            *self._states(reading, folded),
        ]
        return _without_overlaps(found)

    def introduced(self, reading: Reading, phrases: Iterable[OfficePhrase]) -> dict[Span, Name]:
        """Anonymous speakers whom the next sentence names: "un porte-parole. Guo a tenu ces propos"."""
        folded = fold(reading.text)
        found = {}
        for phrase in phrases:
            here = _sentence_index(reading, phrase.span.start)
            if phrase.article != "un" or phrase.plural or here + 1 >= len(reading.sentences):
                continue
            after = reading.sentences[here + 1].span
            first = next(reading.names_in(after, "person"), None)
            told = self._cataphora.search(folded, after.start, after.end)
            if first and told and first.span.start < min(told.start(), after.start + 40):
                found[phrase.span] = first
        return found

    def _described(
        self, reading: Reading, phrases: list[OfficePhrase], folded: str, mentions: list[_Mention]
    ) -> Iterator[Reference]:
        introduced = self.introduced(reading, phrases)
        for phrase in phrases:
            start = phrase.span.start
            start -= len(re.search(r"(?:\w+ |l')?$", folded[max(0, start - 8) : start])[0])  # type: ignore[index]
            place = Span(start, phrase.span.end)
            if name := introduced.get(phrase.span):
                yield Reference(place, (name.entity,))
            elif phrase.plural:
                continue
            elif phrase.article == "le" and (person := self._holder(reading, phrase, mentions)):
                yield Reference(place, (person,))
            else:
                yield Reference(place, (Entity(None, phrase.span.of(reading.text)),))

    def _holder(self, reading: Reading, phrase: OfficePhrase, mentions: list[_Mention]) -> Entity | None:
        """Who holds the office: by what the text says, else by the registry where that is one person."""
        offices = [office for office in reading.offices if office.role == phrase.role and not office.former
                   and (phrase.of is None or _same(phrase.of, office.of))]
        before = [office for office in offices if office.span.start < phrase.span.start] or offices
        if before:
            return before[-1].person if isinstance(before[-1].person, Entity) else None
        if phrase.of is None:
            return None
        people = self._framework.of_kind(Person)
        holders = [entry for entry in people if self._held(entry, phrase, reading.anchor)]
        named = {mention.person.id for mention in mentions}
        present = [entry for entry in holders if entry.id in named]
        chosen = present if present else holders
        return self._framework.entity(chosen[0]) if len(chosen) == 1 else None

    def _held(self, entry: Person, phrase: OfficePhrase, day: str | None) -> bool:
        of = phrase.of.id if isinstance(phrase.of, Entity) else phrase.of
        return any(
            office.role == phrase.role and office.of == of
            and (day is None or ((office.from_ or "") <= day and day[:10] <= (office.to or "9999")))
            for office in entry.offices
        )

    def _persons_named_last(
        self, folded: str, mentions: list[_Mention], reading: Reading
    ) -> Iterator[Reference]:
        for match in self._persons.finditer(folded):
            gender = self._gender[match[0]]
            person = self._last(reading, mentions, match.start(), gender, same_sentence=True)
            if person is not None:
                yield Reference(Span(*match.span()), (person,))
        for match in self._pairs.finditer(folded):
            two = _last_two(mentions, match.start())
            if two:
                yield Reference(Span(*match.span()), two)

    def _pronouns(self, reading: Reading, folded: str, mentions: list[_Mention]) -> Iterator[Reference]:
        quoted = [Span(*match.span()) for match in _QUOTED.finditer(reading.text)]
        for match in _PRONOUN.finditer(folded):
            word = match[0]
            inverted = reading.text[match.start() - 1 : match.start()] == "-"
            if not inverted and self._impersonal.match(folded, match.end()):
                continue
            if any(quote.contains(match.span()) for quote in quoted):
                continue
            if word.endswith("s"):
                group = _last_two(mentions, match.start(), within=2, reading=reading)
                if group and word == "ils":
                    yield Reference(Span(*match.span()), group)
                continue
            gender = "f" if word == "elle" else "m"
            person = self._last(reading, mentions, match.start(), gender, same_sentence=not inverted)
            if person is not None:
                yield Reference(Span(*match.span()), (person,))

    def _last(
        self, reading: Reading, mentions: list[_Mention], at: int, gender: str, *, same_sentence: bool
    ) -> Entity | None:
        """The person whom a reader has in mind: the last subject, else the last named, of fitting gender."""
        here = _sentence_index(reading, at)
        before = bisect_left(mentions, at, key=lambda mention: mention.place.start)
        earlier = [
            mention for mention in mentions[:before]
            if here - mention.sentence <= MEMORY and (same_sentence or mention.sentence < here)
            and self._fits(mention.person, gender)
        ]
        subjects = [mention for mention in earlier if mention.subject]
        chosen = subjects or earlier
        return chosen[-1].person if chosen else None

    def _fits(self, person: Entity, gender: str) -> bool:
        known = self._finder.gender(person)
        return known == gender if known or gender == "f" else True

    def _states(self, reading: Reading, folded: str) -> Iterator[Reference]:
        """Capitals that stand for governments, sides and authorities, and "les deux pays"."""
        for name in reading.names:
            code = self._metonyms.get(fold(name.span.of(reading.text))) if name.kind == "place" else None
            if code and not _LOCATIVE.search(folded[max(0, name.span.start - 10) : name.span.start]):
                yield Reference(name.span, (code,))
        every = (*reading.adjectives, *reading.names)
        states = {name.span.start: name for name in every if name.kind == "country"}
        for match in self._sides.finditer(folded):
            if state := states.get(match.end()):
                yield Reference(Span(match.start(), state.span.end), (state.entity,))
        counted = Counter(
            name.entity for name in every if name.kind == "country" and isinstance(name.entity, str)
        )
        two = counted.most_common(3)
        if len(two) == 2 or (len(two) == 3 and two[1][1] > 2 * two[2][1]):
            for match in self._both.finditer(folded):
                yield Reference(Span(*match.span()), (two[0][0], two[1][0]))


def _mentions(reading: Reading) -> list[_Mention]:
    """Every person's name outside quotations, with whether it is the subject of its clause."""
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(reading.text) if len(match[0]) > 40]
    found = []
    for name in reading.names:
        if name.kind != "person" or not isinstance(name.entity, Entity):
            continue
        if any(quote.contains(name.span) for quote in quoted):
            continue
        index = _sentence_index(reading, name.span.start)
        sentence = reading.sentences[index]
        relations = {token.relation for token in sentence.tokens if name.span.contains(token.span)}
        subject = any(relation.startswith("nsubj") for relation in relations)
        office = [office for office in reading.offices if office.span.contains(name.span)]
        start = min([name.span.start, *(one.span.start for one in office)])
        found.append(_Mention(name.span, name.entity, subject or start - sentence.span.start < 6, index))
    return found


def _last_two(
    mentions: list[_Mention], at: int, within: int = MEMORY, reading: Reading | None = None
) -> tuple[Party, ...]:
    """The two persons named last before a place, in the order of their names, or nothing."""
    here = _sentence_index(reading, at) if reading else 0
    found: dict[str, Entity] = {}
    for mention in reversed([mention for mention in mentions if mention.place.start < at]):
        if reading and here - mention.sentence > within:
            break
        found.setdefault(mention.person.id or mention.person.label, mention.person)
        if len(found) == 2:
            return tuple(reversed(found.values()))
    return ()


def _sentence_index(reading: Reading, at: int) -> int:
    return max(0, bisect_left(reading.sentences, at + 1, key=lambda sentence: sentence.span.start) - 1)


def _same(one: Party, other: Party) -> bool:
    if isinstance(one, Entity) and isinstance(other, Entity):
        return one.id == other.id if one.id or other.id else fold(one.label) == fold(other.label)
    return one == other


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(fold(word)) for word in sorted(words, key=lambda word: (-len(word), word)))


def _without_overlaps(references: list[Reference]) -> tuple[Reference, ...]:
    chosen: list[Reference] = []
    for one in sorted(references, key=lambda reference: (reference.span.start, -reference.span.end)):
        if not chosen or one.span.start >= chosen[-1].span.end:
            chosen.append(one)
    return tuple(chosen)


def introduced_offices(
    reading: Reading, introduced: dict[Span, Name], phrases: Iterable[OfficePhrase]
) -> Iterator[Office]:
    """The offices of those whom the next sentence names; evidence runs from the office to the name."""
    for phrase in phrases:
        name = introduced.get(phrase.span)
        if name is not None and phrase.of is not None:
            span = Span(phrase.span.start, name.span.end)
            yield Office(span, name.entity, phrase.role, phrase.span.of(reading.text), phrase.of)
