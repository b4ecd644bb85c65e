"""What is told without a date, without parties, or in another form of a name: where it belongs, and where not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.reconcile.in_memory import entries
from tests.reconcile.telling import thing, told

from dragoman.model.entry import Told
from dragoman.reconcile.names import bare
from dragoman.reconcile.reporting import reported

XI, MIRZIYOYEV, LI = thing("xi-jinping"), thing("mirziyoyev"), thing("li-qiang")


def text(document: str, type: str, published: str | None = None, **fields: Any) -> Told:
    return replace(told(document, type, **fields), published=published)


def visit(document: str, published: str | None = None, **fields: Any) -> Told:
    given = {
        "kind": "visit",
        "country": "CN",
        "participants": ("CN", "UZ"),
        "people": (MIRZIYOYEV,),
        "status": "held",
    }
    return text(document, "meeting", published, **{**given, **fields})


def talks(document: str, *people: Any, **fields: Any) -> Told:
    given = {
        "kind": "bilateral",
        "country": "CN",
        "participants": ("CN", "UZ"),
        "status": "held",
        "date": "2024-01-24",
    }
    return text(document, "meeting", "2024-01-24", **{**given, **fields}, people=people)


def together(*facts: Told) -> int:
    return len(entries(facts))


@pytest.mark.parametrize(
    ("fact", "days"),
    [
        (visit("a", "2024-01-24"), "2024-01-11/2024-01-24"),
        (visit("a", "2024-01-24", date="2024-01-23"), None),
        (visit("a", "2024-01"), None),
        (visit("a"), None),
        (visit("a", "2024-01-24", status="planned"), "2024-01-24/2024-02-06"),
        (visit("a", "2024-01-24", status="planned", kind="bilateral"), None),
        (visit("a", "2024-01-24", status="proposed"), None),
        (text("a", "agreement", "2024-01-24", kind="treaty", status="in-force"), None),
        (text("a", "agreement", "2024-01-24", kind="treaty", status="signed"), "2024-01-11/2024-01-24"),
    ],
)
def test_what_was_done_was_done_in_the_days_before_and_a_visit_to_come_comes_soon(
    fact: Told, days: str | None
) -> None:
    assert reported(fact) == days


def test_a_visit_without_its_day_is_the_one_of_that_week() -> None:
    dated = visit("b", "2024-01-20", status="planned", date="2024-01-23/2024-01-25")
    assert together(visit("a", "2024-01-24"), dated) == 1
    assert together(visit("a", "2024-07-24"), dated) == 2
    assert together(visit("a"), dated) == 2


def test_a_visit_is_of_the_talks_that_its_text_tells_of() -> None:
    one, other = talks("a", XI, MIRZIYOYEV), talks("b", LI, MIRZIYOYEV)
    found = entries([visit("a", "2024-01-24"), one, other])
    assert sorted(len(entry.told) for entry in found) == [1, 2]
    (joined,) = (entry for entry in found if len(entry.told) > 1)
    assert joined.documents == ("a",)


def test_a_visit_that_is_announced_without_its_day_comes_within_a_fortnight() -> None:
    held = visit("b", date="2024-01-24")
    assert together(visit("a", "2024-01-20", status="planned"), held) == 1
    assert together(visit("a", "2024-01-25", status="planned"), held) == 2
    assert together(visit("a", "2024-01-02", status="planned"), held) == 2
    assert together(visit("a", "2024-01-20", status="planned"), visit("b", date="2024-01")) == 2


def test_a_visit_is_of_the_talks_with_those_of_its_rank_as_the_registry_has_them() -> None:
    guest, host, other = thing("li-keqiang"), thing("rasulzoda-kokhir"), thing("berdimuhamedov-gurbanguly")
    there: dict[str, Any] = {"country": "TM", "participants": ("CN", "TM"), "date": "2018-10-13"}
    stay = visit("a", people=(guest,), **there)
    head = text("b", "meeting", kind="bilateral", status="held", people=(guest, other), **there)
    assert together(stay, head) == 2
    unknown = text("c", "meeting", kind="bilateral", status="held", people=(guest, host), **there)
    assert together(stay, head, unknown) == 2


def test_another_visitor_of_that_week_is_another() -> None:
    assert together(visit("a", "2024-01-24"), visit("b", "2024-01-24", people=(thing("saidov"),))) == 2


def statement(document: str, published: str | None = None, day: str | None = None) -> Told:
    return text(
        document, "agreement", published, kind="declaration", parties=("CN", "KG"), status="signed", date=day
    )


def test_a_signature_without_its_day_is_the_one_of_that_week() -> None:
    assert together(statement("a", "2025-02-06"), statement("b", day="2025-02-05")) == 1
    assert together(statement("a", "2025-06-18"), statement("b", day="2025-02-05")) == 2


def assembly(document: str, **fields: Any) -> Told:
    given = {
        "kind": "ministerial",
        "status": "held",
        "date": "2024-12-01",
        "place": thing("chengdu"),
        "country": "CN",
    }
    return text(document, "meeting", **{**given, **fields})


def test_a_text_that_names_no_parties_may_mean_the_assembly_of_that_place_and_day() -> None:
    known = assembly("a", participants=("CN", "KZ", "UZ"), mechanism=thing("foreign-ministers"), ordinal=5)
    assert together(known, assembly("b", ordinal=5)) == 1
    assert together(known, assembly("b")) == 1
    assert together(known, assembly("b", ordinal=6)) == 1  # a source may be wrong by one
    assert together(known, assembly("b", ordinal=7)) == 2
    assert together(known, assembly("b", ordinal=6, mechanism=thing("transport-ministers"))) == 2
    assert together(known, assembly("b", ordinal=6, participants=("CN", "KZ", "KG", "UZ"))) == 2
    assert together(known, assembly("b", place=thing("beijing"))) == 2
    assert together(known, assembly("b", date="2024-12-05")) == 2
    assert together(known, assembly("b", participants=("CN", "RU"))) == 2


def test_a_place_may_have_two_forums_a_day() -> None:
    known = assembly("a", kind="forum", participants=("CN", "KZ"))
    assert together(known, assembly("b", kind="forum")) == 2


def loan(document: str, *parties: Any, **fields: Any) -> Told:
    given = {"kind": "loan-agreement", "status": "signed", "date": "2025-09-02"}
    return text(document, "agreement", **{**given, **fields}, parties=parties)


def test_two_companies_make_one_contract_of_a_kind_a_day() -> None:
    bank, company = thing("china-development-bank"), thing("kazmunaygas")
    assert together(loan("a", bank, company), loan("b", company, bank)) == 1
    assert together(loan("a", bank, company), loan("b", company, bank, date="2025-09-05")) == 2
    assert (
        together(loan("a", bank, company, subject="le gaz"), loan("b", bank, company, subject="une banque"))
        == 2
    )


def test_two_banks_make_one_agreement_a_week_which_a_source_may_date_otherwise() -> None:
    one, other = thing("peoples-bank-of-china"), thing("national-bank-of-kazakhstan")
    swap = loan("a", one, other, kind="agreement")
    assert together(swap, loan("b", other, one, kind="agreement", date="2025-09-05")) == 1
    assert together(swap, loan("b", other, one, kind="agreement", date="2025-09")) == 1
    assert together(swap, loan("b", other, one, kind="agreement", date="2025-09-12")) == 2
    assert together(swap, loan("b", other, one, kind="agreement", date="2025-09-05", subject="l'or")) == 2
    nameless = thing(None, "une banque"), thing(None, "une autre")
    assert together(loan("a", *nameless, kind="agreement"), loan("b", *nameless, date="2025-09")) == 2


def test_a_body_that_two_texts_name_alone_made_one_of_a_kind_on_the_day_that_both_give() -> None:
    builder = thing("powerchina")
    first = loan("a", builder, kind="memorandum")
    assert together(first, loan("b", builder, kind="memorandum")) == 1
    assert together(first, loan("b", builder, kind="memorandum", date="2025-09")) == 2
    assert together(first, loan("b", thing("sinohydro"), kind="memorandum")) == 2


def test_two_states_make_many() -> None:
    assert together(loan("a", "CN", "KZ"), loan("b", "CN", "KZ")) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("école à Khorog", "école de Khorog", True),
        ("usine de la ville d'Och", "usine de ville d'Och", True),
        ("ligne A", "ligne D", False),
        ("centrale 1", "centrale 2", False),
        ("école de Khorog", "école de Kouliab", False),
    ],
)
def test_short_words_tell_no_names_apart(one: str, other: str, same: bool) -> None:
    assert (bare(one) == bare(other)) is same


def project(document: str, label: str, *countries: str, id: str | None = None) -> Told:
    return text(document, "project", project=thing(id, label), countries=countries or None, status="planned")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (project("a", "école à Khorog", "TJ"), project("b", "école de Khorog", "TJ", "CN"), True),
        (project("a", "école à Khorog", "TJ"), project("b", "école de Khorog", "KG"), False),
        (project("a", "centre logistique", "TJ"), project("b", "centre logistique", "TJ", "CN"), False),
        (project("a", "centre logistique", "TJ", "CN"), project("b", "centre logistique", "CN", "TJ"), True),
        (project("a", "l'usine", id="x"), project("b", "l'usine", id="y"), False),
    ],
)
def test_a_project_is_known_by_a_name_with_a_place_in_it(one: Told, other: Told, same: bool) -> None:
    assert (together(one, other) == 1) is same
