"""Calques are put right in the working text alone, and machine translation is told from clumsy French."""

import pytest
from tests.clean.conftest import Clean

MENDED = [
    ("la coopération par ceinture et routière avance", "la coopération par la Ceinture et la Route avance"),
    ("l'initiative de ceinture et de route du pays", "l'initiative de la Ceinture et la Route du pays"),
    ("l'initiative Ceinture et Route du pays", "l'initiative de la Ceinture et la Route du pays"),
    ("les projets de ceinture et de route du pays", "les projets de la Ceinture et la Route du pays"),
    ("le sommet Chine-Central Asie à Xi'an", "le sommet Chine-Asie centrale à Xi'an"),
    ("le gazoduc Asie-Asie Chine dans la région", "le gazoduc Asie centrale-Chine dans la région"),
    ("une communauté d'Asie-Central plus étroite", "une communauté d'Asie centrale plus étroite"),
    ("l'autoroute chinoise-Tajikistan du sud", "l'autoroute Chine-Tadjikistan du sud"),
    ("le chemin de fer Chine-Kirgyzstan-Uzbekistan", "le chemin de fer Chine-Kirghizistan-Ouzbékistan"),
    ("le gouvernement du Kyrgyzstan a dit", "le gouvernement du Kirghizistan a dit"),
    ("en Uzbekistan, les ministres", "en Ouzbékistan, les ministres"),
]

LEFT = [
    "les relations sino-kirghizes se portent bien",
    "la traduction chinois-kazakh du traité",
    "la compagnie Uzbekistan Airways a ouvert une ligne",
    "la China-Kyrgyzstan-Uzbekistan Railway Company a son siège à Bichkek",
    "le projet Belt and Road dans la région",
    "une ceinture et une route de montagne",
    "le sommet Chine-Asie centrale à Xi'an",
    "« la Ceinture et la Route » dans la région",
    "voir https://exemple.org/kyrgyzstan-news pour la suite",
    "le chemin de fer Chine-Kirghizstan-Ouzbékistan".replace("Kirghizstan", "Kirghizistan"),
]

TRANSLATED = [
    "Le sommet Chine-Central Asie a eu lieu lundi à Xi'an, a annoncé le ministère des Affaires étrangères.",
    "La coopération par ceinture et routière progresse dans les pays de la région, ont noté les experts.",
    "L'autoroute chinoise-Kazakhstan sera ouverte cette année, a annoncé le ministère du pays concerné.",
    "Le Tadjik président a signé une jointe déclaration avec son hôte dans la capitale ce vendredi.",
    "Le ministre mardi a rencontré la presse. Le pont ouvrira sur lundi, il a ajouté.",
    "Les échanges de personne à personne sont entrés sur la voie rapide ces dernières années dans la région.",
]

WRITTEN = [
    "Le sommet Chine-Asie centrale s'est tenu à Xi'an. On y a salué la Ceinture et la Route (BRI).",
    "Xi Jinping a fait ces remarques mardi. La coopération pragmatique gagnant-gagnant avance, a-t-il dit.",
    "Interrogé, il a dit non. Des deux côtés de la frontière, les têtes de pont sont achevées depuis 2024.",
    "Il est prêt à le faire, à les convaincre et de le dire lundi. Le sommet de lundi a tenu ses promesses.",
    "La Chine a frappé fort. Les données montrent une hausse de 5 pour cent, a dit l'économiste.",
]


@pytest.mark.parametrize(("calque", "mended"), MENDED)
def test_a_calque_is_put_right_and_leads_back(cleaned: Clean, calque: str, mended: str) -> None:
    text = f"Les ministres ont dit dans une note que {calque}, et que les travaux sont en cours."
    result = cleaned(text)
    assert mended in result.text
    last = result.text.index("travaux")
    assert result.offsets.origin((last, last + 7)).of(text) == "travaux"
    assert result.offsets.origin((0, len(result.text))) == (0, len(text))


@pytest.mark.parametrize("words", LEFT)
def test_sound_words_are_left(cleaned: Clean, words: str) -> None:
    text = f"Les ministres ont dit dans une note que {words}, et que les travaux sont en cours."
    assert cleaned(text).text == text


def test_a_block_in_another_language_keeps_its_spellings(cleaned: Clean) -> None:
    english = "The president of Uzbekistan is in the city with the minister of Tajikistan and the guests."
    french = "Le président a reçu les ministres dans la capitale, où ils ont parlé de la région. " * 3
    assert english in cleaned(f"{french}\n{english}").text


@pytest.mark.parametrize("text", TRANSLATED)
def test_machine_french_is_told(cleaned: Clean, text: str) -> None:
    assert cleaned(text).machine_translated


@pytest.mark.parametrize("text", WRITTEN)
def test_written_french_is_not_taken_for_a_machine_s(cleaned: Clean, text: str) -> None:
    assert not cleaned(text).machine_translated


def test_the_article_around_half_a_compound_is_not_broken(cleaned: Clean) -> None:
    text = "Les ministres ont vu dans la ville la ligne Chine-Kirgyzstan-Uzbekistan et les gares."
    result = cleaned(text)
    start = result.text.index("Kirghizistan")
    assert result.offsets.origin((start, start + len("Kirghizistan"))).of(text) == "Kirgyzstan"


LITERAL = [
    "En 2006 année, le pipeline est entré en service. Le volume accumulé est de 300 dix mille tonnes.",
    "La sino-Kazakhstan coopération se renforce. Le pétrole brut pipeline traverse la frontière.",
    "Selon l'introduction, ce port a reçu 20 millions tonnes de pétrole au cours de la période.",
    "Les deux parties va ouvrir un bureau, a dit le Chine. Les travaux ont commencé dans la région.",
    "Dans première moitié de 2021, ce port a reçu 20 trains. C'est plus en comparaison avec 2020.",
    "Le directeur de l'usine Ouzbékistan a visité Wuhan. Les côtés vont ouvrir un bureau dans la région.",
    "« Les clients aiment le miel », monsieur Zhao a dit. La boutique vend à 12 million clients.",
    "Les échanges de Chine avec Kazakhstan ont grandi. Le coût est pour Kirghizistan au montant de 5 yuans.",
    "Il est compris que le poste a été agrandi， et que les camions passent en une heure de moins.",
]
IDIOMATIC = [
    "Il est entendu que le texte sera ratifié. Le Chine-Kirghizistan-Ouzbékistan avance, dit-on à Och.",
    "La Kazakhstan Temir Joly a reçu 20 millions de tonnes, soit 300 000 de plus qu'en 2006, année creuse.",
    "Au premier semestre de 2021, le projet Kazakhstan 2050 a avancé, en comparaison avec 2020, a dit le maire.",
    "Le train parti de Chine arrive en Ouzbékistan. Hier, le président l'a dit. En mai 2020, il a neigé.",
    "Les relations sino-kazakhes vont bien. Le mot 中亚 désigne la région, et les deux parties vont le dire.",
]


@pytest.mark.parametrize("text", LITERAL)
def test_chinese_word_for_word_is_told(cleaned: Clean, text: str) -> None:
    assert cleaned(text).machine_translated


@pytest.mark.parametrize("text", IDIOMATIC)
def test_names_and_glosses_are_no_signs_of_a_machine(cleaned: Clean, text: str) -> None:
    assert not cleaned(text).machine_translated
