"""One request as pages see it: who asks, in which language, for what, and how they are answered.

A route takes a `Visiting`, asks the record and returns `visit.answer(Shown(…))`.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any
from urllib.parse import urlencode

from babel import negotiate_locale
from fastapi import Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from dragoman.model.catalogue import Asked
from dragoman.serve.web import addresses
from dragoman.serve.web.answering import Shown, answered
from dragoman.serve.web.asking import QuestionError, asked_for
from dragoman.serve.web.people import VISITOR, Person, RefusedError, Role, cookie, shows_who, who_asks
from dragoman.serve.web.settings import LANGUAGES
from dragoman.serve.web.site import Site
from dragoman.serve.web.words import Words

LANGUAGE_COOKIE = "lang"
YEAR = 365 * 24 * 3600


@dataclass
class Visit:
    """A request with what an answer to it needs."""

    request: Request
    site: Site
    person: Person
    cookies: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    """Cookies to be set: value and seconds that it lasts; None: until the browser is closed."""

    @property
    def address(self) -> str:
        """The network address that the request comes from."""
        return address_of(self.request)

    @property
    def words(self) -> Words:
        """The words of the language that is asked for."""
        return self.site.words(self.language)

    @cached_property
    def language(self) -> str:
        """The language of the answer."""
        return language_of(self.request)

    @property
    def secure(self) -> bool:
        """Whether the visitor came by https."""
        return self.request.url.scheme == "https"

    @cached_property
    def csrf(self) -> str:
        """What a form must bring back, so that no other site can send it: as `csrf`, or X-CSRF-Token."""
        name = cookie(VISITOR, self.request)
        secret = self.request.cookies.get(name, "")
        if len(secret) < 20:
            secret = secrets.token_urlsafe(24)
            self.cookies[name] = (secret, None)
        return hashlib.sha256(f"csrf {secret} {self.person.session or ''}".encode()).hexdigest()

    @property
    def is_personal(self) -> bool:
        """Whether the answer is for this visitor alone: it sets a cookie, or has a form of theirs."""
        return bool(self.cookies) or "csrf" in vars(self)

    def asked(self, **defaults: Any) -> Asked:
        """The filters of the address; `defaults` hold where it says nothing.

        Raises:
            QuestionError: it says something that cannot be asked for.
        """
        return asked_for(self.request.query_params, self.site.record, self.site.framework, **defaults)

    def number(self, name: str, default: int) -> int:
        """A whole number of the address.

        Raises:
            QuestionError: it is none.
        """
        value = self.request.query_params.get(name)
        if value is None:
            return default
        if not (value.isascii() and value.isdigit() and len(value) < 10):
            raise QuestionError(name, value, ("1, 2, 3 …",))
        return int(value)

    def dossier(self, type: str, id: str) -> str | None:
        """The address of a dossier; None where such things have no page."""
        begin = addresses.DOSSIERS.get(type)
        has_page = begin is not None and f"/{begin}/{{id:id}}" in self.site.paths
        return addresses.entry(type, id) if has_page else None

    def here(self, **changes: str | None) -> str:
        """This address with parameters changed, or taken out (None).

        The cursor goes where anything changes but the language and the form.
        """
        gone = changes.keys() | (set() if changes.keys() <= {"lang", "format"} else {"after"})
        kept = [one for one in self.request.query_params.multi_items() if one[0] not in gone]
        kept += [(name, value) for name, value in changes.items() if value is not None]
        path = str(self.request.url.path)
        return f"{path}?{urlencode(kept)}" if kept else path

    def with_value(self, name: str, value: str) -> str:
        """This address with one more value of a parameter that may have several, or without it."""
        items, begun = self._begun
        if (name, value) not in items:
            return begun + urlencode([(name, value)])
        left = [one for one in items if one != (name, value)]
        path = str(self.request.url.path)
        return f"{path}?{urlencode(left)}" if left else path

    @cached_property
    def _begun(self) -> tuple[list[tuple[str, str]], str]:
        """The parameters of this address but the cursor, and the address as far as one more follows."""
        items = [one for one in self.request.query_params.multi_items() if one[0] != "after"]
        path = str(self.request.url.path)
        return items, f"{path}?{urlencode(items)}&" if items else f"{path}?"

    def is_in(self, path: str) -> bool:
        """Whether this page belongs to the part with this address."""
        here = self.request.url.path
        return here == path or (path != "/" and here.startswith(path + "/"))

    def may(self, role: Role) -> bool:
        """Whether who asks may do what needs this role."""
        return self.person.may(role)

    def require(self, role: Role) -> None:
        """Refuse who may not.

        Raises:
            RefusedError: the role does not suffice; they are asked to sign in, or told.
        """
        if not self.may(role):
            raise RefusedError(role, self.person)

    def audit(self, act: str, **on: Any) -> None:
        """Write down who did what; `on` holds no secrets."""
        self.site.record.note_act(self.person.signature, act, on)

    def answer(self, shown: Shown, status: int = 200) -> Response:
        """The page, or what it shows as CSV or JSON, as the address or the browser asks."""
        response = answered(self, shown, status)
        if self.request.query_params.get("lang") in LANGUAGES:
            self.cookies[LANGUAGE_COOKIE] = (self.language, YEAR)
        return self.with_cookies(response)

    def with_cookies(self, response: Response) -> Response:
        """An answer with the cookies that were set on the way to it."""
        for name, (value, lasts) in self.cookies.items():
            response.set_cookie(
                name, value, max_age=lasts, httponly=True, samesite="lax", secure=self.secure, path="/"
            )
        return response


def language_of(request: Request) -> str:
    """By the address, else by what was chosen before, else by what the browser says."""
    for wanted in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if wanted in LANGUAGES:
            return str(wanted)
    said = request.headers.get("accept-language", "")
    asked = [part.partition(";")[0].strip().replace("-", "_") for part in said.split(",")[:20]]
    return negotiate_locale(asked, LANGUAGES) or LANGUAGES[0]


def address_of(request: Request) -> str:
    """The network address that a request comes from."""
    return request.client.host if request.client else ""


def visit_of(request: Request) -> Visit:
    """The visit that a request is; one a request."""
    held = getattr(request.state, "visit", None)
    if held is None:
        site: Site = request.app.state.site
        person = who_asks(request, site.record, site.settings)
        held = request.state.visit = Visit(request, site, person)
    return held


async def visiting(request: Request) -> Visit:
    """The same for routes; a thread is asked for only where the record has to be asked who it is."""
    return await run_in_threadpool(visit_of, request) if shows_who(request) else visit_of(request)


Visiting = Annotated[Visit, Depends(visiting)]
"""What a route takes to be given its visit."""
