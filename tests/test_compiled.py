"""What is compiled to C (`make compiled`) finds what the Python that it was made of finds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMPILED = ROOT / "build" / "compiled"

WHERE = "import dragoman.extract.grammar.line as line; print(line.__file__)"
MAIN = "from dragoman.serve.cli.main import main; main()"

needs_compiled = pytest.mark.skipif(not COMPILED.exists(), reason="nothing is compiled: make compiled")


@needs_compiled
def test_the_compiled_reading_is_what_runs() -> None:
    assert Path(_run(COMPILED, "-c", WHERE).strip()).is_relative_to(COMPILED)
    assert Path(_run(COMPILED, "-c", WHERE).strip()).suffix != ".py"
    assert Path(_run(ROOT / "src", "-c", WHERE).strip()).suffix == ".py"


@needs_compiled
def test_it_finds_the_same_facts(tmp_path: Path) -> None:
    facts = {}
    for package in (COMPILED, ROOT / "src"):
        record = tmp_path / f"{package.name}.db"
        _run(package, "-c", MAIN, "read", "samples/articles", "--record", str(record))
        facts[package] = _run(package, "-c", MAIN, "facts", "--record", str(record), "--format", "jsonl")
    assert facts[COMPILED].count("\n") > 100
    assert facts[COMPILED] == facts[ROOT / "src"]


def _run(package: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(package)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout
