"""The two whose relations a text tells of, for figures whose sentences leave a side out.

In: a reading, and what was told of a figure by its own words. Out: the two, and the figure with the side that
nobody names: "nos échanges" in an ambassador's answer, "vendues à la Chine" in an article on one neighbour of
China. Only where the text, its title or its opening names two alone, and the paragraph no third.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.figures.pairs import Pair
from dragoman.extract.figures.roles import countries
from dragoman.extract.figures.scope import within
from dragoman.extract.figures.stand_ins import StandIns
from dragoman.extract.figures.told import Told
from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Party
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

REASON = "the two of whom the text tells"
PRONOUN = re.compile(r"\s*(?:Il|Elle|Ils|Elles) ")
SENT = frozenset({"trade", "exports", "imports", "volume"})
"""What goes from one to another."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Whom a document is about: two parties, or nobody where it names fewer or more.

    `state`: the one state that its title names alone; `wider`: one of the two is the region of a state named.
    """

    two: tuple[Party, ...] = ()
    state: Party | None = None
    wider: bool = False

    def other(self, party: Party | None) -> Party | None:
        """The other of the two."""
        return next((one for one in self.two if one != party), None) if party in self.two else None


class TopicReader:
    """The words of one language for what the two of a text have together, ready for matching."""

    def __init__(self, cues: FigureCues, stand_ins: StandIns) -> None:
        self._stand_ins = stand_ins
        trade = either(cues.indicators["money"]["trade"])
        self._mutual = re.compile(rf"(?<!\w)(?i:{either((*cues.mutual, *cues.ours))})(?!\w)")
        self._bare = re.compile(
            rf"(?<!\w)(?i:les|le|l'|leurs?|du|des|d') ?(?:volume des )?(?i:{trade})(?!\w)"
        )
        self._respective = re.compile(rf"(?<!\w)(?i:{either(cues.respective)})(?!\w)")
        self._abroad = re.compile(rf"(?<!\w)(?i:{either(cues.abroad)})(?!\w)")

    def topic(self, reading: Reading) -> Topic:
        """Whom a document is about."""
        text = Span(0, len(reading.text))
        states = self._parties(reading, text, regions=False)
        headings = _opening(reading)
        titled = self._parties(reading, headings[0], regions=False) if headings else []
        state = titled[0] if len(titled) == 1 else None
        opened = self._opened(reading, headings)
        wider = len(opened) == len("AB") and any(self._lies_in(one, opened) for one in states)
        if len(states) == len("AB") and not wider:
            return Topic(tuple(states), state)
        return Topic(opened, state, wider)

    def _opened(self, reading: Reading, headings: list[Span]) -> tuple[Party, ...]:
        """The two that the title or the opening names, one of them perhaps a region."""
        for span in headings:
            named = self._parties(reading, span, regions=True)
            if len(named) == len("AB") and not self._holds(*named):
                return tuple(named)
        return ()

    def _lies_in(self, state: Party, two: tuple[Party, ...]) -> bool:
        """Whether a state that is none of the two lies in the region that one of them is."""
        return state not in two and any(self._holds(state, one) for one in two)

    def completed(self, reading: Reading, told: Told, topic: Topic) -> Told:
        """A figure of what goes between two with the side that its words leave out."""
        area, counterpart = told.pair
        if told.indicator == "share" or told.measured not in SENT or not topic.two or (area and counterpart):
            return told
        words = Span(told.scope.lead.start, told.scope.tail.end)
        if self._abroad.search(reading.text, *words) or self._names_third(reading, told, topic):
            return told
        if self._respective.search(reading.text, *told.scope.sentence):
            return told
        together = bool(self._mutual.search(reading.text, *words))
        if not area and not counterpart:
            begins = self._begins(reading, told)
            bare = not topic.wider and self._bare.search(reading.text, begins, words.end)
            together = together or bool(bare)
            alone = not any(True for _ in countries(reading, told.scope.sentence))
            if told.measured == "trade" and together and alone:
                return _with(told, Pair(*topic.two), ("area", "counterpart"))
        elif counterpart and (other := topic.other(counterpart)):
            return _with(told, Pair(other, counterpart), ("area",))
        elif told.measured == "trade" and together and (other := topic.other(area)):
            return _with(told, Pair(area, other), ("counterpart",))
        return told

    def _begins(self, reading: Reading, told: Told) -> int:
        """Where the words begin that tell of a figure: a pronoun takes up the sentence before."""
        start = told.scope.sentence.start
        before = reading.sentence_at(start - 2) if PRONOUN.match(reading.text, start) else None
        return before.span.start if before else told.scope.lead.start

    def _names_third(self, reading: Reading, told: Told, topic: Topic) -> bool:
        """Whether the paragraph, up to the figure's words, names a state that is none of the two."""
        sentence = reading.sentence_at(told.scope.sentence.start)
        start = reading.blocks[sentence.block].span.start if sentence else told.scope.sentence.start
        named = countries(reading, Span(start, told.scope.tail.end))
        return any(name.entity not in topic.two for name in named)

    def _parties(self, reading: Reading, span: Span, regions: bool) -> list[Party]:
        """The states that a stretch of text names, by name, adjective or capital, and its regions."""
        return list(dict.fromkeys(self._named(reading, span, regions)))

    def _named(self, reading: Reading, span: Span, regions: bool) -> Iterator[Party]:
        for name in within(reading.names, span):
            if code := self._stand_ins.capital(name, name.span.of(reading.text).title()):
                yield code
            elif regions and name.kind == "region":
                yield name.entity
        yield from (name.entity for name in countries(reading, span))

    def without_region(self, pair: Pair, state: Party | None) -> Pair:
        """A pair without the region in which a state lies: it only tells which states are listed."""
        if state is None or all(pair):
            return pair
        return Pair(*(None if party and self._holds(party, state) else party for party in pair))

    def _holds(self, one: Party, other: Party) -> bool:
        """Whether one of two is a region in which the other lies."""
        regions = self._stand_ins.regions
        return any(a in regions.get(b, ()) for a, b in ((one, other), (other, one)) if isinstance(b, str))


def _opening(reading: Reading) -> list[Span]:
    """The title of a text; with the first sentence behind it; with the first paragraph."""
    if not reading.blocks:
        return []
    first = reading.blocks[0].span
    lead = next((block.span for block in reading.blocks if block.kind == "paragraph"), first)
    sentence = reading.sentence_at(lead.start)
    ends = (first.end, sentence.span.end if sentence else first.end, lead.end)
    return [Span(first.start, max(first.end, end)) for end in ends]


def _with(told: Told, pair: Pair, sides: tuple[str, ...]) -> Told:
    return replace(told, pair=pair, root=pair, topical=sides)
