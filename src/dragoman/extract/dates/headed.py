"""The day that the head of a text gives, where neither a dateline nor its metadata do.

In: a text and the dates in it. Out: the last day of a date that has one of the first lines to itself
("du 12 au 18 mai 2025", "Semaine du 12 mai 2025"), against which relative dates are then worked out; or None.
When the text was published is left to `clean/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from dragoman.model.reading import DateExpression
from dragoman.model.span import Span

HEAD = 6  # lines of a text, without empty ones, in which such a line may stand
BESIDE = 3  # words that may stand beside the date
DAY = len("2025-05-18")


def headed(text: str, dates: Iterable[DateExpression]) -> str | None:
    """The day of the head, as an EDTF date, or None; site furniture counts as head."""
    dates = [one for one in dates if one.own_year and one.value]
    lines = [Span(*match.span()) for match in islice(re.finditer(r"\S[^\n]*", text), HEAD)]
    for line in lines:
        inside = [one for one in dates if line.contains(one.span)]
        if len(inside) != 1:
            continue
        (one,) = inside
        around = f"{text[line.start : one.span.start]} {text[one.span.end : line.end]}"
        day = (one.value or "").rpartition("/")[2]
        if len(around.split()) <= BESIDE and len(day) == DAY and day.replace("-", "").isdigit():
            return day
    return None
