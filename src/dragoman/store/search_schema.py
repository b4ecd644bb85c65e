"""The tables of search: what is in the index, and the words that it can be asked by.

The index itself, `passages`, is another kind of table on each database: see `searching.index`. All of it can
be worked out again at any time from documents and accounts.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from dragoman.store.any_text import AnyText
from dragoman.store.schema import BY_CODE_POINT, METADATA

searched = Table(
    "searched",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("document", BY_CODE_POINT, nullable=False),
    Column("pipeline", Text, nullable=False),
    Column("analysis", String(40), nullable=False),
    Column("day", Integer, nullable=False),
    Column("publisher", AnyText),
    Column("language", AnyText),
    Column("windows", Text, nullable=False),
    Index(None, "document", unique=True),
)
"""The version of each document that is in the index, read by which pipeline, analysed by which rules.

`day` counts from 1900 (0: none); `windows` are the places of its passages in the text, as JSON.
"""

search_words = Table(
    "search_words",
    METADATA,
    Column("word", BY_CODE_POINT, primary_key=True),
    Column("stem", BY_CODE_POINT, primary_key=True),
)
"""Words whose stem is another: a beginning of a word leads to what stands in the index."""

search_entries = Table(
    "search_entries",
    METADATA,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("entry", String(40), nullable=False),
    Column("type", String(20), nullable=False),
    Column("weight", Integer, nullable=False),
    Column("analysis", String(40), nullable=False),
    Column("title", AnyText, nullable=False),
    Column("names", AnyText, nullable=False),
    Index(None, "entry", unique=True),
)
"""The entries in the index: how many sources tell of each, its title, and its other names, a line each."""
