"""Gzipped input, unpacked as it is read.

In: a stream of bytes. Out: a stream of what they unpack to, or the same stream where they are not packed.
A file that unpacks to far more than text does (a "bomb") is refused after its first megabytes.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from dragoman.model.errors import ReadError
from dragoman.read.limits import Limits, megabytes

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAGIC = b"\x1f\x8b"
"""The first bytes of a gzip file (RFC 1952, 2.3.1)."""


def unpacked(stream: io.BufferedReader, limits: Limits) -> io.BufferedReader:
    """The stream itself, or what it unpacks to if it is gzipped.

    Reading from it raises ReadError where the packed data is damaged, ends too early or is a bomb.
    """
    if stream.peek(len(MAGIC))[: len(MAGIC)] != MAGIC:
        return stream
    return io.BufferedReader(_Unpacking(stream, limits))


class _Counting(io.RawIOBase):
    """Counts the bytes that are read from a stream."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self.stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.count += len(data)
        return data


class _Unpacking(io.RawIOBase):
    def __init__(self, stream: io.BufferedReader, limits: Limits) -> None:
        self._packed = _Counting(stream)
        self._file = gzip.GzipFile(fileobj=cast(BinaryIO, self._packed), mode="rb")
        self._limits = limits
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill a buffer with what is unpacked next; 0 at the end. Raises ReadError as `unpacked` says."""
        view = memoryview(buffer).cast("B")
        try:
            data = self._file.read1(len(view))
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise ReadError(f"damaged gzip file: {str(error).rstrip('.')}") from error
        view[: len(data)] = data
        self._count += len(data)
        floor, expected = self._limits.document, self._packed.count * self._limits.expansion
        if self._count > floor and self._count > expected:
            raise ReadError(
                f"{megabytes(self._packed.count)} of the gzip file unpack to more than "
                f"{megabytes(self._count)}: no text does; unpack it yourself if you trust it"
            )
        return len(data)
