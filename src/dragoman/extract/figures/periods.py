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
from dragoman.packs.quantities import NumberWords

LOOK_BACK = 90
"""Code points before a date in which stands what makes it the base of a comparison."""
YEAR = re.compile(r"\d{4}")
YEARLY = frozenset({"trade", "exports", "imports", "gdp", "production", "growth"})
"""What is told of a whole year, though the words may say "fin 2024"."""
STOCKS = frozenset({"debt", "population"})
"""What is counted at a moment, told by its month."""
CUSTOMS = frozenset({"trade", "exports", "imports"})
"""What is compared with the same month of the year before, and not with the month before."""
DAY = re.compile(r"[\dX]{4}-\d\d-\d\d$")
MONTH, MONTH_ALONE = re.compile(r"\d{4}-\d\d"), re.compile(r"XXXX-\d\d")
"""A month, and one of which the year is not told."""
COUNTED_ON = re.compile(r"^[\dX]{4}-\d\d-(?:01|30|31)$")
"""Days on which a stock of things is counted."""
MONTHS = re.compile(r"([\dX]{4}-\d\d)-01/([\dX]{4}-\d\d)-(?:28|29|30|31)")
"""From the first of a month to the end of another: so many months."""


class PeriodReader:
    """The words of one language that tell periods apart, ready for matching."""

    def __init__(self, cues: FigureCues, numbers: NumberWords) -> None:
        self._numbers = {**numbers.units, **numbers.tens}
        years = rf"(?P<years>\d{{1,2}}|(?i:{either(self._numbers)})) (?:dernières )?(?:ans?|années?)"
        onward = years.replace("years", "on")
        after = rf"(?P<later>{onward} (?i:{either(cues.later)})|(?i:{either(cues.next_year)}))"
        before = rf"(?:{years} (?i:{either(cues.earlier)})|(?i:{either(cues.previous_year)})|{after})(?!\w)"
        self._earlier = re.compile(rf"(?<!\w){before}")
        self._earlier_beside = re.compile(rf"(?: ?\([^()]*\))?,? {before}")
        self._earlier_ahead = re.compile(rf"[\s,;:]*(?:(?i:et|mais|contre) )?{before}")
        self._earlier_bracket = re.compile(rf"(?<!\w){before} \($")
        self._over = re.compile(rf"(?<!\w)(?i:{either(cues.over)}) {years}(?!\w)(?! {either(cues.earlier)})")
        links = either(cues.base_links)
        self._base = re.compile(rf"(?<!\w)(?i:{either(cues.base)})(?: ?{links})* ?$")
        compared = rf"(?<!\w)(?i:{either(cues.base_far)})"
        self._base_far = re.compile(rf"{compared} [^,;.()]{{1,60}}$")
        self._same = re.compile(rf"(?<!\w)(?i:{either(cues.same_time)})(?!\w)[^,;.()]{{0,24}}$")
        self._year_before = re.compile(rf"(?<!\w)(?i:{either(cues.year_before)})(?!\w)")
        self._stock_start = re.compile(rf"(?<!\w)(?i:{either(cues.stock_start)})(?!\w)")
        self._stock_date = re.compile(rf"(?<!\w)(?i:{either(cues.stock_date)})(?!\w)")
        told, lead_in = either(cues.told), r"(?: [^\W\d_]+){0,2} ?$"
        self._told = re.compile(rf"(?<!\w)(?i:{told}) (?:que |qu'|avoir |vouloir )")
        self._told_then = re.compile(rf"(?<!\w)(?i:{told}){lead_in}")
        self._told_behind = re.compile(rf", (?:[^.,;:()]{{0,60}} )?(?i:{told}){lead_in}")
        event = rf"(?<!\w)(?i:{either(cues.events)}){lead_in}"
        reach = r"(?: |(?<='))[^.,;:()]{1,90}$"
        self._event = re.compile(rf"{event}|(?<!\w)(?i:{either(cues.other_event)}){reach}")
        self._clause = re.compile(rf"(?<!\w)(?i:{either(cues.clauses)}){reach}")
        self._aside = re.compile(rf", (?i:{either(cues.asides)}) [^.;:()]{{1,90}}$")
        self._aims = re.compile(rf"(?<!\w)(?i:{either(cues.aims)})(?!\w)")
        not_same = rf"(?! ?(?i:{either(cues.not_same)}))"
        self._same_period = re.compile(rf"(?<!\w)(?i:{either(cues.same_period)})(?!\w){not_same}")
        self._against = re.compile(r"(?<!\w)(?:contre|comparé à) \d[\d.,  ]*(?: ?%)?(?: [^\W\d_]+){0,3} ?$")
        self._of_previous = re.compile(
            rf"(?<!\w)(?i:{either(cues.previous_year)}),? (?:qui|où|laquelle)(?!\w)"
        )
        self._same_behind = re.compile(
            rf" (?:pour|sur|à|durant|pendant) (?i:{either(cues.same_period)})(?!\w)"
        )
        self._yearly = re.compile(rf"(?<!\w)(?i:{either(cues.yearly)})(?!\w)")
        self._unlike_year = re.compile(rf"(?<!\w)(?i:{either(cues.unlike_year)})(?!\w)")
        self._average = re.compile(rf"(?<!\w)(?i:{either(cues.average)})(?!\w)")
        self._since = re.compile(r"(?<!\w)(?i:depuis) (?:l'année |la fin de |fin )?$")
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
            behind_it = date.span.start >= scope.end
            against = behind_it and self._against.search(reading.text, scope.end, date.span.start)
            if against or self.is_base(reading.text, date):
                base.append(date)
            elif not self.is_elsewhere(reading.text, date, scope):
                own.append(date)
        return own, base

    @staticmethod
    def with_month_before(reading: Reading, date: DateExpression) -> str | None:
        """The months from the one named before a month to that one: "en janvier et février 2023"."""
        value = date.value or ""
        for first in within(reading.dates, (max(0, date.span.start - LOOK_BACK), date.span.start)):
            month = MONTH_ALONE.fullmatch(first.value or "") or MONTH.fullmatch(first.value or "")
            joined = reading.text[first.span.end : date.span.start] in (" et ", "-", " - ", "–", " – ")
            if joined and month and MONTH.fullmatch(value) and month[0][-2:] < value[-2:]:
                return f"{value[:4]}-{month[0][-2:]}/{value}"
        return None

    def is_elsewhere(self, text: str, date: DateExpression, scope: Scope) -> bool:
        """Whether the date is that of another event: when it was told, what a relative clause tells."""
        start, end = date.span
        if start >= scope.end:
            gap = scope.end, start
            told = self._told_behind.search(text, *gap) or self._event.search(text, *gap)
            return bool(told or self._clause.search(text, *gap))
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
        same = same or self._same_behind.match(text, date.span.end)
        if value and period and "X" in value and value == YEAR.sub("XXXX", period):
            return year_earlier(period)  # "janvier-juin de l'année dernière"
        if value and period and MONTH_ALONE.fullmatch(value) and MONTH.fullmatch(period):
            year = int(period[:4]) - (value[-2:] >= period[-2:])
            return f"{year:04d}-{value[-2:]}"  # "en mai 2024 … par rapport à avril"
        if value is None or not same or len(value) != len("2012") or period is None:
            return value
        if period.startswith("XXXX"):
            return period.replace("XXXX", value)
        return YEAR.sub(value, period) if period.count(period[:4]) == len(period.split("/")) else value

    def same_months(self, text: str, date: DateExpression, period: str) -> str | None:
        """The months of a period in the year of a date that "la même période" introduces; else None."""
        value = date.value or ""
        same = self._same.search(text[max(0, date.span.start - LOOK_BACK) : date.span.start])
        return YEAR.sub(value, period) if same and value.isdigit() and MONTH.match(period) else None

    def since(self, text: str, date: DateExpression) -> str | None:
        """The open period that "depuis 2005" gives what was counted since."""
        value = date.value or ""
        began = self._since.search(text[max(0, date.span.start - LOOK_BACK) : date.span.start])
        return f"{value}/.." if began and value and "/" not in value else None

    @staticmethod
    def is_day(date: DateExpression) -> bool:
        """Whether a date is a single day, which nothing that grows has for its period."""
        return bool(DAY.fullmatch(date.value or ""))

    def is_same(self, text: str, date: DateExpression) -> bool:
        """Whether a date is "la même période": that of the figure before, whatever it is."""
        return date.value is None and bool(self._same_period.search(text, *date.span))

    def tells_same(self, text: str, scope: Scope) -> str | None:
        """The words that tell that a quantity held when the figure before did: "sur la même période"."""
        for span in (scope.tail, scope.lead):
            for found in self._same_period.finditer(text, *span):
                if not self._base.search(text[max(0, found.start() - LOOK_BACK) : found.start()]):
                    return found[0]
        return None

    @staticmethod
    def same(period: str | None, words: str) -> str | None:
        """The period that "la même période" means after another; "la même année" is all of its year."""
        if period is None or "anné" not in words.lower():
            return period
        return period[:4] if period[:4].isdigit() and "/.." not in period else None

    def is_over_year(self, text: str, scope: Scope) -> bool:
        """Whether nothing near growth tells that it is measured otherwise than over a year."""
        span = scope.lead.start, scope.tail.end
        if self.is_average(text, scope):
            return False
        return bool(self._yearly.search(text, *span)) or not self._unlike_year.search(text, *span)

    def is_average(self, text: str, scope: Scope) -> bool:
        """Whether growth is that of an average year out of several."""
        return bool(self._average.search(text, scope.lead.start, scope.tail.end))

    @staticmethod
    def inferred_base(period: str | None, measured: str) -> str | None:
        """The same period a year before, for a year or months of it; of a month only what customs count."""
        if period is None or DAY.search(period) or period.startswith("..") or period.endswith(".."):
            return None
        months = period.split("/")
        single = len(months) == 1 and len(period) == len("2024-05")
        return None if single and measured not in CUSTOMS else year_earlier(period)

    def aims(self, text: str, start: int, end: int) -> bool:
        """Whether the words tell of an aim, whose date is not when it was set."""
        return bool(self._aims.search(text, start, end))

    def years_earlier(self, text: str, scope: Scope) -> int:
        """How many years before the quantity before it this one is told of, or 0: "12 t l'an d'avant".

        Negative for years after it: "11 t l'année suivante".
        """
        found = self.in_brackets(text, scope) or self._earlier_beside.match(text, scope.end, scope.tail.end)
        found = found or self._earlier_ahead.match(text, scope.lead.start, scope.start)
        return self._number(found) if found else 0

    def in_brackets(self, text: str, scope: Scope) -> re.Match[str] | None:
        """The year before to which a quantity in brackets belongs: "… que l'année précédente (367 000)"."""
        return self._earlier_bracket.search(text[scope.sentence.start : scope.start])

    def years_compared(self, text: str, scope: Scope) -> int:
        """How many years before what a comparison tells held, or 0: "contre 12 t en Asie un an plus tôt"."""
        found = self._earlier.search(text, scope.end, scope.tail.end)
        return self._number(found) if found else 0

    def years_of_growth(self, text: str, scope: Scope) -> int:
        """Over how many years growth is told, or 0: "de 40 % en trois ans"."""
        found = self._over.search(text, scope.end, scope.tail.end)
        found = found or self._over.search(text, scope.lead.start, scope.start)
        return self._number(found) if found and not self.is_average(text, scope) else 0

    def _number(self, found: re.Match[str]) -> int:
        told = found.groupdict()
        words = (told["years"] or told.get("on") or "1").lower()
        years = int(words) if words.isdigit() else self._numbers[words]
        return -years if told.get("later") else years

    def is_of_previous_year(self, text: str, scope: Scope) -> bool:
        """Whether a relative clause tells of the year before: "celle de l'année précédente, qui …"."""
        return bool(self._of_previous.search(text, scope.lead.start, scope.start))

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
        value = MONTHS.sub(r"\1/\2", value)
        target = value.startswith("../")
        value = value.removeprefix("../").removesuffix("/..")
        words = date.span.of(reading.text).lower()
        end = self._stock_date.match(words) and indicator not in YEARLY
        if target:
            return value[:4] if self._stock_date.match(words) else value
        if indicator in STOCKS and self._stock_start.match(words):
            return value.split("/")[0][:7]
        if end or indicator in STOCKS:
            value = value.split("/")[-1] if end else value
            return value[:7] if DAY.search(value) or end else value
        if indicator == "count" and COUNTED_ON.search(value):
            return value[:7]
        if indicator in self._flows:
            return None if DAY.search(value) and "/" not in value else value
        return value


def year_earlier(period: str | None, years: int = 1) -> str | None:
    """The same period a year, or several, before; None for None and for a year that is not known.

    >>> year_earlier("2025-01/2025-05")
    '2024-01/2024-05'
    """
    if period is None or "X" in period:
        return None
    return YEAR.sub(lambda match: f"{int(match[0]) - years:04d}", period)


def ends(period: str) -> tuple[str, str] | None:
    """Both ends of a period of years: "entre 2013 et 2024" is where growth starts and where it ends."""
    first, _, last = period.partition("/")
    return (first, last) if len(first) == len(last) == 4 else None
