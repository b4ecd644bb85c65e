"""Which language a text is in."""

from __future__ import annotations

import pytest

from dragoman.analyse.language import CANDIDATES, detect

SENTENCES = {
    "fr": "Le ministre a reçu mardi son homologue.",
    "en": "The minister received his counterpart on Tuesday.",
    "ru": "Министр принял своего коллегу во вторник.",
    "zh": "外交部长星期二会见了来访的代表团。",
    "kk": "Министр сейсенбі күні әріптесін қабылдады, ынтымақтастықты талқылады.",
    "ky": "Министр шейшембиде кесиптешин кабыл алып, кызматташтыкты талкуулады.",
    "uz": "Vazir seshanba kuni hamkasbini qabul qilib, o'zaro hamkorlikni muhokama qildi.",
}
OTHERS = {
    "sw": "Waziri wa mambo ya nje alikutana na mwenzake siku ya Jumanne mjini humo, na walijadili ushirikiano wa "
    "kiuchumi kati ya nchi hizo mbili.",
    "vi": "Hôm thứ Ba, bộ trưởng ngoại giao đã tiếp người đồng cấp của mình và hai bên đã thảo luận về hợp tác kinh "
    "tế giữa hai nước.",
    "ro": "Ministrul de externe l-a primit marți pe omologul său, iar cei doi au discutat despre cooperarea "
    "economică dintre cele două țări.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_in_a_language_of_the_region_or_its_sources_is_told(language: str) -> None:
    assert detect(SENTENCES[language]) == language


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_in_yet_another_language_is_not_taken_for_its_nearest_relative(language: str) -> None:
    assert detect(OTHERS[language]) == language


@pytest.mark.parametrize("text", ["", "2024", "100 %", "😀😀", "+86 10 65 – (2)", "\n"])
def test_numbers_and_signs_are_in_no_language(text: str) -> None:
    assert detect(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Kazakhstan, Kirghizstan, Ouzbékistan, Tadjikistan et Turkménistan",
        "Le commerce entre la Chine et le Kazakhstan a progressé.",
    ],
)
def test_a_row_of_names_is_in_no_language_that_nobody_expects(text: str) -> None:
    assert detect(text) in CANDIDATES
