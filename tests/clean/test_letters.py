"""Lines without accents and in capitals are spelled as the list has them; sound lines stay."""

from __future__ import annotations

import pytest

from dragoman.clean.document import repair
from dragoman.clean.draft import Draft
from dragoman.clean.letters import lower_capitals
from dragoman.model.span import Span
from dragoman.packs.cleaning import CleaningKnowledge, load_cleaning

BARE = (
    "Le president ouzbek a declare lundi a Tachkent que la cooperation s'etait developpee. Les deux pays ont signe un "
    "memorandum, a-t-il precise. Il a egalement annonce la creation d'une zone economique a Djizak, et celle d'un "
    "fonds. Une societe chinoise a ete choisie pour construire la route, longue de cent kilometres, et doit l'achever "
    "a l'automne. Des negociations sont prevues a Pekin au debut de l'annee, et la banque est prete a financer."
)
SPELLED = (
    "Le président ouzbek a déclaré lundi à Tachkent que la coopération s'était développée. Les deux pays ont signé un "
    "mémorandum, a-t-il précisé. Il a également annoncé la création d'une zone économique à Djizak, et celle d'un "
    "fonds. Une société chinoise a été choisie pour construire la route, longue de cent kilomètres, et doit l'achever "
    "à l'automne. Des négociations sont prévues à Pékin au début de l'année, et la banque est prête à financer."
)

CAPITALS = [
    (
        "LE PRESIDENT KAZAKH A SIGNE A PEKIN UN ACCORD DE COOPERATION AVEC LA CHINE",
        "Le président kazakh a signé à Pékin un accord de coopération avec la Chine",
    ),
    (
        "DÉCLARATION DES MINISTRES DE LA CHINE ET DU KAZAKHSTAN",
        "Déclaration des ministres de la Chine et du Kazakhstan",
    ),
    (
        "L'OCS ET LE PIB DU TADJIKISTAN, A DECLARE M. RAHMON",
        "L'OCS et le PIB du Tadjikistan, a déclaré M. Rahmon",
    ),
    ("LA LIGNE SERA OUVERTE. LE COÛT EST CONNU.", "La ligne sera ouverte. Le coût est connu."),
    (
        "SELON LE MINISTÈRE, LA LIGNE SERA OUVERTE EN MAI. Le coût est connu.",
        "Selon le ministère, la ligne sera ouverte en mai. Le coût est connu.",
    ),
    ("L'ACCORD DE COOPERATION SIGNE LE 3 MAI EST CONNU", "L'accord de coopération signé le 3 mai est connu"),
    ("CNPC ET KTZ", "CNPC ET KTZ"),
    ("Le PIB a crû, dit la BAD.", "Le PIB a crû, dit la BAD."),
]


@pytest.fixture(scope="module")
def tables() -> CleaningKnowledge:
    return load_cleaning("fr")


def test_a_text_without_accents_gets_them_back(tables: CleaningKnowledge) -> None:
    assert repair(BARE, tables).text == SPELLED


def test_a_line_without_accents_in_a_sound_text_does_too(tables: CleaningKnowledge) -> None:
    sound = "Le président est arrivé à Pékin, où l'on a célébré l'amitié des deux pays.\n"
    assert repair(sound * 12 + BARE, tables).text == sound * 12 + SPELLED


@pytest.mark.parametrize(
    "sound", ["Le marche vers Pekin.", "Un accord sur le gaz lie Tachkent et Pékin. " * 4]
)
def test_what_may_be_sound_stays(tables: CleaningKnowledge, sound: str) -> None:
    assert repair(sound, tables).text == sound


@pytest.mark.parametrize(("shouted", "spelled"), CAPITALS)
def test_capitals_become_small_where_they_stand_for_nothing(
    tables: CleaningKnowledge, shouted: str, spelled: str
) -> None:
    draft = Draft.of(shouted)
    lowered = lower_capitals(draft, [Span(0, len(shouted))], tables.damage, tables.lexicon)
    assert lowered.text == spelled
    assert lowered.offsets.origin((0, len(spelled))) == Span(0, len(shouted))


def test_a_name_in_capitals_is_spelled_as_elsewhere_in_the_text(tables: CleaningKnowledge) -> None:
    text = "LA VISITE DE TOKAIEV A TACHKENT\n\nLe ministre a salué Tokaïev."
    draft = lower_capitals(Draft.of(text), [Span(0, 31)], tables.damage, tables.lexicon)
    assert draft.text.startswith("La visite de Tokaïev à Tachkent\n")
