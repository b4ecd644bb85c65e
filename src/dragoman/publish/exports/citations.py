"""The documents that the record rests on, as citations in RIS, which reference managers read.

In: accounts. Out: text, a reference a document, in the order of documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.model.account import Account
from dragoman.model.entry import Told


def ris(accounts: Iterable[Account]) -> str:
    """The references of all documents that tell of these accounts."""
    told = {one.document: one for account in accounts for one in account.told}
    return "".join(f"{line}\r\n" for document in sorted(told) for line in _reference(told[document]))


def _reference(one: Told) -> Iterator[str]:
    yield "TY  - NEWS"
    yield f"ID  - {one.document}"
    yield f"TI  - {_line(one.title or one.document)}"
    if one.publisher:
        yield f"PB  - {_line(one.publisher)}"
    if one.published:
        year, _, rest = one.published.partition("-")
        yield f"PY  - {year}"
        yield f"DA  - {'/'.join([year, *rest.split('-')])}"
    if one.url:
        yield f"UR  - {_line(one.url)}"
    yield "ER  - "


def _line(text: str) -> str:
    return " ".join(text.split())
