"""Which figure a sentence goes on about: by a pronoun, by "ce chiffre", by the next entry of a series.

In: the folded text, the scope of a quantity, the figures before it. Out: the figure that it goes on about, or
None. What it takes over from that figure is left to `timing.py` and `reader.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.extract.figures.indicators import IndicatorReader
from dragoman.extract.figures.scope import Scope, ScopeReader
from dragoman.extract.figures.told import MONEY, TRADED, Told
from dragoman.extract.quantities.bearings import either
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues
from dragoman.packs.folding import fold

OPENING = 60
"""Code points before the comma behind which a sentence begins in earnest: "Parallèlement, …"."""
NOUN = 48
"""Code points in which the noun of a series stands: "Les échanges commerciaux entre …"."""
APART = 220
"""Code points of the same paragraph that may stand between two entries of a series."""


class TieReader:
    """The words of one language that tie a sentence to the figure before it, ready for matching."""

    def __init__(self, cues: FigureCues, scopes: ScopeReader, indicators: IndicatorReader) -> None:
        self._scopes, self._indicators = scopes, indicators
        money = cues.indicators["money"]
        traded = either(fold(word) for name in sorted(TRADED) for word in money[name])
        bare = either(fold(word) for word in cues.bare)
        opening = rf"\s*(?:[-•–] ?)?(?:[^,.;:]{{1,{OPENING}}}, )?"
        self._series = re.compile(rf"{opening}(?:{bare}|[cst]es) ?(?:[^\W\d_]+ ){{0,3}}?{traded}(?!\w)")
        other = either(fold(word) for word in cues.impersonal)
        plural = "ils|elles|ce(?:lles|ux|lui|lle)[ -]ci"
        own = either(fold(word) for word in cues.personal)
        single = rf"(?:il|elle)(?: {own}|(?! (?:n'|ne )?{other}))"
        self._pronoun = re.compile(rf"{opening}(?:{plural}|{single})(?!\w)")
        self._ranks = re.compile(rf"(?<!\w){either(fold(word) for word in cues.ranks)}(?!\w)")
        self._bill = re.compile(rf"(?<!\w){either(fold(word) for word in cues.bill)}(?!\w)")
        self._parted = re.compile(rf"(?<!\w)(?i:{either(cues.of_which)})(?!\w)")
        recalls = either(fold(word) for word in cues.recalls)
        noun = r"une? (?:[^\W\d_]+ ){1,3}(?:de |d')"  # "c'est une croissance annuelle de"
        self._recalls = re.compile(rf"\s*{recalls}[,:]? ?(?:(?:[^\W\d_]+ ){{0,2}}|{noun})")

    def tied(
        self, reading: Reading, folded: str, scope: Scope, indicator: str | None, told: Sequence[Told]
    ) -> Told | None:
        """The last figure before the sentence, where the sentence goes on about it."""
        if not told or told[-1].scope.sentence == scope.sentence:
            return None
        gap = reading.text[told[-1].scope.sentence.end : scope.sentence.start]
        goes_on = self._indicators.goes_on(folded, scope, indicator is not None)
        goes_on = goes_on or (
            indicator in (None, told[-1].measured) and self.is_ranked(folded, scope, told[-1])
        )
        recalls = self._recalls.fullmatch(folded, scope.sentence.start, scope.start)
        if not gap.strip() and (goes_on or recalls or self._pronoun.match(folded, scope.sentence.start)):
            return self._last(reading.text, told)
        return None

    def is_bill(self, folded: str, scope: Scope, told: Sequence[Told]) -> bool:
        """Whether "la facture" is that of the imports told right before."""
        bought = bool(told) and told[-1].measured == "imports"
        return bought and bool(self._bill.search(folded, scope.lead.start, scope.start))

    def opens_with_pronoun(self, folded: str, sentence: Span) -> bool:
        """Whether a sentence begins with a pronoun, which takes up the one before it."""
        return bool(self._pronoun.match(folded, *sentence))

    def is_ranked(self, folded: str, scope: Scope, before: Told) -> bool:
        """Whether the sentence ranks those who have a part in what the figure before tells."""
        if before.ranked and (before.scope.sentence == scope.sentence or before.is_heading):
            return True
        return before.measured in MONEY and bool(self._ranks.search(folded, *scope.sentence))

    def next_of_series(
        self, reading: Reading, folded: str, scope: Scope, told: Sequence[Told]
    ) -> Told | None:
        """The last figure, where the sentence tells another flow of the same trade: "Les importations …"."""
        if not told or told[-1].scope.sentence == scope.sentence or told[-1].measured not in TRADED:
            return None
        gap = reading.text[told[-1].scope.sentence.end : scope.sentence.start]
        near = not gap.strip() or (len(gap) < APART and "\n" not in gap)
        opens = self._series.match(folded, scope.sentence.start)
        if not near or not opens or opens.end() > scope.start:
            return None
        return self._last(reading.text, told)

    def _last(self, text: str, told: Sequence[Told]) -> Told:
        i = len(told) - 1
        while i and (told[i].aside or self._scopes.is_compared(text, told[i].scope)):
            before = told[i].scope.before
            if before is None and not told[i].aside:
                break
            i = i - 1 if before is None else before
        before = told[i].scope.before
        if before is not None and self._parted.search(text, told[i].scope.lead.start, told[i].scope.start):
            return told[before]  # "… a atteint 12 milliards, dont 2 de ventes. Il a …"
        return told[i]
