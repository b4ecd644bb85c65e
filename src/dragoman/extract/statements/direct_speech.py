"""Quotations beside which no verb stands: the last speaker goes on, or a colon or dash names who speaks.

In: the reports that verbs and frames make, and the quotations. Out: more `Report`s, and those within whose
marks an attribution stands, divided at it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.noun_phrases import phrase_at
from dragoman.extract.statements.attribution import Attribution
from dragoman.extract.statements.body_subjects import BodySubjects
from dragoman.extract.statements.inverted_subjects import Voice
from dragoman.extract.statements.line_heads import behind_head
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.quotations import Quotation
from dragoman.extract.statements.report import EDGES, Report
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.entity import key
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues

_BY_SOMEBODY = re.compile(r"\s*,?\s*[\wà-ÿ]+(?:-t)?-on\b")
LEAST = 4  # words of a quotation that stands alone
LEAST_REST = 2  # words of the rest of a divided quotation
SIGNED = 60  # characters of a name behind a dash


class DirectSpeech:
    """Finds who says the quotations that no verb claims."""

    def __init__(
        self, reading: Reading, finder: SpeakerFinder, quotes: QuotationIndex, cues: ReportingCues
    ) -> None:
        self._reading = reading
        self._finder = finder
        self._quotes = quotes
        self._cues = cues
        self._attribution = Attribution(finder, cues.grammar)
        self._subjects = BodySubjects(reading, cues)
        self._blocks = [block.span.start for block in reading.blocks]

    def reports(self, found: Sequence[Report]) -> Iterator[Report]:
        """The reports of the quotations that none of `found` (sorted by place) takes up."""
        taken = {quote.outer.start for report in found for quote in report.quotes}
        known = sorted(found, key=lambda one: one.content.end)
        ends = [one.content.end for one in known]
        for quote in self._quotes.all():
            if quote.outer.start in taken or self._covered(quote, known, ends) or self._quotes.is_name(quote):
                continue
            report = self._introduced(quote)
            if report is None and len(quote.inner.of(self._reading.text).split()) >= LEAST:
                report = self._signed(quote) or self._told_after(quote) or self._unsaid(quote, known, ends)
            if report:
                yield report
                i = bisect_right(ends, report.content.end)
                known.insert(i, report)
                ends.insert(i, report.content.end)

    def _covered(self, quote: Quotation, known: Sequence[Report], ends: Sequence[int]) -> bool:
        i = bisect_left(ends, quote.inner.end)
        return any(one.content.start <= quote.inner.start for one in known[i : i + 4])

    def _signed(self, quote: Quotation) -> Report | None:
        """ "« … » – Nom" at the end of a paragraph."""
        text = self._reading.text
        block = self._reading.blocks[bisect_right(self._blocks, quote.outer.start) - 1].span
        rest = Span(quote.outer.end, block.end).stripped(text)
        words = rest.of(text)
        if not words and quote.outer.start == block.start:
            return self._signed_below(quote)
        if not 2 < len(words) <= SIGNED or words[0] not in "-–—(":
            return None
        names = [name for name in self._finder.names(rest) if name.kind == "person"]
        if len(names) != 1:
            return None
        return self._made(quote, Voice((names[0].entity,), 0, 0), names[0].span, 0.8)

    def _signed_below(self, quote: Quotation) -> Report | None:
        """A quotation that is a paragraph, and under it a line with who said it: "Nom, économiste"."""
        i = bisect_right(self._blocks, quote.outer.start)
        if i == len(self._blocks):
            return None
        line = self._reading.blocks[i].span
        words = line.of(self._reading.text)
        opening = len(words) - len(words.lstrip("-–—( "))
        names = [name for name in self._finder.names(line) if name.kind == "person"]
        opens = bool(names) and names[0].span.start == line.start + opening
        if not opens or len(words) > 2 * SIGNED or words[-1] in ".!?:…":
            return None
        return self._made(quote, Voice((names[0].entity,), 0, 0), names[0].span, 0.8)

    def _told_after(self, quote: Quotation) -> Report | None:
        """ "« … » Celui qui parle s'appelle Nom": the next sentence names the one person who said it."""
        if not self._whole(quote):
            return None
        sentence = self._reading.sentence_at(quote.outer.end + 1)
        if sentence is None or sentence.span.start < quote.outer.start:
            return None
        words = sentence.span.of(self._reading.text).lower()
        if not any(words.startswith(phrase) for phrase in self._cues.frames.naming):
            return None
        names = [name for name in self._finder.names(sentence.span) if name.kind == "person"]
        if len({key(name.entity) for name in names}) != 1:
            return None
        return self._made(quote, Voice((names[0].entity,), 0, 0), names[0].span, 0.7)

    def _introduced(self, quote: Quotation) -> Report | None:
        """A colon before the quotation: the subject of the words before it speaks."""
        text = self._reading.text
        before = text[max(0, quote.outer.start - 4) : quote.outer.start].rstrip()
        if not before.endswith(":"):
            return None
        sentence = self._reading.sentence_at(quote.outer.start - 1)
        sentence = self._reading.sentence_at(quote.outer.start - 4) if sentence is None else sentence
        if sentence is None or not sentence.tokens:
            return None
        line = Line.of(text, sentence)
        stop = line.at(quote.outer.start)
        if quote.inner.of(text).endswith("?") and any(  # "Question de Timour, lecteur : « … ? »"
            line.word(k) in self._cues.interviews.questions for k in range(stop)
        ):
            return None
        voice = self._subject(line, stop)
        if voice and self._is_place(quote, voice):
            return None
        return self._made(quote, voice, line.span(voice.start, voice.stop), 0.7) if voice else None

    def _is_place(self, quote: Quotation, voice: Voice) -> bool:
        """Whether a heading's first word only says where somebody speaks: "Tadjikistan : « … »"."""
        block = self._reading.blocks[bisect_right(self._blocks, quote.outer.start) - 1]
        return (
            block.kind == "heading"
            and voice.start == 0
            and voice.stop == 1
            and isinstance(voice.parties[0], str)
        )

    def _subject(self, line: Line, stop: int) -> Voice | None:
        voice = self._attribution.subject(line, stop)
        if voice and (voice.parties or voice.pronoun):
            return voice
        for k in range(stop - 1, -1, -1):
            at = phrase_at(line, k, self._cues.grammar) if self._may_name(line, k) else None
            if at is None or line.any_finite(at.stop, stop):
                continue
            person = self._finder.role(line, at.head) or self._finder.person_from(line.tokens[k].span.start)
            if (person or at.stop == stop - 1) and (parties := self._finder.parties(at)):
                return Voice(parties, at.start, at.stop)
        return None

    def _may_name(self, line: Line, k: int) -> bool:
        """Whether who says what a colon opens can be named from token `k` on, up to the colon.

        At the line's beginning ("X, maire : …", "- X : …"), in "Même constat chez X", "Le mot est de X" and
        "Un avis que partage X".
        """
        grammar = self._cues.grammar
        first = line.sentence.span.start
        if k == 0 or line.tokens[k].span.start == behind_head(line.text, first, line.sentence.span.end):
            return True
        inverted = line.word(k - 2) in grammar.complementisers or line.finite(k - 1)
        of = line.word(k - 1) in grammar.genitives and line.word(k - 2) in grammar.be
        return line.word(k - 1) == "chez" or inverted or of

    def _unsaid(self, quote: Quotation, known: Sequence[Report], ends: Sequence[int]) -> Report | None:
        """Whoever spoke last goes on, unless the sentence between presents somebody else."""
        if _BY_SOMEBODY.match(self._reading.text, quote.outer.end):
            return None  # "« … », répète-t-on à la douane"
        sentence = self._reading.sentence_at(quote.outer.start - 2)
        i = bisect_right(ends, quote.outer.start) - 1
        told = i >= 0 and sentence is not None and known[i].where.end > sentence.span.start
        continued, portrayed = self._continued(quote, known, ends), self._portrayed(quote)
        return continued or portrayed if told else portrayed or continued

    def _continued(self, quote: Quotation, known: Sequence[Report], ends: Sequence[int]) -> Report | None:
        """Whole sentences right behind another statement of their paragraph or the one before."""
        text = self._reading.text
        if self._quotes.utterance_start(quote) < quote.outer.start or not self._whole(quote):
            return None
        i = bisect_right(ends, quote.outer.start) - 1
        if i < 0:
            return None
        last = known[i]
        between = text[max(last.content.end, last.where.end) : quote.outer.start].lstrip(' .»"”')
        here = bisect_right(self._blocks, quote.outer.start) - 1
        there = bisect_right(self._blocks, last.content.start) - 1
        if here - there > 1 or len(last.parties) == 0 or between.count(".") > 1 or len(between) > 200:
            return None
        if here != there and last.mode == "indirect":
            return None
        return self._made(quote, Voice(last.parties, 0, 0), last.where, 0.7)

    def _portrayed(self, quote: Quotation) -> Report | None:
        """Whole sentences right behind one whose subject is a person: "X ne décolère pas. « … »"."""
        sentence = self._reading.sentence_at(quote.outer.start - 2)
        if sentence is None or sentence.span.end > quote.outer.start or not self._whole(quote):
            return None
        here, there = (bisect_right(self._blocks, at) for at in (quote.outer.start, sentence.span.start))
        person = self._subjects.opening_person(sentence.span) if here == there else None
        return self._made(quote, Voice((person,), 0, 0), sentence.span, 0.65) if person else None

    def _whole(self, quote: Quotation) -> bool:
        """Whether the quotation is a sentence or more by itself."""
        text = self._reading.text
        inner = quote.inner.of(text)
        behind = text[quote.outer.end : quote.outer.end + 2].strip()
        ended = inner[-1:] in ".!?…" or behind[:1] in ("", ".", "!", "?")
        return inner[:1].isupper() and ended

    def _made(self, quote: Quotation, voice: Voice, where: Span, confidence: float) -> Report:
        return Report(
            voice.parties,
            quote.inner,
            "direct",
            where,
            where,
            pronoun=voice.pronoun,
            quotes=(quote,),
            confidence=confidence,
            cued=False,
        )


def divided(reports: Iterable[Report], text: str) -> Iterator[Report]:
    """The reports, with quotations that an attribution stands in divided at it.

    Where it interrupts a clause, the content runs over it; else what stands before and behind are two.
    """
    within: dict[int, list[Report]] = {}
    for report in reports:
        if report.within is None:
            yield report
        else:
            within.setdefault(report.within.outer.start, []).append(report)
    for group in within.values():
        yield from _parts(sorted(group, key=lambda one: one.cue), text)


def _parts(group: Sequence[Report], text: str) -> Iterator[Report]:
    quote = group[0].within
    if quote is None:
        return
    start = quote.inner.start
    for i, report in enumerate(group):
        last = i + 1 == len(group)
        limit = quote.inner.end if last else group[i + 1].content.start
        if report.interrupts:
            yield replace(report, content=Span(start, limit).stripped(text, EDGES))
            start = limit
            continue
        yield replace(report, content=Span(start, report.content.end).stripped(text, EDGES))
        start = report.resume
        rest = Span(start, max(start, limit)).stripped(text, EDGES + '»"”')
        if last and len(rest.of(text).split()) >= LEAST_REST:
            yield replace(report, content=rest, cued=False)
