"""What a project adds to what connects places and states, in words and on two maps: without it, and with it.

In: ways, and the one that was chosen. Out: pairs of states with what else joins them, places that it alone
reaches, networks that nothing else brings together, and the maps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fastapi import HTTPException
from markupsafe import Markup

from dragoman.model.entity import Entity
from dragoman.publish.pictures.corridors import Corridors, around
from dragoman.publish.pictures.map import Scope, map_svg
from dragoman.publish.pictures.outlines import Atlas
from dragoman.publish.pictures.svg import Frame
from dragoman.reconcile.connecting import added
from dragoman.reconcile.corridors import CARRIES, Way
from dragoman.serve.web.pictures.corridors import Known, address
from dragoman.serve.web.visit import Visit

WIDTH, HEIGHT = 420.0, 350.0
LEAST = 6.0
"""Degrees that the maps about a project show at least."""


def chosen(known: Sequence[Known], id: str) -> Known:
    """The way that an address chooses, by its id or that of its entry.

    Raises:
        HTTPException: there is no such way.
    """
    for one in known:
        if id in (one.way.id, one.way.entry):
            return one
    raise HTTPException(404)


def adds(known: Sequence[Known], one: Known, visit: Visit) -> dict[str, Any]:
    """What there would not be without a way, as its page and the JSON say it."""
    words = visit.words
    labels = {other.way.id: other.label for other in known}
    found = added([other.way for other in known], one.way)

    def told(way: Way) -> dict[str, Any]:
        """A way as programs get it."""
        return {
            "id": way.id,
            "label": labels[way.id],
            "sector": way.sector,
            "status": way.status,
            "page": address(way),
        }

    return {
        "way": told(one.way),
        "pairs": [
            {"states": [a, b], "others": [told(way) for way in others]} for a, b, others in found.pairs
        ],
        "places": [{"id": id, "label": words.party(Entity(id, id))} for id in found.places],
        "joins": [[told(way) for way in group] for group in found.joins] if len(found.joins) > 1 else [],
    }


def maps(drawn: Corridors, atlas: Atlas, one: Known, visit: Visit) -> dict[str, Markup] | None:
    """The map without a way, and with it; None where it has no known place."""
    say = visit.words.gettext
    spots = [drawn.spots[id] for id in one.way.places if id in drawn.spots]
    if not spots:
        return None
    scope = Scope(tuple(around(spots, LEAST)), WIDTH, HEIGHT, legend=False)
    carried = tuple(route for route in drawn.routes if CARRIES[route.sector] == one.way.carries)
    drawn = replace(drawn, routes=carried)
    without = replace(drawn, routes=tuple(route for route in carried if route.id != one.way.id))
    before = Frame(
        "before", visit.words.gettext("Before"), visit.words.gettext("The map without %s.") % one.label, 0, 0
    )
    after = Frame(
        "after", visit.words.gettext("After"), visit.words.gettext("The map with %s.") % one.label, 0, 0
    )
    return {
        "before": Markup(map_svg(before, without, atlas, scope, say)),
        "after": Markup(map_svg(after, drawn, atlas, replace(scope, chosen=one.way.id), say)),
    }
