"""A report as the rules find it, before it becomes a statement.

In: nothing. Out: `Report`, the one form that verbs, frames, quotations and transcripts share, and how it
becomes a fact.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.statements.inverted_subjects import Voice
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.quotations import Quotation
from dragoman.extract.statements.reporting import Cue
from dragoman.model.entity import Party
from dragoman.model.fact import LONGEST_EVIDENCE, Statement
from dragoman.model.span import Span
from dragoman.packs.cues import Verbs

EDGES = " \t\n,;:–—-."
"""Characters that are no part of a content at its ends."""

Spoken = tuple[Cue, Voice]


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody says `content`. `where` covers verb and speaker.

    `quotes` are the quotations whose words it takes up. `within`: the verb stands within a quotation, which
    the caller divides; `resume` is where the quotation goes on, `interrupts` whether in the same clause.
    `cued`: the words at `cue` are the reporting words. `subject`: the words that name the speaker.
    `present`: the verb is in a simple tense.
    """

    parties: tuple[Party, ...]
    content: Span
    mode: str
    cue: Span
    where: Span
    polarity: str = "asserted"
    pronoun: bool = False
    quotes: tuple[Quotation, ...] = ()
    within: Quotation | None = None
    resume: int = 0
    interrupts: bool = False
    confidence: float = 0.9
    cued: bool = True
    subject: Span | None = None
    present: bool = False


def made(
    index: QuotationIndex,
    cue: Cue,
    voice: Voice,
    group: Verbs,
    content: Span,
    *,
    mode: str | None = None,
    quotes: tuple[Quotation, ...] = (),
) -> Report:
    """The report of a verb; without `mode`, whether words are quoted in the content decides it."""
    subject = cue.line.span(voice.start, voice.stop)
    where = Span(min(cue.span.start, subject.start), max(cue.span.end, subject.end))
    return Report(
        voice.parties,
        content,
        mode or index.mode(content),
        cue.span,
        where,
        "asserted" if mode == "direct" else group.polarity,  # what he says when he denies something
        voice.pronoun,
        quotes,
        subject=subject,
        present=cue.simple,
    )


def stated(text: str, report: Report, parties: tuple[Party, ...]) -> Statement:
    """The fact that a report is, said by these; its evidence is content with verb and speaker."""
    return Statement(
        evidence=_evidence(report),
        confidence=report.confidence,
        speaker=parties[0] if len(parties) == 1 else parties,
        mode=report.mode,
        content=report.content,
        cue=report.cue.of(text) if report.cued else None,
        polarity=report.polarity,
    )


def _evidence(report: Report) -> tuple[Span, ...]:
    """Content with verb and speaker; apart where they stand far from one another, cut where it is long."""
    whole = Span(min(report.content.start, report.where.start), max(report.content.end, report.where.end))
    if whole.end - whole.start <= LONGEST_EVIDENCE:
        return (whole,)
    parts = sorted({report.where, report.content})
    return tuple(Span(part.start, min(part.end, part.start + LONGEST_EVIDENCE)) for part in parts)
