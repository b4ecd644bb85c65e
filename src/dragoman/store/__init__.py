"""The record on disk: tables, engine, migrations."""

from dragoman.store.entry import Entry
from dragoman.store.query import Quarantined, Version
from dragoman.store.record import Counts, Record
from dragoman.store.stored import StoredFact
from dragoman.store.writing import Outcome, State

__all__ = [
    "Counts",
    "Entry",
    "Outcome",
    "Quarantined",
    "Record",
    "State",
    "StoredFact",
    "Version",
]
