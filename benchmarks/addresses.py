"""Addresses of the pages and the API of a record, very many and different, as readers ask for them.

In: a large record. Out: a pool of addresses for each kind, and mixes of them: 70 % lists and dossiers, 20 %
search, 10 % map and charts. In a *popular* mix the n-th address of a pool is asked for n times less often
than the first; in a *uniform* one all are asked for equally often. The seed is fixed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from benchmarks.asking import SECTORS, STATES, TYPES, Asking
from benchmarks.search import queries
from dragoman.model.catalogue import Asked
from dragoman.packs.entries import Country, Mechanism, Organisation
from dragoman.packs.framework import load_framework
from dragoman.run.options import Options
from dragoman.serve.web import addresses
from dragoman.serve.web.asking import LONGEST
from dragoman.store import Record

LISTS, SEARCH, PICTURES = "lists and dossiers", "search", "map and charts"
SHARES = {LISTS: 70, SEARCH: 20, PICTURES: 10}
MANY = 1000
"""Addresses of a pool, where there are so many."""
TRIED = 3
"""How often as many are tried, as some come twice."""
QUERIES = 400
STATUSES = ("held", "signed", "planned", "open", "overdue", "operational")
DATED = ("about", "between", "sector", "since", "years", "status", "order")
"""Filters of most lists."""
Make = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Pool:
    """The addresses of a kind, and of which part of the mix they are."""

    name: str
    part: str
    addresses: Sequence[str]


class Addresses:
    """Makes addresses with values by chance."""

    def __init__(self, record: Record, seed: int = 4) -> None:
        self.chance = random.Random(seed)
        asking = Asking(record)
        self.names = asking.keys[:300]
        self.documents = [
            one.id
            for order in ("-sources", "name", "-date", "-added")
            for one in record.document_cards(Asked(order=order, limit=MANY // 4)).items
        ]
        cards = record.cards_by_id(asking.ids)
        self.dossiers = {type: [card.id for card in cards.values() if card.type == type] for type in TYPES}
        self.queries = [one for one in queries(record, QUERIES) if len(one) <= LONGEST]
        self.framework = load_framework(Options().framework)

    def pools(self) -> list[Pool]:
        """The pool of every kind of address."""
        pools = [Pool(name, part, self._pool(make)) for name, (part, make) in self._kinds().items()]
        return [one for one in pools if one.addresses]

    def _pool(self, make: Make) -> list[str]:
        """Different addresses in no order."""
        try:
            return list(dict.fromkeys(make() for _ in range(MANY * TRIED)))[:MANY]
        except IndexError:  # the record has nothing of the kind
            return []

    def _kinds(self) -> Mapping[str, tuple[str, Make]]:
        lists = {
            "/documents": ("about", "since", "years", "order", "language"),
            "/findings": DATED[:-2],
            **{f"/{name}": DATED for name in ("meetings", "agreements", "projects", "commitments", "people")},
            "/api/facts": ("about", "years"),
            "/api/documents": ("about", "years"),
            "/api/findings": DATED[:-2],
        }
        pictures = {
            "/map": ("sector", "about"),
            "/timeline": DATED[:-2],
            "/network": ("about", "years"),
            "/figures": ("about", "since"),
        }
        found = {name: (LISTS, self._listed(name, filters)) for name, filters in lists.items()}
        found |= {name: (PICTURES, self._listed(name, filters)) for name, filters in pictures.items()}
        for name in ("/search", "/api/search"):
            found[name] = (SEARCH, self._searched(name))
        for name in ("/", "/system"):
            found[name] = (LISTS, self._listed(name, ()))
        return found | self._dossiers()

    def _dossiers(self) -> dict[str, tuple[str, Make]]:
        known = {
            "country": [one.code for one in self.framework.of_kind(Country)],
            "organisation": [one.id for one in self.framework.of_kind(Organisation)],
            "mechanism": [one.id for one in self.framework.of_kind(Mechanism)],
        }
        found: dict[str, tuple[str, Make]] = {
            "/documents/ID": (LISTS, lambda: addresses.document(self.chance.choice(self.documents)))
        }
        for type, ids in (self.dossiers | known).items():
            part = PICTURES if type == "series" else LISTS
            found[f"/{addresses.DOSSIERS[type]}/ID"] = (part, self._one_of(type, ids))
        return found

    def _one_of(self, type: str, ids: Sequence[str]) -> Make:
        return lambda: addresses.entry(type, self.chance.choice(ids))

    def _searched(self, path: str) -> Make:
        return lambda: f"{path}?q={quote(self.chance.choice(self.queries))}"

    def _listed(self, path: str, filters: Sequence[str]) -> Make:
        """A list with up to two filters."""

        def make() -> str:
            chosen = self.chance.sample(filters, min(len(filters), self.chance.choice((0, 1, 1, 2))))
            if "years" in chosen and "since" in chosen:  # two beginnings
                chosen.remove("since")
            given = [pair for name in chosen for pair in self._filter(name)]
            return f"{path}?{urlencode(given)}" if given else path

        return make

    def _filter(self, name: str) -> list[tuple[str, object]]:
        """A filter with a value by chance."""
        chance = self.chance
        year = chance.randrange(2014, 2026)
        month = f"{year}-{chance.randrange(1, 13):02}"
        known: dict[str, list[tuple[str, object]]] = {
            "about": [("about", chance.choice((*STATES, chance.choice(self.names))))],
            "between": [("between", "CN"), ("between", chance.choice(STATES[1:]))],
            "sector": [("sector", chance.choice(SECTORS))],
            "since": [("since", month)],
            "years": [("since", year), ("until", min(2025, year + chance.randrange(3)))],
            "status": [("status", chance.choice(STATUSES))],
            "language": [("language", chance.choice(("fr", "en", "ru")))],
            "order": [("order", chance.choice(("-date", "date", "name", "-added")))],
        }
        return known[name]


def mixed(pools: Sequence[Pool], many: int, *, popular: bool, seed: int = 5) -> list[tuple[str, str]]:
    """So many addresses in the shares of the mix, each with its part."""
    chance = random.Random(seed)
    parts = {part: [one for one in pools if one.part == part] for part in SHARES}
    known = [part for part in SHARES if parts[part]]
    weights = [1 / rank for rank in range(1, MANY + 1)]
    made = []
    for part in chance.choices(known, [SHARES[one] for one in known], k=many):
        held = chance.choice(parts[part]).addresses
        chosen = chance.choices(held, weights[: len(held)]) if popular else [chance.choice(held)]
        made.append((part, chosen[0]))
    return made
