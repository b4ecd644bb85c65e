"""Facts of all documents with what is known of each document: what entries are made of.

In: a connection in a transaction. Out: `Told`, in the order of `query.facts`. Grouping is left to
`reconcile`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dragoman.model.entry import Told
from dragoman.store import query, schema
from dragoman.store.chunking import among, answers
from dragoman.store.stored import StoredFact

REACH = 300
"""Code points that are looked through on each side for the bounds of a sentence."""
_BOUND = re.compile(r"(?<!\b[^\W\d_])(?<!\b[^\W\d_]{2})[.!?…]+[»”\")\]]*\s+(?=[\W_]*[^\W\d_a-z])|\n\s*\n")
"""A full stop before a capital (not behind one or two letters: "M. Xi", "MM. Li et Xi"), a blank line."""


_VERSION, _FACT = schema.versions.c, schema.facts.c
_KNOWN = (
    select(
        schema.documents.c.id,
        *(_VERSION.text, _VERSION.title, _VERSION.url, _VERSION.publisher, _VERSION.published),
        _FACT.json,
    )
    .join_from(schema.documents, schema.versions, schema.is_current())
    .outerjoin(schema.facts, (_FACT.version == _VERSION.key) & (_FACT.type == "document"))
    .where(among(schema.documents.c.id))
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the metadata says of a document, publisher and day as its reading settled them; and its text."""

    text: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None
    boilerplate: tuple[tuple[int, int], ...]


def told(
    connection: Connection,
    types: Collection[str] = (),
    about: Collection[str] | None = None,
    documents: Collection[str] | None = None,
) -> Iterator[Told]:
    """The facts of current versions that fit, each with title, address, publisher and day of its document."""
    known = {} if documents is None else _known(connection, documents)
    name = None
    for stored in query.facts(connection, types, about, documents):
        if stored.document != name:
            name = stored.document
            one = known[name] if documents is not None else _known(connection, [name])[name]
        yield Told(
            fact=stored.fact,
            id=stored.id,
            document=stored.document,
            quotation=stored.quotation,
            title=one.title,
            url=one.url,
            publisher=one.publisher,
            published=one.published,
            words=_words(stored),
            context=sentence_around(stored.text, stored.data["evidence"]),
        )


def own_texts(
    connection: Connection, documents: Collection[str]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Documents, each with its text without what the site or a machine put around it, and that.

    Of what is around it the publisher comes first.
    """
    for document, known in sorted(_known(connection, documents).items()):
        around = (known.text[start:end] for start, end in known.boilerplate)
        yield document, _without(known.text, known.boilerplate), (known.publisher or "", *around)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = max(at, end)
    return "\n".join((*kept, text[at:]))


def _known(connection: Connection, documents: Collection[str]) -> dict[str, _Known]:
    found = dict[str, _Known]()
    for row in answers(connection, _KNOWN, documents):
        said = json.loads(row.json) if row.json else {}
        found[row.id] = _Known(
            row.text,
            row.title,
            row.url,
            said.get("publisher") or row.publisher,
            said.get("published") or row.published,
            tuple(sorted(map(tuple, said.get("boilerplate", ())))),
        )
    return found


def _words(stored: StoredFact) -> str:
    """What was said, promised or measured, else the words that the fact rests on."""
    data = stored.data
    span = data.get("content") or data.get("action") or next(iter(data.get("spans", ())), None)
    return stored.text[span[0] : span[1]] if span else stored.quotation


def sentence_around(text: str, evidence: Sequence[Sequence[int]]) -> str:
    """The sentence in which the evidence begins, as far as punctuation tells it; at most a few lines."""
    if not evidence:
        return ""
    start, end = evidence[0]
    # Both searches see beyond their part, where the capital stands and the word before the full stop.
    bounds = [one.end() for one in _BOUND.finditer(text, max(0, start - REACH), start + 1)]
    first = max((one for one in bounds if one <= start), default=max(0, start - REACH))
    bound = _BOUND.search(text, end - 1, end + REACH)
    return text[first : bound.end() if bound else min(len(text), end + REACH)].strip()
