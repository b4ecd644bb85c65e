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
from dragoman.extract.agreements.reader import AgreementReader
from dragoman.extract.commitments.reader import CommitmentReader
from dragoman.extract.confidence import calibrated
from dragoman.extract.dates.dispatches import dated_by_dispatch
from dragoman.extract.dates.headed import headed
from dragoman.extract.dates.reader import find_dates
from dragoman.extract.figures.reader import FigureReader
from dragoman.extract.figures.stand_ins import StandIns
from dragoman.extract.figures.table_shapes import find_tables
from dragoman.extract.figures.tables import TableReader
from dragoman.extract.figures.works import of_works
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.meetings.reader import MeetingReader
from dragoman.extract.positions import positions
from dragoman.extract.projects.reader import ProjectReader
from dragoman.extract.quantities.lexicon import quantity_lexicon
from dragoman.extract.quantities.reader import find_quantities
from dragoman.extract.statements.reader import statements
from dragoman.model.document import Cleaned, Source
from dragoman.model.fact import LONGEST_EVIDENCE, DateFact, DocumentFact, Fact, Mention
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cleaning import load_cleaning
from dragoman.packs.confidence import Confidences
from dragoman.packs.cues import ReportingCues
from dragoman.packs.dates import DateWords
from dragoman.packs.events import AssertionWords, CircumstanceWords, MeetingCues
from dragoman.packs.figures import FigureCues
from dragoman.packs.framework import Framework, load_framework
from dragoman.packs.gate import GateCues
from dragoman.packs.instruments import AgreementCues
from dragoman.packs.language import load_section
from dragoman.packs.projects import ProjectWords
from dragoman.packs.quantities import NumberWords
from dragoman.packs.roles import Roles
from dragoman.packs.tables import Tables
from dragoman.packs.undertakings import CommitmentWords
from dragoman.resolve.resolution import Resolver
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
        self._cues = load_section(LANGUAGE, ReportingCues)
        self._dates = load_section(LANGUAGE, DateWords)
        self._quantities = quantity_lexicon(LANGUAGE)
        numbers = load_section(LANGUAGE, NumberWords)
        stand_ins = StandIns.of(self.framework)
        figures = load_section(LANGUAGE, FigureCues)
        self._figures = FigureReader(figures, numbers, stand_ins)
        tables = load_section(LANGUAGE, Tables)
        self._tables = TableReader(tables, self._quantities, figures, numbers, stand_ins)
        gate = load_section(LANGUAGE, GateCues)
        assertion = load_section(LANGUAGE, AssertionWords)
        commitments, projects = load_section(LANGUAGE, CommitmentWords), load_section(LANGUAGE, ProjectWords)
        self._commitments = CommitmentReader(commitments, assertion, self.framework)
        self._projects = ProjectReader(projects, assertion, self.framework)
        meetings, agreements = load_section(LANGUAGE, MeetingCues), load_section(LANGUAGE, AgreementCues)
        around = load_section(LANGUAGE, CircumstanceWords)
        self._meetings = MeetingReader(meetings, around, AssertionReader(assertion), self.framework)
        self._agreements = AgreementReader(agreements, around, AssertionReader(assertion), self.framework)
        triggers = (
            *self._cues.triggers(),
            *commitments.triggers(assertion),
            *projects.triggers(),
            *meetings.verb_triggers(assertion),
            *agreements.noun_triggers(),
        )
        self._analyser = Analyser(self.framework, LANGUAGE, gate, triggers)
        self._resolver = Resolver(load_section(LANGUAGE, Roles), self.framework)

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
        cleaned, analysis = self.analysed(source)
        document = _document(cleaned, analysis)
        facts: dict[str, Fact] = {document.identity(source.id): document}
        if analysis.relevant:
            found = (calibrated(one, self._confidences) for one in self._extracted(analysis.reading))
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

    def _resolved(self, reading: Reading) -> Reading:
        """The reading with everything that the extractors go by."""
        reading = self._resolver.resolve(reading, self._analyser.unknown_persons)
        dates = find_dates(reading.text, self._dates, reading.anchor)
        if reading.anchor is None and (day := headed(reading.text, dates)):
            reading = replace(reading, anchor=day)
            dates = find_dates(reading.text, self._dates, day)
        elif reading.anchor is None:
            dates = dated_by_dispatch(reading.text, self._dates, dates)
        quantities = find_quantities(reading.text, self._quantities, reading.holds)
        tables = [table.span for table in find_tables(reading)]
        return replace(
            reading,
            dates=tuple(one for one in dates if reading.holds(one.span)),
            quantities=tuple(
                one
                for one in quantities
                if reading.holds(one.span) and not any(table.contains(one.span) for table in tables)
            ),
        )

    def _extracted(self, reading: Reading) -> Iterator[Fact]:
        for name in reading.names:
            yield Mention(evidence=(name.span,), kind=name.kind, entity=name.entity, confidence=0.9)
        for date in reading.dates:
            yield DateFact(evidence=(date.span,), value=date.value, relative=date.relative, confidence=0.9)
        yield from positions(reading)
        told = tuple(statements(reading, self._cues))
        yield from told
        yield from self._commitments.commitments(reading, told)
        projects = tuple(self._projects.projects(reading))
        yield from projects
        met = tuple(self._meetings.meetings(reading))
        yield from met
        yield from self._agreements.agreements(reading, met, told)
        prose = tuple(of_works(reading, self._figures.figures(reading, told), projects))
        yield from prose
        yield from self._tables.figures(reading, find_tables(reading), prose)


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
