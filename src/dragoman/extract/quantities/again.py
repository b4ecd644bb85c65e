"""Bare numbers that count again what was told before: "Elles sont 800", "soit 90 de plus qu'en 2020".

In: candidates in order of place, in which numbers without a unit are still bare. Out: the same, those numbers
with the noun of the last count before them. Amounts that leave out their currency are left to `combining`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.quantities.combining import Candidate
from dragoman.extract.quantities.lexicon import QuantityLexicon
from dragoman.extract.quantities.units import UnitFound

FEW = 10
"""A smaller number behind "ils étaient" may count whomever the sentence is about."""
REACH = 200
"""Code points before a bare number in which what it counts was counted before."""


def counted_again(text: str, candidates: Sequence[Candidate], lexicon: QuantityLexicon) -> list[Candidate]:
    """The candidates, each bare number behind a pronoun with the noun of the count right before it."""
    found = list(candidates)
    last: Candidate | None = None
    for i, one in enumerate(found):
        number = one.number
        if one.unit is not None:
            last = last if one.unit.kind == "percent" else one
            continue
        near = last is not None and number.start - last.end < REACH
        if last is None or last.unit is None or last.unit.kind != "counted" or not near or number.ordinal:
            continue
        if number.value < FEW:
            continue
        before = text[max(last.end, number.start - REACH) : number.start]
        more = lexicon.bearings.counts_more(before, text, number.end)
        if "\n" in before or not (more or lexicon.bearings.counts_again(before)):
            continue
        if more or number.scaled or lexicon.bearings.counts_nothing(text, number.end):
            found[i] = replace(one, unit=UnitFound("counted", last.unit.code, number.start, number.end))
    return found
