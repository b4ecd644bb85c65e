from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.period import Agreement, Period, agreement

PARTS = st.one_of(
    st.dates(date(1, 1, 1), date(9999, 12, 31)).map(lambda day: day.isoformat()),
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.from_regex(r"\A(\d{4}|XXXX|20XX)(-\d\d){0,2}[~?]?\Z"),
)
DATES = st.one_of(
    PARTS, st.tuples(PARTS, PARTS).map("/".join), PARTS.map("../{}".format), st.text(max_size=12)
)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-05-19", (2023, 5, 19), (2023, 5, 19)),
        ("2025", (2025, 1, 1), (2025, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2026-21", (2026, 3, 1), (2026, 5, 31)),
        ("2025-24", (2025, 12, 1), (2026, 2, 28)),
        ("2024-10/2024-12", (2024, 10, 1), (2024, 12, 31)),
        ("2024-06~", (2024, 5, 2), (2024, 7, 30)),
        ("202X", (2020, 1, 1), (2029, 12, 31)),
        ("../2035", (1, 1, 1), (2035, 12, 31)),
    ],
)
def test_a_date_covers_its_days(edtf: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    period = Period.of(edtf)
    assert period is not None
    assert (period.first, period.last) == (date(*first), date(*last))


@pytest.mark.parametrize("edtf", [None, "", "soon", "2023-02-31", "2024/2023", "2023-13"])
def test_what_is_no_date_covers_nothing(edtf: str | None) -> None:
    assert Period.of(edtf) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025-06-17", "2025-06-17", Agreement.DAY),
        ("2025-02-04/2025-02-07", "2025-02-05", Agreement.DAY),
        ("2025-06", "2025-06-17", Agreement.MONTH),
        ("2025", "2025-06-17", Agreement.YEAR),
        ("2025-06-17", "2025-06-18", Agreement.CLASH),
        ("2023", "2025", Agreement.CLASH),
        ("XXXX-10-17", "2021-10-17", Agreement.DAY_OF_YEAR),
        ("XXXX-10-17", "2021-10-18", Agreement.CLASH),
        ("XXXX-10-17", "2021", Agreement.UNKNOWN),
        ("2025", None, Agreement.UNKNOWN),
        ("../2035", "2030", Agreement.UNKNOWN),
    ],
)
def test_two_dates_agree_as_finely_as_the_coarser_says(
    one: str, other: str | None, expected: Agreement
) -> None:
    assert agreement(one, other) is expected


@given(DATES, DATES)
def test_agreement_has_no_direction(one: str, other: str) -> None:
    assert agreement(one, other) is agreement(other, one)


@given(DATES)
def test_a_date_never_clashes_with_itself(edtf: str) -> None:
    assert agreement(edtf, edtf) is not Agreement.CLASH
