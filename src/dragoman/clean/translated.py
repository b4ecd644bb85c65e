"""Whether a text was translated by a machine, judged by what such machines leave.

In: plain text of the article's own blocks and the pack's signs. Out: yes or no.
"""

from __future__ import annotations

import re

from dragoman.packs.cleaning import Sign

_PROOF = 1.0


def is_machine_translated(plain: str, signs: tuple[Sign, ...]) -> bool:
    """Whether the signs found weigh enough together; each counts once."""
    return sum(sign.weight for sign in signs if re.search(sign.pattern, plain)) >= _PROOF
