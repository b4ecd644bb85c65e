"""A PostgreSQL server of the tests' own, made of Debian's packages: installed if it is missing, started in a
temporary folder on loopback, stopped and removed at the end.

Where it can be neither found nor installed the tests fail and say what is needed: none is skipped.
"""

from __future__ import annotations

import contextlib
import fcntl
import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
PACKAGE = "postgresql-15"
PREFIX = "dragoman-postgresql-"
OWNER = "postgres"
TEMPLATE = "with_tables"
WHO_MAY = """\
host all reader 127.0.0.1/32 scram-sha-256
host all stranger 127.0.0.1/32 reject
host all all 127.0.0.1/32 trust
"""
"""Who is let in (pg_hba.conf): `reader` by password, `stranger` not at all."""
SETTINGS = """\
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
shared_buffers = 64MB
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
jit = off
"""
"""What a server needs that lives for some minutes: nothing that it writes has to outlive the machine."""


@dataclass
class Cluster:
    """A running server."""

    folder: Path
    port: int
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def url(self, database: str, user: str = OWNER, password: str = "") -> str:
        """The address of a database."""
        secret = f":{password}" if password else ""
        return f"postgresql+psycopg://{user}{secret}@127.0.0.1:{self.port}/{database}"

    def execute(self, command: str, database: str = OWNER) -> None:
        """Run a command as the owner of everything."""
        where = f"host=127.0.0.1 port={self.port} user={OWNER} dbname={database}"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(command.encode())

    def create(self, template: str = "template1") -> str:
        """Make a database; its name."""
        name = f"test_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still in it."""
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def stop(self) -> None:
        """End the server and remove what it wrote."""
        _stop(self.folder)


def start() -> Cluster:
    """Start a server, installed before if need be.

    Raises:
        RuntimeError: that is not possible here; the message says what to do.
    """
    with (Path(tempfile.gettempdir()) / "dragoman-tests-postgresql.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two processes of tests do not install at once
        if not (PROGRAMS / "initdb").exists():
            _install()
        _sweep()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    (folder / "owner").write_text(str(os.getpid()))
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER, OWNER)  # the server refuses to be run by root
    data = folder / "data"
    # Another order of letters than SQLite's: what rests on the database's own order must show.
    locale = ("--locale-provider=icu", "--icu-locale=und", "--locale=C.UTF-8", "--encoding=UTF8")
    _run_as_owner(
        folder, "initdb", "--pgdata", data, "--username", OWNER, *locale, "--auth=trust", "--no-sync"
    )
    (data / "pg_hba.conf").write_text(WHO_MAY)
    cluster = Cluster(folder, _free_port())
    (data / "postgresql.auto.conf").write_text(f"{SETTINGS}port = {cluster.port}\n")
    _run_as_owner(folder, "pg_ctl", "start", "--wait", "--pgdata", data, "--log", folder / "log")
    return cluster


def _stop(folder: Path) -> None:
    _run_as_owner(folder, "pg_ctl", "stop", "--pgdata", folder / "data", "--mode", "immediate")
    shutil.rmtree(folder, ignore_errors=True)


def _sweep() -> None:
    """End the servers of tests that were killed."""
    for owner in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/owner"):
        try:
            os.kill(int(owner.read_text()), 0)
        except (ProcessLookupError, ValueError, FileNotFoundError):
            with contextlib.suppress(RuntimeError):  # it has ended by itself
                _stop(owner.parent)
            shutil.rmtree(owner.parent, ignore_errors=True)
        except PermissionError:
            continue  # somebody else's


def _install() -> None:
    """Install the server as Debian has it, without questions and without a cluster of its own."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise RuntimeError(
            f"the tests need PostgreSQL 15 in {PROGRAMS}; on Debian, as root: apt-get install {PACKAGE}"
        )
    settings = Path("/etc/postgresql-common/createcluster.conf")
    if not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("create_main_cluster = false\n")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--no-install-recommends"]
    install += ["--option", "Dpkg::Options::=--force-confold", "--option", "DPkg::Lock::Timeout=300"]
    for command in (["apt-get", "update"], [*install, PACKAGE]):
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed, and the tests need PostgreSQL 15:\n{done.stderr}")


def _run_as_owner(folder: Path, program: str, *arguments: str | Path) -> None:
    """Run a program of the server as the user that owns it, which root must not be.

    Raises:
        RuntimeError: it failed.
    """
    owner = OWNER if os.geteuid() == 0 else None
    # The server keeps what it is given as output: a pipe would never end.
    with (folder / "output").open("w+") as output:
        done = subprocess.run(
            [PROGRAMS / program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=folder,
            user=owner,
            group=owner,
            extra_groups=None if owner is None else [],
        )
        if done.returncode:
            output.seek(0)
            log = folder / "log"
            said = output.read() + (log.read_text() if log.exists() else "")
            raise RuntimeError(f"{program} failed:\n{said}")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
