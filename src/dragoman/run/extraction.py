"""Everything that is read out of a document once its names, dates and quantities are known.

In: a framework, then readings. Out: facts, sure and likely; for the fitting of weights, all facts of a type
that a text hints at. How a document comes to be a reading is `pipeline.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from dragoman.extract.agreements.reader import AgreementReader
from dragoman.extract.commitments.reader import CommitmentReader
from dragoman.extract.figures.reader import FigureReader
from dragoman.extract.figures.stand_ins import StandIns
from dragoman.extract.figures.table_shapes import find_tables
from dragoman.extract.figures.tables import TableReader
from dragoman.extract.figures.works import WorksReader
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.meetings.reader import MeetingReader
from dragoman.extract.positions import PositionReader
from dragoman.extract.projects.reader import ProjectReader
from dragoman.extract.quantities.judged import QuantityReader
from dragoman.extract.quantities.lexicon import quantity_lexicon
from dragoman.extract.statements.judged import StatementReader
from dragoman.model.fact import DateFact, Fact, Mention
from dragoman.model.possible import Possible
from dragoman.model.reading import Quantity, Reading
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues
from dragoman.packs.events import AssertionWords, CircumstanceWords
from dragoman.packs.figures import FigureCues
from dragoman.packs.framework import Framework
from dragoman.packs.instruments import AgreementCues
from dragoman.packs.language import load_section
from dragoman.packs.meetings import MeetingCues
from dragoman.packs.projects import ProjectWords
from dragoman.packs.quantities import NumberWords
from dragoman.packs.tables import Tables
from dragoman.packs.undertakings import CommitmentWords
from dragoman.packs.weights import load_weights


class Extraction:
    """The readers of all types of facts, of one language with one framework."""

    def __init__(self, language: str, framework: Framework) -> None:
        """Load what they go by.

        Raises:
            PackError: a section of the language is missing or wrong.
        """
        cues, assertion = load_section(language, ReportingCues), load_section(language, AssertionWords)
        commitments, projects = load_section(language, CommitmentWords), load_section(language, ProjectWords)
        meetings, agreements = load_section(language, MeetingCues), load_section(language, AgreementCues)
        around, reader = load_section(language, CircumstanceWords), AssertionReader(assertion)
        weights = {type: load_weights(language, type) for type in JUDGED}
        self._positions = PositionReader(weights["position"])
        self._statements = StatementReader(cues, weights["statement"])
        self._commitments = CommitmentReader(commitments, assertion, framework, weights["commitment"])
        self._projects = ProjectReader(projects, assertion, framework, weights["project"])
        self._meetings = MeetingReader(meetings, around, reader, framework, weights["meeting"])
        self._agreements = AgreementReader(agreements, around, reader, framework, weights["agreement"])
        lexicon, numbers = quantity_lexicon(language), load_section(language, NumberWords)
        figures, stand_ins = load_section(language, FigureCues), StandIns.of(framework)
        self._quantities = QuantityReader(lexicon, weights["figure"])
        self._figures, self._works = FigureReader(figures, numbers, stand_ins), WorksReader(figures)
        tables = load_section(language, Tables)
        self._tables = TableReader(tables, lexicon, figures, numbers, stand_ins)
        self.triggers = (
            *cues.triggers(),
            *commitments.triggers(assertion),
            *projects.triggers(),
            *meetings.verb_triggers(assertion),
            *agreements.noun_triggers(),
        )
        """What makes a sentence worth a parse."""

    def quantities(self, reading: Reading) -> tuple[Quantity, ...]:
        """The quantities of a reading that lacks them, those of tables aside."""
        return self._quantities.quantities(reading, _tables(reading))

    def facts(self, reading: Reading) -> Iterator[Fact]:
        """The facts of a document but for its own, by type."""
        for name in reading.names:
            yield Mention(evidence=(name.span,), kind=name.kind, entity=name.entity, confidence=0.9)
        for date in reading.dates:
            yield DateFact(evidence=(date.span,), value=date.value, relative=date.relative, confidence=0.9)
        yield from self._positions.positions(reading)
        told = self._statements.statements(reading)
        yield from told
        yield from self._commitments.commitments(reading, told)
        projects = tuple(self._projects.projects(reading))
        yield from projects
        met = tuple(self._meetings.meetings(reading))
        yield from met
        yield from self._agreements.agreements(reading, met, told)
        figures = self._figures.figures(reading, told)
        prose = tuple(self._works.of_works(reading, figures, projects, self._projects.places(reading)))
        yield from prose
        yield from self._tables.figures(reading, find_tables(reading), prose)

    def possible(self, reading: Reading, type: str) -> Iterable[Possible]:
        """The facts of a type in `JUDGED` that a document hints at, before they are judged."""
        found: Mapping[str, Callable[[], Iterable[Possible]]] = {
            "meeting": lambda: self._meetings.possible(reading),
            "figure": lambda: self._quantities.possible(reading, _tables(reading)),
            "project": lambda: self._projects.possible(reading),
            "position": lambda: self._positions.possible(reading),
            "statement": lambda: self._statements.possible(reading),
            "commitment": lambda: self._commitments.possible(reading, self._statements.statements(reading)),
            "agreement": lambda: self._agreements.possible(
                reading, tuple(self._meetings.meetings(reading)), self._statements.statements(reading)
            ),
        }
        return found[type]()


JUDGED = ("position", "statement", "commitment", "project", "meeting", "agreement", "figure")
"""The types of facts of which some are weighed; each is a question of `weights/`."""


def _tables(reading: Reading) -> list[Span]:
    return [table.span for table in find_tables(reading)]
