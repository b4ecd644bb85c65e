"""What many tests share: the pipeline, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from dragoman.model.document import Source
from dragoman.model.reading import Reading
from dragoman.run.options import Options

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
