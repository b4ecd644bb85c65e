"""What lists can be narrowed by is counted at one look; accounts have their parties in one row."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the column, fill it, and make the indexes."""
    op.add_column("accounts", sa.Column("parties", sa.Text()))
    accounts = sa.table("accounts", sa.column("id"), sa.column("parties"))
    keys = sa.table("account_keys", sa.column("account"), sa.column("key"), sa.column("role"))
    connection = op.get_bind()
    said = sa.select(keys.c.account, keys.c.key).where(keys.c.role == "party").order_by(keys.c.account)
    rows = [
        {"of": account, "said": "\n".join(sorted(row.key for row in some))}
        for account, some in groupby(connection.execute(said).all(), key=attrgetter("account"))
    ]
    if rows:
        this = accounts.c.id == sa.bindparam("of")
        connection.execute(sa.update(accounts).where(this).values(parties=sa.bindparam("said")), rows)
    op.drop_index("ix_accounts_counted", "accounts")
    counted = ["type", "first", "id", "status", "sector", "kind", "due", "parties"]
    op.create_index("ix_accounts_counted", "accounts", counted)
    signs = ["relevant", "machine_translated", "generator_prompt", "copy_of"]
    listed = ["publisher", "language", *signs, "first", "last", "version"]
    op.create_index("ix_document_cards_counted", "document_cards", listed)
