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
BEGUN = f"{REVISION} copying"
"""What stands for the revision while a record is copied into a database: nobody else opens it then."""


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
    if found is not None and found.endswith(BEGUN.split()[1]):
        raise RecordError("a copy into this record was not finished; run `dragoman copy FROM TO` once more")
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


def begun(connection: Connection) -> None:
    """Mark a record as one into which another is copied."""
    connection.execute(text("UPDATE alembic_version SET version_num = :said"), {"said": BEGUN})


def finish(connection: Connection) -> None:
    """Mark a record as whole again."""
    connection.execute(text("UPDATE alembic_version SET version_num = :said"), {"said": REVISION})
