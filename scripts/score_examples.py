#!/usr/bin/env python3
"""Say which examples of a language are reached, and what is wrong with the others.

usage: score_examples.py [FOLDER_OR_FILE ...] [--all]

In: files `TYPE.yaml` of examples, or folders of them; without any, those of the language. Out: a line a type
(passages right, facts wanted, found, right, right in every field), then each passage that is not, with what
was missed and what was wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.exemplified import EXAMPLES, Reached, reached_examples

from dragoman.evaluate.cores import Data


def _short(fact: Data) -> str:
    kept = {
        key: value.get("label") if isinstance(value, dict) else value
        for key, value in fact.items()
        if value is not None and key not in {"id", "document", "evidence", "type", "confidence", "labels"}
    }
    return json.dumps(kept, ensure_ascii=False, default=str)[:400]


def _lines(one: Reached) -> list[str]:
    found = one.reckoning
    lines = [f"[{one.example.type}] {one.example.shows}: {one.example.text.strip()!r}"]
    lines += [f"    missed     {_short(fact)}" for fact in found.missed]
    lines += [f"    wrong      {_short(fact)}" for fact in (*found.wrong, *found.forbidden)]
    lines += [
        f"    {', '.join(match.wrong)} of {_short(match.gold)} is {_short(match.found)}"
        for match in found.matches
        if match.wrong
    ]
    return lines


def main() -> int:
    """Print what is reached."""
    parser = argparse.ArgumentParser(description="Say which examples of a language are reached.")
    parser.add_argument("paths", nargs="*", type=Path, default=[EXAMPLES])
    args = parser.parse_args()
    by_type: dict[str, list[Reached]] = defaultdict(list)
    for one in reached_examples(args.paths):
        by_type[one.example.type].append(one)
    for ones in by_type.values():
        for one in ones:
            if not one.right:
                print("\n".join(_lines(one)))
    for type, ones in by_type.items():
        tallies = [one.reckoning.tally for one in ones]
        wanted, found = sum(one.gold for one in tallies), sum(one.found for one in tallies)
        hits, full = sum(one.hits for one in tallies), sum(one.full_hits for one in tallies)
        print(
            f"{type}: {sum(one.right for one in ones)} of {len(ones)} passages; {wanted} facts wanted, "
            f"{found} found, {hits} right, {full} in every field: precision {hits / max(found, 1):.2f}, "
            f"recall {hits / max(wanted, 1):.2f}, full F1 {2 * full / max(wanted + found, 1):.2f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
