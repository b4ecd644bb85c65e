"""The tables of what all documents together say: accounts and findings, ready to be asked for.

They are worked out from what is merged and can be worked out again at any time: `run.upkeep` keeps them up to
date. Days stand as ISO days (`2025-06-17`), so that they sort; NULL is a date that is not known.

`account_keys` and `finding_keys` have the keys of `about`: registry ids, country codes, folded names;
`role` is `party` where the key is of one between whom something is, else `named`. A commitment is `open` or
`kept`: whether it is overdue depends on the day that is asked for, and shows in `due` (the last day of its
deadline). So it is with findings: one with `due` is there for who asks on a later day.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, Float, Index, Integer, String, Table, Text

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
    Column("brief", Text),
    Column("parties", Text),
    Index("ix_accounts_by_date", "type", "first", "id"),
    Index("ix_accounts_by_name", "type", "name", "id"),
    Index("ix_accounts_by_sources", "type", "sources", "id", "status", "sector", "kind", "due", "parties"),
    Index("ix_accounts_by_added", "type", "added", "id"),
    Index("ix_accounts_of_all_by_date", "first", "id"),
    Index("ix_accounts_of_all_by_name", "name", "id"),
    Index(
        "ix_accounts_of_all_by_sources",
        *("sources", "id", "type", "status", "sector", "kind", "due", "parties"),
    ),
    Index("ix_accounts_of_all_by_added", "added", "id"),
    Index("ix_accounts_sector", "sector", "id"),
    Index("ix_accounts_counted", "type", "first", "id", "status", "sector", "kind", "due", "parties"),
)
"""`name` is the title, folded, to be ordered by; `first` and `last` are the days that `date` covers;
`parties` are the keys of those between whom it is, a line each, to be counted."""

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
    Column("strand", String(20), nullable=False),
    Column("version", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("words", AnyText, nullable=False),
    Column("context", AnyText, nullable=False),
    Column("judged", AnyText),
    Column("settled", String(30)),
    Column("dating", String(40)),
    Column("mark", String(20), nullable=False),
    Index("ix_account_facts_strand", "strand", "document", "fact"),
    Index("ix_account_facts_document", "document"),
    Index("ix_account_facts_fact", "fact"),
)
"""Every fact that an account rests on. Facts of one `strand` tell alike: of many the first are looked at.

`settled` is the date that a finding, `dating`, gives a fact that has none of its own; `judged` has what
people have made of a fact, where they have; `mark` changes with anything that is told.
"""

strands = Table(
    "strands",
    METADATA,
    Column("strand", String(20), primary_key=True),
    Column("account", String(40), nullable=False),
    Column("label", String(20), nullable=False),
    Column("node", String(20), nullable=False),
    Index("ix_strands_account", "account", "label"),
    Index("ix_strands_node", "node"),
)
"""The strands of accounts; `label` is a status, of figures the year."""

points = Table(
    "points",
    METADATA,
    Column("account", String(40), primary_key=True),
    Column("id", String(20), primary_key=True),
    Column("source", BY_CODE_POINT, nullable=False),
    Column("period", BY_CODE_POINT, nullable=False),
    Column("unit", BY_CODE_POINT, nullable=False),
    Column("value", Float, nullable=False),
    Column("qualifier", BY_CODE_POINT, nullable=False),
    Column("json", AnyText, nullable=False),
    Index("ix_points_source", "source"),
    Index("ix_points_order", "account", "period", "unit", "value", "qualifier", "id"),
)
"""The points of series, in the order of `period` (`~`: none), unit, value; `source` is what brought them."""

offers = Table(
    "offers",
    METADATA,
    Column("key", String(20), primary_key=True),
    Column("document", BY_CODE_POINT, primary_key=True),
    Column("fact", String(40), primary_key=True),
    Index("ix_offers_document", "document", "fact"),
)
"""Under which keys others look facts up; under the document "", accounts."""

reads = Table(
    "reads",
    METADATA,
    Column("key", String(20), primary_key=True),
    Column("subject", BY_CODE_POINT, primary_key=True),
    Index("ix_reads_subject", "subject"),
)
"""Which keys were looked up to work out what is found of a subject."""

found = Table(
    "found",
    METADATA,
    Column("subject", BY_CODE_POINT, primary_key=True),
    Column("finding", String(40), primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("json", AnyText, nullable=False),
    Index("ix_found_finding", "finding"),
)
"""What is found of each subject; of one finding that two bring out, the greatest rank is shown."""

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
    Index("ix_findings_by_found_at", "kind", "found_at", "id", "due", "holds"),
    Index("ix_findings_of_all_by_date", "first", "id"),
    Index("ix_findings_of_all_by_found_at", "found_at", "id", "due", "kind", "holds"),
    Index("ix_findings_counted", "kind", "holds", "first", "due", "id"),
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
