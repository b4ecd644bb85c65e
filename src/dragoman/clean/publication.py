"""When an article was published, as far as its text says so.

In: lines, which of them are boilerplate, the pack's tables. Out: an EDTF day (or month), or None. By whom it
was, `publisher` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.clean.captions import is_caption
from dragoman.clean.imprint import find_time, is_dateline, is_imprint, month_here
from dragoman.clean.layout import Line, covered, is_prose, sentences_of
from dragoman.clean.matching import joined
from dragoman.clean.stamps import find_date, is_byline, is_stamp
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate

FIRST_LINES = 8
_LONGEST_NOTE = 300
_DAY, _YEAR_ALONE = len("2024-03-12"), len("2024")
_YEAR = re.compile(r"\d{4}|\d\d[./]\d\d[./]\d\d")
_NEXT = re.compile(r"^prochaine? |\ba paraitre\b")  # the day of another issue
_REVISED = re.compile(r"(?:mise? a jour|modifie|updated|actualise|derniere)")
_SEPARATOR = re.compile(r"[|,;:·•()—–]|\s-\s|\s{2,}")
_LONGEST_CREDIT = 160
_HOUR = 12  # code points that may follow a day
_LEAD_SIGNED = 8
_LEAD = 4  # words before "publié le"; more speak of another text
_PLACE = re.compile(
    r"(?:[а-яё -]{3,30} ?/ ?)?[a-z][a-z' -]{1,30}"
    r"(?: [–-] [a-z][a-z' -]{1,30}| ?/ ?[a-z][a-z' -]{1,30}| ?\([a-z' -]{2,30}\)|, [a-z][a-z' -]{1,30})?"
    r"[,.]? (?:le )?(?=\d|[a-z]{3,9} \d)"
)
_MONTH = re.compile(
    r"[a-z][a-z' -]{1,30}(?: \([a-z' -]{2,30}\))?(?:,| [–—-]|\.) (?=[a-z]{3,9} (?:19|20)\d\d\s*[-–—/:.]\s)"
)
_WEEKDAY = re.compile(r"[a-z]{3,6}di ")
_OPENED = re.compile(r"(?:, [a-z][a-z' -]{1,30})?\.? [–—-] (?=\S)")
_OPENING = re.compile(
    r"[a-z][a-z' -]{1,30}(?:,| [–—-]|\.| \([^()]{2,30}\),?) (?:le )?[^.,:;()–—]{6,25}(?=[.:–—])"
)
_CITED = re.compile(r"(?:19|20)\d\d(?=\.?$)")
_BETWEEN = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|,\s+")
_RANGE = re.compile(r"\bau \d{1,2}(?:er)? [a-z]")
_ISSUE = re.compile(r"\bn ?[°o]\.? ?\d")
_FOOT = 4  # lines
_AGENCY = re.compile(r",? ?[(/] ?(?P<agency>[^()/]{2,40}?) ?[)/]")
_DASH = re.compile(r"\s*[-–—/:.]")


def find_published(text: str, lines: Sequence[Line], gone: Sequence[Span], tables: Boilerplate) -> str | None:
    """The day, or else the month, of publication that a line of the site or a whole dateline gives.

    A line that says so goes before a stamp, a stamp before a dateline, any day before a month; the day of
    publication before that of a revision.
    """
    whole = covered(lines, gone)
    lines = lines[: _readers_part(lines, tables)]
    lines = [line for line in lines if not (line.span in whole and _NEXT.search(line.plain))]
    notes = [line for line in lines if len(line.plain) <= _LONGEST_NOTE]
    own = [i for i, line in enumerate(lines) if is_prose(line.plain) and line.span not in whole]
    foot = set(_stamped(text, lines[own[-1] + 1 :] if own else (), whole, tables))
    announced, revised = _announced(notes, whole, tables)
    head = lines[: (own[0] if own else FIRST_LINES) + 2]
    found = [
        *announced,
        *_stamped(text, head, whole, tables),
        *(day for line in lines[:FIRST_LINES] if (day := _dated(text, line, tables))),
        *(foot if len(foot) == 1 else ()),
        *_credited(head, whole, tables),
        *_between(head, whole, tables),
        *_dated_foot(text, lines, whole, tables),
        *_opening_time(lines, tables),
        *revised,
    ]
    if all(len(one) == _YEAR_ALONE for one in found):
        found = [*_only_time(lines, whole, own, tables), *found]
    days = [one for one in found if len(one) == _DAY]
    return next(iter(days or found), None)


def _readers_part(lines: Sequence[Line], tables: Boilerplate) -> int:
    """Where comments begin below the first paragraph, or the end."""
    comments, told = joined(tables.comments), False
    for i, line in enumerate(lines):
        if told and comments.fullmatch(line.plain):
            return i
        told = told or is_prose(line.plain)
    return len(lines)


def _announced(lines: Sequence[Line], whole: set[Span], tables: Boilerplate) -> tuple[list[str], list[str]]:
    """The days that lines of the site give after words such as "publié le", and those of revisions."""
    opening = joined(tables.published)
    published: list[str] = []
    revised: list[str] = []
    for line in lines:
        if line.span not in whole or not _YEAR.search(line.plain):
            continue
        for match in opening.finditer(line.plain):
            day = find_date(line.plain, tables.months, match.end(), here=True)
            found = day[0] if day else month_here(line.plain, match.end(), tables)
            if found is None and (year := _CITED.match(line.plain, match.end())):
                found = year[0]
            before = _SEPARATOR.split(line.plain[: match.start()])[-1]
            signed = before.partition(" ")[0] in tables.bylines
            if found and len(before.split()) <= (_LEAD_SIGNED if signed else _LEAD):
                (revised if _REVISED.match(match[0]) else published).append(found)
    return published, revised


def _opening_time(lines: Sequence[Line], tables: Boilerplate) -> Iterator[str]:
    """The month that opens the first paragraph behind a place, or the day before one or a dash; if no other
    line opens so."""
    dated = [(i, time) for i, line in enumerate(lines) if (time := _opens_with(line.plain, tables))]
    first = next((i for i, line in enumerate(lines) if is_prose(line.plain)), None)
    if len(dated) == 1 and dated[0][0] == first:
        yield dated[0][1]


def _opens_with(plain: str, tables: Boilerplate) -> str | None:
    """The month or day with which a line opens: "Osh, mai 2024 –", "Lundi 17 juin 2024, Astana. –"."""
    if place := _MONTH.match(plain):
        return month_here(plain, place.end(), tables)
    weekday = _WEEKDAY.match(plain)
    found = find_date(plain, tables.months, weekday.end() if weekday else 0, here=True)
    return found[0] if found and _OPENED.match(plain, found[1]) else None


def _only_time(
    lines: Sequence[Line], whole: set[Span], own: Sequence[int], tables: Boilerplate
) -> Iterator[str]:
    """Where nothing else dates a text: times in the site's short lines above it, or before its words."""
    head = [line for line in (lines[: own[0]] if own else ()) if line.span in whole]
    said = [line.plain for line in head if not (line.plain.endswith(".") or is_caption(line.plain, tables))]
    said += [match[0] for i in own[:1] if (match := _OPENING.match(lines[i].plain))]
    for plain in said:
        if not _RANGE.search(plain) and (found := find_time(plain, tables)):
            yield found


def _credited(lines: Sequence[Line], whole: set[Span], tables: Boilerplate) -> Iterator[str]:
    """The day at the end of a line of the site that names authors or agencies, if it is the only one."""
    for line in lines:
        short = len(line.plain) <= _LONGEST_CREDIT and not is_prose(line.plain)
        if (
            line.span in whole
            and short
            and not is_caption(line.plain, tables)
            and not _RANGE.search(line.plain)
        ):
            found = find_date(line.plain, tables.months)
            behind = line.plain[found[1] :] if found else ""
            if found and len(behind) <= _HOUR and not find_date(behind, tables.months):
                yield found[0]


def _between(lines: Sequence[Line], whole: set[Span], tables: Boilerplate) -> Iterator[str]:
    """The one day that stands by itself between bars or dashes in a line of the site."""
    for line in lines:
        if line.span not in whole or len(line.plain) > _LONGEST_NOTE or _RANGE.search(line.plain):
            continue
        if is_caption(line.plain, tables):
            continue
        parts = [part for part in _BETWEEN.split(line.plain) if part]
        days = [
            found[0] for part in parts if (found := find_date(part, tables.months)) and found[1] == len(part)
        ]
        if len(days) == 1:
            yield days[0]


def _dated_foot(text: str, lines: Sequence[Line], whole: set[Span], tables: Boilerplate) -> Iterator[str]:
    """The day of place and day below a communiqué, or of the issue that a sentence of the foot names."""
    for line in lines[-_FOOT:]:
        words = line.span.of(text)
        if len(words) > 2 * _LONGEST_NOTE:
            continue
        if line.span not in whole:
            if is_dateline(words, line.plain, tables) and (day := find_time(line.plain, tables)):
                yield day
            continue
        for part in sentences_of(line.plain):
            said = part.of(line.plain).rstrip(". ")
            if _ISSUE.search(said) and is_imprint(part.of(words), said, tables, signed=True):
                yield from filter(None, [find_time(said, tables)])


def _stamped(text: str, lines: Sequence[Line], whole: set[Span], tables: Boilerplate) -> Iterator[str]:
    """The days and months of stamps, bylines and imprints."""
    for line in lines:
        if line.span not in whole or len(line.plain) > _LONGEST_NOTE or not _YEAR.search(line.plain):
            continue
        if _RANGE.search(line.plain):
            continue
        if is_caption(line.plain, tables) and not find_date(line.plain, tables.months, here=True):
            continue
        words = line.span.of(text)
        stamped = is_stamp(words, line.plain, tables) or is_byline(words, line.plain, tables)
        if (stamped or is_imprint(words, line.plain, tables, signed=True)) and (
            found := find_time(line.plain, tables)
        ):
            yield found


def _dated(text: str, line: Line, tables: Boilerplate) -> str | None:
    """The day that a dateline before a text or on a line of its own gives."""
    words = line.span.of(text)
    if len(words) <= _LONGEST_NOTE and is_dateline(words, line.plain, tables):
        return find_time(line.plain, tables)
    found = dateline(line.plain, tables)
    return found[0] if found else None


def dateline(plain: str, tables: Boilerplate) -> tuple[str | None, Span | None] | None:
    """The day (None without a year) and the place of the agency of a line that opens with a dateline."""
    place = _PLACE.match(plain)
    if place is None:
        return None
    found = find_date(plain, tables.months, place.end(), here=True)
    day = joined(tables.days[:1]).match(plain, place.end())
    if day and not found:  # "Bichkek, vendredi 12 mai 2023", "Bichkek, 12 mai"
        found = find_date(plain[: day.end()], tables.months, day.start())
    if not day and not found:
        return None
    end = found[1] if found else day.end() if day else 0
    agency = _AGENCY.match(plain, end)
    dash = _DASH.match(plain, agency.end() if agency else end)
    if agency is None and dash is None:
        return None
    return (found[0] if found else None), Span(*agency.span("agency")) if agency else None
