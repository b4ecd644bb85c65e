"""The map of corridors by how far they are, and what a chosen project adds to them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from markupsafe import Markup

from dragoman.model.entity import Entity
from dragoman.publish.pictures.corridors import SECTORS, Corridors, around
from dragoman.publish.pictures.map import NARROW, WIDE, Scope, map_svg, shared
from dragoman.publish.pictures.outlines import Atlas, load_atlas
from dragoman.publish.pictures.svg import Frame
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.pictures import adding, gatherings
from dragoman.serve.web.pictures.corridors import BY, COLUMNS, corridors, focus, known_ways, rows
from dragoman.serve.web.visit import Visit, Visiting

router = APIRouter()

MEETINGS = "meetings"
"""What a map shows besides, if it is asked for: where people met."""
WHOLE = "whole"
"""The view of all member states; without it a map shows their region."""


@router.get("/map")
def map_page(visit: Visiting, project: str = "") -> Response:
    """Railways, roads, pipelines and border ports; with `project`, what there would not be without it."""
    known = known_ways(visit)
    atlas = load_atlas(visit.site.framework.path)
    met = gatherings.gatherings(visit) if visit.request.query_params.get("show") == MEETINGS else ()
    drawn = corridors(known, visit, atlas, met)
    listed = rows(known, drawn)
    context: dict[str, Any] = {"rows": listed, "pictures": _pictures(visit, drawn, atlas)}
    context |= {"views": _views(visit), "sectors": SECTORS, "by": BY, "added": None, "maps": None}
    context |= {"met": gatherings.rows(met)}
    if project:
        one = adding.chosen(known, project)
        context |= {"added": adding.adds(known, one, visit), "maps": adding.maps(drawn, atlas, one, visit)}
    said = {"items": listed} | ({"added": context["added"]} if project else {})
    said |= {"meetings": context["met"]} if met else {}
    title = visit.words.gettext("Map")
    return visit.answer(Shown("map.html", title, context, COLUMNS, listed, said=said, name="map"))


def _views(visit: Visit) -> list[tuple[str, str, bool]]:
    """What may be seen: its name, its address, whether it is what is seen."""
    framework, words = visit.site.framework, visit.words
    if not framework.card.regions:
        return []
    is_whole = visit.request.query_params.get("view") == WHOLE
    met = visit.request.query_params.get("show") == MEETINGS
    region = words.called(framework.card.regions[0].id)
    return [
        (region, visit.here(view=None), not is_whole),
        (words.gettext("all member states"), visit.here(view=WHOLE), is_whole),
        (words.gettext("where meetings were held"), visit.here(show=None if met else MEETINGS), met),
    ]


def _pictures(visit: Visit, drawn: Corridors, atlas: Atlas) -> dict[str, Markup]:
    """The map for a desk and for a phone, and the outlines that both use."""
    framework, words = visit.site.framework, visit.words
    title = words.gettext("Railways, roads, pipelines and border ports")
    told = words.gettext(
        "Lines join the places of a way; they are not its course. The numbers are those of the table."
    )
    insets = {
        name: words.party(Entity(name, name)) for name in list(atlas.sheets)[1:] if name in framework.entries
    }
    found = {"shared": Markup(shared(atlas))}
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        whole = visit.request.query_params.get("view") == WHOLE
        corners = tuple(around(focus(framework, drawn.spots, whole)))
        frame = Frame(f"map-{name}", title, told, 0, 0)
        svg = map_svg(frame, drawn, atlas, Scope(corners, width, insets=insets), words.gettext)
        found[name] = Markup(svg)
    return found
