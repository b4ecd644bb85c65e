"""What a heading says and the text repeats is reported once, from the text.

In: the reports of a document. Out: those without the headings' that the text repeats.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from dragoman.extract.report import Report
from dragoman.extract.speakers import key
from dragoman.model.reading import Reading
from dragoman.packs.folding import fold

REPEATED = 0.5  # share of a heading's words that a statement of the same speaker has
LONG = 4  # letters from which on a word tells something
_WORD = re.compile(r"\w+")


def without_repeated_headings(reading: Reading, reports: Sequence[Report]) -> list[Report]:
    """The reports of the text, and those of headings that say what no statement in it says."""
    starts = [block.span.start for block in reading.blocks]

    def heads(report: Report) -> bool:
        i = bisect_right(starts, report.content.start) - 1
        return i >= 0 and reading.blocks[i].kind == "heading"

    body = [(one, _words(reading, one)) for one in reports if not heads(one)]
    return [one for one in reports if not heads(one) or not _repeated(one, _words(reading, one), body)]


def _repeated(head: Report, said: set[str], body: Sequence[tuple[Report, set[str]]]) -> bool:
    return any(_keys(head) & _keys(one) and len(said & words) >= REPEATED * len(said) for one, words in body)


def _keys(report: Report) -> set[str]:
    return {key(party) for party in report.parties}


def _words(reading: Reading, report: Report) -> set[str]:
    words = _WORD.findall(fold(report.content.of(reading.text)))
    return {word[:6] for word in words if len(word) >= LONG}
