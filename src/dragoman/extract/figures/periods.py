"""When a quantity holds, and what growth is measured from.

In: a `Scope`, its indicator, the dates of the reading. Out: EDTF periods or None. A date belongs to the
quantity on whose side it stands; a quantity without one has that of the quantity before it in the sentence.
"""

from __future__ import annotations

import re

from dragoman.extract.figures.scope import Scope, within
from dragoman.extract.quantities.bearings import either
from dragoman.model.reading import DateExpression, Reading
from dragoman.packs.figures import FigureCues

LOOK_BACK = 90
"""Code points before a date in which stands what makes it the base of a comparison."""
YEAR = re.compile(r"\d{4}")
YEARLY = frozenset({"trade", "exports", "imports", "gdp", "production", "growth"})
"""What is told of a whole year, though the words may say "fin 2024"."""
STOCKS = frozenset({"debt", "population"})
"""What is counted at a moment, told by its month."""
DAY = re.compile(r"[\dX]{4}-\d\d-\d\d$")


class PeriodReader:
    """The words of one language that tell periods apart, ready for matching."""

    def __init__(self, cues: FigureCues) -> None:
        links = either(cues.base_links)
        self._base = re.compile(rf"(?<!\w)(?i:{either(cues.base)})(?: ?{links})* ?$")
        compared = rf"(?<!\w)(?i:{either(cues.base_far)})"
        self._base_far = re.compile(rf"{compared} [^,;.()]{{1,60}}$")
        self._same = re.compile(rf"(?<!\w)(?i:{either(cues.same_time)})(?!\w)[^,;.()]{{0,24}}$")
        self._year_before = re.compile(rf"(?<!\w)(?i:{either(cues.year_before)})(?!\w)")
        self._previous = re.compile(rf"(?<!\w)(?i:{either(cues.previous_year)})(?!\w)")
        self._stock_date = re.compile(rf"(?<!\w)(?i:{either(cues.stock_date)})(?!\w)")
        told, lead_in = either(cues.told), r"(?: [^\W\d_]+){0,2} ?$"
        self._told = re.compile(rf"(?<!\w)(?i:{told}) (?:que |qu'|avoir |vouloir )")
        self._told_then = re.compile(rf"(?<!\w)(?i:{told}){lead_in}")
        event = rf"(?<!\w)(?i:{either(cues.events)}){lead_in}"
        reach = r"(?: |(?<='))[^.,;:()]{1,90}$"
        self._event = re.compile(rf"{event}|(?<!\w)(?i:{either(cues.other_event)}){reach}")
        self._clause = re.compile(rf"(?<!\w)(?i:{either(cues.clauses)}){reach}")
        self._aside = re.compile(rf", (?i:{either(cues.asides)}) [^.;:()]{{1,90}}$")
        self._aims = re.compile(rf"(?<!\w)(?i:{either(cues.aims)})(?!\w)")
        self._flows = frozenset(cues.flows)
        self._timeless = frozenset(cues.timeless)

    def dates(self, reading: Reading, scope: Scope) -> tuple[list[DateExpression], list[DateExpression]]:
        """The dates of the scope, the nearest first: those when it holds, those it is compared with."""
        own: list[DateExpression] = []
        base: list[DateExpression] = []
        inside = list(within(reading.dates, scope.sentence))
        behind = [d for d in inside if scope.tail.contains(d.span)]
        ahead = [d for d in reversed(inside) if scope.lead.contains(d.span)]
        for date in (*behind, *ahead):
            if self.is_base(reading.text, date):
                base.append(date)
            elif not self.is_elsewhere(reading.text, date, scope):
                own.append(date)
        return own, base

    def is_elsewhere(self, text: str, date: DateExpression, scope: Scope) -> bool:
        """Whether the date is that of another event: when it was told, what a relative clause tells."""
        start, end = date.span
        if start >= scope.end:
            gap = scope.end, start
            return bool(self._event.search(text, *gap) or self._clause.search(text, *gap))
        before = scope.sentence.start, start
        if self._told_then.search(text, *before) or self._event.search(text, *before):
            return True
        if "," in text[end : scope.start] and self._aside.search(text, *before):
            return True
        day = DAY.search(date.value or "")
        return bool(day and self._told.search(text, end, scope.start))

    def is_base(self, text: str, date: DateExpression) -> bool:
        """Whether words before the date make it what another time is compared with."""
        before = text[max(0, date.span.start - LOOK_BACK) : date.span.start]
        return bool(self._base.search(before) or self._base_far.search(before))

    def base(self, text: str, date: DateExpression, period: str | None) -> str | None:
        """The time that growth is measured from; "la même période de 2012" is that of another year."""
        value = (date.value or "").removeprefix("../").removesuffix("/..") or None
        same = self._same.search(text[max(0, date.span.start - LOOK_BACK) : date.span.start])
        if value is None or not same or len(value) != len("2012") or period is None:
            return value
        return YEAR.sub(value, period) if period.count(period[:4]) == len(period.split("/")) else value

    def aims(self, text: str, start: int, end: int) -> bool:
        """Whether the words tell of an aim, whose date is not when it was set."""
        return bool(self._aims.search(text, start, end))

    def tells_previous_year(self, text: str, scope: Scope) -> bool:
        """Whether it is told of the year before that of the quantity before: "contre 12 l'an d'avant"."""
        return bool(self._previous.search(text, scope.end, scope.tail.end))

    def compares_with_year_before(self, text: str, scope: Scope) -> bool:
        """Whether growth is measured over a year: "sur un an", "par rapport à l'année précédente"."""
        return bool(
            self._year_before.search(text, scope.end, scope.tail.end)
            or self._year_before.search(text, scope.lead.start, scope.start)
        )

    def period(self, reading: Reading, date: DateExpression, indicator: str) -> str | None:
        """The period that a date gives a figure of this indicator, or None where it gives none."""
        value = date.value
        if value is None or indicator in self._timeless - {"capacity", "price"}:
            return None
        target = value.startswith("../")
        value = value.removeprefix("../").removesuffix("/..")
        words = date.span.of(reading.text).lower()
        end = self._stock_date.match(words) and indicator not in YEARLY
        if target:
            return value[:4] if self._stock_date.match(words) else value
        if end or indicator in STOCKS:
            value = value.split("/")[-1] if end else value
            return value[:7] if DAY.search(value) or end else value
        if indicator in self._flows:
            return None if DAY.search(value) and "/" not in value else value
        return value


def year_earlier(period: str | None) -> str | None:
    """The same period a year before; None for None and for a year that is not known.

    >>> year_earlier("2025-01/2025-05")
    '2024-01/2024-05'
    """
    if period is None or "X" in period:
        return None
    return YEAR.sub(lambda match: f"{int(match[0]) - 1:04d}", period)


def ends(period: str) -> tuple[str, str] | None:
    """Both ends of a period of years: "entre 2013 et 2024" is where growth starts and where it ends."""
    first, _, last = period.partition("/")
    return (first, last) if len(first) == len(last) == 4 else None
