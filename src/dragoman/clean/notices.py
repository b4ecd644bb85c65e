"""Notices: what publisher and site tell their readers of themselves, in words that nobody has listed.

In: a line in plain text, the pack's weighted marks. Out: whether it is a notice. A notice addresses the
reader, speaks of the paper, of subscriptions, rights, mistakes and accounts; an article speaks of the world.
Each mark counts once; what articles say of speakers, states and money counts against.
"""

from __future__ import annotations

import re

from dragoman.clean.layout import sentences_of
from dragoman.clean.matching import joined
from dragoman.packs.cleaning import Boilerplate

_LONGEST = 600  # code points
_SHORT = 80
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_SURE_INSIDE = 4.0
_SURE_BELOW = 2.0


def weight(plain: str, tables: Boilerplate) -> float:
    """How much a line looks like a notice: 0 not at all, from 2 on below an article it is one.

    What stands in quotation marks is somebody's, so the reader it addresses is not the site's.
    """
    said = _QUOTED.sub(" ", plain)
    marks = sum(one.weight for one in tables.notices if re.search(one.pattern, said))
    return marks - 2 * (joined(tables.reports).search(plain) is not None)


def is_notice_below(plain: str, tables: Boilerplate) -> bool:
    """Whether a line below the last paragraph is a notice."""
    return _is_notice(plain, _SURE_BELOW, tables)


def is_of_foot(plain: str, tables: Boilerplate) -> bool:
    """Whether the first sentence of a line is one that stands below articles, and half of the others are."""
    if len(plain) > _LONGEST:
        return False
    if is_notice_below(plain, tables):
        return True
    notices = [joined(tables.feet).search(one.of(plain)) is not None for one in sentences_of(plain)]
    return bool(notices) and notices[0] and sum(notices) * 2 >= len(notices)


def is_notice_inside(plain: str, tables: Boilerplate) -> bool:
    """Whether a line anywhere is one: more is asked for, and a question is an interviewer's."""
    return not plain.endswith("?") and _is_notice(plain, _SURE_INSIDE, tables)


def _is_notice(plain: str, sure: float, tables: Boilerplate) -> bool:
    """Whether a line weighs enough, and no fewer than half of its sentences are notices."""
    if len(plain) > _LONGEST or weight(plain, tables) < sure:
        return False
    found = [weight(one.of(plain), tables) >= _SURE_BELOW for one in sentences_of(plain)]
    first = found[0] or len(plain) <= _SHORT
    return sum(found) * 2 > len(found) or (sum(found) * 2 == len(found) and first)
