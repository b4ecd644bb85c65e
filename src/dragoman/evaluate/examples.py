"""Examples of a language: a passage, and every fact of one type that it tells.

In: `examples/TYPE.yaml` of a language, a list of passages. Out: each with its facts as gold, so that what was
found is reckoned as in any article. The same passages say to readers what the program does and what it does
not: an example that is not reached yet is marked `open`, with the reason.

A passage has `shows` (the construction, in a few words), `text`, where it needs one `published` (EDTF, the
day of the document), and `facts`, the list of what it tells: empty where it tells nothing of the type. A fact
has the fields of the contract; a name is a string (other accepted names follow after ` | `), words are quoted
as they stand in the text, `optional` and `forbidden` mean what they mean in gold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dragoman.evaluate.cores import Data
from dragoman.model.errors import PackError
from dragoman.model.fact import TYPES

KEYS = frozenset({"shows", "text", "published", "facts", "open"})
CODE = re.compile(r"[A-Z]{2}|[a-z]+(-[a-z]+)*")
"""A country's code or a region's slug: no name."""
NAMED = frozenset(
    {
        "person", "mechanism", "place", "project", "title", "part_of", "speaker", "of", "area", "counterpart",
        "chair", "beneficiary", "participants", "people", "parties", "actors", "organisers", "entity",
    }
)  # fmt: skip
QUOTED = frozenset({"content", "action"})
QUOTED_LISTS = frozenset({"boilerplate", "spans", "evidence"})


@dataclass(frozen=True, slots=True)
class Example:
    """A passage and the facts of `type` that it tells; `open` says why it is not reached yet."""

    type: str
    shows: str
    text: str
    published: str | None
    facts: tuple[Data, ...]
    open: str | None


def load_examples(folder: Path) -> list[Example]:
    """The examples of all files of a folder, in order.

    Raises:
        PackError: a file is no list of examples, or a quotation does not stand in its passage.
    """
    return [one for path in sorted(folder.glob("*.yaml")) for one in _examples(path)]


def _examples(path: Path) -> Iterator[Example]:
    if path.stem not in TYPES:
        raise PackError(f"{path.name}: {path.stem!r} is no type of fact; types are {', '.join(TYPES)}")
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(held, list):
        raise PackError(f"{path.name}: a list of examples is expected")
    for number, data in enumerate(held, 1):
        where = f"{path.name}: example {number}"
        if not isinstance(data, dict) or set(data) - KEYS or not {"shows", "text", "facts"} <= set(data):
            raise PackError(f"{where}: has shows, text and facts, and may have published and open")
        facts = tuple(gold_of(path.stem, fact, data["text"], where) for fact in data["facts"] or ())
        published = data.get("published")
        yield Example(
            type=path.stem,
            shows=data["shows"],
            text=data["text"],
            published=None if published is None else str(published),
            facts=facts,
            open=data.get("open"),
        )


def gold_of(type: str, fact: Data, text: str, where: str) -> Data:
    """A fact as examples write it, as gold has it.

    Raises:
        PackError: a quotation does not stand in the passage; `where` says which passage.
    """
    gold: Data = {"type": type}
    if type == "document":
        gold |= {"language": "fr", "relevant": True}
    for field, value in fact.items():
        if field in QUOTED:
            gold[field] = _located(value, text, where)
        elif field in QUOTED_LISTS:
            gold[field] = [_located(one, text, where) for one in value]
        elif field in NAMED:
            gold[field] = _named(value)
        else:
            gold[field] = str(value) if hasattr(value, "isoformat") else value
    return gold


def _located(words: str, text: str, where: str) -> list[int]:
    start = text.find(words)
    if start < 0:
        raise PackError(f"{where}: not in the passage: {words!r}")
    return [start, start + len(words)]


def _named(value: Any) -> Any:
    if isinstance(value, list):
        return [_named(one) for one in value]
    # YAML reads the code of Norway as a boolean; here it is quoted.
    if not isinstance(value, str) or CODE.fullmatch(value):
        return value
    labels = [label.strip() for label in value.split("|")]
    return {"id": None, "label": labels[0], "labels": labels}
