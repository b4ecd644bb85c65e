"""Positions by examples: who holds which office of what, and what an office may be of."""

import pytest
from tests.extract.reading_french import reading_of

from dragoman.extract.hinted_positions import possible_positions
from dragoman.extract.positions import PositionReader
from dragoman.model.entity import Party
from dragoman.model.fact import Position
from dragoman.packs.weights import Weights

NOTHING = PositionReader(Weights(bias=-9.0, signs={}))
COMPLEMENTS = PositionReader(Weights(bias=-5.0, signs={"by complement": 9.0}))


def label(party: Party) -> str:
    return party if isinstance(party, str) else party.label


def told(reader: PositionReader, text: str) -> list[tuple[str, str, str]]:
    return [(label(one.person), one.role_text, label(one.of)) for one in reader.positions(reading_of(text))]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("« Tout va bien », dit Timour Salimov, directeur technique du projet. La route attend.", "projet"),
        (
            "L'unité travaille. Azat Bakirov, directeur adjoint de la même unité, se tait.",
            "unité",
        ),
        (
            "Le convoi est celui de Kazakhstan Temir Joly. Hier, son directeur, Timour Salimov, l'a vu.",
            "Kazakhstan Temir Zholy",
        ),
    ],
)
def test_what_an_office_may_be_of_is_thought_of(text: str, of: str) -> None:
    one = reading_of(text)
    found = possible_positions(one, {office.span for office in one.bare_offices})
    assert of in {label(possible.fact.of) for possible in found if isinstance(possible.fact, Position)}


def test_of_what_is_likely_is_told() -> None:
    text = "« Tout va bien », dit Timour Salimov, directeur technique du projet. La route attend."
    assert told(NOTHING, text) == []
    assert told(COMPLEMENTS, text) == [("Timour Salimov", "directeur technique", "projet")]


def test_an_office_that_says_of_what_it_is_needs_no_judge() -> None:
    text = "Le ministre kirghize des Transports, Talant Bakirov, a parlé."
    assert (
        told(NOTHING, text)
        == told(COMPLEMENTS, text)
        == [("Talant Bakirov", "ministre kirghize des Transports", "KG")]
    )
