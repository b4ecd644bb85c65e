"""Things that are known as the first of their kind in a state: "la première centrale nucléaire du pays X".

In: folded text before a noun. Out: the ordinal, unless the words only say what a thing is ("est la première",
", première …").
"""

from __future__ import annotations

import re

_NTH = r"(?:premiere?|deuxieme|seconde?|troisieme)"
_FIRST = re.compile(rf"\b({_NTH} )$")
_IS_IT = re.compile(
    r"(?:\b(?:est|sont|etait|fut|sera|serait|devien[a-z]+|devenue?|constitue[a-z]*|comme|soit|ainsi)|,)"
    rf" (?:la |le |l'|une? |ainsi la )?(?:toute )?{_NTH} $"
)


def ordinal_of(before: str) -> str:
    """The ordinal, with its space, with which the words before a noun end, or ""."""
    match = _FIRST.search(before)
    return match[1] if match and not _IS_IT.search(before) else ""
