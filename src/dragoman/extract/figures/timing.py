"""When what a figure tells held, and what its growth is measured from, with the figures around it.

In: what was told of a quantity so far, the figures before it. Out: the same with period and base. Which dates
belong to a quantity is left to `periods.py`; what a sentence leaves out comes from the figure that it goes on
about, never from another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.figures.periods import PeriodReader, ends, year_earlier
from dragoman.extract.figures.scope import Scope, ScopeReader
from dragoman.extract.figures.told import Told
from dragoman.extract.quantities.bearings import either
from dragoman.model.reading import DateExpression, Reading
from dragoman.packs.figures import FigureCues
from dragoman.packs.quantities import NumberWords

TIMELESS = frozenset({"length", "area", "duration", "cost", "price"})
"""What has no period but the one that stands beside it."""
REASON = "growth over a period is measured from the same period a year before"


class Timing:
    """The words of one language that tell when, ready for matching."""

    def __init__(self, cues: FigureCues, numbers: NumberWords, scopes: ScopeReader) -> None:
        self._scopes = scopes
        self._periods = PeriodReader(cues, numbers)
        self._reaching = re.compile(rf"(?<!\w){either(cues.reaching)}(?: [^\W\d_]+){{0,6}} ?$")
        self._fronted = re.compile(rf"\s*(?i:{either(cues.fronted_growth)})(?!\w)")
        at_the_time = rf"[^.:]*(?<!\w){either(cues.at_the_time)}(?!\w)(?! qu)[^.;:,]*$"
        self._then = re.compile(rf"[^.;:]*, {either(cues.then)}(?!\w)[^.;:,]*$|{at_the_time}")
        self._of_value = re.compile(rf" (?:[^\W\d_]+ )?{either(cues.of_value)}(?!\w)")

    def timed(
        self,
        reading: Reading,
        told: Told,
        before: Told | None,
        following: Scope | None = None,
        earlier: Sequence[Told] = (),
    ) -> Told:
        """A figure with period and base.

        `before`: the figure that it goes on about; `following`: the scope behind it; `earlier`: all figures
        before it, of which "la même période" means the last.
        """
        scope, text = told.scope, reading.text
        own, compared = self._periods.dates(reading, scope)
        compared = [date for date in compared if date.value] or compared  # "à la même période de 2023"
        moved = self._periods.years_compared(text, scope) or self._periods.years_earlier(text, scope)
        if moved or self._periods.is_of_previous_year(text, scope):
            own = [date for date in own if date.value]
        if told.indicator == "capacity":  # "ouvert en 2024, il peut traiter …": only what stands behind it
            own = [date for date in own if date.span.start >= scope.end]
        own = [date for date in own if not self._periods.is_same(text, date)]
        if told.indicator == "growth":
            own = [date for date in own if not self._periods.is_day(date)]
        if own:
            period = self._own_period(reading, told, own)
            if before and before.period and told.indicator != "growth":  # "sur la même période de 2024"
                period = self._periods.same_months(text, own[0], before.period) or period
        elif same := self._periods.tells_same(text, scope):
            period = self._periods.same(earlier[-1].period if earlier else None, same)
        else:
            period = self._inherited_period(reading, told, before, compared)
        both = ends(period) if period else None
        past = self._periods.is_of_previous_year(text, scope) or self._periods.in_brackets(text, scope)
        told = replace(told, aside=not own and bool(past))
        if told.indicator == "growth":
            return self._grown(reading, told, period, before, own, compared, earlier)
        if both and self._scopes.starts_change(text, scope, following):
            return replace(told, period=both[0])
        since = None
        previous = earlier[scope.before] if scope.before is not None and earlier else None
        if previous and self._scopes.starts_change(text, previous.scope, scope):
            since = both[0] if both else previous.period
            period = both[1] if both else period
            grown = previous.period and period == previous.period  # "De 2000 à 2023, … de X à Y"
            period = self._end_of_change(reading, previous) if grown else period
        return replace(told, period=period, since=since)

    def _end_of_change(self, reading: Reading, started: Told) -> str | None:
        """When a change ended of which the figure before tells the beginning."""
        own, _ = self._periods.dates(reading, started.scope)
        both = ends(own[0].value) if own and own[0].value else None
        return both[1] if both else started.period

    def _grown(
        self,
        reading: Reading,
        told: Told,
        period: str | None,
        before: Told | None,
        own: Sequence[DateExpression],
        compared: Sequence[DateExpression],
        earlier: Sequence[Told] = (),
    ) -> Told:
        if period and (both := ends(period)):
            return replace(told, base=both[0], period=both[1])
        base = self._base(reading, told, period, compared, before, own)
        base = base or (before.since if before else None) or self._same_base(period, before, own)
        if base is None or (before and before.scope.sentence == told.scope.sentence):
            first = self._first_year(reading.text, told, before, earlier)
            base, period = (first, before.period) if first and before else (base, period)
        if base is None and period and (years := self._periods.years_of_growth(reading.text, told.scope)):
            return replace(told, period=period, base=year_earlier(period, years))
        if base is None and not compared:
            if self._periods.is_over_year(reading.text, told.scope):
                base = self._periods.inferred_base(period, told.measured)
            return replace(told, period=period, base=base, inferred=base is not None)
        return replace(told, period=period, base=base)

    def _first_year(self, text: str, told: Told, before: Told | None, earlier: Sequence[Told]) -> str | None:
        """The year that average growth is measured from: "30 en 2013 et 67 en 2024, soit … en moyenne"."""
        if before is None or before.scope.before is None or not self._periods.is_average(text, told.scope):
            return None
        first = earlier[before.scope.before]
        same = first.measured == before.measured and first.scope.sentence == told.scope.sentence
        years = [one.period or "" for one in (first, before)]
        ordered = all(year.isdigit() for year in years) and years[0] < years[1]
        return first.period if same and ordered else None

    def sharing(self, text: str, told: Told, following: Told, index: int, reading: Reading) -> Told:
        """What stands behind the next quantity holds for this one, too, where it tells its worth or end."""
        if following.scope.before != index:
            return told
        if self._of_value.match(text, told.scope.end) and not told.period:
            return replace(told, period=following.period)
        if told.indicator == "growth" and self._scopes.repeats_growth(text, told.scope, following.scope):
            return told if told.period else replace(following, scope=told.scope)
        reached = self._reaching.search(text[told.scope.end : following.scope.start])
        fronted = self._fronted.match(text, told.scope.sentence.start, told.scope.start)
        reached = reached or (fronted if "," in text[told.scope.end : following.scope.start] else None)
        same = following.measured == told.measured or fronted or told.scope.family == "percent"
        if told.indicator != "growth" or not reached or not same:
            return told
        period = told.period or following.period
        if told.base and not told.inferred:
            return replace(told, period=period)
        _, compared = self._periods.dates(reading, following.scope)
        if compared and compared[0].value:
            return replace(
                told, period=period, base=self._periods.base(text, compared[0], period), inferred=False
            )
        stated = self._periods.compares_with_year_before(text, told.scope)
        stated = stated or self._periods.compares_with_year_before(text, following.scope)
        if stated:
            return replace(told, period=period, base=year_earlier(period), inferred=False)
        if told.base is None and period and (years := self._periods.years_of_growth(text, told.scope)):
            return replace(told, period=period, base=year_earlier(period, years))
        if told.base is None and self._periods.is_over_year(text, told.scope):
            base = self._periods.inferred_base(period, told.measured)
            return replace(told, period=period, base=base, inferred=base is not None)
        return replace(told, period=period)

    def base_in_heading(self, text: str, period: str | None, scope: Scope) -> str | None:
        """The base of the growth that a table's heading tells."""
        return year_earlier(period) if self._periods.compares_with_year_before(text, scope) else None

    def _own_period(self, reading: Reading, told: Told, own: Sequence[DateExpression]) -> str | None:
        date, scope = own[0], told.scope
        aimed = date.span.end <= scope.start and self._periods.aims(reading.text, date.span.end, scope.start)
        if aimed and not (date.value or "").startswith("../"):
            return None
        if scope.quantity.qualifier == "ordinal" and told.measured == "duration":
            return date.value  # "2027 marquera le 35e anniversaire"
        months = self._periods.with_month_before(reading, date)
        return months or self._periods.period(reading, date, told.measured)

    def _inherited_period(
        self, reading: Reading, told: Told, before: Told | None, compared: Sequence[DateExpression]
    ) -> str | None:
        scope, text = told.scope, reading.text
        if told.indicator != "growth" and compared and (since := self._periods.since(text, compared[0])):
            return since
        if before is None or told.indicator in TIMELESS:
            return None
        grown = before.indicator == "growth" and not before.inferred and told.indicator != "growth"
        if grown and before.base and self._then.fullmatch(text, before.scope.end, scope.start):
            return before.base  # "78 % de plus qu'en 2023, où ils étaient 367 000"
        if self._periods.is_of_previous_year(text, scope):
            return year_earlier(before.period)
        compares = self._scopes.is_compared(text, scope)
        beside = told.indicator != "growth" and self._periods.years_earlier(text, scope)
        if years := self._periods.years_compared(text, scope) if compares else beside:
            return year_earlier(before.period, years)
        other = told.measured in ("exports", "imports") and told.measured != before.measured
        if compares and not other and not self._scopes.compares_parties(text, scope):
            return None
        return None if self._periods.aims(text, scope.lead.start, scope.start) else before.period

    def aims(self, text: str, told: Told) -> bool:
        """Whether a figure is an aim."""
        return self._periods.aims(text, told.scope.sentence.start, told.scope.start)

    def _base(
        self,
        reading: Reading,
        told: Told,
        period: str | None,
        compared: Sequence[DateExpression],
        before: Told | None,
        own: Sequence[DateExpression],
    ) -> str | None:
        """What growth is measured from."""
        if compared and compared[0].value:
            return self._periods.base(reading.text, compared[0], period)
        if self._periods.compares_with_year_before(reading.text, told.scope):
            return year_earlier(period)
        if compared:
            return year_earlier(period) if compared[0].relative else None
        return before.base if before and not own and not before.inferred else None

    @staticmethod
    def _same_base(period: str | None, before: Told | None, own: Sequence[DateExpression]) -> str | None:
        """The base of the growth before, where a list goes on: "(22 milliards, +2,9), l'autre (13 …"."""
        same = before and before.grown and period == before.grown[0] and not own
        return before.grown[1] if before and before.grown and same else None
