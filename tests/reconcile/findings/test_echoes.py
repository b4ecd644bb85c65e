from __future__ import annotations

import pytest
from tests.reconcile.holding import Doc, held, said

from dragoman.model.entity import Entity
from dragoman.reconcile.findings.following import followed
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.findings.overdue import overdue_findings
from dragoman.reconcile.findings.single import single_source_findings

PLANT = Entity("uchkurgan-plant", "usine d'Outchkourgan")


def works(id: str, day: str, publisher: str, status: str = "mentioned", **fields: object) -> Doc:
    """A text that tells of a plant, so that all of these are of one story."""
    text = Doc(id, day, publisher).say("Tous regardent l'usine d'Outchkourgan.")
    return text.tells("project", "l'usine d'Outchkourgan", project=PLANT, status=status, **fields)


def promised(action: str, deadline: str | None = "2021", who: str = "CN") -> Doc:
    text = works("a", "2019-05-06", "Xinhua").say(f"L'entreprise s'engage à {action}.")
    return text.tells("commitment", action, actors=(who,), modality="pledge", deadline=deadline)


def dated(text: Doc, sentence: str, words: str, value: str) -> Doc:
    """A sentence of which nothing but a date was read."""
    return text.say(sentence).tells("date", words, value=value)


def after(held: Held) -> Held:
    return Held(
        tuple(followed(held)), held.told, held.copies, held.framework, held.as_of, held.dater, held.handing
    )


OPEN = "ouvrir l'usine avant la fin de 2021"


@pytest.mark.parametrize(
    ("sentence", "words", "value", "alone"),
    [
        # another text names the deadline with a word for promising
        ("L'usine, promise pour la fin de 2021, attend.", "fin de 2021", "../2021-12", False),
        ("On a promis de l'ouvrir avant la fin de 2021.", "fin de 2021", "../2021-12", False),
        ("Les bâtisseurs s'étaient engagés à livrer l'usine en 2021.", "2021", "2021", False),
        # another deadline, no promise, or of something else
        ("L'usine, promise pour la fin de 2022, attend.", "fin de 2022", "../2022-12", True),
        ("L'usine a employé mille personnes en 2021.", "2021", "2021", True),
        ("Une école est promise aux habitants pour 2021.", "2021", "2021", True),
        ("On a promis une école avant la fin de 2021.", "fin de 2021", "../2021-12", True),
    ],
)
def test_a_deadline_told_again_with_a_word_for_promising_is_a_voice(
    sentence: str, words: str, value: str, alone: bool
) -> None:
    other = dated(works("b", "2020-01-01", "Kabar"), sentence, words, value)
    assert bool(said(single_source_findings, held(promised(OPEN), other))) is alone


def test_a_promise_of_it_is_that_of_the_other_text_by_its_deadline() -> None:
    again = works("b", "2022-01-01", "Kabar").say("Les bâtisseurs avaient promis de l'achever en 2021.")
    again.tells("commitment", "l'achever en 2021", actors=("KG",), modality="pledge", deadline="2021")
    assert said(single_source_findings, held(promised("achever l'usine en 2021"), again)) == []


def test_so_much_by_a_day_is_one_promise_whoever_makes_it() -> None:
    carry = "transporter 35 millions de tonnes en 2021"
    first = promised(carry, who="CN")
    text = Doc("b", "2020-01-01", "Kabar").say(f"La compagnie a promis de {carry}.")
    text.tells("commitment", carry, actors=("KG",), modality="pledge", deadline="2021")
    assert said(single_source_findings, held(first, text)) == []
    other = "transporter 53 millions de tonnes en 2021"
    text = Doc("b", "2020-01-01", "Kabar").say(f"La compagnie a promis de {other}.")
    text.tells("commitment", other, actors=("KG",), modality="pledge", deadline="2021")
    assert len(said(single_source_findings, held(first, text))) == 2


@pytest.mark.parametrize(
    ("sentence", "words", "late"),
    [
        ("L'usine a été ouverte lundi.", "lundi", False),
        ("L'usine tourne depuis lundi.", "lundi", False),
        ("Les ateliers, promis pour 2021, ont été inaugurés lundi.", "2021", False),
        ("L'usine n'a pas été ouverte lundi.", "lundi", True),
        ("L'usine sera ouverte lundi.", "lundi", True),
        ("Une école a été ouverte lundi.", "lundi", True),
        ("La première tranche de l'usine a été ouverte lundi.", "lundi", True),
    ],
)
def test_what_another_text_says_is_open_is_not_overdue(sentence: str, words: str, late: bool) -> None:
    day = "2021" if words == "2021" else "2021-11-01"
    other = dated(works("b", "2021-11-03", "Kabar"), sentence, words, day)
    assert bool(said(overdue_findings, after(held(promised(OPEN), other)))) is late


def test_what_was_open_before_a_promise_keeps_none() -> None:
    other = dated(works("b", "2018-11-03", "Kabar"), "L'usine a été ouverte lundi.", "lundi", "2018-10-29")
    assert said(overdue_findings, after(held(promised(OPEN), other)))


def test_a_text_of_another_story_says_nothing_of_a_promise() -> None:
    other = dated(Doc("b", "2021-11-03", "Kabar"), "L'usine a été ouverte lundi.", "lundi", "2021-11-01")
    assert said(overdue_findings, after(held(promised(OPEN), other)))
    other.say("Elle a coûté 202 millions de dollars.").amount("202 millions", 202e6, "USD", "cost")
    first = promised(OPEN).say("L'usine coûtera 202 millions de dollars.")
    first.amount("202 millions", 202e6, "USD", "cost")
    assert not said(overdue_findings, after(held(first, other)))


def test_who_says_that_it_opened_as_promised_tells_of_the_promise() -> None:
    def opened(day: str) -> Doc:
        text = Doc("b", day, "Kabar").say("L'usine d'Outchkourgan a ouvert lundi, comme promis.")
        fields = {"project": PLANT, "status": "operational", "date": day}
        return text.tells("project", "L'usine d'Outchkourgan a ouvert", **fields)

    first = promised(OPEN.replace("ouvrir", "achever"))
    assert said(single_source_findings, after(held(first, opened("2021-11-01")))) == []
    assert said(single_source_findings, after(held(first, opened("2023-11-01")))) != []  # of a later promise
