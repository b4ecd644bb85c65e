"""An item of a briefing before it has its place: a sentence, what it rests on, when it is about.

In: what the modules of the types of fact make. Out: values that `briefing.py` sorts, cuts and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.model.entry import Told
from dragoman.model.period import Period


@dataclass(frozen=True, slots=True)
class Variant:
    """A value in words, and who tells it."""

    text: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on an item: its pattern in the wording, the values that sources give, and a date in words."""

    key: str
    variants: tuple[Variant, ...]
    date: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence of a briefing.

    `part` and `group` say where it stands (keys of headings, or a heading itself), `order` the place of the
    group, `rank` its own place among those of one time. `date` is EDTF. `spoken` says that its words are
    what somebody said, and stand behind it.
    """

    part: str
    group: str
    text: str
    told: tuple[Told, ...]
    date: str | None = None
    notes: tuple[Note, ...] = ()
    spoken: bool = False
    order: int = 0
    rank: tuple[str, float] = ("", 0.0)

    @property
    def period(self) -> Period | None:
        """When it is about, if the year is known; else when it was first published, if that is known."""
        if (period := known(self.date)) is not None:
            return period
        published = [period for one in self.told if (period := known(one.published)) is not None]
        return min(published, key=lambda one: (one.first, one.last), default=None)


def merged(items: Iterable[Item]) -> list[Item]:
    """Items that say the very same as one, with all who tell it; what was said stays with who said it."""
    found: dict[object, Item] = {}
    for item in items:
        alone = item.spoken or item.part in ("positions", "findings")
        key = object() if alone else (item.part, item.group, item.text)
        first = found.setdefault(key, item)
        if first is not item:
            told = {one.place: one for one in (*first.told, *item.told)}
            ordered = tuple(told[place] for place in sorted(told))
            notes = first.notes + tuple(one for one in item.notes if one not in first.notes)
            found[key] = replace(first, told=ordered, notes=notes)
    return list(found.values())


def known(edtf: str | None) -> Period | None:
    """The days of a date whose year is known."""
    period = Period.of(edtf)
    return period if period and period.year else None
