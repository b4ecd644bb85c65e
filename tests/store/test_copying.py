from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cluster import Cluster
from tests.store.making import entry

from dragoman.model.document import Unreadable
from dragoman.model.errors import RecordError
from dragoman.model.judgement import Judgement
from dragoman.store import Record, copying
from dragoman.store.copying import copy

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["sqlite-sqlite", "sqlite-postgresql", "postgresql-sqlite", "postgresql-postgresql"])
def pair(
    request: pytest.FixtureRequest, tmp_path: Path, cluster: Cluster, template: str
) -> Iterator[tuple[str, str]]:
    """A place to copy from and one to copy to."""
    made: list[str] = []
    numbers = itertools.count()

    def place(kind: str) -> str:
        if kind == "sqlite":
            return str(tmp_path / f"{next(numbers)}.db")
        made.append(cluster.create(template))
        return cluster.url(made[-1])

    one, other = request.param.split("-")
    yield place(one), place(other)
    for name in made:
        cluster.drop(name)


def fill(place: str) -> None:
    """A record with something of most that there is."""
    with Record.open(place) as record:
        record.add([entry(f"d{i:03}", f"{i} Xi en Chine. \0\x1a😀") for i in range(40)])
        record.add([entry("d001", "Xi change", "p2")])
        record.set_aside([Unreadable("x", "in/x\0.txt", "binary \0")])
        record.judge(Judgement("reject", "Ann", "wrong", ()))
        record.judge(Judgement("undo", "Ann", "not so", (), undoes=1))


def contents(place: str) -> dict[str, copying.Sum]:
    """What every table holds."""
    with Record.open(place, create=False) as record, record._reading() as connection:
        return {
            table.name: copying.Sum().with_rows(
                row for some in copying._batches(connection, table) for row in some
            )
            for table in copying.tables()
        }


def test_a_record_is_copied_whole_between_any_two_databases(pair: tuple[str, str]) -> None:
    one, other = pair
    fill(one)
    told: list[tuple[int, int]] = []
    with Record.open(one) as source:
        rows = copy(source, other, on_progress=lambda *told_of: told.append(told_of))
    assert contents(one) == contents(other)
    assert (rows["documents"], rows["versions"], rows["judgements"], rows["quarantine"]) == (40, 41, 2, 1)
    assert told[-1][0] == told[-1][1] == 2 * sum(rows.values())
    with Record.open(one) as source, Record.open(other) as target:
        assert [fact.line for fact in source.facts()] == [fact.line for fact in target.facts()]
        assert source.search("chine", limit=200) == target.search("chine", limit=200)
        assert target.versions("d002")[0].source.text.endswith("\0\x1a😀")
        assert target.quarantine() == source.quarantine()
        target.add([entry("new", "Xi"), entry("d002", "Chine")])
        assert target.judge(Judgement("reject", "Bob", "no", ())).number == 3
        assert target.unsearched() == 0


def test_a_record_that_holds_something_is_replaced_only_when_that_is_said(places: Callable[[], str]) -> None:
    one, other = places(), places()
    fill(one)
    with Record.open(other) as target:
        target.add([entry("mine", "Xi")])
    before = contents(other)
    with Record.open(one) as source:
        with pytest.raises(RecordError, match="there is a record already; --force replaces it"):
            copy(source, other)
        assert contents(other) == before
        copy(source, other, force=True)
        assert contents(other) == contents(one)
        with pytest.raises(RecordError, match="onto itself"):
            copy(source, one, force=True)


def test_a_copy_that_is_interrupted_opens_for_nobody_until_it_is_made_again(
    places: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = places(), places()
    fill(one)
    with Record.open(one) as source:

        def interrupted(done: int, total: int) -> None:
            if done > 20:
                raise KeyboardInterrupt

        monkeypatch.setattr(copying, "AT_ONCE", 10)
        with pytest.raises(KeyboardInterrupt):
            copy(source, other, on_progress=interrupted)
        for _ in range(2):
            with pytest.raises(RecordError, match="not finished; run `dragoman copy FROM TO` once more"):
                Record.open(other)
        copy(source, other)
    assert contents(other) == contents(one)


def test_a_copy_that_is_killed_is_never_half_and_silent(places: Callable[[], str]) -> None:
    one, other = places(), places()
    fill(one)
    program = (
        "import os, sys; sys.path.insert(0, sys.argv[1])\n"
        "from dragoman.store import Record, copying\n"
        "copying.AT_ONCE = 5\n"
        "with Record.open(sys.argv[2]) as source:\n"
        "    copying.copy(source, sys.argv[3], on_progress=lambda done, _: done < 100 or os.kill(os.getpid(), 9))\n"
    )
    run = subprocess.run([sys.executable, "-c", program, str(ROOT), one, other], check=False)
    assert run.returncode == -9
    with pytest.raises(RecordError, match="not finished"):
        Record.open(other)


def test_a_copy_that_is_not_what_was_sent_is_not_finished(
    places: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = places(), places()
    fill(one)
    write = copying._write

    def lossy(connection: object, table: object, rows: list[tuple[object, ...]]) -> None:
        write(connection, table, rows[:-1] if getattr(table, "name", "") == "aliases" else rows)  # type: ignore[arg-type]

    monkeypatch.setattr(copying, "_write", lossy)
    with Record.open(one) as source, pytest.raises(RecordError, match="copy of aliases is not what was sent"):
        copy(source, other)
    with pytest.raises(RecordError, match="not finished"):
        Record.open(other)


def test_a_record_is_copied_to_where_there_is_none_yet(tmp_path: Path, cluster: Cluster) -> None:
    fill(str(tmp_path / "one.db"))
    name = cluster.create()
    with Record.open(tmp_path / "one.db") as source:
        copy(source, cluster.url(name))
    assert contents(cluster.url(name)) == contents(str(tmp_path / "one.db"))
    cluster.drop(name)
