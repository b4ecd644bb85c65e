"""Reads documents into a record on this machine.

In: sources (or what could not become one), an open record, and what makes a reader. Out: the record, and a
summary. What the record has already is not read again. Memory stays bounded: sources are pulled as they are
needed, answers are written in batches. Interrupted at any moment, what was written is whole, and the next
run does the rest. The facts do not depend on the order of sources or the number of processes.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from dragoman.model.document import Source, Unreadable
from dragoman.run.options import LANGUAGE
from dragoman.run.pool import read_in_pool
from dragoman.run.reader import Answer, Load, not_read, read_one, set_aside, time_limit
from dragoman.store import Entry, Outcome, Record
from dragoman.store.writing import chunks

TIMEOUT = 120.0
"""Seconds that a document may take; where it takes longer something is wrong with it, or with a rule."""

FEW_DOCUMENTS, FEW_CHARACTERS = 60, 500_000
"""What one process reads in about the time that others take to load the model."""

MOST_PROCESSES = 8
"""Processes that are started unless more are asked for: each takes some 500 MB."""

LOOK_AHEAD = 50
"""Documents whose state is asked for at once."""

BATCH_DOCUMENTS, BATCH_CHARACTERS, BATCH_SECONDS = 100, 8_000_000, 5.0
"""When a batch is written: so many documents, so much text and facts, or so long after its first document."""


@dataclass(slots=True)
class Summary:
    """What a run did: documents by outcome, facts written by type, the first few reasons for set-asides.

    A document in a language that is not read counts as set aside, though the record has its language;
    `off_topic` counts those, among the others, that were left out for what they are about.
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    quarantined: int = 0
    reasons: list[Unreadable] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)
    off_topic: int = 0
    seconds: float = 0.0

    @property
    def documents(self) -> int:
        """How many documents were dealt with, readable or not."""
        return self.outcomes.total() + self.quarantined


REASONS_KEPT = 10
"""How many reasons a summary holds; all of them are in the quarantine."""


def read_all(
    sources: Iterable[Source | Unreadable],
    record: Record,
    load: Load,
    version: str,
    *,
    processes: int | None = None,
    timeout: float = TIMEOUT,
    on_progress: Callable[[int], None] = lambda _: None,
) -> Summary:
    """Read what is new or changed, and write it.

    Args:
        load: makes the reader, in each process; not called where there is nothing to read.
        version: the version that the reader will have.
        processes: 1 reads in this process, None decides by the number of documents and of cores.
        timeout: seconds that a document may take.
        on_progress: called with the number of documents dealt with so far, whenever it grows.

    Raises:
        RecordError: the record cannot be written any more; what was written before stays.
        DragomanError: the reader cannot be loaded.
    """
    begun = time.monotonic()
    desk = _Desk(record, on_progress)
    unread = _unread(sources, desk, version)
    unread, processes = _decide(unread, processes)
    if processes == 1:
        stream = _read_here(unread, load, timeout)
    else:
        stream = read_in_pool(unread, load, processes, timeout)
    try:
        for answer in stream:
            desk.take(answer)
    finally:
        stream.close()
        desk.write()  # after Ctrl-C too: what has been read need not be read again
    if desk.wrote:
        record.tidy()
    desk.summary.seconds = time.monotonic() - begun
    return desk.summary


def _decide(sources: Iterator[Source], processes: int | None) -> tuple[Iterator[Source], int]:
    """The same sources, and in how many processes to read them: loading costs more than reading a few."""
    if processes is not None:
        return sources, processes
    first: list[Source] = []
    for source in sources:
        first.append(source)
        if len(first) > FEW_DOCUMENTS or sum(len(one.text) for one in first) > FEW_CHARACTERS:
            return chain(first, sources), min(os.cpu_count() or 1, MOST_PROCESSES)
    return iter(first), 1


def _read_here(sources: Iterator[Source], load: Load, timeout: float) -> Generator[Answer]:
    reader = None
    for source in sources:
        reader = reader or load()
        with time_limit(timeout):
            answer = read_one(reader, source)
        yield answer


def _unread(sources: Iterable[Source | Unreadable], desk: _Desk, version: str) -> Iterator[Source]:
    """The sources that the record does not have, read by this version; the others are dealt with."""
    seen: dict[str, str] = {}
    for some in chunks(sources, LOOK_AHEAD):
        known = desk.record.known([one.id for one in some])
        unchanged = []
        for one in some:
            if isinstance(one, Unreadable):
                desk.take(one)
                continue
            digest = one.digest
            if seen.setdefault(one.id, digest) != digest:
                desk.take(set_aside(one, f"another document of this run has the id {one.id!r} too"))
            elif one.id in known and (known[one.id].digest, known[one.id].pipeline) == (digest, version):
                unchanged.append(one)
            else:
                yield one
        desk.leave(unchanged)


_READ = (LANGUAGE, None)  # a text of numbers and signs is in no language


class _Desk:
    """Collects answers, writes them in batches, and keeps count."""

    def __init__(self, record: Record, on_progress: Callable[[int], None]) -> None:
        self.record = record
        self.summary = Summary()
        self.wrote = False
        self._on_progress = on_progress
        self._entries: list[Entry] = []
        self._unreadable: list[Unreadable] = []
        self._size = 0
        self._since = 0.0
        self._done = 0

    def take(self, answer: Answer) -> None:
        """Put an answer on the pile, and write the pile when it is high enough."""
        self._progress(1)
        if not self._entries and not self._unreadable:
            self._since = time.monotonic()
        if isinstance(answer, Entry):
            self._entries.append(answer)
            self._size += answer.size
        else:
            self._unreadable.append(answer)
        if (
            len(self._entries) + len(self._unreadable) >= BATCH_DOCUMENTS
            or self._size >= BATCH_CHARACTERS
            or time.monotonic() - self._since >= BATCH_SECONDS
        ):
            self.write()

    def leave(self, unchanged: list[Source]) -> None:
        """Count sources that the record has already."""
        if unchanged:
            self.record.release([(source.id, source.origin) for source in unchanged])
            languages = self.record.languages([source.id for source in unchanged])
            foreign = [(one, told) for one in unchanged if (told := languages.get(one.id)) not in _READ]
            self._hold([set_aside(one, not_read(str(told))) for one, told in foreign])
            if same := len(unchanged) - len(foreign):
                self.summary.outcomes[Outcome.UNCHANGED] += same
            self._progress(len(unchanged))

    def write(self) -> None:
        """Write the pile. What cannot be written is given up: the next run reads it again."""
        entries, self._entries, self._size = self._entries, [], 0
        unreadable, self._unreadable = self._unreadable, []
        if entries:
            self._count(entries, self.record.add(entries))
        self._hold(unreadable)

    def _hold(self, unreadable: list[Unreadable]) -> None:
        if unreadable:
            self.record.set_aside(unreadable)
            self.summary.quarantined += len(unreadable)
            self.summary.reasons += unreadable[: REASONS_KEPT - len(self.summary.reasons)]

    def _count(self, entries: list[Entry], outcomes: list[Outcome]) -> None:
        self.wrote = True
        foreign = []
        for entry, outcome in zip(entries, outcomes, strict=True):
            told = entry.told
            if told.get("language") not in _READ:
                foreign.append(set_aside(entry.source, not_read(told["language"])))
            else:
                self.summary.outcomes[outcome] += 1
                self.summary.off_topic += not told.get("relevant", True)
            if outcome is not Outcome.UNCHANGED:
                self.summary.facts.update(fact.type for fact in entry.facts)
        self._hold(foreign)

    def _progress(self, more: int) -> None:
        self._done += more
        self._on_progress(self._done)
