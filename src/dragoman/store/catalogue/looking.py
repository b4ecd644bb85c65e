"""Conditions that rows are found by, and conditions that rows are looked at for.

A page is quick where rows come in its order from an index and are looked at until it is full. A database that
finds them by another condition instead, of which very many are, has to sort them all. So what does not lead
to the order is put in a form that no index answers; what is only counted is left as it is.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, func


def is_one_of(column: ColumnElement[Any], values: Collection[str], *, found: bool) -> ColumnElement[bool]:
    """The condition that a column has one of these values; `found`: rows may be found by it."""
    if found:
        return column == next(iter(values)) if len(values) == 1 else column.in_(values)
    return func.coalesce(column, "").in_(values)
