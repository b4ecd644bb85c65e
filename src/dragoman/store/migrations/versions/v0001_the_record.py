"""Documents with versions, their facts with what they are about, and the quarantine."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_by_code_point = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "documents",
        sa.Column("id", _by_code_point, nullable=False),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    _versions()
    _facts()
    op.create_table(
        "quarantine",
        sa.Column("document", _by_code_point, nullable=False),
        sa.Column("origin", _by_code_point, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("document", "origin", name="pk_quarantine"),
    )
    op.create_index("ix_quarantine_origin", "quarantine", ["origin"])


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("document", _by_code_point, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("pipeline", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=True)
            for name in ("title", "url", "published", "publisher", "author", "language", "origin")
        ),
        sa.PrimaryKeyConstraint("key", name="pk_versions"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_versions_document_documents"),
        sa.UniqueConstraint("document", "number", name="uq_versions_document"),
    )


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("type", sa.String(20), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("quotation", sa.Text(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", "number", name="pk_facts"),
        sa.ForeignKeyConstraint(["version"], ["versions.key"], name="fk_facts_version_versions"),
    )
    op.create_index("ix_facts_id", "facts", ["id"])
    op.create_table(
        "about",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "version", "number", name="pk_about"),
        sa.ForeignKeyConstraint(
            ["version", "number"], ["facts.version", "facts.number"], name="fk_about_version_facts"
        ),
    )
    op.create_index("ix_about_version", "about", ["version", "number"])
    op.create_table(
        "aliases",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "name", name="pk_aliases"),
    )
