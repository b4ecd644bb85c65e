"""Lines that say when, where and by whom: stamps ("19.05.2023 à 10h32 | Xinhua") and bylines.

In: a line, plain and as written. Out: whether it is one; dates in EDTF.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dragoman.clean.matching import joined, plain
from dragoman.packs.alternation import alternation
from dragoman.packs.cleaning import Boilerplate

_LONGEST_STAMP = 160
_BETWEEN = re.compile(r"[\s|丨•·,:;/()\[\]【】\-–—.]*")
_BAR = re.compile(r"[|·•]")
_PARTS = re.compile(r"(?:(?! [–—-] )[^|·•\n])+")
_ENDED = re.compile(r"[.!?…]$")
_LONGEST_NAME = 6  # words
_LONGEST_REST = 20
_TIME = re.compile(r"\b\d{1,2} ?[h:] ?\d{2}\b")
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'-]*"
_NAMES = re.compile(rf"{_NAME}(?:(?: (?:et|and|de|du|van|von|al|el|ben|la|le|&))?,? {_NAME}){{0,7}}")
_AGENCY = re.compile(r"\s*\([^()]{2,40}\)")
_LABELLED = re.compile(
    r"(?:^|[\W_])(?:sources?|auteurs?|redac\w+|editeurs?|editrice|reporters?|journalistes?|origine"
    r"|responsables?) ?: ?\S"
)
_SENTENCES = re.compile(r"\. +")
YEAR = re.compile(r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|\d[./]\d\d[./]\d\d)")
"""What no date is without; it is looked for first, as dates are dear to look for."""
_BEFORE_YEAR = 40  # code points of a date, at most
_TAIL = re.compile(r"\s*[|•·,–—-]\s*")


@cache
def dates_of(months: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of whole dates, with the months of these names."""
    names = alternation(sorted(months, key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?:(?P<d1>\d{{1,2}})(?:er)? (?P<m1>{names})\.?,? (?P<y1>(?:19|20)\d\d)"
        rf"|(?P<m2>{names})\.? (?P<d2>\d{{1,2}}),? (?P<y2>(?:19|20)\d\d)"
        r"|(?P<y5>(?:19|20)\d\d)年(?P<m5>\d{1,2})月(?P<d5>\d{1,2})日"
        r"|(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
        r"|(?P<d4>\d{1,2})(?:[-/.]|\. )(?P<m4>\d{1,2})(?:[-/.]|\. )(?P<y4>(?:19|20)\d\d)"
        r"|(?P<d6>\d{2})[./](?P<m6>\d{2})[./](?P<y6>\d\d)(?=,? \d{1,2} ?[:h] ?\d\d))(?!\d)"
    )


def find_date(
    plain: str, months: dict[str, int], start: int = 0, *, here: bool = False
) -> tuple[str, int] | None:
    """The first whole date of a plain text from `start` on, in EDTF, and where it ends; None without one.

    Whole is day, month and year, which may have two digits before an hour. With `here` it must stand at
    `start`. Numbers are read day first.
    """
    somewhere = YEAR.search(plain, start)
    if somewhere is None:
        return None
    pattern, near = dates_of(tuple(months)), max(start, somewhere.start() - _BEFORE_YEAR)
    match = pattern.match(plain, start) if here else pattern.search(plain, near)
    if match is None:
        return None
    one = next(number for number in "123456" if match[f"y{number}"])
    year, month, day = match[f"y{one}"], match[f"m{one}"], match[f"d{one}"]
    century = 2000 if len(year) == 2 else 0
    try:
        found = date(century + int(year), int(month) if month.isdigit() else months[month], int(day))
    except ValueError:
        return None
    return found.isoformat(), match.end()


def is_stamp(words: str, plain: str, tables: Boilerplate) -> bool:
    """Whether a line is made of dates, times, agencies and the like alone, with a whole date or a time.

    Between bars one part may also be a name: a site's or an author's.
    """
    if len(plain) > _LONGEST_STAMP or not (_TIME.search(plain) or find_date(plain, tables.months)):
        return False
    if is_made_of(plain, tables):
        return True
    if _ENDED.search(plain):
        return False
    day = find_date(plain, tables.months, here=True)
    if day and _LABELLED.search(plain, day[1]):
        return True
    barred = _BAR.search(plain) is not None
    parts = [(match.start(), match[0]) for match in _PARTS.finditer(plain) if match[0].strip()]
    odd = [words[at : at + len(part)].strip(" –—-") for at, part in parts if not is_made_of(part, tables)]
    if len(parts) < 2 or len(odd) > 1:
        return False
    # After a dash only a byline counts: "27 avril 2025 – Sommet d'Almaty" is a heading.
    return all(_is_name(part, tables) if barred else _is_signed(part, tables) for part in odd)


def is_made_of(plain: str, tables: Boilerplate) -> bool:
    """Whether a line is nothing but dates, hours, names of agencies and the small words between."""
    pattern, at = joined(tables.stamp), 0
    while at < len(plain):
        match = pattern.match(plain, at) or _BETWEEN.match(plain, at)
        if match is None or match.end() == at:
            return False
        at = match.end()
    return True


def _is_signed(words: str, tables: Boilerplate) -> bool:
    folded = plain(words)
    return len(words.split()) <= _LONGEST_NAME + 2 and any(
        folded.startswith(f"{opening} ") or folded == opening for opening in tables.bylines
    )


def _is_name(words: str, tables: Boilerplate) -> bool:
    first, _, rest = words.partition(" ")
    if first.lower() in tables.bylines and rest:
        words = rest
    if " " not in words:
        return words[:1].isupper() or "." in words[:-1]
    return len(words.split()) <= _LONGEST_NAME and words[:1].isupper()


def _ends_dated(plain: str, tables: Boilerplate) -> bool:
    """Whether a few words of a name, a date and next to nothing behind it are all ("admin 3 mai 2024")."""
    found = find_date(plain, tables.months)
    if found is None or _ENDED.search(plain) or len(plain) - found[1] > _LONGEST_REST:
        return False
    words = re.split(r"\d", plain, maxsplit=1)[0].split()
    return len(words) <= _LONGEST_NAME and not {"du", "des", "date", "decret", "arrete"}.intersection(words)


def is_byline(words: str, plain: str, tables: Boilerplate) -> bool:
    """Whether a line names the author: "Par Jean Dupont", with at most a stamp behind."""
    first, _, _ = plain.partition(" ")
    if first not in tables.bylines or len(plain) > _LONGEST_STAMP:
        return False
    if _ends_dated(plain[len(first) :], tables):
        return True
    name = _NAMES.match(words, len(first) + 1)
    if name is None:
        return False
    rest = words[name.end() :]
    if not rest.strip() or _AGENCY.fullmatch(rest) or joined(tables.authors).fullmatch(plain, name.end()):
        return True
    tail = _TAIL.match(rest)
    if tail is None:
        return False
    at = name.end() + tail.end()
    return is_stamp(words[at:], plain[at:], tables) or _is_noted(words[at:], plain[at:], tables)


def _is_noted(words: str, plain: str, tables: Boilerplate) -> bool:
    """Whether notes of the site stand behind a stamp: "le 3 mai 2024. Lecture : 2 min"."""
    stamp, *notes = _SENTENCES.split(plain.rstrip(". "))
    known = (joined(tables.whole), joined(tables.imprint))
    noted = all(any(one.fullmatch(note) for one in known) or is_made_of(note, tables) for note in notes)
    return bool(notes) and noted and is_stamp(words[: len(stamp)], stamp, tables)
