"""Who undertakes something: the states, governments and organisations that a subject stands for.

In: a reading, a framework and the place of a subject. Out: country codes and organisations. Whoever speaks
for a state stands for it: a president, a minister, "nous" in his words. "Les parties", "les cinq pays" stand
for those whom the text speaks of at that place. Words that name nobody of these give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.extract.circle import Circle
from dragoman.extract.subjects import Subject
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Statement
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Organisation, Person
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.undertakings import CommitmentWords

OF_A_STATE = frozenset(("ministry", "agency", "government", "regional"))
SPEAKERS = frozenset(("nous", "je", "j'", "-nous", "-je"))
PLURAL = frozenset(("ils", "elles", "-ils", "-elles", "ceux-ci", "celles-ci"))
COMPANY = re.compile(
    r"s? (?:[a-zà-ÿ-]+ ){0,3}([A-ZÀ-Þ][\w'&.-]*(?: (?:[A-ZÀ-Þ0-9][\w'&.-]*|de|du|of|and|&))*)"
)
UNKNOWN = re.compile(r"(?:[Ll][ae] |[Ll]')?(?:[A-ZÀ-Þ][\w&.-]+(?: [A-ZÀ-Þ][\w&.-]+){1,4}|[A-Z]{3,})")
OWN_COUNTRY = re.compile(r"\b(?:son|notre|mon|leur) (?:pays|gouvernement|etat)\b")
AND = re.compile(r",? ?(?:et|,) (?:(?:le|la|les|m\.|mme|president|ministre) |l')*")
NEAR = 600  # code points back to which a pronoun reaches


class ActorFinder:
    """Finds actors in one reading; `statements` tell who says "nous"."""

    def __init__(
        self, reading: Reading, framework: Framework, words: CommitmentWords, statements: Sequence[Statement]
    ) -> None:
        self._reading = reading
        self._framework = framework
        self._words = words
        self._statements = statements
        self._folded = fold(reading.text)
        self._circle = Circle(reading, framework, words.prefixes)
        self._last: tuple[Span, tuple[Party, ...], bool] | None = None

    def actors(self, subject: Subject) -> tuple[Party, ...]:
        """Whom a subject stands for; () where the words name nobody who can undertake something."""
        found = self._pronoun(subject) if subject.pronoun else self._phrase(subject)
        if found and not subject.pronoun:
            self._last = (subject.span, found, self._feminine(subject))
        return tuple(dict.fromkeys(found))

    def remember(self, subject: Subject | None) -> None:
        """Keep in mind a subject of a verb that binds nobody: "La Chine est … Elle est prête à"."""
        if subject is not None and not subject.pronoun and (found := self._phrase(subject)):
            self._last = (subject.span, found, self._feminine(subject))

    def speaker(self, span: Span) -> tuple[Party, ...]:
        """The states of whoever is reported to say the words at `span`; the innermost report counts."""
        around = [one for one in self._statements if one.content.contains(span)]
        if not around:
            return ()
        nearest = min(around, key=lambda one: one.content.end - one.content.start)
        speakers = nearest.speaker if isinstance(nearest.speaker, tuple) else (nearest.speaker,)
        return self._states(speakers)

    def foretold(self, span: Span) -> bool:
        """Whether the words at `span` are reported of a person who speaks for no state: what he foretells."""
        around = [one for one in self._statements if one.content.contains(span)]
        if not around:
            return False
        nearest = min(around, key=lambda one: one.content.end - one.content.start).speaker
        speakers = nearest if isinstance(nearest, tuple) else (nearest,)
        return any(
            isinstance(one, Entity)
            and one.id is None
            and not _is_organisation(self._reading, one)
            and not set(fold(one.label).split()) & self._set("texts")
            for one in speakers
        )

    def reported(self, span: Span) -> bool:
        """Whether somebody is reported to say the words at `span`."""
        return any(one.content.contains(span) for one in self._statements)

    def group(self, at: int, number: int | None = None) -> tuple[Party, ...]:
        """The parties that the text speaks of at a place, by their names or by the persons who met."""
        return self._circle.group(at, number) or (self._met(at) if number in (None, 2) else ())

    def _met(self, at: int) -> tuple[Party, ...]:
        """The states of the two persons named last before a place, or right after it where none were."""
        found: list[Party] = []
        people = [name for name in self._reading.names if name.kind == "person"]
        for name in [*reversed([one for one in people if one.span.start < at]), *people]:
            if abs(at - name.span.start) > NEAR:
                continue
            found += [one for one in self._states([name.entity]) if one not in found]
            if len(found) == 2:
                return tuple(found)
        return ()

    def _pronoun(self, subject: Subject) -> tuple[Party, ...]:
        word = subject.span.of(self._folded)
        if word in SPEAKERS:
            return self.speaker(subject.span) or (
                self.group(subject.span.start)
                if word.endswith("nous") and not self.reported(subject.span)
                else ()
            )
        if self._last is not None and subject.span.start - self._last[0].end < NEAR:
            _, found, feminine = self._last
            if (len(found) > 1) == (word in PLURAL) and feminine == word.strip("-").startswith(
                ("elle", "celle")
            ):
                return found
        for reference in self._reading.references:
            if reference.span.overlaps(subject.span):
                return self._states(reference.entities)
        return ()

    def _feminine(self, subject: Subject) -> bool:
        words = subject.span.of(self._folded)
        plural = re.match(
            r"(?:les|ces|toutes les|leurs) (?:deux |trois |cinq |six )?"
            r"(?:parties|capitales|nations|delegations|puissances)\b",
            words,
        )
        return bool(plural) or (words.startswith(("la ", "l'asie", "une ", "cette ")) and " et " not in words)

    def _phrase(self, subject: Subject) -> tuple[Party, ...]:
        reading, span = self._reading, self._with_joined(subject.span)
        text = span.of(self._folded)
        if OWN_COUNTRY.match(text):
            return self.speaker(span)
        head = subject.head.of(self._folded)
        named = next((name for name in reading.names if name.span.overlaps(subject.head)), None)
        before = self._folded[span.start : subject.head.start]
        if named is not None and named.kind == "person":
            return self._states(self._persons(span) or (named.entity,))
        if named is not None and named.kind in ("country", "region", "organisation"):
            return self._joined(span, named, subject.span)
        reference = next((one for one in reading.references if one.span.overlaps(subject.head)), None)
        if reference is not None and (found := self._states(reference.entities)):
            rest = Span(reference.span.end, max(span.end, reference.span.end))
            return tuple(dict.fromkeys((*found, *self._countries(rest), *self._capitals(rest))))
        if (
            named is not None
            and named.kind == "place"
            and (not before.strip() or before.strip().endswith((" et", ",")))
        ):
            return tuple(dict.fromkeys(self._capitals(span)))
        return self._by_noun(span, head, before) or self._unknown(span)

    def _with_joined(self, span: Span) -> Span:
        """A subject with the names that "et" joins to it, where the parse has lost them."""
        names = list(self._reading.names_in((span.start - 80, span.end + 80), "person", "country", "place"))
        for name in names:
            if name.span.overlaps(span):
                span = Span(min(span.start, name.span.start), max(span.end, name.span.end))
            elif name.span.start >= span.end and AND.fullmatch(self._folded, span.end, name.span.start):
                span = Span(span.start, name.span.end)
        for name in reversed(names):
            if name.span.end <= span.start and AND.fullmatch(self._folded, name.span.end, span.start):
                span = Span(name.span.start, span.end)
        return span

    def _by_noun(self, span: Span, head: str, before: str) -> tuple[Party, ...]:
        words = self._words
        person = head in self._set("people")
        if person and (persons := self._persons(span)):
            return self._states(persons)
        if head in self._set("parties") or head in self._set("sides") or person:
            countries = self._countries(span)
            if countries:
                return countries
            if person and (bodies := [name.entity for name in self._reading.names_in(span, "organisation")]):
                return self._states(bodies[:1])
            number = next((n for word, n in words.numbers.items() if re.search(rf"\b{word}\b", before)), None)
            plural = head.endswith(("s", "x")) and before.strip().endswith(
                ("les", "ces", "tous", *words.numbers)
            )
            return self.group(span.start, number) if plural or number else ()
        if head in self._set("bodies"):
            if found := [name.entity for name in self._reading.names_in(span, "organisation")]:
                return self._states(found[:1])
            return self._company(span, head)
        return ()

    def _company(self, span: Span, head: str) -> tuple[Party, ...]:
        """A company by its name, or the one named last with the same noun ("la société")."""
        text, name = self._reading.text, ""
        at = span.start + span.of(self._folded).index(head) + len(head)
        if match := COMPANY.match(text, at, span.end):
            return (Entity(None, match[1], (match[1], span.of(text))),)
        for match in re.finditer(rf"\b{head}\b[^.;:]{{0,12}}?, (?:la |le |l')?", self._folded[: span.start]):
            if named := re.match(r"[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*)+", text[match.end() :]):
                name = named[0]
        if name:
            return (Entity(None, name, (name, span.of(text))),)
        return self._countries(span)

    def _unknown(self, span: Span) -> tuple[Party, ...]:
        """A company that nobody has told of: several words with capitals, or an acronym ("China Energy")."""
        words = span.of(self._reading.text)
        if UNKNOWN.fullmatch(words) and not any(name.span.overlaps(span) for name in self._reading.names):
            label = re.sub(r"^(?:[Ll][ae] |[Ll]')", "", words)
            return (Entity(None, label, (label,)),)
        return ()

    def _joined(self, span: Span, named: Name, words: Span) -> tuple[Party, ...]:
        """A state or organisation and those joined to it, not those that "de" governs."""
        found: list[Party] = []
        for name in self._reading.names_in(span, "country", "region", "organisation"):
            if name.span.start >= named.span.start or name.span.end <= words.start:
                found.append(name.entity)
        if named.kind == "organisation":
            return self._states([named.entity])
        return self._states(found or [named.entity])

    def _persons(self, span: Span) -> tuple[Party, ...]:
        return tuple(name.entity for name in self._reading.names_in(span, "person"))

    def _countries(self, span: Span) -> tuple[Party, ...]:
        names = [*self._reading.names_in(span, "country", "region"), *self._adjectives(span)]
        return self._states([name.entity for name in sorted(names, key=lambda name: name.span)])

    def _capitals(self, span: Span) -> Iterable[str]:
        """The states whose capitals stand for them in a span ("Astana et Pékin")."""
        for name in self._reading.names_in(span, "place"):
            low = name.span.of(self._folded)
            for country in self._framework.countries.values():
                if any(fold(one) == low for names in country.metonyms.values() for one in names):
                    yield country.code

    def _adjectives(self, span: Span) -> Iterable[Name]:
        return (name for name in self._reading.adjectives if span.contains(name.span))

    def _states(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """The states for which some parties stand: regions by their members, persons by their office."""
        found: list[Party] = []
        for party in parties:
            if isinstance(party, str):
                found += self._circle.members(party)
            else:
                found += self._of_entity(party)
        return tuple(dict.fromkeys(found))

    def _of_entity(self, party: Entity) -> tuple[Party, ...]:
        entry = self._framework.entries.get(party.id or "")
        if isinstance(entry, Organisation):
            state = entry.class_ in OF_A_STATE and entry.country
            return (state,) if state else (party,)
        offices = [one.of for one in self._reading.offices if _same(one.person, party) and not one.former]
        for of in offices:
            return (of,) if isinstance(of, str) else self._of_entity(of) if not _same(of, party) else ()
        if isinstance(entry, Person):
            return self._of_person(entry)
        return (party,) if _is_organisation(self._reading, party) else self._of_words(party)

    def _of_person(self, entry: Person) -> tuple[Party, ...]:
        day = self._reading.anchor or "9999"
        held = [one for one in entry.offices if (one.from_ or "") <= day and (one.to or "9999") >= day[:4]]
        for office in held or entry.offices:
            of = self._framework.entries.get(office.of)
            if len(office.of) == 2 and office.of.isupper():
                return (office.of,)
            if isinstance(of, Organisation):
                return self._of_entity(self._framework.entity(of))
        return ()

    def _of_words(self, party: Entity) -> tuple[Party, ...]:
        """The state in the words for somebody unnamed: "ministre kazakh"."""
        label = fold(party.label)
        for name in (*self._reading.adjectives, *self._reading.names):
            if name.kind == "country" and re.search(rf"\b{re.escape(name.span.of(self._folded))}\b", label):
                return (name.entity,)
        return ()

    def _set(self, name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in getattr(self._words, name))


def _same(one: Party, other: Party) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return one.id == other.id if one.id and other.id else fold(one.label) == fold(other.label)


def _is_organisation(reading: Reading, party: Entity) -> bool:
    return any(name.kind == "organisation" and _same(name.entity, party) for name in reading.names)
