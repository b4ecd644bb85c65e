"""The line that opens a list of instruments: what became of those that follow, when, and who acts.

In: a reading's line and the words of a language. Out: a `Head`, or None. A line heads such a list by its
words ("Documents signés le 25 avril"), or by its verb and a colon ("Ont également été signés :"); behind
"Parmi eux :" it is the sentence before. The items are left to `signed_lists.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.lexicon import BUNDLE, InstrumentLexicon
from dragoman.extract.agreements.signing import Signing
from dragoman.extract.agreements.statuses import Act, StatusVerbs
from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Party
from dragoman.model.fact import Meeting
from dragoman.model.reading import Reading
from dragoman.model.span import Span

_ADOPTED = re.compile(r"\b(?:adopte|approuve)e?s\b")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a list: its line, what became of the documents, when, at which meeting.

    `parties` are those that the line names, `worded`: its words say that documents follow, so that whatever
    follows is one.
    """

    line: Span
    status: str
    date: str | None
    meeting: Meeting | None
    parties: tuple[Party, ...]
    worded: bool


class ListHeads(StatusVerbs):
    """Finds what heads the lists of one document."""

    def __init__(
        self, lexicon: InstrumentLexicon, reading: Reading, here: Circumstances, meetings: Sequence[Meeting]
    ) -> None:
        super().__init__(lexicon)
        self._reading, self._here, self._meetings = reading, here, meetings

    def head(self, line: Span) -> Head | None:
        """The head that a line is, of a paragraph its last sentence."""
        line = self._last_sentence(line)
        words = line.of(self._here.folded).rstrip()
        named = self._lexicon.list_head.search(words)
        if named and (words.endswith(":") or words[-1:] not in ".!?;,"):
            status = "adopted" if _ADOPTED.search(words) else "signed"
            status = "planned" if self._lexicon.list_to_come.search(words) else status
            states = tuple(one.party for one in self._here.parties([line], adjectives=True))
            return self._headed(line, status, states, worded=True)
        return self._by_verb(line) if words.endswith(":") else None

    def _by_verb(self, line: Span) -> Head | None:
        """ "A et B ont également signé :", or "A et B ont signé cinq documents. Parmi eux :"."""
        before = [one for one in self._reading.sentences if one.span.start < line.end][-2:]
        for sentence in reversed(before):
            passage = Passage.of(self._reading, sentence, self._reader.words, self._here.folded)
            act = self._act(passage)
            if act is not None and act.status is not None:
                last = len(passage.words)
                whole = Instrument(BUNDLE, last - 1, last - 1, last, last)
                signing = Signing(self._lexicon, self._here)
                return self._headed(
                    sentence.span, act.status, tuple(signing.of_act(passage, act, whole)), worded=False
                )
            if act is not None or not self._lexicon.enumerating.match(self._here.folded, sentence.span.start):
                return None
        return None

    def _act(self, passage: Passage) -> Act | None:
        """What the last verb of a passage makes of instruments; no status where it is denied or hoped."""
        for k in range(len(passage.words) - 1, -1, -1):
            verb = self.predicate(passage, k, objected=True)
            if verb is not None:
                scope = passage.spans(passage.clause_at(k))
                return Act(self.status(verb), scope, k, verb.head, verb.last, verb.voice)
        return None

    def _headed(self, line: Span, status: str, parties: tuple[Party, ...], *, worded: bool) -> Head:
        dates = [date.value for date in self._here.dates([line], of_text=True) if date.value]
        meeting = _last(self._meetings, line)
        date = dates[0] if dates else meeting.date if meeting else None
        return Head(line, status, date, meeting, parties, worded)

    def _last_sentence(self, line: Span) -> Span:
        starts = [
            one.span.start for one in self._reading.sentences if line.start <= one.span.start < line.end
        ]
        return Span(starts[-1], line.end) if starts else line


def _last(meetings: Sequence[Meeting], line: Span) -> Meeting | None:
    """The meeting told of last before a line ends."""
    before = [one for one in meetings if one.status == "held" and one.evidence[0].start < line.end]
    return max(before, key=lambda one: max(e.start for e in one.evidence if e.start < line.end), default=None)
