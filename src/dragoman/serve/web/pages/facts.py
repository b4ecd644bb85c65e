"""The permanent address of a fact, which leads to its passage."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import RedirectResponse

from dragoman.serve.web import addresses
from dragoman.serve.web.visit import Visiting

router = APIRouter()


@router.get("/facts/{id:id}")
def fact(id: str, visit: Visiting) -> Response:
    """To the words that a fact rests on, lit in their document."""
    found = visit.site.record.fact(id)
    if found is None:
        raise HTTPException(404)
    return visit.with_cookies(RedirectResponse(addresses.document(found.document, found.id), 302))
