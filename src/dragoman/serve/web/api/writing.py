"""What programs may send: texts to be checked or kept, judgements. Whoever writes needs the role for it."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, HTTPException, Response
from pydantic import BaseModel, ConfigDict, Field

from dragoman.model.document import Source
from dragoman.model.judgement import Judgement
from dragoman.serve.web import acting, addresses
from dragoman.serve.web.api.telling import WRITING, told
from dragoman.serve.web.examining import PREFIX
from dragoman.serve.web.visit import Visit, Visiting

router = APIRouter(prefix="/api", tags=["writing"], responses=WRITING)


TEXT = "PEKIN, 6 juin 2024. La Chine et le Kirghizistan ont signé un accord sur le chemin de fer."
"""A text, as an example."""


class Article(BaseModel):
    """A text with what is known of it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": TEXT, "published": "2024-06-06"}]})

    text: str = Field(min_length=1, max_length=200_000, examples=[TEXT])
    title: str | None = Field(default=None, max_length=500)
    url: str | None = Field(default=None, max_length=2000)
    published: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}){0,2}$", examples=["2024-06-06"])
    publisher: str | None = Field(default=None, max_length=200)


class Document(Article):
    """A text to be kept as a document of the record."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"id": "depeche-2024-06-06", "text": TEXT, "published": "2024-06-06"}]
        }
    )

    id: str = Field(min_length=1, max_length=200, pattern=r"^[\w][\w.:-]*$", examples=["depeche-2024-06-06"])


class Judging(BaseModel):
    """A judgement on a fact or on entries."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "verdict": "reject",
                    "fact": "f-4886da5b9546a4ae",
                    "reason": "it is another line",
                },
                {
                    "verdict": "correct",
                    "fact": "f-4886da5b9546a4ae",
                    "changes": {"date": "2024-12-27"},
                    "reason": "the day stands in the headline",
                },
                {
                    "verdict": "merge",
                    "entry": "p-7545f8e414e3990d",
                    "other": "p-5ccbd865f75f5ab8",
                    "reason": "two names of one railway",
                },
                {"verdict": "undo", "number": 3, "reason": "they are two after all"},
            ]
        }
    )

    verdict: Literal["accept", "reject", "correct", "merge", "split", "undo"]
    reason: str = Field(min_length=1, max_length=2000)
    fact: str | None = Field(default=None, description="Of accept, reject, correct.")
    changes: dict[str, str] = Field(
        default_factory=dict, description="Of correct: what each field ought to be."
    )
    entry: str | None = Field(default=None, description="Of merge and split.")
    other: str | None = Field(default=None, description="Of merge: the entry that it is one with.")
    facts: list[str] = Field(default_factory=list, description="Of split: the facts of another thing.")
    number: int | None = Field(default=None, ge=1, le=2**31 - 1, description="Of undo: the judgement.")


@router.post("/check", summary="Check a text")
def check(article: Article, visit: Visiting) -> Response:
    """Each fact of a text with what the record says of it; nothing is kept."""
    from dragoman.serve.web.examining import examine
    from dragoman.serve.web.pages.check import rows

    examined = examine(_source(f"{PREFIX}text", article), visit.site)
    if examined.refused:
        raise HTTPException(422, examined.refused)
    return told(visit, {"facts": rows(examined, article.text, visit)})


@router.post("/documents", status_code=201, summary="Keep a text as a document")
def add(document: Document, visit: Visiting) -> Response:
    """Read a text and keep it; a document of that id gets a new version."""
    acting.keep(visit, _source(document.id, document))
    page = addresses.document(document.id)
    return told(visit, {"id": document.id, "page": page}, 201, {"Location": page})


@router.post("/judgements", status_code=201, summary="Judge a fact or entries")
def judge(judging: Judging, visit: Visiting) -> Response:
    """Accept, reject or correct a fact, merge or split entries, take a judgement back."""
    made = acting.judge(visit, lambda: _judged(judging, visit))
    return told(visit, made.to_json(), 201)


def _judged(judging: Judging, visit: Visit) -> Judgement:
    from dragoman.run import judging as run
    from dragoman.run.correcting import change

    record, name, reason = visit.site.record, visit.person.signature, judging.reason
    if judging.verdict == "undo":
        return run.undo(record, judging.number or 0, name, reason)
    if judging.verdict == "merge":
        return run.merge_entries(record, judging.entry or "", judging.other or "", name, reason)
    if judging.verdict == "split":
        return run.split_entry(record, judging.entry or "", judging.facts, name, reason)
    told = run.fact_told(record, judging.fact or "")
    changes = {
        field: change(told, field, said, visit.site.framework) for field, said in judging.changes.items()
    }
    return run.judge_fact(record, judging.verdict, told.id, name, reason, changes)


def _source(id: str, article: Article) -> Source:
    return Source(
        id,
        article.text,
        title=article.title,
        url=article.url,
        published=article.published,
        publisher=article.publisher,
        origin="api",
    )
