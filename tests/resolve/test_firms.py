"""Firms that no registry knows: what shows that a name is one's, and what a text calls it afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model.reading import Reading

Read = Callable[[str], Reading]

NAMED = [
    ("Altyn Glass a ouvert son four à Kentaou.", ["Altyn Glass"]),
    ("La société chinoise Jinhe a ouvert son four à Kentaou.", ["Jinhe"]),
    ("L'opérateur « Saryarka » a ouvert son four à Kentaou.", ["Saryarka"]),
    ("Jinhe, filiale turkmène de Tianhe, a ouvert son four.", ["Jinhe"]),
    (
        "Jinhe (JH), une entreprise de Lanzhou, a ouvert son four. JH y emploie dix ouvriers.",
        ["Jinhe", "JH", "JH"],
    ),
    ("Le four de TurkmenGlass brûle du gaz.", ["TurkmenGlass"]),
    ("China Yellow Glass a ouvert un four au Kazakhstan.", ["China Yellow Glass"]),
    ("China Road No. 7 Engineering Group a ouvert la route.", []),
    ("China Tunnel No. 7 Engineering Group a ouvert la route.", ["China Tunnel No. 7 Engineering Group"]),
    ("Selon Altyn Mining Limited, Altyn emploie dix mineurs.", ["Altyn Mining Limited", "Altyn"]),
    ("Altyn Mining a ouvert la mine ; Altyn Bektourov y travaille.", ["Altyn Mining"]),
    (
        "Altynkul Cement a ouvert son four. On le voit d'Altynkul, à Altynkul même.",
        ["Altynkul Cement", "Altynkul"],
    ),
    ("Altyn Mining détient 60 % de la mine.", ["Altyn Mining"]),
    ("À Kentaou, la société Jinhe a ouvert son four.", ["Jinhe"]),
    ("Le parc Altyn Wind Farm a ouvert.", []),
    ("Le Kentau International Forum a ouvert.", []),
    ("La société civile kazakhe a ouvert un débat.", []),
    ("ALTYN MINING OUVRE SA MINE DE KENTAOU\nLe four a ouvert.", ["Altyn Mining"]),
    ("Bektour Altynov dirige l'usine.", []),
]


def _firms(reading: Reading) -> list[str]:
    return [
        one.span.of(reading.text)
        for one in reading.names
        if one.kind == "organisation" and one.via == "pattern"
    ]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_firm_is_known_by_what_its_name_or_the_words_beside_it_show(
    read: Read, text: str, expected: list[str]
) -> None:
    assert _firms(read(text)) == expected


def test_the_state_in_a_firms_name_is_not_named(read: Read) -> None:
    reading = read("China Yellow Glass a ouvert un four au Kazakhstan.")
    assert [one.entity for one in reading.names if one.kind == "country"] == ["KZ"]


def test_a_shorter_name_stands_for_the_same_firm(read: Read) -> None:
    reading = read("Altyn Mining Limited a ouvert la mine. Altyn Mining y emploie dix mineurs.")
    first, second = (one.entity for one in reading.names if one.kind == "organisation")
    assert first == second


def test_a_branch_that_has_the_name_of_a_firm_of_the_registry_counts_as_that_firm(read: Read) -> None:
    reading = read("CNPC International a ouvert un bureau.")
    (name,) = (one for one in reading.names if one.kind == "organisation")
    assert name.span.of(reading.text) == "CNPC International"
    assert getattr(name.entity, "id", None) == "cnpc"


def test_the_firm_is_recalled_by_its_noun(read: Read) -> None:
    reading = read("Altyn Glass a ouvert son four. La société y emploie dix ouvriers.")
    assert [one.span.of(reading.text) for one in reading.bodies] == ["La société"]
