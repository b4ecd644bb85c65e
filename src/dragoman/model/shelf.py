"""Where merging keeps its state: what `reconcile` needs of a store, and no more.

A *node* stands for all facts that documents tell alike; a *region* for nodes that links may join, however
remotely; an *entry* for the nodes that are of one thing. The record keeps a shelf in its tables.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from dragoman.model.entry import Told

Pair = tuple[str, str]
"""Two nodes, the lesser id first."""


@dataclass(frozen=True, slots=True)
class Node:
    """What several documents tell alike. `sample` is such a telling, without document or place."""

    id: str
    type: str
    sample: Told


@dataclass(frozen=True, slots=True)
class Link:
    """How alike two nodes are told by different documents, and by one and the same (0: not)."""

    pair: Pair
    apart: int
    together: int


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry as it is kept: what it is known by, and the least of its nodes."""

    id: str
    type: str
    anchor: str
    least: str
    region: str


class Shelf(Protocol):
    """What is kept of nodes, links, regions and entries. Every method may be given nothing to do."""

    def tellings(self, documents: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        """The facts of each of these documents that tells any, by id, each with its node."""

    def tell(self, tellings: Mapping[str, Mapping[str, str]]) -> None:
        """Put these (by document) in place of what the documents told."""

    def told(self, nodes: Collection[str]) -> frozenset[str]:
        """Those of these nodes that a document tells of."""

    def kept(self, nodes: Collection[str]) -> frozenset[str]:
        """Those of these nodes that are kept."""

    def shared(self, pairs: Collection[Pair]) -> Mapping[Pair, int]:
        """How many documents tell of both nodes of each of these pairs; where none does, it is left out."""

    def told_together(self, nodes: Collection[str]) -> frozenset[Pair]:
        """The pairs of these nodes of which one document at least tells both."""

    def share(self, counts: Mapping[Pair, int]) -> None:
        """Keep how many documents tell of both nodes of each pair, in place of what was known of it."""

    def nodes(self, ids: Collection[str]) -> Mapping[str, Node]:
        """These nodes."""

    def put_nodes(self, nodes: Iterable[Node], keys: Mapping[str, Collection[str]]) -> None:
        """Keep new nodes, each with the keys that it is found by."""

    def drop_nodes(self, ids: Collection[str]) -> None:
        """Forget nodes, with their keys and links."""

    def found_by(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """The nodes that each of these keys leads to."""

    def put_links(self, links: Iterable[Link]) -> None:
        """Keep links between nodes."""

    def drop_links(self, pairs: Iterable[Pair]) -> None:
        """Forget links between pairs that are not alike when different documents tell of them."""

    def links(self, nodes: Collection[str]) -> Iterable[Link]:
        """The links between these nodes."""

    def regions(self, nodes: Collection[str]) -> frozenset[str]:
        """The regions of these nodes."""

    def members(self, regions: Collection[str]) -> Mapping[str, str]:
        """The nodes of some regions, each with its entry."""

    def placed(self, regions: Collection[str]) -> Iterable[Placed]:
        """The entries of some regions."""

    def rivals(self, anchors: Collection[tuple[str, str]]) -> Iterable[Placed]:
        """All entries that are known by one of these (type and anchor)."""

    def place(self, regions: Collection[str], entries: Mapping[Placed, Collection[str]]) -> None:
        """Put these entries, each with its nodes, in place of all that were in some regions."""

    def rename(self, entries: Mapping[str, str]) -> None:
        """Give entries other ids."""

    def redirect(self, ids: Mapping[str, str]) -> None:
        """Let ids that are no longer used lead to others."""


Sketch = tuple[int, ...]
"""What is kept of a text to see whether another is a copy of it."""


class Dispatches(Protocol):
    """What is kept of documents to know which are of one dispatch; it is named by the least of them."""

    def forget(self, document: str) -> frozenset[str]:
        """Forget a document; the others of its dispatch."""

    def keep(self, document: str, sketch: Sketch, bands: Iterable[str]) -> None:
        """Keep a document, as a dispatch of its own."""

    def near(self, bands: Collection[str]) -> frozenset[str]:
        """The first documents of each of these bands: those that share many are of one dispatch."""

    def sketches(self, documents: Collection[str]) -> Mapping[str, Sketch]:
        """The sketches of documents."""

    def named(self, documents: Collection[str]) -> Mapping[str, str]:
        """The dispatch of each of some documents."""

    def members(self, dispatches: Collection[str]) -> frozenset[str]:
        """All documents of some dispatches."""

    def name(self, dispatches: Mapping[str, str]) -> None:
        """Note of which dispatch documents are."""
