"""Says a fact in one line, and gives the words to show for it.

In: a fact. Out: text for people; the exact values stand in its JSON.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dragoman.model.entry import Told
from dragoman.model.fact import TYPES
from dragoman.serve.cli.console import many
from dragoman.store import StoredFact

WITHOUT_MENTIONS = tuple(name for name in TYPES if name not in {"mention", "date"})
"""The types that tables show unless others are asked for: mentions and dates are too many to be read."""

SIGNS = {"percent": "%", "a": "years", "mo": "months", "wk": "weeks", "d": "days", "h": "hours"}
"""How units are said whose codes (UCUM) are for machines."""

SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def phrase(fact: StoredFact) -> str:
    """The fact in one line of English."""
    return _PHRASES[fact.type](fact.data)


def phrase_told(told: Told) -> str:
    """The same for a fact as a document tells it."""
    return _PHRASES[told.fact.type](told.fact.to_json(told.document))


def words(fact: StoredFact) -> str:
    """The words to show for a fact: what was said or promised, else the words that it rests on."""
    span = fact.data.get("content") or fact.data.get("action")
    return fact.text[span[0] : span[1]] if span else fact.quotation


def party(value: Any) -> str:
    """Who: an entity's label, a code, or several of them."""
    if isinstance(value, dict):
        return str(value["label"])
    if isinstance(value, list):
        return ", ".join(party(one) for one in value)
    return "?" if value is None else str(value)


def amount(value: float, unit: str) -> str:
    """A number that can be taken in at a glance, with its unit: `674.15 billion CNY`, `116 %`."""
    for scale, name in SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.10g} {name} {unit}"
    return f"{value:,.10g} {SIGNS.get(unit, unit)}"


def _document(data: dict[str, Any]) -> str:
    said = [data["language"] or "language unknown", "relevant" if data["relevant"] else "not relevant"]
    said += [f"{how} {data[name]}" for how, name in (("of", "published"), ("by", "publisher")) if data[name]]
    said += [name.replace("_", " ") for name in ("machine_translated", "generator_prompt") if data[name]]
    if data["boilerplate"]:
        said.append(f"boilerplate in {many(len(data['boilerplate']), 'place')}")
    return ", ".join(said)


def _date(data: dict[str, Any]) -> str:
    return f"{data['value'] or 'no date that the text settles'}{' (relative)' if data['relative'] else ''}"


def _position(data: dict[str, Any]) -> str:
    return f"{party(data['person'])}: {data['role']} of {party(data['of'])}"


def _meeting(data: dict[str, Any]) -> str:
    ordinal = f"{data['ordinal']}. " if data["ordinal"] else ""
    name = party(data["mechanism"]) if data["mechanism"] else data["kind"]
    where = [party(one) for one in (data["place"], data["country"]) if one]
    who = party((data["participants"] or []) + data["people"])
    return _joined(f"{ordinal}{name}", data["status"], data["date"], *where) + (f": {who}" if who else "")


def _statement(data: dict[str, Any]) -> str:
    polarity = data["polarity"] if data["polarity"] != "asserted" else None
    cue = f"“{data['cue']}”" if data["cue"] else None
    return f"{party(data['speaker'])} ({_joined(data['mode'], polarity, cue)})"


def _figure(data: dict[str, Any]) -> str:
    number = amount(data["value"], data["unit"])
    base = f"since {data['base_period']}" if data["base_period"] else None
    whose = [party(one) for one in (data["area"], data["counterpart"]) if one]
    qualifier = data["qualifier"] if data["qualifier"] != "exact" else None
    of = party(data["of"]) if data["of"] else None
    return _joined(f"{data['indicator']} {number}", qualifier, " – ".join(whose), of, data["period"], base)


def _agreement(data: dict[str, Any]) -> str:
    name = f"{data['kind']} {party(data['title'])}" if data["title"] else data["kind"]
    who = f": {party(data['parties'])}" if data["parties"] else ""
    return _joined(name, data["status"], data["date"]) + who


def _project(data: dict[str, Any]) -> str:
    countries = party(data["countries"]) if data["countries"] else None
    return _joined(party(data["project"]), data["status"], data["sector"], countries, data["date"])


def _commitment(data: dict[str, Any]) -> str:
    to = f"to {party(data['beneficiary'])}" if data["beneficiary"] else None
    by = f"by {data['deadline']}" if data["deadline"] else None
    return _joined(f"{party(data['actors'])}: {data['modality']}", data["sector"], to, by)


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


_PHRASES: dict[str, Callable[[dict[str, Any]], str]] = {
    "document": _document,
    "mention": lambda data: f"{data['kind']} {party(data['entity'])}",
    "date": _date,
    "position": _position,
    "meeting": _meeting,
    "statement": _statement,
    "figure": _figure,
    "agreement": _agreement,
    "project": _project,
    "commitment": _commitment,
}
