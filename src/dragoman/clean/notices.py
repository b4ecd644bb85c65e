"""Notices: what publisher and site tell their readers of themselves, in words that nobody has listed.

In: a line in plain text, the pack's weighted marks. Out: whether it is a notice. A notice addresses the
reader, speaks of the paper, of subscriptions, rights, mistakes and accounts; an article speaks of the world.
Each mark counts once; what articles say of speakers, states and money counts against.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from dragoman.clean.layout import sentences_of
from dragoman.clean.matching import compiled, joined
from dragoman.packs.cleaning import Boilerplate

_LONGEST = 600  # code points
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_SURE_BELOW = 2.0


def weight(plain: str, tables: Boilerplate, signs: Collection[str] | None = None) -> float:
    """How much a line looks like a notice: 0 not at all, from 2 on below an article it is one.

    `signs`, if given, are the patterns that can be met at all. What stands in quotation marks is somebody's,
    so the reader it addresses is not the site's.
    """
    said = _QUOTED.sub(" ", plain)
    marks = sum(
        one.weight
        for one in tables.notices
        if (signs is None or one.pattern in signs) and compiled(one.pattern).search(said)
    )
    return marks - 2 * (joined(tables.reports).search(plain) is not None)


def is_notice_below(plain: str, tables: Boilerplate) -> bool:
    """Whether words below the last paragraph weigh enough, and half of their sentences at least do."""
    if len(plain) > _LONGEST or weight(plain, tables) < _SURE_BELOW:
        return False
    found = [weight(one.of(plain), tables) >= _SURE_BELOW for one in sentences_of(plain)]
    return sum(found) * 2 > len(found) or (sum(found) * 2 == len(found) and found[0])
