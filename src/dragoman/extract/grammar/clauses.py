"""A sentence as words, and the clauses it is made of: what may be said to belong together.

In: a sentence of a reading, parsed or not. Out: its `Passage`: words, clauses, and which clause a place lies
in. Actor, act, place and date count together only within one clause. Whether a clause tells what happened is
left to `assertion.py`. Without a parse, finite verbs are those that closed lists know (auxiliaries).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.extract.grammar.commas import STRONG, inner_commas, is_circumstance, is_enumeration
from dragoman.extract.grammar.words import Word, words_of
from dragoman.model.once import Once
from dragoman.model.reading import Reading, Sentence
from dragoman.model.span import Span
from dragoman.packs.events import AssertionWords
from dragoman.packs.folding import fold

WHILE = frozenset({"alors que", "tandis que", "lorsque", "lorsqu'", "quand", "pendant que"})
PAST_INFINITIVE = "après avoir"
"""The opener of "après avoir reçu …, il a dit": its subject is that of the clause above."""


@dataclass(slots=True)
class _Open:
    """A clause that is being built."""

    opener: str
    start: int
    parent: int | None
    shared: bool = False
    comma: bool = False
    finite: bool = False
    parts: list[list[int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Clause:
    """`parts` are ranges of words, more than one where another clause interrupts this one.

    `opener` is the folded word that opens it, `""` for the first; `parent` the index of the clause in which
    it stands; `shared` says that it has no subject of its own but that of the clause before.
    """

    opener: str
    start: int
    parent: int | None
    parts: tuple[tuple[int, int], ...]
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Passage(Once):
    """A sentence's words and clauses. `text` is the document's, `folded` its folded form.

    `inner` is the innermost clause of each word; `parsed`: a parse tells nouns from verbs; without one both
    are guessed.
    """

    text: str
    folded: str
    span: Span
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    inner: tuple[int, ...]
    parsed: bool = False

    @classmethod
    def of(cls, reading: Reading, sentence: Sentence, grammar: AssertionWords, folded: str) -> Passage:
        """The passage of a sentence, made once; `folded` is `fold(reading.text)`."""
        return reading.once(
            (cls, id(grammar), sentence.span), lambda: cls._read(reading, sentence, grammar, folded)
        )

    @classmethod
    def _read(cls, reading: Reading, sentence: Sentence, grammar: AssertionWords, folded: str) -> Passage:
        places = frozenset(name.span.start for name in reading.names_in(sentence.span, "place", "country"))
        words = words_of(reading.text, folded, sentence, grammar, places)
        clauses = _clauses(words, grammar, inner_commas(reading, sentence, words))
        inner = _innermost(len(words), clauses)
        return cls(reading.text, folded, sentence.span, words, clauses, inner, bool(sentence.tokens))

    def at(self, offset: int) -> int:
        """The index of the word at an offset, or of the next one."""
        return bisect_right(self.words, offset, key=lambda word: word.span.end)

    def between(self, start: int, end: int) -> str:
        """The folded text from word `start` to word `end` (exclusive)."""
        if start >= end:
            return ""
        return self.folded[self.words[start].span.start : self.words[end - 1].span.end]

    def clause_at(self, i: int) -> int:
        """The index of the clause in which word `i` stands (the innermost)."""
        return self.inner[i] if 0 <= i < len(self.inner) else 0

    def spans(self, number: int) -> tuple[Span, ...]:
        """The places of a clause's parts."""
        return tuple(
            Span(self.words[start].span.start, self.words[end - 1].span.end)
            for start, end in self.clauses[number].parts
            if end > start
        )

    def holds(self, number: int, span: tuple[int, int]) -> bool:
        """Whether a span lies within a clause."""
        return any(part.contains(span) for part in self.spans(number))

    def tied(self, number: int) -> tuple[int, ...]:
        """The clauses whose frame ("Lundi, …") holds for a clause: it, and those it shares a subject with."""
        found = [number]
        clause = self.clauses[number]
        if clause.opener in WHILE and clause.parent is not None:
            found.append(clause.parent)
        if clause.opener in ("que", "qu'") and clause.parent is not None and self._cleft(clause.parent):
            found.append(clause.parent)
        number = found[0]
        while self.clauses[number].shared and number > 0:
            number -= 1
            found.append(number)
        return tuple(found)

    def _cleft(self, number: int) -> bool:
        """ "C'est à Astana que M. Xi a reçu …": what stands before "que" belongs to the clause behind it."""
        start = self.clauses[number].parts[0][0] if self.clauses[number].parts else 0
        return self.between(start, start + 2) in ("c'est", "c'etait")

    def above(self, number: int) -> tuple[int, ...]:
        """The clauses that a clause stands in, the nearest first."""
        found: list[int] = []
        parent = self.clauses[number].parent
        while parent is not None:
            found.append(parent)
            parent = self.clauses[parent].parent
        return tuple(found)


def _innermost(words: int, clauses: Sequence[Clause]) -> tuple[int, ...]:
    """The clause of each word: of those that it stands in, the one that opens last."""
    found = [0] * words
    for number, clause in enumerate(clauses):
        for start, end in clause.parts:
            found[start:end] = [number] * (end - start)
    return tuple(found)


def _clauses(words: tuple[Word, ...], grammar: AssertionWords, inner: frozenset[int]) -> tuple[Clause, ...]:
    stack = [0]
    every = [_Open("", 0, None)]
    for i, word in enumerate(words):
        now = every[stack[-1]]
        opened = _opener(words, i, grammar)
        if opened:
            comma = i > 0 and words[i - 1].fold == ","
            every.append(_Open(opened, i, stack[-1], comma=comma, finite=opened == PAST_INFINITIVE))
            stack.append(len(every) - 1)
        elif (word.fold in STRONG and not _in_name(words, i)) or (
            word.fold in grammar.coordinators and _new(words, i, now)
        ):
            shared = word.fold in grammar.coordinators and _next_is_verb(words, i + 1)
            parent = now.parent if word.fold in grammar.coordinators else None
            stack = stack[:-1] if word.fold in grammar.coordinators else []
            every.append(_Open(now.opener if parent is not None else "", i, parent, shared=shared))
            stack.append(len(every) - 1)
        elif (
            word.fold == ","
            and i not in inner
            and len(stack) > 1
            and now.finite
            and not (is_enumeration(words, i) or is_circumstance(words, i))
        ):
            stack.pop()
        elif word.fold == "," and i not in inner and now.finite and _new(words, i, now):
            every.append(_Open("", i, now.parent))
            stack[-1] = len(every) - 1
        elif word.finite and now.finite and len(stack) > 1 and not now.comma and not _group(words, i):
            stack.pop()
        _put(every[stack[-1]], i)
        if word.finite:
            every[stack[-1]].finite = True
    return tuple(
        Clause(one.opener, one.start, one.parent, tuple((start, end) for start, end in one.parts), one.shared)
        for one in every
    )


def _put(clause: _Open, i: int) -> None:
    if clause.parts and clause.parts[-1][1] == i:
        clause.parts[-1][1] = i + 1
    else:
        clause.parts.append([i, i + 1])


def _opener(words: tuple[Word, ...], i: int, grammar: AssertionWords) -> str:
    """The folded word that opens a clause at `i`, with the words that belong to it, or ""."""
    word = words[i].fold
    before = words[i - 1].fold if i else ""
    if word in grammar.relatives:
        return (
            "" if before in ("d'", "par", "vers") and word == "ou" else word if _is_relative(words, i) else ""
        )
    if word in ("si", "s'") and (word == "si" or (i + 1 < len(words) and words[i + 1].fold in ("il", "ils"))):
        return "si"
    if word in ("que", "qu'"):
        return _that(words, i, grammar)
    if word == "apres" and _past_infinitive(words, i + 1, grammar):
        return PAST_INFINITIVE
    return word if word in grammar.subordinators else ""


def _past_infinitive(words: tuple[Word, ...], i: int, grammar: AssertionWords) -> bool:
    """Whether "avoir" or "être" stands at `i`, over clitics: "après l'avoir reçu"."""
    while i < len(words) and words[i].fold in grammar.clitics:
        i += 1
    return i < len(words) and words[i].form in {*grammar.have["infinitive"], *grammar.be["infinitive"]}


def _is_relative(words: tuple[Word, ...], i: int) -> bool:
    if words[i].fold != "ou":
        return words[i].fold != "dont" or any(word.finite for word in words[i + 1 : i + 16])
    return words[i].form == "où"


def _that(words: tuple[Word, ...], i: int, grammar: AssertionWords) -> str:
    """ "que" opens a clause if a finite verb follows before the next strong mark; a comparison does not."""
    if i and words[i - 1].fold in ("tel", "tels", "telle", "telles"):
        return ""
    for word in words[i + 1 : i + 40]:
        if word.fold in STRONG:
            break
        if word.finite:
            before = words[i - 1].fold if i else ""
            return f"{before} que" if before in grammar.phrases_before_that else "que"
    return ""


def _new(words: tuple[Word, ...], i: int, now: _Open) -> bool:
    """Whether a finite verb of its own follows a coordinator or comma before the next boundary."""
    if not now.finite:
        return False
    for k in range(i + 1, min(i + 30, len(words))):
        word = words[k]
        if word.finite:
            return True
        if (
            word.fold in STRONG
            or word.fold in (",", "qui", "que", "qu'", "dont")
            or (k > i + 1 and word.fold in ("et", "mais"))
        ):
            return False
    return False


def _next_is_verb(words: tuple[Word, ...], i: int) -> bool:
    """Whether no subject stands before the next finite verb."""
    for word in words[i : i + 8]:
        if word.finite:
            return True
        if word.nominal and word.fold not in ("se", "s'", "y", "en", "l'", "le", "la", "les", "lui", "leur"):
            return False
    return False


def _group(words: tuple[Word, ...], i: int) -> bool:
    """Whether a finite word is part of the verb before it (an auxiliary's own participle, an inversion)."""
    return i > 0 and (words[i - 1].finite or words[i - 1].fold in ("ne", "n'", "t"))


def _in_name(words: tuple[Word, ...], i: int) -> bool:
    """Whether a dash joins words of a name and bounds nothing ("Tachkent–Andijan")."""
    if not (words[i].fold in ("-", "–", "—") and 0 < i < len(words) - 1):
        return False
    joined = words[i - 1].span.end == words[i].span.start and words[i].span.end == words[i + 1].span.start
    named = words[i - 1].nominal and words[i + 1].nominal
    return joined or named or (words[i].fold == "-" and not any(word.finite for word in words))


def folded_text(reading: Reading) -> str:
    """The folded text of a reading, which `Passage.of` takes."""
    return fold(reading.text)
