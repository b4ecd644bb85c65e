"""Findings in words: the sentence of a rule, with names, amounts and dates in the reader's language.

In: the object of a finding, what the entries that it is about are called, words. Out: a sentence. A finding
that was kept without its rule is said as it was kept, in English with codes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from dragoman.model.reason import MESSAGES, Tagged, message
from dragoman.publish.phrasing import numbers
from dragoman.publish.phrasing.filling import capital
from dragoman.serve.web import telling
from dragoman.serve.web.titles import titled
from dragoman.serve.web.words import Words

Names = Mapping[str, str]
"""What entries and documents are called, by id."""

MARKS = " ,;:\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
"""What parts a title from what is said of it."""
ACCOUNTS = MappingProxyType(
    {
        "meeting": message("meeting"),
        "agreement": message("agreement"),
        "project": message("project"),
        "commitment": message("undertaking"),
    }
)
"""What the types of accounts are called within a sentence."""


def explained(finding: Mapping[str, Any], called: Names, words: Words) -> str:
    """What a finding says, and how it can be checked, in the reader's language."""
    reason = finding.get("reason")
    if reason is None or reason["rule"] not in MESSAGES:
        return str(finding["explanation"])
    values = {name: said for name, said in reason.items() if name != "rule"}
    if "as_of" in values:  # a list may be asked for as of another day
        values["as_of"] = {"date": finding["as_of"]}
    filled = {name: _said(value, called, words) for name, value in values.items()}
    sentence = MESSAGES[reason["rule"]]
    return capital(words.gettext(sentence) % filled)


def beside(said: str, titles: Iterable[str]) -> str:
    """A sentence that stands below one of these titles, without that title at its beginning."""
    for title in titles:
        if said.startswith(title) and said[len(title) :].strip(MARKS):
            return capital(said[len(title) :].lstrip(MARKS))
    return said


def matter(finding: Mapping[str, Any], words: Words) -> str:
    """What the sides of a finding differ on: a field, or when a figure holds; empty where it is not known."""
    reason = finding.get("reason") or {}
    if "field" in reason:
        field = capital(_field(reason["field"]["field"], words))
        return f"{field} ({_said(reason['status'], {}, words)})" if "status" in reason else field
    return words.date(reason.get("topic", {}).get("topic", {}).get("period")) or ""


def sides(finding: Mapping[str, Any], words: Words) -> list[str]:
    """What each side of a finding says, in its order; none where the finding was kept without its rule."""
    told = (finding.get("reason") or {}).get("sides", {}).get("sides", ())
    return [_said(one["said"], {}, words) for one in told]


def is_plain(finding: Mapping[str, Any]) -> bool:
    """Whether all there is of a finding is its sentence in English."""
    return finding.get("reason", {}).get("rule") not in MESSAGES


def _said(value: Tagged, called: Names, words: Words) -> str:
    ((tag, told),) = value.items()
    if tag == "account":
        return called.get(told["id"]) or str(told["name"])
    if tag == "documents":
        return ", ".join(called.get(one, one) for one in told)
    return _SAID[tag](told, words)


def _party(told: Any, words: Words) -> str:
    if isinstance(told, dict):
        return words.entity({"id": told.get("id"), "label": told["label"]})
    return words.entity(told) or "?"


def _topic(told: Tagged, words: Words) -> str:
    """A figure's series and period: "Trade, China – Central Asia, 2024"."""
    title = titled("series", told, words)
    return f"{title}, {words.date(told['period'])}" if told.get("period") else title


def _amount(told: Tagged, words: Words, *, signed: bool = False) -> str:
    return numbers.amount(told["value"], told["unit"], words.wording, signed=signed)


def _sides(told: list[Any], words: Words) -> str:
    pairs = ((_said(one["said"], {}, words), ", ".join(one["documents"])) for one in told)
    return words.gettext(" against ").join(f"{said} ({documents})" for said, documents in pairs)


def _makers(told: Tagged, words: Words) -> str:
    """What is added up, who lists it, and what of it is not known."""
    parts = ", ".join(
        " ".join(_said(one[name], {}, words) for name in ("name", "amount") if name in one)
        for one in told["parts"]
    )
    if "document" in told:
        return words.gettext("the amounts that %(document)s lists (%(parts)s)") % {
            "document": told["document"],
            "parts": parts,
        }
    if told.get("missing"):
        missing = ", ".join(_said(one, {}, words) for one in told["missing"])
        return words.gettext("the parts (%(parts)s; %(missing)s not counted)") % {
            "parts": parts,
            "missing": missing,
        }
    return words.gettext("the parts (%(parts)s)") % {"parts": parts}


def _steps(told: list[Any], words: Words) -> str:
    undated = words.gettext("no date")
    return ", ".join(f"{words.status(status)} ({words.date(day) or undated})" for status, day in told)


def _number(told: str, words: Words) -> str:
    """A number as it was rounded; what is none stands as it is."""
    try:
        return words.number(float(told))
    except ValueError:
        return told


def _field(told: str, words: Words) -> str:
    return words.gettext(telling.FIELDS.get(told, told)).lower()


_SAID: Mapping[str, Callable[[Any, Words], str]] = MappingProxyType(
    {
        "topic": _topic,
        "amount": _amount,
        "change": lambda told, words: _amount(told, words, signed=True),
        "sides": _sides,
        "makers": _makers,
        "steps": _steps,
        "party": _party,
        "flow": lambda told, words: " → ".join(_party(one, words) for one in told),
        "entry": lambda told, words: words.called(told["id"]),
        "date": lambda told, words: words.date(told) or "…",
        "number": _number,
        "status": lambda told, words: words.status(told),
        "field": _field,
        "type": lambda told, words: words.gettext(ACCOUNTS.get(told, told)),
        "unit": lambda told, words: numbers.unit_name(told, words.wording, many=True),
        "single": lambda told, words: numbers.unit_name(told, words.wording, many=False),
        "words": lambda told, words: words.quoted(told),
        "printed": lambda told, words: words.quoted(told),
    }
)
"""How each tag of a reason is said in a language."""
