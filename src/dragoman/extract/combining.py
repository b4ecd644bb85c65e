"""Numbers that belong together: ranges, amounts that leave the currency out, euros and cents.

In: candidates in order of place. Out: candidates, the unit of one given to another or two made one. Finding
numbers and units is left to `numbers` and `units`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.durations import SENTENCE_END
from dragoman.extract.numbers import Number, times
from dragoman.extract.quantity_lexicon import QuantityLexicon
from dragoman.extract.units import UnitFound

LINK = re.compile(r" (?:à|et|ou) (?:d'|de )?|[-–—]")
ELLIPSIS = 250
"""Code points behind an amount in which "31 milliards" alone is of the same currency."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number and the unit found for it, before it is decided whether it is a figure."""

    number: Number
    unit: UnitFound | None
    qualifier: str | None = None

    @property
    def start(self) -> int:
        return self.unit.start if self.unit else self.number.start

    @property
    def end(self) -> int:
        return self.unit.end if self.unit else self.number.end


def in_ranges(text: str, candidates: Sequence[Candidate], lexicon: QuantityLexicon) -> list[Candidate]:
    """The candidates, the first of a pair with unit and scale of the second: "entre 10 et 15 milliards"."""
    found = list(candidates)
    for i in range(len(found) - 2, -1, -1):
        low, high = found[i], found[i + 1]
        if high.unit is None or low.number.ordinal or high.number.ordinal or high.unit.kind == "anniversary":
            continue
        gap = text[low.end : high.start]
        if len(gap) > 8 or not LINK.fullmatch(gap):
            continue
        between = "et" in gap and lexicon.bearings.between(text, low.start)
        if low.unit is None:
            if ("et" in gap and not between) or _is_year(low.number, gap):
                continue
            low = _sharing(low, high)
            if low.unit is None:
                continue
        elif low.unit.code != high.unit.code or low.qualifier or not (between or "à" in gap):
            continue
        changes = "à" in gap and lexicon.bearings.changes(text, low.start)
        if low.number.value < high.number.value * high.unit.factor and not changes:
            low, high = replace(low, qualifier="at-least"), replace(high, qualifier="at-most")
        elif changes:
            low = replace(low, qualifier="exact")
        found[i], found[i + 1] = low, high
    return found


def _is_year(number: Number, gap: str) -> bool:
    """Whether a bare number before a dash or "à" is a year rather than the lower end of a range."""
    return "ou" not in gap and number.value.is_integer() and 1900 <= number.value < 2100


def _sharing(low: Candidate, high: Candidate) -> Candidate:
    """The lower end of a range with the unit of the upper, and its scale where it has none of its own."""
    number, unit = low.number, high.unit
    if unit is None or high.start < low.end:
        return low
    if number.factor == 1.0 and high.number.factor > 1.0:
        value = times(number.value if number.grouped is None else number.grouped, high.number.factor)
        number = replace(number, value=value, grouped=None, factor=high.number.factor)
    return Candidate(number, unit._replace(start=number.start, end=number.end), low.qualifier)


def elliptic(text: str, candidates: Sequence[Candidate], lexicon: QuantityLexicon) -> list[Candidate]:
    """An amount by the million without a unit has that of the amount before it, in the same sentence."""
    found: list[Candidate] = []
    last: Candidate | None = None
    for candidate in candidates:
        number = candidate.number
        if candidate.unit and candidate.unit.kind == "money":
            last = candidate
        elif candidate.unit is None and last and last.unit and number.factor >= 1e6:
            gap = text[last.end : number.start]
            near = len(gap) < ELLIPSIS and not SENTENCE_END.search(gap)
            if near and not number.approximate and lexicon.bearings.counts_nothing(text, number.end):
                unit = UnitFound("money", last.unit.code, number.start, number.end)
                candidate = replace(candidate, unit=unit)
        found.append(candidate)
    return found


def with_cents(text: str, candidates: Sequence[Candidate], lexicon: QuantityLexicon) -> list[Candidate]:
    """ "treize euros et quarante-cinq cents" and "15 dollars 50" are one amount."""
    found: list[Candidate] = []
    minor_of = lexicon.knowledge.currencies.minor_of
    for candidate in candidates:
        before = found[-1] if found else None
        if before and _adds_cents(text, before, candidate, minor_of) and before.unit:
            total = replace(before.number, value=before.number.value + candidate.number.value / 100)
            found[-1] = replace(before, number=total, unit=before.unit._replace(end=candidate.end))
        else:
            found.append(candidate)
    return found


def _adds_cents(text: str, money: Candidate, cents: Candidate, minor_of: Mapping[str, object]) -> bool:
    """Whether the second candidate is the cents of the first."""
    unit, number = money.unit, cents.number
    if unit is None or unit.kind != "money" or money.number.scaled or not money.number.value.is_integer():
        return False
    if number.ordinal or not number.value.is_integer() or not 0 < number.value < 100:
        return False
    gap = text[money.end : cents.start]
    if cents.unit:
        return cents.unit.kind == "minor" and unit.code in minor_of and gap in (" et ", " ")
    return gap == " " and text[money.end - 1].isalpha() and number.end - number.start == 2
