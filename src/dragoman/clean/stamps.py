"""Lines that say when, where and by whom: stamps ("19.05.2023 à 10h32 | Xinhua") and bylines.

In: a line, plain and as written. Out: whether it is one; dates in EDTF.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dragoman.clean.matching import joined
from dragoman.packs.cleaning import Boilerplate

_LONGEST_STAMP = 160
_BETWEEN = re.compile(r"[\s|•·,:;/()\[\]\-–—.]*")
_TIME = re.compile(r"\b\d{1,2} ?[h:] ?\d{2}\b")
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'-]*"
_NAMES = re.compile(rf"{_NAME}(?:(?: (?:et|and|de|du|van|von|al|el|ben|la|le|&))?,? {_NAME}){{0,7}}")
_TAIL = re.compile(r"\s*[|•·,–—-]\s*")


@cache
def _dates(months: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted(months, key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?:(?P<d1>\d{{1,2}})(?:er)? (?P<m1>{names})\.?,? (?P<y1>(?:19|20)\d\d)"
        rf"|(?P<m2>{names})\.? (?P<d2>\d{{1,2}}),? (?P<y2>(?:19|20)\d\d)"
        r"|(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
        r"|(?P<d4>\d{1,2})[-/.](?P<m4>\d{1,2})[-/.](?P<y4>(?:19|20)\d\d))(?!\d)"
    )


def find_date(
    plain: str, months: dict[str, int], start: int = 0, *, here: bool = False
) -> tuple[str, int] | None:
    """The first whole date of a plain text from `start` on, in EDTF, and where it ends; None without one.

    Whole is day, month and year. With `here` it must stand at `start`. Numbers are read day first.
    """
    pattern = _dates(tuple(months))
    match = pattern.match(plain, start) if here else pattern.search(plain, start)
    if match is None:
        return None
    one = next(number for number in "1234" if match[f"y{number}"])
    year, month, day = match[f"y{one}"], match[f"m{one}"], match[f"d{one}"]
    try:
        found = date(int(year), int(month) if month.isdigit() else months[month], int(day))
    except ValueError:
        return None
    return found.isoformat(), match.end()


def is_stamp(plain: str, tables: Boilerplate) -> bool:
    """Whether a line is made of dates, times, agencies and the like alone, with a whole date or a time."""
    if len(plain) > _LONGEST_STAMP or not (_TIME.search(plain) or find_date(plain, tables.months)):
        return False
    pattern, at = joined(tables.stamp), 0
    while at < len(plain):
        match = pattern.match(plain, at) or _BETWEEN.match(plain, at)
        if match is None or match.end() == at:
            return False
        at = match.end()
    return True


def is_byline(words: str, plain: str, tables: Boilerplate) -> bool:
    """Whether a line names the author: "Par Jean Dupont", with at most a stamp behind."""
    first, _, _ = plain.partition(" ")
    if first not in tables.bylines or len(plain) > _LONGEST_STAMP:
        return False
    name = _NAMES.match(words, len(first) + 1)
    if name is None:
        return False
    rest = words[name.end() :]
    if not rest.strip():
        return True
    tail = _TAIL.match(rest)
    return tail is not None and is_stamp(plain[name.end() + tail.end() :], tables)
