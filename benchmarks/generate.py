"""A large record for measuring: so many documents and facts, with everything that pages are asked for.

usage: generate.py PLACE [--documents 200000] [--facts 1000000] [--samples RECORD]

Documents are written as the program writes them (facts, keys, lists, search). Merging is not run, which
would take hours: which facts are of one event is known here, so accounts are made of them by the program's
own rules, with series, persons and projects of the registry over all events. Findings are of four kinds.
What only merging reads (keys and links of nodes, sketches of texts) is left out.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.events import Passage, Telling, events, passages, tellings
from benchmarks.merging import held, read
from dragoman.model.account import Account
from dragoman.model.entry import Entry as Grouped
from dragoman.model.entry import Told
from dragoman.model.fact import Figure, Position, Project
from dragoman.model.finding import Finding
from dragoman.model.kept import KeptFinding
from dragoman.reconcile import names
from dragoman.reconcile.accounts.making import accounts, people
from dragoman.reconcile.looking_back import due
from dragoman.run.keeping import kept_account, kept_finding
from dragoman.store import Record, schema
from dragoman.store.accounts import put_accounts, put_findings
from dragoman.store.catalogue.noting import note_copies

AT_ONCE = 500
LETTERS = {
    "meeting": "m", "agreement": "a", "project": "p", "commitment": "c", "figure": "s", "position": "o",
    "statement": "q",
}  # fmt: skip
Copies = dict[str, str]


@dataclass
class Made:
    """What spans events: the facts of series, persons and projects, and which documents are copies."""

    copies: Copies = field(default_factory=dict)
    wide: dict[tuple[str, str], list[Told]] = field(default_factory=lambda: defaultdict(list))
    offices: list[Told] = field(default_factory=list)


def identity(type: str, said: object) -> str:
    """The id of an entry."""
    return f"{LETTERS[type]}-{hashlib.sha256(repr(said).encode()).hexdigest()[:16]}"


def wide_key(told: Told) -> tuple[str, str] | None:
    """What a fact belongs to that spans events: a series, a project of the registry."""
    fact = told.fact
    if isinstance(fact, Figure):
        sides = [None if one is None else names.key(one) for one in (fact.area, fact.counterpart, fact.of)]
        return "figure", repr((fact.indicator, sides))
    if isinstance(fact, Project) and fact.project.id is not None:
        return "project", fact.project.id
    return None


def grouped(event: int, found: Sequence[Telling], made: Made) -> Iterator[Grouped]:
    """The entries of an event; what spans events is put aside."""
    for number in range(len(found[0].told)):
        told = tuple(sorted((one.told[number] for one in found), key=lambda one: one.place))
        if isinstance(told[0].fact, Position):
            made.offices.extend(told)
        elif (key := wide_key(told[0])) is not None:
            made.wide[key].extend(told)
        else:
            yield Grouped(identity(told[0].fact.type, (event, number)), told[0].fact.type, told)


def found_of(account: Account, chance: random.Random) -> Iterator[tuple[Finding, str | None]]:
    """Findings as the program makes them of such an account, each with the day after which it holds."""
    facts = account.facts[:20]
    if account.type == "commitment" and (day := due(account)) is not None:
        said = f"{account.values['action']!r} was due by {day} and is not told of as done by {day}"
        yield Finding("overdue", (account.id,), facts, said, as_of=day.isoformat()), day.isoformat()
    if account.sources == 1 and account.type in ("commitment", "project", "agreement"):
        yield Finding("single-source", (account.id,), facts, f"only one source tells of {account.id}"), None
    dates = account.fields.get("date", ())
    if len(dates) > 1 or (account.type == "meeting" and chance.random() < 0.05):
        yield Finding("conflict", (account.id,), facts, "sources disagree", sides=dates, field="date"), None
    if account.type == "series" and account.points:
        point = account.points[0]
        said = f"{point.value} {point.unit} is the sum of its parts"
        yield (
            Finding(
                "arithmetic",
                (account.id,),
                point.facts[:5],
                said,
                chance.random() < 0.8,
                point.value,
                point.value,
            ),
            None,
        )


def keep(record: Record, entries: Sequence[Grouped], copies: Copies, chance: random.Random) -> None:
    """Write the accounts of some entries, their findings, and which facts are of which."""
    found = accounts([one for one in entries if one.type != "position"], copies)
    found += people([one for one in entries if one.type == "position"], copies)
    told = {one.id: one for entry in entries for one in entry.told}
    findings: list[KeptFinding] = []
    for account in found:
        findings += [kept_finding(one, told, day) for one, day in found_of(account, chance)]
    nodes, tellings = [], []
    for entry in entries:
        node = f"n-{entry.id[2:]}"
        nodes.append({"id": node, "type": entry.type, "sample": "{}", "region": node, "entry": entry.id})
        tellings += [{"document": one.document, "fact": one.id, "node": node} for one in entry.told]
    placed = [
        {"id": one.id, "type": one.type, "anchor": one.id, "least": one.id, "region": f"n-{one.id[2:]}"}
        for one in entries
    ]
    if not entries:
        return
    with record._writing() as connection:
        put_accounts(connection, (), map(kept_account, found))
        put_findings(connection, (), findings)
        connection.execute(insert(schema.nodes), nodes)
        connection.execute(insert(schema.tellings), tellings)
        connection.execute(insert(schema.entries), placed)


def note(record: Record, written: Sequence[Telling]) -> None:
    """Note documents as merged, and of which dispatch they are."""
    names = [one.entry.source.id for one in written]
    states = record.known(names)
    seen = [{"document": name, "version": states[name].key, "pipeline": "made"} for name in names]
    sketches = [
        {"document": one.entry.source.id, "sketch": "[]", "dispatch": one.dispatch} for one in written
    ]
    with record._writing() as connection:
        connection.execute(insert(schema.merged), seen)
        connection.execute(insert(schema.sketches), sketches)
        note_copies(connection, {one.entry.source.id: one.dispatch for one in written})


def fill(record: Record, documents: int, known: Sequence[Passage], vocabulary: Sequence[str]) -> Made:
    """Write all documents and what stands within one event."""
    chance, made, began = random.Random(2), Made(), time.monotonic()
    numbers = list(range(documents))
    chance.shuffle(numbers)
    at, told = 0, documents // 20
    written: list[Telling] = []
    entries: list[Grouped] = []
    for event, many in events(documents):
        some = [f"made/{number:07}" for number in numbers[at : at + many]]
        found = tellings(event, some, known, vocabulary)
        made.copies |= {one.entry.source.id: one.dispatch for one in found}
        entries += grouped(event, found, made)
        written += found
        at += many
        if len(written) >= AT_ONCE or at == documents:
            record.add([one.entry for one in written])
            note(record, written)
            keep(record, entries, made.copies, chance)
            written, entries = [], []
        if at >= told:
            told += documents // 20
            print(f"{at:>9,} documents, {time.monotonic() - began:6.0f} s", flush=True)
    return made


def span(record: Record, made: Made) -> None:
    """Write what spans events: series, projects of the registry, persons."""
    chance = random.Random(3)
    by_place = lambda one: one.place  # noqa: E731
    wide = iter(
        [
            Grouped(identity(type, key), type, tuple(sorted(told, key=by_place)))
            for (type, key), told in made.wide.items()
        ]
    )
    while some := list(islice(wide, AT_ONCE)):
        keep(record, some, made.copies, chance)
    by_office: dict[Any, list[Told]] = defaultdict(list)
    for one in made.offices:
        if isinstance(one.fact, Position):
            by_office[names.key(one.fact.person), names.key(one.fact.of), one.fact.role].append(one)
    offices = [Grouped(identity("position", key), "position", tuple(told)) for key, told in by_office.items()]
    keep(record, offices, made.copies, chance)


def words_of(known: Iterable[Passage]) -> list[str]:
    """The words of the samples, as often as they stand there."""
    return [word for one in known for word in one.text.split() if word.isalpha()]


def main() -> int:
    """Make the record and say how large it is."""
    parser = argparse.ArgumentParser(description="Makes a large record for measuring.")
    parser.add_argument("place")
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--samples", type=Path, help="a record of the samples, if there is one already")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        samples = held(args.samples) if args.samples else read(Path(folder) / "samples.db")
    known = passages(samples, max(1, args.facts // args.documents - 1))
    print(f"{len(known)} passages of {len(samples)} samples", flush=True)
    with Record.open(args.place) as record:
        made = fill(record, args.documents, known, words_of(known))
        span(record, made)
        record.tidy()
        print(record.counts())
    return 0


if __name__ == "__main__":
    sys.exit(main())
