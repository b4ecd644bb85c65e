from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.holding import Doc, held, said
from tests.reconcile.telling import thing

from dragoman.reconcile.findings.following import followed
from dragoman.reconcile.findings.single import single_source_findings

RAILWAY = thing("china-kyrgyzstan-uzbekistan-railway")


def cost(document: str, publisher: str | None, value: float = 4.7e9, words: str = "4,7 milliards") -> Doc:
    text = Doc(document, "2025-01-01", publisher).say(f"Le chemin de fer coûte {words}.")
    return text.amount(words, value, "USD", "cost", of=RAILWAY)


def test_a_cost_that_one_text_gives_rests_on_one_source() -> None:
    (found,) = single_source_findings(held(cost("a", "Kabar")))
    assert found.explanation.endswith("4,7 milliards; only a says so.")


def test_two_sources_of_one_state_are_of_one_mind() -> None:
    (found,) = single_source_findings(held(cost("a", "Xinhua"), cost("b", "CGTN")))
    assert found.explanation.endswith("only sources of CN say so.")


@pytest.mark.parametrize("publisher", ["Kazinform", "Novastan", None])
def test_sources_of_two_states_or_of_none_known_are_enough(publisher: str | None) -> None:
    assert said(single_source_findings, held(cost("a", "Xinhua"), cost("b", publisher))) == []


def test_a_dispatch_and_its_copy_are_one_source() -> None:
    texts = cost("a", "Agence France-Presse"), cost("b", "Kazinform")
    assert len(said(single_source_findings, held(*texts, copies={"a": "a", "b": "a"}))) == 1


def test_a_rounder_number_confirms_a_finer_one() -> None:
    texts = cost("a", "Xinhua", 94.82e9, "94,82 milliards"), cost("b", "Kabar", 97e9, "97 milliards")
    assert len(said(single_source_findings, held(*texts))) == 2
    texts = cost("a", "Xinhua", 94.82e9, "94,82 milliards"), cost("b", "Kabar", 95e9, "95 milliards")
    assert said(single_source_findings, held(*texts)) == []


def priced(document: str) -> Doc:
    text = Doc(document, "2025-01-01", document)
    text.say("La ligne coûte 385 millions de dollars (345 millions d'euros).")
    text.amount("385 millions de dollars (345 millions d'euros)", 385e6, "USD", "cost", of=RAILWAY)
    return text.amount("385 millions de dollars (345 millions d'euros)", 345e6, "EUR", "cost", of=RAILWAY)


def test_a_sum_that_another_text_gives_in_another_currency_alone_has_two_sources() -> None:
    texts = priced("Xinhua"), cost("Kabar", "Kabar", 385e6, "385 millions")
    assert said(single_source_findings, held(*texts)) == []
    texts = priced("Xinhua"), cost("Kabar", "Kabar", 310e6, "310 millions")
    assert len(said(single_source_findings, held(*texts))) == 3


def spent(document: str, city: str, indicator: str, **sides: object) -> Doc:
    text = Doc(document, "2025-01-01", document).say(f"L'usine de {city} coûte 95 millions de dollars.")
    return text.amount("95 millions de dollars", 95e6, "USD", indicator, **sides)


def test_what_one_calls_cost_another_may_call_investment() -> None:
    texts = spent("Xinhua", "Bichkek", "cost"), spent("Kabar", "Bichkek", "investment", area=thing("hunan"))
    assert said(single_source_findings, held(*texts)) == []


def test_the_same_sum_for_another_place_confirms_nothing() -> None:
    texts = spent("Xinhua", "Bichkek", "cost"), spent("Kabar", "Och", "cost")
    assert len(said(single_source_findings, held(*texts))) == 2


def test_a_statistic_of_nobody_in_particular_is_no_claim() -> None:
    text = Doc("a", "2025-01-01").say("Les échanges ont atteint 44 milliards de dollars.")
    text.amount("44 milliards de dollars", 44e9, "USD", "trade", period="2024")
    assert said(single_source_findings, held(text)) == []


def promised(document: str, words: str, modality: str = "pledge", actor: str = "CN") -> Doc:
    text = Doc(document, "2025-01-01", document).say(f"La Chine va {words}.")
    return text.tells("commitment", words, actors=(actor,), modality=modality)


PLACES = "offrir 3 000 places de formation aux cinq pays"


@pytest.mark.parametrize(("modality", "claimed"), [("pledge", True), ("agreement", True), ("plan", False)])
def test_a_promise_of_one_source_is_one(modality: str, claimed: bool) -> None:
    assert bool(said(single_source_findings, held(promised("Xinhua", PLACES, modality)))) is claimed


def test_a_promise_told_in_other_words_has_two_sources() -> None:
    other = promised("Kabar", "offrir aux pays de la région 3 000 places de formation")
    assert said(single_source_findings, held(promised("Xinhua", PLACES), other)) == []


def test_another_promise_confirms_nothing() -> None:
    other = promised("Kabar", "bâtir un musée à Osh")
    assert len(said(single_source_findings, held(promised("Xinhua", PLACES), other))) == 2


def test_a_promise_whose_sum_another_gives_has_two_sources() -> None:
    words = "fournir 1,5 milliard de yuans de dons"
    first = promised("Xinhua", words).amount("1,5 milliard de yuans", 1.5e9, "CNY", "grant", area="CN")
    other = Doc("b", "2025-01-02", "Novastan").say("Pékin a promis 1,5 milliard de yuans de dons.")
    other.amount("1,5 milliard de yuans", 1.5e9, "CNY", "grant", area="CN")
    assert said(single_source_findings, held(first, other)) == []


def stage(document: str, publisher: str, status: str, day: str) -> Doc:
    text = Doc(document, day, publisher).say("La voie.")
    return text.tells("project", "voie", project=RAILWAY, countries=("KG",), status=status, date=day)


def test_a_change_of_status_of_one_source_is_one_and_a_first_status_is_no_change() -> None:
    first, then = (
        stage("a", "Kabar", "agreed", "2024-06-06"),
        stage("b", "Kabar", "operational", "2025-09-01"),
    )
    (found,) = single_source_findings(held(first, then))
    assert "operational; only b says so" in found.explanation
    more = stage("c", "Xinhua", "operational", "2025-09-02")
    assert said(single_source_findings, held(first, then, more)) == []


def test_what_is_behind_what_was_reached_is_no_change() -> None:
    texts = stage("a", "Kabar", "operational", "2024-06-06"), stage("b", "Kabar", "financed", "2025-09-01")
    assert said(single_source_findings, held(*texts)) == []


def test_a_sum_of_nothing_that_is_named_is_no_claim() -> None:
    for sentence, claimed in (
        ("Un prêt de 40 millions sera utile.", False),
        ("Bichkek reçoit un prêt de 40 millions pour Och.", True),
    ):
        text = Doc("a", "2025-01-01").say(sentence).amount("40 millions", 40e6, "USD", "loan")
        assert bool(said(single_source_findings, held(text))) is claimed


@pytest.mark.parametrize(
    ("words", "fields", "claimed"),
    [
        ("prononcer un discours", {}, False),
        ("ouvrir son marché", {"deadline": "2027"}, True),
        ("ouvrir un musée à Osh", {}, True),
        ("former 500 personnes", {}, True),
        ("rouvrir les gares de la frontière", {"sector": "rail"}, True),
    ],
)
def test_a_promise_that_nobody_could_hold_against_it_is_no_claim(
    words: str, fields: dict[str, str], claimed: bool
) -> None:
    text = Doc("a", "2025-01-01").say(f"La Chine va {words}.")
    text.tells("commitment", words, actors=("CN",), modality="pledge", **fields)
    assert bool(said(single_source_findings, held(text))) is claimed


def plant(document: str, words: str, value: float, city: str = "Kokand") -> Doc:
    text = Doc(document, "2025-01-01", document).say(f"La station de {city} coûte {words}.")
    return text.amount(words, value, "USD", "cost")


def test_a_rounder_sum_of_the_same_name_is_a_second_source() -> None:
    finer = plant("Xinhua", "47,8 millions", 47.8e6)
    assert said(single_source_findings, held(finer, plant("Kabar", "48 millions", 48e6))) == []
    for other in (plant("Kabar", "48 millions", 48e6, "Namangan"), plant("Kabar", "48,4 millions", 48.4e6)):
        assert len(said(single_source_findings, held(finer, other))) == 2


@pytest.mark.parametrize(("status", "many"), [("planned", 0), ("under-construction", 0), ("mentioned", 1)])
def test_who_tells_of_what_is_promised_as_planned_is_a_second_source(status: str, many: int) -> None:
    promise = Doc("a", "2025-09-04", "Xinhua").say("Le Kirghizstan refera la route de Naryn.")
    promise.tells("commitment", "refera la route de Naryn", actors=("KG",), modality="pledge", sector="road")
    promise.tells("project", "la route de Naryn", project=thing("naryn-road"), status="planned")
    other = Doc("b", "2025-09-03", "Kabar").say("La route de Naryn.")
    other.tells("project", "La route de Naryn", project=thing("naryn-road"), status=status)
    found = [one for one in single_source_findings(held(promise, other)) if one.about[0].startswith("c-")]
    assert len(found) == many


@pytest.mark.parametrize(("value", "many"), [(17.4e6, 0), (17.9e6, 2)])
def test_a_sum_for_one_thing_has_two_sources_whoever_is_said_to_pay_it(value: float, many: int) -> None:
    texts = []
    for house, amount, payer in (("Xinhua", 17.4e6, "TJ"), ("Kabar", value, "CN")):
        words = f"{amount / 1e6:g} millions".replace(".", ",")
        text = Doc(house, "2021-01-19", house).say(f"Il apporte {words} à la centrale Douchanbé-2.")
        texts.append(text.amount(words, amount, "USD", "loan", of=thing("dushanbe-chp-2"), counterpart=payer))
    assert len(said(single_source_findings, held(*texts))) == many


def test_who_gives_another_amount_in_that_currency_is_no_source_for_it() -> None:
    other = Doc("Kabar", "2025-01-01", "Kabar").say(
        "La ligne coûte 500 millions de dollars (345 millions d'euros)."
    )
    other.amount("500 millions de dollars (345 millions d'euros)", 500e6, "USD", "cost", of=RAILWAY)
    other.amount("500 millions de dollars (345 millions d'euros)", 345e6, "EUR", "cost", of=RAILWAY)
    found = said(single_source_findings, held(priced("Xinhua"), other))
    assert len(found) == 2 and all("millions de dollars" in one for one in found)


def lent(document: str, bank: str, lender: object) -> Doc:
    text = Doc(document, "2025-01-01", document).say(f"Le pays reçoit 5 milliards de dollars de la {bank}.")
    return text.amount("5 milliards de dollars", 5e9, "USD", "loan", area="KZ", counterpart=lender)


def test_a_loan_is_one_whether_it_is_said_to_be_the_banks_or_its_states() -> None:
    bank = thing("china-exim-bank", "Exim Bank de Chine")
    texts = lent("Xinhua", "Exim Bank de Chine", bank), lent("Kursiv", "Exim Bank de Chine", "CN")
    assert said(single_source_findings, held(*texts)) == []
    texts = lent("Xinhua", "Exim Bank de Chine", bank), lent("Kursiv", "Banque mondiale", "CN")
    assert len(said(single_source_findings, held(*texts))) == 2


def built(
    document: str, words: str, value: float, of: object, works: object = None, period: object = None
) -> Doc:
    """A text that gives a cost, for a thing or for none, and tells of some works."""
    text = Doc(document, "2024-01-01", document).say(f"Le coût atteint {words}.")
    text.amount(words, value, "USD", "cost", of=of, period=period)
    return text.tells("project", "Le coût", project=works, status="mentioned") if works else text


DAM, OTHER = thing("kambarata", "barrage de Kambarata"), thing(None, "école de Khorog")


@pytest.mark.parametrize(
    ("words", "value", "of", "works", "many"),
    [
        ("412,7 millions de dollars", 412.7e6, None, None, 0),  # no other sum has these digits
        ("412,7 millions de dollars", 412.7e6, OTHER, None, 2),
        ("410 millions de dollars", 410e6, None, None, 2),  # another may have these
        ("410 millions de dollars", 410e6, None, DAM, 0),
        ("410 millions de dollars", 410e6, None, OTHER, 2),
        ("410 millions de dollars", 410e6, thing(None, "barrage sur le site de Kambarata"), None, 0),
    ],
)
def test_the_same_digits_are_a_second_source_merged_or_not(
    words: str, value: float, of: object, works: object, many: int
) -> None:
    texts = built("Xinhua", words, value, DAM), built("Kabar", words, value, of, works)
    assert len(said(single_source_findings, held(*texts))) == many


def test_the_same_digits_of_another_year_are_another_sum() -> None:
    texts = (
        built("Xinhua", "412,7 millions", 412.7e6, DAM, period="2023"),
        built("Kabar", "412,7 millions", 412.7e6, None, period="2024"),
    )
    assert len(said(single_source_findings, held(*texts))) == 2


def test_who_tells_that_what_was_promised_was_handed_over_tells_of_the_promise() -> None:
    words = "livrer 60 autobus à Karaganda"
    made = promised("Xinhua", words).amount("60 autobus", 60.0, "bus", "count")
    done = Doc("b", "2025-06-26", "Novastan").say("La Chine a livré les 60 autobus à Karaganda.")
    done.amount("60 autobus", 60.0, "bus", "count")
    on = held(made, done)
    followed_ = replace(on, accounts=tuple(followed(on)))
    assert said(single_source_findings, on) and said(single_source_findings, followed_) == []
