from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from dragoman.serve.web.pages.search import Piece, calmed


def lit(words: str, query: str) -> str:
    """Words of which every one is found, with those that stay lit in brackets."""
    pieces = [piece for word in words.split() for piece in (Piece(word, word != "X"), Piece(" ", False))]
    return "".join(f"[{one.words}]" if one.lit else one.words for one in calmed(pieces, query)).strip()


@pytest.mark.parametrize(
    ("words", "query", "said"),
    [
        ("chemin de fer", "chemin de fer", "[chemin] [de] [fer]"),
        ("De X chemin de X de", "chemin de fer", "De X [chemin] [de] X de"),
        ("gaz X la", "gaz de la", "[gaz] X la"),
        ("la X la", "la", "[la] X [la]"),
    ],
)
def test_little_words_are_lit_beside_others_only(words: str, query: str, said: str) -> None:
    assert lit(words, query) == said


def test_a_hit_says_what_it_is(client: TestClient) -> None:
    page = client.get("/search?q=chemin+de+fer&lang=fr").text
    assert ">projet</span>" in page and "> projet<" not in page


def test_a_hit_has_the_day_that_its_text_tells(client: TestClient) -> None:
    published = {one["id"]: one["published"] for one in client.get("/documents?format=json").json()["items"]}
    hits = client.get("/search?q=chemin+de+fer&kind=document&format=json").json()["items"]
    assert hits and all(one["published"] == published[one["id"]] for one in hits)
