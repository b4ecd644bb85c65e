"""The tables by which quantities are read, made once from a language's pack.

In: `packs.quantities.QuantityKnowledge` and CLDR's currency names. Out: a :class:`QuantityLexicon`. Which
number takes which unit is left to `units` and `quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from babel import Locale
from babel.numbers import get_currency_name

from dragoman.extract.quantities.bearings import Bearings, either
from dragoman.extract.quantities.durations import TermReader
from dragoman.extract.quantities.numbers import NumberReader
from dragoman.packs.folding import fold
from dragoman.packs.quantities import QuantityKnowledge, Units

LONGEST_NAME = 5
"""Words that the longest name of a unit has."""


_TO_AMOUNT = (
    r"(?:[^.,;:\d\n]{0,60}|[^.,;:\d\n]{0,30} ?: ?(?:\d[\d ,.]*[^.,;:\d\n]{1,30} et )?[^.,;:\d\n]{0,20})"
)
"""Between "production annuelle" and its amount, or those behind its colon: "2 t d'or et 20 d'argent"."""

_LINKS = r"(?:de |d'|du |des |vers |à |au |aux |en )"
"""Between what is measured and its rate: "65 milliards de mètres cubes de gaz vers la Chine chaque année"."""

LONG_NAME = 7
"""Letters of a unit's name before which "un" is a number: "un gigawatt", but not "un tour"."""


class UnitName(NamedTuple):
    """What a name or sign stands for. `kind`: money, minor, percent, point, measure, duration,
    anniversary, counted."""

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """The knowledge of one language, ready for reading. Names are folded (`packs.folding`)."""

    knowledge: QuantityKnowledge
    reader: NumberReader
    names: Mapping[str, UnitName]
    openings: frozenset[str]
    """The words that a name begins with: the first, the first two and so on."""
    signs: Mapping[str, UnitName]
    sign: re.Pattern[str]
    currency_sign: re.Pattern[str]
    currency_before: re.Pattern[str]
    prenominal: frozenset[str]
    displaced: re.Pattern[str]
    table: re.Pattern[str]
    counting: re.Pattern[str]
    fraction: re.Pattern[str]
    rate_after: re.Pattern[str]
    rate_behind: re.Pattern[str]
    rate_later: re.Pattern[str]
    rate_told: re.Pattern[str]
    rate_before: re.Pattern[str]
    none_before: re.Pattern[str]
    rates: Mapping[str, str]
    bearings: Bearings
    terms: TermReader

    @classmethod
    def build(cls, knowledge: QuantityKnowledge) -> QuantityLexicon:
        """Put a language's knowledge together."""
        units, currencies = knowledge.units, knowledge.currencies
        names = dict(_names(knowledge))
        symbols = {symbol.lower(): code for symbol, code in currencies.symbols.items()}
        codes = sorted({*Locale("en").currencies} - set(symbols))
        money = {**{code: code for code in codes}, **{code.lower(): code for code in currencies.aliases}}
        signs = _signs(units, {**money, **symbols})
        after = {word: code for code, words in units.rates.items() for word in words}
        before = {word: code for code, words in units.rates_before.items() for word in words}
        rate, not_date = rf"(?P<rate>{either(after)})", rf"(?! {either(units.not_rates)})"
        adjective = rf"[^\W\d_]{{2,}}{either(knowledge.numbers.adjective_endings)}(?!\w)"
        return cls(
            knowledge=knowledge,
            reader=NumberReader(knowledge.numbers, _after_one(knowledge)),
            names=names,
            openings=frozenset(opening for name in names for opening in accumulate(name.split(" "), _behind)),
            signs=signs,
            sign=re.compile(rf"(?:{either(s for s in signs if s.lower() not in symbols)})(?![^\W\d_]|\d)"),
            currency_sign=re.compile(rf"(?i:{either(symbols)})(?![^\W\d_])"),
            currency_before=re.compile(rf"(?<![^\W_])(?<!/)(?:(?i:{either(symbols)})|{either(money)}) ?\Z"),
            prenominal=frozenset(fold(word) for word in knowledge.counted.prenominal),
            displaced=re.compile(rf"{adjective}(?: et {adjective})? "),
            table=re.compile(
                rf"(?<!\w){either(knowledge.numbers.table)} ?"
                rf"(?P<scale>(?i:{either(knowledge.numbers.scales)}))"
                r" (?:de |d')(?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)"
            ),
            fraction=re.compile(
                rf"(?<![\w-])(?P<fraction>(?i:{either(knowledge.numbers.fractions)}))"
                rf" {either(knowledge.numbers.of_whole)} ?(?:(?!de |d')[^\W\d_]+ )??"
                rf"(?i:{either(knowledge.numbers.wholes)})(?!\w)"
            ),
            counting=re.compile(rf"(?<!\w)(?i:{either(knowledge.numbers.counting)}) ?"),
            rate_after=re.compile(rf" ?(?P<rate>(?i:{either(after)}))(?!\w){not_date}"),
            rate_behind=re.compile(rf" [^\W\d_]+[sx] {rate}(?!\w){not_date}"),
            rate_later=re.compile(rf" {_LINKS}(?:CO2|[^.,;:()\d\n]{{1,40}}?) {rate}(?!\w){not_date}"),
            rate_told=re.compile(rf" [^.,;:()\d\n]{{1,60}}? (?P<rate>{either(units.rates_told)})(?!\w)"),
            # "production annuelle : 2 tonnes d'or et 20 d'argent" tells the rate of both
            rate_before=re.compile(rf"(?<!\w)(?P<rate>(?i:{either(before)}))(?!\w){_TO_AMOUNT}$"),
            none_before=re.compile(rf"(?<!\w)(?i:{either(knowledge.numbers.none_before)}) $"),
            rates={**after, **before},
            bearings=Bearings(knowledge.numbers),
            terms=TermReader(units, Bearings(knowledge.numbers)),
        )


def _signs(units: Units, money: Mapping[str, str]) -> dict[str, UnitName]:
    """Every sign with what it stands for, given those of `money`; a later one overrides an earlier."""
    signs = {sign: UnitName("money", code) for sign, code in money.items()}
    signs |= {sign: UnitName("percent", "percent") for sign in units.percent.signs}
    for kind, table in (("measure", units.measures), ("duration", units.durations)):
        signs |= {sign: UnitName(kind, code) for code, unit in table.items() for sign in unit.signs}
    return signs


def _behind(words: str, word: str) -> str:
    return f"{words} {word}"


def _after_one(knowledge: QuantityKnowledge) -> set[str]:
    """The names of units before which "un" is a number."""
    currencies, measures = knowledge.currencies, knowledge.units.measures.values()
    money = (*currencies.aliases.values(), *currencies.minor.values())
    long = {word for unit in measures for word in unit.names if len(word) >= LONG_NAME}
    lasting = (word for unit in knowledge.units.durations.values() for word in unit.names)
    halves = {f"{word} {half}" for word in lasting for half in knowledge.numbers.half}  # "un an et demi"
    return long | halves | {word for words in money for word in words}


def plurals(name: str) -> Iterator[str]:
    """The French plurals of a noun phrase: of its head alone, and of every word before a preposition.

    Rules of number after Grevisse, Le bon usage, §§ 520–529.
    """
    words = name.split(" ")
    stop = next((i for i, word in enumerate(words) if word in LINKS or word.startswith("d'")), len(words))
    yield " ".join((_plural(words[0]), *words[1:]))
    yield " ".join((*(_plural(word) for word in words[:stop]), *words[stop:]))
    if "-" in words[0]:
        yield " ".join(("-".join(_plural(part) for part in words[0].split("-")), *words[1:]))


LINKS = frozenset({"de", "du", "des", "à", "a", "en", "par", "équivalent"})
IRREGULAR = {"travail": "travaux", "bail": "baux", "pneu": "pneus", "festival": "festivals"}


def _plural(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith(("eau", "eu")):
        return word + "x"
    return word[:-2] + "aux" if word.endswith("al") else word + "s"


def _names(knowledge: QuantityKnowledge) -> Iterator[tuple[str, UnitName]]:
    """Every name with what it stands for; a later one overrides an earlier."""
    units, currencies = knowledge.units, knowledge.currencies
    for head, nouns in (*knowledge.counted.many.items(), *knowledge.counted.nouns.items()):
        yield from _forms(nouns, UnitName("counted", head))
    for code in sorted(Locale(knowledge.language).currencies):
        names = (get_currency_name(code, count, knowledge.language) for count in (1, 2))
        yield from ((fold(name), UnitName("money", code)) for name in names)
    for code, words in currencies.aliases.items():
        yield from _forms(words, UnitName("money", code))
    for code, words in currencies.minor.items():
        yield from _forms(words, UnitName("minor", code))
    yield from _forms(currencies.ambiguous, UnitName("money", ""))
    yield from _forms((currencies.pounds.name,), UnitName("money", "pounds"))
    for kind, table in (("measure", units.measures), ("duration", units.durations)):
        for code, unit in table.items():
            yield from _forms(unit.names, UnitName(kind, code))
    yield from _forms(units.points, UnitName("point", "percentage point"))
    yield from _forms(units.percent.names, UnitName("percent", "percent"))
    yield from _forms(knowledge.numbers.anniversary, UnitName("anniversary", "a"))


def _forms(names: Iterable[str], unit: UnitName) -> Iterator[tuple[str, UnitName]]:
    for name in names:
        for form in (name, *plurals(name)):
            yield fold(form), unit


@cache
def quantity_lexicon(language: str) -> QuantityLexicon:
    """The lexicon of a language's pack. Raises PackError where there is none."""
    return QuantityLexicon.build(QuantityKnowledge.load(language))
