"""The tables of who may use a record over the web: users, their sessions and tokens, and what was done.

Passwords are kept as argon2 hashes, sessions and tokens as SHA-256 of what their owners hold: who reads the
tables can sign in with none of them.
"""

from __future__ import annotations

from sqlalchemy import Column, DateTime, ForeignKey, Integer, String, Table, Text

from dragoman.store.schema import BY_CODE_POINT, METADATA

users = Table(
    "users",
    METADATA,
    Column("name", BY_CODE_POINT, primary_key=True),
    Column("role", String(20), nullable=False),
    Column("password", Text, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
)

sessions = Table(
    "sessions",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("user", BY_CODE_POINT, ForeignKey("users.name"), nullable=False, index=True),
    Column("until", DateTime(timezone=True), nullable=False),
)

tokens = Table(
    "tokens",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("user", BY_CODE_POINT, ForeignKey("users.name"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
)

audit = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("done_at", DateTime(timezone=True), nullable=False),
    Column("who", Text),
    Column("act", String(40), nullable=False),
    Column("on", Text, nullable=False),
)
