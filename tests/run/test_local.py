from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from tests.run.readers import Cheap, broken, contents, dying, sources

from dragoman.model.document import Source, Unreadable
from dragoman.model.errors import DragomanError, PackError, RecordError
from dragoman.model.fact import DocumentFact, Fact
from dragoman.run import local
from dragoman.run.local import read_all
from dragoman.store import Outcome, Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:  # in SQLite: how documents are read rests on no database
    with Record.open(tmp_path / "record.db") as opened:
        yield opened


def test_the_result_is_the_same_in_any_order_and_number_of_processes(places: Callable[[], str]) -> None:
    results = []
    for number, processes in enumerate((1, 2, 3)):
        documents = list(sources(150))
        random.Random(number).shuffle(documents)
        with Record.open(places()) as record:
            summary = read_all(documents, record, Cheap, "p1", processes=processes)
            assert summary.outcomes == {Outcome.NEW: 150}
            results.append(contents(record))
    assert results[0] == results[1] == results[2]
    assert len(results[0]) > 150


@pytest.mark.parametrize("processes", [1, 2])
def test_what_was_read_is_not_read_again(tmp_path: Path, record: Record, processes: int) -> None:
    load = partial(Cheap, log=tmp_path / "log")
    read_all(sources(30), record, load, "p1", processes=processes)
    again = read_all([*sources(30), Source("new", "Xi")], record, load, "p1", processes=processes)
    assert again.outcomes == {Outcome.UNCHANGED: 30, Outcome.NEW: 1}
    assert again.facts == {"document": 1, "mention": 1}
    assert len((tmp_path / "log").read_text().splitlines()) == 31


def test_where_nothing_is_new_nothing_is_loaded(record: Record) -> None:
    read_all(sources(3), record, Cheap, "p1")
    for processes in (1, 2):
        assert read_all(sources(3), record, broken, "p1", processes=processes).outcomes == {"unchanged": 3}


def test_a_changed_text_and_a_new_pipeline_are_told_apart(record: Record) -> None:
    read_all(sources(2), record, Cheap, "p1")
    changed = [Source("d/0000", "Xi parle", origin="in/0"), Source("d/0001", "1 Xi est en Chine. " * 2)]
    assert read_all(changed, record, Cheap, "p1").outcomes == {Outcome.CHANGED: 1, Outcome.UNCHANGED: 1}
    newer = partial(Cheap, "p2")
    assert read_all(changed, record, newer, "p2").outcomes == {Outcome.REREAD: 2}
    assert [len(record.versions(name)) for name in ("d/0000", "d/0001")] == [2, 1]


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        ("REFUSE", "refused"),
        ("FAIL", "error in Dragoman: ValueError: a rule is wrong"),
        ("INVENT", "mention: evidence [0, 10000] in 6 characters"),
    ],
)
def test_a_document_that_fails_is_set_aside_and_the_rest_goes_on(
    record: Record, processes: int, trouble: str, reason: str
) -> None:
    documents: list[Source | Unreadable] = [
        *sources(5),
        Source("bad", trouble, origin="in/bad"),
        Unreadable("worse", "in/worse", "binary"),
    ]
    summary = read_all(documents, record, Cheap, "p1", processes=processes)
    assert (summary.documents, summary.quarantined, summary.outcomes[Outcome.NEW]) == (7, 2, 5)
    assert [(one.document, one.origin, one.reason) for one in record.quarantine()] == [
        ("bad", "in/bad", reason), ("worse", "in/worse", "binary")
    ]  # fmt: skip
    assert read_all([Source("bad", "Xi", origin="in/bad")], record, Cheap, "p1").quarantined == 0
    assert [one.document for one in record.quarantine()] == ["worse"]


def test_a_process_that_is_killed_costs_one_document(record: Record) -> None:
    documents = [*sources(20), Source("bad", "DIE"), *[Source(f"z{i}", "Xi") for i in range(20)]]
    summary = read_all(documents, record, Cheap, "p1", processes=2)
    assert (summary.outcomes[Outcome.NEW], summary.quarantined) == (40, 1)
    assert "killed by signal 9 (out of memory?)" in record.quarantine()[0].reason


@pytest.mark.parametrize("processes", [1, 2])
def test_a_document_that_takes_too_long_is_given_up(record: Record, processes: int) -> None:
    documents = [Source("bad", "HANG"), *sources(20), Source("worse", "HANG")]
    summary = read_all(documents, record, Cheap, "p1", processes=processes, timeout=0.5)
    assert (summary.outcomes[Outcome.NEW], summary.quarantined) == (20, 2)
    assert record.quarantine()[0].reason == "took longer than 0.5 seconds to read"


@pytest.mark.parametrize("processes", [1, 2])
def test_a_pipeline_that_cannot_be_loaded_ends_the_run_with_its_reason(
    record: Record, processes: int
) -> None:
    with pytest.raises(PackError, match=r"pack\.yaml:3: wrong"):
        read_all(sources(3), record, broken, "p1", processes=processes)


def test_a_process_that_dies_while_loading_ends_the_run(record: Record) -> None:
    with pytest.raises(DragomanError, match="killed by signal 9"):
        read_all(sources(3), record, dying, "p1", processes=2)


def test_two_documents_with_one_id_are_not_mixed_up(record: Record) -> None:
    twins = [Source("1", "Xi", origin="a/1.txt"), Source("1", "Chine", origin="b/1.txt")]
    for _ in range(2):
        summary = read_all(twins, record, Cheap, "p1")
        assert summary.quarantined == 1
        assert [(one.origin, one.reason) for one in record.quarantine()] == [
            ("b/1.txt", "another document of this run has the id '1' too")
        ]
        assert [one.source.text for one in record.versions("1")] == ["Xi"]


def test_the_same_document_twice_is_one(record: Record) -> None:
    summary = read_all([*sources(3), *sources(3)], record, Cheap, "p1", processes=2)
    assert (summary.outcomes[Outcome.NEW], summary.quarantined) == (3, 0)


def test_interrupted_it_keeps_what_it_has_read(record: Record) -> None:
    def interrupted() -> Iterator[Source]:
        yield from sources(160)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_all(interrupted(), record, Cheap, "p1")
    assert len(list(record.documents())) >= 100
    assert record.integrity() == "ok"


def test_a_record_that_fails_ends_the_run_with_its_reason(place: str) -> None:
    with Record.open(place, patience=0.05) as record:
        other = Record.open(place)
        with other._writing(), pytest.raises(RecordError, match="locked"):
            read_all(sources(3), record, Cheap, "p1")
        other.close()


def test_memory_does_not_grow_with_the_number_of_documents(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "BATCH_CHARACTERS", 100_000)
    large = (Source(f"{i:04}", f"{i} Chine " + "." * 50_000) for i in range(300))
    tracemalloc.start()
    read_all(large, record, Cheap, "p1")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8_000_000, "300 documents of 50 kB are 15 MB"


def test_progress_is_told_for_every_document(record: Record) -> None:
    told: list[int] = []
    documents: list[Source | Unreadable] = [*sources(3), Unreadable("x", "x", "why")]
    read_all(documents, record, Cheap, "p1", on_progress=told.append)
    read_all(documents, record, Cheap, "p1", on_progress=told.append)
    assert told[:4] == [1, 2, 3, 4]
    assert told[-1] == 4


@pytest.mark.parametrize(("number", "processes"), [(60, 1), (61, 2)])
def test_more_processes_than_one_are_used_where_there_is_enough_to_read(
    record: Record, monkeypatch: pytest.MonkeyPatch, number: int, processes: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    used = {1: "_read_here", 2: "read_in_pool"}
    monkeypatch.delattr(local, used[3 - processes])
    assert read_all(sources(number), record, Cheap, "p1").outcomes == {Outcome.NEW: number}


@dataclass(frozen=True)
class Foreign:
    """Finds that a text with "the" in it is English, and one with "recette" about something else."""

    version: str = "p1"

    def facts(self, source: Source) -> list[Fact]:
        """The document's own fact."""
        language = "en" if "the" in source.text else None if source.text.isdecimal() else "fr"
        return [DocumentFact(language=language, relevant="recette" not in source.text)]


def test_a_text_in_another_language_is_set_aside_and_the_record_has_its_language(record: Record) -> None:
    documents = [
        Source("a", "Le traité", origin="in/a"),
        Source("b", "the treaty", origin="in/b"),
        Source("c", "une recette"),
        Source("d", "12"),
    ]
    for outcome in (Outcome.NEW, Outcome.UNCHANGED):
        summary = read_all(documents, record, Foreign, "p1")
        assert (summary.documents, summary.quarantined, summary.outcomes[outcome]) == (4, 1, 3)
        assert [(one.document, one.origin, one.reason) for one in record.quarantine()] == [
            (
                "b",
                "in/b",
                "in English (en): only French is read; the record has its language, and no other facts",
            )
        ]
        assert [one.id for one in summary.reasons] == ["b"]
        assert summary.off_topic == (1 if outcome is Outcome.NEW else 0)
    assert list(record.documents()) == ["a", "b", "c", "d"]
    assert record.languages(["a", "b", "d", "e"]) == {"a": "fr", "b": "en", "d": None}
    read_all([Source("b", "le traité", origin="in/b")], record, Foreign, "p1")
    assert record.quarantine() == []
