from __future__ import annotations

import json

import pytest
from tests.store.making import XI, entry

from dragoman.model.document import Source
from dragoman.model.errors import GroundingError, ReadError
from dragoman.model.fact import DateFact, DocumentFact, Mention
from dragoman.model.span import Span
from dragoman.store import Entry

SOURCE = Source("a", "Xi est en Chine. Xi part.")


def test_facts_are_ordered_by_place_then_type_then_id_with_the_document_first() -> None:
    facts = [
        Mention(evidence=(Span(17, 19),), kind="person", entity=XI),
        DateFact(evidence=(Span(0, 2),), value="2024"),
        Mention(evidence=(Span(0, 2),), kind="person", entity=XI),
        DocumentFact(language="fr"),
    ]
    written = Entry.of(SOURCE, facts, "p")
    assert [(fact.type, fact.quotation) for fact in written.facts] == [
        ("document", ""), ("mention", "Xi"), ("date", "Xi"), ("mention", "Xi")
    ]  # fmt: skip
    assert Entry.of(SOURCE, reversed(facts), "p") == written


def test_of_a_fact_found_twice_the_surer_is_kept() -> None:
    once, again = (
        Mention(evidence=(Span(0, 2),), kind="person", entity=XI, confidence=sure) for sure in (0.4, 0.8)
    )
    for facts in ([once, again], [again, once]):
        assert [fact.confidence for fact in Entry.of(SOURCE, facts, "p").facts] == [0.8]


@pytest.mark.parametrize("span", [Span(0, 0), Span(20, 26), Span(-1, 2), Span(3, 2)])
def test_evidence_outside_the_text_is_refused(span: Span) -> None:
    with pytest.raises(GroundingError):
        Entry.of(SOURCE, [Mention(evidence=(span,), kind="person", entity=XI)], "p")


def test_half_a_character_is_refused_by_name_and_place() -> None:
    with pytest.raises(ReadError, match="offset 2"):
        Entry.of(Source("a", "Xi\ud800"), [], "p")


def test_a_fact_is_written_in_the_form_of_the_contract() -> None:
    line = entry("a", "Xi").facts[1].json
    assert "\n" not in line
    assert list(json.loads(line))[:3] == ["id", "type", "document"]
    assert json.loads(line)["entity"] == {
        "id": "xi-jinping",
        "label": "Xi Jinping",
        "labels": ["Xi Jinping", "习近平"],
    }
