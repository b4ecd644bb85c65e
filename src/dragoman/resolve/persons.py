"""Persons: who is named where, in full, by family name, with a title, and who they are.

In: a reading with registry names, its phrases of office, and the spans that a recogniser takes for persons.
Out: a name for every occurrence, each with its entity, and the offices that the text gives them. Pronouns and
descriptions are left to `references`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise, repeat

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.alternation import alternation, any_of
from dragoman.packs.entries import Organisation, Person
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.roles import Roles
from dragoman.resolve.lists import apart_from_mechanisms, holders, stated
from dragoman.resolve.name_shapes import SHOUTED, WORD, NameShapes, family_keys, frame, shortens
from dragoman.resolve.office_phrases import OfficePhrase, coordinated, fits
from dragoman.resolve.possessors import Possessors

_ACRONYM = r"(?: \([A-ZÀ-Þ]{2,8}\))?"
_SINCE = r"(?: depuis [^,.;:\n]{3,24}(?=,))?"
_AFTER = re.compile(rf"{_ACRONYM}{_SINCE}(?:(?P<comma> ?, ?)|(?P<bracket> \()|(?P<space> ))(?:le |la |l')?")
_JOINED_BEFORE = re.compile(r"(?:, et|,| et) (?:MM?\. |Mmes? )?$")
_LISTED = re.compile(r" et (?:[A-ZÀ-Þ]|M\. |Mme |l[ea] |l'|son |sa )")
_OF_STATES = frozenset({"government", "ministry", "agency"})  # whose ministers and heads are their state's

_SERVED = frozenset({"head-of-state", "head-of-government", "foreign-minister"})


@dataclass(frozen=True, slots=True)
class Attached:
    """An office phrase and the place of its holder's name."""

    phrase: OfficePhrase
    person: Span


class PersonFinder:
    """Finds persons in the texts of one language, with one framework's registry."""

    def __init__(self, roles: Roles, framework: Framework) -> None:
        self._not_persons = frozenset(roles.not_persons)
        self._shapes = NameShapes(roles)
        civilities = alternation(re.escape(word) for word in sorted(roles.civilities, key=len, reverse=True))
        self._civility = re.compile(rf"(?<!\w)(?:{civilities})\.? $")
        self._titled = re.compile(rf"(?<!\w)(?:{civilities})\.? (?={WORD})")
        copulas = alternation(re.escape(word) for word in sorted(roles.copulas, key=len, reverse=True))
        articles = r"(?:(?:le|la|un|une|son|sa|actuel|actuelle|nouveau|nouvelle) |l')*"
        self._apposed = re.compile(
            rf"(?: \([^()\n]{{2,30}}\))?(?:(, ?)|( \()|(,? (?:{copulas})(?:'| )))?{articles}$"
        )
        self._appointed = re.compile(r"(?:^|[.!?\n] ?)(?:Nommé|Élu|Désigné|Promu)e? $")
        self._closing = re.compile(_ACRONYM + r" ?(?:[,.;:!?)»”\"]|$|\n|et |qui |dont |- |– |— )")
        self.possessors = Possessors(roles)
        served = [form for one in roles.offices if one.role in _SERVED for form in one.every_form()]
        self._served = re.compile(rf"\w (?:du |de la |de l')(?:{any_of(served)})(?: [\w-]+)?$")
        self._people = {entry.id: entry for entry in framework.of_kind(Person)}
        self._families: dict[str, list[Person]] = {}
        self._named: dict[frozenset[str], list[Person]] = {}
        for entry in self._people.values():
            for key in family_keys(entry):
                self._families.setdefault(key, []).append(entry)
            for words in {frozenset(fold(name).split()) for name in entry.every_name()}:
                self._named.setdefault(words, []).append(entry)
        self._framework = framework

    def attached(self, reading: Reading, phrases: Iterable[OfficePhrase]) -> Iterator[Attached]:
        """The phrases of office that stand next to a person's name, and where."""
        taken = {name.span.start: name for name in reading.names}
        ends = {name.span.end: name for name in reading.names if name.kind == "person"}
        folded = fold(reading.text)
        held: dict[OfficePhrase, Span] = {}
        phrases = apart_from_mechanisms(reading, phrases)
        for phrase in phrases:
            if phrase.plural:
                yield from self._shared(reading, taken, phrase)
            elif holder := self._holder(reading.text, taken, ends, phrase, held):
                held[phrase] = holder
        pairs = list(pairwise(phrases))
        for one, other in (*((b, a) for a, b in reversed(pairs)), *pairs):
            if one in held and other not in held and not other.plural and coordinated(one, other, folded):
                held[other] = held[one]
        yield from (Attached(phrase, person) for phrase, person in held.items())

    def _holder(
        self,
        text: str,
        taken: dict[int, Name],
        ends: dict[int, Name],
        phrase: OfficePhrase,
        held: dict[OfficePhrase, Span],
    ) -> Span | None:
        """The name beside an office; in a list "A, ministre de …, B, ministre de …" the one before it."""
        after = self._name_after(text, taken, phrase)
        if after is not None and self._serves(text, phrase, taken.get(after.start)):
            after = None
        before = self._name_before(text, taken, ends, phrase)
        if after is None and before in held.values() and re.match(r" et [a-z]", text[phrase.span.end :]):
            return None  # "le ministre …, A, le vice-ministre et ministre …, B"
        if after is None or phrase.article or after.start - phrase.span.end < len(", "):
            return after or before
        if before is not None and before not in held.values():
            return before
        last = next(reversed(held), None)
        if last is not None and held[last].end <= last.span.start and coordinated(last, phrase, fold(text)):
            return held[last]
        return after

    def _serves(self, text: str, phrase: OfficePhrase, named: Name | None) -> bool:
        """Whether the name behind is of whom the holder serves: "conseillère du président français, X"."""
        entry = (
            self._people.get(named.entity.id or "") if named and isinstance(named.entity, Entity) else None
        )
        heads = entry is not None and any(office.role in _SERVED for office in entry.offices)
        return heads and self._served.search(fold(phrase.span.of(text))) is not None

    def _shared(self, reading: Reading, taken: dict[int, Name], phrase: OfficePhrase) -> Iterator[Attached]:
        """The holders of an office in the plural: "les présidents chinois X et ouzbek Y"."""
        countries = (name for name in reading.names if name.kind == "country")
        states = {name.span.start: name for name in (*reading.adjectives, *countries)}
        text = reading.text
        named_at = partial(self._shapes.name_at, text, taken)
        found = list(holders(text, phrase.span.end, phrase.of, states, named_at))
        found = found[:1] if phrase.of is None and phrase.kind == "portfolio" else found
        if len(found) == 1 and phrase.kind == "organisation":  # "les membres du Sénat (Oliy Majlis)"
            return
        own = next((one.span for one in reading.adjectives if phrase.span.contains(one.span)), None)
        yield from (Attached(phrase.shared(of, own), span) for span, of in found)
        if not found:
            ends = {name.span.end: name for name in reading.names if name.kind == "person"}
            named = self._named_before(text, taken, ends, phrase)
            of_each: list[Party | None] = [of for _, of in stated(text, phrase.span.end, phrase.of, states)]
            pairs = zip(of_each if len(of_each) == len(named) else repeat(phrase.of), named, strict=False)
            yield from (Attached(replace(phrase, of=of), span) for of, span in pairs)

    def _named_before(
        self, text: str, taken: dict[int, Name], ends: dict[int, Name], phrase: OfficePhrase
    ) -> list[Span]:
        """The names that an office in the plural stands in apposition to: "X et Y, ministres de …"."""
        found: list[Span] = []
        last = self._name_before(text, taken, ends, phrase)
        while last is not None:
            found.insert(0, last)
            link = _JOINED_BEFORE.search(text, max(0, last.start - 12), last.start)
            last = self._shapes.name_ending(text, taken, ends, link.start()) if link else None
        return found if len(found) > 1 else []

    def titled(self, reading: Reading) -> Iterator[Span]:
        """Names after a form of address: "M. Wang", "Mme Saïda Mirziyoyeva"."""
        taken = {name.span.start: name for name in reading.names}
        for match in self._titled.finditer(reading.text):
            if reading.holds(match.span()) and (
                span := self._shapes.name_at(reading.text, taken, match.end())
            ):
                yield span

    def unknown(self, reading: Reading, known: Iterable[Span]) -> list[Span]:
        """The parsed sentences in which two or more capitalised words stand that nothing explains yet."""
        explained = sorted([*(name.span for name in reading.names), *known])
        wanted = []
        for sentence in reading.sentences:
            if sentence.tokens and any(
                " " in found.of(reading.text) and not any(span.overlaps(found) for span in explained)
                for found in self._shapes.capitalised(reading.text, *sentence.span)
            ):
                wanted.append(sentence.span)
        return wanted

    def plausible(self, reading: Reading, span: Span) -> Span | None:
        """The part of a recognised span that is a person's name of two words or more, if any."""
        found = next(self._shapes.capitalised(reading.text, *span), None)
        if found is None or " " not in found.of(reading.text) or SHOUTED.fullmatch(found.of(reading.text)):
            return None
        return None if any(name.span.overlaps(found) for name in reading.names) else found

    def entity(self, surface: str, known: Iterable[Entity], phrase: OfficePhrase | None) -> Entity:
        """Who a name stands for: somebody already named, somebody in the registry, or a new person."""
        parts = fold(surface).split()
        words = frozenset(parts)
        for person in known:
            labels = (person.label, *person.labels)
            if any(words <= set(fold(one).split()) or shortens(parts, one) for one in labels):
                return person.named(surface)
        candidates = self._families.get(parts[0], []) if len(parts) == 1 else self._named.get(words, [])
        alike = len(parts) > 1 and not candidates and phrase is not None
        if alike:
            candidates = self._alike(parts)
        if phrase is not None:
            fitting = [entry for entry in candidates if fits(entry, phrase)]
            candidates = fitting or (candidates if phrase.of is None and not alike else [])
        if len(candidates) == 1:
            return self._framework.entity(candidates[0]).named(surface)
        return Entity(None, surface)

    def _alike(self, parts: list[str]) -> list[Person]:
        """Persons of that family name whose other names begin alike: "Gourbangouli" for "Gurbanguly".

        Where names are spelt in one way only, nobody: "Chen Jianyu" is not "Chen Jining".
        """
        if self._shapes.spelt_in_one_way(" ".join(parts)):
            return []
        found = []
        for family, others in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
            for entry in self._families.get(family, []):
                own = family_keys(entry)
                given = {frame(word) for word in fold(entry.best_name()).split() if word not in own}
                if given & {frame(word) for word in others}:
                    found.append(entry)
        return found

    def role_in(self, person: Party, state: Party | None) -> str | None:
        """The one role that the registry gives a person in a state, if it is one."""
        entry = self._people.get(person.id or "") if isinstance(person, Entity) else None
        roles = {office.role for office in entry.offices if office.of == state} if entry else set()
        return roles.pop() if len(roles) == 1 else None

    def settled(self, phrase: OfficePhrase) -> OfficePhrase:
        """The phrase with a ministry's state: the "vice-Premier ministre du Conseil d'Etat" is China's."""
        body = self._framework.entries.get(phrase.of.id or "") if isinstance(phrase.of, Entity) else None
        if phrase.role == "head-of-organisation" or phrase.kind not in ("state", "portfolio"):
            return phrase
        if isinstance(body, Organisation) and body.class_ in _OF_STATES and body.country:
            return replace(phrase, of=body.country)
        return phrase

    def office_of(self, person: Party, phrase: OfficePhrase) -> Party | None:
        """What an office is of; where the text leaves it to the reader, the registry says it."""
        phrase = self.settled(phrase)
        body = self._framework.entries.get(phrase.of.id or "") if isinstance(phrase.of, Entity) else None
        told = isinstance(phrase.of, str) or body is not None
        if told or not isinstance(person, Entity) or person.id not in self._people:
            return phrase.of
        held = {office.of for office in self._people[person.id].offices if office.role == phrase.role}
        if not held and phrase.of is None and phrase.kind in ("state", "portfolio"):
            held = {office.of for office in self._people[person.id].offices} & set(self._framework.countries)
        of = held.pop() if len(held) == 1 else ""
        if of in self._framework.countries:  # a body that the text names in full is no state
            label = phrase.of.label if isinstance(phrase.of, Entity) else ""
            return phrase.of if " " in label or label.isupper() else of
        entry = self._framework.entries.get(of)
        return self._framework.entity(entry) if entry else phrase.of

    def gender(self, person: Party) -> str | None:
        """f or m where the registry knows it."""
        entry = self._people.get(person.id or "") if isinstance(person, Entity) else None
        return entry.gender if entry else None

    def family_names(self, person: Entity) -> set[str]:
        """The single words by which a text may name a person once it has named them in full."""
        entry = self._people.get(person.id or "")
        names = [label.split() for label in (person.label, *person.labels)]
        if entry is not None and (keys := family_keys(entry)):
            words = {word for name in names for word in name}
            return {word for word in words - self._not_persons if fold(word) in keys}
        return {word for name in names for word in (name[0], name[-1])} - self._not_persons

    def _name_after(self, text: str, taken: dict[int, Name], phrase: OfficePhrase) -> Span | None:
        match = _AFTER.match(text, phrase.span.end)
        if not match or match["bracket"]:
            return None
        at = match.end()
        while title := self._titled.match(text, at):  # "Son Excellence Monsieur X"
            at = title.end()
        span = self._shapes.name_at(text, taken, at)
        if span is None or (match["comma"] and " " not in span.of(text) and at == match.end()):
            return None
        before = text[max(0, phrase.span.start - 2) : phrase.span.start]
        fronted = not phrase.article and (before.strip(" .\n") == "" or self._named_to(text, phrase))
        if match["comma"] and not (fronted or at in taken or self._closing.match(text, span.end)):
            return None
        return span

    def _named_to(self, text: str, phrase: OfficePhrase) -> bool:
        """Whether an office opens its sentence behind a participle: "Nommé ambassadeur en Chine, X a …"."""
        before = text[max(0, phrase.span.start - 20) : phrase.span.start]
        return self._appointed.search(before) is not None

    def _name_before(
        self, text: str, taken: dict[int, Name], ends: dict[int, Name], phrase: OfficePhrase
    ) -> Span | None:
        start = phrase.span.start
        before = self._apposed.search(text, max(0, start - 40), start)
        if not before or not (before[1] or before[2] or before[3]):
            return None
        with_article = before[0].strip(" ,(") != ""
        if before[1] and with_article:  # "A, le ministre et B" are three
            listed = _LISTED.match(text, phrase.span.end)
            if listed or not self._closing.match(text, phrase.span.end):
                return None
        named = self._shapes.name_ending(text, taken, ends, before.start())
        return named or self._shapes.titled_ending(text, before.start(), self._civility)
