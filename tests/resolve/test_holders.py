"""Offices named without their holders: whom the registry may give one to, and whom only the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model.entity import Entity
from dragoman.model.reading import Reading

Read = Callable[[str], Reading]

OPENING = "Bichkek, 12 mars 2021. La Chine et l'Asie centrale renforcent leur coopération.\n\n"


def meant(reading: Reading) -> set[str | None]:
    """The registry ids of those for whom the text's references stand."""
    parties = [party for reference in reading.references for party in reference.entities]
    return {party.id for party in parties if isinstance(party, Entity)} - {None}


@pytest.mark.parametrize(
    "text",
    [
        "L'ambassadeur kirghize à Paris a déclaré que le projet avance.",
        "L'ambassadeur du Tadjikistan a déclaré que la Chine est un partenaire.",
        "Le ministre turkmène a affirmé que le commerce avec la Chine augmente.",
        "Le ministre américain a dit que la Chine investit.",
        "Le vice-Premier ministre tadjik a dit que la Chine investit.",
    ],
)
def test_of_ministers_and_ambassadors_the_registry_knows_too_few_to_tell_who_it_is(
    read: Read, text: str
) -> None:
    assert meant(read(OPENING + text)) == set()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Le président chinois a déclaré que le projet avance.", "xi-jinping"),
        ("Le ministre chinois des Affaires étrangères a déclaré que le projet avance.", "wang-yi"),
        ("Le Premier ministre chinois a déclaré que le projet avance.", "li-keqiang"),
    ],
)
def test_the_one_holder_of_an_office_on_the_day_is_meant(read: Read, text: str, person: str) -> None:
    assert person in meant(read(OPENING + text))


def test_a_minister_whom_the_text_has_named_is_meant(read: Read) -> None:
    text = "Wang Wentao est arrivé à Bichkek. Le ministre chinois a déclaré que le commerce augmente."
    assert "wang-wentao" in meant(read(OPENING + text))


@pytest.mark.parametrize(
    "text",
    [
        "M. Cheng a signé l'accord avec le Kazakhstan.",
        "Mme Xu a déclaré que la Chine investit au Kirghizistan.",
        "Le directeur Yuan a dit que l'usine avance à Tachkent.",
        "Le ministre Tian a rencontré son homologue kazakh.",
        "Le président Shi a visité Almaty.",
        "M. Medvedev, touriste russe, a visité Samarcande avec un guide chinois.",
        "M. Lebedev, ingénieur, travaille pour une entreprise chinoise à Almaty.",
        "L'ambassadrice Moussaïeva a parlé à Pékin.",
        "Wang Yong, ouvrier du chantier à Och, a dit que tout va bien.",
    ],
)
def test_a_family_name_that_many_bear_is_nobody_of_the_registry(read: Read, text: str) -> None:
    people = [name.entity for name in read(text).names if name.kind == "person"]
    assert [one.id for one in people if isinstance(one, Entity) and one.id] == []


def test_a_family_name_after_the_full_name_is_the_same_person(read: Read) -> None:
    text = "Le vice-ministre chinois Cheng Guoping est venu à Bichkek. M. Cheng a salué l'accord."
    people = [name.entity for name in read(text).names if name.kind == "person"]
    assert [one.id for one in people if isinstance(one, Entity)] == ["cheng-guoping", "cheng-guoping"]
