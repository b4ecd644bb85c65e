"""Reports without a verb: "selon X, …", "…, d'après X", "aux yeux de X", and "Pour l'analyste X, …".

In: a parsed sentence. Out: `Report`s whose content is the clause that the source is named for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.grammar.line import VERBAL, Line
from dragoman.extract.grammar.noun_phrases import Phrase, phrase_at
from dragoman.extract.statements.frame_bounds import bracket, two_clauses, verb_before
from dragoman.extract.statements.line_heads import behind_head
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.quotations import Quotation
from dragoman.extract.statements.report import EDGES, Report
from dragoman.extract.statements.sources import told_until
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.entity import Party
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues

Placed = tuple[Span, str | None, tuple[Quotation, ...]]
Source = tuple[tuple[Party, ...], int, bool]

LEAD = 4  # tokens that may stand before a frame which still opens its sentence
ASIDE = 10  # tokens that may tell more of a source
LINK = 20  # characters of what links a quotation to its source
LEAST = 3  # words of a content
NEAR = 4  # tokens within which an object shows its number, or an aside its office


class Frames:
    """Finds the reports that a preposition makes."""

    def __init__(self, finder: SpeakerFinder, quotes: QuotationIndex, cues: ReportingCues) -> None:
        self._finder = finder
        self._quotes = quotes
        self._cues = cues
        frames = (*cues.frames.recalling, *cues.frames.always)
        self._openings = frozenset(frame.replace("'", "' ").split()[0] for frame in frames)

    def reports(self, line: Line, found: Sequence[Report]) -> Iterator[Report]:
        """The reports of a sentence; `found` are those that its verbs make."""
        for k, word in enumerate(line.words):
            if k and word not in self._openings:
                continue
            if end := line.follows(k, self._cues.frames.recalling):
                if report := self._placed_report(line, k, end, ((), end, True), found):
                    yield report
                continue
            end = line.follows(k, self._cues.frames.always)
            people = False
            if not end and k == 0:
                end = line.follows(k, self._cues.frames.people)
                people = bool(end)
            if not end or line.follows(end, self._cues.frames.never) or self._of_model(line, k):
                continue
            if report := self._report(line, k, end, people, found):
                yield report

    def _of_model(self, line: Line, k: int) -> bool:
        """Whether the word before a frame makes what follows a model: "une rue nommée d'après un poète"."""
        return line.word(k - 1).removesuffix("s").removesuffix("e") in self._cues.frames.named

    def _report(self, line: Line, k: int, start: int, people: bool, found: Sequence[Report]) -> Report | None:
        source = self._source(line, start)
        if source is None:
            return None
        parties, stop, pronoun = source
        if people:
            stop = self._aside_end(line, stop)
            quoted = line.word(stop) == "," and self._quotes.following(line.text, line.tokens[stop].span.end)
            if not quoted and not self._holds_views(line, start, stop):
                return None
        report = self._placed_report(line, k, start, (parties, stop, pronoun), found)
        return replace(report, confidence=0.6) if report and people else report

    def _placed_report(
        self, line: Line, k: int, start: int, source: Source, found: Sequence[Report]
    ) -> Report | None:
        """The report of the frame at tokens `[k, start)`, if it stands beside something said."""
        parties, stop, pronoun = source
        placed = self._placed(line, k, stop, line.span(k, stop), found)
        if placed is None or len(placed[0].of(line.text).split()) < LEAST:
            return None
        content, mode, quotes = placed
        return Report(
            parties,
            content,
            mode or self._quotes.mode(content),
            line.span(k, start),
            line.span(k, stop),
            pronoun=pronoun,
            quotes=quotes,
            confidence=0.85,
            subject=line.span(start, stop) if start < stop else None,
        )

    def _source(self, line: Line, start: int) -> Source | None:
        """Who is named behind the frame, where the words end, and whether they are a pronoun."""
        if end := line.follows(start, self._cues.grammar.tonic):
            return self._finder.pronoun(line, start), end, True
        phrase = phrase_at(line, start, self._cues.grammar)
        if phrase is None:
            return None
        relayed = self._relayed(line, phrase)
        if relayed is not None:
            return (relayed[0], relayed[1], False) if relayed[0] else None
        parties = self._finder.parties(phrase)
        if not parties:
            return None
        return (
            parties,
            told_until(line, self._aside_told(line, phrase), self._finder, self._cues.grammar),
            False,
        )

    def _aside_told(self, line: Line, phrase: Phrase) -> int:
        """Where the source ends: behind an aside that tells who it is, not behind a subject that follows."""
        k = phrase.end + 1
        if (
            phrase.stop > k
            and (line.pos(k) in ("DET", "NUM") or line.word(k) == "grâce")
            and not any(self._finder.role(line, i) for i in range(k, min(k + 3, phrase.stop)))
        ):
            return phrase.end
        return phrase.stop

    def _relayed(self, line: Line, phrase: Phrase) -> tuple[tuple[Party, ...], int] | None:
        """The source of "selon les données de X", or None where the phrase passes nobody's word on."""
        word = line.word(phrase.head)
        if word not in self._cues.frames.relays and word.removesuffix("s") not in self._cues.frames.relays:
            return None
        stop = phrase.end
        while stop < len(line) and line.word(stop) not in (",", ".", ";", ":") and not line.finite(stop):
            stop += 1
        k = phrase.head + 1
        while line.pos(k) in ("ADJ", "VERB", "ADV"):  # "les chiffres officiels publiés par X"
            k += 1
        if line.word(k) in ("de", "d'") and line.pos(k + 1) == "NOUN":  # "un communiqué de presse de X"
            k += 2
        if line.word(k) in {*self._cues.grammar.genitives, "par"}:
            k += 1
            inner = phrase_at(line, k, self._cues.grammar)
            parties = self._all_parties(inner) if inner else ()
            if inner and parties and line.word(inner.start) not in self._cues.grammar.indefinite:
                return parties, max(stop, inner.end)
        parties = self._finder.parties(phrase)
        return parties, stop

    def _all_parties(self, phrase: Phrase) -> tuple[Party, ...]:
        """Who is named by a phrase, also by what "et de" joins to it: "un communiqué de X et du groupe Y"."""
        line, grammar = phrase.line, self._cues.grammar
        for k in range(phrase.head + 1, phrase.end - 2):
            if line.word(k) in grammar.coordinators and line.word(k + 1) in grammar.genitives:
                first = self._finder.parties(replace(phrase, end=k, stop=k))
                second = self._finder.parties(replace(phrase, start=k + 2))
                if first and second:
                    return tuple(dict.fromkeys((*first, *second)))
        return self._finder.parties(phrase)

    def _aside_end(self, line: Line, stop: int) -> int:
        """The comma behind what is told of a source ("chercheuse à Paris")."""
        for k in range(stop, min(stop + ASIDE, len(line))):
            if line.word(k) == ",":
                return k
            if line.finite(k):
                break
        return stop

    def _holds_views(self, line: Line, start: int, stop: int) -> bool:
        views = self._cues.frames.views
        if line.follows(start, self._cues.grammar.tonic) == stop:  # "Pour lui, la route est sûre"
            return line.word(stop) == "," and line.any_finite(stop, len(line))
        return line.word(stop) == "," and any(
            line.word(k) in views or line.word(k).removesuffix("s") in views for k in range(start, stop)
        )

    def _placed(self, line: Line, k: int, stop: int, frame: Span, found: Sequence[Report]) -> Placed | None:
        text = line.text
        opens = text[frame.start].isupper() and line.word(stop) == "," and line.any_finite(stop, len(line))
        quote = None if opens else self._quotes.ending_at(text, frame.start)  # "« … » Selon lui, la route …"
        if quote:
            start = self._quotes.utterance_start(quote)
            if start == quote.outer.start:
                return quote.inner, "direct", (quote,)
        if line.word(stop) == ":":
            if quote := self._quotes.following(text, line.tokens[stop].span.end):
                return quote.inner, "direct", (quote,)
            told = Span(line.tokens[stop].span.end, line.sentence.span.end).stripped(text, EDGES)
            return (told, None, ()) if told.start < told.end else None
        first, last = self._clause(line, frame, found)
        before = Span(first, max(first, frame.start)).stripped(text, EDGES)
        after = Span(min(frame.end, last), last).stripped(text, EDGES)
        if self._opens(line, k, before) and not self._parted(line, k, stop):
            opened = self._quotes.opening_at(after.start) or self._behind_link(after, text)
            if opened and not text[opened.outer.end : last].strip(" .,"):
                return opened.inner, "direct", (opened,)
            return (after, None, ()) if after.start < after.end else None
        rest = line.word(stop + 1)
        goes_on = (
            line.any_finite(stop, len(line))
            or self._unfinished(line, k)
            or self._lacks_object(line, k, stop)
            or rest
            in {
                *self._cues.grammar.genitives,
                "à",
                "au",
                "aux",
                "par",
                "grâce",
                "malgré",
                "contre",
                "soit",
            }
        )
        if line.word(stop) == "," and goes_on and after.start < after.end:
            return Span(before.start, after.end), None, ()
        return (before, None, ()) if before.start < before.end else None

    def _behind_link(self, after: Span, text: str) -> Quotation | None:
        """The quotation behind a word or two of the writer: "Pour X, au contraire, « … »"."""
        quote = next((one for one in self._quotes.all() if one.outer.start > after.start), None)
        lead = text[after.start : quote.outer.start].rstrip() if quote else ""
        return quote if len(lead) < LINK and lead.endswith((",", ":")) else None

    def _unfinished(self, line: Line, k: int) -> bool:
        """Whether the clause before the frame breaks off at its verb: "la Chine a, selon X, gagné"."""
        verb = line.word(k - 2)
        grammar = self._cues.grammar
        links = verb in grammar.be or verb in grammar.have or verb in grammar.linking
        far = verb_before(line, k - 1)
        if line.word(k - 1) == "," and not links and line.word(far) in grammar.linking:
            return any(line.infinitive(i) for i in range(k, len(line)))  # "entend, selon lui, relier"
        return line.word(k - 1) == "," and links

    def _lacks_object(self, line: Line, k: int, comma: int) -> bool:
        """Whether the object of the verb before the frame stands behind it: "il coûte, selon X, trois …"."""
        verb = k - 2
        while line.pos(verb) == "ADV":
            verb -= 1
        if line.word(k - 1) != "," or line.pos(verb) not in VERBAL:
            return False
        first = comma + 1
        near = range(first, min(first + NEAR, len(line)))
        told = any(self._finder.role(line, i) or self._finder.body(line, i) for i in near)
        measured = any(line.pos(i) == "NUM" for i in near)
        return (measured or line.pos(first) == "DET") and not told

    def _parted(self, line: Line, k: int, comma: int) -> bool:
        """Whether the frame parts a name from its verb: "Astana, selon l'agence X, prévoit …"."""
        verb = comma + 1
        while line.word(verb) in {*self._cues.grammar.clitics, "ne", "n'"} or line.pos(verb) == "ADV":
            verb += 1
        parted = line.word(comma) == "," and verb < len(line) and line.finite(verb)
        return (
            parted and line.pos(k - 2) == "PROPN" and line.word(k - 3) not in self._cues.grammar.prepositions
        )

    def _opens(self, line: Line, k: int, before: Span) -> bool:
        if before.start >= before.end:
            return True
        return k <= LEAD and not line.any_finite(0, k) and not any(line.pos(i) == "NOUN" for i in range(k))

    def _clause(self, line: Line, frame: Span, found: Sequence[Report]) -> tuple[int, int]:
        """The stretch that the frame can speak for: the report that it stands in, or the sentence."""
        for report in found:
            if report.content.start <= frame.start and frame.end <= report.content.end:
                return report.content.start, report.content.end
        first, last = line.sentence.span
        if within := bracket(line.text, line.sentence.span, frame):
            return within
        first = behind_head(line.text, first, frame.start + 1)
        before = line.text[first : frame.start].rstrip()
        if before.endswith((":", ";")):  # "Beaucoup moins, répond le ministère : d'après lui, …"
            first += len(before)
        elif (mark := before.rfind(";")) >= 0:  # "Le pont est fini ; la route, selon lui, suivra"
            first += mark + 1
        elif (mark := before.rfind(" : ")) >= 0 and two_clauses(line, first, first + mark, frame.start):
            first += mark + 2
        stop = line.at(frame.end - 1) + 1
        granted = line.word(0) in self._cues.grammar.granting and "," not in line.words[:stop]
        if granted and line.word(stop) == ",":  # "Si le coût est de 4 milliards selon X, …"
            first, last = line.tokens[0].span.end, frame.end
        if quote := self._quotes.around(frame.start):
            first, last = max(first, quote.inner.start), min(last, quote.inner.end)
        return first, last
