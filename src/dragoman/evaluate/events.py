"""Reads what is known of a set of events: which words tell of which, and what is to be found between them.

In: a folder with `marks.json` (see `scripts/build_events.py`) and `events.yaml`. Out: `Events`. Half of the
keys are held out, by their hash: what goes wrong with them is counted, and not looked at.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dragoman.evaluate.drafts import Mark
from dragoman.model.errors import ReportError

PREFIXES = {"meeting": "m.", "agreement": "a.", "project": "p."}
"""How the keys of the events of a type begin."""
HALVES = ("open", "held out")


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that a careful analyst makes, may make (`optional`), or does not make (`forbidden`).

    A finding is this one if it is of the kind and rests on words under every one of `marks`: in `documents`
    where they are named, with each of `words` under one of the marks. `status` lists the statuses that its
    projects may have.
    """

    kind: str
    marks: tuple[str, ...]
    documents: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    holds: bool | None = None
    resolves: str | None = None
    optional: bool = False
    forbidden: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Events:
    """The marks of each document, the labels of the events, and the findings as they are on `as_of`."""

    marks: Mapping[str, tuple[Mark, ...]]
    labels: Mapping[str, str]
    findings: tuple[Expected, ...]
    as_of: str


def half(key: str) -> str:
    """Whether a key is open or held out: by its SHA-256, so that no one chooses."""
    return HALVES[hashlib.sha256(key.encode()).digest()[0] % 2]


def load_events(folder: Path) -> Events:
    """What is known of a set.

    Raises:
        ReportError: a file is missing or no such file, or a key is marked nowhere.
    """
    try:
        marked = json.loads((folder / "marks.json").read_text(encoding="utf-8"))
        said = yaml.safe_load((folder / "events.yaml").read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ReportError(f"{str(folder)!r}: {error}") from error
    marks = {document: tuple(Mark(**one) for one in found) for document, found in marked.items()}
    single = [{"kind": "single-source"} | one for one in said["single"]]
    findings = tuple(map(_expected, [*said["findings"], *single]))
    known = {mark.key for found in marks.values() for mark in found}
    for key in [*said["events"], *(key for one in findings for key in one.marks)]:
        if key not in known:
            raise ReportError(f"{str(folder)!r}: {key!r} is marked in no document")
    return Events(marks, said["events"], findings, said["as_of"])


def _expected(said: Mapping[str, Any]) -> Expected:
    made: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in said.items()
    }
    return Expected(**made)
