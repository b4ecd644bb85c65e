"""Meetings, agreements, projects and commitments as events in the manner of PLOVER (JSON Lines).

In: accounts. Out: objects with actors, recipients, date, category, mode, contexts, place and sources.
Categories are those of the PLOVER codebook (Halterman et al., 2023): CONSULT for meetings, AGREE for
promises and what is planned or proposed, SUPPORT for agreements that were made, COOPERATE for projects that
are carried on. What did not come about is no event. Actors that are states have ISO 3166-1 alpha-3 codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from babel.core import get_global

from dragoman.model.account import Account
from dragoman.model.entity import Entity, Party

MODES = {
    "visit": "visit",
    "call": "phone",
    **dict.fromkeys(("summit", "ministerial", "forum"), "multilateral"),
}
"""Modes of consultation by the kind of a meeting; talks between two are `bilateral`."""
MADE = frozenset({"signed", "adopted", "in-force", "ratified", "published"})
RUNNING = frozenset({"financed", "under-construction", "advancing", "operational", "completed", "surveying"})
CONTEXTS = {
    **dict.fromkeys(("rail", "road", "air", "logistics", "border-port", "transport"), "transport"),
    **dict.fromkeys(
        ("oil-pipeline", "gas-pipeline", "oil-gas", "electricity", "nuclear", "energy"), "energy"
    ),
    **dict.fromkeys(("trade", "investment", "finance", "industry", "mining", "agriculture"), "economic"),
    "renewable-energy": "energy",
    "education": "education",
    "health": "health",
    "security": "military",
    "environment": "environment",
    "diplomacy": "diplomatic",
}
"""Contexts by sector; sectors without one have none."""


def events(accounts: Iterable[Account]) -> list[dict[str, Any]]:
    """The events, in the order of the accounts."""
    return [event for account in accounts for event in _events(account)]


def _events(account: Account) -> Iterator[dict[str, Any]]:
    values = account.values
    status, sector = values.get("status"), values.get("sector")
    if account.type == "meeting" and status == "held":
        mode = MODES.get(values.get("kind") or "", "bilateral")
        yield _event(account, "CONSULT", mode, values.get("participants") or values.get("people") or ())
    elif account.type == "agreement" and status in MADE:
        yield _event(account, "SUPPORT", None, values.get("parties") or ())
    elif account.type == "agreement" and status in ("planned", "proposed"):
        yield _event(account, "AGREE", None, values.get("parties") or ())
    elif account.type == "project" and status in RUNNING:
        yield _event(account, "COOPERATE", None, values.get("countries") or (), sector)
    elif account.type == "commitment":
        beneficiary = values.get("beneficiary")
        to = () if beneficiary is None else (beneficiary,)
        yield _event(account, "AGREE", None, values.get("actors") or (), sector, to)


def _event(
    account: Account,
    category: str,
    mode: str | None,
    actors: Iterable[Party],
    sector: str | None = None,
    recipients: Iterable[Party] = (),
) -> dict[str, Any]:
    who, place = [_actor(one) for one in actors], account.values.get("place")
    # Whoever meets or signs acts on the others: all are both, unless a recipient is told.
    to = [_actor(one) for one in recipients] or (who if len(who) > 1 else [])
    context = CONTEXTS.get(sector or "")
    return {
        "id": account.id,
        "date": account.values.get("date"),
        "event": category,
        "mode": mode,
        "context": [context] if context else [],
        "actor": who,
        "recipient": to,
        "location": place.label if isinstance(place, Entity) else None,
        "country": _actor(account.values["country"]) if account.values.get("country") else None,
        "sources": account.sources,
        "documents": list(account.documents),
        "text": account.told[0].quotation,
    }


def _actor(party: Party) -> str:
    if isinstance(party, Entity):
        return party.label
    # CLDR maps alpha-3 codes to alpha-2 codes as aliases of territories.
    codes = (three for three, two in get_global("territory_aliases").items() if two == [party])
    return next((code for code in codes if len(code) == len("CHN") and code.isalpha()), party)
