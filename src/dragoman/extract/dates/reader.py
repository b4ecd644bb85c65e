"""Expressions of time in a document: where they stand, and which day, month, year or range they mean.

In: working text, the language's `DateWords`, the document's day. Out: :class:`DateExpression`, sorted, none
overlapping. Durations ("pendant deux jours"), ages and times of the day are left out; which clause a date
belongs to is left to the extractors of facts.

The span is that of the date itself, without a preposition ("depuis 2013": 2013); a range has the words
that make it one ("du 18 au 19 mai"). A deadline ("d'ici 2030") has an open beginning: `../2030`. A range
includes its last day, month or year ("de janvier à mars 2024": `2024-01/2024-03`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dragoman.extract.dates.context import DateContext
from dragoman.extract.dates.frames import beside_the_first, framed
from dragoman.extract.dates.grammar import DateGrammar, Phrase, folded, unwrapped
from dragoman.extract.dates.meaning import Anchor, Meaning, settled
from dragoman.extract.dates.period import Period
from dragoman.extract.dates.ranges import (
    NO_END,
    Found,
    days_meet,
    follow_one_another,
    joined,
    two_weekdays,
    years_from_lists,
)
from dragoman.extract.dates.resolution import meaning
from dragoman.model.reading import DateExpression
from dragoman.model.span import Span
from dragoman.packs.dates import DateWords


def find_dates(text: str, words: DateWords, anchor: str | None = None) -> tuple[DateExpression, ...]:
    """Every expression of time in a text.

    `anchor`: the EDTF day (or month, or year) of the dateline or of publication, against which relative
    expressions are worked out; without it they have no value, and a day without a year keeps XXXX.
    Spans count code points of `text`.
    """
    day = Anchor.of(anchor)
    return tuple(_expression(found, day) for found in _finder(words).find(text, day))


def _expression(found: Found, anchor: Anchor) -> DateExpression:
    final = settled(found.meaning, anchor, found.deadline or found.coming, found.gone)
    period = final.period
    if period and found.deadline and period.end:
        period = Period(None, period.end)
    if period and found.about and period.is_point:
        period = replace(period, about=True)
    value = period.edtf() if period else None
    return DateExpression(Span(found.start, found.end), value, final.relative, final.own_year)


@lru_cache(maxsize=16)
def _finder(words: DateWords) -> _Finder:
    return _Finder(words)


class _Finder:
    """The grammar and contexts of a language, compiled once."""

    def __init__(self, words: DateWords) -> None:
        self._grammar = DateGrammar(words)
        self._context = DateContext(words)

    def find(self, text: str, anchor: Anchor) -> list[Found]:
        """What stands in a text, years not yet settled against the anchor."""
        text = unwrapped(text)
        low = folded(text)
        found: list[Found] = []
        done = 0
        for place in self._grammar.places(low):
            if place < done:
                continue
            for one in self._at(text, low, place, anchor, done):
                done = one.end
                if one.end > one.start:
                    found.append(one)
        found = years_from_lists(low, found, self._context.links, self._context.conjunctions)
        context = self._context
        found = framed(low, found, context.frame_openers, context.following, context.later, context.same)
        return found if anchor.year else beside_the_first(found)

    def _at(self, text: str, low: str, place: int, anchor: Anchor, done: int) -> Iterator[Found]:
        """The expression, or the days of a list, that begin at a place; nothing if none does."""
        for phrase in self._grammar.at(low, place):
            if not self._context.admits(phrase.form.after, phrase.form.not_after, low, place):
                continue
            phrase = self._turned(text, phrase, low)
            if (said := meaning(phrase, anchor)) is None:
                continue
            if whole := self._range(text, low, phrase, said, anchor, done):
                yield whole
                return
            if self._is_date(text, low, phrase, done):
                yield from self._single(text, low, phrase, said, done)
                return

    def _turned(self, text: str, phrase: Phrase, low: str) -> Phrase:
        """A weekday after "jusqu'à" or a verb of the future is the next one."""
        bare = phrase.form.kind == "weekday" and phrase.form.offset is None and "side" not in phrase.values
        if bare and self._context.is_forward(text, low, phrase.start):
            return replace(phrase, values={**phrase.values, "coming": 1})
        return phrase

    def _is_date(self, text: str, low: str, phrase: Phrase, done: int) -> bool:
        context, start, end = self._context, phrase.start, phrase.end
        if not context.alone(low, start, end):
            return False
        if phrase.form.kind in ("numeric", "years") and context.after_digits(low, start):
            return False
        if phrase.form.kind == "years" or phrase.form.bare == "year":
            return context.is_year(text, low, start, end, ranged=phrase.form.kind == "years")
        if phrase.form.kind == "numeric":
            return _plain(phrase, low)
        if phrase.form.kind == "unsettled":
            return not context.followed(low, end)
        if phrase.form.kind == "weekday-day":
            return not context.counted(text, low, end)
        if "month_short" in phrase.values:
            return False  # begins a range, and is nothing alone
        if phrase.form.bare == "month":
            listed = done > 0 and bool(context.links.fullmatch(low[done:start]))
            return text[start].islower() and (listed or context.is_month(low, start))
        return True

    def _single(self, text: str, low: str, phrase: Phrase, said: Meaning, done: int) -> Iterator[Found]:
        context, start, end = self._context, phrase.start, phrase.end
        days = [name for name in phrase.places if name.startswith("day")]
        listed = phrase.form.kind == "day-list" and said.period is not None
        if (
            listed
            and not context.pairs(low, start)
            and not follow_one_another([int(phrase.values[d]) for d in days])
        ):
            for name in days:
                yield _day_of_list(phrase, said, name, last=name == days[-1])
            return
        if listed or phrase.form.kind == "days":
            start = context.opener(low, start, done)
        deadline = context.is_deadline(low, start, end, phrase.form.bare == "year")
        coming = self._coming(text, low, start, said)
        gone = not coming and said.open_year and context.is_gone(text, start, end)
        yield Found(start, end, said, deadline, coming, context.is_about(low, start), gone)

    def _coming(self, text: str, low: str, start: int, said: Meaning) -> bool:
        """Whether a date without its year lies ahead."""
        ahead = said.open_year and self._context.is_forward(text, low, start)
        return ahead and not self._context.was_to_come(text, low, start)

    def _range(
        self, text: str, low: str, left: Phrase, said: Meaning, anchor: Anchor, done: int
    ) -> Found | None:
        """The range that begins with a phrase, if one does; a find without extent passes over a habit."""
        context = self._context
        joining = context.joining.match(low, left.end)
        connector = context.connector.match(low, left.end) or joining
        if connector is None or left.form.kind in NO_END or not self._may_begin_range(low, left):
            return None
        for right in self._grammar.at(low, connector.end(), inner=True):
            other = None if right.form.kind in NO_END else meaning(right, anchor)
            if other is None or not context.alone(low, left.start, right.end):
                continue
            if connector is joining and not (
                context.pairs(low, left.start)
                or (context.lists(low, left.start) and days_meet(said.period, other.period))
            ):
                continue
            if right.form.kind == "season" and text[left.end : right.start].strip() == "a":
                continue  # "en 2018 a été" is a verb, not a summer
            years = left.form.bare == right.form.bare == "year"
            if years and not context.is_year(text, low, left.start, right.end, ranged=True):
                continue
            if two_weekdays(left, right) and context.habitual(low, left.start):
                return Found(right.end, right.end, said)
            if whole := joined(left, right, said, other):
                start = context.opener(low, left.start, done)
                deadline = start == left.start and context.is_deadline(low, start, right.end, years)
                return Found(start, right.end, whole, deadline, self._coming(text, low, start, whole))
        return None

    def _may_begin_range(self, low: str, left: Phrase) -> bool:
        figures = left.form.kind in ("numeric", "years") or left.form.bare == "year"
        return not (figures and self._context.after_digits(low, left.start))


def _plain(phrase: Phrase, low: str) -> bool:
    """Whether figures look like a date, and not like a telephone number, a fraction or a score."""
    if " " in low[phrase.start : phrase.end] and low[phrase.end : phrase.end + 2].strip().isdigit():
        return False
    if {"year", "yy"} & set(phrase.values):
        return True
    (first, last), (start, end) = phrase.places["d"], phrase.places["m"]
    day, month = int(low[first:last]), int(low[start:end])
    return (last - first == 2 and end - start == 2) or (day > 12 and (day, month) != (24, 7))


def _day_of_list(phrase: Phrase, said: Meaning, name: str, last: bool) -> Found:
    start, end = phrase.places[name]
    whole = said.period.points[-1] if said.period else None
    point = replace(whole, day=int(phrase.values[name])) if whole else None
    return Found(start, phrase.end if last else end, replace(said, period=Period(point, point)))
