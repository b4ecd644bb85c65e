"""Agreements that a text only hints at: what may have become of them, who may have signed, what is reported."""

from __future__ import annotations

import pytest
from tests.extract.reading_french import FRAMEWORK, reading_of
from tests.extract.test_agreements import readers, said

from dragoman.extract.agreements.reader import AgreementReader
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.model.fact import Agreement
from dragoman.packs.events import AssertionWords, CircumstanceWords
from dragoman.packs.instruments import AgreementCues
from dragoman.packs.language import load_section
from dragoman.packs.weights import Weights

BOASTED = "Huawei s'est vanté d'un contrat conclu à Astana avec le Kazakhstan."
SURE = "Le mémorandum entre la Chine et le Kazakhstan a été signé à Astana."
RUMOUR = "Hua Solar et Kazenergo ont parlé longtemps. Un mémorandum, dit-on, fut signé."

# A text, the parties that one of its possible agreements has, and a sign of that one
SUGGESTED = [
    (BOASTED, "huawei, KZ", "from:sentence"),
    (BOASTED, "huawei", "from:body alone"),
    (BOASTED, "", "from:nowhere"),
    (RUMOUR, "Hua Solar, Kazenergo", "from:earlier"),
    (SURE, "CN, KZ", "from:told"),
]


def possible(text: str) -> list[tuple[str, frozenset[str]]]:
    """The parties of each agreement that is possible, and its signs."""
    every = readers()[1].possible(reading_of(text, None))
    return [(parties_of(one.fact), one.signs) for one in every if isinstance(one.fact, Agreement)]


def parties_of(fact: Agreement) -> str:
    return str(said(fact).get("parties", ""))


def judged(text: str, weights: Weights) -> list[Agreement]:
    """The agreements of a text, its possible ones judged by weights."""
    reader = AgreementReader(
        load_section("fr", AgreementCues),
        load_section("fr", CircumstanceWords),
        AssertionReader(load_section("fr", AssertionWords)),
        FRAMEWORK,
        weights,
    )
    return list(reader.agreements(reading_of(text, None)))


@pytest.mark.parametrize(("text", "parties", "sign"), SUGGESTED)
def test_everybody_who_may_have_signed_is_suggested_with_where_he_is_from(
    text: str, parties: str, sign: str
) -> None:
    assert any(which == parties and sign in signs for which, signs in possible(text))


@pytest.mark.parametrize(
    "text",
    [
        "La Chine et le Kazakhstan n'ont signé aucun accord.",
        "La Chine et le Kazakhstan ont-ils signé un accord ?",
        "Quelle belle ville que Tachkent.",
    ],
)
def test_what_is_denied_or_asked_is_not_even_possible(text: str) -> None:
    assert not possible(text)


def test_of_several_sets_of_parties_the_most_probable_is_reported() -> None:
    weights = Weights(bias=0.0, least=0.6, signs={"from:sentence": 1.0, "from:body alone": 0.5})
    assert [parties_of(one) for one in judged(BOASTED, weights)] == ["huawei, KZ"]


def test_nothing_is_reported_below_the_least_probability() -> None:
    assert judged(BOASTED, Weights(bias=0.0, least=0.6, signs={})) == []


def test_what_is_told_for_sure_is_not_told_again() -> None:
    told = judged(SURE, Weights(bias=5.0, least=0.6, signs={}))
    assert [(one.kind, parties_of(one)) for one in told] == [("memorandum", "CN, KZ")]


def test_an_act_that_only_some_words_tell_is_possible_where_no_other_is_told() -> None:
    told = possible("Un mémorandum entre la Chine et le Kazakhstan est annoncé pour bientôt.")
    assert any(which == "CN, KZ" and "how:phrase" in signs for which, signs in told)
    assert not possible("La Chine et le Kazakhstan n'ont signé aucun accord, bientôt ou plus tard.")


def test_what_was_to_be_and_was_not_is_not_possible() -> None:
    assert not possible("Un accord aurait dû être signé entre la Chine et le Kazakhstan en 2019.")


def test_several_that_are_counted_are_possible_with_their_kind() -> None:
    told = possible("Le Kazakhstan prévoit de signer avec la Chine six nouveaux protocoles d'exportation.")
    assert any(which in ("KZ, CN", "CN, KZ") and "counted" in signs for which, signs in told)
    assert not possible("La Chine et le Kazakhstan ont signé douze documents.")
