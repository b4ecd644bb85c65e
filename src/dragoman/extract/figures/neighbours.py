"""What the figures around one tell of it where its own sentence is silent: its period, its kind.

In: what was told of the figures of a text, in order. Out: the same, completed. A figure of trade or a share
of it, in a sentence without a date, goes on with the period of the trade told right before it in its
paragraph; what plants cost is no investment of one in another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.figures.pairs import NOBODY, Pair
from dragoman.extract.figures.periods import year_earlier
from dragoman.extract.figures.scope import within
from dragoman.extract.figures.told import TRADED, Told
from dragoman.extract.quantities.bearings import either
from dragoman.model.reading import Reading
from dragoman.packs.figures import FigureCues

REASON = "the period of the trade told right before"
FLOWS = frozenset({*TRADED, "share", "growth"})
NEXT = 8
"""Code points between a sentence and the one before it."""


class Neighbours:
    """The words of one language that keep a figure apart from those around it, ready for matching."""

    def __init__(self, cues: FigureCues) -> None:
        putting = rf"(?i:{either(cues.putting)})(?: [^\W\d_]+){{0,4}}? (?i:{either(cues.gives)})"
        self._put = re.compile(rf"(?<!\w){putting}[^,;:.]{{0,30}}$")
        self._aims = re.compile(rf"(?<!\w)(?i:{either(cues.aims)})(?!\w)")
        self._outlay = re.compile(rf"(?<!\w)(?<!d')(?i:{either(cues.outlay)})(?!\w)")
        self._ours = re.compile(rf"(?<!\w)(?i:{either(cues.ours)})(?!\w)")
        traded = [word for name in sorted(TRADED) for word in cues.indicators["money"][name]]
        self._traded = re.compile(rf"(?<!\w)(?i:{either(traded)})(?!\w)")

    def completed(self, reading: Reading, told: Sequence[Told]) -> list[Told]:
        """The figures with what those around them tell."""
        found = list(told)
        for i, one in enumerate(found):
            one = self._paired(reading, found[:i], self._costing(reading.text, found[:i], one))
            found[i] = self._dated(reading, found[:i], one)
        return found

    def _costing(self, text: str, earlier: Sequence[Told], one: Told) -> Told:
        """An investment of nobody in what is built is its cost; so is an amount beside its capacity."""
        beside = earlier[-1] if earlier and earlier[-1].scope.sentence == one.scope.sentence else None
        if one.indicator == "investment" and not one.sure and beside and beside.indicator == "cost":
            return replace(one, indicator="cost", measured="cost", pair=NOBODY)
        bare = one.indicator == "other" and not one.sure and one.scope.family == "money"
        if not (one.indicator == "investment" or bare) or any(one.pair):
            return one
        if not bare and self._outlay.search(text, one.scope.lead.start, one.scope.start):
            return replace(one, indicator="cost", measured="cost", period=None)
        of_plant = beside is not None and beside.indicator == "capacity"
        put = self._put.search(text, one.scope.sentence.start, one.scope.start)
        built = of_plant or (one.of is not None and not bare and not put)
        return replace(one, indicator="cost", measured="cost", period=None) if built else one

    def _paired(self, reading: Reading, earlier: Sequence[Told], one: Told) -> Told:
        """Exports that name one side, right behind the trade of two: "Nos échanges … Nos exportations …"."""
        if one.indicator not in ("exports", "imports") or all(one.pair) or not any(one.pair) or not earlier:
            return one
        before = earlier[-1]
        gap = reading.text[before.scope.sentence.end : one.scope.sentence.start]
        own = one.pair.area or one.pair.counterpart
        if before.measured != "trade" or None in before.pair or own not in before.pair:
            return one
        ours = self._ours.search(reading.text, one.scope.sentence.start, one.scope.start)
        if len(gap) > NEXT or "\n" in gap or not ours:
            return one
        other = next(party for party in before.pair if party != own)
        pair = Pair(own, other) if one.pair.area else Pair(other, own)
        return replace(one, pair=pair, topical=("counterpart" if one.pair.area else "area",))

    def _dated(self, reading: Reading, earlier: Sequence[Told], one: Told) -> Told:
        """A figure of trade without a date with the period of the trade told right before it."""
        if one.period or one.indicator not in FLOWS or not earlier or one.is_heading:
            return one
        before = earlier[-1]
        other = one.measured not in TRADED and before.indicator != "share"
        if other and not self._traded.search(reading.text, *one.scope.sentence):
            return one
        if before.period is None or not before.period[:4].isdigit() or before.indicator not in FLOWS:
            return one
        same = before.scope.sentence == one.scope.sentence
        gap = reading.text[before.scope.sentence.end : one.scope.sentence.start]
        if not same and (len(gap) > NEXT or "\n" in gap):
            return one
        if any(True for _ in within(reading.dates, one.scope.sentence)) and not (same and one.inferred):
            return one
        if self._aims.search(reading.text, one.scope.sentence.start, one.scope.start):
            return one
        base = year_earlier(before.period) if one.indicator == "growth" and not one.base else one.base
        guessed = one.indicator == "growth" and not one.base
        return replace(one, period=before.period, base=base, inferred=one.inferred or guessed, continued=True)
