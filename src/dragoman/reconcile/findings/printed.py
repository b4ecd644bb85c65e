"""Between which bounds a figure lies, by the digits that are printed: 94 billion is 93.5 to 94.5.

In: a value and the words it was read from. Out: an interval of exact decimals. What a sum is compared with is
left to who compares.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_NUMBER = re.compile(r"\d(?:[\d.,'’\s]*\d)?")
_SEPARATORS = re.compile(r"['’\s]")
_HALF = Decimal("0.5")
ROUGH = Decimal("0.05")
"""By how much of itself a value may be off that the text calls approximate."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; None is no bound."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return not (
            (self.low is not None and other.high is not None and self.low > other.high)
            or (other.low is not None and self.high is not None and other.low > self.high)
        )

    def widened(self, share: Decimal) -> Interval:
        """The same with both bounds further out by a share of themselves."""
        low = None if self.low is None else self.low - abs(self.low) * share
        high = None if self.high is None else self.high + abs(self.high) * share
        return Interval(low, high)

    @property
    def bounded(self) -> tuple[Decimal, Decimal] | None:
        """Both bounds, if there are two."""
        return None if self.low is None or self.high is None else (self.low, self.high)


@lru_cache(maxsize=20_000, typed=True)  # a figure is compared with many
def interval(value: float, words: str, qualifier: str = "exact") -> Interval:
    """Where a value lies that was read from these words; `at-least` and `at-most` are open on one side."""
    exact, half = Decimal(repr(value)), _step(Decimal(repr(value)), words) * _HALF
    if qualifier == "at-least":
        return Interval(exact - half, None)
    if qualifier == "at-most":
        return Interval(None, exact + half)
    return Interval(exact - half, exact + half)


@lru_cache(maxsize=20_000, typed=True)
def loosely(value: float, words: str, qualifier: str = "exact") -> Interval:
    """Where a value can lie that may have been rounded: its last zeros, too, and more behind "environ"."""
    exact, half = Decimal(repr(value)), rounding(value, words) * _HALF
    found = interval(value, words, qualifier)
    low = None if found.low is None else min(found.low, exact - half)
    high = None if found.high is None else max(found.high, exact + half)
    return Interval(low, high).widened(ROUGH if qualifier == "approximate" else Decimal(0))


def rounding(value: float, words: str) -> Decimal:
    """To what a value that was read from these words may have been rounded: its last zeros, too."""
    exact = Decimal(repr(value))
    return max(_step(exact, words), _last_zeros(exact))


def numbers(words: str) -> frozenset[str]:
    """The numbers that are printed in some words, without what parts their thousands."""
    return frozenset(_SEPARATORS.sub("", one) for one in _NUMBER.findall(words))


def _step(value: Decimal, words: str) -> Decimal:
    """What the last printed digit counts; without digits, two digits of the value are taken for certain."""
    for match in _NUMBER.finditer(words):
        for number, decimals in _readings(match[0]):
            if number == 0 or value == 0:
                continue
            scale = abs(value) / number
            if _is_power_of_ten(scale):
                return scale * Decimal(10) ** -decimals
    return Decimal(10) ** (value.adjusted() - 1) if value else Decimal(1)


def _last_zeros(value: Decimal) -> Decimal:
    """What the last digit counts that is no zero."""
    _, _, exponent = value.normalize().as_tuple()
    return Decimal(10) ** int(exponent)


def _readings(printed: str) -> list[tuple[Decimal, int]]:
    """A printed number with its last separator as a decimal sign, and without any decimals."""
    plain = _SEPARATORS.sub("", printed)
    found = []
    head, sign, tail = plain.rpartition(max(",.", key=plain.rfind))
    if sign:
        found.append((re.sub(r"[.,]", "", head) + "." + tail, len(tail)))
    found.append((re.sub(r"[.,]", "", plain), 0))
    read = []
    for digits, decimals in found:
        try:
            read.append((Decimal(digits), decimals))
        except InvalidOperation:
            continue
    return read


def _is_power_of_ten(scale: Decimal) -> bool:
    return scale.normalize().as_tuple().digits == (1,)
