"""Signing in and out, and one's own account: password and tokens."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Response
from starlette.responses import RedirectResponse

from dragoman.model.errors import AccountError
from dragoman.publish.report import one_line
from dragoman.serve import accounts
from dragoman.serve.web.addresses import inward
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.people import NAMED, ROLES, SESSION, RefusedError, cookie
from dragoman.serve.web.visit import Visit, Visiting
from dragoman.serve.web.words import later

router = APIRouter()

Text = Annotated[str, Form(max_length=2000)]

WRONG = later("Name or password is wrong.")
"""What is said of every sign-in that fails, whatever it fails by."""


@router.get("/signin")
def sign_in_form(visit: Visiting, next: str = "/") -> Response:
    """The form to sign in."""
    return _form(visit, next)


@router.post("/signin")
def sign_in(visit: Visiting, name: Text, password: Text, next: Text = "/") -> Response:
    """Sign in, and go on to where one wanted to go."""
    visit.site.limits.count("sign-in", visit.address)
    visit.site.limits.count("sign-in", f"name {name.strip().lower()}")
    user = accounts.signed_in(visit.site.record, name, password)
    if user is None:
        _note_failure(visit, name)
        return _form(visit, next, visit.words.gettext(WRONG), 401)
    secret, lasts = accounts.new_secret(), visit.site.settings.session_lasts
    visit.site.record.begin_session(accounts.digest(secret), user.name, timedelta(seconds=lasts))
    visit.site.record.note_act(user.name, "signed-in", {"address": visit.address})
    visit.cookies[cookie(SESSION, visit.request)] = (secret, int(lasts))
    return visit.with_cookies(RedirectResponse(inward(next), 303))


@router.post("/signout")
def sign_out(visit: Visiting) -> Response:
    """End this session."""
    if visit.person.session:
        visit.site.record.end_session(visit.person.session)
        visit.audit("signed-out")
    visit.cookies[cookie(SESSION, visit.request)] = ("", 0)
    return visit.with_cookies(RedirectResponse("/", 303))


@router.get("/account")
def account(visit: Visiting) -> Response:
    """One's name, role and tokens."""
    return _account(visit)


@router.post("/account/password")
def change_password(visit: Visiting, old: Text, new: Text) -> Response:
    """Change one's password; all sessions end, and one signs in anew."""
    name = _signed_in(visit)
    visit.site.limits.count("sign-in", f"name {name}")
    if accounts.signed_in(visit.site.record, name, old) is None:
        return _account(visit, fault=visit.words.gettext("The old password is wrong."), status=403)
    try:
        visit.site.record.set_password(name, accounts.hashed(new))
    except AccountError:
        fault = visit.words.gettext("A password has at least %(n)s characters.") % {"n": accounts.SHORTEST}
        return _account(visit, fault=fault, status=400)
    visit.audit("password-changed", user=name)
    visit.cookies[cookie(SESSION, visit.request)] = ("", 0)
    return visit.with_cookies(RedirectResponse("/signin?next=/account", 303))


@router.post("/account/tokens")
def make_token(visit: Visiting, label: Text = "", role: Text = "reader") -> Response:
    """Make a token, which is shown this once."""
    name = _signed_in(visit)
    may = next((one for one in ROLES if one == role and visit.may(one)), None)
    if may is None:
        raise HTTPException(400)
    secret = accounts.new_token()
    made = visit.site.record.add_token(accounts.digest(secret), name, one_line(label)[:100], may)
    visit.audit("token-made", token=made.id, role=may)
    return _account(visit, secret=secret)


@router.post("/account/tokens/revoke")
def revoke_token(visit: Visiting, id: Text) -> Response:
    """Revoke a token of one's own."""
    name = _signed_in(visit)
    if not any(one.id == id for one in visit.site.record.tokens(name)):
        raise HTTPException(404)
    visit.site.record.revoke_token(id)
    visit.audit("token-revoked", token=id)
    return visit.with_cookies(RedirectResponse("/account", 303))


def _note_failure(visit: Visit, name: str) -> None:
    """Note whose account was tried; what is no name may be a password in the wrong field, and is not kept."""
    known = next((one.name for one in visit.site.record.users() if one.name == name.strip().lower()), None)
    visit.site.record.note_act(None, "sign-in-failed", {"user": known, "address": visit.address})


def _signed_in(visit: Visit) -> str:
    """The name of who has signed in by a form: a token is no way to make others."""
    if visit.person.name is None or visit.person.by_token:
        raise RefusedError("reader", visit.person)
    return visit.person.name


def _form(visit: Visit, next: str, fault: str = "", status: int = 200) -> Response:
    context: dict[str, Any] = {"next": inward(next), "fault": fault}
    context["is_nobody"] = not visit.site.record.has_users()
    return _unkept(visit.answer(Shown("signin.html", visit.words.gettext("Sign in"), context), status))


def _account(visit: Visit, *, fault: str = "", secret: str = "", status: int = 200) -> Response:
    name = _signed_in(visit)
    context = {
        "tokens": visit.site.record.tokens(name),
        "roles": [one for one in ROLES if visit.may(one)],
        "named": NAMED,
        "fault": fault,
        "secret": secret,
        "shortest": accounts.SHORTEST,
    }
    return _unkept(visit.answer(Shown("account.html", name, context), status))


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
