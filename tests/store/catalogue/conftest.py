"""Records of the samples on both databases, read once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cluster import Cluster

from dragoman.model.document import Source
from dragoman.run.reconciling import catch_up
from dragoman.store import Entry, Record

ROOT = Path(__file__).parents[3]
SETS = ("articles", "third/articles")


@pytest.fixture(scope="session")
def entries(request: pytest.FixtureRequest) -> list[Entry]:
    """What is found in some of the samples; and a copy of one of them, under an address of its own."""
    from dragoman.run.pipeline import Pipeline

    pipeline: Pipeline = request.getfixturevalue("pipeline")
    texts = {
        f"{folder}/{path.stem}": path.read_text("utf-8")
        for folder in SETS
        for path in sorted((ROOT / "samples" / folder).glob("*.txt"))
    }
    first = next(iter(texts))
    sources = [Source(id, text, title=id.rpartition("/")[2].replace("-", " ")) for id, text in texts.items()]
    sources.append(Source("copied", texts[first], url="https://example.org/copied", publisher="Example"))
    return [Entry.of(source, pipeline.facts(source), "samples") for source in sources]


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def samples(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]
) -> Iterator[Record]:
    """A record of the samples, merged, on both databases: for tests that ask, and write nothing."""
    place = str(tmp_path_factory.mktemp("samples") / "record.db")
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("cluster")
        place = cluster.url(cluster.create(request.getfixturevalue("template")))
    with Record.open(place) as record:
        for entry in entries:
            record.add([entry])  # one by one, so that each was read at a moment of its own
        catch_up(record)
        record.tidy()
        yield record
