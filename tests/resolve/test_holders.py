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
