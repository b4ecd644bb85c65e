"""Those who gather: "les ministres se sont réunis", "Réunie à Ürümqi, la commission mixte …", "a siégé".

In: a verb of gathering, its passage and the document's circumstances. Out: both sides, or the body that met,
and the number of its meeting. Who meets whom by other verbs is left to `encounters.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.circumstances.sides import Side, Sides
from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.model.entity import Entity, Party, key
from dragoman.model.reading import Name
from dragoman.model.span import Span
from dragoman.packs.entries import Mechanism

GATHER = "gather"  # a key of the cues' encounters
SEVERAL = 3
BODY = 60  # code points behind a body in which those of whom it is made are named


@dataclass(frozen=True, slots=True)
class Gatherings:
    """Reads the verbs of gathering of one document."""

    lexicon: MeetingLexicon
    here: Circumstances

    def sides(
        self, passage: Passage, verb: Predicate, subject: Side, sides: Sides
    ) -> tuple[Side, Side] | None:
        """ "les ministres … se sont réunis", "Réunis samedi à Almaty, les ministres …"."""
        if verb.verb.lemma in self.lexicon.cues.sitting:
            above = (
                passage.span.start if passage.clauses[passage.clause_at(verb.first)].opener == "qui" else None
            )
            return self._sat(passage, verb, above)
        if verb.voice == "attributive":
            opens = verb.first - passage.at(passage.span.start) < SEVERAL
            plural = passage.words[verb.last - 1].form.endswith("s")
            whole = sides.after(verb.last) if plural else self._body(passage, sides.spans_after(verb.last))
            return (whole, Side()) if opens and len(whole.parties) >= 2 else None
        other = sides.after(verb.last)
        if verb.reflexive and not subject:  # "À Samarcande se sont réunis les ministres …", "la commission …"
            before = passage.spans(passage.clause_at(verb.first))
            return (other, Side()) if len(other.parties) >= 2 else (self._body(passage, before), Side())
        if not verb.reflexive:  # "la Chine réunira les chefs d'État des cinq pays"
            words = " ".join(span.of(passage.folded) for span in sides.spans_after(verb.last, 120))
            led = (
                verb.voice == "active"
                and self.lexicon.rank(words)
                and passage.words[verb.last - 1].form.startswith("réun")
            )
            return (subject, other) if led and subject and len(other.parties) >= 2 else None
        total = {key(party) for party in (*subject.parties, *other.parties)}
        return (subject, other) if len(total) >= 2 and subject else None

    def at_a_larger(self, passage: Passage, verb: Predicate, heads: Sequence[Head]) -> bool:
        """Whether a numbered meeting is what gathers, or what for: "le huitième Conseil s'est réuni"."""
        number = passage.clause_at(verb.last - 1)
        every = (one for one in heads if one.mechanism is not None and one.ordinal is not None)
        near = [one for one in every if passage.clause_at(one.start) == number]
        gathers = any(one.end <= verb.first for one in near)
        behind = (passage.words[one.first - 1].fold for one in near if one.start >= verb.last)
        return verb.reflexive and (gathers or "pour" in behind)  # "se sont retrouvés pour le Conseil"

    def _sat(self, passage: Passage, verb: Predicate, above: int | None) -> tuple[Side, Side] | None:
        """ "La commission mixte sino-kirghize, qui avait siégé à Pékin": those of whom the body is made."""
        start = passage.words[verb.first].span.start
        spans = passage.spans(passage.clause_at(verb.first))
        before = (
            [Span(above, start)]
            if above is not None
            else [Span(a, min(b, start)) for a, b in spans if a < start]
        )
        whole = self._body(passage, before)
        return (whole, Side()) if verb.voice == "active" and len(whole.parties) == 2 else None

    def _body(self, passage: Passage, spans: Sequence[Span]) -> Side:
        """Those of whom a body is made: "Réunie à Ürümqi, la commission mixte sino-kirghize …"."""
        for span in spans:
            if body := self.lexicon.body.search(passage.folded, *span):
                for name in self.here.reading.names_in(span, "mechanism"):
                    if name.span.overlaps(body.span()) and (known := self._members(name)):
                        return Side((), known)
                around = Span(body.start(), min(body.end() + BODY, span.end))
                return Side((), tuple(one.party for one in self.here.parties([around], adjectives=True)))
        return Side()

    def number(self, passage: Passage, verb: Predicate, kind: str) -> int | None:
        """ "se réunit pour la douzième fois, le Comité": the number of a body's meeting."""
        words = " ".join(span.of(passage.folded) for span in passage.spans(passage.clause_at(verb.first)))
        found = self.lexicon.nth_time.search(words)
        return (
            self.lexicon.ordinal(found["ordinal"])
            if found and kind == GATHER and self.lexicon.body.search(words)
            else None
        )

    def _members(self, name: Name) -> tuple[Party, ...]:
        """The two states of a body that the registry knows."""
        identity = name.entity.id if isinstance(name.entity, Entity) else None
        entry = self.lexicon.framework.entries.get(identity or "")
        states = tuple(entry.participants) if isinstance(entry, Mechanism) else ()
        return states if len(states) == 2 else ()
