"""Says numbers and amounts: `674,15 milliards de yuans`, `about 5,000 trains`, `+116 %`, `30e anniversaire`.

In: a value with its unit as the contract writes it (ISO 4217, UCUM, an English noun), and the words of a
language. Out: text, in which no digit is lost. Numbers are written by CLDR, by way of Babel.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from babel.numbers import (
    format_decimal,
    get_currency_name,
    get_decimal_symbol,
    get_group_symbol,
    is_currency,
)

from dragoman.packs.wording import Wording

_RATE = re.compile(r"(.+)/(a|mo|wk|d|h|s)")
DECIMALS = 10


def number(value: float | Decimal, wording: Wording) -> str:
    """A number with the separators of the language, to ten decimals (CLDR)."""
    exact = value if isinstance(value, (int, Decimal)) else Decimal(str(value))
    said = f"{exact:,}" if isinstance(exact, int) else f"{_rounded(exact):,f}"
    if "." in said:
        said = said.rstrip("0").rstrip(".")
    return said.translate(_separators(wording.language)).replace(
        "-", "−"
    )  # no line is broken at a minus sign


def _rounded(value: Decimal) -> Decimal:
    return round(value, DECIMALS) if int(value.as_tuple().exponent) < -DECIMALS else value


@cache
def _separators(language: str) -> dict[int, str]:
    """What stands between thousands and before decimals (CLDR)."""
    return str.maketrans({",": get_group_symbol(language), ".": get_decimal_symbol(language)})


def ordinal(value: int, wording: Wording) -> str:
    """`30e`, `1er`, `21st`."""
    digits = format_decimal(value, format="#,##0", locale=wording.language)
    for pattern, suffix in wording.grammar.ordinals:
        if re.search(pattern, str(value)):
            return f"{digits}{suffix}"
    return digits


def ordinal_word(value: int, wording: Wording, form: str) -> str:
    """`deuxième` for the first ten, `12e` for the others."""
    words = wording.grammar.ordinal_words["f" if form.startswith("f") else "m"]
    return words[value - 1] if 0 < value <= len(words) else ordinal(value, wording)


def amount(value: float, unit: str, wording: Wording, *, signed: bool = False) -> str:
    """A value with its unit; `signed` shows the sign of a rise too."""
    sign = "+" if signed and value > 0 else ""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if unit == "percent":
        return wording.amounts.percent.replace("{n}", sign + number(exact, wording))
    for scale in wording.amounts.scales:
        if abs(exact) >= Decimal(scale.value):
            scaled = exact / Decimal(scale.value)
            many = abs(scaled) >= wording.amounts.plural_from
            name = unit_name(unit, wording, many=True)
            joint = _joint(unit, name, wording)
            return f"{sign}{number(scaled, wording)} {scale.names[many]} {joint}{name}".rstrip()
    many = abs(exact) >= Decimal(str(wording.amounts.plural_from))
    return f"{sign}{number(exact, wording)} {unit_name(unit, wording, many=many)}".rstrip()


def nth(value: float, unit: str, wording: Wording) -> str:
    """What an ordinal counts: `5 000e camion`, `30th anniversary`."""
    name = wording.amounts.ordinal_units.get(unit) or unit_name(unit, wording, many=False)
    rank = ordinal(int(value), wording) if float(value).is_integer() else number(value, wording)
    return f"{rank} {name}".rstrip()


def unit_name(unit: str, wording: Wording, *, many: bool) -> str:
    """A unit in words: a currency, a measure, a rate, or the noun of what is counted."""
    rate = _RATE.fullmatch(unit)
    if rate and unit not in wording.amounts.units:
        return f"{unit_name(rate[1], wording, many=many)} {wording.amounts.rates[rate[2]]}"
    if known := wording.amounts.units.get(unit):
        return known.names[many]
    if own := wording.amounts.currencies.get(unit):
        return own[many]
    if unit.isupper() and is_currency(unit):
        return str(get_currency_name(unit, count=2 if many else 1, locale=wording.language))
    if unit in wording.counted:
        return plural(wording.counted[unit], wording) if many else wording.counted[unit]
    return plural(unit, wording) if many and _is_noun(unit) else unit


def plural(noun: str, wording: Wording) -> str:
    """The plural of a noun by the endings of the language: of a compound, by its head."""
    head, blank, rest = _head(noun, wording)
    for pattern, ending in wording.amounts.plurals:
        if re.search(pattern, head):
            return re.sub(pattern, ending, head, count=1) + blank + rest
    return noun


def _head(noun: str, wording: Wording) -> tuple[str, str, str]:
    """The part of a compound that takes the plural, and what follows it."""
    if wording.grammar.heads_at == "first":
        return noun.partition(" ")
    return noun, "", ""


def _joint(unit: str, name: str, wording: Wording) -> str:
    known = wording.amounts.units.get(unit)
    if not name or (known and not known.of):
        return ""
    return wording.amounts.joint[name.lower().startswith(wording.grammar.elided)]


def _is_noun(unit: str) -> bool:
    """Whether a unit is a word, not a code (`kV`, `GWh`): lower case and of three letters or more."""
    return len(unit) > 2 and unit.replace("-", "").replace(" ", "").isalpha() and unit.islower()
