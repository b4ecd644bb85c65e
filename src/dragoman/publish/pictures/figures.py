"""A chart of one series: a panel a unit, each value at its time, what checks found beside it.

In: the values of a series by unit, each with its period and address. Out: SVG. What a source says is filled;
what was worked out from another figure is hollow, what an average rate gives hollow and small; a bar shows
how long a period is, a line joins full years, a bracket values that contradict one another.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from babel.numbers import format_compact_decimal

from dragoman.publish.pictures import svg
from dragoman.publish.pictures.days import Days
from dragoman.publish.pictures.legend import Draw, Key, legend
from dragoman.publish.pictures.lettering import Name, Room, width_of
from dragoman.publish.pictures.marks import shape
from dragoman.publish.pictures.projection import Point

WIDE, NARROW = 960.0, 358.0
SMALL = 600.0
TOLD, DERIVED, CONVERTED = "told", "derived", "converted"
HOW = {
    TOLD: svg.later("told"),
    DERIVED: svg.later("worked out from another figure"),
    CONVERTED: svg.later("by the average rate of the year"),
}
"""How a value came about, and what a legend says of it."""
CHECKS = {
    "conflict": ("≠", svg.later("contradicted")),
    "misfit": ("!", svg.later("does not add up")),
    "fit": ("✓", svg.later("adds up")),
}
"""What checks found of a value: the sign beside it, and what a legend says."""
HIGH, HEAD, FOOT = 176.0, 26.0, 24.0
"""Pixels: of a panel, of what stands above and below it."""
REACH = 4.6


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a period; `said` is what its mark says, `check` what was found of it (of `CHECKS`)."""

    first: date
    last: date
    period: str
    value: float
    said: str
    href: str
    how: str = TOLD
    inferred: bool = False
    check: str = ""
    weight: int = 1

    @property
    def is_year(self) -> bool:
        """Whether its period is one full year."""
        return len(self.period) == 4 and self.period.isdigit()


@dataclass(frozen=True, slots=True)
class Panel:
    """The values of a series in one unit; `against` are pairs of them, by their places, that contradict."""

    unit: str
    values: tuple[Value, ...]
    against: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    step: float
    top: float

    def y(self, value: float) -> float:
        return self.top + HIGH * (1 - (value - self.low) / (self.high - self.low))


def figures_svg(
    frame: svg.Frame, panels: Sequence[Panel], width: float, locale: str, say: svg.Translate = str
) -> str:
    """The panels below one another, with a legend; the frame's size is worked out."""
    letters = 10.5 if width < SMALL else 11.0
    values = [value for panel in panels for value in panel.values]
    days = _days(values, 46.0, width - 10)
    body: list[str] = []
    y = 0.0
    for panel in panels:
        body += _panel(panel, days, y + HEAD, letters, locale, width)
        y += HEAD + HIGH + FOOT
    keys, more = legend(_keys(panels, say), 2, y + 2, width - 4, letters)
    return svg.picture(replace(frame, width=width, height=y + more + 6), *body, keys, look="figures")


def _days(values: Sequence[Value], left: float, right: float) -> Days:
    first = min((one.first.year for one in values), default=2000)
    last = max((one.last.year for one in values), default=first)
    return Days(date(first, 1, 1), date(last, 12, 31), left, right)


def _panel(panel: Panel, days: Days, top: float, letters: float, locale: str, width: float) -> Iterator[str]:
    scale = _scale([one.value for one in panel.values], top)
    yield svg.text(2, top - 12, panel.unit, "panel-unit", size=letters + 0.5)
    steps = round((scale.high - scale.low) / scale.step)
    for number in range(steps + 1):
        value = scale.low + number * scale.step
        y = scale.y(value)
        yield svg.line(days.left, y, days.right, y, "grid heavy" if value == 0 else "grid")
        yield svg.text(days.left - 5, y + 3.5, compact(value, locale), "quiet", "end", letters - 0.5)
    yield from _years(days, top + HIGH, letters)
    at = [(days.middle(one.first, one.last), scale.y(one.value)) for one in panel.values]
    room = Room(width, top + HIGH + FOOT)
    for one, point in zip(panel.values, at, strict=True):
        room.take(point, REACH + 0.5)
        if _has_bar(one, days):
            begin, end = _bar(one, days)
            room.lines.append(((begin, point[1]), (end, point[1])))
    yield from _joined(panel, at, room)
    yield from _brackets(panel, at)
    order = sorted(range(len(at)), key=lambda place: (panel.values[place].how != CONVERTED, place))
    yield svg.group("values", (_value(panel.values[place], at[place], days) for place in order))
    yield svg.group("checks", _checks(panel, at, room))
    yield svg.group("names", _amounts(panel, at, letters, locale, room))


def _scale(values: Sequence[float], top: float) -> _Scale:
    low, high = min(0.0, *values), max(0.0, *values)
    rough = ((high - low) or 1.0) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in (1, 2, 2.5, 5, 10) if power * one >= rough * 0.999)
    return _Scale(math.floor(low / step) * step, max(math.ceil(high * 1.04 / step), 1) * step, step, top)


def _years(days: Days, foot: float, letters: float) -> Iterator[str]:
    years = days.last.year - days.first.year + 1
    each = (days.right - days.left) / years
    every = max(1, math.ceil((width_of("2024", letters) + 8) / each))
    for year in range(days.first.year, days.last.year + 1):
        x = days.x(date(year, 1, 1))
        yield svg.line(x, foot, x, foot + 4, "grid heavy")
        if (year - days.first.year) % every == 0:
            yield svg.text(x + each / 2, foot + 14, str(year), "quiet", "middle", letters - 0.5)


def _joined(panel: Panel, at: Sequence[Point], room: Room) -> Iterator[str]:
    """Lines from one full year to the next: of several values of a year that which most tell."""
    best: dict[str, int] = {}
    for place, one in enumerate(panel.values):
        if one.is_year and one.how == TOLD:
            known = best.get(one.period)
            if known is None or one.weight > panel.values[known].weight:
                best[one.period] = place
    for year, place in sorted(best.items()):
        after = best.get(str(int(year) + 1))
        if after is not None:
            room.lines.append((at[place], at[after]))
            yield svg.line(*at[place], *at[after], "joined")


def _brackets(panel: Panel, at: Sequence[Point]) -> Iterator[str]:
    for one, other in panel.against:
        (ax, ay), (bx, by) = at[one], at[other]
        x = svg.number(max(ax, bx) + 9)
        path = f"M{svg.number(ax + 6)} {svg.number(ay)}H{x}V{svg.number(by)}H{svg.number(bx + 6)}"
        yield svg.tag("path", {"class": "against", "d": path})


def _value(one: Value, at: Point, days: Days) -> str:
    x, y = at
    parts = []
    if _has_bar(one, days):
        begin, end = _bar(one, days)
        parts.append(svg.line(begin, y, end, y, "while"))
    if one.inferred:
        parts.append(shape("circle", x, y, REACH + 3.5, "ring"))
    name = {TOLD: "circle", DERIVED: "diamond", CONVERTED: "circle"}[one.how]
    parts.append(shape(name, x, y, REACH - (1.2 if one.how == CONVERTED else 0), "dot"))
    return svg.link(one.href, one.said, f"value is-{one.how}", *parts)


def _has_bar(one: Value, days: Days) -> bool:
    """Whether a bar shows how long the period is: it is no full year, and longer than the mark."""
    begin, end = _bar(one, days)
    return not one.is_year and end - begin > 2 * REACH


def _bar(one: Value, days: Days) -> tuple[float, float]:
    return days.x(max(one.first, days.first)), days.x(min(one.last, days.last))


def _checks(panel: Panel, at: Sequence[Point], room: Room) -> Iterator[str]:
    seen: set[tuple[str, int, int]] = set()
    for one, (x, y) in zip(panel.values, at, strict=True):
        here = (one.check, round(x / 6), round(y / 6))
        if one.check and one.how != CONVERTED and here not in seen:
            seen.add(here)
            sign = CHECKS[one.check][0]
            if where := room.place(Name(sign, (x, y), 12.0, REACH)):
                yield svg.text(where.x, where.y, sign, f"check is-{one.check}", where.anchor, 12.0)


def _amounts(panel: Panel, at: Sequence[Point], letters: float, locale: str, room: Room) -> Iterator[str]:
    """The values beside their marks, where there is room: those that most tell first."""
    order = sorted(
        range(len(at)), key=lambda place: (panel.values[place].how != TOLD, -panel.values[place].weight)
    )
    for place in order:
        one = panel.values[place]
        said = ("≈ " if one.how == CONVERTED else "") + compact(one.value, locale)
        if where := room.place(Name(said, at[place], letters - 0.5, REACH)):
            yield svg.text(where.x, where.y, said, f"amount is-{one.how}", where.anchor, letters - 0.5)


def compact(value: float, locale: str) -> str:
    """A number in few characters, as a language shortens it: `43.8B`, `43,8 Md`."""
    return str(format_compact_decimal(value, locale=locale, fraction_digits=2)).replace("-", "−")


def conflicts(values: Sequence[Value], groups: Iterable[frozenset[int]]) -> tuple[tuple[int, int], ...]:
    """The pairs to bracket: neighbours among the values of a period that contradict, by their places."""
    found: dict[tuple[int, int], None] = {}
    for group in groups:
        by_period: dict[str, list[int]] = defaultdict(list)
        for place in sorted(group):
            by_period[values[place].period].append(place)
        for places in by_period.values():
            ordered = sorted(places, key=lambda place: values[place].value)
            found |= dict.fromkeys(pairwise(ordered))
    return tuple(found)


def _keys(panels: Sequence[Panel], say: svg.Translate) -> Sequence[Iterable[Key]]:
    values = [value for panel in panels for value in panel.values]
    ways = [how for how in HOW if any(one.how == how for one in values)]
    checks = [check for check in CHECKS if any(one.check == check for one in values)]
    rings = [Key(_ring, 16, say(svg.later("period inferred")))] if any(one.inferred for one in values) else []
    return (
        [Key(_sample(how), 12, say(HOW[how])) for how in ways]
        + rings
        + [Key(_sign(check), 12, say(CHECKS[check][1])) for check in checks],
    )


def _sample(how: str) -> Draw:
    def draw(x: float, y: float) -> str:
        name, reach = ("diamond" if how == DERIVED else "circle"), REACH - (1.2 if how == CONVERTED else 0)
        return svg.tag("g", {"class": f"value is-{how}"}, shape(name, x + 6, y, reach, "dot"))

    return draw


def _ring(x: float, y: float) -> str:
    return shape("circle", x + 8, y, REACH + 3, "ring") + shape("circle", x + 8, y, REACH - 1, "dot")


def _sign(check: str) -> Draw:
    def draw(x: float, y: float) -> str:
        return svg.text(x + 6, y + 4, CHECKS[check][0], f"check is-{check}", "middle", 12.0)

    return draw
