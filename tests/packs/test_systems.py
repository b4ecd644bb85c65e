"""Every system that the texts of the first articles name has its entry, found by the names that they use.

What is a promise or a series of figures there (carbon neutrality by 2060, trade, flights, students, simpler
customs, border ports to be opened) is no entry: it stands in the record, not in the registry.
"""

from __future__ import annotations

import pytest

from dragoman.analyse.lexicon import Lexicon, longest_names, registry_patterns
from dragoman.model.entity import Entity
from dragoman.packs.entries import Country, Instrument, Mechanism, Undertaking
from dragoman.packs.framework import Framework, load_framework
from dragoman.packs.inventory import unsourced

MECHANISMS = {
    "sommet Chine-Asie centrale": "china-central-asia-summit",
    'Sommet "Asie centrale-Chine"': "china-central-asia-summit",
    "sommet de la Chine-Central Asia": "china-central-asia-summit",
    'format "Asie centrale-Chine"': "china-central-asia-mechanism",
    "réunion des ministres des Affaires étrangères Chine-Asie centrale": "china-central-asia-foreign-ministers",
    "Forum de coopération Chine-Asie centrale": "china-central-asia-cooperation-forum",
    "mécanisme de dialogue Chine-Asie centrale sur le commerce électronique": (
        "china-central-asia-e-commerce-dialogue"
    ),
}
INITIATIVES = {
    "initiative Belt and Road": "belt-and-road",
    "BRI": "belt-and-road",
    "la Ceinture et la Route": "belt-and-road",
    "ceinture et routière": "belt-and-road",
    "ceinture et de route": "belt-and-road",
    "Initiative de développement mondial": "global-development-initiative",
    "GDI": "global-development-initiative",
    "Initiative de sécurité mondiale": "global-security-initiative",
    "Route de la soie saine, verte et numérique": "healthy-green-digital-silk-road",
    "route de la soie verte": "green-silk-road",
    "route de la soie numérique": "digital-silk-road",
    "route de la soie": "silk-road",
    "programme mondial de développement durable jusqu'en 2030": "agenda-2030",
}
PROJECTS = {
    "projet de pétrole brut de la Chine-Kazakhstan": "kazakhstan-china-oil-pipeline",
    "oléoduc Kazakhstan-Chine": "kazakhstan-china-oil-pipeline",
    "gazoduc Asie centrale-Chine": "central-asia-china-gas-pipeline",
    "autoroute chinoise-Tajikistan": "china-tajikistan-highway",
    "autoroute Chine-Tadjikistan": "china-tajikistan-highway",
    "autoroute Chine-Kirgyzstan-Uzbekistan": "china-kyrgyzstan-uzbekistan-highway",
    "chemin de fer Chine-Kirghizistan-Ouzbékistan": "china-kyrgyzstan-uzbekistan-railway",
    "CKU": "china-kyrgyzstan-uzbekistan-railway",
    "Tianfu-Sichuan": "tianfu-sichuan-road-trains",
    "trains Chine-Asie centrale": "china-central-asia-freight-trains",
    "ateliers de Luban": "luban-workshop",
    "Atelier Luban": "luban-workshop",
    "système chinois de navigation par satellite BeiDou": "beidou",
    "BDS": "beidou",
}
INSTRUMENTS = {
    "Déclaration de Xi'an": "xian-declaration",
    "Déclaration de Chengdu": "chengdu-statement-2024",
    "accord d'exemption mutuelle de visa entre la Chine et le Kazakhstan": "visa-exemption-china-kazakhstan",
    "accord d'exemption mutuelle de visa entre la Chine et l'Ouzbékistan": "visa-exemption-china-uzbekistan",
    "partenariat stratégique global entre la Chine et le Kirghizistan": "partnership-china-kyrgyzstan",
    "communiqué conjoint sur l'établissement des relations diplomatiques entre la Chine et le Kirghizistan": (
        "diplomatic-relations-china-kyrgyzstan"
    ),
    "accords de coopération sur l'initiative Belt and Road entre la Chine et les cinq pays d'Asie centrale": (
        "bri-cooperation-central-asia"
    ),
}
ORGANISATIONS = {
    "Organisation de coopération de Shanghai": "shanghai-cooperation-organisation",
    "OCS": "shanghai-cooperation-organisation",
    "Comité de Bonne coopération, d'amitié et de coopération": "sco-good-neighbourliness-committee",
    "gouvernement populaire de la province du Gansu": "gansu-government",
    "ministère chinois des Affaires étrangères": "ministry-of-foreign-affairs-china",
    "Xinhua": "xinhua",
    "Temps mondiaux": "global-times",
}
PEOPLE = {
    "Xi Jinping": "xi-jinping",
    "Wang Yi": "wang-yi",
    "Guo Jiakun": "guo-jiakun",
    "Murat Nurtleu": "nurtleu-murat",
    "Jeenbek Kulubaev": "kulubaev-jeenbek",
    "Alikhan Smailov": "smailov-alikhan",
    "Saidzoda Zohir": "saidzoda-zohir",
    "Vladimir Norov": "norov-vladimir",
}
PLACES = {
    "Xi'an": "xian",
    "Xian": "xian",
    "Shaanxi": "shaanxi",
    "Lanzhou": "lanzhou",
    "Gansu": "gansu",
    "Chengdu": "chengdu",
    "Cholpon Ata": "cholpon-ata",
}
SYSTEMS = {**MECHANISMS, **INITIATIVES, **PROJECTS, **INSTRUMENTS, **ORGANISATIONS, **PEOPLE, **PLACES}


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework("china-central-asia")


@pytest.fixture(scope="module")
def lexicon(framework: Framework) -> Lexicon:
    return Lexicon(registry_patterns(framework, "fr"))


def found(lexicon: Lexicon, text: str) -> list[str | None]:
    names = longest_names(lexicon.hits(text))
    return [name.entity.id if isinstance(name.entity, Entity) else str(name.entity) for name in names]


@pytest.mark.parametrize(("name", "entry"), SYSTEMS.items(), ids=str)
def test_a_name_of_the_first_articles_leads_to_its_entry(lexicon: Lexicon, name: str, entry: str) -> None:
    assert found(lexicon, name) == [entry]


def test_every_system_rests_on_an_address(framework: Framework) -> None:
    assert set(SYSTEMS.values()) & set(unsourced(framework)) == set()


def test_a_community_of_destiny_counts_where_china_is_spoken_of(lexicon: Lexicon) -> None:
    assert "community-with-a-shared-future" in found(lexicon, "La Chine veut une communauté de destin.")
    assert found(lexicon, "une communauté de destin franco-allemande") == []


def test_every_member_has_relations_a_partnership_and_a_share_in_the_belt_and_road(
    framework: Framework,
) -> None:
    members = [code for code in framework.card.members if code != "CN"]
    names = {entry.code: entry.id for entry in framework.of_kind(Country)}
    for code in members:
        for instrument in ("diplomatic-relations", "partnership"):
            entry = framework.entries[f"{instrument}-china-{names[code]}"]
            assert isinstance(entry, Instrument)
            assert entry.parties == ("CN", code)
    shared = framework.entries["bri-cooperation-central-asia"]
    assert isinstance(shared, Instrument)
    assert set(shared.parties) == set(framework.card.members)


def test_the_registry_is_as_large_as_it_must_be(framework: Framework) -> None:
    past = sum(len(mechanism.meetings) for mechanism in framework.of_kind(Mechanism))
    assert past >= 40
    assert len(list(framework.of_kind(Undertaking))) >= 60


def test_every_entry_rests_on_an_address_or_a_place_of_geonames(framework: Framework) -> None:
    assert unsourced(framework) == []
