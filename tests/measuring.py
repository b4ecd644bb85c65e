"""Measures what is found: texts through the reader and the pipeline, and the score against gold.

The texts and the programs that score are outside the checkout, where `DRAGOMAN_SHARED` says (a path from
the root of the checkout, or an absolute one); what needs them is skipped where it is not set. What was once
reached stands in `accepted.json`; `scripts/accept_figures.py` raises it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dragoman.model.document import Source
from dragoman.model.fact import Fact
from dragoman.read import documents
from dragoman.run.pipeline import Pipeline

ROOT = Path(__file__).parents[1]
SHARED = ROOT / os.environ["DRAGOMAN_SHARED"] if os.environ.get("DRAGOMAN_SHARED") else None
ACCEPTED = Path(__file__).with_name("accepted.json")

needs_shared = pytest.mark.skipif(
    SHARED is None, reason="DRAGOMAN_SHARED is not set: the texts and the score are not in the checkout"
)

SAMPLES = {
    "samples": ROOT / "samples",
    "second": ROOT / "samples" / "second",
    "third": ROOT / "samples" / "third",
}
"""The sets of sample articles, each with its `articles` and `gold`."""

TYPES = (
    "document",
    "position",
    "meeting",
    "statement",
    "figure",
    "agreement",
    "project",
    "commitment",
)
"""The types that are scored; names and dates have no gold."""

MEASURES = ("precision", "recall", "f1", "full_f1")
SPECS = ("currency-fr", "percent-fr", "dimension-fr", "date-fr")

Figures = dict[str, dict[str, float]]


def shared() -> Path:
    """The folder of texts and scoring programs; the test is skipped where there is none."""
    if SHARED is None:
        pytest.skip("DRAGOMAN_SHARED is not set")
    return SHARED


def read_folder(path: Path) -> list[Source]:
    """The documents of a file or folder; one that cannot be read is an error here."""
    found = list(documents([str(path)]))
    sources = [one for one in found if isinstance(one, Source)]
    assert sources, f"no documents in {path}"
    assert len(sources) == len(found), [one for one in found if one not in sources]
    return sources


def extract(pipeline: Pipeline, sources: Iterable[Source]) -> dict[Source, tuple[Fact, ...]]:
    """Each document and its facts."""
    return {source: pipeline.facts(source) for source in sources}


def write_lines(found: dict[Source, tuple[Fact, ...]], path: Path) -> Path:
    """The facts as `dragoman facts --format jsonl` prints them."""
    lines = (
        json.dumps(fact.to_json(source.id), ensure_ascii=False) for source in found for fact in found[source]
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path


def _say(*command: str | Path) -> str:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def write_texts(found: Iterable[Source], folder: Path) -> Path:
    """A folder with the text that each document's offsets go into, a page's as the reader extracts it."""
    folder.mkdir()
    for source in found:
        (folder / f"{source.id}.txt").write_bytes(source.text.encode("utf-8"))
    return folder


def score(gold: Path, facts: Path, texts: Path) -> dict[str, Any]:
    """Precision, recall and F1 by type against a folder of gold; `ungrounded` and `forbidden` as counts."""
    program = shared() / "score" / "score.py"
    figures: dict[str, Any] = json.loads(_say(program, gold, facts, "--texts", texts, "--json"))
    listed = _say(program, gold, facts, "--texts", texts, "--show", "all").splitlines()
    return figures | {"forbidden": [line for line in listed if line.endswith(" · forbidden")]}


def by_type(figures: dict[str, Any]) -> Figures:
    """Of a score, what is accepted or not: the built types' measures, rounded down to three digits."""
    return {
        name: {measure: _down(figures[name][measure]) for measure in MEASURES}
        for name in TYPES
        if figures[name]["gold"]
    }


def score_spec(name: str, facts: Path) -> float:
    """F1 on a file of test cases."""
    said = _say(shared() / "score" / "specs.py", shared() / "specs" / f"{name}.jsonl", facts)
    found = re.search(r"F1 ([\d.]+)", said)
    assert found, said
    return _down(float(found[1]))


def _down(value: float) -> float:
    return int(value * 1000 + 1e-6) / 1000


def accepted() -> dict[str, Any]:
    """The figures once reached, by set of texts, type and measure."""
    held: dict[str, Any] = json.loads(ACCEPTED.read_text(encoding="utf-8"))
    return held


def lower_than_accepted(name: str, figures: Figures) -> list[str]:
    """What has fallen below what was reached, one line each."""
    return [
        f"{name}: {kind} {measure} is {figures[kind][measure]:.3f}, and was {least:.3f}"
        for kind, measures in accepted()[name].items()
        for measure, least in measures.items()
        if figures[kind][measure] < least
    ]


TABLED = (ROOT / "README.md", ROOT / "docs" / "measurements.md")
"""The pages that show the figures."""

MARKS = ("<!-- figures: written by make accept -->\n", "<!-- end of figures -->\n")


def table(held: dict[str, Figures]) -> str:
    """The accepted figures as a table in Markdown."""
    lines = [
        "| texts | found | precision | recall | F1 | F1, all fields right |",
        "|---|---|---|---|---|---|",
    ]
    for name in ("seeds", *SAMPLES):
        for kind, figures in held[name].items():
            lines.append(
                f"| {name} | {kind} | " + " | ".join(f"{figures[one]:.2f}" for one in MEASURES) + " |"
            )
    lines += [
        f"| test cases | {name} | | | {figures['f1']:.2f} | |" for name, figures in held["specs"].items()
    ]
    return "\n".join(lines) + "\n"


def write_table(page: Path, held: dict[str, Figures]) -> None:
    """Put the table between its marks."""
    before, _, rest = page.read_text(encoding="utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    page.write_text(before + MARKS[0] + table(held) + MARKS[1] + after, encoding="utf-8", newline="\n")
