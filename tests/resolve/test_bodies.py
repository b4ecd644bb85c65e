"""What a noun of an organisation stands for: the one of its kind that was named before, or nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model.reading import Reading

Read = Callable[[str], Reading]

MEANT = [
    ("CNPC a livré la station. La société a annoncé la suite.", [("La société", "CNPC")]),
    (
        "La société chinoise Huaxin Solar a posé des panneaux. L'entreprise a annoncé la suite.",
        [("L'entreprise", "Huaxin Solar")],
    ),
    (
        "La Banque asiatique de développement finance la route. Selon la banque, le trafic doublera.",
        [("la banque", "Banque asiatique de développement")],
    ),
    ("L'OCS s'est réunie. L'organisation a annoncé la suite.", [("L'organisation", "OCS")]),
    (
        "CNPC a vu KazMunayGas à Atyraou. La compagnie kazakhe a annoncé la suite.",
        [("La compagnie kazakhe", "KazMunayGas")],
    ),
    (
        "L'université kazakhe Kainar a reçu l'université chinoise Jinan. L'université chinoise a annoncé la suite.",
        [("L'université chinoise", "université chinoise Jinan")],
    ),
    ("CNPC a livré la station. La compagnie kazakhe a annoncé la suite.", []),
    ("La Banque mondiale a un rapport. Un autre est de la BAII. La banque a annoncé la suite.", []),
    ("CNPC et Sinopec ont vu le champ. La société a annoncé la suite.", []),
    ("CNPC a livré la station. La société civile a annoncé la suite.", []),
    ("CNPC a livré la station. Le groupe de travail a annoncé la suite.", []),
    ("CNPC a livré la station. Une société a annoncé la suite.", []),
    ("La société Orda Cement brûle du charbon d'Altyn Mining. L'entreprise a annoncé la suite.", []),
    ("CNPC a livré la station." + " Il a plu." * 8 + " La société a annoncé la suite.", []),
]


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_a_noun_recalls_the_only_organisation_of_its_kind(
    read: Read, text: str, expected: list[tuple[str, str]]
) -> None:
    reading = read(text)
    found = [(one.span.of(text), one.entities[0]) for one in reading.bodies if len(one.entities) == 1]
    assert [words for words, _ in found] == [words for words, _ in expected]
    for (_, entity), (_, name) in zip(found, expected, strict=True):
        assert not isinstance(entity, str)
        assert name in (entity.label, *entity.labels)


def test_where_one_sentence_names_two_the_noun_is_open(read: Read) -> None:
    reading = read("CNPC et KazMunayGas ont vu le champ. La société a annoncé la suite.")
    assert [len(one.entities) for one in reading.bodies] == [2]
    assert reading.body_at(reading.bodies[0].span) is None
