"""Where a text names organisations, and the nouns by which it may recall each: "la société", "la banque".

In: a reading with its names, adjectives and offices. Out: a `NamedBody` for each place: names of the
registry, names that a noun tells of ("la société chinoise X", "ministère kazakh de l'Énergie"), those whom
somebody leads ("X, directeur de Y"). Which of them a noun recalls is left to `bodies.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.entity import Entity
from dragoman.model.reading import Reading, Sentence
from dragoman.model.span import Span
from dragoman.packs.alternation import any_of
from dragoman.packs.entries import Organisation, Place
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.roles import Roles

CAPITAL = r"[A-ZÀ-Þ][\w&.'’-]*[\w&]"
NAME = rf"{CAPITAL}(?: (?:(?:of|and|&) )?{CAPITAL})*"
NOT_BARE = frozenset({"amod", "nmod", "appos", "flat:name", "flat:foreign", "nummod", "compound"})
_DESCRIBED = ("ministry", "university", "agency")
"""The classes of organisations told apart by what follows the noun: "le ministère kazakh de l'Énergie"."""
_COMPLEMENTS = re.compile(
    r"(?: [a-zà-ÿ-]+)?(?: (?:de la |de l'|du |des |d'|de )[\wÀ-ÿ-]+(?: [a-zà-ÿ-]+es)?){1,3}"
    r"(?: et des? [A-ZÀ-Þ][\w-]+)?"
)
_LABEL = re.compile(NAME)


@dataclass(frozen=True, slots=True)
class NamedBody:
    """An organisation where the text names it, with the nouns by which it may be called.

    `states`: whose it is, as far as the text or the registry tells.
    """

    span: Span
    entity: Entity
    nouns: frozenset[str]
    states: frozenset[str] = frozenset()


class BodyNamer:
    """Finds where organisations are named, in one language, with one framework's registry."""

    def __init__(self, roles: Roles, framework: Framework) -> None:
        self._framework = framework
        self._kinds = {kind: frozenset(map(fold, nouns)) for kind, nouns in roles.recalling.items()}
        self.nouns = frozenset(noun for nouns in self._kinds.values() for noun in nouns)
        stops = any_of(roles.stops)
        self._named = re.compile(
            rf"(?: (?!(?:{stops}|d|a|de|du|des|l|la|le)\b)[a-zà-ÿ-]+){{0,2}} [«“\"]? ?({NAME})"
        )
        self._apposed = re.compile(
            rf"({NAME})(?: \([^)\n]{{1,20}}\))?, (?:une? |la |le |l')(?:[a-zà-ÿ-]+ )?$"
        )
        self._described_so = frozenset(n for kind in _DESCRIBED for n in self._kinds.get(kind, ()))
        self._not_names = roles.not_persons

    def named(self, reading: Reading, folded: str, places: Sequence[Span]) -> list[NamedBody]:
        """Every organisation where it is named, in order; `places` are the nouns of organisations."""
        found = [*self._registered(reading), *self._by_noun(reading, folded, places)]
        return sorted([*found, *self._led(reading, found)], key=lambda one: one.span)

    def nouns_in(self, labels: Iterable[str]) -> frozenset[str]:
        """The nouns of organisations that some labels have among their words."""
        return frozenset(word for label in labels for word in re.findall(r"\w+", fold(label))) & self.nouns

    def _led(self, reading: Reading, found: Sequence[NamedBody]) -> Iterator[NamedBody]:
        """Companies that nothing knows, by who leads them: "le patron de Goldwind, Wu Gang"."""
        for office in reading.offices:
            of = office.of
            if office.former or not isinstance(of, Entity) or of.id or not _LABEL.fullmatch(of.label):
                continue
            at = reading.text.find(of.label, *office.span)
            span = Span(at, at + len(of.label))
            if at >= 0 and not any(one.span.overlaps(span) for one in found):
                yield NamedBody(span, of, self._kinds.get("company", frozenset()))

    def _whose(self, reading: Reading, span: Span) -> frozenset[str]:
        """The states of which adjectives and places tell in the words for an organisation."""
        found = {one.entity for one in reading.adjectives if span.contains(one.span)}
        for name in reading.names_in(span, "place", "country"):
            entry = self._framework.entries.get(getattr(name.entity, "id", None) or "")
            found.add(entry.country if isinstance(entry, Place) and entry.country else name.entity)
        return frozenset(one for one in found if isinstance(one, str))

    def _registered(self, reading: Reading) -> Iterator[NamedBody]:
        for name in reading.names:
            if name.kind != "organisation" or not isinstance(name.entity, Entity):
                continue
            entry = self._framework.entries.get(name.entity.id or "")
            nouns = self.nouns_in((name.entity.label, *name.entity.labels, name.span.of(reading.text)))
            state = frozenset[str]()
            if isinstance(entry, Organisation):
                nouns |= self._kinds.get(entry.class_, frozenset())
                state = frozenset((entry.country,) if entry.country else ())
            elif name.via == "pattern":
                nouns |= self._kinds.get("company", frozenset())
            yield NamedBody(name.span, name.entity, nouns, state)

    def _by_noun(self, reading: Reading, folded: str, places: Sequence[Span]) -> Iterator[NamedBody]:
        """Organisations that no registry knows: "la société chinoise X", "X, une entreprise de …"."""
        for place in places:
            word = folded[place.start : place.end]
            behind = self._named.match(reading.text, place.end)
            before = self._apposed.search(reading.text, max(0, place.start - 80), place.start)
            match = behind or before
            if match is None or not self._is_name(reading, Span(*match.span(1))):
                match = None
            label = (
                match[1] if match else self._described(reading, place) if word in self._described_so else ""
            )
            if not label:
                continue
            kinds = [nouns for nouns in self._kinds.values() if word in nouns]
            fits = frozenset({word}).union(*(kinds if match else []))
            end = match.end(1) if match else place.start + len(label)
            span = Span(min(place.start, match.start(1)) if match else place.start, max(end, place.end))
            states = self._whose(reading, span)
            surface = Span(place.start, max(end, place.end)).of(reading.text) if behind and match else label
            yield NamedBody(span, Entity(None, label, (label, surface)), fits, states)

    def _is_name(self, reading: Reading, span: Span) -> bool:
        if span.of(reading.text).split()[0] in self._not_names:
            return False
        over = [name for name in reading.names if name.span.overlaps(span)]
        return all(
            name.via == "recogniser" or (name.kind in ("country", "place") and not name.span.contains(span))
            for name in over
        )

    def _described(self, reading: Reading, place: Span) -> str:
        """A ministry or university with its complements: "ministère kazakh de l'Énergie"."""
        sentence = reading.sentence_at(place.start)
        if sentence is None:
            return ""
        if not sentence.tokens:
            match = _COMPLEMENTS.match(reading.text, place.end)
            return reading.text[place.start : match.end()] if match and not match[0].islower() else ""
        i = token_at(sentence, place.start)
        if i is None:
            return ""
        last, reached = i, {i}
        for k in range(i + 1, len(sentence.tokens)):
            token = sentence.tokens[k]
            own = token.head in reached and token.relation in {*NOT_BARE, "case", "det", "conj", "cc"}
            inner = token.relation in ("case", "det") and token.head > k
            if not own and not inner:
                break
            if own:
                reached.add(k)
                last = k if token.relation not in ("case", "det", "cc") else last
            if token.text in ",;:.":
                break
        words = reading.text[place.start : sentence.tokens[last].span.end]
        return words if last > i and any(one.isupper() for one in words) else ""


def token_at(sentence: Sentence, start: int) -> int | None:
    """The number of the token of a sentence that begins at a place."""
    i = bisect_left(sentence.tokens, start, key=lambda token: token.span.start)
    if i < len(sentence.tokens) and sentence.tokens[i].span.start == start:
        return i
    return None
