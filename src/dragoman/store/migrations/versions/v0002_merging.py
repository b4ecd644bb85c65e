"""What merging keeps: nodes, links, entries, redirects, sketches of documents; and judgements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_by_code_point = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables of merging, empty: the first question to the record fills them."""
    _nodes()
    _entries()
    _documents()
    _judgements()


def _nodes() -> None:
    op.create_table(
        "tellings",
        sa.Column("document", _by_code_point, nullable=False),
        sa.Column("fact", sa.String(40), nullable=False),
        sa.Column("node", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("document", "fact", name="pk_tellings"),
    )
    op.create_index("ix_tellings_node", "tellings", ["node"])
    op.create_table(
        "nodes",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("type", sa.String(20), nullable=False),
        sa.Column("sample", sa.Text(), nullable=False),
        sa.Column("region", sa.String(20)),
        sa.Column("entry", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_nodes"),
    )
    op.create_index("ix_nodes_region", "nodes", ["region"])
    op.create_index("ix_nodes_entry", "nodes", ["entry"])
    op.create_table(
        "node_keys",
        sa.Column("key", sa.String(20), nullable=False),
        sa.Column("node", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("key", "node", name="pk_node_keys"),
    )
    op.create_index("ix_node_keys_node", "node_keys", ["node"])
    op.create_table(
        "links",
        sa.Column("one", sa.String(20), nullable=False),
        sa.Column("other", sa.String(20), nullable=False),
        sa.Column("apart", sa.Integer(), nullable=False),
        sa.Column("together", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name="pk_links"),
    )
    op.create_index("ix_links_other", "links", ["other"])
    op.create_table(
        "shared",
        sa.Column("one", sa.String(20), nullable=False),
        sa.Column("other", sa.String(20), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name="pk_shared"),
    )


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("type", sa.String(20), nullable=False),
        sa.Column("anchor", sa.String(40), nullable=False),
        sa.Column("least", sa.String(20), nullable=False),
        sa.Column("region", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
    )
    op.create_index("ix_entries_anchor", "entries", ["anchor"])
    op.create_index("ix_entries_region", "entries", ["region"])
    op.create_table(
        "redirects",
        sa.Column("old", sa.String(40), nullable=False),
        sa.Column("new", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("old", name="pk_redirects"),
    )


def _documents() -> None:
    op.create_table(
        "merged",
        sa.Column("document", _by_code_point, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pipeline", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document", name="pk_merged"),
    )
    op.create_table(
        "sketches",
        sa.Column("document", _by_code_point, nullable=False),
        sa.Column("sketch", sa.Text(), nullable=False),
        sa.Column("dispatch", _by_code_point, nullable=False),
        sa.PrimaryKeyConstraint("document", name="pk_sketches"),
    )
    op.create_index("ix_sketches_dispatch", "sketches", ["dispatch"])
    op.create_table(
        "bands",
        sa.Column("band", sa.String(16), nullable=False),
        sa.Column("document", _by_code_point, nullable=False),
        sa.PrimaryKeyConstraint("band", "document", name="pk_bands"),
    )
    op.create_index("ix_bands_document", "bands", ["document"])


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer()),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
        sa.ForeignKeyConstraint(["undoes"], ["judgements.number"], name="fk_judgements_undoes_judgements"),
    )
    op.create_table(
        "judged",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("document", _by_code_point, nullable=False),
        sa.PrimaryKeyConstraint("judgement", "document", name="pk_judged"),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.number"], name="fk_judged_judgement_judgements"),
    )
    op.create_index("ix_judged_document", "judged", ["document"])
