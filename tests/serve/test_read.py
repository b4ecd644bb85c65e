"""The main job from the command line, with the pipeline and packs as they are."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.model.errors import RecordError
from dragoman.store import Record

DRAGOMAN = [sys.executable, "-m", "dragoman.serve.cli.main"]

VISIT = """Astana, 3 juin 2024 – Le ministre chinois des Affaires étrangères Wang Yi a rencontré lundi son
homologue kazakh. « La Chine et le Kazakhstan sont de bons voisins », a déclaré Wang Yi.
Le commerce entre la Chine et le Kazakhstan a atteint 41 milliards de dollars en 2023.
"""
RECIPE = "Faites fondre le beurre, ajoutez la farine et remuez pendant deux minutes. Servez chaud.\n"


def dragoman(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "100"}
    environment.pop("DRAGOMAN_RECORD", None)
    return subprocess.run(
        [*DRAGOMAN, *arguments], capture_output=True, text=True, cwd=folder, env=environment, timeout=120
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("job")
    (top / "in" / "2024").mkdir(parents=True)
    (top / "in" / "2024" / "visite.txt").write_text(VISIT, encoding="utf-8")
    (top / "in" / "recette.txt").write_text(RECIPE, encoding="utf-8")
    (top / "in" / "vide.txt").touch()
    return top


@pytest.fixture(scope="module")
def first(folder: Path) -> subprocess.CompletedProcess[str]:
    return dragoman("read", "in", folder=folder)


def test_reading_says_what_was_found_and_what_was_not_read(
    folder: Path, first: subprocess.CompletedProcess[str]
) -> None:
    assert first.returncode == 1, "one document could not be read"
    assert first.stdout.startswith("3 documents in ")
    assert "2 new, 1 in quarantine" in first.stdout
    assert "not read: in/vide.txt: empty" in first.stderr
    assert (folder / "dragoman.db").is_file()


def test_the_facts_are_printed_grounded_in_the_text(
    folder: Path, first: subprocess.CompletedProcess[str]
) -> None:
    done = dragoman("facts", "--format", "jsonl", folder=folder)
    facts = [json.loads(line) for line in done.stdout.splitlines()]
    assert {fact["document"] for fact in facts} == {"2024/visite", "recette"}
    assert [fact["relevant"] for fact in facts if fact["type"] == "document"] == [True, False]
    assert "Wang Yi" in {VISIT[a:b] for fact in facts for a, b in fact["evidence"]}


def test_reading_again_reads_nothing_and_is_quick(
    folder: Path, first: subprocess.CompletedProcess[str]
) -> None:
    again = dragoman("read", "in", folder=folder)
    assert "2 unchanged, 1 in quarantine" in again.stdout
    assert "documents in 0.0 s" in again.stdout


def test_more_processes_give_the_same_bytes(folder: Path, first: subprocess.CompletedProcess[str]) -> None:
    expected = dragoman("facts", "--format", "jsonl", folder=folder).stdout
    dragoman("read", "in", "--record", "other.db", "--processes", "2", "--quiet", folder=folder)
    assert dragoman("facts", "--format", "jsonl", "--record", "other.db", folder=folder).stdout == expected


def test_a_folder_that_is_not_there_is_named(folder: Path) -> None:
    done = dragoman("read", "nowhere", "--record", "n.db", folder=folder)
    assert done.returncode == 1
    assert "nowhere" in done.stderr


def test_a_framework_that_is_not_there_is_named(folder: Path) -> None:
    done = dragoman("read", "in", "--pack", "nowhere", "--record", "n.db", folder=folder)
    assert done.returncode == 1
    assert "'nowhere' is no framework" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_interrupted_it_ends_with_130_and_a_whole_record(tmp_path: Path) -> None:
    many = tmp_path / "in"
    many.mkdir()
    for i in range(5000):
        (many / f"{i:04}.txt").write_text(f"{i} {VISIT}", encoding="utf-8")
    command = [*DRAGOMAN, "read", "in", "--processes", "2", "--record", "r.db"]
    run = subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    )
    while not documents_in(tmp_path / "r.db"):
        assert run.poll() is None
        time.sleep(0.5)
    os.killpg(run.pid, signal.SIGINT)
    _, complaints = run.communicate(timeout=30)
    assert (run.returncode, complaints) == (130, b"")
    with Record.open(tmp_path / "r.db", create=False) as record:
        assert record.integrity() == "ok"
        assert 0 < len(list(record.documents())) < 5000


def documents_in(path: Path) -> int:
    """How many documents a record has that may not be there yet."""
    try:
        with Record.open(path, create=False) as record:
            return record.counts().documents
    except RecordError:
        return 0
