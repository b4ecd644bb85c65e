"""The marks of a line by which article, furniture and leftovers of prompts are told apart.

In: the lines of a text, the pack's tables. Out: for each line the names of its marks: its form, where it
stands, what stands around it, which of the pack's patterns it meets, its words. What a mark weighs is learnt
(`packs/lines.py`); putting the weights together is left to `labels`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.clean.captions import is_caption
from dragoman.clean.chronicle import own_days
from dragoman.clean.imprint import find_month, is_author, is_dateline, is_imprint, is_outlet, is_section
from dragoman.clean.layout import Line, is_prose, sentences_of
from dragoman.clean.matching import compiled, joined, possible
from dragoman.clean.notices import weight
from dragoman.clean.prompts import is_listed
from dragoman.clean.repetitions import find_repetitions
from dragoman.clean.stamps import find_date, is_byline, is_made_of, is_stamp
from dragoman.packs.cleaning import Boilerplate, Patterns, Prompts

_LONG = 300  # code points; a longer line is judged by its form alone
_LONGEST_NOTICE = 600
_LOOKED_AT = 200  # code points from the beginning
_SENTENCE = 4  # words
_PARAGRAPHS = 2
_STOP = re.compile(r"[.!][»\"”)]*$")
_EDGE = 8  # lines told apart by their number from either end
_STEM = 6  # letters
_LEXICAL = 45  # words; a longer line is judged by its form
_SIZES = (1, 2, 3, 5, 8, 12, 20, 35, 60, 100)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_LEARNT = ("word ", "first ", "last ")  # marks of words, which stand for themselves
_CONTENT = re.compile(r"[^\W\d_]{4,}|\d+(?:[.,]\d+)?")
_SENTENCES = re.compile(r"(?<=[a-z0-9»\")])[.!?…][»\"”')\]]* +(?=\S)")
_SHAPES = {
    name: re.compile(pattern)
    for name, pattern in {
        "time": r"\b\d{1,2} ?[h:] ?\d{2}\b",
        "year": r"\b(?:19|20)\d\d\b",
        "number": r"\d",
        "address": r"https?://|\bwww\.|[\w.+-]+@[\w-]+\.|\b[\w-]+\.(?:com|net|org|info|fr|example|kz|cn)\b",
        "rights": "[©®™]",
        "tag": r"(?:^|\s)[#@]\w",
        "issue": r"\bn ?[o°º]\.? ?\d|№",
        "price": r"\d ?(?:€|\$|euros?\b|%)",
        "phone": r"\+\d|\b\d{2,4}[ .-]\d{2,4}[ .-]\d{2,4}",
        "brackets": r"^[(\[【].*[)\]】]$",
        "bracketed end": r"[)\]】]$",
        "quoted": r"^[«“\"].*[»”\"]\W*$",
        "quotation": '[«“"]',
        "label": r"^(?:[^\s:]+ ){0,4}[^\s:]+ ?: \S",
        "slash": r"\S ?/ ?\S",
        "wide": r" {3,}|\t",
        "arrow": "[→←▶►▸»«›↑➜]|>>",
        "foreign": r"[\u0400-\u04ff\u4e00-\u9fff]",
    }.items()
}
_OPENINGS = {"digit": r"\d", "item": "[-–—•*·▪◦►■●]", "hash": "#", "symbol": r"[^\w«“\"(]", "quote": '[«“"]'}
_CLOSINGS = {
    "stop": r"[.…][»\"”')\]*_]*$",
    "colon": ":$",
    "asks": r"\?[»\" ]*$",
    "calls": "!$",
    "comma": "[,;]$",
}
_COUNTED = {"bars": r"[|•·›>]", "dashes": r" [–—-] ", "commas": ",", "signs": r"[^\w\s]"}
_ALONE = (
    "whole", "openings", "teasers", "rest", "comments", "sources", "captions", "mastheads", "slogans",
    "about", "feet", "contacts", "reports", "published", "sentences", "passages", "countries", "occasions",
    "positions", "lives",
)  # fmt: skip
_TOKEN = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"\s*[|>›»/•·●,]\s*|\s+[-–—]\s+|\s{2,}")
_BUTTONS = re.compile(r"[^\s|,•·/()]+")
_FILL = frozenset({"whole", "rest", "comments", "sources"})
_BEGIN = frozenset({"openings", "teasers", "mastheads", "slogans", "about", "countries"})


@dataclass(frozen=True, slots=True)
class _Heard:
    """Those of the pack's patterns, by table, and of its signs of a notice that a page can meet at all."""

    patterns: Mapping[str, Patterns]
    signs: frozenset[str]

    @classmethod
    def on(cls, page: str, tables: Boilerplate) -> _Heard:
        return cls(
            {name: possible(getattr(tables, name), page) for name in _ALONE},
            frozenset(possible(tuple(sign.pattern for sign in tables.notices), page)),
        )


def line_marks(text: str, lines: Sequence[Line], tables: Boilerplate, prompts: Prompts) -> list[set[str]]:
    """The marks of each line; those of its place stand beside each of the others, too."""
    days = own_days(lines, tables)
    prose = [is_prose(line.plain) for line in lines]
    heard = _Heard.on("\n".join(line.plain for line in lines if len(line.plain) <= _LONGEST_NOTICE), tables)
    own = [
        {
            *_form(text, line, tables),
            *_met(text, line, tables, prompts, heard),
            *(["day"] if line.span in days else []),
        }
        for line in lines
    ]
    zones = _zones(prose)
    told = _told(lines, prose)
    announced = _announced(lines, prose)
    readers = _readers(lines, prose, tables)
    said = set(find_repetitions(lines))
    found: list[set[str]] = []
    for i, line in enumerate(lines):
        marks = own[i] | set(_shared(line, told, prose[i])) | set(_around(text, lines, prose, i))
        marks |= set(_alike(lines, i))
        if announced[i] and (content := _content(line)):
            marks.add(f"announces {min(len(content & announced[i]), 4)}")
        if line.span in said:
            marks.add("said before")
        if i >= readers:
            marks.add("readers")
        marks |= {f"{zones[i]}: {mark}" for mark in marks if not mark.startswith(_LEARNT)}
        found.append(marks | set(_place(i, len(lines), zones[i])))
    return found


def _zones(prose: Sequence[bool]) -> list[str]:
    """Head above the first paragraph, foot below the last, inside between."""
    first = next((i for i, one in enumerate(prose) if one), len(prose))
    last = next((i for i in range(len(prose) - 1, -1, -1) if prose[i]), -1)
    return ["head" if i < first else "foot" if i > last else "inside" for i in range(len(prose))]


def _place(i: int, n: int, zone: str) -> Iterator[str]:
    yield zone
    yield f"line {min(i, _EDGE)}"
    yield f"line {max(i - n, -_EDGE)}"


def _form(text: str, line: Line, tables: Boilerplate) -> Iterator[str]:
    """What a line looks like, whatever it says, and if it is short its words."""
    plain, words = line.plain, line.span.of(text)
    beginning, tokens = plain[:_LOOKED_AT], _TOKEN.findall(plain)
    size = len(plain.split())
    yield f"words {next((one for one in _SIZES if size <= one), 'many')}"
    yield f"sentences {min(len(_SENTENCES.findall(plain)) + 1, 4)}"
    yield from (name for name, pattern in _SHAPES.items() if pattern.search(beginning))
    yield from (name for name, spoken in tables.voices.items() if not spoken.isdisjoint(tokens))
    yield from (name for name, pattern in tables.forms.items() if compiled(pattern).search(beginning))
    case = "small" if words[:1].islower() else "capital"
    yield f"opens {next((name for name, one in _OPENINGS.items() if re.match(one, words)), case)}"
    yield f"closes {next((name for name, one in _CLOSINGS.items() if re.search(one, plain)), 'open')}"
    for name, pattern in _COUNTED.items():
        yield f"{name} {min(len(re.findall(pattern, beginning)), 4)}"
    if size > 2:
        yield f"small words {min(sum(token in tables.small_words for token in tokens) * 5 // size, 4)}"
    if any(char.isalpha() for char in words) and words.isupper():
        yield "capitals"
    elif size > 1:
        capitals = sum(one[:1].isupper() for one in words.split())
        yield f"capitals {capitals * 3 // size}"
    if size <= _LEXICAL:
        yield from _lexical(plain)


def _lexical(plain: str) -> Iterator[str]:
    stems = [word[:_STEM] for word in _WORDS.findall(plain)]
    for stem in stems:
        yield f"word {stem}"
    if stems:
        yield f"first {stems[0]}"
        yield f"last {stems[-1]}"
        yield f"first {' '.join(stems[:2])}"


def _met(
    text: str,
    line: Line,
    tables: Boilerplate,
    prompts: Prompts,
    heard: _Heard,
) -> Iterator[str]:
    """The patterns and forms of the pack that a line meets."""
    plain, words = line.plain, line.span.of(text)
    if len(plain) <= _LONGEST_NOTICE:
        yield f"notice {max(-1, min(int(weight(plain, tables, heard.signs)), 5))}"
    if len(plain) > _LONG:
        return
    for name, patterns in heard.patterns.items():
        way = "fullmatch" if name in _FILL else "match" if name in _BEGIN else "search"
        if any(getattr(compiled(pattern), way)(plain) for pattern in patterns):
            yield f"met {name}"
    if is_listed(line, prompts) or joined(prompts.passages).search(plain):
        yield "met prompts"
    if find_date(plain, tables.months):
        yield "date"
    elif find_month(plain, tables):
        yield "month"
    if is_made_of(plain, tables):
        yield "met stamp"
    tests = {
        "stamp": is_stamp, "byline": is_byline, "author": is_author, "outlet": is_outlet,
        "dateline": is_dateline, "imprint": is_imprint,
    }  # fmt: skip
    yield from (f"is {name}" for name, test in tests.items() if test(words, plain, tables))
    if is_caption(plain, tables):
        yield "is caption"
    elif joined(tables.captions).search(plain) or _is_text_with_more(plain, tables):
        yield "text with more"
    parts = [part for part in _PARTS.split(plain) if part]
    known = sum(part in tables.navigation or is_section(part, tables) for part in parts)
    yield f"menu {known * 3 // max(1, len(parts))}"
    buttons = [token.strip(":!.") in tables.buttons for token in _BUTTONS.findall(plain)]
    yield f"buttons {sum(buttons) * 3 // max(1, len(buttons))}"
    if any(part in tables.labels for part in parts):
        yield "site"


def _is_text_with_more(plain: str, tables: Boilerplate) -> bool:
    """Whether a line is a sentence of the article into which a credit or a sentence of the site was put."""
    left = joined(tables.passages).sub("", plain).strip()
    if joined(tables.openings).match(plain):
        return False
    if left != plain:
        return len(left.split()) >= _SENTENCE and _STOP.search(left) is not None
    first = sentences_of(plain)[0].of(plain)
    return is_prose(first) and first != plain and weight(first, tables) <= 0


def _readers(lines: Sequence[Line], prose: Sequence[bool], tables: Boilerplate) -> int:
    """The line from which on readers speak: a heading of comments below two paragraphs, or else the end."""
    comments, above = joined(tables.comments), 0
    for i, line in enumerate(lines):
        above += prose[i]
        if above >= _PARAGRAPHS and comments.fullmatch(line.plain):
            return i
    return len(lines)


def _told(lines: Sequence[Line], prose: Sequence[bool]) -> Counter[str]:
    """In how many paragraphs each word of content stands."""
    told: Counter[str] = Counter()
    for line, one in zip(lines, prose, strict=True):
        if one:
            told.update(_content(line))
    return told


def _shared(line: Line, told: Counter[str], prose: bool) -> Iterator[str]:
    """How many of a line's words other paragraphs have."""
    own = _content(line)
    if own:
        share = sum(told[word] > prose for word in own) / len(own)
        yield f"shared {int(share * 4)}"
    else:
        yield "shared none"


def _announced(lines: Sequence[Line], prose: Sequence[bool]) -> list[set[str]]:
    """For each line the words of content that the next paragraph has."""
    words: list[set[str]] = [set()]
    for line, one in zip(reversed(lines), reversed(prose), strict=True):
        words.append(_content(line) if one else words[-1])
    return words[-2::-1]


def _content(line: Line) -> set[str]:
    return {word[:_STEM] for word in _CONTENT.findall(line.plain)}


def _alike(lines: Sequence[Line], i: int) -> Iterator[str]:
    """Whether a neighbour has the same form: the rows of a table, the items of a list."""
    form = _skeleton(lines[i].plain)
    for name, j in (("above", i - 1), ("below", i + 1)):
        if 0 <= j < len(lines) and form == _skeleton(lines[j].plain):
            yield f"like {name}"
            yield f"like {name}: {form[:1] or 'a'}"


def _skeleton(plain: str) -> str:
    return re.sub(r"[^\W\d_][\w' .%-]*", "a", re.sub(r"[+-]?\d[\d ,.]*%?", "0", plain))


def _around(text: str, lines: Sequence[Line], prose: Sequence[bool], i: int) -> Iterator[str]:
    line = lines[i]
    for name, j in (("above", i - 1), ("below", i + 1)):
        if not 0 <= j < len(lines):
            yield f"{name} nothing"
            continue
        yield f"{name} {'prose' if prose[j] else 'short'}"
        between = (line.span.end, lines[j].span.start) if j > i else (lines[j].span.end, line.span.start)
        if text.count("\n", *between) < 2:
            yield f"{name} close"
