from __future__ import annotations

from decimal import Decimal

from dragoman.model.account import Point
from dragoman.packs.rates import ExchangeRates, YearlyAverage
from dragoman.reconcile.converting import converted

RATES = ExchangeRates(
    averages={
        "CNY": {2024: YearlyAverage(rate=Decimal("7.1956"), source="s")},
        "KZT": {2024: YearlyAverage(rate=Decimal("469.4"), source="s")},
    }
)


def point(value: float, unit: str, period: str | None = "2024", derived: str | None = None) -> Point:
    return Point(period, value, unit, "exact", (f"f-{unit}",), derived=derived)


def test_what_a_source_gives_goes_before_a_rate() -> None:
    dollars, yuan = point(94.82e9, "USD"), point(674.15e9, "CNY")
    found = converted(yuan, [dollars, yuan], RATES)
    assert found is not None
    assert found.to_json() == {"value": 94.82e9, "unit": "USD", "facts": ["f-USD"]}


def test_else_the_average_of_the_year_is_taken_and_named() -> None:
    found = converted(point(100e9, "USD"), [], RATES)
    assert found is not None
    assert found.to_json() == {
        "value": 719.6e9,
        "unit": "CNY",
        "rate": "7.196 CNY for one USD on the average of 2024",
    }
    tenge = converted(point(469.4e9, "KZT", "2024-01/2024-06"), [], RATES)
    assert tenge is not None and (tenge.value, tenge.unit) == (1e9, "USD")


def test_what_was_worked_out_is_not_matched_with_what_a_source_says() -> None:
    derived = point(94.9e9, "USD", derived="growth of 12 % to 2025")
    found = converted(derived, [derived, point(674.15e9, "CNY")], RATES)
    assert found is not None and found.rate is not None


def test_no_rate_is_guessed() -> None:
    assert converted(point(1e9, "USD", "2031"), [], RATES) is None
    assert converted(point(1e9, "USD", "2023-12/2024-02"), [], RATES) is None
    assert converted(point(1e9, "USD", None), [], RATES) is None
    assert converted(point(523.0, "km"), [], RATES) is None
