from __future__ import annotations

import pytest
from tests.publish.telling import frameworks

from dragoman.model.entity import Entity
from dragoman.packs.wording import load_wording
from dragoman.publish.phrasing.names import Namer

COUNTRIES = [
    ("CN", "la Chine", "de la Chine", "à la Chine", "en Chine"),
    ("KZ", "le Kazakhstan", "du Kazakhstan", "au Kazakhstan", "au Kazakhstan"),
    ("KG", "le Kirghizistan", "du Kirghizistan", "au Kirghizistan", "au Kirghizistan"),
    ("UZ", "l'Ouzbékistan", "de l'Ouzbékistan", "à l'Ouzbékistan", "en Ouzbékistan"),
    ("IR", "l'Iran", "de l'Iran", "à l'Iran", "en Iran"),
    ("US", "les États-Unis", "des États-Unis", "aux États-Unis", "aux États-Unis"),
    ("AE", "les Émirats arabes unis", "des Émirats arabes unis", "aux Émirats arabes unis", "aux Émirats arabes unis"),
    ("NL", "les Pays-Bas", "des Pays-Bas", "aux Pays-Bas", "aux Pays-Bas"),
    ("PH", "les Philippines", "des Philippines", "aux Philippines", "aux Philippines"),
    ("MX", "le Mexique", "du Mexique", "au Mexique", "au Mexique"),
    ("KH", "le Cambodge", "du Cambodge", "au Cambodge", "au Cambodge"),
    ("CU", "Cuba", "de Cuba", "à Cuba", "à Cuba"),
    ("IL", "Israël", "d'Israël", "à Israël", "à Israël"),
    ("RU", "la Russie", "de la Russie", "à la Russie", "en Russie"),
    ("HU", "la Hongrie", "de la Hongrie", "à la Hongrie", "en Hongrie"),
    ("GB", "le Royaume-Uni", "du Royaume-Uni", "au Royaume-Uni", "au Royaume-Uni"),
    ("HK", "Hong Kong", "de Hong Kong", "à Hong Kong", "à Hong Kong"),
    ("central-asia", "l'Asie centrale", "de l'Asie centrale", "à l'Asie centrale", "en Asie centrale"),
]  # fmt: skip


def namer(lang: str = "fr", native: bool = True) -> Namer:
    return Namer(load_wording(lang), frameworks(), native=native)


@pytest.mark.parametrize(("code", "the", "of", "to", "into"), COUNTRIES)
def test_a_country_has_its_article_in_french(code: str, the: str, of: str, to: str, into: str) -> None:
    name = namer().name(code)
    assert (name.the, name.of, name.to, name.into) == (the, of, to, into)


@pytest.mark.parametrize(
    ("code", "the", "into"),
    [("CN", "China", "in China"), ("US", "the United States", "in the United States"),
     ("NL", "the Netherlands", "in the Netherlands"), ("central-asia", "Central Asia", "in Central Asia")],
)  # fmt: skip
def test_a_country_has_its_article_in_english(code: str, the: str, into: str) -> None:
    name = namer("en").name(code)
    assert (name.the, name.into) == (the, into)


@pytest.mark.parametrize(
    ("label", "the"),
    [
        ("Organisation de coopération de Shanghai", "l'Organisation de coopération de Shanghai"),
        ("ministère des Transports", "le ministère des Transports"),
        ("hôpital de Douchanbé", "l'hôpital de Douchanbé"),
        ("trains de fret", "les trains de fret"),
        ("route de Bedel", "la route de Bedel"),
        ("Sinopec", "Sinopec"),
        ("Rystad Energy", "Rystad Energy"),
    ],
)
def test_a_name_with_a_common_noun_takes_its_article(label: str, the: str) -> None:
    assert namer().name(Entity(None, label)).the == the


def test_what_the_registry_has_is_called_in_the_asked_language() -> None:
    sco = Entity("shanghai-cooperation-organisation", "OCS")
    assert namer().name(sco).the == "l'Organisation de coopération de Shanghai"
    assert namer("en").name(sco).the == "the Shanghai Cooperation Organization"


def test_a_province_has_its_article() -> None:
    assert namer().name(Entity("sichuan", "x")).of == "du Sichuan"


def test_a_name_in_another_language_takes_no_article_of_this_one() -> None:
    plan = Entity(None, "programme de coopération")
    assert namer("en", native=False).name(plan).the == "programme de coopération"
    assert namer("en").name(Entity(None, "Cooperation Programme")).the == "the Cooperation Programme"


@pytest.mark.parametrize(
    ("place", "country", "fr", "en"),
    [
        (Entity("xian", "x"), "CN", "à Xi'an, en Chine", "in Xi'an, China"),
        (Entity("astana", "x"), "KZ", "à Astana", "in Astana"),
        (Entity("sichuan", "x"), "CN", "dans le Sichuan, en Chine", "in Sichuan, China"),
        (None, "UZ", "en Ouzbékistan", "in Uzbekistan"),
        (None, None, "", ""),
        (
            Entity(None, "Toch-Koutchou"),
            "KG",
            "à Toch-Koutchou, au Kirghizistan",
            "in Toch-Koutchou, Kyrgyzstan",
        ),
        (Entity(None, "Le Caire"), "EG", "au Caire, en Égypte", "in Le Caire, Egypt"),
        (Entity(None, "palais de l'Amitié"), None, "au palais de l'Amitié", "in palais de l'Amitié"),
        (Entity(None, "université de Nankin"), "CN", "à l'université de Nankin, en Chine", None),
    ],
)
def test_a_place_has_its_preposition(
    place: Entity | None, country: str | None, fr: str, en: str | None
) -> None:
    assert namer().where(place, country) == fr
    assert en is None or namer("en").where(place, country) == en


def test_all_states_of_a_region_are_said_as_such() -> None:
    said = namer().parties(("CN", "KZ", "KG", "TJ", "TM", "UZ", Entity(None, "Banque mondiale")))
    assert said == ["la Chine", "les cinq États d'Asie centrale", "la Banque mondiale"]
    assert namer().parties(("KZ", "KG", "KZ")) == ["le Kazakhstan", "le Kirghizistan"]
