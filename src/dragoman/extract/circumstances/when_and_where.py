"""When and where: the dates and places of a clause that belong to what it tells.

In: a reading, and spans of it (the parts of a clause). Out: EDTF dates and `Spot`s. A date that counts from
another ("depuis", "d'ici à") or dates a text is none; a place is one only behind a word like "à".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.circumstances.taking_part import TakingPart
from dragoman.extract.circumstances.words import SITE
from dragoman.model.entity import Entity
from dragoman.model.reading import DateExpression
from dragoman.model.span import Span
from dragoman.packs.entries import Place

_STATE = re.compile(r"^[A-Z]{2}$")
_YEARS = re.compile(r"^\d{4}/\d{4}$")  # of a heading: "le format, 2020-2023"
_SIGNED = re.compile(r"(?<!\w)(?:ete|ont|a|avait|avaient|est|sont|fut|furent) [\w]+(?:e|u)e?s? (?:en|le) $")
_ASIDE = re.compile(  # a participle behind a comma, with a day counted from that of the clause
    r", (?:(?:qui (?:est|etait|avait ete)|deja|lui-meme|elle-meme) )?[a-z]{3,}(?:e|i|u|is|it|ert)e?s? "
    r"(?P<day>la veille|le lendemain)(?!\w)(?! (?:du|des|de|d'))"
)
COUNTED = 60  # code points before a date in which "depuis son entrée en fonction" makes it another's
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_COMMON = "2011"  # a year without a leap day, to count days whose year is unknown
_ON = re.compile(r"^(?:\d{4}|XXXX)-\d{2}-\d{2}$")
_MONTH = re.compile(r"^(?:\d{4}|XXXX)-\d{2}(?!\d)")
_YEAR = re.compile(r"^\d{4}(?!\d)")

_WITHIN = re.compile(r", (?:dans|en|au) ?(?:la |le |l'|les )?(?:[\w'-]+ ){0,3}(?:de la |de |du |d'|de l')?")
APPOSED = 2  # code points between two expressions of one time: "aujourd'hui, jeudi 15 février"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something happens: a place, its country, or the country alone. `near`: only near the place."""

    span: Span
    place: Entity | None
    country: str | None
    near: bool = False


class WhenAndWhere(TakingPart):
    """Answers when and where, beside by whom."""

    def dates(self, spans: Sequence[tuple[int, int]], *, of_text: bool = False) -> Iterator[DateExpression]:
        """The expressions of time in some spans that date what the clause tells: an event, or a text."""
        least = min((start for start, _ in spans), default=0)
        most = max((end for _, end in spans), default=0)
        for date in self.reading.dates:
            start, end = date.span
            if (
                least <= start
                and end <= most
                and any(first <= start and end <= last for first, last in spans)
                and self._dates(date.span, of_text)
            ):
                yield date

    def _dates(self, span: Span, of_text: bool) -> bool:
        """Whether a time is that of an event, or of a text, by the words before it; looked at once."""
        asked = WhenAndWhere, id(self.lexicon), span, of_text
        return self.reading.once(asked, lambda: self._is_its_date(span, of_text))

    def _is_its_date(self, span: Span, of_text: bool) -> bool:
        before = self.folded[max(0, span.start - 24) : span.start]
        lead = self.folded[max(0, span.start - COUNTED) : span.start]
        if self.lexicon.not_its_date.search(before) and not (
            self.lexicon.set_for.search(before) or self.lexicon.begins_from.search(lead)
        ):
            return False
        if (not of_text and self.lexicon.other_act.search(lead)) or self.lexicon.counted_from.search(lead):
            return False
        told = _SIGNED.search(lead)  # "a été signé en juin, pendant la visite": the day of both
        return bool(of_text or told or not self.lexicon.date_of_text.search(before))

    def when(
        self, spans: Sequence[tuple[int, int]], near: int, last: str | None = None, *, of_text: bool = False
    ) -> str | None:
        """The date of an event told at offset `near`; `last` is the day of the event before ("la veille")."""
        for span in spans:
            if (day := self._day_beside(span, near)) is not None:
                return day
            words = self.folded[slice(*span)]
            last = self._day_before(span) or last
            days = self._days_from(words) if last and _ON.match(last) else None
            if last and days is not None and not (days == 0 and self._names_day(span)):
                return _moved(last, days)
            if last and _MONTH.match(last) and self.lexicon.same_month.search(words):
                return last[:7]
            if last and _YEAR.match(last) and self.lexicon.same_year.search(words):
                fine = any(one.value and "-" in one.value[4:] for one in self.dates(spans))
                if not fine:  # "le 31 octobre de la même année" has its own
                    return last[:4]
            if last and _YEAR.match(last) and self.lexicon.year_before.search(words):
                return str(int(last[:4]) - 1)
        every = list(self.dates(spans, of_text=of_text))
        dated = [
            one
            for one in every
            if one.value and "/.." not in one.value and not one.value.startswith("..")
            if not _YEARS.match(one.value)
        ]
        best = min(dated, key=lambda one: (-_fine(one.value or ""), _distance(one.span, near)), default=None)
        if best is None:
            return None
        left_open = (one for one in every if self._leaves_open(one, best))
        if any(_distance(one.span, near) < _distance(best.span, near) for one in left_open):
            return None  # "a ratifié mercredi le traité signé en 2010", and nobody knows which Wednesday
        return self._with_next_day(best, dated)

    def _leaves_open(self, one: DateExpression, best: DateExpression) -> bool:
        """Whether a time is another than the best, and nobody knows which day it is.

        "Le 31 octobre de la même année" and "aujourd'hui, jeudi 15 février" are one time.
        """
        if one.value is not None or not one.relative:
            return False
        apart = max(best.span.start - one.span.end, one.span.start - best.span.end)
        return apart > APPOSED and not self.lexicon.same_year.search(self.folded, *one.span)

    def _day_before(self, span: tuple[int, int]) -> str | None:
        """The day before a part of a sentence that has none: "Le 28 juillet, … ; le lendemain, …"."""
        if any(_ON.match(one.value or "") for one in self.dates([span])):
            return None
        sentence = self.reading.sentence_at(span[0])
        lead = Span(sentence.span.start, span[0]) if sentence and sentence.span.start < span[0] else None
        days = [one.value for one in self.dates([lead]) if one.value and _ON.match(one.value)] if lead else []
        return days[-1] if days else None

    def _day_beside(self, span: tuple[int, int], near: int) -> str | None:
        """ "s'est entretenu mercredi avec X, arrivé [la veille] à Y": the day of what is told at `near`."""
        aside = _ASIDE.search(self.folded, *span)
        if aside is None:
            return None
        before, at = Span(span[0], aside.start()), Span(*aside.span("day"))
        days = [one for one in self.dates([before]) if _ON.match(one.value or "")]
        shift = self._days_from(at.of(self.folded))
        if not days or shift is None:
            return None
        own = days[-1].value or ""
        return _moved(own, shift) if aside.start() < near else own

    def _names_day(self, span: tuple[int, int]) -> bool:
        """Whether words name a day of their own: "le même soir du 30 novembre"."""
        return any(_ON.match(one.value or "") and not one.relative for one in self.dates([span]))

    def counts_days(self, span: tuple[int, int]) -> bool:
        """Whether words count from a day told before: "le même jour", "la veille"."""
        return self._days_from(self.folded[slice(*span)]) is not None

    def _days_from(self, words: str) -> int | None:
        """How many days after the event before: "la veille" -1, "deux jours plus tard" 2; None if unsaid."""
        for pattern, days in (
            (self.lexicon.same_day, 0),
            (self.lexicon.day_before, -1),
            (self.lexicon.day_after, 1),
        ):
            if pattern.search(words):
                return days
        for pattern, sign in ((self.lexicon.days_before, -1), (self.lexicon.days_after, 1)):
            if match := pattern.search(words):
                number = match["number"]
                return sign * (int(number) if number.isdigit() else self.lexicon.numbers[number])
        return None

    def _with_next_day(self, best: DateExpression, dated: Sequence[DateExpression]) -> str | None:
        """ "jeudi et vendredi" are one event's two days."""
        days = [
            one
            for one in (best, *dated)
            if one is best or (self._joined(best.span, one.span) and _DAY.match(one.value or ""))
        ]
        values = sorted({one.value for one in days if one.value})
        if len(values) == 2 and _DAY.match(values[0]) and _follows(values[0], values[1]):
            return f"{values[0]}/{values[1]}"
        return best.value

    def _joined(self, a: Span, b: Span) -> bool:
        first, second = sorted((a, b))
        return self.folded[first.end : second.start].strip() == "et"

    def dateline(self) -> Spot | None:
        """The place of the dateline, for "ici"."""
        for block in self.reading.blocks[:4]:
            for name in self.reading.names_in((block.span.start, block.span.start + 40), "place"):
                after = self.folded[name.span.end : name.span.end + 40]
                if (
                    name.span.start == block.span.start
                    and re.match(r"\s+ |[ ,(]", after)
                    and isinstance(name.entity, Entity)
                ):
                    return Spot(name.span, name.entity, self.country_of(name.entity))
        return None

    def where(self, spans: Sequence[tuple[int, int]], near: int) -> Spot | None:
        """The place in which the clause says that something happens; of several, the one next to `near`."""
        spots = [spot for span in spans for spot in self._spots(Span(*span))]
        exact = [spot for spot in spots if spot.place and not spot.near]
        known = exact or [spot for spot in spots if spot.place] or spots
        best = min(known, key=lambda one: _distance(one.span, near), default=None)
        if best is not None:
            return next((one for one in known if self._lies_in(one, best)), best)
        if any(self.lexicon.here.search(self.folded, *span) for span in spans):
            return self.dateline()
        return None

    def _lies_in(self, one: Spot, other: Spot) -> bool:
        """ "à Lianyungang, dans le Jiangsu": the second place says where the first is."""
        return bool(_WITHIN.fullmatch(self.folded, one.span.end, other.span.start))

    def _spots(self, span: Span) -> Iterator[Spot]:
        text, folded = self.reading.text, self.folded
        for name in self.reading.names_in(span, "place", "country"):
            before = folded[max(span.start, name.span.start - 44) : name.span.start]
            if self.lexicon.accredited.search(folded, max(span.start, name.span.start - 90), name.span.start):
                continue
            near = self.lexicon.near.search(before)
            if isinstance(name.entity, str) and self.lexicon.capital_of.search(before):
                yield from self._capital(name.span, name.entity)
                continue
            site = isinstance(name.entity, Entity) and self.lexicon.site.search(
                folded[max(span.start, name.span.start - SITE) : name.span.start]
            )
            if not (near or site or self.lexicon.locative.search(before)):
                continue
            if isinstance(name.entity, str):
                if _STATE.match(name.entity):
                    yield Spot(name.span, None, name.entity, near is not None)
            elif near:  # near a place is not in it: the place is "près de Douchanbé", in the same country
                around = Entity(None, text[name.span.start - len(near[0]) : name.span.end])
                yield Spot(name.span, around, self.country_of(name.entity), True)
            else:
                yield Spot(name.span, name.entity, self.country_of(name.entity))
        for adjective in self.reading.adjectives:
            if span.contains(adjective.span) and self.lexicon.capital.search(
                folded[: adjective.span.start][-24:]
            ):
                yield from self._capital(adjective.span, str(adjective.entity))
        for match in self.lexicon.venue.finditer(folded, span.start, span.end):
            town = self.lexicon.venues[match["venue"]]
            named = Span(*match.span("venue")).of(text)
            yield Spot(
                Span(*match.span("venue")), self.lexicon.framework.entity(town).named(named), town.country
            )
        unknown = (self.lexicon.unknown, self.lexicon.told_by_region)
        for match in (one for pattern in unknown for one in pattern.finditer(text, span.start, span.end)):
            if not any(name.span.overlaps(match.span(1)) for name in self.reading.names):
                yield Spot(Span(*match.span(1)), Entity(None, match[1]), None)

    def _capital(self, span: Span, country: str) -> Iterator[Spot]:
        """The capital of a country: "dans la capitale tadjike", "dans la capitale du Kazakhstan"."""
        capital = self.lexicon.capitals.get(country)
        if isinstance(capital, Place):
            yield Spot(span, self.lexicon.framework.entity(capital), capital.country)


def _fine(date: str) -> int:
    """How fine a date is: a day 2, a month 1, a year 0."""
    return date.split("/")[0].count("-")


def _moved(day: str, by: int) -> str:
    """So many days from one whose year may be unknown."""
    known = day.replace("XXXX", _COMMON)
    moved = (dt.date.fromisoformat(known) + dt.timedelta(by)).isoformat()
    return moved if known == day else f"XXXX{moved[4:]}"


def _follows(first: str, second: str) -> bool:
    return dt.date.fromisoformat(second) - dt.date.fromisoformat(first) == dt.timedelta(days=1)


def _distance(span: Span, offset: int) -> int:
    return max(0, span.start - offset, offset - span.end)
