"""Joins what is alike and keeps apart what cannot be one: connected components with cannot-links cut.

In: the facts of one type and its `Rule`. Out: groups of facts, the same whatever order they came in. Facts
that are told alike are taken together first, so that what a hundred documents repeat costs as much as what
one says. Sure links are followed before weak ones, each in the order of the facts' places; a link is cut
where it would put two facts into one group that are apart. A weak link is cut, too, where it could as well
lead elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from dragoman.model.entry import Told
from dragoman.reconcile.rule import Likeness, Rule

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Node:
    """Facts that documents tell alike, at most one of a document, in order."""

    facts: tuple[Told, ...]
    by_document: Mapping[str, Told]
    signature: Hashable | None

    def shared(self, other: _Node) -> str | None:
        """A document that tells of both."""
        few, many = sorted((self, other), key=lambda node: len(node.facts))
        return next((one for one in few.by_document if one in many.by_document), None)


class _Judge:
    """Applies a rule to nodes; what depends on two signatures alone is worked out once."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._same: dict[tuple[Hashable, Hashable], Likeness] = {}
        self._apart: dict[tuple[Hashable, Hashable], bool] = {}

    def same(self, a: _Node, b: _Node) -> Likeness:
        """How alike two nodes are."""
        if (document := a.shared(b)) is not None:
            return self._rule.same(a.by_document[document], b.by_document[document])
        known = (a.signature, b.signature)
        if None in known:
            return self._rule.same(a.facts[0], b.facts[0])
        if known not in self._same:
            self._same[known] = self._rule.same(a.facts[0], b.facts[0])
        return self._same[known]

    def apart(self, a: _Node, b: _Node) -> bool:
        """Whether two nodes cannot be of one thing."""
        if (document := a.shared(b)) is not None:
            return self._rule.apart(a.by_document[document], b.by_document[document])
        known = (a.signature, b.signature)
        if None in known:
            return self._rule.apart(a.facts[0], b.facts[0])
        if known not in self._apart:
            self._apart[known] = self._rule.apart(a.facts[0], b.facts[0])
        return self._apart[known]


def components(told: Iterable[Told], rule: Rule) -> list[tuple[Told, ...]]:
    """The groups, each ordered by place, in the order of their first facts."""
    nodes = _nodes(sorted(told, key=lambda one: one.place), rule)
    judge = _Judge(rule)
    groups = _Groups(nodes, judge)
    for first, second in _of_one_identity(nodes, rule):
        groups.unite(first, second)
    links = _links(nodes, rule, judge)
    for pair, likeness in links:
        if likeness is Likeness.STRONG:
            groups.join(*pair)
    for first, second in _unambiguous(groups, [pair for pair, how in links if how is Likeness.WEAK]):
        groups.join(first, second)
    found = [
        tuple(sorted((one for i in group for one in nodes[i].facts), key=lambda one: one.place))
        for group in groups.members()
    ]
    return sorted(found, key=lambda group: group[0].place)


def _nodes(facts: list[Told], rule: Rule) -> list[_Node]:
    """Facts that are told alike as one, if that makes them of one thing; the others each alone.

    What one document tells twice alike stands for two things, the first and the second.
    """
    alike: dict[Hashable, list[Told]] = defaultdict(list)
    seen: Counter[Hashable] = Counter()
    for place, one in enumerate(facts):
        signature = rule.signature(one)
        if signature is None:
            alike["alone", place].append(one)
            continue
        times = seen[one.document, signature]
        seen[one.document, signature] += 1
        alike["alike", signature, times].append(one)
    found = []
    for group in alike.values():
        first = group[0]
        one_thing = len(group) == 1 or rule.identity(first) is not None
        if one_thing or rule.same(first, group[1]) is Likeness.STRONG:
            found.append(tuple(group))
        else:
            found += [(one,) for one in group]
    found.sort(key=lambda group: group[0].place)
    return [_Node(group, {one.document: one for one in group}, rule.signature(group[0])) for group in found]


class _Groups:
    """A partition of nodes that grows coarser, and in which no group has two nodes that are apart."""

    def __init__(self, nodes: list[_Node], judge: _Judge) -> None:
        self._nodes, self._judge = nodes, judge
        self._group = list(range(len(nodes)))
        self._members = {i: [i] for i in range(len(nodes))}

    def of(self, node: int) -> int:
        """The number of a node's group: that of its first member."""
        return self._group[node]

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
        self._members[a] += moved
        for one in moved:
            self._group[one] = a

    def apart(self, a: int, b: int) -> bool:
        """Whether any node of one group cannot be of one thing with any of another."""
        return any(
            self._judge.apart(self._nodes[i], self._nodes[j])
            for i in self._members[a]
            for j in self._members[b]
        )

    def members(self) -> list[list[int]]:
        """The groups, in the order of their first members."""
        return [sorted(self._members[a]) for a in sorted(self._members)]


def _of_one_identity(nodes: list[_Node], rule: Rule) -> Iterator[Pair]:
    first: dict[Hashable, int] = {}
    for i, node in enumerate(nodes):
        identity = rule.identity(node.facts[0])
        if identity is not None and first.setdefault(identity, i) != i:
            yield first[identity], i


def _links(nodes: list[_Node], rule: Rule, judge: _Judge) -> list[tuple[Pair, Likeness]]:
    """The pairs of nodes that are alike, in order, each with how much."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        for key in set(rule.keys(node.facts[0])):
            blocks[key].append(i)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    found = ((pair, judge.same(nodes[pair[0]], nodes[pair[1]])) for pair in sorted(pairs))
    return [(pair, likeness) for pair, likeness in found if likeness]


def _unambiguous(groups: _Groups, links: list[Pair]) -> list[Pair]:
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
