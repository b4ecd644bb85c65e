"""Nodes that were looked up on a shelf while documents are merged, each once, with what they are found by.

In: a shelf. Out: nodes and their keys. What is done with them is left to `merging.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.model.shelf import Node, Shelf
from dragoman.reconcile.nodes import keys_of, sought_by
from dragoman.reconcile.rules import RULES


class Fetched:
    """Nodes by id; what is asked for again is not looked up again."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._nodes: dict[str, Node] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._sought: dict[str, frozenset[str]] = {}

    def add(self, nodes: Mapping[str, Node]) -> None:
        """Take in nodes that the shelf need not be asked for."""
        self._nodes |= nodes

    def nodes(self, ids: Iterable[str]) -> Mapping[str, Node]:
        """These nodes, as far as the shelf has them, and all others that were looked up."""
        if missing := {one for one in ids if one not in self._nodes}:
            self._nodes |= self._shelf.nodes(missing)
        return self._nodes

    def keys(self, id: str) -> frozenset[str]:
        """What a node that was looked up is found by."""
        if id not in self._keys:
            one = self._nodes[id]
            self._keys[id] = frozenset(keys_of(one, RULES[one.type]))
        return self._keys[id]

    def meet(self, one: str, other: str) -> bool:
        """Whether one of two nodes that were looked up seeks what the other is found by."""
        return not (
            self._seeks(one).isdisjoint(self.keys(other)) and self._seeks(other).isdisjoint(self.keys(one))
        )

    def _seeks(self, id: str) -> frozenset[str]:
        if id not in self._sought:
            one = self._nodes[id]
            rule = RULES[one.type]
            self._sought[id] = self.keys(id) if rule.seeks is None else frozenset(sought_by(one, rule))
        return self._sought[id]
