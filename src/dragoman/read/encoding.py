"""Bytes to text: which encoding a file has, and what in it is no text at all.

In: bytes. Out: the text exactly as encoded, its line ends too, without a byte order mark; or an error for
binary data. Order: byte order mark, UTF-8, UTF-16 by its zeros, UTF-8 with odd bytes in it, Windows-1252 for
texts mostly ASCII, and charset-normalizer for scripts with none. The same bytes give the same text anywhere.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from dragoman.model.errors import ReadError

SAMPLE = 100_000
"""Bytes that a guess looks at."""

_MARKS = (  # UTF-32 before UTF-16: its little-endian mark begins with the other's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an XZ file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file"),
)

_CONTROLS = bytes(one for one in range(32) if one not in b"\b\t\n\v\f\r\x1b") + b"\x7f"
_MOST_CONTROLS = 0.01
_CONTROLS_OF_UTF_16 = 0.25  # at least: Latin letters have zeros beside them, Cyrillic ones U+0004

_SEQUENCES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WORDS = re.compile(rb"[A-Za-z\x80-\xff]+")
_FOREIGN_WORD = (
    3  # bytes; shorter runs that are not ASCII are French too: "à", a quotation mark and its space
)
_MOSTLY = 0.6  # of the bytes are not ASCII in Big5, whose second bytes may be letters
_CANDIDATES = ["cp1251", "koi8_r", "cp866", "iso8859_5", "gb18030", "big5", "cp1253", "cp1256"]


def decode(data: bytes) -> str:
    """The text of some bytes, every character of it kept; without a byte order mark.

    Raises:
        ReadError: the bytes are no text.
    """
    check_signature(data)
    text = _decoded(data)
    if (at := text.find("\0")) >= 0:
        raise ReadError(f"not text: a NUL character at {at}")
    return text


def check_signature(data: bytes) -> None:
    """Refuse well-known kinds of binary files by name.

    Raises:
        ReadError: the bytes begin as one of them does.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"not text: {what}")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _mended(data[len(mark) :], encoding)
    if (text := _utf_16(data)) is not None:
        return text
    controls = _controls(data)
    if controls > _MOST_CONTROLS * len(data):
        raise ReadError(f"not text: {controls} of {len(data)} bytes are control characters")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _other(data)


def _mended(data: bytes, encoding: str) -> str:
    """What a byte order mark promises, with U+FFFD for what is broken."""
    return mixed(data) if encoding == "utf-8" else data.decode(encoding, "replace")


def _utf_16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its spaces and line ends is zero."""
    sample = data[: SAMPLE - SAMPLE % 2]
    if b"\0" not in sample or len(data) % 2:
        return None
    if _controls(sample) < _CONTROLS_OF_UTF_16 * len(sample) and _is_utf_8(sample):
        return None  # a text with a few zeros in it
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    few, many = sorted((even, odd))
    if many * 200 < len(sample) or few * 20 > many:
        return None
    try:
        text = data.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return None
    seen = text[:SAMPLE]
    shown = sum(char.isprintable() or char.isspace() for char in seen)
    return text if shown >= 0.98 * len(seen) else None


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, _CONTROLS))


def _is_utf_8(data: bytes) -> bool:
    """Whether some bytes are UTF-8, but for a last character that may be cut off."""
    try:
        codecs.utf_8_decode(data, "strict", False)
    except UnicodeDecodeError:
        return False
    return True


def _other(data: bytes) -> str:
    sample = data[:SAMPLE]
    high = _high(sample)
    good = sum(len(found) for found in _SEQUENCES.findall(sample))
    if good > 0.8 * high:
        return mixed(data)
    if _is_foreign(sample, high) and (text := _foreign(data)) is not None:
        return text
    return data.decode("cp1252", "replace")


def _high(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(128, 256))))


def _is_foreign(sample: bytes, high: int) -> bool:
    """Whether the words are of another script: without ASCII letters, which French words do not lack."""
    pure = mixed = 0
    for word in _WORDS.findall(sample):
        own = _high(word)
        if own == len(word) >= _FOREIGN_WORD:
            pure += own
        elif own < len(word):
            mixed += own
    return pure > mixed or (high >= 20 and high > _MOSTLY * len(sample))


def _foreign(data: bytes) -> str | None:
    """The text as charset-normalizer guesses it, among the encodings of the sources' scripts."""
    from charset_normalizer import from_bytes  # slow to load, and seldom needed

    best = from_bytes(data[:SAMPLE], cp_isolation=_CANDIDATES).best()
    return None if best is None else data.decode(best.encoding, "replace")


def mixed(data: bytes) -> str:
    """UTF-8 with bytes of Windows-1252 in between, as pages pasted together have it.

    A sequence that is cut off by the end of a text otherwise in order, and a byte that has no meaning in
    either encoding, become U+FFFD.
    """
    view, at, parts, seen = memoryview(data), 0, [], False
    read: Callable[[memoryview, str, bool], tuple[str, int]] = codecs.utf_8_decode
    while at < len(data):
        try:
            parts.append(read(view[at:], "strict", True)[0])
            break
        except UnicodeDecodeError as error:
            parts.append(str(view[at : at + error.start], "utf-8"))
            odd = bytes(view[at + error.start : at + error.end])
            cut = error.reason == "unexpected end of data" and not seen
            parts.append("�" if cut else odd.decode("cp1252", "replace"))
            seen = True
            at += error.end
    return "".join(parts)
