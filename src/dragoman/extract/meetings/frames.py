"""Meetings that are only the frame of what a sentence tells: "lors du sommet", "à l'issue de la réunion".

In: a passage and a `Head`. Out: what is `Told` of it: it took place if what is told in its frame did. Also
what stands right behind a meeting's name: its places and dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.grammar.assertion import AssertionReader, Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.events import Truth
from dragoman.packs.folding import fold

_PURPOSE = re.compile(r"(?<!\w)pour (?:une |sa |leur )$")
_FOR = re.compile(r"(?<!\w)pour (?:le |la |l'|un |une |leur )?$")
APPOSED = 30  # words between a meeting and "qui s'est tenu": the names of those who met
_ACRONYM = re.compile(r" ?\([A-ZÀ-Þ]{2,8}\)")
FRAME = 7  # words of a frame and its article: "en marge de la"
BEEN = "ete"
_LETTER = re.compile(r"[^\W\d_]{2}")
_MARKS = frozenset([",", "»", '"', "”", ")", "("])
_ENDS = frozenset([",", ".", ";", ":", "a", "en", "au", "qui", "que", "avec", "se", "s'", "le", "("])


def phrase_end(passage: Passage, head: Head) -> int:
    """The index behind a meeting's noun and what belongs to it: "la session de la commission mixte"."""
    end = head.end
    while end < len(passage.words) and not passage.words[end].finite and passage.words[end].fold not in _ENDS:
        end += 1
    return end


def main_clause(passage: Passage, head: Head) -> int:
    """The clause that a meeting frames; the one before where its own has no verb."""
    number = passage.clause_at(head.start)
    clause = passage.clauses[number]
    bare = not any(passage.words[k].finite for start, end in clause.parts for k in range(start, end))
    return number - 1 if bare and clause.parent is None and number else number


def appositive(passage: Passage, head: Head, start: int, lexicon: MeetingLexicon) -> int | None:
    """The "qui" of "une rencontre entre les présidents, X et Y, qui s'est tenue à Pékin": of nothing else."""
    for k in range(start, min(start + APPOSED, len(passage.words))):
        word = passage.words[k]
        if word.finite or word.fold in (".", ";", ":"):
            return None
        if word.fold == "qui":
            between = (passage.words[head.end - 1].span.end, word.span.start)
            other = lexicon.noun.search(passage.folded, *between)
            held = lexicon.took_place.match(passage.folded, word.span.end + 1)
            return k if held and not other else None
    return None


def past_marks(passage: Passage, i: int) -> int:
    """The index of the first word from `i` on that is no mark."""
    while i < len(passage.words) and passage.words[i].fold in _MARKS:
        i += 1
    return i


def _verbless(passage: Passage) -> bool:
    """Whether a passage has no verb, and no negation of one that the parse did not see."""
    return not any(word.finite or word.fold == "ne" or word.fold[:2] == "n'" for word in passage.words)


def in_the_past(passage: Passage, k: int) -> bool:
    """Whether a participle follows an auxiliary, and no negation, which leaves it open."""
    after = [word.fold for word in passage.words[k + 1 : k + 4]]
    return (
        passage.words[k].fold in ("a", "ont", "avait", "avaient")
        and not ({"pas", "jamais"} & set(after))
        and any(re.search(r"(?:é|i|u|is|it|ert)e?s?$", word.form) for word in passage.words[k + 1 : k + 3])
    )


@dataclass(frozen=True, slots=True)
class Told:
    """How a sentence tells of a meeting: `role` is subject, object, relative, participle, frame or bare."""

    truth: Truth | None
    role: str
    scope: tuple[Span, ...]
    at: int
    verb: Predicate | None = None


class MeetingFrames:
    """Reads meetings that frame what a passage tells."""

    def __init__(self, lexicon: MeetingLexicon, reader: AssertionReader, reading: Reading) -> None:
        self._lexicon = lexicon
        self._reader = reader
        self._reading = reading
        self._links = frozenset(map(fold, lexicon.cues.links))

    def framed(self, passage: Passage, head: Head) -> Told | None:
        """ "lors du sommet", "à l'issue de la réunion": it took place if what is told of it did."""
        start = max(passage.span.start, passage.words[head.first].span.start - 50)
        before = passage.folded[start : passage.words[head.start].span.start]
        before = self._without_modifiers(passage, head, before)
        number = main_clause(passage, head)
        truth: Truth | None
        gathered = self._gathered(passage, head, before)
        if head.kind == "visit" and _PURPOSE.search(before):
            truth = "denied" if self.never_left(passage, head) else self._reader.told(passage, number)
        elif re.search(r"depuis (?:le |la |l'|notre |leur )?$", before):
            truth = "asserted"
        elif (frame := self._lexicon.frame.search(before)) and self._of_concluded(passage, head):
            truth = "asserted"  # "selon les accords signés en marge de la visite, X fournira"
        elif gathered or frame or self._lexicon.holding.search(before):
            truth = self._reader.told(passage, number)
        else:
            return None
        near: tuple[Span, ...] = (
            Span(passage.words[head.start].span.start, self._phrase_end(passage, head)),
        )
        dated = any(near[0].contains(date.span) for date in self._reading.dates)
        if truth == "asserted" and self._lexicon.during.search(before):
            near += (self._to_the_verb(passage, head),)
            dated = dated or any(near[-1].contains(date.span) for date in self._reading.dates)
        if gathered:
            near += tuple(passage.spans(number))
        elif truth == "asserted" and not dated and self._lexicon.during.search(before):
            days = [
                date.span
                for span in passage.spans(number)
                for date in self._reading.dates
                if span.contains(date.span)
            ]
            frame = self._lexicon.during.search(before)
            at = passage.words[head.start].span.start - len(before) + (frame.start() if frame else 0)
            next_to = [one for one in days if 0 <= at - one.end <= 1]  # "élue en juin lors de l'assemblée"
            near += tuple(next_to or days)
        return Told(truth, "frame", near, head.start) if truth else None

    def _of_concluded(self, passage: Passage, head: Head) -> bool:
        """Whether what is told of before a frame is done: "les accords conclus [lors de la visite]"."""
        auxiliaries = self._reader.words.auxiliaries
        for k in range(head.first - 1, max(head.first - FRAME, 1), -1):
            word, before = passage.words[k], passage.words[k - 1]
            if word.finite or word.fold in _MARKS:
                return False
            if word.fold in self._lexicon.concluded:
                return not (before.finite or before.form in auxiliaries or before.fold in (BEEN, "a", "etre"))
        return False

    def _to_the_verb(self, passage: Passage, head: Head) -> Span:
        """The rest of the frame: "lors de sa rencontre avec M. Wang mardi à Pékin, …", up to a verb."""
        parts = passage.clauses[passage.clause_at(head.start)].parts
        end = next((end for start, end in parts if start <= head.start < end), head.end)
        stop = next((k for k in range(head.end, end) if passage.words[k].finite), end)
        return Span(passage.words[head.start].span.start, passage.words[stop - 1].span.end)

    def never_left(self, passage: Passage, head: Head) -> bool:
        """ "ne se sont pas rendus en Chine pour une visite": what for is denied, too."""
        start = passage.words[head.start].span.start
        clause = Span(passage.spans(passage.clause_at(head.start))[0].start, start)
        words = passage.folded[slice(*clause)]
        return bool(_PURPOSE.search(words) and self._reader.negated(words))

    def _gathered(self, passage: Passage, head: Head, before: str) -> bool:
        """ "se sont réunis à Astana pour la deuxième édition du sommet": those who came are there."""
        if not _FOR.search(before):
            return False
        lead = Span(
            passage.spans(passage.clause_at(head.start))[0].start, passage.words[head.first].span.start
        )
        return bool(self._lexicon.present.search(passage.folded, *lead))

    def dated(self, passage: Passage, head: Head) -> Told | None:
        """A mechanism with its date right behind it, "(mai 2023)"; an entry of a list; "DEMAIN, SOMMET …"."""
        anchor = self._reading.anchor
        entry = _verbless(passage)
        near = Span(passage.words[head.start].span.start, self.adjacent(passage, head.end))
        span = passage.span if entry else near
        values = [one.value for one in self._reading.dates if span.contains(one.span) and one.value]
        value = next((one for one in values if one[:4].isdigit()), None)
        if value is None or (head.mechanism is None and not entry):
            return None
        if anchor is None:
            return Told("asserted", "entry", (span,), head.start) if entry else None
        truth: Truth = "announced" if value[:10] > anchor[: len(value[:10])] else "asserted"
        if truth == "asserted" and value[: len(anchor)] == anchor:
            return None
        return Told(truth, "entry" if entry else "participle", (span,), head.start)

    def entry(self, passage: Passage, head: Head, day: str) -> Told | None:
        """A meeting that is all an entry below a day tells: "Rencontre entre X et Y, à Pékin"."""
        begin = passage.words[head.first].span.start
        days = [one.span.end for one in self._reading.dates if passage.span.start <= one.span.start < begin]
        lead = passage.folded[max([passage.span.start, *days]) : begin]
        alone = not _LETTER.search(lead) and _verbless(passage)
        if not alone or self._reader.noun(passage, head.start, head.end) is not None:
            return None
        anchor = self._reading.anchor
        truth: Truth = "announced" if anchor and day[:10] > anchor else "asserted"
        return Told(truth, "entry", (passage.span,), head.start)

    def _without_modifiers(self, passage: Passage, head: Head, before: str) -> str:
        """The words before the meeting without its ordinal and adjectives."""
        if head.first < head.start:
            first = passage.words[head.first]
            lead = passage.folded[max(passage.span.start, first.span.start - 50) : first.span.start]
            return lead + first.fold + ("" if first.fold.endswith("'") else " ")
        return before

    def _phrase_end(self, passage: Passage, head: Head) -> int:
        """The offset behind the places and dates behind a meeting's noun and what belongs to it."""
        return max(self.adjacent(passage, head.end), self.adjacent(passage, phrase_end(passage, head)))

    def adjacent(self, passage: Passage, i: int) -> int:
        """The offset behind the places and dates that stand right behind a meeting."""
        end = self.adjacent_end(passage, i)
        return passage.words[end - 1].span.end

    def adjacent_end(self, passage: Passage, i: int) -> int:
        """The index behind the run of places, dates and the words that join them, from word `i`."""
        end = i
        i += 3 if _ACRONYM.match(passage.text, passage.words[i - 1].span.end) else 0
        for k in range(i, len(passage.words)):
            word = passage.words[k]
            if self._circumstance(word.span):
                end = k + 1
            elif word.fold == ")" and end > i:
                return k + 1
            elif word.fold not in self._links:
                break
        return end

    def _circumstance(self, span: Span) -> bool:
        kinds = ("place", "country")
        around = (span.start - 60, span.end + 60)
        return (
            any(one.span.contains(span) for one in self._reading.dates)
            or any(name.span.contains(span) for name in self._reading.names_in(around, *kinds))
            or any(one.span == span for one in self._reading.adjectives)  # "dans la capitale kazakhe"
        )
