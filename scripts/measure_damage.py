#!/usr/bin/env python3
"""Say how many facts stay as they are when texts are damaged.

usage: measure_damage.py [--show N] [--every N] [FOLDER ...]

In: folders of sound articles; without any, those of the sample sets that rules are made on. Out: a line for
each kind of damage: of the facts of the sound texts the share that is found again, word by word and field by
field, the share that is new, and the same without names and dates; with `--show` some that are lost or new.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.damaging import LOSSY, STRICT, damaged, told
from tests.measuring import APART, SAMPLES, read_folder

from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline

NAMES = {"mention", "date", "document"}


def main() -> int:
    """Damage, read, compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--show", type=int, default=0, help="how many lost and new facts to print")
    parser.add_argument("--every", type=int, default=1, help="take each n-th article only")
    arguments = parser.parse_args()
    folders = arguments.folders or [SAMPLES[name] / "articles" for name in SAMPLES if name not in APART]
    pipeline = Pipeline.load(Options(gate=False))
    sources = [source for folder in folders for source in read_folder(folder)][:: arguments.every]
    sound = [told(pipeline.facts(source), source) for source in sources]
    print(f"{len(sources)} articles, {sum(map(Counter.total, sound))} facts")
    for damage in (*STRICT, *LOSSY):
        lost: Counter[str] = Counter()
        new: Counter[str] = Counter()
        for source, facts in zip(sources, sound, strict=True):
            draft = damaged(source.text, damage)
            changed = replace(source, text=draft.text)
            found = told(pipeline.facts(changed), changed, draft)
            lost += facts - found
            new += found - facts
        print(f"{damage.__name__:22}", *_shares(sum(sound, Counter()), lost, new), flush=True)
        for sign, facts in (("-", lost), ("+", new)):
            for fact in sorted(facts)[: arguments.show]:
                print("   ", sign, fact[:300])
    return 0


def _shares(sound: Counter[str], lost: Counter[str], new: Counter[str]) -> list[str]:
    parts = []
    for names in (NAMES, set()):
        of = [
            sum(number for fact, number in facts.items() if json.loads(fact)["type"] not in (NAMES - names))
            for facts in (sound, lost, new)
        ]
        label = "all" if names else "events"
        parts.append(f"{label}: kept {1 - of[1] / max(1, of[0]):.3f} new {of[2] / max(1, of[0]):.3f}")
    return parts


if __name__ == "__main__":
    raise SystemExit(main())
