"""Goes through all pages of a list, as a reader does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from dragoman.model.catalogue import Asked, Page

T = TypeVar("T")


def all_of(ask: Callable[[Asked], Page[T]], asked: Asked, limit: int = 7) -> list[T]:
    """The items of every page."""
    found: list[T] = []
    page = ask(replace(asked, limit=limit))
    found += page.items
    while page.next is not None:
        assert page.items
        page = ask(replace(asked, limit=limit, after=page.next))
        found += page.items
    return found
