"""The tables of a record, the same for every database. How they came to be stands in `migrations/`.

A document has versions, one a text; `documents.current` is the number of the one that is shown. A version
has facts, numbered in the order in which they are printed. `about` leads from a registry id, a country code
or a folded name to the facts that it occurs in, `aliases` from a folded name to those keys.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ColumnElement,
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0001"
"""The migration that leads to these tables."""

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

BY_CODE_POINT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by code point on every database, as SQLite's does: the order of output rests on it."""

documents = Table(
    "documents",
    METADATA,
    Column("id", BY_CODE_POINT, primary_key=True),
    Column("current", Integer, nullable=False),
)

versions = Table(
    "versions",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("document", BY_CODE_POINT, ForeignKey("documents.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("pipeline", Text, nullable=False),
    Column("read_at", DateTime(timezone=True), nullable=False),
    Column("text", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("published", Text),
    Column("publisher", Text),
    Column("author", Text),
    Column("language", Text),
    Column("origin", Text),
    UniqueConstraint("document", "number"),
)

facts = Table(
    "facts",
    METADATA,
    Column("version", Integer, ForeignKey("versions.key"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("id", String(40), nullable=False),
    Column("type", String(20), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("quotation", Text, nullable=False),
    Column("json", Text, nullable=False),
    Index(None, "id"),
)

about = Table(
    "about",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    ForeignKeyConstraint(["version", "number"], ["facts.version", "facts.number"]),
    Index(None, "version", "number"),
)

aliases = Table(
    "aliases",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("name", Text, primary_key=True),
)

quarantine = Table(
    "quarantine",
    METADATA,
    Column("document", BY_CODE_POINT, primary_key=True),
    Column("origin", BY_CODE_POINT, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("since", DateTime(timezone=True), nullable=False),
    Index(None, "origin"),
)


def is_current() -> ColumnElement[bool]:
    """What joins a document with its current version."""
    return (versions.c.document == documents.c.id) & (versions.c.number == documents.c.current)
