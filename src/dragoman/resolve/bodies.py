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
from dataclasses import dataclass, replace

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Office, Reading, Reference, Sentence
from dragoman.model.span import Span
from dragoman.packs.alternation import alternation
from dragoman.packs.entries import Organisation
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.roles import Roles
from dragoman.resolve.discourse import sentence_index

STANDS_FOR = "the organisation that its noun stands for"
_JOINT = 40

MEMORY = 6
"""Sentences over which a noun still recalls an organisation."""

_CAPITAL = r"[A-ZÀ-Þ][\w&.'’-]*[\w&]"
_NAME = rf"{_CAPITAL}(?: (?:(?:of|and|&) )?{_CAPITAL})*"
_NOT_BARE = frozenset({"amod", "nmod", "appos", "flat:name", "flat:foreign", "nummod", "compound"})
_DESCRIBED = ("ministry", "university", "agency")
"""The classes of organisations told apart by what follows the noun: "le ministère kazakh de l'Énergie"."""

_COMPLEMENTS = re.compile(
    r"(?: [a-zà-ÿ-]+)?(?: (?:de la |de l'|du |des |d'|de )[\wÀ-ÿ-]+(?: [a-zà-ÿ-]+es)?){1,3}"
    r"(?: et des? [A-ZÀ-Þ][\w-]+)?"
)
_ARTICLES = frozenset({"le", "la", "l'", "ce", "cet", "cette"})
_BESIDE = re.compile(rf" (?:et|ou|avec|à|par) (?:l[ae] |l')?({_CAPITAL})|, ({_CAPITAL})(?=,| et )")
_JOINED = re.compile(rf"({_CAPITAL}) (?:et|ou|avec) (?:l[ae] |l')?$")


@dataclass(frozen=True, slots=True)
class _Body:
    """An organisation where the text names it, with the nouns by which it may be called."""

    span: Span
    entity: Entity
    nouns: frozenset[str]
    states: frozenset[str] = frozenset()


class BodyFinder:
    """Finds what nouns of organisations stand for, in one language, with one framework's registry."""

    def __init__(self, roles: Roles, framework: Framework) -> None:
        self._framework = framework
        self._kinds = {kind: frozenset(map(fold, nouns)) for kind, nouns in roles.recalling.items()}
        self._nouns = frozenset(noun for nouns in self._kinds.values() for noun in nouns)
        alternatives = alternation(re.escape(noun) for noun in sorted(self._nouns, key=len, reverse=True))
        self._noun = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")
        stops = alternation(re.escape(fold(word)) for word in sorted(roles.stops, key=len, reverse=True))
        self._named = re.compile(
            rf"(?: (?!(?:{stops}|d|a|de|du|des|l|la|le)\b)[a-zà-ÿ-]+){{0,2}} [«“\"]? ?({_NAME})"
        )
        self._apposed = re.compile(
            rf"({_NAME})(?: \([^)\n]{{1,20}}\))?, (?:une? |la |le |l')(?:[a-zà-ÿ-]+ )?$"
        )
        self._described_so = frozenset(n for kind in _DESCRIBED for n in self._kinds.get(kind, ()))
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
        bare = [(place, whole) for place in places if (whole := _whole(reading, place)) is not None]
        if not bare:
            return ()
        bodies = sorted(
            [*self._registered(reading), *self._by_noun(reading, folded, places)], key=lambda b: b.span
        )
        led = [
            office.span
            for office in reading.offices
            if isinstance(office.of, Entity) and not office.of.id and not self._is_bare(office.of)
        ]
        strangers = sorted([*self._strangers(reading, bodies), *_beside(reading, bodies), *led])
        found = []
        for place, whole in bare:
            if meant := self._meant(reading, folded[place.start : place.end], whole, bodies, strangers):
                found.append(Reference(whole, meant))
        return tuple(found)

    def _registered(self, reading: Reading) -> Iterator[_Body]:
        for name in reading.names:
            if name.kind != "organisation" or not isinstance(name.entity, Entity):
                continue
            entry = self._framework.entries.get(name.entity.id or "")
            nouns = self._of_label((name.entity.label, *name.entity.labels, name.span.of(reading.text)))
            state = frozenset[str]()
            if isinstance(entry, Organisation):
                nouns |= self._kinds.get(entry.class_, frozenset())
                state = frozenset((entry.country,) if entry.country else ())
            elif name.via == "pattern":
                nouns |= self._kinds.get("company", frozenset())
            yield _Body(name.span, name.entity, nouns, state)

    def _of_label(self, labels: Iterable[str]) -> frozenset[str]:
        return frozenset(word for label in labels for word in re.findall(r"\w+", fold(label))) & self._nouns

    def _by_noun(self, reading: Reading, folded: str, places: Sequence[Span]) -> Iterator[_Body]:
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
            states = {
                one.entity
                for one in reading.adjectives
                if span.contains(one.span) and isinstance(one.entity, str)
            }
            surface = Span(place.start, max(end, place.end)).of(reading.text) if behind and match else label
            yield _Body(span, Entity(None, label, (label, surface)), fits, frozenset(states))

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
        i = _token_at(sentence, place.start)
        if i is None:
            return ""
        last, reached = i, {i}
        for k in range(i + 1, len(sentence.tokens)):
            token = sentence.tokens[k]
            own = token.head in reached and token.relation in (*_NOT_BARE, "case", "det", "conj", "cc")
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

    def _strangers(self, reading: Reading, bodies: Sequence[_Body]) -> Iterator[Span]:
        """Names of several words, or acronyms, that nothing knows: any of them may be a company's."""
        known = [body.span for body in bodies] + [name.span for name in (*reading.names, *reading.adjectives)]
        known.sort()
        for match in re.finditer(rf"(?<![\w-]){_NAME}", reading.text):
            several = " " in match[0] or re.fullmatch(r"[A-Z]{3,}", match[0])
            span = Span(*match.span())
            first = match[0].split()[0]
            if not several or first in self._not_names or not reading.holds(span):
                continue
            near = known[max(0, bisect_left(known, span) - 3) : bisect_left(known, span) + 3]
            if not any(one.overlaps(span) for one in near):
                yield span

    def _meant(
        self, reading: Reading, noun: str, whole: Span, bodies: Sequence[_Body], strangers: Sequence[Span]
    ) -> tuple[Entity, ...]:
        """The one organisation that is meant; two where the last sentence that has any leaves it open."""
        here = sentence_index(reading, whole.start)
        floor = reading.sentences[max(0, here - MEMORY)].span.start
        near = [one for one in bodies if floor <= one.span.start and one.span.end <= whole.start]
        fitting = [one for one in near if noun in one.nouns]
        several = _distinct(fitting)
        if len(several) > 1:  # that which the text names with the noun, if it names one alone so
            words = [one for one in fitting if noun in self._of_label((one.span.of(reading.text),))]
            several = _distinct(words) if len(_distinct(words)) == 1 else several
        if len(several) > 1:
            number = sentence_index(reading, fitting[-1].span.start)
            beside = [one for one in fitting if sentence_index(reading, one.span.start) == number]
            if len(_distinct(beside)) > 1:
                return tuple(_distinct(beside))
            begins = beside[0].span.start - reading.sentences[number].span.start <= len("Cette ")
            several = _distinct(beside) if begins else []
        if not several:
            return ()
        last = max((one.span for one in fitting if _same(one.entity, several[0])), key=lambda span: span.end)
        first = last.start - _JOINT  # a name joined before it is in play as well
        if any(first <= one.start < whole.start for one in strangers):
            return ()
        return (several[0],)


def _beside(reading: Reading, bodies: Sequence[_Body]) -> Iterator[Span]:
    """Names of one word that are joined to an organisation's: "CNPC et Sinopec"."""
    for body in bodies:
        behind = _BESIDE.match(reading.text, body.span.end)
        before = _JOINED.search(reading.text, max(0, body.span.start - 40), body.span.start)
        for match in (behind, before):
            span = Span(*match.span(match.lastindex or 0)) if match else None
            if span and not any(name.span.overlaps(span) for name in reading.names):
                yield Span(max(span.start, body.span.end), span.end) if match is behind else span


def _distinct(bodies: Iterable[_Body]) -> list[Entity]:
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


def _whole(reading: Reading, place: Span) -> Span | None:
    """The noun with its article, if nothing but these says which organisation it is."""
    sentence = reading.sentence_at(place.start)
    if sentence is None or any(name.span.overlaps(place) for name in reading.names):
        return None
    i = _token_at(sentence, place.start)
    if i is None or i == 0 or sentence.tokens[i - 1].text.lower() not in _ARTICLES:
        return None
    if (
        i > 1 and sentence.tokens[i - 2].text.lower() == "dont"
    ):  # "X, dont le groupe": of somebody named there
        return None
    for token in sentence.tokens[i + 1 : i + 5]:
        if token.text in ",;:":
            break
        if token.head == i and token.relation in _NOT_BARE:
            return None
    if re.match(r" [«“\"]? ?[A-ZÀ-Þ]", reading.text[place.end : place.end + 4]):
        return None
    return Span(sentence.tokens[i - 1].span.start, place.end)


def _token_at(sentence: Sentence, start: int) -> int | None:
    i = bisect_left(sentence.tokens, start, key=lambda token: token.span.start)
    if i < len(sentence.tokens) and sentence.tokens[i].span.start == start:
        return i
    return None
