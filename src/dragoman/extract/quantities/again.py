"""Bare numbers that count again what was told before: "Elles sont 800", "soit 90 de plus", "450 autres".

In: candidates in order of place, in which numbers without a unit are still bare. Out: the same, those numbers
with the noun of the last count before them, or of the other number of a proportion. Amounts that leave out
their currency are left to `combining`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.quantities.combining import Candidate, is_year
from dragoman.extract.quantities.lexicon import QuantityLexicon
from dragoman.extract.quantities.numbers import Number
from dragoman.extract.quantities.units import UnitFound, unit_name

FEW = 10
"""A smaller number behind "ils étaient" may count whomever the sentence is about."""
REACH = 200
"""Code points before a bare number in which what it counts was counted before."""


def counted_again(text: str, candidates: Sequence[Candidate], lexicon: QuantityLexicon) -> list[Candidate]:
    """The candidates, each bare number of things told before with what those are counted by."""
    found = list(candidates)
    last: Candidate | None = None
    rest: UnitFound | None = None  # of what "les premières" were, for "les suivantes" behind other things
    for i, one in enumerate(found):
        if one.unit is not None:
            last = last if one.unit.kind == "percent" else one
            continue
        unit = _out_of(text, found[i - 1] if i else None, one.number, lexicon)
        unit = unit or _part_of(text, one.number, found[i + 1] if i + 1 < len(found) else None, lexicon)
        if behind := _told_behind(text, one.number, lexicon):
            last = found[i] = replace(one, unit=behind)
            continue
        if unit is None and last is not None and _counts_again(text, last, one.number, lexicon):
            others = lexicon.bearings.counts_rest(text, one.number.end)
            source = rest if others and rest else last.unit
            unit = source._replace(factor=1.0) if source else None
            rest = unit if others else rest
        if unit:
            found[i] = replace(one, unit=unit._replace(start=one.number.start, end=one.number.end, rate=None))
    return found


def _counts_again(text: str, last: Candidate, number: Number, lexicon: QuantityLexicon) -> bool:
    """Whether a bare number counts what the last count before it was of."""
    near = number.start - last.end < REACH
    if last.unit is None or last.unit.kind not in ("counted", "measure") or not near:
        return False
    if number.ordinal or number.value < FEW or is_year(number, ""):
        return False
    before = text[max(last.end, number.start - REACH) : number.start]
    if "\n" in before:
        return False
    bearings, counted = lexicon.bearings, last.unit.kind == "counted"
    more = counted and bearings.counts_more(before, text, number.end)
    others = counted and not number.words and bearings.counts_rest(text, number.end)
    if more or others:
        return True
    alone = (counted and number.scaled) or bearings.counts_nothing(text, number.end)
    return alone and bearings.counts_again(before)


def _out_of(
    text: str, before: Candidate | None, number: Number, lexicon: QuantityLexicon
) -> UnitFound | None:
    """The unit of the number that a bare one is the whole of: "deux turbines sur six"."""
    if before is None or before.unit is None or before.unit.kind != "counted" or number.scaled:
        return None
    whole = number.value > before.number.value and lexicon.bearings.among(text[before.end : number.start])
    return before.unit if whole and not is_year(number, "") else None


def _part_of(
    text: str, number: Number, following: Candidate | None, lexicon: QuantityLexicon
) -> UnitFound | None:
    """The unit of the number that a bare one is a part of: "dix-huit des vingt-neuf tunnels"."""
    if following is None or following.unit is None or following.unit.kind != "counted":
        return None
    gap = text[number.end : following.start]
    part = (
        following.number.value >= FEW
        and 1 < number.value < following.number.value
        and lexicon.bearings.among(gap)
    )
    return following.unit if part and not number.ordinal else None


def _told_behind(text: str, number: Number, lexicon: QuantityLexicon) -> UnitFound | None:
    """What a number counts of which the words behind it tell: "augmenter de 600 le nombre des bourses"."""
    if is_year(number, ""):
        return None
    rate = lexicon.rate_after.match(text, number.end)
    at = lexicon.bearings.behind_number(text, rate.end() if rate else number.end)
    found = unit_name(text, at, lexicon) if at and not number.ordinal else None
    if found is None or found.kind != "counted":
        return None
    told = lexicon.rates[rate["rate"].lower()] if rate else None
    return UnitFound("counted", found.code, number.start, rate.end() if rate else number.end, rate=told)
