"""What is found in the sample articles does not get worse; what is shown is what the text says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.measuring import (
    ROOT,
    SAMPLES,
    accepted,
    by_type,
    evaluated,
    extract,
    lower_than_accepted,
    read_folder,
)

from dragoman.evaluate.gold import load_gold
from dragoman.model.document import Source
from dragoman.model.fact import Fact
from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline

Found = dict[Source, tuple[Fact, ...]]


@pytest.fixture(scope="module")
def everything() -> dict[str, Found]:
    """Every sample and its facts, read as by default, by set."""
    pipeline = Pipeline.load(Options())
    return {name: extract(pipeline, read_folder(path / "articles")) for name, path in SAMPLES.items()}


@pytest.fixture(scope="module")
def found(everything: dict[str, Found]) -> Found:
    """The same in one."""
    return {source: facts for found in everything.values() for source, facts in found.items()}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_read_as_well_as_before(name: str, everything: dict[str, Found]) -> None:
    evaluation = evaluated(everything[name], SAMPLES[name] / "gold")
    forbidden = evaluation.listed("forbidden")
    assert len(forbidden) <= accepted()["forbidden"][name], forbidden
    assert evaluation.ungrounded == 0
    assert lower_than_accepted(name, by_type(evaluation)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_has_a_style(name: str) -> None:
    documents = load_gold([SAMPLES[name] / "gold"])
    assert [one.id for one in documents if one.style is None] == []


def test_a_fact_rests_on_words_of_its_text(found: Found) -> None:
    for source, facts in found.items():
        for fact in facts:
            assert fact.type == "document" or fact.evidence
            assert all(source.text[start:end].strip() for start, end in fact.evidence), fact


def test_no_two_facts_of_a_text_have_one_id(found: Found) -> None:
    for source, facts in found.items():
        ids = [fact.identity(source.id) for fact in facts]
        assert len(ids) == len(set(ids))


def test_an_article_that_is_off_the_subject_has_a_document_fact_only(found: Found) -> None:
    (facts,) = (facts for source, facts in found.items() if source.id == "football-u20-shenzhen")
    assert [fact.type for fact in facts] == ["document"]


PAGE = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
EXAMPLES = [json.loads(one) for one in re.findall(r"```json\n(.*?)```", PAGE, re.S)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["type"]))
def test_an_example_of_the_documentation_is_what_is_found(example: dict[str, Any], found: Found) -> None:
    (facts,) = (facts for source, facts in found.items() if source.id == "depeche-lancement-cku")
    for fact in facts:
        given = fact.to_json("depeche-lancement-cku")
        if (given["type"], given["evidence"]) == (example["type"], example["evidence"]):
            assert _without_names(example) == _without_names({name: given[name] for name in example})
            return
    pytest.fail(f"no {example['type']} at {example['evidence']}")


def _without_names(fact: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {one: value[one] for one in value if one != "labels"} if isinstance(value, dict) else value
        for name, value in fact.items()
    }


@pytest.mark.parametrize(
    "path",
    sorted(one for path in SAMPLES.values() for one in path.glob("gold/*.json")),
    ids=lambda path: path.stem,
)
def test_the_gold_of_a_sample_points_into_its_text(path: Path, found: Found) -> None:
    (source,) = (source for source in found if source.id == path.stem)
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for fact in gold["facts"]:
        spans = [*fact.get("evidence", ()), *fact.get("boilerplate", ()), *fact.get("spans", ())]
        assert all(0 <= start < end <= len(source.text) for start, end in spans), fact
