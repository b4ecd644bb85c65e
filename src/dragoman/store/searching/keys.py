"""Under which number a passage stands in the index: its kind, what it is ordered by, then what it is of.

The index is read from the greatest number on, so that the numbers are the ranking, the same on every
database and without sorting: entries first, those that most sources tell of before others; then documents
and facts, the last published first, and of one day the last written. An analyst asks what is new; what a text
says often it need not say best. A number has 56 bits: 2 for the kind and 16 for the weight of all; then 25
for a version and 13 for a window or fact of it, or 38 for an entry. FTS5 cannot go backwards through numbers
that lie further apart than that (it takes the last byte of a long one for the first of another).
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import NamedTuple

from dragoman.model.period import Period

NUMBERS = {"fact": 1, "document": 2, "entry": 3}
NAMES = {number: name for name, number in NUMBERS.items()}
_PART, _VERSION, _WEIGHT = 13, 25, 16
_WHAT = _VERSION + _PART
MOST_PARTS = 1 << _PART
"""Windows or facts of one version that can be searched; those beyond are not."""
HEAVIEST = (1 << _WEIGHT) - 1
_FIRST_DAY = date(1900, 1, 1).toordinal() - 1


def number_of(entry: str) -> int:
    """The number of an entry, made of its id alone."""
    return int.from_bytes(hashlib.sha256(entry.encode()).digest()[:8], "big") % (1 << _WHAT)


class Place(NamedTuple):
    """What a number stands for; `part` is 0 for an entry, whose number `of` is."""

    kind: str
    weight: int
    of: int
    part: int


def key_of(kind: str, weight: int, of: int, part: int = 0) -> int:
    """The number of a passage; an entry has no parts."""
    weight = min(max(weight, 0), HEAVIEST)
    what = of if kind == "entry" else of << _PART | part
    return (NUMBERS[kind] << _WEIGHT | weight) << _WHAT | what


def place_of(key: int) -> Place:
    """What a number stands for."""
    kind, weight = NAMES[key >> _WHAT + _WEIGHT], key >> _WHAT & HEAVIEST
    what = key & (1 << _WHAT) - 1
    if kind == "entry":
        return Place(kind, weight, what, 0)
    return Place(kind, weight, what >> _PART, what % MOST_PARTS)


def kind_of(between: tuple[int, int]) -> str:
    """The kind of all numbers between two, which are of one."""
    return NAMES[between[0] >> _WHAT + _WEIGHT]


def keys_of_version(kind: str, weight: int, version: int) -> tuple[int, int]:
    """The least and greatest number of the passages of a version."""
    return key_of(kind, weight, version), key_of(kind, weight, version, MOST_PARTS - 1)


def keys_of_kind(kind: str, least: int = 0, greatest: int = HEAVIEST) -> tuple[int, int]:
    """The least and greatest number of a kind, of these weights."""
    return key_of(kind, least, 0), key_of(kind, greatest, 0) | (1 << _WHAT) - 1


def day_of(published: str | None) -> int:
    """The first day of a date (EDTF), counted from 1900; 0 where there is none."""
    period = Period.of(published)
    return _counted(period.first) if period and period.year else 0


def last_day_of(until: str) -> int:
    """The last day of a date (EDTF), counted alike; 0 where there is none."""
    period = Period.of(until)
    return _counted(period.last) if period and period.year else 0


def _counted(day: date) -> int:
    return min(max(1, day.toordinal() - _FIRST_DAY), HEAVIEST)


def year_of(weight: int) -> int | None:
    """The year of a day that is counted so."""
    return date.fromordinal(weight + _FIRST_DAY).year if weight else None


KIND_SHIFT = _WHAT + _WEIGHT
"""By how many bits a database shifts a number to get its kind; PostgreSQL has an index for each (0004)."""
VERSION_BITS = (_PART, (1 << _VERSION) - 1)
"""How a database gets the version out of a number: shifted by so much, these bits of it."""
WEIGHT_BITS = (_WHAT, HEAVIEST)
"""How a database gets the weight out of a number: the same way."""
