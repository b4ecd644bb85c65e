"""What is found in the sample articles does not get worse; what is shown is what the text says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.measuring import (
    ROOT,
    by_type,
    extract,
    lower_than_accepted,
    needs_shared,
    read_folder,
    score,
    write_lines,
)

from dragoman.model.document import Source
from dragoman.model.fact import Fact
from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline

ARTICLES, GOLD = ROOT / "samples" / "articles", ROOT / "samples" / "gold"

Found = dict[Source, tuple[Fact, ...]]


@pytest.fixture(scope="module")
def found() -> Found:
    """Every sample and its facts, read as by default."""
    return extract(Pipeline.load(Options()), read_folder(ARTICLES))


def texts(found: Found, folder: Path) -> Path:
    """A folder with the text that each sample's offsets go into, a page's as the reader extracts it."""
    folder.mkdir()
    for source in found:
        (folder / f"{source.id}.txt").write_bytes(source.text.encode("utf-8"))
    return folder


@needs_shared
def test_the_samples_are_read_as_well_as_before(found: Found, tmp_path: Path) -> None:
    facts = write_lines(found, tmp_path / "facts.jsonl")
    figures = score(GOLD, facts, texts(found, tmp_path / "texts"))
    assert figures["forbidden"] == []
    assert figures["ungrounded"] == 0
    assert lower_than_accepted("samples", by_type(figures)) == []


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


EXAMPLES = re.findall(r"```json\n(.*?)```", (ROOT / "docs" / "record.md").read_text(encoding="utf-8"), re.S)


@pytest.mark.parametrize("example", map(json.loads, EXAMPLES), ids=lambda example: str(example["type"]))
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


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.json")), ids=lambda path: path.stem)
def test_the_gold_of_a_sample_points_into_its_text(path: Path, found: Found) -> None:
    (source,) = (source for source in found if source.id == path.stem)
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for fact in gold["facts"]:
        spans = [*fact.get("evidence", ()), *fact.get("boilerplate", ()), *fact.get("spans", ())]
        assert all(0 <= start < end <= len(source.text) for start, end in spans), fact
