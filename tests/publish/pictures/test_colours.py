"""Pictures can be read: WCAG 2.2 asks for 3:1 between a mark and what lies below it, 4.5:1 for words."""

from __future__ import annotations

import math
import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[3] / "src" / "dragoman" / "serve" / "web" / "static"
SHEETS = ("style.css", "pictures.css")
DARK = re.compile(r"@media[^{]*prefers-color-scheme: dark\)")

WAYS = ("open", "built", "planned", "stopped", "untold")
CURVES = tuple(f"c{number}" for number in range(8))
GROUNDS = ("land", "member", "sea", "halo")
PAGES = ("paper", "tint")

MARKS = {
    **dict.fromkeys(WAYS, (*GROUNDS, "paper")),
    **dict.fromkeys(CURVES, PAGES),
    "axis": (*GROUNDS, *PAGES),
    "strong": ("paper",),
    "bad": ("paper",),
    "ink": (*GROUNDS, *PAGES),
    "built ": PAGES,  # the line of today
}
"""What marks are drawn in, and what lies below them."""

WORDS = {
    "ink": (*GROUNDS, *PAGES, "glow"),
    "state": ("land", "member"),
    "neighbour": ("land", "sea"),
    "axis": (*GROUNDS, *PAGES),
    "link": PAGES,
    "bad": ("paper",),
    "warn": ("paper",),
    "good": ("paper",),
}
"""What words are written in, and what lies below them."""

SURFACES = {*GROUNDS, *PAGES, "lake", "glow"}
QUIET = {"grid", "border"}
"""Lines that only help to see: nothing is lost with them."""


def blocks(text: str) -> list[str]:
    """The inner text of every `:root` of a style sheet."""
    return re.findall(r":root\s*\{([^}]*)\}", text)


@cache
def colours(mode: str) -> dict[str, str]:
    """The colours of all sheets in light or dark."""
    found: dict[str, str] = {}
    for name in SHEETS:
        text = (STATIC / name).read_text(encoding="utf-8")
        light, dark = DARK.split(text)[:2]
        parts = [blocks(light)[0]] + ([blocks(dark)[0]] if mode == "dark" else [])
        for part in parts:
            found |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", part))
    return found


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours differ: 1 where they are the same, 21 for black on white."""
    a, b = sorted((luminance(one), luminance(other)))
    return (b + 0.05) / (a + 0.05)


def test_contrast_is_worked_out_as_the_guideline_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("least, table", [(3.0, MARKS), (4.5, WORDS)], ids=["marks", "words"])
def test_what_is_drawn_can_be_told_from_what_lies_below(
    mode: str, least: float, table: dict[str, tuple[str, ...]]
) -> None:
    held = colours(mode)
    low = {
        (over, under): round(found, 2)
        for over, unders in table.items()
        for under in unders
        if (found := contrast(held[over.strip()], held[under])) < least
    }
    assert low == {}


def declarations() -> list[tuple[str, str]]:
    """What every rule of the pictures fills and strokes with."""
    text = (STATIC / "pictures.css").read_text(encoding="utf-8")
    return re.findall(r"(?<![\w-])(fill|stroke|color)\s*:\s*([^;}]+)", text)


def test_every_colour_of_a_picture_is_one_of_those_held_here() -> None:
    known = {*MARKS, *WORDS, *SURFACES, *QUIET}
    used = {value.strip() for _, value in declarations()} - {"none", "transparent"}
    strange = {value for value in used if value not in {f"var(--{name.strip()})" for name in known}}
    assert strange == set()


BLINDNESS = {
    "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}
"""What is left of linear red, green and blue without one kind of cones (Viénot, Brettel and Mollon, 1999)."""
APART = 9.0
"""How far two colours must lie apart (CIE 1976): about four times what is just seen."""


def linear(colour: str) -> list[float]:
    """The linear red, green and blue of a colour."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]


def lab(parts: list[float]) -> tuple[float, float, float]:
    """Lightness and the two axes of colour (CIELAB, white D65)."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        sum(a * b for a, b in zip(row, parts, strict=True)) / one
        for row, one in zip(rows, white, strict=True)
    )
    x, y, z = (
        one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116
        for one in (max(x, 0), max(y, 0), max(z, 0))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("blindness", [None, *BLINDNESS])
@pytest.mark.parametrize(
    "group", [WAYS, ("c7", "c0", "c1", "c2"), ("c7", "c2", "c4")], ids=["ways", "types", "actors"]
)
def test_colours_that_tell_something_remain_apart_for_who_sees_few_of_them(
    mode: str, blindness: str | None, group: tuple[str, ...]
) -> None:
    seen = {}
    for name in group:
        parts = linear(colours(mode)[name])
        if blindness:
            parts = [sum(a * b for a, b in zip(row, parts, strict=True)) for row in BLINDNESS[blindness]]
        seen[name] = lab(parts)
    near = {
        (one, other): round(far, 1)
        for one, other in combinations(group, 2)
        if (far := math.dist(seen[one], seen[other])) < APART
    }
    assert near == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_ways_are_told_apart_by_more_than_colour(mode: str) -> None:
    text = (STATIC / "pictures.css").read_text(encoding="utf-8")
    looks = {
        way: re.sub(
            r"stroke:\s*var\([^)]*\);?", "", re.findall(rf"\.is-{way}\.map-way\s*\{{([^}}]*)\}}", text)[0]
        )
        for way in WAYS
    }
    assert len({look.strip() for look in looks.values()}) == len(WAYS)
    assert len({colours(mode)[way] for way in WAYS}) == len(WAYS)
