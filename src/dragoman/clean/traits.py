"""What can be seen of a line by itself, whatever its exact words: its traits.

In: a line as written and plain, the pack's tables. Out: names of traits, which the weights of the question
`boilerplate` know. What stands around the line is left to `surroundings`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from dragoman.clean.imprint import is_dateline, months_of
from dragoman.clean.matching import compiled, sieve
from dragoman.clean.stamps import YEAR, dates_of, is_made_of
from dragoman.packs.cleaning import Boilerplate

_READ = 300  # code points of a line; what is behind them tells no more
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_FULL = rf"{_NAME}(?: (?:de |du |von |al-)?{_NAME}){{1,2}}"
_ENDS = {
    name: re.compile(pattern)
    for name, pattern in {
        "stop": r"[.…](?: ?\[\d{1,3}\][ .]*)*[»\"”')\]]*$"
        r"|\w{3}[.!?…][»\"”')\]]* [(/\[]{0,2}(?:\w{2,6}|[A-Z]\. ?[A-Z]\.)[)/\]]{0,2}$",
        "question": r"\?[»\" ]*$", "call": r"![»\" ]*$", "colon": r":$",
        "comma": r"[;,]$", "quote": r"[»\"]$", "bracket": r"[)\]]$", "digit": r"\d$",
    }.items()
}  # fmt: skip
_SHAPES = {
    name: re.compile(pattern)
    for name, pattern in {
        "item": r"(?:[-–—•*·▪◦►■●✔✓]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S",
        "lower": r"[a-zà-ÿ]",
        "markdown": r"#",
        "bracketed": r"\(.*\)\.?$",
        "squared": r"\[.*\]$",
        "quotation": r"[«\"“]",
        "opens in capitals": r"[A-ZÀ-Þ '&’-]{9}",
        "label": r"[^:]{2,40} ?: ?\S",
        "name alone": rf"{_FULL}$",
        "name and who": rf"{_FULL}, .{{3,60}}$",
        "name opens": rf"{_FULL} [a-zà-ÿ]",
        "quotes": r".+«",
    }.items()
}
_HELD = {
    name: re.compile(pattern)
    for name, pattern in {
        "path": r"\s[>›»]\s",
        "hour": r"\b\d{1,2} ?(?:[h:] ?\d\d|h)\b",
        "number": r"\d",
    }.items()
}
_SENTENCE_END = re.compile(r"[.!?…][»\")]* +(?=[A-ZÀ-Þ«])")
_BAR, _DASH = re.compile(r"\s*[|•·]\s*"), re.compile(r"\s+[–—-]+\s+")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—>›»-]+\s+")
_AMOUNT = re.compile(r"[\d ,.%+−–-]+")
_BEFORE_DAY = re.compile(r"\b(?:le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|[\s,|.–—-]")
_HOUR = re.compile(r",? ?(?:a )?\d{1,2} ?[h:] ?(?:\d\d)?")
_PLACE = re.compile(r"[a-z][a-z'-]*(?: [a-z'-]+){0,2}(?: \([a-z -]+\))?,?(?: le)? $")


def traits(words: str, plain: str, tables: Boilerplate) -> frozenset[str]:
    """The traits of a line, given as it is written and in plain text."""
    words, start = words[:_READ], plain[:_READ]
    return frozenset(
        [
            *_measures(words, plain, tables),
            *[name for name, shape in _SHAPES.items() if shape.match(words)],
            *[name for name, part in _HELD.items() if part.search(words)],
            *_said(start, tables),
            *_times(start, tables),
            *(["dateline"] if is_dateline(words, start, tables) else []),
            *_parted(start),
        ]
    )


def _said(plain: str, tables: Boilerplate) -> Iterator[str]:
    """What a line speaks of."""
    possible = set(sieve(tuple(tables.words.values())).possible(plain))
    for name, pattern in tables.words.items():
        if pattern in possible and compiled(pattern).search(plain):
            yield f"says {name}"


def _measures(words: str, plain: str, tables: Boilerplate) -> Iterator[str]:
    """How long a line is, how it ends, how much of it is capitals and small words."""
    told = plain.split()
    yield _step("words", len(told), (1, 2, 3, 5, 8, 12, 18, 30, 60))
    yield _step("sentences", len(_SENTENCE_END.findall(words)) + 1, (1, 2, 4))
    yield "ends with " + next((name for name, end in _ENDS.items() if end.search(plain)), "a letter")
    if words.isupper():
        yield "capitals"
    spelled = [word for word in words.split() if word[0].isalpha()]
    if len(spelled) > 1:
        share = sum(word[0].isupper() for word in spelled) / len(spelled)
        yield _step("capitalised", share, (0.15, 0.3, 0.5, 0.7, 0.99))
    if len(told) > 2 and (figures := sum(map(str.isdigit, told))) > 1 and figures * 3 >= len(told):
        yield "figures"
    small = sum(word.strip(",.") in tables.small_words or word[:2] in ("l'", "d'") for word in told)
    yield _step("small words", small / len(told), (0.0, 0.2, 0.35, 0.5))


def _times(plain: str, tables: Boilerplate) -> Iterator[str]:
    """Whether a day, a month or a year is told, and how much else."""
    if YEAR.search(plain) is None:
        return
    day = dates_of(tuple(tables.months)).search(plain)
    found = day or months_of(tables).search(plain)
    if found is None:
        if re.search(r"\b(?:19|20)\d\d\b", plain):
            yield "year"
        return
    yield "day" if day else "month"
    before, behind = plain[: found.start()], _HOUR.sub("", plain[found.end() :]).strip(" ,|–-.")
    if not _BEFORE_DAY.sub("", before):
        yield "opens with a time" if behind else "time alone"
    else:
        if not behind:
            yield "closes with a time"
        if _PLACE.match(before) and not is_made_of(before, tables):
            yield "place and time" if behind else "place and time alone"
    if is_made_of(plain, tables):
        yield "stamp"


def _parted(plain: str) -> Iterator[str]:
    """The parts between bars, dashes and arrows: how many there are, and the longest one."""
    parts = [part for part in _PARTS.split(plain) if part.strip()]
    if len(parts) < 2:
        if "/" in plain:
            yield "slash"
        return
    for name, sign in (("bars", _BAR), ("dashes", _DASH)):
        if count := len(sign.findall(plain)):
            yield _step(name, count, (1, 2))
    yield _step("longest part", max(len(part.split()) for part in parts), (2, 4, 7, 12))
    if any(_AMOUNT.fullmatch(part) for part in parts):
        yield "amount in a part"


def _step(name: str, value: float, limits: tuple[float, ...]) -> str:
    """A trait for a number: up to which of the limits it goes."""
    at = bisect_left(limits, value)
    return f"{name} up to {limits[at]:g}" if at < len(limits) else f"{name} beyond"
