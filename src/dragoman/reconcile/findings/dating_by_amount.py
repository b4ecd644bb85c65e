"""Dates of a text without a day that an amount settles which others have in one year alone.

"L'an dernier, le Turkménistan a livré à la Chine 27 milliards de mètres cubes" is of 2020 where all others
who tell this amount of the two have it in 2020, and "l'an dernier" can mean that.

In: the facts of an undated document, what is held. Out: the expressions that are settled so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.entry import Told
from dragoman.model.fact import DateFact, Figure
from dragoman.reconcile.findings.amounts import amount_key, is_open
from dragoman.reconcile.findings.held import Held, together

LATER = 3
"""Years, from that of an amount on, in which a text on it may have been written."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression that means a year (`value`), the years in which it was written, and who tells so."""

    expression: Told
    value: str
    years: tuple[str, ...]
    tellers: tuple[Told, ...]


def dated_by_amount(facts: Sequence[Told], held: Held) -> Iterator[Dated]:
    """The expressions of time of an undated document that stand alone beside an amount which others date."""
    for one in facts:
        if not isinstance(one.fact, Figure) or not is_open(one):
            continue
        said = [day for day in facts if isinstance(day.fact, DateFact) and together(day, one)]
        found = held.by_amount.get(amount_key(one.fact), ())
        tellers = tuple(other for other in found if other.document != one.document)
        periods = {str(getattr(other.fact, "period", "")) for other in tellers}
        if len(said) != 1 or getattr(said[0].fact, "value", None) is not None or len(periods) != 1:
            continue
        value = next(iter(periods))
        years = (str(int(value) + later) for later in range(LATER))
        fitting = tuple(year for year in years if held.dater(said[0].quotation, year) == value)
        if fitting:
            yield Dated(said[0], value, fitting, tellers)
