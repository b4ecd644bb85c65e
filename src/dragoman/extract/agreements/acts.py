"""What the text makes of an instrument: signed, adopted, in force, ratified, planned, proposed, or nothing.

In: a passage and an `Instrument` in it. Out: `Act`s, one a status that the text asserts; none where it
denies, doubts or hopes. Parties and dates are left to `telling.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.agreements.following import FollowingActs
from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.leading import LeadingActs
from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.agreements.nominal import NominalActs
from dragoman.extract.agreements.statuses import MADE, Act
from dragoman.extract.grammar.clauses import Passage

DOUBTED = frozenset({"denied", "rumoured", "hoped", "hypothetical", "asked"})


class ActReader:
    """Reads what becomes of instruments."""

    def __init__(self, lexicon: InstrumentLexicon) -> None:
        self._reader = lexicon.reader
        self._leading = LeadingActs(lexicon)
        self._nouns = NominalActs(lexicon)
        self._following = FollowingActs(lexicon)

    def acts(self, passage: Passage, one: Instrument) -> Iterator[Act]:
        """Every status of an instrument that a sentence asserts."""
        around = self._reader.noun(passage, one.start, one.end)
        if around in DOUBTED:
            return
        before = self._leading.act(passage, one) or self._nouns.act(passage, one)
        told: set[str | None] = set()
        behind = list(self._following.acts(passage, one))
        if before is not None and before.voice == "nominal" and before.status == "planned":
            done = any(act.status in MADE for act in behind)  # "les négociations, d'où un accord est issu"
            before = None if done else before
        for act in (*([before] if before else ()), *behind):
            if around in ("announced", "proposed") and act.status in MADE and act.voice == "nominal":
                act = replace(act, status="planned")
            if act.status not in told:
                told.add(act.status)
                yield act
