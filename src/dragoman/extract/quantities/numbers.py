"""Numbers as a language writes them: digits in French and English formats, words, scales, ordinals.

In: a text and `packs.quantities.NumberWords`. Out: every number with its place and value ("674,15
milliards" is 674150000000). Units, and which numbers are quantities at all, are left to `quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from dragoman.extract.quantities.bearings import either
from dragoman.packs.quantities import NumberWords

DIGITS = (
    r"\d{1,2}\. \d{1,2}(?= ?%)"  # 6. 2 %, a damaged 6.2 %
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?"  # 1 234 567,8
    r"|\d{1,3}(?:['\u2019]\d{3})+(?!\d)(?:[.,]\d+)?"  # 1'234
    r"|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+"  # 1.458.000,00 and 1,234.5
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d{1,3}(?:,\d{3}){2,}(?!\d)"  # 1.234.567
    r"|\d+(?:[.,]\d+)?(?:\^\d+)?"
)
ODD_NEIGHBOUR = re.compile(r"[.,]\d|[/:]\d|-\d+-\d|\.[^\W\d_]{2,3}/")
"""What stands after digits that are a date, a time, a version, a telephone number or an address."""
DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d{1,3},\d{1,2}(?![\d.,]\d|\d)")
DECIMAL_DOT = re.compile(r"(?<![\d.,])\d{1,3}\.\d{1,2}(?![\d.,]\d|\d)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, its scale worked out.

    `grouped` is the other reading of digits with one separator and three digits behind it (12,345), else
    None. `scaled`: a scale or collective word ends it, so that "de" stands before what is counted.
    """

    start: int
    end: int
    value: float
    grouped: float | None = None
    words: bool = False
    scaled: bool = False
    factor: float = 1.0
    approximate: bool = False
    ordinal: bool = False
    glued: bool = False


class NumberReader:
    """Finds and reads numbers with one language's number words. Immutable after construction."""

    def __init__(self, words: NumberWords, after_one: Iterable[str]) -> None:
        """`after_one`: the unit words before which "un" is a number and no article (folded by case)."""
        self._values: dict[str, int] = {**words.units, **words.tens}
        self._tens = frozenset(words.tens)
        self._hundred = frozenset(words.hundred)
        self._thousand = frozenset(words.thousand)
        self._collectives = plural_too(words.collectives)
        self._scales = {**words.scales, **words.scale_abbreviations}
        self._letters = words.scale_letters
        self._ordinal_words = words.ordinal_words
        one = [word for word, value in words.units.items() if value == 1]
        plain = [w for w in (*self._values, *words.hundred, *words.thousand) if w not in one]
        any_word = either((*plain, *one))
        follows = either((*words.scales, *self._collectives, *words.half_prefix, *after_one))
        starts = rf"(?:{either(plain)}|{either(one)}(?=[ -]{follows}))"
        word = rf"(?i:{starts}(?:(?: et |-et-|[ -]){any_word}(?!\w))*)(?!\w)"
        ordinal = rf"(?i:{either(words.ordinal_words)})(?!\w)"
        articles = "|".join(rf"(?<=[ (']{re.escape(article)} )" for article in words.one_article)
        bare = rf"(?P<bare>(?:{articles})(?=(?i:{either(words.scales)}) (?:de |d')))"
        initials = "".join({word[0] for word in (*plain, *one, *words.ordinal_words, *words.scales)})
        begins = f"(?=[{re.escape(initials.lower() + initials.upper())}])"  # what cannot begin costs little
        spelled = rf"(?<![\w-]){begins}(?:(?P<ordinal>{ordinal})|(?P<words>{word})|{bare})"
        self._number = re.compile(rf"(?P<digits>(?=\d)(?:{DIGITS}))|{spelled}")
        self._suffix = re.compile(rf" ?(?:{either(words.ordinal_suffixes)})(?!\w)")
        self._collective = re.compile(rf"[ -](?i:({either(self._collectives)}))(?!\w)")
        self._half = re.compile(rf"[ -](?i:{either(words.half_prefix)})(?=[ -])")
        self._and_half = re.compile(rf" (?i:{either(words.half)})(?!\w)")
        scale = rf"(?i:{either(words.scales)})(?!\w)|{either(words.scale_abbreviations)}(?![a-zà-ÿ])"
        self._scale = re.compile(rf"(?:[ -]?(?:de )?({scale}))")
        self._letter = re.compile(rf" ?({either(words.scale_letters)})")

    def find(self, text: str) -> Iterator[Number]:
        """Every number, in order, none overlapping another."""
        place = 0
        while match := self._number.search(text, place):
            number = self._read(text, match)
            if number is None:
                place = match.end()
                continue
            yield number
            place = number.end

    def letter_scale(self, text: str, place: int) -> tuple[float, int] | None:
        """A letter that stands for a scale at `place` ("15 M€"), with its end; the caller knows the unit."""
        match = self._letter.match(text, place)
        return (self._letters[match[1]], match.end()) if match else None

    def _read(self, text: str, match: re.Match[str]) -> Number | None:
        if match["digits"]:
            return self._from_digits(text, match)
        if match["ordinal"]:
            rank = self._ordinal_words[match[0].lower()]
            return Number(match.start(), match.end(), float(rank), words=True, ordinal=True)
        if match["bare"] is not None:  # "sous le milliard de dollars"
            return self._scaled(text, Number(match.start(), match.start(), 1.0, words=True))
        read = self._from_words(match[0])
        if read is None:
            return None
        value, length = read
        return self._scaled(text, Number(match.start(), match.start() + length, value, words=True))

    def _from_digits(self, text: str, match: re.Match[str]) -> Number | None:
        start, end = match.span()
        before = text[start - 1] if start else " "
        if before in "/^_#°=&?%" or (before in ".,:" and start > 1 and text[start - 2].isdigit()):
            return None
        if ODD_NEIGHBOUR.match(text, end) or (before == "(" and text[end : end + 1] == "]"):
            return None
        value, grouped = read_digits(match[0])
        if before in "-\u2212" and _is_sign(text, start - 1):
            start, value, grouped = start - 1, -value, None if grouped is None else -grouped
        number = Number(start, end, value, grouped, glued=before.isalpha())
        if suffix := self._suffix.match(text, end):
            glued = suffix[0][0] != " "
            return replace(number, end=suffix.end(), ordinal=True) if glued else self._scaled(text, number)
        return self._scaled(text, number)

    def _from_words(self, phrase: str) -> tuple[float, int] | None:
        """The value of the longest number at the head of a phrase of number words, and its length."""
        words = [(m[0].lower(), m.end()) for m in re.finditer(r"\w+", phrase)]
        words = [(word, end) for word, end in words if word != "et"]
        value, used = self._below_million([word for word, _ in words])
        return (float(value), words[used - 1][1]) if used else None

    def _below_million(self, words: list[str]) -> tuple[int, int]:
        value, used = self._below_thousand(words)
        if used < len(words) and words[used] in self._thousand:
            rest, more = self._below_thousand(words[used + 1 :])
            return max(value, 1) * 1000 + rest, used + 1 + more
        return value, used

    def _below_thousand(self, words: list[str]) -> tuple[int, int]:
        value, used = self._below_hundred(words)
        if used < len(words) and words[used] in self._hundred and value < 10:
            rest, more = self._below_hundred(words[used + 1 :])
            return max(value, 1) * 100 + rest, used + 1 + more
        return value, used

    def _below_hundred(self, words: list[str]) -> tuple[int, int]:
        if not words or words[0] not in self._values:
            return 0, 0
        value, used = self._values[words[0]], 1
        if value == 4 and len(words) > 1 and words[1] in self._tens and self._values[words[1]] == 20:
            value, used = 80, 2
        if value >= 20:
            rest, more = self._below_hundred(words[used:]) if len(words) > used else (0, 0)
            limit = 19 if value in (60, 80) else 9
            return (value + rest, used + more) if 0 < rest <= limit else (value, used)
        if value == 10 and len(words) > 1 and 7 <= self._values.get(words[1], 0) <= 9:
            return 10 + self._values[words[1]], 2
        return value, used

    def _scaled(self, text: str, number: Number) -> Number:
        """The number with the scale and collective words that follow it, and what is added after them."""
        value, end, approximate, factor = number.value, number.end, False, 1.0
        if half := self._half.match(text, end):
            value, end = value * 0.5, half.end()
        if collective := self._collective.match(text, end):
            factor, end = float(self._collectives[collective[1].lower()]), collective.end()
            approximate = True
        while scale := self._scale.match(text, end):
            factor, end = factor * self._scale_value(scale[1]), scale.end()
        if factor == 1.0:
            return number
        half_more = self._and_half.match(text, end)
        if half_more:
            value, end = value + 0.5, half_more.end()
        value = times(self._with_scale(text, number, value), factor)
        found = replace(
            number, value=value, end=end, grouped=None, scaled=True, factor=factor, approximate=approximate
        )
        return found if half_more or approximate else self._with_rest(text, found, factor)

    def _scale_value(self, word: str) -> float:
        return self._scales[word] if word in self._scales else self._scales[word.lower()]

    @staticmethod
    def _with_scale(text: str, number: Number, value: float) -> float:
        """ "1,200 milliards" groups thousands (nobody writes two idle zeros), "1,118 milliard" does not.

        A dot groups in a text that writes its decimals with commas and with nothing else.
        """
        grouped = number.grouped
        if grouped is None:
            return value
        idle = 10 if value.is_integer() else 100
        groups = value == grouped and DECIMAL_COMMA.search(text) and not DECIMAL_DOT.search(text)
        return grouped if groups or grouped % idle == 0 else grouped / 1000

    def _with_rest(self, text: str, number: Number, factor: float) -> Number:
        """ "66 milliards 200 millions": what follows a scale with a smaller one is added."""
        if not text.startswith(" ", number.end) or factor < 1e6:
            return number
        match = self._number.match(text, number.end + 1)
        rest = self._read(text, match) if match else None
        if rest is None or rest.ordinal or rest.approximate or not 1000 <= rest.value < factor:
            return number
        year = not rest.scaled and 1900 <= rest.value < 2100 and not rest.words
        return number if year else replace(rest, start=number.start, value=number.value + rest.value)


def read_digits(raw: str) -> tuple[float, float | None]:
    """The value of digits, and the reading in thousands where one separator has three digits behind it.

    >>> read_digits("1.458.000,00"), read_digits("12,345"), read_digits("94.000")
    ((1458000.0, None), (12.345, 12345.0), (94000.0, 94000.0))
    """
    digits, _, power = raw.partition("^")
    digits = re.sub(r"(?<=\.) |[ \u00a0\u202f\u2009'\u2019]", "", digits)
    grouped: float | None = None
    if "." in digits and "," in digits:
        thousands = "," if digits.rfind(".") > digits.rfind(",") else "."
        value = float(digits.replace(thousands, "").replace(",", "."))
    elif digits.count(".") > 1 or digits.count(",") > 1:
        value = float(digits.replace(".", "").replace(",", ""))
    else:
        separator = "." if "." in digits else ","
        head, _, tail = digits.partition(separator)
        value = float(digits.replace(",", "."))
        if len(tail) == 3 and head != "0" and len(head) <= 3 and len(raw) == len(digits):
            grouped = float(head + tail)
            value = grouped if separator == "." else value
    return (value ** int(power) if power else value), grouped


def plural_too(words: Mapping[str, int]) -> dict[str, int]:
    """The words and their plurals in -s."""
    return {**words, **{word + "s": value for word, value in words.items()}}


def _is_sign(text: str, place: int) -> bool:
    """Whether the dash at `place` is a minus: nothing, a space or a bracket before it, a digit after it."""
    return place == 0 or text[place - 1] in " (\n\t"


def times(value: float, factor: float) -> float:
    """The product without the dust of binary fractions: 674.15 * 1e9 is 674150000000."""
    return float(Decimal(repr(value)) * Decimal(repr(factor)))
