from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from tests.serve.web.conftest import Serve

from dragoman.extract.figures import neighbours, timing, topics
from dragoman.model.document import Source
from dragoman.model.fact import DocumentFact, Fact, Mention
from dragoman.model.span import Span
from dragoman.resolve import held
from dragoman.serve.web import addresses, telling
from dragoman.store import Entry, Record


def test_every_reason_of_what_is_inferred_has_its_words() -> None:
    reasons = {neighbours.REASON, timing.REASON, topics.REASON, held.REGISTRY, held.AROUND}
    assert reasons == set(telling.REASONS)


def document(
    folder: Path,
    text: str,
    *,
    id: str = "a",
    place: Path | None = None,
    publisher: str | None = None,
    facts: Sequence[Fact] = (),
    **metadata: str,
) -> Path:
    """A record with a document that says so."""
    place = place or folder / "record.db"
    about = DocumentFact(language=metadata.get("language", "fr"), publisher=publisher)
    with Record.open(place) as record:
        record.add([Entry.of(Source(id, text, publisher=publisher, **metadata), [about, *facts], "p1")])
    return place


def test_the_list_of_documents_is_a_page_a_table_and_an_object(client: TestClient) -> None:
    page = client.get("/documents")
    assert page.status_code == 200
    assert '<a href="/documents/analyse-ligne-d"' in page.text
    rows = list(csv.DictReader(io.StringIO(client.get("/documents?format=csv").text)))
    items = client.get("/documents", headers={"Accept": "application/json"}).json()["items"]
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    assert len(rows) == 12


def test_a_list_is_paged_by_cursor(client: TestClient) -> None:
    seen: list[str] = []
    address = "/documents?limit=5&format=json"
    while address:
        said = client.get(address).json()
        seen += [item["id"] for item in said["items"]]
        address = said["next"]
    assert len(seen) == len(set(seen)) == 12


ARTICLE = "/documents/depeche-lancement-cku"


def test_every_fact_is_marked_in_the_text_and_listed(client: TestClient) -> None:
    page = client.get(ARTICLE).text
    facts = client.get(f"{ARTICLE}?format=json").json()["facts"]
    assert len(facts) > 50
    for fact in facts:
        assert page.count(f' id="{fact["id"]}"') == 1
        assert f'href="#{fact["id"]}"' in page


def test_a_fact_that_is_asked_for_is_lit_without_script(client: TestClient) -> None:
    fact = next(
        one for one in client.get(f"{ARTICLE}?format=json").json()["facts"] if one["type"] == "meeting"
    )
    address = addresses.document("depeche-lancement-cku", fact["id"])
    assert address == f"{ARTICLE}?fact={fact['id']}#{fact['id']}"
    page = client.get(address.partition("#")[0]).text
    assert re.search(rf'<mark class="meeting h\d lit" data-f="\d+" id="{fact["id"]}">', page)
    assert " lit" not in client.get(ARTICLE).text


def test_a_fact_that_is_gone_is_said_to_be(client: TestClient) -> None:
    assert "The fact f-gone is not in this version" in client.get(f"{ARTICLE}?fact=f-gone").text


def test_the_signs_of_quality_are_told(client: TestClient) -> None:
    assert "translated by a machine" in client.get("/documents/traduction-visite-douchanbe").text
    assert "instructions to a text generator" in client.get("/documents/seo-mirzioiev-pekin").text
    assert "nothing was read from it" in client.get("/documents/football-u20-shenzhen").text


def test_a_state_medium_is_named_by_the_registry(serve: Serve, tmp_path: Path) -> None:
    client = serve(document(tmp_path, "Le sommet aura lieu à Astana.", publisher="Xinhua"))
    assert "state medium (China)" in client.get("/documents/a").text


def test_a_document_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/documents/none").status_code == 404
    assert client.get(f"{ARTICLE}?version=7").status_code == 404
    assert client.get(f"{ARTICLE}?version=x").status_code == 400


def test_an_earlier_version_is_shown_as_one(serve: Serve, tmp_path: Path) -> None:
    place = document(tmp_path, "Le premier texte.")
    client = serve(document(tmp_path, "Le second texte.", place=place))
    assert "Le second texte." in client.get("/documents/a").text
    earlier = client.get("/documents/a?version=1").text
    assert "Le premier texte." in earlier and "This is an earlier version." in earlier


@pytest.mark.parametrize("id", ["a/b c", "a\nb", "../up", "x//y", "é?#%", "<b>"])
def test_a_document_may_be_called_anything(serve: Serve, tmp_path: Path, id: str) -> None:
    client = serve(document(tmp_path, "Un texte.", id=id))
    listed = client.get("/documents").text
    address = html.unescape(re.search(r'<th scope="row"><a href="([^"]+)"', listed)[1])  # type: ignore[index]
    assert address == addresses.document(id)
    assert "Un texte." in client.get(address).text


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


def test_nothing_that_a_document_says_is_live(serve: Serve, tmp_path: Path) -> None:
    place = document(
        tmp_path,
        f"{HOSTILE} Le sommet a eu lieu.",
        id=f"a{HOSTILE}",
        title=HOSTILE,
        author=HOSTILE,
        publisher=HOSTILE,
        origin=HOSTILE,
        url="javascript:alert(1)",
        language='en" onload="alert(1)',
    )
    client = serve(place)
    for address in (
        "/documents",
        addresses.document(f"a{HOSTILE}"),
        "/documents?publisher=" + quote(HOSTILE),
    ):
        for language in ("en", "fr"):
            page = client.get(address + ("&" if "?" in address else "?") + f"lang={language}")
            assert page.status_code == 200
            assert "<script>" not in page.text and "<img" not in page.text
            assert "javascript:" not in page.text
            assert 'onload="' not in page.text


@pytest.mark.parametrize(
    ("url", "is_linked"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("//example.org/a", False),
        ("https://", False),
        ("https://example.org/\njavascript:", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_addresses_of_the_web_are_linked(
    serve: Serve, tmp_path: Path, url: str, is_linked: bool
) -> None:
    page = serve(document(tmp_path, "Un texte.", url=url)).get("/documents/a").text
    assert ('rel="noopener nofollow ugc noreferrer"' in page) == is_linked
    assert is_linked == (addresses.outward(url) is not None)


def test_a_long_document_opens_at_the_part_in_which_the_fact_stands(serve: Serve, tmp_path: Path) -> None:
    text = "\n\n".join(f"Phrase {number}. " + "mot " * 240 for number in range(60)) + "\n\nLa Chine est loin."
    at = Span(text.index("La Chine"), text.index("La Chine") + 8)
    place = document(tmp_path, text, facts=[Mention(evidence=(at,), kind="country", entity="CN")])
    client = serve(place)
    parts = client.get("/documents/a?format=json").json()["parts"]
    (fact,) = client.get(f"/documents/a?part={parts}&format=json").json()["facts"]
    assert parts > 1
    first = client.get("/documents/a").text
    assert "Phrase 0." in first and "La Chine" not in first
    last = client.get(f"/documents/a?fact={fact['id']}").text
    assert "Phrase 0." not in last and re.search(r'<mark class="mention h0 lit"[^>]*>La Chine</mark>', last)


def test_coverage_tells_what_was_not_read_and_why(client: TestClient) -> None:
    page = client.get("/documents/analyse-ligne-d?view=coverage")
    assert page.status_code == 200
    assert "Every passage" in page.text and "names, times or numbers only" in page.text
    counts = client.get("/documents/analyse-ligne-d?view=coverage&format=json").json()["counts"]
    assert counts["sentences"] == counts["with_facts"] + counts["without_facts"]
