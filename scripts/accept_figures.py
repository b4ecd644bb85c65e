#!/usr/bin/env python3
"""Measure what is found in seeds, samples and test cases, and raise the figures that tests hold to.

usage: DRAGOMAN_SHARED=DIR accept_figures.py [--dry-run]

In: the texts and gold of `DRAGOMAN_SHARED` and `samples/`. Out: `tests/accepted.json`, in which no figure
gets smaller, and the tables in the documentation; all figures are printed. Where a smaller one is right (the
gold was corrected), edit the file by hand and say why in the commit.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from tests import measuring
from tests.measuring import Figures

from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline


def main() -> int:
    """Measure, compare, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dry-run", action="store_true", help="print, and write nothing")
    arguments = parser.parse_args()
    if measuring.SHARED is None:
        parser.error("DRAGOMAN_SHARED is not set")
    held = json.loads(measuring.ACCEPTED.read_text(encoding="utf-8")) if measuring.ACCEPTED.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        measured, forbidden = measure(Path(folder))
    for name, figures in measured.items():
        for kind, measures in figures.items():
            for which, value in measures.items():
                before = held.setdefault(name, {}).setdefault(kind, {}).setdefault(which, 0.0)
                print(f"{name:8} {kind:12} {which:10} {value:.3f}" + _change(before, value))
                held[name][kind][which] = max(before, value)
    for name, number in forbidden.items():
        kept = held.setdefault("forbidden", {})
        kept[name] = min(kept.get(name, number), number)
        print(f"{name:8} {number} facts that a careless reader would report; accepted: {kept[name]}")
    if not arguments.dry_run:
        measuring.ACCEPTED.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
        for page, types in measuring.TABLED.items():
            measuring.write_table(page, held, types)
    return 0


def _change(before: float, value: float) -> str:
    if value == before:
        return ""
    return f"  was {before:.3f}" + ("  LOWER: not accepted" if value < before else "")


def measure(folder: Path) -> tuple[dict[str, Figures], dict[str, int]]:
    """The figures of seeds, samples and test cases, and how many forbidden facts were reported.

    `folder` takes what is extracted on the way.
    """
    gated, ungated = Pipeline.load(Options()), Pipeline.load(Options(gate=False))
    root = measuring.shared()
    seeds = measuring.extract(gated, measuring.read_folder(root / "seeds"))
    specs: Figures = {}
    for name in measuring.SPECS:
        found = measuring.extract(ungated, measuring.read_folder(root / "specs" / f"{name}.jsonl"))
        specs[name] = {
            "f1": measuring.score_spec(name, measuring.write_lines(found, folder / f"{name}.jsonl"))
        }
    evaluations = {"seeds": measuring.evaluated(seeds, root / "gold" / "seeds")}
    for name, path in measuring.SAMPLES.items():
        found = measuring.extract(gated, measuring.read_folder(path / "articles"))
        evaluations[name] = measuring.evaluated(found, path / "gold")
    forbidden = {name: len(one.listed("forbidden")) for name, one in evaluations.items()}
    figures = {name: measuring.by_type(one) for name, one in evaluations.items()}
    return figures | {"specs": specs}, forbidden


if __name__ == "__main__":
    sys.exit(main())
