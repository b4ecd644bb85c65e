"""Days of publication as pages, feeds and exports write them, in EDTF.

In: a string. Out: the day as it is written there (a time of day and its zone are dropped, not converted), a
month or a year where no more is given, or None for what is no date. Numbers in an order that differs
between countries (`05/06/2025`) are no date.
"""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate

_TIME = (
    r"(?:[T ]\s*\d{1,2}(?::?\d{2}){0,2}(?:[.,]\d+)?\s*(?:Z|[A-Z]{2,4}|(?:UTC|GMT)?[+-]\d{2}:?(?:\d{2})?)?)?"
)
_ISO = re.compile(rf"(?P<y>\d{{4}})(?:-(?P<m>\d{{1,2}})(?:-(?P<d>\d{{1,2}}){_TIME})?)?", re.IGNORECASE)
_BASIC = re.compile(rf"(?P<y>(?:19|20)\d{{2}})(?P<m>\d{{2}})(?P<d>\d{{2}}){_TIME}", re.IGNORECASE)
_POINTS = re.compile(rf"(?P<y>\d{{4}})([./])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}}){_TIME}", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(?P<d>\d{{1,2}})([./-])(?P<m>\d{{1,2}})\2(?P<y>\d{{4}}){_TIME}", re.IGNORECASE)

_FIRST, _LAST = 1800, 2100  # what lies outside is a default or a mistake ("0001-01-01", "1970…" may be true)


def to_edtf(said: object) -> str | None:
    """A date in EDTF (`2025-06-18`, `2025-06`, `2025`), or None where `said` is none for certain."""
    if not isinstance(said, str) or len(said) > 100:
        return None
    words = said.strip()
    for form in (_ISO, _BASIC, _POINTS):
        if match := form.fullmatch(words):
            return _checked(match["y"], match["m"], match["d"])
    if match := _DAY_FIRST.fullmatch(words):
        # A point is written day first everywhere; else the day must tell itself from the month.
        return (
            _checked(match["y"], match["m"], match["d"]) if match[2] == "." or int(match["d"]) > 12 else None
        )
    mail = parsedate(words)  # RFC 5322, as in feeds: `Wed, 18 Jun 2025 07:40:00 +0200`
    return _checked(str(mail[0]), str(mail[1]), str(mail[2])) if mail and len(words) > 8 else None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    try:
        whole = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not _FIRST <= whole.year < _LAST:
        return None
    return whole.isoformat()[: 10 if day else 7 if month else 4]
