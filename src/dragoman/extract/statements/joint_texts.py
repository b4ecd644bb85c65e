"""Joint communiqués: their present tense states for all parties, and reports nobody.

In: the reports of a document. Out: those without "les parties soulignent que", and, where a text speaks so
throughout, without what any of its parties notes or reaffirms in the present.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.statements.report import Report
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading
from dragoman.packs.cues import ReportingCues
from dragoman.packs.folding import fold

THROUGHOUT = 2  # statements of "the parties" from which on a text is a joint one


def without_joint_voice(reading: Reading, reports: Sequence[Report], cues: ReportingCues) -> list[Report]:
    """The reports in which somebody speaks for himself."""
    parties = tuple(fold(words) for words in cues.speakers.parties)
    sides = tuple(fold(words) for words in cues.speakers.sides)
    joint = [one for one in reports if one.present and _of_parties(reading, one, parties)]
    throughout = len(joint) >= THROUGHOUT
    return [
        one
        for one in reports
        if one not in joint
        and not _nobody(one, cues.speakers.nobody)
        and not (throughout and one.present and (_of_states(one) or _subject(reading, one).startswith(sides)))
    ]


def _nobody(report: Report, nouns: tuple[str, ...]) -> bool:
    """Whether the speaker is no more than "the parties", whom nothing names."""
    return all(
        isinstance(one, Entity) and one.id is None and one.label.lower().split()[-1] in nouns
        for one in report.parties
    )


def _of_parties(reading: Reading, report: Report, parties: tuple[str, ...]) -> bool:
    """Whether the subject is "the parties", or a pronoun for them."""
    named = (one.label for one in report.parties if report.pronoun and isinstance(one, Entity))
    return _subject(reading, report).startswith(parties) or any(fold(label) in parties for label in named)


def _subject(reading: Reading, report: Report) -> str:
    return fold(report.subject.of(reading.text)) if report.subject else ""


def _of_states(report: Report) -> bool:
    return all(isinstance(party, str) for party in report.parties)
