"""What findings say in the reader's language."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.model.reason import MESSAGES, Reason
from dragoman.packs.framework import load_framework
from dragoman.serve.web.explaining import explained, is_plain
from dragoman.serve.web.words import Words

CODES = re.compile(r"\b(CN|KZ|KG|TJ|TM|UZ|USD|CNY|trade|under-construction|central-asia)\b")
AMOUNT = {"value": 94.8e9, "unit": "USD", "words": "94,8 milliards de dollars"}
TOPIC = {"topic": {"indicator": "trade", "area": "CN", "counterpart": "KZ", "of": None, "period": "2024-06"}}
VALUES: dict[str, Any] = {
    "topic": TOPIC,
    "sides": {"sides": [{"said": {"amount": AMOUNT}, "documents": ["a"]}, {"said": {"date": "2024"}, "documents": ["b"]}]},
    "field": {"field": "date"},
    "type": {"type": "meeting"},
    "status": {"status": "under-construction"},
    "name": {"account": {"id": "p-1", "name": "rail of CN"}},
    "steps": {"steps": [["planned", None], ["completed", "2024-06-01"]]},
    "makers": {"makers": {"parts": [{"name": {"party": "KZ"}, "amount": {"amount": AMOUNT}}], "missing": [{"party": "UZ"}]}},
    "state": {"party": "CN"},
    "unit": {"unit": "CNY"},
    "base": {"single": "USD"},
    "dated": {"words": "l'an dernier"},
    "office": {"printed": "président"},
    "document": {"documents": ["a"]},
    "by": {"documents": ["a", "b"]},
    "growth": {"change": {"value": 5, "unit": "percent", "words": "5 %"}},
} | {name: {"amount": AMOUNT} for name in ("one", "other", "level", "implied", "got", "sum", "total", "low", "high", "part", "whole", "amount")} | {
    name: {"date": "2024-06-01"} for name in ("said", "known", "day", "since", "until", "year", "due", "as_of", "value")
} | {name: {"number": "7.12"} for name in ("number", "rate", "average", "share")}  # fmt: skip


def words(language: str) -> Words:
    return Words(language, load_framework("china-central-asia"))


def reason(rule: str) -> Reason:
    """A reason with a value for everything that its sentence names."""
    return Reason(rule, {name: VALUES[name] for name in set(re.findall(r"%\((\w+)\)s", MESSAGES[rule]))})


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("rule", MESSAGES)
def test_every_rule_is_said_without_codes_in_every_language(rule: str, language: str) -> None:
    finding = {"reason": reason(rule).to_json(), "as_of": "2026-01-02", "explanation": reason(rule).said}
    said = explained(finding, {"p-1": "Rail"}, words(language))
    assert CODES.search(said.replace("Trade", "")) is None, said
    assert "%(" not in said


def test_names_amounts_and_dates_are_those_of_the_language() -> None:
    finding = {"reason": reason("amount-of-one-state").to_json(), "explanation": ""}
    assert explained(finding, {}, words("en")) == (
        "Trade, China – Kazakhstan, June 2024: 94.8 billion US dollars; only sources of China say so."
    )
    french = explained(finding, {}, words("fr")).replace("\xa0", " ").replace("\u202f", " ")
    assert french.startswith(
        "Échanges commerciaux, Chine – Kazakhstan, juin 2024 : 94,8 milliards de dollars"
    )


def test_the_plain_sentence_keeps_codes_and_printed_words() -> None:
    assert reason("amount-of-one-source").said == (
        "trade of CN with KZ, 2024-06: 94,8 milliards de dollars; only a says so."
    )


def test_a_finding_is_overdue_on_the_day_that_is_asked_for() -> None:
    finding = {"reason": reason("overdue").to_json(), "as_of": "2026-01-02", "explanation": ""}
    assert "2 January 2026" in explained(finding, {}, words("en"))


def test_what_was_kept_without_its_rule_is_said_as_it_was() -> None:
    assert is_plain({"explanation": "trade of CN"})
    assert explained({"explanation": "trade of CN"}, {}, words("fr")) == "trade of CN"


def test_pages_and_feeds_say_findings_in_the_language_of_the_reader(client: TestClient) -> None:
    for said in client.get("/findings?format=json&lang=fr").json()["items"]:
        assert CODES.search(said["said"]) is None
        assert said["said"] != said["explanation"]
    page = html.unescape(client.get("/findings?lang=fr").text)
    assert "le dit." in page and "says so" not in page
    assert "says so" not in client.get("/api/feeds/findings.atom", headers={"accept-language": "fr"}).text
