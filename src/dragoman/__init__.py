"""Dragoman reads news on international cooperation and keeps the record, each fact with its words."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.serve.library import Record as Record

__version__ = version("dragoman")
__all__ = ["Record", "__version__"]


def __getattr__(name: str) -> Any:
    """`dragoman.Record`, loaded when it is first asked for: the command line starts without it."""
    if name == "Record":
        from dragoman.serve.library import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
