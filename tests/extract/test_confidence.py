from __future__ import annotations

import pytest
from tests.measuring import SAMPLES, evaluated, extract, read_folder

from dragoman.extract.confidence import calibrated, sure_enough
from dragoman.model.entity import Entity
from dragoman.model.fact import Mention, Project
from dragoman.model.span import Span
from dragoman.packs.confidence import Confidences
from dragoman.packs.language import load_section
from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline

TABLE = Confidences(right={"project": {0.7: 0.75, 0.9: 0.96}})


@pytest.mark.parametrize(
    ("level", "sure"), [(0.9, 0.96), (0.7, 0.75), (0.95, 0.96), (0.5, 0.75), (0.79, 0.75)]
)
def test_a_fact_is_as_sure_as_the_nearest_level_was_right(level: float, sure: float) -> None:
    fact = Project(evidence=(Span(0, 1),), project=Entity(None, "ligne D"), confidence=level)
    assert calibrated(fact, TABLE).confidence == sure
    assert calibrated(fact, TABLE).identity("d") == fact.identity("d")


def test_a_type_that_was_not_measured_keeps_its_level() -> None:
    fact = Mention(evidence=(Span(0, 1),), kind="country", entity="CN", confidence=0.9)
    assert calibrated(fact, TABLE) is fact


@pytest.mark.parametrize(("least", "told"), [(0.0, [0.75, 0.96]), (0.75, [0.75, 0.96]), (0.76, [0.96])])
def test_what_is_less_sure_than_the_table_asks_is_not_told(least: float, told: list[float]) -> None:
    table = TABLE.model_copy(update={"least": {"project": least}})
    facts = [
        Project(evidence=(Span(0, 1),), project=Entity(None, "ligne D"), confidence=level)
        for level in (0.7, 0.9)
    ]
    assert [fact.confidence for fact in sure_enough(facts, table)] == told


def test_no_fact_of_the_samples_is_less_sure_than_the_table_asks(pipeline: Pipeline) -> None:
    least = load_section("fr", Confidences).least
    found = extract(pipeline, read_folder(SAMPLES["third"] / "articles"))
    assert least["project"] > 0
    assert all(fact.confidence >= least.get(fact.type, 0) for facts in found.values() for fact in facts)


def test_the_levels_that_rules_give_were_measured() -> None:
    table = load_section("fr", Confidences).right
    pipeline = Pipeline(Options(), confidences=Confidences(right={}))
    found = extract(pipeline, read_folder(SAMPLES["third"] / "articles"))
    levels = {
        (fact.type, fact.confidence)
        for facts in found.values()
        for fact in facts
        if fact.type not in ("document", "mention", "date")
    }
    assert {(kind, level) for kind, level in levels if level not in table.get(kind, {})} == set(), (
        "run `make calibrate`"
    )


def test_confidence_can_be_trusted(pipeline: Pipeline) -> None:
    sources = [source for path in SAMPLES.values() for source in read_folder(path / "articles")]
    evaluation = evaluated(extract(pipeline, sources), *(path / "gold" for path in SAMPLES.values()))
    assert evaluation.calibration.error <= 0.05
