"""Who is reported to say what: the `statement` facts of a document.

In: a `Reading`, whose sentences with a cue or a mark are parsed, and the cues of its language. Out: the
statements in the order of the text. The rules are those of the contract: one a reporting verb, one a
quotation, one an interview answer; what nobody is named for is left out.
"""

from __future__ import annotations

from dragoman.extract.line import Line
from dragoman.extract.quotation_index import QuotationIndex
from dragoman.extract.quotations import quotations
from dragoman.extract.reported_speech import Report, ReportedSpeech
from dragoman.extract.speakers import SpeakerFinder
from dragoman.model.fact import Statement
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues

LONGEST_LINE = 600  # tokens of a sentence beyond which it is none, but a table or a text without full stops


def statements(reading: Reading, cues: ReportingCues) -> tuple[Statement, ...]:
    """The statements of a document; spans count code points of `reading.text`."""
    finder = SpeakerFinder(reading, cues.speakers, cues.grammar)
    quotes = QuotationIndex(reading, quotations(reading.text, reading.blocks), cues.grammar)
    speech = ReportedSpeech(finder, quotes, cues)
    found: list[Report] = []
    for sentence in reading.sentences:
        if 0 < len(sentence.tokens) <= LONGEST_LINE:
            found += speech.reports(Line.of(reading.text, sentence))
    return tuple(_fact(reading, one) for one in found if one.parties)


def _fact(reading: Reading, report: Report) -> Statement:
    evidence = Span(min(report.content.start, report.where.start), max(report.content.end, report.where.end))
    return Statement(
        evidence=(evidence,), confidence=report.confidence,
        speaker=report.parties[0] if len(report.parties) == 1 else report.parties,
        mode=report.mode, content=report.content, cue=report.cue.of(reading.text), polarity=report.polarity,
    )
