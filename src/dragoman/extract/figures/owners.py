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
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

BEFORE = 2
"""Sentences before "ses exportations" in which is named whose they are."""


class OwnerReader:
    """The words of one language for what belongs to a state named before, ready for matching."""

    def __init__(self, cues: FigureCues, roles: RoleReader) -> None:
        self._roles = roles
        self._possessed = re.compile(
            rf"(?<!\w)(?i:{either(cues.possessive)}) (?:[^\W\d_]+ ){{0,2}}?(?i:{either(cues.owned)})(?!\w)"
        )

    def owner(self, reading: Reading, scope: Scope, span: Span) -> Placed | None:
        """Whose "ses exportations" in `span` are: the state that the sentence, or one before, tells of."""
        found = self._possessed.search(reading.text, *span)
        if found is None:
            return None
        ahead = Span(scope.sentence.start, found.start())
        done = bisect_left(reading.sentences, scope.sentence.start, key=lambda one: one.span.start)
        earlier = [sentence.span for sentence in reading.sentences[max(0, done - BEFORE) : done]]
        for told in (ahead, *reversed(earlier)):
            named = list(dict.fromkeys(name.entity for name in countries(reading, told)))
            subjects = [one.party for one in self._roles.placed(reading, told) if one.role == "subject"]
            if named:
                owner = subjects[0] if subjects else named[0] if len(named) == 1 else None
                return Placed(owner, "of", Span(*found.span())) if owner else None
        return None
