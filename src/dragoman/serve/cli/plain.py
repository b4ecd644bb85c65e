"""Reads plain-text files; stands in for `read` until that is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.model.document import Source, Unreadable


def documents(paths: Sequence[str], *, allow_web: bool = False) -> Iterator[Source | Unreadable]:
    """The .txt files at and below some paths, in order."""
    for given in paths:
        top = Path(given)
        files = sorted(top.rglob("*.txt")) if top.is_dir() else [top]
        for file in files:
            name = str((file.relative_to(top) if top.is_dir() else Path(file.name)).with_suffix(""))
            try:
                yield Source(name, file.read_text(encoding="utf-8"), origin=str(file))
            except (OSError, UnicodeDecodeError) as error:
                yield Unreadable(name, str(file), str(error))
