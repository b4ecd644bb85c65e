"""Standard input: a document, or JSON Lines, known by how it begins.

In: a stream without a name. Out: its documents, with the id `-`, or `-#7` for lines without one. What begins
with `{"` is JSON Lines, what begins as a page does is HTML, all else text; any of them may be gzipped.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from dragoman.model.document import Source, Unreadable
from dragoman.read.compressed import unpacked
from dragoman.read.file import read_stream
from dragoman.read.kinds import Kind
from dragoman.read.limits import Limits

_MARK = rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?"
_JSON = re.compile(_MARK + rb'[\s\0]*\{[\s\0]*"')
_PAGE = re.compile(
    _MARK + rb"[\s\0]*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html)", re.I | re.S
)
ORIGIN = "standard input"


def read_input(id: str, stream: io.BufferedReader, limits: Limits) -> Iterator[Source | Unreadable]:
    """The documents that standard input holds.

    Raises:
        ReadError: it is empty, damaged, too large or nothing that is read.
        OSError: reading fails.
    """
    content = unpacked(stream, limits)
    yield from read_stream(id, content, ORIGIN, _kind(content.peek(io.DEFAULT_BUFFER_SIZE)), limits)


def _kind(head: bytes) -> Kind:
    if _JSON.match(head):
        return Kind.JSON_LINES
    return Kind.HTML if _PAGE.match(head) else Kind.TEXT
