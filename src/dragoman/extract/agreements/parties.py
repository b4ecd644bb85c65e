"""Between whom an instrument is: from its own words, from the verb's subject, from the meeting it came of.

In: a passage, an instrument, what became of it, and the document's circumstances. Out: parties, one set an
instrument ("de la Chine avec le Kazakhstan et l'Ouzbékistan" are two).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.agreements.acts import Act
from dragoman.extract.agreements.instruments import Instrument, InstrumentLexicon
from dragoman.extract.circumstances.clause import Circumstances, Member, key
from dragoman.extract.circumstances.sides import Sides
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Meeting
from dragoman.model.span import Span
from dragoman.packs.entries import Country, Organisation

_BETWEEN = re.compile(r"(?<!\w)entre (?!autres)")
_WITH = re.compile(r"(?<!\w)avec ")
_BY = re.compile(r"(?<!\w)par ")
_NUMBER = re.compile(
    r"(?<!\w)(?:les |des |par les )(deux|trois|quatre|cinq|six) "
    r"(?:etats|pays|parties|gouvernements|capitales)"
)
_COUNT = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_CAPITALS = re.compile(r"(?: (?:(?:of|and|&) )?[A-Z][\w&-]+)+")
_ARTICLE = re.compile(r"(?:^|\W)(?:la|le|du|en|au|l'|d'|de|des|les) ?$")
COMPANIES = frozenset({"company", "bank", "university", "media", "agency"})


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
        if (
            len(parties) < 2
            and act is not None
            and meeting is not None
            and self._is_tied(passage, one, meeting)
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
            found = [member.party for member in self._named(Span(between.end(), span.end))]
            return [tuple(found)] if len(found) >= 2 else []
        adjectives = [
            name
            for name in self.here.reading.adjectives
            if span.contains(name.span) and name.span.start < span.start + 60
        ]
        if with_:
            of = [member.party for member in self._named(Span(span.start, with_.start()))]
            others = [member.party for member in self._named(Span(with_.end(), span.end))]
            if of and others:
                if one.plural and len(others) > 1 and len(of) == 1:
                    return [(of[0], other) for other in others]
                return [tuple(_union(of, others))]
            return [tuple(others)] if others else []
        codes = {str(name.entity): name.entity for name in adjectives}
        return [tuple(codes.values())] if len(codes) >= 2 else []

    def _named(self, span: Span) -> list[Member]:
        """The states and bodies named in a stretch; a ministry or government stands for its state."""
        states = [*self.here.parties([span]), *self._by_adjective(span)]
        bodies: list[Member] = list(self._foreign(span))
        for member in self.here.organisations([span]):
            body = self.lexicon.framework.entries.get(
                (member.party.id if isinstance(member.party, Entity) else None) or ""
            )
            if isinstance(body, Organisation) and (body.class_ in COMPANIES or body.country is None):
                bodies.append(member)
        for place in self.lexicon.companies(self.here.reading.text, self.here.folded, span):
            if not any(member.span.overlaps(place) for member in bodies):
                bodies.append(
                    Member(place, Entity(None, place.of(self.here.reading.text).replace("\n", " ")))
                )
        kept = [
            one
            for one in states
            if not any(body.span.overlaps(one.span) or self._within(body, one) for body in bodies)
        ]
        return sorted([*kept, *bodies], key=lambda member: member.span)

    def _by_adjective(self, span: Span) -> list[Member]:
        """States whose side or government an adjective tells: "le ministère kazakh", "sino-kazakh"."""
        found = []
        for name in self.here.reading.adjectives:
            before = self.here.folded[max(span.start, name.span.start - 44) : name.span.start]
            joined = before.endswith("-") or self.here.reading.text[name.span.end : name.span.end + 1] == "-"
            if span.contains(name.span) and (joined or self.lexicon.sides.search(before)):
                found.append(Member(name.span, name.entity))
        return found

    def _foreign(self, span: Span) -> list[Member]:
        """A state's name that begins a company's: "China Railway", with no article before it."""
        found = []
        for name in self.here.reading.names_in(span, "country"):
            before = self.here.folded[max(span.start, name.span.start - 4) : name.span.start]
            rest = _CAPITALS.match(self.here.reading.text, name.span.end, span.end)
            people = any(
                one.span.start == name.span.end + 1 for one in self.here.reading.names if one.kind == "person"
            )
            if rest and not people and not _ARTICLE.search(before):
                place = Span(name.span.start, rest.end())
                found.append(Member(place, Entity(None, place.of(self.here.reading.text))))
        return found

    def _within(self, body: Member, state: Member) -> bool:
        """Whether a state is only the company's home: "la société chinoise X"."""
        return 0 <= body.span.start - state.span.end < 4 or body.span.contains(state.span)

    def _of_act(self, passage: Passage, act: Act) -> list[Party]:
        """The verb's subject and those with whom it signs."""
        sides = Sides(passage, self.here)
        found: list[Party] = []
        if act.status == "ratified":
            found = self._ratifier(passage, act)
        elif act.voice in ("active", "nominal") and act.status not in ("ratified", "in-force"):
            found = self._subject(passage, act, sides)
        clause = passage.spans(passage.clause_at(act.at))
        for span in clause:
            start = passage.words[act.last - 1].span.end if act.last else span.start
            rest = Span(max(span.start, start), span.end)
            if rest.end <= rest.start:
                continue
            for pattern in (_WITH, *([_BY] if act.voice != "active" else []), _BETWEEN):
                if match := pattern.search(passage.folded, *rest):
                    found = _union(found, [m.party for m in self._named(Span(match.end(), rest.end))])
            if counted := self._counted(passage, rest):
                found = _union(found, counted)
        return found

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
            named = [member.party for span in spans for member in self._named(span)]
            companies = [party for party in named if isinstance(party, Entity)]
            if companies:
                return companies
            side = sides.before(act.first)
            if side.parties:
                return list(side.parties)
            if counted := [party for span in spans for party in self._counted(passage, span)]:
                return counted
        return list(sides.before(act.first).parties)

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
        lead = passage.folded[passage.span.start : passage.words[one.first].span.start]
        whole = passage.span.of(passage.folded)
        return bool(self.lexicon.at_meeting.search(whole) or self.lexicon.all_sides.search(lead))

    def tied(self, passage: Passage, one: Instrument, meeting: Meeting | None) -> bool:
        """Whether what a meeting says of its day holds for an instrument."""
        return meeting is not None and self._is_tied(passage, one, meeting)


def _union(first: list[Party], second: list[Party]) -> list[Party]:
    return list({key(party): party for party in (*first, *second)}.values())
