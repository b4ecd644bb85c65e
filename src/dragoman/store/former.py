"""The entries that facts stood in before a record is merged by other rules, so that old ids lead on.

In: a connection in a transaction. Out: rows. Of each fact its entry is set aside in a table of its own, which
is there until all documents are merged anew; then an id that is no longer used leads to the entry that has
most of the facts which it had.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, inspect, text

from dragoman.store import schema

FORMER = "former"
"""The table: document, fact, entry."""
_MERGED = (
    schema.tellings,
    schema.nodes,
    schema.node_keys,
    schema.links,
    schema.shared,
    schema.entries,
    schema.sketches,
    schema.bands,
)
"""Everything that merging makes of what was read."""
_SET_ASIDE = text(
    f"CREATE TABLE {FORMER} AS SELECT t.document AS document, t.fact AS fact, n.entry AS entry "
    "FROM tellings t JOIN nodes n ON n.id = t.node"
)
_LEADS_TO = text(
    f"SELECT f.entry AS old, n.entry AS new FROM {FORMER} f "
    "JOIN tellings t ON t.document = f.document AND t.fact = f.fact JOIN nodes n ON n.id = t.node "
    "LEFT JOIN entries e ON e.id = f.entry WHERE e.id IS NULL "
    "GROUP BY f.entry, n.entry ORDER BY f.entry, count(*) DESC, n.entry"
)


def set_aside(connection: Connection) -> None:
    """Forget what was merged, but for the entry of each fact; what was set aside before stays."""
    if not inspect(connection).has_table(FORMER):
        connection.execute(_SET_ASIDE)
    for table in _MERGED:
        connection.execute(delete(table))


def lead_on(connection: Connection) -> None:
    """Let ids that were set aside and are no longer used lead to what became of them."""
    if not inspect(connection).has_table(FORMER):
        return
    heirs: dict[str, str] = {}
    for row in connection.execute(_LEADS_TO):
        heirs.setdefault(row.old, row.new)
    table = schema.redirects
    if heirs:
        connection.execute(delete(table).where(table.c.old.in_(text(f"(SELECT entry FROM {FORMER})"))))
        connection.execute(insert(table), [{"old": old, "new": new} for old, new in sorted(heirs.items())])
    connection.execute(text(f"DROP TABLE {FORMER}"))
