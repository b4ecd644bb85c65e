"""The figures: series as charts, each value with its source, in both currencies, with what checks found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Response

from dragoman.packs.terms import INDICATORS
from dragoman.publish.pictures.figures import CHECKS
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.pictures.figures import CHECKED, COLUMNS, charts, rated, rows, said, series
from dragoman.serve.web.visit import Visiting

router = APIRouter()

LIMIT, MOST = 5, 10
"""Series that a page has, unless more are asked for, and at most."""


@router.get("/figures")
def figures_page(visit: Visiting) -> Response:
    """The series that fit, those with the most sources first."""
    asked = visit.asked(order="-sources", limit=LIMIT)
    asked = replace(asked, types=("series",), limit=min(asked.limit, MOST))
    page = visit.site.record.cards(asked)
    found = series(page.items, visit)
    held = [(one, charts(f"chart-{number}", one, visit)) for number, one in enumerate(found)]
    context: dict[str, Any] = {"held": held, "page": page, "asked": asked, "indicators": INDICATORS}
    context |= {"count": visit.site.record.count(asked), "checked": CHECKED, "signs": CHECKS}
    context |= {"said": said, "rated": rated}
    title = visit.words.gettext("Figures")
    return visit.answer(
        Shown("figures.html", title, context, COLUMNS, rows(found), page.next, name="figures")
    )
