from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.read.published import to_edtf


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("2025-06-18", "2025-06-18"),
        ("2025-06-18T07:40:00+02:00", "2025-06-18"),
        ("2025-06-18T23:59:59-05:00", "2025-06-18"),
        ("2025-06-18T00:10:00.123Z", "2025-06-18"),
        ("2025-06-18 07:40", "2025-06-18"),
        ("2025-06-18 07:40:00 UTC", "2025-06-18"),
        ("2025-06-18T07:40:00+0800", "2025-06-18"),
        ("2025-6-8", "2025-06-08"),
        ("20250618", "2025-06-18"),
        ("20250618T074000Z", "2025-06-18"),
        ("2025/06/18", "2025-06-18"),
        ("2025.06.18 10:20", "2025-06-18"),
        ("18/06/2025", "2025-06-18"),
        ("05.06.2025", "2025-06-05"),
        ("Wed, 18 Jun 2025 07:40:00 +0200", "2025-06-18"),
        ("Wed Jun 18 07:40:00 2025", "2025-06-18"),
        ("2025-06", "2025-06"),
        ("2025", "2025"),
        (" 2025-06-18\n", "2025-06-18"),
    ],
)
def test_days_are_taken_as_they_are_written(said: str, edtf: str) -> None:
    assert to_edtf(said) == edtf


@pytest.mark.parametrize(
    "said",
    [
        None,
        20250618,
        True,
        "",
        "hier",
        "mai 2023",
        "05/06/2025",
        "2025-02-30",
        "2025-13-01",
        "0001-01-01T00:00:00",
        "1750225200",
        "2025-06-18 et 2025-06-19",
        "il y a 3 heures",
        "9999-12-31",
        "2025-06-18" * 50,
        "1 1 1",
    ],
)
def test_what_is_no_day_for_certain_is_none(said: object) -> None:
    assert to_edtf(said) is None


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_every_iso_day_is_itself(day: object) -> None:
    assert to_edtf(str(day)) == str(day)


@given(st.text(max_size=40))
def test_any_string_is_a_date_or_none(said: str) -> None:
    found = to_edtf(said)
    assert found is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", found)
