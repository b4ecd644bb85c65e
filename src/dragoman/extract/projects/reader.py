"""The `project` facts of a document: what is built, run or carried on, and what the text says of its state.

In: a reading, the framework, the language's words and weights. Out: one fact a project and status; a project
of which no status is said is `mentioned` once. The registry gives ids, sectors and states, the text alone a
status and its date. What rules tell and what the text hints at is weighed alike: what is not likely enough is
left out. The rules are those of the contract.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.likely import level
from dragoman.extract.projects.hinted import SURE, HintReader
from dragoman.extract.projects.listed import ListReader
from dragoman.extract.projects.loose import LooseFinder
from dragoman.extract.projects.making import MentionMaker
from dragoman.extract.projects.mentions import ProjectFinder
from dragoman.extract.projects.parsed import Parsed
from dragoman.extract.projects.phrases import PhraseReader
from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.signs import SignReader
from dragoman.extract.projects.status import StatusReader
from dragoman.extract.projects.telling import ProjectTeller, Told
from dragoman.extract.projects.things import ThingPatterns
from dragoman.extract.projects.verbs import VerbReader
from dragoman.model.entity import Entity
from dragoman.model.fact import Project
from dragoman.model.possible import Possible
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.events import AssertionWords
from dragoman.packs.framework import Framework
from dragoman.packs.projects import ProjectWords
from dragoman.packs.weights import Weights

TRUSTED = 0.7
"""The part of the least probability that is enough for what rules are sure of."""


class ProjectReader:
    """Reads the projects of documents in one language, with one framework."""

    def __init__(
        self, words: ProjectWords, assertion: AssertionWords, framework: Framework, weights: Weights
    ) -> None:
        self._assertion = assertion
        self._weights = weights
        self._finder = ProjectFinder(words, framework)
        reader = AssertionReader(assertion)
        statuses = StatusReader(words, reader)
        self._teller = ProjectTeller(words, reader, statuses)
        things = ThingPatterns(words)
        every = ThingPatterns(words.model_copy(update={"types": (*words.types, *words.hinted)}))
        loose = LooseFinder(every, MentionMaker(words, framework), framework, words.never)
        signs = SignReader(words, VerbReader(words, reader), PhraseReader(words))
        self._hints = HintReader(things, loose, statuses, ListReader(words, reader), signs)

    def projects(self, reading: Reading) -> Iterator[Project]:
        """The projects of a document that are likely enough: those that rules tell first."""
        for one in self._hints.possible(*self._told(reading)):
            chance = self._weights.probability(one.signs)
            least = self._weights.least * (TRUSTED if SURE in one.signs else 1)
            if chance >= least and isinstance(one.fact, Project):
                yield replace(one.fact, confidence=level(chance))

    def places(self, reading: Reading) -> list[tuple[Span, Entity]]:
        """Where a document speaks of works, by name or by words that recall them, in order."""
        return [(one.span, one.project) for one in self._mentions(reading)]

    def possible(self, reading: Reading) -> Iterator[Possible]:
        """The facts that may hold, with their signs; each thing as if no other were told, too."""
        return self._hints.every(*self._told(reading))

    def _told(self, reading: Reading) -> tuple[Parsed, tuple[Told, ...], tuple[ProjectMention, ...]]:
        """The sentences of a document, what rules tell of it, and where they see projects in it."""
        parsed = Parsed(reading, self._assertion)
        mentions = self._mentions(reading)
        return parsed, tuple(self._teller.told(parsed, mentions)), mentions

    def _mentions(self, reading: Reading) -> tuple[ProjectMention, ...]:
        return reading.once(("projects", id(self)), lambda: self._finder.mentions(reading))
