"""The headings of tables and lists, which tell what the numbers in the rows measure.

In: a text and the place of a number. Out: the line that heads its table ("Échanges en milliards de dollars")
or its list ("Échanges en 2024 :"), and where the number's row begins.
"""

from __future__ import annotations

import re

from dragoman.extract.quantities.bearings import either
from dragoman.model.span import Span
from dragoman.packs.quantities import NumberWords

REACH = 1200
"""Code points above a row in which the heading of its table stands."""
CAPTION = 160
"""Code points above a heading in which its caption stands."""
SHORT = 60
"""Code points of a line without a stop that heads a list."""
BULLET = re.compile(r" *(?:[-–—•*·▪■●○◆►▶→✓✔✅➤»]|\d{1,2}[.)]|(?=(?:19|20)\d\d ?:)) ?")
"""How the lines of a list begin."""


class HeadingReader:
    """The words of one language that head a table, ready for matching."""

    def __init__(self, numbers: NumberWords) -> None:
        unit = rf"{either(numbers.table)} ?{either(numbers.scales)} (?:de |d')"
        self._unit = re.compile(rf"(?<!\w){unit}", re.IGNORECASE)

    def heading(self, text: str, place: int) -> tuple[Span, int] | None:
        """The heading over the row that holds `place`, and the start of the row; None outside tables."""
        floor = max(0, place - REACH)
        row = text.rfind("\n", floor, place) + 1
        top = max(text.rfind("\n\n", floor, row), floor)
        found = self._unit.search(text, top, row)
        at = found.end() if found else _opens_list(text, floor, row)
        if at is None:
            return None
        start = text.rfind("\n", floor, at) + 1
        return Span(_caption(text, start), text.find("\n", at)), row


def _caption(text: str, start: int) -> int:
    """Where the caption above a heading begins, a short line without a full stop; else the heading."""
    above = text[max(0, start - CAPTION) : start].rstrip("\n")
    line = above.rsplit("\n", 1)[-1]
    told = line.strip() and "\n" in above and not line.rstrip().endswith((".", "!", "?", ":", ";", ","))
    return start - (len(text[max(0, start - CAPTION) : start]) - len(above)) - len(line) if told else start


def _opens_list(text: str, floor: int, row: int) -> int | None:
    """Where the line ends that opens the list in which a row stands."""
    at = row
    while BULLET.match(text, at):
        end = max(at - 1, floor)
        if end <= floor:
            return None
        at = max(text.rfind("\n", floor, end) + 1, floor)
        if not BULLET.match(text, at):
            if at == end:  # a blank line parts the list from what heads it
                end = max(at - 1, floor)
                at = max(text.rfind("\n", floor, end) + 1, floor)
            line = text[at:end].rstrip()
            heads = line.endswith(":") or (0 < len(line) <= SHORT and not line.endswith(tuple(".!?;,")))
            return at + len(line) if heads else None
    return None
