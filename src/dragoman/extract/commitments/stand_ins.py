"""The states and organisations for which parties stand: a region's members, a president's state.

In: a reading, a framework and parties. Out: country codes and organisations. A ministry or authority stands
for its state, a company or bank for itself, a person for whom the office is held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from dragoman.extract.commitments.circle import Circle
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Organisation, Person, Place
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework

PEOPLE = re.compile(r"(?:les? |la |l')([\w-]+)")
ARTICLE = re.compile(r"^(?:le |la |les |l')")
ACTING = frozenset(("province", "region", "district", "county", "prefecture", "city", "town"))
"""Classes of places that undertake things themselves."""
OF_A_STATE = frozenset(("ministry", "agency", "government", "regional"))


class StandIns:
    """Answers for one reading; `bodies`: nouns for companies and the like, `institutions`: others, folded.

    `organs`: what the names of a state's own bodies begin with, by whose heads the state speaks.
    """

    def __init__(
        self,
        reading: Reading,
        framework: Framework,
        circle: Circle,
        folded: str,
        bodies: frozenset[str],
        institutions: frozenset[str] = frozenset(),
        organs: tuple[str, ...] = (),
    ) -> None:
        self._organs = tuple(f"{fold(one)} " for one in organs)
        self._institutions = institutions
        self._reading = reading
        self._bodies = bodies
        self._framework = framework
        self._circle = circle
        self._folded = folded

    def states(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """The states for which some parties stand: regions by their members, persons by their office."""
        found: list[Party] = []
        for party in parties:
            if isinstance(party, str):
                found += self._circle.members(party)
            else:
                found += self._of_entity(party)
        return tuple(dict.fromkeys(found))

    def joined(self, span: Span, named: Name, words: Span) -> tuple[Party, ...]:
        """A state or organisation and those joined to it, not those that "de" governs."""
        found: list[Party] = []
        for name in self._reading.names_in(span, "country", "region", "organisation"):
            if name.span.start >= named.span.start or name.span.end <= words.start:
                found.append(name.entity)
        if named.kind == "organisation":
            bodies = [name.entity for name in self._reading.names_in(span, "organisation")]
            joined = " et " in span.of(self._folded) and len(bodies) > 1
            return self.states(bodies if joined else [named.entity])
        return self.states(found or [named.entity])

    def _of_entity(self, party: Entity) -> tuple[Party, ...]:
        entry = self._framework.entries.get(party.id or "")
        if isinstance(entry, Organisation):
            state = entry.class_ in OF_A_STATE and entry.country
            return (state,) if state else (party,)
        offices = [one.of for one in self._reading.offices if _same(one.person, party) and not one.former]
        for of in offices:
            if isinstance(of, str):
                return (of,)
            if _same(of, party):
                return ()
            if self._is_organ(of):
                if state := self._governed(of):
                    return (state,)
                if isinstance(entry, Person):  # "l'Assemblée nationale", of a state that the text leaves out
                    break
            named = of.id is None and of.label[:1].isupper() and fold(of.label) not in self._bodies
            return self._of_entity(of) or ((of,) if named else ())
        if isinstance(entry, Person):
            return self._of_person(entry)
        return (party,) if self.is_organisation(party) else self._of_words(party)

    def _of_person(self, entry: Person) -> tuple[Party, ...]:
        day = self._reading.anchor or "9999"
        held = [one for one in entry.offices if (one.from_ or "") <= day and (one.to or "9999") >= day[:4]]
        for office in held or entry.offices:
            of = self._framework.entries.get(office.of)
            if len(office.of) == 2 and office.of.isupper():
                return (office.of,)
            if isinstance(of, Organisation):
                body = self._framework.entity(of)
                return (state,) if (state := self._governed(body)) else self._of_entity(body)
        return ()

    def _is_organ(self, body: Entity) -> bool:
        """Whether a body is by its name one of a state: a senate, a commission."""
        return any(f"{fold(one)} ".startswith(self._organs) for one in (body.label, *body.labels))

    def _governed(self, body: Entity) -> str | None:
        """The state of which a body is an organ, for which its head speaks: the Senate of Uzbekistan's."""
        if not self._is_organ(body):
            return None
        entry = self._framework.entries.get(body.id or "")
        if isinstance(entry, Organisation):
            return entry.country
        return next((one for one in self._of_words(body) if isinstance(one, str)), None)

    def of_state(self, parties: Iterable[Party]) -> tuple[str, ...]:
        """The states of some parties: of a bank's director, who says "our country", the bank's."""
        entries = ((one, self._framework.entries.get(getattr(one, "id", None) or "")) for one in parties)
        found = (one if isinstance(one, str) else getattr(entry, "country", None) for one, entry in entries)
        return tuple(dict.fromkeys(one for one in found if one))

    def bodies(self, parties: Iterable[Party]) -> tuple[Entity, ...]:
        """The bodies in which the text gives some persons an office."""
        held = (one for one in self._reading.offices if not one.former and isinstance(one.of, Entity))
        of = ((one, who) for one in held for who in parties)
        return tuple(one.of for one, who in of if _same(one.person, who) and isinstance(one.of, Entity))

    def _of_words(self, party: Entity) -> tuple[Party, ...]:
        """The state in the words for somebody unnamed: "ministre kazakh"; a "société kazakhe" is itself."""
        label = fold(party.label)
        if label.split(" ")[0] in self._bodies:
            return (party,)
        for name in (*self._reading.adjectives, *self._reading.names):
            if name.kind != "country" or (words := name.span.of(self._folded)) not in label:
                continue
            if re.search(rf"\b{re.escape(words)}\b", label):
                return (name.entity,)
        return ()

    def institutions(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Those that are called by an institution's noun and what it is of: "administration du poste"."""
        unknown = (one for one in parties if isinstance(one, Entity) and one.id is None and " " in one.label)
        return tuple(one for one in unknown if fold(one.label).split()[0] in self._institutions)

    def folk(self, words: str) -> tuple[str, ...]:
        """The state whose people some folded words name with an article alone: "les chinois", "l'ouzbek"."""
        found = PEOPLE.fullmatch(words)
        state = _folk(self._framework).get(found[1]) if found else None
        return () if state is None else (state,)

    def is_province(self, named: Name) -> bool:
        """Whether a place is one that acts for itself: a province, an autonomous region."""
        entry = self._framework.entries.get(getattr(named.entity, "id", None) or "")
        return isinstance(entry, Place) and entry.class_ in ACTING

    def is_organisation(self, party: Entity) -> bool:
        """Whether the text names a party as an organisation."""
        return any(name.kind == "organisation" and _same(name.entity, party) for name in self._reading.names)


@lru_cache(maxsize=64)
def _folk(framework: Framework) -> dict[str, str]:
    """States by the names of their people, folded, in the plural, the singular and the feminine."""
    found: dict[str, str] = {}
    for country in framework.countries.values():
        for one in (name for names in country.inhabitants.values() for name in names):
            for form in (fold(one), fold(one).removesuffix("s")):
                found[form] = found[f"{form}e"] = found[f"{form}es"] = country.code
    return found


def same(some: Iterable[Party], others: Iterable[Party]) -> bool:
    """Whether a party is among both: by its code or id, or by a name that both have for it.

    A name may be the beginning or the end of the other: "la société chinoise", "la société chinoise Huaxin".
    """
    pairs = ((a, b) for one in some for other in others for a in _names(one) for b in _names(other))
    return any(
        a == b or (" " in a + b and (f"{a} ".startswith(f"{b} ") or f" {a}".endswith(f" {b}")))
        for a, b in pairs
    )


def _names(party: Party) -> frozenset[str]:
    if isinstance(party, str) or party.id:
        return frozenset((party if isinstance(party, str) else party.id or "",))
    return frozenset(ARTICLE.sub("", fold(one)) for one in (party.label, *party.labels))


def _same(one: Party, other: Party) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return one.id == other.id if one.id and other.id else fold(one.label) == fold(other.label)
