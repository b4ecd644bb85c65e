"""Who meets, where a noun tells of a meeting: persons and parties, by the clause around it or its own words.

In: a passage, a `Head` and what is `Told` of it. Out: persons and parties. Whom a verb of meeting joins is
left to `encounters.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.frames import phrase_end
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.telling import MeetingFrames, Told
from dragoman.model.entity import Entity, Party, key
from dragoman.model.span import Span
from dragoman.packs.entries import Country, Mechanism

PERSONAL = ("bilateral", "call", "meeting")
BEHIND = 120  # code points behind a meeting's name in which its parties are named
_OF = re.compile(r" (?:de la |de l'|du |des |de |d')[A-ZÀ-Þ]")
_THEIRS = frozenset(["leur", "leurs"])
_BETWEEN = re.compile(r" (?:avec|entre) ")


@dataclass(frozen=True, slots=True)
class Attendance:
    """Answers who attends the meetings of one document."""

    lexicon: MeetingLexicon
    here: Circumstances
    frames: MeetingFrames

    def people(self, passage: Passage, head: Head, told: Told) -> tuple[Entity, ...]:
        """Those whom the clause names as meeting: its subject, its object, "en présence de"."""
        indefinite = passage.words[head.first].fold in ("une", "un", "d'une", "d'un") or not head.definite
        with_ = told.role == "participle" and indefinite and " avec " in passage.span.of(passage.folded)
        with_ = with_ or (told.role == "relative" and head.kind in PERSONAL and self.met(passage, head))
        recalled = told.role in ("relative", "participle") and head.kind != "press-conference" and not with_
        if recalled or told.truth != "asserted":
            return ()
        spans = passage.spans(passage.clause_at(head.start))
        if told.role == "frame":
            spans = self._attending(passage, head, spans)
        found = [member.party for member in self.here.people(spans) if isinstance(member.party, Entity)]
        return tuple(found)

    def _attending(self, passage: Passage, head: Head, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Where those stand who attend a meeting that is a frame: before it, or behind "avec"."""
        start = passage.words[head.start].span.start
        before = tuple(Span(span.start, min(span.end, start + 1)) for span in spans if span.start < start)
        if head.kind in PERSONAL and self.met(passage, head):
            return spans
        if head.kind in PERSONAL and self.own(passage, head):
            return before if self.here.people(before) else spans
        if head.kind == "press-conference":
            return spans
        lead = passage.folded[max(passage.span.start, start - 40) : start]
        noun = passage.words[head.end - 1].span.end
        if head.kind == "ceremony" and self.lexicon.attended.match(passage.folded, noun, passage.span.end):
            return (Span(noun, passage.span.end),)
        return before if self.lexicon.during.search(lead) else ()

    def met(self, passage: Passage, head: Head) -> bool:
        """Whether "avec" or "entre" stands behind a meeting, or behind the place and day behind it."""
        end = self.frames.adjacent(passage, head.end)
        return any(_BETWEEN.match(passage.folded, at) for at in {end, passage.words[head.end - 1].span.end})

    def own(self, passage: Passage, head: Head) -> bool:
        """Whether a meeting is that of the clause's subject: "leur entretien", "après les pourparlers"."""
        first = passage.words[head.first].fold
        return first in ("leur", "leurs") or (
            (head.definite or first == "des") and head.noun in self.lexicon.talks
        )

    def participants(
        self, passage: Passage, head: Head, told: Told, entry: Mechanism | None, people: tuple[Entity, ...]
    ) -> tuple[Party, ...]:
        """The parties of a meeting; those of a mechanism are the pack's."""
        if entry is not None and entry.participants:
            return tuple(self._party(one) for one in entry.participants)
        name = Span(passage.words[head.start].span.start, passage.words[head.end - 1].span.end)
        if head.mechanism is not None and (own := self._named(name)):
            return own
        spans = (
            told.scope
            if told.role in ("subject", "object")
            else (Span(name.start, min(name.end + BEHIND, passage.span.end)),)
        )
        framed = told.role == "frame"
        if framed:
            spans = (self._behind(passage, head),) if self.met(passage, head) else ()
        states = [member.party for member in self.here.parties(spans)]
        if not framed and head.kind in PERSONAL:
            states += [member.party for member in self.here.delegates(spans)]
        if framed and not people:
            states += self.theirs(passage, head)
        states += [
            member.party for member in self.here.parties([self._noun_phrase(passage, head)], adjectives=True)
        ]
        if head.kind != "forum":  # those who speak at a forum are not all who take part
            states += [state for person in people if (state := self.here.state_of(person))]
        return tuple({key(state): state for state in states}.values())

    def of_others(self, passage: Passage, head: Head) -> bool:
        """Whether the noun's own words say who meets."""
        end = passage.words[phrase_end(passage, head) - 1].span.end
        near = Span(passage.words[head.start].span.start, end)
        ranks = (one.search(passage.folded, *near) for one in self.lexicon.ranks.values())
        officials = max((one.end() for one in ranks if one), default=None)
        if officials is not None and _OF.match(passage.text, officials, end):
            return True  # "des dirigeants de l'Asie et de l'Europe"
        return any(self.here.reading.names_in(near, "country", "region", "organisation"))

    def theirs(self, passage: Passage, head: Head) -> list[Party]:
        """The states whose officials, without a name, a meeting is theirs: "les présidents russe et chinois
        lors de leur rencontre"."""
        start = passage.words[head.start].span.start
        if passage.words[head.first].fold not in _THEIRS:
            return []
        before = passage.spans(passage.clause_at(head.start))[0].start
        return [one.party for one in self.here.delegates([Span(min(before, start), start)])]

    def _named(self, name: Span) -> tuple[Party, ...]:
        """The parties in the name of a body, or of the mechanism that it belongs to."""
        if own := self.here.parties([name], adjectives=True):
            return tuple(member.party for member in own)
        for above in self.here.reading.names_in(name, "mechanism"):
            identity = above.entity.id if isinstance(above.entity, Entity) else None
            entry = self.lexicon.framework.entries.get(identity or "")
            if isinstance(entry, Mechanism):
                return tuple(self._party(one) for one in entry.participants)
        return ()

    def _behind(self, passage: Passage, head: Head) -> Span:
        """From "avec" or "entre" to the end of the clause."""
        start = passage.words[head.end - 1].span.end
        return Span(start, max(start, passage.spans(passage.clause_at(head.start))[-1].end))

    def _noun_phrase(self, passage: Passage, head: Head) -> Span:
        """The noun with what is joined to it: "la troisième session de la commission sino-tadjike"."""
        end = phrase_end(passage, head)
        return Span(passage.words[head.start].span.start, passage.words[end - 1].span.end)

    def _party(self, one: str) -> Party:
        entry = self.lexicon.framework.entries.get(one)
        return self.lexicon.framework.entity(entry) if entry and not isinstance(entry, Country) else one
