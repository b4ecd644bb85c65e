"""A language: the folder of YAML files that says how it speaks.

In: a language code. Out: its sections, checked. Each section is a `Knowledge` model that names its file; the
modules that need one ask for it by class.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from dragoman.model.errors import PackError
from dragoman.packs.knowledge import Knowledge, load_knowledge

BUILT_IN = Path(__file__).parent / "languages"

Section = TypeVar("Section", bound=Knowledge)


def languages() -> list[str]:
    """The languages that facts can be extracted from (ISO 639-1)."""
    return sorted(path.name for path in BUILT_IN.iterdir() if path.is_dir() and any(path.glob("*.yaml")))


@cache
def load_section(language: str, section: type[Section]) -> Section:
    """One section of a language's pack.

    Raises:
        PackError: there is no such language, or the file does not fit the model.
    """
    if language not in languages():
        raise PackError(f"{language!r} is no language with a pack; there are {languages()}")
    return load_knowledge(BUILT_IN / language / section.file, section)
