"""Joins what is alike and keeps apart what cannot be one: connected components with cannot-links cut.

In: nodes of one type, how alike they are, which of them one document tells of. Out: groups of nodes, the
same whatever order they came in. Nodes of one identity are one; then sure links are followed before weak
ones, first those between what one document tells of, then in the order of the nodes' ids; a link is cut where
it would put two nodes into one group that are apart. A weak link is cut, too, where it could as well lead
elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from dragoman.model.entry import Told
from dragoman.model.shelf import Link, Node, Pair
from dragoman.reconcile.nodes import THERE
from dragoman.reconcile.rule import Likeness, Rule


def pair(one: str, other: str) -> Pair:
    """Two nodes in the order of their ids."""
    return (one, other) if one < other else (other, one)


def link(one: Node, other: Node, rule: Rule) -> Link | None:
    """How alike two nodes are; None where they are not, whoever tells of them."""
    if judged_apart(one.sample, other.sample):
        return None
    identity = rule.identity(one.sample)
    named = identity is not None and identity == rule.identity(other.sample)
    if named or one.sample.bonds & other.sample.bonds:
        return Link(pair(one.id, other.id), Likeness.IDENTITY, Likeness.IDENTITY)
    a, b = sorted((one, other), key=lambda node: node.id)
    apart = rule.same(a.sample, replace(b.sample, document=THERE))
    together = rule.same(a.sample, b.sample)
    return Link((a.id, b.id), int(apart), int(together)) if apart or together else None


def judged_apart(one: Told, other: Told) -> bool:
    """Whether people have put two facts on two sides."""
    mine = dict(one.sides)
    return any(mine.get(judgement, side) != side for judgement, side in other.sides)


def likeness(one: Link, together: Collection[Pair]) -> Likeness:
    """How alike two nodes are, by whether one document tells of both."""
    return Likeness(one.together if one.pair in together else one.apart)


def partition(
    nodes: Mapping[str, Node], links: Sequence[Link], together: Collection[Pair], rule: Rule
) -> list[tuple[str, ...]]:
    """The groups, each in the order of its nodes, in the order of their first nodes."""
    groups = _Groups(nodes, together, rule)
    found = sorted((one.pair not in together, one.pair, likeness(one, together)) for one in links)
    for _, (a, b), how in found:
        if how is Likeness.IDENTITY:
            groups.identify(a, b)
    for _, (a, b), how in found:
        if how is Likeness.STRONG:
            groups.join(a, b)
    for a, b in _unambiguous(groups, [pair for _, pair, how in found if how is Likeness.WEAK]):
        groups.join(a, b)
    return groups.members()


def regions(nodes: Collection[str], links: Sequence[Link]) -> list[tuple[str, ...]]:
    """The nodes that links connect, whether or not these hold in the end, in order."""
    leader = {one: one for one in sorted(nodes)}

    def lead(one: str) -> str:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for some in links:
        a, b = sorted((lead(some.pair[0]), lead(some.pair[1])))
        leader[b] = a
    found: dict[str, list[str]] = defaultdict(list)
    for one in leader:
        found[lead(one)].append(one)
    return [tuple(found[one]) for one in sorted(found)]


class _Groups:
    """A partition of nodes that grows coarser, and in which no group has two nodes that are apart."""

    def __init__(self, nodes: Mapping[str, Node], together: Collection[Pair], rule: Rule) -> None:
        self._nodes, self._together, self._rule = nodes, together, rule
        self._group = {one: one for one in nodes}
        self._members = {one: [one] for one in nodes}
        self._judged = {one: [one] for one, node in nodes.items() if node.sample.sides}
        self._apart: dict[Pair, bool] = {}

    def of(self, node: str) -> str:
        """The name of a node's group: that of its first member."""
        return self._group[node]

    def join(self, first: str, second: str) -> None:
        """Make one group of two, unless something keeps them apart."""
        a, b = self.of(first), self.of(second)
        if a != b and not self.apart(a, b):
            self.unite(first, second)

    def identify(self, first: str, second: str) -> None:
        """Make one group of two, unless people have said that they are two."""
        a, b = self.of(first), self.of(second)
        if a != b and not any(
            judged_apart(self._nodes[i].sample, self._nodes[j].sample)
            for i in self._judged.get(a, ())
            for j in self._judged.get(b, ())
        ):
            self.unite(first, second)

    def unite(self, first: str, second: str) -> None:
        """Make one group of two, whatever lies between them."""
        a, b = sorted((self.of(first), self.of(second)))
        if a == b:
            return
        moved = self._members.pop(b)
        self._members[a] += moved
        if b in self._judged:
            self._judged.setdefault(a, []).extend(self._judged.pop(b))
        for one in moved:
            self._group[one] = a

    def apart(self, a: str, b: str) -> bool:
        """Whether any node of one group cannot be of one thing with any of another."""
        return any(self._are_apart(i, j) for i in self._members[a] for j in self._members[b])

    def members(self) -> list[tuple[str, ...]]:
        """The groups, in the order of their first members."""
        return [tuple(sorted(self._members[a])) for a in sorted(self._members)]

    def _are_apart(self, i: str, j: str) -> bool:
        key = pair(i, j)
        if key not in self._apart:
            one, other = self._nodes[key[0]].sample, self._nodes[key[1]].sample
            if key not in self._together:
                other = replace(other, document=THERE)
            self._apart[key] = judged_apart(one, other) or self._rule.apart(one, other)
        return self._apart[key]


def _unambiguous(groups: _Groups, links: Sequence[Pair]) -> list[Pair]:
    """The weak links between groups neither of which could be joined to another that is apart from it."""
    apart = cache(groups.apart)  # nothing is joined meanwhile
    candidates: dict[str, set[str]] = defaultdict(set)
    for i, j in links:
        a, b = pair(groups.of(i), groups.of(j))
        if a != b and not apart(a, b):
            candidates[a].add(b)
            candidates[b].add(a)
    torn = {
        group
        for group, others in candidates.items()
        if any(apart(a, b) for a, b in combinations(sorted(others), 2))
    }
    return [(i, j) for i, j in links if groups.of(i) not in torn and groups.of(j) not in torn]
