"""The log of who did what, for admins."""

from __future__ import annotations

from types import MappingProxyType

from fastapi import APIRouter, Response

from dragoman.serve.web.answering import Shown
from dragoman.serve.web.pages.review import VERDICTS
from dragoman.serve.web.people import NAMED
from dragoman.serve.web.visit import Visiting
from dragoman.serve.web.words import later

router = APIRouter()

AT_ONCE = 50
ACTS = MappingProxyType(
    {
        "signed-in": later("signed in"),
        "signed-out": later("signed out"),
        "sign-in-failed": later("failed to sign in"),
        "password-changed": later("changed a password"),
        "token-made": later("made a token"),
        "token-revoked": later("revoked a token"),
        "user-added": later("added a user"),
        "user-removed": later("removed a user"),
        "role-changed": later("changed a role"),
        "document-added": later("added a document"),
        "judged": later("judged"),
    }
)
"""What acts are called."""
DETAILS = MappingProxyType(
    {
        "address": later("address"),
        "document": later("document"),
        "judgement": later("judgement"),
        "verdict": later("verdict"),
        "user": later("user"),
        "token": later("token"),
        "role": later("role"),
    }
)
"""What is told of an act."""
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
    context = {
        "acts": shown,
        "next": next,
        "names": ACTS,
        "details": DETAILS,
        "verdicts": VERDICTS,
        "roles": NAMED,
    }
    title = visit.words.gettext("Who did what")
    return visit.answer(Shown("audit.html", title, context, COLUMNS, rows, next, name="audit"))
