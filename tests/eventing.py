"""Measures merging and findings on the sample events, for the tests and for `scripts/measure_record.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from dragoman.evaluate.clustering import Clustered
from dragoman.evaluate.events import HALVES, Events, load_events
from dragoman.evaluate.expecting import Tally, tallies
from dragoman.evaluate.merged import Placed, measured, placed
from dragoman.model.entry import Told
from dragoman.packs.framework import load_framework
from dragoman.read import documents
from dragoman.run.desk import TYPES
from dragoman.run.local import read_all
from dragoman.run.options import Options
from dragoman.run.reader import load_pipeline
from dragoman.run.reconciling import reconcile
from dragoman.store import Record

ROOT = Path(__file__).parents[1] / "samples" / "events"
HELD_OUT = frozenset({"clusters10"})
"""Sets of which the figures alone are looked at: what is wrong there is not shown, no rule is made for it."""
OPEN = (
    ROOT.name, "clusters", "clusters2", "clusters3", "clusters4", "clusters5", "clusters6", "clusters7", "clusters8",
    "clusters9",
)  # fmt: skip
SETS = {name: ROOT.with_name(name) for name in (*OPEN, *sorted(HELD_OUT))}
ACCEPTED = Path(__file__).with_name("accepted_events.json")
ALL_KINDS = "all kinds"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured, and what it was measured on."""

    merging: dict[str, dict[str, Clustered]]
    findings: dict[str, dict[str, Tally]]
    placed: list[Placed]
    told: dict[str, Told]


@cache
def events(root: Path = ROOT) -> Events:
    """What is known of a set of sample events."""
    return load_events(root / "gold")


def read_events(path: Path, root: Path = ROOT) -> None:
    """Read the articles into a new record; those that seem to be about something else, too."""
    options = Options(gate=False)
    with Record.open(path) as record:
        read_all(
            documents([str(root / "articles")]), record, partial(load_pipeline, options), options.version()
        )


def measure(path: Path, root: Path = ROOT) -> Measured:
    """The figures of a record of the articles."""
    known = events(root)
    with Record.open(path) as record:
        done = reconcile(record, load_framework("china-central-asia"), date.fromisoformat(known.as_of))
        told = {one.id: one for one in record.told(types=TYPES)}
    facts = placed(done.accounts, known)
    return Measured(measured(facts), tallies(done.findings, told, known), facts, told)


def by_name(found: Measured) -> dict[str, dict[str, dict[str, float]]]:
    """What is accepted or not, by half and by what is measured, rounded down to three digits."""
    return {
        half: {
            **{
                f"merging, {name}": {"precision": _down(one.precision), "recall": _down(one.recall)}
                for name, one in found.merging[half].items()
            },
            **{
                f"findings, {name}": {"precision": _down(one.precision), "recall": _down(one.recall)}
                for name, one in with_all(found.findings[half]).items()
            },
        }
        for half in HALVES
    }


def with_all(tallies: dict[str, Tally]) -> dict[str, Tally]:
    """The tallies of all kinds, and of all together."""
    return {**tallies, ALL_KINDS: sum(tallies.values(), Tally())}


def _down(value: float) -> float:
    return int(value * 1000 + 1e-6) / 1000
