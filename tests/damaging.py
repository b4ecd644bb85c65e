"""Damages texts as encodings, editors and sites do, and says which facts are still found.

In: a sound text. Out: the damaged one, with the way back, so that what is found in it can be compared word by
word with what is found in the sound one. Strict damage loses nothing: the facts must be the same. Lossy damage
loses letters, capitals or ends of sentences: as many facts as can be must stay.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from html.entities import codepoint2name
from typing import Any

from dragoman.clean.draft import Draft
from dragoman.model.document import Source
from dragoman.model.fact import Fact
from dragoman.model.span import Edit

Damage = Callable[[str, random.Random], Iterator[Edit]]
"""Edits that damage a text."""

_WORD = re.compile(r"\w+")
_LONG = re.compile(r"[^\W\d_]{6,}")
_ACCENTED = re.compile("[à-öø-ÿÀ-ÖØ-Þœ]")
_END = re.compile(r"(?<=[a-zà-ÿ]{3}[.!?]) (?=[A-ZÀ-Ö][a-zà-ÿ'])")


def decomposed(text: str, _: random.Random) -> Iterator[Edit]:
    """Accents as code points of their own, as some systems write names of files."""
    for match in _ACCENTED.finditer(text):
        yield Edit(*match.span(), unicodedata.normalize("NFD", match[0]))


def odd_spaces(text: str, chance: random.Random) -> Iterator[Edit]:
    """Spaces that do not break, narrow and thin ones, some of them."""
    for match in re.finditer("(?<=[^\n ]) (?=[^\n ])", text):
        if chance.random() < 0.4:
            yield Edit(*match.span(), chance.choice("\u00a0\u202f\u2009"))


def windows_lines(text: str, _: random.Random) -> Iterator[Edit]:
    """CR and LF."""
    for match in re.finditer("(?<!\r)\n", text):
        yield Edit(*match.span(), "\r\n")


def soft_hyphens(text: str, chance: random.Random) -> Iterator[Edit]:
    """Where a word might be broken, and is not."""
    for match in _LONG.finditer(text):
        if chance.random() < 0.5:
            at = chance.randrange(match.start() + 2, match.end() - 1)
            yield Edit(at, at, "\u00ad")


def byte_order_mark(text: str, _: random.Random) -> Iterator[Edit]:
    """At the beginning, where two files were put together or a site passes it on."""
    yield Edit(0, 0, "\ufeff")


def nothing_wide(text: str, chance: random.Random) -> Iterator[Edit]:
    """Zero-width characters in words and between them."""
    for match in _LONG.finditer(text):
        if chance.random() < 0.3:
            at = chance.randrange(match.start(), match.end() + 1)
            yield Edit(at, at, chance.choice("\u200b\u200c\u200d\u2060\ufeff"))


def curly_apostrophes(text: str, _: random.Random) -> Iterator[Edit]:
    """Those that word processors set."""
    for match in re.finditer("(?<=[^\\W\\d_])'(?=[^\\W\\d_])", text):
        yield Edit(*match.span(), "’")


def straight_apostrophes(text: str, _: random.Random) -> Iterator[Edit]:
    """Those that keyboards have."""
    for match in re.finditer("(?<=\\w)’(?=\\w)", text):
        yield Edit(*match.span(), "'")


def curly_quotes(text: str, _: random.Random) -> Iterator[Edit]:
    """English quotation marks in the place of French ones."""
    for match in re.finditer("« ?| ?»", text):
        yield Edit(*match.span(), "“" if "«" in match[0] else "”")


def straight_quotes(text: str, _: random.Random) -> Iterator[Edit]:
    """Quotation marks that are the same on both sides."""
    for match in re.finditer("« ?| ?»|[“”]", text):
        yield Edit(*match.span(), '"')


def references(text: str, chance: random.Random) -> Iterator[Edit]:
    """Characters of HTML left as they were written."""
    for match in re.finditer("[à-öø-ÿÀ-ÖØ-Þ«»'’&]", text):
        if chance.random() < 0.7:
            name = codepoint2name.get(ord(match[0]))
            yield Edit(*match.span(), f"&{name};" if name else f"&#{ord(match[0])};")


def misread(text: str, _: random.Random) -> Iterator[Edit]:
    """UTF-8 that was read as Windows-1252."""
    for match in re.finditer("[^\x00-\x7f]", text):
        raw = match[0].encode("utf-8")
        yield Edit(*match.span(), "".join(bytes([one]).decode("cp1252", "replace") for one in raw))


def broken_words(text: str, _: random.Random) -> Iterator[Edit]:
    """Prose set in lines of sixty characters, words broken at their ends."""
    for paragraph in re.finditer("[^\n]{120,}", text):
        start = paragraph.start()
        while start + 60 < paragraph.end():
            at = start + 60
            word = next((m for m in _LONG.finditer(text, start, paragraph.end()) if m.end() > at), None)
            if word and word.start() + 3 <= at <= word.end() - 3 and text[at - 1] not in "'’":
                yield Edit(at, at, "-\n")
                start = at
            else:
                space = text.rfind(" ", start + 20, at)
                if space < 0:
                    break
                yield Edit(space, space + 1, "\n")
                start = space + 1


def double_spaces(text: str, chance: random.Random) -> Iterator[Edit]:
    """Two and three spaces for one."""
    for match in re.finditer("(?<=[^\n ]) (?=[^\n ])", text):
        if chance.random() < 0.3:
            yield Edit(*match.span(), chance.choice(["  ", "   "]))


def emoji(text: str, chance: random.Random) -> Iterator[Edit]:
    """After sentences."""
    for match in re.finditer(r"(?<=[.!?])(?= [A-ZÀ-Ö«]|\n)", text):
        if chance.random() < 0.4:
            yield Edit(match.start(), match.start(), chance.choice([" 🇨🇳", " 🤝🏻", " ✅", " 🚄👍"]))


FOREIGN = (
    " Read more about this story on our English pages, where it was first published last week.",
    " Подробнее об этом читайте на нашем сайте в разделе новостей.",
    " 更多消息请关注我们的网站。",
)


def other_languages(text: str, chance: random.Random) -> Iterator[Edit]:
    """Sentences in other languages between those of the text."""
    for match in re.finditer("(?<=[a-zà-ÿ][.!?])(?=\n)", text):
        if chance.random() < 0.5:
            yield Edit(match.start(), match.start(), "\n\n" + chance.choice(FOREIGN).strip())


def no_accents(text: str, _: random.Random) -> Iterator[Edit]:
    """Letters without their accents."""
    for match in _ACCENTED.finditer(text):
        bare = unicodedata.normalize("NFD", match[0])[0].replace("œ", "oe").replace("æ", "ae")
        yield Edit(*match.span(), bare)


def lost_letters(text: str, _: random.Random) -> Iterator[Edit]:
    """A question mark for every letter with an accent."""
    for match in _ACCENTED.finditer(text):
        yield Edit(*match.span(), "?")


def capital_paragraphs(text: str, chance: random.Random) -> Iterator[Edit]:
    """One paragraph in three, and the first, in capitals."""
    for number, match in enumerate(re.finditer("[^\n]+", text)):
        if number == 0 or chance.random() < 0.33:
            for letter in re.finditer("[a-zà-öø-ÿœ]", match[0]):
                yield Edit(match.start() + letter.start(), match.start() + letter.end(), letter[0].upper())


def bare_capitals(text: str, chance: random.Random) -> Iterator[Edit]:
    """The same without accents, as typists write capitals."""
    for number, match in enumerate(re.finditer("[^\n]+", text)):
        if number == 0 or chance.random() < 0.33:
            for letter in re.finditer("[a-zà-öø-ÿœÀ-ÖØ-Þ]", match[0]):
                bare = unicodedata.normalize("NFD", letter[0])[0].replace("œ", "oe").upper()
                yield Edit(match.start() + letter.start(), match.start() + letter.end(), bare)


def glued(text: str, chance: random.Random) -> Iterator[Edit]:
    """Sentences without the space between them."""
    for match in _END.finditer(text):
        if chance.random() < 0.5:
            yield Edit(*match.span(), "")


STRICT: tuple[Damage, ...] = (
    decomposed,
    odd_spaces,
    windows_lines,
    soft_hyphens,
    byte_order_mark,
    nothing_wide,
    curly_apostrophes,
    straight_apostrophes,
)
LOSSY: tuple[Damage, ...] = (
    curly_quotes,
    straight_quotes,
    references,
    misread,
    broken_words,
    double_spaces,
    glued,
    emoji,
    other_languages,
    no_accents,
    lost_letters,
    capital_paragraphs,
    bare_capitals,
)


def damaged(text: str, damage: Damage, seed: int = 1) -> Draft:
    """The text damaged, with the way back to the sound one."""
    return Draft.of(text).revised(damage(text, random.Random(seed)))


def told(facts: tuple[Fact, ...], source: Source, draft: Draft | None = None) -> Counter[str]:
    """What the facts say, in a form that is the same for sound and damaged text: spans as numbers of words."""
    sound = draft.source if draft else source.text
    words = [match.span() for match in _WORD.finditer(sound)]
    return Counter(_said(fact, words, draft) for fact in facts)


def _said(fact: Fact, words: list[tuple[int, int]], draft: Draft | None) -> str:
    data: dict[str, Any] = fact.to_json("")
    for name in ("id", "confidence", "inferred", "boilerplate", "document"):
        data.pop(name, None)
    for name in ("evidence", "spans"):
        if name in data:
            data[name] = [_numbers(span, words, draft) for span in data[name]]
    for name in ("content", "action"):
        if data.get(name):
            data[name] = _numbers(data[name], words, draft)
    return json.dumps(_plain(data), ensure_ascii=False, sort_keys=True)


def _numbers(span: list[int], words: list[tuple[int, int]], draft: Draft | None) -> tuple[int, int]:
    start, end = draft.offsets.origin((span[0], span[1])) if draft else span
    inside = [i for i, (first, last) in enumerate(words) if first < end and start < last]
    return (inside[0], inside[-1]) if inside else (-1, -1)


def _plain(value: Any) -> Any:
    """Names by their id, or by their letters: as a text spells them, they differ."""
    if isinstance(value, dict) and "label" in value:
        return value["id"] or _bare(value["label"])
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return _bare(value) if isinstance(value, str) else value


def _bare(words: str) -> str:
    folded = unicodedata.normalize("NFKD", words.replace("’", "'").replace("œ", "oe")).casefold()
    return " ".join(
        "".join(one for one in folded if one.isprintable() and not unicodedata.combining(one)).split()
    )
