"""What accounts and findings are kept up to date by: facts with their strands, what is looked up by whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_by_code_point = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, empty; accounts and findings are worked out anew when the record is next asked."""
    op.drop_table("account_facts")
    _facts()
    _points()
    _subjects()
    for table in (
        "accounts",
        "account_keys",
        "account_days",
        "account_sentences",
        "findings",
        "finding_about",
        "finding_keys",
        "finding_facts",
        "finding_days",
    ):
        op.execute(f"DELETE FROM {table}")
    told = "SELECT 1 FROM shared s WHERE s.one = links.one AND s.other = links.other AND s.many > 0"
    op.execute(f"DELETE FROM links WHERE apart = 0 AND NOT EXISTS ({told})")
    op.drop_table("merged")
    op.create_table(
        "waiting",
        sa.Column("document", _by_code_point, nullable=False),
        sa.PrimaryKeyConstraint("document", name="pk_waiting"),
    )
    op.execute("INSERT INTO waiting (document) SELECT id FROM documents")


def _facts() -> None:
    op.create_table(
        "account_facts",
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("document", _by_code_point, nullable=False),
        sa.Column("fact", sa.String(40), nullable=False),
        sa.Column("strand", sa.String(20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("judged", sa.Text()),
        sa.Column("settled", sa.String(30)),
        sa.Column("dating", sa.String(40)),
        sa.Column("mark", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("account", "document", "fact", name="pk_account_facts"),
    )
    op.create_index("ix_account_facts_strand", "account_facts", ["strand", "document", "fact"])
    op.create_index("ix_account_facts_document", "account_facts", ["document"])
    op.create_index("ix_account_facts_fact", "account_facts", ["fact"])
    op.create_table(
        "strands",
        sa.Column("strand", sa.String(20), nullable=False),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("label", sa.String(20), nullable=False),
        sa.Column("node", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("strand", name="pk_strands"),
    )
    op.create_index("ix_strands_account", "strands", ["account", "label"])
    op.create_index("ix_strands_node", "strands", ["node"])


def _points() -> None:
    op.create_table(
        "points",
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("source", _by_code_point, nullable=False),
        sa.Column("period", _by_code_point, nullable=False),
        sa.Column("unit", _by_code_point, nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("qualifier", _by_code_point, nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account", "id", name="pk_points"),
    )
    op.create_index("ix_points_source", "points", ["source"])
    order = ["account", "period", "unit", "value", "qualifier", "id"]
    op.create_index("ix_points_order", "points", order)


def _subjects() -> None:
    op.create_table(
        "offers",
        sa.Column("key", sa.String(20), nullable=False),
        sa.Column("document", _by_code_point, nullable=False),
        sa.Column("fact", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("key", "document", "fact", name="pk_offers"),
    )
    op.create_index("ix_offers_document", "offers", ["document", "fact"])
    op.create_table(
        "reads",
        sa.Column("key", sa.String(20), nullable=False),
        sa.Column("subject", _by_code_point, nullable=False),
        sa.PrimaryKeyConstraint("key", "subject", name="pk_reads"),
    )
    op.create_index("ix_reads_subject", "reads", ["subject"])
    op.create_table(
        "found",
        sa.Column("subject", _by_code_point, nullable=False),
        sa.Column("finding", sa.String(40), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "finding", name="pk_found"),
    )
    op.create_index("ix_found_finding", "found", ["finding"])
