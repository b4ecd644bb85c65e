"""The days that several mentions give one meeting: whether they fit one another, and which is the finest.

In: EDTF dates. Out: what they say together. Which mentions are of one meeting is left to `merging.py`.
"""

from __future__ import annotations

from collections.abc import Sequence


def dates_fit(a: str | None, b: str | None) -> bool:
    """Whether two EDTF dates can be of one meeting: one holds the other."""
    if a is None or b is None:
        return True
    first, second = sorted((a, b), key=len)
    if "/" in second:
        start, end = second.split("/")
        return start[: len(first)] <= first <= end[: len(first)] if "/" not in first else first == second
    return second.startswith(first) or first.replace("X", "") in second


def within(a: str | None, b: str | None) -> bool:
    """Whether a stretch of days lies within another: a stay in one state within the tour of several."""
    if a is None or b is None or "/" not in a or "/" not in b:
        return False
    (first, last), (start, end) = a.split("/"), b.split("/")
    alike = len(first) == len(start) and len(last) == len(end)
    return alike and start <= first and last <= end


def finest(dates: Sequence[str], *, narrow: bool) -> str | None:
    """The finest of the dates that a meeting is told with: of stretches the first, or the narrowest."""
    best = max(dates, key=lambda date: (date.split("/")[0].count("-"), "/" in date), default=None)
    for date in dates if narrow else ():
        best = date if within(date, best) else best
    return best
