"""What all documents together say: accounts and findings, worked out when documents are merged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_by_code_point = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, empty: the first question to the record fills them."""
    _accounts()
    _findings()
    op.create_table(
        "upkeep",
        sa.Column("name", sa.String(20), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_upkeep"),
    )


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("type", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(20)),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("name", _by_code_point, nullable=False),
        sa.Column("status", sa.String(20)),
        sa.Column("date", sa.Text()),
        sa.Column("first", sa.String(10)),
        sa.Column("last", sa.String(10)),
        sa.Column("due", sa.String(10)),
        sa.Column("sector", sa.String(30)),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
    )
    orders = {"date": "first", "name": "name", "sources": "sources", "added": "added"}
    for order, column in orders.items():
        op.create_index(f"ix_accounts_by_{order}", "accounts", ["type", column, "id"])
        op.create_index(f"ix_accounts_of_all_by_{order}", "accounts", [column, "id"])
    op.create_table(
        "account_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("key", "account", name="pk_account_keys"),
    )
    op.create_index("ix_account_keys_account", "account_keys", ["account"])
    op.create_table(
        "account_facts",
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("document", _by_code_point, nullable=False),
        sa.Column("fact", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("account", "document", "fact", name="pk_account_facts"),
    )
    op.create_index("ix_account_facts_document", "account_facts", ["document"])
    op.create_index("ix_account_facts_fact", "account_facts", ["fact"])


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("holds", sa.Boolean()),
        sa.Column("field", sa.String(20)),
        sa.Column("first", sa.String(10)),
        sa.Column("last", sa.String(10)),
        sa.Column("due", sa.String(10)),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_findings"),
    )
    for order, column in {"date": "first", "found_at": "found_at"}.items():
        op.create_index(f"ix_findings_by_{order}", "findings", ["kind", column, "id"])
        op.create_index(f"ix_findings_of_all_by_{order}", "findings", [column, "id"])
    op.create_table(
        "finding_about",
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("finding", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("account", "finding", name="pk_finding_about"),
    )
    op.create_index("ix_finding_about_finding", "finding_about", ["finding"])
    op.create_table(
        "finding_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("finding", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("key", "finding", name="pk_finding_keys"),
    )
    op.create_index("ix_finding_keys_finding", "finding_keys", ["finding"])
    op.create_table(
        "finding_facts",
        sa.Column("finding", sa.String(40), nullable=False),
        sa.Column("document", _by_code_point, nullable=False),
        sa.Column("fact", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("finding", "document", "fact", name="pk_finding_facts"),
    )
    op.create_index("ix_finding_facts_document", "finding_facts", ["document"])
    op.create_index("ix_finding_facts_fact", "finding_facts", ["fact"])
