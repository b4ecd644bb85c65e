"""With something of which sectors accounts are told, while sentences and accounts come and go."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from dragoman.store import Record
from dragoman.store.accounts_schema import accounts
from dragoman.store.catalogue.sectoring import Sectors
from dragoman.store.catalogue.tables import account_sectors, account_sentences


def put(connection: Connection, id: str, sector: str | None, *sentences: str) -> None:
    """An account of a sector, told in some sentences."""
    row: dict[str, Any] = {
        "id": id,
        "type": "meeting",
        "title": id,
        "name": id,
        "sector": sector,
        "json": "{}",
    }
    row |= {"sources": 1, "documents": 1, "added": datetime(2024, 1, 1, tzinfo=UTC)}
    connection.execute(insert(accounts), row)
    told = [{"account": id, "sentence": one} for one in sentences]
    if told:
        connection.execute(insert(account_sentences), told)


def kept(connection: Connection) -> set[tuple[str, str]]:
    """The sectors of accounts, as they are kept."""
    return {(row.account, row.sector) for row in connection.execute(select(account_sectors))}


def test_an_account_has_the_sectors_of_what_it_is_told_with(tmp_path: Path) -> None:
    with Record.open(tmp_path / "a.db") as record, record._writing() as connection:
        sectors = Sectors(connection)
        put(connection, "visit", None, "one", "two")
        put(connection, "railway", "rail", "one")
        put(connection, "road", "road", "three")
        sectors.come(["one", "two", "three"])
        sectors.write()
        assert kept(connection) == {("visit", "rail"), ("railway", "rail"), ("road", "road")}


def test_a_sector_goes_with_the_sentence_or_the_account_that_gave_it(tmp_path: Path) -> None:
    with Record.open(tmp_path / "a.db") as record, record._writing() as connection:
        sectors = Sectors(connection)
        put(connection, "visit", None, "one", "two")
        put(connection, "railway", "rail", "one")
        put(connection, "road", "road", "two")
        sectors.come(["one", "two"])
        sectors.write()
        assert {("visit", "rail"), ("visit", "road")} <= kept(connection)
        this = (account_sentences.c.account == "visit") & (account_sentences.c.sentence == "one")
        connection.execute(delete(account_sentences).where(this))
        sectors.go([("visit", "one")])
        sectors.write()
        assert kept(connection) == {("visit", "road"), ("railway", "rail"), ("road", "road")}
        sectors.change({"road": "logistics"})
        connection.execute(update(accounts).where(accounts.c.id == "road").values(sector="logistics"))
        sectors.write()
        assert kept(connection) == {("visit", "logistics"), ("railway", "rail"), ("road", "logistics")}
        sectors.change({"road": None})
        connection.execute(delete(accounts).where(accounts.c.id == "road"))
        sectors.write()
        assert kept(connection) == {("railway", "rail")}
