"""Says a fact of gold or a found one in a line, and gives its words.

In: a fact as an object of the contract, perhaps lacking fields, and its document's text. Out: text for
people.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.evaluate.cores import Data

SAID: dict[str, tuple[str, ...]] = {
    "document": (
        "language",
        "relevant",
        "published",
        "machine_translated",
        "generator_prompt",
        "boilerplate",
    ),
    "position": ("person", "role", "of"),
    "meeting": (
        "kind",
        "mechanism",
        "ordinal",
        "status",
        "date",
        "place",
        "country",
        "participants",
        "people",
    ),
    "statement": ("speaker", "mode", "polarity"),
    "figure": ("value", "unit", "indicator", "period", "area", "counterpart", "base_period"),
    "agreement": ("kind", "title", "parties", "status", "date"),
    "project": ("project", "status", "sector"),
    "commitment": ("actors", "modality", "deadline"),
}
"""The fields that are scored, in the order in which they are said."""

BETWEEN_PASSAGES = " … "


def described(fact: Data, fields: Iterable[str] = ()) -> str:
    """The scored fields of a fact that have a value; or only some fields, with what is null."""
    wanted = tuple(part for name in fields for part in name.removesuffix(" (invented)").split("/"))
    if wanted:
        return ", ".join(f"{name} {_said(fact.get(name))}" for name in wanted)
    return ", ".join(
        f"{name} {_said(fact[name])}"
        for name in SAID[fact["type"]]
        if fact.get(name) is not None and fact[name] != []
    )


def words_of(fact: Data, text: str | None) -> str:
    """What was said or promised, else the words that the fact rests on; nothing where there is no text."""
    if text is None:
        return ""
    span = fact.get("content") or fact.get("action")
    places = [span] if span else fact.get("evidence") or ()
    return BETWEEN_PASSAGES.join(" ".join(text[start:end].split()) for start, end in places)


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("label"))
    if isinstance(value, list):
        return "(" + ", ".join(_said(one) for one in value) + ")"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"
    return "null" if value is None else str(value)
