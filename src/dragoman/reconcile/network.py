"""Who meets and signs with whom: the network of states, organisations and people of a record.

In: accounts of meetings and agreements. Out: a graph, a link a pair and kind. Two took part in a meeting if
both are named for it and it was held; two have signed if both are parties of an instrument that was. People
are joined with people, states and organisations with one another: an office joins nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations

from dragoman.model.account import Account
from dragoman.model.entity import Entity, Party
from dragoman.model.graph import Graph, Link, Node
from dragoman.reconcile import names
from dragoman.reconcile.findings.following import DONE

MET, SIGNED = "met", "signed"
"""The kinds of links."""
KINDS = ("state", "organisation", "person")
"""The kinds of nodes."""


def network(accounts: Iterable[Account], kinds: Collection[str], label: Callable[[str], str]) -> Graph:
    """The network among nodes of these kinds; `label` is the name of a state or region by its code."""
    nodes: dict[str, Node] = {}
    joined: dict[tuple[str, str, str], list[Account]] = defaultdict(list)
    for account in accounts:
        for kind, group in _groups(account):
            held = {names.key(one): one for one in group}
            for key, one in held.items():
                nodes.setdefault(key, _node(key, one, account, label))
            wanted = sorted(key for key in held if nodes[key].kind in kinds)
            for a, b in combinations(wanted, 2):
                joined[a, b, kind].append(account)
    links = [Link(a, b, kind, _says(some)) for (a, b, kind), some in joined.items()]
    ends = {end for one in links for end in (one.one, one.other)}
    return Graph(
        tuple(nodes[key] for key in sorted(ends)),
        tuple(sorted(links, key=lambda one: (-int(one.says["entries"]), one.one, one.other, one.kind))),
    )


def _groups(account: Account) -> Iterator[tuple[str, Sequence[Party]]]:
    """Those who did something together, with what they did."""
    values = account.values
    if account.type == "meeting" and values.get("status") in DONE["meeting"]:
        yield MET, values.get("participants") or ()
        yield MET, values.get("people") or ()
    reached = {stage.status for stage in account.history} | {values.get("status")}
    if account.type == "agreement" and reached & DONE["agreement"]:
        yield SIGNED, values.get("parties") or ()


def _node(key: str, party: Party, account: Account, label: Callable[[str], str]) -> Node:
    if not isinstance(party, Entity):
        return Node(key, label(party), "state", {"code": party})
    people = {names.key(one) for one in account.values.get("people") or ()}
    return Node(key, party.label, "person" if key in people else "organisation")


def _says(some: Sequence[Account]) -> dict[str, str | int]:
    """How many entries join two, from when to when, and which."""
    dates = sorted(one.values["date"] for one in some if one.values.get("date"))
    known = [one for one in dates if one[:1].isdigit()]
    said: dict[str, str | int] = {"entries": len(some), "sources": max(one.sources for one in some)}
    said |= {"first": known[0] if known else "", "last": known[-1] if known else ""}
    return said | {"ids": " ".join(one.id for one in some)}
