"""Who may use a record over the web, and in which role; what was done by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

Role: TypeAlias = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
"""The roles; each may do what those before it may: read; judge and add documents; see who did what."""


def lesser(one: Role, other: Role) -> Role:
    """The one of two roles that may do less."""
    return min(one, other, key=ROLES.index)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with an account; `password` is its hash."""

    name: str
    role: Role
    password: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Token:
    """What a program signs in with, for a user and at most in this role; `id` begins its digest."""

    id: str
    user: str
    label: str
    role: Role
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did, when and on what; `who` is None where nobody had signed in."""

    number: int
    done_at: datetime
    who: str | None
    act: str
    on: Mapping[str, Any]
