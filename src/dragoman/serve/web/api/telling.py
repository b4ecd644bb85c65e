"""How the API answers: JSON with an ETag, pages by cursor, streams of lines; the same errors everywhere.

In: a visit, what is said. Out: responses, and what OpenAPI says of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Annotated, Any

from fastapi import Depends, Query, Response
from pydantic import BaseModel, Field
from starlette.responses import StreamingResponse

from dragoman.model.catalogue import MOST, SIGNS, Asked, Page
from dragoman.serve.web.visit import Visit

LINES = "application/x-ndjson"


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    instance: str | None = None


class Items(BaseModel):
    """A page of what was asked for."""

    items: list[dict[str, Any]] = Field(
        examples=[[{"id": "p-7545f8e414e3990d", "type": "project", "page": "/projects/p-7545f8e414e3990d"}]]
    )
    next: str | None = Field(
        description="The address of what follows; null at the end.",
        examples=["/api/findings?kind=conflict&after=WyItYWRkZWQi"],
    )


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of the errors of a route."""
    said = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": "A problem", "content": said, "model": Problem} for status in statuses}


READING = errors(400, 401, 404, 422, 429, 503)
WRITING = errors(400, 401, 403, 404, 408, 413, 415, 422, 429, 503)


async def _filters(
    about: Annotated[
        str | None, Query(description="What it concerns: a name, a code, an id", examples=["KZ"])
    ] = None,
    between: Annotated[
        list[str] | None, Query(description="Both sides of a relation", examples=[["CN", "KZ"]])
    ] = None,
    sector: Annotated[
        list[str] | None, Query(description="Sectors of the contract", examples=[["rail"]])
    ] = None,
    status: Annotated[
        list[str] | None, Query(description="Statuses of the contract", examples=[["planned"]])
    ] = None,
    kind: Annotated[list[str] | None, Query(description="Kinds, and indicators of series")] = None,
    since: Annotated[
        str | None, Query(description="What happened then or later (EDTF)", examples=["2024-05"])
    ] = None,
    until: Annotated[
        str | None, Query(description="What happened then or earlier", examples=["2025"])
    ] = None,
    added_since: Annotated[
        str | None, Query(description="Read then or later", examples=["2026-01-31"])
    ] = None,
    document: Annotated[str | None, Query(description="The id of a document")] = None,
    language: Annotated[
        list[str] | None, Query(description="Languages of documents", examples=[["fr"]])
    ] = None,
    publisher: Annotated[list[str] | None, Query(description="Publishers of documents")] = None,
    sign: Annotated[
        list[str] | None, Query(description=f"What documents show of their quality: {', '.join(SIGNS)}")
    ] = None,
    order: Annotated[str | None, Query(description="date, -date, name, -sources or -added")] = None,
    after: Annotated[str | None, Query(description="The cursor of the page before")] = None,
    limit: Annotated[str | None, Query(description=f"How many: 1 to {MOST}", examples=["50"])] = None,
) -> None:
    """The filters that lists have; what stands in the address is read by `asking`."""
    del about, between, sector, status, kind, since, until, added_since, document
    del language, publisher, sign, order, after, limit


Filters = Annotated[None, Depends(_filters)]
"""Tells OpenAPI of the filters of a list."""


def told(visit: Visit, said: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """An object, with an ETag; nothing where the visitor has it already."""
    body = json.dumps(said, ensure_ascii=False, default=str).encode()
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
    sent = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Cookie", **(headers or {})}
    if status == 200 and tag in visit.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=sent)
    return Response(body, status, sent, media_type="application/json")


def paged(visit: Visit, page: Page[Any], as_json: Callable[[Any], Any]) -> Response:
    """A page, with the address of the next one."""
    follows = visit.here(after=page.next) if page.next else None
    link = {"Link": f'<{follows}>; rel="next"'} if follows else {}
    return told(visit, {"items": [as_json(one) for one in page.items], "next": follows}, headers=link)


class Lines(StreamingResponse):
    """Objects, a line each."""

    media_type = LINES


def streamed(ask: Callable[[Asked], Page[Any]], asked: Asked, as_json: Callable[[Any], Any]) -> Lines:
    """Everything that fits, a line each, fetched a page at a time."""

    def lines() -> Iterator[str]:
        """One line of JSON after the other."""
        at: Asked | None = replace(asked, limit=MOST)
        while at is not None:
            page = ask(at)
            for one in page.items:
                yield json.dumps(as_json(one), ensure_ascii=False, default=str) + "\n"
            at = replace(at, after=page.next) if page.next else None

    return Lines(lines())
