"""JSON Lines: a document a line.

In: a stream of any length, read line by line. Out: for each line a `Source`, or an `Unreadable` that names
the line. Keys: `id`, `text` or `html`; `title`, `url`, `published`, `publisher`, `author`, `language` where
they are given; all others are ignored. Lines end at `\\n` (jsonlines.org), blank ones count and are skipped.
"""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from dataclasses import asdict

from dragoman.model.document import Source, Unreadable
from dragoman.model.errors import ReadError
from dragoman.read import names
from dragoman.read.encoding import check_signature, decode
from dragoman.read.limits import Limits, megabytes
from dragoman.read.metadata import Metadata, whole_characters

_SHORT = 60  # characters of a value that a message quotes


def read_lines(
    id: str, stream: io.BufferedReader, origin: str, limits: Limits
) -> Iterator[Source | Unreadable]:
    """The documents of a file; `id` is the file's, for lines without an id of their own: `articles#7`.

    Raises:
        ReadError: the file is not JSON Lines at all, or can be read no further.
    """
    found = False
    for number, line in _lines(stream, limits):
        if isinstance(line, str) and not line.strip():
            continue
        if not found and isinstance(line, str) and line.strip() in ("[", "{"):
            raise ReadError("not JSON Lines, but one JSON text over several lines: write one object a line")
        found = True
        own, place = f"{id}#{number}", f"{origin}:{number}"
        try:
            if isinstance(line, ReadError):
                raise line
            said = _object(line)
            own = _id(said, own)
            yield _source(own, said, place)
        except ReadError as error:
            yield Unreadable(own, place, str(error))
    if not found:
        raise ReadError("empty")


def _lines(stream: io.BufferedReader, limits: Limits) -> Iterator[tuple[int, str | ReadError]]:
    """The lines with their numbers, or why one cannot be had."""
    head = stream.peek(16)
    check_signature(head)
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not wide and b"\0" in head:
        raise ReadError("not text: a NUL character at its beginning")
    # Other bytes are kept as surrogates, so that a line in another encoding costs that line alone.
    encoding, errors = ("utf-16", "replace") if wide else ("utf-8-sig", "surrogateescape")
    text = io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="\n")
    try:
        yield from _numbered(text, limits.document)
    finally:
        text.detach()  # else it would close a stream that is not ours


def _numbered(text: io.TextIOWrapper, longest: int) -> Iterator[tuple[int, str | ReadError]]:
    number = 0
    while line := text.readline(longest):
        number += 1
        if len(line) == longest and not line.endswith("\n"):
            while (rest := text.readline(longest)) and not rest.endswith("\n"):
                pass
            yield number, ReadError(f"too long: a line may have {megabytes(longest)}")
        else:
            yield number, line


def _object(line: str) -> dict[str, object]:
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = decode(line.encode("utf-8", "surrogateescape"))
    try:
        said = json.loads(line.rstrip("\r\n"))  # so that what is missing at its end has its column
    except json.JSONDecodeError as error:
        raise ReadError(f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:  # a number of 5000 digits; a thousand brackets
        raise ReadError(f"not JSON that can be read: {error}") from error
    if not isinstance(said, dict):
        raise ReadError(f"not a JSON object but {_quoted(said)}")
    return said


def _id(said: dict[str, object], default: str) -> str:
    given = said.get("id")
    if given is None or given == "":
        return default
    if isinstance(given, bool) or not isinstance(given, (str, int)):
        raise ReadError(f"its id is {_quoted(given)}; accepted: a string or a whole number")
    name = str(given)
    names.check(name, "id")
    return name


def _source(id: str, said: dict[str, object], origin: str) -> Source:
    metadata = Metadata.of(said)
    text, html = _string(said, "text"), _string(said, "html")
    if text is not None and text.strip():
        text = whole_characters(text)
        if "\0" in text:
            raise ReadError(f"not text: a NUL character at {text.index(chr(0))}")
        return Source(id, text, origin=origin, **asdict(metadata))
    if html is not None and html.strip():
        from dragoman.read.html import read_page  # slow to load, and often not needed

        return read_page(id, whole_characters(html), origin, metadata)
    if text is None and html is None:
        raise ReadError("it has neither text nor html")
    raise ReadError("empty: its text is nothing but white space")


def _string(said: dict[str, object], key: str) -> str | None:
    given = said.get(key)
    if given is not None and not isinstance(given, str):
        raise ReadError(f"its {key} is {_quoted(given)}; accepted: a string")
    return given


def _quoted(value: object) -> str:
    words = json.dumps(value, ensure_ascii=False)
    return words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
