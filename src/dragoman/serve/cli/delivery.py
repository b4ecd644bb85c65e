"""Hands over a report: to standard output, or into a file, whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.model.errors import ReportError
from dragoman.serve.cli.console import WITHOUT_TERMINAL

if TYPE_CHECKING:
    from rich.console import Console


def deliver(report: str, place: str | None) -> None:
    """Print a report, or write it to a file as UTF-8, its line ends as they are.

    Raises:
        ReportError: the file cannot be written.
    """
    if place is None or place == "-":
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        sys.stdout.write(report)
        return
    try:
        Path(place).write_text(report, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ReportError(f"{place!r}: the report cannot be written: {error.strerror or error}") from error


def deliver_bytes(report: bytes, place: str) -> None:
    """Write a report that is no text to a file.

    Raises:
        ReportError: the file cannot be written.
    """
    try:
        Path(place).write_bytes(report)
    except OSError as error:
        raise ReportError(f"{place!r}: the report cannot be written: {error.strerror or error}") from error


def plain(draw: Callable[[Console], None]) -> str:
    """What would be printed to a terminal, without colours."""
    from io import StringIO

    from rich.console import Console

    kept = StringIO()
    draw(Console(file=kept, width=WITHOUT_TERMINAL, highlight=False, markup=False, emoji=False))
    return kept.getvalue()
