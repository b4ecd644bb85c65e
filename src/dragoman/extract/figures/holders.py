"""Who holds a share: "51 % pour la Chine", "l'Eximbank détient 38 %", "le Kazakhstan représente 46 %".

In: the scope of a percentage and the names of the reading. Out: its holder, or several for "chacun".
"""

from __future__ import annotations

import re

from dragoman.extract.figures.bodies import BodyReader
from dragoman.extract.figures.pairs import Placed
from dragoman.extract.figures.roles import RoleReader
from dragoman.extract.figures.scope import Scope, within
from dragoman.extract.figures.stand_ins import StandIns
from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

HOLDER = 70
"""Code points behind a share in which its holder stands: "51 % pour la Chine"."""
UNKNOWN = re.compile(r"[,;(] (?:et )?(?:[A-ZÀ-Þ][^\W\d_]+[ -]?)+\Z")
"""Before a share: the name of a holder that nothing identifies, of a list: ", Hong Kong 5,6 %"."""
CAPITAL = re.compile(r"(?<=[ '])[A-ZÀ-Þ]")
"""A name on the share's own side: whoever it is, the share is not that of somebody named before."""
OWNED = 40
"""Code points before a holder in which its share is named: "la part de la Chine"."""


class HolderReader:
    """The words of one language that tell holders of shares, ready for matching."""

    def __init__(self, cues: FigureCues, stand_ins: StandIns) -> None:
        self._roles = RoleReader(cues, stand_ins)
        self._stand_ins = stand_ins
        self._bodies = BodyReader(cues)
        self._told = re.compile(rf"(?<!\w)(?i:{either(cues.told)}) (?:que |qu')")
        self._respective = re.compile(rf"(?<!\w)(?i:{either(cues.respective)})(?!\w)")
        self._anew = re.compile(rf"(?<!\w)(?i:{either(cues.anew)})(?!\w)")
        self._each = re.compile(rf"(?<!\w)(?i:{either(cues.each)})(?!\w)")
        self._whole = re.compile(rf" {either(cues.share_after)}")
        self._held = re.compile(rf"(?<!\w)(?i:{either(cues.held)})(?!\w)")
        self._holds = re.compile(rf"(?<!\w)(?i:{either(cues.holding)})(?!\w)")
        self._portion = re.compile(
            rf"(?<!\w)(?i:{either(cues.portion)})(?: [^\W\d_]+)? (?:de|du|des|d')[^,;:]*$"
        )
        self._counts = re.compile(rf"(?<!\w)(?i:{either(cues.counts_for)})(?!\w)")
        self._state = re.compile(rf"(?<!\w)(?i:{either(cues.states)}) \Z")
        self._shared = re.compile(rf"(?<!\w)(?i:{either(cues.shared)})(?!\w)")

    def holders(self, reading: Reading, scope: Scope) -> list[Placed]:
        """Who holds a share: "51 % pour la Chine", "le Kazakhstan représente 46 %"; several for "chacun"."""
        text = reading.text
        if self._shared.search(text, scope.lead.start, scope.tail.end):
            return []  # what two hold together is no share of one
        if self._respective.search(text, *scope.sentence):
            return []  # left to `respective.py`
        if text[scope.start - 1 : scope.start] == "(":
            beside = [
                one for one in self._roles.placed(reading, scope.lead) if one.span.end == scope.start - 2
            ]
            if beside and self._stand_ins.trades(beside[-1].party):
                return beside[-1:]
        if near := self._behind(reading, scope):
            return near[:1]
        several = self._each.search(text, scope.lead.start, scope.tail.end)
        if not several and (body := self._bodies.holder(reading, scope)):
            return [body]
        anew = self._anew.search(text, scope.lead.start, scope.start)
        lead = Span(anew.end() if anew else scope.lead.start, scope.start)
        found = self._holding(reading, scope, lead, "subject", "of", "to")
        found = [one for one in found if one.role != "of" or self._is_portion(text, one)]
        if several:
            return found[-2:]
        if not found and not anew:
            owners = {one.party: one for one in self._states(reading, lead, "of", "adjective")}
            found = list(owners.values()) if len(owners) == 1 and self._counts.search(text, *lead) else []
        if not found and (state := self._of_state(reading, lead)):
            return [state]
        other = scope.lead.start > scope.sentence.start and CAPITAL.search(text, *lead)
        if (
            not found
            and not anew
            and not other
            and not UNKNOWN.search(text, scope.sentence.start, scope.start)
        ):
            wide = Span(scope.sentence.start, scope.start)
            found = self._holding(reading, scope, wide, "subject")
            found = [one for one in found if not self._told.search(text, one.span.end, scope.start)]
        return found[-1:]

    def _behind(self, reading: Reading, scope: Scope) -> list[Placed]:
        """Those behind a share who may hold it: "51 % pour la Chine"."""
        behind = Span(scope.end, min(scope.tail.end, scope.end + HOLDER))
        near = self._holding(reading, scope, behind, "to", "by", "from", "with")
        if not near or not self._whole.match(reading.text, scope.end):
            return near
        held = [one for one in near if self._held.search(reading.text, scope.end, one.span.start)]
        if self._holding(reading, scope, scope.lead, "subject"):
            return held
        return [one for one in near if one.role in ("from", "with") or one in held]

    def _of_state(self, reading: Reading, span: Span) -> Placed | None:
        """The state that itself holds a share: "l'État kazakh détient 75 %"."""
        for name in within(reading.adjectives, span):
            behind = self._holds.match(reading.text, name.span.end + 1)
            if behind and self._state.search(reading.text, span.start, name.span.start):
                return Placed(name.entity, "subject", name.span)
        return None

    def _is_portion(self, text: str, holder: Placed) -> bool:
        """Whether the share is that of a party behind "de": "la part de la Chine"."""
        return bool(self._portion.search(text, max(0, holder.span.start - OWNED), holder.span.start))

    def _holding(self, reading: Reading, scope: Scope, span: Span, *roles: str) -> list[Placed]:
        """Who may hold a share; an organisation only where a verb of holding is told."""
        found = self._states(reading, span, *roles)
        if found or not self._holds.search(reading.text, scope.lead.start, scope.tail.end):
            return found
        return [
            one
            for one in self._roles.placed(reading, span)
            if one.role in roles and isinstance(one.party, Entity)
        ]

    def _states(self, reading: Reading, span: Span, *roles: str) -> list[Placed]:
        placed = self._roles.placed(reading, span)
        return [one for one in placed if self._stand_ins.trades(one.party) and one.role in roles]
