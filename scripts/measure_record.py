#!/usr/bin/env python3
"""Measure merging and findings on the sample events, and raise the figures that tests hold to.

usage: measure_record.py [--show] [--record FILE] [--accept]
       measure_record.py --clusters [--record FILE]

In: `samples/events`, or `samples/clusters`, of which no half is held out. Out: B-cubed figures and those of
findings, by half; with `--show` also what went wrong in the open half. The other is held out: its figures are
looked at, its errors are not. With `--accept`, `tests/accepted_events.json`, in which no figure gets smaller.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))

from tests.eventing import (
    ACCEPTED,
    CLUSTERS,
    ROOT,
    Measured,
    by_name,
    events,
    measure,
    read_events,
    with_all,
)

from dragoman.evaluate.events import HALVES, half
from dragoman.evaluate.expecting import Tally, touched
from dragoman.evaluate.merged import Placed
from dragoman.model.entry import Told

OPEN = HALVES[0]
ASIDE = frozenset(
    {"id", "type", "document", "evidence", "confidence", "inferred", "organisers", "topics", "sector"}
)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="show the errors of the open half")
    parser.add_argument("--record", type=Path, help="a record of the articles; made where there is none")
    parser.add_argument("--clusters", action="store_true", help="the clusters that are kept apart")
    parser.add_argument("--accept", action="store_true", help="raise the figures that tests hold to")
    arguments = parser.parse_args()
    root = CLUSTERS if arguments.clusters else ROOT
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.record or Path(folder) / "events.db"
        if not path.exists():
            read_events(path, root)
        found = measure(path, root)
    if arguments.clusters:
        all_together(found)
        return 0
    for which in HALVES:
        figures(found, which)
    if arguments.show:
        entries(found)
        errors(found)
    if arguments.accept:
        accept(by_name(found))
    return 0


def figures(found: Measured, which: str) -> None:
    """The figures of a half."""
    for name, one in found.merging[which].items():
        print(f"{which:9} {name:14} B-cubed P {one.precision:.3f} R {one.recall:.3f}  {one.facts} facts")
    for kind, tally in with_all(found.findings[which]).items():
        print(
            f"{which:9} {kind:14} P {tally.precision:.3f} R {tally.recall:.3f}  {len(tally.right)} right, "
            f"{len(tally.wrong)} wrong, {len(tally.missed)} missed, {len(tally.beyond)} whose facts were not "
            f"extracted (R of the others {tally.reached:.3f})"
        )


def all_together(found: Measured) -> None:
    """The figures of both halves: of merging type by type, of findings as one."""
    for which in HALVES:
        for name, one in found.merging[which].items():
            print(f"{name:14} B-cubed P {one.precision:.3f} R {one.recall:.3f}  {one.facts} facts")
    tally = sum((one for which in HALVES for one in found.findings[which].values()), Tally())
    print(f"findings       P {tally.precision:.3f} R {tally.recall:.3f}")
    for wrong in tally.wrong:
        print("WRONG ", wrong.kind, wrong.explanation)
    for missed in (*tally.missed, *tally.beyond):
        print("MISSED", missed.kind, *missed.marks, *missed.status)


def entries(found: Measured) -> None:
    """The events of the open half that are in several entries, or in one with others."""
    by_event: dict[str, dict[str, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    by_entry: dict[str, set[str]] = defaultdict(set)
    for one in found.placed:
        by_event[one.event][one.entry].append(one)
        by_entry[one.entry].add(one.event)
    for event, held in sorted(by_event.items()):
        if half(event) != OPEN or (len(held) == 1 and all(len(by_entry[entry]) == 1 for entry in held)):
            continue
        print(event)
        for entry, facts in held.items():
            others = sorted(key for key in by_entry[entry] - {event} if half(key) == OPEN)
            print("   ", entry, *others)
            for one in facts:
                print("       ", one.told.document, brief(one.told))


def errors(found: Measured) -> None:
    """The findings of the open half that are wrong, and those that are missed."""
    for kind, tally in found.findings[OPEN].items():
        for wrong in tally.wrong:
            print("WRONG ", kind, wrong.explanation)
            for id in wrong.facts:
                told = found.told[id]
                keys = [mark.key for mark in touched(told, events())]
                print("       ", told.document, keys, " ".join(told.quotation.split())[:110])
        for missed in tally.missed:
            print("MISSED", kind, *missed.marks, *missed.documents, *missed.status)


def brief(told: Told) -> str:
    """A fact on one line."""
    said = told.fact.to_json("")
    return ", ".join(f"{key} {short(value)}" for key, value in said.items() if value and key not in ASIDE)


def short(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, list):
        return "+".join(map(short, value))
    return str(value.get("id") or value.get("label")) if isinstance(value, dict) else str(value)


def accept(measured: dict[str, dict[str, dict[str, float]]]) -> None:
    """Write the figures, each as large as it ever was."""
    held = json.loads(ACCEPTED.read_text(encoding="utf-8")) if ACCEPTED.exists() else {}
    for which, names in measured.items():
        for name, measures in names.items():
            kept = held.setdefault(which, {}).setdefault(name, {})
            for measure_, value in measures.items():
                kept[measure_] = max(value, kept.get(measure_, 0.0))
    ACCEPTED.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
