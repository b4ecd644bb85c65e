"""Reads generated documents into a record with a reader that needs no model: what the crash tests kill.

Run as `python tests/reading.py RECORD DOCUMENTS PROCESSES`.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from tests.run.readers import Cheap, sources

from dragoman.run import local
from dragoman.store import Record


def main() -> None:
    """Read in small batches, so that there are many moments at which a batch is half written."""
    place, number, processes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    local.BATCH_DOCUMENTS = 7
    with Record.open(place) as record:
        local.read_all(sources(number), record, Cheap, "p1", processes=processes)


if __name__ == "__main__":
    main()
