"""Numbers that belong together: ranges, amounts that leave the currency out, euros and cents.

In: candidates in order of place. Out: candidates, the unit of one given to another or two made one. Finding
numbers and units is left to `numbers` and `units`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.quantities.durations import SENTENCE_END
from dragoman.extract.quantities.lexicon import QuantityLexicon
from dragoman.extract.quantities.numbers import Number, times
from dragoman.extract.quantities.units import UnitFound, unit_name
from dragoman.packs.folding import fold

LINK = re.compile(r" (?:à|et|ou) (?:d'|de )?|[-–—]")
OUT_OF = re.compile(r" sur ")
"""Between the numbers of a proportion."""
LISTED = re.compile(r"(?: de|,) $")
"""Before a number in a list."""
COORDINATED = re.compile(r" (?:de |d')[^.,;:()\d\n]{2,40} et (?:de )?")
"""Between amounts of two goods."""
GOODS_AND = re.compile(r" (?:de \w+ )?et ")
NAMED_THINGS = r"(?P<noun>[^\W\d_]{2,}[sx])(?: [^\n:\d]{1,40})? ?: ?"
LABELS = (
    re.compile(rf".{{0,200}}?(?<!\w)(?:[Ll]es|[Nn]os|[Ll]eurs|[Ss]es) {NAMED_THINGS}"),
    re.compile(rf"\s*(?:[-–—•*·▪●] ?)?{NAMED_THINGS}"),
)
"""What leads to a number: words of a sentence ("voyez les camions : 40 000"), the label of a line."""
COUNTED = 250
"""Code points before a bare number in which "le nombre de …" names what it counts."""
THOUSAND = 1e3
TERMED = frozenset({"counted", "measure", "duration"})
"""Kinds of units that the second of two amounts leaves out: "est tombé de quinze jours à dix"."""
HEADING_REST = 40
"""Code points that may stand between the unit in a table's heading and the end of its line."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number and the unit found for it, before it is decided whether it is a figure."""

    number: Number
    unit: UnitFound | None
    qualifier: str | None = None
    begins: int | None = None
    """Where the range begins of which this is the upper end."""

    @property
    def start(self) -> int:
        return self.unit.start if self.unit else self.number.start

    @property
    def end(self) -> int:
        return self.unit.end if self.unit else self.number.end


def in_ranges(text: str, candidates: Sequence[Candidate], lexicon: QuantityLexicon) -> list[Candidate]:
    """The candidates, the first of a pair with unit and scale of the other: "entre 10 et 15 milliards"."""
    found = list(candidates)
    listed: set[int] = set()
    for i in range(len(found) - 2, -1, -1):
        low, high = found[i], found[i + 1]
        if _is_listed(text, low, high, i + 1 in listed):
            found[i] = _sharing(low, high)
            listed.add(i)
            continue
        if high.unit is None and low.unit and not high.number.ordinal and _changes(text, low, high, lexicon):
            few = low.number.factor < THOUSAND  # "d'une vingtaine de jours à dix"
            source = replace(low, number=replace(low.number, factor=1.0)) if few else low
            found[i + 1] = high = _sharing(high, source)
        if low.unit and high.unit and (rate := _shared_rate(text, low, high, lexicon)):
            found[i] = low = replace(low, unit=low.unit._replace(rate=rate))
            found[i + 1] = high = replace(high, unit=high.unit._replace(rate=rate))
        if high.unit is None or low.number.ordinal or high.number.ordinal or high.unit.kind == "anniversary":
            continue
        gap = text[low.end : high.start]
        if len(gap) > 8 or not LINK.fullmatch(gap):
            continue
        between = "et" in gap and lexicon.bearings.between(text, low.start)
        if low.unit is None and "et" in gap and lexicon.bearings.respectively(text, low.start):
            found[i] = _sharing(low, high)
            continue
        if low.unit is None:
            if ("et" in gap and not between) or is_year(low.number, gap):
                continue
            low = _sharing(low, high)
            if low.unit is None:
                continue
        elif low.unit.code != high.unit.code or low.qualifier or not (between or "à" in gap):
            continue
        rises = low.number.value < times(high.number.value, high.unit.factor)
        falls = rises and lexicon.bearings.falls(text, low.start, high.end, high.unit.kind)
        changes = (
            "à" in gap
            and lexicon.bearings.changes(text, low.start, high.unit.kind == "percent")
            and not falls
        )
        if rises and not changes:
            low = replace(low, qualifier="at-least")
            high = replace(high, qualifier="at-most", begins=low.start)
            if falls:  # "réduit de sept à huit jours": both ends are differences downward
                low, high = _negative(low), _negative(high)
        elif changes:
            low = replace(low, qualifier="exact")
        found[i], found[i + 1] = low, high
    return found


def _is_listed(text: str, low: Candidate, high: Candidate, goes_on: bool) -> bool:
    """Whether a bare number is one of a list with one unit: "de 100, 220 et 457 MW"."""
    unit, gap = high.unit, text[low.end : high.start]
    if low.unit or low.number.ordinal or unit is None or unit.kind != "measure" or is_year(low.number, ""):
        return False
    if gap == " et " and low.number.factor == high.number.factor > 1.0:
        return True  # "1,2 milliard et 4,4 milliards de mètres cubes"
    return (goes_on and gap == ", ") or (
        gap == " et " and bool(LISTED.search(text[max(0, low.start - 4) : low.start]))
    )


def _changes(text: str, low: Candidate, high: Candidate, lexicon: QuantityLexicon) -> bool:
    """Whether a bare number is what the one before changes to: "de 20 000 camions par an à 130 000"."""
    counted = low.unit is not None and low.unit.kind in TERMED and not high.number.scaled
    alone = counted and text[low.end : high.start] == " à " and not is_year(high.number, "")
    bearings = lexicon.bearings
    return alone and bearings.changes(text, low.start) and bearings.counts_nothing(text, high.end)


def _shared_rate(text: str, low: Candidate, high: Candidate, lexicon: QuantityLexicon) -> str | None:
    """The rate of two coordinated amounts of which one has it: "2 t de fer et 1 t de cuivre par an"."""
    one, other = low.unit, high.unit
    if one is None or other is None or (one.rate is None) == (other.rate is None):
        return None
    if one.kind == other.kind == "counted":  # "pour 100 camions et 60 voitures par jour"
        return other.rate if text[low.end : high.start] == " et " else None
    if {one.kind, other.kind} == {"counted", "measure"} and GOODS_AND.fullmatch(text, low.end, high.start):
        return other.rate  # "48 millions de passagers et 550 000 tonnes de fret par an"
    if one.kind != "measure" or one.code != other.code:
        return None
    if not COORDINATED.fullmatch(text, low.end, high.start):
        return None
    behind = lexicon.rate_after.match(text, low.end) or text[: low.end].endswith(" an")
    return None if behind else one.rate or other.rate


def _negative(one: Candidate) -> Candidate:
    number = one.number
    grouped = None if number.grouped is None else -number.grouped
    return replace(one, number=replace(number, value=-number.value, grouped=grouped))


def is_year(number: Number, gap: str) -> bool:
    """Whether a bare number before a dash or "à" is a year rather than the lower end of a range."""
    return "ou" not in gap and number.value.is_integer() and 1900 <= number.value < 2100


def _sharing(low: Candidate, high: Candidate) -> Candidate:
    """The lower end of a range with the unit of the upper, and its scale where it has none of its own."""
    number, unit = low.number, high.unit
    if unit is None:
        return low
    if number.factor == 1.0 and high.number.factor > 1.0:
        value = times(number.value if number.grouped is None else number.grouped, high.number.factor)
        number = replace(number, value=value, grouped=None, factor=high.number.factor)
    return Candidate(number, unit._replace(start=number.start, end=number.end), low.qualifier)


def headless(text: str, candidates: Sequence[Candidate], lexicon: QuantityLexicon) -> list[Candidate]:
    """Numbers without a noun count what "le nombre de …" before them in the sentence names."""
    found = list(candidates)
    for i, one in enumerate(found):
        number = one.number
        if one.unit or number.ordinal or number.glued or is_year(number, ""):
            continue
        if i + 1 < len(found) and OUT_OF.fullmatch(text, number.end, found[i + 1].number.start):
            continue  # "neuf sur dix" are so many of any
        if labelled := _labelled(text, number, lexicon):
            found[i] = replace(one, unit=labelled)
            continue
        before = text[max(0, number.start - COUNTED) : number.start]
        headings = [heading.end() for heading in lexicon.counting.finditer(before)]
        if not headings or SENTENCE_END.search(before, headings[-1]):
            continue
        noun = unit_name(before, headings[-1], lexicon)
        rate = lexicon.rate_after.match(text, number.end)
        end = rate.end() if rate else number.end
        if noun and noun.kind == "counted" and lexicon.bearings.reaches(text, number.start, end):
            told = lexicon.rates[rate["rate"].lower()] if rate else None
            found[i] = replace(one, unit=UnitFound("counted", noun.code, number.start, end, rate=told))
    return found


def _labelled(text: str, number: Number, lexicon: QuantityLexicon) -> UnitFound | None:
    """What the label of a line counts, where the number stands alone behind it: "Trains reçus : 8 120"."""
    line = text.rfind("\n", 0, number.start) + 1
    if number.factor > 1e3 or not lexicon.bearings.counts_nothing(text, number.end):
        return None
    for pattern in LABELS:
        label = pattern.match(text, line, number.start)
        noun = (
            unit_name(text, label.start("noun"), lexicon) if label and label.end() == number.start else None
        )
        if noun and noun.kind == "counted":
            return UnitFound("counted", noun.code, number.start, number.end)
    return None


def in_tables(text: str, candidates: Sequence[Candidate], lexicon: QuantityLexicon) -> list[Candidate]:
    """The numbers of a table with the scale and currency of its heading: "en milliards de dollars"."""
    found = list(candidates)
    for heading in lexicon.table.finditer(text):
        unit = lexicon.names.get(fold(heading["unit"]))
        if unit is None or unit.kind not in ("money", "measure"):
            continue
        first = text.find("\n", heading.end())
        last = text.find("\n\n", heading.end())
        last = len(text) if last < 0 else last
        if first < 0 or first - heading.end() > HEADING_REST:
            continue
        factor = lexicon.knowledge.numbers.scales[heading["scale"].lower()]
        for i, one in enumerate(found):
            number = one.number
            bare = one.unit is None and not number.ordinal and not is_year(number, "")
            if bare and first <= number.start < last:
                scaled = replace(number, value=times(number.value, factor), factor=factor, grouped=None)
                found[i] = Candidate(scaled, UnitFound(unit.kind, unit.code, number.start, number.end))
    return found


def with_cents(text: str, candidates: Sequence[Candidate], lexicon: QuantityLexicon) -> list[Candidate]:
    """ "treize euros et quarante-cinq cents" and "15 dollars 50" are one amount."""
    found: list[Candidate] = []
    minor_of = lexicon.knowledge.currencies.minor_of
    for candidate in candidates:
        before = found[-1] if found else None
        if before and _adds_cents(text, before, candidate, minor_of) and before.unit:
            total = replace(before.number, value=before.number.value + candidate.number.value / 100)
            found[-1] = replace(before, number=total, unit=before.unit._replace(end=candidate.end))
        else:
            found.append(candidate)
    return found


def _adds_cents(text: str, money: Candidate, cents: Candidate, minor_of: Mapping[str, object]) -> bool:
    """Whether the second candidate is the cents of the first."""
    unit, number = money.unit, cents.number
    if unit is None or unit.kind != "money" or money.number.scaled or not money.number.value.is_integer():
        return False
    if number.ordinal or not number.value.is_integer() or not 0 < number.value < 100:
        return False
    gap = text[money.end : cents.start]
    if cents.unit:
        return cents.unit.kind == "minor" and unit.code in minor_of and gap in (" et ", " ")
    return gap == " " and text[money.end - 1].isalpha() and number.end - number.start == 2
