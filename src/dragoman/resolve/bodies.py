"""Organisations by their noun alone: "la société", "la banque", "ce ministère" is the one named before.

In: a reading with its names and persons. Out: a `Reference` for each such noun that stands for one
organisation beyond doubt: of those named in the sentences before, of the registry or not, one alone is of its
kind. Where two are in play, or a name that may be a company's came in between, the noun stands for nobody;
if one sentence named several, the reference has them all, so that nobody chooses.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Office, Reading, Reference
from dragoman.model.span import Span
from dragoman.packs.alternation import alternation
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.roles import Roles
from dragoman.resolve.discourse import sentence_index
from dragoman.resolve.named_bodies import CAPITAL, NAME, NOT_BARE, BodyNamer, NamedBody, token_at

STANDS_FOR = "the organisation that its noun stands for"
_JOINT = 40

_TOLD_APART = ("company", "bank", "university")
"""The classes of organisations of which an adjective tells one: "la compagnie chinoise"."""

MEMORY = 6
"""Sentences over which a noun still recalls an organisation."""

_ARTICLES = frozenset({"le", "la", "l'", "ce", "cet", "cette"})
_BESIDE = re.compile(rf" (?:et|ou|avec|à|par) (?:l[ae] |l')?({CAPITAL})|, ({CAPITAL})(?=,| et )")
_JOINED = re.compile(rf"({CAPITAL}) (?:et|ou|avec) (?:l[ae] |l')?$")


class BodyFinder:
    """Finds what nouns of organisations stand for, in one language, with one framework's registry."""

    def __init__(self, roles: Roles, framework: Framework) -> None:
        self._namer = BodyNamer(roles, framework)
        self._nouns = self._namer.nouns
        alternatives = alternation(re.escape(noun) for noun in sorted(self._nouns, key=len, reverse=True))
        self._noun = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")
        self._told_apart = frozenset(fold(n) for kind in _TOLD_APART for n in roles.recalling.get(kind, ()))
        self._not_names = roles.not_persons

    def office(self, reading: Reading, office: Office) -> Office:
        """An office "de la société" with the one that the noun stands for, if the text settles which."""
        of = reading.body_at(office.span) if self._is_bare(office.of) else None
        if of is None or not isinstance(office.of, Entity):
            return office
        return replace(office, of=of.named(office.of.label), inferred=STANDS_FOR)

    def _is_bare(self, of: Party) -> bool:
        """Whether what an office is of is a noun alone: "le directeur de la société"."""
        return isinstance(of, Entity) and of.id is None and fold(of.label) in self._nouns

    def references(self, reading: Reading) -> tuple[Reference, ...]:
        """Every noun that stands for one organisation, in order."""
        folded = fold(reading.text)
        places = [Span(*match.span()) for match in self._noun.finditer(folded)]
        named = [name.span for name in reading.names if name.kind == "organisation"]
        places = [
            place
            for place in places
            if reading.holds(place) and not any(one.overlaps(place) for one in named)
        ]
        bare = [(place, *whole) for place in places if (whole := self._whole(reading, folded, place))]
        if not bare:
            return ()
        bodies = self._namer.named(reading, folded, places)
        led = [
            office.span
            for office in reading.offices
            if isinstance(office.of, Entity) and not office.of.id and not self._is_bare(office.of)
        ]
        strangers = sorted([*self._strangers(reading, bodies), *_beside(reading, bodies), *led])
        found = []
        for place, words, state in bare:
            noun = place.of(folded)
            if meant := self._meant(reading, noun, words, bodies, strangers, state):
                found.append(Reference(words, meant))
        return tuple(found)

    def _whole(self, reading: Reading, folded: str, place: Span) -> tuple[Span, str | None] | None:
        """The noun with its article and whose it is, if nothing but these says which organisation it is."""
        owner = next((one for one in reading.adjectives if one.span.start == place.end + 1), None)
        if owner is not None and not (isinstance(owner.entity, str) and place.of(folded) in self._told_apart):
            return None
        span = _whole(reading, place, owner.span if owner else None)
        return (span, str(owner.entity) if owner else None) if span else None

    def _strangers(self, reading: Reading, bodies: Sequence[NamedBody]) -> Iterator[Span]:
        """Names of several words, or acronyms, that nothing knows: any of them may be a company's."""
        known = [body.span for body in bodies] + [name.span for name in (*reading.names, *reading.adjectives)]
        known.sort()
        for match in re.finditer(rf"(?<![\w-]){NAME}", reading.text):
            several = " " in match[0] or re.fullmatch(r"[A-Z]{3,}", match[0])
            span = Span(*match.span())
            first = match[0].split()[0]
            if not several or first in self._not_names or not reading.holds(span):
                continue
            near = known[max(0, bisect_left(known, span) - 3) : bisect_left(known, span) + 3]
            if not any(one.overlaps(span) for one in near):
                yield span

    def _meant(
        self,
        reading: Reading,
        noun: str,
        whole: Span,
        bodies: Sequence[NamedBody],
        strangers: Sequence[Span],
        state: str | None,
    ) -> tuple[Entity, ...]:
        """The one organisation that is meant; two where the last sentence that has any leaves it open.

        `state`: whose it is, where an adjective tells: "la compagnie chinoise".
        """
        here = sentence_index(reading, whole.start)
        floor = reading.sentences[max(0, here - MEMORY)].span.start
        near = [one for one in bodies if floor <= one.span.start and one.span.end <= whole.start]
        fitting = [one for one in near if noun in one.nouns]
        own = _of_state(fitting, state) if state else []
        fitting = own or [one for one in fitting if not state or not one.states]
        several = _distinct(fitting)
        if len(several) > 1:  # that which the text names with the noun, if it names one alone so, and lately
            words = [one for one in fitting if noun in self._namer.nouns_in((one.span.of(reading.text),))]
            lately = words and _number(reading, words[-1]) == _number(reading, fitting[-1])
            several = _distinct(words) if lately and len(_distinct(words)) == 1 else several
        if len(several) > 1:
            number = _number(reading, fitting[-1])
            beside = [one for one in fitting if _number(reading, one) == number]
            if len(_distinct(beside)) > 1:
                return tuple(_distinct(beside))
            begins = own or beside[0].span.start - reading.sentences[number].span.start <= len("Cette ")
            several = _distinct(beside) if begins else []
        if not several:
            return ()
        last = max((one.span for one in fitting if _same(one.entity, several[0])), key=lambda span: span.end)
        first = last.start - _JOINT  # a name joined before it is in play as well
        if not own and any(first <= one.start < whole.start for one in strangers):
            return ()
        return (several[0],)


def _number(reading: Reading, one: NamedBody) -> int:
    """The number of the sentence in which an organisation is named."""
    return sentence_index(reading, one.span.start)


def _of_state(bodies: Sequence[NamedBody], state: str) -> list[NamedBody]:
    """Those of a state, wherever the text tells it of them."""
    of = [one.entity for one in bodies if state in one.states]
    return [one for one in bodies if any(_same(one.entity, other) for other in of)]


def _beside(reading: Reading, bodies: Sequence[NamedBody]) -> Iterator[Span]:
    """Names of one word that are joined to an organisation's: "CNPC et Sinopec"."""
    for body in bodies:
        behind = _BESIDE.match(reading.text, body.span.end)
        before = _JOINED.search(reading.text, max(0, body.span.start - 40), body.span.start)
        for match in (behind, before):
            span = Span(*match.span(match.lastindex or 0)) if match else None
            if span and not any(name.span.overlaps(span) for name in reading.names):
                yield Span(max(span.start, body.span.end), span.end) if match is behind else span


def _distinct(bodies: Iterable[NamedBody]) -> list[Entity]:
    found: list[Entity] = []
    for body in bodies:
        if not any(_same(body.entity, one) for one in found):
            found.append(body.entity)
    return found


def _same(one: Entity, other: Entity) -> bool:
    if one.id or other.id:
        return one.id == other.id
    a, b = (re.findall(r"\w+", fold(entity.label)) for entity in (one, other))
    return a[: len(b)] == b[: len(a)] or a[-len(b) :] == b[-len(a) :]


def _whole(reading: Reading, place: Span, owner: Span | None) -> Span | None:
    """The noun with its article and the adjective that says whose it is, if nothing else says more."""
    sentence = reading.sentence_at(place.start)
    if sentence is None or any(name.span.overlaps(place) for name in reading.names):
        return None
    i = token_at(sentence, place.start)
    if i is None or i == 0 or sentence.tokens[i - 1].text.lower() not in _ARTICLES:
        return None
    if (
        i > 1 and sentence.tokens[i - 2].text.lower() == "dont"
    ):  # "X, dont le groupe": of somebody named there
        return None
    end = owner.end if owner else place.end
    for token in sentence.tokens[i + 1 : i + 5]:
        if token.text in ",;:":
            break
        if token.head == i and token.relation in NOT_BARE and not (owner and owner.contains(token.span)):
            return None
    if re.match(r" [«“\"]? ?[A-ZÀ-Þ]", reading.text[end : end + 4]):
        return None
    return Span(sentence.tokens[i - 1].span.start, end)
