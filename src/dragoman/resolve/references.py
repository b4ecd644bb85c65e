"""References: pronouns and descriptions, and whom they stand for.

In: a reading with every person's names and offices, and its phrases of office. Out: a `Reference` for each
word or phrase that stands for somebody named elsewhere, or for somebody whom the text leaves anonymous (an
entity without id). Who says what is left to the extraction of statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Office, Reading, Reference
from dragoman.model.span import Span
from dragoman.packs.alternation import any_of
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.roles import Roles
from dragoman.resolve.discourse import Discourse, sentence_index
from dragoman.resolve.genders import Genders
from dragoman.resolve.holders import Holders
from dragoman.resolve.office_phrases import OfficePhrase
from dragoman.resolve.persons import PersonFinder
from dragoman.resolve.receptions import Receptions
from dragoman.resolve.states import StateWords

_NUMBERED = re.compile(r"\bdeux\b|coprésidents|copresidents")
_OF = re.compile(r" (?:d[eu]s?|d')\b| d'|,? (?:et|qui|charges|en charge)\b| [\w-]+s\b(?! (?:ont|sont))")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")
_PRONOUN = re.compile(r"(?<![\w'])(?:ils?|elles?|(?:(?<=selon )|(?<=d'apres ))lui)(?![\w'])")
_SOURCE = re.compile(r"\b(?:selon|d'apres) $")
_DONE_THERE = re.compile(r" y (?:a|avait|aura) (?!peu\b|eu\b)[^\W\d_]{2,}(?:é|u|ert)\b")  # "Il y a rencontré"
_ARTICLES = re.compile(r"^(?:les deux |les |le |la |l')")
_KIND = re.compile(
    r"(?:ministere|departement|institution|organisme|etablissement|agence|administration)"
    r"(?: (?!d)[a-z]+){0,2}"
)
_HEADS = frozenset({"minister", "foreign-minister", "head-of-organisation", "deputy-head-of-government"})
_ARTICLE = re.compile(r"(?:\w+ |l')?$")


class Referencer:
    """Resolves the references of one language, with one framework's registry."""

    def __init__(self, roles: Roles, framework: Framework, finder: PersonFinder, genders: Genders) -> None:
        self._finder = finder
        self._genders = genders
        self._holders = Holders(framework, roles)
        self._states = StateWords(roles, framework)
        self._impersonal = re.compile(rf" (?:n'|ne )?(?:{any_of(roles.impersonal)})\b")
        self._receptions = Receptions(roles)
        nouns = roles.persons | roles.latest | roles.others | roles.guests
        self._nouns = re.compile(rf"\b(?:{any_of(nouns)})\b")
        self._gender = {fold(words): gender for words, gender in nouns.items()}
        self._latest = {fold(words) for words in roles.latest}
        self._others = {fold(words) for words in roles.others}
        self._guests = {fold(words) for words in roles.guests}
        self._pairs = re.compile(rf"\b(?:{any_of(roles.pairs)})\b")
        self._cataphora = re.compile(any_of(roles.cataphora))
        self._predicates = re.compile(rf" (?:{any_of(roles.predicates)})(?![\w-])")
        self._callings: dict[str, frozenset[str]] = {}
        for role, words in roles.callings.items():
            for word in words:
                self._callings[fold(word)] = self._callings.get(fold(word), frozenset()) | {role}

    def references(
        self, reading: Reading, phrases: Iterable[OfficePhrase], beside: Mapping[OfficePhrase, Entity]
    ) -> tuple[Reference, ...]:
        """Every reference of a reading, in order; `beside` are the phrases that stand beside a name.

        One pass from the beginning to the end: what a phrase stands for depends on what was said before it,
        and a phrase that stands for somebody brings that person back to mind.
        """
        folded = fold(reading.text)
        phrases = tuple(phrases)
        discourse = Discourse(
            reading, self._genders.of(reading), self._holders.roles, self._predicates, self._holders.state
        )
        introduced = self.introduced(reading, phrases)
        attached = {phrase.span for phrase in beside}
        alone = [phrase for phrase in phrases if phrase.span not in attached and phrase.article]
        events: list[tuple[Span, str, object]] = [(phrase.span, "office", phrase) for phrase in alone]
        events += [(name.span, "name", name) for name in reading.names if name.kind == "person"]
        events += [(Span(*match.span()), "noun", match[0]) for match in self._nouns.finditer(folded)]
        events += [(Span(*match.span()), "pair", None) for match in self._pairs.finditer(folded)]
        events += [(span, "pronoun", None) for span in self._pronouns(reading, folded)]
        quoted = [Span(*match.span()) for match in _QUOTED.finditer(reading.text) if len(match[0]) > 40]
        found: list[Reference] = []
        own = [event for event in events if reading.holds(event[0])]
        for span, kind, what in sorted(own, key=lambda event: (event[0].start, -event[0].end)):
            inside = any(quote.contains(span) for quote in quoted)
            if isinstance(what, Name):
                if not inside and isinstance(what.entity, Entity):
                    discourse.add(span, what.entity)
                continue
            if found and span.start < found[-1].span.end:
                continue
            if isinstance(what, OfficePhrase):
                one = self._described(reading, folded, what, introduced, discourse, beside)
            elif inside:
                continue
            else:
                one = self._recalled(reading, folded, span, kind, discourse)
            if one is not None:
                found.append(one)
                if len(one.entities) == 1 and isinstance(one.entities[0], Entity) and not inside:
                    discourse.add(one.span, one.entities[0])
                elif len(one.entities) == 2:
                    discourse.group = one.entities
        return _without_overlaps([*found, *self._states.references(reading, folded)])

    def introduced(self, reading: Reading, phrases: Iterable[OfficePhrase]) -> dict[Span, Name]:
        """Anonymous speakers whom the next sentence names: "un porte-parole. Guo a tenu ces propos"."""
        folded = fold(reading.text)
        found = {}
        for phrase in phrases:
            here = sentence_index(reading, phrase.span.start)
            if phrase.article != "un" or phrase.plural or here + 1 >= len(reading.sentences):
                continue
            after = reading.sentences[here + 1].span
            first = next(reading.names_in(after, "person"), None)
            told = self._cataphora.search(folded, after.start, after.end)
            if first and told and first.span.start < min(told.start(), after.start + 40):
                found[phrase.span] = first
        return found

    def _described(
        self,
        reading: Reading,
        folded: str,
        phrase: OfficePhrase,
        introduced: dict[Span, Name],
        discourse: Discourse,
        beside: Mapping[OfficePhrase, Entity],
    ) -> Reference | None:
        start = phrase.span.start
        article = _ARTICLE.search(folded, max(0, start - 8), start)
        place = Span(start - len(article[0]) if article else start, phrase.span.end)
        if name := introduced.get(phrase.span):
            return Reference(place, (name.entity,))
        if phrase.plural:
            return None
        people = discourse.people()
        if phrase.kind == "counterpart":  # nobody is his own counterpart
            last = discourse.subject(phrase.span, "m")
            people = tuple(one for one in people if one.person not in last)
        definite = phrase.article == "le" and not phrase.former
        person = self._holders.holder(reading, phrase, people, beside) if definite else None
        if person is None and definite and (last := self._of_last_body(reading, phrase, discourse)):
            return Reference(place, last)
        return Reference(place, (person or Entity(None, phrase.span.of(reading.text)),))

    def _of_last_body(
        self, reading: Reading, phrase: OfficePhrase, discourse: Discourse
    ) -> tuple[Party, ...]:
        """The last subject, for whoever heads a body that is called by its kind alone.

        "Le ministre de la Défense X a parlé. Le chef du département militaire kazakh a ajouté".
        """
        body = phrase.of
        named = not isinstance(body, Entity) or body.id or not _KIND.fullmatch(fold(body.label))
        if named or phrase.role != "head-of-organisation":
            return ()
        state = next((one.entity for one in reading.adjectives if phrase.span.contains(one.span)), None)
        return discourse.subject(phrase.span, "m", of=state, roles=_HEADS)

    def _recalled(
        self, reading: Reading, folded: str, span: Span, kind: str, discourse: Discourse
    ) -> Reference | None:
        """Whom a noun, a pair or a pronoun stands for."""
        words = folded[span.start : span.end]
        people: tuple[Party, ...] = ()
        if kind == "pair" and _NUMBERED.search(words):
            people = discourse.last_two(self._called(words))
        elif kind == "pair":
            people = discourse.pair(span, self._called(words)) if self._alone(reading, folded, span) else ()
        elif kind == "noun" and words in self._latest:
            people = discourse.latest(span, self._gender[words])
        elif kind == "noun" and words in self._guests:
            people = self._guest(reading, span, self._gender[words], discourse)
        elif kind == "noun" and words in self._others:
            people = discourse.other(span, self._gender[words])
        elif kind == "noun":
            adjective = next((one for one in reading.adjectives if one.span.start == span.end + 1), None)
            if adjective is not None:
                span = Span(span.start, adjective.span.end)
            of = adjective.entity if adjective else None
            people = discourse.subject(span, self._gender[words], of=of, roles=self._called(words))
        elif words == "ils":
            people = discourse.last_group(span)
        elif words != "elles":
            inverted = reading.text[span.start - 1 : span.start] == "-"
            inverted = inverted or _SOURCE.search(folded, max(0, span.start - 10), span.start) is not None
            people = discourse.subject(span, "f" if words == "elle" else "m", before_sentence=inverted)
        return Reference(span, people) if people else None

    def _guest(self, reading: Reading, span: Span, gender: str, discourse: Discourse) -> tuple[Party, ...]:
        """Who is received; where no reception is told, the other one, or the only one."""
        here = sentence_index(reading, span.start)
        if guest := self._receptions.guest(reading, discourse.people(), here):
            return (guest,)
        led = any(one.subject and one.sentence == here for one in discourse.people())
        other = () if led else discourse.other(span, gender)
        return other or discourse.subject(span, gender)

    def _alone(self, reading: Reading, folded: str, span: Span) -> bool:
        """Whether "les ministres" are not said to be those of somebody: "les ministres kazakhs"."""
        owned = any(one.span.start == span.end + 1 for one in reading.adjectives)
        return not owned and _OF.match(folded, span.end) is None

    def _called(self, words: str) -> frozenset[str]:
        """The roles that somebody whom a noun stands for may have; empty for a noun that fits all."""
        return self._callings.get(_ARTICLES.sub("", words), frozenset())

    def _pronouns(self, reading: Reading, folded: str) -> Iterator[Span]:
        for match in _PRONOUN.finditer(folded):
            inverted = reading.text[match.start() - 1 : match.start()] == "-"
            there = _DONE_THERE.match(reading.text, match.end())
            if inverted or there or not self._impersonal.match(folded, match.end()):
                yield Span(*match.span())


def introduced_offices(
    reading: Reading, introduced: dict[Span, Name], phrases: Iterable[OfficePhrase]
) -> Iterator[Office]:
    """The offices of those whom the next sentence names; evidence runs from the office to the name."""
    for phrase in phrases:
        name = introduced.get(phrase.span)
        if name is not None and phrase.of is not None:
            span = Span(phrase.span.start, name.span.end)
            yield Office(span, name.entity, phrase.role, phrase.span.of(reading.text), phrase.of)


def _without_overlaps(references: list[Reference]) -> tuple[Reference, ...]:
    chosen: list[Reference] = []
    for one in sorted(references, key=lambda reference: (reference.span.start, -reference.span.end)):
        if not chosen or one.span.start >= chosen[-1].span.end:
            chosen.append(one)
    return tuple(chosen)
