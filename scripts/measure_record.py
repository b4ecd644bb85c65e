#!/usr/bin/env python3
"""Measure merging and findings on a set of events, and raise the figures that tests hold to.

usage: measure_record.py [SET] [--show] [--record FILE] [--accept]

In: `samples/events`, or another set of that form by its name. Out: B-cubed figures and those of findings, of
the events by the halves that rules were at first made on or not, of other sets as a whole; with `--show` what
went wrong, too, but for sets that are held out. With `--accept`, `tests/accepted_events.json`, in which no
figure of the events gets smaller.
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
    HELD_OUT,
    ROOT,
    SETS,
    Measured,
    by_name,
    events,
    measure,
    read_events,
    with_all,
)

from dragoman.evaluate.events import HALVES, Events
from dragoman.evaluate.expecting import Tally, touched
from dragoman.evaluate.merged import Placed, clustered
from dragoman.model.entry import Told
from dragoman.model.finding import KINDS

ASIDE = frozenset(
    {"id", "type", "document", "evidence", "confidence", "inferred", "organisers", "topics", "sector"}
)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", nargs="?", choices=sorted(SETS), default=ROOT.name, help="which set")
    parser.add_argument("--show", action="store_true", help="show what went wrong")
    parser.add_argument("--record", type=Path, help="a record of the articles; made where there is none")
    parser.add_argument("--accept", action="store_true", help="raise the figures that tests hold to")
    arguments = parser.parse_args()
    root = SETS[arguments.set]
    if arguments.accept and root != ROOT:
        parser.error(f"tests hold to the figures of {ROOT.name} alone")
    if arguments.show and arguments.set in HELD_OUT:
        parser.error(f"{arguments.set} is held out: its figures are looked at, not what went wrong")
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.record or Path(folder) / "events.db"
        if not path.exists():
            read_events(path, root)
        found = measure(path, root)
    if root == ROOT:
        for which in HALVES:
            figures(found, which)
    else:
        pooled(found)
    if arguments.show:
        entries(found)
        errors(found, events(root))
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


def pooled(found: Measured) -> None:
    """The figures of a set as a whole."""
    for name, one in clustered(found.placed).items():
        print(f"{name:14} B-cubed P {one.precision:.3f} R {one.recall:.3f}  {one.facts} facts")
    tally = sum((one for which in HALVES for one in found.findings[which].values()), Tally())
    print(
        f"findings       P {tally.precision:.3f} R {tally.recall:.3f}  of those whose facts were extracted "
        f"{tally.reached:.3f}"
    )


def entries(found: Measured) -> None:
    """The events that are in several entries, or in one with others."""
    by_event: dict[str, dict[str, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    by_entry: dict[str, set[str]] = defaultdict(set)
    for one in found.placed:
        by_event[one.event][one.entry].append(one)
        by_entry[one.entry].add(one.event)
    for event, held in sorted(by_event.items()):
        if len(held) == 1 and all(len(by_entry[entry]) == 1 for entry in held):
            continue
        print(event)
        for entry, facts in held.items():
            print("   ", entry, *sorted(by_entry[entry] - {event}))
            for one in facts:
                print("       ", one.told.document, brief(one.told))


def errors(found: Measured, known: Events) -> None:
    """The findings that are wrong, and those that are missed."""
    for kind in KINDS:
        tally = sum((found.findings[which][kind] for which in HALVES), Tally())
        for wrong in tally.wrong:
            print("WRONG ", kind, wrong.explanation)
            for id in wrong.facts:
                told = found.told[id]
                keys = [mark.key for mark in touched(told, known)]
                print("       ", told.document, keys, " ".join(told.quotation.split())[:110])
        for name, some in (("MISSED", tally.missed), ("UNREAD", tally.beyond)):
            for missed in some:
                print(name, kind, *missed.marks, *missed.documents, *missed.status)


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
