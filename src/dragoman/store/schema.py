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

from dragoman.store.any_text import AnyText

REVISION = "0012"
"""The migration that leads to these tables."""

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

BY_CODE_POINT = AnyText(by_code_point=True)
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
    Column("text", AnyText, nullable=False),
    Column("media_type", AnyText, nullable=False),
    Column("title", AnyText),
    Column("url", AnyText),
    Column("published", AnyText),
    Column("publisher", AnyText),
    Column("author", AnyText),
    Column("language", AnyText),
    Column("origin", AnyText),
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
    Column("quotation", AnyText, nullable=False),
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
    Column("reason", AnyText, nullable=False),
    Column("since", DateTime(timezone=True), nullable=False),
    Index(None, "origin"),
)


# What merging keeps (see `dragoman.model.shelf`).

waiting = Table(
    "waiting",
    METADATA,
    Column("document", BY_CODE_POINT, primary_key=True),
)
"""The documents that were written or judged and are still to be merged."""

tellings = Table(
    "tellings",
    METADATA,
    Column("document", BY_CODE_POINT, primary_key=True),
    Column("fact", String(40), primary_key=True),
    Column("node", String(20), nullable=False),
    Index(None, "node"),
)

nodes = Table(
    "nodes",
    METADATA,
    Column("id", String(20), primary_key=True),
    Column("type", String(20), nullable=False),
    Column("sample", Text, nullable=False),
    Column("region", String(20)),
    Column("entry", String(40)),
    Index(None, "region"),
    Index(None, "entry"),
)

node_keys = Table(
    "node_keys",
    METADATA,
    Column("key", String(20), primary_key=True),
    Column("node", String(20), primary_key=True),
    Index(None, "node"),
)

links = Table(
    "links",
    METADATA,
    Column("one", String(20), primary_key=True),
    Column("other", String(20), primary_key=True),
    Column("apart", Integer, nullable=False),
    Column("together", Integer, nullable=False),
    Index(None, "other"),
)

shared = Table(
    "shared",
    METADATA,
    Column("one", String(20), primary_key=True),
    Column("other", String(20), primary_key=True),
    Column("many", Integer, nullable=False),
)

entries = Table(
    "entries",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("type", String(20), nullable=False),
    Column("anchor", String(40), nullable=False),
    Column("least", String(20), nullable=False),
    Column("region", String(20), nullable=False),
    Index(None, "anchor"),
    Index(None, "region"),
)

redirects = Table(
    "redirects",
    METADATA,
    Column("old", String(40), primary_key=True),
    Column("new", String(40), nullable=False),
)

sketches = Table(
    "sketches",
    METADATA,
    Column("document", BY_CODE_POINT, primary_key=True),
    Column("sketch", Text, nullable=False),
    Column("dispatch", BY_CODE_POINT, nullable=False),
    Index(None, "dispatch"),
)

bands = Table(
    "bands",
    METADATA,
    Column("band", String(16), primary_key=True),
    Column("document", BY_CODE_POINT, primary_key=True),
    Index(None, "document"),
)


judgements = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("name", AnyText, nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("json", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("judgements.number")),
)

judged = Table(
    "judged",
    METADATA,
    Column("judgement", Integer, ForeignKey("judgements.number"), primary_key=True),
    Column("document", BY_CODE_POINT, primary_key=True),
    Index(None, "document"),
)


def is_current() -> ColumnElement[bool]:
    """What joins a document with its current version."""
    return (versions.c.document == documents.c.id) & (versions.c.number == documents.c.current)
