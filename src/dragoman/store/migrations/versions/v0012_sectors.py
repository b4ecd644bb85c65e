"""With something of which sectors accounts are told in one sentence; lists found in indexes alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

WIDER = {
    ("accounts", "ix_accounts_by_sources"): [
        *("type", "sources", "id", "status", "sector", "kind", "due", "parties"),
    ],
    ("accounts", "ix_accounts_of_all_by_sources"): [
        *("sources", "id", "type", "status", "sector", "kind", "due", "parties"),
    ],
    ("findings", "ix_findings_by_found_at"): ["kind", "found_at", "id", "due", "holds"],
    ("findings", "ix_findings_of_all_by_found_at"): ["found_at", "id", "due", "kind", "holds"],
}
"""Indexes from which lists are found without looking at the rows themselves."""


def upgrade() -> None:
    """Make the table and fill it from sentences and sectors."""
    op.create_table(
        "account_sectors",
        sa.Column("sector", sa.String(30), nullable=False),
        sa.Column("account", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("sector", "account", name="pk_account_sectors"),
    )
    op.create_index("ix_account_sectors_account", "account_sectors", ["account", "sector"])
    for (table, name), columns in WIDER.items():
        op.drop_index(name, table)
        op.create_index(name, table, columns)
    op.create_index("ix_findings_counted", "findings", ["kind", "holds", "first", "due", "id"])
    op.execute(
        sa.text(
            "INSERT INTO account_sectors (sector, account) SELECT DISTINCT accounts.sector, mine.account "
            "FROM accounts JOIN account_sentences AS theirs ON theirs.account = accounts.id "
            "JOIN account_sentences AS mine ON mine.sentence = theirs.sentence "
            "WHERE accounts.sector IS NOT NULL"
        )
    )
