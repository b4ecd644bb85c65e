"""What a phrase of time means: a period of the calendar, its year perhaps still to be settled.

In: a :class:`Phrase` and an :class:`Anchor`. Out: a :class:`Meaning`. Years that the words do not give are
left to `date_meaning.settled`, once it is known whether the phrase is one end of a range; what counts from
the document's day is read by `relative.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from dragoman.extract.dates import relative
from dragoman.extract.dates.grammar import Phrase
from dragoman.extract.dates.meaning import UNKNOWN, Anchor, Meaning, Slots, number, settled
from dragoman.extract.dates.period import WINTER, Period, Point, part_of, shifted_month


def meaning(phrase: Phrase, anchor: Anchor) -> Meaning | None:
    """What a phrase means; None where its numbers are no date (30 February, month 13)."""
    if phrase.form.kind in ("part", "shift"):
        return _applied(phrase, anchor)
    found = _READERS[phrase.form.kind](phrase.values, anchor, phrase.form.offset)
    if found is None or (found.period is not None and not found.period.exists):
        return None
    return found


def _applied(phrase: Phrase, anchor: Anchor) -> Meaning | None:
    """ "The end of", "two weeks before" applied to the phrase that follows."""
    if _two_parts(phrase):
        return None  # "prendront fin début août"
    inner = meaning(phrase.inner, anchor) if phrase.inner else None
    if inner is None or inner.period is None:
        return inner
    if phrase.form.kind == "part":
        return replace(inner, period=part_of(inner.period, str(phrase.values["part"])))
    inner = settled(inner, anchor)
    day = inner.period.first() if inner.period and inner.period.is_point else None
    unit = str(phrase.values["unit"])
    if day is None or inner.period is None or not (inner.period.points[0].day or unit in relative.YEARS):
        return None
    by = int(phrase.values["number"]) * int(phrase.values["before_after"])
    return replace(inner, period=relative.moved(day, by, unit))


def _two_parts(phrase: Phrase) -> bool:
    """Whether one part follows another without "de": the first belongs to something else."""
    inner = phrase.inner
    both = inner is not None and inner.form.kind == phrase.form.kind == "part"
    return both and inner is not None and inner.start - phrase.places["part"][1] < 2


def _with_tail(slots: Slots, anchor: Anchor, make: Callable[[int | None], Period]) -> Meaning:
    """A period in the year that the words give: as digits, by "l'an dernier", by "dernier", or not at all."""
    if (year := number(slots, "year")) is not None:
        return Meaning(make(year), own_year=True)
    if (thousand := number(slots, "thousand")) is not None:
        return Meaning(make(thousand + (number(slots, "hundred") or 0)), own_year=True)
    if (offset := number(slots, "year_word")) is not None:
        return Meaning(make(anchor.year + offset if anchor.year else None), relative=True, side=0)
    side = number(slots, "side")
    return Meaning(make(None), relative=side is not None, side=side)


def _date(slots: Slots, anchor: Anchor, offset: int | None) -> Meaning | None:
    month = next((m for name in ("month", "month_name", "month_short") if (m := number(slots, name))), None)
    day = number(slots, "day") or number(slots, "nth")
    if feast := slots.get("feast"):
        month, day = (int(part) for part in str(feast).split("-"))
    if month is None and "year" not in slots:
        return None
    found = _with_tail(slots, anchor, lambda year: Period.of(year, month, day))
    return found if offset is None else replace(found, relative=True, side=0)


def _days(slots: Slots, anchor: Anchor, _: int | None) -> Meaning | None:
    days = [int(slots[name]) for name in ("day", "day2", "day3") if name in slots]
    month, first, last = int(slots["month"]), days[0], days[-1]

    def make(year: int | None) -> Period:
        begins = (year, month) if first <= last else _month_before(year, month)
        return Period(Point(*begins, first), Point(year, month, last))

    return _with_tail(slots, anchor, make)


def _month_before(year: int | None, month: int) -> tuple[int | None, int]:
    if year is None:
        return None, (month - 2) % 12 + 1
    return shifted_month(year, month, -1)


def _years(slots: Slots, _anchor: Anchor, _: int | None) -> Meaning | None:
    first = int(slots["year"])
    last = int(slots["year2"]) if "year2" in slots else first // 100 * 100 + int(slots["yy"])
    return (
        Meaning(Period(Point(first), Point(last)), own_year=True)
        if first < last <= first + (60 if "year2" in slots else 10)
        else None
    )


def _numeric(slots: Slots, _anchor: Anchor, _: int | None) -> Meaning | None:
    day = number(slots, "d") or number(slots, "dd") or number(slots, "us")
    month = number(slots, "m") or number(slots, "mm")
    short = number(slots, "yy")
    year = number(slots, "year") if short is None else short + (2000 if short < 50 else 1900)
    return Meaning(Period.of(year, month, day), own_year=year is not None)


def _months_of_year(first: int, last: int) -> Callable[[int | None], Period]:
    return lambda year: Period(Point(year, first), Point(year, last))


def _division(length: int, name: str) -> Callable[[Slots, Anchor, int | None], Meaning | None]:
    """Quarters or halves of a year, counted in words or figures ("dernier": the last)."""

    def read(slots: Slots, anchor: Anchor, _: int | None) -> Meaning | None:
        """The months of one such division."""
        count = 12 // length
        which = number(slots, name) or number(slots, "nth") or 0
        if which == -1 and not {"year", "year_word"} & set(slots):
            return relative.this_last_or_next({"unit": name, "side": -1}, anchor, None)
        which = count if which == -1 else which
        if not 1 <= which <= count:
            return None
        return _with_tail(slots, anchor, _months_of_year((which - 1) * length + 1, which * length))

    return read


def _first_months(slots: Slots, anchor: Anchor, _: int | None) -> Meaning | None:
    count = int(slots["number"])
    return _with_tail(slots, anchor, _months_of_year(1, count)) if 1 <= count <= 12 else None


def _first_quarters(slots: Slots, anchor: Anchor, _: int | None) -> Meaning | None:
    count = int(slots["number"])
    return _with_tail(slots, anchor, _months_of_year(1, 3 * count)) if 1 <= count <= 4 else None


def _last_months(slots: Slots, anchor: Anchor, _: int | None) -> Meaning | None:
    count = int(slots["number"])
    return _with_tail(slots, anchor, _months_of_year(13 - count, 12)) if 1 <= count <= 12 else None


def _week(slots: Slots, anchor: Anchor, _: int | None) -> Meaning | None:
    """A week of a year or month; the first is the one with its first Thursday (ISO 8601)."""
    found = _with_tail(slots, anchor, lambda year: Period.of(year, number(slots, "month")))
    found = settled(found, anchor)
    whole = found.period
    first, last = (whole.first(), whole.last()) if whole else (None, None)
    if first is None or last is None:
        return replace(found, period=None)
    which = number(slots, "nth") or number(slots, "number") or 0
    monday = first + dt.timedelta((3 - first.weekday()) % 7 - 3 + 7 * (which - 1))
    if which == -1:
        monday = last - dt.timedelta((last.weekday() - 3) % 7 + 3)
    if which == 0 or not first <= monday + dt.timedelta(3) <= last:
        return None
    return replace(found, period=Period.days(monday, monday + dt.timedelta(6)))


def _decade(slots: Slots, _anchor: Anchor, _: int | None) -> Meaning | None:
    year = number(slots, "decade") or 1900 + int(slots["short_decade"])
    return Meaning(Period(Point(year), Point(year + 9)), own_year=True)


def _century(slots: Slots, _anchor: Anchor, _: int | None) -> Meaning | None:
    year = (int(slots["century"]) - 1) * 100
    return Meaning(Period(Point(year), Point(year + 99)), own_year=True)


def _season(slots: Slots, anchor: Anchor, offset: int | None) -> Meaning | None:
    season = int(slots["season"])
    if offset is None:
        return _with_tail(slots, anchor, lambda year: Period.of(year, season))
    now = anchor.about_day
    if now is None:
        return UNKNOWN
    year = now.year - 1 if season == WINTER and now.month <= 3 else now.year
    return Meaning(Period.of(year, season), relative=True)


def _unsettled(_slots: Slots, _anchor: Anchor, _: int | None) -> Meaning | None:
    return UNKNOWN


_READERS: dict[str, Callable[[Slots, Anchor, int | None], Meaning | None]] = {
    "date": _date,
    "days": _days,
    "day-list": _days,
    "years": _years,
    "numeric": _numeric,
    "quarter": _division(3, "quarter"),
    "half": _division(6, "half"),
    "first-months": _first_months,
    "first-quarters": _first_quarters,
    "last-months": _last_months,
    "week": _week,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "weekday": relative.weekday,
    "weekday-day": relative.weekday_day,
    "day-word": relative.day_word,
    "unit": relative.this_last_or_next,
    "ago": relative.counted(-1),
    "ahead": relative.counted(1),
    "stretch": relative.stretch,
    "unsettled": _unsettled,
}
