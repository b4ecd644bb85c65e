"""First round of repair: single characters and the traces of wrong encodings.

In: a draft of the source. Out: the draft with plain spaces, straight apostrophes, line feeds, composed
accents, ligatures and character references undone, a dash for two hyphens ("(Xinhua) -- La Chine"), and UTF-8
that was read as Windows-1252 read rightly.
Lost letters and broken lines are left to later rounds.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from dragoman.clean.draft import Draft
from dragoman.model.span import Edit

_APOSTROPHES = "\u2019\u02bc\u02bb\u2032\u00b4\u201b"
_OPENING = "\u2018`"  # an apostrophe only between letters
_LINES = "\x0b\x0c\x85\u2028\u2029"
_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\x00-\x08\x0e-\x1f\x7f"
_LIGATURES = "\ufb00-\ufb06"
_ODD = re.compile(rf"\r\n?|[{_APOSTROPHES}{_OPENING}{_LINES}{_SPACES}{_LIGATURES}]|[{_NOTHING}]+")
_KINDS = [
    ("line", re.compile(rf"[\r{_LINES}]")),
    ("space", re.compile(f"[{_SPACES}]")),
    ("nothing", re.compile(f"[{_NOTHING}]")),
    ("apostrophe", re.compile(f"[{_APOSTROPHES}{_OPENING}]")),
    ("ligature", re.compile(f"[{_LIGATURES}]")),
]
_HYPHENS = re.compile(r"(?<=\s)--(?=\s)")
_COMBINING = re.compile("[\u0300-\u036f]")
_ACCENTED = re.compile("\\w[\u0300-\u036f]+")
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")


def repair_characters(draft: Draft) -> Draft:
    """The draft with every odd character replaced; see the module's docstring for which."""
    for _ in range(3):  # text that was read wrongly twice shows so only after the first repair
        edits = list(_misread(draft.text))
        if not edits:
            break
        draft = draft.revised(edits)
    return draft.revised(_odd(draft.text))


def _odd(text: str) -> Iterator[Edit]:
    for match in _ODD.finditer(text):
        start, end = match.span()
        if match[0] == "\r\n":
            yield Edit(start, start + 1, "")
        elif match[0] not in _OPENING or _stands_between_letters(text, start):
            yield Edit(start, end, _replacement(match[0]))
    for match in _HYPHENS.finditer(text):
        yield Edit(match.start(), match.end(), "–")
    if _COMBINING.search(text):
        for match in _ACCENTED.finditer(text):
            yield Edit(match.start(), match.end(), unicodedata.normalize("NFC", match[0]))
    if "&" in text:
        for match in _REFERENCE.finditer(text):
            if (words := _referenced(match[0])) != match[0]:
                yield Edit(match.start(), match.end(), words)


def _stands_between_letters(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at].isalpha() and text[at + 1 : at + 2].isalpha()


def _replacement(found: str) -> str:
    kind = next((name for name, pattern in _KINDS if pattern.match(found)), "")
    match kind:
        case "line":
            return "\n"
        case "space":
            return " "
        case "apostrophe":
            return "'"
        case "ligature":
            return unicodedata.normalize("NFKC", found)
    return ""


def _referenced(found: str) -> str:
    character = html.unescape(found)
    if character == found or len(character) != 1:
        return found
    return _replacement(character) if _ODD.fullmatch(character) else character


# What UTF-8 makes of Latin letters, of typographic marks and of Cyrillic when read as Windows-1252. Other
# leads would hit sound text: `É»` ends a quotation in capitals.
_LEADS = {2: "\u00c2\u00c3\u00c5", 3: "\u00e2", 4: "\u00f0"}
_CYRILLIC = "\u00d0\u00d1"


@cache
def _misread_units() -> re.Pattern[str]:
    tails = "".join(re.escape(_as_windows(byte)) for byte in range(0x80, 0xC0))
    units = [f"[{leads}][{tails}]{{{length - 1}}}" for length, leads in _LEADS.items()]
    return re.compile("|".join([*units, f"(?:[{_CYRILLIC}][{tails}]){{2,}}"]))


def _as_windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _misread(text: str) -> Iterator[Edit]:
    if not any(lead in text for leads in (*_LEADS.values(), _CYRILLIC) for lead in leads):
        return
    for match in _misread_units().finditer(text):
        try:
            yield Edit(match.start(), match.end(), _bytes(match[0]).decode("utf-8"))
        except UnicodeDecodeError:
            continue


def _bytes(run: str) -> bytes:
    encoded = bytearray()
    for char in run:
        try:
            encoded += char.encode("cp1252")
        except UnicodeEncodeError:
            encoded += char.encode("latin-1")
    return bytes(encoded)
