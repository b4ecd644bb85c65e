from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dragoman.store import Record
from dragoman.store.any_text import AnyText
from dragoman.store.migrate import MIGRATIONS, revision_of
from dragoman.store.schema import METADATA, REVISION


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config)


def is_the_programs(name: str | None, *_: object) -> bool:
    """The index of search is another kind of table on each database, and none of these."""
    return not (name or "").startswith("passages")


def is_another(context: Any, one: object, other: object, held: Any, meant: Any) -> bool | None:
    """Whether a column's type is not the one that is meant: of text that sorts by code point, see to that."""
    if isinstance(meant, AnyText):
        return (
            getattr(held, "collation", None) == "C"
        ) != meant.by_code_point and context.dialect.name == "postgresql"
    return None


COMPARING = {"include_name": is_the_programs, "compare_type": is_another}


def test_the_migrations_lead_to_the_tables_that_the_program_uses(place: str) -> None:
    with Record.open(place) as record, record._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=COMPARING)
        assert compare_metadata(context, METADATA) == []
        assert revision_of(connection) == REVISION == scripts().get_current_head()


def test_revisions_are_numbers_in_the_order_of_their_steps() -> None:
    found = [script.revision for script in scripts().walk_revisions()]
    assert found == [f"{number:04}" for number in range(len(found), 0, -1)]


def test_a_record_interrupted_while_it_was_made_is_made_again(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "record.db"
    with sqlite3.connect(path) as begun:
        begun.execute("PRAGMA journal_mode = WAL")
    Record.open(path).close()
    with Record.open(path, create=False) as record:
        assert record.integrity() == "ok"
