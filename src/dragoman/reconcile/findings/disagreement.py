"""What a conflict is made of: sides that say otherwise, each with a source that the other has not.

In: an account, what each side says with the facts that say so. Out: the finding, and what it shows of a side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.model.account import Account, Said
from dragoman.model.entry import Told
from dragoman.model.finding import Finding
from dragoman.model.reason import Reason, Tagged

Side = tuple[Any, Sequence[Told]]
"""A value, and the facts that tell it."""


def by_others(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each side has a source that the other has not: one source may say two things of its own."""
    return not one <= other and not other <= one


def shown(said: Tagged, told: Sequence[Told]) -> Tagged:
    """What some documents say, in a reason."""
    return {"said": said, "documents": list(dict.fromkeys(one.document for one in told))}


def conflict(account: Account, field: str, sides: Sequence[Side], why: Reason) -> Finding:
    """A finding that sides give a field of an account otherwise."""
    said = tuple(Said(value, tuple(dict.fromkeys(one.id for one in told))) for value, told in sides)
    return Finding(
        kind="conflict",
        about=(account.id,),
        facts=tuple(sorted({one.id for _, told in sides for one in told})),
        explanation=why.said,
        reason=why.to_json(),
        sides=said,
        field=field,
    )
