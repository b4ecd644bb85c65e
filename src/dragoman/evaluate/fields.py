"""Which of the full fields that the gold gives a found fact has wrong.

In: two facts of one type whose cores agree. Out: the names of the fields that are wrong. A field that the
gold leaves null is not compared, unless it is named in `must_be_null`: then a value is invented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dragoman.evaluate.cores import Data
from dragoman.evaluate.extents import overlap, overlap_of_all, same_date
from dragoman.evaluate.names import folded, same_name, shared

PARTICIPANTS, CONTENT, ACTION, BOILERPLATE = 0.8, 0.8, 0.7, 0.8
"""How much of a meeting's participants, a statement's words, a commitment's, boilerplate must be the same."""


def wrong_fields(gold: Data, found: Data) -> tuple[str, ...]:
    """The names of the fields that are wrong; an invented value is said to be so."""
    invented = (f"{name} (invented)" for name in gold.get("must_be_null", ()) if found.get(name) is not None)
    compared = (
        name for name, right in _FIELDS[gold["type"]](gold, found) if gold.get(name) is not None and not right
    )
    return (*invented, *compared, *_besides(gold, found))


Compared = Iterator[tuple[str, bool]]


def _equal(gold: Data, found: Data, *names: str) -> Compared:
    for name in names:
        yield name, gold.get(name) == found.get(name)


def _dated(gold: Data, found: Data, name: str) -> tuple[str, bool]:
    return name, same_date(gold.get(name), found.get(name))


def _document(gold: Data, found: Data) -> Compared:
    yield from _equal(gold, found, "machine_translated", "generator_prompt")
    yield _dated(gold, found, "published")


def _position(gold: Data, found: Data) -> Compared:
    yield from _equal(gold, found, "role")


def _meeting(gold: Data, found: Data) -> Compared:
    yield from _equal(gold, found, "ordinal", "status")
    yield _dated(gold, found, "date")
    yield "place", same_name(gold.get("place"), found.get("place"), part=True)
    yield "participants", shared(gold.get("participants"), found.get("participants")) >= PARTICIPANTS


def _statement(gold: Data, found: Data) -> Compared:
    yield from _equal(gold, found, "mode")
    yield "content", overlap(gold["content"], found.get("content")) >= CONTENT


def _figure(gold: Data, found: Data) -> Compared:
    yield "unit", folded(gold.get("unit") or "") == folded(found.get("unit") or "")
    yield from _equal(gold, found, "indicator")
    yield _dated(gold, found, "period")
    yield _dated(gold, found, "base_period")


def _agreement(gold: Data, found: Data) -> Compared:
    yield from _equal(gold, found, "status")
    yield _dated(gold, found, "date")


def _project(gold: Data, found: Data) -> Compared:
    yield from _equal(gold, found, "status", "sector")


def _commitment(gold: Data, found: Data) -> Compared:
    yield from _equal(gold, found, "modality")
    yield _dated(gold, found, "deadline")
    yield "action", overlap(gold["action"], found.get("action")) >= ACTION


def _besides(gold: Data, found: Data) -> Iterator[str]:
    """What is compared even where the gold is null: a denial, who a figure is of, and the boilerplate."""
    kind = gold["type"]
    if kind == "statement" and _polarity(gold) != _polarity(found):
        yield "polarity"
    if kind == "figure" and not _same_sides(gold, found):
        yield "area/counterpart"
    if kind == "document" and "boilerplate" in gold and not _same_boilerplate(gold, found):
        yield "boilerplate"


def _polarity(fact: Data) -> str:
    return fact.get("polarity") or "asserted"


def _same_boilerplate(gold: Data, found: Data) -> bool:
    return overlap_of_all(gold["boilerplate"], found.get("boilerplate")) >= BOILERPLATE


def _same_sides(gold: Data, found: Data) -> bool:
    """Whether area and counterpart are the same as a set.

    One that the gold does not give may be there, unless the gold has a null `counterpart`.
    """
    expected, given = _sides(gold), _sides(found)
    if not all(any(same_name(x, y, part=True) for y in given) for x in expected):
        return False
    closed = "counterpart" in gold and bool(expected)
    return len(given) <= len(expected) or not closed


def _sides(figure: Data) -> list[Any]:
    return [one for one in (figure.get("area"), figure.get("counterpart")) if one]


_FIELDS: dict[str, Callable[[Data, Data], Compared]] = {
    "date": lambda _gold, _found: iter(()),
    "document": _document,
    "position": _position,
    "meeting": _meeting,
    "statement": _statement,
    "figure": _figure,
    "agreement": _agreement,
    "project": _project,
    "commitment": _commitment,
}
