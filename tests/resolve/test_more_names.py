"""Names that are near a name of the registry and mean something else, and names that it knows however spelt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model.entity import Entity
from dragoman.model.reading import Reading

Read = Callable[[str], Reading]

OPENING = "Bichkek, 12 mars 2021. La Chine et l'Asie centrale renforcent leur coopération.\n\n"


def ids(reading: Reading) -> set[str]:
    """The registry ids that a reading's names carry."""
    found = {name.entity.id for name in reading.names if isinstance(name.entity, Entity)}
    return {one for one in found if one}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Guizat Nourdaouletov a rencontré Marat Imankoulov à Astana.", "nurdauletov-gizat"),
        (
            "Le hokim Djakhongir Artykhodjaïev a déclaré que la Chine investit à Tachkent.",
            "artykhodjayev-jahongir",
        ),
        ("Nour Bekri, président du Xinjiang, a parlé du port sec.", "nur-bekri"),
        ("Saparmourat Niazov avait signé l'accord sur le gaz.", "niyazov-saparmurat"),
        ("Le ministère ouzbek des Ressources en eau a publié un plan.", "ministry-of-water-uzbekistan"),
        ("Turkmenistan Airlines ouvre une ligne vers Pékin.", "turkmenhowayollary"),
        ("Les produits kazakhs sont exposés à la Foire de Canton.", "canton-fair"),
        ("Les armées ont pris part à l'exercice « Mission de paix ».", "peace-mission"),
        ("La réunion des ministres de l'Énergie de l'OCS s'est tenue à Astana.", "sco-energy-ministers"),
    ],
)
def test_a_name_of_the_registry_is_known_in_its_french_spellings(read: Read, text: str, wanted: str) -> None:
    assert wanted in ids(read(OPENING + text))


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Une mission de paix de l'ONU observe la frontière tadjike.", "peace-mission"),
        ("Un Boeing a atterri à Almaty avec des touristes chinois.", "boeing"),
        ("Chaque université d'Asie centrale accueille des étudiants chinois.", "university-of-central-asia"),
        ("Les chemins de fer turkmènes sont vieux.", "turkmendemiryollary"),
        ("Les trains Talgo relient Almaty à Astana.", "talgo"),
        ("M. Salim, commerçant à Douchanbé, importe du thé de Chine.", "salim-farhod"),
        ("M. Azizov, chauffeur, conduit des camions chinois.", "azizov-abdusalom"),
        ("Mme Saïdova vend des tissus chinois à Tachkent.", "saidova-galina"),
        ("M. Ban a visité la foire.", "ban-ki-moon"),
        ("La foire commerciale de la ville attire des marchands chinois.", "kashgar-fair"),
    ],
)
def test_what_only_sounds_like_a_name_is_not_it(read: Read, text: str, unwanted: str) -> None:
    assert unwanted not in ids(read(OPENING + text))


def test_who_has_no_family_name_in_the_registry_is_known_by_a_part_of_the_full_name(read: Read) -> None:
    reading = read(
        OPENING + "Jia Qinglin est arrivé à Astana. M. Jia a salué la coopération, et M. Jin aussi."
    )
    known = {
        name.span.of(reading.text)
        for name in reading.names
        if isinstance(name.entity, Entity) and name.entity.id == "jia-qinglin"
    }
    assert known == {"Jia Qinglin", "Jia"}


def test_who_bears_the_family_name_alone_is_somebody_else(read: Read) -> None:
    named = ids(read(OPENING + "Maksad Moukhitdinov, premier vice-président de Humo, est à Pékin."))
    assert "mukhitdinov-khakim" not in named
