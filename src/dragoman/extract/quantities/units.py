"""The unit that a number in a text takes.

In: a text, a number in it, a `QuantityLexicon`. Out: the unit's code and where the quantity ends. Whether
the quantity is worth telling is left to `quantities`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.extract.quantities.lexicon import LONGEST_NAME, QuantityLexicon, UnitName
from dragoman.extract.quantities.numbers import Number
from dragoman.packs.folding import fold

WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
SHORT_SIGN = 3
MILLION = 1e6
ADJECTIVES = 2
"""Adjectives that may stand between a number and the noun it counts: "300 nouveaux jeunes experts"."""


class UnitFound(NamedTuple):
    """A unit in a text. `start` is the quantity's, a currency sign before it included; `rate` is in time."""

    kind: str
    code: str
    start: int
    end: int
    factor: float = 1.0
    rate: str | None = None


def unit_of(text: str, number: Number, lexicon: QuantityLexicon, floor: int = 0) -> UnitFound | None:
    """The unit that stands right after the number, or the currency sign before it, not before `floor`."""
    before = _currency_before(text, number, lexicon, floor)
    after = _after(text, number, lexicon)
    if before is None:
        return after
    if after is not None and after.kind == "money" and after.end - number.end < 6:
        return before._replace(end=after.end, factor=after.factor)
    if letter := lexicon.reader.letter_scale(text, number.end):
        factor, end = letter
        if not text[end : end + 1].isalnum():
            return before._replace(end=end, factor=factor)
    return before


def _currency_before(text: str, number: Number, lexicon: QuantityLexicon, floor: int) -> UnitFound | None:
    if number.ordinal:
        return None
    head = text[max(floor, number.start - 7) : number.start]
    match = lexicon.currency_before.search(head)
    if match is None:
        return None
    sign = match[0].rstrip()
    glued = text[number.end : number.end + 1].isalpha()
    if glued and sign.isalpha() and not lexicon.reader.letter_scale(text, number.end):
        return None  # "l'AFA 3G" is no currency
    if match[0] in lexicon.knowledge.currencies.not_glued:
        return None
    found = lexicon.signs.get(sign) or lexicon.signs[sign.lower()]
    return UnitFound("money", found.code, number.start - len(match[0]), number.end)


def _after(text: str, number: Number, lexicon: QuantityLexicon) -> UnitFound | None:
    place = number.end
    if not number.ordinal and (money := _behind_letter(text, place, lexicon)):
        return money._replace(start=number.start)
    gap = text[place : place + 1]
    begin = place + 1 if gap and gap in " -" else place
    if gap == "-" and text[begin : begin + 1].isdigit():
        return None
    linked = _linked(text, place) if number.scaled else None
    found = None if number.ordinal else _sign(text, begin, lexicon)
    if found and number.words and found.kind in ("measure", "duration") and found.end - begin < SHORT_SIGN:
        found = None  # "deux m" and "six a" are words, not metres and years
    if found and found.kind == "money" and not number.scaled:
        found = _scaled_behind(text, found, lexicon)
    if found is None and linked:
        found = _sign(text, linked, lexicon) or unit_name(text, linked, lexicon)
    elif found is None and gap in (" ", "-"):
        found = unit_name(text, begin, lexicon)
        if (
            found
            and found.kind == "counted"
            and number.factor >= MILLION
            and text[found.end - 1] not in "sxz"
        ):
            found = None  # "5 milliards cité dans la presse": no city
    return _with_rate(text, number.start, found, lexicon)._replace(start=number.start) if found else None


def _behind_letter(text: str, place: int, lexicon: QuantityLexicon) -> UnitFound | None:
    """The currency behind a letter that stands for a scale: "15 M€", "15 M d'euros"."""
    letter = lexicon.reader.letter_scale(text, place)
    if letter is None:
        return None
    factor, end = letter
    begin = _linked(text, end) or (end + 1 if text.startswith(" ", end) else None)
    money = _sign(text, end, lexicon)
    if money is None and begin:
        money = _sign(text, begin, lexicon) or unit_name(text, begin, lexicon)
    return money._replace(factor=factor) if money and money.kind == "money" else None


def _scaled_behind(text: str, money: UnitFound, lexicon: QuantityLexicon) -> UnitFound:
    """A sign with the scale that a damaged word order puts behind it: "300 $ millions"."""
    word = WORD.match(text, money.end + 1) if text.startswith(" ", money.end) else None
    factor = lexicon.knowledge.numbers.scales.get(word[0]) if word else None
    return money._replace(end=word.end(), factor=factor) if word and factor else money


def _linked(text: str, place: int) -> int | None:
    """The place behind "de" or "d'" at `place`."""
    for link in (" de ", " d'", " d\u2019", " de l'", " des "):
        if text.startswith(link, place):
            return place + len(link)
    return None


def _sign(text: str, place: int, lexicon: QuantityLexicon) -> UnitFound | None:
    match = lexicon.currency_sign.match(text, place) or lexicon.sign.match(text, place)
    if match is None:
        return None
    unit = lexicon.signs.get(match[0]) or lexicon.signs[match[0].lower()]
    end = match.end()
    follower = text[end : end + 1]
    if unit.kind != "money" and follower and follower in "'\u2019°":
        return None
    return _scaled(unit, place, end, lexicon)


def unit_name(text: str, place: int, lexicon: QuantityLexicon) -> UnitFound | None:
    """The longest name of a unit at `place`; before a counted noun, adjectives may stand."""
    for skipped in range(ADJECTIVES + 1):
        found = _longest(text, place, lexicon)
        if found and (not skipped or found.kind == "counted"):
            return found
        word = WORD.match(text, place)
        if word is None or not text.startswith(" ", word.end()):
            return None
        if fold(word[0]) not in lexicon.prenominal:
            return _displaced(text, place, lexicon)
        place = word.end() + 1
    return None


def _displaced(text: str, place: int, lexicon: QuantityLexicon) -> UnitFound | None:
    """A counted noun behind adjectives that a damaged word order put before it."""
    adjectives = lexicon.displaced.match(text, place)
    found = _longest(text, adjectives.end(), lexicon) if adjectives else None
    return found if found and found.kind == "counted" else None


def _longest(text: str, place: int, lexicon: QuantityLexicon) -> UnitFound | None:
    word = WORD.match(text, place)
    if word is None or not ("-" in word[0] or fold(word[0]) in lexicon.openings):
        return None
    ends: list[int] = []
    at = place
    while len(ends) < LONGEST_NAME and (word := WORD.match(text, at)):
        ends.append(word.end())
        if text[word.end() : word.end() + 1] != " ":
            break
        at = word.end() + 1
    folded = fold(text[place : ends[-1]]) if ends else ""
    for end in reversed(ends):
        if unit := lexicon.names.get(folded[: end - place]):
            return _fitting(text, unit, place, end, lexicon)
    if ends and "-" in text[place : ends[0]]:
        end = place + text[place : ends[0]].index("-")
        unit = lexicon.names.get(fold(text[place:end]))
        if unit and unit.kind == "counted":
            return UnitFound(unit.kind, unit.code, place, ends[0])
    return None


def _fitting(text: str, unit: UnitName, place: int, end: int, lexicon: QuantityLexicon) -> UnitFound | None:
    only_after = lexicon.knowledge.units.only_after.get(unit.code)
    if only_after and not any(word in text[max(0, place - 60) : place].lower() for word in only_after):
        return None
    return _scaled(unit, place, end, lexicon)


def _scaled(unit: UnitName, place: int, end: int, lexicon: QuantityLexicon) -> UnitFound:
    code, factor = lexicon.knowledge.units.scaled.get(unit.code, (unit.code, 1.0))
    return UnitFound(unit.kind, code, place, end, factor)


def _with_rate(text: str, start: int, unit: UnitFound, lexicon: QuantityLexicon) -> UnitFound:
    """The unit with the time of its rate: "par an" right after it, or behind what is measured."""
    if unit.kind in ("percent", "point", "minor") or "/" in unit.code:
        return unit
    if near := lexicon.rate_after.match(text, unit.end):
        return unit._replace(end=near.end(), rate=lexicon.rates[near["rate"].lower()])
    if unit.kind == "counted" and (behind := lexicon.rate_behind.match(text, unit.end)):
        return unit._replace(end=behind.end(), rate=lexicon.rates[behind["rate"]])
    if unit.kind == "counted" and (told := lexicon.rate_told.match(text, unit.end, unit.end + 90)):
        return unit._replace(rate=lexicon.rates[told["rate"]])
    if unit.kind in ("measure", "money") and (
        later := lexicon.rate_later.match(text, unit.end, unit.end + 70)
    ):
        return unit._replace(rate=lexicon.rates[later["rate"]])
    before = lexicon.rate_before.search(text[max(0, start - 100) : start])
    return unit._replace(rate=lexicon.rates[before["rate"].lower()]) if before else unit
