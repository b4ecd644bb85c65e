"""The habits that keep the code readable hold: layers, sizes, names, docstrings."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from scripts.document_packs import models

from dragoman.packs.entries import Entry, FrameworkCard

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "dragoman"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "core", "base", "manager", "stuff"}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 50

LINT = [
    sys.executable,
    "-c",
    "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())",
]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the import contract of the package in a folder that has a copy of `pyproject.toml` too."""
    env = os.environ | {"PYTHONPATH": str(folder)}
    return subprocess.run(LINT, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy of the package and its contract."""
    shutil.copytree(PACKAGE, tmp_path / "dragoman", ignore=shutil.ignore_patterns("__pycache__", "*.yaml"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_imports_go_downward_only(copy: Path) -> None:
    done = lint_imports(copy)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "imported"),
    [("model/errors.py", "dragoman.packs.knowledge"), ("extract/dates/reader.py", "dragoman.clean.document")],
    ids=["upward", "sideways"],
)
def test_the_contract_notices_a_forbidden_import(copy: Path, module: str, imported: str) -> None:
    with (copy / "dragoman" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n\ndef _late():\n    import {imported}\n")
    done = lint_imports(copy)
    assert done.returncode != 0
    assert imported in done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_documented_and_of_one_concept(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    faults = list(_faults(tree))
    if text.strip() and not ast.get_docstring(tree):
        faults.append("has no docstring")
    if text.count("\n") > LONGEST_MODULE:
        faults.append(f"has {text.count(chr(10))} lines, more than {LONGEST_MODULE}")
    if path.stem in VAGUE:
        faults.append(f"is called {path.stem!r}, which says nothing")
    faults += [f"is unfinished: {line.strip()}" for line in text.splitlines() if UNFINISHED.search(line)]
    assert not faults


UNFINISHED = re.compile(r"#.*\b(?:TODO|FIXME|XXX|HACK)\b|NotImplementedError")


def _faults(tree: ast.AST) -> list[str]:
    faults = []
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                faults.append(f"{node.name}() has {length} lines, more than {LONGEST_FUNCTION}")
            if not node.name.startswith("_") and length > 6 and not ast.get_docstring(node):
                faults.append(f"{node.name}() has no docstring")
        elif isinstance(node, ast.Global):
            faults.append(f"line {node.lineno} changes a global")
    return faults


def test_no_word_of_a_language_goes_unread() -> None:
    read = {
        node.attr
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    of_languages = [model for _, model in models() if not issubclass(model, Entry | FrameworkCard)]
    assert len(of_languages) > 10
    unread = {f"{one.__name__}.{key}" for one in of_languages for key in one.model_fields if key not in read}
    assert unread == set()


def test_what_is_imported_is_declared_as_a_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [one for some in project["optional-dependencies"].values() for one in some]
    declared = {_plain(re.split(r"[<>=]", one)[0]) for one in (*project["dependencies"], *extras)}
    distributions = packages_distributions()
    foreign = {name for path in MODULES for name in _imported(path)} - {*sys.stdlib_module_names, "dragoman"}
    missing = {name for name in foreign if not {_plain(one) for one in distributions[name]} & declared}
    assert missing == set()


def _imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name.split(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found - {"_typeshed"}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.lock")), ids=lambda path: path.name)
def test_a_lock_file_has_names_versions_and_hashes_only(lock: Path) -> None:
    kinds = re.compile(r"#.*|[a-z0-9][a-z0-9._-]*==[\w.!+]+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    lines = [line for line in lock.read_text(encoding="utf-8").splitlines() if line]
    assert [line for line in lines if not kinds.fullmatch(line)] == []
    assert not any("://" in line for line in lines)
