"""The timeline: what happened when, in lanes, nearer and farther by the address."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from markupsafe import Markup

from dragoman.publish.pictures.svg import Frame
from dragoman.publish.pictures.timeline import NARROW, WIDE, timeline_svg
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.pictures.timeline import COLUMNS, LANES, MOST, Held, address, held, rows, timeline
from dragoman.serve.web.visit import Visit, Visiting

router = APIRouter()


@router.get("/timeline")
def timeline_page(visit: Visiting) -> Response:
    """Meetings, and the statuses of agreements, projects and undertakings, on their days."""
    shown = held(visit)
    listed = rows(shown)
    context: dict[str, Any] = {"held": shown, "most": MOST, "rows": listed, "groupings": LANES}
    context |= {"pictures": _pictures(shown, visit), "moves": _moves(shown, visit)}
    title = visit.words.gettext("Timeline")
    return visit.answer(Shown("timeline.html", title, context, COLUMNS, listed, name="timeline"))


def _pictures(shown: Held, visit: Visit) -> dict[str, Markup]:
    words = visit.words
    title = words.gettext("What happened when")
    told = words.gettext(
        "A mark is an event; marks on one another are of the same days; numbers lead closer."
    )
    data = timeline(shown, visit)
    return {
        name: Markup(timeline_svg(Frame(f"timeline-{name}", title, told, 0, 0), data, width, words.gettext))
        for name, width in (("wide", WIDE), ("narrow", NARROW))
    }


def _moves(shown: Held, visit: Visit) -> list[tuple[str, str, str]]:
    """Where else one may look: sign, what it does, address."""
    words, stretch = visit.words, shown.stretch
    return [
        ("←", words.gettext("earlier"), address(visit, stretch.moved(-0.5))),
        ("+", words.gettext("nearer"), address(visit, stretch.scaled(0.5))),
        ("−", words.gettext("farther"), address(visit, stretch.scaled(2))),
        ("→", words.gettext("later"), address(visit, stretch.moved(0.5))),
        ("○", words.gettext("from the start"), visit.here(since=None, until=None, format=None)),
    ]
