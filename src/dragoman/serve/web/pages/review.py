"""Reviewing: accept, reject or correct a fact, merge or split entries, take it back; the log of all that."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, HTTPException, Response
from starlette.responses import RedirectResponse

from dragoman.model.judgement import Judgement
from dragoman.serve.web import acting, addresses, telling
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.dossier import dossier
from dragoman.serve.web.visit import Visit, Visiting
from dragoman.serve.web.words import later

router = APIRouter()

COLUMNS = ("number", "made_at", "name", "verdict", "reason", "state", "changes", "documents", "undoes")

VERDICTS = MappingProxyType(
    {
        "accept": later("accepted"),
        "reject": later("rejected"),
        "correct": later("corrected"),
        "merge": later("merged"),
        "split": later("split"),
        "undo": later("taken back"),
    }
)
STATES = MappingProxyType(
    {
        "holds": later("holds"),
        "taken back": later("taken back"),
        "overruled": later("overruled by a later one"),
        "orphan": later("its facts are in no current version"),
    }
)
"""What came of a judgement."""

Text = Annotated[str, Form(max_length=2000)]
Reason = Annotated[str, Form(min_length=1, max_length=2000)]


@router.get("/review")
def review(visit: Visiting, fact: str | None = None, entry: str | None = None) -> Response:
    """The log; `fact` or `entry`: the form to judge it."""
    made = judgements(visit)
    context = {
        "log": made,
        "verdicts": VERDICTS,
        "states": STATES,
        "called": telling.FIELDS,
        "fact": _fact(visit, fact) if fact else None,
        "entry": _entry(visit, entry) if entry else None,
    }
    title = visit.words.gettext("Review")
    return visit.answer(Shown("review.html", title, context, COLUMNS, made, name="judgements"))


@router.post("/review/fact")
def judge_fact(
    visit: Visiting,
    fact: Text,
    verdict: Annotated[Literal["accept", "reject", "correct"], Form()],
    reason: Reason,
    field: Text = "",
    value: Text = "",
) -> Response:
    """Accept, reject or correct a fact."""
    from dragoman.run import correcting, judging

    def act() -> Judgement:
        """The judgement, made."""
        record = visit.site.record
        changes: dict[str, Any] = {}
        if verdict == "correct":
            told = judging.fact_told(record, fact)
            changes[field] = correcting.change(told, field, value, visit.site.framework)
        return judging.judge_fact(record, verdict, fact, visit.person.signature, reason, changes)

    return _judged(visit, act, f"/review?fact={fact}")


@router.post("/review/merge")
def merge(visit: Visiting, entry: Text, other: Text, reason: Reason) -> Response:
    """Make one entry of two."""
    from dragoman.run import judging

    visit.require("reviewer")
    record, name = visit.site.record, visit.person.signature
    other = other.rstrip("/").rpartition("/")[2]  # the address of its page will do
    if record.card(other) is None:
        raise HTTPException(422, visit.words.gettext("There is no entry “%(id)s”.") % {"id": other[:100]})
    return _judged(
        visit, lambda: judging.merge_entries(record, entry, other, name, reason), f"/review?entry={entry}"
    )


@router.post("/review/split")
def split(
    visit: Visiting, entry: Text, reason: Reason, fact: Annotated[list[str] | None, Form()] = None
) -> Response:
    """Take facts out of an entry into one of their own."""
    from dragoman.run import judging

    visit.require("reviewer")
    if not fact:
        raise HTTPException(422, visit.words.gettext("Choose the passages that tell of another thing."))
    record, name = visit.site.record, visit.person.signature
    return _judged(
        visit, lambda: judging.split_entry(record, entry, fact, name, reason), f"/review?entry={entry}"
    )


@router.post("/review/undo")
def undo(visit: Visiting, number: Annotated[int, Form()], reason: Reason) -> Response:
    """Take a judgement back."""
    from dragoman.run import judging

    record, name = visit.site.record, visit.person.signature
    return _judged(visit, lambda: judging.undo(record, number, name, reason), "/review")


def _judged(visit: Visit, act: Callable[[], Judgement], back: str) -> Response:
    """Judge, and go back to where it was judged."""
    made = acting.judge(visit, act)
    return visit.with_cookies(RedirectResponse(f"{back}#judgement-{made.number}", 303))


def judgements(visit: Visit) -> list[dict[str, Any]]:
    """All judgements, the last first, with what came of each."""
    from dragoman.run.judging import log

    held = log(visit.site.record)
    return [
        one.to_json()
        | {
            "state": held.state(one),
            "documents": [
                {
                    "id": anchor.document,
                    "quotation": anchor.quotation,
                    "page": addresses.document(anchor.document),
                }
                for anchor in one.anchors
            ],
        }
        for one in reversed(held.made)
    ]


def _fact(visit: Visit, id: str) -> dict[str, Any]:
    """A fact to be judged: what it says, field by field, and the words it rests on."""
    held = visit.site.record.fact(id)
    if held is None:
        raise HTTPException(404)
    document = visit.site.record.documents_by_id([held.document]).get(held.document)
    return {
        "id": id,
        "said": telling.in_a_line(held.data, held.text, visit.words),
        "fields": telling.fields(held.data, held.text, visit.words),
        "names": {
            name: called
            for name, called in telling.FIELDS.items()
            if name in held.data and name not in ("content", "action")
        },
        "quotation": held.quotation,
        "page": addresses.document(held.document, id),
        "title": (document and document.title) or held.document,
    }


def _entry(visit: Visit, id: str) -> Any:
    """An entry to be merged or split, with its passages."""
    card = visit.site.record.card(id)
    if card is None:
        raise HTTPException(404)
    return dossier(card, visit.site.record, visit.words)
