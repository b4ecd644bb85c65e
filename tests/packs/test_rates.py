"""Yearly average exchange rates: what the table gives, what it refuses, and what the pack's own table holds."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.model.errors import PackError
from dragoman.packs.framework import load_framework
from dragoman.packs.rates import ExchangeRates, load_rates
from dragoman.serve.cli.main import app

TABLE = """
sources:
  bank: {kind: official, title: A table, url: "https://example.org/a", opened: 2025-01-01}
averages:
  CNY:
    2023: {rate: 7.08, source: bank}
    2025: {rate: 7.19, source: bank}
  EUR:
    2023: {rate: 0.925, source: bank}
"""
CURRENCIES = {"CNY", "KZT", "KGS", "TJS", "TMT", "UZS", "RUB", "EUR"}


def written(folder: Path, text: str) -> Path:
    path = folder / "rates.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def rates(tmp_path: Path) -> ExchangeRates:
    return load_rates(written(tmp_path, TABLE))


@pytest.fixture(scope="module")
def known() -> ExchangeRates:
    return load_framework("china-central-asia").rates


def test_an_average_is_the_decimal_that_the_file_has(rates: ExchangeRates) -> None:
    assert rates.average("CNY", 2023) == Decimal("7.08")
    assert rates.average("USD", 1950) == Decimal(1)


@pytest.mark.parametrize(("currency", "year"), [("CNY", 2024), ("EUR", 2025), ("JPY", 2023)])
def test_what_no_source_gives_is_not_known(rates: ExchangeRates, currency: str, year: int) -> None:
    assert rates.average(currency, year) is None
    assert rates.source(currency, year) is None
    assert rates.cross(currency, "USD", year) is None


def test_a_cross_rate_goes_by_way_of_the_dollar(rates: ExchangeRates) -> None:
    assert rates.cross("CNY", "EUR", 2023) == Decimal("7.08") / Decimal("0.925")
    assert rates.cross("CNY", "CNY", 2023) == rates.cross("USD", "USD", 2023) == 1


def test_the_years_that_a_currency_lacks_are_told(rates: ExchangeRates) -> None:
    assert rates.years() == range(2023, 2026)
    assert rates.gaps() == {"CNY": [2024], "EUR": [2024, 2025]}
    assert (ExchangeRates().years(), ExchangeRates().gaps(), ExchangeRates().count()) == (range(0), {}, 0)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            ("7.19, source: bank", "7.19, source: banc"),
            r"yaml:7: averages\.CNY\.2025\.source: 'banc' is none",
        ),
        (("rate: 7.08", "rate: -7"), r"yaml:6: averages\.CNY\.2023\.rate: .*greater than 0"),
        (("2025:", "225:"), r"yaml:\d: averages\.CNY\.225.*greater than or equal to 1900"),
        (("EUR:", "euro:"), r"yaml:\d: averages\.euro.*pattern"),
        (("2025:", "2023:"), r"yaml:7: not YAML as it should be"),
        (("kind: official", "kind: mine"), r"yaml:3: sources\.bank\.kind: .*'official'"),
        (
            ("title: A table", "name: A table"),
            r"yaml:3: sources\.bank\.name: no such key; accepted: kind, op",
        ),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_file_line_and_key(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    with pytest.raises(PackError, match=said):
        load_rates(written(tmp_path, TABLE.replace(*change, 1)))


def test_the_pack_has_a_rate_of_every_currency_for_every_year_since_2010(known: ExchangeRates) -> None:
    assert set(known.averages) == CURRENCIES
    assert known.years()[0] == 2010
    assert known.gaps() == {}


def test_no_rate_of_the_pack_moves_by_more_than_four_fifths_in_a_year(known: ExchangeRates) -> None:
    for currency, averages in known.averages.items():
        for year in averages:
            now, before = known.average(currency, year), known.average(currency, year - 1)
            if now is not None and before is not None:
                assert Decimal("0.75") < now / before < Decimal("1.8"), (currency, year)


def test_the_rates_are_shown_and_counted() -> None:
    shown = CliRunner().invoke(app, ["packs", "show", "china-central-asia", "rates"], env={"COLUMNS": "120"})
    assert "7.084" in shown.stdout and "World Bank" in shown.stdout
    assert "yearly average exchange rates, 8 currencies" in CliRunner().invoke(app, ["packs", "check"]).stdout
