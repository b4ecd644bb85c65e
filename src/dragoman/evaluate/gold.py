"""Reads gold and facts: folders of annotated documents, and what `dragoman facts --format jsonl` printed.

In: paths. Out: `Document`s with their gold, the style and the set that each belongs to; facts by document. A
document's style stands in its gold (`style`), or in a `styles.yaml` in the folder of the gold or the one
above: an object from names of documents to names of styles.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dragoman.evaluate.cores import Data
from dragoman.model.errors import ReportError

STYLES = "styles.yaml"


@dataclass(frozen=True, slots=True)
class Document:
    """A document with the facts that careful readers found in it; `set` is the folder that it came from."""

    id: str
    gold: tuple[Data, ...]
    style: str | None
    set: str


def load_gold(folders: Iterable[Path]) -> list[Document]:
    """The documents of some folders of gold, a JSON file each.

    Raises:
        ReportError: a folder has none, a file is no gold, or two are of one document.
    """
    found: dict[str, Document] = {}
    for folder in folders:
        styles = _styles(folder)
        here = list(_documents(folder, styles))
        if not here:
            raise ReportError(f"{str(folder)!r}: no gold here; it is a folder with a JSON file a document")
        for one in here:
            if one.id in found:
                raise ReportError(f"{str(folder)!r}: {one.id!r} stands in {found[one.id].set!r}, too")
            found[one.id] = one
    return list(found.values())


def load_facts(path: Path) -> dict[str, list[Data]]:
    """The facts of a file of JSON Lines, by document.

    Raises:
        ReportError: the file cannot be read, or a line of it is no fact.
    """
    found: dict[str, list[Data]] = {}
    for number, line in enumerate(_read(path).splitlines(), 1):
        if not line.strip():
            continue
        fact = _json(line, f"{path}:{number}")
        if not isinstance(fact, dict) or not {"document", "type"} <= fact.keys():
            raise ReportError(f"{path}:{number}: a fact has a `document` and a `type`")
        found.setdefault(fact["document"], []).append(fact)
    return found


def set_name(folder: Path) -> str:
    """What a folder of gold is called: by the folder that it stands in, if it is itself called gold."""
    folder = folder.resolve()
    return folder.parent.name if folder.name == "gold" else folder.name


def _documents(folder: Path, styles: dict[str, str]) -> Iterator[Document]:
    for path in sorted(folder.glob("*.json")):
        held = _json(_read(path), str(path))
        if not isinstance(held, dict) or "facts" not in held:
            continue
        try:
            name, facts = str(held["document"]), tuple(held["facts"])
        except (KeyError, TypeError) as error:
            raise ReportError(f"{path}: gold is an object with `document` and `facts`") from error
        for number, fact in enumerate(facts):
            if not isinstance(fact, dict) or "type" not in fact:
                raise ReportError(f"{path}: fact {number} has no `type`")
        yield Document(name, facts, held.get("style") or styles.get(name), set_name(folder))


def _styles(folder: Path) -> dict[str, str]:
    for place in (folder / STYLES, folder.resolve().parent / STYLES):
        if place.is_file():
            try:
                held = yaml.safe_load(_read(place)) or {}
            except yaml.YAMLError as error:
                raise ReportError(f"{place}: {error}") from error
            if not isinstance(held, dict):
                raise ReportError(f"{place}: an object from documents to styles is wanted")
            return {str(name): str(style) for name, style in held.items()}
    return {}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(f"{str(path)!r} cannot be read: {error}") from error


def _json(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ReportError(f"{place}: no JSON: {error}") from error
