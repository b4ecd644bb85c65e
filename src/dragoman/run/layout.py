"""A document in pieces, by the code that reads it: what a report of coverage rests on.

In: a pipeline and a source. Out: a `Layout` whose pieces hold each character of the source text exactly once.
Which facts a piece has is left to `publish`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from dragoman.analyse.analysis import Analysis
from dragoman.extract.cues import CueReader
from dragoman.model.document import Cleaned, Source
from dragoman.model.piece import Layout, Piece, PieceKind, Sign
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.coverage import CoverageWords
from dragoman.packs.cues import ReportingCues
from dragoman.packs.events import AssertionWords
from dragoman.packs.folding import fold
from dragoman.packs.instruments import AgreementCues
from dragoman.packs.language import load_section
from dragoman.packs.meetings import MeetingCues
from dragoman.packs.projects import ProjectWords
from dragoman.packs.undertakings import CommitmentWords
from dragoman.run.options import LANGUAGE
from dragoman.run.pipeline import Pipeline

_NUMBER = re.compile(r"\d+(?: \d{3}(?!\d))*(?:[.,/:]\d+)*")
_QUOTED = re.compile('[«»“”„"‹›]')
_KINDS: dict[str, PieceKind] = {"heading": "heading", "item": "item"}


def layout(pipeline: Pipeline, source: Source) -> Layout:
    """The pieces of a document, in order, with the signs of facts in its sentences."""
    cleaned, analysis = pipeline.analysed(source)
    found = chain(
        (Piece(span, "boilerplate") for span in cleaned.boilerplate),
        _foreign(cleaned),
        _sentences(cleaned, analysis),
    )
    return Layout(tuple(partition(source.text, found)), analysis.relevant, cleaned.language)


def partition(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces in order, with what lies between them: each character of the text once.

    Of two that overlap the earlier keeps what they share, the longer of two that begin together.
    """
    done = 0
    for piece in sorted(pieces, key=lambda one: (one.span.start, -one.span.end)):
        start, end = max(piece.span.start, done), min(piece.span.end, len(text))
        if start >= end:
            continue
        yield from _between(text, Span(done, start))
        signs = tuple(one for one in piece.signs if start <= one.span.start and one.span.end <= end)
        yield Piece(Span(start, end), piece.kind, signs, piece.language)
        done = end
    yield from _between(text, Span(done, len(text)))


def _between(text: str, gap: Span) -> Iterator[Piece]:
    """White space, and signs that belong to no sentence, as pieces of their own."""
    inner = gap.stripped(text)
    for span, kind in (
        (Span(gap.start, inner.start), "blank"),
        (inner, "mark"),
        (Span(inner.end, gap.end), "blank"),
    ):
        if span.end > span.start:
            yield Piece(span, "blank" if kind == "blank" else "mark")


def _foreign(cleaned: Cleaned) -> Iterator[Piece]:
    for block in cleaned.blocks:
        if block.language not in (None, LANGUAGE) and block.span.end > block.span.start:
            yield Piece(cleaned.offsets.origin(block.span), "foreign", (), block.language)


def _sentences(cleaned: Cleaned, analysis: Analysis) -> Iterator[Piece]:
    reading = analysis.reading
    cues = _cue_reader() if analysis.relevant else None
    folded = fold(reading.text)
    signs = sorted(_signs(reading), key=lambda one: one.span)
    for sentence in reading.sentences:
        first = bisect_left(signs, sentence.span.start, key=lambda one: one.span.start)
        last = bisect_left(signs, sentence.span.end, key=lambda one: one.span.start)
        here = [one for one in signs[first:last] if one.span.end <= sentence.span.end]
        if cues is not None:
            told = cues.cues(reading, sentence, folded)
            here += [Sign("cue", cue.span, cue.truth) for cue in told]
        ordered = sorted(here, key=lambda one: (one.span, one.kind))
        moved = tuple(Sign(one.kind, cleaned.offsets.origin(one.span), one.truth) for one in ordered)
        kind = _KINDS.get(reading.blocks[sentence.block].kind, "sentence")
        yield Piece(cleaned.offsets.origin(sentence.span), kind, moved)


def _signs(reading: Reading) -> Iterator[Sign]:
    """What a fact might rest on besides cues: names of the registry, dates, numbers, quotation marks."""
    dates = [date.span for date in reading.dates]  # in order, none inside another
    yield from (Sign("name", name.span) for name in reading.names)
    yield from (Sign("date", date) for date in dates)
    numbers = [Span(*match.span()) for match in _NUMBER.finditer(reading.text)]
    for span in (*numbers, *(one.span for one in reading.quantities)):
        i = bisect_left(dates, span.end, key=lambda date: date.start) - 1
        if i < 0 or not dates[i].overlaps(span):
            yield Sign("number", span)
    yield from (Sign("quotation", Span(*match.span())) for match in _QUOTED.finditer(reading.text))


@cache
def _cue_reader() -> CueReader:
    return CueReader(
        load_section(LANGUAGE, AssertionWords),
        load_section(LANGUAGE, ReportingCues),
        load_section(LANGUAGE, MeetingCues),
        load_section(LANGUAGE, AgreementCues),
        load_section(LANGUAGE, ProjectWords),
        load_section(LANGUAGE, CommitmentWords),
        load_section(LANGUAGE, CoverageWords),
    )
