"""The day and place that a meeting has of the clause around its name: "abordé le 3 juillet à Astana, lors des
entretiens".

In: the meetings that a document tells for sure, and its scenes. Out: the same meetings; one without a day or
place takes those of the clause that names it, as `guesses.py` finds them. A place stands before the name: one
behind it may be that of something else. What stands outside the clause is left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.circumstances.clause import Spot
from dragoman.extract.meetings.guesses import Guesses, Scene
from dragoman.extract.meetings.hints import Hint, HintFinder
from dragoman.extract.meetings.telling import MeetingTelling
from dragoman.model.fact import Meeting

_OF_CLAUSE = "clause"
_ANY = frozenset({"meeting", "bilateral", "summit", "forum", "ministerial", "other"})
"""Kinds that a noun for a meeting of many may be told by."""


@dataclass(frozen=True, slots=True)
class Completing:
    """Completes the sure meetings of one document."""

    finder: HintFinder
    guesses: Guesses
    telling: MeetingTelling

    def completed(self, scenes: Sequence[Scene], sure: Iterable[Meeting]) -> Iterator[Meeting]:
        """The meetings, each with what its clause says of when and where."""
        for one in sure:
            open_ = one.status == "held" and (one.date is None or one.place is None)
            yield self._completed(scenes, one) if open_ else one

    def _completed(self, scenes: Sequence[Scene], one: Meeting) -> Meeting:
        for scene in scenes:
            if not any(scene.passage.span.contains(span) for span in one.evidence):
                continue
            for hint in self.finder.hints(scene.passage, scene.heads):
                word = hint.span(scene.passage)
                told = any(span.contains(word) for span in one.evidence)
                if told and hint.head is not None and _of_kind(hint.kind, one.kind):
                    one = self._from(scene, hint, one)
        return one

    def _from(self, scene: Scene, hint: Hint, one: Meeting) -> Meeting:
        """A meeting with the day and place around the noun that names it."""
        told = self.telling.told(scene.passage, hint.head) if hint.head else None
        date, dated = self.guesses.date(scene, hint, told)
        if one.date is None and dated == _OF_CLAUSE:
            one = replace(one, date=date)
        spot, placed = self.guesses.spot(scene, hint, told)
        before = spot is not None and spot.span.end <= scene.passage.words[hint.start].span.start
        if spot is not None and placed == _OF_CLAUSE and before and _fits(one, spot):
            one = replace(one, place=spot.place or one.place, country=spot.country or one.country)
        return one


def _of_kind(hinted: str, kind: str) -> bool:
    return hinted == kind or (hinted == "meeting" and kind in _ANY)


def _fits(one: Meeting, spot: Spot) -> bool:
    """Whether a meeting without a place may be there."""
    return one.place is None and one.country in (None, spot.country)
