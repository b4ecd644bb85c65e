"""Help, versions, packs and doctor."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.serve.conftest import Run
from typer.testing import CliRunner

from dragoman import __version__
from dragoman.serve.cli.main import app

COMMANDS = ["read", "facts", "show", "quarantine", "doctor", "packs list", "packs show", "packs check"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str) -> None:
    shown = CliRunner().invoke(app, [*command.split(), "--help"]).stdout
    assert "Examples:" in shown
    assert f"dragoman {command.split()[0]}" in shown.split("Examples:")[1]


def test_help_is_quick_because_it_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['dragoman', '--help']\n"
        "from dragoman.serve.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'spacy', 'sqlalchemy', 'alembic', 'babel', 'yaml', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_version_is_printed() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout == f"dragoman {__version__}\n"


def test_what_is_set_aside_is_listed(run: Run) -> None:
    assert "binary" in run("quarantine").stdout
    assert '"origin": "in/c\\nd.txt"' in run("quarantine", "--format", "jsonl").stdout


def test_packs_are_listed_shown_and_checked() -> None:
    runner = CliRunner()
    assert "framework china-central-asia" in runner.invoke(app, ["packs", "list"]).stdout
    assert "language fr" in runner.invoke(app, ["packs", "list"]).stdout
    assert "person" in runner.invoke(app, ["packs", "show", "china-central-asia"]).stdout
    assert "习近平" in runner.invoke(app, ["packs", "show", "china-central-asia", "xi-jinping"]).stdout
    assert runner.invoke(app, ["packs", "check"]).exit_code == 0


def test_a_pack_that_is_wrong_is_told_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("name: x\nnonsense: 1\n")
    done = CliRunner().invoke(app, ["packs", "check", str(tmp_path)])
    assert done.exit_code == 1
    assert "pack.yaml:2: nonsense" in done.stdout


def test_the_doctor_finds_everything_in_place(run: Run) -> None:
    done = run("doctor")
    assert done.exit_code == 0, done.stdout
    assert "✗" not in done.stdout
    assert "its integrity: ok" in done.stdout


def test_a_pack_in_order_is_counted() -> None:
    shown = CliRunner().invoke(app, ["packs", "check"]).stdout
    assert re.search(r"Kind +entries +in fr +in en +in ru +in zh +acronyms +sourced +links", shown)
    assert re.search(r"^ all( +\d+){8}", shown, re.M)


def test_an_entry_is_shown_with_the_keys_of_its_file() -> None:
    shown = CliRunner().invoke(app, ["packs", "show", "china-central-asia", "xi-jinping"]).stdout
    assert "  from: " in shown
    assert "from_" not in shown


@pytest.mark.parametrize("place", ["nowhere/r.db", "closed/r.db"])
def test_the_doctor_names_a_folder_in_which_no_record_can_be_made(tmp_path: Path, place: str) -> None:
    (tmp_path / "closed").write_text("a file")
    done = CliRunner().invoke(app, ["doctor", "--record", str(tmp_path / place)])
    assert done.exit_code == 1
    assert f"no record can be made: {(tmp_path / place).parent} is no folder" in done.stdout


def test_the_doctor_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes " * 100)
    done = CliRunner().invoke(app, ["doctor", "--record", str(path)])
    assert done.exit_code == 1
    assert "✗" in done.stdout
    assert "not a record" in done.stdout


@pytest.mark.parametrize("command", ["packs show china-central-asia rates", "facts", "brief", "show 2024"])
def test_a_reader_that_goes_away_is_no_error(record: Path, command: str) -> None:
    """`head -c 0` has gone before anything is printed."""
    said = f"{sys.executable} -m dragoman.serve.cli.main {command}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {said} | head -c 0"],
        capture_output=True,
        text=True,
        env=os.environ | {"DRAGOMAN_RECORD": str(record)},
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
@pytest.mark.parametrize(
    "command", ["facts", "brief", "system", "show 2024", "packs show china-central-asia xi-jinping"]
)
def test_characters_that_the_output_does_not_have_are_replaced(
    record: Path, encoding: str, command: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dragoman.serve.cli.main", *command.split()],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": encoding, "DRAGOMAN_RECORD": str(record)},
    )
    assert done.returncode == 0, done.stderr.decode(encoding)
    assert done.stdout


def test_no_number_of_a_pack_is_cut_in_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert "…" not in CliRunner().invoke(app, ["packs", "check"]).stdout


def test_a_confidence_stands_on_one_line_in_a_narrow_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    shown = run("facts").stdout
    assert "Conf" in shown.splitlines()[0]
    assert max(map(len, shown.splitlines())) <= 60
