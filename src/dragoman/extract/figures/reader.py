"""Figures: what each quantity of a document measures, for whom and when.

In: a `Reading` and `FigureCues`. Out: `model.fact.Figure`, one a quantity in the article (one a holder,
where a share is each one's). Finding the quantities is left to `quantities`; nothing is taken from another
clause unless the text ties the two: an amount in brackets, a list, growth behind its value, "ce chiffre".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.extract.figures.facts import facts, without_repeated_headings
from dragoman.extract.figures.headings import HeadingReader
from dragoman.extract.figures.indicators import IndicatorReader
from dragoman.extract.figures.pairs import NOBODY, Pair
from dragoman.extract.figures.parties import PartyReader
from dragoman.extract.figures.periods import PeriodReader, ends, year_earlier
from dragoman.extract.figures.projects import ProjectReader
from dragoman.extract.figures.scope import Scope, ScopeReader
from dragoman.extract.figures.told import Told, begins_range, narrowed
from dragoman.extract.figures.words import Words
from dragoman.extract.quantities.bearings import either, hedge
from dragoman.model.entity import Party
from dragoman.model.fact import Figure
from dragoman.model.reading import DateExpression, Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues
from dragoman.packs.language import load_section
from dragoman.packs.quantities import NumberWords

OF_PROJECT = frozenset(
    {"length", "area", "cost", "capacity", "duration", "count", "share", "loan", "volume", "investment"}
)
"""What may be told of a project."""
TIMELESS = frozenset({"length", "area", "duration", "cost", "price"})
"""What has no period but the one that stands beside it."""


class FigureReader:
    """Reads figures with one language's cues. Immutable after construction."""

    def __init__(self, cues: FigureCues, numbers: NumberWords) -> None:
        self._words = Words(cues)
        self._scopes = ScopeReader(cues)
        self._indicators = IndicatorReader(cues, hedge(numbers, folded=True))
        self._periods = PeriodReader(cues)
        self._parties = PartyReader(cues)
        self._projects = ProjectReader(cues)
        self._parts = frozenset(cues.parts)
        self._headings = HeadingReader(numbers)
        self._reaching = re.compile(rf"(?<!\w){either(cues.reaching)}(?: [^\W\d_]+){{0,2}} ?$")
        self._of_value = re.compile(rf" (?:[^\W\d_]+ )?{either(cues.of_value)}(?!\w)")

    def figures(self, reading: Reading) -> tuple[Figure, ...]:
        """The figures of a document, in order of place; spans count code points of the working text."""
        scopes = self._scopes.scopes(reading)
        folded = self._words.of(reading)
        told: list[Told] = []
        for i, scope in enumerate(scopes):
            following = scopes[i + 1] if i + 1 < len(scopes) else None
            told.append(self._tell(reading, folded, scope, following, told))
        for i in range(len(told) - 2, -1, -1):
            told[i] = self._sharing(reading.text, told[i], told[i + 1], i)
            if begins_range(told[i].scope, told[i + 1].scope):
                told[i] = replace(told[i + 1], scope=told[i].scope)
        paid = [0, *(self._indicators.denominator(folded, scope) for scope in scopes)]
        kept = [one for one, until in zip(told, paid, strict=False) if one.scope.start >= until]
        return without_repeated_headings(reading, [figure for one in kept for figure in facts(reading, one)])

    def _tell(
        self, reading: Reading, folded: str, scope: Scope, following: Scope | None, told: Sequence[Told]
    ) -> Told:
        if scope.twin is not None:
            return replace(told[scope.twin], scope=scope)
        previous = told[scope.before] if scope.before is not None else None
        indicator = self._indicators.indicator(
            folded, scope, self._scopes.starts_change(reading.text, scope, following)
        )
        heading = self._heading(reading, folded, scope)
        if heading:
            previous, scope = None, replace(scope, lead=Span(scope.sentence.start, scope.start))
        before = heading or previous or self._tied(reading, folded, scope, indicator, told)
        if indicator is None and before is None and self._indicators.goes_on(folded, scope, False):
            sentence = self._sentence_before(reading, scope)
            indicator = self._cue_before(folded, scope, sentence)
            before = self._said_before(reading, scope, sentence, indicator)
        found = Told(scope, *self._named(folded, scope, indicator, before), sure=indicator is not None)
        found = self._with_period(reading, found, previous, before)
        found = self._with_parties(reading, found, before)
        grown = (found.period, found.base) if found.base and found.indicator == "growth" else None
        found = replace(found, grown=grown or (before.grown if before else None))
        return replace(found, of=self._project(reading, found, before))

    def _named(
        self, folded: str, scope: Scope, indicator: str | None, before: Told | None
    ) -> tuple[str, str]:
        """The indicator, and what is measured beneath it, with what the figure before tells."""
        if indicator is None and before:
            if scope.family == "percent":
                indicator = before.indicator if before.indicator in ("growth", "share") else None
            elif before.indicator != "price" and before.tells_like(scope):
                indicator = before.measured
        if scope.quantity.qualifier == "ordinal" and scope.family == "counted":
            indicator = "count"
        indicator = indicator or self._indicators.default(scope)
        if indicator not in ("growth", "share"):
            return indicator, indicator
        own = self._indicators.cue_in(folded, "money", scope.lead.start, scope.start)
        own = own or self._indicators.cue_behind(folded, "money", scope)
        return indicator, own or (before.measured if before else indicator)

    @staticmethod
    def _sentence_before(reading: Reading, scope: Scope) -> Span | None:
        sentence = reading.sentence_at(max(0, scope.sentence.start - 2))
        return sentence.span if sentence and sentence.span.end <= scope.sentence.start else None

    def _cue_before(self, folded: str, scope: Scope, sentence: Span | None) -> str | None:
        """What the sentence before tells of: "Le coût reste débattu. Il atteindrait …"."""
        return self._indicators.cue_in(folded, scope.family, *sentence) if sentence else None

    def _said_before(
        self, reading: Reading, scope: Scope, sentence: Span | None, indicator: str | None
    ) -> Told | None:
        """Whom and when the sentence before tells of: "Le commerce de … croît en 2024. Il atteint …"."""
        if sentence is None or indicator is None:
            return None
        at = Span(sentence.end, sentence.end)
        pseudo = replace(
            scope, quantity=replace(scope.quantity, span=at), sentence=sentence, lead=sentence, tail=at
        )
        told = self._with_period(reading, Told(pseudo, indicator, indicator), None, None)
        return self._with_parties(reading, told, None)

    def _tied(
        self, reading: Reading, folded: str, scope: Scope, indicator: str | None, told: Sequence[Told]
    ) -> Told | None:
        """The last figure before the sentence, where the sentence goes on about it."""
        if not told or not self._indicators.goes_on(folded, scope, indicator is not None):
            return None
        last = told[-1]
        while last.scope.before is not None and self._scopes.is_compared(reading.text, last.scope):
            last = told[last.scope.before]
        gap = reading.text[told[-1].scope.sentence.end : scope.sentence.start]
        return last if not gap.strip() else None

    def _heading(self, reading: Reading, folded: str, scope: Scope) -> Told | None:
        """What the heading of a table or list tells of the numbers in its rows."""
        text = reading.text
        found = self._headings.heading(text, scope.start)
        if found is None:
            return None
        heading, row = found
        at = replace(scope.quantity, span=Span(heading.end, heading.end))
        pseudo = Scope(at, "money", heading, heading, at.span, None, None)
        told = Told(
            pseudo, *self._named(folded, pseudo, self._indicators.indicator(folded, pseudo, False), None)
        )
        told = self._with_parties(reading, self._with_period(reading, told, None, None), None)
        rows = replace(pseudo, tail=Span(heading.end, row))
        base = year_earlier(told.period) if self._periods.compares_with_year_before(text, rows) else None
        return replace(told, base=base)

    def _sharing(self, text: str, told: Told, following: Told, index: int) -> Told:
        """A quantity whose worth the next one tells holds when that holds."""
        if following.scope.before != index or told.period or not following.period:
            return told
        if self._of_value.match(text, told.scope.end):
            return replace(told, period=following.period)
        reached = self._reaching.search(text[told.scope.end : following.scope.start])
        if told.indicator != "growth" or not reached or following.measured != told.measured:
            return told
        over_year = self._periods.compares_with_year_before(text, told.scope)
        base = year_earlier(following.period) if over_year else told.base
        return replace(told, period=following.period, base=base)

    def _with_period(self, reading: Reading, told: Told, previous: Told | None, before: Told | None) -> Told:
        own, compared = self._periods.dates(reading, told.scope)
        if self._periods.tells_previous_year(reading.text, told.scope):
            own = [date for date in own if date.value]
        if told.indicator == "capacity":  # "ouvert en 2024, il peut traiter …": only what stands behind it
            own = [date for date in own if date.span.start >= told.scope.end]
        period = (
            self._own_period(reading, told, own) if own else self._inherited_period(reading, told, before)
        )
        both = ends(period) if period else None
        if told.indicator == "growth":
            if both:
                return replace(told, base=both[0], period=both[1])
            base = self._base(reading, told, period, compared, before, own)
            base = base or (before.since if before else None)
            return replace(told, period=period, base=base or self._same_base(period, before, own))
        since = None
        if previous and self._scopes.starts_change(reading.text, previous.scope, told.scope):
            since = both[0] if both else previous.period
            period = both[1] if both else period
        return replace(told, period=period, since=since)

    def _own_period(self, reading: Reading, told: Told, own: Sequence[DateExpression]) -> str | None:
        date, scope = own[0], told.scope
        aimed = date.span.end <= scope.start and self._periods.aims(reading.text, date.span.end, scope.start)
        if aimed and not (date.value or "").startswith("../"):
            return None
        return self._periods.period(reading, date, told.measured)

    def _inherited_period(self, reading: Reading, told: Told, before: Told | None) -> str | None:
        scope, text = told.scope, reading.text
        if before is None or told.indicator in TIMELESS:
            return None
        if self._scopes.is_compared(text, scope):
            return year_earlier(before.period) if self._periods.tells_previous_year(text, scope) else None
        return None if self._periods.aims(text, scope.lead.start, scope.start) else before.period

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
        return before.base if before and not own else None

    @staticmethod
    def _same_base(period: str | None, before: Told | None, own: Sequence[DateExpression]) -> str | None:
        """The base of the growth before, where a list goes on: "(22 milliards, +2,9), l'autre (13 …"."""
        same = before and before.grown and period == before.grown[0] and not own
        return before.grown[1] if before and before.grown and same else None

    def _with_parties(self, reading: Reading, told: Told, before: Told | None) -> Told:
        scope = told.scope
        if told.indicator == "share":
            return replace(
                told,
                holders=tuple(self._parties.holders(reading, scope)),
                root=before.root if before else NOBODY,
            )
        measured = told.measured if told.measured != "growth" else "trade"
        start = scope.lead.start
        own = self._parties.pair(reading, scope, measured, start)
        if before is None:
            return replace(told, pair=own, root=own)
        if own.area is None and own.counterpart is None:
            same = told.measured == before.measured or told.indicator in (
                "growth",
                "volume",
                "exports",
                "imports",
            )
            return replace(told, pair=before.pair, root=before.root) if same else told
        if told.measured != before.measured:
            return replace(told, pair=own, root=own)
        if before.scope.start == before.scope.end:  # a table's heading names one, its rows the other
            partner = before.pair.counterpart or before.pair.area
            one_named = None in before.pair and own.counterpart is None
            pair = Pair(own.area, partner) if one_named else own
            return replace(told, pair=pair, root=pair)
        directed = told.measured in ("exports", "imports") and before.scope.sentence == scope.sentence
        pair = narrowed(own, before.root, directed)
        return replace(told, pair=pair, root=own if pair == own else before.root)

    def _project(self, reading: Reading, told: Told, before: Told | None) -> Party | None:
        if told.indicator not in OF_PROJECT:
            return None
        if told.indicator == "count" and told.scope.quantity.unit not in self._parts:
            return None
        return self._projects.project(reading, told.scope) or (before.of if before else None)


@cache
def figure_reader(language: str) -> FigureReader:
    """The reader with a language's pack. Raises PackError where there is none."""
    return FigureReader(load_section(language, FigureCues), load_section(language, NumberWords))


def figures(reading: Reading) -> tuple[Figure, ...]:
    """The figures of a document, in order of place; spans count code points of the working text."""
    return figure_reader(reading.language).figures(reading)
