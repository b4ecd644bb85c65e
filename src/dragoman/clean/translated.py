"""Whether a text was translated by a machine, judged by what such machines leave.

In: plain text of the article's own blocks and the pack's signs. Out: yes or no.
"""

from __future__ import annotations

from dragoman.clean.matching import sieve
from dragoman.packs.cleaning import Sign

_PROOF = 1.0


def is_machine_translated(plain: str, signs: tuple[Sign, ...]) -> bool:
    """Whether the signs found weigh enough together; each counts once."""
    weights = {sign.pattern: sign.weight for sign in signs}
    found = 0.0
    for pattern, _ in sieve(tuple(weights)).occurrences(plain):
        found += weights.pop(pattern, 0.0)
        if found >= _PROOF:
            return True
    return False
