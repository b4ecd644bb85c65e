"""From a cleaned document to a reading: names, cues, relevance, sentences, and a parse where it is needed.

In: `Cleaned`. Out: a `Reading` whose names are the registry's; persons whom no registry knows, offices and
references are left to `resolve`, dates, quantities and facts to `extract`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.analyse.gate import Gate
from dragoman.analyse.lexicon import Lexicon, Pattern, longest_names, registry_patterns
from dragoman.analyse.parse import Parser
from dragoman.analyse.sentences import sentence_spans
from dragoman.model.document import Block, Cleaned
from dragoman.model.entity import Entity
from dragoman.model.reading import Name, Reading, Sentence
from dragoman.model.span import Span
from dragoman.packs.framework import Framework
from dragoman.packs.gate import GateCues
from dragoman.packs.triggers import Triggers

QUOTES = re.compile('[«»“”„"‹›]')
APART = frozenset({"country", "region", "place", "initiative"})


@dataclass(frozen=True, slots=True)
class Analysis:
    """A reading, and whether its document is about cooperation."""

    reading: Reading
    relevant: bool


class Analyser:
    """The analysis of texts in one language with the names of one framework.

    `triggers` are the words that make a sentence worth a parse, where they are no part of the name of a
    country, region, place or initiative ("Asie centrale" is no power station).
    """

    def __init__(self, framework: Framework, language: str, gate: GateCues, triggers: Iterable[str]) -> None:
        self._gate = Gate(framework, language, gate)
        words = [(word, Pattern("cooperation", None)) for word in gate.cooperation]
        words += [(word, Pattern("elsewhere", None)) for word in gate.elsewhere]
        self._lexicon = Lexicon([*registry_patterns(framework, language), *words])
        self._triggers = Triggers(triggers)
        self._parser = Parser(language)
        self._language = language

    def analyse(self, cleaned: Cleaned, *, gate: bool = True) -> Analysis:
        """Read a document; one that the gate turns away has names but no parse."""
        text = cleaned.text
        blocks = tuple(block for block in cleaned.blocks if block.language in (None, self._language))
        hits = [(span, pattern) for span, pattern in self._lexicon.hits(text) if _inside(span, blocks)]
        names, adjectives = longest_names(hits), longest_names(hits, adjectives=True)
        cues = {
            kind: {span.of(text).casefold() for span, pattern in hits if pattern.kind == kind}
            for kind in ("cooperation", "elsewhere")
        }
        sentences = tuple(
            Sentence(span, number)
            for number, block in enumerate(blocks)
            for span in sentence_spans(text, block.span)
        )
        spans = [sentence.span for sentence in sentences]
        is_relevant = not gate or self._gate.relevant(
            text, spans, names + adjectives, cues["cooperation"], cues["elsewhere"]
        )
        if is_relevant:
            apart = longest_names((span, pattern) for span, pattern in hits if pattern.kind in APART)
            sentences = self._parsed(text, sentences, [name.span for name in apart])
        reading = Reading(
            document=cleaned.source.id,
            text=text,
            language=self._language,
            blocks=blocks,
            sentences=sentences,
            names=names,
            adjectives=adjectives,
            anchor=cleaned.published,
        )
        return Analysis(reading, is_relevant)

    def unknown_persons(self, reading: Reading, sentences: Iterable[Span]) -> tuple[Name, ...]:
        """The persons that the entity recogniser sees in some sentences."""
        text = reading.text
        spans = self._parser.persons(text, list(sentences))
        return tuple(Name(span, "person", Entity(None, span.of(text)), "recogniser") for span in spans)

    def _parsed(
        self, text: str, sentences: tuple[Sentence, ...], apart: Sequence[Span]
    ) -> tuple[Sentence, ...]:
        spans = [sentence.span for sentence in sentences]
        wanted = self._triggers.within(text, spans, apart)
        wanted = sorted({*wanted, *(i for i, span in enumerate(spans) if QUOTES.search(text, *span))})
        parses = self._parser.parse(text, [sentences[i].span for i in wanted])
        tokens = dict(zip(wanted, parses, strict=True))
        return tuple(
            replace(one, tokens=tokens[i]) if i in tokens else one for i, one in enumerate(sentences)
        )


def _inside(span: Span, blocks: tuple[Block, ...]) -> bool:
    i = bisect_left(blocks, span.start + 1, key=lambda block: block.span.start) - 1
    return i >= 0 and blocks[i].span.contains(span)
