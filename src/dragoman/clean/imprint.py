"""Imprints: lines above or below an article that say of which issue of which paper it is, and of what day.

In: a line, plain and as written, the pack's tables. Out: whether it is one, or the dateline of a letter
("Almaty, le 22 juin 2021"), and the day or month that it gives, in EDTF. An imprint holds a day, a month, or
a number, page or price, besides names; where such lines may stand is left to who asks.
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.clean.matching import joined
from dragoman.clean.stamps import find_date, is_made_of
from dragoman.packs.alternation import alternation
from dragoman.packs.cleaning import Boilerplate

_LONGEST = 160
_PART = 10  # words
_OUTLET = 6  # words in capitals
_SECTION = 3  # words
_NAMES_BETWEEN_BARS = 5
_BARS = re.compile(r"\s*[|•·›»■●▪]+\s*|\s+(?://?|~)\s+|\s{3,}|\t")
_DASHES = re.compile(r"\s+[–—-]+\s+")
_COMMAS = re.compile(r"\s*,\s+|\s*[()\[\]]\s*|(?<!\bn)(?<!\bno)(?<!\b[a-z])\.(?:\s+|$)")
_ENDED = re.compile(r"[!?…:;][»\"”')\]]*$")
_STOPPED = re.compile(r"[.!?…:;][»\"”')\]]*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_NAME = re.compile(
    rf"{_CAPITAL}[\w.'-]*(?:[ -](?:(?:de|du|des|la|le|les|sur|en|al|el)[ -])?{_CAPITAL}[\w.'-]*){{0,3}}"
)
_PLACE = re.compile(
    rf"(?P<place>{_NAME.pattern}(?: ?\({_NAME.pattern}\)|, {_NAME.pattern})?)"
    r"(?:,| [–—-])? +(?P<le>le )?(?=\S)"
)
_AGENCY = re.compile(r" ?\([^()]{2,40}\) ?[-–—.]?$")  # "Almaty, le 22 juin 2021 (Agence Untelle)"
_HOUR = re.compile(r",? (?:a )?\d{1,2} ?[:h] ?(?:\d\d)?(?: \([a-z' -]{3,20}\))?$")
_QUOTED = re.compile(r"[A-Z]{3} ?/ ?[A-Z]{3}(?![A-Z])|\d[.,]\d")  # a rate of exchange, a price
_TITLED = re.compile(rf"(?:L[ea]s? |L'){_CAPITAL}[a-zà-ÿ]")
_NUMBER = re.compile(r"(?:^|[–—|·•,~-] ?)n ?[°o]\.? ?\d")
_RUNNING = re.compile(rf"(?:\d{{1,3}} )?{_CAPITAL}[A-ZÀ-Þ' .-]{{3,40}} (?=\S)")
"""A running head before its day: "8 L'ÉTOILE DE TALAS mardi …"."""
_FULL = rf"{_CAPITAL}[\w.'-]+(?: {_CAPITAL}[\w.'-]*){{1,3}}"
_AUTHOR = re.compile(rf"{_FULL}(?:(?:, {_FULL})* (?:et|&) {_FULL})?")


@cache
def _months(months: tuple[str, ...], seasons: tuple[str, ...]) -> re.Pattern[str]:
    names = alternation(sorted(months, key=len, reverse=True))
    times = "|".join(seasons)
    return re.compile(
        r"(?<![\w-])(?<!\d )(?<!\der )"
        rf"(?:(?:(?P<first>{names})(?: ?[-–/] ?(?P<last>{names}))?|(?P<season>{times}))\.? "
        r"(?P<year>(?:19|20)\d\d)|(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])))(?![\w-])"
    )


def months_of(tables: Boilerplate) -> re.Pattern[str]:
    """A pattern of a month, two months or a season, with its year."""
    return _months(tuple(tables.months), tuple(tables.seasons))


def find_month(plain: str, tables: Boilerplate) -> str | None:
    """The first month, two months or season, with its year, in a plain text, as EDTF; None without one."""
    return _value(months_of(tables).search(plain), tables)


def month_here(plain: str, start: int, tables: Boilerplate) -> str | None:
    """The same, if it stands at `start`."""
    return _value(months_of(tables).match(plain, start), tables)


def _value(found: re.Match[str] | None, tables: Boilerplate) -> str | None:
    if found is None or found["iso"]:
        return found["iso"] if found else None
    year = found["year"]
    if found["season"]:
        return f"{year}-{tables.seasons[found['season']]}"
    first = f"{year}-{tables.months[found['first']]:02}"
    if not found["last"]:
        return first
    last = f"{year}-{tables.months[found['last']]:02}"
    return f"{first}/{last}" if first < last else None


def find_time(plain: str, tables: Boilerplate) -> str | None:
    """The day, or else the month, that an imprint or stamp gives."""
    day = find_date(plain, tables.months)
    return day[0] if day else find_month(plain, tables)


def is_dateline(words: str, plain: str, tables: Boilerplate) -> bool:
    """Whether a line is a place and a whole date, as above a letter: "Almaty, le 22 juin 2021 (Untel)"."""
    match = _PLACE.match(words)
    if match is None or not find_date(plain, tables.months):
        return False
    place = plain[: match.end("place")]
    if not match["le"] and _AUTHOR.fullmatch(match["place"]):
        return False
    if is_made_of(place, tables) or joined(tables.occasions).search(place):
        return False
    outlet = place in tables.labels or joined(tables.mastheads).match(place)
    town = " " not in place and not outlet  # in capitals, in a text of capitals
    if not town and is_outlet(match["place"], place, tables):
        return False
    day = _HOUR.sub("", _AGENCY.sub("", plain[match.end() :]).rstrip(" ."))
    found = find_date(day, tables.months, here=True)
    return joined(tables.days[:1]).fullmatch(day) is not None or (found is not None and found[1] == len(day))


def is_outlet(words: str, plain: str, tables: Boilerplate) -> bool:
    """Whether a few words can be the name of a paper, site or publisher.

    It is known, begins as such names do, is written in capitals, or has one behind its article, as titles of
    papers have ("Le Courrier de la steppe") and headlines before a country only; no event has such a name.
    """
    bare = plain.strip(" .-–—*:")
    if bare in tables.labels:
        return True
    if not bare or _STOPPED.search(plain) or len(bare.split()) > _PART:
        return False
    if joined(tables.occasions).search(bare):
        return False
    if joined(tables.mastheads).match(bare) or joined(tables.slogans).match(bare):
        return True
    if len(bare.split()) > _OUTLET or len(bare) <= 2:
        return False
    if _QUOTED.search(words):
        return False
    return words.isupper() or (_TITLED.match(words) is not None and not joined(tables.countries).match(bare))


def is_imprint(words: str, plain: str, tables: Boilerplate, *, signed: bool = False) -> bool:
    """Whether a line is made of a day or an issue, and of sections, outlets and at most one other name.

    Without bars between its parts the other name must be an author's, unless `signed`: below a text, or above
    its title. Then it may be any but an event's or a country's.
    """
    if len(plain) > _LONGEST or _ENDED.search(plain) or is_dateline(words, plain, tables):
        return False
    if _NUMBER.search(plain) and find_time(plain, tables):
        return True
    running = _RUNNING.match(words) if find_date(plain, tables.months) else None
    if running and is_made_of(plain[running.end() :], tables):
        return True
    barred = _BARS.search(plain) is not None
    kinds: list[str] = []
    for start, part in _parts(plain, _BARS if barred else _DASHES):
        pieces = [(piece, words[start + at : start + at + len(piece)]) for at, piece in _parts(part, _COMMAS)]
        found = [_kind(piece, said, tables) for piece, said in pieces]
        kinds += [
            "place" if kind == "name" and "day" in found and _NAME.fullmatch(said) else kind
            for kind, (_, said) in zip(found, pieces, strict=True)
        ]
    names = kinds.count("name") + kinds.count("author") + kinds.count("event")
    if not {"day", "issue"}.intersection(kinds) or "words" in kinds or kinds.count("place") > 1:
        return False
    if names > (_NAMES_BETWEEN_BARS if barred and "day" in kinds else 1):
        return False
    if barred or (signed and "event" not in kinds):
        return True
    named = "issue" in kinds or "outlet" in kinds or not find_date(plain, tables.months)
    return not {"name", "event"}.intersection(kinds) and ("place" not in kinds or named)


def is_section(plain: str, tables: Boilerplate) -> bool:
    """Whether a few words name a section of a site: "Analyse", "Chronique parlementaire"."""
    first, *more = plain.split() or [""]
    known = plain in tables.sections or plain.rstrip("s") in tables.sections
    named = first in tables.sections or first.rstrip("s") in tables.sections
    return known or (named and len(more) < _SECTION - 1 and joined(tables.occasions).search(plain) is None)


def _kind(piece: str, said: str, tables: Boilerplate) -> str:
    """What a piece is: day, year, issue, section, outlet, event, author, name (few words), words (more)."""
    if (find_month(piece, tables) or find_date(piece, tables.months)) and is_made_of(piece, tables):
        return "day"
    if _YEAR.fullmatch(piece):
        return "year"
    if joined(tables.imprint).fullmatch(piece):
        return "issue"
    if piece in tables.navigation or is_section(piece, tables) or is_made_of(piece, tables):
        return "section"
    if is_outlet(said, piece, tables):
        return "outlet"
    if joined(tables.occasions).search(piece) or joined(tables.countries).match(piece):
        return "event"
    if len(piece.split()) > _OUTLET and _names_country(piece, tables):
        return "event"
    opening, _, rest = piece.partition(" ")
    name = said[len(opening) + 1 :] if opening in tables.bylines and rest else said
    if name != said or _AUTHOR.fullmatch(name):
        return "author" if _NAME.fullmatch(name) else "name"
    return "name" if len(piece.split()) <= _PART else "words"


def _names_country(piece: str, tables: Boilerplate) -> bool:
    found = joined(tables.countries).finditer(piece)
    return any(match.start() == 0 or not piece[match.start() - 1].isalnum() for match in found)


def _parts(plain: str, separators: re.Pattern[str]) -> list[tuple[int, str]]:
    """The parts between separators that are not blank, each with its start."""
    parts, start = [], 0
    for match in [*separators.finditer(plain), None]:
        part = plain[start : match.start() if match else len(plain)]
        if part.strip():
            parts.append((start + len(part) - len(part.lstrip()), part.strip()))
        start = match.end() if match else start
    return parts
