"""Reads one YAML file into a checked, frozen model, or says what is wrong: file, line, key, accepted values.

In: a path and a pydantic model. Out: an instance of it. What the values mean is left to the modules that
declare the models (`packs/dates.py`, `packs/cues.py` …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, TypeVar, get_args

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
    """The safe loader (the C one where there is one), with YAML 1.2's booleans: NO is Norway, On a word.

    A key that stands twice is refused, as YAML 1.2 asks: of its values one would be lost.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The values of a node by their keys."""
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value != "<<" and key.value in seen:
                said = f"the key {key.value!r} stands twice"
                raise yaml.constructor.ConstructorError(None, None, said, key.start_mark)
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else id(key))
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        return found


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
    return _checked(path, model, model)


def load_entries(path: Path, model: type[Model]) -> list[Model]:
    """The file's content, a list, as instances of `model`. Raises PackError as `load_knowledge` does."""
    return _checked(path, list[model], model)  # type: ignore[valid-type]


def line_of(path: Path, place: Sequence[int | str]) -> int:
    """The line (from 1) of a file at which a key path stands, or the deepest part of it that the file has."""
    return _line(yaml.compose(path.read_text(encoding="utf-8"), Loader), place)


T = TypeVar("T")


def _checked(path: Path, kind: type[T], model: type[BaseModel]) -> T:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PackError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise PackError(f"{path}:{line}: not UTF-8: save the file in this encoding") from error
    try:
        data = yaml.load(text, Loader)
        return TypeAdapter(kind).validate_python(data)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PackError(f"{path}:{line}: not YAML as it should be: {error.problem}") from error
    except ValidationError as error:
        raise PackError("\n".join(_explained(path, text, error, model))) from error


def _explained(path: Path, text: str, error: ValidationError, model: type[BaseModel]) -> Iterator[str]:
    root = yaml.compose(text, Loader)
    for one in error.errors():
        where = [".".join(map(str, one["loc"]))] if one["loc"] else []
        if one["type"] == "extra_forbidden":
            said = f"no such key; accepted: {', '.join(_keys(model, one['loc'][:-1]))}"
        elif one["type"] == "model_type":
            said = f"keys with their values are expected, not {_short(one['input'])}"
        elif one["type"] == "list_type" and not one["loc"]:
            said = f"a list of entries is expected, not {_short(one['input'])}"
        else:
            said = one["msg"].replace("a valid tuple", "a list")
            said += "" if one["type"] == "missing" else f", not {_short(one['input'])}"
            if one["type"] == "string_type" and isinstance(one["input"], (bool, int, float)):
                said += ": put it between quotation marks"
        yield ": ".join((f"{path}:{_line(root, one['loc'])}", *where, said))


def _short(value: object) -> str:
    return "nothing" if value is None else f"{value!r:.80}"


def _keys(model: type[BaseModel], place: Sequence[int | str]) -> list[str]:
    """The keys that are accepted at a place within what `model` holds."""
    kinds: list[Any] = [model]
    for part in place:
        if isinstance(part, str):
            fields = [
                field
                for one in _models(kinds)
                for name, field in one.model_fields.items()
                if part in (name, field.alias)
            ]
            kinds = [field.annotation for field in fields] or kinds
    return sorted({field.alias or name for one in _models(kinds) for name, field in one.model_fields.items()})


def _models(kinds: Sequence[Any]) -> list[type[BaseModel]]:
    """The models among some annotations, or, as deep as need be, within them."""
    found: list[type[BaseModel]] = []
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found.append(kind)
        else:
            found += _models(get_args(kind))
    return found


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
