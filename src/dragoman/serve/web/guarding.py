"""What every request must pass before a page sees it: limits, sign-in where reading needs it, no forgery.

A form carries a secret that only our own pages know (`csrf`, or the header X-CSRF-Token), and comes from our
own site where the browser says from which. Programs with a token need neither: no browser adds it by itself.
"""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from fastapi import HTTPException, Request

from dragoman.serve.web.limiting import Kind
from dragoman.serve.web.people import RefusedError
from dragoman.serve.web.site import Site
from dragoman.serve.web.visit import Visit, Visiting, address_of

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""
ALWAYS_OPEN = frozenset({"/signin", "/healthz"})
"""Addresses that need no account where reading does."""
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def guard(visit: Visiting) -> None:
    """Let a request through, or not.

    Raises:
        HTTPException: as `admit`; 403 a form that is not ours.
        RefusedError: reading needs an account.
    """
    request = visit.request
    admit(request, visit.site)
    if visit.person.role is None and request.url.path not in ALWAYS_OPEN:
        raise RefusedError("reader", visit.person)
    if request.method not in SAFE and not visit.person.by_token:
        await _check_form(visit, request)


def admit(request: Request, site: Site) -> None:
    """Let a request through whoever asks, and count it.

    Raises:
        HTTPException: 429 too many requests; 421 asked under another's name; 400 a character that nothing is
            called by.
    """
    given = (part for pair in request.query_params.multi_items() for part in pair)
    if any("\0" in one for one in (request.scope["path"], *given)):
        raise HTTPException(400)  # no name or id has it, and PostgreSQL takes it in no text
    hosts = site.settings.hosts
    if hosts and request.url.hostname not in hosts:
        raise HTTPException(421)
    kind: Kind = "reading" if request.method in SAFE else "writing"
    if request.url.path != "/healthz":
        site.limits.count(kind, address_of(request))


async def _check_form(visit: Visit, request: Request) -> None:
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.url.netloc:
        raise HTTPException(403, visit.words.gettext("The form comes from another site."))
    if request.url.path.startswith("/api/") and _is_json(request):
        return  # no page elsewhere can send it: a browser would ask us first, and is not answered
    given = request.headers.get("x-csrf-token")
    if given is None and request.headers.get("content-type", "").startswith(FORMS):
        field = (await request.form()).get("csrf")
        given = field if isinstance(field, str) else None
    if given is None or not hmac.compare_digest(given.encode(), visit.csrf.encode()):
        raise HTTPException(
            403, visit.words.gettext("The form was too old or not ours: go back, load it again and send it.")
        )


def _is_json(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"
