"""What can go wrong with a server: nobody answers, nobody is let in, somebody else writes."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator

import pytest
from tests.cluster import Cluster
from tests.store.making import entry

from dragoman.model.document import Source, Unreadable
from dragoman.model.errors import AskedError, ReadError, RecordError
from dragoman.store import Entry, Record
from dragoman.store.engine import locate
from dragoman.store.postgresql import WRITING, masked

SECRET = "p4ssw0rd"


@pytest.fixture
def database(cluster: Cluster, template: str) -> Iterator[str]:
    """A record's database, by its name."""
    name = cluster.create(template)
    yield name
    cluster.drop(name)


@pytest.fixture(scope="module")
def reader(cluster: Cluster) -> str:
    """A user who needs a password."""
    cluster.execute(f"CREATE ROLE reader LOGIN PASSWORD '{SECRET}'")
    cluster.execute("CREATE ROLE stranger LOGIN")
    return "reader"


def complaint(place: str, **options: float) -> str:
    """What is said where a record cannot be opened."""
    with pytest.raises(RecordError) as raised:
        Record.open(place, **options)  # type: ignore[arg-type]
    return str(raised.value)


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    said = complaint(f"postgresql://ann:{SECRET}@127.0.0.1:1/x", patience=2)
    assert said.startswith("postgresql+psycopg://ann:***@127.0.0.1:1/x: no database server answers there")
    assert SECRET not in complaint(f"postgresql://ann@127.0.0.1:1/x?password={SECRET}", patience=2)


def test_a_database_that_is_not_there_is_named(cluster: Cluster) -> None:
    assert "nosuch: there is no such database; make one: createdb" in complaint(cluster.url("nosuch"))


def test_who_is_not_let_in_is_told_so(cluster: Cluster, database: str, reader: str) -> None:
    for password in ("", "wrong"):
        said = complaint(cluster.url(database, reader, password))
        assert "the server refuses the user name or password" in said
        assert not password or password not in said
    assert "lets this user not in from here" in complaint(cluster.url(database, "stranger"))


def test_who_may_not_read_or_write_is_told_so(cluster: Cluster, database: str, reader: str) -> None:
    place = cluster.url(database, reader, SECRET)
    assert "this user may not do that here; its owner can GRANT the right" in complaint(place)
    cluster.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader", database)
    with Record.open(place) as record:
        assert list(record.facts()) == []
        assert SECRET not in record.place
        with pytest.raises(RecordError, match="may not do that here"):
            record.add([entry("a", "Xi")])


def test_a_database_of_another_program_is_refused_and_left_alone(cluster: Cluster) -> None:
    name = cluster.create()
    cluster.execute("CREATE TABLE bookmarks (url text)", name)
    assert "a database of another program" in complaint(cluster.url(name))
    cluster.execute("CREATE TABLE alembic_version (version_num text)", name)
    cluster.execute("INSERT INTO alembic_version VALUES ('0001')", name)
    assert "a database of another program" in complaint(cluster.url(name))
    cluster.drop(name)


def test_a_database_that_lacks_characters_is_refused(cluster: Cluster) -> None:
    cluster.execute(
        "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER 'libc' TEMPLATE template0"
    )
    assert "encoded in LATIN1, a record needs UTF8" in complaint(cluster.url("latin"))
    cluster.drop("latin")


def test_a_missing_record_is_made_only_where_it_may_be(cluster: Cluster) -> None:
    name = cluster.create()
    with pytest.raises(RecordError, match="no record here; `dragoman read PATH` makes one"):
        Record.open(cluster.url(name), create=False)
    Record.open(cluster.url(name)).close()
    Record.open(cluster.url(name), create=False).close()
    cluster.drop(name)


def test_a_newer_record_is_refused(cluster: Cluster, database: str) -> None:
    cluster.execute("UPDATE alembic_version SET version_num = '9999'", database)
    assert "newer Dragoman" in complaint(cluster.url(database))


def test_a_record_that_may_only_be_read_says_so(cluster: Cluster, database: str) -> None:
    cluster.execute(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    with (
        Record.open(cluster.url(database)) as record,
        pytest.raises(RecordError, match="may not be written"),
    ):
        record.add([entry("a", "Xi")])


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    said = complaint(f"postgresql://ann:{SECRET}@127.0.0.1/x")
    assert "install it: pip install 'dragoman[postgresql]'" in said
    assert SECRET not in said


@pytest.mark.parametrize("place", [f"postgresql://ann:{SECRET}@h:port/x", f"a://ann:{SECRET}@b:c:d:e"])
def test_an_address_that_is_none_is_shown_without_its_password(place: str) -> None:
    with pytest.raises(RecordError, match=r"neither a path nor .* URL") as raised:
        locate(place)
    assert SECRET not in str(raised.value)
    assert raised.value.__cause__ is None
    assert masked("x://h/y") == "x://h/y"


def test_a_record_that_another_writes_is_read_meanwhile_and_waited_for(
    cluster: Cluster, database: str
) -> None:
    place = cluster.url(database)
    with Record.open(place, patience=0.2) as one, Record.open(place) as other:
        with other._writing() as writing:
            writing.exec_driver_sql("SELECT 1")
            assert list(one.facts()) == [], "reading goes on while another writes"
            with pytest.raises(RecordError, match="the record is locked by another program"):
                one.add([entry("b", "Xi")])
        one.add([entry("b", "Xi")])


def test_writers_take_turns_and_lose_nothing(cluster: Cluster, database: str) -> None:
    failures: list[Exception] = []

    def write(name: str) -> None:
        try:
            with Record.open(cluster.url(database)) as record:
                for i in range(8):
                    record.add([entry("shared", f"Xi {name} {i}"), entry(f"{name}{i}", "Xi en Chine")])
        except Exception as error:  # noqa: BLE001 - told below
            failures.append(error)

    writers = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert failures == []
    with Record.open(cluster.url(database)) as record:
        assert len(record.versions("shared")) == 24
        assert record.counts().documents == 25
        assert len(record.search("xi", kinds=["document"], limit=200).items) == 25


def test_a_reader_sees_one_state_while_another_writes(cluster: Cluster, database: str) -> None:
    with Record.open(cluster.url(database)) as one, Record.open(cluster.url(database)) as other:
        one.add([entry("a", "Xi"), entry("b", "Xi")])
        facts = one.facts()
        first = next(facts)
        other.add([entry("b", "Chine Chine", "p2")])
        assert [fact.quotation for fact in (first, *facts)] == ["", "Xi", "", "Xi"]
        assert [fact.quotation for fact in one.facts(document="b")] == ["", "Chine", "Chine"]


def test_a_connection_that_is_lost_says_so_and_is_made_again(cluster: Cluster, database: str) -> None:
    with Record.open(cluster.url(database)) as record:
        with (
            pytest.raises(RecordError, match=r"is lost|being stopped"),
            record._writing() as connection,
        ):
            cluster.execute(
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"
            )
            time.sleep(0.1)
            connection.exec_driver_sql("SELECT 1")
        record.add([entry("a", "Xi")])
        assert len(list(record.facts())) == 2


def test_the_lock_is_let_go_of_when_its_holder_dies(cluster: Cluster, database: str) -> None:
    with Record.open(cluster.url(database), patience=5) as one, Record.open(cluster.url(database)) as other:
        with pytest.raises(RecordError), other._writing() as connection:
            cluster.execute(
                f"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = {WRITING}"
            )
            connection.exec_driver_sql("SELECT 1")
        one.add([entry("a", "Xi")])


# --- what both databases must take ----------------------------------------------------------------------


def test_texts_and_names_of_any_characters_are_kept(record: Record) -> None:
    said = "\0Xi \x1a0 \x1a\0 \u202e😀 Chine\0"
    source = Source("a\0/\x1a", said, title="\0", url="\x1a1", publisher="P\0", author="\0", origin="in\0")
    record.add([Entry.of(source, [], "p"), entry("b\0", said)])
    assert record.versions("a\0/\x1a")[0].source == source
    assert [fact.text for fact in record.facts(document="b\0")] == [said] * 3
    assert list(record.documents()) == ["a\0/\x1a", "b\0"]
    assert record.add([Entry.of(source, [], "p")]) == ["unchanged"]
    record.set_aside([Unreadable("\0", "\x1a", "\0")])
    assert [(one.document, one.origin, one.reason) for one in record.quarantine()] == [("\0", "\x1a", "\0")]


def test_what_no_name_has_is_not_found(record: Record) -> None:
    try:
        assert record.document_of("f-\0") is None
    except AskedError as error:
        assert "NUL" in str(error)
    assert record.versions("\0") == []
    assert list(record.documents("\0")) == []


def test_names_that_are_too_long_for_an_index_are_cut_or_refused(record: Record) -> None:
    from dragoman.model.entity import Entity
    from dragoman.model.fact import Mention
    from dragoman.model.span import Span

    name = "中" * 2_000
    entity = Entity(None, name, ("é " * 3_000, "Xi"))
    fact = Mention(evidence=(Span(0, 2),), kind="person", entity=entity)
    record.add([Entry.of(Source("x" * 1_000, "Xi"), [fact], "p")])
    assert len(record.keys("xi")) == 1
    assert [one.id for one in record.facts(about=record.keys("xi"))] == [fact.identity("x" * 1_000)]
    with pytest.raises(ReadError, match="an id of 1001 bytes"):
        Entry.of(Source("x" * 1_001, "Xi"), [], "p")
    far = "中" * 3_000
    record.set_aside([Unreadable(far, far, "no")] * 2)
    assert len(record.quarantine()) == 1
    record.release([(far, None)])
    assert record.quarantine() == []


def test_long_texts_and_many_facts_are_written_at_once(record: Record) -> None:
    record.add([entry("a", "Xi en Chine. " * 4_000), *(entry(f"b{i}", "Xi") for i in range(50))])
    assert record.counts().facts == {"document": 51, "mention": 8_050}
