"""The figures: series as charts, each value with its source, in both currencies, with what checks found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Response
from markupsafe import Markup

from dragoman.packs.terms import INDICATORS
from dragoman.publish.pictures.figures import CHECKS, NARROW, WIDE, Panel, figures_svg
from dragoman.publish.pictures.svg import Frame
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.pictures.figures import CHECKED, COLUMNS, Series, panels, rows, said, series
from dragoman.serve.web.visit import Visit, Visiting

router = APIRouter()

LIMIT, MOST = 6, 10
"""Series that a page has, unless more are asked for, and at most."""


@router.get("/figures")
def figures_page(visit: Visiting) -> Response:
    """The series that fit, those with the most sources first."""
    asked = visit.asked(order="-sources", limit=LIMIT)
    asked = replace(asked, types=("series",), limit=min(asked.limit, MOST))
    page = visit.site.record.cards(asked)
    found = series(page.items, visit)
    held = [
        (one, _pictures(number, one, panels(one, visit.words), visit)) for number, one in enumerate(found)
    ]
    context: dict[str, Any] = {"held": held, "page": page, "asked": asked, "indicators": INDICATORS}
    context |= {"count": visit.site.record.count(asked), "said": said, "checked": CHECKED, "signs": CHECKS}
    title = visit.words.gettext("Figures")
    return visit.answer(
        Shown("figures.html", title, context, COLUMNS, rows(found), page.next, name="figures")
    )


def _pictures(number: int, one: Series, drawn: tuple[Panel, ...], visit: Visit) -> dict[str, Markup]:
    """The chart for a desk and for a phone; none where no value has a period."""
    if not drawn:
        return {}
    say, found = visit.words.gettext, {}
    told = say("Each mark leads to the words that give the value. The same values stand in the table below.")
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        frame = Frame(f"chart-{number}-{name}", one.title, told, 0, 0)
        found[name] = Markup(figures_svg(frame, drawn, width, visit.language, say))
    return found
