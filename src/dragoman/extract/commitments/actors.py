"""Who undertakes something: the states, governments and organisations that a subject stands for.

In: a reading, a framework and the place of a subject. Out: country codes and organisations. Whoever speaks
for a state stands for it: a president, a minister, "nous" in his words. "Les parties", "les cinq pays" stand
for those whom the text speaks of at that place. Words that name nobody of these give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dragoman.extract.commitments.circle import Circle
from dragoman.extract.commitments.companies import CompanyFinder
from dragoman.extract.commitments.gender import PLURAL, SPEAKERS, UNTOLD, feminine
from dragoman.extract.commitments.institutions import InstitutionFinder
from dragoman.extract.commitments.joined_names import AND, with_joined
from dragoman.extract.commitments.stand_ins import StandIns, same
from dragoman.extract.commitments.told import DESCRIBED, Told
from dragoman.extract.commitments.word_sets import ending_pattern, folded_set, own_pattern
from dragoman.extract.grammar.subjects import Subject
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Statement
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.undertakings import CommitmentWords

ASSOCIATES = frozenset(("parties", "partenaires", "associes"))
TITLES = frozenset(("m", "m.", "mm.", "mme", "mmes"))
HOMOLOGUE = re.compile(r"\bson homologue ")
ANSWER = re.compile(r"([A-ZÀ-Þ][^:\n]{1,40}?) ?[:–—] ")
WHOSE = re.compile(r"\b(?:de la |de l'|du |des |de |d')$")
NEAR = 600  # code points back to which a pronoun reaches


class ActorFinder:
    """Finds actors in one reading; `statements` tell who says "nous"."""

    def __init__(
        self,
        reading: Reading,
        framework: Framework,
        words: CommitmentWords,
        statements: Sequence[Statement],
        folded: str,
    ) -> None:
        self._reading = reading
        self._framework = framework
        self._words = words
        self._folded = folded
        self._circle = Circle(reading, framework, words.prefixes, folded)
        self._companies = CompanyFinder(reading, framework, words, folded)
        self.institutions = InstitutionFinder(reading, words, folded)
        self.bodies = folded_set(self._words.bodies)
        acting = (self.bodies, folded_set(self._words.institutions))
        self._stand_ins = StandIns(reading, framework, self._circle, folded, *acting, words.organs)
        self.told = Told(reading, statements, words, self._stand_ins, folded)
        self._own, self._unnamed = own_pattern(words.possessives, words.own), ending_pattern(words.unnamed)
        self._last: tuple[Span, tuple[Party, ...], bool | None] | None = None
        self._later: list[tuple[Span, Callable[[], Subject | None]]] = []

    def actors(self, subject: Subject) -> tuple[Party, ...]:
        """Whom a subject stands for; () where the words name nobody who can undertake something."""
        found = self._pronoun(subject) if subject.pronoun else self._phrase(subject)
        if found and not subject.pronoun:
            self._keep(subject, found)
        return tuple(dict.fromkeys(found))

    def called(self, subject: Subject) -> tuple[Party, ...]:
        """A party of one word that nothing knows: "Aitas"."""
        return self._companies.called(subject.span)

    def folk(self, subject: Subject) -> tuple[Party, ...]:
        """The state whose people a subject names, nothing else: "les Turkmènes"."""
        return self._stand_ins.folk(subject.span.of(self._folded))

    def remember(self, subject: Subject | None) -> None:
        """Keep in mind a subject of a verb that binds nobody: "La Chine est … Elle est prête à"."""
        if subject is not None and not subject.pronoun and (found := self._phrase(subject)):
            self._keep(subject, found)

    def remember_later(self, span: Span, subject: Callable[[], Subject | None]) -> None:
        """As `remember`; the subject, in the words at `span`, is worked out when a pronoun asks."""
        self._later.append((span, subject))

    def _keep(self, subject: Subject, found: tuple[Party, ...]) -> None:
        joined = with_joined(self._reading, self._folded, subject.span)
        she = feminine(self._reading, self._folded, subject, joined, self.bodies)
        self._last = (subject.span, found, she)
        self._later.clear()

    def _recall(self, at: int) -> None:
        """Work out the subjects put off, from the last back, as far as a pronoun at `at` reaches."""
        while self._later:
            span, subject = self._later.pop()
            if at - span.end >= NEAR:
                self._last = None
                self._later.clear()
            else:
                self.remember(subject())

    def are_states(self, who: Sequence[Party]) -> bool:
        """Whether states or the pack's organisations act, no companies."""
        return all(isinstance(one, str) or one.id in self._framework.entries for one in who)

    def speaker(self, span: Span) -> tuple[Party, ...]:
        """The states of whoever is reported to say the words at `span`."""
        return self.told.speaker(span)

    def stand_in(self, party: Party) -> tuple[Party, ...]:
        """Whom a party acts for: a person for a state or firm, others for themselves."""
        return self._stand_ins.states((party,)) or (party,)

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
            found += [one for one in self._stand_ins.states([name.entity]) if one not in found]
            if len(found) == 2:
                return tuple(found)
        return ()

    def _pronoun(self, subject: Subject) -> tuple[Party, ...]:
        word = subject.span.of(self._folded)
        if word in SPEAKERS:
            return self.speaker(subject.span) or self._we(subject.span)
        if word in UNTOLD:
            return ()
        if topic := self.told.topic(subject.span):
            return topic
        self._recall(subject.span.start)
        person = self._referred(subject)
        if self._last is not None and subject.span.start - self._last[0].end < NEAR:
            at, found, feminine = self._last
            if person and "\n" in self._reading.text[at.end : subject.span.start]:
                return person  # whom the paragraph of the pronoun tells of
            she = word.strip("-").startswith(("elle", "celle"))
            if (len(found) > 1) == (word in PLURAL) and feminine in (she, None):
                quoted = self.told.quoted(subject.span)  # who speaks says "nous", and "il" of a thing
                return () if quoted and same(found, self.speaker(subject.span)) else found
        return person

    def _referred(self, subject: Subject) -> tuple[Party, ...]:
        """Those whom a pronoun for persons stands for act for."""
        for reference in self._reading.references:
            if reference.span.overlaps(subject.span):
                return self._stand_ins.states(reference.entities)
        return ()

    def _we(self, span: Span) -> tuple[Party, ...]:
        """Whom "nous" stands for where nobody is reported: who answers on the line, or all parties."""
        if not span.of(self._folded).endswith("nous") or self.told.reported(span):
            return ()
        line = self._reading.text[self._reading.text.rfind("\n", 0, span.start) + 1 : span.start]
        if line.count("«") > line.count("»"):  # a quotation of whom nobody names
            return ()
        label = ANSWER.match(self._reading.text, span.start - len(line))
        if label is None or label.end() > span.start:
            return self.group(span.start)
        return self._stand_ins.states(self._persons(Span(*label.span(1))))

    def _phrase(self, subject: Subject) -> tuple[Party, ...]:
        reading, span = self._reading, with_joined(self._reading, self._folded, subject.span)
        text = span.of(self._folded)
        if own := self._own.match(text):
            mine = self.speaker(span) or self.told.employer(span.start)
            if own[0].split()[-1] in folded_set(self._words.homeland):
                mine = self._stand_ins.of_state(mine)
            return (*mine, *self._circle.countries(Span(span.start + own.end(), span.end)))
        if self._unnamed.match(text) and (mine := self.speaker(span)):
            return mine
        head = subject.head.of(self._folded)
        if head in self._words.numbers and (counted := re.search(rf"\b{head} ([\w-]+)", text)):
            head = counted[1]  # "les six pays", where the parse leads to the number
        first = re.match(r"(?:le |la |l')?([\w-]+)", text)
        if first and first[1] in self.bodies:  # "la société X": the noun, whatever the parse says
            head = first[1]
        if head in self.bodies:
            span = self._companies.named_behind(span)
        at = span if head in TITLES else subject.head
        named = next((name for name in reading.names if name.span.overlaps(at)), None)
        if named is not None and (company := self._companies.hyphened(named)):
            return company
        before = self._folded[span.start : subject.head.start]
        if named is not None and named.kind == "person":
            return self._stand_ins.states(self._persons(span) or (named.entity,))
        if named is not None and named.kind in ("country", "region", "organisation"):
            if named.kind == "country" and (company := self._companies.called_after(subject.span, named)):
                return company
            found = self._stand_ins.joined(span, named, subject.span)
            return (*found, *self.institutions.joined(Span(named.span.end, span.end)))
        standing = named is not None and named.kind == "place"
        if standing and named is not None and (company := self._companies.called_after(subject.span, named)):
            return company
        joined = not before.strip() or before.strip().endswith((" et", ","))
        if standing and joined and (capitals := tuple(dict.fromkeys(self._circle.capitals(span)))):
            return capitals
        reference = next((one for one in reading.references if one.span.overlaps(subject.head)), None)
        if reference is not None and (found := self._stand_ins.states(reference.entities)):
            rest = Span(reference.span.end, max(span.end, reference.span.end))
            if not AND.match(self._folded, rest.start):  # "les deux pays, réunis à Astana"
                return found
            return tuple(dict.fromkeys((*found, *self._circle.countries(rest), *self._circle.capitals(rest))))
        if named is not None and named.kind == "place" and self._stand_ins.is_province(named):
            return (named.entity,)
        if head in self.bodies and (body := reading.body_at(subject.head)):
            return self._stand_ins.states((body,)) or (body,)
        found = self._by_noun(span, head, before) or self._companies.unknown(span)
        return found or self.institutions.described(span)

    def _by_noun(self, span: Span, head: str, before: str) -> tuple[Party, ...]:
        words = self._words
        person = head in folded_set(self._words.people)
        if person and (persons := self._persons(span)):
            states = self._stand_ins.states(persons)
            other = HOMOLOGUE.search(self._folded, span.start, span.end)
            beside = Span(other.end(), min(other.end() + DESCRIBED, span.end)) if other else Span(0, 0)
            return tuple(dict.fromkeys((*states, *self._circle.countries(beside))))
        if head in folded_set(self._words.parties) or head in folded_set(self._words.sides) or person:
            if countries := self._circle.countries(span):
                return countries
            if person and (bodies := [name.entity for name in self._reading.names_in(span, "organisation")]):
                return self._stand_ins.states(bodies[:1])
            number = next((n for word, n in words.numbers.items() if re.search(rf"\b{word}\b", before)), None)
            ends = ("les", "ces", "tous", *words.numbers)
            plural = head.endswith(("s", "x")) and before.strip().endswith(ends)
            if "Parties" in span.of(self._reading.text) and (signatories := self._circle.signatories()):
                return signatories
            firms = self._companies.just_before(span.start) if head in {*ASSOCIATES, "cotes"} else ()
            if firms and (head in ASSOCIATES or len(firms) == (number or 2)):
                return firms if len(firms) == (number or 2) else ()
            joint = number or (plural and head != "autorites")  # who are those of one state
            if joint or head not in folded_set(self._words.states):
                return self.group(span.start, number) if joint else ()
            if told := self._circle.last_side(span.start, head):
                return told
            return last if len(last := self._last_before(span)) == 1 and isinstance(last[0], str) else ()
        if head in self.bodies:
            number = self._words.numbers.get(before.split()[-1] if before.split() else "")
            if number and (several := self._companies.several(span, number)):
                return several
            named = list(self._reading.names_in(span, "organisation"))
            if named and named[0].span.end < span.end and getattr(named[0].entity, "id", None) is None:
                named = []  # the recogniser has found a part of the name
            if named:
                return self._stand_ins.states([named[0].entity])
            saying = tuple(one for one in self.speaker(span) if isinstance(one, Entity))
            saying = saying or tuple(one for one in self.told.bodies(span) if head in fold(one.label).split())
            one = self._companies.by_noun(span, head) or self._companies.of_state(span)
            one = one or self._circle.countries(span) or saying
            return one or self._told_of(span, head)
        if head.removesuffix("s") in folded_set(self._words.ventures):
            return self._companies.venture(span, head)
        return self._authors(span) if head in folded_set(self._words.texts) else ()

    def _authors(self, span: Span) -> tuple[Party, ...]:
        """Whose a text is: "un programme du cabinet kazakh", "le plan de la BERD en Ouzbékistan"."""
        bodies = list(self._reading.names_in(span, "organisation"))
        if bodies and WHOSE.search(self._folded, span.start, bodies[0].span.start):
            return self._stand_ins.states([bodies[0].entity]) or (bodies[0].entity,)
        return self._circle.countries(span)

    def _last_before(self, span: Span) -> tuple[Party, ...]:
        self._recall(span.start)
        return self._last[1] if self._last is not None and span.start - self._last[0].end < NEAR else ()

    def _told_of(self, span: Span, head: str) -> tuple[Party, ...]:
        """ "Le groupe", "la société": the organisation that was the last subject, or was named since."""
        last = self._last_before(span)
        at = self._last[0] if self._last is not None else None
        subject = self._reading.sentence_at(at.start) if at else None
        if since := self._companies.named_last(span, head, subject.span.end if subject else 0):
            return since
        several = at is not None and at.of(self._folded).startswith(("les ", "des "))
        one = last[0] if len(last) == 1 and not several else None
        determined = re.match(r"(?:l'|l[ae] )", span.of(self._folded))
        if determined and isinstance(one, Entity) and self._companies.is_called(one, head):
            return last
        return self._companies.named_last(span, head)

    def _persons(self, span: Span) -> tuple[Party, ...]:
        return tuple(name.entity for name in self._reading.names_in(span, "person"))
