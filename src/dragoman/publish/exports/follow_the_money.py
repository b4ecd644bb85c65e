"""The record as FollowTheMoney entities (JSON Lines), for Aleph, OpenAleph and what else reads them.

In: accounts. Out: objects with `id`, `schema` and `properties`, each property a list of strings. Meetings and
agreements are events, commitments are left out: the ontology has nothing like them. The ontology is that of
followthemoney.tech; its own library reads them back in a test.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.model.account import Account
from dragoman.model.entity import Entity, Party, key
from dragoman.model.entry import Told
from dragoman.model.period import Period
from dragoman.publish.exports.rows import said

Entry = dict[str, Any]
PLAIN = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
"""A year or a month, which the ontology has as they are; a season it has as its days."""


def entities(accounts: Iterable[Account]) -> list[Entry]:
    """The entities, each once, in the order of their ids."""
    found: dict[str, Entry] = {}
    for account in accounts:
        for entity in _entities(account):
            found.setdefault(entity["id"], entity)
    return [found[id] for id in sorted(found)]


def _entities(account: Account) -> Iterator[Entry]:
    documents = {one.document: one for one in account.told}
    yield from (_article(one) for one in documents.values())
    proof = [_id("document", document) for document in documents]
    if account.type == "meeting":
        yield from _people(account)
        yield _event(account, proof, said(account.values.get("mechanism")), account.values.get("kind"))
    elif account.type == "agreement":
        yield _event(account, proof, said(account.values.get("title")), account.values.get("kind"))
    elif account.type == "project":
        yield _project(account, proof)
    elif account.type == "person":
        yield from _offices(account, proof)


def _event(account: Account, proof: list[str], name: object, kind: object) -> Entry:
    values = account.values
    begin, end = _days(values.get("date"))
    parties = values.get("participants") or values.get("parties") or ()
    people = [_id("person", key(one)) for one in values.get("people") or ()]
    return _made(
        account.id,
        "Event",
        name=[str(name or f"{kind} of {said(tuple(parties)) or account.id}")],
        summary=[" ".join(str(one) for one in (kind, values.get("status")) if one)],
        startDate=begin,
        endDate=end,
        country=[one.lower() for one in (*parties, values.get("country")) if _is_code(one)],
        location=[str(said(values["place"]))] if values.get("place") else [],
        involved=people,
        proof=proof,
        keywords=[str(kind)] if kind else [],
    )


def _project(account: Account, proof: list[str]) -> Entry:
    values = account.values
    return _made(
        account.id,
        "Project",
        name=[values["project"].label],
        alias=list(values["project"].labels),
        status=[values["status"]] if values.get("status") else [],
        keywords=[values["sector"]] if values.get("sector") else [],
        country=[one.lower() for one in values.get("countries") or () if _is_code(one)],
        proof=proof,
    )


def _offices(account: Account, proof: list[str]) -> Iterator[Entry]:
    person = account.values["person"]
    who = _id("person", key(person))
    roles = [str(office["role_text"]) for office in account.values["offices"]]
    states = [office["of"].lower() for office in account.values["offices"] if _is_code(office["of"])]
    yield _made(who, "Person", name=[_label(person)], position=roles, country=states, proof=proof)


def _people(account: Account) -> Iterator[Entry]:
    for person in account.values.get("people") or ():
        yield _made(_id("person", key(person)), "Person", name=[_label(person)])


def _article(told: Told) -> Entry:
    begin, _ = _days(told.published)
    return _made(
        _id("document", told.document),
        "Article",
        title=[told.title or told.document],
        fileName=[told.document],
        sourceUrl=[told.url] if told.url and told.url.startswith(("http://", "https://")) else [],
        publisher=[told.publisher] if told.publisher else [],
        publishedAt=begin,
    )


def _made(id: str, schema: str, **properties: list[str]) -> Entry:
    kept = {name: list(dict.fromkeys(values)) for name, values in properties.items() if values}
    return {"id": id, "schema": schema, "properties": kept}


def _days(edtf: str | None) -> tuple[list[str], list[str]]:
    """First and last day as the ontology has dates: of a year or month as much as is known."""
    period = Period.of(edtf)
    if edtf is None or period is None or not period.year or ".." in edtf:
        return [], []
    if PLAIN.fullmatch(edtf):
        return [edtf], []
    first, last = period.first.isoformat(), period.last.isoformat()
    return [first], [last] if last != first else []


def _is_code(party: Any) -> bool:
    return isinstance(party, str) and len(party) == len("CN") and party.isupper()


def _label(party: Party) -> str:
    return party.label if isinstance(party, Entity) else party


def _id(kind: str, key: str) -> str:
    return f"{kind}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
