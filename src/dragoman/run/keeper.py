"""What brings a record up to date when documents are merged, and by which rules it does.

In: a framework. Out: what `store.Record.merge` takes; a digest of the rules.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy import Connection

from dragoman.packs.cleaning import Boilerplate
from dragoman.packs.credits import Credits
from dragoman.packs.dates import DateWords
from dragoman.packs.framework import Framework, digest
from dragoman.packs.handing import Handing
from dragoman.packs.language import BUILT_IN
from dragoman.packs.phases import Phases
from dragoman.run.desk import LedgerDesk
from dragoman.run.options import LANGUAGE
from dragoman.run.upkeep import Upkeep
from dragoman.run.words import dater, handing
from dragoman.store.keeper import Keeper
from dragoman.store.merging import Keep, Merging

WORDS = (Boilerplate, Credits, DateWords, Handing, Phases)
"""The sections of a language's pack that merging goes by."""
OWN = (
    "words.py",
    "upkeep.py",
    "placing.py",
    "finding.py",
    "naming.py",
    "keeping.py",
    "desk.py",
    "recorded.py",
)
"""The modules beside this one by which accounts and findings are worked out."""


def rules(framework: Framework) -> str:
    """A digest of everything that entries, accounts and findings are worked out by: code, words, the pack."""
    total = hashlib.sha256(digest([framework.path]).encode())
    source = Path(__file__).parents[1]
    for part in ("model", "reconcile"):
        for file in sorted((source / part).rglob("*.py")):
            total.update(file.read_bytes())
    for section in WORDS:
        total.update((BUILT_IN / LANGUAGE / section.file).read_bytes())
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
