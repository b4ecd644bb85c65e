"""Passages that may be a statement: whatever stands between marks or beside a verb, frame or question.

In: a `Reading` and the cues of its language. Out: `Passage`s, with signs of how each is told. Whose words
they are, and whether they are anybody's, is left to `authors.py` and to a judge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.grammar.line import VERBAL, Line
from dragoman.extract.statements.according_to import Frames
from dragoman.extract.statements.announced import announced_reports
from dragoman.extract.statements.direct_speech import divided
from dragoman.extract.statements.guests import Guests
from dragoman.extract.statements.loose_speech import AnySpeaker, LooseSpeech
from dragoman.extract.statements.loose_turns import LooseTurns
from dragoman.extract.statements.overheard import overheard_reports
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.quotations import MARKS, Quotation
from dragoman.extract.statements.report import EDGES, Report
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues

EXPLAINED = 0.8  # share of a sentence that is a known statement
LONGEST_LINE = 600  # tokens of a sentence beyond which it is none, but a table
LENGTHS = ((3, "1-2"), (5, "3-4"), (8, "5-7"), (13, "8-12"), (25, "13-24"))
"""Words of a content by how many they are, under the first that they do not reach."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What may be said, `way`: by what it is told; `line`: its sentence, if that is parsed."""

    report: Report
    way: str
    signs: frozenset[str]
    line: Line | None = None


class Passages:
    """Finds the passages of one reading."""

    def __init__(
        self,
        reading: Reading,
        finder: AnySpeaker,
        quotes: QuotationIndex,
        cues: ReportingCues,
        known: Sequence[Span] = (),
    ) -> None:
        """Nothing is looked for where all of a sentence is `known`."""
        self._reading = reading
        self._text = reading.text
        self._finder = finder
        self._quotes = quotes
        self._cues = cues
        self._speech = LooseSpeech(finder, quotes, cues)
        self._frames = Frames(finder, quotes, cues)
        self._known = known
        frames = {frame.replace("'", "' ").split()[0] for frame in cues.frames.always}
        self._signals = {*MARKS, ":", *cues.grammar.complementisers, *cues.grammar.inverted, *frames}
        self._starts = [block.span.start for block in reading.blocks]

    def all(self) -> Iterator[Passage]:
        """The passages, in no order; one that is told in two ways comes twice."""
        taken: set[int] = set()
        for sentence in self._reading.sentences:
            if 0 < len(sentence.tokens) <= LONGEST_LINE and not self._explained(sentence.span):
                line = Line.of(self._text, sentence)
                if self._signals.isdisjoint(line.words) and self._cues.forms.keys().isdisjoint(line.words):
                    continue
                for way, report in self._told(line):
                    taken.update(quote.outer.start for quote in report.quotes)
                    if report.content.start < report.content.end:
                        yield self._passage(report, way, line)
        for quote in self._quotes.all():
            if quote.outer.start in taken or self._explained(quote.inner):
                continue
            if quote.inner.start < quote.inner.end:
                sentence_ = self._reading.sentence_at(quote.outer.start)
                line_ = Line.of(self._text, sentence_) if sentence_ and sentence_.tokens else None
                yield self._passage(_bare(quote), "quotation", line_)
        guests = Guests(self._reading, self._finder, self._cues.interviews)
        announced = guests.announced()
        for span, signs in LooseTurns(self._reading, self._cues.interviews).all(announced=announced):
            answer = Report((), span, "direct", span, span, cued=False)
            yield Passage(answer, "answer", signs | {"way answer", f"announced {announced}"})

    def _explained(self, span: Span) -> bool:
        """Whether nearly all of a place is known to be a statement with its speaker."""
        least = EXPLAINED * (span.end - span.start)
        return any(min(one.end, span.end) - max(one.start, span.start) >= least for one in self._known)

    def _told(self, line: Line) -> Iterator[tuple[str, Report]]:
        """The reports of a sentence with what makes each."""
        found = list(divided(self._speech.reports(line), self._text))
        for report in found:
            yield self._way(report), report
        for report in self._frames.reports(line, found):
            yield "frame", report
        for report in announced_reports(line, self._finder, self._quotes, self._cues):
            yield "noun", report
        for report in overheard_reports(line, self._finder, self._quotes, self._cues):
            yield "overheard", report
        yield from (("elliptic", one) for one in self._elliptic(line))

    def _elliptic(self, line: Line) -> Iterator[Report]:
        """What another says by the verb of the clause before: "; Wang Yi, que …"."""
        for k in range(3, len(line) - 2):
            if line.tokens[k].text not in self._cues.grammar.complementisers or line.word(k - 1) != ",":
                continue
            first = next((i for i in range(k - 2, 0, -1) if line.word(i) in (";", ",", "et")), None)
            told = any(word in self._cues.grammar.complementisers for word in line.words[: first or 0])
            if first is None or not told or line.any_finite(first, k):
                continue
            names = self._finder.names(line.span(first + 1, k - 1)) if first + 1 < k - 1 else []
            content = Span(line.tokens[k].span.end, line.sentence.span.end).stripped(self._text, EDGES)
            if names:
                where = line.span(first + 1, k)
                party = (names[0].entity,)
                yield Report(party, content, self._quotes.mode(content), where, where, subject=where)

    def _way(self, report: Report) -> str:
        """How a verb tells what it tells."""
        before = self._text[: report.content.start].rstrip(' «“"').lower()
        quoted = "quote" if report.quotes else "clause"
        if report.cue.start >= report.content.end:
            return f"behind {quoted}"
        if report.content.contains(report.cue):
            return f"within {quoted}"
        if report.within is not None:
            return "rest of quote"
        if before.endswith((" que", " qu'")):
            return "that"
        if before.endswith(":"):
            return f"colon {quoted}"
        return f"before {quoted}" if report.quotes else "object"

    def _passage(self, report: Report, way: str, line: Line | None) -> Passage:
        length = self._length(report.content)
        signs = {f"way {way}", f"words {length}", f"{way}: words {length}"}
        signs |= {f"{way}: {sign}" for sign in (*self._verb(report, way, line), *self._shape(report))}
        return Passage(report, way, frozenset(signs), line)

    def _verb(self, report: Report, way: str, line: Line | None) -> Iterator[str]:
        """Whether the verb is known to report, and in what form it stands."""
        if line is None or way in ("quotation", "frame", "noun", "overheard", "elliptic"):
            return
        first, last = line.at(report.cue.start), line.at(report.cue.end - 1)
        reflexive = any(
            line.word(k) in self._cues.grammar.reflexives for k in range(max(first - 1, 0), last + 1)
        )
        saying = [
            form
            for k in range(first, last + 1)
            for form in self._cues.forms.get(line.word(k), ())
            if form.group.reflexive == reflexive
            and (not form.group.tails or line.follows(k + 1, form.group.tails))
        ]
        yield "known verb" if saying else "any verb"
        if way == "that":
            k = line.at(report.content.start) - 1
            yield f"{line.pos(k - 1)} before it" if k - 1 > last else "right behind"
        if saying and saying[-1].group.triggers is False:
            yield "rare verb"
        if reflexive:
            yield "reflexive"
        if not any(line.pos(k) in VERBAL for k in range(first, last + 1)):
            yield "no verb by its parse"

    def _shape(self, report: Report) -> Iterator[str]:
        """What the words look like, and where they stand."""
        text, content = self._text, report.content
        words = content.of(text)
        i = bisect_right(self._starts, content.start) - 1
        block = self._reading.blocks[i]
        if block.kind == "heading":
            yield "heading"
        elif i == 0:
            yield "first block"
        if content.start <= block.span.start + 2 and content.end >= block.span.end - 3:
            yield "whole block"
        if report.quotes or report.mode == "direct":
            yield "capital" if words[:1].isupper() else "small"
            before = text[max(0, content.start - 14) : content.start].rstrip(' «“"„')
            behind = text[content.end : content.end + 4].lstrip(' »”"')
            yield f"before {self._word(before)}" if before[-1:].isalpha() else f"before {_mark(before[-1:])}"
            yield f"behind {_mark(behind[:1])}"
            if words[-1:] in ".!?…":
                yield "ended"
            if report.quotes and self._quotes.is_name(report.quotes[0]):
                yield "name"
            capital = sum(word[:1].isupper() for word in words.split())
            if 2 * capital > len(words.split()):
                yield "capitals"
        elif not self._finite(content):
            yield "no verb in it"

    def _word(self, before: str) -> str:
        """What kind of word stands before a quotation."""
        grammar = self._cues.grammar
        word = before.split()[-1].lower()
        kinds = {
            "article": grammar.articles,
            "preposition": grammar.prepositions,
            "que": grammar.complementisers,
        }
        return next((kind for kind, words in kinds.items() if word in words), "word")

    def _finite(self, content: Span) -> bool:
        sentence = self._reading.sentence_at(content.start)
        if sentence is None or not sentence.tokens:
            return False
        line = Line.of(self._text, sentence)
        return line.any_finite(line.at(content.start), line.at(content.end - 1) + 1)

    def _length(self, content: Span) -> str:
        words = len(content.of(self._text).split())
        return next((name for number, name in LENGTHS if words < number), "25-")


def _bare(quote: Quotation) -> Report:
    return Report((), quote.inner, "direct", quote.outer, quote.outer, quotes=(quote,), cued=False)


def _mark(char: str) -> str:
    """What kind of character stands beside a quotation."""
    if not char.strip():
        return "nothing"
    if char.isalnum() or char == "'":
        return "word"
    return char if char in ".,:;-–—()" else "mark" if char in MARKS else "other"
