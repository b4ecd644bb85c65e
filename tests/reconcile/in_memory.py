"""Merging without a record: what is merged in a record has to come to the same.

In: facts. Out: their entries; a shelf that holds everything in this process.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from dragoman.model.entry import Entry, Told
from dragoman.model.shelf import Link, Node, Pair, Placed
from dragoman.reconcile.grouping import assembled
from dragoman.reconcile.merging import merge


class MemoryShelf:
    """See `dragoman.model.shelf.Shelf`."""

    def __init__(self) -> None:
        self._tellings: dict[str, dict[str, str]] = {}
        self._counts: Counter[str] = Counter()
        self._shared: dict[str, Counter[str]] = defaultdict(Counter)
        self._nodes: dict[str, Node] = {}
        self._keys: dict[str, Collection[str]] = {}
        self._found: dict[str, set[str]] = defaultdict(set)
        self._links: dict[str, dict[str, Link]] = defaultdict(dict)
        self._region: dict[str, str] = {}
        self._entry: dict[str, Placed] = {}
        self._in_region: dict[str, set[str]] = defaultdict(set)
        self._anchored: dict[tuple[str, str], dict[str, Placed]] = defaultdict(dict)
        self._held: dict[str, Collection[str]] = {}
        self.redirects: dict[str, str] = {}

    @property
    def entry_of(self) -> dict[tuple[str, str], str]:
        """The entry of each fact, by document and id."""
        return {
            (document, fact): self._entry[node].id
            for document, told in self._tellings.items()
            for fact, node in told.items()
        }

    def tellings(self, documents: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        """The facts of each of these documents that tells any, by id, each with its node."""
        return {one: self._tellings[one] for one in documents if one in self._tellings}

    def tell(self, tellings: Mapping[str, Mapping[str, str]]) -> None:
        """Put these (by document) in place of what the documents told."""
        for document, its in tellings.items():
            self._counts.subtract(set(self._tellings.get(document, {}).values()))
            self._tellings[document] = dict(its)
            self._counts.update(set(its.values()))

    def told(self, nodes: Collection[str]) -> frozenset[str]:
        """Those of these nodes that a document tells of."""
        return frozenset(one for one in nodes if self._counts[one] > 0)

    def kept(self, nodes: Collection[str]) -> frozenset[str]:
        """Those of these nodes that are kept."""
        return frozenset(nodes) & self._nodes.keys()

    def shared(self, pairs: Collection[Pair]) -> Mapping[Pair, int]:
        """How many documents tell of both nodes of each of these pairs; where none does, it is left out."""
        return {(a, b): many for a, b in pairs if (many := self._shared[a][b]) > 0}

    def told_together(self, nodes: Collection[str]) -> frozenset[Pair]:
        """The pairs of these nodes of which one document at least tells both."""
        return frozenset(
            (a, b) for a in nodes for b, many in self._shared[a].items() if many > 0 and b in nodes
        )

    def share(self, counts: Mapping[Pair, int]) -> None:
        """Keep how many documents tell of both nodes of each pair, in place of what was known of it."""
        for (a, b), many in counts.items():
            self._shared[a][b] = many

    def nodes(self, ids: Collection[str]) -> Mapping[str, Node]:
        """These nodes."""
        return {one: self._nodes[one] for one in ids if one in self._nodes}

    def put_nodes(self, nodes: Iterable[Node], keys: Mapping[str, Collection[str]]) -> None:
        """Keep new nodes, each with the keys that it is found by."""
        for one in nodes:
            self._nodes[one.id], self._keys[one.id] = one, keys[one.id]
            for key in keys[one.id]:
                self._found[key].add(one.id)

    def drop_nodes(self, ids: Collection[str]) -> None:
        """Forget nodes, with their keys and links."""
        for one in ids:
            del self._nodes[one]
            for key in self._keys.pop(one):
                self._found[key].discard(one)
            for other in self._links.pop(one, {}):
                self._links[other].pop(one, None)

    def found_by(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """The nodes that each of these keys leads to."""
        return {key: self._found[key] for key in keys if key in self._found}

    def put_links(self, links: Iterable[Link]) -> None:
        """Keep links between nodes."""
        for one in links:
            a, b = one.pair
            self._links[a][b] = self._links[b][a] = one

    def drop_links(self, pairs: Iterable[Pair]) -> None:
        """Forget links between pairs that are not alike when different documents tell of them."""
        for a, b in pairs:
            if (one := self._links[a].get(b)) is not None and not one.apart:
                del self._links[a][b], self._links[b][a]

    def links(self, nodes: Collection[str]) -> Iterable[Link]:
        """The links between these nodes."""
        some = set(nodes)
        return [one for a in sorted(some) for b, one in self._links[a].items() if a < b and b in some]

    def regions(self, nodes: Collection[str]) -> frozenset[str]:
        """The regions of these nodes."""
        return frozenset(self._region[one] for one in nodes if one in self._region)

    def members(self, regions: Collection[str]) -> Mapping[str, str]:
        """The nodes of some regions, each with its entry."""
        return {node: self._entry[node].id for one in regions for node in self._in_region.get(one, ())}

    def placed(self, regions: Collection[str]) -> Iterable[Placed]:
        """The entries of some regions."""
        return {self._entry[node] for one in regions for node in self._in_region.get(one, ())}

    def rivals(self, anchors: Collection[tuple[str, str]]) -> Iterable[Placed]:
        """All entries that are known by one of these (type and anchor)."""
        return [one for anchor in anchors for one in self._anchored.get(anchor, {}).values()]

    def place(self, regions: Collection[str], entries: Mapping[Placed, Collection[str]]) -> None:
        """Put these entries, each with its nodes, in place of all that were in some regions."""
        for region in regions:
            for node in self._in_region.pop(region, ()):
                old = self._entry.pop(node)
                self._region.pop(node)
                self._anchored[old.type, old.anchor].pop(old.id, None)
                self._held.pop(old.id, None)
        for entry, group in entries.items():
            self._enter(entry, group)

    def rename(self, entries: Mapping[str, str]) -> None:
        """Give entries other ids."""
        for old, new in entries.items():
            group = self._held.pop(old)
            held = self._entry[next(iter(group))]
            self._anchored[held.type, held.anchor].pop(old)
            self._enter(replace(held, id=new), group)

    def _enter(self, entry: Placed, group: Collection[str]) -> None:
        self._anchored[entry.type, entry.anchor][entry.id] = entry
        self._held[entry.id] = group
        self.redirects.pop(entry.id, None)
        for node in group:
            self._entry[node], self._region[node] = entry, entry.region
            self._in_region[entry.region].add(node)

    def redirect(self, ids: Mapping[str, str]) -> None:
        """Let ids that are no longer used lead to others."""
        self.redirects.update(ids)


def entries(told: Iterable[Told]) -> list[Entry]:
    """The entries, by type in the order of the contract, then by the place of their first fact.

    A fact that is given twice counts once.
    """
    by_document: dict[str, dict[str, Told]] = defaultdict(dict)
    for one in told:
        by_document[one.document][one.id] = one
    shelf = MemoryShelf()
    for document in sorted(by_document):
        merge({document: by_document[document].values()}, shelf)
    return assembled((one for held in by_document.values() for one in held.values()), shelf.entry_of)
