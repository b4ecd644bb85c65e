"""Cursors: where a page ended, so that the next one begins behind it, however much was added meanwhile.

In: the order and the values of the last row's sort keys. Out: a short text for an address, which tells
nothing that the page did not show. What is no cursor of this order is refused in words.
"""

from __future__ import annotations

import base64
import binascii
import json
from datetime import UTC, datetime
from typing import Any

from dragoman.model.errors import AskedError

LONGEST = 2000
"""Characters that a cursor may have: titles are cut well below that."""
LARGEST = 2**31 - 1
"""The greatest number that a sort key has."""
_MOMENT = "@"


def written(order: str, at: tuple[Any, ...]) -> str:
    """The cursor of a place in an order."""
    raw = json.dumps([order, *map(_plain, at)], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")


def read(cursor: str, order: str, kinds: tuple[type, ...]) -> tuple[Any, ...]:
    """The place that a cursor names: a value of each of these kinds, or None.

    Raises:
        AskedError: it is none, or one of another order.
    """
    try:
        if len(cursor) > LONGEST:
            raise ValueError
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        said = json.loads(raw)
        if not isinstance(said, list) or len(said) != 1 + len(kinds):
            raise ValueError
        found = tuple(_value(one, kind) for one, kind in zip(said[1:], kinds, strict=True))
    except (ValueError, binascii.Error, UnicodeError, RecursionError) as error:
        raise AskedError(f"{cursor[:40]!r} is no cursor of this list; begin with the first page") from error
    if said[0] != order:
        raise AskedError(
            f"this cursor is of the order {said[0]!r}, not of {order!r}; begin with the first page"
        )
    return found


def storable(said: str) -> bool:
    """Whether every database can hold a text: no NUL, no half characters."""
    return "\0" not in said and not any("\ud800" <= one <= "\udfff" for one in said)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=UTC)
        return _MOMENT + moment.astimezone(UTC).isoformat()
    return value


def _value(said: Any, kind: type) -> Any:
    if said is None:
        return None
    if kind is datetime:
        if not isinstance(said, str) or not said.startswith(_MOMENT):
            raise ValueError
        moment = datetime.fromisoformat(said[1:])
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if isinstance(said, bool) or not isinstance(said, kind):
        raise ValueError
    if isinstance(said, int) and abs(said) > LARGEST:
        raise ValueError
    if isinstance(said, str) and not storable(said):
        raise ValueError
    return said
