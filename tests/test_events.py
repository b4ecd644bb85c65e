"""What is reached on the sample events: merging, and findings, in both halves.

`scripts/measure_record.py --accept` raises the figures.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.eventing import ACCEPTED, SETS, Measured, by_name, events, measure, read_events

from dragoman.evaluate.drafts import read_drafts


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    path = tmp_path_factory.mktemp("events") / "events.db"
    read_events(path)
    return measure(path)


def test_merging_and_findings_are_as_good_as_they_were(measured: Measured) -> None:
    accepted = json.loads(ACCEPTED.read_text(encoding="utf-8"))
    lower = [
        f"{half}: {name} {which} is {value:.3f}, and was {accepted[half][name][which]:.3f}"
        for half, figures in by_name(measured).items()
        for name, measures in figures.items()
        for which, value in measures.items()
        if value < accepted.get(half, {}).get(name, {}).get(which, 0.0)
    ]
    assert lower == []


def test_most_events_are_told_by_several_texts() -> None:
    known = events()
    tellers = {
        key: {document for document, marks in known.marks.items() if any(mark.key == key for mark in marks)}
        for key in known.labels
    }
    assert len(tellers) >= 40
    assert all(len(documents) > 1 for documents in tellers.values())


@pytest.mark.parametrize("root", SETS.values(), ids=lambda root: root.name)
def test_articles_and_marks_are_made_of_the_drafts(root: Path) -> None:
    for path in sorted((root / "drafts").glob("*.txt")):
        lines = (root / "articles" / f"{path.stem}.jsonl").read_text(encoding="utf-8").splitlines()
        drafts = list(read_drafts(path.read_text(encoding="utf-8")))
        assert [json.loads(line)["text"] for line in lines] == [one.text for one in drafts], _rebuild(path)
        assert all(events(root).marks[one.id] == one.marks for one in drafts), _rebuild(path)


def _rebuild(path: Path) -> str:
    return f"{path.name} was changed: run scripts/build_events.py"
