"""A timeline by lanes: each happening a mark that leads to it, counts that lead closer, an overview of years.

In: lanes, happenings, the days to show, addresses of other days. Out: SVG. What is asked of the record, and
in which words, is the caller's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from babel.dates import format_date

from dragoman.publish.pictures import svg
from dragoman.publish.pictures.days import Days
from dragoman.publish.pictures.lanes import TYPES, Happening, Lane, Stack, stacked
from dragoman.publish.pictures.legend import Draw, Key, legend
from dragoman.publish.pictures.lettering import Room, cut, width_of
from dragoman.publish.pictures.marks import shape

WIDE, NARROW = 960.0, 358.0
SMALL = 600.0
"""Pixels below which the names of lanes stand above them."""
GUTTER = 150.0
HEAD = 26.0
STRIP = 44.0
"""Pixels: of the names of lanes, of the axis, of the overview."""
LABEL = 150.0
"""The longest name of a mark."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that is shown; `years` has how much there is in each year, `near` the address of some days."""

    lanes: tuple[Lane, ...]
    happenings: tuple[Happening, ...]
    first: date
    last: date
    today: date
    near: Callable[[date, date, str], str]
    years: Mapping[int, int] = field(default_factory=dict)
    locale: str = "en"


@dataclass(frozen=True, slots=True)
class _Size:
    mark: float
    letters: float
    left: float
    above: float
    most: int

    @property
    def wide(self) -> float:
        return 2 * self.mark + 2.5


def timeline_svg(frame: svg.Frame, held: Timeline, width: float, say: svg.Translate = str) -> str:
    """The timeline; the frame's size is worked out."""
    small = width < SMALL
    size = _Size(4.6, 10.5, 4.0, 15.0, 240) if small else _Size(5.0, 11.0, GUTTER, 0.0, 380)
    days = Days(held.first, held.last, size.left, width - 6)
    stacks = stacked(held.lanes, held.happenings, days, size.wide, size.most)
    body: list[str] = []
    y = HEAD
    room = Room(width, 10_000)
    rows: list[tuple[Lane, float, float]] = []
    for lane in held.lanes:
        high = max((len(one.shown) + 1.6 * (one.more > 0) for one in stacks[lane.id]), default=1)
        height = size.above + max(26.0, high * size.wide + 8)
        rows.append((lane, y, height))
        y += height
    bottoms = [
        svg.box(0, top, width, height, "lane odd" if number % 2 else "lane")
        for number, (_, top, height) in enumerate(rows)
    ]
    body += [*bottoms, *_grid(held, days, size, y)]
    for lane, top, height in rows:
        body += _lane(lane, top, height, width, size)
    for lane, top, height in rows:
        body.append(svg.group("marks", _marks(stacks[lane.id], lane, top + height, size, held, room)))
    for lane, top, height in rows:
        body.append(svg.group("names", _names(stacks[lane.id], (top, top + height), size, room, width)))
    if held.years:
        body.append(_overview(held, size, y + 10, width))
        y += STRIP + 10
    keys, more = legend([_keys(held, say)], 2, y + 4, width - 4, size.letters)
    return svg.picture(replace(frame, width=width, height=y + more + 8), *body, keys, look="timeline")


def _grid(held: Timeline, days: Days, size: _Size, bottom: float) -> Iterator[str]:
    room = width_of("00 mmm", size.letters) + 8
    for tick in days.ticks(held.locale, room):
        x = days.x(tick.day)
        yield svg.line(x, HEAD - 6, x, bottom, "grid heavy" if tick.heavy else "grid")
        if x < days.right - 12:
            look = "quiet tick heavy" if tick.heavy else "quiet tick"
            yield svg.text(x + 3, HEAD - 10, tick.said, look, size=size.letters)
    if held.first <= held.today <= held.last:
        x = days.x(held.today)
        yield svg.line(x, HEAD - 6, x, bottom, "today")


def _lane(lane: Lane, top: float, height: float, width: float, size: _Size) -> Iterator[str]:
    narrow = size.above > 0
    x, y = (4.0, top + 12) if narrow else (6.0, top + height / 2 + size.letters * 0.36)
    said = cut(lane.label, size.letters, width - 12 if narrow else GUTTER - 14)
    written = svg.text(x, y, said, "lane-name", size=size.letters)
    yield svg.link(lane.href, lane.label, "named", written) if lane.href or said != lane.label else written


def _marks(
    stacks: Sequence[Stack], lane: Lane, bottom: float, size: _Size, held: Timeline, room: Room
) -> Iterator[str]:
    before = 0.0
    for stack in stacks:
        y = bottom - size.wide / 2 - 4
        for one in stack.shown:
            room.take((stack.x, y), size.mark + 1)
            name = TYPES[one.type][0]
            look = f"mark of-{one.type}" + (" is-vague" if _is_vague(one, held, size) else "")
            yield svg.link(one.href, one.said, look, shape(name, stack.x, y, size.mark, ""))
            y -= size.wide
        if stack.more:
            said = f"+{stack.more}" if stack.more < 1000 else "+…"
            href = held.near(stack.first, stack.last, lane.id)
            across = width_of(said, size.letters - 2) / 2 + 1
            if stack.x - across < before:  # beside another number: a step higher
                y, before = y - size.wide * 0.7, 0.0
            else:
                before = stack.x + across
            number = svg.text(stack.x, y + 4, said, "more", "middle", size.letters - 2)
            room.take((stack.x, y), size.mark + 3)
            first, last = (
                format_date(one, "d MMM y", locale=held.locale) for one in (stack.first, stack.last)
            )
            yield svg.link(href, f"{said} · {first} – {last}", "closer", number)


def _is_vague(one: Happening, held: Timeline, size: _Size) -> bool:
    """Whether its days are so many that its place is only about right: a mark is hollow then."""
    pixels = (WIDE - GUTTER if size.above == 0 else NARROW) / ((held.last - held.first).days + 1)
    return ((one.last - one.first).days + 1) * pixels > 2 * size.wide


def _names(
    stacks: Sequence[Stack], bounds: tuple[float, float], size: _Size, room: Room, width: float
) -> Iterator[str]:
    """The names of marks, where there is room to the right of them or to the left."""
    top, bottom = bounds
    letters = size.letters - 1
    held = [(one, stack, place) for stack in stacks for place, one in enumerate(stack.shown)]
    for one, stack, place in sorted(held, key=lambda it: (-it[0].sources, it[0].first, it[0].id)):
        y = bottom - size.wide / 2 - 4 - place * size.wide
        said = cut(one.label, letters, LABEL if width >= SMALL else LABEL * 0.7)
        reach = width_of(said, letters) + 2
        for x, anchor in ((stack.x + size.mark + 4, "start"), (stack.x - size.mark - 4, "end")):
            left = x if anchor == "start" else x - reach
            box = (left, max(y - letters * 0.62, top), left + reach, y + letters * 0.5)
            if left > size.left and left + reach < width - 4 and room.is_free(box):
                room.keep(box)
                # The mark is the link; its name only says what it is.
                yield svg.text(x, y + letters * 0.35, said, "mark-name", anchor, letters)
                break


def _overview(held: Timeline, size: _Size, top: float, width: float) -> str:
    """A bar a year for all that there is, with the days that are shown."""
    first, last = min(held.years), max(held.years)
    days = Days(date(first, 1, 1), date(last, 12, 31), size.left, width - 6)
    most = max(held.years.values()) or 1
    foot = top + STRIP - 16
    begin, end = days.x(max(held.first, days.first)), days.x(min(held.last, days.last)) + 1
    said = [svg.box(begin, top, max(3.0, end - begin), STRIP - 16, "window", 2)] if end > begin else []
    step = (days.right - days.left) / (last - first + 1)
    every = max(1, round((width_of("2000", size.letters) + 10) / step + 0.5))
    for year, many in sorted(held.years.items()):
        x = days.x(date(year, 1, 1))
        height = max(1.5, (STRIP - 20) * many / most)
        bar = svg.box(x + 0.5, foot - height, max(1.0, step - 1), height, "bar")
        href = held.near(date(year, 1, 1), date(year, 12, 31), "")
        said.append(svg.link(href, f"{year} – {many}", "closer", bar))
    for year in range(first, last + 1):
        if (year - first) % every == 0 and days.x(date(year, 1, 1)) < days.right - 20:
            said.append(
                svg.text(days.x(date(year, 1, 1)), foot + 12, str(year), "quiet tick", size=size.letters - 1)
            )
    return svg.group("overview", said)


def _keys(held: Timeline, say: svg.Translate) -> Iterator[Key]:
    for type, (name, said) in TYPES.items():
        if any(one.type == type for one in held.happenings):
            yield Key(_sample(type, name), 12, say(said))
    if any((one.last - one.first).days > 0 for one in held.happenings):
        yield Key(_sample("meeting is-vague", "circle"), 12, say(svg.later("only the month or year is told")))
    if held.first <= held.today <= held.last:
        yield Key(lambda x, y: svg.line(x + 6, y - 7, x + 6, y + 7, "today"), 12, say(svg.later("today")))


def _sample(type: str, name: str) -> Draw:
    def draw(x: float, y: float) -> str:
        return svg.tag("g", {"class": f"mark of-{type}"}, shape(name, x + 6, y, 5, ""))

    return draw
