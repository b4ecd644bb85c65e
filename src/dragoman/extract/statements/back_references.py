"""Reports that point to words beside them: "C'est ce qu'a dit X", "C'est X qui l'a dit", "Ce que dit X : …".

In: a parsed sentence. Out: a `Report` of the sentence before, or of what stands behind the colon.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.grammar.line import Line
from dragoman.extract.statements.attribution import Attribution
from dragoman.extract.statements.inverted_subjects import Voice
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.report import EDGES, Report, made
from dragoman.extract.statements.reporting import Cue, reporting_cues
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues

POINTS_BACK = ("c'est ce que", "c'est ce qu'")
POINTS_ON = ("ce que", "ce qu'")
IT = ("l'", "le")
AGREEING = ("e", "s")  # ends of a participle whose object is a thing, and not what was said
LEAST = 3  # words of a content


class BackReferences:
    """Finds the reports of one reading whose content another sentence or a colon gives."""

    def __init__(
        self, reading: Reading, finder: SpeakerFinder, quotes: QuotationIndex, cues: ReportingCues
    ) -> None:
        self._reading = reading
        self._quotes = quotes
        self._cues = cues
        self._attribution = Attribution(finder, cues.grammar)

    def reports(self, line: Line) -> Iterator[Report]:
        """The report of a sentence that opens with "c'est" or "ce que"."""
        if line.word(0) not in ("c'", "ce"):
            return
        for cue in reporting_cues(line, self._cues):
            if line.precedes(cue.first, POINTS_BACK) or self._cleft(cue):
                content = self._sentence_before(line)
            elif line.follows(0, POINTS_ON) == cue.first:
                content = None
            else:
                continue
            voice = self._attribution.voice(cue, ())
            groups = cue.takes("quote") or cue.takes("clause")
            if voice is None or not groups:
                return
            content = content or self._behind_colon(line, voice)
            if content and len(content.of(line.text).split()) >= LEAST:
                quote = self._quotes.opening_at(content.start)
                report = made(
                    self._quotes,
                    cue,
                    voice,
                    groups[0],
                    quote.inner if quote else content,
                    mode="direct" if quote else None,
                    quotes=(quote,) if quote else (),
                )
                yield replace(report, confidence=0.75)
            return

    def _cleft(self, cue: Cue) -> bool:
        """Whether it is "c'est X qui l'a dit"."""
        line = cue.line
        return (
            line.words[:2] == ("c'", "est")
            and line.word(cue.first - 1) in self._cues.grammar.relatives
            and line.word(cue.first) in IT
            and not line.word(cue.verb).endswith(AGREEING)
            and line.word(cue.last) not in {*self._cues.grammar.complementisers, ":"}
        )

    def _sentence_before(self, line: Line) -> Span | None:
        """The sentence before in the same paragraph, if nobody is quoted in it."""
        sentences = self._reading.sentences
        i = self._reading.sentence_index(line.sentence.span.start - 1)
        if i < 0 or sentences[i].block != line.sentence.block:
            return None
        span = sentences[i].span.stripped(line.text, EDGES)
        return span if self._quotes.opening_at(span.start) or span.of(line.text)[-1:] != "?" else None

    def _behind_colon(self, line: Line, voice: Voice) -> Span | None:
        if line.word(voice.stop) != ":":
            return None
        colon = line.tokens[voice.stop].span.end
        quote = self._quotes.following(line.text, colon)
        return quote.outer if quote else Span(colon, line.sentence.span.end).stripped(line.text, EDGES)
