"""Who asks, and what they may do. In: a request. Out: a `Person`.

A token (`Authorization: Bearer …`) goes before the session of the cookie. What neither names anybody is
asked by nobody, who may read where reading is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from fastapi import HTTPException, Request

from dragoman.model.person import ROLES, Role
from dragoman.serve.accounts import digest
from dragoman.serve.web.settings import Settings
from dragoman.serve.web.words import later
from dragoman.store import Record

__all__ = ["NAMED", "ROLES", "Person", "RefusedError", "Role", "cookie", "who_asks"]

NAMED = MappingProxyType(
    {"reader": later("reader"), "reviewer": later("reviewer"), "admin": later("administrator")}
)
"""What roles are called."""
SESSION, VISITOR = "session", "visitor"
"""The names of the cookies: of who has signed in, and of anybody who is shown a form."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks; `name` is None for who has not signed in, `role` None for who may do nothing.

    `session` is the digest of the session that they signed in with; `by_token`: a program asks.
    """

    name: str | None
    role: Role | None
    session: str | None = None
    by_token: bool = False

    @property
    def signature(self) -> str:
        """The name that judgements and the log have: who reviews without an account is at this computer."""
        return self.name or "local"

    def may(self, role: Role) -> bool:
        """Whether they may do what needs this role."""
        return self.role is not None and ROLES.index(self.role) >= ROLES.index(role)


class RefusedError(Exception):
    """Somebody may not do what they ask for; `needs` is the role that may."""

    def __init__(self, needs: Role, person: Person) -> None:
        super().__init__(f"needs the role {needs}")
        self.needs, self.person = needs, person


def shows_who(request: Request) -> bool:
    """Whether a request says who asks: by a token, or by the session of a cookie."""
    return "authorization" in request.headers or cookie(SESSION, request) in request.cookies


def who_asks(request: Request, record: Record, settings: Settings) -> Person:
    """The person that a request comes from.

    Raises:
        HTTPException: 401: it bears a token that does not hold.
    """
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        held = record.token_holder(digest(secret.strip()))
        if held is None:
            raise HTTPException(401, "the token does not hold", {"WWW-Authenticate": "Bearer"})
        return Person(*held, by_token=True)
    if held_secret := request.cookies.get(cookie(SESSION, request)):
        session = digest(held_secret)
        if user := record.session(session):
            return Person(user.name, user.role, session)
    if settings.open_review:
        return Person(None, "reviewer")
    return Person(None, None if settings.sign_in else "reader")


def cookie(name: str, request: Request) -> str:
    """The name of a cookie; over https with the prefix by which no other site of the domain can set it."""
    return f"__Host-{name}" if request.url.scheme == "https" else name
