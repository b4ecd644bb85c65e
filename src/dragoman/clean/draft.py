"""A text under repair: the source, the edits so far, and the text they make.

In: a source text, then edits in the offsets of the text as it stands. Out: a new draft each time, whose
offsets lead from its text to the source in one step, however many rounds there were.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model.span import Edit, OffsetMap, Span, edited


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` is `source` with `edits` (in source offsets, sorted, apart) applied."""

    source: str
    text: str
    offsets: OffsetMap
    edits: tuple[Edit, ...] = ()

    @classmethod
    def of(cls, source: str) -> Draft:
        """The draft that nothing was done to."""
        return cls(source, source, OffsetMap.identity())

    def revised(self, edits: Iterable[Edit]) -> Draft:
        """This draft with more edits, given in offsets of `text`, which must not overlap.

        An edit that touches a passage replaced before replaces it whole and keeps the words it left alone.
        """
        fresh = sorted(edits)
        if not fresh:
            return self
        translated = [self._in_source(edit) for edit in fresh] if self.edits else fresh
        kept = _not_covered(self.edits, translated)
        text, offsets = edited(self.source, everything := sorted([*kept, *translated]))
        return Draft(self.source, text, offsets, tuple(everything))

    def _in_source(self, edit: Edit) -> Edit:
        start, end, words = edit
        starts, fixed = self.offsets.starts, self.offsets.fixed
        i = bisect_right(starts, start) - 1
        if start == end and not (fixed[i] and starts[i] < start):
            place = self.offsets.origins[i] + (0 if fixed[i] else start - starts[i])
            return Edit(place, place, words)
        if fixed[i] and starts[i] < start:
            words = self.text[starts[i] : start] + words
        j = max(i, bisect_right(starts, end - 1) - 1)
        if fixed[j] and end < starts[j + 1]:
            words += self.text[end : starts[j + 1]]
        return Edit(*self.offsets.origin((start, max(end, start + 1))), words)

    def within(self, source: Span) -> Span:
        """The span of the text that stands for a non-empty span of the source.

        Where an end lies inside a replaced passage, the span takes the whole passage.
        """
        start = self._reached(source.start, first=True)
        return Span(start, max(start, self._reached(source.end - 1, first=False)))

    def _reached(self, offset: int, *, first: bool) -> int:
        starts, origins, fixed = self.offsets.starts, self.offsets.origins, self.offsets.fixed
        i = bisect_right(origins, offset) - 1
        limit = starts[i + 1] if i + 1 < len(starts) else len(self.text)
        if fixed[i]:
            return starts[i] if first else limit
        return min(starts[i] + offset - origins[i] + (0 if first else 1), limit)


def _not_covered(old: Iterable[Edit], new: list[Edit]) -> list[Edit]:
    """The old edits that none of the new ones (sorted) replaces."""
    kept, i = [], 0
    for edit in old:
        while i < len(new) and new[i].end <= edit.start and not _covers(new[i], edit):
            i += 1
        if i == len(new) or not (new[i].start < new[i].end and _covers(new[i], edit)):
            kept.append(edit)
    return kept


def _covers(new: Edit, old: Edit) -> bool:
    return new.start <= old.start and old.end <= new.end
