"""The log of who did what, for admins."""

from __future__ import annotations

from fastapi import APIRouter, Response

from dragoman.serve.web.answering import Shown
from dragoman.serve.web.visit import Visiting

router = APIRouter()

AT_ONCE = 50
COLUMNS = ("number", "done_at", "who", "act", "on")


@router.get("/audit")
def audit(visit: Visiting) -> Response:
    """What was done, the latest first."""
    visit.require("admin")
    before = visit.number("after", 0) or None
    acts = visit.site.record.acts(before, AT_ONCE + 1)
    shown = acts[:AT_ONCE]
    next = str(shown[-1].number) if len(acts) > AT_ONCE else None
    rows = [{name: getattr(one, name) for name in COLUMNS} for one in shown]
    title = visit.words.gettext("Who did what")
    return visit.answer(
        Shown("audit.html", title, {"acts": shown, "next": next}, COLUMNS, rows, next, name="audit")
    )
