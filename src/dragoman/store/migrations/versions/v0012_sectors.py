"""With something of which sectors accounts are told in one sentence."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table and fill it from sentences and sectors."""
    op.create_table(
        "account_sectors",
        sa.Column("sector", sa.String(30), nullable=False),
        sa.Column("account", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("sector", "account", name="pk_account_sectors"),
    )
    op.create_index("ix_account_sectors_account", "account_sectors", ["account", "sector"])
    op.execute(
        sa.text(
            "INSERT INTO account_sectors (sector, account) SELECT DISTINCT accounts.sector, mine.account "
            "FROM accounts JOIN account_sentences AS theirs ON theirs.account = accounts.id "
            "JOIN account_sentences AS mine ON mine.sentence = theirs.sentence "
            "WHERE accounts.sector IS NOT NULL"
        )
    )
