"""The cooperation as a system: its parts, their state, what hangs together, what is unknown."""

from __future__ import annotations

from typing import Any, cast

from fastapi import APIRouter, Response

from dragoman.packs.system_words import load_system_words
from dragoman.publish.system.cells import COLUMNS as PARTS
from dragoman.publish.system.cells import cell, columns
from dragoman.publish.system.row import KINDS, Kind
from dragoman.publish.system.sources import key
from dragoman.publish.system.words import Words
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.asking import QuestionError
from dragoman.serve.web.system.levels import by_level
from dragoman.serve.web.system.parts import TIED, Line, Part, System, Wanted
from dragoman.serve.web.visit import Visit, Visiting

router = APIRouter()

CELLS = ("what", "state", "last", "next", "value", "who", "how", "deadline", "holder", "unknown")
COLUMNS = ("kind", "id", "name", *CELLS, "documents", "ties", "page")


@router.get("/system")
def system(visit: Visiting) -> Response:
    """The parts that are asked for by kind, status and what they concern, in the words of the visitor."""
    wanted = _wanted(visit)
    said = Words(visit.words.wording, load_system_words(visit.language), visit.site.framework)
    parts = System(visit, wanted).parts()
    rows = [_row(part, line, said) for part in parts for line in part.lines]
    context = {
        "parts": parts,
        "said": said,
        "wanted": wanted,
        "kinds": KINDS,
        "cell": cell,
        "key": key,
        "heads": {part.kind: columns(part.kind, [line.row for line in part.lines], said) for part in parts},
        "by_level": by_level,
        "tied": TIED,
    }
    title = visit.words.gettext("The system of cooperation")
    return visit.answer(Shown("system.html", title, context, COLUMNS, rows, name="system"))


def _wanted(visit: Visit) -> Wanted:
    """The parts that the address asks for.

    Raises:
        QuestionError: a kind that there is not.
    """
    asked = visit.asked()
    for one in asked.kinds:
        if one not in KINDS:
            raise QuestionError("kind", one, KINDS)
    return Wanted(cast("tuple[Kind, ...]", asked.kinds) or KINDS, asked.statuses, asked.about)


def _row(part: Part, line: Line, said: Words) -> dict[str, Any]:
    """A part as programs get it: its cells in the words of the page; empty ones are left out of the JSON."""
    of_kind = PARTS[part.kind]
    told = {name: text for name in CELLS if name in of_kind and (text := cell(name, line.row, said))}
    row: dict[str, Any] = {"kind": part.kind, "id": line.row.id, "name": said.name(line.row)} | told
    if line.row.events:
        row["meetings"] = [one.entry for one in line.row.events]
    return row | {"documents": line.documents, "ties": dict(line.ties), "page": line.page}
