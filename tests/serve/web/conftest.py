"""The pages over the record of the sample articles, read once and kept until the reading changes."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.serve.web.app import create_app
from dragoman.serve.web.settings import Settings

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples" / "articles"
READING = ("read", "clean", "analyse", "resolve", "extract", "reconcile", "packs", "model", "run", "store")
"""What the record of the samples depends on."""

KEPT = 3
"""Records of earlier readings that are left for runs that go on beside this one."""

Serve = Callable[..., TestClient]


def _digest() -> str:
    total = hashlib.sha256()
    folders = [*(ROOT / "src" / "dragoman" / name for name in READING), SAMPLES]
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            total.update(path.read_bytes())
    return total.hexdigest()[:16]


@pytest.fixture(scope="session")
def samples_read(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the sample articles, merged; not to be written to."""
    from typer.testing import CliRunner

    from dragoman.serve.cli.main import app

    kept = Path(pytestconfig.cache.mkdir("samples")) / f"{_digest()}.db"
    made = tmp_path_factory.mktemp("samples") / "samples.db"
    with suppress(FileNotFoundError):
        return Path(shutil.copy(kept, made))
    for arguments in (["read", str(SAMPLES), "--quiet"], ["meetings"]):  # the second one merges
        result = CliRunner().invoke(app, [*arguments, "--record", str(made)])
        assert result.exit_code == 0, result.output
    for old in sorted(kept.parent.glob("*.db"), key=_changed)[:-KEPT]:
        old.unlink(missing_ok=True)
    shutil.copy(made, beside := kept.with_name(f"{kept.stem}-{os.getpid()}"))
    beside.replace(kept)  # at once: other runs look at it
    return made


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another run has taken it away
        return 0.0


@pytest.fixture
def samples(samples_read: Path, tmp_path: Path) -> Path:
    """A record of the sample articles that a test may write to."""
    return Path(shutil.copy(samples_read, tmp_path / "samples.db"))


@pytest.fixture
def serve(request: pytest.FixtureRequest) -> Iterator[Serve]:
    """Makes a client of a server with the settings given, over the record given or that of the samples."""
    clients: list[TestClient] = []

    def start(record: Path | str | None = None, **settings: object) -> TestClient:
        record = record or request.getfixturevalue("samples")
        app = create_app(Settings(record=str(record), **settings))  # type: ignore[arg-type]
        client = TestClient(app, raise_server_exceptions=False, follow_redirects=False)
        clients.append(client)
        return client

    yield start
    for client in clients:
        client.close()
        client.app.state.site.close()  # type: ignore[attr-defined]


@pytest.fixture
def client(serve: Serve) -> TestClient:
    """A browser at a server of the samples' record that anybody may read."""
    return serve()
