"""The table of who holds which office, as the texts say."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.account import Account
from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Position
from dragoman.packs.entries import Person
from dragoman.publish.brief.differing import telling
from dragoman.publish.brief.item import Item
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import capital, fill


def items(accounts: Sequence[Account], speech: Speech) -> list[Item]:
    """An item an office: the person is the group, the office the text."""
    found = []
    for account in accounts:
        if account.type == "person":
            name = capital(speech.names.plain(account.values["person"]))
            for office in account.values["offices"]:
                told = telling(account, office["facts"])
                found.append(Item("positions", name, _office(told, speech), told))
    return found


def words(told: Sequence[Told], speech: Speech) -> str:
    """The office in the words of the texts, each wording once."""
    said = [one.fact.role_text for one in told if isinstance(one.fact, Position)]
    return ", ".join(speech.quoted(one) for one in dict.fromkeys(said) if one)


def _office(told: Sequence[Told], speech: Speech) -> str:
    fact = next(one.fact for one in told if isinstance(one.fact, Position))
    office = speech.terms.roles.get(fact.role, speech.terms.roles["other"])
    entry = speech.names.entry(fact.person) if isinstance(fact.person, Entity) else None
    is_woman = isinstance(entry, Person) and entry.gender == "f"
    of = speech.names.name(fact.of)
    joined = fill(office.of, {"of": of.text if "(" in office.of else of.the})
    return f"{office.f if is_woman and office.f else office.m} {joined}"
