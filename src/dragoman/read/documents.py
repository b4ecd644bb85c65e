"""The `read` stage: from what a user names to documents.

In: files, folders, addresses, `-` for standard input. Out: for each document a `Source`, and for everything
that could not become one an `Unreadable` with the reason; errors are values, and the rest goes on. Nothing
is read before it is asked for. What stands around the article within a text is left to `clean`.
"""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.model.document import Source, Unreadable
from dragoman.model.errors import ReadError
from dragoman.read import names
from dragoman.read.file import read_file
from dragoman.read.folder import unreadable, walk
from dragoman.read.kinds import ENDINGS, Kind, split
from dragoman.read.limits import Limits

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_LISTED = 5  # endings that a message names


def documents(
    paths: Sequence[str],
    *,
    allow_web: bool = False,
    stdin: BinaryIO | None = None,
    limits: Limits | None = None,
) -> Iterator[Source | Unreadable]:
    """The documents that some paths name, in order, folders sorted.

    A document's id is its path below the folder that was given, without the ending and with `/` on every
    system; of a file that is given itself its name without the ending; in JSON Lines its `id`.

    Args:
        allow_web: whether addresses are fetched; without it they are `Unreadable`.
        stdin: what `-` stands for; the process's standard input unless given.
        limits: what is too large or takes too long.
    """
    ids = _Ids()
    for given in paths:
        for one in _named(given, allow_web, stdin, limits or Limits()):
            yield ids.checked(one)


class _Ids:
    """The ids of a run. What comes again unchanged is the same document; what differs has no right to it."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, str | None]] = {}

    def checked(self, one: Source | Unreadable) -> Source | Unreadable:
        """What was read, or why not where its id is another's."""
        if isinstance(one, Unreadable):
            return one
        digest = one.digest[:16]
        known, origin = self._first.setdefault(one.id, (digest, one.origin))
        if known == digest:
            return one
        reason = f"its id {one.id!r} is that of another document: {names.shown(origin or '')}"
        return Unreadable(one.id, one.origin or one.id, reason)


def _named(given: str, web: bool, stdin: BinaryIO | None, limits: Limits) -> Iterator[Source | Unreadable]:
    if given == STANDARD_INPUT:
        return _piped(stdin, limits)
    if _ADDRESS.match(given):
        return _fetched(given, web, limits)
    path = Path(given)
    try:
        if not given:
            raise ReadError("an empty path; accepted: a file, a folder, an address or -")
        if path.is_dir():
            return _below(path, limits)
    except ReadError as error:
        return iter([_unreadable(given, given, error)])
    except OSError as error:
        return iter([_unreadable(given, given, unreadable(error))])
    return _file(path, (path.name,), split(path.name)[1] or Kind.TEXT, limits)


def _below(folder: Path, limits: Limits) -> Iterator[Source | Unreadable]:
    """The documents below a folder; files of other kinds are passed over, unless there is nothing else."""
    found, others = False, Counter[str]()
    for entry in walk(folder):
        kind = split(entry.path.name)[1]
        if entry.fault:
            yield _unreadable("/".join(entry.names) or str(folder), str(entry.path), entry.fault)
        elif kind is None:
            others[entry.path.suffix.lower() or entry.path.name] += 1
            continue
        else:
            yield from _file(entry.path, entry.names, kind, limits)
        found = True
    if not found:
        yield _unreadable(str(folder), str(folder), ReadError(_nothing(others)))


def _nothing(others: Counter[str]) -> str:
    accepted = f"read are {', '.join(ENDINGS)}, also with .gz"
    if not others:
        return f"no documents in this folder; {accepted}"
    most = ", ".join(names.shown(ending) for ending, _ in sorted(others.items(), key=_most_first)[:_LISTED])
    return f"no documents in this folder, only {others.total()} files of other kinds ({most}); {accepted}"


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


def _file(path: Path, leading: Sequence[str], kind: Kind, limits: Limits) -> Iterator[Source | Unreadable]:
    parts = [*leading[:-1], split(leading[-1])[0]]
    try:
        yield from read_file(names.id_of(parts), path, kind, limits)
    except ReadError as error:
        yield _unreadable("/".join(parts), str(path), error)


def _piped(stdin: BinaryIO | None, limits: Limits) -> Iterator[Source | Unreadable]:
    from dragoman.read.standard_input import read_input

    stream = stdin if stdin is not None else sys.stdin.buffer
    buffered = (
        stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    )
    try:
        yield from read_input(STANDARD_INPUT, buffered, limits)
    except (ReadError, OSError) as error:
        yield _unreadable(STANDARD_INPUT, "standard input", error)


def _fetched(address: str, allowed: bool, limits: Limits) -> Iterator[Source | Unreadable]:
    try:
        if not allowed:
            raise ReadError("addresses are fetched only where the web is allowed (--allow-web)")
        from dragoman.read.web import read_address  # slow to load, and seldom needed

        yield from read_address(address, limits)
    except ReadError as error:
        shown = names.without_password(address)
        yield _unreadable(names.id_of_address(shown), shown, error)


def _unreadable(id: str, origin: str, error: Exception) -> Unreadable:
    return Unreadable(names.shown(id), names.shown(origin), str(error))
