"""Blocks, languages, dates of publication and publishers; odd and very large texts."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean.conftest import Clean
from tests.clean.test_boilerplate import BODY, MORE

from dragoman.clean.document import clean
from dragoman.model.document import Source
from dragoman.model.span import Span
from dragoman.packs.cleaning import load_cleaning

PUBLISHED = [
    ("Publié le 12 mars 2024 à 10h32", "2024-03-12"),
    ("Publié le 1er avril 2024", "2024-04-01"),
    ("Publié le : 12/03/2024", "2024-03-12"),
    ("Mis en ligne le 12 mars 2024 par admin", "2024-03-12"),
    ("Mis à jour : 2024-03-12 08:30", "2024-03-12"),
    ("12.03.2024 à 10h32 | Xinhua", "2024-03-12"),
    ("14 février 2024 · par Hélène Lemoine · 6 commentaires", "2024-02-14"),
    ("Published on March 12, 2024", "2024-03-12"),
    ("TACHKENT, 12 mars 2024 (Xinhua) -- Le ministre a reçu lundi une délégation de la province voisine.",
     "2024-03-12"),
    ("TACHKENT, 12 mars (Xinhua) -- Le ministre a reçu lundi une délégation de la province voisine.", None),
    ("Publié le 12 mars", None),
    ("Publié le 31 février 2024", None),
    ("Le ministre a été nommé le 12 mars 2024 à la tête de la commission des transports du pays.", None),
    ("Le rapport publié le 12 mars 2024 par le ministère des Transports a été lu par les députés.", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "day"), PUBLISHED)
def test_the_day_of_publication_is_read_and_never_guessed(cleaned: Clean, line: str, day: str | None) -> None:
    assert cleaned(f"{line}\n\n{BODY}").published == day


def test_metadata_go_before_the_text(cleaned: Clean) -> None:
    result = cleaned(f"Publié le 12 mars 2024\n\n{BODY}", published="2024-03-10", publisher="Kabar")
    assert (result.published, result.publisher) == ("2024-03-10", "Kabar")


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Paris / La Gazette", "La Gazette"),
        ("TACHKENT, 12 mars (Xinhua) -- Le ministre a reçu une délégation de la province.", "Xinhua"),
        ("Source : Xinhua", "Xinhua"),
        ("Le journal Le Monde a parlé de cette visite dans son édition de mardi, selon le ministère.", None),
    ],
)
def test_the_publisher_is_a_line_or_the_dateline_s_agency(
    cleaned: Clean, line: str, publisher: str | None
) -> None:
    assert cleaned(f"{line}\n\n{BODY}").publisher == publisher


def test_blocks_are_headings_paragraphs_and_items(cleaned: Clean) -> None:
    text = f"Une visite de travail\n\n{BODY}\n\nOnt été convenus :\n- un pont à bâtir\n2. une ligne à ouvrir"
    result = cleaned(text)
    assert [block.kind for block in result.blocks] == [
        "heading", "paragraph", "paragraph", "paragraph", "paragraph", "item", "item",
    ]  # fmt: skip
    assert result.blocks[0].span.of(result.text) == "Une visite de travail"


def test_a_heading_s_marks_and_a_table_s_rows_are_told(cleaned: Clean) -> None:
    row = "Kazakhstan     41,0     +32 %"
    result = cleaned(f"## Une visite de travail\n**Le programme**\n{BODY}\n{row}\n{MORE}")
    said = [(block.kind, block.span.of(result.text)) for block in result.blocks]
    assert said[:2] == [("heading", "Une visite de travail"), ("heading", "Le programme")]
    assert ("paragraph", row) in said


def test_each_block_has_its_language_and_short_ones_inherit(cleaned: Clean) -> None:
    english = "The minister of transport is in the city with the governor of the province to sign a contract."
    result = cleaned(f"Visite\n{english}\n{BODY}")
    assert [block.language for block in result.blocks[:3]] == ["fr", "en", "fr"]
    assert result.language == "fr"


def test_blocks_stand_in_order_and_apart(cleaned: Clean) -> None:
    result = cleaned(f"Accueil | Monde | Asie\r\n\r\n{BODY}\r\nLe sommet Chine-Central Asie a lieu.\r\nFin")
    spans = [block.span for block in result.blocks]
    assert spans == sorted(spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\x00\x01\x02", "?", "100%", "...", "🤝"])
def test_next_to_nothing_is_no_trouble(cleaned: Clean, text: str) -> None:
    result = cleaned(text)
    assert all(Span(*span).end <= len(text) for span in result.boilerplate)


def test_a_single_short_line_is_the_article(cleaned: Clean) -> None:
    for text in ("29/2", "Je partirai le 3 janvier 2019", "8/1,5 ressemble à une formule"):
        result = cleaned(text)
        assert [block.span.of(result.text) for block in result.blocks] == [text]


SCRAPS = [
    "Accueil | Monde | Asie", "Publié le 12 mars 2024", "Lire aussi : un port", "(Photo : AFP)",
    "As an AI model",
    "Commentaires (3)", "Chine-Central Asie", "Kirgyzstan", "d?clar? ?", "\r\n", "\n", "\n\n", "Xinhua",
    "- un point", "## Titre", "ceinture et routière", "l’été", "Le ministre est à Tachkent.",
]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=5)), max_size=25).map(" ".join))
def test_spans_lie_in_their_texts_in_order_and_apart(cleaned: Clean, text: str) -> None:
    result = cleaned(text)
    for spans, whole in (([block.span for block in result.blocks], result.text), (result.boilerplate, text)):
        assert all(0 <= start < end <= len(whole) for start, end in spans)
        assert all(first.end <= second.start for first, second in pairwise(spans))


LARGE = {
    "one line": "Le ministre a reçu une délégation de la province. " * 20_000,
    "no full stop": "la Chine et le Kazakhstan " * 38_000,
    "one letter": "a" * 1_000_000,
    "question marks": "a?" * 500_000,
    "brackets": "(photo : " * 110_000,
    "hyphens": "Chine-" * 160_000,
    "blank": " \n" * 500_000,
    "spaces": " " * 1_000_000,
    "pointers": "Lire aussi\n" * 90_000,
    "comments": "Commentaires\n" * 70_000,
    "teasers": "Lire aussi : un port\nUn paragraphe qui se lit.\n" * 20_000,
    "misread": "Ã©" * 300_000,
    "menu": "a | " * 250_000,
    "noise": "".join(map(chr, range(1, 256))) * 3_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_a_million_characters_take_seconds(cleaned: Clean, name: str) -> None:
    started = time.process_time()
    cleaned(LARGE[name])
    assert time.process_time() - started < 20  # about a second on an idle machine; quadratic takes hours


def test_a_line_of_names_has_the_language_of_its_text() -> None:
    lines = "Le commerce entre la Chine et ses voisins a progressé cette année, selon les douanes.\n\nKazakhstan | 18 250 | +26,8 %\nTachkent – Andijan – Och – Irkeshtam – Kachgar – Ouroumtsi\n"
    cleaned = clean(
        Source("a", lines), load_cleaning("fr"), lambda text: "fr" if "commerce" in text else "uz"
    )
    assert {block.language for block in cleaned.blocks} == {"fr"}


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Agence Naryn Presse, OCH, mardi 12 mars 2024. ", "2024-03-12"),
        ("PÉKIN/OCH, 12 mars 2024 (Agence Naryn) – ", "2024-03-12"),
        ("Le ministre, a-t-on su mardi 12 mars 2024 à Och, a tort. ", None),
    ],
)
def test_datelines_with_two_places_or_an_agency_before(cleaned: Clean, opening: str, day: str | None) -> None:
    body = "Le ministre kazakh a reçu une délégation chinoise, et parlé avec elle de blé et de routes."
    assert cleaned(f"{opening}{body}\n\n{body}\n").published == day
