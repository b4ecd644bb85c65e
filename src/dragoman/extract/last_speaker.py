"""Pronouns that resolution leaves open: in a report they stand for whoever spoke last.

In: the reports of a document in order. Out: the same, with the speaker filled in where the one before them
stands near enough, and without those for whom nobody can be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.reported_speech import Report
from dragoman.model.entity import Party
from dragoman.model.reading import Reading

NEAR = 1200  # characters from the last report within which its speaker still goes on
PLURALS = ("ils", "elles", "eux")


def identified(reading: Reading, reports: Sequence[Report]) -> list[Report]:
    """The reports with their speakers; a pronoun in the plural needs speakers in the plural."""
    kept: list[Report] = []
    for report in sorted(reports, key=lambda one: one.where):
        if not report.parties and report.pronoun:
            report = replace(report, parties=_last(reading, report, kept), confidence=0.6)
        if report.parties:
            kept.append(report)
    return kept


def _last(reading: Reading, report: Report, before: Sequence[Report]) -> tuple[Party, ...]:
    words = report.where.of(reading.text).lower().replace("-", " ").split()
    plural = any(word in PLURALS for word in words)
    for one in reversed(before):
        if report.where.start - one.where.end > NEAR:
            return ()
        if report.content.contains(one.where) or one.content.contains(report.where):
            continue
        if plural == (len(one.parties) > 1):
            return one.parties
        if not plural:
            continue
    return ()
