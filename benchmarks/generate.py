"""A large record for measuring: so many documents and facts, with everything that pages are asked for.

usage: generate.py PLACE [--documents 200000] [--facts 1000000] [--only documents|accounts]
       [--samples RECORD]

Documents are written as the program writes them (facts, keys, lists, search). Merging is not run, which
would take hours: which facts are of one event is known here, so accounts are made of them by the program's
own rules, with series, persons and projects of the registry over all events. Findings are of four kinds.
What only merging and upkeep read (keys and links of nodes, sketches of texts, who looked up what) is left
out.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from sqlalchemy import delete, insert, select

from benchmarks.articles import held, read
from benchmarks.events import Passage, Telling, events, passages, tellings
from benchmarks.grouping import Groups, grouped
from benchmarks.telling import Places, keep
from dragoman.packs.framework import load_framework
from dragoman.run.keeper import rules
from dragoman.run.options import Options
from dragoman.store import Record, accounts, schema
from dragoman.store.catalogue.noting import note_copies
from dragoman.store.catalogue.sectoring import Sectors
from dragoman.store.catalogue.tables import account_sentences, document_cards

AT_ONCE = 500
Events = tuple[int, list[Telling]]
"""The number of an event and the documents that tell of it."""


def note(record: Record, written: Sequence[Telling]) -> None:
    """Note documents as merged, and of which dispatch they are."""
    names = {one.entry.source.id: one.dispatch for one in written}
    sketches = [{"document": name, "sketch": "[]", "dispatch": to} for name, to in names.items()]
    with record._writing() as connection:
        connection.execute(delete(schema.waiting))
        connection.execute(insert(schema.sketches), sketches)
        note_copies(connection, names)


def batches(documents: int, known: Sequence[Passage], vocabulary: Sequence[str]) -> Iterator[list[Events]]:
    """All events with their documents, some documents at a time; the same in every run."""
    numbers = list(range(documents))
    random.Random(2).shuffle(numbers)
    at, began, batch = 0, time.monotonic(), list[Events]()
    for event, many in events(documents):
        some = [f"made/{number:07}" for number in numbers[at : at + many]]
        batch.append((event, tellings(event, some, known, vocabulary)))
        at += many
        if sum(len(found) for _, found in batch) >= AT_ONCE or at == documents:
            yield batch
            print(f"{at:>9,} documents, {time.monotonic() - began:6.0f} s", flush=True)
            batch = []


def write_documents(record: Record, found: Iterable[list[Events]]) -> None:
    """Write all documents with their facts."""
    for batch in found:
        written = [one for _, some in batch for one in some]
        record.add([one.entry for one in written])
        note(record, written)


def places(record: Record) -> Places:
    """The version of each document and when it was read."""
    cards = document_cards.c
    with record._reading() as connection:
        rows = connection.execute(select(cards.document, cards.version, cards.read_at))
        return {row.document: (row.version, row.read_at) for row in rows}


def write_accounts(record: Record, found: Iterable[list[Events]]) -> None:
    """Write what all documents tell together; events of documents that are not there are left out."""
    chance, where = random.Random(3), places(record)
    wide: Groups = {}
    copies: dict[str, str] = {}
    for batch in found:
        narrow: Groups = {}
        for event, some in batch:
            there = [one for one in some if one.entry.source.id in where]
            if there:
                copies |= {one.entry.source.id: one.dispatch for one in there}
                grouped(event, there, narrow, wide)
        keep(record, list(narrow.values()), copies, where, chance)
    rest = iter(wide.values())
    while some_of_them := list(islice(rest, AT_ONCE)):
        keep(record, some_of_them, copies, where, chance)
    with record._writing() as connection:
        connection.execute(delete(schema.waiting))
        sectors = Sectors(connection)
        sectors.come(connection.execute(select(account_sentences.c.sentence)).scalars())
        sectors.write()
        accounts.note_worked_out(connection, rules(load_framework(Options().framework)))


def words_of(known: Iterable[Passage]) -> list[str]:
    """The words of the samples, as often as they stand there."""
    return [word for one in known for word in one.text.split() if word.isalpha()]


def main() -> int:
    """Make the record and say how large it is."""
    parser = argparse.ArgumentParser(description="Makes a large record for measuring.")
    parser.add_argument("place")
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--only", choices=("documents", "accounts"), help="one part of it, to go on later")
    parser.add_argument("--samples", type=Path, help="a record of the samples, if there is one already")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        samples = held(args.samples) if args.samples else read(Path(folder) / "samples.db")
    known = passages(samples, max(1, args.facts // args.documents - 1))
    print(f"{len(known)} passages of {len(samples)} samples", flush=True)
    with Record.open(args.place) as record:
        vocabulary = words_of(known)
        if args.only != "accounts":
            write_documents(record, batches(args.documents, known, vocabulary))
        if args.only != "documents":
            write_accounts(record, batches(args.documents, known, vocabulary))
        record.tidy()
        print(record.counts())
    return 0


if __name__ == "__main__":
    sys.exit(main())
