"""How far a report reaches: to its sentence's end, or to where the next one, an aside or a bracket begins.

In: a reporting verb, where its content begins, and the reports behind it in the sentence. Out: spans. What a
verb takes as its content is left to `complements.py` and `interruptions.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.grammar.line import Line
from dragoman.extract.statements.inverted_subjects import Voice
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.report import EDGES, Spoken
from dragoman.extract.statements.reporting import Cue
from dragoman.model.span import Span
from dragoman.packs.cues import Form, ReportingCues

RELATIVES = ("dont", "où")
NEAR = 3  # tokens of the shortest clause that turns to somebody else
FAR = 12  # tokens of the subject of such a clause
LEAD = 3  # tokens that may stand before the subject of a clause that opens its sentence
SUBJECTS = frozenset({"DET", "PROPN", "PRON", "NOUN"})
ASIDE = 25  # tokens that ", selon X" at a sentence's end may take


class Extent:
    """Finds the ends of contents in one reading."""

    def __init__(self, quotes: QuotationIndex, cues: ReportingCues) -> None:
        self._quotes = quotes
        self._grammar = cues.grammar
        self._frames = cues.frames.always
        self._cues = cues

    def limit(self, cue: Cue, voice: Voice) -> int:
        """The offset that the content cannot pass: the quotation, the bracket or the relative clause."""
        line = cue.line
        limit = line.sentence.span.end
        if quote := self._quotes.around(cue.span.start):
            limit = min(limit, quote.inner.end)
        if (main := governing(cue, voice)) is not None:
            comma = max(k for k in range(main) if line.word(k) == ",")
            limit = min(limit, line.tokens[comma].span.start)
        if voice.start >= cue.last:
            limit = min(limit, line.tokens[voice.start].span.start)
        elif line.word(cue.first - 1) in self._grammar.relatives or line.word(voice.start - 1) in RELATIVES:
            for k in range(cue.last, len(line) - 1):
                after = k + 1
                while line.word(after) in self._grammar.clitics or line.word(after) in ("ne", "n'"):
                    after += 1
                if line.word(k) == "," and after < len(line) and line.finite(after):
                    return min(limit, line.tokens[k].span.start)
        return limit

    def content(self, cue: Cue, start: int, later: Sequence[Spoken], limit: int) -> Span:
        line = cue.line
        end = self._clause_end(line, start, self.end(cue, start, later, limit))
        span = Span(line.tokens[start].span.start, max(end, line.tokens[start].span.end))
        return self._quotes.unmarked(span.stripped(line.text, EDGES))

    def end(self, cue: Cue, start: int, later: Sequence[Spoken], limit: int, *, parted: bool = False) -> int:
        """The offset where a content that begins at token `start` ends, `limit` at the latest.

        `parted`: the verb stands within the content, whose own subject is before it.
        """
        line = cue.line
        for other, voice in later:
            within = parted and not voice.inverted and voice.start < cue.first
            if other.first <= start or within or self._nested(cue, start, other, voice):
                continue
            limit = min(limit, line.tokens[self._lead_in(other, voice, start)].span.start)
            break
        if contrast := self._contrast(line, start, limit):
            limit = contrast
        if aside := self._source_aside(line, start, limit):
            limit = aside
        if silence := self._silence(line, start, limit):
            limit = silence
        return limit

    def _clause_end(self, line: Line, start: int, limit: int) -> int:
        """Where a semicolon ends the content: a clause of its own follows that no "que" opens."""
        for k in range(start, len(line) - NEAR):
            if line.tokens[k].span.start >= limit:
                break
            if line.word(k) != ";" or self._quotes.around(line.tokens[k].span.start):
                continue
            after = k + 2 if line.word(k + 1) in self._grammar.coordinators else k + 1
            if line.word(after) not in self._grammar.complementisers and line.any_finite(after, len(line)):
                return line.tokens[k].span.start
        return limit

    def _silence(self, line: Line, start: int, limit: int) -> int | None:
        """Where ", sans préciser …" tells behind the content what the speaker leaves open."""
        for k in range(start, len(line)):
            if line.tokens[k].span.start >= limit:
                return None
            if line.word(k) == "," and (
                line.follows(k + 1, self._grammar.silences) or self._disputed(line, k) or self._turns(line, k)
            ):
                return line.tokens[k].span.start
        return None

    def _turns(self, line: Line, comma: int) -> bool:
        """Whether the text turns to another person behind a comma: ", tandis que M. X invitait"."""
        if line.word(comma + 1) not in self._grammar.contrasts:
            return False
        if line.word(comma + 2) not in self._grammar.complementisers:
            return False
        return line.word(comma + 3).rstrip(".") in self._grammar.titles

    def _disputed(self, line: Line, comma: int) -> bool:
        """Whether others judge what was said behind a comma: ", ce que le ministre conteste"."""
        stop = min(comma + FAR, len(line))
        if line.word(comma + 1) != "ce" or line.word(comma + 2) not in self._grammar.complementisers:
            return False
        return any(
            form.group.polarity == "denied" for k in range(comma, stop) for form in self._forms(line, k)
        )

    def _forms(self, line: Line, k: int) -> tuple[Form, ...]:
        return self._cues.forms.get(line.word(k), ())

    def _contrast(self, line: Line, start: int, limit: int) -> int | None:
        """Where "; Y, elle, …" turns to somebody else behind the content."""
        for k in range(start, len(line) - NEAR):
            if line.tokens[k].span.start >= limit:
                return None
            if line.word(k) != ";" or self._quotes.around(line.tokens[k].span.start):
                continue
            if self._denies(line, k + 1):
                return line.tokens[k].span.start
            for i in range(k + 2, min(k + FAR, len(line) - 2)):
                if line.word(i) == "," or line.finite(i):
                    pronoun = line.word(i + 1) in self._grammar.tonic and line.word(i + 2) == ","
                    turned = pronoun or not line.any_finite(i, len(line))
                    return line.tokens[k].span.start if turned and not line.finite(i) else None
        return None

    def _denies(self, line: Line, start: int) -> bool:
        """Whether the clause at a token denies or leaves open: "; aucune étude ne l'a vérifié"."""
        verb = next((k for k in range(start, min(start + FAR, len(line))) if line.finite(k)), None)
        return verb is not None and any(line.word(k) in ("ne", "n'") for k in range(start, verb))

    def _nested(self, cue: Cue, start: int, other: Cue, voice: Voice) -> bool:
        """Whether a later verb reports within what this one reports."""
        line, grammar = cue.line, self._grammar
        if voice.inverted or other.kind in ("gerund", "elliptic", "infinitive"):
            return False
        if voice.start < start:
            return False
        before = voice.start - 1
        contrasted = (
            line.word(before) in grammar.complementisers and line.word(before - 1) in grammar.contrasts
        )
        if contrasted and not line.any_finite(start, before):
            return False  # "a insisté sur l'eau, tandis que X soulignait": no clause goes on
        joined = contrasted or line.word(before) in {*grammar.coordinators, ";"}
        if not joined or (line.word(before) != ";" and not line.any_finite(start, voice.start)):
            return True
        return cue.simple != other.simple

    def _lead_in(self, other: Cue, voice: Voice, start: int) -> int:
        """Where the words that lead to a later verb begin; `start` is where the content before them does."""
        line, grammar = other.line, self._grammar
        k = other.first if voice.inverted or voice.start > other.first else max(other.first, 1)
        if (
            not voice.inverted
            and voice.start < other.first
            and other.kind == "finite"
            and (voice.start > start or line.word(other.first - 1) not in {*grammar.coordinators, ","})
        ):
            k = (
                voice.start
                if line.word(voice.start - 1) in {*grammar.coordinators, ";", *grammar.complementisers}
                else k
            )
        while k > 1 and (
            line.word(k - 1) in grammar.coordinators
            or line.word(k - 1) in grammar.contrasts
            or line.word(k - 1)
            in {*grammar.before_gerund, "avant", "de", "d'", "après", "que", "allant", "jusqu'", "à"}
            or line.pos(k - 1) == "ADV"
        ):
            k -= 1
        return k

    def _source_aside(self, line: Line, start: int, limit: int) -> int | None:
        """Where ", selon X" ends the sentence behind the content."""
        frames = self._frames
        last = line.at(limit - 1)
        for k in range(last, max(last - ASIDE, start), -1):
            if line.word(k) == "," and line.follows(k + 1, frames):
                return line.tokens[k].span.start if not line.any_finite(k + 1, last) else None
        return None


def governing(cue: Cue, voice: Voice) -> int | None:
    """The main verb behind a report that opens its sentence as a lesser clause: "Si X dit que …, Y nie"."""
    line = cue.line
    if voice.inverted or cue.kind != "finite" or not 0 < voice.start <= LEAD:
        return None
    if line.pos(voice.start - 1) != "SCONJ" and line.word(voice.start - 1) != "si":
        return None
    told = next((k for k in range(cue.last, len(line)) if line.finite(k)), len(line))
    for comma in range(told, len(line) - 1):
        if line.word(comma) == "," and line.pos(comma + 1) in SUBJECTS:
            return next((k for k in range(comma + 1, min(comma + FAR, len(line))) if line.finite(k)), None)
    return None
