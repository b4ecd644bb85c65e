"""The axes of a chart: a scale of round steps, years below it.

In: values, days, a size. Out: where a value stands, and the marks of the years as SVG.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.publish.pictures import svg
from dragoman.publish.pictures.days import Days
from dragoman.publish.pictures.lettering import width_of


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a value stands in a panel of this height, from `low` to `high`, with a line every `step`."""

    low: float
    high: float
    step: float
    top: float
    height: float

    def y(self, value: float) -> float:
        """The place of a value from above."""
        return self.top + self.height * (1 - (value - self.low) / (self.high - self.low))


def scale(values: Sequence[float], top: float, height: float) -> Scale:
    """A scale of about four round steps that has zero in it."""
    low, high = min(0.0, *values), max(0.0, *values)
    rough = ((high - low) or 1.0) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in (1, 2, 2.5, 5, 10) if power * one >= rough * 0.999)
    return Scale(
        math.floor(low / step) * step, max(math.ceil(high * 1.04 / step), 1) * step, step, top, height
    )


def years(days: Days, foot: float, letters: float) -> Iterator[str]:
    """A stroke at the begin of each year, and the years that have room."""
    many = days.last.year - days.first.year + 1
    each = (days.right - days.left) / many
    every = max(1, math.ceil((width_of("2024", letters) + 8) / each))
    for year in range(days.first.year, days.last.year + 1):
        x = days.x(date(year, 1, 1))
        yield svg.line(x, foot, x, foot + 4, "grid heavy")
        if (year - days.first.year) % every == 0:
            yield svg.text(x + each / 2, foot + 14, str(year), "quiet", "middle", letters - 0.5)
