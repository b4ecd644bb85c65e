"""The pipelines of a process that reads texts as it is asked to: one for each set of options.

In: options. Out: a pipeline, loaded at the first call, which takes seconds and the memory of a model. `ONE`
is held while a text is read, since reading takes a processor whole.
"""

from __future__ import annotations

from functools import cache
from threading import Lock

from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline

ONE = Lock()
"""One text at a time."""


@cache
def pipeline(options: Options) -> Pipeline:
    """The pipeline with these options."""
    return Pipeline.load(options)
