"""One file: whether it can be read, what kind it is, and the documents it holds.

In: a path and the id that it gives. Out: its documents. Packed files are unpacked on the way; sizes are
checked before anything is read.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from dragoman.model.document import Source, Unreadable
from dragoman.model.errors import ReadError
from dragoman.read.compressed import unpacked
from dragoman.read.folder import unreadable
from dragoman.read.json_lines import read_lines
from dragoman.read.kinds import Kind
from dragoman.read.limits import Limits
from dragoman.read.text import read_text, too_large, whole


def read_file(id: str, path: Path, kind: Kind, limits: Limits) -> Iterator[Source | Unreadable]:
    """The documents of a file.

    Raises:
        ReadError: it is missing, not permitted, damaged, too large or nothing that is read.
    """
    try:
        with path.open("rb") as stream:
            about = os.fstat(stream.fileno())
            if stat.S_ISREG(about.st_mode):
                _check_size(stream, about.st_size, kind, limits)
            yield from read_stream(id, stream, str(path), kind, limits)
    except FileNotFoundError as error:
        missing = "a link that leads nowhere" if path.is_symlink() else "no such file or folder"
        raise ReadError(missing) from error
    except OSError as error:
        raise unreadable(error) from error


def read_stream(
    id: str, stream: io.BufferedReader, origin: str, kind: Kind, limits: Limits
) -> Iterator[Source | Unreadable]:
    """The documents of an open file.

    Raises:
        ReadError: it is damaged, too large or nothing that is read.
        OSError: reading fails.
    """
    content = unpacked(stream, limits)
    if kind is Kind.JSON_LINES:
        yield from read_lines(id, content, origin, limits)
    elif kind is Kind.HTML:
        from dragoman.read.html import decode_page, read_page  # slow to load, and often not needed

        yield read_page(id, decode_page(whole(content, limits)), origin)
    else:
        yield read_text(id, whole(content, limits), origin, kind)


def _check_size(stream: io.BufferedReader, size: int, kind: Kind, limits: Limits) -> None:
    """Refuse what is too large by its size alone; of a packed file that is known only later."""
    if size > limits.document and kind is not Kind.JSON_LINES and unpacked(stream, limits) is stream:
        raise too_large(size, limits)
