from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.holding import ASIA, Doc, held, said
from tests.reconcile.telling import thing

from dragoman.reconcile.findings.conflicts import conflict_findings
from dragoman.reconcile.findings.single import single_source_findings

RAILWAY = thing("china-kyrgyzstan-uzbekistan-railway")
SUMMIT = thing("china-central-asia-summit")


def cost(document: str, value: float, words: str, qualifier: str = "exact") -> Doc:
    text = Doc(document).say(f"Il coûte {words}.")
    return text.amount(words, value, "USD", "cost", of=RAILWAY, qualifier=qualifier)


def test_two_costs_of_one_railway_disagree() -> None:
    (found,) = conflict_findings(held(cost("a", 4.7e9, "4,7 milliards"), cost("b", 8e9, "8 milliards")))
    assert {side.value for side in found.sides} == {4.7e9, 8e9}
    assert "4,7 milliards (a)" in found.explanation and "8 milliards (b)" in found.explanation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (cost("a", 4.7e9, "4,7 milliards"), cost("b", 5e9, "5 milliards")),  # rounded
        (cost("a", 2.35e9, "2,35 milliards"), cost("b", 2.3e9, "2,3 milliards")),
        (cost("a", 4.7e9, "4,7 milliards"), cost("b", 4e9, "4 milliards", "at-least")),
        (cost("a", 4.7e9, "4,7 milliards"), cost("b", 47e9, "47 milliards")),  # misread, or another thing
        (cost("a", 4.7e9, "4,7 milliards"), cost("a", 8e9, "8 milliards")),  # one source changes its mind
    ],
)
def test_what_both_can_mean_is_no_conflict(one: Doc, other: Doc) -> None:
    documents = (one, other) if one.id != other.id else (one,)
    if one.id == other.id:
        one.told += other.told
    assert said(conflict_findings, held(*documents)) == []


def test_copies_of_one_dispatch_do_not_outvote_another_source() -> None:
    texts = [cost("a", 4.7e9, "4,7 milliards"), cost("b", 8e9, "8 milliards"), cost("c", 8e9, "8 milliards")]
    (found,) = conflict_findings(held(*texts, copies={"b": "b", "c": "b"}))
    assert found.sides[0].value == 4.7e9
    (found,) = conflict_findings(held(*texts))
    assert found.sides[0].value == 8e9


def trade(document: str, value: float, words: str, period: str | None) -> Doc:
    text = Doc(document).say(f"Il atteint {words}.")
    return text.amount(words, value, "USD", period=period, area="CN", counterpart="TJ")


def test_a_year_has_one_value() -> None:
    texts = trade("a", 3.8e9, "3,8 milliards", "2024"), trade("b", 1.96e9, "1,96 milliard", "2024")
    assert len(said(conflict_findings, held(*texts))) == 1


@pytest.mark.parametrize(
    ("words", "value", "qualifier"), [("plus de 14", 14e9, "at-least"), ("moins de 13", 13e9, "at-most")]
)
def test_what_passed_a_bound_is_on_its_other_side(words: str, value: float, qualifier: str) -> None:
    text = Doc("a").say(f"Il atteint {words}.")
    text.amount(words, value, "USD", period="2024", area="CN", counterpart="TJ", qualifier=qualifier)
    (found,) = conflict_findings(held(text, trade("b", 13.7e9, "13,7 milliards", "2024")))
    assert [side.value for side in found.sides] == [13.7e9, value]


def test_bounds_that_leave_room_are_no_conflict_and_hide_none() -> None:
    text = Doc("a").say("Il dépasse 10 milliards.")
    text.amount("10 milliards", 10e9, "USD", period="2024", area="CN", counterpart="TJ", qualifier="at-least")
    one, other = trade("b", 13.7e9, "13,7 milliards", "2024"), trade("c", 15.2e9, "15,2 milliards", "2024")
    assert said(conflict_findings, held(text, one)) == []
    assert len(said(conflict_findings, held(text, one, other))) == 1


def test_the_stretches_that_a_text_tells_of_contradict_no_other_text() -> None:
    stretches, whole = Doc("a"), Doc("b").say("La ligne fait 523 kilomètres.")
    for words, value in (("304 kilomètres", 304.0), ("523 kilomètres", 523.0), ("410 kilomètres", 410.0)):
        stretches.say(f"Le tronçon fait {words}.").amount(words, value, "km", "length", of=RAILWAY)
    whole.amount("523 kilomètres", 523.0, "km", "length", of=RAILWAY)
    assert said(conflict_findings, held(stretches, whole)) == []


@pytest.mark.parametrize("period", ["2023", None, "2024-01/2024-06"])
def test_other_times_have_other_values(period: str | None) -> None:
    texts = trade("a", 3.8e9, "3,8 milliards", "2024"), trade("b", 3.1e9, "3,1 milliards", period)
    assert said(conflict_findings, held(*texts)) == []


@pytest.mark.parametrize(
    ("published", "lender", "many"),
    [("2025-07-11", "china-eximbank", 1), ("2019-07-11", "china-eximbank", 0), ("2025-07-11", None, 0)],
)
def test_one_bank_lends_one_sum_for_one_road_in_a_year(published: str, lender: str | None, many: int) -> None:
    texts = []
    for document, value, day in (("a", 75e6, "2025-07-08"), ("b", 90e6, published)):
        text = Doc(document, day).say(f"La banque prête {value:g}.")
        bank = thing(lender) if lender else None
        texts.append(text.amount(f"{value:g}", value, "USD", "loan", of=RAILWAY, counterpart=bank))
    assert len(said(conflict_findings, held(*texts))) == many


def test_debts_at_two_times_are_two_debts() -> None:
    texts = []
    for document, value, period in (("a", 1.66e9, "2024-09"), ("b", 1.59e9, "2025-08")):
        text = Doc(document).say(f"Il doit {value:g}.")
        texts.append(text.amount(f"{value:g}", value, "USD", "debt", period=period, area="KG"))
    assert said(conflict_findings, held(*texts)) == []


def in_force(document: str, day: str | None, status: str = "in-force") -> Doc:
    text = Doc(document).say("L'exemption est en vigueur.")
    return text.tells(
        "agreement",
        "exemption",
        kind="visa-exemption",
        title=thing("china-kazakhstan-visa-exemption"),
        parties=("CN", "KZ"),
        status=status,
        date=day,
    )


def test_two_days_of_one_entry_into_force_disagree() -> None:
    (found,) = conflict_findings(held(in_force("a", "2023-11-10"), in_force("b", "2023-09-10")))
    assert found.field == "date" and "2023-09-10 (b)" in found.explanation


def test_signature_and_entry_into_force_have_days_of_their_own() -> None:
    texts = in_force("a", "2023-11-10"), in_force("b", "2023-05-17", status="signed")
    assert said(conflict_findings, held(*texts)) == []


def test_a_month_and_a_day_in_it_agree() -> None:
    assert said(conflict_findings, held(in_force("a", "2023-11-10"), in_force("b", "2023-11"))) == []


def summit(document: str, day: str, status: str) -> Doc:
    text = Doc(document).say("Le sommet se tient.")
    return text.tells(
        "meeting", "sommet", kind="summit", mechanism=SUMMIT, ordinal=2, status=status, date=day
    )


def test_a_plan_is_not_contradicted_by_what_came_of_it() -> None:
    texts = summit("a", "2025-06-10/2025-06-12", "planned"), summit("b", "2025-06-17", "held")
    assert said(conflict_findings, held(*texts)) == []
    texts = summit("a", "2025-06-12", "held"), summit("b", "2025-06-17", "held")
    assert len(said(conflict_findings, held(*texts))) == 1


def test_a_region_s_figures_and_growths_are_not_compared_as_amounts() -> None:
    texts = []
    for document, value in (("a", 10.0), ("b", 20.0)):
        text = Doc(document).say(f"Il croît de {value:g} %.")
        texts.append(
            text.amount(
                f"{value:g} %",
                value,
                "percent",
                "growth",
                period="2024",
                base_period="2023",
                area="CN",
                counterpart=ASIA,
            )
        )
    assert said(conflict_findings, held(*texts)) == []


def talks(document: str, date: str, kind: str = "bilateral") -> Doc:
    text = Doc(document).say("Ils se sont entretenus.")
    people = (thing("a"), thing("b"))
    fields = {"participants": ("CN", "TJ"), "people": people, "place": thing("dushanbe"), "country": "TJ"}
    return text.tells("meeting", "entretenus", kind=kind, date=date, status="held", **fields)


def test_one_meeting_that_two_texts_date_a_day_apart_is_a_conflict() -> None:
    assert said(conflict_findings, held(talks("a", "2024-07-04"), talks("b", "2024-07-05")))


def test_talks_on_two_days_of_a_visit_are_none() -> None:
    texts = talks("a", "2024-07-04"), talks("b", "2024-07-05"), talks("c", "2024-07-04/2024-07-06", "visit")
    assert said(conflict_findings, held(*texts)) == []


def test_a_visit_that_ended_after_the_talks_contradicts_them_not() -> None:
    assert said(conflict_findings, held(talks("a", "2024-07-05"), talks("b", "2024-07-06", "visit"))) == []


@pytest.mark.parametrize(("value", "period", "many"), [(10e9, "2024", 1), (17e9, "2024", 0), (10e9, "2024-01/2024-03", 1), (10e9, "2024-06", 0)])  # fmt: skip
def test_two_states_may_count_their_trade_of_a_year_or_quarter_very_differently(
    value: float, period: str, many: int
) -> None:
    texts = (
        trade("a", 3.9e9, "3,9 milliards", period),
        trade("b", value, f"{value / 1e9:g} milliards", period),
    )
    assert len(said(conflict_findings, held(*texts))) == many


def line(document: str, value: float, unit: str = "km") -> Doc:
    text = Doc(document).say(f"La ligne est longue de {value:g} km.")
    rail = thing("china-kyrgyzstan-uzbekistan-railway")
    return text.amount(f"{value:g} km", value, unit, "length", of=rail)


@pytest.mark.parametrize(("value", "many"), [(52.3, 1), (5230.0, 1), (174.0, 0)])
def test_a_nought_that_was_lost_is_a_conflict(value: float, many: int) -> None:
    assert len(said(conflict_findings, held(line("a", 523.0), line("b", value)))) == many


@pytest.mark.parametrize(
    ("value", "words", "differ"),
    [
        (3e8, "300 millions", True),
        (2.4e8, "240 millions", False),
        (2.6e8, "260 millions", False),
        (2.48e8, "248 millions", False),
    ],
)
def test_nobody_rounds_a_sum_by_a_sixth(value: float, words: str, differ: bool) -> None:
    texts = cost("a", 2.5e8, "250 millions"), cost("b", value, words)
    assert bool(said(conflict_findings, held(*texts))) is differ


def test_who_says_how_much_it_is_is_not_as_vague_as_who_says_about_how_much() -> None:
    texts = [cost("a", 8.5e8, "850 millions", "approximate"), cost("b", 8.87e8, "887 millions")]
    assert said(conflict_findings, held(*texts)) == []
    assert len(said(conflict_findings, held(*texts, cost("c", 8.5e8, "850 millions")))) == 1


def power(document: str, *values: float) -> Doc:
    text = Doc(document).say("La cascade a " + ", ".join(f"{value:g} MW" for value in values) + ".")
    for value in values:
        text.amount(f"{value:g} MW", value, "MW", "capacity", of=RAILWAY)
    return text


def test_what_the_others_of_its_text_make_together_is_of_the_whole() -> None:
    assert len(said(conflict_findings, held(power("a", 1160, 600, 312, 248), power("b", 912)))) == 1
    assert said(conflict_findings, held(power("a", 1160, 600, 312), power("b", 912))) == []


def online(document: str, day: str, place: str) -> Doc:
    text = Doc(document, day).say("Ils se réunissent en ligne.")
    fields = {"kind": "summit", "participants": ("CN", "KZ", "TM"), "format": "online", "status": "held"}
    return text.tells("meeting", "réunissent", date=day, place=thing(place), **fields)


def test_where_each_sat_at_a_meeting_online_is_no_conflict() -> None:
    found = list(
        conflict_findings(held(online("a", "2022-01-25", "beijing"), online("b", "2022-01-25", "ashgabat")))
    )
    assert found == []
    (one,) = conflict_findings(
        held(online("a", "2022-01-25", "beijing"), online("b", "2022-01-26", "ashgabat"))
    )
    assert one.field == "date"


def sized(document: str, words: str, sentence: str, value: float, **fields: Any) -> Doc:
    fields = {"unit": "km", "indicator": "length", "of": RAILWAY} | fields
    return Doc(document).say(sentence).amount(words, value, **fields)


@pytest.mark.parametrize(
    ("sentence", "conflicts"),
    [
        ("La ligne est longue de 304 km.", True),
        ("Sur le territoire kirghiz, la ligne est longue de 304 km.", False),
        ("La première phase est longue de 304 km.", False),
        ("Dans un premier temps, elle fera 304 km.", False),
    ],
)
def test_a_part_of_a_thing_is_not_set_against_the_whole(sentence: str, conflicts: bool) -> None:
    whole = sized("a", "486 km", "La ligne est longue de 486 km.", 486)
    found = said(conflict_findings, held(whole, sized("b", "304 km", sentence, 304)))
    assert bool(found) is conflicts


@pytest.mark.parametrize(("value", "conflicts"), [(700, True), (1000, False)])
def test_sizes_and_costs_of_one_thing_may_be_twice_as_large(value: float, conflicts: bool) -> None:
    one = sized("a", "350 MW", "Elle a 350 MW.", 350, unit="MW", indicator="capacity")
    other = sized("b", f"{value:g} MW", f"Elle a {value:g} MW.", value, unit="MW", indicator="capacity")
    assert bool(said(conflict_findings, held(one, other))) is conflicts


@pytest.mark.parametrize(
    ("goods", "others", "conflicts"),
    [
        (" de gaz turkmène", " de gaz", True),
        (" de blé", " de grain", False),
        (" de blé", "", False),
        ("", "", True),
    ],
)
def test_amounts_of_two_goods_are_no_conflict(goods: str, others: str, conflicts: bool) -> None:
    texts = [
        Doc(name)
        .say(f"En 2022, le pays a livré {value} tonnes{of} à la Chine.")
        .amount(f"{value} tonnes", value, "t", "volume", period="2022", area="TM", counterpart="CN")
        for name, value, of in (("a", 315, goods), ("b", 350, others))
    ]
    assert bool(said(conflict_findings, held(*texts))) is conflicts


def begun(document: str, day: str) -> Doc:
    text = Doc(document).say("Les travaux ont commencé.")
    return text.tells("project", "Les travaux", project=RAILWAY, status="under-construction", date=day)


@pytest.mark.parametrize(
    ("day", "conflicts"),
    [("2024-12-26", True), ("2024-12-27", False), ("2024-12", False), ("2025-03-04", False)],
)
def test_two_days_on_which_works_began_disagree(day: str, conflicts: bool) -> None:
    found = said(conflict_findings, held(begun("a", "2024-12-27"), begun("b", day)))
    assert bool(found) is conflicts


def opened(document: str, words: str, day: str) -> Doc:
    text = Doc(document).say(f"{words} est en service.")
    return text.tells("project", words, project=RAILWAY, status="operational", date=day)


@pytest.mark.parametrize(
    ("words", "conflicts"),
    [
        ("Le chemin de fer", True),
        ("La première partie du chemin de fer", False),
        ("Le premier tronçon du chemin de fer", False),
    ],
)
def test_a_line_that_opens_in_part_and_then_whole_has_two_days(words: str, conflicts: bool) -> None:
    texts = opened("a", words, "2024-03-01"), opened("b", "Le chemin de fer", "2025-12-20")
    assert bool(said(conflict_findings, held(*texts))) is conflicts


@pytest.mark.parametrize(
    ("value", "words", "differ"), [(1.8e9, "1,8 milliard", True), (1.9e9, "1,9 milliard", False)]
)
def test_nobody_rounds_a_sum_by_a_tenth_to_a_single_digit(value: float, words: str, differ: bool) -> None:
    texts = cost("a", 2e9, "2 milliards"), cost("b", value, words)
    assert bool(said(conflict_findings, held(*texts))) is differ


def listed(document: str, sentence: str, *sums: tuple[float, str]) -> Doc:
    text = Doc(document).say(sentence)
    for value, words in sums:
        text.amount(words, value, "USD", "cost", of=RAILWAY)
    return text


@pytest.mark.parametrize(
    ("sentence", "many"),
    [
        ("Il coûte 501 millions de dollars : 440 millions pour la voie et le reste pour les gares.", 1),
        ("Il coûte 501 millions, dont 440 millions pour la voie du côté kazakh.", 1),
        ("Il coûtera 501 millions, ou 440 millions sans les gares.", 0),  # nobody knows which is the whole
    ],
)
def test_what_stands_before_its_parts_is_the_whole(sentence: str, many: int) -> None:
    texts = (
        listed("a", sentence, (501e6, "501 millions"), (440e6, "440 millions")),
        cost("b", 560e6, "560 millions"),
    )
    assert len(said(conflict_findings, held(*texts))) == many


@pytest.mark.parametrize(
    ("sentence", "many"),
    [
        ("Le coût a grimpé à 8 milliards.", 1),
        ("Le coût aurait grimpé à 8 milliards.", 0),
        ("Un bruit court dans les cafés : le coût aurait atteint 8 milliards.", 0),
        ("Il coûterait, dit-on, 8 milliards.", 0),
        ("Le péage serait gratuit ; le coût atteint 8 milliards.", 1),
    ],
)
def test_hearsay_contradicts_nobody(sentence: str, many: int) -> None:
    texts = cost("a", 4.7e9, "4,7 milliards"), listed("b", sentence, (8e9, "8 milliards"))
    assert len(said(conflict_findings, held(*texts))) == many
    assert len(said(single_source_findings, held(texts[1]))) == many


@pytest.mark.parametrize(("days", "many"), [(("2023-05-18", "2023-05-19"), 0), ((None, "2023-05-19"), 1)])
def test_what_was_signed_at_a_meeting_is_as_much_in_doubt_as_its_day(
    days: tuple[str | None, ...], many: int
) -> None:
    texts = []
    for document, signed, met in zip("ab", ("2023-05-18", "2023-05-19"), days, strict=True):
        text = Doc(document).say("Une déclaration a été signée.")
        fields = {"kind": "declaration", "parties": ("CN", "KZ", "UZ"), "status": "signed", "date": signed}
        text.tells("agreement", "déclaration", **fields)
        if met:
            text.tells("meeting", "déclaration", kind="summit", status="held", mechanism=SUMMIT, date=met)
        texts.append(text)
    found = [one for one in conflict_findings(held(*texts)) if one.about[0].startswith("a-")]
    assert len(found) == many
