"""Who holds an office that a text names without its holder: "le ministre", "le président chinois".

In: a phrase of office, the offices that the text has given, the persons named so far. Out: the holder, where
the text or, for want of it, the registry leaves only one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Office, Reading
from dragoman.packs.alternation import any_of
from dragoman.packs.entries import Organisation, Person, Tenure
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.roles import Roles
from dragoman.resolve.discourse import Mention
from dragoman.resolve.office_phrases import OfficePhrase

SINGULAR = frozenset(
    {"head-of-state", "head-of-government", "foreign-minister", "secretary-general", "head-of-organisation"}
)
"""Offices that one person at a time holds; of a state's ministers and envoys the registry knows some only."""

_OF_A_STATE = frozenset({"head-of-state", "head-of-government", "foreign-minister"})


class Holders:
    """Finds holders with one framework's registry."""

    def __init__(self, framework: Framework, roles: Roles) -> None:
        self._framework = framework
        nouns = [
            (fold(form), number)
            for number, one in enumerate(roles.offices)
            if one.role == "other"
            for form in one.forms
        ]
        self._nouns = sorted(nouns, key=lambda one: (-len(one[0]), one))
        self._people = tuple(framework.of_kind(Person))
        self._in_office: dict[tuple[str, str], list[tuple[Person, Tenure]]] = {}
        for entry in self._people:
            for tenure in entry.offices:
                self._in_office.setdefault((tenure.role, tenure.of), []).append((entry, tenure))
        self._meets = re.compile(rf"(?<!\w)(?:{any_of(roles.meets)})(?!\w)")

    def holder(
        self,
        reading: Reading,
        phrase: OfficePhrase,
        named: Sequence[Mention],
        beside: Mapping[OfficePhrase, Entity],
    ) -> Entity | None:
        """The holder by what the text says, else by the registry where that is one person, or None.

        `beside`: the phrases that stand beside a name, also those of which the text leaves open of what.
        """
        words = fold(phrase.span.of(reading.text))
        fitting = [
            office
            for office in reading.offices
            if not office.former
            and self._same_office(words, phrase, office)
            and self._compatible(phrase.of, office.of)
        ]
        before = [office for office in fitting if office.span.start < phrase.span.start] or fitting
        if phrase.role == "other":  # "le maire" is sooner the mayor than the governor
            called = [one for one in before if fold(one.role_text).split()[0] == words.split()[0]]
            before = called or before
        if before:
            keys = {_key(office.person) for office in before}
            recent = [one.person for one in named if _key(one.person) in keys]
            hosts = self._met(reading, phrase) if len(keys) > 1 else frozenset()
            own = {_key(office.person) for office in before if office.of in hosts}
            recent = [one for one in recent if _key(one) not in own] or recent
            person = recent[-1] if recent else before[-1].person
            return person if isinstance(person, Entity) else None
        known = self._by_registry(reading, phrase, named) or self._beside(reading, words, phrase, beside)
        return known or self._only_one(reading, phrase, named)

    def _met(self, reading: Reading, phrase: OfficePhrase) -> frozenset[str]:
        """The state of whoever is met in the sentence: nobody travels to meet his own prime minister."""
        sentence = reading.sentence_at(phrase.span.start)
        behind = [
            one
            for one in reading.offices
            if sentence and phrase.span.end < one.span.start < sentence.span.end and isinstance(one.of, str)
        ]
        met = behind and self._meets.search(fold(reading.text[phrase.span.end : behind[0].span.start]))
        return frozenset((str(behind[0].of),)) if met else frozenset()

    def _only_one(self, reading: Reading, phrase: OfficePhrase, named: Sequence[Mention]) -> Entity | None:
        """The one person named so far whom the registry knows to hold that office of some state."""
        if phrase.of is not None or phrase.role not in _OF_A_STATE:
            return None
        if any(office.role == "head-of-organisation" and not office.former for office in reading.offices):
            return None  # "le président" may be an organisation's
        people = {_key(one.person): one.person for one in named}
        fitting = []
        for person in people.values():
            entry = self._framework.entries.get(person.id or "")
            states = {one.of for one in entry.offices} if isinstance(entry, Person) else set()
            held = (self._holders_of(replace(phrase, of=of), reading.anchor) for of in states)
            if any(one.id == person.id for some in held for one in some):
                fitting.append(person)
        return fitting[0] if len(fitting) == 1 else None

    def _beside(
        self, reading: Reading, words: str, phrase: OfficePhrase, beside: Mapping[OfficePhrase, Entity]
    ) -> Entity | None:
        """Whoever was named last before with an office of that role, of which nothing more is known."""
        before = [
            (one.span, person)
            for one, person in beside.items()
            if one.span.start < phrase.span.start
            and not one.former
            and self._same_role(words, phrase, one.role, fold(one.span.of(reading.text)))
            and None in (one.of, phrase.of)
            and (not isinstance(phrase.of, str) or self.state(person) in (None, phrase.of))
        ]
        bare = len(words.split()) == 1 or phrase.of is not None
        return max(before, key=lambda one: one[0])[1] if before and bare else None

    def roles(self, reading: Reading, person: Entity) -> frozenset[str]:
        """The roles that the text or the registry gives a person; empty where nothing is known."""
        key = _key(person)
        said = {office.role for office in reading.offices if not office.former and _key(office.person) == key}
        entry = self._framework.entries.get(person.id or "")
        known = {office.role for office in entry.offices} if isinstance(entry, Person) else set()
        return frozenset(said | known)

    def state(self, person: Entity) -> str | None:
        """The one state of which the registry gives a person offices."""
        entry = self._framework.entries.get(person.id or "")
        offices = entry.offices if isinstance(entry, Person) else ()
        states = {one.of for one in offices if one.of in self._framework.countries}
        return states.pop() if len(states) == 1 else None

    def _same_office(self, words: str, phrase: OfficePhrase, office: Office) -> bool:
        """The same role, or a phrase that is the beginning of the office's name: "le directeur".

        Offices that have no role of their own are the same where their nouns mean the same.
        """
        if phrase.role == "minister" and office.role == "foreign-minister":
            return len(words.split()) <= 2  # "le ministre", "le ministre kazakh", not "de l'Énergie"
        said = fold(office.role_text)
        return said.startswith(words) or self._same_role(words, phrase, office.role, said)

    def _same_role(self, words: str, phrase: OfficePhrase, role: str, said: str) -> bool:
        """Whether an office that is `said` is of the role of a phrase, by its noun where no role tells it."""
        if phrase.role != "other" or role != "other":
            return phrase.role == role
        noun = self._noun(words)
        return noun is not None and noun == self._noun(said)

    def _noun(self, words: str) -> int | None:
        """Which noun of an office without a role of its own some folded words begin with."""
        return next((number for form, number in self._nouns if f"{words} ".startswith(f"{form} ")), None)

    def _compatible(self, one: Party | None, other: Party) -> bool:
        if one is None or _key(one) == _key(other):
            return True
        return _key(one) == self._state(other) if isinstance(one, str) else False

    def _state(self, party: Party) -> str | None:
        if isinstance(party, str):
            return party
        entry = self._framework.entries.get(party.id or "")
        return entry.country if isinstance(entry, Organisation) else None

    def _by_registry(self, reading: Reading, phrase: OfficePhrase, named: Sequence[Mention]) -> Entity | None:
        if phrase.of is None:
            return None
        present = {one.person.id for one in named}
        if (
            phrase.kind == "counterpart" and phrase.role == "other"
        ):  # of nobody to whom the text gives an office
            held = [entry for entry in self._people if any(one.of == phrase.of for one in entry.offices)]
        else:
            held = self._holders_of(phrase, reading.anchor)
        holders = held
        chosen = [entry for entry in holders if entry.id in present]
        if not chosen and phrase.role == "minister" and len(phrase.span.of(reading.text).split()) <= 2:
            diplomat = replace(phrase, role="foreign-minister")  # "le ministre chinois"
            chosen = [one for one in self._holders_of(diplomat, reading.anchor) if one.id in present]
        if not chosen and phrase.role in SINGULAR:
            chosen = holders
        return self._framework.entity(chosen[0]) if len(chosen) == 1 else None

    def _holders_of(self, phrase: OfficePhrase, day: str | None) -> list[Person]:
        """Those to whom the registry gives the office of a phrase on a day, or ever, in its order."""
        of = phrase.of.id if isinstance(phrase.of, Entity) else phrase.of
        held = {
            entry.id: entry
            for entry, tenure in self._in_office.get((phrase.role, of or ""), ())
            if day is None or ((tenure.from_ or "") <= day and day[:10] <= (tenure.to or "9999"))
        }
        return list(held.values())


def _key(party: Party) -> str:
    return (party.id or fold(party.label)) if isinstance(party, Entity) else party
