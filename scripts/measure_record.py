#!/usr/bin/env python3
"""Measure merging and findings on the sample events.

usage: measure_record.py [--show HALF] [--record FILE]

In: `samples/events`. Out: B-cubed figures and those of findings, by half; with `--show open` also what went
wrong in that half. The other is held out: its figures are looked at, its errors are not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from tests.eventing import events, measure, read_events

from dragoman.evaluate.events import HALVES
from dragoman.evaluate.expecting import touched


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", choices=HALVES, help="show the errors of this half")
    parser.add_argument("--record", type=Path, help="a record of the articles; made where there is none")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.record or Path(folder) / "events.db"
        if not path.exists():
            read_events(path)
        found = measure(path)
    for which in HALVES:
        for name, one in found.merging[which].items():
            print(f"{which:9} {name:14} B-cubed P {one.precision:.3f} R {one.recall:.3f}  {one.facts} facts")
        for kind, tally in found.findings[which].items():
            print(
                f"{which:9} {kind:14} P {tally.precision:.3f} R {tally.recall:.3f}  "
                f"{len(tally.right)} right {len(tally.wrong)} wrong {len(tally.missed)} missed "
                f"{len(tally.beyond)} beyond reach (R of what was extracted {tally.reached:.3f})"
            )
    if arguments.show:
        show(found, arguments.show)
    return 0


def show(found, which) -> None:
    """What went wrong in a half."""
    from dragoman.evaluate.events import half

    print("\nENTRIES")
    by_event, by_entry = {}, {}
    for one in found.placed:
        by_event.setdefault(one.event, {}).setdefault(one.entry, []).append(one)
        by_entry.setdefault(one.entry, set()).add(one.event)
    for event, entries in sorted(by_event.items()):
        if half(event) == which and (len(entries) > 1 or any(len(by_entry[e]) > 1 for e in entries)):
            print(event)
            for entry, facts in entries.items():
                mixed = by_entry[entry] - {event}
                print(
                    "   ",
                    entry,
                    f"MIXED with {mixed}"
                    if mixed and all(half(m) == which for m in mixed)
                    else ("MIXED" if mixed else ""),
                )
                for one in facts:
                    print("       ", one.told.document, _brief(one.told))
    for kind, tally in found.findings[which].items():
        for one in tally.wrong:
            print("WRONG ", kind, one.explanation)
            for id in one.facts:
                t = found.told[id]
                print("        ", t.document, [m.key for m in touched(t, events())], t.quotation[:110])
        for one in tally.missed:
            print(
                "MISSED",
                kind,
                one.marks,
                one.documents,
                one.status,
                one.holds if one.holds is not None else "",
            )


def _brief(told) -> str:
    said = told.fact.to_json("")
    skip = ("id", "type", "document", "evidence", "confidence", "inferred", "organisers", "topics", "sector")
    return ", ".join(f"{key} {_short(value)}" for key, value in said.items() if value and key not in skip)


def _short(value) -> str:
    if isinstance(value, list):
        return "+".join(map(_short, value))
    return str(value.get("id") or value.get("label")) if isinstance(value, dict) else str(value)


if __name__ == "__main__":
    sys.exit(main())
