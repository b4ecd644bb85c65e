from __future__ import annotations

import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reconcile.in_memory import entries
from tests.reconcile.telling import told
from tests.reconcile.test_grouping import FACTS

from dragoman.model.document import Source
from dragoman.model.entry import Told
from dragoman.model.judgement import Anchor, Judgement
from dragoman.packs.framework import load_framework
from dragoman.run.reconciling import AT_ONCE, catch_up, note, reconcile, take
from dragoman.store import Entry, Record
from dragoman.store.merging import ALIKE, STRANDS

TEXT = "Les présidents se sont rencontrés à Astana et ont signé deux textes sur le commerce. " * 3
FRAMEWORK = load_framework("china-central-asia")
DAY = date(2026, 1, 1)

Documents = dict[str, list[Told]]


def by_document(facts: Iterable[Told]) -> Documents:
    held: Documents = defaultdict(list)
    for one in facts:
        held[one.document].append(one)
    return held


def add(record: Record, document: str, facts: Iterable[Told], text: str = TEXT) -> None:
    record.add([Entry.of(Source(document, text), [one.fact for one in facts], "1")])


def said(record: Record) -> str:
    return json.dumps(reconcile(record, FRAMEWORK, DAY).to_json(), ensure_ascii=False)


@given(FACTS, st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_a_record_is_the_same_bytes_in_whatever_order_documents_come(
    facts: list[Told], chance: random.Random
) -> None:
    documents = by_document(facts)
    shuffled = list(documents)
    chance.shuffle(shuffled)
    with tempfile.TemporaryDirectory() as folder:
        with Record.open(Path(folder) / "sorted.db") as record:
            for document in sorted(documents):
                add(record, document, documents[document])
            at_once = said(record)
        with Record.open(Path(folder) / "shuffled.db") as record:
            for document in shuffled:
                add(record, document, documents[document][:1])
                catch_up(record)
            for document in shuffled:
                record.add([Entry.of(Source(document, TEXT), [one.fact for one in documents[document]], "2")])
                catch_up(record)
            assert said(record) == at_once


@given(facts=FACTS)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_record_and_the_memory_make_the_same_entries(
    places: Callable[[], str], facts: list[Told]
) -> None:
    documents = by_document(facts)
    with Record.open(places()) as record:
        for document in documents:
            add(record, document, documents[document])
        catch_up(record)
        found = [one for one in record.told() if one.fact.type != "document"]
        assert record.entry_of() == {
            (one.document, one.id): entry.id for entry in entries(found) for one in entry.told
        }


def test_what_was_merged_is_not_merged_again(record: Record) -> None:
    call = told("a", "meeting", kind="call", participants=("CN", "KZ"), date="2024-05-17")
    for number in range(AT_ONCE + 1):
        add(record, f"d{number:02}", [call])
    assert record.unmerged() == AT_ONCE + 1
    done: list[int] = []
    catch_up(record, done.append)
    assert done == [AT_ONCE, AT_ONCE + 1]
    assert record.unmerged() == 0
    add(record, "d00", [call])
    assert record.unmerged() == 0, "the same text, read by the same version"
    add(record, "d00", [call], TEXT + "Fin.")
    assert record.unmerged() == 1


def test_a_judgement_survives_a_new_reading(record: Record) -> None:
    call = told("a", "meeting", TEXT[:20], kind="call", participants=("CN", "KZ"), date="2024-05-17")
    add(record, "a", [call])
    (fact,) = record.told(types=["meeting"])
    record.judge(Judgement("reject", "Ana", "a film", (Anchor.of(fact),)))
    assert json.loads(said(record))["meetings"] == []
    record.add([Entry.of(Source("a", TEXT), [call.fact], "a later version")])
    assert json.loads(said(record))["meetings"] == []


def test_two_sites_with_one_dispatch_are_one_source(record: Record) -> None:
    call = told("a", "meeting", kind="call", participants=("CN", "KZ"), date="2024-05-17")
    words = " ".join(f"mot{i}" for i in range(200))
    other = " ".join(f"autre{i}" for i in range(200))
    add(record, "a", [call], f"Journal A. {words}")
    add(record, "b", [call], f"{words} Source : agence.")
    add(record, "c", [call], other)
    (meeting,) = json.loads(said(record))["meetings"]
    assert (len(meeting["documents"]), meeting["independent_sources"]) == (3, 2)
    assert record.dispatches() == {"a": "a", "b": "a", "c": "c"}


def test_a_trial_looks_at_the_first_of_very_many_that_tell_alike_and_at_what_is_told_most(
    tmp_path: Path,
) -> None:
    def figure(document: str, value: float, year: int) -> Told:
        return told(
            document, "figure", value=value, unit="USD", indicator="trade", area="CN", counterpart="KZ",
            period=str(year),
        )  # fmt: skip

    with Record.open(tmp_path / "many.db") as record:
        for number in range(2 * ALIKE):
            add(record, f"like-{number:02}", [figure(f"like-{number:02}", 44e9, 2024)], f"{number} {TEXT}")
        years = range(1900, 1900 + STRANDS + 10)
        add(record, "years", [figure("years", 1e9 + year, year) for year in years])
        add(record, "other", [told("other", "meeting", kind="summit", date="2024-07-04")])
        reconcile(record, FRAMEWORK, DAY)
        new = Entry.of(Source("new", TEXT), [figure("new", 45e9, 2024).fact], "1")
        trial = record.trial(new, take, note)
    named = [one.document for one in trial.told]
    assert named.count("new") == 1 and "other" not in named
    assert sum(one.startswith("like-") for one in named) == ALIKE
    assert named.count("years") == STRANDS - 1
