"""A framework: the registry of one field of cooperation, loaded from a folder of YAML and checked as a whole.

In: a built-in framework's name or the path of a folder. Out: a `Framework`, its entries by id and country
code, and its exchange rates. What an occurrence in a text means is left to the stages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from babel import Locale

from dragoman.model.entity import Entity
from dragoman.model.errors import PackError
from dragoman.packs.entries import (
    Country,
    Entry,
    FrameworkCard,
    Initiative,
    Instrument,
    Mechanism,
    Organisation,
    Person,
    Place,
    Undertaking,
)
from dragoman.packs.folding import fold
from dragoman.packs.knowledge import load_entries, load_knowledge
from dragoman.packs.rates import ExchangeRates, Rates, load_rates

BUILT_IN = Path(__file__).parent / "frameworks"

FILES: dict[str, type[Entry]] = {
    "members": Country,
    "countries": Country,
    "mechanisms": Mechanism,
    "initiatives": Initiative,
    "organisations": Organisation,
    "people": Person,
    "projects": Undertaking,
    "instruments": Instrument,
    "places": Place,
}
"""The files that a framework may have beside `pack.yaml`, each a list of entries of one class."""

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True, eq=False)
class Framework:
    """A framework's card, its entries by id, and its exchange rates; it is like itself alone."""

    card: FrameworkCard
    entries: dict[str, Entry]
    countries: dict[str, Country]
    path: Path
    rates: ExchangeRates = field(default_factory=ExchangeRates)

    def of_kind(self, kind: type[E]) -> Iterator[E]:
        """Every entry of a class."""
        return iter(_of_kind(self, kind))

    def entity(self, entry: Entry) -> Entity:
        """The object that facts carry for an entry: id, best English name, every name."""
        return Entity(entry.id, entry.best_name("en"), entry.every_name())


@lru_cache(maxsize=64)
def _of_kind(framework: Framework, kind: type[E]) -> tuple[E, ...]:
    return tuple(entry for entry in framework.entries.values() if isinstance(entry, kind))


def built_in_frameworks() -> list[str]:
    """The names of the frameworks that come with the program."""
    return sorted(path.name for path in BUILT_IN.iterdir() if (path / "pack.yaml").is_file())


@cache
def load_framework(name: str | Path) -> Framework:
    """Load a built-in framework by name, or any by the path of its folder.

    Raises:
        PackError: there is no such framework, a file does not fit its model, or the entries contradict one
            another (an id twice, a name shared by two entries without a rule that tells them apart).
    """
    path = BUILT_IN / name if str(name) in built_in_frameworks() else Path(name)
    if not (path / "pack.yaml").is_file():
        raise PackError(
            f"{str(name)!r} is no framework: neither {' nor '.join(built_in_frameworks())} nor a folder "
            f"with a pack.yaml"
        )
    card = load_knowledge(path / "pack.yaml", FrameworkCard)
    entries: dict[str, Entry] = {}
    for stem, model in FILES.items():
        file = path / f"{stem}.yaml"
        for entry in load_entries(file, model) if file.is_file() else ():
            if entry.id in entries:
                raise PackError(f"{file}: the id {entry.id!r} stands twice")
            entries[entry.id] = entry
    countries = {entry.code: entry for entry in entries.values() if isinstance(entry, Country)}
    rates = path / Rates.file
    return Framework(
        card, entries, countries, path, load_rates(rates) if rates.is_file() else ExchangeRates()
    )


def shared_names(framework: Framework) -> list[str]:
    """The names that two entries share, of whatever kind, with no rule that tells them apart: a line each.

    A `when` is such a rule, unless both entries have the same one.
    """
    named: dict[str, list[Entry]] = {}
    found = []
    for entry in framework.entries.values():
        for folded, name in {fold(name): name for name in entry.every_name()}.items():
            for other in named.setdefault(folded, []):
                if entry.when == other.when:
                    said = f"{name!r} names both {other.id!r} and {entry.id!r}"
                    found.append(f"{said}; give one of them a `when`")
            named[folded].append(entry)
    return found


@cache
def country_names(languages: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """ISO 3166-1 alpha-2 codes and their names in some languages, from CLDR."""
    names: dict[str, list[str]] = {}
    for language in languages:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "QO", "XA", "XB", "ZZ", "UN"}:
                names.setdefault(code, []).append(name)
    return {code: tuple(dict.fromkeys(found)) for code, found in names.items()}


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 over the YAML files below some folders: what tells two states of the packs apart."""
    total = hashlib.sha256()
    for file in sorted(file for path in paths for file in path.rglob("*.yaml")):
        total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()
