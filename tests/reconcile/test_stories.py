"""Agreements and ceremonies that only the matter of their documents brings together, and those it does not."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from tests.reconcile.in_memory import entries
from tests.reconcile.telling import thing, told

from dragoman.model.entry import Told

LINE, PLANT = thing("sud-nord"), thing("plant")
BANK, BUILDER, OTHER = thing("china-exim-bank"), thing("powerchina"), thing("sinohydro")
TWO = ("CN", "TJ")


def text(document: str, published: str | None = None, about: Any = LINE, **fields: Any) -> list[Told]:
    """What a document tells: a memorandum, and the project that it is on."""
    given = {"kind": "memorandum", "parties": TWO, "status": "signed", "date": "2023-05-18"}
    found = [told(document, "agreement", **{**given, **fields})]
    if about is not None:
        found.append(told(document, "project", project=about, countries=("TJ",), status="planned"))
    return [replace(one, published=published) for one in found]


def cost(document: str, value: float, indicator: str = "cost") -> Told:
    return told(document, "figure", value=value, unit="USD", indicator=indicator)


def agreements(*texts: list[Told]) -> int:
    every = [one for some in texts for one in some]
    return sum(entry.type == "agreement" for entry in entries(every))


def test_two_texts_on_one_project_mean_one_memorandum() -> None:
    assert agreements(text("a"), text("b", date="2023-05")) == 1
    assert agreements(text("a"), text("b", date=None, published="2023-05-25")) == 1
    assert agreements(text("a"), text("b", date="2023-05-21")) == 1
    assert agreements(text("a"), text("b", kind="agreement")) == 1
    assert agreements(text("a", subject="le rail"), text("b")) == 1
    assert agreements(text("a", about=None), text("b", about=None, date="2023-05")) == 2
    assert agreements(text("a"), text("b", about=PLANT, date="2023-05")) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2023-06-18"},
        {"date": "2024-05-18"},
        {"kind": "contract"},
        {"status": "planned", "date": None},
        {"parties": ("CN", "KG")},
        {"subject": "la douane"},
    ],
    ids=str,
)
def test_one_project_has_many_agreements(other: dict[str, Any]) -> None:
    assert agreements(text("a", subject="le rail"), text("b", **other)) == 2


def test_one_text_may_leave_out_who_signed_and_another_name_a_state_for_its_company() -> None:
    assert agreements(text("a", parties=(BANK, "KG")), text("b", parties=("KG",), date="2023-05")) == 1
    assert agreements(text("a", parties=(BANK, BUILDER)), text("b", parties=(BANK, "KG"))) == 1
    assert agreements(text("a", parties=(BANK, BUILDER)), text("b", parties=(BANK, OTHER))) == 2
    assert agreements(text("a"), text("b", parties=None)) == 1


def test_a_text_that_names_nobody_has_to_give_the_day_or_a_number_of_the_others() -> None:
    named, bare = text("a"), text("b", parties=None, date="2023-05")
    assert agreements(named, bare) == 2
    assert agreements([*named, cost("a", 58_800_000)], [*bare, cost("b", 58_800_000)]) == 1
    assert agreements([*named, cost("a", 50_000_000)], [*bare, cost("b", 50_000_000)]) == 2


def test_a_number_that_is_not_round_is_of_one_story_unless_it_is_told_of_states() -> None:
    one, other = text("a", about=None), text("b", about=None, date="2023-05")
    assert agreements([*one, cost("a", 58_800_000)], [*other, cost("b", 58_800_000)]) == 1
    assert agreements([*one, cost("a", 50_000_000)], [*other, cost("b", 50_000_000)]) == 2
    trade = [cost(document, 58_800_000, "trade") for document in "ab"]
    assert agreements([*one, trade[0]], [*other, trade[1]]) == 2


def test_a_text_that_may_mean_either_of_two_means_neither() -> None:
    rail = text("a", subject="construction d'une ligne de chemin de fer")
    road = text("b", subject="modernisation de routes de montagne au Pamir")
    assert agreements(rail, text("c", date="2023-05")) == 1
    assert agreements(rail, road, text("c", date="2023-05")) == 3


def test_two_agreements_of_one_text_are_two_in_any_order() -> None:
    both = [
        *text("a"),
        told("a", "agreement", at=50, kind="agreement", parties=TWO, status="signed", date="2023-05-18"),
    ]
    facts = [*both, *text("b", date="2023-05")]
    found = {
        frozenset(frozenset(one.id for one in entry.told) for entry in entries(list(some)))
        for some in permutations(facts)
    }
    assert len(found) == 1
    assert agreements(facts) > 1


def test_a_bank_is_the_one_that_the_other_text_names_in_more_words() -> None:
    china, national = thing("peoples-bank-of-china"), thing(None, "Banque nationale du Kazakhstan")
    swap: dict[str, Any] = {"kind": "agreement", "about": None, "date": "2014-12-14"}
    short = thing(None, "Banque nationale")
    assert (
        agreements(text("a", parties=(china, national), **swap), text("b", parties=(china, short), **swap))
        == 1
    )
    uzbek = thing(None, "Banque centrale d'Ouzbékistan")
    assert (
        agreements(text("a", parties=(china, national), **swap), text("b", parties=(china, uzbek), **swap))
        == 2
    )


def test_a_declaration_of_the_day_may_be_told_with_one_of_two_states() -> None:
    made: dict[str, Any] = {"kind": "declaration", "about": None}
    assert agreements(text("a", **made), text("b", parties=("CN",), **made)) == 1
    assert agreements(text("a", **made), text("b", parties=("CN",), **(made | {"date": "2023-05-19"}))) == 2
    assert agreements(text("a", **made), text("b", parties=("CN",), **(made | {"kind": "memorandum"}))) == 2
    kyrgyz = text("c", parties=("CN", "KG"), **made)
    assert agreements(text("a", **made), kyrgyz, text("b", parties=("CN",), **made)) == 3


def ceremony(document: str, words: str, **fields: Any) -> list[Told]:
    given = {"kind": "ceremony", "status": "held", "date": "2012-12-22"}
    return [told(document, "meeting", words=words, **{**given, **fields})]


def test_a_ceremony_is_known_by_the_names_in_its_sentence() -> None:
    one = ceremony("a", "Une cérémonie a marqué l'ouverture du passage d'Altynkol-Korgas", participants=TWO)
    again = "L'ouverture du passage de Korgas-Altynkol a été célébrée"
    assert len(entries([*one, *ceremony("b", again)])) == 1
    assert len(entries([*one, *ceremony("b", again, date="2013-12-22")])) == 2
    assert len(entries([*one, *ceremony("b", again, participants=("CN", "KG"))])) == 2
    assert len(entries([*one, *ceremony("b", "L'ouverture du tunnel a été célébrée")])) == 2
    guest = told(
        "b", "mention", words="Altynkol Korgas", kind="person", entity=thing(None, "Altynkol Korgas")
    )
    assert sum(entry.type == "meeting" for entry in entries([*one, *ceremony("b", again), guest])) == 2


def test_a_place_has_one_ceremony_a_day_of_which_one_text_names_nobody() -> None:
    there: dict[str, Any] = {"place": thing("xian"), "country": "CN"}
    one = ceremony("a", "une cérémonie", participants=TWO, **there)
    assert len(entries([*one, *ceremony("b", "la cérémonie", **there)])) == 1
    assert len(entries([*one, *ceremony("b", "la cérémonie", date="2012-12", **there)])) == 2
    assert len(entries([*one, *ceremony("b", "la cérémonie", place=thing("astana"))])) == 2
