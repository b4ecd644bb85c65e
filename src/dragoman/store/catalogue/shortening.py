"""What lists show of accounts that very much is told of: the contract's object, its long lists cut.

In: an account as it is kept. Out: a shorter text, where it is long. Its own page has all of it.
"""

from __future__ import annotations

import json
from typing import Any

LONG = 8_000
"""Characters above which an account is cut for lists."""
FIRST, VALUES, FACTS = 24, 5, 3
"""What is left of a list, of the values of a field, of the facts that give one value."""


def brief(said: str) -> str | None:
    """The account for lists; None where it is short enough to be shown whole."""
    if len(said) <= LONG:
        return None
    return json.dumps(shortened(json.loads(said)), ensure_ascii=False, separators=(",", ":"))


def shortened(said: dict[str, Any]) -> dict[str, Any]:
    """The same object with the first of each long list; of a history the last stages."""
    found = {name: value[:FIRST] if isinstance(value, list) else value for name, value in said.items()}
    for name in ("history", "offices"):
        if name in said:
            kept = said[name][-FIRST:] if name == "history" else said[name][:FIRST]
            found[name] = [one | {"facts": one["facts"][:FACTS]} for one in kept]
    if "fields" in said:
        found["fields"] = {
            name: [one | {"facts": one["facts"][:FACTS]} for one in values[:VALUES]]
            for name, values in said["fields"].items()
        }
    return found
