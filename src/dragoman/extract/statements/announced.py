"""Reports that a noun announces: "Réponse de M. Xi : la Chine est prête", "Verdict des experts : …".

In: a parsed sentence. Out: a `Report` of what stands behind the colon, if the noun's genitive can speak.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.noun_phrases import phrase_at
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.report import EDGES, Report
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues

LEAST = 3  # words behind the colon
LEAD = 6  # tokens from the noun to its genitive


def announced_reports(
    line: Line, finder: SpeakerFinder, quotes: QuotationIndex, cues: ReportingCues
) -> Iterator[Report]:
    """The report of a sentence that opens with a noun of speech and its genitive before a colon."""
    noun = 1 if line.pos(0) == "DET" else 0
    if line.word(noun) not in cues.frames.telling:
        return
    for k in range(noun + 1, noun + LEAD):
        if line.word(k) in (":", ",", ";", "") or line.any_finite(k, k + 1):
            return
        if line.word(k) not in cues.grammar.genitives:
            continue
        phrase = phrase_at(line, k + 1, cues.grammar)
        parties = finder.parties(phrase) if phrase else ()
        if phrase is None or not parties or line.word(phrase.stop) != ":":
            return
        colon = line.tokens[phrase.stop].span.end
        quote = quotes.following(line.text, colon)
        content = quote.inner if quote else Span(colon, line.sentence.span.end).stripped(line.text, EDGES)
        if len(content.of(line.text).split()) >= LEAST:
            yield Report(
                parties,
                content,
                "direct" if quote else quotes.mode(content),
                line.span(noun, noun + 1),
                line.span(noun, phrase.stop),
                quotes=(quote,) if quote else (),
                confidence=0.8,
                subject=line.span(phrase.start, phrase.stop),
            )
        return
