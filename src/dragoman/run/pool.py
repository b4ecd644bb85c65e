"""Reads documents in several processes, each with a pipeline of its own.

In: sources, pulled only when a process is free. Out: answers as they come, in any order. A document whose
process dies (killed for its memory, say) or takes too long is set aside, and a new process takes the place.
`multiprocessing.Pool` and `concurrent.futures` can do neither: they hang or give up where a process dies.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from dragoman.model.document import Source
from dragoman.model.errors import DragomanError
from dragoman.run.reader import Answer, Load, read_one, set_aside, too_long


class Worker:
    """A process that reads one document at a time."""

    def __init__(self, load: Load) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, far_end = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(far_end, load), daemon=True)
        self.reading: Source | None = None
        self.ready = False
        self.gone = False
        self.since = 0.0
        with _interrupts_blocked():
            self.process.start()
        far_end.close()  # so that the near end notices when the process is gone

    def begin(self, source: Source) -> None:
        """Give it a document to read."""
        self.reading, self.since = source, time.monotonic()
        with suppress(OSError):  # a process that is gone is noticed when its answer is asked for
            self.pipe.send(source)

    def answer(self) -> Answer | None:
        """What came through the pipe: an answer, or None where there is none (ready, or gone while idle).

        Raises:
            DragomanError: the process could not load its pipeline.
        """
        try:
            received = self.pipe.recv()
        except (EOFError, OSError):
            return self._lost()
        if isinstance(received, DragomanError):
            raise received
        if not self.ready:
            self.ready = True
            return None
        self.reading = None
        answer: Answer = received
        return answer

    def give_up(self, timeout: float) -> Answer | None:
        """End the process if its document has taken longer than `timeout` seconds; the answer then."""
        if self.reading is None or time.monotonic() - self.since < timeout:
            return None
        self.end()
        return set_aside(self.reading, too_long(timeout))

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.gone = True
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def _lost(self) -> Answer | None:
        self.process.join()
        code = self.process.exitcode or 0
        how = f"killed by signal {-code} (out of memory?)" if code < 0 else f"exit code {code}"
        self.end()
        if not self.ready:
            raise DragomanError(f"a process ended while it loaded packs and model: {how}")
        if self.reading is None:
            return None
        return set_aside(self.reading, f"the process that read it ended: {how}")


def read_in_pool(sources: Iterator[Source], load: Load, processes: int, timeout: float) -> Generator[Answer]:
    """Read documents in `processes` processes, none for longer than `timeout` seconds.

    Raises:
        DragomanError: a process cannot load its pipeline.
    """
    workers: list[Worker] = []
    waiting: deque[Source] = deque()
    try:
        while True:
            waiting.extend(islice(sources, processes - len(waiting)))
            if not waiting and not any(worker.reading for worker in workers):
                return
            _hand_out(waiting, workers, load, processes)
            yield from _answers(workers, timeout)
            workers = [worker for worker in workers if not worker.gone]
    finally:
        for worker in workers:
            worker.end()


def _hand_out(waiting: deque[Source], workers: list[Worker], load: Load, processes: int) -> None:
    """Give what waits to whom is free; start as many processes as there are documents left over."""
    for worker in workers:
        if waiting and worker.ready and worker.reading is None:
            worker.begin(waiting.popleft())
    starting = sum(not worker.ready for worker in workers)
    for _ in range(min(len(waiting) - starting, processes - len(workers))):
        workers.append(Worker(load))


def _answers(workers: list[Worker], timeout: float) -> Iterator[Answer]:
    """Wait until something happens or a document's time is over, and say what came of it."""
    started = [worker.since for worker in workers if worker.reading]
    left = max(0.0, min(started) + timeout - time.monotonic()) if started else None
    heard = wait([worker.pipe for worker in workers], left)
    for worker in workers:
        found = worker.answer() if worker.pipe in heard else worker.give_up(timeout)
        if found is not None:
            yield found


def _serve(pipe: Connection, load: Load) -> None:
    """What a process does: load once, then answer until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that writes
    try:
        reader = load()
    except DragomanError as error:
        pipe.send(error)
        return
    with suppress(EOFError, OSError):
        pipe.send("ready")
        while True:
            pipe.send(read_one(reader, pipe.recv()))


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Let processes that are started here not see Ctrl-C, not even before they can ask to ignore it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
