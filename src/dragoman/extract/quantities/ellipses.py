"""Numbers that leave out their unit: they have that of the quantity before them, or the text's only currency.

In: candidates in order of place. Out: the same, with units. Ranges and coordinated numbers, which share one
unit, are left to `combining.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.quantities.combining import Candidate, is_year
from dragoman.extract.quantities.durations import SENTENCE_END
from dragoman.extract.quantities.lexicon import QuantityLexicon
from dragoman.extract.quantities.numbers import Number, times

RECKONED = re.compile(r" (?:n')?en (?:a|ont|avait|avaient) ")
"""Between a yearly amount and what was reached: "4 millions par an, il n'en a traité que 2,7"."""
ELLIPSIS = 250
"""Code points behind an amount in which "31 milliards" alone is of the same currency."""
AHEAD = 120
"""Code points between an amount without a currency and the next, which has it."""
ASIDE = 30
"""Code points between an amount and its like in brackets."""
KEPT = frozenset({"money", "measure", "counted"})
"""Kinds of units that a number without one may take over."""
PART_BELOW = re.compile(r" *\n *(?:[-–—•*] ?)?(?=dont (?!.*\n))")
"""Before a line that tells a part of the one above: "Échanges : 10 milliards / dont ventes : 9"."""
FEW = 10
"""A smaller number at the head of a clause may be a numeral of the story."""
THOUSAND, MILLION = 1e3, 1e6
EXTENTS = frozenset(["km", "m", "cm", "mm", "km2", "m2", "har", "MW", "GW", "kW", "kV"])
"""Units that nothing has millions of."""


def elliptic(text: str, candidates: Sequence[Candidate], lexicon: QuantityLexicon) -> list[Candidate]:
    """Numbers that leave out their unit have that of the quantity before them.

    An amount by the million, in the same paragraph ("31 milliards"); a bare number in a list, in the same
    sentence ("966 km, dont 391 au Tadjikistan"). Where nothing stands before it in its paragraph, an amount
    has the one currency in which the text counts by the million, if it counts nothing else so.
    """
    found: list[Candidate] = []
    last: Candidate | None = None
    money: Candidate | None = None
    large: Candidate | None = None
    only, currency = _only_large(candidates), _only_money(candidates)
    for candidate in candidates:
        if candidate.unit is None:
            source = money if last and _is_worth(text, last, candidate.number) else last
            if last and last.unit and last.unit.code in EXTENTS and candidate.number.factor >= MILLION:
                source = large
            taken = _taking_over(text, source, candidate, lexicon)
            if taken.unit is None and only and (last is None or "\n" in text[last.end : candidate.start]):
                taken = _in_only_currency(text, only, candidate, lexicon)
            if taken.unit is None and currency and lexicon.bearings.counts_money(text, candidate.number.end):
                taken = _in_only_currency(text, currency, candidate, lexicon)
            last = taken if taken.unit else last
            found.append(taken)
            continue
        if candidate.unit.kind in KEPT and not _is_aside(text, candidate, last):
            last = candidate
            money = candidate if candidate.unit.kind == "money" else money
            large = candidate if candidate.number.factor >= MILLION else large
        found.append(candidate)
    return _with_currency_behind(text, found, lexicon)


def _only_large(candidates: Sequence[Candidate]) -> Candidate | None:
    """An amount of the only currency of a text, if that alone is told by the million or milliard."""
    large = [one for one in candidates if one.unit and one.unit.kind in KEPT and one.number.factor >= MILLION]
    units = {one.unit.code for one in candidates if one.unit and one.unit.kind == "money"}
    units |= {one.unit.code for one in large if one.unit}
    return large[0] if large and len(units) == 1 and large[0].unit and large[0].unit.kind == "money" else None


def _only_money(candidates: Sequence[Candidate]) -> Candidate | None:
    """An amount of the only currency of a text."""
    money = [one for one in candidates if one.unit and one.unit.kind == "money"]
    return money[0] if len({one.unit.code for one in money if one.unit}) == 1 else None


def _in_only_currency(
    text: str, only: Candidate, candidate: Candidate, lexicon: QuantityLexicon
) -> Candidate:
    """A large amount without a unit in the only currency of the text, where it counts nothing."""
    number, unit = candidate.number, only.unit
    if unit is None or number.ordinal or number.factor < MILLION:
        return candidate
    if not lexicon.bearings.counts_nothing(text, number.end):
        return candidate
    return replace(candidate, unit=unit._replace(start=number.start, end=number.end, rate=None, factor=1.0))


def _with_currency_behind(
    text: str, candidates: Sequence[Candidate], lexicon: QuantityLexicon
) -> list[Candidate]:
    """Amounts whose currency stands with the next: "de 10 milliards en 2020 à 15 milliards de dollars"."""
    found = list(candidates)
    following: Candidate | None = None
    for i in range(len(found) - 1, -1, -1):
        one, following = found[i], found[i] if found[i].unit else following
        number, unit = one.number, following.unit if following else None
        if one.unit or number.factor < 1e6 or unit is None or unit.kind != "money" or following is None:
            continue
        gap = text[number.end : following.start]
        beside = len(gap) < AHEAD and "\n" not in gap and not SENTENCE_END.search(gap)
        if beside and lexicon.bearings.counts_nothing(text, number.end):
            found[i] = replace(one, unit=unit._replace(start=number.start, end=number.end, factor=1.0))
    return found


def _taking_over(
    text: str, last: Candidate | None, candidate: Candidate, lexicon: QuantityLexicon
) -> Candidate:
    """A number without a unit with that of the quantity before it, where it leaves it out."""
    number, bearings = candidate.number, lexicon.bearings
    if last is None or last.unit is None or number.ordinal or number.approximate:
        return candidate
    gap = text[last.end : number.start]
    if len(gap) >= ELLIPSIS or "\n" in PART_BELOW.sub(" ", gap):
        return candidate
    alone = bearings.counts_nothing(text, number.end)
    amount = last.unit.kind == "money" and bearings.amounts(text, number.start)
    verb = bearings.headless(text, number.start, number.end)
    scaled = number.factor >= 1e6 and (alone or amount or verb) and gap != ". "
    listed = not scaled and not SENTENCE_END.search(gap) and not is_year(number, "") and not number.words
    place = number.start, number.end
    listed = listed and (bearings.listed(text, *place) or bearings.dated(text, *place))
    headless = verb and not scaled and not listed and _is_several(number, last)
    if not scaled and not listed and not headless and not bearings.emphatic(text, *place):
        return candidate
    factor = 1.0 if scaled or headless or number.value >= THOUSAND else last.number.factor
    value = times(number.value, factor)
    done = RECKONED.search(text, last.end, number.start)
    own = lexicon.rate_after.match(text, number.end) if last.unit.kind in ("measure", "counted") else None
    end = own.end() if own else number.end
    rate = lexicon.rates[own["rate"].lower()] if own else None if done else last.unit.rate
    unit = last.unit._replace(start=number.start, end=end, rate=rate)
    return Candidate(replace(number, value=value, factor=max(factor, number.factor)), unit)


def _is_several(number: Number, last: Candidate) -> bool:
    """Whether a bare number can count again what was told before: "105 000 seront raccordées"."""
    things = last.unit is not None and last.unit.kind in ("counted", "measure")
    return things and number.value >= FEW and not number.words and not is_year(number, "")


def _is_aside(text: str, amount: Candidate, last: Candidate | None) -> bool:
    """Whether an amount in brackets only repeats the one before it in another currency."""
    if last is None or last.unit is None or last.unit.kind != "money":
        return False
    gap = text[last.end : amount.start]
    return len(gap) < ASIDE and gap.lstrip().startswith("(") and text[amount.end : amount.end + 1] == ")"


def _is_worth(text: str, counted: Candidate, number: Number) -> bool:
    """Whether a bare amount is what things counted before are worth: "45 projets … 14 millions"."""
    few = counted.unit is not None and counted.unit.kind == "counted" and not counted.number.scaled
    same = "\n" not in text[counted.end : number.start]
    return few and same and number.factor >= 1e6 and counted.number.value < 1e4
