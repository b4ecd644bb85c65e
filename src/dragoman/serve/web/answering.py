"""Answers a page as HTML, CSV or JSON from one `Shown`.

In: a visit and what is shown. Out: a response with an ETag, or 304 where the visitor has it already. The
address decides (`?format=csv`), then what the browser accepts.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import quote

from fastapi import Response
from starlette.requests import HTTPConnection

from dragoman.publish.exports.formulas import guarded
from dragoman.serve.web.asking import QuestionError

if TYPE_CHECKING:
    from dragoman.serve.web.visit import Visit

Format: TypeAlias = Literal["html", "csv", "json"]
FORMATS: tuple[Format, ...] = ("html", "csv", "json")
TYPES: dict[Format, str] = {
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
}
ACCEPTED: Mapping[str, Format] = MappingProxyType(
    {
        "text/html": "html",
        "application/xhtml+xml": "html",
        "*/*": "html",
        "text/csv": "csv",
        "application/json": "json",
    }
)
"""The forms by what a request says that it accepts."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows. Each of its three forms says the same.

    `template` with `title` and `context` is the page; `columns` and `rows` are the CSV; the JSON is `said` if
    it is given, else the rows under `items` with the address of what follows. `next` is the cursor of that.
    `name` is what a file of it is called; a page without rows has no CSV.
    """

    template: str
    title: str
    context: Mapping[str, Any] = field(default_factory=dict)
    columns: Sequence[str] = ()
    rows: Sequence[Mapping[str, Any]] = ()
    next: str | None = None
    said: Any = None
    name: str = "dragoman"

    @property
    def formats(self) -> tuple[Format, ...]:
        """The forms that it has."""
        if self.columns:
            return FORMATS
        return ("html", "json") if self.said is not None else ("html",)


def format_of(request: HTTPConnection, offered: Sequence[Format] = FORMATS) -> Format:
    """The form that a request asks for.

    Raises:
        QuestionError: there is no such form of this page.
    """
    wanted = request.query_params.get("format")
    if wanted is not None:
        found = next((one for one in offered if one == wanted), None)
        if found is None:
            raise QuestionError("format", wanted, offered)
        return found
    return next((one for one in accepted(request) if one == "html" or one in offered), "html")


def accepted(request: HTTPConnection) -> tuple[Format, ...]:
    """The forms that a browser or program accepts, the best first."""
    said = (part.partition(";")[0].strip() for part in request.headers.get("accept", "").split(","))
    return tuple(dict.fromkeys(ACCEPTED[one] for one in said if one in ACCEPTED))


def answered(visit: Visit, shown: Shown, status: int = 200) -> Response:
    """The response to a visit.

    Raises:
        QuestionError: a form is asked for that the page does not have.
    """
    form = format_of(visit.request, shown.formats)
    body = {"html": page, "csv": as_csv, "json": as_json}[form](visit, shown).encode()
    headers = {
        "Content-Type": TYPES[form],
        "ETag": f'W/"{hashlib.sha256(body).hexdigest()[:20]}"',
        "Vary": "Accept, Accept-Language, Cookie",
        "Cache-Control": "private, no-cache",
        "Content-Language": visit.language,
    }
    if form == "csv":
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(shown.name)}.csv"
    if status == 200 and headers["ETag"] in visit.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers)


def page(visit: Visit, shown: Shown) -> str:
    """The page."""
    template = visit.site.templates(visit.language).get_template(shown.template)
    return template.render(visit=visit, title=shown.title, shown=shown, **shown.context)


def as_csv(_visit: Visit, shown: Shown) -> str:
    """The rows for a spreadsheet; lists are parted by `; `, and nothing in it is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(shown.columns)
    writer.writerows([_cell(row.get(name)) for name in shown.columns] for row in shown.rows)
    return out.getvalue()


def as_json(visit: Visit, shown: Shown) -> str:
    """What is shown as an object."""
    said = shown.said
    if said is None:
        follows = visit.here(after=shown.next) if shown.next else None
        said = {"items": list(shown.rows), "next": follows}
    return json.dumps(said, ensure_ascii=False, default=_plain) + "\n"


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return guarded(json.dumps(value, ensure_ascii=False, default=_plain))
    if isinstance(value, Iterable):
        return guarded("; ".join(str(_cell(one)) for one in value))
    return _plain(value) if isinstance(value, (date, datetime)) else value


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no JSON")
