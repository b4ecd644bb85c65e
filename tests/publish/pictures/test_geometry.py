"""Projection, clipping and lettering: what pictures are measured by."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.publish.pictures.clipping import clipped, clipped_line, clipped_ring
from dragoman.publish.pictures.lettering import Name, Room, cut, extent, width_of
from dragoman.publish.pictures.projection import Conic, fitted, sheet_of

CONIC = Conic(29.5, 45.5, -96.0, 23.0)
BOX = (0.0, 0.0, 10.0, 10.0)
points = st.tuples(st.floats(-30, 30), st.floats(-30, 30))


def test_the_projection_is_true_along_meridians_and_on_its_parallels() -> None:
    for longitude in (-120.0, -96.0, -75.0):
        one, other = CONIC.plane(longitude, 30.0), CONIC.plane(longitude, 40.0)
        assert math.dist(one, other) == pytest.approx(math.radians(10))
    for parallel in (29.5, 45.5):
        step = math.dist(CONIC.plane(-96.0, parallel), CONIC.plane(-95.99, parallel))
        assert step == pytest.approx(math.radians(0.01) * math.cos(math.radians(parallel)), rel=1e-6)


def test_the_origin_lies_at_nought_east_is_right_and_south_is_down() -> None:
    assert CONIC.plane(-96.0, 23.0) == pytest.approx((0, 0))
    x, y = CONIC.plane(-75.0, 35.0)
    assert x > 0 > y


def test_a_sheet_holds_its_window_and_a_fitted_one_its_points() -> None:
    sheet = sheet_of((40, 15, 125, 60), 960)
    corners = [(40, 15), (125, 15), (82.5, 60), (82.5, 15)]
    assert all(sheet.holds(sheet.place(*one), -0.001) for one in corners)
    other = fitted(sheet.projection, [(60, 40), (70, 45)], 300, 200)
    assert (other.width, other.height) == (300, 200)
    assert all(other.holds(other.place(*one), -0.001) for one in ((60, 40), (70, 45)))


@given(st.lists(points, min_size=3, max_size=12))
def test_what_is_cut_off_leaves_nothing_outside(ring: list[tuple[float, float]]) -> None:
    slack = 1e-6
    for x, y in clipped_ring(ring, BOX):
        assert -slack <= x <= 10 + slack and -slack <= y <= 10 + slack
    for line in clipped_line(ring, BOX):
        assert all(-slack <= x <= 10 + slack and -slack <= y <= 10 + slack for x, y in line)


def test_a_line_is_cut_where_it_crosses_and_dropped_where_it_does_not() -> None:
    assert clipped((-5, 5), (15, 5), BOX) == ((0, 5), (10, 5))
    assert clipped((2, 2), (3, 3), BOX) == ((2, 2), (3, 3))
    assert clipped((-5, -1), (15, -1), BOX) is None
    assert clipped_line([(-5, 5), (5, 5), (5, 15), (6, 15), (6, 5)], BOX) == [
        [(0, 5), (5, 5), (5, 10)],
        [(6, 10), (6, 5)],
    ]
    assert clipped_ring([(-5, -5), (5, -5), (5, 5), (-5, 5)], BOX) == [(0, 0), (5, 0), (5, 5), (0, 5)]


@given(
    st.lists(
        st.tuples(st.floats(0, 300), st.floats(0, 200), st.text("abcé中", min_size=1, max_size=12)),
        max_size=25,
    )
)
def test_no_two_names_lie_on_one_another(wanted: list[tuple[float, float, str]]) -> None:
    room = Room(300, 200)
    boxes = []
    for x, y, said in wanted:
        if where := room.place(Name(said, (x, y), 11.0)):
            boxes.append(extent(said, where.x, where.y, where.anchor, 11.0))
    for place, (a, b, c, d) in enumerate(boxes):
        for left, top, right, bottom in boxes[:place]:
            assert right <= a or c <= left or bottom <= b or d <= top


def test_a_name_goes_where_no_line_runs() -> None:
    room = Room(200, 100, lines=[((0.0, 50.0), (200.0, 50.0))])
    where = room.place(Name("Osh", (100, 50), 11.0))
    assert where and where.anchor == "middle"


def test_words_are_cut_to_a_width() -> None:
    assert cut("Khorgos", 11, 200) == "Khorgos"
    short = cut("Khorgos, port sec", 11, 50)
    assert short.endswith("…") and width_of(short, 11) <= 50
    assert cut("Khorgos", 11, 3) == ""
    assert width_of("中吉乌", 10) == 30
