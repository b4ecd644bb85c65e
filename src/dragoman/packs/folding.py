"""Folds text for matching, one code point to one, so that offsets stay: case, accents, dashes, apostrophes.

`str.lower()` turns `İ` into two code points and NFD moves offsets, hence a table. In: any text. Out: a text
of the same length.
"""

from __future__ import annotations

import sys
import unicodedata
from functools import cache, lru_cache


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0x20, min(sys.maxunicode, 0x2FFFF)):
        char = chr(code)
        base = unicodedata.normalize("NFKD", char)[:1] or char
        low = base.lower()[:1] or base
        if low != char and not 0xD800 <= code < 0xE000:
            table[code] = low
    for char in "-‐‑‒–—―−/ \u00a0\u202f\u2009\n\r\t":
        table[ord(char)] = " "
    for char in "'’ʼʻ‘`´":
        table[ord(char)] = "'"
    return table


@lru_cache(maxsize=8192)  # the same text is folded by many, the same words at every turn
def fold(text: str) -> str:
    """`text` without case and accents; every dash, slash and white space a space; straight apostrophes."""
    return text.translate(_table())
