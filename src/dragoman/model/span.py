"""Places in a text: half-open intervals of Unicode code points, and the way from one text to another.

The *source* text is the document exactly as it was read; the *working* text is what the rules see, with
damage repaired. An :class:`OffsetMap` leads from the second back to the first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open interval `[start, end)` of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this place of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two intervals share a code point."""
        return self.start < other[1] and other[0] < self.end

    def contains(self, other: tuple[int, int]) -> bool:
        """Whether the other interval lies inside this one."""
        return self.start <= other[0] and other[1] <= self.end

    def stripped(self, text: str, characters: str | None = None) -> Span:
        """This span without the white space (or the given characters) at its ends."""
        words = self.of(text)
        start = self.end - len(words.lstrip(characters))
        return Span(start, max(start, self.start + len(words.rstrip(characters))))


class Edit(NamedTuple):
    """Replace `[start, end)` of a text by `words`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way from an edited text back to the text before the edits.

    `starts[i]` is an offset in the edited text from which on offsets run parallel to `origins[i]` in the
    original, or, where `fixed[i]`, all stand for one replaced passage `[origins[i], origins[i + 1])`.
    """

    starts: tuple[int, ...]
    origins: tuple[int, ...]
    fixed: tuple[bool, ...]

    @classmethod
    def identity(cls) -> OffsetMap:
        """The map of a text onto itself."""
        return cls((0,), (0,), (False,))

    def origin(self, span: tuple[int, int]) -> Span:
        """The span of the original that a non-empty span of the edited text stands for."""
        start, end = span
        i = bisect_right(self.starts, start) - 1
        first = self.origins[i] if self.fixed[i] else self.origins[i] + start - self.starts[i]
        j = max(bisect_right(self.starts, end - 1) - 1, 0)
        last = self.origins[j + 1] if self.fixed[j] else self.origins[j] + end - self.starts[j]
        return Span(first, max(first, last))


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Apply edits (sorted or not, not overlapping) and return the new text with the way back.

    Raises:
        ValueError: two edits overlap, or one lies outside the text.
    """
    parts: list[str] = []
    starts, origins, fixed = [0], [0], [False]
    done = length = 0
    for edit in sorted(edits):
        if not done <= edit.start <= edit.end <= len(text):
            raise ValueError(f"{edit!r} overlaps another or lies outside {len(text)} characters")
        kept = text[done : edit.start]
        parts += [kept, edit.words]
        length += len(kept)
        if edit.words:
            starts.append(length)
            origins.append(edit.start)
            fixed.append(True)
        length += len(edit.words)
        done = edit.end
        starts.append(length)
        origins.append(done)
        fixed.append(False)
    parts.append(text[done:])
    return "".join(parts), OffsetMap(tuple(starts), tuple(origins), tuple(fixed))
