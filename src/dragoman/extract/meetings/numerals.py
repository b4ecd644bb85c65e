"""Roman numerals as meetings are numbered with them: "XIIe".

In: folded letters. Out: the number. Where one stands is left to `lexicon.py`.
"""

from __future__ import annotations

_ROMAN = {"i": 1, "v": 5, "x": 10}


def roman(text: str) -> int | None:
    """The number that the letters i, v and x make; None for none."""
    total = 0
    for i, letter in enumerate(text):
        value = _ROMAN[letter]
        total += -value if i + 1 < len(text) and _ROMAN[text[i + 1]] > value else value
    return total or None
