"""Records that are none, newer, locked, read-only, damaged, or on a disk that is full."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.making import entry

from dragoman.model.errors import RecordError
from dragoman.store import Record


def make(path: Path) -> Path:
    with Record.open(path) as record:
        record.add([entry("a", "Xi en Chine")])
    return path


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes " * 100)
    with pytest.raises(RecordError, match=r"notes\.txt: this is not a record"):
        Record.open(path)
    assert path.read_text() == "my notes " * 100


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    before = path.read_bytes()
    with pytest.raises(RecordError, match="another program"):
        Record.open(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["other.db"]


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    make(path)


def test_a_missing_record_is_made_only_where_it_may_be(tmp_path: Path) -> None:
    for place in (tmp_path / "none.db", tmp_path / "no" / "folder.db"):
        with pytest.raises(RecordError, match=r"no record here|does not exist"):
            Record.open(place, create=False)
    with pytest.raises(RecordError, match=r"folder .* does not exist"):
        Record.open(tmp_path / "no" / "folder.db")
    with pytest.raises(RecordError, match="a folder, not a record"):
        Record.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "record.db")
    with sqlite3.connect(path) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordError, match=r"newer Dragoman .*update"):
        Record.open(path)


def test_a_locked_record_says_so_when_patience_ends(tmp_path: Path) -> None:
    path = make(tmp_path / "record.db")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Record.open(path, patience=0.1) as record:
        assert len(list(record.facts())) == 3, "reading goes on while another writes"
        with pytest.raises(RecordError, match=r"record\.db: the record is locked by another program"):
            record.add([entry("b", "Xi")])
        other.execute("ROLLBACK")
        record.add([entry("b", "Xi")])
    other.close()


def test_a_damaged_record_says_so(tmp_path: Path) -> None:
    path = make(tmp_path / "record.db")
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(raw)
    with pytest.raises(RecordError, match=r"damaged"), Record.open(path) as record:
        list(record.facts())


def test_a_full_database_says_so_and_keeps_what_it_had(tmp_path: Path) -> None:
    path = make(tmp_path / "record.db")
    with Record.open(path) as record:
        with record._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
            connection.commit()
        with pytest.raises(RecordError, match="disk is full; what was written before is safe"):
            record.add([entry("b", "Chine " * 20_000)])
        assert [fact.document for fact in record.facts()] == ["a", "a", "a"]
        assert record.integrity() == "ok"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_says_so_and_keeps_what_it_had(small_disk: Path) -> None:
    path = make(small_disk / "record.db")
    with Record.open(path) as record:
        with pytest.raises(RecordError, match="full"):
            for i in range(100):
                record.add([entry(f"b{i:03}", "Chine " * 2_000)])
        whole = list(record.documents())
        assert record.integrity() == "ok"
        assert "a" in whole
        for name in whole:
            versions = record.versions(name)
            expected = entry(name, versions[-1].source.text).facts
            assert [fact.id for fact in record.facts_of(versions[-1])] == [fact.id for fact in expected]


def test_a_record_on_a_read_only_disk_is_read_and_not_written(small_disk: Path) -> None:
    path = make(small_disk / "record.db")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Record.open(path, create=False) as record:
        assert len(list(record.facts())) == 3
        with pytest.raises(RecordError, match="may not be written"):
            record.add([entry("b", "Xi")])


def test_a_record_that_may_not_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "record.db")

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)  # the rights of a file say nothing to root
    with pytest.raises(RecordError, match=r"record\.db: the record cannot be opened: Permission denied"):
        Record.open(path)
