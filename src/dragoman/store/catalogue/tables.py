"""The tables that lists are asked of: a narrow row a document and a row a fact, of current versions alone.

Texts and facts are too wide to be looked through by the thousand; what lists filter and order by stands
here once more. `first` and `last` are the days that a date covers (ISO), null where the year is not known.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, Index, Integer, String, Table

from dragoman.store.any_text import AnyText
from dragoman.store.schema import BY_CODE_POINT, METADATA

DAY = String(10).with_variant(String(10, collation="C"), "postgresql")
"""A day as ISO writes it: it sorts as days do."""

document_cards = Table(
    "document_cards",
    METADATA,
    Column("document", BY_CODE_POINT, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", BY_CODE_POINT, nullable=False),
    Column("title", AnyText),
    Column("url", AnyText),
    Column("published", AnyText),
    Column("first", DAY),
    Column("last", DAY),
    Column("publisher", BY_CODE_POINT),
    Column("language", AnyText),
    Column("relevant", Boolean, nullable=False),
    Column("machine_translated", Boolean, nullable=False),
    Column("generator_prompt", Boolean, nullable=False),
    Column("copy_of", BY_CODE_POINT),
    Column("read_at", DateTime(timezone=True), nullable=False),
    Column("facts", Integer, nullable=False),
    Index("ix_document_cards_version", "version"),
    Index("ix_document_cards_first", "first", "document", "last"),
    Index("ix_document_cards_name", "name", "document"),
    Index("ix_document_cards_facts", "facts", "document"),
    Index("ix_document_cards_read_at", "read_at", "document"),
    Index("ix_document_cards_publisher", "publisher", "first", "document"),
    Index("ix_document_cards_language", "language"),
    Index("ix_document_cards_copy_of", "copy_of"),
    Index(
        "ix_document_cards_counted",
        *("publisher", "language", "relevant", "machine_translated", "generator_prompt", "copy_of"),
        *("first", "last", "version"),
    ),
    Index("ix_document_cards_signs", "relevant", "machine_translated", "generator_prompt", "copy_of"),
)

fact_cards = Table(
    "fact_cards",
    METADATA,
    Column("version", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("type", String(20), nullable=False),
    Column("first", DAY),
    Column("last", DAY),
    Column("sector", String(30)),
    Column("status", String(30)),
    Column("read_at", DateTime(timezone=True), nullable=False),
    Index("ix_fact_cards_first", "first", "version", "number", "last", "type"),
    Index("ix_fact_cards_type", "type", "first", "version", "number", "last"),
    Index("ix_fact_cards_read_at", "read_at", "version", "number", "type"),
)

account_days = Table(
    "account_days",
    METADATA,
    Column("account", String(40), primary_key=True),
    Column("first", DAY, primary_key=True),
    Column("last", DAY, primary_key=True),
)
"""All days that an account has something on: its own, those of its stages and points."""

account_sentences = Table(
    "account_sentences",
    METADATA,
    Column("account", String(40), primary_key=True),
    Column("sentence", String(16), primary_key=True),
    Index("ix_account_sentences_sentence", "sentence", "account"),
)
"""The sentences that an account is told in: a hash of document and words."""

account_sectors = Table(
    "account_sectors",
    METADATA,
    Column("sector", String(30), primary_key=True),
    Column("account", String(40), primary_key=True),
    Index("ix_account_sectors_account", "account", "sector"),
)
"""With something of which sectors an account is told in one sentence: `catalogue.sectoring` keeps it."""

finding_days = Table(
    "finding_days",
    METADATA,
    Column("finding", String(40), primary_key=True),
    Column("first", DAY, primary_key=True),
    Column("last", DAY, primary_key=True),
)
"""All days on which something happens that a finding rests on."""
