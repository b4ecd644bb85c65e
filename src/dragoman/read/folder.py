"""The files below a folder, in an order that is the same everywhere.

In: a folder. Out: its files with the names that lead to them, each folder's entries sorted by name; or why
an entry cannot be listed. What begins with a dot is left out; links are followed, but not in a circle.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.model.errors import ReadError


@dataclass(frozen=True, slots=True)
class Entry:
    """Something below a folder: where it is, the names that lead to it from there, why it is of no use."""

    path: Path
    names: tuple[str, ...]
    fault: ReadError | None = None


def walk(folder: Path) -> Iterator[Entry]:
    """Every file below a folder. Folders that cannot be listed are entries with a fault."""
    yield from _below(folder, (), ())


def _below(folder: Path, names: tuple[str, ...], above: tuple[tuple[int, int], ...]) -> Iterator[Entry]:
    try:
        here = folder.stat()
        if (here.st_dev, here.st_ino) in above:
            raise ReadError("a link that leads back to a folder above it")
        with os.scandir(folder) as listed:
            entries = sorted((one for one in listed if not one.name.startswith(".")), key=_order)
    except OSError as error:
        yield Entry(folder, names, unreadable(error))
        return
    except ReadError as error:
        yield Entry(folder, names, error)
        return
    for one in entries:
        path, leading = folder / one.name, (*names, one.name)
        try:
            inside, readable = one.is_dir(), one.is_file()
        except OSError as error:
            yield Entry(path, leading, unreadable(error))
            continue
        if inside:
            yield from _below(path, leading, (*above, (here.st_dev, here.st_ino)))
        elif readable:
            yield Entry(path, leading)
        else:  # to open a pipe would wait for ever
            fault = "a link that leads nowhere" if one.is_symlink() else "neither a file nor a folder"
            yield Entry(path, leading, ReadError(fault))


def _order(entry: os.DirEntry[str]) -> tuple[str, str]:
    """By composed name, as macOS decomposes names."""
    return unicodedata.normalize("NFC", entry.name), entry.name


def unreadable(error: OSError) -> ReadError:
    """A system's error as a reason: `Permission denied`, without the path, which is told beside it."""
    return ReadError(error.strerror or type(error).__name__)
