"""Whose "ses exportations" and "sa dette" are.

In: the scope of a quantity and the names of the reading. Out: the state that the words before tell of: the
first that is a subject, or the only one. "Nos exportations" are left to `speakers.py`, "leurs échanges" to
`mutual.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from dragoman.extract.figures.pairs import Placed
from dragoman.extract.figures.roles import RoleReader, countries
from dragoman.extract.figures.scope import Scope
from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Party
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

BESIDE = 30
"""Code points behind a comma in which whose it is is named."""
BEFORE = 2
"""Sentences before "ses exportations" in which is named whose they are."""


class OwnerReader:
    """The words of one language for what belongs to a state named before, ready for matching."""

    def __init__(self, cues: FigureCues, roles: RoleReader) -> None:
        self._roles = roles
        self._fronted = re.compile(rf"\s*(?i:{either(cues.fronted)})(?:(?<=')| )")
        self._facing = re.compile(rf"(?<!\w)(?i:{either(cues.facing)}) [^,;:.]*(?:de |du |d'|l')$")
        self._there = re.compile(rf"(?<!\w){either(cues.pronouns.there)} (?=[^\W\d_])")
        self._possessed = re.compile(
            rf"(?<!\w)(?i:{either(cues.possessive)}) (?:[^\W\d_]+ ){{0,2}}?(?i:{either(cues.owned)})(?!\w)"
        )

    def owners(self, reading: Reading, scope: Scope, span: Span) -> list[Placed]:
        """Whose "ses exportations" in `span` are, and the other of two that "y" takes up behind it.

        The state that the sentence, or one before, tells of first; nobody where it names several equally.
        """
        found = self._possessed.search(reading.text, *span)
        if found is None:
            return []
        at = Span(*found.span())
        named, owner = self._named_before(reading, scope, at.start)
        if owner is None:
            return []
        there = self._there.search(reading.text, at.end, max(at.end, scope.start))
        others = [one for one in named if one != owner]
        beside = [Placed(others[0], "to", at)] if there and len(others) == 1 else []
        return [Placed(owner, "of", at), *beside]

    def behind_comma(self, reading: Reading, scope: Scope) -> tuple[Party, ...]:
        """Who has what a sentence opens with, and whose client that is: "Avec 20 t, la Chine est …"."""
        if not self._fronted.match(reading.text, scope.sentence.start):
            return ()
        comma = reading.text.find(",", scope.end, scope.sentence.end)
        placed = self._roles.placed(reading, Span(max(comma, scope.end), scope.sentence.end))
        if comma < 0 or not placed or placed[0].span.start > comma + BESIDE:
            return ()
        owner = placed[0].party
        faced = [
            one.party
            for one in placed[1:]
            if one.party != owner and self._facing.search(reading.text, comma, one.span.start)
        ]
        return (owner, faced[0]) if faced else (owner,)

    def _named_before(self, reading: Reading, scope: Scope, place: int) -> tuple[list[Party], Party | None]:
        """The states of the nearest words before that name any, and the one that they are about."""
        done = bisect_left(reading.sentences, scope.sentence.start, key=lambda one: one.span.start)
        earlier = [sentence.span for sentence in reading.sentences[max(0, done - BEFORE) : done]]
        for span in (Span(scope.sentence.start, place), *reversed(earlier)):
            if named := list(dict.fromkeys(name.entity for name in countries(reading, span))):
                placed = self._roles.placed(reading, span)
                subjects = [one.party for one in placed if one.role == "subject" and one.party in named]
                about = subjects[0] if subjects else named[0] if len(named) == 1 else None
                return named, about
        return [], None
