"""Says a fact in the language of a page: in one line, and field by field.

In: a fact as the contract has it, its document's text, words. Out: text and pairs; nothing in them is markup.
What does not apply is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.publish.phrasing import numbers
from dragoman.publish.phrasing.filling import capital
from dragoman.publish.report import one_line
from dragoman.serve.web.words import Words, later

FIELDS = {
    "person": later("Person"),
    "role": later("Office"),
    "role_text": later("Office in the text"),
    "mechanism": later("Mechanism"),
    "kind": later("Kind"),
    "ordinal": later("Number in its series"),
    "status": later("Status"),
    "date": later("Date"),
    "place": later("Place"),
    "country": later("Country"),
    "participants": later("Participants"),
    "people": later("Persons"),
    "organisers": later("Organisers"),
    "chair": later("Chair"),
    "theme": later("Theme"),
    "topics": later("Topics"),
    "format": later("Format"),
    "part_of": later("Part of"),
    "speaker": later("Speaker"),
    "mode": later("Mode"),
    "cue": later("Cue"),
    "polarity": later("Polarity"),
    "content": later("What is said"),
    "indicator": later("Indicator"),
    "value": later("Value"),
    "area": later("Area"),
    "counterpart": later("Counterpart"),
    "of": later("Of"),
    "period": later("Period"),
    "base_period": later("Compared with"),
    "qualifier": later("Qualifier"),
    "title": later("Title"),
    "parties": later("Parties"),
    "subject": later("Subject"),
    "project": later("Project"),
    "sector": later("Sector"),
    "countries": later("Countries"),
    "actors": later("Actors"),
    "action": later("What is undertaken"),
    "modality": later("Modality"),
    "beneficiary": later("Beneficiary"),
    "deadline": later("Deadline"),
    "entity": later("Name"),
    "relative": later("Relative"),
}
"""The fields of facts in the order in which they are shown, and what they are called."""

VALUES = {
    "asserted": later("asserted"),
    "denied": later("denied"),
    "direct": later("direct"),
    "indirect": later("indirect"),
    "mixed": later("partly quoted"),
    "exact": later("exact"),
    "approximate": later("approximate"),
    "at-least": later("at least that much"),
    "at-most": later("at most that much"),
    "record": later("a record"),
    "person": later("person"),
    "organisation": later("organisation"),
    "country": later("country"),
    "region": later("region"),
    "place": later("place"),
    "mechanism": later("mechanism"),
    "initiative": later("initiative"),
    "project": later("project"),
    "instrument": later("instrument"),
    "pledge": later("undertaking"),
    "agreement": later("agreed together"),
    "willingness": later("willingness"),
    "proposal": later("proposal"),
    "plan": later("plan"),
}
"""Values of the contract that reports have no words for."""

REASONS = (
    later("growth over a period is measured from the same period a year before"),
    later("the office that the registry knows the person to hold"),
    later("the period of the trade told right before"),
    later("the state or town that the words around speak of"),
    later("the two of whom the text tells"),
)
"""Why a field is given that the words of a fact do not tell: what readers of texts say of it."""

TYPES = {
    "meeting": later("Meetings"),
    "agreement": later("Agreements and texts"),
    "project": later("Projects"),
    "commitment": later("Undertakings"),
    "figure": later("Figures"),
    "statement": later("Statements"),
    "position": later("Offices"),
    "mention": later("Names"),
    "date": later("Times"),
}
"""The types of facts that stand in a text, in the order in which they are listed."""

UNNUMBERED = frozenset({"mention", "date"})
"""Types that are marked and have no number: they say no more than that a name or a time stands there."""

_DATES = frozenset({"date", "period", "base_period", "deadline"})
_SPANS = frozenset({"content", "action"})
_OURS = frozenset({"mode", "polarity", "qualifier", "modality"})
_PLAIN = {"polarity": "asserted", "qualifier": "exact", "relative": False}
"""Values that go without saying."""


def in_a_line(data: Mapping[str, Any], text: str, words: Words) -> str:
    """The fact in one line."""
    parts = {
        "meeting": _meeting,
        "agreement": _agreement,
        "project": _project,
        "commitment": _commitment,
        "figure": _figure,
        "statement": _statement,
        "position": _position,
        "mention": _mention,
        "date": _date,
    }[data["type"]](data, text, words)
    return capital(one_line(", ".join(part for part in parts if part)))


def fields(data: Mapping[str, Any], text: str, words: Words) -> list[tuple[str, str]]:
    """The fact field by field: what each is called, and its value in words."""
    found = []
    for name, called in FIELDS.items():
        value = data.get(name)
        if value in (None, [], "") or _PLAIN.get(name) == value:
            continue
        said = one_line(value_of(name, value, data, text, words))
        if said:
            found.append((words.gettext(called), said))
    return found


def inferred(data: Mapping[str, Any], words: Words) -> dict[str, str]:
    """The fields that the words of a fact do not tell, and why they are given."""
    return {
        words.gettext(FIELDS.get(name, name)): words.gettext(why)
        for name, why in data.get("inferred", {}).items()
    }


def value_of(name: str, value: Any, data: Mapping[str, Any], text: str, words: Words) -> str:
    """One field's value in words; `data` is the fact, or the account, that it is a field of."""
    terms = words.wording.terms
    if name in _SPANS:
        return words.quoted(text[value[0] : value[1]])
    if name == "value":
        return words.amount(value, data["unit"]) if "unit" in data else words.date(value)
    if name in _DATES:
        return words.date(value)
    if name in _OURS:
        return words.gettext(VALUES[value]) if value in VALUES else str(value)
    if name == "kind":
        return _kind(data, words)
    if name == "relative":
        return words.gettext("yes") if value else ""
    known: dict[str, Mapping[str, str]] = {
        "status": terms.status_names,
        "sector": terms.sectors,
        "indicator": terms.indicators,
        "format": terms.formats,
    }
    if name in known:
        return known[name].get(value, str(value))
    if name == "role":
        return terms.roles[value].m if value in terms.roles else str(value)
    if name == "ordinal":
        return numbers.ordinal(value, words.wording)
    if name in ("role_text", "cue", "theme", "subject"):
        return words.quoted(str(value))
    return ", ".join(map(str, value)) if name == "topics" else words.entity(value)


def quoted(said: str, words: Words) -> str:
    """Words of a text between the quotation marks of the page's language."""
    return words.quoted(said)


def _kind(data: Mapping[str, Any], words: Words) -> str:
    terms, kind = words.wording.terms, data["kind"]
    nouns = {"meeting": terms.meetings, "agreement": terms.agreements}.get(data["type"], {})
    if kind in nouns:
        return nouns[kind].text
    return words.gettext(VALUES[kind]) if kind in VALUES else str(kind)


Parts = Iterator[str]


def _meeting(data: Mapping[str, Any], _text: str, words: Words) -> Parts:
    name = words.entity(data["mechanism"]) or _kind(data, words)
    yield f"{numbers.ordinal(data['ordinal'], words.wording)} {name}" if data["ordinal"] else name
    yield words.status(data["status"])
    yield words.date(data["date"])
    yield words.entity(data["place"]) or words.entity(data["country"])
    yield words.entity([*(data["participants"] or []), *data["people"]])


def _agreement(data: Mapping[str, Any], _text: str, words: Words) -> Parts:
    yield words.entity(data["title"]) or _kind(data, words)
    yield words.status(data["status"])
    yield words.date(data["date"])
    yield words.entity(data["parties"])


def _project(data: Mapping[str, Any], _text: str, words: Words) -> Parts:
    yield words.entity(data["project"])
    yield words.status(data["status"])
    yield words.date(data["date"])


def _commitment(data: Mapping[str, Any], text: str, words: Words) -> Parts:
    start, end = data["action"]
    yield f"{words.entity(data['actors'])}{words.colon} {words.quoted(text[start:end])}"
    yield words.date(data["deadline"])


def _figure(data: Mapping[str, Any], _text: str, words: Words) -> Parts:
    said = words.wording.terms.qualifiers.get(data["qualifier"], "{n}")
    amount = said.replace("{n}", words.amount(data["value"], data["unit"]))
    yield f"{words.measure(data['indicator'])}{words.colon} {amount}"
    yield " – ".join(one for one in (words.entity(data["area"]), words.entity(data["counterpart"])) if one)
    yield words.entity(data["of"])
    yield words.date(data["period"])


def _statement(data: Mapping[str, Any], text: str, words: Words) -> Parts:
    start, end = data["content"]
    pattern = words.wording.terms.denied if data["polarity"] == "denied" else "{who}" + words.colon
    yield f"{pattern.replace('{who}', words.entity(data['speaker']))} {words.quoted(text[start:end])}"


def _position(data: Mapping[str, Any], _text: str, words: Words) -> Parts:
    office = words.wording.terms.roles[data["role"]]
    of = office.of.replace("{of}", words.entity(data["of"]))
    yield f"{words.entity(data['person'])}{words.colon} {office.m} {of}"


def _mention(data: Mapping[str, Any], _text: str, words: Words) -> Parts:
    yield words.entity(data["entity"])


def _date(data: Mapping[str, Any], _text: str, words: Words) -> Parts:
    yield words.date(data["value"]) or words.gettext("a time that the text does not settle")
