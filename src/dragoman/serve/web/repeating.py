"""Answers once what is asked for often: answers are kept while the record stays as it is.

An ASGI application around another one. In: requests of visitors who have not signed in. Out: what was
answered before to the same address in the same language and form, by the same state of the record, on the
same day; else what the application answers now. Those who ask for the same at the same time wait for one
answer. What names a visitor, sets a cookie or failed is for one visitor alone, and not kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Hashable
from datetime import UTC, datetime

from anyio import CapacityLimiter, to_thread
from fastapi import HTTPException, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.model.errors import DragomanError
from dragoman.serve.web.answering import accepted
from dragoman.serve.web.guarding import admit
from dragoman.serve.web.kept import Answer, Kept
from dragoman.serve.web.people import shows_who
from dragoman.serve.web.site import Site
from dragoman.serve.web.visit import language_of

APART = ("/static/", "/healthz")
"""What addresses begin with that need no record, or must ask it each time."""
AT_ONCE = 3
"""Pages that are worked out at a time: more of them only take processor and memory from one another."""


class Repeating:
    """Gives what was answered before, where it still holds."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app, self._site = app, site
        self._kept = Kept(site.settings.kept)
        self._working: dict[Hashable, asyncio.Future[Answer | None]] = {}
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._asking = CapacityLimiter(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(APART):
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})  # in which the visit will be found
        request = Request(scope)
        key = await self._key(request)
        answer = None if key is None else self._kept.get(key)
        if answer is None and key in self._working:
            # Shielded: a visitor who goes away takes the answer from nobody else.
            answer = await asyncio.shield(self._working[key])
        if answer is not None and self._admits(request):
            await _send(answer, request, send)
        else:
            await self._work_out(key, request, receive, send)

    async def _key(self, request: Request) -> Hashable | None:
        """What an answer is kept under; None where it is for one visitor alone."""
        if self._site.settings.sign_in or shows_who(request):
            return None
        try:
            state = await to_thread.run_sync(self._site.record.state, limiter=self._asking)
        except DragomanError:
            return None
        asked = tuple(sorted(request.query_params.multi_items(), key=lambda one: one[0]))
        return (
            (state, self._site.behind, datetime.now(UTC).date()),
            (request.scope["scheme"], request.headers.get("host"), request.scope["path"], asked),
            (language_of(request), accepted(request)),
        )

    def _admits(self, request: Request) -> bool:
        """Whether a request may be answered with what is kept; if not, the application says why."""
        try:
            admit(request, self._site)
        except HTTPException:
            return False
        return True

    async def _work_out(self, key: Hashable | None, request: Request, receive: Receive, send: Send) -> None:
        """Let the application answer in its turn, and keep what may be kept."""
        if key is None or key in self._working:
            await self._in_turn(request.scope, receive, send)
            return
        working = self._working[key] = asyncio.get_running_loop().create_future()
        taken = _Taken(request.scope, send)
        try:
            await self._in_turn(_asked_anew(request.scope), receive, taken)
            if taken.answer is not None:
                self._kept.put(key, taken.answer)
        finally:
            del self._working[key]
            working.set_result(taken.answer)
        if taken.answer is not None:
            await _send(taken.answer, request, send)

    async def _in_turn(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer when it is this visitor's turn, which ends when the answer begins."""
        await self._turns.acquire()
        is_done = False

        def done() -> None:
            nonlocal is_done
            if not is_done:
                is_done = True
                self._turns.release()

        async def begun(message: Message) -> None:
            done()
            await send(message)

        try:
            await self._app(scope, receive, begun)
        finally:
            done()


class _Taken:
    """Takes an answer that is the same for everybody; any other is sent on as it comes."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope, self._send = scope, send
        self._headers: tuple[tuple[bytes, bytes], ...] | None = None
        self._body: list[bytes] = []
        self.answer: Answer | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_for_all(message, self._scope):
            self._headers = tuple(message["headers"])
        elif self._headers is None:
            await self._send(message)
        else:
            self._body.append(message.get("body", b""))
            if not message.get("more_body", False):
                self.answer = Answer(self._headers, b"".join(self._body), dict(self._headers)[b"etag"])


def _is_for_all(message: Message, scope: Scope) -> bool:
    """Whether an answer is whole, and the same for whoever asks."""
    names = {name for name, _ in message["headers"]}
    visit = scope["state"].get("visit")
    is_whole = message["status"] == 200 and b"etag" in names and b"set-cookie" not in names
    return is_whole and visit is not None and not visit.is_personal


def _asked_anew(scope: Scope) -> Scope:
    """The same request of somebody who has no answer yet."""
    return {**scope, "headers": [one for one in scope["headers"] if one[0] != b"if-none-match"]}


async def _send(answer: Answer, request: Request, send: Send) -> None:
    """Send an answer, or that the visitor has it already."""
    has_it = answer.etag.decode() in request.headers.get("if-none-match", "")
    headers = [one for one in answer.headers if not (has_it and one[0] == b"content-length")]
    await send({"type": "http.response.start", "status": 304 if has_it else 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if has_it else answer.body})
