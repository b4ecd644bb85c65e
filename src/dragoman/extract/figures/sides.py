"""Whose figure it is and who stands on the other side, with the figures around it.

In: what was told of a quantity so far, the figure that it goes on about. Out: the same with its pair or its
holders. Which parties a sentence names is left to `parties.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.figures.holders import HolderReader
from dragoman.extract.figures.pairs import NOBODY, Pair, Placed
from dragoman.extract.figures.parties import PartyReader
from dragoman.extract.figures.told import TRADED, Told, completed, narrowed
from dragoman.model.reading import Reading
from dragoman.model.span import Span

LISTED = re.compile(r"\)(?:,| et|, et) (?:l'|le |la |les )?[^\d,;:()]{2,30} \(\+?")
"""Between two amounts in brackets of one list."""
AGAINST = re.compile(r"(?<!\w)contre(?!\w)")
"""Between two amounts of which the second is only compared with the first."""
NEXT_NAME = re.compile(r"\)(?:,| et|, et) [^\d,;:()]*[A-ZÀ-Þ][^\d;:()]* \(")
"""Between two amounts in brackets, the second that of a name which nothing identifies."""
CHANGED = re.compile(r"(?: \([^()]*\))?(?: en (?:19|20)\d\d)?,? (?:à|contre) (?:[^\W\d_]+ ){0,2}")
"""Between what a share was and what it came to, or what it is compared with."""
PROMISED = frozenset({"loan", "grant", "investment", "fdi", "other"})
"""What one gives another, part by part: "26 milliards, dont 15 de crédits et 1,5 d'aide"."""
APART = 1000
"""Code points between the trade of a state and what it trades with one."""
SENT = ("exports", "imports", "volume")
"""What goes one way."""
FLOWS = ("growth", "volume", "exports", "imports")
"""What the figure before may be told of otherwise, and these still of the same parties."""


class Sides:
    """Tells the sides of figures in one language."""

    def __init__(self, parties: PartyReader, holders: HolderReader) -> None:
        self._parties, self._holders = parties, holders

    def told(self, reading: Reading, told: Told, before: Told | None, speaker: str | None) -> Told:
        """A figure with its parties; `before`: the figure that it goes on about."""
        scope = told.scope
        if told.measured in TRADED and (item := self._parties.givers.item(reading, scope)):
            area = before.root.area if before else self._parties.givers.heads(reading, scope, item)
            if area is not None and area != item:
                return replace(told, pair=Pair(area, item), root=Pair(area))
        if told.indicator == "share":
            return self._held(reading, told, before)
        if before and told.measured in TRADED and (pair := self._of_share(before, told)):
            return replace(told, pair=pair, root=Pair(pair.area))
        measured = told.measured if told.measured != "growth" else "trade"
        own = self._parties.pair(reading, scope, measured, scope.lead.start, speaker)
        if before is None:
            return self._first(reading, told, own)
        if not any(own) and told.measured in TRADED and self._parties.names_another(reading, scope):
            pair = Pair(before.root.area or before.pair.area)
            return replace(told, pair=pair, root=pair)
        ranked = completed(self._parties.nearest(reading, scope, before.root), before.root, told.measured)
        if ranked and told.ranked and told.measured == before.measured:
            return replace(told, pair=ranked, root=before.root)
        if own.area is None and own.counterpart is None:
            beside = before.scope.sentence == scope.sentence
            if told.measured != before.measured and beside and {told.measured, before.measured} <= PROMISED:
                return replace(told, pair=_promised(told.measured, before), root=before.root)
            same = told.measured == before.measured or told.indicator in FLOWS
            if NEXT_NAME.fullmatch(reading.text[before.scope.end : scope.start]):
                return replace(told, pair=Pair(before.root.area), root=Pair(before.root.area))
            return replace(told, pair=before.pair, root=before.root) if same else told
        if told.measured != before.measured:
            beside = before.measured in TRADED or self._parties.is_there(reading.text, scope)
            if told.measured in TRADED and beside:
                own = _with_partner(own, before.pair)
            return replace(told, pair=own, root=own)
        if before.is_heading:
            pair = _in_row(own, before)
            return replace(told, pair=pair, root=pair)
        if (listed := self._next_of_list(reading, before, told, own)) is not None:
            return replace(told, pair=listed, root=listed)
        directed = told.measured in SENT
        apart = bool(AGAINST.search(reading.text, before.scope.end, scope.start))
        pair = narrowed(own, before.root, directed, apart)
        if told.ranked and told.measured == "trade" and own.area == pair.counterpart:
            pair = Pair(pair.counterpart, pair.area)  # whom the words name is the first
        return replace(told, pair=pair, root=own if pair == own else before.root)

    def _held(self, reading: Reading, told: Told, before: Told | None) -> Told:
        """A share with its holders, which may be those of what it is compared with."""
        scope = told.scope
        holders = tuple(self._holders.holders(reading, scope))
        if not holders and before and before.indicator == "share" and before.scope.sentence == scope.sentence:
            changed = CHANGED.fullmatch(reading.text[before.scope.end : scope.start])
            holders = before.holders if changed else ()
        root = before.root if before else self._of_whole(reading, told, holders)
        return replace(told, holders=holders, root=root)

    def _of_whole(self, reading: Reading, told: Told, holders: Sequence[Placed]) -> Pair:
        """Whose trade it is of which somebody else has a share: "24 % des exportations kazakhes"."""
        if told.measured not in TRADED or len(holders) != 1:
            return NOBODY
        named = self._parties.placed(reading, Span(told.scope.end, told.scope.tail.end))
        others = [one.party for one in named if one.party != holders[0].party]
        return Pair(others[0]) if len(others) == 1 else NOBODY

    @staticmethod
    def _of_share(before: Told, told: Told) -> Pair | None:
        """The two of an amount that gives a share again: "la Chine absorbe 24 % des ventes, soit 14"."""
        again = before.indicator == "share" and before.scope.sentence == told.scope.sentence
        if not again or len(before.holders) != 1 or before.root.area is None:
            return None
        return Pair(before.root.area, before.holders[0].party)

    def _first(self, reading: Reading, told: Told, own: Pair) -> Told:
        """A figure that goes on about none; in a ranking, those behind it stand beside the same one."""
        ranker = self._parties.ranker(reading, told.scope, own)
        if ranker is None:
            return replace(told, pair=own, root=own)
        receives = ranker == own.counterpart and told.measured != "trade"
        root = Pair(None, ranker) if receives else Pair(ranker)
        return replace(told, pair=own, root=root, ranked=True)

    @staticmethod
    def sharing(told: Told, following: Told, index: int) -> Told:
        """Whom only the next amount names: "de 5 milliards, ils iront à 10, ont convenu la Chine et …"."""
        same = following.measured in TRADED and (
            told.measured == following.measured or told.indicator == "growth"
        )
        known = all(party is None or party in following.pair for party in told.pair)
        if following.scope.before != index or not same or not known or not all(following.pair):
            return told
        return replace(told, pair=following.pair)

    def by_teller(self, reading: Reading, told: Told) -> Told:
        """Exports of nobody are those of the one state whose body counts them: "l'agence ouzbèke …"."""
        if told.measured not in ("exports", "imports") or any(told.pair) or told.indicator == "share":
            return told
        teller = self._parties.teller(reading, told.scope)
        return replace(told, pair=Pair(teller), root=Pair(teller)) if teller else told

    @staticmethod
    def of_topic(told: Told, earlier: Sequence[Told]) -> Told:
        """Trade "avec la Russie" is that of the state whose trade was told before, where one was."""
        area, counterpart = told.pair
        if told.measured not in TRADED or area or not isinstance(counterpart, str):
            return told
        near = [one for one in earlier if told.scope.start - one.scope.end <= APART]
        near.sort(key=lambda one: (one.measured != "trade", one.scope.start))  # trade has no direction
        for one in reversed(near):
            owner = one.root.area
            if one.measured in TRADED and isinstance(owner, str) and owner.isupper():
                same = owner == counterpart
                return told if same else replace(told, pair=Pair(owner, counterpart), root=Pair(owner))
        return told

    @staticmethod
    def _next_of_list(reading: Reading, before: Told, told: Told, own: Pair) -> Pair | None:
        """The next of a list whose amounts stand in brackets: "avec la Lituanie (-4 %), l'Inde (+5 %)"."""
        gap = reading.text[before.scope.end : told.scope.start]
        partner = before.pair.counterpart
        if before.scope.sentence != told.scope.sentence or partner is None or own.area is None:
            return None
        first = before.root.area if before.root.area in before.pair else before.pair.area
        return Pair(first, own.area) if LISTED.fullmatch(gap) and not own.counterpart else None

    def in_series(self, reading: Reading, told: Told, before: Told, speaker: str | None) -> Told:
        """A figure of a series: the side that it leaves out is that of the entry before it."""
        found = self.told(reading, told, None, speaker)
        area, counterpart = found.pair
        root = before.root if any(before.root) else before.pair
        if found.indicator == "share":
            return replace(found, root=root)
        if area and counterpart:
            return found
        if not area and not counterpart and self._parties.names_another(reading, found.scope):
            return replace(found, pair=Pair(root.area), root=Pair(root.area))
        if not area and not counterpart:
            return replace(found, pair=before.pair, root=before.root)
        if counterpart and root.area and root.area != counterpart:
            return replace(found, pair=Pair(root.area, counterpart), root=root)
        return found


def _promised(measured: str, before: Told) -> Pair:
    """The pair of a part: who owes a loan receives a grant."""
    area, counterpart = before.pair
    return Pair(counterpart, area) if "loan" in (measured, before.measured) else before.pair


def _with_partner(own: Pair, before: Pair) -> Pair:
    """The party that a sentence names with the other of the pair before."""
    if own.area is None and own.counterpart in before and all(before):
        return Pair(
            before.area if own.counterpart == before.counterpart else before.counterpart, own.counterpart
        )
    if own.area is None or own.counterpart is not None or own.area not in before:
        return own
    return Pair(own.area, before.counterpart if own.area == before.area else before.area)


def _in_row(own: Pair, heading: Told) -> Pair:
    """The pair of a table's row: its heading names one, the row the other."""
    if all(heading.pair) and own.counterpart is None:
        return narrowed(own, heading.pair, directed=False)
    partner = heading.pair.counterpart or heading.pair.area
    return Pair(own.area, partner) if None in heading.pair and own.counterpart is None else own
