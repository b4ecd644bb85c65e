#!/usr/bin/env python3
"""Bring docs/packs.md up to date with the keys that packs may have.

usage: document_packs.py

In: the models of all files of a pack, and the page as it is. Out: the page, in which every key has a row, in
the models' order. What a row says of its key stays; a new key's row takes the `description` of its field, or
the comment right above the key in the French file. A key without any of these is listed, and the exit code is
1: describe it in the model or the file, or write the row. A file
that has no section yet gets one at the end. Also here: the list of keys that the tests go by.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dragoman import packs
from dragoman.packs.entries import Entry
from dragoman.packs.framework import FILES
from dragoman.packs.knowledge import Knowledge

PAGE = Path(__file__).parents[1] / "docs" / "packs.md"
FRENCH = Path(packs.__file__).parent / "languages" / "fr"
HEADING = re.compile(r"^#+ .*$", re.M)
ROW = re.compile(r"^\| `([^`]+)`\S* \| (.*) \|$")
TABLE = "| key | meaning |\n| --- | --- |\n"

SHARED = "Every entry"
"""The heading of the part on what all entries of a framework have."""


def models() -> Iterator[tuple[str, type[Knowledge]]]:
    """Every file of a pack and its model; `languages/FILE` where a framework has one so called, too."""
    for module in pkgutil.iter_modules(packs.__path__):
        importlib.import_module(f"dragoman.packs.{module.name}")
    waiting = list(Knowledge.__subclasses__())
    for model in waiting:
        waiting += model.__subclasses__()
        if model.file and model.__module__.startswith(packs.__name__) and not issubclass(model, Entry):
            clashes = model.file.removesuffix(".yaml") in FILES
            yield f"languages/{model.file}" if clashes else model.file, model
    for stem, entry in FILES.items():
        yield f"{stem}.yaml", entry


def keys(annotation: Any, place: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """The keys that a value of this type has, those of what it holds included: `offices[].role`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            key = f"{place}.{field.alias or name}".removeprefix(".")
            yield key, field
            yield from keys(field.annotation, key)
        return
    inside = {tuple: "[]", list: "[]", frozenset: "[]", dict: ".NAME"}.get(get_origin(annotation), "")
    for part in get_args(annotation):
        yield from keys(part, place + inside)


def parts(page: str) -> dict[str, str]:
    """The parts of a page by the names in code font in their headings, headings included."""
    starts = [found.start() for found in HEADING.finditer(page)]
    cut = [page[start:end] for start, end in zip(starts, [*starts[1:], len(page)], strict=True)]
    found = {}
    for part in cut:
        heading = part.splitlines()[0]
        for name in re.findall(r"`([^`]+)`", heading) or [heading.strip("# ")]:
            found[name] = part
    return found


def rows(part: str) -> dict[str, str]:
    """What a part of the page says of each key."""
    return {found[1]: found[2] for line in part.splitlines() if (found := ROW.match(line))}


def main() -> int:
    """Write the page anew."""
    page = PAGE.read_text(encoding="utf-8")
    missing = []
    for file, model in sorted(models(), key=lambda one: one[0]):
        held = parts(page)
        shared = rows(held[SHARED]) if issubclass(model, Entry) else {}
        told = rows(held.get(file, ""))
        lines = []
        for key, field in keys(model):
            if key in shared and key not in told:
                continue
            meaning = told.get(key) or _described(field.description or _comment(file, key))
            missing += [f"{file}: {key}"] if not meaning else []
            lines.append(f"| `{key}`{'*' if field.is_required() else ''} | {meaning} |\n")
        page = _with(page, file, model, lines)
    PAGE.write_text(page, encoding="utf-8", newline="\n")
    for line in missing:
        print(f"not described: {line}")
    return int(bool(missing))


def _described(said: str) -> str:
    said = said.rstrip(".").replace("|", "\\|")
    return said[:1].lower() + said[1:] if said[1:2].islower() else said


def _comment(file: str, key: str) -> str:
    """The comment lines right above a key in the French file, on one line."""
    path = FRENCH / file.rpartition("/")[2]
    last = key.rpartition(".")[2]
    indent = "" if last == key else r"[ -]+"
    said: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if re.match(rf"{indent}{re.escape(last)}:", line):
            return " ".join(said)
        comment = re.match(r"\s*# ?(.*)", line)
        said = [*said, comment[1]] if comment else []
    return ""


def _with(page: str, file: str, model: type[Knowledge], lines: list[str]) -> str:
    """The page with these rows for a file, in place of those it has."""
    part = parts(page).get(file)
    if part is None:
        said = (model.__doc__ or "").strip().splitlines()[0]
        return page.rstrip("\n") + f"\n\n### `{file}`\n\n{said}\n\n{TABLE}{''.join(lines)}"
    kept = [line for line in part.splitlines(keepends=True) if not ROW.match(line.rstrip("\n"))]
    at = kept.index("| --- | --- |\n") + 1
    return page.replace(part, "".join([*kept[:at], *lines, *kept[at:]]))


if __name__ == "__main__":
    sys.exit(main())
