"""The whole flow of one document, on one page: clean, analyse, resolve, extract, ground.

In: a `Source`. Out: its facts, grounded in the source text. They depend on the text, the packs and the
version alone: the same bytes every time, in any process, in any order. The store keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.analyse.analysis import Analyser, Analysis
from dragoman.analyse.language import detect
from dragoman.clean.document import clean
from dragoman.extract.confidence import sure_enough
from dragoman.extract.dates.dispatches import dated_by_dispatch
from dragoman.extract.dates.headed import headed
from dragoman.extract.dates.reader import find_dates
from dragoman.model.document import Cleaned, Source
from dragoman.model.fact import LONGEST_EVIDENCE, DocumentFact, Fact
from dragoman.model.garbage import uncollected
from dragoman.model.possible import Possible
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cleaning import load_cleaning
from dragoman.packs.confidence import Confidences
from dragoman.packs.dates import DateWords
from dragoman.packs.framework import Framework, load_framework
from dragoman.packs.gate import GateCues
from dragoman.packs.language import load_section
from dragoman.packs.personal_names import PersonalNames
from dragoman.packs.roles import Roles
from dragoman.resolve.resolution import Resolver
from dragoman.run.extraction import Extraction
from dragoman.run.options import LANGUAGE, Options


class Pipeline:
    """Reads documents; loaded once a process, it keeps nothing of what it reads."""

    def __init__(self, options: Options, confidences: Confidences | None = None) -> None:
        """Load everything; `confidences` stand in place of the language's own."""
        self.options = options
        self._confidences = confidences or load_section(LANGUAGE, Confidences)
        self.framework: Framework = load_framework(options.framework)
        self.version = options.version()
        self._cleaning = load_cleaning(LANGUAGE)
        self._dates = load_section(LANGUAGE, DateWords)
        self._extraction = Extraction(LANGUAGE, self.framework)
        gate = load_section(LANGUAGE, GateCues)
        self._analyser = Analyser(self.framework, LANGUAGE, gate, self._extraction.triggers)
        names = load_section(LANGUAGE, PersonalNames)
        self._resolver = Resolver(load_section(LANGUAGE, Roles), self.framework, names)

    @classmethod
    def load(cls, options: Options | None = None) -> Pipeline:
        """Load packs and models: seconds.

        Raises:
            PackError: a pack or a model is missing or wrong.
        """
        return cls(options or Options())

    @uncollected()
    def facts(self, source: Source) -> tuple[Fact, ...]:
        """The facts of one document, in the order of their places.

        Raises:
            GroundingError: a fact's evidence does not stand in the text (an error of the program).
        """
        cleaned, analysis = self.analysed(source)
        document = _document(cleaned, analysis)
        facts: dict[str, Fact] = {document.identity(source.id): document}
        if analysis.relevant:
            found = sure_enough(self._extraction.facts(analysis.reading), self._confidences)
            facts |= _grounded(found, cleaned)
        return tuple(facts[key] for key in sorted(facts, key=lambda key: (*_place(facts[key]), key)))

    def analysed(self, source: Source) -> tuple[Cleaned, Analysis]:
        """A document's own words, and what the extractors see of them where it is about cooperation."""
        cleaned = clean(source, self._cleaning, detect)
        analysis = self._analyser.analyse(cleaned, gate=self.options.gate)
        if analysis.relevant:
            analysis = replace(analysis, reading=self._resolved(analysis.reading))
        return cleaned, analysis

    def reading(self, source: Source) -> Reading:
        """What the extractors see of one document: names, persons, references, dates, quantities."""
        cleaned = clean(source, self._cleaning, detect)
        return self._resolved(self._analyser.analyse(cleaned, gate=False).reading)

    def possible(self, source: Source, type: str) -> Iterator[Possible]:
        """The facts of a type that a document hints at, before they are judged, grounded in its text.

        `type` is one of `extraction.JUDGED`; what is sure is among them.
        """
        cleaned, analysis = self.analysed(source)
        if analysis.relevant:
            for one in self._extraction.possible(analysis.reading, type):
                yield replace(one, fact=_cut(one.fact.moved(cleaned.offsets.origin)))

    def _resolved(self, reading: Reading) -> Reading:
        """The reading with everything that the extractors go by."""
        reading = self._resolver.resolve(reading, self._analyser.unknown_persons)
        dates = find_dates(reading.text, self._dates, reading.anchor)
        if reading.anchor is None and (day := headed(reading.text, dates)):
            reading = replace(reading, anchor=day)
            dates = find_dates(reading.text, self._dates, day)
        elif reading.anchor is None:
            dates = dated_by_dispatch(reading.text, self._dates, dates)
        reading = replace(reading, dates=tuple(one for one in dates if reading.holds(one.span)))
        return replace(reading, quantities=self._extraction.quantities(reading))


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


def _grounded(facts: Iterator[Fact], cleaned: Cleaned) -> dict[str, Fact]:
    """The facts by id with every span in the source text, each checked; of two alike the first."""
    found: dict[str, Fact] = {}
    for fact in facts:
        grounded = _cut(fact.moved(cleaned.offsets.origin))
        grounded.check(len(cleaned.source.text))
        found.setdefault(grounded.identity(cleaned.source.id), grounded)
    return found


def _place(fact: Fact) -> tuple[tuple[Span, ...], str]:
    """What facts are ordered by: where they stand, then what they are."""
    return fact.evidence, fact.type


def _cut(fact: Fact) -> Fact:
    """The fact, no passage longer than evidence may be: a source can be longer than its working text."""
    if all(end - start <= LONGEST_EVIDENCE for start, end in fact.evidence):
        return fact
    cut = tuple(Span(start, min(end, start + LONGEST_EVIDENCE)) for start, end in fact.evidence)
    return replace(fact, evidence=cut)
