"""What lists filter is what `reconcile.selecting` selects."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.store.catalogue.paged import all_of

from dragoman.model.account import Account
from dragoman.model.catalogue import Asked, Side
from dragoman.model.entity import Entity, Party
from dragoman.packs.framework import load_framework
from dragoman.reconcile.selecting import Selection, parties, select, select_findings, times
from dragoman.run.reconciling import Reconciled, reconcile
from dragoman.store import Record
from dragoman.store.about import folded, keys_of
from dragoman.store.catalogue import concerning
from dragoman.store.catalogue.shortening import shortened

DAY = date(2025, 3, 1)
REGION = frozenset({"KZ", "KG", "TJ", "TM", "UZ"})
MANY = 60


def known_by(party: Party) -> str:
    return (party.id or folded(party.label)) if isinstance(party, Entity) else party


def selection(record: Record, asked: Asked) -> Selection:
    """The same question, as the commands put it."""
    wanted = asked.about or frozenset()
    between = None
    if asked.between:
        one, other = (
            tuple(frozenset({key}) if isinstance(key, str) else key for key in side) for side in asked.between
        )
        between = (one, other)
    return Selection(
        about=(lambda told: not wanted.isdisjoint(keys_of(told.fact))) if asked.about is not None else None,
        between=between,
        sectors=frozenset(asked.sectors),
        since=asked.since,
        until=asked.until,
        added=None if asked.added_since is None else record.read_since(asked.added_since),
        known_by=known_by,
    )


def chosen(record: Record, whole: Reconciled) -> Iterator[Asked]:
    """Questions about what there is, each with one or two filters, the same in every run."""
    chance = random.Random(6)
    keys = sorted({key for one in whole.accounts for told in one.told for key in keys_of(told.fact)})
    sides = sorted({key for one in whole.accounts for key in parties(one, known_by)})
    fields = sorted({one.values["sector"] for one in whole.accounts if one.values.get("sector")})
    days = sorted(
        {
            when[:7]
            for one in whole.accounts
            for when in times(one)
            if when[:2] == "20" and "/" not in when[:7]
        }
    )
    moments = sorted(card.read_at for card in all_of(record.document_cards, Asked()))

    def filters() -> Iterator[dict[str, Any]]:
        yield {"about": frozenset(chance.sample(keys, chance.randint(1, 3)))}
        members: list[str | frozenset[str]] = [*chance.sample(sides, 3), REGION]
        yield {"between": (on(*chance.sample(members, 2)), on("CN"))}
        yield {"between": (on("CN"), on("central-asia", REGION))}
        yield {"sectors": tuple(chance.sample(fields, chance.randint(1, 2)))}
        since, until = sorted(chance.sample(days, 2))
        yield {"since": since}
        yield {"until": until}
        yield {"since": since[:4], "until": f"{until}-15" if len(until) == 7 else until}
        yield {"added_since": chance.choice(moments)}

    yield Asked(as_of=DAY)
    for _ in range(MANY):
        asked: dict[str, Any] = {}
        for one in chance.sample(list(filters()), chance.randint(1, 2)):
            asked |= one
        yield Asked(**asked, as_of=DAY, order=chance.choice(("date", "-date", "name", "-sources", "-added")))


def on(*members: str | frozenset[str]) -> Side:
    """Any of these."""
    return frozenset(members)


@pytest.fixture(params=["few", "many"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets what is asked about occur in few facts, or in many, which is asked in another way."""
    if request.param == "many":
        monkeypatch.setattr(concerning, "FEW", 0)


@pytest.mark.usefixtures("few")
def test_lists_hold_what_the_commands_select(samples: Record) -> None:
    whole = reconcile(samples, load_framework("china-central-asia"), DAY)
    asked_for_nothing = 0
    for asked in chosen(samples, whole):
        expected = select(whole.accounts, selection(samples, asked)).accounts
        cards = all_of(samples.cards, asked)
        assert sorted(card.id for card in cards) == sorted(one.id for one in expected), asked
        assert samples.count(asked, within=60) == (len(expected), True)
        asked_for_nothing += not expected
    assert asked_for_nothing < MANY / 2  # else little would be compared


@pytest.mark.usefixtures("few")
def test_findings_are_those_that_the_commands_select(samples: Record) -> None:
    whole = reconcile(samples, load_framework("china-central-asia"), DAY)
    asked_for_nothing = 0
    for asked in chosen(samples, whole):
        expected = select_findings(whole.findings, whole.accounts, selection(samples, asked))
        order = "-added" if asked.order == "-sources" else asked.order
        found = all_of(samples.found, replace(asked, order=order))
        plain = [{name: value for name, value in one.items() if name != "found_at"} for one in found]
        assert by_id(plain) == by_id([one.to_json() for one in expected]), asked
        asked_for_nothing += not expected
    assert asked_for_nothing < MANY / 2


def test_a_card_says_what_the_record_says(samples: Record) -> None:
    whole = reconcile(samples, load_framework("china-central-asia"), DAY)
    cards = {card.id: card for card in all_of(samples.cards, Asked(as_of=DAY))}
    read = {card.id: card.read_at for card in all_of(samples.document_cards, Asked())}
    for account in whole.accounts:
        card, alone = cards[account.id], samples.card(account.id, DAY)
        assert alone is not None
        assert alone.said == account.to_json()
        assert card.said in (alone.said, shortened(dict(alone.said)))
        assert card.status == status(account)
        assert card.sources == account.sources and card.documents == len(account.documents)
        assert card.added == max(read[document] for document in account.documents)
        assert alone == card


def test_what_is_overdue_depends_on_the_day(samples: Record) -> None:
    overdue = Asked(types=("commitment",), statuses=("overdue",), as_of=date(2100, 1, 1))
    late = all_of(samples.cards, overdue)
    assert late and all(card.status == card.said["state"] == "overdue" for card in late)
    before = replace(overdue, as_of=date(1990, 1, 1))
    assert samples.cards(before).items == ()
    is_open = replace(before, statuses=("open",))
    assert {card.id for card in late} <= {card.id for card in all_of(samples.cards, is_open)}
    assert samples.facets(overdue, ["status"]).counts == {"status": {"overdue": len(late)}}


def test_what_was_added_since_a_moment_has_its_time_zone(samples: Record) -> None:
    latest = max(card.read_at for card in samples.document_cards(Asked(limit=500)).items)
    assert latest.utcoffset() == timedelta(0)
    assert samples.document_cards(Asked(added_since=latest)).items
    assert not samples.document_cards(Asked(added_since=latest + timedelta(microseconds=1))).items
    east = datetime.fromisoformat(latest.astimezone().isoformat())
    assert samples.count(Asked(added_since=east), "documents") == (1, True)


def status(account: Account) -> str | None:
    found = account.values.get("state") if account.type == "commitment" else account.values.get("status")
    return None if found is None else str(found)


def by_id(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(found, key=lambda one: str(one["id"]))
