"""The main job from the command line, with the pipeline and packs as they are."""

from __future__ import annotations

import json
import os
import re
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
ENGLISH = (
    "The Chinese and Kazakh presidents met in Astana on Monday and spoke about trade and a new railway.\n"
)
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
    (top / "in" / "english.txt").write_text(ENGLISH, encoding="utf-8")
    return top


@pytest.fixture(scope="module")
def first(folder: Path) -> subprocess.CompletedProcess[str]:
    return dragoman("read", "in", folder=folder)


def test_reading_says_what_was_found_and_what_was_not_read(
    folder: Path, first: subprocess.CompletedProcess[str]
) -> None:
    assert first.returncode == 1, "two documents could not be read"
    assert first.stdout.startswith("4 documents in ")
    assert "2 new, 2 in quarantine" in first.stdout
    assert "1 document not on cooperation between states" in first.stdout
    assert "not read: in/vide.txt: empty" in first.stderr
    assert "not read: in/english.txt: in English (en): only French is read" in first.stderr
    assert (folder / "dragoman.db").is_file()


def test_of_a_text_in_another_language_the_record_has_the_language(
    folder: Path, first: subprocess.CompletedProcess[str]
) -> None:
    done = dragoman("facts", "--format", "jsonl", "--document", "english", folder=folder)
    facts = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(fact["type"], fact["language"]) for fact in facts] == [("document", "en")]
    assert "only French is read" in dragoman("quarantine", "--format", "jsonl", folder=folder).stdout


def test_the_facts_are_printed_grounded_in_the_text(
    folder: Path, first: subprocess.CompletedProcess[str]
) -> None:
    done = dragoman("facts", "--format", "jsonl", folder=folder)
    facts = [json.loads(line) for line in done.stdout.splitlines()]
    facts = [fact for fact in facts if fact["document"] != "english"]
    assert {fact["document"] for fact in facts} == {"2024/visite", "recette"}
    assert [fact["relevant"] for fact in facts if fact["type"] == "document"] == [True, False]
    assert "Wang Yi" in {VISIT[a:b] for fact in facts for a, b in fact["evidence"]}


def test_reading_again_reads_nothing_and_is_quick(
    folder: Path, first: subprocess.CompletedProcess[str]
) -> None:
    again = dragoman("read", "in", folder=folder)
    assert "2 unchanged, 2 in quarantine" in again.stdout
    assert "only French is read" in again.stderr
    assert re.search(r"documents in \d+\.\d s", again.stdout)


def test_more_processes_give_the_same_bytes(folder: Path, first: subprocess.CompletedProcess[str]) -> None:
    expected = dragoman("facts", "--format", "jsonl", folder=folder).stdout
    dragoman("read", "in", "--record", "other.db", "--processes", "2", "--quiet", folder=folder)
    assert dragoman("facts", "--format", "jsonl", "--record", "other.db", folder=folder).stdout == expected


def test_what_to_type_next_names_a_record_of_another_name(folder: Path) -> None:
    done = dragoman("read", "in/2024", "--record", "mein buch.db", folder=folder)
    assert done.stdout.startswith("1 document in ")
    assert done.stdout.endswith("See them: dragoman facts --record 'mein buch.db'\n")


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
    for i in range(20_000):
        (many / f"{i:05}.txt").write_text(f"{i} {VISIT}", encoding="utf-8")
    command = [*DRAGOMAN, "read", "in", "--processes", "2", "--record", "r.db"]
    run = subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    )
    while not documents_in(tmp_path / "r.db"):
        assert run.poll() is None
        time.sleep(0.5)
    os.killpg(run.pid, signal.SIGINT)
    _, complaints = run.communicate(timeout=150)
    assert run.returncode == 130
    assert re.fullmatch(rb"interrupted: r.db has \d+ documents?; read again for the rest\n", complaints)
    with Record.open(tmp_path / "r.db", create=False) as record:
        assert record.integrity() == "ok"
        assert 0 < len(list(record.documents())) < 20_000


def documents_in(path: Path) -> int:
    """How many documents a record has that may not be there yet."""
    try:
        with Record.open(path, create=False) as record:
            return record.counts().documents
    except RecordError:
        return 0
