"""A record in SQLite and one in PostgreSQL that hold the same, for searches that must find the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cluster import Cluster
from tests.store.searching.both import Both

from dragoman.store import Record


@pytest.fixture
def both(tmp_path: Path, cluster: Cluster, template: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Both]:
    """Two empty records."""
    # A few passages are enough for PostgreSQL to be asked both ways.
    monkeypatch.setattr("dragoman.store.searching.index.LOOKED_THROUGH", 3)
    name = cluster.create(template)
    with Record.open(tmp_path / "record.db") as one, Record.open(cluster.url(name)) as other:
        yield Both((one, other))
    cluster.drop(name)
