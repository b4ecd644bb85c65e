"""Brings a database to the tables of this version, by the migrations that ship with the package.

Where the record is of this version already, the usual case, nothing of Alembic is imported.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from dragoman.model.errors import RecordError
from dragoman.store.engine import mark
from dragoman.store.schema import REVISION

MIGRATIONS = Path(__file__).with_name("migrations")


def revision_of(connection: Connection) -> str | None:
    """The revision of a database's tables; None where it has none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def bring_up(connection: Connection, found: str | None) -> None:
    """Run the migrations that are missing, inside the transaction that `connection` has begun.

    Raises:
        RecordError: the record was written by a newer version of Dragoman.
    """
    if found == REVISION:
        return
    if found is not None and found > REVISION:
        raise RecordError(
            f"the record was written by a newer Dragoman (its tables are at {found}, this version knows "
            f"{REVISION}); update Dragoman"
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    mark(connection, REVISION)
