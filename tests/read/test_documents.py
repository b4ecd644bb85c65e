from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from dragoman.model.document import Source, Unreadable
from dragoman.read import Limits, documents

posix = pytest.mark.skipif(os.name == "nt", reason="names and links as POSIX has them")


def read(*paths: Path | str, limits: Limits | None = None, stdin: bytes = b"") -> list[Source | Unreadable]:
    return list(documents([str(path) for path in paths], limits=limits, stdin=io.BytesIO(stdin)))


def ids(found: list[Source | Unreadable]) -> list[str]:
    return [one.id for one in found]


def reason(found: list[Source | Unreadable]) -> str:
    (one,) = found
    assert isinstance(one, Unreadable), one
    return one.reason


def write(path: Path, content: str | bytes = "Un texte.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


# Folders and ids


def test_a_folder_gives_every_document_below_it_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "2024/mai/1.txt", "2024/avril.htm", "Z.TXT", "é.txt", "notes.pdf", "bare"):
        write(tmp_path / name, "<p>Un texte.</p>" if name.endswith("htm") else "Un texte.")
    assert ids(read(tmp_path)) == ["2024/avril", "2024/mai/1", "Z", "a", "b", "é"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / ".b.txt")
    write(tmp_path / ".git" / "c.txt")
    assert ids(read(tmp_path)) == ["a"]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("a.txt", "a"),
        ("a.b.txt", "a.b"),
        ("000_23c78f94ace73419.txt", "000_23c78f94ace73419"),
        ("a.TXT", "a"),
        ("rapport.v2", "rapport"),
        ("LISEZMOI", "LISEZMOI"),
        (".profile", ".profile"),
        ("l'été (1).txt", "l'été (1)"),
    ],
)
def test_a_file_that_is_given_itself_has_its_name_as_id(tmp_path: Path, name: str, id: str) -> None:
    assert ids(read(write(tmp_path / "deep" / name))) == [id]


def test_a_packed_file_has_the_id_that_it_has_unpacked(tmp_path: Path) -> None:
    write(tmp_path / "a.txt.gz", gzip.compress(b"Un texte."))
    write(tmp_path / "b.jsonl.GZ", gzip.compress(b'{"text": "Un texte."}'))
    assert ids(read(tmp_path)) == ["a", "b#1"]


def test_decomposed_names_give_composed_ids(tmp_path: Path) -> None:
    assert ids(read(write(tmp_path / "e\u0301te\u0301.txt"))) == ["été"]


def test_a_file_of_unknown_kind_is_read_as_text_when_it_is_given_itself(tmp_path: Path) -> None:
    (one,) = read(write(tmp_path / "depeche.nota", "Une dépêche."))
    assert isinstance(one, Source)
    assert (one.id, one.text, one.media_type) == ("depeche", "Une dépêche.", "text/plain")


def test_the_origin_is_the_path_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "in" / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert [one.origin for one in read("in")] == [str(Path("in", "a.txt"))]


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    stream = documents([str(tmp_path)])
    assert next(stream).id == "a"
    (tmp_path / "b.txt").write_text("Changé.")
    second = next(stream)
    assert isinstance(second, Source)
    assert second.text == "Changé."


def test_two_documents_with_one_id_are_told_apart_and_the_second_is_refused(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a" / "1.txt", "Un."), write(tmp_path / "b" / "1.txt", "Deux.")
    one, two = read(first, second)
    assert isinstance(one, Source)
    assert two == Unreadable("1", str(second), f"its id '1' is that of another document: {first}")


def test_the_same_file_twice_is_the_same_document(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    once, again = read(tmp_path, tmp_path / "a.txt")
    assert once == again


# Texts


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_a_text_is_kept_exactly_as_it_was_written(tmp_path: Path, ending: str) -> None:
    text = "# Titre\r\n\r\n  Un\u00a0mot,\tdeux\u2009mots \n\n\x0cFin\r"
    (one,) = read(write(tmp_path / f"a.{ending}", text))
    assert isinstance(one, Source)
    assert one.text == text


# What cannot be read


def test_a_missing_path_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = write(tmp_path / "a.txt")
    bad, one = read(tmp_path / "b.txt", good)
    assert bad == Unreadable("b", str(tmp_path / "b.txt"), "no such file or folder")
    assert one.id == "a"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty: nothing but white space"),
        (b"\xef\xbb\xbf", "empty: nothing but white space"),
        (b"%PDF-1.7\n%\xe2\xe3", "not text: a PDF document"),
        (b"PK\x03\x04\x14\x00", "not text: a ZIP archive or an Office document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text: a PNG image"),
        (bytes(range(256)) * 8, "not text: 208 of 2048 bytes are control characters"),
        (b"Un texte avec un z\xc3\xa9ro " * 20 + b"\0", "not text: a NUL character at 440"),
        (b"Un\0texte\0" * 40, "not text: 80 of 360 bytes are control characters"),
        (b"\x1f\x8b\x08\x00" + b"rest", "damaged gzip file"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = write(tmp_path / "a.txt", content)
    assert reason(read(path)).startswith(said)
    assert [one.origin for one in read(path)] == [str(path)]


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "secret.txt")

    path = write(tmp_path / "secret.txt")
    monkeypatch.setattr(Path, "open", refused)
    assert reason(read(path)) == "Permission denied"


def test_a_folder_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "secret")

    monkeypatch.setattr(os, "scandir", refused)
    assert reason(read(tmp_path)) == "Permission denied"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_text_of_200_megabytes_is_refused_without_being_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert reason(read(path)) == "too large: 200.0 MB; a document may have 20.0 MB: split it"


def test_a_stream_without_a_size_is_read_to_the_limit_alone() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            buffer[:] = b"a" * len(buffer)
            self.given += len(buffer)
            return len(buffer)

    stream = cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, endless := Endless())))
    (one,) = documents(["-"], stdin=stream, limits=Limits(document=100_000))
    assert isinstance(one, Unreadable)
    assert one.reason.startswith("too large: over 0.1 MB")
    assert endless.given < 300_000


@posix
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("deux\nlignes.txt", "its name holds a newline; rename it"),
        ("rouge\x1b[31m.txt", "its name holds the character U+001B; rename it"),
        ("deux\u2028lignes.txt", "its name holds the character U+2028; rename it"),
    ],
)
def test_a_name_that_breaks_lines_is_refused_and_shown_escaped(tmp_path: Path, name: str, said: str) -> None:
    write(tmp_path / name)
    write(tmp_path / "z.txt")
    bad, good = read(tmp_path)
    assert isinstance(bad, Unreadable)
    assert bad.reason == said
    assert bad.id.isprintable()
    assert bad.origin.isprintable()
    assert good.id == "z"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_not_unicode_is_refused_and_shown_escaped(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    with open(os.path.join(folder, b"\xe9t\xe9.txt"), "wb") as file:  # noqa: PTH118, PTH123 - Path has no bytes
        file.write(b"Un texte.")
    (bad,) = read(tmp_path)
    assert isinstance(bad, Unreadable)
    assert bad.id == "\\xe9t\\xe9"
    assert bad.reason == "its name is not Unicode: it holds \\xe9; rename it"


@posix
def test_links_are_followed_but_not_to_nowhere_nor_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path / "real" / "a.txt")
    (tmp_path / "linked").symlink_to("real")
    (tmp_path / "real" / "back").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (tmp_path / "round.txt").symlink_to("round.txt")
    found = {one.id: getattr(one, "reason", None) for one in read(tmp_path)}
    circle = "a link that leads back to a folder above it"
    assert found.pop("round.txt") in ("Too many levels of symbolic links", "a link that leads nowhere")
    assert found == {
        "gone.txt": "a link that leads nowhere",
        "linked/a": None,
        "linked/back": circle,
        "real/a": None,
        "real/back": circle,
    }
    assert reason(read(tmp_path / "gone.txt")) == "a link that leads nowhere"


@posix
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(read(tmp_path)) == "neither a file nor a folder"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "no documents in this folder; read are .txt"),
        (("a.pdf", "b.PDF", "c.docx"), "only 3 files of other kinds (.pdf, .docx); read are .txt"),
    ],
)
def test_a_folder_without_documents_says_what_is_read(
    tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    for name in names:
        write(tmp_path / name)
    assert said in reason(read(tmp_path))


@pytest.mark.parametrize(("path", "said"), [("", "an empty path"), ("a\0b", "U+0000"), ("a" * 5000, "")])
def test_a_path_that_is_none_is_refused(path: str, said: str) -> None:
    (one,) = documents([path])
    assert isinstance(one, Unreadable)
    assert said in one.reason


# Packed files


def test_a_packed_file_is_unpacked_whatever_its_name(tmp_path: Path) -> None:
    packed = gzip.compress("Un été.".encode())
    for name in ("a.txt.gz", "b.txt", "c.gz"):
        (one,) = read(write(tmp_path / name, packed))
        assert isinstance(one, Source)
        assert one.text == "Un été."


def test_a_file_named_as_packed_that_is_not_is_read_as_it_is(tmp_path: Path) -> None:
    (one,) = read(write(tmp_path / "a.txt.gz", "Un été."))
    assert isinstance(one, Source)


def test_a_packed_file_cut_short_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress(os.urandom(5000))
    assert reason(read(write(tmp_path / "a.txt.gz", packed[:-1000]))).startswith("damaged gzip file: ")
    assert reason(read(write(tmp_path / "b.txt.gz", packed[:-8] + b"\0" * 8))).startswith("damaged gzip")


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.jsonl.gz", "bomb.html.gz"])
def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with gzip.open(path, "wb") as file:
        for _ in range(60):
            file.write(b"a" * 1_000_000)
    assert "unpack to more than" in reason(read(path, limits=Limits(document=1_000_000)))


# Standard input


@pytest.mark.parametrize(
    ("given", "ids_found", "media_type"),
    [
        ("Une dépêche.", ["-"], "text/plain"),
        ("<!-- x --><!DOCTYPE html><html><body><p>Une dépêche.</p>", ["-"], "text/html"),
        ('<?xml version="1.0"?>\n<html><body><p>Une dépêche.</p></body></html>', ["-"], "text/html"),
        ('{"id": "a", "text": "Un."}\n{"text": "Deux."}', ["a", "-#2"], "text/plain"),
        ('\ufeff{"id": 5, "text": "Un."}', ["5"], "text/plain"),
        ("{un texte entre accolades}", ["-"], "text/plain"),
        ("<p>Une balise ne fait pas une page.", ["-"], "text/plain"),
    ],
)
def test_standard_input_is_known_by_how_it_begins(given: str, ids_found: list[str], media_type: str) -> None:
    for data in (given.encode(), gzip.compress(given.encode())):
        found = read("-", stdin=data)
        assert ids(found) == ids_found
        assert all(isinstance(one, Source) and one.media_type == media_type for one in found)
        assert all(one.origin and one.origin.startswith("standard input") for one in found)


def test_standard_input_stays_open() -> None:
    stream = io.BufferedReader(io.BytesIO(b'{"id": "a", "text": "Un."}'))
    assert ids(list(documents(["-"], stdin=stream))) == ["a"]
    assert not stream.closed


def test_empty_standard_input_is_told() -> None:
    assert read("-") == [Unreadable("-", "standard input", "empty")]


# The web is off


@pytest.mark.parametrize("address", ["https://example.org/a", "HTTP://example.org/a"])
def test_an_address_is_not_fetched_unless_asked_for(address: str) -> None:
    assert "--allow-web" in reason(read(address))


def test_what_is_read_can_be_written(tmp_path: Path) -> None:
    """No id, origin or text that comes out holds what no file or table can."""
    write(tmp_path / "a.jsonl", json.dumps({"id": "a", "text": "\ud800 seul"}))
    (one,) = read(tmp_path)
    assert isinstance(one, Source)
    assert one.text == "\ufffd seul"
    one.text.encode("utf-8")
