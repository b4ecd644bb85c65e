"""Where a journey goes: the place or country behind the noun or verb of a visit.

In: a passage, spans of it behind that noun or verb, and the document's circumstances. Out: `Spot`s. Whose
journey it is, and whether it took place, is left to `visitors.py` and `visits.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances, Spot
from dragoman.extract.circumstances.sides import Sides
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.model.span import Span

REACH = 160  # code points behind "visite" in which visitor and destination stand
NEAR = 60
VISIT = "visiter"
_AND = re.compile(r"(?:,| et|, puis|, et| puis| et ensuite) (?:au|aux|en|a la) $")
_ALSO = re.compile(r"(?:,| et|, puis|, et| puis| et ensuite) (?:l[ae] |l'|les )$")
_BOUND = re.compile(r"(?<!\w)(?:pour|vers|direction|destination d[eu'])(?: la| le| l'| les)? ?$")
_LEADS = re.compile(r"(?<!\w)(?:a|au|aux|en|dans|vers) (?:la |le |l')?$")


@dataclass(frozen=True, slots=True)
class Destinations:
    """Finds the destinations of the journeys that one passage tells of."""

    passage: Passage
    here: Circumstances
    lexicon: MeetingLexicon

    def first(self, spans: Sequence[Span], near: int) -> Spot | None:
        """The place or country that "à", "au", "en" leads to, the first behind the noun or verb."""
        spots: list[Spot] = []
        folded = self.here.folded
        for span in spans:
            for name in self.here.reading.names_in(span, "place", "country"):
                lead = folded[max(span.start, name.span.start - 12) : name.span.start]
                if not (_LEADS.search(lead) or folded[: name.span.start][-5:].endswith((" a le ", " en "))):
                    continue
                place = None if isinstance(name.entity, str) else name.entity
                country = name.entity if isinstance(name.entity, str) else self.here.country_of(place)
                spots.append(Spot(name.span, place, country))
        spots += [
            spot
            for span in spans
            if (spot := self.here.where([span], near)) is not None
            and not any(spot.span == other.span for other in spots)
        ]
        return min(spots, key=lambda spot: abs(spot.span.start - near), default=None)

    def route(self, spans: Sequence[Span], at: int) -> list[Spot]:
        """The countries that a journey goes to: "au Turkménistan, au Kazakhstan et en Ouzbékistan"."""
        first = self.first([Span(span.start, min(span.end, span.start + NEAR)) for span in spans], at)
        if first is None:
            return []
        return [first, *(self.further(first, spans) if first.place is None else ())]

    def further(self, first: Spot, spans: Sequence[Span], link: re.Pattern[str] = _AND) -> list[Spot]:
        """The countries that a list names after the first."""
        found: list[Spot] = []
        end = first.span.end
        for span in spans:
            for name in self.here.reading.names_in((end, span.end), "country"):
                if isinstance(name.entity, str) and link.fullmatch(self.here.folded[end : name.span.start]):
                    found.append(Spot(name.span, None, name.entity))
                    end = name.span.end
        return found

    def object(self, spans: Sequence[Span], verb: str) -> list[Spot]:
        """The country or place that "a visité", "gagnera dans la soirée" is followed by."""
        for name in self.here.reading.names_in(spans[0], "country", "place") if spans else ():
            if not self._next(spans[0].start, name.span.start, anything=verb == VISIT):
                continue
            if isinstance(name.entity, str):
                first = Spot(name.span, None, name.entity)
                return [first, *self.further(first, spans, _ALSO)]
            return [Spot(name.span, name.entity, self.here.country_of(name.entity))]
        return []

    def _next(self, start: int, end: int, *, anything: bool) -> bool:
        """Whether an object begins right behind its verb, but for an article, a date and "ensuite"."""
        if anything:
            return end - start < 8
        words = self.here.folded[start:end]
        for date in self.here.reading.dates:
            if start <= date.span.start and date.span.end <= end:
                words = words.replace(date.span.of(self.here.folded), "")
        return bool(self.lexicon.on_the_way.fullmatch(re.sub(r" +", " ", words)))

    def bound_for(self, spans: Sequence[Span]) -> list[Spot]:
        """Where those go who "ont quitté Pékin pour Astana": right behind "pour"."""
        for span in spans:
            for name in self.here.reading.names_in(span, "place", "country"):
                if not _BOUND.search(self.here.folded, span.start, name.span.start):
                    continue
                place = None if isinstance(name.entity, str) else name.entity
                country = name.entity if isinstance(name.entity, str) else self.here.country_of(place)
                return [Spot(name.span, place, country)]
        return []

    def hosts(self, last: int) -> list[Spot]:
        """The state of him to whom a visit is paid: "a rendu visite à son homologue chinois"."""
        if last >= len(self.passage.words) or self.passage.words[last].fold not in ("a", "au", "aux"):
            return []
        behind = Sides(self.passage, self.here).after(last, NEAR)
        at = self.passage.words[last].span
        return [Spot(at, None, state) for state in behind.parties[:1] if isinstance(state, str)]

    def near(self, spans: list[Span], visiting: bool) -> list[Span]:
        """What belongs to "en visite …": up to the comma or verb behind it; other spans as they are."""
        if not visiting or not spans:
            return spans
        words = self.passage.words
        first = self.passage.at(spans[0].start)
        for k in range(first, len(words)):
            if words[k].finite or words[k].fold in (",", "pour"):
                return [Span(spans[0].start, words[k].span.start)] if k > first else []
        return spans
