"""Reads one YAML file into a checked, frozen model, or says what is wrong: file, line, key, accepted values.

In: a path and a pydantic model. Out: an instance of it. What the values mean is left to the modules that
declare the models (`packs/dates.py`, `packs/cues.py` …).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from dragoman.model.errors import PackError


class Knowledge(BaseModel):
    """What one kind of YAML file of a pack holds. Unknown keys are refused; instances do not change.

    `file` is the name that the file has in a language's folder.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)
    file: ClassVar[str] = ""


Model = TypeVar("Model", bound=BaseModel)


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader (the C one where there is one), with YAML 1.2's booleans: NO is Norway, On a word."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def load_knowledge(path: Path, model: type[Model]) -> Model:
    """The file's content as an instance of `model`.

    Raises:
        PackError: the file is missing, is no YAML, or does not fit the model.
    """
    return _checked(path, TypeAdapter(model))


def load_entries(path: Path, model: type[Model]) -> list[Model]:
    """The file's content, a list, as instances of `model`. Raises PackError as `load_knowledge` does."""
    return _checked(path, TypeAdapter(list[model]))  # type: ignore[valid-type]


T = TypeVar("T")


def _checked(path: Path, adapter: TypeAdapter[T]) -> T:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PackError(f"{path}: {error.strerror or error}") from error
    try:
        data = yaml.load(text, Loader)
        return adapter.validate_python(data)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PackError(f"{path}:{line}: not YAML: {error.problem}") from error
    except ValidationError as error:
        raise PackError("\n".join(_explained(path, text, error))) from error


def _explained(path: Path, text: str, error: ValidationError) -> list[str]:
    root = yaml.compose(text, Loader)
    lines = []
    for one in error.errors():
        where = ".".join(str(part) for part in one["loc"])
        given = "" if one["type"] in ("missing", "extra_forbidden") else f", not {one['input']!r:.80}"
        lines.append(f"{path}:{_line(root, one['loc'])}: {where}: {one['msg']}{given}")
    return lines


def _line(node: yaml.Node | None, place: Sequence[int | str]) -> int:
    """The line (from 1) at which the deepest part of a key path stands that the file has."""
    line = node.start_mark.line + 1 if node else 1
    for part in place:
        child: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    line, child = key.start_mark.line + 1, value
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            child = node.value[part]
            line = child.start_mark.line + 1
        if child is None:
            break
        node = child
    return line
