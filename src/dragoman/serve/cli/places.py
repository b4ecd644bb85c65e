"""Finds what a user names on the map: a state, a region, a place of the framework, a way.

In: words from the command line. Out: the ends of a route, or a way.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from dragoman.model.errors import RecordError
from dragoman.packs.entries import Place
from dragoman.packs.framework import Framework
from dragoman.reconcile.connecting import Ends
from dragoman.reconcile.corridors import Way
from dragoman.serve.cli.finding import country_code, region_id
from dragoman.store.about import folded

MOST_SHOWN = 6
"""How many names are shown where several may be meant."""


def ends(name: str, framework: Framework) -> Ends:
    """The state, the states of the region, or the place that is named.

    Raises:
        RecordError: the framework has none of that name.
    """
    if code := country_code(name):
        return Ends(name, states=frozenset({code}))
    if region := region_id(name):
        members = next((one.members for one in framework.card.regions if one.id == region), ())
        return Ends(name, states=frozenset(map(str, members)))
    wanted = folded(name)
    found = [
        place for place in framework.of_kind(Place) if wanted in map(folded, (place.id, *place.every_name()))
    ]
    if found:
        return Ends(found[0].best_name("en"), places=frozenset(place.id for place in found))
    known = {one for place in framework.of_kind(Place) for one in place.every_name()}
    near = difflib.get_close_matches(name, sorted(known), n=3)
    hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
    raise RecordError(f"{name!r} is no state, region or place of the framework{hint}")


def find_way(ways: Sequence[Way], name: str) -> Way:
    """The way of that id or name, or the only one that has these words in a name.

    Raises:
        RecordError: there is none, or several.
    """
    wanted = folded(name)
    exact = [one for one in ways if name in (one.id, one.entry) or wanted in map(folded, one.names)]
    some = exact or [one for one in ways if any(wanted in folded(other) for other in one.names)]
    if len(some) == 1:
        return some[0]
    if some:
        shown = ", ".join(repr(one.label) for one in some[:MOST_SHOWN])
        raise RecordError(
            f"{name!r} may be {shown}{' …' if len(some) > MOST_SHOWN else ''}; say more of the name"
        )
    raise RecordError(f"{name!r} is no railway, road, pipeline or border port here; see: dragoman corridors")
