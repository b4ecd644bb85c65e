"""Between whom an instrument is: from its own words, from the verb's subject, from the meeting it came of.

In: a passage, an instrument, what became of it, and the document's circumstances. Out: parties, one set an
instrument ("de la Chine avec le Kazakhstan et l'Ouzbékistan" are two).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.agreements.acts import Act
from dragoman.extract.agreements.instruments import Instrument, InstrumentLexicon
from dragoman.extract.agreements.signatories import Signatories
from dragoman.extract.circumstances.clause import Circumstances, Member, key
from dragoman.extract.circumstances.sides import Sides
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Meeting
from dragoman.model.span import Span
from dragoman.packs.entries import Country, Undertaking

_BETWEEN = re.compile(r"(?<!\w)entre (?!autres)")
_WITH = re.compile(r"(?<!\w)avec ")
_AND_BODY = re.compile(
    r" et (?:le |la |l'|les )?(?:ministere|gouvernement|cabinet|autorites|agence|comite|etat)"
)
_BY = re.compile(r"(?<!\w)par ")
_NUMBER = re.compile(
    r"(?<!\w)(?:les |des |par les )(deux|trois|quatre|cinq|six) "
    r"(?:etats|pays|parties|gouvernements|capitales)"
)
_COUNT = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}

NEXT = 60  # code points between what tells of a meeting and a note without a verb that goes with it


@dataclass(frozen=True, slots=True)
class AgreementParties:
    """Finds the parties of the instruments of one document."""

    lexicon: InstrumentLexicon
    here: Circumstances

    def sets(
        self, passage: Passage, one: Instrument, act: Act | None, meeting: Meeting | None
    ) -> list[tuple[Party, ...]]:
        """The sets of parties: one for each instrument that the words name."""
        own = self._own(passage, one)
        if own and len(own) > 1:
            return own
        parties = list(own[0]) if own else []
        if len(parties) < 2 and one.entry is not None:
            parties = [self._party(code) for code in one.entry.parties]
        if len(parties) < 2 and act is not None:
            parties = _union(parties, self._of_act(passage, act))
        if len(parties) < 2 and act is not None:
            parties = self._of_project(passage, one, parties)
        if (
            len(parties) < 2
            and act is not None
            and meeting is not None
            and (self._is_tied(passage, one, meeting) or self._next_to(passage, act, meeting))
        ):
            parties = _union(parties, list(meeting.participants or ()))
        return [tuple(parties)]

    def _party(self, one: str) -> Party:
        entry = self.lexicon.framework.entries.get(one)
        return self.lexicon.framework.entity(entry) if entry and not isinstance(entry, Country) else one

    def _own(self, passage: Passage, one: Instrument) -> list[tuple[Party, ...]]:
        """The parties that the description names: "entre A et B", "de A avec B", "sino-kazakh"."""
        span = Span(
            passage.words[one.end - 1].span.end, passage.words[min(one.stop, len(passage.words)) - 1].span.end
        )
        if span.end <= span.start:
            return []
        folded = passage.folded
        between = _BETWEEN.search(folded, *span)
        with_ = _WITH.search(folded, *span)
        if between:
            found = [member.party for member in self._named(Span(between.end(), span.end), listed=True)]
            found = _union(found, [])
            return [tuple(found)] if len(found) >= 2 else []
        adjectives = [
            name
            for name in self.here.reading.adjectives
            if span.contains(name.span) and name.span.start < span.start + 60
        ]
        if with_:
            of = [member.party for member in self._named(Span(span.start, with_.start()))]
            others = [m.party for m in self._named(Span(with_.end(), span.end), listed=True)]
            if of and others:
                if one.plural and len(others) > 1 and len(of) == 1:
                    return [(of[0], other) for other in others]
                return [tuple(_union(of, others))]
            return [tuple(others)] if others else []
        codes = {str(name.entity): name.entity for name in adjectives}
        return [tuple(codes.values())] if len(codes) >= 2 else []

    def _of_project(self, passage: Passage, one: Instrument, parties: list[Party]) -> list[Party]:
        """The states of the project that an agreement of governments is about, as the pack knows them."""
        span = Span(passage.words[one.start].span.start, passage.words[one.stop - 1].span.end)
        if not self.lexicon.between_states.search(passage.folded, *span):
            return parties
        for name in self.here.reading.names_in(span, "project"):
            entry = self.lexicon.framework.entries.get(
                (name.entity.id if isinstance(name.entity, Entity) else None) or ""
            )
            states = entry.countries if isinstance(entry, Undertaking) else ()
            if len(states) >= 2 and all(party in states for party in parties):
                return list(states)
        return parties

    def _named(self, span: Span, *, listed: bool = False) -> list[Member]:
        return Signatories(self.lexicon, self.here).named(span, listed=listed)

    def _of_act(self, passage: Passage, act: Act) -> list[Party]:
        """The verb's subject and those with whom it signs."""
        sides = Sides(passage, self.here)
        found: list[Party] = []
        if act.status == "ratified" and act.voice != "nominal":
            found = self._ratifier(passage, act)
        elif act.voice in ("active", "nominal") and act.status != "in-force":
            found = self._subject(passage, act, sides)
        elif act.voice == "attributive":
            found = self._activated(passage, act)
        clause = passage.spans(passage.clause_at(act.at))
        for span in clause:
            start = passage.words[act.last - 1].span.end if act.last else span.start
            rest = Span(max(span.start, start), span.end)
            if rest.end <= rest.start:
                continue
            for pattern in (_WITH, *([_BY] if act.voice != "active" else []), _BETWEEN):
                if match := pattern.search(passage.folded, *rest):
                    behind = self._named(Span(match.end(), rest.end), listed=pattern is not _BY)
                    found = _union(found, [member.party for member in behind])
                    if pattern is _WITH and not behind:  # "a signé mercredi avec Xi Jinping une déclaration"
                        found = _union(
                            found, self._stood_for(Span(match.end(), min(rest.end, match.end() + NEXT)))
                        )
            if counted := self._counted(passage, rest):
                found = _union(found, counted)
        return found

    def _stood_for(self, span: Span) -> list[Party]:
        """The state of the first person named in a stretch."""
        people = self.here.people([span])[:1]
        return [state for one in people if (state := self.here.state_of(one.party)) is not None]

    def _activated(self, passage: Passage, act: Act) -> list[Party]:
        """ "Pékin et Tachkent appliqueront l'accord signé en 2024": two states before the main verb."""
        number = passage.clause_at(act.at)
        parts = passage.clauses[number].parts
        first = next((k for a, b in parts for k in range(a, b) if passage.words[k].finite), None)
        if first is None or first >= act.at or first == parts[0][0]:
            return []
        span = Span(passage.words[parts[0][0]].span.start, passage.words[first].span.start)
        named = [member.party for member in self._named(span, listed=True)]
        states = _union([party for party in named if isinstance(party, str)], [])
        return states if len(states) >= 2 else []

    def _ratifier(self, passage: Passage, act: Act) -> list[Party]:
        """The state whose parliament ratifies: "le parlement kirghize a ratifié l'accord avec la Chine"."""
        end = passage.words[act.first].span.start
        spans = [
            Span(span.start, min(span.end, end))
            for span in passage.spans(passage.clause_at(act.first))
            if span.start < end
        ]
        return [member.party for member in self.here.parties(spans, adjectives=True)][:1]

    def _subject(self, passage: Passage, act: Act, sides: Sides) -> list[Party]:
        number = passage.clause_at(act.first)
        if companies := self._antecedent(passage, number):
            return companies
        end = passage.words[act.first].span.start
        for tied in passage.tied(number):
            spans = [Span(span.start, min(span.end, end)) for span in passage.spans(tied) if span.start < end]
            named = _union([member.party for span in spans for member in self._named(span)], [])
            companies = [party for party in named if isinstance(party, Entity)]
            if companies:  # "la Banque X et le ministère kirghize des Finances"
                return named if len(companies) == 1 and self._joined(spans, named) else companies
            side = sides.before(act.first)
            capitals = [m.party for span in spans for m in self._named(span, listed=True)]
            capitals = [party for party in _union(capitals, []) if isinstance(party, str)]
            if side.parties:
                return _union(list(side.parties), capitals if len(side.parties) < 2 else [])
            if counted := [party for span in spans for party in self._counted(passage, span)]:
                return counted
        return list(sides.before(act.first).parties)

    def _joined(self, spans: list[Span], named: list[Party]) -> bool:
        """Whether a subject is a company and a state that "et" joins."""
        folded = " ".join(span.of(self.here.folded) for span in spans)
        return len(named) == 2 and bool(_AND_BODY.search(folded))

    def _antecedent(self, passage: Passage, number: int) -> list[Party]:
        """The company that a relative clause hangs on: "la société X, qui avait signé"."""
        clause = passage.clauses[number]
        if clause.opener != "qui":
            return []
        start = passage.words[clause.start].span.start
        before = self._named(Span(max(passage.span.start, start - 70), start))
        found: list[Party] = [member.party for member in before if isinstance(member.party, Entity)]
        return found[-1:]

    def _counted(self, passage: Passage, span: Span) -> list[Party]:
        """ "les trois États": those that the text named together, if it names just so many."""
        match = _NUMBER.search(passage.folded, *span)
        if match is None:
            return []
        count = _COUNT[match[1]]
        named = [
            name.entity
            for name in self.here.reading.names
            if name.kind == "country" and name.span.start < span.start and isinstance(name.entity, str)
        ]
        seen: dict[str, int] = {}
        for code in named:
            seen[code] = seen.get(code, 0) + 1
        if len(seen) == count:
            return list(seen)
        often = [code for code, times in seen.items() if times > 1]
        return list(often) if len(often) == count else []

    def _is_tied(self, passage: Passage, one: Instrument, meeting: Meeting) -> bool:
        """Whether a sentence says that the instrument came of the meeting, or its subject is who met."""
        if any(span.overlaps(passage.span) for span in meeting.evidence):
            return True
        finite = any(word.finite for word in passage.words)
        next_to = any(0 <= passage.span.start - span.end < NEXT for span in meeting.evidence)
        if next_to and not finite:  # "X a reçu Y. Déclaration conjointe signée."
            return True
        lead = passage.folded[passage.span.start : passage.words[one.first].span.start]
        whole = passage.span.of(passage.folded)
        return bool(self.lexicon.at_meeting.search(whole) or self.lexicon.all_sides.search(lead))

    def _next_to(self, passage: Passage, act: Act, meeting: Meeting) -> bool:
        """ "X a reçu Y à Z. Un protocole a été signé.": right behind, and nothing says who signs or when."""
        near = any(0 <= passage.span.start - span.end < NEXT for span in meeting.evidence)
        told = act.voice == "passive" and act.status == "signed" and meeting.status == "held"
        dated = any(passage.span.contains(one.span) for one in self.here.reading.dates)
        named = self.here.reading.names_in(passage.span, "country", "organisation", "person")
        return near and told and not dated and not any(True for _ in named)

    def tied(self, passage: Passage, one: Instrument, act: Act, meeting: Meeting | None) -> bool:
        """Whether what a meeting says of its day holds for an instrument."""
        return meeting is not None and (
            self._is_tied(passage, one, meeting) or self._next_to(passage, act, meeting)
        )


def _union(first: list[Party], second: list[Party]) -> list[Party]:
    return list({key(party): party for party in (*first, *second)}.values())
