"""Which agency a text comes from, and whether it says that it was taken from there.

In: texts, the words by which they credit agencies. Out: `Credit`s; what of a text stays the same in another
translation: its numbers and names. Whether two texts are of one dispatch is left to `copies.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.packs.cleaning import Site
from dragoman.packs.credits import Credits
from dragoman.packs.folding import fold

HEAD = 200
"""Characters from the beginning in which a dateline names the agency: "PÉKIN, 5 juillet (Xinhua) –"."""
STEM = 5
"""Letters of a name that are compared: "Tokaïev" and "Tokaïyev" are spelled otherwise further on."""
_MARK = re.compile(r"\d+(?:[.,]\d+)*|(?<![.!?»:\n] )(?<!^)\b[A-ZÀ-Þ][\w'-]{2,}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency, and whether the text says that it was taken from it; else it is the agency's own."""

    agency: str
    taken: bool


class CreditReader:
    """Reads credits in some languages."""

    def __init__(self, words: Iterable[Credits], sites: Iterable[Site]) -> None:
        known = list(words)
        self._labels = {fold(name): site.label for site in sites for name in (site.label, *site.names)}
        names = _either(self._labels)
        phrases = _either(fold(one) for each in known for one in each.phrases)
        kinds = _either(fold(one) for each in known for one in each.kinds)
        self._taken = re.compile(
            rf"(?<!\w){phrases} ?:? ?(?:(?:{kinds}|l'|le |la |les ) ?)*(?P<name>{names})(?!\w)"
        )
        behind = _either(fold(one) for each in known for one in each.behind)
        self._behind = re.compile(rf"\( ?(?P<name>{names}) ?[,;:/–—-] ?{behind}(?!\w)")
        self._own = re.compile(rf"\((?P<name>{names})\)")

    def credit(self, text: str, around: Sequence[str] = ()) -> Credit | None:
        """Where a text comes from, by its words and by those `around` it: who published it comes first."""
        for words in (*around, text):
            said = fold(words)
            if (found := self._taken.search(said) or self._behind.search(said)) is not None:
                return Credit(self._labels[found["name"]], True)
        own = self._own.search(fold(text[:HEAD]))
        publisher = self._labels.get(fold(around[0]).strip()) if around else None
        label = self._labels[own["name"]] if own else publisher
        return Credit(label, False) if label else None


def marks(text: str) -> frozenset[str]:
    """The numbers and names of a text, which translations share."""
    return frozenset(fold(one)[:STEM] if one[0].isalpha() else one for one in _MARK.findall(text))


def _either(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(map(re.escape, ordered))})"
