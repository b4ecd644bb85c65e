"""How much may be sent, and how long it may take: bodies of requests are cut off where they pass either.

An ASGI application around another one.
"""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.serve.web.failing import failed


class Intake:
    """Refuses what is too large (413) or too slow (408)."""

    def __init__(self, app: ASGIApp, largest: int, longest: float) -> None:
        """`largest`: bytes of a body; `longest`: seconds that it may take to come."""
        self._app, self._largest, self._longest = app, largest, longest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = dict(scope["headers"]).get(b"content-length", b"0")
        if not said.isdigit() or int(said) > self._largest:
            await failed(Request(scope), 413)(scope, receive, send)
            return
        await self._app(scope, self._counted(receive), send)

    def _counted(self, receive: Receive) -> Receive:
        clock = asyncio.get_running_loop()
        deadline = clock.time() + self._longest
        taken = 0
        whole = False

        async def counted() -> Message:
            """The next piece of the body."""
            nonlocal taken, whole
            if whole:  # what comes now is that the visitor has gone
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), max(0.0, deadline - clock.time()))
            except TimeoutError as error:
                raise HTTPException(408) from error
            taken += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if taken > self._largest:
                raise HTTPException(413)
            return message

        return counted
