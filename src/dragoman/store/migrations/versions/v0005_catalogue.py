"""What lists are asked of: a narrow row a document, a fact, a day and a sentence."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from dragoman.store.about import folded
from dragoman.store.catalogue.days import days, days_of

revision = "0005"
down_revision = "0004"

_by_code_point = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_day = sa.String(10).with_variant(sa.String(10, collation="C"), "postgresql")
_AT_ONCE = 500


def upgrade() -> None:
    """Make the tables; those of documents and facts are filled, those of accounts with the accounts."""
    _document_cards()
    _fact_cards()
    for owner in ("account", "finding"):
        op.create_table(
            f"{owner}_days",
            sa.Column(owner, sa.String(40), nullable=False),
            sa.Column("first", _day, nullable=False),
            sa.Column("last", _day, nullable=False),
            sa.PrimaryKeyConstraint(owner, "first", "last", name=f"pk_{owner}_days"),
        )
    op.create_table(
        "account_sentences",
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("sentence", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("account", "sentence", name="pk_account_sentences"),
    )
    op.create_index("ix_account_sentences_sentence", "account_sentences", ["sentence", "account"])
    op.execute(sa.text("DELETE FROM upkeep"))
    _fill(op.get_bind())


def _document_cards() -> None:
    op.create_table(
        "document_cards",
        sa.Column("document", _by_code_point, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", _by_code_point, nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("first", _day),
        sa.Column("last", _day),
        sa.Column("publisher", _by_code_point),
        sa.Column("language", sa.Text()),
        sa.Column("relevant", sa.Boolean(), nullable=False),
        sa.Column("machine_translated", sa.Boolean(), nullable=False),
        sa.Column("generator_prompt", sa.Boolean(), nullable=False),
        sa.Column("copy_of", _by_code_point),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document", name="pk_document_cards"),
    )
    indexes = {
        "version": ["version"],
        "first": ["first", "document", "last"],
        "name": ["name", "document"],
        "facts": ["facts", "document"],
        "read_at": ["read_at", "document"],
        "publisher": ["publisher", "first", "document"],
        "language": ["language"],
        "copy_of": ["copy_of"],
    }
    for name, columns in indexes.items():
        op.create_index(f"ix_document_cards_{name}", "document_cards", columns)


def _fact_cards() -> None:
    op.create_table(
        "fact_cards",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(20), nullable=False),
        sa.Column("first", _day),
        sa.Column("last", _day),
        sa.Column("sector", sa.String(30)),
        sa.Column("status", sa.String(30)),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("version", "number", name="pk_fact_cards"),
    )
    indexes = {
        "first": ["first", "version", "number", "last", "type"],
        "type": ["type", "first", "version", "number", "last"],
        "read_at": ["read_at", "version", "number", "type"],
    }
    for name, columns in indexes.items():
        op.create_index(f"ix_fact_cards_{name}", "fact_cards", columns)


def _fill(connection: sa.Connection) -> None:
    """A row a document and a fact of what an older record holds."""
    metadata = sa.MetaData()
    names = ("documents", "versions", "facts", "sketches", "document_cards", "fact_cards")
    metadata.reflect(connection, only=names)
    documents, versions, facts, sketches = (metadata.tables[name].c for name in names[:4])
    current = (versions.document == documents.id) & (versions.number == documents.current)
    asked = (
        sa.select(*(one for one in versions if one.name != "text"), sketches.dispatch)
        .join_from(metadata.tables["documents"], metadata.tables["versions"], current)
        .outerjoin(metadata.tables["sketches"], sketches.document == documents.id)
        .order_by(documents.id)
    )
    held = connection.execute(asked).all()
    for start in range(0, len(held), _AT_ONCE):
        cards, rows = [], []
        for version in held[start : start + _AT_ONCE]:
            its = sa.select(facts.number, facts.json).where(facts.version == version.key)
            said = [(row.number, json.loads(row.json)) for row in connection.execute(its)]
            rows += [_fact_row(version, number, one) for number, one in said]
            cards.append(_card(version, [one for _, one in said]))
        for name, some in (("document_cards", cards), ("fact_cards", rows)):
            if some:
                connection.execute(sa.insert(metadata.tables[name]), some)


def _fact_row(version: Any, number: int, said: dict[str, Any]) -> dict[str, Any]:
    first, last = days_of(said)
    return {
        "version": version.key,
        "number": number,
        "type": said["type"],
        "first": first,
        "last": last,
        "sector": said.get("sector"),
        "status": said.get("status"),
        "read_at": version.read_at,
    }


def _card(version: Any, said: list[dict[str, Any]]) -> dict[str, Any]:
    told = next((one for one in said if one["type"] == "document"), {})
    published = told.get("published") or version.published
    first, last = days(published)
    return {
        "document": version.document,
        "version": version.key,
        "name": folded(version.title or "").strip()[:200] or version.document,
        "title": version.title,
        "url": version.url,
        "published": published,
        "first": first,
        "last": last,
        "publisher": told.get("publisher") or version.publisher,
        "language": told.get("language") or version.language,
        "relevant": told.get("relevant", True),
        "machine_translated": told.get("machine_translated", False),
        "generator_prompt": told.get("generator_prompt", False),
        "copy_of": None if version.dispatch in (None, version.document) else version.dispatch,
        "read_at": version.read_at,
        "facts": sum(one["type"] != "document" for one in said),
    }
