"""What a reporting verb interrupts or ends: "…, a dit X", "« … », a dit X", "A, a dit X, B", "comme dit X".

In: a `Cue` whose subject stands behind it, or both behind what was said. Out: a `Report`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.grammar.line import NOMINAL, Line
from dragoman.extract.statements.extent import Extent
from dragoman.extract.statements.inverted_subjects import OPENERS, Voice
from dragoman.extract.statements.line_heads import behind_head
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.quotations import Quotation
from dragoman.extract.statements.report import EDGES, Report, Spoken, made
from dragoman.extract.statements.reporting import Cue
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.extract.statements.verb_surroundings import main_verb
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues, Verbs

FAR = 6  # tokens within which the noun of a preposition stands
NEAR = 4  # tokens within which an aside shows an office
LEAST_REST = 3  # tokens behind an attribution with which the clause before it goes on


class Interruptions:
    """Finds what stands before and around the verbs of one reading."""

    def __init__(
        self, finder: SpeakerFinder, quotes: QuotationIndex, extent: Extent, cues: ReportingCues
    ) -> None:
        self._finder = finder
        self._quotes = quotes
        self._extent = extent
        self._grammar = cues.grammar
        self._frames = cues.frames.always

    def trailing(
        self, cue: Cue, voice: Voice, earlier: Sequence[Spoken], later: Sequence[Spoken]
    ) -> Report | None:
        """Subject and verb behind what was said: "…, Guo a déclaré."."""
        line = cue.line
        if not cue.takes("quote") or voice.start < 1 or line.word(voice.start - 1) not in OPENERS:
            return None
        if line.word(cue.first - 1) in self._grammar.relatives:
            return None  # "C'est X, chef de …, qui l'a annoncé"
        if voice.start > cue.first or any(line.finite(k) for k in range(cue.last, len(line))):
            return None
        beside = self._quotes.ending_at(line.text, line.tokens[voice.start].span.start)
        if (not beside and not line.any_finite(0, voice.start)) or (
            line.pos(cue.last) not in ("", "PUNCT", "ADV")
            and line.word(cue.last) not in {*self._grammar.times, *self._grammar.occasions}
        ):
            return None
        return self.around(cue, voice, voice.start, earlier, later)

    def around(
        self, cue: Cue, voice: Voice, first: int, earlier: Sequence[Spoken], later: Sequence[Spoken]
    ) -> Report | None:
        """The report of a verb behind or within what was said; `first` is where its words begin."""
        line, text = cue.line, cue.line.text
        groups = cue.takes("quote") or cue.takes("clause")
        if not groups:
            return None
        group = groups[0]
        first = min(first, cue.first)
        opening = line.tokens[first].span.start
        behind = max(voice.stop, cue.last)
        if quote := self._quotes.ending_at(text, opening):
            return self._after_quote(cue, voice, group, quote, behind)
        if quote := self._quotes.around(opening):
            return self._within(cue, voice, group, quote, opening, behind)
        if line.precedes(first, self._grammar.as_said):
            return self._as_said(cue, voice, group, first, behind)
        start = self._sentence_start(line, opening, earlier)
        if earlier and not voice.pronoun and not main_verb(line, line.at(start), first, self._grammar):
            start = self._sentence_start(line, opening, ())  # "…, a dit X à Pékin, rapporte Y": all of that
        before = Span(self._own_clause(line, start, opening), opening).stripped(text, EDGES)
        whole = self._unfinished(line, line.at(before.end - 1) + 1) or (
            not self._reported(line, before, behind, later)
            and self._goes_on(line, before, behind, bare=voice.pronoun or cue.clitic is not None)
        )
        if not before.of(text) or before.start >= before.end:
            return None
        if not (whole or voice.pronoun) and self._lacks_verb(line, before, first):
            return None
        end = before.end
        if whole:
            end = self._extent.end(cue, behind, later, line.sentence.span.end, parted=True)
        content = Span(before.start, end).stripped(text, EDGES)
        if len(before.of(text).split()) < 2 and not whole:
            return None
        return made(self._quotes, cue, voice, group, content)

    def _reported(self, line: Line, before: Span, behind: int, later: Sequence[Spoken]) -> bool:
        """Whether another verb reports the report itself: "…, a dit X mardi, rapporte Y"."""
        nxt = next((one.first for one, voice in later if voice.inverted), 0)
        said = line.any_finite(line.at(before.start), line.at(before.end - 1) + 1)
        return nxt > 0 and said and not main_verb(line, behind, nxt, self._grammar)

    def _lacks_verb(self, line: Line, before: Span, first: int) -> bool:
        """Whether a subject with its relative clause is all that is before: "X, qui préside, a dit à Y"."""
        start, stop = line.at(before.start), line.at(before.end - 1) + 1
        comma = line.word(first - 1) == ","
        return comma and line.any_finite(start, stop) and not main_verb(line, start, stop, self._grammar)

    def _sentence_start(self, line: Line, opening: int, earlier: Sequence[Spoken]) -> int:
        start = line.sentence.span.start
        for one, voice in earlier:
            if voice.inverted and voice.stop <= len(line):
                start = max(start, line.tokens[max(voice.stop, one.last) - 1].span.end)
            elif (colon := line.text.find(" : ", one.span.end, opening)) > 0:
                start = max(start, colon + 2)
            if (semicolon := line.text.rfind(";", one.span.end, opening)) > 0:
                start = max(start, semicolon + 1)
        text = line.text
        if colon := self._presented(line, start, opening):
            start = colon
        while start < opening and (text[start] in EDGES or text[start] in "»”"):
            start += 1
        return behind_head(text, start, opening)

    @staticmethod
    def _own_clause(line: Line, start: int, opening: int) -> int:
        """Where the clause begins that a verb interrupts: behind a colon or semicolon that ends another."""
        mark = max(line.text.rfind(sign, start, opening) for sign in (" : ", ";"))
        if mark < 0:
            return start
        first, at, last = line.at(start), line.at(mark), line.at(opening)
        return mark + 2 if line.any_finite(first, at) and not line.any_finite(at, last) else start

    def _presented(self, line: Line, start: int, opening: int) -> int:
        """Where the speaker's words begin in "X se veut clair : la route, dit-il, …", or 0."""
        colon = line.text.find(" : ", start, opening) + 2
        person = self._finder.person_from(behind_head(line.text, start, opening))
        return colon if colon > 1 and person else 0

    def _goes_on(self, line: Line, before: Span, behind: int, *, bare: bool) -> bool:
        """Whether the clause that the verb interrupts goes on behind the speaker.

        `bare`: the speaker is a pronoun, of whom no aside can tell more.
        """
        k = behind
        while line.pos(k) == "ADV":  # "indique-t-il seulement"
            k += 1
        if line.word(k) == ":":  # "deux chantiers sont achevés, relève-t-il : la route et le pont"
            return len(line) - k > LEAST_REST and not line.follows(k + 1, self._frames)
        if self._occasion(line, k):  # "La Chine, a dit M. Hu au cours de l'entretien, est prête"
            k = next((i for i in range(k, len(line)) if line.word(i) == "," or line.finite(i)), k)
        if line.word(k) != ",":
            return False
        verb = k + 3 if line.word(k + 2) in self._grammar.clitics else k + 2
        if line.word(k + 1) in self._grammar.before_infinitive and line.infinitive(verb):
            return True  # "Hainan se tient prête, dit le gouverneur, à former des agronomes"
        first, last = line.at(before.start), line.at(before.end - 1) + 1
        word = line.word(k + 1)
        if not line.any_finite(first, last) or self._unfinished(line, last):
            if bare:  # the subject, and then the verb: "La Chine, écrit-il, en demeure"
                return len(line) - k > LEAST_REST and word not in self._grammar.asides
            while word in self._grammar.openings or word.endswith("ant"):  # ", a dit X, qui …, est"
                k = next((i for i in range(k + 1, len(line)) if line.word(i) == ","), len(line))
                word = line.word(k + 1)
            return (
                len(line) - k > LEAST_REST and word not in self._grammar.openings and not word.endswith("ant")
            )
        if len(line) - k <= LEAST_REST + 1 or word.endswith("ant") or line.follows(k + 1, self._frames):
            return False
        if bare:
            return word not in self._grammar.asides and not self._occasion(line, k + 1)
        if self._lacks_object(line, last, k + 1):
            return True
        if word in {*self._grammar.genitives, "dans", "pour", "par", "avec", "sans"}:
            return not self._occasion(line, k + 1) and not self._of_speaker(line, k + 2)
        if not line.any_finite(k + 1, len(line)):
            return False
        return (
            word in {*self._grammar.coordinators, *self._grammar.complementisers, "car"}
            and line.word(k + 2) not in self._grammar.have
        ) or (line.finite(k + 1) or line.infinitive(k + 2))

    def _lacks_object(self, line: Line, end: int, k: int) -> bool:
        """Whether the object of the verb before token `end` begins at `k`: "Il paiera, a dit X, le pont"."""
        verb = end - 1
        while line.pos(verb) == "ADV":
            verb -= 1
        if not line.finite(verb) or line.word(k) not in {*self._grammar.articles, *self._grammar.genitives}:
            return line.finite(verb) and line.pos(k) == "NUM"
        near = range(k, min(k + NEAR, len(line)))
        return not any(self._finder.role(line, i) or self._finder.body(line, i) for i in near)

    def _occasion(self, line: Line, k: int) -> bool:
        """Whether a preposition opens where or when somebody said it, or all that follows is a place."""
        if line.word(k) not in self._grammar.prepositions:
            return line.word(k) in self._grammar.times
        noun = next((i for i in range(k + 1, min(k + FAR, len(line))) if line.pos(i) in NOMINAL), None)
        if noun is None:
            return False
        named = line.tokens[noun].text[:1].isupper() and len(line) - noun <= LEAST_REST
        words = (line.word(noun), line.word(noun).removesuffix("s"))
        return named or any(word in {*self._grammar.occasion_nouns, *self._grammar.times} for word in words)

    def _of_speaker(self, line: Line, k: int) -> bool:
        """Whether the next noun tells who the speaker is: an institution, an office or a name."""
        noun = next((i for i in range(k, min(k + FAR, len(line))) if line.pos(i) in NOMINAL), None)
        return noun is None or (
            line.tokens[noun].text[:1].isupper()
            or self._finder.role(line, noun)
            or self._finder.body(line, noun)
        )

    def _after_quote(self, cue: Cue, voice: Voice, group: Verbs, quote: Quotation, behind: int) -> Report:
        line, text = cue.line, cue.line.text
        stop = line.tokens[behind - 1].span.end
        start = self._quotes.utterance_start(quote)
        if start < quote.outer.start:
            before = Span(start, quote.outer.end)
            bare = voice.pronoun or cue.clitic is not None
            whole = line.word(behind + 1) in self._grammar.genitives and self._goes_on(
                line, before, behind, bare=bare
            )
            content = Span(start, line.sentence.span.end).stripped(text, EDGES) if whole else before
            return made(self._quotes, cue, voice, group, content, mode="mixed", quotes=(quote,))
        if again := self._quotes.following(text, stop):
            ended = quote.inner.of(text)[-1:] in ".!?…"
            lower = again.inner.of(text)[:1].islower()
            if lower and not ended:
                content = Span(quote.inner.start, again.inner.end)
                return made(self._quotes, cue, voice, group, content, mode="direct", quotes=(quote, again))
        return made(self._quotes, cue, voice, group, quote.inner, mode="direct", quotes=(quote,))

    def _within(
        self, cue: Cue, voice: Voice, group: Verbs, quote: Quotation, opening: int, behind: int
    ) -> Report | None:
        line = cue.line
        k = behind
        while k < len(line) and line.word(k) not in (",", ".", "!", "?", "»", '"', "”"):
            k += 1
        k = self._behind_post(line, k)
        comma = line.word(k) == ","
        resume = line.tokens[k].span.end if k < len(line) else line.sentence.span.end
        content = Span(max(quote.inner.start, line.sentence.span.start), opening).stripped(line.text, EDGES)
        if content.start >= content.end:
            return None
        report = made(self._quotes, cue, voice, group, content, mode="direct", quotes=(quote,))
        return replace(report, within=quote, resume=min(resume, quote.inner.end), interrupts=comma)

    def _behind_post(self, line: Line, k: int) -> int:
        """The full stop behind a post that ends a sentence: ", dit X, analyste chez Y. Ses …"; else `k`."""
        if line.word(k) != "," or line.pos(k + 1) != "NOUN":
            return k
        for i in range(k + 2, len(line)):
            if line.finite(i) or line.word(i) == ",":
                break
            if line.word(i) == ".":
                return i
        return k

    def _unfinished(self, line: Line, end: int) -> bool:
        """Whether the clause before token `end` breaks off at its verb: "la route est, dit X, le lien"."""
        if not {"où", *self._grammar.complementisers}.isdisjoint(
            line.words[max(end - 4, 0) : max(end - 1, 0)]
        ):
            return False  # "elle reste où elle est"
        return end > 0 and line.finite(end - 1) and self._links(line.word(end - 1))

    def _links(self, word: str) -> bool:
        return word in self._grammar.be or word in self._grammar.have or word in self._grammar.linking

    def _as_said(self, cue: Cue, voice: Voice, group: Verbs, first: int, behind: int) -> Report | None:
        """ "comme l'a dit X, …", "…, comme l'a dit X" or "la route est, comme l'a dit X, …"."""
        line, text = cue.line, cue.line.text
        lead = first
        while lead > 0 and line.word(lead - 1) != ",":
            lead -= 1
        if line.follows(lead, self._grammar.contraries):
            return None
        if lead > 1 and self._unfinished(line, lead - 1):
            return made(self._quotes, cue, voice, group, line.sentence.span.stripped(text, EDGES))
        if lead > 1:
            before = Span(line.sentence.span.start, line.tokens[lead - 1].span.start).stripped(text, EDGES)
            return made(self._quotes, cue, voice, group, before) if len(before.of(text).split()) > 2 else None
        if line.word(behind) in self._grammar.prepositions:  # "comme l'a dit X dans une note, …"
            comma = next(
                (k for k in range(behind, len(line)) if line.word(k) == "," or line.finite(k)), behind
            )
            behind = comma if line.word(comma) == "," else behind
        if line.word(behind) != "," or not line.follows(0, self._grammar.as_said):
            return None
        rest = Span(line.tokens[behind].span.end, line.sentence.span.end).stripped(text, EDGES)
        return made(self._quotes, cue, voice, group, rest) if len(rest.of(text).split()) > 2 else None
