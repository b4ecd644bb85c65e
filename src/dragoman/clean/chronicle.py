"""Days and hours that are headings of the article's own: a chronology, a running report, a diary.

In: lines and the pack's tables. Out: spans of such lines, which are no stamps of the site.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from dragoman.clean.layout import Line
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate

_LONGEST = 30  # code points of a day
_SHORTEST_ENTRY = 60
_FEWEST = 2


def own_days(lines: Sequence[Line], tables: Boilerplate) -> set[Span]:
    """The lines that are a day or an hour and no more, two or more of one kind, each above a paragraph."""
    patterns = [re.compile(pattern) for pattern in tables.days]
    found: defaultdict[int, set[Span]] = defaultdict(set)
    for line, below in pairwise(lines):
        if len(line.plain) > _LONGEST or len(below.plain) < _SHORTEST_ENTRY:
            continue
        bare = line.plain.strip(" :.-–—*#")
        kind = next((i for i, pattern in enumerate(patterns) if pattern.fullmatch(bare)), None)
        if kind is not None:
            found[kind].add(line.span)
    return {span for spans in found.values() if len(spans) >= _FEWEST for span in spans}
