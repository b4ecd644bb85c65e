"""What words of a language tell that merging goes by: days, agencies of texts, things handed over, parts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.extract.dates.reader import find_dates
from dragoman.packs.cleaning import Boilerplate
from dragoman.packs.credits import Credits
from dragoman.packs.dates import DateWords
from dragoman.packs.handing import Handing
from dragoman.packs.language import load_section
from dragoman.packs.phases import Phases
from dragoman.reconcile.credits import Credit, CreditReader
from dragoman.reconcile.findings.held import Dater
from dragoman.reconcile.handing import HandingReader
from dragoman.reconcile.phases import PhaseReader
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


@cache
def handing() -> HandingReader:
    """What says that things were promised and handed over, by the language's own words."""
    return HandingReader([load_section(LANGUAGE, Handing)])


@cache
def phases() -> PhaseReader:
    """What says which part of a project a text tells of, by the language's own words."""
    return PhaseReader([load_section(LANGUAGE, Phases)])


@cache
def _credits() -> CreditReader:
    return CreditReader([load_section(LANGUAGE, Credits)], load_section(LANGUAGE, Boilerplate).sites)


def credits_of(text: str, around: Sequence[str]) -> Credit | None:
    """Which agency a text comes from, by its own words, its publisher, and what its site put around it."""
    return _credits().credit(text, around)
