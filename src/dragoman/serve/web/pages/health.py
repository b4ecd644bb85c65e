"""Whether the server can answer: for who watches over it."""

from __future__ import annotations

from fastapi import APIRouter, Response
from starlette.responses import JSONResponse

from dragoman.serve.web.visit import Visiting

router = APIRouter()


@router.get("/healthz")
def healthz(visit: Visiting) -> Response:
    """200 where the record answers; 503 where it does not (see `failing`)."""
    visit.site.record.has_users()
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})
