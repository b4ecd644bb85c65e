"""Facts to nodes: what documents tell alike is compared once, however many tell it.

In: the facts of one document. Out: the nodes it tells of. Which node a fact belongs to depends on the fact
and its document alone. What one document tells twice alike stands for two things, the first and the second.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from dragoman.model.entry import Told
from dragoman.model.shelf import Node
from dragoman.reconcile.reporting import reported
from dragoman.reconcile.rule import Likeness, Rule

HERE, THERE = "", "\0"
"""Two documents, for a question on two facts that is asked without regard to which these are."""


def digest(*said: Hashable) -> str:
    """A short name for values, the same in every run."""
    return hashlib.sha256(repr(tuple(map(_plain, said))).encode()).hexdigest()[:20]


def _plain(value: Hashable) -> object:
    """A value whose representation does not depend on the order in which a set happens to be stored."""
    if isinstance(value, str):
        return value
    if isinstance(value, frozenset):
        return _listed(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


@lru_cache(maxsize=4096)  # the parties of a fact stand in each of its keys
def _listed(value: frozenset[Hashable]) -> list[str]:
    return ["set", *sorted(repr(_plain(one)) for one in value)]


def nodes_of(facts: Iterable[Told], rules: Mapping[str, Rule]) -> dict[str, list[Told]]:
    """The nodes that the facts of one document stand for, each with its facts."""
    seen: Counter[tuple[str, Hashable]] = Counter()
    found: dict[str, list[Told]] = {}
    for one in sorted(facts, key=lambda told: told.place):
        rule = rules[one.fact.type]
        signature = _signature(one, rule)
        times = seen[one.fact.type, signature]
        seen[one.fact.type, signature] += 1
        if times and rule.identity(one) is not None:
            times = 0  # told again: of the same thing
        found.setdefault(digest(one.fact.type, signature, times), []).append(one)
    return found


def node(id: str, told: Told) -> Node:
    """The node that a fact stands for, without anything of its document but the day that dates it."""
    sample = replace(
        told,
        id="",
        document=HERE,
        quotation="",
        title=None,
        url=None,
        publisher=None,
        published=told.published if reported(told) else None,
        context="",
    )
    return Node(id, told.fact.type, sample)


def keys_of(one: Node, rule: Rule) -> Collection[str]:
    """What a node is found by: it is compared with those that seek one of its keys."""
    return _digests(one, rule, rule.keys(one.sample))


def sought_by(one: Node, rule: Rule) -> Collection[str]:
    """The keys of the nodes with which a node is compared."""
    return _digests(one, rule, (rule.seeks or rule.keys)(one.sample))


def _digests(one: Node, rule: Rule, said: Iterable[Hashable]) -> Collection[str]:
    identity = rule.identity(one.sample)
    keys = {digest(one.type, key) for key in said}
    keys |= {digest(one.type, "bond", bond) for bond in one.sample.bonds}
    return keys if identity is None else keys | {digest(one.type, "=", identity)}


def _signature(told: Told, rule: Rule) -> Hashable:
    """All that the rule looks at; the fact's own id where another told alike would be of another thing."""
    signature = rule.signature(told)
    if signature is None:
        return told.id
    if told.bonds or told.sides:  # people have judged this one, not all that are told alike
        return signature, told.id, told.bonds, told.sides
    twin = replace(told, document=THERE)
    alike = rule.identity(told) is not None or rule.same(replace(told, document=HERE), twin) > Likeness.NONE
    return signature if alike else (signature, told.id)
