"""What a spreadsheet would take for a formula is told to be text, by an apostrophe before it.

In: cells. Out: cells. See OWASP, "CSV Injection".
"""

from __future__ import annotations

_BEGINS = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: str) -> str:
    """The cell, with an apostrophe before what begins as a formula does."""
    return f"'{cell}" if cell.startswith(_BEGINS) else cell
