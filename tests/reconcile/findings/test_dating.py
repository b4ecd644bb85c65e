from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reconcile.holding import ASIA, Doc, held
from tests.reconcile.telling import thing

from dragoman.reconcile.findings.dating import dating_findings
from dragoman.reconcile.findings.settling import settled_dates

SUMMIT = thing("china-central-asia-summit")


def undated(published: str | None = None, ordinal: int | None = 1, day: str = "vendredi") -> Doc:
    text = Doc("open", published).say(f"Le premier sommet s'est ouvert {day} à Xi'an.")
    text.tells("document", "Le", language="fr")
    text.tells(
        "meeting",
        "sommet",
        kind="summit",
        mechanism=SUMMIT,
        ordinal=ordinal,
        status="held",
        place=thing("xian"),
    )
    text.tells("date", day, value=None, relative=True)
    text.say("L'an dernier, les échanges ont atteint 70,2 milliards de dollars.")
    text.tells("date", "an dernier", value=None, relative=True)
    return text.amount("70,2 milliards de dollars", 70.2e9, "USD", area="CN", counterpart=ASIA)


def dated(day: str | None = "2023-05-18/2023-05-19", status: str = "held") -> Doc:
    text = Doc("dated", "2023-05-22").say("Le premier sommet a eu lieu à Xi'an.")
    return text.tells(
        "meeting",
        "sommet",
        kind="summit",
        mechanism=SUMMIT,
        ordinal=1,
        status=status,
        date=day,
        place=thing("xian"),
    )


def values(*documents: Doc) -> list[str]:
    return [one.resolves["value"] for one in dating_findings(held(*documents)) if one.resolves]


def test_a_weekday_is_the_day_of_the_meeting_that_others_date() -> None:
    assert values(undated(), dated()) == ["2023-05-19", "2022"]


def test_what_follows_from_it_dates_the_figure_of_its_sentence() -> None:
    on = held(undated(), dated())
    settled = settled_dates(list(dating_findings(on)), on)
    figure = next(one for one in on.told if one.fact.type == "figure")
    assert settled[figure.id][0] == "2022"


def test_a_weekday_on_which_the_meeting_was_not_is_left_open() -> None:
    assert "2023-05-19" not in values(undated(day="mardi"), dated("2023-05-18"))


def test_without_another_text_the_pack_knows_the_meeting() -> None:
    (found, *_) = dating_findings(held(undated()))
    assert found.resolves and found.resolves["value"] == "2023-05-19" and found.background


def test_a_text_with_a_day_of_its_own_needs_no_other() -> None:
    assert values(undated(published="2023-05-20"), dated()) == []


def test_a_meeting_of_no_known_number_dates_nothing() -> None:
    other = Doc("dated", "2023-05-22").say("La réunion a eu lieu à Almaty.")
    other.tells(
        "meeting", "réunion", kind="ministerial", status="held", date="2023-05-19", place=thing("almaty")
    )
    text = Doc("open").say("Une réunion s'est ouverte vendredi.")
    text.tells("meeting", "réunion", kind="ministerial", status="held").tells("date", "vendredi", value=None)
    assert values(text, other) == []


def test_two_texts_that_disagree_on_the_day_date_nothing() -> None:
    third = dated("2023-05-25")
    third.told = [replace(one, document="third", id="f-third") for one in third.told]
    assert "2023-05-19" not in values(undated(), dated("2023-05-19"), third)


@pytest.mark.parametrize(
    ("partial", "settled"), [("XXXX-05-19", ["2023-05-19"]), ("XXXX-07-01", []), ("2023-05-19", [])]
)
def test_a_day_without_its_year_takes_that_of_the_meeting(partial: str, settled: list[str]) -> None:
    text = Doc("open").say("Le premier sommet s'est ouvert le 19 mai.")
    text.tells("meeting", "sommet", kind="summit", mechanism=SUMMIT, ordinal=1, status="held", date=partial)
    assert values(text, dated("2023-05-19")) == settled


def anniversary(
    number: float, unit: str = "a", sentence: str = "30e anniversaire des relations diplomatiques"
) -> Doc:
    text = Doc("open").say(f"C'est le {sentence}.").tells("document", "C'est", language="fr")
    return text.amount("30e", number, unit, "duration", qualifier="ordinal", area="CN", counterpart="KG")


def test_an_anniversary_dates_its_text_by_the_pack() -> None:
    assert values(anniversary(30.0)) == ["2022"]


@pytest.mark.parametrize(
    "text", [anniversary(30.0, "d"), anniversary(30.0, sentence="30e anniversaire de la société")]
)
def test_an_anniversary_of_something_else_dates_nothing(text: Doc) -> None:
    assert values(text) == []


def test_a_day_without_its_year_dates_what_is_relative_to_the_rest_of_that_year() -> None:
    text = Doc("open").say("Le premier sommet s'est ouvert le 19 mai.")
    text.tells(
        "meeting", "sommet", kind="summit", mechanism=SUMMIT, ordinal=1, status="held", date="XXXX-05-19"
    )
    text.say("L'an dernier, on en parlait déjà ; demain, on n'en parlera plus.")
    text.tells("date", "an dernier", value=None, relative=True)
    text.tells("date", "demain", value=None, relative=True)
    assert values(text, dated("2023-05-19")) == ["2023-05-19", "2022"]


GAS = {"area": "TM", "counterpart": "CN"}


def gas(id: str, published: str | None, when: str, period: str | None = None, amount: float = 27e9) -> Doc:
    words = f"{amount / 1e9:g} milliards de m3"
    text = Doc(id, published).say(f"{when}, le pays a livré {words} de gaz à la Chine.")
    text.tells("date", when, value=period, relative=period is None)
    return text.amount(words, amount, "m3", "volume", period=period, **GAS)


@pytest.mark.parametrize(
    ("when", "others", "settled"),
    [
        ("L'an dernier", [gas("b", "2021-06-12", "En 2020", "2020")], ["2020"]),
        ("Cette année", [gas("b", "2021-06-12", "En 2020", "2020")], ["2020"]),
        ("L'an dernier", [gas("b", "2021-06-12", "En 2020", "2020", 35e9)], []),
        ("L'an dernier", [gas("b", "2021-06-12", "En 2020-2021", "2020/2021")], []),  # no one year
        (
            "L'an dernier",
            [gas("b", None, "En 2020", "2020"), gas("c", None, "En 2018", "2018")],
            [],  # it has been so twice
        ),
    ],
)
def test_an_amount_that_others_have_in_one_year_dates_a_text(
    when: str, others: list[Doc], settled: list[str]
) -> None:
    found = [one for one in dating_findings(held(gas("open", None, when), *others)) if one.resolves]
    assert [one.resolves["value"] for one in found if one.resolves] == settled


@pytest.mark.parametrize(
    ("amount", "of", "settled"),
    [(7.73e6, "kazakhstan-china-oil-pipeline", ["2009"]), (7e6, "kazakhstan-china-oil-pipeline", []), (7.73e6, None, [])],
)  # fmt: skip
def test_what_one_thing_carried_in_a_year_dates_a_text_if_it_is_told_exactly(
    amount: float, of: str | None, settled: list[str]
) -> None:
    words = f"{amount / 1e6:g} millions de tonnes"

    def carried(id: str, when: str, published: str | None, period: str | None) -> Doc:
        text = Doc(id, published).say(f"{when}, l'oléoduc a transporté {words} vers la Chine.")
        text.tells("date", when, value=period, relative=period is None)
        fields = {"of": thing(of, of or "la ligne"), "counterpart": "CN"}
        return text.amount(words, amount, "t", "volume", period=period, **fields)

    texts = carried("open", "L'an dernier", None, None), carried("b", "En 2009", "2010-02-01", "2009")
    found = [one.resolves for one in dating_findings(held(*texts)) if one.resolves]
    assert [one["value"] for one in found] == settled


def test_a_text_that_has_a_day_needs_no_amount_to_be_dated() -> None:
    texts = gas("open", "2024-05-02", "L'an dernier"), gas("b", "2021-06-12", "En 2020", "2020")
    assert list(dating_findings(held(*texts))) == []


def test_a_round_amount_dates_nothing() -> None:
    texts = gas("open", None, "L'an dernier", amount=30e9), gas("b", None, "En 2020", "2020", amount=30e9)
    assert list(dating_findings(held(*texts))) == []


def test_who_has_another_day_does_not_keep_the_year_from_being_known() -> None:
    place = {"place": thing("xian"), "ordinal": 1, "mechanism": SUMMIT, "kind": "summit", "status": "held"}
    days = ("open", "XXXX-05-19"), ("b", "2023-05-19"), ("c", "2023-05-20")
    texts = [Doc(id).say("Le sommet.").tells("meeting", "sommet", date=day, **place) for id, day in days]
    texts[0].tells("document", "Le", language="fr")
    found = [one.resolves for one in dating_findings(held(*texts)) if one.resolves]
    assert [one["value"] for one in found] == ["2023-05-19"]


LINE = thing("vahdat-yovon-railway")


def opened(id: str, day: str, status: str = "operational") -> Doc:
    text = Doc(id).say("Le chemin de fer Vahdat-Yavan.")
    return text.tells("project", "chemin de fer", project=LINE, status=status, date=day)


@pytest.mark.parametrize(
    ("day", "status", "settled"),
    [
        ("XXXX-08-24", "operational", ["2016-08-24"]),
        ("XXXX-08-25", "operational", []),  # another day: which year is not known
        ("XXXX-08-24", "under-construction", ["2016-08-24"]),
        ("XXXX-08-25", "under-construction", []),
        ("XXXX-08-24", "planned", []),
    ],
)
def test_an_opening_that_others_date_gives_a_day_its_year(day: str, status: str, settled: list[str]) -> None:
    assert values(opened("open", day, status), opened("dated", "2016-08-24", status)) == settled


def tourists(
    id: str, published: str | None, when: str, period: str | None = None, many: float = 655e3
) -> Doc:
    text = Doc(id, published).say(f"{when}, le Kazakhstan a accueilli {many:g} touristes.")
    text.tells("document", when, language="fr").tells("date", when, value=period, relative=period is None)
    return text.amount(f"{many:g} touristes", many, "tourist", "count", period=period, area="CN")


def test_a_number_of_three_digits_that_others_have_in_one_year_dates_a_text_and_a_rounder_one_does_not() -> (
    None
):
    texts = tourists("open", None, "L'an dernier"), tourists("b", None, "En 2024", "2024")
    assert values(*texts) == ["2024"]
    texts = tourists("open", None, "L'an dernier", None, 65e4), tourists("b", None, "En 2024", "2024", 65e4)
    assert values(*texts) == []
