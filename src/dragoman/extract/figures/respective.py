"""Amounts told in the order of those named: "le Kazakhstan et l'Ouzbékistan …, respectivement 3 et 4 t".

In: a reading and what was told of its quantities. Out: the same, each of such amounts with its own party or
its own indicator. Nothing is given where there are not as many named as amounts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.extract.figures.pairs import Pair, Placed
from dragoman.extract.figures.parties import PartyReader
from dragoman.extract.figures.told import Told
from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Party
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues
from dragoman.packs.folding import fold

LINK = re.compile(r" ?,? ?(?:et |puis )?(?:de |d'|à )?(?:(?:environ|quelque|près de|plus de) )?")
"""Between amounts that are told in order."""
LISTED = re.compile(r"(?: et|,)(?: (?:avec|du|de la|de|des|le|la|les|vers))?(?: [dl]'| ?)")
"""Between those named in order."""
ASIDE = re.compile(r" ?\([^()]*\)")
"""An amount in brackets that repeats the one before it."""
PARTED = frozenset({"trade", "exports", "imports", "growth", "share", "volume", "fdi", "investment", "debt"})
"""What is told of several in order."""
LEAST = 2


class RespectiveReader:
    """The words of one language that part amounts in order, ready for matching."""

    def __init__(self, cues: FigureCues, parties: PartyReader) -> None:
        self._parties = parties
        self._word = re.compile(rf"(?<!\w){either(fold(word) for word in cues.respective)}(?!\w)")
        self._facing = re.compile(rf"(?<!\w)(?i:{either(cues.facing)})(?!\w)")
        money = cues.indicators["money"]
        self._flows = {name: _any(money[name]) for name in ("exports", "imports")}

    def parted(self, reading: Reading, folded: str, told: Sequence[Told]) -> list[Told]:
        """The figures, those told in order each with its own party or indicator."""
        found = list(told)
        done = 0
        for match in self._word.finditer(folded):
            first = next((i for i, one in enumerate(found) if one.scope.start >= match.start()), None)
            sentence = found[first].scope.sentence if first is not None else None
            if first is None or sentence is None or not sentence.contains(Span(*match.span())):
                continue
            run = self._run(reading.text, found, first)
            named = Span(max(sentence.start, done), match.start())
            own = [one for one in range(first) if found[one].scope.start >= named.start]
            for group in [run, own] if own and len(own) == len(run) else [run]:
                self._part(reading, folded, found, group, named)
            done = found[run[-1]].scope.end
        return found

    @staticmethod
    def _run(text: str, told: Sequence[Told], first: int) -> list[int]:
        """The amounts behind the word that are listed one after the other, leaving out those in brackets."""
        run = [first]
        unit = told[first].scope.quantity.unit
        for i in range(first + 1, len(told)):
            gap = ASIDE.sub("", text[told[run[-1]].scope.end : told[i].scope.start])
            if "(" in gap:
                continue
            if told[i].scope.quantity.unit != unit or not LINK.fullmatch(gap):
                break
            run.append(i)
        return run

    def _part(
        self, reading: Reading, folded: str, told: list[Told], group: Sequence[int], named: Span
    ) -> None:
        if len(group) < LEAST or {told[group[0]].indicator, told[group[0]].measured}.isdisjoint(PARTED):
            return
        period = next((told[i].period for i in reversed(group) if told[i].period), None)
        for i in group:
            told[i] = replace(told[i], period=told[i].period or period)
        flows = self._flows_named(folded, named)
        if len(flows) == len(group):
            for i, flow in zip(group, flows, strict=True):
                told[i] = _measuring(told[i], flow)
            return
        tail = told[group[-1]].scope.tail
        again = named.start > told[group[0]].scope.sentence.start  # names before belong to the amounts before
        spans = (tail,) if again else (named, tail)
        listed = next((found for span in spans if (found := self._listed(reading, span, len(group)))), [])
        if not listed:
            return
        other = self._other(reading, named, listed, told, group)
        for i, one in zip(group, listed, strict=True):
            faces = one.role in ("with", "to", "between") or bool(self._facing.search(reading.text, *named))
            if told[i].indicator == "share":
                told[i] = replace(told[i], holders=(one,))
                continue
            pair = Pair(other, one.party) if faces else Pair(one.party, other)
            told[i] = replace(told[i], pair=pair, root=pair)

    def _flows_named(self, folded: str, named: Span) -> list[str]:
        """Exports and imports in the order in which they are named; none where another list follows."""
        places = [
            (match.start(), name)
            for name, pattern in self._flows.items()
            for match in pattern.finditer(folded, *named)
        ]
        found = [name for _, name in sorted(places)]
        last = max((place for place, _ in places), default=named.start)
        return found if " et " not in folded[last : named.end] else []

    def _listed(self, reading: Reading, named: Span, number: int) -> list[Placed]:
        """The parties of a list that has as many as there are amounts."""
        placed = [one for one in self._parties.placed(reading, named) if one.role != "adjective"]
        for i in range(len(placed) - number, -1, -1):
            run = placed[i : i + number]
            gaps = [reading.text[a.span.end : b.span.start] for a, b in pairwise(run)]
            if all(LISTED.fullmatch(gap) for gap in gaps):
                return run
        return []

    def _other(
        self,
        reading: Reading,
        named: Span,
        listed: Sequence[Placed],
        told: Sequence[Told],
        group: Sequence[int],
    ) -> Party | None:
        """The one side that all amounts share: named in the sentence, or that of the figure before it."""
        taken = [one.party for one in listed]
        spans = (named, told[group[-1]].scope.tail)
        named_all = [one.party for span in spans for one in self._parties.placed(reading, span)]
        rest = [one for one in named_all if one not in taken]
        if rest:
            return rest[0] if len(set(rest)) == 1 else None
        last = next(
            (one for one in reversed(told[: group[0]]) if one.scope.sentence.end <= named.start), None
        )
        if last is None or reading.text[last.scope.sentence.end : named.start].strip():
            return None
        area = last.root.area or last.pair.area
        return area if area not in taken else None


def _measuring(told: Told, flow: str) -> Told:
    if told.indicator == "growth":
        return replace(told, measured=flow)
    return replace(told, indicator=flow, measured=flow, sure=True)


def _any(words: Sequence[str]) -> re.Pattern[str]:
    nouns = [word for word in words if fold(word).startswith(("export", "import", "vente", "achat"))]
    return re.compile(rf"(?<!\w){either(fold(word) for word in nouns)}(?!\w)")
