"""Second round of repair: letters that an encoding lost, "pr?sident", "coop\ufffdration", "l?accord".

In: a draft, what letters get lost, a word list. Out: the draft with those words restored for which the list
knows one reading that is clearly more frequent than any other. A question mark that may be one stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from dragoman.clean.draft import Draft
from dragoman.model.span import Edit
from dragoman.packs.cleaning import Damage
from dragoman.packs.folding import fold
from dragoman.packs.lexicon import Lexicon

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153"
_HOLE = re.compile("[?\ufffd]{1,2}")
_INSIDE = re.compile(rf"(?<=[{_LETTER}])[?\ufffd](?=[{_LETTER}])")
_WORD = re.compile(rf"(?<![\w/=&?.:\ufffd])[{_LETTER}]{{0,30}}[?\ufffd][{_LETTER}?\ufffd]{{0,30}}(?![\w/=&])")
_LONE = re.compile("(?:(?<= )|(?<=\n)|^)[?\ufffd](?= [^\\W_]|\n[a-zà-ÿA-Z])")
_INVERTED = re.compile(r"\w-(?:t-)?(?:il|elle|on|ils|elles|vous|nous|tu|je|ce)\b")
_BEGINS = re.compile(r"(?:^|[.!:»\"\n]\s*)(?:[«\"(]\s*)?$")
_VOWELS = "aeiouyéèê"
_DAMAGED = 2  # words with a hole inside, by which a text is damaged beyond doubt
_MOST_HOLES = 3
_CLEARLY = 3  # a reading must be so many times more frequent than the next
_RAREST = 200_000  # beyond, the list holds misspellings


def restore_accents(draft: Draft, damage: Damage, lexicon: Lexicon) -> Draft:
    """The draft with lost letters put back."""
    text = draft.text
    if "\ufffd" not in text and len(_INSIDE.findall(text)) == 0:
        return draft
    return draft.revised([*_restored(text, damage, lexicon), *_prepositions(text, damage)])


def _restored(text: str, damage: Damage, lexicon: Lexicon) -> Iterator[Edit]:
    known: dict[str, str | None] = {}
    for match in _WORD.finditer(text):
        word, end = match[0], match.end()
        if word.endswith("?") and _asks(text, word, end, lexicon):
            word, end = word[:-1], end - 1
        if not _HOLE.search(word):
            continue
        if word not in known:
            known[word] = _reading(word, damage, lexicon)
        if found := known[word]:
            if _HOLE.match(word) and _starts_name(text, match.start(), end):
                found = found[0].upper() + found[1:]
            yield Edit(match.start(), end, found)


def _starts_name(text: str, start: int, end: int) -> bool:
    """Whether a word without its first letter begins a sentence or is of a compound name ("?tats-Unis")."""
    return bool(
        re.match(r"-[A-ZÀ-Þ]", text[end : end + 2]) or _BEGINS.search(text[max(0, start - 5) : start])
    )


def _prepositions(text: str, damage: Damage) -> Iterator[Edit]:
    """The `à` that was lost whole: alone, where nothing asks, in a text that lost others."""
    if len(_INSIDE.findall(text)) >= _DAMAGED:
        for match in _LONE.finditer(text):
            before = text[max(0, match.start() - 200) : match.start()]
            if _BEGINS.search(before):
                yield Edit(match.start(), match.end(), "À")
            elif text[match.end() + 1].islower() or not _is_question(before, damage):
                yield Edit(match.start(), match.end(), "à")


def _is_question(before: str, damage: Damage) -> bool:
    """Whether what stands before a question mark asks."""
    sentence = re.split(r"[.!?:;»\n]\s", before)[-1]
    first = re.findall(r"\w+", fold(sentence))[:2]
    return not damage.asking.isdisjoint(first) or _INVERTED.search(sentence) is not None


def _asks(text: str, word: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the last `?` of a word may be a question mark: a word stands before it, a sentence ends."""
    before = word.rstrip("?\ufffd")
    if not before:
        return True
    after = text[end : end + 2]
    ends = not after.strip() or after[:1] in "\n»\"')" or (after[:1].isspace() and not after[1:].islower())
    if not ends or _HOLE.search(before):
        return False
    bare, accented = lexicon.rank(before.lower()), lexicon.rank(before.lower() + "é")
    return bare is not None and (accented is None or bare < accented)


def _reading(word: str, damage: Damage, lexicon: Lexicon) -> str | None:
    holes = list(_HOLE.finditer(word))
    if len(holes) > _MOST_HOLES or not any(char.isalpha() for char in word):
        return None
    options = [[*damage.letters, "'"] for _ in holes]
    ranked: list[tuple[int, str]] = []
    for letters in product(*options):
        reading = _filled(word, holes, letters)
        rank = _rank(reading, damage, lexicon)
        if rank is not None and rank < _RAREST:
            ranked.append((rank, reading))
    ranked.sort()
    if not ranked:
        return _guessed(word)
    if len(ranked) > 1 and ranked[1][0] < _CLEARLY * (ranked[0][0] + 1):
        return None
    return _cased(ranked[0][1], word)


def _guessed(word: str) -> str | None:
    """A word that the list does not have, most likely: "ï" after a or o in a name, "é" within any word."""
    if len(word) < 5 or not _INSIDE.search(word) or not any(one in _VOWELS for one in word.lower()):
        return None
    filled = re.sub(r"(?<=[ao])[?\ufffd]", "ï", word) if word[0].isupper() else word
    return re.sub(r"(?<=\w)[?\ufffd](?=\w)", "é", filled)


def _filled(word: str, holes: list[re.Match[str]], letters: tuple[str, ...]) -> str:
    parts, done = [], 0
    for hole, letter in zip(holes, letters, strict=True):
        parts += [word[done : hole.start()], letter]
        done = hole.end()
    return "".join([*parts, word[done:]]).lower()


def _rank(reading: str, damage: Damage, lexicon: Lexicon) -> int | None:
    elided, apostrophe, rest = reading.rpartition("'")
    if not apostrophe:
        return _either(reading, lexicon)
    if elided not in damage.elided or rest[:1] not in "aeiouyhàâéèêëîïôœ" or len(rest) < 2:
        return None
    return _either(rest, lexicon)


def _either(word: str, lexicon: Lexicon) -> int | None:
    """The rank of a word or, where it is more frequent, of the name that it is with a capital."""
    ranks = [rank for one in (word, word.capitalize()) if (rank := lexicon.rank(one)) is not None]
    return min(ranks, default=None)


def _cased(reading: str, word: str) -> str:
    letters = [char for char in word if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return reading.upper()
    if word[0].isupper():
        return reading[0].upper() + reading[1:]
    apostrophe = reading.find("'") + 1
    capital = word[apostrophe : apostrophe + 1]
    if not (apostrophe and capital.isupper()):
        return reading
    return reading[:apostrophe] + capital + reading[apostrophe + 1 :]
