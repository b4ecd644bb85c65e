"""How much two places of a text share, and whether two dates agree.

In: `[start, end]` in code points; EDTF. Out: shares between 0 and 1; yes or no.
"""

from __future__ import annotations

from collections.abc import Sequence

Place = Sequence[int]


def overlap(one: Place | None, other: Place | None) -> float:
    """Jaccard's measure of two places: code points in both, of those in either; 0 where one is missing."""
    if not one or not other:
        return 0.0
    both = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    either = (one[1] - one[0]) + (other[1] - other[0]) - both
    return both / either if either else 0.0


def meet(some: Sequence[Place] | None, others: Sequence[Place] | None) -> bool:
    """Whether a place of the ones and one of the others share a code point."""
    return any(overlap(x, y) > 0 for x in some or () for y in others or ())


def overlap_of_all(some: Sequence[Place] | None, others: Sequence[Place] | None) -> float:
    """The same of two sets of places; 1 where both are empty."""
    first = {i for start, end in some or () for i in range(start, end)}
    second = {i for start, end in others or () for i in range(start, end)}
    either = first | second
    return len(first & second) / len(either) if either else 1.0


def same_date(one: str | None, other: str | None) -> bool:
    """Whether two dates are the same; "about" and "by" do not count."""
    if one is None or other is None:
        return one == other
    return _bare(one) == _bare(other)


def dates_clash(one: str | None, other: str | None) -> bool:
    """Whether neither of two dates can be the other: 2023 can be 2023-05-19, X is any digit."""
    if not one or not other:
        return False
    first, second = _ends(one), _ends(other)
    if any(_compatible(x, y) for x in first for y in second):
        return False
    for interval, date in ((first, second[0:1]), (second, first[0:1])):
        if len(interval) == 2:
            return not (date and min(interval) <= date[0] <= max(interval))
    return True


def _bare(date: str) -> str:
    return date.removeprefix("../").rstrip("~?")


def _ends(date: str) -> list[str]:
    return [part.rstrip("~?") for part in date.split("/") if part and part != ".."]


def _compatible(one: str, other: str) -> bool:
    return all(x == y or "X" in (x, y) for x, y in zip(one, other, strict=False))
