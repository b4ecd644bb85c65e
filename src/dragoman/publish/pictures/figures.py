"""A chart of one series: a panel a unit, each value at its time, what checks found beside it.

In: the values of a series by unit, each with its period and address. Out: SVG. What a source says is filled;
what was worked out from another figure is hollow, what an average rate gives hollow and small; a bar shows
how long a period is, a line joins full years, a bracket values that contradict one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from babel.numbers import format_compact_decimal

from dragoman.publish.pictures import svg
from dragoman.publish.pictures.axes import scale, years
from dragoman.publish.pictures.days import Days
from dragoman.publish.pictures.legend import Draw, Key, legend
from dragoman.publish.pictures.lettering import Name, Room
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
"""How far a mark reaches from its point."""
CLEAR = 6.0
"""From where on words stand clear of it."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a period; `said` is what its mark says, `check` what was found of it (of `CHECKS`).

    Where the period or its year is not told there are no days: such values stand apart from the others.
    """

    first: date | None
    last: date | None
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
class _Across:
    """Where values stand from left to right: by their days, or beside those in a band of their own."""

    days: Days
    left: float
    right: float

    def middles(self, values: Sequence[Value]) -> list[float]:
        """The middle of each value."""
        bare = sorted(
            (at for at, one in enumerate(values) if one.first is None), key=lambda at: values[at].value
        )
        step = (self.right - self.left) / max(1, len(bare))
        found = {at: self.left + (place + 0.5) * step for place, at in enumerate(bare)}
        for at, one in enumerate(values):
            if one.first is not None and one.last is not None:
                found[at] = self.days.middle(one.first, one.last)
        return [found[at] for at in range(len(values))]

    def bar(self, one: Value) -> tuple[float, float] | None:
        """The ends of the bar that shows how long a period is; none for a full year or a short one."""
        if one.first is None or one.last is None or one.is_year:
            return None
        begin, end = self.days.x(one.first), self.days.x(one.last)
        return (begin, end) if end - begin > 2 * REACH else None


def figures_svg(
    frame: svg.Frame, panels: Sequence[Panel], width: float, locale: str, say: svg.Translate = str
) -> str:
    """The panels below one another, with a legend; the frame's size is worked out."""
    letters = 10.5 if width < SMALL else 11.0
    across = _across(panels, 46.0, width - 10)
    body: list[str] = []
    y = 0.0
    for panel in panels:
        body += _panel(panel, across, y + HEAD, letters, locale)
        if across.left < across.right:
            said = say(svg.later("no year told"))
            body.append(svg.text(width - 2, y + HEAD + HIGH + 14, said, "quiet", "end", letters - 0.5))
        y += HEAD + HIGH + FOOT
    keys, more = legend(_keys(panels, say), 2, y + 2, width - 4, letters)
    return svg.picture(replace(frame, width=width, height=y + more + 6), *body, keys, look="figures")


def _across(panels: Sequence[Panel], left: float, right: float) -> _Across:
    """The years of all panels, and beside them as much room as values without a year need."""
    values = [value for panel in panels for value in panel.values]
    bare = max((sum(one.first is None for one in panel.values) for panel in panels), default=0)
    begins = [one.first.year for one in values if one.first]
    ends = [one.last.year for one in values if one.last]
    edge = left if not begins else right - min((right - left) * 0.36, 24 + 22 * bare) * (bare > 0)
    first, last = min(begins, default=2000), max(ends, default=2000)
    return _Across(Days(date(first, 1, 1), date(last, 12, 31), left, edge), edge, right)


def _panel(panel: Panel, across: _Across, top: float, letters: float, locale: str) -> Iterator[str]:
    upward = scale([one.value for one in panel.values], top, HIGH)
    yield svg.text(2, top - 12, panel.unit, "panel-unit", size=letters + 0.5)
    steps = round((upward.high - upward.low) / upward.step)
    for number in range(steps + 1):
        value = upward.low + number * upward.step
        y = upward.y(value)
        yield svg.line(46.0, y, across.right, y, "grid heavy" if value == 0 else "grid")
        yield svg.text(41.0, y + 3.5, compact(value, locale), "quiet", "end", letters - 0.5)
    if across.days.right > across.days.left:
        yield from years(across.days, top + HIGH, letters)
    is_parted = 46.0 < across.left < across.right
    if is_parted:
        yield svg.line(across.left, top, across.left, top + HIGH + 4, "grid heavy")
    middles = across.middles(panel.values)
    at = [(x, upward.y(one.value)) for x, one in zip(middles, panel.values, strict=True)]
    room = Room(across.right + 10, top + HIGH + FOOT)
    if is_parted:
        room.lines.append(((across.left, top), (across.left, top + HIGH)))
    for one, point in zip(panel.values, at, strict=True):
        room.take(point, REACH + 0.5)
        if bar := across.bar(one):
            room.lines.append(((bar[0], point[1]), (bar[1], point[1])))
    yield from _joined(panel, at, room)
    yield from _brackets(panel, at)
    order = sorted(range(len(at)), key=lambda place: (panel.values[place].how != CONVERTED, place))
    yield svg.group("values", (_value(panel.values[place], at[place], across) for place in order))
    yield svg.group("checks", _checks(panel, at, room))
    yield svg.group("names", _amounts(panel, at, letters, locale, room))


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


def _value(one: Value, at: Point, across: _Across) -> str:
    x, y = at
    parts = []
    if bar := across.bar(one):
        parts.append(svg.line(bar[0], y, bar[1], y, "while"))
    if one.inferred:
        parts.append(shape("circle", x, y, REACH + 3.5, "ring"))
    name = {TOLD: "circle", DERIVED: "diamond", CONVERTED: "circle"}[one.how]
    parts.append(shape(name, x, y, REACH - (1.2 if one.how == CONVERTED else 0), "dot"))
    return svg.link(one.href, one.said, f"value is-{one.how}", *parts)


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
    """The values beside their marks, where there is room: those that most tell first, the same once."""
    seen: set[tuple[str, int, int]] = set()
    order = sorted(
        range(len(at)), key=lambda place: (panel.values[place].how != TOLD, -panel.values[place].weight)
    )
    for place in order:
        one = panel.values[place]
        said = ("≈ " if one.how == CONVERTED else "") + compact(one.value, locale)
        here = (said, round(at[place][0] / 20), round(at[place][1] / 20))
        if here not in seen and (
            where := room.place(Name(said, at[place], letters - 0.5, CLEAR), crossed=False)
        ):
            seen.add(here)
            yield svg.text(where.x, where.y, said, f"amount is-{one.how}", where.anchor, letters - 0.5)


@lru_cache(maxsize=4096)
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
            pairs = pairwise(ordered)
            found |= {pair: None for pair in pairs if values[pair[0]].value != values[pair[1]].value}
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
