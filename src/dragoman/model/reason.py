"""Why something was found: a rule and what it compares, and the sentence of it with codes in English.

In: the name of a rule and tagged values. Out: JSON, and a sentence to check it by. The same sentences are the
messages of the catalogues: whoever shows a finding in a language fills them with names, amounts and dates of
that language (`serve/web/explaining.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

Tagged = Mapping[str, Any]
"""What a rule names: one key that says what it is, and its value, both as JSON has them."""


def message(text: str) -> str:
    """Marks a sentence that the catalogues translate."""
    return text


MESSAGES: Mapping[str, str] = MappingProxyType(
    {
        "values-differ": message("%(topic)s: %(sides)s."),
        "signed-sums-differ": message("worth of what was signed, %(name)s: %(sides)s."),
        "fields-differ": message("%(field)s of the %(type)s: %(sides)s."),
        "fields-of-status-differ": message("%(field)s of the %(type)s, %(status)s: %(sides)s."),
        "meeting-known-otherwise": message(
            "%(name)s: the texts give %(field)s %(said)s, the pack %(known)s (number %(number)s)."
        ),
        "office-out-of-term": message(
            "%(name)s as %(office)s in a text of %(day)s: the pack has that office from %(since)s to "
            "%(until)s."
        ),
        "rate-fits": message(
            "%(topic)s: %(one)s for %(other)s is %(rate)s %(unit)s for one %(base)s; the average of "
            "%(year)s was %(average)s: it fits within 2 %%."
        ),
        "rate-does-not-fit": message(
            "%(topic)s: %(one)s for %(other)s is %(rate)s %(unit)s for one %(base)s; the average of "
            "%(year)s was %(average)s: it does not fit within 2 %%."
        ),
        "growth-alone": message(
            "%(topic)s: %(level)s, with %(growth)s since %(base)s, implies %(implied)s in %(base)s; no "
            "source gives that amount."
        ),
        "growth-fits": message(
            "%(topic)s: %(level)s, with %(growth)s since %(base)s, implies %(implied)s in %(base)s; "
            "%(document)s gives %(got)s, which fits."
        ),
        "growth-does-not-fit": message(
            "%(topic)s: %(level)s, with %(growth)s since %(base)s, implies %(implied)s in %(base)s; "
            "%(document)s gives %(got)s, which does not fit."
        ),
        "sum-is-total": message("%(topic)s: %(makers)s make %(sum)s, as the total of %(total)s."),
        "sum-is-nearly-total": message(
            "%(topic)s: %(makers)s make %(sum)s, as the total of %(total)s: by their rounding the sum lies "
            "between %(low)s and %(high)s."
        ),
        "sum-is-more": message(
            "%(topic)s: %(makers)s make %(sum)s, more than the total of %(total)s: by their rounding the "
            "sum lies between %(low)s and %(high)s."
        ),
        "sum-is-less": message(
            "%(topic)s: %(makers)s make %(sum)s, less than the total of %(total)s: by their rounding the "
            "sum lies between %(low)s and %(high)s."
        ),
        "share-fits": message(
            "%(topic)s: %(part)s of %(whole)s is %(share)s %%, and the text says %(said)s: it fits."
        ),
        "share-does-not-fit": message(
            "%(topic)s: %(part)s of %(whole)s is %(share)s %%, and the text says %(said)s: it does not fit."
        ),
        "moved-on": message("%(name)s: %(steps)s."),
        "overdue": message("%(name)s: due %(due)s; on %(as_of)s nothing says what came of it."),
        "amount-of-one-source": message("%(topic)s: %(amount)s; only %(document)s says so."),
        "amount-of-one-state": message("%(topic)s: %(amount)s; only sources of %(state)s say so."),
        "status-of-one-source": message("%(name)s: %(status)s; only %(document)s says so."),
        "status-of-one-state": message("%(name)s: %(status)s; only sources of %(state)s say so."),
        "promise-of-one-source": message("%(name)s; only %(document)s says so."),
        "promise-of-one-state": message("%(name)s; only sources of %(state)s say so."),
        "dated-by-texts": message("%(document)s: %(dated)s is %(value)s, for %(by)s gives %(known)s."),
        "dated-by-meeting": message(
            "%(document)s: %(dated)s is %(value)s, for the pack has number %(number)s of %(name)s on "
            "%(known)s."
        ),
        "dated-by-anniversary": message(
            "%(document)s: %(dated)s is %(value)s, for the pack has %(name)s signed %(known)s, and the text "
            "speaks of year %(number)s."
        ),
        "text-dated-by-anniversary": message(
            "%(document)s: the text is of %(value)s, for the pack has %(name)s signed %(known)s, and "
            "the text speaks of year %(number)s."
        ),
    }
)
"""Every rule by which something is found, and what it says."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule of `MESSAGES` with what it names, each `Tagged`."""

    rule: str
    values: Mapping[str, Any]

    @property
    def said(self) -> str:
        """The sentence in English, with codes, and every figure as it is printed."""
        return MESSAGES[self.rule] % {name: coded(value) for name, value in self.values.items()}

    def to_json(self) -> dict[str, Any]:
        """The object of the contract."""
        return {"rule": self.rule, **self.values}


def coded(value: Tagged) -> str:
    """A value as the plain sentence has it."""
    ((tag, told),) = value.items()
    return _CODED[tag](told)


def _party(told: Any) -> str:
    if told is None:
        return "?"
    return told if isinstance(told, str) else str(told["label"])


def _topic(told: Tagged) -> str:
    """What a figure is of: "trade of CN with central-asia, 2024"."""
    said = str(told["indicator"])
    for name, word in (("area", "of"), ("counterpart", "with"), ("of", "of")):
        if told.get(name) is not None:
            said += f" {word} {_party(told[name])}"
    return f"{said}, {told['period']}" if told.get("period") else said


def _amount(told: Tagged) -> str:
    """An amount as it is printed; one that was worked out with its unit."""
    if "words" in told:
        return str(told["words"])
    value = Decimal(repr(told["value"]))
    for power, word in ((12, "trillion"), (9, "billion"), (6, "million")):
        if abs(value) >= Decimal(10) ** power:
            return f"{(value / Decimal(10) ** power).normalize():f} {word} {told['unit']}"
    return f"{value.normalize():f} {told['unit']}"


def _sides(told: Sequence[Tagged]) -> str:
    """Who says what: "4.7 billion (a, b) against 8 billion (c)"."""
    return " against ".join(f"{coded(one['said'])} ({', '.join(one['documents'])})" for one in told)


def _makers(told: Tagged) -> str:
    """What is added up, and what of it is not known."""
    named = ([coded(one["name"])] if "name" in one else [] for one in told["parts"])
    amounts = (coded(one["amount"]) for one in told["parts"])
    parts = ", ".join(" ".join([*name, amount]) for name, amount in zip(named, amounts, strict=True))
    if "document" in told:
        return f"the amounts that {told['document']} lists ({parts})"
    missing = ", ".join(map(coded, told["missing"]))
    return f"the parts ({parts} ({missing} not counted))" if missing else f"the parts ({parts})"


def _steps(told: Sequence[Sequence[str | None]]) -> str:
    return ", ".join(f"{status} ({day or 'no date'})" for status, day in told)


_CODED: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {
        "topic": _topic,
        "amount": _amount,
        "sides": _sides,
        "makers": _makers,
        "steps": _steps,
        "party": _party,
        "flow": lambda told: " → ".join(map(_party, told)),
        "change": _amount,
        "account": lambda told: str(told["name"]),
        "entry": lambda told: str(told["name"]),
        "documents": ", ".join,
        "date": lambda told: str(told or "…"),
        "number": str,
        "status": str,
        "field": str,
        "type": str,
        "unit": str,
        "single": str,
        "words": lambda told: f"“{told}”",
        "printed": str,
    }
)
"""How each tag is written with codes."""
