"""A chart of series of figures: each value where it stands in time, with a number that leads to its source.

In: lines of points with what is said of each. Out: an SVG that needs nothing else. Currencies and other units
have a panel each. What is told is a filled mark; what was worked out from another figure is hollow; where the
period was inferred the mark has a ring. A bar shows how long a period is; only full years are joined. A
list below names the source of every point.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from dragoman.model.period import Period

WIDTH, LEFT, RIGHT = 900, 86, 24
PANEL, HEAD, BETWEEN, LINE = 230, 62, 58, 16
"""Pixels: the height of a panel, what stands above the first and between two, and of a line of text."""
MOST = 8
"""Lines that a chart can keep apart."""
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#3b3b3b", "#56b4e9", "#7b3294")
"""Colours that remain apart for who sees few of them (after Okabe and Ito, 2008)."""
SHAPES = ("circle", "square", "triangle", "diamond")
INK, SOFT, RULE, PAPER = "#1d2430", "#566074", "#dedad2", "#ffffff"
FONT = "'Source Sans 3', 'Segoe UI', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
SIZE = 4.5
"""The radius of a mark."""
LONGEST = 132
"""Characters of a line of the list of sources, where that has one column."""
FEW = 14
"""Lines of the list of sources that stand in one column."""
NEAR = 9
"""Pixels within which two numbers are written as one."""
SCALES = ((1e12, "trillion "), (1e9, "billion "), (1e6, "million "), (1e3, "thousand "))


@dataclass(frozen=True, slots=True)
class Mark:
    """A value of a period (EDTF); `derived` and `inferred` say how it came about where no source says it."""

    period: str
    value: float
    said: str
    sources: str
    derived: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A series in one unit."""

    name: str
    unit: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Panel:
    unit: str
    lines: tuple[Line, ...]
    top: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Span:
    """The years on the axis."""

    first: int
    last: int

    def x(self, when: float) -> float:
        """Where a time (years, with their part) lies."""
        return round(LEFT + (when - self.first) / (self.last - self.first) * (WIDTH - LEFT - RIGHT), 1)


def chart_svg(title: str, lines: Sequence[Line], notes: Sequence[str] = ()) -> str:
    """The picture, with a line break at its end; `notes` stand below it.

    Only marks whose period has a year are drawn: what is left out is for the notes to say.
    """
    drawn = [one for one in lines if one.marks]
    marks = [mark for line in drawn for mark in line.marks]
    looks = {name: place for place, name in enumerate(dict.fromkeys(line.name for line in drawn))}
    span, panels = _span(marks), _panels(drawn)
    bottom = (panels[-1].top + PANEL if panels else HEAD) + BETWEEN
    sources, end = _sources(drawn, bottom)
    height = end + LINE * (len(notes) + 1)
    said = [*_drawn(title, panels, span, looks, marks), *sources]
    said += [_text(LEFT - 60, end + LINE * place, one, size=12) for place, one in enumerate(notes)]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" '
        f'height="{height:g}" role="img" aria-label="{_safe(title)}" font-family="{FONT}">'
    )
    paper = f'<rect width="{WIDTH}" height="{height:g}" fill="{PAPER}"/>'
    return "\n".join([head, f"<title>{_safe(title)}</title>", paper, *said, "</svg>"]) + "\n"


def _sources(lines: Sequence[Line], top: float) -> tuple[list[str], float]:
    """The list of sources, in one column or two, and where it ends."""
    rows: list[tuple[str, bool]] = []
    number = 0
    for line in lines:
        rows.append((f"{line.name}, {line.unit}", True))
        for mark in line.marks:
            number += 1
            rows.append((_listed(number, mark), False))
    columns = 1 if len(rows) <= FEW else 2
    high = math.ceil(len(rows) / columns)
    longest = LONGEST // columns
    said = []
    for place, (words, is_head) in enumerate(rows):
        x = LEFT - 60 + (place // high) * (WIDTH - LEFT + 60 - RIGHT) / columns
        cut = words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
        colour, weight = (INK, 600) if is_head else (SOFT, 400)
        said.append(_text(x, top + LINE * (place % high), cut, size=12, colour=colour, weight=weight))
    return said, top + LINE * (high + 0.5)


def middle(period: str) -> tuple[float, float, float] | None:
    """Begin, middle and end of a period, in years; None where it has no year or no bounds."""
    days = Period.of(period)
    if days is None or not days.year or days.first.year < 1000 or days.last.year > 9000:
        return None
    begin = days.first.year + (days.first.timetuple().tm_yday - 1) / 366
    end = days.last.year + days.last.timetuple().tm_yday / 366
    return begin, (begin + end) / 2, end


def _span(marks: Sequence[Mark]) -> _Span:
    found = [where for mark in marks if (where := middle(mark.period))]
    first = min((math.floor(begin) for begin, _, _ in found), default=2000)
    return _Span(first, max((math.ceil(end) for _, _, end in found), default=first + 1))


def _panels(lines: Sequence[Line]) -> list[_Panel]:
    units = list(dict.fromkeys(line.unit for line in lines))
    panels: list[_Panel] = []
    for unit in units:
        held = tuple(line for line in lines if line.unit == unit)
        values = [0.0, *(mark.value for line in held for mark in line.marks)]
        step = _step(max(values) - min(values))
        low = math.floor(min(values) / step) * step
        high = math.ceil(max(values) / step) * step
        # The legend of a panel stands above it, a line for each of its series.
        before = panels[-1].top + PANEL + BETWEEN if panels else HEAD
        panels.append(_Panel(unit, held, before + LINE * (len(held) + 1), low, max(high, low + step)))
    return panels


def _step(reach: float) -> float:
    """A round step by which an axis has about five marks."""
    rough = (reach or 1.0) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)


def _drawn(
    title: str, panels: Sequence[_Panel], span: _Span, looks: Mapping[str, int], marks: Sequence[Mark]
) -> Iterator[str]:
    yield _text(LEFT - 60, 28, title, size=17, colour=INK, weight=600)
    yield _text(LEFT - 60, 47, "● told   ○ worked out from another figure   ◎ period inferred", size=12)
    number_of = {id(mark): number for number, mark in enumerate(marks, 1)}
    for panel in panels:
        yield from _axes(panel, span)
        for place, line in enumerate(panel.lines):
            index = looks[line.name]
            at = panel.top - LINE * (len(panel.lines) - place) - 4
            yield _shape(SHAPES[index % len(SHAPES)], LEFT + 6, at - 4, COLOURS[index % len(COLOURS)], False)
            yield _text(LEFT + 18, at, line.name, size=13, colour=INK)
            yield from _line(panel, index, line, span, number_of)
        yield from _numbers(panel, span, number_of)


def _axes(panel: _Panel, span: _Span) -> Iterator[str]:
    scale, name = next(
        ((one, said) for one, said in SCALES if max(abs(panel.low), panel.high) >= one), (1.0, "")
    )
    yield _text(LEFT - 60, panel.top - 9, f"{name}{panel.unit}", size=12, weight=600)
    step = _step(panel.high - panel.low)
    for i in range(round((panel.high - panel.low) / step) + 1):
        value = panel.low + i * step
        y = _y(panel, value)
        yield f'<line x1="{LEFT}" y1="{y}" x2="{WIDTH - RIGHT}" y2="{y}" stroke="{RULE}"/>'
        yield _text(LEFT - 8, y + 4, f"{value / scale:,.10g}", size=12, anchor="end")
    years = span.last - span.first
    every = max(1, math.ceil(years / 14))
    for year in range(span.first, span.last + 1):
        x = span.x(year)
        foot = panel.top + PANEL
        yield f'<line x1="{x}" y1="{foot}" x2="{x}" y2="{foot + 5}" stroke="{SOFT}"/>'
        if year < span.last and (year - span.first) % every == 0:
            yield _text(span.x(year + 0.5), panel.top + PANEL + 18, str(year), size=12, anchor="middle")


def _line(panel: _Panel, index: int, line: Line, span: _Span, number_of: Mapping[int, int]) -> Iterator[str]:
    colour, shape = COLOURS[index % len(COLOURS)], SHAPES[index % len(SHAPES)]
    years = {}
    for mark in line.marks:
        if mark.period.isdigit() and (mark.period not in years or not mark.derived):
            years[mark.period] = mark
    joined = " ".join(f"{span.x(int(year) + 0.5)},{_y(panel, years[year].value)}" for year in sorted(years))
    if len(years) > 1:
        yield f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-opacity="0.35"/>'
    for mark in line.marks:
        where = middle(mark.period)
        if where is None:
            continue
        begin, at, end = where
        x, y = span.x(at), _y(panel, mark.value)
        said = _safe(f"[{number_of[id(mark)]}] {line.name}, {mark.period}: {mark.said} ({mark.sources})")
        yield f"<g><title>{said}</title>"
        if end - begin < 0.95 or end - begin > 1.05:
            ends = f'x1="{span.x(begin)}" y1="{y}" x2="{span.x(end)}" y2="{y}"'
            yield f'<line {ends} stroke="{colour}" stroke-opacity="0.5" stroke-width="2"/>'
        if mark.inferred:
            ring = f'fill="none" stroke="{colour}" stroke-dasharray="2 2"'
            yield f'<circle cx="{x}" cy="{y}" r="{SIZE + 4}" {ring}/>'
        yield _shape(shape, x, y, colour, mark.derived) + "</g>"


def _numbers(panel: _Panel, span: _Span, number_of: Mapping[int, int]) -> Iterator[str]:
    """The number of each mark beside it; those of marks that lie on one another together."""
    places: list[tuple[float, float, list[int]]] = []
    for mark in (mark for line in panel.lines for mark in line.marks):
        where = middle(mark.period)
        if where is None:
            continue
        x, y = span.x(where[1]), _y(panel, mark.value)
        near = next((one for one in places if abs(one[0] - x) < NEAR and abs(one[1] - y) < NEAR), None)
        if near is None:
            places.append((x, y, [number_of[id(mark)]]))
        else:
            near[2].append(number_of[id(mark)])
    for x, y, numbers in places:
        yield _text(x + SIZE + 3, y - SIZE, ", ".join(map(str, numbers)), size=10)


def _shape(shape: str, x: float, y: float, colour: str, hollow: bool) -> str:
    look = f'fill="{PAPER if hollow else colour}" stroke="{colour}" stroke-width="1.5"'
    r = SIZE
    if shape == "circle":
        return f'<circle cx="{x:g}" cy="{y:g}" r="{r}" {look}/>'
    corners = {
        "square": ((-r, -r), (r, -r), (r, r), (-r, r)),
        "triangle": ((0, -r - 1), (r + 1, r), (-r - 1, r)),
        "diamond": ((0, -r - 1.5), (r + 1.5, 0), (0, r + 1.5), (-r - 1.5, 0)),
    }[shape]
    return f'<polygon points="{" ".join(f"{x + a:g},{y + b:g}" for a, b in corners)}" {look}/>'


def _y(panel: _Panel, value: float) -> float:
    return round(panel.top + PANEL * (1 - (value - panel.low) / (panel.high - panel.low)), 1)


def _listed(number: int, mark: Mark) -> str:
    how = "worked out" if mark.derived else "period inferred" if mark.inferred else ""
    return f"[{number}] {mark.period}: {mark.said}{', ' + how if how else ''} – {mark.sources}"


def _text(
    x: float, y: float, said: str, *, size: int, colour: str = SOFT, weight: int = 400, anchor: str = "start"
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{colour}" font-weight="{weight}" '
        f'text-anchor="{anchor}">{_safe(said)}</text>'
    )


def _safe(said: str) -> str:
    """Text that XML can hold: no control characters, no markup."""
    return escape("".join(one for one in said if unicodedata.category(one) not in ("Cc", "Cs", "Co", "Cn")))
