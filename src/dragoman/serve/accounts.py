"""Accounts of people and programs: what may be a name or a password, and who holds a secret.

In: names, passwords, secrets. Out: hashes for the record, and who signs in. Passwords are hashed by argon2id
with the parameters of RFC 9106 (the library's own); sessions and tokens are random, so that a plain SHA-256
keeps them. An unknown name takes as long as a wrong password.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from functools import cache
from threading import Semaphore
from typing import TYPE_CHECKING

from dragoman.model.errors import AccountError
from dragoman.model.person import ROLES, Role, User

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from dragoman.store import Record

SHORTEST, LONGEST = 10, 1000
"""Characters of a password."""
TOKEN_BEGINS = "drg_"
"""What tokens begin with, so that they are known for what they are where they should not be."""

_AT_ONCE = Semaphore(2)
"""Passwords that are verified at once: each takes 64 MiB of memory, as it should."""
_NAME = re.compile(r"[\w][\w.@+-]{0,63}")


def checked_name(name: str) -> str:
    """A name as it is kept: lower case, composed.

    Raises:
        AccountError: it has other characters than letters, digits and `._@+-`, or more than 64.
    """
    said = unicodedata.normalize("NFC", name.strip()).lower()
    if not _NAME.fullmatch(said):
        raise AccountError(f"{name!r} cannot be a name: up to 64 letters, digits and . _ @ + -")
    return said


def checked_role(role: str) -> Role:
    """A role.

    Raises:
        AccountError: there is no such role.
    """
    found = next((one for one in ROLES if one == role), None)
    if found is None:
        raise AccountError(f"{role!r} is no role; there are {', '.join(ROLES)}")
    return found


def hashed(password: str) -> str:
    """The hash of a password.

    Raises:
        AccountError: it is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccountError(f"a password has {SHORTEST} to {LONGEST} characters")
    with _AT_ONCE:
        return _hasher().hash(_normal(password))


def signed_in(record: Record, name: str, password: str) -> User | None:
    """The user of this name, if this is the password; None otherwise, after the same time."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        user = record.user(checked_name(name))
    except AccountError:
        user = None
    try:
        with _AT_ONCE:
            _hasher().verify(user.password if user else _nobodys(), _normal(password[:LONGEST]))
    except (VerificationError, InvalidHashError):
        return None
    return user


def new_secret() -> str:
    """A secret of 256 random bits for a session."""
    return secrets.token_urlsafe(32)


def new_token() -> str:
    """A secret for a program."""
    return TOKEN_BEGINS + secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """By what the record knows a session or token."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def _normal(password: str) -> str:
    """The same characters, however a keyboard composes them (RFC 8265)."""
    return unicodedata.normalize("NFC", password)


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    """The hash of a password that nobody has."""
    return _hasher().hash(secrets.token_urlsafe(32))
