"""The colours of all pages can be read, in light and dark; nothing of the style comes from elsewhere."""

from __future__ import annotations

import re

import pytest

from dragoman.serve.web.site import STATIC

STYLE = (STATIC / "style.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.S)[:2])  # fmt: skip

TEXT = (
    *("ink", "soft", "link", "accent", "warn", "bad", "good"),
    *("meeting", "agreement", "project", "commitment", "figure", "statement", "position", "mention", "date"),
)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "tint", "lit"])
def test_text_stands_out_from_what_it_stands_on(colours: dict[str, str], ground: str) -> None:
    shown = TEXT if ground != "lit" else ("ink", "link")
    assert {name for name in shown if contrast(colours[name], colours[ground]) < 4.5} == set()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_lines_of_fields_stand_out(colours: dict[str, str]) -> None:
    assert contrast(colours["strong"], colours["paper"]) >= 3


def test_every_colour_of_the_light_has_one_in_the_dark() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_nothing_is_loaded_by_style_or_script() -> None:
    for path in STATIC.iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        assert not re.search(r"https?:|@import|url\(|\bfetch\(|XMLHttpRequest|innerHTML|\beval\(", text), (
            path.name
        )
