"""Leftovers of text generators go with their exact span and set the document's mark."""

import pytest
from tests.clean.conftest import Clean
from tests.clean.test_boilerplate import BODY, MORE

PROMPTS = [
    "Make this article SEO friendly, use subheadings, be in French, create at least 500 words",
    "Rewrite the following article in French in your own words",
    "Write a 600-word article with headings about the visit",
    "As an AI language model, I cannot confirm this visit.",
    "Here is a rewritten version of the article:",
    "Sure! Here's the article in French:",
    "Bien sûr ! Voici l'article réécrit :",
    "Voici une version reformulée de l'article :",
    "Réécris cet article en français avec un ton neutre et au moins 500 mots",
    "Titre SEO : Tachkent reçoit le Gansu",
    "Meta description: Tout savoir sur la visite",
    "Word count: 612",
    "[Regenerate response]",
    "[Insérer une image du pont ici]",
    "J'espère que cet article vous conviendra.",
]

NOT_PROMPTS = [
    "Voici l'essentiel du discours prononcé par le ministre devant les députés réunis en séance.",
    "Le ministre a rédigé un article pour la presse locale sur les transports dans la région.",
    "En tant que modèle de coopération, ce corridor attire les regards de toute la région.",
    "Bien sûr, les deux pays ont encore des divergences, a reconnu le ministre devant la presse.",
    "Note : les chiffres sont ceux des douanes.",
]


@pytest.mark.parametrize("line", PROMPTS)
def test_a_prompt_on_its_line_goes_whole(cleaned: Clean, line: str) -> None:
    text = f"{line}\n\n{BODY}"
    result = cleaned(text)
    assert result.generator_prompt
    assert [text[start:end] for start, end in result.boilerplate] == [line]


@pytest.mark.parametrize("line", NOT_PROMPTS)
def test_the_article_own_words_are_no_prompt(cleaned: Clean, line: str) -> None:
    result = cleaned(f"{BODY}\n{line}\n{MORE}")
    assert not result.generator_prompt and result.boilerplate == ()


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("Rewrite this title in frenchLe Gansu envoie ses experts", "Rewrite this title in french"),
        ("Translate the following headline into French: Le Gansu envoie ses experts",
         "Translate the following headline into French:"),
        ("En tant que modèle de langage, je ne peux le vérifier. Le pont est ouvert.",
         "En tant que modèle de langage, je ne peux le vérifier."),
    ],
)  # fmt: skip
def test_a_prompt_glued_to_the_article_goes_alone(cleaned: Clean, line: str, prompt: str) -> None:
    text = f"{line}\n\n{BODY}"
    assert [text[start:end] for start, end in cleaned(text).boilerplate] == [prompt]


def test_what_stands_in_square_brackets_for_a_machine_goes(cleaned: Clean) -> None:
    body = "Le ministre kazakh a reçu jeudi à Astana une délégation chinoise, et parlé avec elle de blé."
    for mark in (
        "[SYSTEM: Rewrite the notes, 350 words]",
        "[END OF OUTPUT – tokens: 512]",
        "[Fin de la réponse]",
    ):
        found = cleaned(f"{body}\n\n{mark}\n")
        assert found.generator_prompt
        assert found.boilerplate == ((len(body) + 2, len(body) + 2 + len(mark)),)
