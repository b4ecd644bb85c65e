"""The record's facts are the same bytes, whatever the order of files and the number of processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.measuring import ROOT

DRAGOMAN = [sys.executable, "-m", "dragoman.serve.cli.main"]


def facts(record: Path, *arguments: str) -> bytes:
    """Read with some arguments into a new record, and print all its facts."""
    subprocess.run(
        [*DRAGOMAN, "read", "--record", str(record), *arguments], check=True, stdout=subprocess.DEVNULL
    )
    command = [*DRAGOMAN, "facts", "--record", str(record), "--format", "jsonl"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def test_the_facts_are_the_same_bytes_every_time(tmp_path: Path) -> None:
    articles = ROOT / "samples" / "articles"
    files = sorted(str(path) for path in articles.iterdir() if path.suffix in {".txt", ".html"})
    first = facts(tmp_path / "1.db", "--processes", "1", str(articles))
    assert first.count(b"\n") > 100
    assert facts(tmp_path / "2.db", "--processes", "2", *reversed(files)) == first
