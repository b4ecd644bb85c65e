"""Facts: their ids are the same in every run, their evidence is checked, and JSON brings them back."""

from __future__ import annotations

import pytest

from dragoman.model.entity import Entity
from dragoman.model.errors import GroundingError
from dragoman.model.fact import TYPES, Figure, Meeting, Statement, fact_from_json
from dragoman.model.span import Span

XI = Entity("xi-jinping", "Xi Jinping", ("习近平",))
STATEMENT = Statement(evidence=(Span(4, 9),), speaker=XI, mode="direct", content=Span(5, 8), confidence=0.9)


def test_the_id_depends_on_document_evidence_and_core_fields_alone() -> None:
    same = Statement(evidence=(Span(4, 9),), speaker=XI, mode="mixed", content=Span(5, 8), confidence=0.1)
    assert same.identity("a") == STATEMENT.identity("a")
    assert STATEMENT.identity("a") != STATEMENT.identity("b")
    other = Statement(evidence=(Span(4, 9),), speaker="CN", mode="direct", content=Span(5, 8))
    assert other.identity("a") != STATEMENT.identity("a")


def test_json_brings_a_fact_back() -> None:
    meeting = Meeting(
        evidence=(Span(0, 3), Span(8, 9)),
        kind="summit",
        participants=("CN", XI),
        people=(XI,),
        date="2023-05-19",
    )
    for fact in (STATEMENT, meeting):
        assert fact_from_json(fact.to_json("d")) == fact


def test_every_type_of_the_contract_has_its_class() -> None:
    assert list(TYPES) == [
        "document",
        "mention",
        "date",
        "position",
        "meeting",
        "statement",
        "figure",
        "agreement",
        "project",
        "commitment",
    ]


def test_moving_a_fact_moves_all_its_spans() -> None:
    figure = Figure(evidence=(Span(1, 4),), spans=(Span(2, 3),), value=1.0, unit="km")
    moved = figure.moved(lambda span: Span(span.start + 10, span.end + 10))
    assert (moved.evidence, moved.spans) == ((Span(11, 14),), (Span(12, 13),))


@pytest.mark.parametrize("evidence", [(), (Span(3, 3),), (Span(0, 11),), (Span(0, 2), Span(-1, 2))])
def test_evidence_that_does_not_stand_in_the_text_is_refused(evidence: tuple[Span, ...]) -> None:
    fact = Figure(evidence=evidence, spans=(), value=1.0, unit="km")
    with pytest.raises(GroundingError):
        fact.check(10)


def test_whole_numbers_are_printed_without_a_decimal_point() -> None:
    figure = Figure(evidence=(Span(0, 1),), spans=(), value=94e9, unit="USD")
    assert figure.to_json("d")["value"] == 94_000_000_000
