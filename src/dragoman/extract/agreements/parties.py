"""Between whom an instrument is: from its own words, from the verb's subject, from the meeting it came of.

In: a passage, an instrument, what became of it, and the document's circumstances. Out: parties, one set an
instrument ("de la Chine avec le Kazakhstan et l'Ouzbékistan" are two).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.agreements.colons import before_colon
from dragoman.extract.agreements.fronts import is_unsaid
from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.agreements.several import union
from dragoman.extract.agreements.signing import Signing
from dragoman.extract.agreements.statuses import Act
from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Agreement, Meeting, Statement
from dragoman.model.period import SHORT, Period
from dragoman.model.span import Span
from dragoman.packs.entries import Country, Place, Undertaking

_BETWEEN = re.compile(r"(?<!\w)entre (?!autres)")
_OF = re.compile(r" (?:de |du |des |d')(?:la |l')?[^,;]* et (?:de |du |des |d')")
_MINISTRY = re.compile(r"minister?\w* (?:de |du |des |d')[^,;:()]*$")
_OFFICES = re.compile(
    r"(?:, (?:de la |de l'|du |des |de |d')[^,;:.()]{3,40}?)* et (?:de la |de l'|du |des |de |d')[^,;:.()]+"
)
_WITH = re.compile(r"(?<!\w)avec ")
_BESIDE = re.compile(r"(?<!\w)en marge (?:de |du |d')")  # what is signed there is not of all who met
_SEVERAL = re.compile(r"(?:les|ces|nos|leurs) ")
_NAME = r"[A-ZÀ-Þ][\w&.'-]*(?: [A-ZÀ-Þ&][\w&.'-]*)*(?=[,.;]|$)"
_NAMED = rf"(?:une?|son|sa) [a-zà-ÿ' -]{{4,50}}, (?:l[ae] |l')?{_NAME}"
_APPOSED = re.compile(rf"{_NAMED}(?:,? et (?:avec )?{_NAMED})*")  # "avec [une société, X, et une banque, Y]"

OF_STATES = frozenset({"agreement", "treaty", "protocol", "declaration", "visa-exemption"})
JOINT = frozenset({"declaration", "communique"})
OF_FEW = frozenset({"agreement", "memorandum", "contract", "loan-agreement", "visa-exemption"})
FEW = 3  # parties of most of these
TOLD = 3  # times that a text names each of the two states that it is about
NEXT = 60  # code points between what tells of a meeting and a note without a verb that goes with it


@dataclass(frozen=True, slots=True)
class AgreementParties:
    """Finds the parties of the instruments of one document."""

    lexicon: InstrumentLexicon
    here: Circumstances
    said: Sequence[Statement] = ()
    told: Sequence[Agreement] = ()

    def sets(
        self, passage: Passage, one: Instrument, act: Act | None, meeting: Meeting | None
    ) -> list[tuple[Party, ...]]:
        """The sets of parties: one for each instrument that the words name."""
        own = self._own(passage, one)
        if len(own) > 1 or self._between_names(passage, one):
            return own or [()]
        parties = list(own[0]) if own else []
        if len(parties) < 2 and one.entry is not None:
            parties = [self._party(code) for code in one.entry.parties]
        if act is not None and (len(parties) < 2 or self._others(passage, one, act)):
            acting = self.signing.of_act(passage, act, one)
            if one.plural and len(acting) == 1 and len(parties) > 1 and _are_states((*acting, *parties)):
                return [(acting[0], other) for other in parties if other != acting[0]]
            parties = union(parties, acting)
        spoken = self.signing.speaker(passage, act) if act is not None and act.voice == "active" else []
        if len(parties) == 1:
            parties = union(spoken, parties)
        if act is not None and act.voice == "attributive" and one.plural:  # "les accords conclus en mai"
            meeting = None
        if len(parties) < 2 and act is not None and is_unsaid(self.lexicon, passage, act):
            return [tuple(parties)]
        if meeting is not None and not set(spoken) <= set(meeting.participants or spoken):
            meeting = None  # "nous", of one who was not at it
        if len(parties) < 2 and act is not None and act.voice == "active":
            parties = union(parties, self._led(passage, one))
        if len(parties) < 2 and act is not None:
            before = self.signing.witnesses(passage, act)
            parties = before if len(before) > 1 else self._of_project(passage, one, parties)
        if (
            len(parties) < 2
            and act is not None
            and meeting is not None
            and (self._is_tied(passage, one, meeting) or self._next_to(passage, act, meeting))
            and not self._between_few(passage, one, act, meeting)
            and not any(isinstance(party, Entity) for party in parties)
        ):
            parties = union(parties, list(meeting.participants or ()))
        if (
            len(parties) == 1 and act is not None
        ):  # "a signé à Astana, en présence du premier ministre kazakh"
            parties = union(parties, self.signing.witnesses(passage, act))
        if not parties and act is not None and act.voice == "passive":
            parties = before_colon(self.signing, passage, one.first)
            parties = parties or (self._two_states(passage) if one.kind in OF_STATES else [])
        if act is not None and meeting is not None and len(parties) < 2:
            parties = self._on_the_visit(passage, one, act, meeting, parties)
        if act is not None and len(parties) == 1 and one.kind in OF_STATES:
            parties = self._beside(passage, one, act, parties)
        return [tuple(self._once(parties))]

    def _once(self, parties: Sequence[Party]) -> list[Party]:
        """Parties without the state of a town or region that signs for itself: "X, maire de Xi'an"."""
        places = [one for one in parties if isinstance(one, Entity) and self._is_place(one)]
        home = {self.here.country_of(one) for one in places}
        labels = {one.label for one in parties if isinstance(one, Entity)}
        named = [one for one in parties if not (isinstance(one, str) and one in home)]
        return [
            one
            for one in named
            if isinstance(one, str) or one.label.partition(" (")[0] not in labels - {one.label}
        ]  # a body once, not with its initials again: "Banque nationale (BN)"

    def _is_place(self, one: Entity) -> bool:
        return isinstance(self.lexicon.framework.entries.get(one.id or ""), Place)

    def _others(self, passage: Passage, one: Instrument, act: Act) -> bool:
        """Whether an instrument names only with whom somebody signs it: "a signé un accord avec A et B"."""
        own = Span(passage.words[one.end - 1].span.end, passage.words[one.stop - 1].span.end)
        with_ = _WITH.search(passage.folded, *own) if act.voice == "active" and one.entry is None else None
        if with_ is None or _BETWEEN.search(passage.folded, *own):
            return False
        return not self.signing.named(Span(own.start, with_.start()))

    def _on_the_visit(
        self, passage: Passage, one: Instrument, act: Act, meeting: Meeting, parties: list[Party]
    ) -> list[Party]:
        """ "Les 11 et 12, X est allé en Chine. La déclaration conjointe signée le 11 [avec Y]": of both."""
        both, days = meeting.participants or (), Period.of(meeting.date)
        signed = act.status in ("signed", "adopted") and meeting.status == "held" and len(both) == 2
        if not (one.kind in JOINT and one.definite and signed and set(parties) <= set(both) and days):
            return parties
        day = Period.of(self.here.when(act.scope, passage.words[act.at].span.start, of_text=True))
        within = day is not None and day.days == 1 and days.year and days.first <= day.first <= days.last
        return list(both) if within and days.days <= SHORT else parties

    def _two_states(self, passage: Passage) -> list[Party]:
        """The two states of which alone the whole text speaks, where the sentence names nobody who signs."""
        reading = self.here.reading
        if any(True for _ in reading.names_in(passage.span, "country", "organisation", "person")):
            return []
        told = reading.states()
        return list(reading.two_states()) if told and told[-1][1] >= TOLD else []

    def _beside(self, passage: Passage, one: Instrument, act: Act, parties: list[Party]) -> list[Party]:
        """A state with the other of which the text speaks, where it is not said with whom it signs.

        Nobody signs what has no name if the text does not say beside whom: "X a conclu un accord secret".
        """
        pair = self.here.reading.two_states(outstanding=True)
        own = (span.of(passage.folded) for span in passage.spans(passage.clause_at(act.at)))
        named = any(True for _ in self.here.reading.names_in(passage.span, "organisation"))
        if act.status != "signed" or named or any(map(_WITH.search, own)):
            return parties
        unnamed = act.voice == "active" and one.title is None and not one.definite
        return list(pair) if parties[0] in pair else [] if unnamed else parties

    def _party(self, one: str) -> Party:
        entry = self.lexicon.framework.entries.get(one)
        return self.lexicon.framework.entity(entry) if entry and not isinstance(entry, Country) else one

    def _between_names(self, passage: Passage, one: Instrument) -> bool:
        """Whether "entre" leads to names: then nobody else is a party, known or not."""
        own = Span(passage.words[one.end - 1].span.end, passage.words[one.stop - 1].span.end)
        between = _BETWEEN.search(passage.folded, *own) if own.end > own.start else None
        if between is None:
            return False
        whom = self.signing.to_list_end(between.end(), own.end)
        adjectives = any(whom.contains(one.span) for one in self.here.reading.adjectives)
        if _SEVERAL.match(passage.folded, whom.start) and not adjectives:  # "les ministères de l'Industrie"
            return any(True for _ in self.here.reading.names_in(whom))
        return any(word[0].isupper() for word in re.split(r"[\s'’]+", whom.of(passage.text)) if word)

    def _own(self, passage: Passage, one: Instrument) -> list[tuple[Party, ...]]:
        """The parties that the description names: "entre A et B", "de A avec B", "sino-kazakh"."""
        span = Span(
            passage.words[one.end - 1].span.end, passage.words[min(one.stop, len(passage.words)) - 1].span.end
        )
        if span.end <= span.start:
            return []
        folded = passage.folded
        offices = _OFFICES.match(folded, span.end, passage.span.end)
        if offices and _MINISTRY.search(
            folded, *span
        ):  # "avec le ministère de l'Industrie, de l'Énergie et de …"
            span = Span(span.start, offices.end())
        between = _BETWEEN.search(folded, *span)
        with_ = _WITH.search(folded, *span)
        if between:
            whom = self.signing.to_list_end(between.end(), span.end)
            found = union([one.party for one in self.signing.named(whom, listed=True)], [])
            found = found or self.signing.several(whom)
            return [tuple(found)] if len(found) >= 2 else []
        adjectives = [
            name
            for name in self.here.reading.adjectives
            if span.contains(name.span) and name.span.start < span.start + 60
        ]
        if with_:
            if apposed := _APPOSED.match(passage.text, with_.end()):
                span = Span(span.start, max(span.end, apposed.end()))
            of = [member.party for member in self.signing.named(Span(span.start, with_.start()))]
            others = [
                m.party
                for m in self.signing.named(self.signing.to_list_end(with_.end(), span.end), listed=True)
            ]
            if of and others:
                if one.plural and len(others) > 1 and len(of) == 1:
                    return [(of[0], other) for other in others]
                return [tuple(union(of, others))]
            return [tuple(others)] if others else []
        if _OF.match(folded, *span):  # "une déclaration de la Chine et du Kazakhstan"
            both = [member.party for member in self.signing.named(span, listed=True)]
            if len(both) >= 2 and all(isinstance(party, str) for party in both):
                return [tuple(both)]
        codes = {str(name.entity): name.entity for name in adjectives}
        return [tuple(codes.values())] if len(codes) >= 2 else []

    def _led(self, passage: Passage, one: Instrument) -> list[Party]:
        """The companies of those with whom somebody signs: "un accord avec Zhang Wei, président de X"."""
        begin, end = (
            passage.words[one.end - 1].span.end,
            passage.spans(passage.clause_at(one.end - 1))[-1].end,
        )
        with_ = _WITH.search(passage.folded, begin, end)
        if with_ is None or with_.start() > passage.words[one.stop - 1].span.end:
            return []
        return self.signing.led(self.signing.to_list_end(with_.end(), end))

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

    @property
    def signing(self) -> Signing:
        """Who signs."""
        return Signing(self.lexicon, self.here, self.said, self.told)

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

    def _between_few(self, passage: Passage, one: Instrument, act: Act, meeting: Meeting) -> bool:
        """Whether an instrument of two or three was signed on a day when many met: not all sign it."""
        if one.kind not in OF_FEW or len(meeting.participants or ()) <= FEW:
            return False
        lead = passage.folded[passage.span.start : passage.words[one.first].span.start]
        own = " ".join(span.of(passage.folded) for span in passage.spans(passage.clause_at(act.at)))
        tied = self.lexicon.at_meeting.search(own) is not None and not _BESIDE.search(own)
        return not (tied or self.lexicon.all_sides.search(lead))

    def _next_to(self, passage: Passage, act: Act, meeting: Meeting) -> bool:
        """ "X a reçu Y à Z. Un protocole a été signé.": right behind, and nothing says who signs or when."""
        near = any(0 <= passage.span.start - span.end < NEXT for span in meeting.evidence)
        told = act.voice == "passive" and act.status == "signed" and meeting.status == "held"
        dated = any(
            passage.span.contains(one.span) and not passage.folded.endswith(" pour ", 0, one.span.start)
            for one in self.here.reading.dates
        )
        named = self.here.reading.names_in(passage.span, "country", "organisation", "person")
        return near and told and not dated and not any(True for _ in named)

    def tied(self, passage: Passage, one: Instrument, act: Act, meeting: Meeting | None) -> bool:
        """Whether what a meeting says of its day holds for an instrument."""
        return meeting is not None and (
            self._is_tied(passage, one, meeting) or self._next_to(passage, act, meeting)
        )


def _are_states(parties: Sequence[Party]) -> bool:
    return all(isinstance(one, str) for one in parties)
