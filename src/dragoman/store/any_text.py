"""Text of whatever characters, on every database: PostgreSQL's has no place for NUL, a document's may.

There NUL is written as an escape, and the escape's own sign as another; what comes back is what was given.
Offsets are counted in what comes back.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Dialect, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

ESCAPE = "\x1a"
NUL = ESCAPE + "0"
ITSELF = ESCAPE + "1"


def escaped(text: str) -> str:
    """A text without NUL."""
    if "\0" not in text and ESCAPE not in text:
        return text
    return text.replace(ESCAPE, ITSELF).replace("\0", NUL)


def restored(text: str) -> str:
    """The text that was escaped."""
    return text.replace(NUL, "\0").replace(ITSELF, ESCAPE) if ESCAPE in text else text


class AnyText(TypeDecorator[str]):
    """Text of any characters; `by_code_point`: it sorts so on every database, as SQLite's does."""

    impl = Text
    cache_ok = True

    def __init__(self, by_code_point: bool = False) -> None:
        super().__init__()
        self.by_code_point = by_code_point

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """How the database keeps it."""
        plain = Text(collation="C") if self.by_code_point and dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(plain)

    def bind_processor(self, dialect: Dialect) -> Any:
        """What is done to what is written: nothing where every character has its place."""
        return super().bind_processor(dialect) if dialect.name == "postgresql" else None

    def result_processor(self, dialect: Dialect, coltype: Any) -> Any:
        """What is done to what comes back."""
        return super().result_processor(dialect, coltype) if dialect.name == "postgresql" else None

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """What is written."""
        return escaped(value) if value is not None and dialect.name == "postgresql" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """What was given to be written."""
        return restored(value) if value is not None and dialect.name == "postgresql" else value
