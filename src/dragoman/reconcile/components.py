"""Joins what is alike and keeps apart what cannot be one: connected components with cannot-links cut.

In: the facts of one type and its `Rule`. Out: groups of facts, the same whatever order they came in. Sure
links are followed before weak ones, each in the order of the facts' places; a link is cut where it would put
two facts into one group that are apart. A weak link is cut, too, where it could as well lead elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations

from dragoman.model.entry import Told
from dragoman.reconcile.rule import Likeness, Rule


def components(told: Iterable[Told], rule: Rule) -> list[tuple[Told, ...]]:
    """The groups, each ordered by place, in the order of their first facts."""
    facts = sorted(told, key=lambda one: one.place)
    groups = _Groups(facts, rule)
    for first, second in _of_one_identity(facts, rule):
        groups.unite(first, second)
    links = _links(facts, rule)
    for pair, likeness in links:
        if likeness is Likeness.STRONG:
            groups.join(*pair)
    for first, second in _unambiguous(groups, [pair for pair, how in links if how is Likeness.WEAK]):
        groups.join(first, second)
    return [tuple(facts[i] for i in group) for group in groups.members()]


class _Groups:
    """A partition of facts that grows coarser, and in which no group has two facts that are apart."""

    def __init__(self, facts: list[Told], rule: Rule) -> None:
        self._facts, self._rule = facts, rule
        self._group = list(range(len(facts)))
        self._members = {i: [i] for i in range(len(facts))}

    def of(self, fact: int) -> int:
        """The number of a fact's group: that of its first member."""
        return self._group[fact]

    def join(self, first: int, second: int) -> None:
        """Make one group of two, unless something keeps them apart."""
        a, b = self.of(first), self.of(second)
        if a != b and not self.apart(a, b):
            self.unite(first, second)

    def unite(self, first: int, second: int) -> None:
        """Make one group of two, whatever lies between them."""
        a, b = sorted((self.of(first), self.of(second)))
        if a == b:
            return
        moved = self._members.pop(b)
        self._members[a] = sorted(self._members[a] + moved)
        for one in moved:
            self._group[one] = a

    def apart(self, a: int, b: int) -> bool:
        """Whether any fact of one group cannot be of one thing with any of another."""
        return any(
            self._rule.apart(self._facts[i], self._facts[j])
            for i in self._members[a]
            for j in self._members[b]
        )

    def members(self) -> list[list[int]]:
        """The groups, in the order of their first members."""
        return [self._members[a] for a in sorted(self._members)]


def _of_one_identity(facts: list[Told], rule: Rule) -> Iterator[tuple[int, int]]:
    first: dict[Hashable, int] = {}
    for i, one in enumerate(facts):
        identity = rule.identity(one)
        if identity is not None and first.setdefault(identity, i) != i:
            yield first[identity], i


def _links(facts: list[Told], rule: Rule) -> list[tuple[tuple[int, int], Likeness]]:
    """The pairs of facts that are alike, in order, each with how much."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for i, one in enumerate(facts):
        for key in set(rule.keys(one)):
            blocks[key].append(i)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    found = ((pair, rule.same(facts[pair[0]], facts[pair[1]])) for pair in sorted(pairs))
    return [(pair, likeness) for pair, likeness in found if likeness]


def _unambiguous(groups: _Groups, links: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The weak links between groups neither of which could be joined to another that is apart from it."""
    candidates: dict[int, set[int]] = defaultdict(set)
    for i, j in links:
        a, b = groups.of(i), groups.of(j)
        if a != b and not groups.apart(a, b):
            candidates[a].add(b)
            candidates[b].add(a)
    torn = {
        group
        for group, others in candidates.items()
        if any(groups.apart(a, b) for a, b in combinations(sorted(others), 2))
    }
    return [(i, j) for i, j in links if groups.of(i) not in torn and groups.of(j) not in torn]
