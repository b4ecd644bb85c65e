#!/usr/bin/env python3
"""Measure how often facts are right, by type and by the level that their rule gives, and write it down.

usage: [DRAGOMAN_SHARED=DIR] calibrate.py [--dry-run]

In: the samples with their gold (the seeds too, where `DRAGOMAN_SHARED` is set), and what was right at first
reading (`samples/first-readings.yaml`). Out: `confidence.yaml` of French. Printed is the expected calibration
error of each article's facts under the table that the other articles give: on today's facts, and on those of
the first readings.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

sys.path.append(str(Path(__file__).parents[1]))

from tests import measuring

from dragoman.evaluate.calibration import Judged, error
from dragoman.evaluate.evaluation import judged
from dragoman.evaluate.fitting import Table, cross_validated, fit
from dragoman.evaluate.gold import load_gold
from dragoman.packs.confidence import Confidences
from dragoman.packs.language import BUILT_IN
from dragoman.run.options import LANGUAGE, Options
from dragoman.run.pipeline import Pipeline

FIRST = measuring.ROOT / "samples" / "first-readings.yaml"
TABLE = BUILT_IN / LANGUAGE / Confidences.file

HEAD = """# Of the facts of a type to which the rules give a level, the share that is right: their confidence.
# Facts less sure than the least of their type are not told. Levels stand left of the colons.
# Written by scripts/calibrate.py; never edited by hand.
"""
LEAST = dict.fromkeys(("meeting", "position", "statement"), 0.7) | {"project": 0.75}
"""By type: how sure a fact must be to be told. At first readings 57 in 100 facts under .7 were right, 90
of the others; of projects those at .7 are right too seldom, too. Figures are told, too, where it is unsure
what they measure: their words are there."""


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dry-run", action="store_true", help="print, and write nothing")
    arguments = parser.parse_args()
    now = dict(today())
    before = first_readings()
    names = sorted(now)
    facts = [now[name] for name in names]
    first = [before.get(name, []) for name in names]
    sure, sure_first = cross_validated(facts, first)
    for name, every in (("today", sure), ("first reading", sure_first)):
        right = sum(fact.right for fact in every) / max(len(every), 1)
        print(f"{name:14} {len(every):5} facts, {right:.3f} right, calibration error {error(every):.3f}")
    table = fit((fact for one in facts for fact in one), (fact for one in first for fact in one))
    print(written(table, LEAST))
    if not arguments.dry_run:
        TABLE.write_text(written(table, LEAST), encoding="utf-8", newline="\n")
    return 0


def today() -> Iterator[tuple[str, list[Judged]]]:
    """The facts of each article with the levels of their rules, and whether they are right."""
    pipeline = Pipeline(Options(), confidences=Confidences(right={}))
    folders = [(path / "articles", path / "gold") for path in measuring.SAMPLES.values()]
    if measuring.SHARED:
        folders.append((measuring.SHARED / "seeds", measuring.SHARED / "gold" / "seeds"))
    for articles, gold in folders:
        found = measuring.extract(pipeline, measuring.read_folder(articles))
        facts = {source.id: [fact.to_json(source.id) for fact in found[source]] for source in found}
        for document in load_gold([gold]):
            yield document.id, list(judged(document, facts[document.id]))


def first_readings() -> dict[str, list[Judged]]:
    """The facts of each article as they were found when it was read for the first time."""
    held: dict[str, dict[str, dict[float, list[int]]]] = yaml.safe_load(FIRST.read_text(encoding="utf-8"))
    return {
        name: [
            Judged(kind, level, i < right)
            for kind, levels in types.items()
            for level, (number, right) in levels.items()
            for i in range(number)
        ]
        for name, types in held.items()
    }


def written(table: Table, least: Mapping[str, float]) -> str:
    """The table as YAML."""
    rows = (
        f"  {kind}: {{{', '.join(f'{level}: {share:.2f}' for level, share in sorted(levels.items()))}}}"
        for kind, levels in table.items()
    )
    told = ", ".join(f"{kind}: {share}" for kind, share in least.items())
    return f"{HEAD}least: {{{told}}}\nright:\n" + "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.exit(main())
