"""The tables of what all documents together say: accounts and findings, ready to be asked for.

They are worked out from what is merged and can be worked out again at any time: `run.upkeep` keeps them up to
date. Days stand as ISO days (`2025-06-17`), so that they sort; NULL is a date that is not known.

`account_keys` and `finding_keys` have the keys of `about`: registry ids, country codes, folded names;
`role` is `party` where the key is of one between whom something is, else `named`. A commitment is `open` or
`kept`: whether it is overdue depends on the day that is asked for, and shows in `due` (the last day of its
deadline). So it is with findings: one with `due` is there for who asks on a later day.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, Index, Integer, String, Table, Text

from dragoman.store.any_text import AnyText
from dragoman.store.schema import BY_CODE_POINT, METADATA

accounts = Table(
    "accounts",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("type", String(20), nullable=False),
    Column("kind", String(20)),
    Column("title", AnyText, nullable=False),
    Column("name", BY_CODE_POINT, nullable=False),
    Column("status", String(20)),
    Column("date", Text),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("due", String(10)),
    Column("sector", String(30)),
    Column("sources", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("added", DateTime(timezone=True), nullable=False),
    Column("json", Text, nullable=False),
    Index("ix_accounts_by_date", "type", "first", "id"),
    Index("ix_accounts_by_name", "type", "name", "id"),
    Index("ix_accounts_by_sources", "type", "sources", "id"),
    Index("ix_accounts_by_added", "type", "added", "id"),
    Index("ix_accounts_of_all_by_date", "first", "id"),
    Index("ix_accounts_of_all_by_name", "name", "id"),
    Index("ix_accounts_of_all_by_sources", "sources", "id"),
    Index("ix_accounts_of_all_by_added", "added", "id"),
)
"""`name` is the title, folded, to be ordered by; `first` and `last` are the days that `date` covers."""

account_keys = Table(
    "account_keys",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("account", String(40), primary_key=True),
    Column("role", String(10), nullable=False),
    Index(None, "account"),
)

account_facts = Table(
    "account_facts",
    METADATA,
    Column("account", String(40), primary_key=True),
    Column("document", BY_CODE_POINT, primary_key=True),
    Column("fact", String(40), primary_key=True),
    Index(None, "document"),
    Index(None, "fact"),
)

findings = Table(
    "findings",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("holds", Boolean),
    Column("field", String(20)),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("due", String(10)),
    Column("found_at", DateTime(timezone=True), nullable=False),
    Column("json", Text, nullable=False),
    Index("ix_findings_by_date", "kind", "first", "id"),
    Index("ix_findings_by_found_at", "kind", "found_at", "id"),
    Index("ix_findings_of_all_by_date", "first", "id"),
    Index("ix_findings_of_all_by_found_at", "found_at", "id"),
)
"""`first` and `last` are the days that its facts span; `found_at` is when the latest of them was read."""

finding_about = Table(
    "finding_about",
    METADATA,
    Column("account", String(40), primary_key=True),
    Column("finding", String(40), primary_key=True),
    Index(None, "finding"),
)

finding_keys = Table(
    "finding_keys",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("finding", String(40), primary_key=True),
    Index(None, "finding"),
)

finding_facts = Table(
    "finding_facts",
    METADATA,
    Column("finding", String(40), primary_key=True),
    Column("document", BY_CODE_POINT, primary_key=True),
    Column("fact", String(40), primary_key=True),
    Index(None, "document"),
    Index(None, "fact"),
)

upkeep = Table(
    "upkeep",
    METADATA,
    Column("name", String(20), primary_key=True),
    Column("value", Text, nullable=False),
)
"""What accounts and findings were worked out by: where that is no longer so, they are worked out anew."""
