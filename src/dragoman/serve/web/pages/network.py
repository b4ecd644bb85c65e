"""The network of states, organisations and people: who met and signed with whom, and what that rests on."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from markupsafe import Markup

from dragoman.publish.pictures.network import NARROW, WIDE, Network, network_svg, within
from dragoman.publish.pictures.svg import Frame
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.pictures.network import COLUMNS, MOST, NAMES, held, rests, rows, shown
from dragoman.serve.web.visit import Visit, Visiting

router = APIRouter()

SIZES = (("wide", WIDE, 44, 150), ("narrow", NARROW, 18, 50))
"""For a desk and for a phone: pixels, actors and ties at most."""
LISTED = 150
"""Pairs that the table has."""


@router.get("/network")
def network_page(visit: Visiting) -> Response:
    """States and organisations that met or signed together, and people who met."""
    found = held(visit)
    drawn = shown(found, visit)
    listed = rows(found, drawn)
    context: dict[str, Any] = {"held": found, "drawn": drawn, "rows": listed[:LISTED], "names": NAMES}
    context |= {"pictures": _pictures(drawn, visit), "rests": rests(found, visit), "most": MOST}
    label = {one.id: one.label for one in drawn.actors}
    context["chosen"] = " – ".join(label.get(one, one) for one in (found.one, found.other) if one)
    context |= {"pairs": len(found.graph.links), "actors": SIZES[0][2]}
    title = visit.words.gettext("Network")
    return visit.answer(Shown("network.html", title, context, COLUMNS, listed, name="network"))


def _pictures(drawn: Network, visit: Visit) -> dict[str, Markup]:
    words = visit.words
    title = words.gettext("Who met and signed with whom")
    told = words.gettext("The larger a mark, the more sources; the wider a line, the more entries.")
    return {
        name: Markup(
            network_svg(
                Frame(f"network-{name}", title, told, 0, 0), within(drawn, actors, ties), width, words.gettext
            )
        )
        for name, width, actors, ties in SIZES
    }
