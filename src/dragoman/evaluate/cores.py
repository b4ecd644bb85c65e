"""Whether a fact that was found is the one of the gold: its core agrees.

In: two facts of one type as JSON objects of the contract. Out: yes or no; a fact that lacks a core field is
no match. Which further fields are right is left to `fields.py`, who is paired with whom to `pairing.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dragoman.evaluate.extents import dates_clash, meet, overlap
from dragoman.evaluate.names import any_same, folded, same_name, shared

Data = dict[str, Any]

NEAR_KINDS = frozenset({"bilateral", "visit", "ceremony"})
"""Kinds of meetings that are near enough to one another."""

CONTENT, ACTION, PARTIES, PEOPLE = 0.5, 0.4, 0.5, 0.5
"""How much must be the same: words said, words promised, parties to an agreement, people who meet."""

PRECISION = 1e-6
"""By how much of itself a figure's value may differ."""


def agrees(gold: Data, found: Data) -> bool:
    """Whether the cores of two facts of one type agree."""
    try:
        return _CORES[gold["type"]](gold, found)
    except (KeyError, TypeError):
        return False


def _document(gold: Data, found: Data) -> bool:
    return gold.get("language") == found.get("language") and gold.get("relevant", True) == found.get(
        "relevant", True
    )


def _position(gold: Data, found: Data) -> bool:
    return same_name(gold["person"], found["person"], part=True) and same_name(
        gold["of"], found["of"], part=True
    )


def _meeting(gold: Data, found: Data) -> bool:
    kinds = {gold.get("kind"), found.get("kind")}
    if len(kinds) > 1 and not kinds <= NEAR_KINDS:
        return False
    agreed = [
        one
        for field in ("ordinal", "date", "place", "mechanism", "country")
        if (one := _meeting_field(field, gold.get(field), found.get(field))) is not None
    ]
    if not all(agreed):
        return False
    for field in ("participants", "people"):  # meetings of quite different parties are two
        if gold.get(field) and found.get(field) and shared(gold[field], found[field]) == 0:
            return False
    said = [one for one in agreed if one != _OPEN]
    return bool(said) or (bool(gold.get("people")) and shared(gold["people"], found.get("people")) >= PEOPLE)


_OPEN = 2
"""A date that says no more than a day of any month agrees, and proves nothing."""


def _meeting_field(field: str, gold: Any, found: Any) -> int | None:
    """Whether two values agree (0 where they clash); None where one says nothing."""
    if field == "ordinal":
        return None if gold is None or found is None else int(gold == found)
    if not gold or not found:
        return None
    if field == "date":
        if dates_clash(gold, found):
            return 0
        return _OPEN if found.startswith("XXXX-XX") else 1
    if field == "country":
        return int(gold == found)
    return int(same_name(gold, found, part=field == "place"))


def _statement(gold: Data, found: Data) -> bool:
    return same_speaker(gold, found) and overlap(gold["content"], found.get("content")) >= CONTENT


def same_speaker(gold: Data, found: Data) -> bool:
    """Whether one who speaks in the gold is one who speaks in the statement that was found."""
    return any_same(_several(gold.get("speaker")), _several(found.get("speaker")))


def _figure(gold: Data, found: Data) -> bool:
    expected, value = gold.get("value"), found.get("value")
    if expected is None or value is None:
        return False
    same = abs(expected - value) <= PRECISION * max(1.0, abs(expected))
    return bool(same) and _base_unit(gold) == _base_unit(found)


def _base_unit(fact: Data) -> str:
    """The unit without its rate: m3/a is m3."""
    return folded((fact.get("unit") or "").split("/")[0])


def _agreement(gold: Data, found: Data) -> bool:
    titled = bool(gold.get("title") and found.get("title"))
    if titled and same_name(gold["title"], found["title"]):
        return True
    if titled or gold.get("kind") != found.get("kind"):
        return False
    if not gold.get("parties"):
        return meet(gold["evidence"], found.get("evidence"))
    return bool(found.get("parties")) and shared(gold["parties"], found["parties"]) >= PARTIES


def _project(gold: Data, found: Data) -> bool:
    return same_name(gold["project"], found["project"])


def _commitment(gold: Data, found: Data) -> bool:
    actors = any_same(gold.get("actors"), found.get("actors"))
    return actors and overlap(gold["action"], found.get("action")) >= ACTION


def _date(gold: Data, found: Data) -> bool:
    """Whether two expressions of time stand in the same words and mean the same."""
    meets = meet(gold["evidence"], found.get("evidence"))
    return meets and gold.get("value") == found.get("value")


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


_CORES: dict[str, Callable[[Data, Data], bool]] = {
    "document": _document,
    "position": _position,
    "meeting": _meeting,
    "statement": _statement,
    "figure": _figure,
    "agreement": _agreement,
    "project": _project,
    "commitment": _commitment,
}

SCORED = tuple(_CORES)
"""The types that are scored, in the order of the contract: names and dates have no gold in articles."""

_CORES["date"] = _date
