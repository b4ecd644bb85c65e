from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from tests.store.catalogue.paged import all_of
from tests.store.making import entry

from dragoman.model.catalogue import ORDERS, Asked, DocumentCard, Listed
from dragoman.model.document import Source
from dragoman.model.errors import AskedError
from dragoman.model.fact import DocumentFact
from dragoman.store import Entry, Record
from dragoman.store.about import keys_of
from dragoman.store.catalogue import counting
from dragoman.store.catalogue.counting import fields_of
from dragoman.store.catalogue.remembering import Remembered

LISTS: tuple[Listed, ...] = get_args(Listed)


def ask(record: Record, listed: Listed) -> Callable[[Asked], Any]:
    return {
        "accounts": record.cards,
        "documents": record.document_cards,
        "facts": record.facts_page,
        "findings": record.found,
    }[listed]


def identity(item: Any) -> object:
    return item["id"] if isinstance(item, dict) else (getattr(item, "document", ""), item.id)


@pytest.mark.parametrize("listed", LISTS)
def test_pages_are_the_whole_list_in_order_and_nothing_twice(samples: Record, listed: Listed) -> None:
    for order in ORDERS:
        if order == "-sources" and listed in ("facts", "findings"):
            continue
        asked = Asked(order=order)
        found = [identity(one) for one in all_of(ask(samples, listed), asked)]
        at_once = [identity(one) for one in all_of(ask(samples, listed), asked, limit=500)]
        assert found == at_once and len(set(found)) == len(found)
        assert samples.count(asked, listed, within=60) == (len(found), True)


def test_facts_are_those_of_the_record(samples: Record) -> None:
    everything = list(samples.facts())
    assert all_of(samples.facts_page, Asked(order="name"), 50) == everything
    keys = sorted({key for one in everything for key in keys_of(one.fact)})
    for about in (keys[:1], keys[3:5], ["CN"], ["nobody"]):
        expected = list(samples.facts(types=("statement", "figure"), about=about))
        asked = Asked(types=("statement", "figure"), about=frozenset(about), order="name")
        assert all_of(samples.facts_page, asked, 50) == expected
    document = everything[-1].document
    assert all_of(samples.facts_page, Asked(document=document, order="name")) == list(
        samples.facts(document=document)
    )
    assert samples.facts_by_id([everything[5].id, "f-none"]) == {everything[5].id: everything[5]}
    assert samples.fact("f-none") is None


def test_what_concerns_many_things_is_found_as_what_concerns_few(
    samples: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(about=frozenset({"CN", "KZ"}))
    few = [[identity(one) for one in all_of(ask(samples, listed), asked, 50)] for listed in LISTS]
    monkeypatch.setattr("dragoman.store.catalogue.concerning.FEW", 0)
    assert [[identity(one) for one in all_of(ask(samples, listed), asked, 50)] for listed in LISTS] == few
    assert all(few)


def test_facts_are_filtered_by_their_days_sectors_and_statuses(samples: Record) -> None:
    everything = [one.data for one in samples.facts()]
    asked = Asked(types=("project",), statuses=("planned", "operational"), sectors=("rail",))
    assert {one.id for one in all_of(samples.facts_page, asked)} == {
        one["id"]
        for one in everything
        if one["type"] == "project"
        and one["sector"] == "rail"
        and one["status"] in ("planned", "operational")
    }
    of_2024 = {one.id for one in all_of(samples.facts_page, Asked(since="2024", until="2024"), 50)}
    assert of_2024 == {one["id"] for one in everything if is_in_2024(one)}


def is_in_2024(said: dict[str, Any]) -> bool:
    from dragoman.model.period import Period

    period = Period.of(next((said[name] for name in ("date", "period", "deadline") if said.get(name)), None))
    return period is not None and period.year and period.first.year <= 2024 <= period.last.year


def test_a_card_of_a_document_shows_what_its_reading_settled(record: Record) -> None:
    source = Source(
        "a/1", "Xi en Chine", title="Œuvres", published="2020", language="en", url="https://e.org/"
    )
    told = DocumentFact(language="fr", published="2024-05", publisher="AFP", generator_prompt=True)
    record.add([Entry.of(source, [told], "1"), entry("b", "Xi, Xi en Chine")])
    first, other = all_of(record.document_cards, Asked())
    assert first == DocumentCard(
        id="a/1",
        title="Œuvres",
        published="2024-05",
        publisher="AFP",
        language="fr",
        relevant=True,
        machine_translated=False,
        generator_prompt=True,
        copy_of=None,
        read_at=record.versions("a/1")[0].read_at,
        facts=0,
        url="https://e.org/",
    )
    assert (other.id, other.facts, other.signs, first.signs) == ("b", 3, (), ("generator-prompt",))
    record.add([entry("a/1", "Chine")])
    assert [card.facts for card in record.document_cards(Asked(order="-sources")).items] == [3, 1]
    assert record.documents_by_id(["b", "c"]) == {"b": other}


def test_documents_are_filtered_by_what_their_cards_show(samples: Record) -> None:
    cards = all_of(samples.document_cards, Asked())
    copies = [card for card in cards if card.copy_of]
    assert [(card.id, card.copy_of) for card in copies] == [("copied", "articles/analyse-ligne-d")]
    assert samples.document_cards(Asked(signs=("copy",))).items == tuple(copies)
    filters: list[tuple[Asked, Callable[[DocumentCard], object]]] = [
        (Asked(signs=("machine-translated", "copy")), lambda one: one.machine_translated or one.copy_of),
        (Asked(signs=("irrelevant",)), lambda one: not one.relevant),
        (Asked(publishers=("Example",)), lambda one: one.publisher == "Example"),
        (Asked(languages=("fr",), since="2024"), lambda one: (one.published or "") > "2024"),
        (Asked(document="copied"), lambda one: one.id == "copied"),
    ]
    for asked, fits in filters:
        assert set(all_of(samples.document_cards, asked)) == {one for one in cards if fits(one)}
    about = {one.document for one in samples.facts(about=["KG"])}
    assert {one.id for one in all_of(samples.document_cards, Asked(about=frozenset({"KG"})))} == about


@pytest.mark.parametrize("listed", LISTS)
def test_facets_count_what_the_list_has(samples: Record, listed: Listed) -> None:
    asked = Asked(about=frozenset({"CN"}))
    whole = len(all_of(ask(samples, listed), asked, 500))
    found = samples.facets(asked, fields_of(listed), listed, within=60)
    assert found.complete and set(found.counts) == set(fields_of(listed))
    for field, counts in found.counts.items():
        assert list(counts.values()) == sorted(counts.values(), reverse=True)
        assert field == "party" or sum(counts.values()) <= whole
    kind = {"accounts": "type", "facts": "type", "findings": "kind", "documents": "language"}[listed]
    assert sum(found.counts[kind].values()) == whole


def test_counting_that_takes_too_long_says_so_and_the_record_goes_on(samples: Record) -> None:
    never_asked = Asked(until="2031")
    assert samples.count(never_asked, "facts", within=0) == (0, False)
    stopped = samples.facets(never_asked, ("type", "year"), "facts", within=0)
    assert (stopped.counts, stopped.complete) == ({}, False)
    assert samples.count(Asked(), "documents", within=60).complete


def test_the_database_stops_counting_when_the_time_is_up(
    samples: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy import func, literal, select

    from dragoman.store.catalogue.limits import TimeIsUp, limited

    numbers = select(literal(1).label("n")).cte("numbers", recursive=True)
    numbers = numbers.union_all(select(numbers.c.n + 1).where(numbers.c.n < 10**9))
    with samples._reading() as connection:
        with pytest.raises(TimeIsUp), limited(connection, 0.05) as ask:
            ask(select(func.count()).select_from(numbers))
        assert counting.count(connection, Asked(), "documents", 60, Remembered()).complete


def test_a_cursor_outlives_what_is_added_before_it(record: Record) -> None:
    record.add([entry(id, "Xi") for id in ("b", "d", "f")])
    page = record.document_cards(Asked(order="name", limit=2))
    record.add([entry(id, "Xi") for id in ("a", "c", "g")])
    rest = record.document_cards(Asked(order="name", limit=9, after=page.next))
    assert [one.id for one in (*page.items, *rest.items)] == ["b", "d", "f", "g"]


def encoded(said: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(said).encode()).decode()


@pytest.mark.parametrize(
    "after",
    [
        "",
        "x",
        "é",
        "A" * 9999,
        *map(
            encoded,
            (
                ["date"],
                ["date", 1, "a"],
                ["date", "2024-01-01", "a\0"],
                ["date", "\ud800", "a"],
                ["-date", None, "a"],
                {"date": 1},
                "date",
                [["date"], None, "a"],
                [[], [], []],
            ),
        ),
    ],
)
def test_what_is_no_cursor_is_refused_in_words(record: Record, after: str) -> None:
    for listed in LISTS:
        with pytest.raises(AskedError, match="cursor"):
            ask(record, listed)(Asked(after=after))


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked(since="yesterday"), "since: 'yesterday' is no date"),
        (Asked(until="XXXX-10-17"), "until"),
        (Asked(limit=0), "limit: 0 is not from 1 to 500"),
        (Asked(limit=501), "limit"),
        (Asked(order="sideways"), "order: 'sideways' is none of date"),  # type: ignore[arg-type]
        (Asked(about=frozenset({"a\0"})), "character"),
        (Asked(sectors=("\ud800",)), "character"),
        (Asked(added_since=datetime(2024, 1, 1)), "time zone"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(record: Record, asked: Asked, words: str) -> None:
    with pytest.raises(AskedError, match=words):
        record.cards(asked)


def test_a_sign_or_field_that_is_none_is_refused(record: Record) -> None:
    with pytest.raises(AskedError, match="sign"):
        record.document_cards(Asked(signs=("odd",)))
    with pytest.raises(AskedError, match="field: 'colour' is none of language"):
        record.facets(Asked(), ("colour",), "documents")


def test_an_id_that_is_no_longer_used_leads_to_the_account(samples: Record) -> None:
    from sqlalchemy import delete, insert

    from dragoman.store import schema

    card = samples.cards(Asked(types=("meeting",))).items[0]
    with samples._writing() as connection:
        connection.execute(insert(schema.redirects).values(old="m-old", new=card.id))
    assert samples.card("m-old") == samples.card(card.id) == card
    with samples._writing() as connection:
        connection.execute(delete(schema.redirects).where(schema.redirects.c.old == "m-old"))
    assert samples.card("m-none") is None
    assert set(samples.cards_by_id([card.id, "m-none"])) == {card.id}


def test_findings_are_found_by_the_account_that_they_are_on(samples: Record) -> None:
    everything = all_of(samples.found, Asked())
    account = everything[0]["about"][0]
    on_it = samples.findings_about(account)
    assert by_id(on_it) == by_id([one for one in everything if account in one["about"]])
    assert samples.finding(on_it[0]["id"]) == on_it[0]
    assert samples.finding("f-none") is None
    since = datetime.fromisoformat(max(one["found_at"] for one in everything))
    latest = samples.found(Asked(added_since=since.astimezone(UTC), order="-added"))
    assert latest.items == samples.found(replace(Asked(order="-added"), limit=len(latest.items))).items


def by_id(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(found, key=lambda one: str(one["id"]))
