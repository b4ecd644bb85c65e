"""The line of a page that says when it was published, where only the page's text says so.

In: the visible text of a page. Out: an EDTF day. The words that open such a line ("Publié le") and the
months are those of the language packs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from dragoman.packs.cleaning import Boilerplate
from dragoman.packs.language import languages, load_section
from dragoman.read.published import to_edtf

_LONGEST = 300  # characters of such a line


def find_published(text: str, title: str | None) -> str | None:
    """The first day that follows a page's "published on"; below the title, if the text has that on a line."""
    lines = text.split("\n")
    below = next((number for number, line in enumerate(lines) if title and line.strip() == title), 0)
    for line in lines[below:]:
        if line.strip() and len(line) <= _LONGEST and (found := _day(_plain(line))):
            return found
    return None


def _day(plain: str) -> str | None:
    for opening, day, months in _forms():
        for match in opening.finditer(plain):
            if (found := day.match(plain, match.end())) and (edtf := to_edtf(_iso(found, months))):
                return edtf
    return None


def _iso(found: re.Match[str], months: dict[str, int]) -> str:
    if month := found["month"] or found["first"]:
        return f"{found['y'] or found['year']}-{months[month]:02}-{int(found['d'] or found['day']):02}"
    # Numbers follow the language of the words before them: day, month, year.
    return found["iso"] or "-".join(reversed(re.split(r"\D", found["numbers"])))


@cache
def _forms() -> list[tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]]:
    """For each language what opens such a line, the day that follows, and the numbers of the months."""
    forms = []
    for language in languages():
        tables = load_section(language, Boilerplate)
        months = "|".join(sorted(tables.months, key=len, reverse=True))
        day = (
            rf"(?:[a-z]+,? )?(?:(?P<d>\d{{1,2}})(?:er)? (?P<month>{months})\.?,? (?P<y>(?:19|20)\d\d)"
            rf"|(?P<first>{months})\.? (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d\d)"
            r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
            r"|(?P<numbers>\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:19|20)\d\d))(?!\d)"
        )
        forms.append((re.compile("|".join(tables.published)), re.compile(day), tables.months))
    return forms


def _plain(line: str) -> str:
    """As the packs' patterns expect it: in lower case, without accents, with plain spaces."""
    letters = unicodedata.normalize("NFKD", line.replace("’", "'"))
    return " ".join("".join(char for char in letters if not unicodedata.combining(char)).lower().split())
