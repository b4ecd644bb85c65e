"""Names found in one pass: whole words, in any spelling of case, accent and dash, the longest first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model.entity import Entity
from dragoman.model.reading import Reading

Read = Callable[[str], Reading]


def names(reading: Reading) -> list[tuple[str, str]]:
    said = [(name.span.of(reading.text), name.entity) for name in reading.names]
    return [
        (words, entity.id or entity.label if isinstance(entity, Entity) else entity) for words, entity in said
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le KIRGHIZISTAN et la Kirghizie", [("KIRGHIZISTAN", "KG"), ("Kirghizie", "KG")]),
        ("sommet Chine–Asie centrale", [("sommet Chine–Asie centrale", "china-central-asia-summit")]),
        ("sommet Chine - Asie centrale", [("sommet Chine - Asie centrale", "china-central-asia-summit")]),
        ("l'OCS et l'ocs", [("OCS", "shanghai-cooperation-organisation")]),
        ("la machine chinoise", []),
        ("La réunion a eu lieu à La Réunion, dans l'océan Indien.", [("La Réunion", "RE")]),
        ("La Réunion du Conseil a eu lieu.", []),
        ("Xi Jinping à Xian", [("Xi Jinping", "xi-jinping"), ("Xian", "xian")]),
        ("Саммит в Казахстане", []),
    ],
)
def test_names_are_found_as_whole_words(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(read(text)) == expected


def test_adjectives_of_countries_are_kept_apart(read: Read) -> None:
    reading = read("Le ministre kazakh et la partie chinoise")
    assert [name.entity for name in reading.adjectives] == ["KZ", "CN"]
    assert reading.names == ()
