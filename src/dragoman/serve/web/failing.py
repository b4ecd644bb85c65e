"""Errors as pages or as problem+json (RFC 9457), as the visitor asks.

In: what went wrong. Out: an answer that says it in the visitor's language and gives away nothing of the
server. What nobody foresaw is logged, and answered with 500.
"""

from __future__ import annotations

import json
import traceback
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.model.errors import AskedError, DragomanError, RecordError
from dragoman.serve.web.answering import Shown, page
from dragoman.serve.web.asking import QuestionError
from dragoman.serve.web.people import NAMED, Person, RefusedError
from dragoman.serve.web.visit import Visit, visit_of
from dragoman.serve.web.words import later

SAID = {
    400: later("This cannot be asked for"),
    401: later("Please sign in"),
    403: later("You may not do this"),
    404: later("There is no such page"),
    405: later("This address does not take that"),
    408: later("Sending took too long"),
    409: later("This has changed meanwhile"),
    413: later("This is too large"),
    421: later("This server is not called so"),
    422: later("This cannot be understood"),
    429: later("Too many requests"),
    500: later("Something went wrong here"),
    503: later("The record cannot be read at the moment"),
}
"""The headings of error pages."""
NAMES = {
    "since": later("Since"),
    "until": later("Until"),
    "order": later("Order"),
    "kind": later("Kind"),
    "lanes": later("Lanes"),
    "of": later("Among"),
}
"""What parameters are called in forms."""


class Unforeseen:
    """Answers with 500 where a page fails by what nobody foresaw, and logs it; the server goes on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False

        async def begun(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, begun)
        except Exception as error:
            if scope["type"] != "http":
                raise
            # Where it failed, not what it says: a message may quote what was typed, or a secret.
            frames = [
                f"{one.filename}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)[-8:]
            ]
            structlog.get_logger().error("crashed", error=type(error).__name__, at=frames)
            if has_begun:
                raise
            await failed(Request(scope), 500)(scope, receive, send)


NOBODY = later(
    "This needs an account, and there is none yet. Whoever runs this server adds one: "
    "dragoman user add NAME --role reviewer. "
    "On one's own computer, dragoman serve --open-review does without."
)


def wants_problem(request: Request) -> bool:
    """Whether an error is told to a program."""
    if request.url.path.startswith("/api/") or request.query_params.get("format") in ("json", "csv"):
        return True
    accepted = request.headers.get("accept", "")
    return "json" in accepted and "text/html" not in accepted


def failed(
    request: Request, status: int, detail: str = "", headers: dict[str, str] | None = None, **more: Any
) -> Response:
    """An error as an answer; `more` are members of the problem of their own."""
    if wants_problem(request):
        said = {"type": "about:blank", "title": _title(status), "status": status}
        said |= {"detail": detail} if detail else {}
        said |= {"instance": request.url.path, **more}
        body = json.dumps(said, ensure_ascii=False)
        return Response(body, status, headers, media_type="application/problem+json")
    visit = _visit(request)
    heading = visit.words.gettext(SAID.get(status, SAID[500 if status >= 500 else 400]))
    shown = Shown("error.html", heading, {"detail": detail, "status": status, "back": _back(request)})
    response = Response(page(visit, shown), status, headers, media_type="text/html")
    response.headers["Cache-Control"] = "no-store"
    return visit.with_cookies(response)


def _back(request: Request) -> str | None:
    """The page of this server that led here, with what was typed there as far as browsers keep it."""
    came_from = request.headers.get("referer", "")
    base = str(request.base_url)
    return "/" + came_from.removeprefix(base).lstrip("/") if came_from.startswith(base) else None


def _visit(request: Request) -> Visit:
    """The visit; where it failed at who asks, or the record cannot be read, a visit of nobody."""
    try:
        return visit_of(request)
    except (HTTPException, DragomanError):
        return Visit(request, request.app.state.site, Person(None, None))


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def handle_errors(app: FastAPI) -> None:
    """Make an application answer every error as `failed` does."""

    @app.exception_handler(HTTPException)
    async def on_http(request: Request, error: HTTPException) -> Response:
        detail = "" if error.detail == _title(error.status_code) else str(error.detail)
        return failed(request, error.status_code, detail, dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def on_invalid(request: Request, error: RequestValidationError) -> Response:
        faults = [
            {"at": ".".join(map(str, one["loc"])), "message": str(one["msg"])} for one in error.errors()[:20]
        ]
        detail = "; ".join(f"{one['at']}: {one['message']}" for one in faults)
        return failed(request, 422, detail, errors=faults)

    @app.exception_handler(QuestionError)
    async def on_bad_question(request: Request, error: QuestionError) -> Response:
        return failed(request, 400, refusal(visit_of(request), error), parameter=error.name)

    @app.exception_handler(AskedError)
    async def on_unanswerable(request: Request, error: AskedError) -> Response:
        return failed(request, 400, str(error))

    @app.exception_handler(RefusedError)
    async def on_refused(request: Request, error: RefusedError) -> Response:
        return _refused(request, error)

    @app.exception_handler(DragomanError)
    async def on_dragoman(request: Request, error: DragomanError) -> Response:
        structlog.get_logger().error("failed", path=request.url.path, reason=str(error))
        return failed(request, 503 if isinstance(error, RecordError) else 500)


def refusal(visit: Visit, error: QuestionError) -> str:
    """What is wrong with a value, and what would be right, in the words of the visitor."""
    words = visit.words.gettext("%(name)s cannot be “%(value)s”; accepted: %(accepted)s")
    called = error.name if wants_problem(visit.request) else NAMES.get(error.name, error.name)
    return words % {
        "name": visit.words.gettext(called),
        "value": error.value[:100],
        "accepted": ", ".join(error.accepted),
    }


def _refused(request: Request, error: RefusedError) -> Response:
    """Who has not signed in is led there and back; who has is told what is missing."""
    visit = visit_of(request)
    if not visit.site.record.has_users() and error.needs != "reader":
        return failed(request, 403, visit.words.gettext(NOBODY))
    role = visit.words.gettext("This needs the role %(role)s.") % {
        "role": visit.words.gettext(NAMED[error.needs])
    }
    if error.person.name is not None:
        return failed(request, 403, role)
    if wants_problem(request):
        return failed(request, 401, role, {"WWW-Authenticate": "Bearer"})
    if request.method == "GET" and "/signin" in visit.site.paths:
        target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return visit.with_cookies(RedirectResponse(f"/signin?next={quote(target, safe='')}", 303))
    return failed(request, 401, role)
