"""The day that stands over a passage: a heading that is a date, or a date that opens an item.

In: a reading. Out: for each of its blocks the day, or days, of what it tells, where they stand so: "Mardi 17
juin" over the paragraphs of a summary, "17 juin : Xi Jinping reçoit …". A heading that is no date ends the
day of the one before. Dates within sentences are left to the clauses.
"""

from __future__ import annotations

import re

from dragoman.model.reading import DateExpression, Reading
from dragoman.model.span import Span

_DAYS = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")
_BESIDE = re.compile(r"[\W\d]*(?:le|les|du|ce|jour|h)?[\W\d]*", re.IGNORECASE)
_LEADS = re.compile(r" ?(?:\([^)]{1,30}\) ?)?(?::|[–—-](?= ))")


def dated_blocks(reading: Reading) -> tuple[str | None, ...]:
    """The day over each block, or None."""
    found: list[str | None] = []
    over: str | None = None
    for block in reading.blocks:
        inside = [one for one in reading.dates if block.span.contains(one.span)]
        if block.kind == "heading":
            over = _whole(reading, block.span, inside)
            found.append(None)
        else:
            found.append(_leading(reading, block.span, inside) or over)
    return tuple(found)


def _whole(reading: Reading, block: Span, dates: list[DateExpression]) -> str | None:
    """The day of a heading that is hardly more than a date and a place."""
    if len(dates) != 1 or not _DAYS.fullmatch(dates[0].value or ""):
        return None
    cut = [dates[0].span, *(name.span for name in reading.names_in(block, "place", "country"))]
    rest = "".join(
        letter
        for at, letter in enumerate(block.of(reading.text), block.start)
        if not any(span.start <= at < span.end for span in cut)
    )
    return dates[0].value if _BESIDE.fullmatch(re.sub(r"(?<!\w)(?:à|au|en)(?!\w)", "", rest)) else None


def _leading(reading: Reading, block: Span, dates: list[DateExpression]) -> str | None:
    """The day of a date that opens a block and is followed by a colon or dash."""
    for date in dates[:1]:
        opens = _BESIDE.fullmatch(reading.text, block.start, date.span.start)
        if opens and _LEADS.match(reading.text, date.span.end) and _DAYS.fullmatch(date.value or ""):
            return date.value
    return None
