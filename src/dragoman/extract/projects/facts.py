"""The facts that a mention and what is claimed of it make.

In: a mention, a claim, the dates of its sentence. Out: `Project` facts: the registry gives ids, sectors and
states, the text alone a status and its date.
"""

from __future__ import annotations

import re

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.projects.claim import Claim
from dragoman.extract.projects.recall import ProjectMention
from dragoman.model.fact import LONGEST_EVIDENCE, Project
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.folding import fold

KNOWN, UNKNOWN, MENTIONED = 0.85, 0.7, 0.8
BY = "../"
DONE = frozenset(
    ("agreed", "financed", "under-construction", "operational", "completed", "suspended", "cancelled")
)
_RUNS = re.compile(r"(?:trains?|navettes?|vols?|(?:lignes?|liaisons?|dessertes?) aeriennes?)\b")
"""What is not built, but begins to run."""
_YEARS_AFTER = re.compile(r"\banniversaires? (?:de |du |d')")
COMMA = 20  # characters that a comma between a verb and a date counts for


def claimed(
    reading: Reading, passage: Passage, mention: ProjectMention, claim: Claim, over: str | None
) -> Project:
    """What is claimed of a project; `over`: the time that stands over the sentence."""
    start = min(claim.words.start, mention.span.start)
    end = min(max(claim.words.end, mention.span.end), start + LONGEST_EVIDENCE)
    runs = claim.status == "under-construction" and _RUNS.match(fold(mention.span.of(reading.text)))
    return Project(
        evidence=(Span(start, end),),
        confidence=KNOWN if mention.project.id else UNKNOWN,
        project=mention.project,
        sector=mention.sector,
        countries=mention.countries or None,
        status="operational" if runs else claim.status,
        date=_date(reading, passage, claim, over),
    )


def mentioned(mention: ProjectMention) -> Project:
    """A project of which no status is said."""
    return Project(
        evidence=(mention.span,),
        confidence=MENTIONED if mention.project.id else UNKNOWN,
        project=mention.project,
        sector=mention.sector,
        countries=mention.countries or None,
        status="mentioned",
    )


def _date(reading: Reading, passage: Passage, claim: Claim, over: str | None) -> str | None:
    """The day, month or year in the clause of the claim that stands nearest to its verb.

    Where the sentence has none, what is done is done at the time that stands `over` it.
    """
    if claim.status in ("mentioned", "proposed", "planned") or _commemorated(passage, claim):
        return None
    inside = [
        one
        for one in reading.dates
        if one.value is not None
        and not one.value.startswith(BY)
        and (claim.within or passage.span).contains(one.span)
        and (claim.within is not None or passage.holds(claim.clause, one.span))
    ]
    if not inside:
        told = any(passage.span.contains(one.span) for one in reading.dates)
        return over if claim.status in DONE and not told else None
    words = claim.verb or claim.words
    return min(inside, key=lambda one: _distance(reading.text, words, one.span)).value


def _commemorated(passage: Passage, claim: Claim) -> bool:
    """ "2020 marque le cinquième anniversaire de la mise en service": not the day of the act."""
    start = passage.spans(claim.clause)[0].start
    return _YEARS_AFTER.search(passage.folded, start, (claim.verb or claim.words).end) is not None


def _distance(text: str, words: Span, date: Span) -> tuple[int, bool]:
    """How far a date is from some words; commas between them weigh most, then what follows is nearer."""
    between = text[words.end : date.start] if date.start >= words.end else text[date.end : words.start]
    return len(between) + COMMA * between.count(","), date.start < words.start
