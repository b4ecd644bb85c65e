"""What is found in the seed texts does not get worse, and in the test cases of quantities and dates."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.measuring import (
    SPECS,
    accepted,
    by_type,
    evaluated,
    extract,
    lower_than_accepted,
    needs_shared,
    read_folder,
    score_spec,
    shared,
    write_lines,
)

from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline

pytestmark = needs_shared


def test_the_seeds_are_read_as_well_as_before() -> None:
    found = extract(Pipeline.load(Options()), read_folder(shared() / "seeds"))
    evaluation = evaluated(found, shared() / "gold" / "seeds")
    assert evaluation.listed("forbidden") == ()
    assert evaluation.ungrounded == 0
    assert lower_than_accepted("seeds", by_type(evaluation)) == []


@pytest.mark.parametrize("name", SPECS)
def test_quantities_and_dates_are_read_as_well_as_before(
    name: str, pipeline: Pipeline, tmp_path: Path
) -> None:
    found = extract(pipeline, read_folder(shared() / "specs" / f"{name}.jsonl"))
    assert score_spec(name, write_lines(found, tmp_path / "facts.jsonl")) >= accepted()["specs"][name]["f1"]
