"""Which mechanism a meeting is one of: by its name, by its members, by the organisation and the rank.

In: a passage and a `Head`. Out: the pack's `Mechanism`, or None. A name that no pack knows is left to
`heads.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.model.entity import Entity
from dragoman.model.span import Span
from dragoman.packs.entries import Mechanism

_APART = re.compile(r",| et |(?: [\w'-]+){0,2} avec ")
DESCRIBED = 200  # code points behind a noun in which its members are named
RANKED = 80  # of these, the ones in which the rank of those who meet stands


@dataclass(frozen=True, slots=True)
class Mechanisms:
    """Finds the mechanisms of the meetings of one document."""

    lexicon: MeetingLexicon
    here: Circumstances

    def of(self, passage: Passage, head: Head) -> Mechanism | None:
        """The mechanism of a meeting, if the pack knows it."""
        entry = self.lexicon.framework.entries.get((head.mechanism.id if head.mechanism else None) or "")
        if not isinstance(entry, Mechanism):
            return self._described(passage, head) if head.mechanism is None else None
        if entry.meeting_kind == "other":
            summit = head.kind == "summit"
            rank = (
                self._of_summit(passage, head)
                if summit
                else self.lexicon.rank(passage.span.of(passage.folded))
            )
            return self.lexicon.sibling(entry, rank) or entry
        return entry

    def _of_summit(self, passage: Passage, head: Head) -> str:
        """The rank of those who meet at a summit: of heads of state, unless "des chefs de gouvernement"."""
        start = passage.words[head.start].span.start
        told = self.lexicon.rank(passage.folded[start : min(start + RANKED, passage.span.end)])
        return told if told == "head-of-government" else "head-of-state"

    def _described(self, passage: Passage, head: Head) -> Mechanism | None:
        """ "la réunion des ministres des Affaires étrangères des six pays", "leur réunion"."""
        plural = head.noun.endswith("s") and passage.words[head.first].fold in ("des", "les", "ses", "de")
        if head.kind not in ("meeting", "summit") or plural:
            return None
        clause = passage.spans(passage.clause_at(head.start))
        end = passage.words[head.end - 1].span.end
        verb = next((word.span.start for word in passage.words[head.end :] if word.finite), clause[-1].end)
        about = Span(end, max(end, min(end + DESCRIBED, clause[-1].end, verb)))
        if passage.words[head.first].fold == "leur":  # "les ministres de l'OCS ont terminé leur réunion"
            about = Span(clause[0].start, passage.words[head.first].span.start)
        if _APART.match(about.of(passage.folded)):  # "une réunion avec les dirigeants des cinq pays"
            return None
        rank = self.lexicon.rank(about.of(passage.folded)[:RANKED])
        for member in self.here.organisations([about]):
            body = member.party.id if isinstance(member.party, Entity) else None
            level = self._of_summit(passage, head) if head.kind == "summit" else rank
            if found := self.lexicon.of_organisation(body, level):
                return found
        members = {str(member.party) for member in self.here.parties([about])}
        return self.lexicon.of_members(members, rank) if len(members) > 2 and rank else None
