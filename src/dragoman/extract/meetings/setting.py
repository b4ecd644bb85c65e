"""Where the meetings of a document are: as its other circumstances, but for the posts of those in office.

In: a reading. Out: `Circumstances` that take "à Pékin" in "l'ambassadrice du Kirghizistan à Pékin" for where
she serves, and not for where she meets somebody.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.circumstances.clause import Circumstances, Spot
from dragoman.model.span import Span


class Setting(Circumstances):
    """What the reading of one document says of when and where its meetings are, and of who is there."""

    def _spots(self, span: Span) -> Iterator[Spot]:
        for spot in super()._spots(span):
            if not any(one.span.contains(spot.span) for one in self.reading.offices):
                yield spot
