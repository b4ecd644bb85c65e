"""Plain text and Markdown: one document a file, its text untouched.

In: bytes. Out: a `Source`, its text as encoded: line ends, spaces and marks of Markdown stay, as every
offset counts them.
"""

from __future__ import annotations

import io

from dragoman.model.document import Source
from dragoman.model.errors import ReadError
from dragoman.read.encoding import decode
from dragoman.read.kinds import Kind
from dragoman.read.limits import Limits, megabytes


def whole(stream: io.BufferedReader, limits: Limits) -> bytes:
    """Everything that a stream holds.

    Raises:
        ReadError: it holds more than a document may have; no more than that was read.
    """
    data = stream.read(limits.document + 1)
    if len(data) > limits.document:
        raise too_large(None, limits)
    return data


def too_large(size: int | None, limits: Limits) -> ReadError:
    """The refusal of a document of `size` bytes (None: it was not read to its end)."""
    much = f"over {megabytes(limits.document)}" if size is None else megabytes(size)
    return ReadError(f"too large: {much}; a document may have {megabytes(limits.document)}: split it")


def read_text(id: str, data: bytes, origin: str, kind: Kind = Kind.TEXT) -> Source:
    """The document that some bytes are.

    Raises:
        ReadError: they are no text, or nothing but white space.
    """
    if not data:
        raise ReadError("empty")
    text = decode(data)
    if not text.strip():
        raise ReadError("empty: nothing but white space")
    return Source(id, text, media_type=kind.value, origin=origin)
