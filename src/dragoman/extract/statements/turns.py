"""Turns: whether a pronoun's verb goes on, answers the last speaker, or takes up a name in its sentence.

In: a report whose subject is a pronoun, and the last one. Out: whose turn it is. Who spoke last is left to
`last_speaker.py`.
"""

from __future__ import annotations

import re

from dragoman.extract.statements.report import Report
from dragoman.model.entity import Party, key
from dragoman.model.reading import Reading
from dragoman.packs.cues import ReportingCues

_WORD = re.compile(r"[\w-]+")
FAR = 2  # sentences over which a verb of going on finds its speaker


class Turns:
    """Tells turns in one document."""

    def __init__(self, reading: Reading, cues: ReportingCues) -> None:
        self._reading = reading
        self._cues = cues
        self._persons = {key(name.entity) for name in reading.names if name.kind == "person"}

    def _verb(self, report: Report) -> list[str]:
        """The words of the verb, from its pronoun on."""
        start = min(report.cue.start, report.subject.end if report.subject else report.cue.start)
        return _WORD.findall(self._reading.text[start : report.cue.end].lower().replace("'", " "))

    def answers(self, report: Report) -> bool:
        """Whether the last speaker is answered: "Il lui a répondu que …"."""
        words = self._verb(report)
        grammar = self._cues.grammar
        return any(one in grammar.answered for one in words) and any(
            one.startswith(grammar.answering) for one in words
        )

    def hearer(self, last: Report, report: Report) -> tuple[Party, ...]:
        """Whom the last speaker spoke to: the other person whom his sentence names, or the pronoun's."""
        spoke = {key(party) for party in last.parties}
        named = {}
        for name in self._reading.names_in((last.where.start, report.where.start), "person"):
            if key(name.entity) not in spoke and not last.content.contains(name.span):
                named[key(name.entity)] = name.entity
        if len(named) == 1:
            return tuple(named.values())
        return report.parties if {key(party) for party in report.parties} != spoke else ()

    def fronted(self, report: Report, last: Report | None) -> bool:
        """Whether it takes up a name before it in its sentence, behind the last report: "Quant à X, il …"."""
        here = self._reading.sentence_at(report.where.start)
        keys = {key(party) for party in report.parties}
        start = max(here.span.start if here else report.where.start, last.where.end if last else 0)
        named = self._reading.names_in((min(start, report.where.start), report.where.start), "person")
        return any(key(name.entity) in keys for name in named)

    def goes_on(self, last: Report, report: Report) -> bool:
        """Whether the verb says that the last speaker goes on, after one sentence or two: "Il a ajouté"."""
        words = self._verb(report)
        between = self._reading.sentence_index(report.where.start) - self._reading.sentence_index(
            max(last.where.end, last.content.end) - 1
        )
        added = any(one.startswith(self._cues.grammar.continuing) for one in words)
        return added and between <= FAR and any(key(party) in self._persons for party in last.parties)
