"""Every quantity with a unit in a text.

In: working text and a `QuantityLexicon`. Out: `model.reading.Quantity` in order of place: the place of the
quantity itself ("674,15 milliards de yuans", without "environ"), its value with the scale worked out, its
unit and qualifier. What it measures, for whom and when is left to `figures`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.extract.quantities.again import counted_again
from dragoman.extract.quantities.combining import (
    Candidate,
    headless,
    in_ranges,
    in_tables,
    with_cents,
)
from dragoman.extract.quantities.ellipses import elliptic
from dragoman.extract.quantities.fractions import fractions
from dragoman.extract.quantities.lexicon import QuantityLexicon
from dragoman.extract.quantities.numbers import Number, times
from dragoman.extract.quantities.units import UnitFound, unit_of
from dragoman.model.reading import Quantity
from dragoman.model.span import Span

CONTEXT = 3000
"""Code points on either side in which words are looked for that tell an ambiguous currency."""
SMALL = 20
"""A smaller count in words behind "les", "ces" points back to things already told, and tells no number."""
MANY = 10
"""A smaller count of some things belongs to the story."""
NAMED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+ \d+ [A-ZÀ-Þ][a-zà-ÿ]")
"""A number between capitalised words is a part of a name: "China Railway 20 Bureau"."""
NAME_REACH = 30
"""Code points before a number in which the word before it stands."""
ORDINAL_FROM = 100
"""The 5000th truck is a figure, the third bridge is not."""


def find_quantities(
    text: str, lexicon: QuantityLexicon, own: Callable[[Span], bool] | None = None
) -> tuple[Quantity, ...]:
    """Every quantity with a unit, in order of place; spans count code points of `text`.

    `own`: whether a stretch is the article's; without it all is, and what a site asks for is counted, too.
    Left out: dates, ordinals of meetings, article numbers, addresses, counts of things that no lexicon names,
    and durations that only tell a story.
    """
    return told(text, candidates(text, lexicon, own), lexicon)


def candidates(
    text: str, lexicon: QuantityLexicon, own: Callable[[Span], bool] | None = None
) -> list[Candidate]:
    """Every number of a text, with the unit that stands at it if there is one, in order of place."""
    return [one for one in _candidates(text, lexicon) if own is None or own(Span(one.start, one.end))]


def told(text: str, found: Sequence[Candidate], lexicon: QuantityLexicon) -> tuple[Quantity, ...]:
    """The quantities that candidates tell, those among them that share a unit or leave it out."""
    numbers = in_ranges(text, found, lexicon)
    numbers = headless(text, in_tables(text, numbers, lexicon), lexicon)
    numbers = counted_again(text, numbers, lexicon)
    numbers = elliptic(text, numbers, lexicon)
    numbers = with_cents(text, numbers, lexicon)
    pairs = zip(numbers, (*numbers[1:], None), strict=False)
    sure = [quantity for one, following in pairs for quantity in _quantity(text, one, following, lexicon)]
    shares = (one for one in fractions(text, lexicon) if not any(one.span.overlaps(q.span) for q in sure))
    return tuple(sorted((*sure, *shares), key=lambda one: one.span))


def _candidates(text: str, lexicon: QuantityLexicon) -> Iterator[Candidate]:
    done = 0
    for number in lexicon.reader.find(text):
        if number.start < done:
            continue
        unit = unit_of(text, number, lexicon, done)
        if unit:
            unit = _settled(text, number, unit, lexicon)
        if number.glued and (unit is None or unit.start == number.start):
            continue
        candidate = Candidate(number, unit)
        done = candidate.end
        yield candidate


def _settled(text: str, number: Number, unit: UnitFound, lexicon: QuantityLexicon) -> UnitFound | None:
    """The unit with an ambiguous currency name decided: "manats", "livres"."""
    currencies = lexicon.knowledge.currencies
    if unit.kind != "money":
        return unit
    if unit.code == "pounds":
        pounds, low = currencies.pounds, _around(text, number)
        if number.scaled or _has(low, pounds.words):
            return unit._replace(code=pounds.currency)
        if _has(low, pounds.read):
            return unit._replace(kind="counted", code="book")
        return unit._replace(kind="measure", code=pounds.weight)
    if unit.code:
        return unit
    name = text[max(unit.start, number.end) : unit.end].lower()
    for word, choices in currencies.ambiguous.items():
        if word not in name:
            continue
        low = _around(text, number)
        for code, words in choices.items():
            if not isinstance(words, str) and _has(low, words):
                return unit._replace(code=code)
        default = choices.get("default")
        return unit._replace(code=default) if isinstance(default, str) else None
    return None


def _around(text: str, number: Number) -> str:
    """The text about a number, in lower case: words there tell which currency is meant."""
    return text[max(0, number.start - CONTEXT) : number.end + CONTEXT].lower()


def _has(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


def is_figure(text: str, candidate: Candidate, unit: UnitFound, lexicon: QuantityLexicon) -> bool:
    """Whether a number with a unit tells a quantity."""
    number = candidate.number
    if unit.kind == "anniversary":
        return number.ordinal
    if before := lexicon.knowledge.units.not_after.get(unit.code):
        return not text[max(0, number.start - 24) : number.start].rstrip().lower().endswith(before)
    if (
        number.words
        and number.value == 1
        and lexicon.none_before.search(text[max(0, number.start - 12) : number.start])
    ):
        return False  # "pas un mètre cube"
    if number.ordinal:
        return unit.kind == "counted" and number.value >= ORDINAL_FROM
    if unit.kind == "duration" and not unit.rate:
        start = unit.start if candidate.begins is None else candidate.begins
        return lexicon.terms.tells(text, start, unit.end, unit.code)
    if unit.kind == "counted" and (
        _in_name(text, number) or YEARS.search(text, max(0, number.start - 7), number.end)
    ):
        return False
    if unit.kind == "counted" and number.value < MANY and unit.code in lexicon.knowledge.counted.many:
        return False
    if unit.kind == "counted" and number.words and number.value < SMALL:
        return number.value > 1 and not lexicon.bearings.definite(text, number.start)
    return True


def _in_name(text: str, number: Number) -> bool:
    """Whether a number stands within a name in capitals."""
    start = max(0, number.start - NAME_REACH)
    return any(one.start() < number.start < one.end() for one in NAMED.finditer(text, start, number.end + 3))


def _quantity(
    text: str, candidate: Candidate, following: Candidate | None, lexicon: QuantityLexicon
) -> Iterator[Quantity]:
    """The candidate as a quantity, if it is a figure."""
    unit, number = candidate.unit, candidate.number
    if unit is None or not is_figure(text, candidate, unit, lexicon):
        return
    start, end = candidate.start, candidate.end
    value = value_of(number, unit)
    if unit.kind == "duration" and (half := HALF_MORE.match(text, end)):
        value, end = value + 0.5, half.end()
    bearings = lexicon.bearings
    if unit.kind in ("percent", "measure") and (minus := bearings.minus(text, start)) is not None:
        start, value = minus, -value
    elif value > 0 and not number.ordinal and not _is_start(text, candidate, following):
        value = -value if bearings.falls(text, start, end, unit.kind) else value
    qualifier = candidate.qualifier or ("ordinal" if number.ordinal else bearings.qualifier(text, start, end))
    if qualifier == "exact" and number.approximate:
        qualifier = "approximate"
    yield Quantity(Span(start, end), value, f"{unit.code}/{unit.rate}" if unit.rate else unit.code, qualifier)


YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d ?[-–—/] ?(?:19|20)\d\d\Z")
"""Two years, of which the second counts nothing: "le programme 2024–2026 compte …"."""
HALF_MORE = re.compile(r" et demie?(?!\w)")


def _is_start(text: str, candidate: Candidate, following: Candidate | None) -> bool:
    """Whether something changed from this quantity to the following: "est tombé de 30 à 20 milliards"."""
    if following is None or following.unit is None or candidate.unit is None:
        return False
    gap = text[candidate.end : following.start]
    same = following.unit.code == candidate.unit.code
    return same and len(gap) < 60 and bool(re.search(r"(?<!\w)à (?:\w+ ){0,3}$", gap)) and "." not in gap


def value_of(number: Number, unit: UnitFound) -> float:
    """The value, with the reading of "12,345" that fits the unit.

    Three decimals is how French writes; thousands, where whole things are counted, where the currency's sign
    stands before it as in English, or where the last digit is an idle 0.
    """
    value, grouped = number.value, number.grouped
    if grouped is not None:
        whole = unit.kind in ("counted", "duration") or unit.code == "TEU"
        if unit.kind in ("percent", "point"):
            value = grouped / 1000
        elif whole or unit.start < number.start or grouped % 10 == 0:
            value = grouped
    return value if unit.factor == 1.0 else times(value, unit.factor)
