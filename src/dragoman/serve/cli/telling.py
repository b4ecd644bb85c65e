"""Says an account in a line: what it is, who takes part, how it went on.

In: accounts, stages, points. Out: text for people, not yet made safe for a terminal; the exact values stand
in the JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any

from dragoman.model.account import Account, Stage, plain
from dragoman.model.entry import Told
from dragoman.serve.cli.phrase import amount, party

SHORT_ID = 10
"""Characters of an id that a table shows; a command takes as many as tell it from all others."""

ARROW = " → "


def named(value: Any) -> str:
    """A value of an account: a label, a code, several of them; nothing where there is nothing."""
    return "" if value in (None, ()) else party(plain(value))


def headline(account: Account) -> str:
    """What an account is of."""
    return _HEADLINES[account.type](account.values)


def stages(history: Iterable[Stage]) -> str:
    """How something went on: `agreed 2022-09-14 → under-construction 2024-12-27`."""
    return ARROW.join(f"{one.status} {one.date}" if one.date else one.status for one in history)


def short(id: str) -> str:
    """The beginning of an id."""
    return id[:SHORT_ID]


def documents(told: Iterable[Told]) -> str:
    """The documents that tell something, each once."""
    return ", ".join(dict.fromkeys(one.document for one in told))


def sources(account: Account) -> str:
    """How many independent sources, and of how many documents where some are copies."""
    many = len(account.documents)
    return str(account.sources) if account.sources == many else f"{account.sources} ({many} texts)"


def value(number: float, unit: str, qualifier: str = "exact") -> str:
    """A value with its unit and what the text says of its exactness."""
    sign = {"approximate": "about ", "at-least": "at least ", "at-most": "at most "}.get(qualifier, "")
    return sign + amount(float(f"{number:.12g}"), unit)


def _meeting(values: Any) -> str:
    ordinal = f"{values['ordinal']}. " if values.get("ordinal") else ""
    mechanism = named(values.get("mechanism"))
    if mechanism:
        return ordinal + mechanism
    who = named(values.get("people")) or named(values.get("participants"))
    return f"{ordinal}{values['kind']}" + (f": {who}" if who else "")


def _agreement(values: Any) -> str:
    what = named(values.get("title")) or named(values.get("parties")) or values.get("subject") or ""
    return f"{values['kind']}: {what}" if what else str(values["kind"])


def _commitment(values: Any) -> str:
    return f"{named(values.get('actors'))}: “{values.get('action') or ''}”"


def _series(values: Any) -> str:
    sides = [named(values.get(name)) for name in ("area", "counterpart")]
    joined = " – ".join(one for one in sides if one)
    of = named(values.get("of"))
    return " ".join(part for part in (values["indicator"], of and f"of {of}", joined) if part)


def _person(values: Any) -> str:
    return named(values.get("person"))


_HEADLINES: MappingProxyType[str, Callable[[Any], str]] = MappingProxyType(
    {
        "meeting": _meeting,
        "agreement": _agreement,
        "project": lambda values: named(values.get("project")),
        "commitment": _commitment,
        "series": _series,
        "person": _person,
    }
)
