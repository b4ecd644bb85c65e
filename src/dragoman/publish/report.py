"""A report: title, sections, lines with their evidence, tables; neutral of the format it is written in.

In: sentences that are made already, in one language. Out: values that every renderer can write
(`publish/rendering/`). What a sentence says is left to the reports that make them (`publish/brief.py`), how
it looks to the renderers, which alone escape.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Source:
    """A document that lines cite by its number (from 1).

    `about` is what else is known of it in words: publisher, date. `language` is the language of its text
    (ISO 639-1), in which its quotations stand.
    """

    number: int
    document: str
    title: str
    about: str = ""
    url: str | None = None
    language: str | None = None

    @property
    def link(self) -> str | None:
        """The address, if it is one that a reader's browser may be sent to: http or https, with a host."""
        return safe_link(self.url)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a source that a line rests on; `source` is its number.

    `quotation` is empty where the line itself has the words.
    """

    source: int
    quotation: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and what it rests on.

    `lead` stands before the sentence and is set off; `notes` are remarks on it, such as where sources
    disagree.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table and what it rests on: shown as the numbers of the sources."""

    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading; the first cell of a row names it. `numeric`: columns (from 0) of numbers."""

    caption: str
    heading: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Section:
    """A part with its heading; `key` is its address within the page (letters, digits, hyphens)."""

    key: str
    title: str
    paragraphs: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    sections: tuple[Section, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.paragraphs or self.lines or self.tables or any(self.sections))


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report in one language (ISO 639-1).

    `summary` says in pairs (name, value) what it covers; `quotes` are the marks around a quotation;
    `sources_title` and `contents_title` are the headings of the parts that renderers make themselves.
    """

    language: str
    title: str
    subtitle: str = ""
    summary: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()
    sources_title: str = "Sources"
    contents_title: str = ""
    closing: tuple[str, ...] = ()
    quotes: tuple[str, str] = ("“", "”")
    by_number: dict[int, Source] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the sources by number, for those who look one up."""
        object.__setattr__(self, "by_number", {source.number: source for source in self.sources})

    def quoted(self, words: str) -> str:
        """Words on one line between the quotation marks of the report's language."""
        return f"{self.quotes[0]}{one_line(words)}{self.quotes[1]}"

    def filled(self) -> Iterator[Section]:
        """The sections that have anything in them."""
        return (section for section in self.sections if section)


_UNUSUAL = re.compile("[^ -~\u00a0-\u024f\u0400-\u052f\u2010-\u2027\u202f-\u205e]")
"""A character that may not be fit for a line: no Latin or Cyrillic letter, no digit, no punctuation."""


def one_line(text: str) -> str:
    """A text on one line, without characters that control the reader's device or turn its direction.

    No-break spaces stay: they are part of how numbers and quotation marks are written in French.
    """
    text = _UNUSUAL.sub(_fit, text)
    return " ".join([part for part in text.split(" ") if part])


def safe_link(url: str | None) -> str | None:
    """An address if it is http or https with a host and has no space or control character; else None."""
    if not url or any(char.isspace() or _acts(char) for char in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and host else None


def _fit(unusual: re.Match[str]) -> str:
    """What stands on one line for a character: a space for what ends a line, nothing for what acts."""
    char = unusual[0]
    return " " if char in _ENDS else "" if _acts(char) else char


_ENDS = frozenset("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")


def _acts(char: str) -> bool:
    """Whether a character controls the device, is no character (a lone surrogate), or turns direction."""
    turning = {"LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    unprintable = {"Cc", "Cs", "Cn", "Co"}
    return unicodedata.category(char) in unprintable or unicodedata.bidirectional(char) in turning
