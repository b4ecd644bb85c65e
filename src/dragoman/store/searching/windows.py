"""The passages of a document: windows of its text, and what its facts rest on; those of an entry: its names.

In: a text as it was read, what its reading settled, its facts. Out: terms. Windows are cut between paragraphs
where that can be; each begins with the title, so that a word of the title and one of the text are found
together. What the site or a machine put around the article is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.store.entry import BETWEEN_PASSAGES
from dragoman.store.searching.index import GAP, MOST_AT_ONE_PLACE
from dragoman.store.searching.terms import Term, terms

ENOUGH, MOST = 700, 1000
"""Terms after which a window ends with its paragraph, and after which it ends anyhow."""
LONGEST_TITLE = 200
"""Terms of a title that are taken."""
MOST_OF_NAMES = 4000
"""Terms of an entry's names that are taken."""
MOST_NAMES = 1 << 14
"""Names that are kept with their terms: those of states and of the registry come again and again."""
NAMES_IN = ("fr", "en", None)
"""The languages that the names of an entry are taken to be in."""


@dataclass(slots=True)
class Passage:
    """Terms that are searched together; `words` are those that were stemmed, with their stems."""

    terms: list[str] = field(default_factory=list)
    words: set[tuple[str, str]] = field(default_factory=set)
    start: int = 0
    end: int = 0
    _counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, said: Iterable[Term], most: int) -> Passage:
        """The first terms of a text, at most so many."""
        made = cls()
        for term, _ in zip(said, range(most), strict=False):
            made.add(term)
        return made

    @property
    def full(self) -> bool:
        """Whether a term stands in it as often as one may."""
        return bool(self._counts) and max(self._counts.values()) >= MOST_AT_ONE_PLACE

    def add(self, term: Term) -> None:
        """Put a term behind the others; one that stands there too often already leaves a gap."""
        self._counts[term.term] += 1
        self.terms.append(term.term if self._counts[term.term] <= MOST_AT_ONE_PLACE else GAP)
        if term.word != term.term:
            self.words.add((term.word, term.term))
        self.end = max(self.end, term.end)

    def part(self) -> None:
        """Let no phrase span what stands before and what comes now."""
        if self.terms:
            self.terms.append(GAP)

    def join(self, other: Passage) -> None:
        """Put all of another passage behind what is there."""
        self.terms += other.terms
        self.words |= other.words
        self._counts += other._counts


def windows(
    text: str, title: str | None, language: str | None, left_out: Iterable[Sequence[int]] = ()
) -> list[Passage]:
    """The windows of a text, with their places in it; one at least, for the title."""
    head = Passage.of(terms(title or "", language), LONGEST_TITLE)
    made: list[Passage] = []
    many = 0
    for term, parted in _own(text, language, left_out):
        paragraph = bool(made) and many >= ENOUGH and "\n" in text[made[-1].end : term.start]
        if not made or paragraph or many >= MOST or (many % 50 == 49 and made[-1].full):
            made.append(Passage(start=term.start, end=term.start))
            made[-1].join(head)
            many, parted = 0, True
        if parted:
            made[-1].part()
        made[-1].add(term)
        many += 1
    return made or [head]


def fact_passage(quotation: str, language: str | None) -> Passage:
    """What a fact rests on; its passages are not joined to phrases."""
    made = Passage()
    for words in quotation.split(BETWEEN_PASSAGES):
        made.part()
        made.join(Passage.of(terms(words, language), MOST))
    return made


def names_passage(names: Iterable[str]) -> Passage:
    """The names of an entry, each as it is stemmed in any of the languages that it may be in."""
    made = Passage()
    seen: set[tuple[str, ...]] = set()
    for name in names:
        for said, words in _stemmed(name):
            if said in seen or len(made.terms) + len(said) > MOST_OF_NAMES:
                continue
            seen.add(said)
            made.part()
            made.terms += said
            made.words |= words
    return made


@lru_cache(maxsize=MOST_NAMES)
def _stemmed(name: str) -> tuple[tuple[tuple[str, ...], frozenset[tuple[str, str]]], ...]:
    """The terms of a name in each of the languages, each once, with the words that were stemmed."""
    parts = (Passage.of(terms(name, language), LONGEST_TITLE) for language in NAMES_IN)
    return tuple({said: frozenset(one.words) for one in parts if (said := tuple(one.terms))}.items())


def _own(text: str, language: str | None, left_out: Iterable[Sequence[int]]) -> Iterator[tuple[Term, bool]]:
    """The terms of what is the article's own; whether something is left out before each."""
    at, parted = 0, False
    for start, end in (*sorted((start, end) for start, end in left_out), (len(text), len(text))):
        for term in terms(text, language, at, max(at, start)):
            yield term, parted
            parted = False
        parted = True
        at = max(at, end)
