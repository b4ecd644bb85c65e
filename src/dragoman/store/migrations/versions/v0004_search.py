"""Search: the index of passages, what is in it, and the words that it can be asked by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_by_code_point = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, empty: they are filled as documents are written, and by the first search."""
    op.create_table(
        "searched",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", _by_code_point, nullable=False),
        sa.Column("pipeline", sa.Text(), nullable=False),
        sa.Column("analysis", sa.String(40), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("publisher", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("windows", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_searched"),
    )
    op.create_index("ix_searched_document", "searched", ["document"], unique=True)
    op.create_table(
        "search_words",
        sa.Column("word", _by_code_point, nullable=False),
        sa.Column("stem", _by_code_point, nullable=False),
        sa.PrimaryKeyConstraint("word", "stem", name="pk_search_words"),
    )
    op.create_table(
        "search_entries",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.String(40), nullable=False),
        sa.Column("type", sa.String(20), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("analysis", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_search_entries"),
    )
    op.create_index("ix_search_entries_entry", "search_entries", ["entry"], unique=True)
    _passages()


def _passages() -> None:
    """The index, in the words of each database; the tokenizer splits at spaces and folds nothing."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE passages USING fts5(terms, tokenize='ascii', columnsize=0)")
    else:
        op.execute("CREATE TABLE passages (key BIGINT PRIMARY KEY, terms TSVECTOR NOT NULL)")
        for kind in (1, 2, 3):  # facts, documents, entries: see `store.searching.keys`
            index = f"CREATE INDEX ix_passages_terms_{kind} ON passages USING gin (terms)"
            op.execute(f"{index} WHERE key >> 54 = {kind}")
