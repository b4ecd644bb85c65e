"""What the documentation promises is there, and what is there is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
import typer
from pydantic import BaseModel
from scripts.document_packs import keys, models, rows
from tests.measuring import MARKS, TABLED, accepted, table

from dragoman.model.fact import TYPES
from dragoman.packs.entries import Entry
from dragoman.packs.framework import load_framework, shared_names
from dragoman.serve.cli.main import app
from scripts import document_packs

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]


def sections(page: str) -> dict[str, str]:
    """The parts of a page of the documentation, by the names in code font in their headings."""
    found: dict[str, str] = {}
    names: list[str] = []
    for line in (DOCS / page).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            names = re.findall(r"`([^`]+)`", line) or [line.strip("# ")]
        for name in names:
            found[name] = found.get(name, "") + line + "\n"
    return found


# --- commands -------------------------------------------------------------------------------------------


def commands(command: Any = None, name: str = "dragoman") -> Iterator[tuple[str, Any]]:
    """Every command of the command line with its full name."""
    command = command or typer.main.get_command(app)
    yield name, command
    for word, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, f"{name} {word}")


COMMANDS = list(commands())


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_a_command_is_documented_with_its_options_and_an_example(name: str, command: Any) -> None:
    told = sections("commands.md").get(name)
    assert told is not None, f"docs/commands.md has no heading with `{name}`"
    options = [
        option for one in command.params for option in (*one.opts, *one.secondary_opts) if option[0] == "-"
    ]
    assert [option for option in options if f"`{option}" not in told] == []
    variables = [one.envvar for one in command.params if getattr(one, "envvar", None)]
    assert [variable for variable in variables if f"`{variable}`" not in told] == []
    assert re.search(rf"```[^`]*{name}", told), "an example is missing"


def test_no_command_is_documented_that_is_not_there() -> None:
    documented = {name for name in sections("commands.md") if name.split()[0] == "dragoman"}
    assert documented == {name for name, _ in COMMANDS}


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_no_option_is_documented_that_is_not_there(name: str, command: Any) -> None:
    told = sections("commands.md").get(name, "")
    options = {option for one in command.params for option in (*one.opts, *one.secondary_opts)} | {
        "--help",
        "-h",
    }
    documented = {
        option
        for row in re.findall(r"^\|([^|]+)\|", told, re.M)
        for option in re.findall(r"`(--?[\w-]+)", row)
    }
    assert documented - options == set()


# --- packs ----------------------------------------------------------------------------------------------


def choices(annotation: Any) -> set[str]:
    """The values that are accepted where a type lists them."""
    if get_origin(annotation) is Literal:
        return {str(one) for one in get_args(annotation)}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return set().union(*(choices(field.annotation) for field in annotation.model_fields.values()))
    return set().union(*(choices(part) for part in get_args(annotation)))


MODELS = dict(models())


@pytest.mark.parametrize("file", sorted(MODELS))
def test_every_key_of_a_pack_file_is_documented_and_no_other(file: str) -> None:
    page = document_packs.parts((DOCS / "packs.md").read_text(encoding="utf-8"))
    assert file in page, f"docs/packs.md has no heading with `{file}`"
    told = rows(page[file]) | (rows(page["Every entry"]) if issubclass(MODELS[file], Entry) else {})
    wrong = told.keys() ^ {key for key, _ in keys(MODELS[file])} | {
        key for key in told if not told[key].strip()
    }
    assert wrong == set(), "describe the keys and run scripts/document_packs.py"


@pytest.mark.parametrize("file", sorted(MODELS))
def test_every_accepted_value_of_a_pack_file_is_documented(file: str) -> None:
    told = (DOCS / "packs.md").read_text(encoding="utf-8")
    assert {value for value in choices(MODELS[file]) if f"`{value}`" not in told} == set()


# --- pages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_type_of_fact_is_documented(name: str) -> None:
    assert name in sections("record.md"), f"docs/record.md has no heading with `{name}`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    inner = [link for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text) if "://" not in link]
    assert [link for link in inner if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(("page", "types"), TABLED.items(), ids=lambda one: getattr(one, "name", ""))
def test_the_figures_shown_are_those_that_tests_hold_to(page: Path, types: bool) -> None:
    assert MARKS[0] + table(accepted(), types) + MARKS[1] in page.read_text(encoding="utf-8"), (
        "run `make accept`"
    )


def test_the_readme_names_every_page() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in DOCS.glob("*.md") if f"docs/{page.name}" not in readme] == []


def test_the_framework_of_the_recipes_is_right(tmp_path: Path) -> None:
    text = (DOCS / "recipes.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n# my-pack/(\S+)\n(.*?)```", text, re.S)
    assert len(blocks) > 1
    for name, content in blocks:
        (tmp_path / name).write_text(content, encoding="utf-8")
    framework = load_framework(tmp_path)
    assert "sonexay-siphandone" in framework.entries
    assert shared_names(framework) == []
