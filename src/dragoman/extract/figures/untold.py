"""Amounts that no article tells as its own: what a site asks its readers for, what it says is not so.

In: the folded text and the scope of an amount. Out: whether it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.extract.figures.scope import Scope
from dragoman.extract.quantities.bearings import either
from dragoman.packs.figures import FigureCues
from dragoman.packs.folding import fold

SUBSCRIPTION = 2000
"""An amount below which a subscription costs, in any currency that sites ask for."""


class UntoldReader:
    """The words of one language, ready for matching."""

    def __init__(self, cues: FigureCues) -> None:
        self._offers = re.compile(rf"(?<!\w){_folded(cues.offers)}(?!\w)")
        self._news = re.compile(rf"(?<!\w){_folded(cues.refuted)} (?:de |d'|du |des |selon )[^.;:]*$")
        self._not_so = re.compile(rf"(?<!\w){_folded(cues.not_so)} (?:de |d'|a )?$")
        copulas = _folded((*cues.copulas, "sont", "étaient"))
        self._wrong = re.compile(rf"(?<!\w){copulas} (?:[^\W\d_]+ment )?{_folded(cues.refuting)}(?!\w)")

    def is_untold(self, text: str, scope: Scope) -> bool:
        """Whether an amount is the site's price, that of news which its sentence refutes, or put right."""
        if self._not_so.search(text, scope.sentence.start, scope.start):
            return True
        little = scope.family == "money" and scope.quantity.value < SUBSCRIPTION
        if little and self._offers.search(text, scope.sentence.start, scope.tail.end):
            return True
        news = self._news.search(text, scope.sentence.start, scope.start)
        return news is not None and self._wrong.search(text, scope.end, scope.sentence.end) is not None


def _folded(words: Iterable[str]) -> str:
    return either(fold(word) for word in words)
