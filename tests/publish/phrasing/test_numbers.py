from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.publish.telling import plain

from dragoman.packs.wording import load_wording, wordings
from dragoman.publish.phrasing.numbers import amount, nth, ordinal, ordinal_word, plural, unit_name

FRENCH = [
    (674.15e9, "CNY", "674,15 milliards de yuans"),
    (1.5e9, "EUR", "1,5 milliard d'euros"),
    (2e9, "USD", "2 milliards de dollars"),
    (9.3e12, "USD", "9 300 milliards de dollars"),
    (1e6, "t", "1 million de tonnes"),
    (-2.5e6, "har", "−2,5 millions d'hectares"),
    (30e9, "m3/a", "30 milliards de mètres cubes par an"),
    (18, "train/d", "18 trains par jour"),
    (1, "train", "1 train"),
    (0.5, "t", "0,5 tonne"),
    (5000, "truck", "5 000 camions"),
    (116, "percent", "116 %"),
    (1e10, "GEL", "10 milliards de lari géorgiens"),
    (7.5, "kV", "7,5 kV"),
    (350, "GWh/a", "350 GWh par an"),
    (3, "times", "3 fois"),
    (12, "1", "12"),
    (2.5e6, "passenger", "2,5 millions de passagers"),
    (3, "hovercraft", "3 hovercrafts"),
]

ENGLISH = [
    (674.15e9, "CNY", "674.15 billion yuan"),
    (9.3e12, "USD", "9.3 trillion US dollars"),
    (1, "USD", "1 US dollar"),
    (5000, "truck", "5,000 trucks"),
    (3, "border crossing", "3 border crossings"),
    (2, "country", "2 countries"),
    (2.5e6, "person", "2.5 million people"),
    (116, "percent", "116%"),
    (18, "train/d", "18 trains a day"),
    (1, "a", "1 year"),
]


@pytest.mark.parametrize(
    ("lang", "value", "unit", "said"),
    [("fr", *one) for one in FRENCH] + [("en", *one) for one in ENGLISH],
)
def test_an_amount_is_said(lang: str, value: float, unit: str, said: str) -> None:
    assert plain(amount(value, unit, load_wording(lang))) == said


@pytest.mark.parametrize(
    ("lang", "value", "said"),
    [("fr", 1, "1er"), ("fr", 2, "2e"), ("fr", 5000, "5 000e"), ("en", 1, "1st"), ("en", 2, "2nd"),
     ("en", 3, "3rd"), ("en", 11, "11th"), ("en", 112, "112th"), ("en", 21, "21st"), ("en", 5000, "5,000th")],
)  # fmt: skip
def test_an_ordinal_is_written(lang: str, value: int, said: str) -> None:
    assert plain(ordinal(value, load_wording(lang))) == said


def test_the_first_ordinals_are_words_that_agree() -> None:
    french = load_wording("fr")
    assert [ordinal_word(1, french, form) for form in ("m", "f", "fp")] == ["premier", "première", "première"]
    assert ordinal_word(24, french, "m") == "24e"


def test_what_an_ordinal_counts_is_named() -> None:
    assert plain(nth(5000, "truck", load_wording("fr"))) == "5 000e camion"
    assert nth(30, "a", load_wording("en")) == "30th anniversary"


@pytest.mark.parametrize(
    ("lang", "noun", "nouns"),
    [("fr", "bateau", "bateaux"), ("fr", "hôpital", "hôpitaux"), ("fr", "prix", "prix"), ("fr", "puits", "puits"),
     ("fr", "chemin de fer", "chemins de fer"), ("en", "city", "cities"), ("en", "bus", "buses"),
     ("en", "railway", "railways"), ("en", "branch", "branches")],
)  # fmt: skip
def test_a_plural_is_made(lang: str, noun: str, nouns: str) -> None:
    assert plural(noun, load_wording(lang)) == nouns


@given(
    some.decimals(min_value=-(10**13), max_value=10**13, places=4, allow_nan=False),
    some.sampled_from(wordings()),
)
def test_no_digit_of_a_number_is_lost(value: Decimal, lang: str) -> None:
    wording = load_wording(lang)
    said = plain(amount(float(value), "CNY", wording))
    words = said.split()
    scale = next(
        (Decimal(one.value) for one in wording.amounts.scales for name in one.names if name in words), 1
    )
    digits = "".join(char for char in said if char.isdigit() or char in ",.−")
    point = "," if lang == "fr" else "."
    number = digits.replace("." if lang == "fr" else ",", "").replace(point, ".").replace("−", "-")
    assert abs(Decimal(number) * scale - Decimal(repr(float(value)))) <= scale * Decimal("1e-10")


@pytest.mark.parametrize("lang", wordings())
def test_every_unit_of_measure_that_is_read_can_be_said(lang: str) -> None:
    from dragoman.packs.language import load_section
    from dragoman.packs.quantities import Counted, Units

    units = load_section("fr", Units)
    for unit in (*units.measures, *units.durations, *load_section("fr", Counted).nouns):
        assert unit_name(unit, load_wording(lang), many=True)
