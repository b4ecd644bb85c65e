"""Measures what is found: texts through the reader and the pipeline, and what `dragoman.evaluate` says of it.

The seeds and the test cases are outside the checkout, where `DRAGOMAN_SHARED` says (a path from the root of
the checkout, or an absolute one); what needs them is skipped where it is not set. What was once reached stands
in `accepted.json`; `scripts/accept_figures.py` raises it.
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

from dragoman.evaluate.evaluation import evaluate
from dragoman.evaluate.gold import load_gold
from dragoman.model.document import Source
from dragoman.model.evaluation import MEASURES, Evaluation
from dragoman.model.fact import Fact
from dragoman.read import documents
from dragoman.run.pipeline import Pipeline

ROOT = Path(__file__).parents[1]
SHARED = ROOT / os.environ["DRAGOMAN_SHARED"] if os.environ.get("DRAGOMAN_SHARED") else None
ACCEPTED = Path(__file__).with_name("accepted.json")

needs_shared = pytest.mark.skipif(
    SHARED is None, reason="DRAGOMAN_SHARED is not set: the texts are not in the checkout"
)

LATER = (
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth",
    "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
    "thirty-second", "thirty-third", "thirty-fourth", "thirty-fifth", "thirty-sixth", "thirty-seventh",
    "thirty-eighth", "thirty-ninth",
)  # fmt: skip
SAMPLES = {"samples": ROOT / "samples"} | {one: ROOT / "samples" / one for one in LATER}
"""The sets of sample articles, each with its `articles` and `gold`."""

APART = ("twentieth", "twenty-first", "thirty-second", "thirty-third", "thirty-eighth", "thirty-ninth")
"""The sets that no rule is made on: what they give is to be expected of new articles."""

POOLED = "all types"

SPECS = ("currency-fr", "percent-fr", "dimension-fr", "date-fr")

Figures = dict[str, dict[str, float]]


def shared() -> Path:
    """The folder of seeds and test cases; the test is skipped where there is none."""
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


def evaluated(found: dict[Source, tuple[Fact, ...]], *gold: Path) -> Evaluation:
    """What was found in some documents, against folders of gold."""
    facts = {source.id: [fact.to_json(source.id) for fact in found[source]] for source in found}
    return evaluate(load_gold(list(gold)), facts, {source.id: source.text for source in found})


def by_type(evaluation: Evaluation) -> Figures:
    """What is accepted or not: the measures of the types that the gold has, rounded down to three digits.

    The last row is that of all types together but the documents' own facts.
    """
    rows = [row for row in evaluation.types if row.tally.gold]
    return {
        name: {measure: _down(row.measures[measure]) for measure in MEASURES}
        for name, row in (*((row.name, row) for row in rows), (POOLED, evaluation.pooled))
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


TABLED = {ROOT / "README.md": False, ROOT / "docs" / "measurements.md": True}
"""The pages that show the figures, and whether they show those of each type."""

MARKS = ("<!-- figures: written by make accept -->\n", "<!-- end of figures -->\n")


def table(held: dict[str, Figures], types: bool) -> str:
    """The accepted figures as a table in Markdown; without `types` those of all types together."""
    lines = [
        "| texts | found | precision | recall | F1 | F1, all fields right |",
        "|---|---|---|---|---|---|",
    ]
    for name in ("seeds", *SAMPLES):
        for kind, figures in held[name].items():
            if types or kind == POOLED:
                cells = " | ".join(f"{figures[one]:.2f}" for one in MEASURES)
                lines.append(f"| {name} | {kind} | {cells} |")
    lines += [
        f"| test cases | {name} | | | {figures['f1']:.2f} | |" for name, figures in held["specs"].items()
    ]
    return "\n".join(lines) + "\n"


def write_table(page: Path, held: dict[str, Figures], types: bool) -> None:
    """Put the table between its marks."""
    before, _, rest = page.read_text(encoding="utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    page.write_text(before + MARKS[0] + table(held, types) + MARKS[1] + after, encoding="utf-8", newline="\n")
