"""What is worked out of a value, made once however many ask for it.

In: values that do not change. Out: what was made of them; it is no part of them, and a changed copy starts
without it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Once:
    """A value that keeps what its readers make of it: those of several types of facts need the same."""

    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made the first time that somebody asks with this key."""
        if key not in self._made:
            self._made[key] = make()
        made: Made = self._made[key]
        return made
