"""Merges one document after the other into entries; each touches only what it concerns.

In: the facts of a document, and a shelf that holds what earlier ones told. Out: on the shelf, every fact at a
node and every node in an entry. The result is the same in any order, for an entry depends on the nodes of
its region alone, and a region on what is told, not on when. Which facts are of one thing stands in the rules.

An entry is known by its *anchor*, the most telling thing that any of its facts says of it ("the second
summit of this mechanism"): its id is made of that, so that it stays when facts are added. Where two entries
have one anchor, the least of their nodes tells them apart. An id that is no longer used leads to the entry
that has most of what it stood for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from dragoman.model.entry import Told
from dragoman.model.shelf import Link, Node, Pair, Placed, Shelf
from dragoman.reconcile.nodes import digest, keys_of, node, nodes_of
from dragoman.reconcile.partition import link, pair, partition, regions
from dragoman.reconcile.rules import RULES


def merge(document: str, facts: Iterable[Told], shelf: Shelf) -> None:
    """Put what a document tells in place of what it told before; without facts, it tells nothing more."""
    held, now = shelf.tellings(document), nodes_of(facts, RULES)
    tellings = {told.id: id for id, some in now.items() for told in some}
    if held == tellings:
        return
    before = set(held.values())
    gone, new = before - now.keys(), now.keys() - before
    shelf.tell(document, tellings)
    known = shelf.counts(gone | new)
    dead = {one for one in gone if one not in known}
    born = {one: node(one, now[one][0]) for one in sorted(new) if known.get(one) == 1}
    types = {id: some[0].fact.type for id, some in now.items()}
    types |= {id: one.type for id, one in shelf.nodes(gone).items()}
    linked = _bear(born, shelf)
    changed = _share(before, now.keys(), types, shelf)
    _link_within(changed, now.keys(), shelf)
    touched = shelf.regions({*dead, *linked, *(one for some in changed for one in some)} - born.keys())
    members = dict(shelf.members(touched))
    shelf.drop_nodes(dead)
    alive = (members.keys() - dead) | born.keys()
    if touched or alive:
        _settle(touched, members, alive, shelf)


def _bear(born: Mapping[str, Node], shelf: Shelf) -> set[str]:
    """Keep new nodes with their links; the nodes that they are linked to."""
    keys = {id: keys_of(one, RULES[one.type]) for id, one in born.items()}
    shelf.put_nodes(born.values(), keys)
    found = shelf.found_by({key for some in keys.values() for key in some})
    near = {id: {other for key in some for other in found.get(key, ())} - {id} for id, some in keys.items()}
    others = shelf.nodes({other for some in near.values() for other in some})
    pairs = {pair(id, other): (one, others[other]) for id, one in born.items() for other in near[id]}
    links = [made for a, b in pairs.values() if (made := link(a, b, RULES[a.type])) is not None]
    # Of what is alike only within one document there may be very much: those links come with the document.
    links = [one for one in links if one.apart]
    shelf.put_links(links)
    return {id for one in links for id in one.pair}


def _share(
    before: Collection[str], now: Collection[str], types: Mapping[str, str], shelf: Shelf
) -> list[Pair]:
    """Note which nodes the document tells of together; the pairs of which that was not so, or is no more."""
    was, is_ = _pairs(before, types), _pairs(now, types)
    change = {**dict.fromkeys(is_ - was, 1), **dict.fromkeys(was - is_, -1)}
    held = shelf.shared({one for two in change for one in two})
    shelf.share({two: held.get(two, 0) + more for two, more in change.items()})
    return sorted(one for one, more in change.items() if held.get(one, 0) in (0, -more))


def _link_within(changed: Iterable[Pair], now: Collection[str], shelf: Shelf) -> None:
    """Link what is alike only within one document, now that one tells of both; unlink what none tells of."""
    here = frozenset(now)
    several = [(two, here.issuperset(two)) for two in changed]
    shelf.drop_links(two for two, both in several if not both)
    told = [two for two, both in several if both]
    nodes = shelf.nodes({one for two in told for one in two})
    keys = {id: keys_of(one, RULES[one.type]) for id, one in nodes.items()}
    links = [
        made
        for a, b in told
        if not set(keys[a]).isdisjoint(keys[b])
        and (made := link(nodes[a], nodes[b], RULES[nodes[a].type])) is not None
        and not made.apart
    ]
    shelf.put_links(links)


def _pairs(nodes: Collection[str], types: Mapping[str, str]) -> set[Pair]:
    """The pairs of nodes of one type that may be compared."""
    by_type: dict[str, list[str]] = defaultdict(list)
    for one in sorted(nodes):
        if RULES[types[one]].compares:
            by_type[types[one]].append(one)
    return {two for some in by_type.values() for two in combinations(some, 2)}


def _settle(
    touched: Collection[str], members: Mapping[str, str], alive: Collection[str], shelf: Shelf
) -> None:
    """Work out the regions and entries of some nodes anew, and see to their ids."""
    nodes, links, together = shelf.nodes(alive), list(shelf.links(alive)), shelf.shared(alive)
    by_pair: dict[str, list[Link]] = defaultdict(list)
    for one in links:
        by_pair[one.pair[0]].append(one)
    groups: list[tuple[str, tuple[str, ...]]] = []
    for region in regions(alive, links):
        inner = [one for id in region for one in by_pair[id]]
        some = {id: nodes[id] for id in region}
        rule = RULES[some[region[0]].type]
        groups += [(region[0], group) for group in partition(some, inner, together.keys(), rule)]
    entries, renamed = _named(groups, nodes, touched, shelf)
    shelf.place(touched, entries)
    shelf.rename(renamed)
    shelf.redirect(_redirects(members, entries) | renamed)


def _named(
    groups: Iterable[tuple[str, tuple[str, ...]]],
    nodes: Mapping[str, Node],
    touched: Collection[str],
    shelf: Shelf,
) -> tuple[dict[Placed, tuple[str, ...]], dict[str, str]]:
    """The entries with their ids, and the ids of others that have to change on their account."""
    anchored = {
        group: (nodes[group[0]].type, min(_anchor(nodes[one]) for one in group), region)
        for region, group in groups
    }
    wanted = {(type, anchor) for type, anchor, _ in anchored.values()}
    gone = {(one.type, one.anchor) for one in shelf.placed(touched)}
    rivals = [one for one in shelf.rivals(wanted | gone) if one.region not in touched]
    many: dict[tuple[str, str], int] = defaultdict(int)
    for type, anchor, _ in anchored.values():
        many[type, anchor] += 1
    for one in rivals:
        many[one.type, one.anchor] += 1
    entries = {}
    for group, (type, anchor, region) in anchored.items():
        id = _id(type, anchor, group[0], many[type, anchor])
        entries[Placed(id, type, anchor, group[0], region)] = group
    ids = {one.id: _id(one.type, one.anchor, one.least, many[one.type, one.anchor]) for one in rivals}
    return entries, {old: new for old, new in ids.items() if old != new}


def _anchor(one: Node) -> str:
    """What a node's thing is known by: the rank of how telling it is, then what it is."""
    rank, said = RULES[one.type].anchor(one.sample) or (9, one.id)
    return f"{rank}{digest(said)}"


def _id(type: str, anchor: str, least: str, many: int) -> str:
    said = (type, anchor) if many == 1 else (type, anchor, least)
    return f"{RULES[type].prefix}-{digest(*said)[:16]}"


def _redirects(members: Mapping[str, str], entries: Mapping[Placed, Collection[str]]) -> dict[str, str]:
    """Where ids lead that are no longer used: to the entry that has most of their nodes."""
    now = {one: entry.id for entry, group in entries.items() for one in group}
    used = {entry.id for entry in entries}
    heirs: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one, old in members.items():
        if old not in used and one in now:
            heirs[old][now[one]] += 1
    return {old: min(some, key=lambda id: (-some[id], id)) for old, some in heirs.items()}
