"""The parts of the system as values: what each is, its state, its events, what is said of it and what is not.

Everything in a row but `names`, `type`, `level`, `parties` (what a thing is) and `background` is told by
documents of the record, and carries the facts that tell it. Words for it are left to `words.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Told
from dragoman.packs.system_words import Part, Unknown

Kind = Part
Gap = Unknown
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of parts, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class State:
    """A status that documents assert.

    `date` is the day of the status as they tell it (EDTF); where they tell none, `as_of` is the day on which
    the newest of them was published.
    """

    status: str
    date: str | None
    as_of: str | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is to happen. Several `dates` are those that sources do not agree on."""

    status: str
    dates: tuple[str, ...]
    told: tuple[Told, ...]
    entry: str | None = None
    ordinal: int | None = None
    places: tuple[Entity, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A figure, told by one document or by several.

    `ahead`: for a time that was not over when it was told; `aim`: what somebody undertakes to reach.
    """

    indicator: str
    value: float
    unit: str
    period: str | None
    base_period: str | None
    qualifier: str
    told: tuple[Told, ...]
    ahead: bool = False
    aim: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an office; `as_of` is the day on which the newest document that says so was published."""

    person: Party
    as_of: str | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the pack knows of the past: a dated step and the address that says so."""

    date: str | None
    what: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Background:
    """What the pack says of a part: never a fact of the record, with the addresses that it rests on."""

    text: str | None
    steps: tuple[Known, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One part of the system.

    `id` is the registry's, else that of the first entry. `names` by language are the registry's, else
    `label` is the name that the text has. `states` has the latest first; `disputed` are those that do not
    fit it: told for an earlier day, yet further on. `said` are the words of the sources, the most telling
    first.
    """

    id: str
    kind: Kind
    names: Mapping[str, str] = field(default_factory=dict)
    label: str | None = None
    type: str | None = None
    level: str | None = None
    parties: tuple[Party, ...] = ()
    counterparts: tuple[Party, ...] = ()
    thing: Party | None = None
    states: tuple[State, ...] = ()
    disputed: tuple[State, ...] = ()
    events: tuple[Event, ...] = ()
    last: Event | None = None
    next: Event | None = None
    values: tuple[Value, ...] = ()
    holders: tuple[Holder, ...] = ()
    said: tuple[Told, ...] = ()
    told: tuple[Told, ...] = ()
    gaps: tuple[Gap, ...] = ()
    entries: tuple[str, ...] = ()
    background: Background | None = None

    @property
    def state(self) -> State | None:
        """The latest status that the record's sources assert."""
        return self.states[0] if self.states else None

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that tell of it, each once, in order."""
        return tuple(sorted({one.document for one in self.told}))


@dataclass(frozen=True, slots=True)
class System:
    """All rows, by kind and then by how many documents tell of them.

    `as_of` is the day on which the newest document was published; `single_figures` is how many figures stand
    in no series and are of no project.
    """

    framework: str
    rows: tuple[Row, ...]
    documents: int
    as_of: str | None
    single_figures: int = 0
