"""When and by whom an article was published, as far as its text says so.

In: lines, which of them are boilerplate, the pack's tables. Out: an EDTF day and a label, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.clean.edges import names_of_site
from dragoman.clean.layout import Line, covered, touching
from dragoman.clean.matching import joined
from dragoman.clean.stamps import find_date, is_stamp
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate

_FIRST_LINES = 8
_PLACE = re.compile(
    r"[a-z][a-z' -]{1,30}(?: ?\([a-z' -]{2,30}\)|, [a-z][a-z' -]{1,30})?,? (?:le )?(?=\d|[a-z]{3,9} \d)"
)
_AGENCY = re.compile(r",? ?[(/] ?(?P<agency>[^()/]{2,40}?) ?[)/]")
_DASH = re.compile(r"\s*[-–—/:.]")


def find_published(text: str, lines: Sequence[Line], gone: Sequence[Span], tables: Boilerplate) -> str | None:
    """The day of publication that a line of the site or a dateline with its year gives."""
    opening = joined(tables.published)
    for line in lines:
        if len(line.plain) > 300:
            continue
        for match in opening.finditer(line.plain):
            found = find_date(line.plain, tables.months, match.end(), here=True)
            if found and touching(line.span, gone):
                return found[0]
    for line in lines[:_FIRST_LINES]:
        found = find_date(line.plain, tables.months)
        if found and is_stamp(line.span.of(text), line.plain, tables):
            return found[0]
        if (dateline := _dateline(line.plain, tables)) and dateline[0]:
            return dateline[0]
    return None


def find_publisher(lines: Sequence[Line], gone: Sequence[Span], tables: Boilerplate) -> str | None:
    """The one medium that a line of its own or the dateline's agency names."""
    sources, whole = joined(tables.sources), covered(lines, gone)
    for line in lines:
        words = line.plain.partition(":")[2].strip() if sources.fullmatch(line.plain) else line.plain
        if line.span in whole and (label := names_of_site(words, tables)):
            return label
    for line in lines[:_FIRST_LINES]:
        if (dateline := _dateline(line.plain, tables)) and dateline[1]:
            return dateline[1]
    return None


def _dateline(plain: str, tables: Boilerplate) -> tuple[str | None, str | None] | None:
    """The day (None without a year) and the agency of a line that opens with a dateline."""
    place = _PLACE.match(plain)
    if place is None:
        return None
    found = find_date(plain, tables.months, place.end(), here=True)
    if found:
        end = found[1]
    else:
        day = re.compile(r"\d{1,2}(?:er)? (?:" + "|".join(tables.months) + r")\b").match(plain, place.end())
        if day is None:
            return None
        end = day.end()
    agency = _AGENCY.match(plain, end)
    dash = _DASH.match(plain, agency.end() if agency else end)
    if agency is None and dash is None:
        return None
    label = names_of_site(agency["agency"], tables) if agency else None
    return (found[0] if found else None), label
