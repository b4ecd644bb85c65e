"""Fills the patterns of sentences, joins lists, and finishes what is a sentence.

In: a pattern with `{names}` and parts in square brackets, and words. Out: text. A part in brackets is left
out where one of its words is missing, so that what is not known is not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dragoman.packs.terms import Forms

_PART = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_FORM = {"m": 0, "f": 1, "mp": 2, "fp": 3}
_END = re.compile(r"[.!?…][»”\"')\s]*$")


def fill(pattern: str, words: Mapping[str, str | None]) -> str:
    """The pattern with its words; parts in brackets that miss one are left out.

    Raises:
        KeyError: a word outside brackets is missing.
    """
    kept = _PART.sub(lambda part: part[1] if can_fill(part[1], words) else "", pattern)
    return _SLOT.sub(lambda slot: _word(slot[1], words), kept)


def can_fill(pattern: str, words: Mapping[str, str | None]) -> bool:
    """Whether every word of a pattern is there."""
    return all(words.get(name) for name in _SLOT.findall(pattern))


def first_that_fits(patterns: Iterable[str], words: Mapping[str, str | None]) -> str:
    """The first pattern all of whose words are there, filled; empty where there is none."""
    return next((fill(one, words) for one in patterns if can_fill(one, words)), "")


def agreeing(forms: Forms, form: str) -> str:
    """The form of a predicate that agrees with a noun phrase (`m`, `f`, `mp`, `fp`, `none`)."""
    place = _FORM.get(form, 0)
    if len(forms) == 4:
        return forms[place]
    return forms[min(place // 2, len(forms) - 1)]


def joined(parts: Sequence[str], conjunction: str, separator: str = ", ") -> str:
    """A list in words: "a, b et c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{separator.join(parts[:-1])} {conjunction} {parts[-1]}"


def sentence(text: str) -> str:
    """A text as a sentence: it begins with a capital letter and ends with a point, unless it has an end."""
    said = capital(text.strip())
    return said if not said or _END.search(said) else f"{said}."


def capital(text: str) -> str:
    """A text whose first letter is a capital."""
    return text[:1].upper() + text[1:]


def _word(name: str, words: Mapping[str, str | None]) -> str:
    word = words.get(name)
    if word is None:
        raise KeyError(name)
    return word
