"""The words in which the cues of figures are looked for.

In: a `Reading`. Out: its folded text, of the same length, without what is no cue though it is spelt like one:
names ("Export-Import Bank" exports nothing), phrases ("au cours de" is no price), modal verbs ("doit relier"
is no debt).
"""

from __future__ import annotations

import re

from dragoman.extract.quantities.bearings import either
from dragoman.model.reading import Reading
from dragoman.packs.figures import FigureCues
from dragoman.packs.folding import fold

NAMED = frozenset({"organisation", "person", "instrument", "mechanism"})
"""Kinds of names whose words measure nothing."""
BLANK = "\0"
"""Stands for every letter that is taken out; no cue holds it."""


class Words:
    """The words of one language that are no cues, ready for matching."""

    def __init__(self, cues: FigureCues) -> None:
        idle = either(fold(words) for words in cues.idle)
        modal = either(fold(words) for words in cues.modal)
        amount = r"(?! a |(?: encore| toujours)? \d)"
        infinitive = rf"{amount}(?= (?:[^\W\d_]+ )?(?:[cdlmnst]')?(?:se )?[^\W\d_]+(?:er|ir|re)(?!\w))"
        self._idle = re.compile(rf"(?<!\w)(?:{idle}(?!\w)|{modal}{infinitive})")

    def of(self, reading: Reading) -> str:
        """The folded text, as long as the working text."""
        letters = list(fold(reading.text))
        for name in reading.names:
            if name.kind in NAMED:
                _blank(letters, name.span.start, name.span.end)
        for match in self._idle.finditer(fold(reading.text)):
            _blank(letters, match.start(), match.end())
        return "".join(letters)


def _blank(letters: list[str], start: int, end: int) -> None:
    letters[start:end] = BLANK * (end - start)
