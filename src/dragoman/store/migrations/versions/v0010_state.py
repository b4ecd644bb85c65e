"""A number that every change of what is shown advances."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table and its one row."""
    table = op.create_table(
        "state",
        sa.Column("row", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_state"),
    )
    op.bulk_insert(table, [{"row": 1, "number": 0}])
