"""Numbers that may tell a quantity though no rule says so, each with the units that it may have.

In: a reading, the candidates of its text (`reader.candidates`). Out: `Hint`s: a quantity that may be told and
the signs by which it is judged; of one number as many as there are units that it may borrow: that of a
quantity before it or behind it, or a noun of its sentence. `likely` are those that the weights make probable.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.quantities.combining import Candidate, is_year
from dragoman.extract.quantities.durations import SENTENCE_END
from dragoman.extract.quantities.lexicon import QuantityLexicon
from dragoman.extract.quantities.numbers import Number, times
from dragoman.extract.quantities.reader import HALF_MORE, is_figure, value_of
from dragoman.extract.quantities.signs import signs_of, word_before, word_behind, words_about, written
from dragoman.extract.quantities.units import UnitFound, unit_name
from dragoman.model.reading import Quantity, Reading
from dragoman.model.span import Span
from dragoman.packs.weights import Weights

BACK, AHEAD = 700, 150
"""Code points before and behind a bare number in which a quantity may lend it its unit."""
LENDERS = 4
"""Units before a number that it may borrow, the nearest first."""
NOUNS = 3
"""Nouns on either side that it may count."""
SHARED_BELOW = 1e3
"""A smaller number may leave out the scale, too: "contre 5,9 millions de Russie et 3,7 du Kazakhstan"."""
OFTEN = 4
"""Quantities of one unit from which on a text is about what it measures."""
LENT = frozenset({"money", "measure", "counted", "percent", "duration"})
_NOUN = re.compile(r"(?<![\w'-])[^\W\d_]{3,}")
_RATIOS = (0.01, 0.1, 1.0, 10.0, 100.0)
_REACHES = ((30, "near"), (90, "not far"))
_TIES = 16
"""Code points between two numbers that are a sign as they stand: " sur ", " des "."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A quantity that may be told, and what speaks for it and against it."""

    quantity: Quantity
    signs: frozenset[str]


def likely(hints: Sequence[Hint], weights: Weights) -> Iterator[Quantity]:
    """Of each number the most probable quantity, if it is probable enough, with its chance."""
    best: dict[int, Quantity] = {}
    for hint in hints:
        place, chance = hint.quantity.span.start, weights.probability(hint.signs)
        if chance >= weights.least and (place not in best or chance > best[place].chance):
            one = hint.quantity
            best[place] = Quantity(one.span, one.value, one.unit, one.qualifier, chance)
    yield from best.values()


def hints(reading: Reading, candidates: Sequence[Candidate], lexicon: QuantityLexicon) -> Iterator[Hint]:
    """What the numbers of a reading may tell, but for those that tell a date or stand in a name."""
    taken = sorted(Span(*one.span) for items in (reading.dates, reading.names) for one in items)
    lender = _Lender(reading, candidates, lexicon)
    for i, one in enumerate(candidates):
        number = one.number
        if number.ordinal or number.start == number.end or (one.unit is None and number.glued):
            continue
        if one.unit is not None:
            yield from _own(reading, one, one.unit, lexicon, taken)
        elif not is_year(number, "") and not _meets(taken, one):
            yield from lender.borrowed(i)


def _meets(spans: Sequence[Span], one: Candidate) -> bool:
    """Whether a number stands in one of the spans, which are sorted and short."""
    i = bisect_right(spans, Span(one.end, one.end))
    return any(span.start < one.end and one.start < span.end for span in spans[max(0, i - 4) : i])


def _own(
    reading: Reading, one: Candidate, unit: UnitFound, lexicon: QuantityLexicon, taken: Sequence[Span]
) -> Iterator[Hint]:
    """A number that has a unit which may tell no quantity: a duration, a small count."""
    text, number, term = reading.text, one.number, unit.kind == "duration"
    if unit.kind == "anniversary" or (not term and is_figure(text, one, unit, lexicon)):
        return
    if term and lexicon.terms.only_dates(text, one.start, unit.end, unit.code):
        return
    value, end = value_of(number, unit), one.end
    if term and (half := HALF_MORE.match(text, end)):
        value, end = value + 0.5, half.end()
    signs = {f"{unit.kind} {sign}" for sign in signs_of(text, number, lexicon, one.start, one.end)}
    signs |= {f"own {unit.kind}", f"{unit.kind} of {unit.code}"}
    if _meets(taken, one):
        signs.add(f"{unit.kind} in a date")
    if term:
        terms = lexicon.terms.signs(text, one.start, unit.end, unit.code)
        signs |= {f"{unit.kind} {sign}" for sign in (*words_about(text, one.start, one.end), *terms)}
        signs |= {f"{unit.code} < {word_before(text, one.start)}", f"{unit.code} > {word_behind(text, end)}"}
    code = f"{unit.code}/{unit.rate}" if unit.rate else unit.code
    yield Hint(Quantity(Span(one.start, end), value, code), frozenset(signs))


class _Lender:
    """Finds the units that a bare number may have."""

    def __init__(self, reading: Reading, candidates: Sequence[Candidate], lexicon: QuantityLexicon) -> None:
        self._reading, self._candidates, self._lexicon = reading, candidates, lexicon
        self._told = Counter(one.unit.code for one in candidates if one.unit is not None)
        self._counts: dict[Span, list[UnitFound]] = {}
        """What each sentence names that can be counted."""

    def borrowed(self, index: int) -> Iterator[Hint]:
        """What the bare number may tell."""
        text, number = self._reading.text, self._candidates[index].number
        about = signs_of(text, number, self._lexicon, number.start, number.end)
        told: set[str] = set()
        for rank, (one, unit) in enumerate(self._before(index)):
            told.add(unit.code)
            gap = text[one.end : number.start]
            ends = len(SENTENCE_END.findall(gap))
            place = {"before", f"rank {rank}", f"sentences {min(ends, 3)}"}
            place |= {"other line"} if "\n" in gap else set()
            yield from self._lent(number, one, unit, gap, place, about)
        for one, unit in self._behind(index):
            gap = text[number.end : one.start]
            place = {"behind", "told before" if unit.code in told else "told first"}
            yield from self._lent(number, one, unit, gap, place, about)
        yield from self._counted(index, told, about)

    def _before(self, index: int) -> Iterator[tuple[Candidate, UnitFound]]:
        """The last quantities of several units before a number."""
        seen: set[str] = set()
        start = self._candidates[index].start
        for one in reversed(self._candidates[:index]):
            if start - one.end > BACK or len(seen) == LENDERS:
                return
            if one.unit is not None and one.unit.kind in LENT and one.unit.code not in seen:
                seen.add(one.unit.code)
                yield one, one.unit

    def _behind(self, index: int) -> Iterator[tuple[Candidate, UnitFound]]:
        """The next quantity of the sentence."""
        end = self._candidates[index].number.end
        for one in self._candidates[index + 1 : index + 3]:
            gap = self._reading.text[end : one.start]
            if len(gap) > AHEAD or SENTENCE_END.search(gap):
                return
            if one.unit is not None and one.unit.kind in LENT:
                yield one, one.unit
                return

    def _lent(
        self,
        number: Number,
        one: Candidate,
        unit: UnitFound,
        gap: str,
        place: set[str],
        about: frozenset[str],
    ) -> Iterator[Hint]:
        """A number with the unit of another quantity, and with its scale if it may share that."""
        if gap == ". ":
            return  # it opens the next sentence
        place = place | {next((name for reach, name in _REACHES if len(gap) < reach), "far")}
        if len(gap) <= _TIES and not any(sign.isdigit() for sign in gap):
            place.add(f"tie {gap.strip().lower()}")
        factor, bare = one.number.factor, not number.scaled
        if factor > 1 and bare and number.value < SHARED_BELOW:
            yield self._hint(number, unit, place | {"scale shared"}, about, one.number.value, factor)
        if factor > 1 and bare:
            place.add("scale left")
        yield self._hint(number, unit, place, about, one.number.value)

    def _counted(self, index: int, told: set[str], about: frozenset[str]) -> Iterator[Hint]:
        """A number with the nouns of its sentence that no other number counts."""
        text, number = self._reading.text, self._candidates[index].number
        sentence = self._reading.sentence_at(number.start)
        if sentence and sentence.span not in self._counts:
            self._counts[sentence.span] = list(self._nouns(sentence.span))
        nouns = self._counts[sentence.span] if sentence else []
        before = [one for one in reversed(nouns) if one.end <= number.start][:NOUNS]
        behind = [one for one in nouns if one.start >= number.end][:NOUNS]
        for side, found in (("noun before", before), ("noun behind", behind)):
            for rank, noun in enumerate(found):
                gap = max(noun.start - number.end, number.start - noun.end)
                place = {side, f"{side} {rank}", f"{side} < {word_before(text, noun.start)}"}
                place |= {"told too"} if noun.code in told else set()
                place |= {next((name for reach, name in _REACHES if gap < reach), "far")}
                if text[noun.end - 1] not in "sx":
                    place.add("singular")
                yield self._hint(number, noun, place, about)

    def _nouns(self, sentence: Span) -> Iterator[UnitFound]:
        """The nouns of a sentence that name what is counted, but for those that a number has."""
        text = self._reading.text
        done = {one.end for one in self._candidates if one.unit is not None and one.end <= sentence.end}
        at = sentence.start
        for word in _NOUN.finditer(text, *sentence):
            noun = unit_name(text, word.start(), self._lexicon) if word.start() >= at else None
            if noun is not None and noun.kind == "counted" and noun.end not in done:
                at = noun.end
                yield noun

    def _hint(
        self,
        number: Number,
        unit: UnitFound,
        place: set[str],
        about: frozenset[str],
        other: float | None = None,
        factor: float = 1.0,
    ) -> Hint:
        side = next(one for one in ("before", "behind", "noun before", "noun behind") if one in place)
        value = times(value_of(number, unit), factor)
        form = written(self._reading.text, number)
        signs = {*place, *about, f"{side} {unit.kind}", f"{unit.kind} {form}"}
        signs |= {f"{side} {sign}" for sign in about}
        if other:
            signs |= {(ratio := _ratio(abs(value / other))), f"{unit.kind} {ratio}"}
        if unit.kind == "counted" and value % 1:
            signs.add("part of a thing")
        often = self._told[unit.code]
        signs.add("told often" if often >= OFTEN else f"told {often}")
        return Hint(Quantity(Span(number.start, number.end), value, unit.code), frozenset(signs))


def _ratio(ratio: float) -> str:
    """How much larger a number is than the one that lends its unit, in powers of ten."""
    if ratio == 1.0:
        return "same number"
    return f"ratio {bisect_right(_RATIOS, ratio)}"
