from __future__ import annotations

import pytest
from tests.reconcile.holding import Doc, held
from tests.reconcile.telling import thing

from dragoman.model.account import Account
from dragoman.model.entity import Entity
from dragoman.reconcile.findings.following import followed

SCHOOL = "construire une école à Khorog"


def promise(words: str, document: str = "a", published: str = "2024-04-10", deadline: str = "2025-09") -> Doc:
    text = Doc(document, published).say(f"La Chine va {words}.")
    return text.tells("commitment", words, actors=("CN",), modality="pledge", deadline=deadline)


def project(label: str, status: str, document: str, published: str, id: str | None = None) -> Doc:
    text = Doc(document, published).say(f"{label} : {status}.")
    return text.tells("project", label, project=thing(id, label), countries=("TJ",), status=status)


def one(*documents: Doc) -> Account:
    (found,) = (account for account in followed(held(*documents)) if account.type == "commitment")
    return found


def test_a_promise_is_made_and_open_until_its_day() -> None:
    account = one(promise(SCHOOL, deadline="2027"))
    assert account.values["state"] == "open" and [stage.status for stage in account.history] == ["made"]
    assert one(promise(SCHOOL)).values["state"] == "overdue"


def test_a_promise_that_another_text_repeats_is_one() -> None:
    account = one(promise(SCHOOL), promise(SCHOOL, "b", "2024-06-01"))
    assert [stage.status for stage in account.history] == ["made", "repeated"]


def test_a_promise_is_kept_where_what_its_words_plan_came_about() -> None:
    made = promise(SCHOOL).tells(
        "project",
        "école à Khorog",
        project=thing(None, "école à Khorog"),
        countries=("TJ",),
        status="planned",
    )
    account = one(made, project("école de Khorog", "operational", "b", "2025-09-01"))
    assert account.values["state"] == "kept" and account.history[-1].date == "2025-09-01"


@pytest.mark.parametrize(
    ("words", "status", "state"),
    [
        ("construire une école à Khorog", "under-construction", "kept"),
        ("mettre en service une école à Khorog", "under-construction", "overdue"),
        ("mettre en service une école à Khorog", "operational", "kept"),
    ],
)
def test_what_is_to_be_finished_is_not_done_when_it_is_begun(words: str, status: str, state: str) -> None:
    made = promise(words).tells(
        "project",
        "école à Khorog",
        project=thing(None, "école à Khorog"),
        countries=("TJ",),
        status="planned",
    )
    assert one(made, project("école de Khorog", status, "b", "2025-09-01")).values["state"] == state


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("La Chine avait promis de construire une école à Khorog ; c'est chose faite.", "kept"),
        ("C'est chose faite au nord. La Chine va construire une école à Khorog.", "overdue"),
    ],
)
def test_who_recalls_a_promise_may_say_that_it_was_kept(said: str, state: str) -> None:
    text = Doc("a", "2024-04-10").say(said)
    made = text.tells("commitment", SCHOOL, actors=("CN",), modality="pledge", deadline="2025-09")
    assert one(made).values["state"] == state


def test_a_promise_is_kept_where_what_it_names_was_finished_later() -> None:
    words = "achever la deuxième voie de Dostyk-Moïynty en 2025"
    track = project(
        "deuxième voie Dostyk-Moïynty", "operational", "b", "2025-09-30", "dostyk-moiynty-second-track"
    )
    assert one(promise(words), track).values["state"] == "kept"


def test_what_was_finished_before_keeps_no_promise() -> None:
    words = "moderniser la deuxième voie de Dostyk-Moïynty"
    track = project(
        "deuxième voie Dostyk-Moïynty", "operational", "b", "2023-01-01", "dostyk-moiynty-second-track"
    )
    assert one(promise(words), track).values["state"] == "overdue"


def test_another_school_keeps_no_promise() -> None:
    assert (
        one(promise(SCHOOL), project("école de Khodjent", "operational", "b", "2025-09-01")).values["state"]
        == "overdue"
    )


def test_what_is_still_being_built_is_not_finished() -> None:
    track = project("école de Khorog", "under-construction", "b", "2025-09-01")
    assert one(promise(SCHOOL), track).values["state"] == "overdue"


LINE = thing("vahdat-yovon-railway", "ligne Vahdat-Yavan")
BUSES = "livrer 60 autobus électriques à Karaganda avant le 1er juillet 2025"


def buses(
    sentence: str, document: str = "b", published: str | None = "2025-06-26", number: float = 60.0
) -> Doc:
    text = Doc(document, published).say(sentence)
    return text.tells("figure", f"{number:g} autobus", value=number, unit="bus", indicator="count")


def promised(words: str = BUSES) -> Doc:
    text = promise(words, deadline="2025-07-01")
    return text.tells("figure", "60 autobus", value=60.0, unit="bus", indicator="count")


@pytest.mark.parametrize(
    "sentence",
    [
        "La Chine a livré mardi les 60 autobus électriques promis à Karaganda.",
        "Les 60 autobus ont enfin été remis à Karaganda.",
        "La ville de Karaganda a reçu 60 autobus.",
    ],
)
def test_a_promise_to_hand_things_over_is_kept_once_they_were(sentence: str) -> None:
    account = one(promised(), buses(sentence))
    assert account.values["state"] == "kept" and account.history[-1].date == "2025-06-26"


@pytest.mark.parametrize(
    "text",
    [
        buses("La Chine n'a livré à Karaganda que 12 des 60 autobus."),
        buses("La Chine n'a pas livré les 60 autobus de Karaganda."),
        buses("La Chine livrera 60 autobus à Karaganda."),
        buses("La Chine a livré 60 autobus à Almaty."),
        buses("La Chine a livré 40 autobus à Karaganda.", number=40.0),
        buses("La Chine a livré 12 des 60 autobus promis à Karaganda."),
        buses("La Chine a livré 60 autobus à Karaganda.", published="2023-01-01"),
        buses("La Chine a livré 60 autobus à Karaganda.", published=None),
    ],
)
def test_what_was_not_handed_over_in_full_keeps_no_promise(text: Doc) -> None:
    assert one(promised(), text).values["state"] == "overdue"


def test_to_build_something_is_not_to_hand_it_over() -> None:
    words = "assembler 60 autobus à Karaganda"
    report = buses("La Chine a livré 60 autobus à Karaganda.")
    assert one(promised(words), report).values["state"] == "overdue"


def handed(words: str, sentence: str, number: str = "33 %", many: int = 0) -> Account:
    """A promise of a company, perhaps with a number of things that its text gives, and a later report."""
    company = thing("huaxing-bus", "Huaxing Bus")
    made = Doc("a", "2024-01-01").say(f"Huaxing Bus s'engage à {words}.")
    made.tells("commitment", words, actors=(company,), modality="pledge", deadline="2025-07-01")
    if number in words:
        made.tells("figure", number, value=33.0, unit="percent", indicator="share")
    for one_ in range(many):
        number_ = f"{60 + one_} autobus"
        made.say(f"Le contrat porte sur {number_}.")
        made.tells("figure", number_, value=60.0 + one_, unit="bus", indicator="count")
    report = Doc("b", "2025-06-26").say(sentence)
    if number in sentence:
        report.tells("figure", number, value=33.0, unit="percent", indicator="share")
    if "60 autobus" in sentence:
        report.tells("figure", "60 autobus", value=60.0, unit="bus", indicator="count")
    return one(made, report)


@pytest.mark.parametrize(
    ("words", "sentence", "many", "state"),
    [
        ("céder à Tourgaï 33 % du gisement", "Huaxing Bus a cédé mercredi 33 % à Tourgaï.", 0, "kept"),
        ("céder à Tourgaï 33 % du gisement", "Huaxing Bus a cédé mercredi 33 % à Aral.", 0, "overdue"),
        ("livrer tous les autobus avant juillet", "Huaxing Bus a livré les 60 autobus.", 1, "kept"),
        (
            "livrer tous les autobus avant juillet",
            "Les 60 autobus de Huaxing sont tous livrés.",
            1,
            "overdue",
        ),
        ("livrer tous les autobus avant juillet", "Les 60 autobus Huaxing Bus sont tous livrés.", 1, "kept"),
        ("livrer tous les autobus avant juillet", "Huaxing Bus a livré les 60 autobus.", 2, "overdue"),
        ("livrer des autobus avant juillet", "Huaxing Bus a livré les 60 autobus.", 1, "overdue"),
    ],
)
def test_who_hands_over_what_was_promised_keeps_it_whether_the_promise_gives_the_number_or_its_text(
    words: str, sentence: str, many: int, state: str
) -> None:
    assert handed(words, sentence, many=many).values["state"] == state


def test_a_pronoun_means_the_works_before_it() -> None:
    made = Doc("a", "2024-01-01").say("La ligne Vahdat-Yavan est en construction.")
    made.tells("project", "ligne", project=LINE, countries=("TJ",), status="under-construction")
    made.say("Pékin promet de l'achever avant août 2025.")
    made.tells(
        "commitment", "l'achever avant août 2025", actors=("CN",), modality="pledge", deadline="2025-08"
    )
    made.say("Le pont de Panj l'intéresse moins.")
    made.tells("project", "pont", project=thing(None, "pont de Panj"), countries=("TJ",), status="mentioned")
    done = Doc("b", "2025-08-24").say("Elle est en service.")
    done.tells("project", "Elle", project=LINE, countries=("TJ",), status="operational", date="2025-08-24")
    assert one(made, done).values["state"] == "kept"


CONSULATE = "ouvrira un consulat général à Xi'an avant le 30 juin 2023"


def ceremony(sentence: str, published: str = "2023-05-20", kind: str = "ceremony", by: str = "KZ") -> Doc:
    text = Doc("b", published).say(sentence)
    return text.tells("meeting", sentence, kind=kind, status="held", participants=(by, "CN"))


def consulate(text: Doc) -> Account:
    made = Doc("a", "2022-11-07").say(f"Le Kazakhstan {CONSULATE}.")
    made.tells("commitment", CONSULATE, actors=("KZ",), modality="pledge", deadline="2023-06-30")
    return one(made, text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Les ministres ont ouvert vendredi à Xi'an le consulat général du Kazakhstan.",
        "Il assistait à la cérémonie d'ouverture du consulat général du Kazakhstan à Xi'an.",
    ],
)
def test_a_promise_to_open_something_is_kept_at_the_ceremony_that_opens_it(sentence: str) -> None:
    assert consulate(ceremony(sentence)).values["state"] == "kept"


@pytest.mark.parametrize(
    "text",
    [
        ceremony("Les ministres ont ouvert vendredi à Xi'an le centre culturel du Kazakhstan."),
        ceremony("Les ministres ont ouvert vendredi à Almaty le consulat général de Chine."),
        ceremony("Les ministres ont posé à Xi'an la première pierre du consulat général."),
        ceremony("Les ministres n'ont ouvert à Xi'an le consulat général qu'à demi."),
        ceremony("Les ministres ont ouvert à Xi'an le consulat général.", published="2021-05-20"),
        ceremony("Les ministres ont ouvert à Xi'an le consulat général.", by="UZ"),
        ceremony("Les ministres ont ouvert le débat à Xi'an, au consulat général.", kind="bilateral"),
    ],
)
def test_what_another_ceremony_opens_keeps_no_promise(text: Doc) -> None:
    assert consulate(text).values["state"] == "overdue"


def test_what_is_promised_to_be_opened_may_stand_behind_its_place() -> None:
    words = "ouvrir à Xi'an le secrétariat du mécanisme Chine-Asie centrale avant le 30 juin 2024"
    ceremony = Doc("b", "2024-03-31").say(
        "Le secrétariat du mécanisme Chine-Asie centrale a été ouvert à Xi'an."
    )
    fields = {"kind": "ceremony", "participants": ("CN", "KZ"), "status": "held", "date": "2024-03-30"}
    ceremony.tells("meeting", "a été ouvert", **fields)
    made = {"published": "2023-12-06", "deadline": "2024-06-30"}
    assert one(promise(words, **made), ceremony).values["state"] == "kept"
    other = "ouvrir à Xi'an un consulat avant le 30 juin 2024"
    assert one(promise(other, **made), ceremony).values["state"] == "overdue"


@pytest.mark.parametrize(
    ("words", "others", "state"),
    [
        ("achever la ligne d'ici à août 2025", (), "kept"),
        ("mettre la ligne en service en août 2025", (), "kept"),
        ("achever la route d'ici à août 2025", (), "overdue"),
        ("achever la modernisation de la ligne en août 2025", (), "overdue"),
        ("achever la ligne d'ici à août 2025", (thing(None, "ligne Douchanbé-Tursunzade"),), "overdue"),
        ("l'achever avant août 2025", (), "kept"),
        ("la mettre en service en août 2025", (), "kept"),
        ("la moderniser avant août 2025", (), "overdue"),
        ("l'achever avant août 2025", (thing(None, "ligne Douchanbé-Tursunzade"),), "overdue"),
    ],
)
def test_what_is_to_be_finished_may_be_the_only_one_of_its_kind_that_the_text_names(
    words: str, others: tuple[Entity, ...], state: str
) -> None:
    made = promise(words, deadline="2025-08").say("La ligne Vahdat-Yavan et l'autre sont en construction.")
    for works in (LINE, *others):
        made.tells("project", "ligne", project=works, countries=("TJ",), status="under-construction")
    done = Doc("b", "2025-08-24").say("Elle est en service.")
    done.tells("project", "Elle", project=LINE, countries=("TJ",), status="operational", date="2025-08-24")
    assert one(made, done).values["state"] == state


@pytest.mark.parametrize(("day", "state"), [("2025-08-24", "kept"), ("2026", "overdue")])
def test_what_a_text_dates_after_itself_keeps_no_promise(day: str, state: str) -> None:
    words = "achever la ligne Vahdat-Yavan d'ici à août 2025"
    done = Doc("b", "2025-08-25").say("La ligne Vahdat-Yavan est en service.")
    done.tells("project", "ligne", project=LINE, countries=("TJ",), status="operational", date=day)
    assert one(promise(words, deadline="2025-08"), done).values["state"] == state


@pytest.mark.parametrize(
    ("promised_", "opened", "state"),
    [
        ("achever la ligne Vahdat-Yavan d'ici à août 2025", "La première tranche de la ligne", "overdue"),
        ("achever la première tranche de la ligne Vahdat-Yavan", "La première tranche de la ligne", "kept"),
        ("achever la ligne Vahdat-Yavan d'ici à août 2025", "La ligne", "kept"),
    ],
)
def test_a_part_that_was_opened_keeps_no_promise_of_the_whole(
    promised_: str, opened: str, state: str
) -> None:
    done = Doc("b", "2025-08-24").say(f"{opened} est en service.")
    done.tells("project", opened, project=LINE, countries=("TJ",), status="operational", date="2025-08-24")
    assert one(promise(promised_, deadline="2025-08"), done).values["state"] == state
