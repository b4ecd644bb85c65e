from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.errors import ReadError
from dragoman.read.encoding import decode, mixed

FRENCH = (
    "Le président Xi Jinping a rencontré à Astana M. Tokaïev. « L’accord » porte sur 1 290 € – signé l’été "
    "dernier, à cœur ouvert.\r\nLà où ça s’arrête…"
)
RUSSIAN = (
    "Президент Казахстана Касым-Жомарт Токаев провёл переговоры с председателем КНР Си Цзиньпином. "
    "Подписано 24 документа."
)
CHINESE = (
    "中国国家主席习近平在阿斯塔纳会见哈萨克斯坦总统托卡耶夫，双方签署24份文件。第二届中国—中亚峰会举行。"
)

UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, encoding) for text in (FRENCH, RUSSIAN, CHINESE) for encoding in UNICODE),
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (CHINESE, "gb18030"),
        ("中國國家主席習近平在阿斯塔納會見哈薩克斯坦總統托卡耶夫", "big5"),
        ("Rapport : https://example.org/a/b/c\n" * 5 + RUSSIAN, "cp1251"),
    ],
)
def test_the_encodings_of_the_sources_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "text",
    [
        "été",
        "ÉTÉ",
        "À L’ÉLYSÉE",
        "« Là »",
        "Ça",
        "à",
        "Noël à Nîmes",
        "ÉTATS-UNIS — CHINE",
        "10 000 €",
        "ÀÉÈ"[:2],
    ],
)
def test_a_few_french_letters_are_taken_for_french(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("data", [b"", b"a", b"A\r\nB\rC\n", b"\tTab\x0c", b"\x1b[0m is no binary " * 20])
def test_plain_ascii_is_kept(data: bytes) -> None:
    assert decode(data) == data.decode("ascii")


def test_a_byte_order_mark_within_a_text_is_kept() -> None:
    assert decode("\ufeffUn\ufeff".encode()) == "Un\ufeff"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (FRENCH.encode() + "\nété".encode("cp1252"), FRENCH + "\nété"),
        (FRENCH.encode() + b"\x81", FRENCH + "\ufffd"),
        (FRENCH.encode() + b"\xe2\x80", FRENCH + "\ufffd"),
        (b"\xef\xbb\xbf" + "été".encode("cp1252"), "été"),
        (b"\xff\xfe" + "été".encode("utf-16-le") + b"a", "été\ufffd"),
    ],
)
def test_what_is_broken_costs_no_more_than_itself(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x00" * 100, "control characters"),
        (b"\x01\x02\x03text", "control characters"),
        (b"un texte long de cent caracteres et plus, avec un zero " * 3 + b"\0", "a NUL character at 165"),
        (b"{\\rtf1\\ansi Un texte}", "an RTF document"),
        (b"SQLite format 3\0", "an SQLite database"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        decode(data)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_is_always_read_as_it_was_written(text: str) -> None:
    data = text.encode("utf-8")
    if not data.startswith((b"\xef\xbb\xbf", b"%PDF-", b"GIF8", b"Rar!", b"BZh", b"PAR1", b"{\\rtf")):
        assert decode(data) == text
    assert decode(b"\xef\xbb\xbf" + data) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_utf_16_with_a_mark_is_always_read_as_it_was_written(text: str) -> None:
    assert decode(b"\xff\xfe" + text.encode("utf-16-le")) == text
    assert decode(b"\xfe\xff" + text.encode("utf-16-be")) == text


WORDS = st.sampled_from(
    ["été", "à", "président", "Tokaïev", "«\xa0là\xa0»", "l’accord", "1\xa0290\xa0€", "–", "Chine"]
)


@given(st.lists(WORDS, min_size=1).map(" ".join))
def test_french_in_windows_1252_is_always_read_as_it_was_written(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except ReadError:
        return
    assert "\0" not in text
    text.encode("utf-8")


@given(st.binary())
def test_mixed_bytes_give_text_and_utf_8_stays_itself(data: bytes) -> None:
    text = mixed(data)
    assert mixed(text.encode("utf-8")) == text
