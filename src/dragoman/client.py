"""A small client of the API of a served record.

In: the address of a server and a token, if one is needed. Out: entries, facts, findings and documents as the
objects of the contract.

    from dragoman.client import Client

    with Client("http://127.0.0.1:8000") as record:
        for meeting in record.entries("meetings", between=("CN", "KZ"), since="2024"):
            print(meeting["date"], meeting["id"])
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Literal, Self, TypeAlias
from urllib.parse import quote

import httpx

from dragoman.model.errors import DragomanError

List: TypeAlias = Literal["meetings", "agreements", "projects", "commitments", "people", "series"]
Filter: TypeAlias = str | int | bool | Sequence[str] | None
Thing: TypeAlias = dict[str, Any]


class ServerError(DragomanError):
    """The server refused; `status` is that of HTTP."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status}: {reason}")
        self.status = status


class Client:
    """A served record. Use it as a context manager, or `close` it."""

    def __init__(
        self,
        address: str,
        token: str | None = None,
        *,
        timeout: float = 60.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """`token`: as `dragoman user token` gives it; `timeout`: seconds that an answer may take."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(base_url=address, headers=headers, timeout=timeout, transport=transport)

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def entries(self, list: List, **filters: Filter) -> Iterator[Thing]:
        """All entries of a type that fit, streamed; filters are those of the pages (`about`, `since` …)."""
        return self._lines(f"/api/entries/{list}/all.ndjson", filters)

    def entry(self, id: str) -> Thing:
        """One entry with its findings."""
        return self._one(f"/api/entry/{quote(id, safe='')}")

    def facts(self, *types: str, **filters: Filter) -> Iterator[Thing]:
        """All facts that fit, streamed, each with the words it rests on."""
        return self._lines("/api/facts/all.ndjson", {**filters, "type": types})

    def findings(self, **filters: Filter) -> Iterator[Thing]:
        """All findings that fit, the last found first."""
        return self._pages("/api/findings", filters)

    def documents(self, **filters: Filter) -> Iterator[Thing]:
        """All documents that fit, without their texts."""
        return self._pages("/api/documents", filters)

    def document(self, id: str) -> Thing:
        """One document with its text and facts."""
        return self._one(f"/api/document/{quote(id, safe='')}")

    def search(self, words: str, **filters: Filter) -> Iterator[Thing]:
        """What holds the words."""
        return self._pages("/api/search", {**filters, "q": words})

    def check(self, text: str, **about: str) -> list[Thing]:
        """The facts of a text, each with what the record says of it; nothing is kept."""
        return list(self._send("/api/check", {"text": text, **about})["facts"])

    def add(self, id: str, text: str, **about: str) -> Thing:
        """Keep a text as a document; needs the role of a reviewer."""
        return self._send("/api/documents", {"id": id, "text": text, **about})

    def judge(self, verdict: str, reason: str, **on: Any) -> Thing:
        """Judge a fact (`fact`, `changes`) or entries (`entry`, `other`, `facts`); undo by `number`."""
        return self._send("/api/judgements", {"verdict": verdict, "reason": reason, **on})

    def judgements(self) -> Iterator[Thing]:
        """All judgements, the last first, each with what came of it."""
        return self._pages("/api/judgements", {})

    def _one(self, path: str) -> Thing:
        return _told(self._http.get(path))

    def _send(self, path: str, said: Mapping[str, Any]) -> Thing:
        return _told(self._http.post(path, json=dict(said)))

    def _pages(self, path: str, filters: Mapping[str, Filter]) -> Iterator[Thing]:
        answer = _told(self._http.get(path, params=_given(filters)))
        while True:
            yield from answer["items"]
            if not answer["next"]:
                return
            answer = _told(self._http.get(answer["next"]))

    def _lines(self, path: str, filters: Mapping[str, Filter]) -> Iterator[Thing]:
        with self._http.stream("GET", path, params=_given(filters)) as answer:
            if answer.status_code >= 400:
                answer.read()
                _told(answer)
            for line in answer.iter_lines():
                yield json.loads(line)


def _given(filters: Mapping[str, Filter]) -> httpx.QueryParams:
    """Filters as parameters of an address."""
    found: list[tuple[str, str]] = []
    for name, value in filters.items():
        if isinstance(value, bool):
            found.append((name, str(value).lower()))
        elif isinstance(value, (str, int)):
            found.append((name, str(value)))
        elif value is not None:
            found += [(name, one) for one in value]
    return httpx.QueryParams(tuple(found))


def _told(answer: httpx.Response) -> Thing:
    """What the server said.

    Raises:
        ServerError: it refused.
    """
    if answer.status_code >= 400:
        try:
            problem = answer.json()
        except ValueError:
            problem = {}
        raise ServerError(
            answer.status_code, problem.get("detail") or problem.get("title") or answer.reason_phrase
        )
    return dict(answer.json())
