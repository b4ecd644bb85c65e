"""The log of a server: a line of JSON a request and a failure, on standard error.

What was typed into forms, tokens, cookies and the filters of addresses are not in it. `begin` is for the
command line; whoever embeds the application sets up structlog as they like.
"""

from __future__ import annotations

import logging
import sys
import time
from urllib.parse import quote

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def begin() -> None:
    """Log as lines of JSON, what the server says by `logging` too."""
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer(ensure_ascii=False)],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        processor=structlog.processors.JSONRenderer(ensure_ascii=False), foreign_pre_chain=shared
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)


class Journal:
    """Notes every request with what became of it and how long it took."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            visit = scope.get("state", {}).get("visit")
            structlog.get_logger().info(
                "request",
                method=scope["method"],
                path=quote(scope["path"]),
                status=status,
                ms=round(1000 * (time.perf_counter() - began), 1),
                user=visit.person.name if visit else None,
            )
