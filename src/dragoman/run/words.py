"""What an expression of time means on a day, by the language's own words. Out: a `Dater`."""

from __future__ import annotations

from functools import cache

from dragoman.extract.dates.reader import find_dates
from dragoman.packs.dates import DateWords
from dragoman.packs.language import load_section
from dragoman.reconcile.findings.held import Dater
from dragoman.run.options import LANGUAGE


@cache
def dater() -> Dater:
    """What an expression of time means on a day, by the language's own words."""
    words = load_section(LANGUAGE, DateWords)

    def meaning(expression: str, day: str) -> str | None:
        """The one date that is found, if it is one."""
        found = find_dates(expression, words, day)
        return found[0].value if len(found) == 1 else None

    return meaning
