"""The time that stands over a passage: a heading that is a date, or a date that opens an item.

In: a reading. Out: for each of its sentences the time of what it tells, where it stands so: "Mardi 17 juin"
over the paragraphs of a summary, "17 juin : Xi Jinping reçoit …", "Février 2024 : …", "1993 – …"; the day of
a live report for its entries. A heading that is no date ends the day of the one before. Also the sentences
behind one that only says when. Dates within sentences are left to the clauses.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.model.reading import DateExpression, Reading
from dragoman.model.span import Span

_DAYS = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")
_TIMES = re.compile(rf"{_DAYS.pattern}|\d{{4}}(?:-\d{{2}})?")  # of an item: a day, a month or a year
_HOUR = re.compile(r"\d{1,2} ?[hH:](?: ?\d{2})? ?(?:\.|[-–—:])? ?(?=[^\s\d])|\d{1,2} ?[hH:] ?\d{0,2}$")
_HOURS = 3  # blocks that open with an hour, for a text to be a live report
_VERBLESS = 60  # code points of a sentence that only says when: "Le 19 août, nouvelle marche."
_ON = re.compile(r"(?:\d{4}|XXXX)-\d{2}-\d{2}")
_BESIDE = re.compile(r"[\W\d]*(?:le|les|du|ce|jour|h)?[\W\d]*", re.IGNORECASE)
_LEADS = re.compile(r" ?(?:\([^)]{1,30}\) ?)?(?::|[–—-](?= ))")


def times_over(reading: Reading) -> tuple[str | None, ...]:
    """The time over each sentence, or None; several ask."""
    return reading.once(times_over, lambda: _times_over(reading))


def _times_over(reading: Reading) -> tuple[str | None, ...]:
    over, behind = _dated_blocks(reading), _dated_sentences(reading)
    return tuple(behind.get(number, over[one.block]) for number, one in enumerate(reading.sentences))


def _dated_blocks(reading: Reading) -> tuple[str | None, ...]:
    """The time over each block, or None."""
    found: list[str | None] = []
    over: str | None = None
    hourly = _hourly(reading)
    line = _dateline(reading)
    for block in reading.blocks:
        if block.span in hourly:
            found.append(over or reading.anchor)
            continue
        inside = [one for one in reading.dates if block.span.contains(one.span)]
        if block.kind == "heading":
            over = _whole(reading, block.span, inside) if block.span != line else None
            found.append(None)
        else:
            found.append(_leading(reading, block.span, inside) or over)
    return tuple(found)


def _dateline(reading: Reading) -> Span | None:
    """The heading that says when the text was written: the only one that is a day, and the text's own."""
    days = []
    for block in reading.blocks:
        if block.kind != "heading":
            continue
        inside = [one for one in reading.dates if block.span.contains(one.span)]
        if day := _whole(reading, block.span, inside):
            days.append((block.span, day))
    return days[0][0] if len(days) == 1 and days[0][1] == reading.anchor else None


def _hourly(reading: Reading) -> frozenset[Span]:
    """The entries of a live report, which tell of its day: they open with their hours."""
    if _DAYS.fullmatch(reading.anchor or "") is None:
        return frozenset()
    entries = [block.span for block in reading.blocks if _HOUR.match(block.span.of(reading.text))]
    return frozenset(entries) if len(entries) >= _HOURS else frozenset()


def _dated_sentences(reading: Reading) -> dict[int, str]:
    """By number, the sentences right behind one that only says when: "Le 19 août, nouvelle marche."."""
    found: dict[int, str] = {}
    for number, (one, after) in enumerate(pairwise(reading.sentences), 1):
        if one.block != after.block or one.span.end - one.span.start > _VERBLESS:
            continue
        if any("VerbForm=Fin" in token.features for token in one.tokens):
            continue
        dates = [date for date in reading.dates if one.span.contains(date.span)]
        opens = len(dates) == 1 and _BESIDE.fullmatch(reading.text, one.span.start, dates[0].span.start)
        if opens and dates[0].value and _ON.fullmatch(dates[0].value):
            found[number] = dates[0].value
    return found


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
    """The time that opens a block and is followed by a colon or dash."""
    for date in dates[:1]:
        opens = _BESIDE.fullmatch(reading.text, block.start, date.span.start)
        if opens and _LEADS.match(reading.text, date.span.end) and _TIMES.fullmatch(date.value or ""):
            return date.value
    return None
