"""Between whom an instrument may be: every pair or group that its surroundings suggest.

In: what is known of a sentence, an `Instrument` in it and its act. Out: sets of parties, each with where it
is from ("told", "sentence", "met", …); one set may be suggested from several sides. Which is right is judged
by these signs; what is sure is left to `parties.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.parties import AgreementParties
from dragoman.extract.agreements.party_leads import PLACING, lead_of
from dragoman.extract.agreements.several import union
from dragoman.extract.agreements.statuses import Act
from dragoman.extract.circumstances.clause import Circumstances, Member
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Entity, Party, key
from dragoman.model.fact import Meeting
from dragoman.model.span import Span

MOST = 6  # parties beyond which a sentence only enumerates
PAIR = 2  # towns of one sentence that may be twins
FIRM = 20  # code points before an adjective in which a firm's noun stands
MEMORY = 700  # code points over which a body that was named is remembered

JOINING = frozenset(("et", ",", "ainsi", "que"))
Suggested = tuple[tuple[Party, ...], frozenset[str]]
"""Parties, and from where they are suggested, as signs: `from:told`."""
Sets = dict[frozenset[str], tuple[tuple[Party, ...], set[str]]]


class SupposedParties:
    """Suggests parties of the instruments of one sentence."""

    def __init__(
        self,
        parties: AgreementParties,
        passage: Passage,
        meeting: Meeting | None,
        earlier: Span | None,
    ) -> None:
        self._parties = parties
        self._here: Circumstances = parties.here
        self._passage = passage
        self._meeting = meeting
        self._earlier = earlier
        self.places: dict[str, Span] = {}
        """Where the sentence first names each party, by its key; filled by `suggest`."""
        self.found: list[Suggested] = []
        """What was suggested last."""

    def suggest(self, one: Instrument, act: Act | None, before: Sequence[Party]) -> list[Suggested]:
        """Each set that is suggested, and from where; `before` were those of the last of its kind."""
        found: Sets = {}
        self.places.update((key(one.party), one.span) for one in reversed(self._named(self._passage.span)))
        for where, parties in (*self._suggested(one, act), ("before", before)):
            if len(parties) <= MOST and (len(parties) > 1 or any(isinstance(one, Entity) for one in parties)):
                found.setdefault(frozenset(map(key, parties)), (tuple(parties), set()))[1].add(where)
        self.found = [
            (parties, frozenset(f"from:{where}" for where in places)) for parties, places in found.values()
        ]
        return self.found

    def _suggested(self, one: Instrument, act: Act | None) -> Iterator[tuple[str, Sequence[Party]]]:
        told = self._parties.sets(self._passage, one, act, self._meeting)
        for which in told:
            yield "told", which
        clause = [
            member
            for span in self._passage.spans(self._passage.clause_at(one.start))
            for member in self._named(span)
        ]
        sentence = self._named(self._passage.span)
        yield from self._kinds("clause", clause)
        yield from self._kinds("sentence", sentence)
        yield from self._kinds("linked", self._linked(sentence))
        before = Span(self._passage.span.start, self._passage.words[one.first].span.start)
        if before.end > before.start:
            yield "lead", _parties(self._named(before))
        places = [name.entity for name in self._here.reading.names_in(self._passage.span, "place")]
        yield "places", towns if len(towns := union(places, [])) == PAIR else ()
        yield from self._from_before(told[0] if told and len(told[0]) == 1 else _parties(sentence))
        for party in _parties(sentence)[:MOST]:
            if isinstance(party, Entity):
                yield "body alone", (party,)

    def _linked(self, members: Sequence[Member]) -> list[Member]:
        """Those of a sentence's members that no preposition makes a place, a matter or a source."""
        found: list[Member] = []
        last = ""
        for member in sorted(members, key=lambda one: one.span):
            lead = lead_of(self._passage, member.span)
            last = last if lead in JOINING else lead
            if last not in PLACING:
                found.append(member)
        return found

    def _from_before(self, known: Sequence[Party]) -> Iterator[tuple[str, Sequence[Party]]]:
        """Whom the text names around the sentence: alone, or beside the one who is known."""
        reading, start = self._here.reading, self._passage.span.start
        earlier = self._named(self._earlier) if self._earlier else []
        names = list(reading.names_in((max(0, start - MEMORY), start), "organisation"))
        bodies = union([one.entity for one in reversed(names) if isinstance(one.entity, Entity)], [])
        further: tuple[tuple[str, Sequence[Party]], ...] = (
            ("met", (self._meeting.participants or ()) if self._meeting else ()),
            ("two", reading.two_states(outstanding=True)),
            ("leading states", [state for state, _ in reading.states()[:2]]),
        )
        yield from further
        yield "last two bodies", bodies[:2]
        yield from self._kinds("earlier", earlier)
        if len(known) == 1:
            body = [one for one in bodies if key(one) != key(known[0])][:1]
            for where, others in (*further, ("earlier", _parties(earlier)), ("last body", body)):
                both = union(known, others)
                if len(both) == 2:
                    yield f"one and {where}", both

    def _of_firm(self, adjective: Span) -> bool:
        """Whether a state's adjective only tells whence a firm is: "la société chinoise X"."""
        lead = self._here.folded[max(0, adjective.start - FIRM) : adjective.start - 1].rpartition(" ")[2]
        behind = self._here.reading.text[adjective.end + 1 : adjective.end + 2]
        return lead in self._parties.lexicon.firms and behind.isupper()

    def _kinds(self, where: str, members: Sequence[Member]) -> Iterator[tuple[str, Sequence[Party]]]:
        """All that a stretch names, its bodies alone and its states alone."""
        parties = _parties(members)
        yield where, parties
        yield f"{where}'s bodies", [one for one in parties if isinstance(one, Entity)]
        yield f"{where}'s states", [one for one in parties if isinstance(one, str)]

    def _named(self, span: Span) -> list[Member]:
        """Whom a stretch names: by name, adjective or capital, by whom speaks for them, by a plural."""
        found = self._parties.signing.named(span, listed=True, subject=True)
        found += [
            Member(one.span, one.entity)
            for one in self._here.reading.adjectives
            if span.contains(one.span) and not self._of_firm(one.span)
        ]
        found += self._here.grouped(span)
        found += [Member(span, party) for party in self._parties.signing.several(span)]
        return found


def _parties(members: Sequence[Member]) -> list[Party]:
    return union([member.party for member in members], [])
