"""The check: a text is pasted or dropped; each of its facts is shown with what the record says of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, HTTPException, Response, UploadFile
from starlette.responses import RedirectResponse

from dragoman.model.document import Source
from dragoman.model.entry import Told
from dragoman.model.span import Span
from dragoman.serve.web import acting, addresses, telling
from dragoman.serve.web.answering import Shown, format_of
from dragoman.serve.web.examining import PREFIX, Examined
from dragoman.serve.web.explaining import explained
from dragoman.serve.web.marking import Place, marked
from dragoman.serve.web.titles import titled
from dragoman.serve.web.visit import Visit, Visiting
from dragoman.serve.web.words import later

router = APIRouter()

COLUMNS = ("verdict", "type", "said", "quotation", "fields", "passages", "entry")
PASSAGES = 4
"""Passages of others that are shown for a fact; the JSON has all."""

VERDICTS = MappingProxyType(
    {
        "contradicted": later("The record contradicts it"),
        "confirmed": later("The record confirms it"),
        "added": later("Adds to what the record knows"),
        "nothing": later("Nothing in the record"),
    }
)
"""What the record says of a fact, in the order in which it is shown."""
SHORTS = MappingProxyType(
    {
        "contradicted": later("contradicted"),
        "confirmed": later("confirmed"),
        "added": later("new of a known thing"),
        "nothing": later("not known to the record"),
    }
)
"""The same in a word or two, for counts."""

Text = Annotated[str, Form(max_length=2_000_000)]
Short = Annotated[str, Form(max_length=500)]


@router.get("/check")
def form(visit: Visiting) -> Response:
    """The form for a text."""
    return _answer(visit, None, "", "")


@router.post("/check")
def check(
    visit: Visiting,
    text: Text = "",
    title: Short = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Read a text and say of each of its facts what the record says; it is not kept."""
    from dragoman.serve.web.examining import examine

    try:
        said = _given(visit, text, file)
    except HTTPException as error:
        if error.status_code != 400 or format_of(visit.request) != "html":
            raise
        return _answer(visit, None, text, title, str(error.detail))
    source = Source(f"{PREFIX}text", said, title=title or None)
    return _answer(visit, examine(source, visit.site), said, title)


@router.post("/check/keep")
def keep(visit: Visiting, text: Text, title: Short = "") -> Response:
    """Keep a text that was checked as a document of the record."""
    visit.require("reviewer")
    said = _given(visit, text, None)
    id = f"web-{hashlib.sha256(said.encode()).hexdigest()[:12]}"
    acting.keep(visit, Source(id, said, title=title or None, origin="web"))
    return visit.with_cookies(RedirectResponse(addresses.document(id), 303))


def _given(visit: Visit, text: str, file: UploadFile | None) -> str:
    """The text that was pasted, else that of the file.

    Raises:
        HTTPException: 413: it is too long; 400: it is no text.
    """
    longest = visit.site.settings.longest_pasted
    if file is not None and file.filename and not text.strip():
        raw = file.file.read(4 * longest + 1)
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise HTTPException(400, visit.words.gettext("The file is no text in UTF-8.")) from error
    if len(text) > longest:
        raise HTTPException(413)
    text = text.replace("\r\n", "\n")
    if not text.strip() or "\0" in text:
        raise HTTPException(400, visit.words.gettext("There is no text."))
    return text


def _answer(visit: Visit, examined: Examined | None, text: str, title: str, refused: str = "") -> Response:
    """The form, what was found, or why there was nothing to look at."""
    found = rows(examined, text, visit) if examined else []
    groups = {
        verdict: [one for one in found if one["verdict"] == verdict] for verdict in VERDICTS if examined
    }
    places = [Place(Span(*span), number) for number, one in enumerate(found, 1) for span in one["evidence"]]
    context = {
        "text": text,
        "given": title,
        "examined": examined,
        "refused": refused,
        "groups": groups,
        "verdicts": VERDICTS,
        "shorts": SHORTS,
        "found": found,
        "passages": PASSAGES,
        "blocks": marked(text, places, [], Span(0, len(text))) if examined and text else (),
    }
    name = visit.words.gettext("Check a text")
    return visit.answer(
        Shown("check.html", name, context, COLUMNS if examined else (), found, name="check"),
        400 if refused else 200,
    )


def rows(examined: Examined, text: str, visit: Visit) -> list[dict[str, Any]]:
    """A row a fact, with what the record says of it and by which passages."""
    if examined.check is None:
        return []
    about = {id for one in examined.check.facts for found in one.findings for id in found.about}
    cards = visit.site.record.cards_by_id(about)
    called = {id: titled(card.type, card.said, visit.words) for id, card in cards.items()}
    others = {other.document for one in examined.check.facts for other in _known(one.others)}
    titles = {id: one.title for id, one in visit.site.record.documents_by_id(others).items() if one.title}
    return [
        {
            "verdict": one.verdict.value,
            "type": one.told.fact.type,
            "said": _said(one.told, text, visit),
            "quotation": one.told.quotation,
            "evidence": [list(span) for span in one.told.fact.evidence],
            "fields": list(one.fields),
            "findings": [
                explained(finding.to_json(), called, visit.words).replace(PREFIX, "")
                for finding in one.findings
            ],
            "others": _others(one.others, titles),
            "passages": [addresses.document(other.document, other.id) for other in _known(one.others)],
            "entry": one.entry,
        }
        for one in examined.check.facts
    ]


def _said(told: Told, text: str, visit: Visit) -> str:
    return telling.in_a_line(told.fact.to_json(told.document), text, visit.words)


def _known(others: Sequence[Told]) -> list[Told]:
    """Those that stand in the record, and not in the text itself."""
    return [one for one in others if not one.document.startswith(PREFIX)]


def _others(others: Sequence[Told], titles: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {
            "document": one.document,
            "title": titles.get(one.document, one.document),
            "fact": one.id,
            "words": one.quotation,
            "page": addresses.document(one.document, one.id),
        }
        for one in _known(others)
    ]
