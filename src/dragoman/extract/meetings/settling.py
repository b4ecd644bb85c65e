"""What a sentence leaves to those before: "Le 29, …", "Dans l'après-midi, …", "Lundi 13 mai, Tachkent. …".

In: a reading, a sentence and the words of its language. Out: a day or a place that the sentence takes from
what stands before it in the same paragraph or right above. A day or place that the sentence names in full is
left to `when_and_where.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.circumstances.clause import Circumstances, Spot
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.occasions import Occasion
from dragoman.model.reading import DateExpression, Sentence
from dragoman.model.span import Span
from dragoman.packs.folding import fold

HEAD = 60  # code points of a sentence that only says when and where
BACK = 700  # code points in which the day stands that a part of a day belongs to
SAME = 20  # code points behind a day in which "de la même année" stands
OPENING = 40  # code points at the head of a sentence in which "Deux ans plus tôt" stands
_BESIDE = re.compile(r"(?:\W|\d|(?<!\w)(?:le|la|l|les|du|ce|a|au|en)(?!\w))*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(?:\d{4}|XXXX)-\d{2}")
_YEAR = re.compile(r"\d{4}")
_DATED = re.compile(r"(?:\d{4}|XXXX)-(?:0[1-9]|1[0-2])(?!\d)")
_OPENING_YEAR = re.compile(r"\W*(\d{4})(?:\.| ?[:–—-]) ")
_THIRD = re.compile(r"((?:\d{4}|XXXX)-\d{2})-(?:01/\1-10|11/\1-20|21/\1-(?:28|29|30|31))")


@dataclass(frozen=True, slots=True)
class Settling:
    """Finds what one document's sentences leave to others."""

    lexicon: MeetingLexicon
    here: Circumstances

    def settled(self, one: Occasion, sentence: Sentence) -> Occasion:
        """A meeting that a sentence tells, with the day and place that stand before."""
        if one.aside:
            return replace(one, date=whole_month(self._numbered(sentence, one.span) or one.date))
        date = self.day(sentence, one.date, one.span)
        if one.place is None and (spot := self.place(sentence)) and one.country in (None, spot.country):
            one = replace(one, place=spot.place, country=spot.country)
        return replace(one, date=whole_month(date))

    def day(self, sentence: Sentence, date: str | None, told: Span) -> str | None:
        """The day of what is told in a span: `date`, unless other words settle it."""
        if days := self._numbered(sentence, told):
            return days
        if date is not None:
            return self._years_away(sentence, self._of_year(sentence, date))
        return self._over(sentence) or self._same_day(sentence)

    def _of_year(self, sentence: Sentence, date: str) -> str:
        """A day or month in the year that opens its paragraph ("2021. Han Zheng …"), or in that of the same
        month right before: "En octobre 2023, …. Le 17 octobre, il avait reçu …"."""
        own = next((one for one in self._dates(sentence.span) if one.value == date), None)
        start = sentence.span.start
        away = self.lexicon.years_away.match(self.here.folded, start, min(start + OPENING, sentence.span.end))
        if own is None or own.own_year or away or not _DATED.match(date):
            return date
        begin = self.here.reading.blocks[sentence.block].span.start
        opening = _OPENING_YEAR.match(self.here.folded, begin, own.span.start)
        before = [one for one in self.here.reading.dates if begin <= one.span.start < own.span.start]
        same = [one.value for one in before if one.own_year and one.value and _MONTH.match(one.value)]
        year = opening[1] if opening else None
        if same and same[-1] and same[-1][5:7] == date[5:7]:
            year = same[-1][:4]
        if self.here.lexicon.same_year.search(self.here.folded, own.span.end, own.span.end + SAME):
            year = next((one[:4] for one in self._before(own.span.start, _YEAR)), None)
        return re.sub(r"(?<!\d)(?:\d{4}|XXXX)(?=-\d)", year, date) if year else date

    def place(self, sentence: Sentence) -> Spot | None:
        """The place of the sentence without a verb that opens the paragraph: "Lundi 13 mai, Tachkent."."""
        for head in self._heads(sentence):
            names = list(self.here.reading.names_in(head.span, "place", "country"))
            if len(names) == 1:
                place = names[0].entity
                if isinstance(place, str):
                    return Spot(names[0].span, None, place)
                return Spot(names[0].span, place, self.here.country_of(place))
        return None

    def _over(self, sentence: Sentence) -> str | None:
        """The time of a sentence without a verb right before: "Fin octobre 2024."."""
        for head in self._heads(sentence):
            if not self.here.folded[head.span.end : sentence.span.start].strip():
                return next((one.value for one in self._dates(head.span) if one.value), None)
        return None

    def _heads(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentence that opens the paragraph, if it only says when and where."""
        first = self.here.reading.sentence_at(self.here.reading.blocks[sentence.block].span.start)
        if (
            first is None
            or first is sentence
            or first.block != sentence.block
            or first.span.end - first.span.start > HEAD
        ):
            return
        cut = [one.span for one in self._dates(first.span)]
        if not cut:
            return
        cut += [one.span for one in self.here.reading.names_in(first.span, "place", "country")]
        rest = "".join(
            " " if any(span.start <= at < span.end for span in cut) else letter
            for at, letter in enumerate(first.span.of(self.here.folded), first.span.start)
        )
        if _BESIDE.fullmatch(rest):
            yield first

    def _numbered(self, sentence: Sentence, told: Span) -> str | None:
        """ "Le 29, …", "les 16 et 17 du même mois": days of the month that the text told of last."""
        for match in self.lexicon.numbered_days.finditer(self.here.folded, *sentence.span):
            span = Span(*match.span())
            near = told.start - HEAD < match.start() < max(told.end, told.start + HEAD)
            if not near or any(one.span.overlaps(span) for one in self.here.reading.dates):
                continue
            block = self.here.reading.blocks[sentence.block].span.start
            month = next(self._before(match.start(), _MONTH, block), None)
            days = [f"{int(day):02}" for day in (match["first"].removesuffix("er"), match["last"]) if day]
            if month is not None and all("01" <= day <= "31" for day in days):
                return "/".join(f"{month[:7]}-{day}" for day in days)
        return None

    def _same_day(self, sentence: Sentence) -> str | None:
        """ "Dans l'après-midi, …": the day that the text told of right before."""
        start = sentence.span.start
        if not self.lexicon.within_day.match(self.here.folded, *sentence.span):
            return None
        return next(self._before(start, _DAY), None)

    def _years_away(self, sentence: Sentence, date: str) -> str:
        """ "Deux ans plus tôt, les 19 et 20 août": counted from the year that the text told of last."""
        start = sentence.span.start
        away = self.lexicon.years_away.match(self.here.folded, start, min(start + OPENING, sentence.span.end))
        own = [one for one in self._dates(sentence.span) if one.value == date]
        if away is None or not own or own[0].own_year:
            return date
        year = next(self._before(start, _YEAR), None)
        if year is None:
            return date
        years = self._count(away)
        return re.sub(r"(?<!\d)(?:\d{4}|XXXX)(?=-)", f"{int(year[:4]) + years}", date) if years else date

    def _count(self, away: re.Match[str]) -> int:
        """How many years later, or, below nought, earlier; 0 where the words do not say it."""
        number, words = away["number"], self.here.lexicon.words
        count = int(number) if number.isdigit() else self.here.lexicon.numbers.get(number, 0)
        for ways, sign in ((words.days_before, -1), (words.days_after, 1)):
            if any(re.match(rf"{re.escape(fold(way))}(?!\w)", away["way"]) for way in ways):
                return sign * count
        return 0

    def _before(self, start: int, form: re.Pattern[str], floor: int = 0) -> Iterator[str]:
        """The times before an offset, and behind `floor`, the nearest first."""
        begin = max(floor - 1, start - BACK)
        dates = (one for one in self.here.reading.dates if begin < one.span.start < start)
        for one in sorted(dates, key=lambda one: -one.span.start):
            if one.value and "/" not in one.value and form.match(one.value):
                yield one.value

    def _dates(self, span: Span) -> list[DateExpression]:
        return [one for one in self.here.reading.dates if span.contains(one.span)]


def whole_month(date: str | None) -> str | None:
    """A meeting at the beginning or end of a month is one of that month: its days are not told."""
    third = _THIRD.fullmatch(date or "")
    return third[1] if third else date
