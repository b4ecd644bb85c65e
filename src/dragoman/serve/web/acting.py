"""What reviewers do to the record from pages and from the API: a text is kept, facts and entries are judged.

In: a visit, what is to be done. Out: what was done. The record is merged anew at once, so that what is shown
next has it, and the log of acts tells of it.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import HTTPException

from dragoman.model.document import Source, Unreadable
from dragoman.model.errors import RecordError, UnacceptedError
from dragoman.model.judgement import Judgement
from dragoman.serve.web import telling
from dragoman.serve.web.asking import QuestionError
from dragoman.serve.web.failing import refusal
from dragoman.serve.web.visit import Visit


def keep(visit: Visit, source: Source) -> None:
    """Read a text and keep it as a document.

    Raises:
        RefusedError: who asks is no reviewer.
        HTTPException: 422: it cannot be read.
    """
    from dragoman.run.reconciling import catch_up
    from dragoman.serve.web.examining import entry_of

    visit.require("reviewer")
    entry = entry_of(source, visit.site)
    if isinstance(entry, Unreadable):
        raise HTTPException(422, entry.reason)
    visit.site.record.add([entry])
    catch_up(visit.site.record)
    visit.audit("document-added", document=source.id)


def judge(visit: Visit, act: Callable[[], Judgement]) -> Judgement:
    """Let a judgement be made by `act`.

    Raises:
        RefusedError: who asks is no reviewer.
        HTTPException: 422: it cannot be made.
    """
    from dragoman.run.reconciling import catch_up

    visit.require("reviewer")
    try:
        made = act()
    except UnacceptedError as error:
        name = visit.words.gettext(telling.FIELDS.get(error.field, error.field))
        question = QuestionError(name, error.value, error.accepted)
        raise HTTPException(422, refusal(visit, question)) from error
    except RecordError as error:
        raise HTTPException(422, str(error)) from error
    catch_up(visit.site.record)
    visit.audit("judged", judgement=made.number, verdict=made.verdict)
    return made
