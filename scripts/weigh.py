#!/usr/bin/env python3
"""Fit what signs are worth for one question on the samples, and write it down.

usage: weigh.py QUESTION [--dry-run] [--least P] [--shrinking S]

In: the samples with their gold, but for the sets that are kept apart (`scripts/questions/QUESTION.py` makes
examples of them). Out: `weights/QUESTION.yaml` of French. Printed is what several thresholds would give on
documents that the weights were not fitted on: how many are answered yes, and how many of these rightly.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from dragoman.evaluate.weighing import SHRINKING, Example, Weighed, cross_weighed, weigh
from dragoman.packs.language import BUILT_IN
from dragoman.packs.weights import FOLDER
from dragoman.run.options import LANGUAGE

HEAD = """# Written by scripts/weigh.py from the samples; never edited by hand.
# What its examples are: scripts/questions/{}.py.
"""
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def main() -> int:
    """Collect examples, fit, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("question", help="a module of scripts/questions")
    parser.add_argument("--dry-run", action="store_true", help="print, and write nothing")
    parser.add_argument("--least", type=float, default=0.5, help="the probability from which on it is yes")
    parser.add_argument("--shrinking", type=float, default=SHRINKING, help="how near nought weights are held")
    arguments = parser.parse_args()
    module = importlib.import_module(f"scripts.questions.{arguments.question}")
    documents: list[list[Example]] = module.examples()
    report(documents, cross_weighed(documents, arguments.shrinking))
    fitted = weigh([one for some in documents for one in some], arguments.shrinking)
    text = written(arguments.question, fitted, arguments.least)
    print(text)
    if not arguments.dry_run:
        path = BUILT_IN / LANGUAGE / FOLDER / f"{arguments.question}.yaml"
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


def report(documents: Sequence[Sequence[Example]], chances: Sequence[Sequence[float]]) -> None:
    """Print what each threshold gives."""
    pairs = [
        (one.right, p)
        for some, ps in zip(documents, chances, strict=True)
        for one, p in zip(some, ps, strict=True)
    ]
    right = sum(one for one, _ in pairs)
    print(f"{len(pairs)} examples of {len(documents)} documents, {right} right")
    for least in THRESHOLDS:
        said = [one for one, p in pairs if p >= least]
        hits = sum(said)
        rightly, of_all = hits / max(len(said), 1), hits / max(right, 1)
        print(f"  from {least:.1f}: {len(said):5} yes, {rightly:.3f} rightly, {of_all:.3f} of the right ones")


def written(question: str, fitted: Weighed, least: float) -> str:
    """The file's content: signs by name."""
    lines = [f"bias: {fitted.bias}", f"least: {least}", "signs:" if fitted.signs else "signs: {}"]
    lines += [f"  {sign!r}: {weight}" for sign, weight in sorted(fitted.signs.items()) if weight]
    return HEAD.format(question) + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
