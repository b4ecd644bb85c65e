"""What stands right behind a project without a verb: "(en service)", ": à l'étude", ", en chantier".

In: the folded text of a sentence behind a mention. Out: the status and where its words end. What participles
with objects of their own say is left to `status.py`.
"""

from __future__ import annotations

import re

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.phrase_patterns import either
from dragoman.extract.projects.events import DONE
from dragoman.extract.projects.verbs import VerbReader
from dragoman.packs.projects import ProjectWords

_MARK = r"(?P<mark> ?[(:–—]| ?,| -(?= ))? ?"
_STILL = (
    r"(?:(?:actuellement|toujours|encore|deja|aujourd'hui|desormais|est|etait|\w+ement"
    r"|lui aussi|elle aussi) )*"
)
_ARTICLES = frozenset(("le", "la", "les", "l'"))
_WITHIN = frozenset(("a", "au", "aux", "dans", "chez", "sous"))
_ENDS = r"(?=[ ,.;:)]|$)"


class AsideReader:
    """Reads asides in one language."""

    def __init__(self, words: ProjectWords, verbs: VerbReader) -> None:
        self._verbs = verbs
        self._states = [
            (status, re.compile(rf"{_MARK}{_STILL}(?P<said>{either(found)}){_ENDS}"))
            for status, found in words.attributes.items()
        ]
        labour = either(words.labour)
        self._works = re.compile(
            rf"{_MARK}(?:les )?{labour} (?P<said>[a-z]+)(?: a \d[\d,.]* ?(?:%|pour cent))?{_ENDS}"
        )

    def status(self, behind: str) -> tuple[str, int] | None:
        """The status that the words right behind a mention give it, and where they end."""
        for status, pattern in self._states:
            if (match := pattern.match(behind)) and (match["mark"] or _prepositional(match["said"])):
                return status, match.end()
        if (match := self._works.match(behind)) and match["mark"]:
            event = self._verbs.participle_event(match["said"])
            if event in ("begin", "finish", "suspend"):
                part = "%" in match[0] or "pour cent" in match[0]
                return ("under-construction" if part else DONE[event]), match.end()
        return None


def _prepositional(words: str) -> bool:
    """Whether words need no mark before them: "le parc éolien en construction"."""
    return words.startswith(("en ", "a l'"))


def frames(passage: Passage, start: int, end: int) -> bool:
    """Whether a thing only says where something is: "Au port d'Aktaou, …", "Le 7 mai, à l'aéroport, …"."""
    at = start - 1
    while at >= 0 and passage.words[at].fold in _ARTICLES:
        at -= 1
    behind = passage.words[end].fold if end < len(passage.words) else ""
    if at < 0 or behind != "," or passage.words[at].fold not in _WITHIN:
        return False
    return at == 0 or passage.words[at - 1].fold == ","
