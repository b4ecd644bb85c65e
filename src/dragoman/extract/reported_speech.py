"""What is said by a reporting verb: its clause, infinitive or noun, or the clause that it interrupts.

In: the cues of a sentence with their voices. Out: `Report`s. A report ends with its sentence, or where the
next one begins. Quotations are found here where the verb stands beside them; those that stand alone are left
to `direct_speech.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.extract.attribution import OPENERS, Attribution, Voice
from dragoman.extract.line import Line
from dragoman.extract.quotation_index import QuotationIndex
from dragoman.extract.quotations import Quotation
from dragoman.extract.reporting import Cue, reporting_cues
from dragoman.extract.speakers import SpeakerFinder
from dragoman.model.entity import Party
from dragoman.model.span import Span
from dragoman.packs.cues import Grammar, ReportingCues, Verbs

EDGES = " \t\n,;:–—-."
DATELINE = re.compile(r"[^.!?:;]{2,60}?(?:\)|\d|[A-Z]{3,})\s?(?:--|[-–—])\s+")
DASH = re.compile(r"[-–—]+\s+")
FAR = 40  # tokens between a verb and its clause or colon
LEAST_REST = 3  # tokens behind an attribution with which the clause before it goes on
BETWEEN = 4  # characters between a quotation and what attributes it

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


class ReportedSpeech:
    """Finds the reports of one reading, sentence by sentence."""

    def __init__(self, finder: SpeakerFinder, quotes: QuotationIndex, cues: ReportingCues) -> None:
        self._finder = finder
        self._quotes = quotes
        self._cues = cues
        self._grammar: Grammar = cues.grammar
        self._attribution = Attribution(finder, cues.grammar)

    def reports(self, line: Line) -> tuple[Report, ...]:
        """The reports of a sentence, in the order of their verbs."""
        spoken: list[Spoken] = []
        for cue in reporting_cues(line, self._cues):
            voice = self._attribution.voice(cue, spoken)
            if voice is not None:
                spoken.append((cue, voice))
        found: list[Report] = []
        telling: list[Spoken] = []
        for i in range(len(spoken) - 1, -1, -1):  # a verb that reports nothing ends no report before it
            cue, voice = spoken[i]
            if report := self._report(cue, voice, spoken[:i], telling):
                found.append(report)
                telling.insert(0, spoken[i])
        return tuple(reversed(found))

    def _report(self, cue: Cue, voice: Voice, earlier: Sequence[Spoken], later: Sequence[Spoken]) -> Report | None:
        if voice.inverted:
            return self._around(cue, voice, voice.start, earlier, later)
        if voice.start and cue.line.word(voice.start - 1) in self._grammar.conditions:
            return None
        limit = self._limit(cue, voice)
        return (
            self._clause(cue, voice, later, limit)
            or self._quoted(cue, voice)
            or self._infinitive(cue, voice, later, limit)
            or self._noun(cue, voice, later, limit)
            or self._trailing(cue, voice, earlier, later)
        )

    # -- what follows the verb ------------------------------------------------------------------------

    def _clause(self, cue: Cue, voice: Voice, later: Sequence[Spoken], limit: int) -> Report | None:
        groups = cue.takes("clause") + cue.takes("adjective")
        if not groups:
            return None
        start = self._clause_start(cue, later)
        if start is None:
            return None
        return self._made(cue, voice, groups[0], self._content(cue, start, later, limit))

    def _clause_start(self, cue: Cue, later: Sequence[Spoken]) -> int | None:
        """The index behind the conjunction that opens the verb's clause."""
        line, grammar = cue.line, self._grammar
        stop = min(len(line), cue.last + FAR, *(one.first for one, _ in later), len(line))
        bare = not cue.takes("adjective") and self._has_object(line, cue.last)
        for k in range(cue.last, stop):
            word = line.word(k)
            if word in grammar.complementisers:
                if bare or line.word(k - 1) in ("ce", "afin", "alors", "tandis", "lors", "ainsi", "tel", "plus", "moins"):
                    return None
                return k + 1 if k + 1 < len(line) else None
            if word in (":", ";", "«", '"', "“") or word in grammar.relatives or line.finite(k):
                return None
        return None

    def _has_object(self, line: Line, k: int) -> bool:
        """Whether a noun that is neither hearer nor time follows, which a later "que" would belong to."""
        while line.pos(k) == "ADV" or line.word(k) == ",":
            k += 1
        if line.pos(k) != "DET":
            return False
        if line.pos(k + 1) == "NUM" or line.word(k + 1) in self._grammar.times:
            return False
        while line.pos(k) in ("DET", "ADJ", "NUM"):
            k += 1
        if line.word(k) == "fait":
            return False
        return line.pos(k) == "NOUN" and not self._finder.role(line, k) and line.word(k) not in self._grammar.times \
            and not self._finder.body(line, k)

    def _infinitive(self, cue: Cue, voice: Voice, later: Sequence[Spoken], limit: int) -> Report | None:
        line, grammar = cue.line, self._grammar
        for group in cue.takes("infinitive"):
            if "" in group.linkers:
                k = cue.last
                while line.pos(k) == "ADV" and line.word(k) not in ("ne", "n'"):
                    k += 1
                start = k
                while line.word(k) in grammar.clitics or line.word(k) in ("ne", "n'", *grammar.negations):
                    k += 1
                if k < len(line) and "VerbForm=Inf" in line.tokens[k].features:
                    return self._made(cue, voice, group, self._content(cue, start, later, limit))
            elif (start := self._linked(cue, group)) is not None:
                return self._made(cue, voice, group, self._content(cue, start, later, limit))
        return None

    def _linked(self, cue: Cue, group: Verbs) -> int | None:
        """Where the content begins after "a appelé (les parties) à": at the object, or behind the linker."""
        line = cue.line
        if group.tails:
            return cue.last if cue.last < len(line) and line.pos(cue.last) != "PUNCT" else None
        for k in range(cue.last, min(cue.last + FAR // 2, len(line) - 1)):
            if line.word(k) in group.linkers or line.word(k) in ("au", "aux") and "à" in group.linkers:
                if "VerbForm=Inf" in line.tokens[k + 1].features or line.word(k + 1) in self._grammar.clitics \
                        and "VerbForm=Inf" in line.tokens[min(k + 2, len(line) - 1)].features:
                    return cue.last if k > cue.last else k + 1
                if k == cue.last and line.pos(k + 1) in ("DET", "NOUN", "ADJ"):
                    return k + (line.word(k) in group.linkers)
            if line.finite(k) or line.word(k) in (";", ":", *self._grammar.complementisers):
                return None
        return None

    def _noun(self, cue: Cue, voice: Voice, later: Sequence[Spoken], limit: int) -> Report | None:
        line = cue.line
        for group in cue.takes("noun") + cue.takes("adjective"):
            k = cue.last
            while line.pos(k) == "ADV":
                k += 1
            start = k
            if "adjective" in group.takes:
                if line.pos(k) not in ("ADJ", "VERB") or line.word(k) in self._grammar.willing:
                    continue
                return self._made(cue, voice, group, self._content(cue, start, later, limit))
            while line.pos(k) in ("DET", "ADJ", "NUM") or line.word(k) in ("«", '"', "“"):
                k += 1
            if not group.tails and k == start or line.pos(k) not in ("NOUN", "PROPN", "ADJ", "VERB"):
                continue
            if group.linkers != ("",) and not group.tails and \
                    not any(line.word(i) in group.linkers for i in range(k + 1, min(k + FAR // 4, len(line)))):
                continue
            if group.nouns and line.word(k) not in group.nouns and line.tokens[k].lemma not in group.nouns:
                continue
            if self._finder.role(line, k) or self._finder.named(line.tokens[k].span, "person"):
                continue
            return self._made(cue, voice, group, self._content(cue, start, later, limit))
        return None

    def _quoted(self, cue: Cue, voice: Voice) -> Report | None:
        """A quotation, or after a colon any words, behind the verb."""
        groups = cue.takes("quote")
        line = cue.line
        if not groups:
            return None
        for k in range(cue.last, min(cue.last + FAR, len(line))):
            word = line.word(k)
            if word == ":":
                return self._behind_colon(cue, voice, groups[0], line.tokens[k].span.end)
            offset = line.tokens[k].span.start
            quote = self._quotes.opening_at(offset)
            if quote:
                if line.pos(k - 1) == "DET" and line.word(k - 2) in groups[0].linkers:
                    content = Span(line.tokens[k - 1].span.start, quote.outer.end)
                    return self._made(cue, voice, groups[0], content, mode="mixed", quotes=(quote,))
                linked = k == cue.last or line.word(k - 1) in groups[0].linkers or line.word(k - 1) == ","
                if linked and len(quote.inner.of(line.text).split()) >= 3:
                    return self._made(cue, voice, groups[0], quote.inner, mode="direct", quotes=(quote,))
                return None
            if line.finite(k) or word in self._grammar.complementisers or word == ";":
                return None
        return None

    def _behind_colon(self, cue: Cue, voice: Voice, group: Verbs, offset: int) -> Report | None:
        text = cue.line.text
        start = offset + len(text[offset : offset + BETWEEN]) - len(text[offset : offset + BETWEEN].lstrip())
        if quote := self._quotes.opening_at(start):
            return self._made(cue, voice, group, quote.inner, mode="direct", quotes=(quote,))
        rest = Span(start, cue.line.sentence.span.end).stripped(text, EDGES)
        if len(rest.of(text).split()) < 3:
            return None
        return self._made(cue, voice, group, rest)

    # -- what the verb interrupts or ends -------------------------------------------------------------

    def _trailing(self, cue: Cue, voice: Voice, earlier: Sequence[Spoken], later: Sequence[Spoken]) -> Report | None:
        """Subject and verb behind what was said: "…, Guo a déclaré."."""
        line = cue.line
        if not cue.takes("quote") or voice.start < 1 or line.word(voice.start - 1) not in OPENERS:
            return None
        if voice.start > cue.first or any(line.finite(k) for k in range(cue.last, len(line))):
            return None
        beside = self._quotes.ending_at(line.text, line.tokens[voice.start].span.start)
        if not beside and not line.any_finite(0, voice.start) or \
                line.pos(cue.last) not in ("", "PUNCT", "ADV") and \
                line.word(cue.last) not in (*self._grammar.times, *self._grammar.occasions):
            return None
        return self._around(cue, voice, voice.start, earlier, later)

    def _around(
        self, cue: Cue, voice: Voice, first: int, earlier: Sequence[Spoken], later: Sequence[Spoken]
    ) -> Report | None:
        line, text = cue.line, cue.line.text
        groups = cue.takes("quote") or cue.takes("clause")
        if not groups:
            return None
        group = groups[0]
        first = min(first, cue.first)
        opening = line.tokens[first].span.start
        behind = max(voice.stop, cue.last)
        stop = line.tokens[behind - 1].span.end
        if quote := self._quotes.ending_at(text, opening):
            return self._after_quote(cue, voice, group, quote, stop)
        if quote := self._quotes.around(opening):
            return self._within(cue, voice, group, quote, opening, behind)
        if line.precedes(first, self._grammar.as_said):
            return self._as_said(cue, voice, group, first, behind)
        start = self._sentence_start(line, opening, earlier)
        before = Span(start, opening).stripped(text, EDGES)
        whole = self._goes_on(line, before, behind)
        if not before.of(text) or before.start >= before.end:
            return None
        end = self._content_end(cue, behind, later, line.sentence.span.end) if whole else before.end
        content = Span(before.start, end).stripped(text, EDGES)
        if len(before.of(text).split()) < 2 and not whole:
            return None
        return self._made(cue, voice, group, content)

    def _sentence_start(self, line: Line, opening: int, earlier: Sequence[Spoken]) -> int:
        start = line.sentence.span.start
        for one, voice in earlier:
            if voice.inverted and voice.stop <= len(line):
                start = max(start, line.tokens[max(voice.stop, one.last) - 1].span.end)
        text = line.text
        while start < opening and (text[start] in EDGES or text[start] in "»”"):
            start += 1
        for pattern in (DATELINE, DASH):
            if found := pattern.match(text, start, opening):
                start = found.end()
        return start

    def _goes_on(self, line: Line, before: Span, behind: int) -> bool:
        """Whether the clause that the verb interrupts goes on behind the speaker."""
        k = behind
        if line.word(k) != ",":
            return False
        first, last = line.at(before.start), line.at(before.end - 1) + 1
        word = line.word(k + 1)
        if not line.any_finite(first, last):
            return len(line) - k > LEAST_REST and word not in self._grammar.openings and not word.endswith("ant")
        if not line.any_finite(k + 1, len(line)):
            return False
        return word in (*self._grammar.coordinators, *self._grammar.complementisers, "car") and \
            line.word(k + 2) not in self._grammar.have or line.finite(k + 1)

    def _after_quote(self, cue: Cue, voice: Voice, group: Verbs, quote: Quotation, stop: int) -> Report:
        text = cue.line.text
        start = self._quotes.utterance_start(quote)
        if start < quote.outer.start:
            content = Span(start, quote.outer.end)
            return self._made(cue, voice, group, content, mode="mixed", quotes=(quote,))
        if again := self._quotes.following(text, stop):
            ended = quote.inner.of(text)[-1:] in ".!?…"
            lower = again.inner.of(text)[:1].islower()
            if lower and not ended:
                content = Span(quote.inner.start, again.inner.end)
                return self._made(cue, voice, group, content, mode="direct", quotes=(quote, again))
        return self._made(cue, voice, group, quote.inner, mode="direct", quotes=(quote,))

    def _within(
        self, cue: Cue, voice: Voice, group: Verbs, quote: Quotation, opening: int, behind: int
    ) -> Report | None:
        line = cue.line
        k = behind
        while k < len(line) and line.word(k) not in (",", ".", "!", "?", "»", '"', "”"):
            k += 1
        comma = line.word(k) == ","
        resume = line.tokens[k].span.end if k < len(line) else line.sentence.span.end
        content = Span(max(quote.inner.start, line.sentence.span.start), opening).stripped(line.text, EDGES)
        if content.start >= content.end:
            return None
        made = self._made(cue, voice, group, content, mode="direct", quotes=(quote,))
        return replace(made, within=quote, resume=min(resume, quote.inner.end), interrupts=comma)

    def _as_said(self, cue: Cue, voice: Voice, group: Verbs, first: int, behind: int) -> Report | None:
        """ "comme l'a dit X, …" or "…, comme l'a dit X"."""
        line, text = cue.line, cue.line.text
        lead = first
        while lead > 0 and line.word(lead - 1) != ",":
            lead -= 1
        if lead > 1:
            before = Span(line.sentence.span.start, line.tokens[lead - 1].span.start).stripped(text, EDGES)
            return self._made(cue, voice, group, before) if len(before.of(text).split()) > 2 else None
        if line.word(behind) != ",":
            return None
        rest = Span(line.tokens[behind].span.end, line.sentence.span.end).stripped(text, EDGES)
        return self._made(cue, voice, group, rest) if len(rest.of(text).split()) > 2 else None

    # -- where it ends --------------------------------------------------------------------------------

    def _limit(self, cue: Cue, voice: Voice) -> int:
        """The offset that the content cannot pass: the quotation, the bracket or the relative clause."""
        line = cue.line
        limit = line.sentence.span.end
        if quote := self._quotes.around(cue.span.start):
            limit = min(limit, quote.inner.end)
        if voice.start >= cue.last:
            limit = min(limit, line.tokens[voice.start].span.start)
        elif line.word(cue.first - 1) in self._grammar.relatives:
            for k in range(cue.last, len(line) - 1):
                after = k + 1
                while line.word(after) in self._grammar.clitics or line.word(after) in ("ne", "n'"):
                    after += 1
                if line.word(k) == "," and after < len(line) and line.finite(after):
                    return min(limit, line.tokens[k].span.start)
        return limit

    def _content(self, cue: Cue, start: int, later: Sequence[Spoken], limit: int) -> Span:
        line = cue.line
        end = self._content_end(cue, start, later, limit)
        span = Span(line.tokens[start].span.start, max(end, line.tokens[start].span.end))
        return self._quotes.unmarked(span.stripped(line.text, EDGES))

    def _content_end(self, cue: Cue, start: int, later: Sequence[Spoken], limit: int) -> int:
        line = cue.line
        for other, voice in later:
            if other.first <= start or self._nested(cue, start, other, voice):
                continue
            limit = min(limit, line.tokens[self._lead_in(other, voice)].span.start)
            break
        if aside := self._source_aside(line, start, limit):
            limit = aside
        return limit

    def _nested(self, cue: Cue, start: int, other: Cue, voice: Voice) -> bool:
        """Whether a later verb reports within what this one reports."""
        line, grammar = cue.line, self._grammar
        if voice.inverted or other.kind in ("gerund", "elliptic", "infinitive"):
            return False
        if voice.start < start:
            return False
        before = voice.start - 1
        joined = line.word(before) in (*grammar.coordinators, ";") or \
            line.word(before) in grammar.complementisers and line.word(before - 1) in grammar.contrasts
        if not joined or not line.any_finite(start, voice.start):
            return True
        same = (line.word(cue.first) in grammar.have) == (line.word(other.first) in grammar.have)
        return not same

    def _lead_in(self, other: Cue, voice: Voice) -> int:
        line, grammar = other.line, self._grammar
        k = other.first if voice.inverted or voice.start > other.first else max(other.first, 1)
        if not voice.inverted and voice.start < other.first and other.kind == "finite" and \
                line.word(other.first - 1) not in (*grammar.coordinators, ","):
            k = voice.start if line.word(voice.start - 1) in (*grammar.coordinators, ";", *grammar.complementisers) else k
        while k > 1 and (
            line.word(k - 1) in grammar.coordinators or line.word(k - 1) in grammar.contrasts
            or line.word(k - 1) in (*grammar.before_gerund, "avant", "de", "d'", "après", "que", "allant", "jusqu'", "à")
            or line.pos(k - 1) == "ADV"
        ):
            k -= 1
        return k

    def _source_aside(self, line: Line, start: int, limit: int) -> int | None:
        """Where ", selon X" ends the sentence behind the content."""
        frames = self._cues.frames.always
        last = line.at(limit - 1)
        for k in range(last, max(last - 25, start), -1):
            if line.word(k) == "," and line.follows(k + 1, frames):
                return line.tokens[k].span.start if not line.any_finite(k + 1, last) else None
        return None

    def _made(
        self, cue: Cue, voice: Voice, group: Verbs, content: Span, *,
        mode: str | None = None, quotes: tuple[Quotation, ...] = (),
    ) -> Report:
        line = cue.line
        words = [cue.span, line.span(voice.start, voice.stop)]
        where = Span(min(span.start for span in words), max(span.end for span in words))
        return Report(
            voice.parties, content, mode or self._quotes.mode(content), cue.span, where, group.polarity,
            voice.pronoun, quotes, subject=words[1],
            present=cue.kind == "finite" and line.word(cue.verb - 1) not in {*self._grammar.have, *self._grammar.be}
            and not any(line.word(k) in self._grammar.have for k in range(cue.first, cue.verb)),
        )
