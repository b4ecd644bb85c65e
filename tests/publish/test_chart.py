from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from dragoman.model.errors import ReportError
from dragoman.publish.chart import LONGEST, Line, Mark, chart_svg, middle
from dragoman.publish.rendering.png import png

SVG = "{http://www.w3.org/2000/svg}"
DOLLARS = Line(
    "trade CN – KZ",
    "USD",
    (
        Mark("2022", 31e9, "31 billion USD", "doc-a", derived=True),
        Mark("2023", 41e9, "41 billion USD", "doc-a, doc-b"),
        Mark("2024-01/2024-06", 20e9, "20 billion USD", "doc-c", inferred=True),
    ),
)
YUAN = Line("trade CN – KZ", "CNY", (Mark("2023", 290e9, "290 billion CNY", "doc-d"),))


def texts(svg: str) -> list[str]:
    return ["".join(one.itertext()) for one in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_every_point_has_its_source() -> None:
    svg = chart_svg("Trade", [DOLLARS, YUAN], ["1 value not drawn"])
    said = texts(svg)
    assert "[1] 2022: 31 billion USD, worked out – doc-a" in said
    assert "[2] 2023: 41 billion USD – doc-a, doc-b" in said
    assert "[3] 2024-01/2024-06: 20 billion USD, period inferred – doc-c" in said
    assert "[4] 2023: 290 billion CNY – doc-d" in said
    assert "1 value not drawn" in said
    assert svg == chart_svg("Trade", [DOLLARS, YUAN], ["1 value not drawn"])


def test_each_currency_has_its_panel_and_axis() -> None:
    said = texts(chart_svg("Trade", [DOLLARS, YUAN]))
    assert {"billion USD", "billion CNY", "50", "300"} <= set(said)


def test_what_is_worked_out_is_hollow_and_what_is_inferred_has_a_ring() -> None:
    svg = chart_svg("Trade", [DOLLARS])
    marks = re.findall(r'<circle cx="[\d.]+" cy="[\d.]+" r="4.5" fill="(#\w+)"', svg)
    assert marks.count("#ffffff") == 1 and len(set(marks)) == 2
    assert svg.count("stroke-dasharray") == 1


def test_values_are_where_the_axes_say() -> None:
    line = Line(
        "l",
        "km",
        (Mark("2020", 0, "0 km", "a"), Mark("2021", 100, "100 km", "a"), Mark("2022", -50, "-50 km", "a")),
    )
    heights = [
        float(one) for one in re.findall(r'<circle cx="[\d.]+" cy="([\d.]+)" r="4.5"', chart_svg("t", [line]))
    ][1:]
    zero, top, low = heights
    assert (low - zero) * 2 == pytest.approx(zero - top, abs=0.5)


def test_words_from_outside_are_only_text() -> None:
    line = Line('<script>&"\x1b', "USD", (Mark("2020", 1, "1 USD", "a\x00<b>"),))
    svg = chart_svg("<title>", [line])
    assert "<script>" not in svg and "\x1b" not in svg and "\x00" not in svg
    assert "[1] 2020: 1 USD – a<b>" in texts(svg)


def test_a_long_list_of_sources_has_two_columns_and_is_cut() -> None:
    marks = tuple(Mark(str(year), year, f"{year} km", "d" * 200) for year in range(2000, 2020))
    said = [one for one in texts(chart_svg("t", [Line("l", "km", marks)])) if one.startswith("[")]
    assert len(said) == 20 and max(map(len, said)) == LONGEST // 2


@pytest.mark.parametrize("period", ["XXXX-05-16", "../2035", "nonsense"])
def test_what_has_no_place_in_time_is_not_drawn(period: str) -> None:
    assert middle(period) is None


def test_nothing_is_still_a_picture() -> None:
    assert ElementTree.fromstring(chart_svg("Nothing", [])).tag == f"{SVG}svg"
    assert (
        ElementTree.fromstring(chart_svg("Zero", [Line("l", "km", (Mark("2020", 0, "0 km", "a"),))]))
        is not None
    )


def test_a_png_has_twice_the_pixels() -> None:
    svg = chart_svg("Trade", [DOLLARS])
    try:
        made = png(svg)
    except ReportError:
        pytest.skip("no font here")
    height = float(re.findall(r'height="(\d+)"', svg)[0])
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(made[16:20]) == 1800
    assert int.from_bytes(made[20:24]) == pytest.approx(2 * height, abs=2)


def test_without_a_font_there_is_no_png(monkeypatch: pytest.MonkeyPatch) -> None:
    import resvg_py

    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **_: b"blank")
    with pytest.raises(ReportError, match="no font"):
        png("<svg/>")
