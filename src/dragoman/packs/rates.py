"""Yearly average exchange rates of a framework: `rates.yaml`, and what it gives for a currency and a year.

In: the file's path. Out: an `ExchangeRates`, whose averages are exact decimals as the file has them. Which
rate a sum was converted with, and whether two sums fit, is left to the reconciliation.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from dragoman.model.errors import PackError
from dragoman.packs.knowledge import Knowledge, line_of, load_knowledge

BASE = "USD"
"""The currency that all averages are for one unit of."""

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Year = Annotated[int, Field(ge=1900, le=2100)]
RateKind = Literal["official", "reference", "estimate"]


class RateSource(Knowledge):
    """A table or series of rates that was opened, and what kind of rate it has."""

    kind: RateKind = Field(
        description="What rate it is: `official`, the average over the year of the rate that national "
        "authorities set or recognise; `reference`, the average of a central bank's daily reference rates; "
        "`estimate`, worked out by the source from sums in two currencies."
    )
    title: str = Field(description="What the table or series is called, and by whom it is made.")
    url: Annotated[str, StringConstraints(pattern=r"^https?://")] = Field(description="Its address.")
    opened: datetime.date = Field(description="The day on which it was opened.")


class YearlyAverage(Knowledge):
    """A currency's average over a calendar year, and where it stands."""

    rate: Annotated[Decimal, Field(gt=0)] = Field(description="Units of the currency for one US dollar.")
    source: Slug = Field(description="One of the names in `sources`.")


class Rates(Knowledge):
    """Yearly average exchange rates to the US dollar."""

    file = "rates.yaml"
    sources: dict[Slug, RateSource] = Field(description="The tables that the averages stand in, by name.")
    averages: dict[Currency, dict[Year, YearlyAverage]] = Field(
        description="By ISO 4217 code and year; a year that no source gives is left out."
    )


@dataclass(frozen=True, slots=True)
class ExchangeRates:
    """Yearly averages by currency and year, in units for one US dollar, and their sources by name."""

    averages: Mapping[str, Mapping[int, YearlyAverage]] = field(default_factory=dict)
    sources: Mapping[str, RateSource] = field(default_factory=dict)

    def average(self, currency: str, year: int) -> Decimal | None:
        """Units of a currency (ISO 4217) for one US dollar, on the average of a year; None if not known."""
        if currency == BASE:
            return Decimal(1)
        found = self.averages.get(currency, {}).get(year)
        return found.rate if found else None

    def cross(self, currency: str, other: str, year: int) -> Decimal | None:
        """Units of `currency` for one unit of `other`, by way of the dollar; None where one is not known.

        The ratio of two averages is not the average of the ratios; for currencies that move as these do
        the difference is well below one in a hundred.
        """
        ours, theirs = self.average(currency, year), self.average(other, year)
        return None if ours is None or theirs is None else ours / theirs

    def source(self, currency: str, year: int) -> RateSource | None:
        """The table that an average stands in."""
        found = self.averages.get(currency, {}).get(year)
        return self.sources.get(found.source) if found else None

    def years(self) -> range:
        """From the first year that any currency has to the last."""
        known = [year for averages in self.averages.values() for year in averages]
        return range(min(known), max(known) + 1) if known else range(0)

    def gaps(self) -> dict[str, list[int]]:
        """The years among these that a currency lacks, by currency; only currencies that lack some."""
        lacking = {
            currency: [year for year in self.years() if year not in averages]
            for currency, averages in self.averages.items()
        }
        return {currency: years for currency, years in lacking.items() if years}

    def count(self) -> int:
        """How many averages there are."""
        return sum(len(averages) for averages in self.averages.values())


def load_rates(path: Path) -> ExchangeRates:
    """The averages of a `rates.yaml`.

    Raises:
        PackError: the file does not fit its model, or an average names a source that the file has not; with
            file, line, key and what is accepted.
    """
    held = load_knowledge(path, Rates)
    for currency, averages in held.averages.items():
        for year, average in averages.items():
            if average.source not in held.sources:
                place = ("averages", currency, year, "source")
                raise PackError(
                    f"{path}:{line_of(path, place)}: {'.'.join(map(str, place))}: {average.source!r} is none "
                    f"of the sources; accepted: {', '.join(sorted(held.sources))}"
                )
    return ExchangeRates(held.averages, held.sources)
