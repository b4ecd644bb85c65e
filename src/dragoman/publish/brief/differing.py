"""Where sources differ on a field of an account, as a remark.

In: an account, a field, what makes two of its values clash. Out: notes. Which value is chosen is decided
where accounts are made; what contradicts it is said beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from dragoman.model.account import Account
from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.period import Agreement, agreement
from dragoman.publish.brief.item import Note, Variant

Clash = Callable[[Any, Any], bool]


def telling(account: Account, facts: Collection[str]) -> tuple[Told, ...]:
    """The facts of an account that are among these, in the order of their places."""
    return tuple(one for one in account.told if one.id in facts)


def with_status(account: Account, status: str | None) -> frozenset[str]:
    """The facts of an account that tell of this status."""
    return frozenset(one.id for one in account.told if getattr(one.fact, "status", None) == status)


def differing(
    account: Account,
    field: str,
    value: Any,
    said: Callable[[Any], str],
    clash: Clash,
    among: Collection[str] | None = None,
) -> tuple[Note, ...]:
    """A remark if facts (those `among` these) give a field another value than the one that is told of it."""
    variants: list[tuple[Any, tuple[Told, ...]]] = []
    for one in account.fields.get(field, ()):
        facts = set(one.facts) if among is None else set(one.facts) & set(among)
        if told := telling(account, facts):
            variants.append((one.value, told))
    against = [one for one in variants if value is not None and clash(value, one[0])]
    chosen = [one for one in variants if one[0] == value]
    if not against:
        return ()
    return (Note(field, tuple(Variant(said(one), told) for one, told in (*chosen, *against))),)


def dates_clash(one: str, other: str) -> bool:
    """Whether two dates cannot be one."""
    return agreement(one, other) is Agreement.CLASH


def places_differ(one: Entity, other: Entity) -> bool:
    """Whether two places have not one name."""
    return one.label != other.label and (one.id is None or one.id != other.id)


def settled(account: Account, field: str) -> tuple[Note, ...]:
    """A remark that a value was worked out from other texts, if it was."""
    return (Note("settled", ()),) if field in account.inferred else ()


def differ(one: Any, other: Any) -> bool:
    """Whether two values are not the same."""
    return bool(one != other)
