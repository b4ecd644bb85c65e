"""What many tests share: the pipeline, loaded once; places for records on both databases."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from tests.cluster import Cluster, start

from dragoman.model.document import Source
from dragoman.model.reading import Reading
from dragoman.run.options import Options
from dragoman.store import Record

if TYPE_CHECKING:
    from dragoman.run.pipeline import Pipeline


settings.register_profile("patient", deadline=None)  # machines are shared: no test fails by the clock
settings.load_profile("patient")


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The pipeline of the default framework, which reads every text, on cooperation or not."""
    from dragoman.run.pipeline import Pipeline  # here, so that a test of the store needs no extractor

    return Pipeline.load(Options(gate=False))


@pytest.fixture(scope="session")
def read(pipeline: Pipeline) -> Callable[[str], Reading]:
    """A reading of a text, with everything that the extractors go by."""
    return lambda text: pipeline.reading(Source("text", text, language="fr"))


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server of the tests' own; with several processes of tests, one each."""
    running = start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def template(cluster: Cluster) -> str:
    """A database with the tables of a record, which others are made from: much faster than migrating each."""
    name = cluster.create()
    Record.open(cluster.url(name)).close()
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Gives places for records, each time a fresh one: what uses it is tested on both databases."""
    if request.param == "sqlite":
        numbers = itertools.count(1)
        yield lambda: str(tmp_path / f"record-{next(numbers)}.db")
        return
    cluster, template = request.getfixturevalue("cluster"), request.getfixturevalue("template")
    made: list[str] = []

    def make() -> str:
        made.append(cluster.create(template))
        return str(cluster.url(made[-1]))

    yield make
    for name in made:
        cluster.drop(name)


@pytest.fixture
def place(places: Callable[[], str]) -> str:
    """A place for a record, on both databases."""
    return places()


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    """An empty record, on both databases."""
    with Record.open(place) as opened:
        yield opened
