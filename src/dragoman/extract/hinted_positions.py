"""Positions that may be there: of offices whose words do not say of what, with all that they may be of.

In: a `Reading` with its bare offices. Out: `Possible` positions with their signs: what the words behind the
office name, what stands around, what the discourse is about. Which are likely is judged by
`weights/position.yaml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator

from dragoman.extract.distances import distance
from dragoman.model.entity import Entity, Party, key
from dragoman.model.fact import Position
from dragoman.model.possible import Possible
from dragoman.model.reading import BareOffice, Name, Reading
from dragoman.model.span import Span

FAR = 1200  # code points before an office in which a name may be what it is of
SEVERAL = 3  # organisations, or states, that are thought of
LEAD = 30  # code points before an office that show whose it is
_COMPLEMENT = re.compile(
    r" (?P<duty>[a-zà-ÿ]+(?: [a-zà-ÿ]+)? )??(?:de la même |de la |de l'|du même |du |des |de |d')"
    r"(?P<body>[\w°'-]+(?: (?:(?:de la |de l'|du |des |de |d'|en |au |à )?[\w°'-]+)){0,4}?)"
    r"(?=[,.;:)»\"]| [a-zà-ÿ]+t\b|$)"
)
_OWN = re.compile(r"\b(?:son|sa|leur)(?: [a-zà-ÿ-]+)? $", re.IGNORECASE)
_POINTING = re.compile(  # words that are no name of what they point to: "de cette société", "du premier"
    r"\b(?:son|sa|ses|leurs?|notre|nos|cette|cet|ces?)\b|^(?:premi(?:er|ère)|seconde?|derni(?:er|ère)|même)s?$"
)
_FELLOW = re.compile(r"\b(?:son|sa) (?:collègue|homologue|confrère)\b", re.IGNORECASE)
_HEADS = {"head-of-state": "head-of-organisation", "head-of-government": "head-of-organisation"}

Found = tuple[Party, str]


def possible_positions(reading: Reading, places: Collection[Span]) -> Iterator[Possible]:
    """Every position that bare offices at these places may be; spans count code points of the text."""
    wanted = [office for office in reading.bare_offices if office.span in places]
    if not wanted:
        return
    around = _Around(reading)
    for office in wanted:
        found: dict[str, tuple[Party, set[str]]] = {}
        for of, how in around.all(office):
            found.setdefault(key(of), (of, set()))[1].add(how)
        for of, ways in found.values():
            yield Possible(_position(reading, office, of), frozenset(_signs(reading, office, of, ways)))


def _position(reading: Reading, office: BareOffice, of: Party) -> Position:
    role = _HEADS.get(office.role, office.role) if isinstance(of, Entity) else office.role
    whole = Span(min(office.span.start, office.holder.start), max(office.span.end, office.holder.end))
    return Position(
        evidence=(whole,),
        person=office.person,
        role=role,
        role_text=office.span.of(reading.text),
        of=of,
        confidence=0.5,
        inferred={"of": "what the words around speak of"},
    )


def _signs(reading: Reading, office: BareOffice, of: Party, ways: set[str]) -> Iterator[str]:
    """What speaks for and against an office being somebody's, and of this."""
    text = reading.text
    before = text[max(0, office.span.start - LEAD) : office.span.start]
    own = "own" if _OWN.search(before) else office.article or "bare"
    kind = "state" if isinstance(of, str) else "known" if of.id else "unknown"
    post = f"{office.kind} {own}"
    yield from (f"by {way}" for way in ways)
    yield from (f"{office.kind} by {way}" for way in ways)
    yield from (f"{own} by {way}" for way in ways)
    yield f"of {kind}"
    yield f"{office.kind} of {kind}"
    yield f"role {office.role} of {kind}"
    yield post
    yield f"{min(len(ways), 4)} ways"
    yield "capital" if text[office.span.start].isupper() else "small"
    if office.holder.start < office.span.start:
        yield f"name before, {'comma' if ',' in text[office.holder.end : office.span.start] else 'none'}"
    else:
        yield f"name behind, {'comma' if ',' in text[office.span.end : office.holder.start] else 'none'}"
    if before.endswith((", ", "» ", '" ')):
        yield f"behind a mark, {own}"
    if _FELLOW.search(text, max(0, office.holder.start - LEAD), office.holder.end):
        yield "fellow"


class _Around:
    """What stands around the offices of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.text
        self._sentences = [sentence.span.start for sentence in reading.sentences]
        named = Counter(key(one.entity) for one in reading.names if one.kind == "organisation")
        self._most = named.most_common(1)[0][0] if named else ""
        states = reading.states()
        self._state = states[0][0] if states else ""

    def all(self, office: BareOffice) -> Iterator[Found]:
        """What an office may be of, each with how it is found."""
        yield from self._complement(office)
        yield from self._same_person(office)
        start = min(office.span.start, office.holder.start)
        for kinds in (("organisation",), ("country",)):
            yield from self._named(kinds, start)
        for one in self._reading.bodies:
            if len(one.entities) == 1 and 0 <= start - one.span.end <= FAR:
                yield one.entities[0], f"body {distance(self._reading, one.span.start, start)}"
        yield from self._told(office)

    def _complement(self, office: BareOffice) -> Iterator[Found]:
        """What the words behind the office name."""
        found = _COMPLEMENT.match(self._text, office.span.end)
        if found is None:
            return
        duty = "duty and " if found["duty"] else ""
        span = Span(*found.span("body"))
        names = [name for name in self._reading.names_in(span) if name.kind in ("organisation", "project")]
        if names:
            yield names[0].entity, f"{duty}named complement"
        elif body := self._reading.body_at(span):
            yield body, f"{duty}complement that stands for it"
        elif not (
            _POINTING.search(found["body"]) or any(True for _ in self._reading.names_in(span, "person"))
        ):
            yield Entity(None, span.of(self._text)), f"{duty}complement"

    def _same_person(self, office: BareOffice) -> Iterator[Found]:
        """What other offices of the same person are of, and the offices told before."""
        told = [one for one in self._reading.offices if one.span.end <= office.span.start and not one.former]
        for one in self._reading.offices:
            if key(one.person) == key(office.person) and not one.former:
                yield one.of, "the same person"
        if told:
            apart = distance(self._reading, told[-1].span.start, office.span.start)
            yield told[-1].of, f"the office {apart}"

    def _named(self, kinds: tuple[str, ...], place: int) -> Iterator[Found]:
        """The organisations or states named last before a place."""
        seen: list[str] = []
        for name in self._reading.names_before(place, FAR):
            if name.kind in kinds and key(name.entity) not in seen:
                seen.append(key(name.entity))
                apart = distance(self._reading, name.span.start, place)
                yield name.entity, f"{kinds[0]} {apart}"
                yield name.entity, f"{kinds[0]} {len(seen)} {apart}"
                if self._opens(name):
                    yield name.entity, f"{kinds[0]} that opens {apart}"
                if len(seen) == SEVERAL:
                    return

    def _told(self, office: BareOffice) -> Iterator[Found]:
        """What the text is about most, and whose adjective stands near."""
        for name in self._reading.names:
            if name.kind == "organisation" and key(name.entity) == self._most:
                yield name.entity, "named most"
                break
        if self._state:
            yield self._state, "state named most"
        here = bisect_right(self._sentences, office.span.start) - 1
        sentence = self._reading.sentences[here].span if here >= 0 else office.span
        for one in self._reading.adjectives:
            if sentence.contains(one.span) and one.span.end <= office.span.start:
                yield one.entity, "adjective here"

    def _opens(self, name: Name) -> bool:
        sentence = self._reading.sentence_at(name.span.start)
        return sentence is not None and name.span.start - sentence.span.start <= len("Le groupe ")
