"""The record as linked data: JSON-LD with the terms of schema.org, and PROV for where things are known from.

In: accounts. Out: an object whose `@context` stands in it, so that nothing has to be fetched to read it.
Things of the registry have addresses below `urn:dragoman:`, documents their own where they have one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from dragoman.model.account import Account
from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Told
from dragoman.model.period import Period

CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "startDate": {"@type": "http://www.w3.org/2001/XMLSchema#date"},
    "endDate": {"@type": "http://www.w3.org/2001/XMLSchema#date"},
}
STATUS = {
    "held": None,
    "planned": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
}
SCHEME = "urn:dragoman:"

Thing = dict[str, Any]


def json_ld(accounts: Iterable[Account]) -> Thing:
    """The graph: things in the order of the accounts, then the documents that they are known from."""
    held = list(accounts)
    told = {one.document: one for account in held for one in account.told}
    things = [thing for account in held for thing in _things(account)]
    return {"@context": CONTEXT, "@graph": [*things, *(_article(told[name]) for name in sorted(told))]}


def _things(account: Account) -> Iterator[Thing]:
    values = account.values
    head: Thing = {
        "@id": SCHEME + account.id,
        "wasDerivedFrom": [_address(one) for one in _documents(account)],
    }
    if account.type == "meeting":
        yield head | _meeting(values)
    elif account.type == "agreement":
        parties = [_party(one) for one in values.get("parties") or ()]
        name = values["title"].label if values.get("title") else values.get("kind")
        yield head | {
            "@type": "CreativeWork",
            "name": name,
            "about": parties,
            "dateCreated": values.get("date"),
        }
    elif account.type == "project":
        states = [_party(one) for one in values.get("countries") or ()]
        known = {"@type": "Project", "name": values["project"].label, "areaServed": states}
        yield head | known | {"keywords": values.get("sector")}
    elif account.type == "person":
        roles = [{"@type": "Role", "roleName": office["role_text"]} for office in values["offices"]]
        yield head | _party(values["person"]) | {"@type": "Person", "hasOccupation": roles}
    elif account.type == "series":
        yield from (head | _observation(account, number) for number in range(len(account.points)))


def _meeting(values: Any) -> Thing:
    period = Period.of(values.get("date"))
    people = [_party(one) | {"@type": "Person"} for one in values.get("people") or ()]
    said: Thing = {
        "@type": "Event",
        "name": values["mechanism"].label if values.get("mechanism") else values.get("kind"),
        "attendee": [*(_party(one) for one in values.get("participants") or ()), *people],
    }
    if period is not None and period.year:
        said |= {"startDate": period.first.isoformat(), "endDate": period.last.isoformat()}
    if values.get("place") is not None:
        said["location"] = _party(values["place"]) | {"@type": "Place"}
    if status := STATUS.get(values.get("status") or ""):
        said["eventStatus"] = {"@id": f"https://schema.org/{status}"}
    return said


def _observation(account: Account, number: int) -> Thing:
    point, values = account.points[number], account.values
    return {
        "@id": f"{SCHEME}{account.id}:{number}",
        "@type": "Observation",
        "measuredProperty": values["indicator"],
        "observationAbout": [
            _party(one) for one in (values.get("area"), values.get("counterpart"), values.get("of")) if one
        ],
        "observationDate": point.period,
        "value": point.value,
        "unitText": point.unit,
    }


def _article(told: Told) -> Thing:
    said: Thing = {"@id": _address(told), "@type": "NewsArticle", "name": told.title or told.document}
    if told.published:
        said["datePublished"] = told.published
    if told.publisher:
        said["publisher"] = {"@type": "Organization", "name": told.publisher}
    return said


def _documents(account: Account) -> list[Told]:
    return list({one.document: one for one in account.told}.values())


def _address(told: Told) -> str:
    if told.url and told.url.startswith(("http://", "https://")):
        return quote(told.url, safe=":/?#[]@!$&'()*+,;=%-._~")
    return SCHEME + "document:" + quote(told.document, safe="")


def _party(party: Party) -> Thing:
    if isinstance(party, Entity):
        named: Thing = {"name": party.label}
        return ({"@id": SCHEME + quote(party.id)} | named) if party.id else named
    kind = "Country" if party.isupper() else "Place"
    return {"@id": SCHEME + party, "@type": kind, "identifier": party}
