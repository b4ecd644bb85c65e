"""Killed at any moment the record is whole, and the next run finishes the job."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from tests.cluster import Cluster
from tests.run.readers import contents, sources
from tests.store.making import entry

from dragoman.model.errors import RecordError
from dragoman.store import Record

DOCUMENTS = 300
READING = [sys.executable, str(Path(__file__).with_name("reading.py"))]
DRAGOMAN = [sys.executable, "-m", "dragoman.serve.cli.main"]


def killed(command: list[str], record: Path, begun: bool, seconds: float) -> bool:
    """Start a command and kill it outright after some time; whether it was still running.

    The time counts from the start or, with `begun`, from the moment at which the record has grown: how long a
    start takes depends on the machine.
    """
    held = documents_in(record)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while begun and process.poll() is None and documents_in(record) <= held:
        time.sleep(0.005)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.wait()
    return process.returncode == -signal.SIGKILL


def facts_by_document(path: Path) -> dict[str, int]:
    """How many facts each document has; the record is checked for integrity on the way."""
    with sqlite3.connect(path) as raw:
        if not raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return {}
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()
    with Record.open(path) as record:
        held = dict.fromkeys(record.documents(), 0)
        return held | Counter(fact.document for fact in record.facts())


@pytest.mark.parametrize(("processes", "rounds"), [(1, 10), (2, 5)])
def test_a_killed_run_leaves_whole_documents_and_the_next_one_finishes(
    tmp_path: Path, processes: int, rounds: int
) -> None:
    undisturbed = tmp_path / "undisturbed.db"
    start = time.monotonic()
    arguments = [str(DOCUMENTS), str(processes)]
    subprocess.run([*READING, str(undisturbed), *arguments], check=True, stdout=subprocess.DEVNULL)
    whole_run = time.monotonic() - start
    expected = facts_by_document(undisturbed)
    assert len(expected) == DOCUMENTS
    chance = random.Random(processes)
    disturbed = tmp_path / "disturbed.db"
    cut_short = 0
    for number in range(rounds):
        begun = number % 2 == 0
        seconds = chance.uniform(0, 0.05 if begun else whole_run)
        was_killed = killed([*READING, str(disturbed), *arguments], disturbed, begun, seconds)
        found = facts_by_document(disturbed)
        assert found.items() <= expected.items(), "each document whole or absent"
        cut_short += was_killed and 0 < len(found) < DOCUMENTS
        if len(found) > DOCUMENTS // 2:
            disturbed.unlink()
    assert cut_short, "no kill came in the middle of the work"
    subprocess.run([*READING, str(disturbed), *arguments], check=True, stdout=subprocess.DEVNULL)
    with Record.open(undisturbed) as one, Record.open(disturbed) as other:
        assert contents(one) == contents(other)


def test_a_run_that_is_killed_while_it_writes_to_a_server_leaves_whole_documents(
    cluster: Cluster, template: str
) -> None:
    name = cluster.create(template)
    place = cluster.url(name)
    expected = {one.id: [fact.id for fact in entry(one.id, one.text).facts] for one in sources(DOCUMENTS)}
    chance = random.Random(1)
    command = [*READING, place, str(DOCUMENTS), "1"]
    cut_short = 0
    while not cut_short:
        held = documents_in(place)
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while run.poll() is None and documents_in(place) <= held:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.05))
        run.kill()
        run.wait()
        with Record.open(place) as record:
            found = {one: [fact.id for fact in record.facts(document=one)] for one in record.documents()}
            assert found.items() <= expected.items(), "each document whole or absent"
            assert record.unsearched() == 0
        cut_short = held < len(found) < DOCUMENTS
        if len(found) == DOCUMENTS:
            cluster.drop(name)
            cluster.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert documents_in(place) == DOCUMENTS
    cluster.drop(name)


def test_the_real_job_survives_being_killed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(700):
        said = f"{i}. Faites fondre le beurre, ajoutez la farine. Servez chaud.\n"  # read fast: off topic
        (folder / f"{i:03}.txt").write_text(said, encoding="utf-8")

    def read(place: Path) -> list[str]:
        return [*DRAGOMAN, "read", str(folder), "--record", str(place), "--processes", "2"]

    chance = random.Random(7)
    disturbed, undisturbed = tmp_path / "disturbed.db", tmp_path / "undisturbed.db"
    held = 0
    for _ in range(2):
        run = subprocess.Popen(read(disturbed), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while run.poll() is None and documents_in(disturbed) <= held:
            time.sleep(0.1)
        time.sleep(chance.uniform(0, 0.5))
        run.kill()
        run.wait()
        held = len(facts_by_document(disturbed))
    for place in (disturbed, undisturbed):
        subprocess.run(read(place), check=True, stdout=subprocess.DEVNULL)
    with Record.open(undisturbed) as one, Record.open(disturbed) as other:
        assert len(list(one.documents())) == 700
        assert contents(one) == contents(other)


def documents_in(place: str | Path) -> int:
    """How many documents a record has that may not be there yet."""
    try:
        with Record.open(place, create=False) as record:
            return record.counts().documents
    except RecordError:
        return 0


def test_three_runs_at_once_write_one_record(place: str) -> None:
    runs = [
        subprocess.Popen(
            [*READING, place, str(DOCUMENTS), "1"], stderr=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(3)
    ]
    for run in runs:
        _, complaints = run.communicate(timeout=60)
        assert run.returncode == 0, complaints.decode()
    with Record.open(place) as record:
        assert all(len(record.versions(one.id)) == 1 for one in sources(DOCUMENTS))
        assert record.integrity() == "ok"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_processes_end_when_the_one_that_started_them_is_killed(tmp_path: Path) -> None:
    run = subprocess.Popen([*READING, str(tmp_path / "record.db"), "3000", "2"])
    workers: list[str] = []
    while len(workers) < 3 and run.poll() is None:  # two that read, one that tracks resources
        workers = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()
        time.sleep(0.05)
    time.sleep(0.5)
    run.kill()
    run.wait()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{one}").exists() for one in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [one for one in workers if Path(f"/proc/{one}").exists()] == []
