"""Who asks, and what they may do. In: a role. Out: whether it suffices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
"""The roles, each of which may do what those before it may."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks; `name` is None for who has not signed in, `role` None for who may do nothing.

    `session` is the digest of the session that they signed in with, None for tokens and anybody.
    """

    name: str | None
    role: Role | None
    session: str | None = None

    def may(self, role: Role) -> bool:
        """Whether they may do what needs this role."""
        return self.role is not None and ROLES.index(self.role) >= ROLES.index(role)


class RefusedError(Exception):
    """Somebody may not do what they ask for; `needs` is the role that may."""

    def __init__(self, needs: Role, person: Person) -> None:
        super().__init__(f"needs the role {needs}")
        self.needs, self.person = needs, person
