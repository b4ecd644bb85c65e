"""What lists show of accounts that very much is told of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.store.catalogue.shortening import LONG, brief

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column and fill it where it is needed."""
    op.add_column("accounts", sa.Column("brief", sa.Text()))
    accounts = sa.table("accounts", sa.column("id"), sa.column("json"), sa.column("brief"))
    connection = op.get_bind()
    long = sa.select(accounts.c.id).where(sa.func.length(accounts.c.json) > LONG)
    for id in connection.execute(long).scalars().all():
        this = accounts.c.id == id
        said = connection.execute(sa.select(accounts.c.json).where(this)).scalar_one()
        connection.execute(sa.update(accounts).where(this).values(brief=brief(said)))
