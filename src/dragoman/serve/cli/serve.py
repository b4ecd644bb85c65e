"""`dragoman serve`: the record as web pages and an API, on this computer or for a team."""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import DEFAULT_RECORD, RecordOption, examples, messages, visible

if TYPE_CHECKING:
    from dragoman.serve.web.settings import Settings

EXAMPLES = examples(
    ("dragoman serve", "the record here at http://127.0.0.1:8000, for this computer alone"),
    ("dragoman serve --host 0.0.0.0 --sign-in", "for a team: reading needs an account too"),
    ("dragoman serve --record postgresql+psycopg://…/record", "a record in PostgreSQL"),
)

TURN = 0.001
"""Seconds after which a thread that works lets others go on: who is answered at once waits for no page."""
MALLOC = ((-8, 2), (-3, 1 << 18))
"""Options of `mallopt(3)`: M_ARENA_MAX, places that threads take memory from; M_MMAP_THRESHOLD, the bytes of
what is given back at once."""
GARBAGE = (10_000, 20, 20)
"""Objects that are made between two looks for garbage, and looks between those at older ones."""
AT_ONCE = 500
"""Connections that are served at once; more are told to come later (503)."""


def command(
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="NUMBER", min=0, max=65535, help="Its port.")] = 8000,
    sign_in: Annotated[
        bool, typer.Option("--sign-in", help="Reading needs an account too; see dragoman user.")
    ] = False,
    open_review: Annotated[
        bool,
        typer.Option("--open-review", help="On one's own computer: review and upload without an account."),
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A name that the server is asked under; repeatable."),
    ] = None,
    limit: Annotated[
        str, typer.Option(metavar="N/TIME", help="How often one address may ask: 1200/minute.")
    ] = "1200/minute",
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show the record as web pages, with an API beside them.

    Nothing is loaded from elsewhere, and nothing sent there. Ctrl+C ends it.
    """
    from dragoman.serve.web.settings import LOOPBACK, Settings

    settings = Settings(
        record=record,
        host=host,
        port=port,
        sign_in=sign_in,
        open_review=open_review,
        reading_limit=_checked_limit(limit),
    )
    if open_review and not settings.is_loopback:
        raise typer.BadParameter("only on this computer: --host 127.0.0.1", param_hint="--open-review")
    if settings.is_loopback or name:
        settings = replace(settings, hosts=(*LOOPBACK, *(name or ())))
    _serve(settings)


def _serve(settings: Settings) -> None:
    """Serve until Ctrl+C."""
    import uvicorn

    from dragoman.serve.web import journal
    from dragoman.serve.web.app import create_app
    from dragoman.store.engine import locate, shown

    app = create_app(settings)
    journal.begin()
    sys.setswitchinterval(TURN)
    _spare_memory()
    _spare_looks()
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    place = visible(shown(locate(settings.record)))
    messages().print(f"{place} at http://{host}:{settings.port} (Ctrl+C ends it)")
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=AT_ONCE,
    )


def _spare_memory() -> None:
    """Let GNU's C library give back what large pages took, which it would keep for each thread."""
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL("libc.so.6")
        for option, value in MALLOC:
            library.mallopt(option, value)


def _spare_looks() -> None:
    """Let nobody look for garbage among what the server holds until it ends: names, rules, templates."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)


def _checked_limit(limit: str) -> str:
    from limits import parse_many

    try:
        parse_many(limit)
    except ValueError as error:
        raise typer.BadParameter(f"{limit!r} is no limit; write 1200/minute", param_hint="--limit") from error
    return limit
