"""Why facts are of one thing: how alike each is to the others, and in which fields they agree.

In: an entry. Out: the links that hold it together, each with the rule that makes it and the fields that it
goes by. Facts that documents tell alike need no link: they say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from dragoman.model.entry import Entry, Told
from dragoman.model.fact import Fact
from dragoman.model.period import Agreement, agreement
from dragoman.model.shelf import Node
from dragoman.reconcile import names
from dragoman.reconcile.nodes import node, nodes_of
from dragoman.reconcile.partition import link
from dragoman.reconcile.rule import Likeness
from dragoman.reconcile.rules import RULES

ASIDE = frozenset(
    {"evidence", "spans", "content", "action", "confidence", "inferred", "cue", "role_text", "topics"}
)
"""Fields that say where and how a fact is told, not of what."""
DATES = frozenset({"date", "deadline", "period"})
RULE_OF = {
    Likeness.IDENTITY: "the same name or registry entry",
    Likeness.STRONG: "the fields that agree leave no other",
    Likeness.WEAK: "they agree, and nothing else in the record could be meant",
}
"""What each likeness goes by, in words."""
SAME = "they say the same"
"""What facts go by that documents tell alike."""
JUDGED = "somebody has judged that they are one"
"""What facts go by that people have put together."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two facts are of one thing: the rule, the fields that agree, and those that do not."""

    one: Told
    other: Told
    likeness: Likeness
    agree: tuple[str, ...]
    differ: tuple[str, ...]

    @property
    def rule(self) -> str:
        """What the likeness goes by, in words."""
        return JUDGED if self.one.bonds & self.other.bonds else RULE_OF[self.likeness]


def alike(entry: Entry) -> tuple[tuple[Told, ...], ...]:
    """The facts of an entry, together those that say the same of what they are known by."""
    found: dict[str, list[Told]] = {}
    for document in entry.documents:
        told = [one for one in entry.told if one.document == document]
        for id, some in nodes_of(told, RULES).items():
            found.setdefault(id, []).extend(some)
    groups = (tuple(sorted(some, key=lambda one: one.place)) for some in found.values())
    return tuple(sorted(groups, key=lambda group: group[0].place))


@dataclass(frozen=True, slots=True)
class Alike:
    """Facts that are compared as one: by which rule, in which fields all agree, in which some differ."""

    told: tuple[Told, ...]
    rule: str
    agree: tuple[str, ...]
    differ: tuple[str, ...]


def groups(entry: Entry) -> tuple[Alike, ...]:
    """The facts of an entry that are compared as one, where there are several."""
    return tuple(_alike(group) for group in alike(entry) if len(group) > 1)


def _alike(group: tuple[Told, ...]) -> Alike:
    first, *rest = group
    pairs = [compared(first.fact, other.fact) for other in rest]
    differ = {name for _, names in pairs for name in names}
    agree = [
        name for name in dict.fromkeys(name for names, _ in pairs for name in names) if name not in differ
    ]
    named = RULES[first.fact.type].identity(first) is not None
    ordered = tuple(one.name for one in fields(first.fact) if one.name in differ)
    return Alike(group, RULE_OF[Likeness.IDENTITY] if named else SAME, tuple(agree), ordered)


def reasons(entry: Entry) -> Iterator[Reason]:
    """The links between facts that are told differently, the surest that joins each to those before it."""
    rule = RULES[entry.type]
    first: dict[str, Told] = {}
    for document in entry.documents:
        told = [one for one in entry.told if one.document == document]
        for id, some in nodes_of(told, RULES).items():
            first.setdefault(id, some[0])
    nodes: Sequence[Node] = [
        node(id, one) for id, one in sorted(first.items(), key=lambda pair: pair[1].place)
    ]
    for place, here in enumerate(nodes):
        found = [
            (Likeness(max(made.apart, made.together)), before)
            for before in nodes[:place]
            if (made := link(here, before, rule)) is not None
        ]
        if found:
            likeness, before = max(found, key=lambda pair: pair[0])
            one, other = first[before.id], first[here.id]
            agree, differ = compared(one.fact, other.fact)
            yield Reason(one, other, likeness, agree, differ)


def compared(one: Fact, other: Fact) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields in which two facts of one type agree, and those in which they do not; untold ones aside."""
    agree: list[str] = []
    differ: list[str] = []
    for field in fields(one):
        name = field.name
        if name in ASIDE:
            continue
        a, b = getattr(one, name), getattr(other, name)
        if a in (None, (), "") or b in (None, (), ""):
            continue
        same = agreement(a, b) > Agreement.UNKNOWN if name in DATES else names.signed(a) == names.signed(b)
        (agree if same else differ).append(name)
    return tuple(agree), tuple(differ)
