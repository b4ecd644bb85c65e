"""The signs of each line of a page: its own traits, where it stands, what stands beside it.

In: the lines of a text, which of them a pattern knows for the site's. Out: a set of signs a line, by which
the weights of the question `boilerplate` judge it. The head is what stands above the first paragraph or
table, the foot what stands below the last one; a trait weighs differently in either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from dragoman.clean.captions import is_caption
from dragoman.clean.imprint import is_imprint, is_outlet
from dragoman.clean.layout import Line, is_prose
from dragoman.clean.matching import joined
from dragoman.clean.rows import ROW, table_rows
from dragoman.clean.stretch import find_stretch
from dragoman.clean.traits import traits
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate

KNOWN = "known"
"""The sign that a pattern knows the line for the site's."""
CAPTION = "caption"
"""The sign of a line that a pattern knows for a picture's, with its credit."""
POINTER = "pointer"
"""The sign of a line that points to another article: "Lire aussi : …"."""
TITLE = "title"
"""The sign of the line of the head that is likeliest the title."""
SENTENCE = "sentence"
"""The sign of a sentence at the end of a paragraph."""
STATES = "states alone"
"""The sign of a line that states something and says nothing to the reader of the page."""
RELEASED = frozenset({"in a release", "below about", "below about in a release"})
"""The signs of a line of a press release, or of what presents somebody."""
_WORD = re.compile(r"[a-z]{5,}")
_STEM = 6  # letters
_SHAPE = frozenset({"item", "label", ROW, "quotation", "capitals"})
_MUCH_LONGER = 6  # words
_FIRST = 3  # lines that show what kind of page it is
_TITLE = 3  # words, at least
_TALK = (
    "you",
    "we",
    "asking",
    "subscription",
    "address",
    "liability",
    "tag",
    "minutes",
    "about",
    "prompt",
    "self",
)
_TALKS = frozenset(f"says {one}" for one in _TALK)
"""What a page speaks of to its readers; a sentence of an article seldom does."""
_PRESENTS = frozenset({"name opens", "says author"})
_STATED = 8  # words of a sentence that states something, at least
_UNTOLD = 0.5  # how much a word that the text does not repeat speaks against a title
_TIMED, _SURE = 2.0, 1.5


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's lines, the traits of each, and where the article's own text begins and ends."""

    lines: Sequence[Line]
    traits: Sequence[frozenset[str]]
    first: int
    last: int
    gaps: Sequence[int]
    """Line feeds between a line and the next."""
    usual: int
    """The median of the gaps."""
    lengths: Sequence[int]
    """Words of each line."""
    shapes: Sequence[frozenset[str]]
    """What lines of one kind have in common."""

    def zone(self, at: int) -> str:
        return "head" if at < self.first else "foot" if at > self.last else "body"


def signs_of(text: str, lines: Sequence[Line], known: Set[Span], tables: Boilerplate) -> list[frozenset[str]]:
    """The signs of every line; `known` are the spans of those that a pattern knows for the site's."""
    page = _page(text, lines, known, tables)
    stems = [_stems(line.plain) for line in lines]
    told = Counter(stem for some in stems for stem in some)
    repeated = [sum(told[stem] > 1 for stem in some) for some in stems]
    title = _title(page, [(again, len(some)) for again, some in zip(repeated, stems, strict=True)])
    found: list[frozenset[str]] = []
    for at in range(len(lines)):
        zone = page.zone(at)
        own = {
            *page.traits[at],
            *_told(repeated[at], len(stems[at])),
            *_placed(page, at, title),
            *_stated(page.traits[at], page.lines[at].plain),
            *_between(page, at),
            *_of_release(page, at),
            *_of_issue(page, at),
        }
        own.update(_of_medium(text, lines[at], tables) if zone != "body" else ())
        found.append(frozenset([zone, *own, *(f"{zone}: {sign}" for sign in own), *_beside(page, at)]))
    return found


def signs_of_sentence(text: str, line: Line, *, closes: bool, tables: Boilerplate) -> frozenset[str]:
    """The signs of a sentence at the end of the last paragraph, which `closes` the page or not."""
    seen = traits(line.span.of(text), line.plain, tables)
    seen |= {*_stated(seen, line.plain)}
    ending = ["edge below"] if closes else []
    return frozenset([SENTENCE, *seen, *ending, *(f"{SENTENCE}: {sign}" for sign in (*seen, *ending))])


def _page(text: str, lines: Sequence[Line], known: Set[Span], tables: Boilerplate) -> _Page:
    rows = table_rows(text, lines)
    seen = [
        traits(line.span.of(text), line.plain, tables)
        | ({ROW} if line.span in rows else set())
        | ({KNOWN} if line.span in known else set())
        | ({CAPTION} if line.span in known and is_caption(line.plain, tables) else set())
        | ({POINTER} if line.span in known and joined(tables.pointers).fullmatch(line.plain) else set())
        | ({"paragraph"} if is_prose(line.plain) else set())
        for line in lines
    ]
    stretch = find_stretch(lines, seen, KNOWN)
    first, last = stretch or (len(lines), -1)
    gaps = [text.count("\n", one.span.end, other.span.start) for one, other in pairwise(lines)]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 1
    lengths = [len(line.plain.split()) for line in lines]
    return _Page(lines, seen, first, last, gaps, usual, lengths, [_shape(one) for one in seen])


def _stems(plain: str) -> frozenset[str]:
    """The beginnings of the longer words of a line: what a title says, the text says again."""
    return frozenset(word[:_STEM] for word in _WORD.findall(plain))


def _title(page: _Page, told: Sequence[tuple[int, int]]) -> int | None:
    """The line of the head that is likeliest the title: the one of which the text repeats most."""

    def worth(at: int) -> float:
        again, words = told[at]
        against = _TIMED * ("day" in page.traits[at]) + _SURE * (KNOWN in page.traits[at])
        return again - against - _UNTOLD * (words - again)

    head = [i for i in range(page.first) if page.lengths[i] >= _TITLE]
    return max(head, key=worth, default=None)


def _stated(seen: Set[str], plain: str) -> Iterator[str]:
    """Whether a line states something, as an article does, and says nothing to the reader of the page."""
    if "says verb" in seen and "ends with stop" in seen and len(plain.split()) >= _STATED:
        yield "states, and talks" if _TALKS & seen or seen >= _PRESENTS else STATES


def _told(again: int, words: int) -> Iterator[str]:
    """How much of what a line says other lines say, too."""
    if not words:
        yield "no long word"
        return
    share = again / words
    step = next((limit for limit in (0.0, 0.34, 0.6, 0.99) if share <= limit), 1.0)
    yield f"told again {step}" + (", few words" if words < 3 else "")
    if not again:
        yield "nothing told again"


def _placed(page: _Page, at: int, title: int | None) -> Iterator[str]:
    """How far a line is from the edges of the page and of the article, and from its title."""
    count, zone = len(page.lines), page.zone(at)
    if zone == "head":
        yield f"from top {_capped(at, (0, 1, 2, 3, 5))}"
        yield f"above text {_capped(page.first - at, (1, 2, 3, 5))}"
        if title is not None:
            yield TITLE if at == title else "above title" if at < title else "below title"
    elif zone == "foot":
        yield f"from end {_capped(count - 1 - at, (0, 1, 2, 4))}"
        yield f"below text {_capped(at - page.last, (1, 2, 3, 5))}"
    else:
        yield from (f"line {at}" for _ in range(at < _FIRST))
        yield from (f"last line but {count - 1 - at}" for _ in range(count - at <= 2))


def _between(page: _Page, at: int) -> Iterator[str]:
    """How close the neighbours are, beside the usual, and whether they are of the same shape."""
    for side, other, gap in (("above", at - 1, at - 1), ("below", at + 1, at)):
        if not 0 <= other < len(page.lines):
            yield f"edge {side}"
            continue
        if page.gaps[gap] != page.usual:
            yield ("close " if page.gaps[gap] < page.usual else "far ") + side
        if "paragraph" in page.traits[other]:
            yield f"paragraph {side}"
        longer = abs(page.lengths[at] - page.lengths[other])
        if longer <= _MUCH_LONGER and page.shapes[at] == page.shapes[other]:
            yield f"like {side}"


def _shape(seen: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in seen if one in _SHAPE or one.startswith(("ends with", "bars")))


def _of_release(page: _Page, at: int) -> Iterator[str]:
    """Whether a line is of a press release, which ends with who publishes it."""
    release = any("says press" in seen for seen in page.traits[:_FIRST])
    behind = " in a release" if release else ""
    if release and at >= _FIRST:
        yield "in a release"
    if release and "says about" in page.traits[at]:
        yield "about in a release"
    if at and "says about" in page.traits[at - 1]:
        yield "below about" + behind


def _of_medium(text: str, line: Line, tables: Boilerplate) -> Iterator[str]:
    """Whether a line above or below the text says of which issue it is, or names a medium or publisher."""
    words = line.span.of(text)
    if is_imprint(words, line.plain, tables):
        yield "imprint"
    elif is_outlet(words, line.plain, tables):
        yield "outlet"


def _of_issue(page: _Page, at: int) -> Iterator[str]:
    """Whether a line of the head right above its day is a paper's name, or the heading of the text.

    Where another heading follows below the day it is the paper's.
    """
    times = {"day", "month"}
    if at + 1 >= page.first or page.gaps[at] != 1 or not times & page.traits[at + 1]:
        return
    if not times & page.traits[at]:
        rest = page.traits[at + 2 : page.first]
        yield f"dated below, {'a' if any(not (times | {KNOWN}) & one for one in rest) else 'no'} heading"


def _beside(page: _Page, at: int) -> Iterator[str]:
    """What the neighbours are."""
    for side, other in (("^", at - 1), ("v", at + 1)):
        if 0 <= other < len(page.lines):
            yield from (f"{side} {seen}" for seen in page.traits[other] if _tells(seen))


def _tells(seen: str) -> bool:
    """Whether a trait of a neighbour says something of a line."""
    return not seen.startswith(("words", "sentences", "capitalised", "small words", "longest part", "ends"))


def _capped(number: int, limits: Sequence[int]) -> str:
    return next((str(limit) for limit in limits if number <= limit), "more")
