"""What stands at the head of a line before its words: a dateline, the hour of a live report, a dash.

In: a text and a place in it. Out: where the words begin.
"""

from __future__ import annotations

import re

_DATELINE = re.compile(r"[^.!?:;]{2,60}?(?:\)|/|\d|[A-Z]{3,})\s?(?:--|[-–—])\s+")
_HOUR = re.compile(r"\d{1,2} ?[hH:] ?\d{0,2} ?(?:[-–—:.]\s+)")
_DASH = re.compile(r"[-–—]+\s+")


def behind_head(text: str, start: int, end: int) -> int:
    """The offset behind the head of what begins at `start`, `start` if it has none."""
    for pattern in (_HOUR, _DATELINE, _DASH):
        if found := pattern.match(text, start, end):
            start = found.end()
    return start
