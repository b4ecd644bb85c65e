"""Merges documents into entries, one or many at once; each touches only what it concerns.

In: the facts of documents, and a shelf that holds what earlier ones told. Out: on the shelf, every fact at a
node and every node in an entry. The result is the same in any order and however many are merged at once, for
an entry depends on the nodes of its region alone, and a region on what is told, not on when. Which facts are
of one thing stands in the rules.

An entry is known by its *anchor*, the most telling thing that any of its facts says of it ("the second
summit of this mechanism"): its id is made of that, so that it stays when facts are added. Where two entries
have one anchor, the least of their nodes tells them apart. An id that is no longer used leads to the entry
that has most of what it stood for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from itertools import combinations

from dragoman.model.entry import Told
from dragoman.model.shelf import Link, Node, Pair, Placed, Shelf
from dragoman.reconcile.fetched import Fetched
from dragoman.reconcile.nodes import digest, node, nodes_of, sought_by
from dragoman.reconcile.offices import with_offices
from dragoman.reconcile.partition import link, pair, partition, regions
from dragoman.reconcile.rules import RULES
from dragoman.reconcile.stories import with_stories
from dragoman.reconcile.works import with_works

Nodes = Mapping[str, frozenset[str]]
"""The nodes that each document tells of."""


def merge(documents: Mapping[str, Iterable[Told]], shelf: Shelf) -> None:
    """Put what documents tell in place of what they told before; without facts, one tells nothing more."""
    nodes = {
        document: nodes_of(with_stories(with_works(with_offices(facts))), RULES)
        for document, facts in documents.items()
    }
    tellings = {
        document: {told.id: id for id, some in its.items() for told in some}
        for document, its in nodes.items()
    }
    held = shelf.tellings(documents)
    changed = sorted(one for one in tellings if tellings[one] != held.get(one, {}))
    if not changed:
        return
    before = {one: frozenset(held.get(one, {}).values()) for one in changed}
    now = {one: frozenset(nodes[one]) for one in changed}
    first = {id: nodes[document][id][0] for document in reversed(changed) for id in now[document]}
    was = frozenset[str]().union(*before.values())
    shelf.tell({one: tellings[one] for one in changed})
    gone = was - first.keys()
    dead = gone - shelf.told(gone)
    new = first.keys() - was
    born = {one: node(one, first[one]) for one in sorted(new - shelf.kept(new))}
    fetched = Fetched(shelf)
    fetched.add(born)
    linked = _bear(born, fetched, shelf)
    types = {id: told.fact.type for id, told in first.items()}
    types |= {id: fetched.nodes(gone)[id].type for id in gone}
    shared = _share(before, now, types, born.keys(), shelf)
    _link_within(shared, fetched, shelf)
    touched = shelf.regions({*dead, *linked, *(one for two in shared for one in two)} - born.keys())
    members = dict(shelf.members(touched))
    shelf.drop_nodes(dead)
    alive = (members.keys() - dead) | born.keys()
    if touched or alive:
        _settle(touched, members, alive, fetched, shelf)


def _bear(born: Mapping[str, Node], fetched: Fetched, shelf: Shelf) -> set[str]:
    """Keep new nodes with their links; the nodes that they are linked to."""
    keys = {id: fetched.keys(id) for id in born}
    shelf.put_nodes(born.values(), keys)
    sought = {id: sought_by(one, RULES[one.type]) for id, one in born.items()}
    found = shelf.found_by({key for some in sought.values() for key in some})
    near = {
        pair(id, other)
        for id, some in sought.items()
        for key in some
        for other in found.get(key, ())
        if other != id
    }
    # Of what is alike only within one document there may be very much: those links come with the document.
    links = [one for one in _links(near, fetched) if one.apart]
    shelf.put_links(links)
    return {id for one in links for id in one.pair}


def _links(pairs: Collection[Pair], fetched: Fetched) -> list[Link]:
    """The links between nodes that are alike."""
    nodes = fetched.nodes({one for two in pairs for one in two})
    return [
        made for a, b in sorted(pairs) if (made := link(nodes[a], nodes[b], RULES[nodes[a].type])) is not None
    ]


def _share(
    before: Nodes, now: Nodes, types: Mapping[str, str], born: Set[str], shelf: Shelf
) -> dict[Pair, bool]:
    """Note which nodes documents tell of together; the pairs of which one does now or none does any more."""
    change: Counter[Pair] = Counter()
    for document in now:
        was, is_ = _pairs(before[document], types), _pairs(now[document], types)
        change.update(is_ - was)
        change.subtract(was - is_)
    moved = {two: more for two, more in change.items() if more}
    held = shelf.shared([two for two in moved if born.isdisjoint(two)])
    many = {two: held.get(two, 0) + more for two, more in moved.items()}
    shelf.share(many)
    return {two: many[two] > 0 for two in sorted(many) if not many[two] or many[two] == moved[two]}


def _link_within(shared: Mapping[Pair, bool], fetched: Fetched, shelf: Shelf) -> None:
    """Link what is alike only within one document, where one tells of both; unlink what none tells of."""
    shelf.drop_links(two for two, both in shared.items() if not both)
    told = [two for two, both in shared.items() if both]
    fetched.nodes({one for two in told for one in two})
    near = [(a, b) for a, b in told if fetched.meet(a, b)]
    shelf.put_links(one for one in _links(near, fetched) if not one.apart)


def _pairs(nodes: Collection[str], types: Mapping[str, str]) -> set[Pair]:
    """The pairs of nodes of one type that may be compared."""
    by_type: dict[str, list[str]] = defaultdict(list)
    for one in sorted(nodes):
        if RULES[types[one]].compares:
            by_type[types[one]].append(one)
    return {two for some in by_type.values() for two in combinations(some, 2)}


def _settle(
    touched: Collection[str],
    members: Mapping[str, str],
    alive: Collection[str],
    fetched: Fetched,
    shelf: Shelf,
) -> None:
    """Work out the regions and entries of some nodes anew, and see to their ids."""
    nodes, links = fetched.nodes(alive), list(shelf.links(alive))
    found = regions(alive, links)
    together = shelf.told_together({id for region in found if len(region) > 1 for id in region})
    by_first: dict[str, list[Link]] = defaultdict(list)
    for one in links:
        by_first[one.pair[0]].append(one)
    groups: list[tuple[str, tuple[str, ...]]] = []
    for region in found:
        if len(region) == 1:
            groups.append((region[0], region))
            continue
        inner = [one for id in region for one in by_first[id]]
        some = {id: nodes[id] for id in region}
        rule = RULES[some[region[0]].type]
        groups += [(region[0], group) for group in partition(some, inner, together, rule)]
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
