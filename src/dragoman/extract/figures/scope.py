"""Which words of a sentence are told of which of its quantities.

In: a `Reading`. Out: a `Scope` for every quantity in a sentence of the article: what stands before it and
behind it on its own side of commas and conjunctions. What the words mean is left to `indicators.py`,
`periods.py` and `parties.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from dragoman.extract.quantities.bearings import either
from dragoman.model.reading import Quantity, Reading, Sentence
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

FAMILIES = {
    "length": "km m cm mm dm hm [mi_i] [nmi_i] [ft_i] [in_i] [yd_i] li",
    "surface": "km2 m2 cm2 har [acr_us] [mu_cn] [sft_i] [smi_us]",
    "mass": "t kt Mt kg g mg q m3 km3 L hL mL barrel toe [gal_us] [lb_av] [oz_av] [cft_i]",
    "power": "W kW MW GW TW",
    "energy": "kWh MWh GWh TWh J GJ",
    "duration": "a mo wk d h min s",
    "other": "kV V MVA Hz MHz GHz bar bit MBy GBy TBy Gbit Mbit deg rad {turn} [ly] um nm [car_m] [in_i]",
    "percent": "percent",
    "teu": "TEU",
}
FAMILY = {unit: family for family, units in FAMILIES.items() for unit in units.split()}


@dataclass(frozen=True, slots=True)
class Scope:
    """A quantity and the words told of it. `twin` and `before` are indices of other scopes.

    `lead` and `tail` are the words before and behind it on its own side; `twin` is the amount that this one
    repeats in another currency; `before` the quantity before it in the sentence.
    """

    quantity: Quantity
    family: str
    sentence: Span
    lead: Span
    tail: Span
    twin: int | None
    before: int | None

    @property
    def start(self) -> int:
        return self.quantity.span.start

    @property
    def end(self) -> int:
        return self.quantity.span.end


ASIDE = re.compile(r" \([^()\d]{1,40}\)")
"""Words in brackets that hold no quantity: "13 milliards de mètres cubes (bcm) en juin"."""
GOODS = re.compile(r"(?<= )(?:de |d')[^\W\d_]{3,} et (?:de |d')[^\W\d_]{3,}")
"""What an amount is of: "81 milliards de dollars de biens et de services"."""
AGAIN = re.compile(r" ?\(?ou (?:environ |pres de |plus de )?")
"""Between growth and the same growth in another unit, in folded text."""
PARTY_BEHIND = re.compile(r" (?:avec|pour|chez|au|aux|en) (?:l'|la |le |les )?[A-ZÀ-Þ]")
"""Behind a quantity: whose it is."""
DATELINE = re.compile(r"\W*[A-ZÀ-Þ]['’A-ZÀ-Þ-]{2,}[^\n()]{0,60}\([^()\n]{2,30}\) ?[-–—]{1,2} ")
"""What a dispatch begins with: "XI'AN, 19 mai (Xinhua) -- "."""
RANGE_GAP = 6
"""Code points between the ends of a range."""


def is_range(first: Quantity, second: Quantity) -> bool:
    """Whether the two are ends of one range: "10 à 12 %"."""
    ends = (first.qualifier, second.qualifier) == ("at-least", "at-most")
    return ends and second.span.start - first.span.end <= RANGE_GAP


class HasSpan(Protocol):
    """Anything with a place in a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Item = TypeVar("Item", bound=HasSpan)


def within(items: Sequence[Item], span: tuple[int, int]) -> Iterator[Item]:
    """The items inside a span; `items` are sorted by place, as everything in a `Reading` is."""
    for i in range(bisect_left(items, span[0], key=_start), len(items)):
        if items[i].span.start >= span[1]:
            return
        if items[i].span.end <= span[1]:
            yield items[i]


def _start(item: HasSpan) -> int:
    return item.span.start


def family_of(unit: str) -> str:
    """The family of a unit: money, counted, or one of `FAMILIES`."""
    base, _, rate = unit.partition("/")
    if base in FAMILY:
        return "other" if rate and FAMILY[base] == "length" else FAMILY[base]  # a speed is no length
    if base.startswith("percent"):
        return "percent"
    return "money" if len(base) == 3 and base.isupper() else "counted"


def _told_from(reading: Reading, sentence: Sentence) -> Sentence:
    """A sentence without the dateline that it begins with: neither its day nor the agency is told of."""
    line = DATELINE.match(reading.text, *sentence.span)
    return replace(sentence, span=Span(line.end(), sentence.span.end)) if line else sentence


def _told_below(reading: Reading, sentence: Sentence, quantity: Quantity) -> Sentence:
    """A sentence; with the one on the line below, where it is a quantity and no more: a framed figure."""
    if sentence.span.of(reading.text).strip(" .:+") != quantity.span.of(reading.text).strip(" .:+"):
        return sentence
    below = reading.sentence_at(sentence.span.end + 2) or reading.sentence_at(sentence.span.end + 1)
    if below is None or "\n" not in reading.text[sentence.span.end : below.span.start]:
        return sentence
    if any(True for _ in within(reading.quantities, below.span)):
        return sentence
    return replace(sentence, span=Span(sentence.span.start, below.span.end))


class ScopeReader:
    """Parts sentences among their quantities, by one language's words."""

    def __init__(self, cues: FigureCues) -> None:
        self._twin = re.compile(rf"[ ,]*(?:\(| {either(cues.again)} )[^()\d]{{0,24}}")
        to = either(cues.to)
        self._to = re.compile(
            rf"(?: ?\([^()]{{1,60}}\))?(?: [^.,;:()]{{1,40}}?)? {to} (?:[^\W\d_]+ ){{0,3}}$"
        )
        self._compared = re.compile(rf"(?<!\w){either(cues.compared)}(?!\w)")
        self._break = re.compile(rf"[,;:()—–]| {either(cues.breaks)} ")
        self._turn = re.compile(rf", (?i:{either(cues.turns)})")
        self._relative = re.compile(rf",? {either(cues.relative)} ")

    def scopes(self, reading: Reading) -> tuple[Scope, ...]:
        """A scope for every quantity that stands in a sentence of the article."""
        return tuple(self._scopes(reading))

    def _scopes(self, reading: Reading) -> Iterator[Scope]:
        told: dict[int, Sentence] = {}
        placed = [
            (q, _told_below(reading, told.setdefault(s.span.start, _told_from(reading, s)), q))
            for q in reading.quantities
            if (s := reading.sentence_at(q.span.start))
        ]
        text = reading.text
        last = -1  # the last that is no twin
        leads: list[int] = []
        twins = [False] * len(placed)
        for i, (quantity, sentence) in enumerate(placed):
            beside = i > 0 and placed[i - 1][1] is sentence
            twins[i] = beside and self._is_twin(text, placed[i - 1][0], quantity)
            before = last if last >= 0 and placed[last][1] is sentence else None
            lead = sentence.span.start
            if beside and is_range(placed[i - 1][0], quantity):
                lead = leads[i - 1]
            elif beside:
                done = placed[i - 1][0].span.end
                lead = self._cut(reading, done, quantity.span.start)
                if self._relative.match(text, lead):  # "40 % de la dette du pays, qui atteint 4 milliards"
                    lead = done
            leads.append(lead)
            following = i + 1
            while following < len(placed) and self._is_twin(
                text, placed[following - 1][0], placed[following][0]
            ):
                following += 1
            tail_from = placed[following - 1][0].span.end
            tail_to = sentence.span.end
            if following < len(placed) and placed[following][1] is sentence:
                tail_to = self._cut(reading, tail_from, placed[following][0].span.start)
            if turn := self._turn.search(text, tail_from, tail_to):
                tail_to = turn.start()
            yield Scope(
                quantity,
                family_of(quantity.unit),
                sentence.span,
                Span(lead, quantity.span.start),
                Span(quantity.span.end, max(quantity.span.end, tail_to)),
                i - 1 if twins[i] else None,
                before,
            )
            if not twins[i]:
                last = i

    def _cut(self, reading: Reading, start: int, end: int) -> int:
        """Where the words of the first quantity end and those of the next begin.

        Dates and names stay whole: "entre janvier et août", "Chine – Kirghizstan – Ouzbékistan".
        """
        text, at = reading.text, start
        while at < end and text[at] == ")":
            at += 1
        whole = [one.span for items in (reading.dates, reading.names) for one in within(items, (start, end))]
        whole += [Span(one.start() - 1, one.end()) for one in ASIDE.finditer(text, at, end)]
        whole += [Span(*one.span()) for one in GOODS.finditer(text, at, end)]
        for found in self._break.finditer(text, at, end):
            if not any(span.start < found.start() < span.end for span in whole):
                return found.start()
        return end

    def _is_twin(self, text: str, first: Quantity, second: Quantity) -> bool:
        """Whether the second amount is the first in another currency: "674 yuans (94 dollars)"."""
        both = family_of(first.unit) == family_of(second.unit) == "money"
        gap = text[first.span.end : second.span.start]
        return both and first.unit != second.unit and bool(self._twin.fullmatch(gap))

    def starts_change(self, text: str, scope: Scope, following: Scope | None) -> bool:
        """Whether the next quantity is what this one changed to: "est passé de 7 % à 9 %"."""
        if following is None or following.sentence != scope.sentence:
            return False
        same = following.quantity.unit == scope.quantity.unit
        return same and bool(self._to.match(text[scope.end : following.start]))

    @staticmethod
    def repeats_growth(text: str, grown: Scope, scope: Scope) -> bool:
        """Whether a quantity tells growth again in another unit: "de 21 % (ou 11 milliards)"."""
        gap = text[grown.end : scope.start]
        return grown.family != scope.family and bool(AGAIN.fullmatch(gap))

    def compares_parties(self, text: str, scope: Scope) -> bool:
        """Whether a comparison names another party behind it: "contre 18 % avec la Russie"."""
        return bool(PARTY_BEHIND.match(text, scope.end))

    def is_compared(self, text: str, scope: Scope) -> bool:
        """Whether the quantity only serves to compare another with: "contre 89 milliards en 2023"."""
        return bool(self._compared.search(text, scope.lead.start, scope.start))
