"""What reads documents, as the runners see it, and the boundary at which a document may fail.

In: a source and whatever finds its facts. Out: an entry for the record, or why there is none. Here alone any
error of a document is caught: the document is set aside with its reason, and the rest goes on.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Protocol, TypeAlias

from dragoman.model.document import Source, Unreadable
from dragoman.model.errors import DragomanError, ReadError
from dragoman.model.fact import Fact
from dragoman.run.options import LANGUAGE, Options
from dragoman.store import Entry


class Reader(Protocol):
    """Finds the facts of a document. What it finds depends on the text and its version alone."""

    @property
    def version(self) -> str:
        """What was read under the same version and digest is not read again."""

    def facts(self, source: Source) -> Sequence[Fact]:
        """The facts, their spans in code points of the source text."""


Load: TypeAlias = Callable[[], Reader]
"""Makes a reader, in any process: it can be pickled (a function of a module, a partial of one)."""

Answer: TypeAlias = Entry | Unreadable
"""What reading a document came to."""


def load_pipeline(options: Options) -> Reader:
    """The pipeline, imported only where something is to be read: its stages take seconds to load."""
    from dragoman.run.pipeline import Pipeline

    return Pipeline.load(options)


def read_one(reader: Reader, source: Source) -> Answer:
    """The document with its facts, or why it could not be read."""
    try:
        return Entry.of(source, reader.facts(source), reader.version)
    except DragomanError as error:
        return set_aside(source, str(error))
    except Exception as error:  # noqa: BLE001 - the boundary of a document: an error in one spares the rest
        return set_aside(source, f"error in Dragoman: {type(error).__name__}: {error}".rstrip(": "))


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Let what runs in here fail with a ReadError after some time.

    Works in the main thread, where the system has such a clock (not on Windows); elsewhere there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise ReadError(too_long(seconds))

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def too_long(seconds: float) -> str:
    """The reason for which a document is set aside that takes too long."""
    return f"took longer than {seconds:g} seconds to read"


def not_read(language: str) -> str:
    """The reason for which a document is set aside that is in another language (ISO 639-1)."""
    from babel import Locale

    english = Locale("en").languages
    return (
        f"in {english.get(language, 'the language')} ({language}): only {english[LANGUAGE]} is read; "
        "the record has its language, and no other facts"
    )


def set_aside(source: Source, reason: str) -> Unreadable:
    """The source as a document that could not be read."""
    return Unreadable(source.id, source.origin or source.id, reason)
