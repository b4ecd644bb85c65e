"""A graph: nodes that have a kind, links that say what joins two of them.

How graphs are made of accounts is left to `reconcile`, in which form they are written to `publish`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Value = str | int
"""What a node or link says of itself: words or numbers."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node; `kind` is what it stands for: a state, a person, a project, a place."""

    id: str
    label: str
    kind: str
    says: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """What joins two nodes, whichever is named first; `kind` says how."""

    one: str
    other: str
    kind: str
    says: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and links, each in an order that is the same in every run."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]

    def to_json(self) -> dict[str, Any]:
        """The nodes and links as objects (node-link form, as D3 and NetworkX read it)."""
        nodes = [{"id": one.id, "label": one.label, "kind": one.kind, **one.says} for one in self.nodes]
        links = [{"source": one.one, "target": one.other, "kind": one.kind, **one.says} for one in self.links]
        return {"directed": False, "multigraph": True, "graph": {}, "nodes": nodes, "links": links}
