"""What brings a record up to date when documents are merged, and by which rules it does.

In: a framework. Out: what `store.Record.merge` takes; a digest of the rules.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy import Connection

from dragoman.packs.framework import Framework, digest
from dragoman.run.desk import LedgerDesk
from dragoman.run.upkeep import Upkeep
from dragoman.run.words import dater, handing
from dragoman.store.keeper import Keeper
from dragoman.store.merging import Keep, Merging

OWN = ("upkeep.py", "placing.py", "finding.py", "naming.py", "keeping.py", "desk.py", "recorded.py")
"""The modules beside this one by which accounts and findings are worked out."""


def rules(framework: Framework) -> str:
    """A digest of everything that accounts and findings are worked out by: the code of it, and the pack."""
    total = hashlib.sha256(digest([framework.path]).encode())
    source = Path(__file__).parents[1]
    for part in ("model", "reconcile"):
        for file in sorted((source / part).rglob("*.py")):
            total.update(file.read_bytes())
    for name in OWN:
        total.update(Path(__file__).with_name(name).read_bytes())
    return total.hexdigest()[:16]


def keeper_of(framework: Framework) -> Keep:
    """What brings a record up to date when documents are merged."""

    def keep(connection: Connection, merging: Merging) -> None:
        """Bring up to date what hangs on what was merged."""
        keeper = Keeper(connection)
        desk = LedgerDesk(keeper, framework, dater(), handing(), merging.documents)
        Upkeep(keeper, desk).keep(merging.documents, merging.moved, merging.renamed)

    return keep
