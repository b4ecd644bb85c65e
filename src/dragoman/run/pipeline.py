"""The whole flow of one document, on one page: clean, analyse, resolve, extract, ground.

In: a `Source`. Out: its facts, grounded in the source text. They depend on the text, the packs and the version
alone: the same bytes every time, in any process, in any order. What becomes of them is left to the store.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman import __version__
from dragoman.analyse.analysis import Analyser, Analysis
from dragoman.model.document import Block, Cleaned, Source
from dragoman.model.fact import DocumentFact, Fact, Mention
from dragoman.model.reading import Reading
from dragoman.model.span import OffsetMap, Span
from dragoman.packs.framework import Framework, digest, load_framework
from dragoman.packs.gate import GateCues
from dragoman.packs.language import BUILT_IN, load_section

LANGUAGE = "fr"


@dataclass(frozen=True, slots=True)
class Options:
    """What a reading depends on besides the text: a framework's name or folder, and whether to gate."""

    framework: str | Path = "china-central-asia"
    gate: bool = True


class Pipeline:
    """Reads documents; loaded once a process, it keeps nothing of what it reads."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.framework: Framework = load_framework(options.framework)
        self.version = _version(self.framework, options)
        gate = load_section(LANGUAGE, GateCues)
        self._analyser = Analyser(self.framework, LANGUAGE, gate, triggers=["declar", "selon", "ajout", "not"])

    @classmethod
    def load(cls, options: Options | None = None) -> Pipeline:
        """Load packs and models: seconds.

        Raises:
            PackError: a pack or a model is missing or wrong.
        """
        return cls(options or Options())

    def facts(self, source: Source) -> tuple[Fact, ...]:
        """The facts of one document, in the order of their places.

        Raises:
            GroundingError: a fact's evidence does not stand in the text (an error of the program).
        """
        cleaned = _stand_in(source)
        analysis = self._analyser.analyse(cleaned, gate=self.options.gate)
        facts = [_document(cleaned, analysis)]
        if analysis.relevant:
            facts += _grounded(self._extracted(analysis.reading), cleaned)
        return tuple(sorted(facts, key=lambda fact: (fact.evidence, fact.type, fact.identity(source.id))))

    def _extracted(self, reading: Reading) -> Iterator[Fact]:
        for name in reading.names:
            yield Mention(evidence=(name.span,), kind=name.kind, entity=name.entity, confidence=0.9)


def _stand_in(source: Source) -> Cleaned:
    blocks, at = [], 0
    for line in source.text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), language="fr"))
        at += len(line) + 1
    return Cleaned(source, source.text, OffsetMap.identity(), tuple(blocks), language="fr")


def _document(cleaned: Cleaned, analysis: Analysis) -> Fact:
    return DocumentFact(
        language=cleaned.language,
        relevant=analysis.relevant,
        published=cleaned.published,
        publisher=cleaned.publisher,
        machine_translated=cleaned.machine_translated,
        generator_prompt=cleaned.generator_prompt,
        boilerplate=cleaned.boilerplate,
        confidence=0.9,
    )


def _grounded(facts: Iterator[Fact], cleaned: Cleaned) -> Iterator[Fact]:
    """The facts with every span in the source text, each checked; one that stands twice is given once."""
    seen = set()
    for fact in facts:
        grounded = fact.moved(cleaned.offsets.origin)
        grounded.check(len(cleaned.source.text))
        identity = grounded.identity(cleaned.source.id)
        if identity not in seen:
            seen.add(identity)
            yield grounded


def _version(framework: Framework, options: Options) -> str:
    """A digest of the program's code, the packs and the options: what a cached reading is valid for."""
    code = Path(__file__).parent.parent
    total = hashlib.sha256(f"{__version__} {options.gate} {digest([framework.path, BUILT_IN])}".encode())
    for file in sorted(code.rglob("*.py")):
        total.update(file.read_bytes())
    return total.hexdigest()[:16]
