"""Keeps what pages show up to date while a server runs: merges and indexes what was read meanwhile.

In: a site. Out: nothing; the record is written. It runs in a thread of its own beside the pages, which are
answered all the while. What fails is logged and tried again: the record may be locked by who reads documents.
"""

from __future__ import annotations

import threading

import structlog

from dragoman.model.errors import DragomanError
from dragoman.serve.web.site import Site

EVERY = 30.0
"""Seconds between two looks."""


class Upkeep:
    """The thread, from `start` to `stop`."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; what is being done in this moment is waited for, so that the record can be closed."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                bring_up(self._site, self._stopped)
            except DragomanError as error:
                structlog.get_logger().warning("upkeep failed", reason=str(error))
            if self._stopped.wait(EVERY):
                return


def bring_up(site: Site, stopped: threading.Event) -> None:
    """Merge and index what was read since the last time; it stops between two batches once it is told to.

    Raises:
        DragomanError: the record cannot be written.
    """
    record = site.record
    site.behind = record.unmerged()
    if site.behind:
        from dragoman.run.reconciling import catch_up

        def advanced(_done: int) -> None:
            site.behind = record.unmerged()
            if stopped.is_set():
                raise StoppedError

        try:
            catch_up(record, advanced)
        except StoppedError:
            return
        site.behind = record.unmerged()
    if record.unsearched():
        record.index()


class StoppedError(Exception):
    """The server ends."""
