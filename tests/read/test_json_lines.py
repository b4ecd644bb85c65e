from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from dragoman.model.document import Source, Unreadable
from dragoman.read import Limits, documents


def read(tmp_path: Path, content: str | bytes, limits: Limits | None = None) -> list[Source | Unreadable]:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return list(documents([str(path)], limits=limits))


def one(tmp_path: Path, **said: object) -> Source | Unreadable:
    (found,) = read(tmp_path, json.dumps(said))
    return found


GOOD = '{"id": "a", "text": "Un."}'


def test_a_line_gives_a_document_with_all_that_it_says(tmp_path: Path) -> None:
    said = {
        "id": "2024/a",
        "text": "Un texte.\r\nSa suite.",
        "title": "Un titre",
        "url": "https://example.org/a",
        "published": "2025-06-18T23:40:00-05:00",
        "publisher": "Le Méridien",
        "author": "C. Montserrat",
        "language": "fr-FR",
        "rating": [1, 2],
    }
    found = one(tmp_path, **said)
    assert isinstance(found, Source)
    assert asdict(found) == {
        **{key: said[key] for key in ("id", "text", "title", "url", "publisher", "author")},
        "published": "2025-06-18",
        "language": "fr",
        "media_type": "text/plain",
        "origin": f"{tmp_path / 'articles.jsonl'}:1",
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", 5),
        ("title", ""),
        ("url", "javascript:alert(1)"),
        ("url", "exemple"),
        ("published", "hier"),
        ("published", 1750225200),
        ("published", "2025-13-45"),
        ("language", "français"),
        ("publisher", {"name": "X"}),
    ],
)
def test_metadata_that_is_garbage_is_left_out(tmp_path: Path, key: str, value: object) -> None:
    found = one(tmp_path, id="a", text="Un.", **{key: value})
    assert isinstance(found, Source)
    assert asdict(found)[key] is None


@pytest.mark.parametrize(
    ("id", "found"),
    [("a", "a"), (5, "5"), (0, "0"), (None, "articles#1"), ("", "articles#1"), ("x/y z.é", "x/y z.é")],
)
def test_ids_are_strings_or_whole_numbers(tmp_path: Path, id: object, found: str) -> None:
    assert one(tmp_path, id=id, text="Un.").id == found


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "b", "text": "Un.}', "not JSON: Unterminated string starting at column 21"),
        ('{"id": "b", "text": "Un."', "not JSON: Expecting ',' delimiter at column 26"),
        ('{"id": "b", "text"}', "not JSON: Expecting ':' delimiter at column 19"),
        ("du texte", "not JSON: Expecting value at column 1"),
        ('["a"]', 'not a JSON object but ["a"]'),
        ("null", "not a JSON object but null"),
        ('{"id": "b"}', "it has neither text nor html"),
        ('{"id": "b", "text": " "}', "empty: its text is nothing but white space"),
        ('{"id": "b", "text": 5}', "its text is 5; accepted: a string"),
        ('{"id": "b", "text": "a\\u0000b"}', "not text: a NUL character at 1"),
        ('{"id": "b", "html": "<html><body></body></html>"}', "no text found in the page"),
        ('{"id": true, "text": "Un."}', "its id is true; accepted: a string or a whole number"),
        ('{"id": "b\\nc", "text": "Un."}', "its id holds a newline; rename it"),
        ('{"id": "\\ud800", "text": "Un."}', "its id is not Unicode: it holds \\ud800; rename it"),
        ('{"id": "b", "n": ' + "9" * 5000 + "}", "not JSON that can be read: Exceeds the limit"),
        ("[" * 100_000, "not JSON that can be read: maximum recursion depth"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: str, reason: str) -> None:
    lines = [GOOD, *[""] * 5, line, '{"id": "z", "text": "Deux."}']
    first, bad, last = read(tmp_path, "\r\n".join(lines))
    assert (first.id, last.id) == ("a", "z")
    assert isinstance(bad, Unreadable)
    assert bad.origin == f"{tmp_path / 'articles.jsonl'}:7"
    assert bad.reason.startswith(reason)
    assert bad.id in ("b", "articles#7")


def test_an_id_that_comes_twice_belongs_to_the_first(tmp_path: Path) -> None:
    first, second = read(tmp_path, f'{GOOD}\n{{"id": "a", "text": "Deux."}}')
    assert isinstance(first, Source)
    assert isinstance(second, Unreadable)
    path = tmp_path / "articles.jsonl"
    assert (second.origin, second.reason) == (
        f"{path}:2",
        f"its id 'a' is that of another document: {path}:1",
    )


def test_html_is_extracted_and_the_line_knows_better_than_the_page(tmp_path: Path) -> None:
    html = (
        "<html lang='en'><head><title>Un titre</title></head><body><article><h1>Un titre</h1>"
        "<p>Le premier paragraphe.</p><p>Le deuxième.</p></article></body></html>"
    )
    found = one(tmp_path, id="a", html=html, language="fr", text=None)
    assert isinstance(found, Source)
    assert found.text == "Un titre\n\nLe premier paragraphe.\n\nLe deuxième."
    assert (found.title, found.language, found.media_type) == ("Un titre", "fr", "text/html")


def test_text_goes_before_html(tmp_path: Path) -> None:
    found = one(tmp_path, text="Un texte.", html="<p>Une page.</p>")
    assert isinstance(found, Source)
    assert found.text == "Un texte."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lines_are_read_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    lines = [json.dumps({"id": n, "text": f"Un été {n}."}, ensure_ascii=False) for n in range(3)]
    found = read(tmp_path, "\r\n".join(lines).encode(encoding))
    assert [one.text for one in found if isinstance(one, Source)] == [f"Un été {n}." for n in range(3)]


def test_a_line_in_another_encoding_costs_no_other_line(tmp_path: Path) -> None:
    lines = ['{"text": "Un été."}'.encode(), '{"text": "Un été."}'.encode("cp1252")]
    assert [one.text for one in read(tmp_path, b"\n".join(lines)) if isinstance(one, Source)] == [
        "Un été."
    ] * 2


def test_a_separator_within_a_string_ends_no_line(tmp_path: Path) -> None:
    (found,) = read(tmp_path, '{"id": "a", "text": "Un\u2028deux\x85trois"}')
    assert isinstance(found, Source)
    assert found.text == "Un\u2028deux\x85trois"


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    long = json.dumps({"id": "b", "text": "a" * 5000})
    found = read(tmp_path, f'{GOOD}\n{long}\n{{"id": "c", "text": "Trois."}}', Limits(document=1000))
    assert [one.id for one in found] == ["a", "articles#2", "c"]
    assert isinstance(found[1], Unreadable)
    assert found[1].reason == "too long: a line may have 1000 bytes"


def test_a_file_of_any_length_is_read(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": n, "text": "a" * 500}) for n in range(100))
    assert len(read(tmp_path, lines, Limits(document=1000))) == 100


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "empty"),
        ("\n \n", "empty"),
        ('[\n  {"id": "a", "text": "Un."}\n]', "not JSON Lines, but one JSON text over several lines"),
        ('{\n  "id": "a"\n}', "not JSON Lines, but one JSON text over several lines"),
        (b"PK\x03\x04\0\0\0\0", "not text: a ZIP archive"),
        (b"\0\0\0\0", "not text: a NUL character at its beginning"),
    ],
)
def test_a_file_that_is_not_json_lines_is_refused_once(
    tmp_path: Path, content: str | bytes, reason: str
) -> None:
    (found,) = read(tmp_path, content)
    assert isinstance(found, Unreadable)
    assert (found.id, found.origin) == ("articles", str(tmp_path / "articles.jsonl"))
    assert found.reason.startswith(reason)
