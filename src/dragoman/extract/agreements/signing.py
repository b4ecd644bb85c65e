"""Who signs: the subject of the act, those with whom it is done, those named right before.

In: a passage, what became of an instrument, and the document's circumstances. Out: parties. What the
instrument's own words name is left to `parties.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.agreements.fronts import front, of_next
from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.agreements.ratifying import ratifier
from dragoman.extract.agreements.several import Several, union
from dragoman.extract.agreements.signatories import Signatories
from dragoman.extract.agreements.statuses import Act
from dragoman.extract.agreements.turned_subject import before_inserted, turned
from dragoman.extract.circumstances.clause import Circumstances, Member
from dragoman.extract.circumstances.sides import Sides
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Agreement, Statement
from dragoman.model.span import Span

_BETWEEN = re.compile(r"(?<!\w)entre (?!autres)")
_WITH = re.compile(r"(?<!\w)avec ")
_AND_BODY = re.compile(
    r" et (?:le |la |l'|les )?(?:ministere|gouvernement|cabinet|autorites|agence|comite|etat)"
)
_AND = re.compile(r"(?: (?:de |des |du |d')[^;:().]{2,80}?)? et (?:le |la |l'|les )?")
_PRESENCE = re.compile(r"(?<!\w)en presence (?:du |des |de (?:l'|la )?|d')")
_BY = re.compile(r"(?<!\w)par ")
ENDS = frozenset((".", ";", ":", "qui", "que", "qu'", "dont"))
SPEAKERS_WORDS = 4  # words before a verb in which "nous" or "notre pays" is its subject
NEAR = 60  # code points behind "avec" in which a person stands for a state


@dataclass(frozen=True, slots=True)
class Signing:
    """Finds who does what is done to the instruments of one document."""

    lexicon: InstrumentLexicon
    here: Circumstances
    said: Sequence[Statement] = ()
    told: Sequence[Agreement] = ()

    def several(self, span: Span) -> list[Party]:
        """The bodies that a plural in a stretch recalls."""
        return Several(self.lexicon, self.here, self.told).meant(span)

    def named(self, span: Span, *, listed: bool = False, subject: bool = False) -> list[Member]:
        """The states and bodies that a stretch names."""
        return Signatories(self.lexicon, self.here).named(span, listed=listed, subject=subject)

    def led(self, span: Span) -> list[Party]:
        """The companies whose heads a stretch names."""
        return [member.party for member in Signatories(self.lexicon, self.here).led(span)]

    def of_act(self, passage: Passage, act: Act, one: Instrument) -> list[Party]:
        """The verb's subject and those with whom it signs."""
        sides = Sides(passage, self.here)
        found: list[Party] = []
        if act.status == "ratified" and act.voice != "nominal":
            found = ratifier(self.lexicon, self.here, passage, act)
        elif act.voice in ("active", "nominal") and act.status != "in-force":
            found = self._subject(passage, act, sides)
        elif act.voice == "attributive":
            found = self._activated(passage, act, one)
        if act.status in ("proposed", "planned") and act.voice == "active":
            found = union(found, self._addressed(passage, act, one))
        if act.voice == "nominal" and not found:  # "Après la signature de l'accord, A et B ont …"
            found = union(found, list(sides.behind(one.stop).parties))
        own = passage.folded[passage.words[one.end - 1].span.end : passage.words[one.stop - 1].span.end]
        if _WITH.search(own) or _BETWEEN.search(own):  # which name the others
            return found
        for span in self._extent(passage, act):
            start = passage.words[act.last - 1].span.end if act.last else span.start
            rest = Span(max(span.start, start), span.end)
            if rest.end <= rest.start:
                continue
            for pattern in (_WITH, *([_BY] if act.voice != "active" else []), _BETWEEN):
                match = pattern.search(passage.folded, *rest)
                if match and not (pattern is _BETWEEN and of_next(self.lexicon, passage, act, one, match)):
                    whom = self.to_list_end(match.end(), rest.end)
                    behind = self.named(whom, listed=True)
                    found = union(found, [member.party for member in behind] or self.several(whom))
                    if pattern is _WITH and not behind:  # "a signé mercredi avec Xi Jinping une déclaration"
                        found = union(
                            found, self._stood_for(Span(match.end(), min(rest.end, match.end() + NEAR)))
                        )
            if act.voice != "active" and len(told := self._by_sides(rest)) > len(found):
                found = told
            found = union(found, [one.party for one in self.here.grouped(rest)])
        if act.voice == "passive" and (opening := front(passage)) is not None:
            found = union(found, [one.party for one in self.named(opening, listed=True)])
        return found or (self._talks(passage, act) if act.voice == "passive" else [])

    def _talks(self, passage: Passage, act: Act) -> list[Party]:
        """ "À l'issue des pourparlers entre A et B, il a été signé …": if nobody else is named."""
        end = passage.words[act.first].span.start
        between = _BETWEEN.search(passage.folded, passage.span.start, end)
        if between is None or self.named(Span(passage.span.start, between.start()), subject=True):
            return []
        found = [one.party for one in self.named(self.to_list_end(between.end(), end), listed=True)]
        return found if len(found) > 1 else []

    def _by_sides(self, span: Span) -> list[Party]:
        """ "signé, côté chinois, par X et, côté kazakh, par Y": the states whose side is named."""
        found = self.here.reading.adjectives
        told = [one for one in found if span.contains(one.span)]
        return union(
            [one.entity for one in told if self.here.folded.endswith("cote ", 0, one.span.start)], []
        )

    def _extent(self, passage: Passage, act: Act) -> tuple[Span, ...]:
        """The clause of an act; a participle's words only up to the next verb."""
        if act.voice != "attributive":
            return passage.spans(passage.clause_at(act.at))
        words, start = passage.words, min(act.last, len(passage.words)) - 1
        end = next(
            (k for k in range(start + 1, len(words)) if words[k].finite or words[k].fold in ENDS), len(words)
        )
        return (Span(words[start].span.start, words[end - 1].span.end),)

    def to_list_end(self, start: int, end: int) -> Span:
        """The stretch behind "avec" or "entre" that names nobody but parties: up to what it is about."""
        for match in self.lexicon.list_end.finditer(self.here.folded, start, end):
            if not any(
                name.span.contains(match.span())
                for name in self.here.reading.names_in((match.start() - 60, match.end() + 60))
            ):
                return Span(start, match.start())
        return Span(start, end)

    def witnesses(self, passage: Passage, act: Act) -> list[Party]:
        """ "en présence des présidents X et Y": the states before whom others sign, if nothing tells who."""
        for span in act.scope:
            if match := _PRESENCE.search(passage.folded, *span):
                behind = Span(match.end(), span.end)
                return [member.party for member in self.named(behind, listed=True)]
        return []

    def _stood_for(self, span: Span) -> list[Party]:
        """The state of the first person named in a stretch."""
        people = self.here.people([span])[:1]
        return [state for one in people if (state := self.here.state_of(one.party)) is not None]

    def _addressed(self, passage: Passage, act: Act, one: Instrument) -> list[Party]:
        """To whom it is proposed: "a proposé [au Kazakhstan] de signer"."""
        begin = passage.spans(passage.clause_at(act.first))[0].start
        end = passage.words[max(act.first, one.first)].span.start
        match = self.lexicon.addressed.search(passage.folded, begin, end)
        if match is None:
            return []
        whom = Span(*match.span("whom"))
        names = [name.entity for name in self.here.reading.names_in(whom, "country")]
        return [*names, *(member.party for member in self.named(whom, listed=True))]

    def _activated(self, passage: Passage, act: Act, one: Instrument) -> list[Party]:
        """ "A et B appliqueront l'accord signé en 2024", "Aux termes d'un accord signé en mai, A et B …"."""
        if passage.clauses[passage.clause_at(act.at)].opener == "que":
            return []
        first = next((k for k, word in enumerate(passage.words) if word.finite), None)
        if first is None or first == 0:
            return []
        start = 0
        if first > act.at:  # behind what the agreement's words open
            commas = [k for k in range(act.last, first) if passage.words[k].fold == ","]
            lead = passage.span.start, passage.words[one.first].span.start
            if not commas or not self.lexicon.under_terms.search(passage.folded, *lead):
                return []
            start = commas[0] + 1
        span = Span(passage.words[start].span.start, passage.words[first].span.start)
        named = [one.party for one in self.named(span, subject=True, listed=True)] or self.several(span)
        states: list[Party] = [party for party in named if isinstance(party, str)]
        if len(states) >= 2:
            return states
        return named if len(named) == 2 and not states else []

    def _subject(self, passage: Passage, act: Act, sides: Sides) -> list[Party]:
        number = passage.clause_at(act.first)
        if companies := self._antecedent(passage, number):
            return companies
        end = passage.words[act.first].span.start
        for tied in passage.tied(number):
            spans = [Span(span.start, min(span.end, end)) for span in passage.spans(tied) if span.start < end]
            members = [member for span in spans for member in self._acting(span)]
            named = union([member.party for member in members], [])
            companies = [party for party in named if isinstance(party, Entity)]
            if companies:  # "la Banque X et le ministère kirghize des Finances"
                if len(named) == 1:
                    named = companies = union(
                        companies, [one for span in spans for one in self.several(span)]
                    )
                return named if len(companies) == 1 and self._joined(spans, members) else companies
            if several := [party for span in spans for party in self.several(span)]:
                return several
            side = sides.before(act.first)
            capitals = [m.party for span in spans for m in self.named(span, listed=True)]
            capitals = [party for party in union(capitals, []) if isinstance(party, str)]
            if acting := Signatories(self.lexicon, self.here).without_asides(side.parties, spans):
                return union(acting, capitals if len(acting) < 2 else [])
            if counted := [one.party for span in spans for one in self.here.grouped(span)]:
                return counted
        if (inserted := before_inserted(passage, number)) is not None:
            return [member.party for member in self.named(inserted, listed=True)]
        return list(sides.before(act.first).parties) or turned(self.lexicon, self.here, passage, act)

    def _acting(self, span: Span) -> list[Member]:
        """Whom the words before a verb name, but for the bodies of a circumstance: "Lors du forum X, …"."""
        end = span.start
        while match := self.lexicon.front.match(self.here.folded, end, span.end):
            end = match.end()
        members = self.named(span, subject=True)
        return [one for one in members if isinstance(one.party, str) or one.span.start >= end]

    def speaker(self, passage: Passage, act: Act) -> list[Party]:
        """ "Nous avons signé", "notre pays a signé": the state of whoever says so."""
        at = passage.words[act.first].span.start
        lead = passage.between(max(0, act.first - SPEAKERS_WORDS), act.first + 1)
        around = [one for one in self.said if one.mode != "indirect" and one.content.contains((at, at + 1))]
        if not around or not self.lexicon.we.search(lead):
            return []
        told = min(around, key=lambda one: one.content.end - one.content.start)
        state = self.here.state_of(told.speaker) if isinstance(told.speaker, str | Entity) else None
        firm = next((at.of for at in self.here.reading.offices if at.person == told.speaker), None)
        if isinstance(firm, Entity) and self.lexicon.bodies.is_firm(firm.label) and firm.label[:1].isupper():
            return [firm]  # "nous", of who leads a company
        if state is not None:
            return [state]
        outside = [
            Span(start, end)
            for span in told.evidence
            for start, end in ((span.start, told.content.start), (told.content.end, span.end))
            if start < end
        ]
        return [member.party for member in self.here.delegates(outside)][:1]

    def _joined(self, spans: list[Span], members: list[Member]) -> bool:
        """Whether a subject is a company and a state that "et" joins."""
        if len(members) != 2:
            return False
        folded = " ".join(span.of(self.here.folded) for span in spans)
        gap = members[0].span.end, members[1].span.start
        return bool(_AND_BODY.search(folded) or _AND.fullmatch(self.here.folded, *gap))

    def _antecedent(self, passage: Passage, number: int) -> list[Party]:
        """The company that a relative clause hangs on: "la société X, qui avait signé"."""
        clause = passage.clauses[number]
        if clause.opener != "qui":
            return []
        start = passage.words[clause.start].span.start
        before = self.named(Span(max(passage.span.start, start - 70), start))
        found: list[Party] = [member.party for member in before if isinstance(member.party, Entity)]
        return found[-1:]

    def named_before(
        self, passage: Passage, one: Instrument, act: Act, earlier: Span | None
    ) -> tuple[Party, ...]:
        """The two whom the words before name, where "le contrat" is told with nobody of its own.

        Of "les deux parties" that act, only where one of them is a body: states are those who met.
        """
        lead = passage.folded[passage.span.start : passage.words[one.first].span.start]
        if act.voice == "active" and earlier is not None and self.lexicon.all_sides.search(lead):
            found = [member.party for member in self.named(earlier, subject=True, listed=True)]
            told = any(isinstance(party, Entity) for party in found)
            return tuple(found) if len(found) == 2 and told else ()
        points = one.definite or self.lexicon.the_meeting.search(lead)
        agent = _BY.search(passage.folded, passage.words[act.last - 1].span.end, passage.span.end)
        own = [one for span in act.scope for one in self.named(span, listed=True)]
        alone = act.voice == "passive" and not agent and not own
        if not (points or alone) or one.plural or one.entry is not None or act.voice == "active":
            return ()
        begin = passage.words[one.first].span.start
        verb = next((word.span.start for word in passage.words if word.finite), begin)
        here = Span(passage.span.start, begin if points else min(verb, begin))
        further = earlier if points or not self.named(passage.span, listed=True) else None
        for span in (here, *([further] if further is not None else ())):
            found = [member.party for member in self.named(span, subject=True, listed=span == further)]
            if ";" in span.of(passage.folded) and not any(isinstance(one, Entity) for one in found):
                return ()  # "A a envoyé X ; B, Y."
            bodies = [party for party in found if isinstance(party, Entity)]
            several = bodies if len(bodies) == 2 else found
            others = act.voice == "attributive" and any(one.party not in found for one in own)
            if several:  # not where the words name others: "l'accord signé avec l'Ouzbékistan"
                return tuple(several) if len(several) == 2 and not others else ()
        return ()
