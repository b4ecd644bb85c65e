"""Lists the entries of one type that fit: what `meetings`, `agreements` and `projects` have in common.

In: filters, columns, an order. Out: the list on standard output, what is missing from it on standard error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from dragoman.serve.cli.console import until_unread
from dragoman.serve.cli.filters import Filters, Format, find, say_what_is_missing
from dragoman.serve.cli.listing import Column, print_list
from dragoman.serve.cli.ordering import by_time
from dragoman.store import Record

if TYPE_CHECKING:
    from dragoman.model.account import Account


def list_entries(
    filters: Filters,
    format: Format,
    type: str,
    columns: list[Column[Account]],
    ordered: Callable[[Iterable[Account]], list[Account]] = by_time,
) -> None:
    """Print the entries of a type that fit, by time unless another order is given.

    Raises:
        RecordError: there is no record, or nothing in it has a name that is asked for.
    """
    with until_unread(), Record.open(filters.record, create=False) as opened:
        found = find(opened, filters, type)
        held = ordered(found.of_type(type))
        print_list(held, columns, format, lambda one: one.to_json())
        say_what_is_missing(found, len(held), f"{type}s", filters)
