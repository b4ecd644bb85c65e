"""Names that a project shares with the firm that runs it: "Silleno", "TALCO Gold", "Peng Sheng".

In: folded text and the place of such a name, which no noun for a thing begins. Out: whether it is spoken of
as a firm, that signs, owns and employs; of a firm no project is told unless the text says so.
"""

from __future__ import annotations

import re

from dragoman.extract.grammar.phrase_patterns import either
from dragoman.model.span import Span
from dragoman.packs.projects import ProjectWords

REACH = 60  # code points before a name in which the noun for a firm stands


class FirmReader:
    """Reads such names in one language."""

    def __init__(self, words: ProjectWords) -> None:
        noun = rf"{either(words.firms)}s?(?: [a-z-]+){{0,2}}"
        self._before = re.compile(
            rf"(?:\b{noun}|\b(?:par|avec|entre|chez|aupres de)(?: la| le| l')?|\b(?:part|filiale)s? de) $"
        )
        self._behind = re.compile(rf",? ?(?:{either(words.firms)}\b|{either(words.acting)}(?![\w-]))")

    def acts(self, folded: str, name: Span) -> bool:
        """Whether a name is that of a firm where it stands."""
        before = self._before.search(folded[max(0, name.start - REACH) : name.start])
        return before is not None or self._behind.match(folded, name.end) is not None
