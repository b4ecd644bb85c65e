from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish.pictures.drawing import FRAME, read, titles

from dragoman.publish.pictures.days import Days
from dragoman.publish.pictures.lanes import Happening, Lane, stacked
from dragoman.publish.pictures.timeline import NARROW, WIDE, Timeline, timeline_svg

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
LANES = (Lane("CN", "China", "/countries/CN"), Lane("KZ", "Kazakhstan"))


def happening(number: int, day: date, *lanes: str, sources: int = 1, last: date | None = None) -> Happening:
    name = f"event {number}"
    return Happening(
        str(number), "meeting", day, last or day, name, name, f"/meetings/{number}", sources, lanes or ("CN",)
    )


def timeline(*happenings: Happening) -> Timeline:
    def near(first: date, last: date, lane: str) -> str:
        return f"/timeline?since={first}&until={last}&lane={lane}"

    return Timeline(LANES, happenings, FIRST, LAST, date(2024, 6, 1), near, {2023: 4, 2024: 9}, "en")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_each_event_is_a_mark_that_leads_to_it_in_each_of_its_lanes(width: float) -> None:
    held = timeline(happening(1, date(2024, 3, 3)), happening(2, date(2024, 9, 1), "CN", "KZ"))
    root = read(timeline_svg(FRAME, held, width))
    assert sorted(titles(root, "mark")) == ["event 1", "event 2", "event 2"]
    assert "/meetings/1" in [one.get("href") for one in root.iter("a")]


def test_a_dense_day_is_stacked_and_what_has_no_room_is_counted_and_leads_closer() -> None:
    day = date(2024, 5, 5)
    many = [happening(number, day, sources=number) for number in range(1, 31)]
    found = stacked(LANES, many, Days(FIRST, LAST, 0, 800), 12, 400)["CN"]
    assert len(found) == 1
    assert [one.sources for one in found[0].shown] == [30, 29, 28, 27, 26, 25]
    assert found[0].more == 24
    root = read(timeline_svg(FRAME, timeline(*many), WIDE))
    assert "/timeline?since=2024-05-05&until=2024-05-05&lane=CN" in [
        one.get("href") for one in root.iter("a")
    ]
    assert "+24" in [one.text for one in root.iter("text")]


@given(st.lists(st.tuples(st.integers(0, 365), st.integers(1, 9)), max_size=400), st.integers(20, 120))
def test_no_event_is_lost_and_there_are_no_more_marks_than_allowed(
    days: list[tuple[int, int]], most: int
) -> None:
    held = [
        happening(number, FIRST + timedelta(days=day), sources=sources)
        for number, (day, sources) in enumerate(days)
    ]
    found = stacked(LANES, held, Days(FIRST, LAST, 0, 800), 12, most)["CN"]
    assert sum(len(one.shown) + one.more for one in found) == len(held)
    assert sum(len(one.shown) for one in found) <= max(most, len(found))


def test_what_is_known_to_the_month_or_year_alone_is_hollow() -> None:
    held = timeline(happening(1, date(2024, 3, 1), last=date(2024, 3, 31)), happening(2, date(2024, 7, 1)))
    root = read(timeline_svg(FRAME, held, WIDE))
    assert titles(root, "is-vague") == ["event 1"]


def test_what_lies_outside_the_days_is_not_drawn() -> None:
    held = timeline(happening(1, date(2023, 3, 1)), happening(2, date(2025, 7, 1)))
    assert titles(read(timeline_svg(FRAME, held, WIDE)), "mark") == []


def test_the_overview_has_a_bar_a_year_that_leads_there() -> None:
    root = read(timeline_svg(FRAME, timeline(happening(1, FIRST)), WIDE))
    assert {"2023 – 4", "2024 – 9"} <= set(titles(root, "closer"))
    bare = read(timeline_svg(FRAME, replace(timeline(), years={}), WIDE))
    assert titles(bare, "closer") == []


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2024, 5, 6), date(2024, 5, 9), ["6 May", "7 May", "8", "9"]),
        (date(2024, 1, 1), date(2024, 12, 31), ["2024", "Feb", "Mar"]),
        (date(2019, 1, 1), date(2026, 12, 31), ["2019", "2020", "2021"]),
        (date(1900, 1, 1), date(2030, 12, 31), ["1900", "1910", "1920"]),
    ],
    ids=["days", "months", "years", "decades"],
)
def test_ticks_are_as_fine_as_there_is_room(first: date, last: date, said: list[str]) -> None:
    ticks = Days(first, last, 0, 800).ticks("en", 50)
    assert [one.said for one in ticks][: len(said)] == said


@given(st.dates(date(1, 1, 1), date(9990, 1, 1)), st.integers(1, 4000))
def test_any_days_can_be_shown(first: date, many: int) -> None:
    days = Days(first, first + timedelta(days=many), 10, 700)
    ticks = days.ticks("fr", 50)
    places = [days.x(one.day) for one in ticks]
    assert places == sorted(places) and all(10 <= x <= 700 for x in places)
