"""The railways, roads, pipelines and border ports of a framework and a record, and where each of them leads.

In: a framework, and the projects of a record. Out: `Way`s: where each leads, how far it is, and who says so.

The framework gives places and states, the record statuses; where no text tells a status, the framework's own
history stands in, marked as background. A way that only the record knows has the places in its name. The
states of a project are those that take part in it, whether or not it leads there: a tunnel that one builds
in another joins nobody. So a way leads to a state if it has a place there, or ends at a crossing whose other
side lies there; if that makes two states, or its name says two, then to all that are listed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from dragoman.model.account import Account
from dragoman.model.entity import Entity
from dragoman.model.period import Period
from dragoman.packs.entries import Place, Undertaking
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework

CARRIES: Mapping[str, str] = MappingProxyType(
    {
        "rail": "goods",
        "road": "goods",
        "border-port": "goods",
        "logistics": "goods",
        "oil-pipeline": "oil",
        "gas-pipeline": "gas",
    }
)
"""The sectors of ways, and what goes there: what is carried by road can go on by rail, gas cannot."""

OPEN = frozenset({"operational", "completed"})
"""The statuses of what can be used."""

CROSSING = "border-crossing"
SETTLED = frozenset({"city", "capital", "town", "port", CROSSING})
"""Classes of places that lie at one point."""
LONGEST_NAME = 4
"""Words that the name of a place may have."""
FARTHEST = 250.0
"""Kilometres from a crossing within which the other side is looked for."""
EARTH = 6371.0
"""The radius of the Earth in kilometres."""


@dataclass(frozen=True, slots=True)
class Way:
    """Something that leads from somewhere to somewhere, or stands where ways meet.

    `leads_to` are states, `places` ids of the framework. `entry` is the record's, `documents` tell of it;
    `background` says that the status is the framework's own.
    """

    id: str
    label: str
    names: tuple[str, ...]
    sector: str
    leads_to: frozenset[str]
    places: tuple[str, ...]
    status: str | None = None
    date: str | None = None
    entry: str | None = None
    documents: tuple[str, ...] = ()
    background: bool = False

    @property
    def carries(self) -> str:
        """What goes there: goods, oil, gas."""
        return CARRIES[self.sector]

    @property
    def is_open(self) -> bool:
        """Whether it can be used."""
        return self.status in OPEN


def ways(framework: Framework, projects: Iterable[Account], as_of: date) -> tuple[Way, ...]:
    """The ways of a framework and those that only the record knows, by sector and name."""
    told = sorted(projects, key=lambda one: (len(one.told), one.id))  # of parts, the one that most is told of
    by_id = {project.id: one for one in told if (project := _project(one)) and project.id}
    found = [
        _registered(entry, by_id.get(entry.id), framework, as_of)
        for entry in framework.of_kind(Undertaking)
        if entry.sector in CARRIES
    ]
    known = {entry.id for entry in framework.of_kind(Undertaking)}
    names = names_of_places(framework)
    for one in told:
        project = _project(one)
        if project and project.id not in known and one.values.get("sector") in CARRIES:
            places = places_named((project.label, *project.labels), names)
            found.append(_unregistered(one, project, places))
    return tuple(
        sorted(found, key=lambda way: (list(CARRIES).index(way.sector), way.label.casefold(), way.id))
    )


def _registered(entry: Undertaking, account: Account | None, framework: Framework, as_of: date) -> Way:
    status = account.values.get("status") if account else None
    when = account.values.get("date") if account else None
    background = False
    if status in (None, "mentioned"):
        steps = [one for one in entry.history if not _later(one.date, as_of)]
        if steps:
            last = max(steps, key=lambda one: _first_day(one.date))
            status, when, background = last.status, last.date, True
    return Way(
        id=entry.id,
        label=entry.best_name("en"),
        names=entry.every_name(),
        sector=entry.sector,
        leads_to=_ends(framework)[entry.id],
        places=entry.places,
        status=status,
        date=when,
        entry=account.id if account else None,
        documents=account.documents if account else (),
        background=background,
    )


def places_named(names: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """The places that names tell, by what `names_of_places` knows, in the order of the name that tells most.

    A name that is also a word has a rule in the framework that tells it apart, and is none here. Of two
    places the longer name counts: a town's port, not the town.
    """
    found: list[tuple[str, ...]] = []
    for name in names:
        words = re.findall(r"[^\W_]+", fold(name))
        places: list[str] = []
        at = 0
        while at < len(words):
            sizes = range(min(LONGEST_NAME, len(words) - at), 0, -1)
            size = next((one for one in sizes if " ".join(words[at : at + one]) in known), 0)
            if size:
                places.append(known[" ".join(words[at : at + size])])
            at += size or 1
        found.append(tuple(dict.fromkeys(places)))
    return max(found, key=len, default=())


@lru_cache(maxsize=8)
def names_of_places(framework: Framework) -> Mapping[str, str]:
    """The names of places that lie at one point, folded, each with its place."""
    return {
        " ".join(re.findall(r"[^\W_]+", fold(name))): place.id
        for place in framework.of_kind(Place)
        if place.class_ in SETTLED and place.when is None
        for name in place.every_name()
    }


def _unregistered(account: Account, project: Entity, places: tuple[str, ...]) -> Way:
    return Way(
        id=account.id,
        label=project.label,
        names=(project.label, *project.labels),
        sector=account.values["sector"],
        leads_to=frozenset(account.values.get("countries") or ()),
        places=places,
        status=account.values.get("status"),
        date=account.values.get("date"),
        entry=account.id,
        documents=account.documents,
    )


@lru_cache(maxsize=8)
def _ends(framework: Framework) -> Mapping[str, frozenset[str]]:
    """Where each undertaking of a framework leads, by its id."""
    return {entry.id: _leads_to(entry, framework) for entry in framework.of_kind(Undertaking)}


def _leads_to(entry: Undertaking, framework: Framework) -> frozenset[str]:
    places = [place for id in entry.places if isinstance(place := framework.entries.get(id), Place)]
    listed = frozenset(map(str, entry.countries))
    found = {str(place.country) for place in places if place.country}
    for place in places:
        if place.class_ == CROSSING and (other := other_side(place, framework)) in listed:
            found.add(str(other))
    named = {code for code in listed if _is_named(code, entry, framework)}
    return frozenset(found | listed if len(found) > 1 or len(named) > 1 else found)


def other_side(crossing: Place, framework: Framework) -> str | None:
    """The state on the other side of a crossing: that of the nearest place that is not on this one."""
    near = [
        (how_far, str(place.country))
        for place in framework.of_kind(Place)
        if place.country not in (None, crossing.country)
        and place.class_ in SETTLED
        and (how_far := distance(crossing, place)) is not None
        and how_far <= FARTHEST
    ]
    return min(near)[1] if near else None


def distance(one: Place, other: Place) -> float | None:
    """Kilometres between two places, on a sphere (haversine); None where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b = math.radians(one.lat), math.radians(other.lat)
    across = math.radians(other.lon - one.lon)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(chord))


def _is_named(code: str, entry: Undertaking, framework: Framework) -> bool:
    """Whether the best name of an undertaking has that of a state in it."""
    country = framework.countries.get(code)
    name = f" {fold(entry.best_name('en'))} "
    return country is not None and any(f" {fold(one)} " in name for one in country.names.get("en", ()))


def _project(account: Account) -> Entity | None:
    project = account.values.get("project")
    return project if isinstance(project, Entity) else None


def _later(edtf: str, day: date) -> bool:
    period = Period.of(edtf)
    return period is not None and period.first > day


def _first_day(edtf: str) -> date:
    period = Period.of(edtf)
    return period.first if period else date.min
