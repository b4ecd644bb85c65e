"""The day that the head of a text gives, where neither a dateline nor its metadata do.

In: a reading and the dates in it. Out: the last day of a date that has one of the first lines to itself ("du 12
au 18 mai 2025", "Semaine du 12 mai 2025"), against which relative dates are then worked out; or None. When the
text was published is left to `clean/`.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.reading import DateExpression, Reading

HEAD = 4  # blocks of a text in which such a line may stand
BESIDE = 3  # words that may stand beside the date
DAY = len("2025-05-18")


def headed(reading: Reading, dates: Iterable[DateExpression]) -> str | None:
    """The day of the head, as an EDTF date, or None."""
    dates = [one for one in dates if one.own_year and one.value]
    for block in reading.blocks[:HEAD]:
        inside = [one for one in dates if block.span.contains(one.span)]
        if len(inside) != 1:
            continue
        (one,) = inside
        around = (
            reading.text[block.span.start : one.span.start] + " " + reading.text[one.span.end : block.span.end]
        )
        day = (one.value or "").rpartition("/")[2]
        if len(around.split()) <= BESIDE and len(day) == DAY and day.replace("-", "").isdigit():
            return day
    return None
