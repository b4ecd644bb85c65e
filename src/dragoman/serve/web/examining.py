"""Reads a text that somebody gives, and says of each of its facts what the record says; nothing is kept.

In: a text, a site. Out: `Examined`, or why it could not be read. The model of a language is loaded at the
first text, which takes seconds; one text at a time, since reading takes a processor whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dragoman.model.document import Source, Unreadable
from dragoman.run.options import Options
from dragoman.run.reader import not_read, read_one
from dragoman.serve.web.site import Site

if TYPE_CHECKING:
    from dragoman.run.checking import Check
    from dragoman.store import Entry

PREFIX = "check:"
"""What begins the id of a text that is examined: it is no document of the record."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A text with its facts and what the record says of them; `refused` says why there are none."""

    entry: Entry | None
    check: Check | None
    refused: str | None = None


def examine(source: Source, site: Site) -> Examined:
    """Read a text and compare it with the record.

    Raises:
        RecordError: the record cannot be written, not even for a moment.
    """
    from dragoman.run.checking import check

    entry = entry_of(source, site)
    if isinstance(entry, Unreadable):
        return Examined(None, None, entry.reason)
    language = entry.told.get("language")
    if language not in ("fr", None):
        return Examined(None, None, not_read(str(language)))
    return Examined(entry, check(entry, site.record, site.framework, date.today()))


def entry_of(source: Source, site: Site) -> Entry | Unreadable:
    """A text with its facts, as it would be kept."""
    from dragoman.serve.pipelines import ONE, pipeline

    with ONE:
        return read_one(pipeline(Options(framework=site.settings.framework)), source)
