"""One visit as an `Occasion`: whose, where to, when.

In: a `Trip`, as a noun or verb tells it, and where it goes. Out: `Occasion`s of kind visit. Nobody visits the
state that he stands for. Which words tell of a trip is left to `visits.py` and `journeys.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances, Spot
from dragoman.extract.circumstances.sides import Side
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.coming import in_the_coming_week
from dragoman.extract.meetings.occasions import STATUS, Occasion
from dragoman.extract.meetings.visitors import Visitors
from dragoman.model.entity import Party, key
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Trip:
    """Who goes, whether it is told, planned or proposed, and in which spans its day stands.

    `at` is where it is told, `last` the day that the text told of before, `tense` that of a finite verb.
    `own`: as the frame of what happens on it, "au cours de son séjour"; `past`: as "sa précédente visite".
    """

    visitor: Side
    truth: str
    scope: Sequence[Span]
    at: int
    last: str | None = None
    tense: str = ""
    own: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class Trips:
    """Makes visits of the trips that one passage tells of."""

    passage: Passage
    here: Circumstances

    def visits(self, trip: Trip, spots: Sequence[Spot | None]) -> list[Occasion]:
        """A visit for each country on the way that is not the visitor's own."""
        visitor = trip.visitor
        somebody = trip.truth == "proposed" or visitor.people or visitor.officials
        if not (visitor.parties and somebody):
            return []
        found = [self._visit(trip, spot) for spot in spots if spot is not None]
        return [one for one in found if one is not None]

    def _visit(self, trip: Trip, spot: Spot) -> Occasion | None:
        passage = self.passage
        if spot.country is None:
            return None
        guests, home = Visitors(passage, self.here).abroad(trip.visitor, spot.country)
        if not home:
            return None
        guests = guests if len(set(map(key, guests))) < 2 or trip.truth != "asserted" else guests[:1]
        parties: dict[str, Party] = {key(party): party for party in (*home, spot.country)}
        spans = passage.spans(passage.clause_at(passage.at(trip.at)))
        date = self.here.when(trip.scope, trip.at, trip.last)
        date, truth = in_the_coming_week(date, self.here.reading, trip.scope, trip.truth, trip.tense)
        return Occasion(
            span=Span(spans[0].start, spans[-1].end).stripped(passage.text, " ,;:.\n"),
            kind="visit",
            noun="visite",
            status=STATUS[truth],
            date=date,
            place=spot.place,
            country=spot.country,
            participants=tuple(parties.values()),
            people=tuple(guests),
            own=trip.own,
            past=trip.past,
            confidence=0.85,
        )
