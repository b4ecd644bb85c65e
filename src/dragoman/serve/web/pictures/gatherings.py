"""Where people met: the places of meetings that were held, among those with the most sources.

In: a visit. Out: how many meetings there were at each place that the framework knows, for a map and a table.
"""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import quote

from dragoman.model.catalogue import MOST, Asked
from dragoman.model.entity import Entity
from dragoman.packs.entries import Place
from dragoman.publish.pictures.corridors import Gathering
from dragoman.serve.web.visit import Visit

HELD = ("held",)
"""The statuses of meetings that are counted."""


def gatherings(visit: Visit) -> tuple[Gathering, ...]:
    """The places where most meetings were held first."""
    entries, words = visit.site.framework.entries, visit.words
    about = visit.asked().about
    asked = Asked(types=("meeting",), statuses=HELD, about=about, order="-sources", limit=MOST)
    places = [card.said.get("place") for card in visit.site.record.cards(asked).items]
    counted = Counter(place["id"] for place in places if isinstance(place, dict) and place.get("id"))
    found = []
    for id, many in sorted(counted.items(), key=lambda one: (-one[1], one[0])):
        entry = entries.get(id)
        if isinstance(entry, Place) and entry.lat is not None and entry.lon is not None:
            label = words.party(Entity(id, id))
            met = words.ngettext("%(n)s meeting", "%(n)s meetings", many) % {"n": many}
            found.append(
                Gathering(id, many, f"{label}{words.colon} {met}", f"/meetings?about={quote(label, safe='')}")
            )
    return tuple(found)


def rows(some: tuple[Gathering, ...]) -> list[dict[str, Any]]:
    """The places as a table has them."""
    return [{"place": one.spot, "meetings": one.many, "page": one.href} for one in some]
