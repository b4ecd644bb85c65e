"""What people type to a question that both databases answer alike.

    gaz pipeline            both words, in whatever form ("gazoducs" is found by "gazoduc")
    "route de la soie"      the words in this order
    ouzb*                   every word that begins so
    -charbon  -"mer noire"  not these

In: a query. Out: an `Asked`, and from it what FTS5 or PostgreSQL is asked. Nothing of what was typed reaches
a database but terms, which have letters and digits alone; nothing that is typed is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from dragoman.store.searching.terms import EVERY, Term, stemmer, terms

LONGEST = 500
"""Characters of a query that are read."""
MOST = 24
"""Words and phrases of a query that are read."""
SHORTEST_BEGINNING = 2
"""Letters that a beginning of a word must have; a shorter one is a word."""

_QUOTES = '"«»“”„‟＂「」『』'
_ITEM = re.compile(
    rf"(?P<no>[-−–])?"
    rf"(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?:[{_QUOTES}]|$)|(?P<word>[^\s{_QUOTES}]+))(?P<any>\*)?"
)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Terms that stand one behind the other; the last one is a beginning where `open`."""

    terms: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A word or phrase of the query: any of its sequences will do. `said` is how it was understood."""

    said: str
    sequences: tuple[Sequence, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it was understood."""

    clauses: tuple[Clause, ...]

    @property
    def wanted(self) -> tuple[Clause, ...]:
        """What must be there."""
        return tuple(one for one in self.clauses if not one.excluded)

    @property
    def unwanted(self) -> tuple[Clause, ...]:
        """What must not be there."""
        return tuple(one for one in self.clauses if one.excluded)

    @property
    def said(self) -> str:
        """The query as it was understood."""
        return " ".join(one.said for one in self.clauses)


Stems: TypeAlias = Callable[[str], Iterable[str]]
"""The stems of the words that begin so, where they themselves do not: what is in the index for them."""


def understood(query: str, stems_of: Stems = lambda _: ()) -> Asked:
    """What is asked for; nothing where no word is wanted."""
    clauses: list[Clause] = []
    for found in _ITEM.finditer(query[:LONGEST]):
        word = found["word"]
        words = found["phrase"] if word is None else word
        open = bool(found["any"]) or words.endswith("*")
        clause = _clause(words, open, bool(found["no"]), stems_of, quoted=word is None)
        if clause and clause not in clauses:
            clauses.append(clause)
        if len(clauses) == MOST:
            break
    asked = Asked(tuple(clauses))
    return asked if asked.wanted else Asked(())


def _clause(words: str, open: bool, excluded: bool, stems_of: Stems, *, quoted: bool) -> Clause | None:
    found = list(terms(words))
    if not found:
        return None
    if not found[-1].joined:
        open = open and len(found[-1].word) >= SHORTEST_BEGINNING
    elif open := len(found) == 1 or found[-2].end < found[-1].end:
        pass  # one character alone: the beginning of a pair, or the end of a run
    else:
        found.pop()  # the last character of a run stands alone at the end of runs only
    sequences = dict.fromkeys(_sequences(found, open, stems_of))
    said = words.strip(" *") if quoted or len(found) > 1 else words[found[0].start : found[-1].end]
    said = f'"{said}"' if quoted or len(found) > 1 else said
    sign = "*" if open and not found[-1].joined else ""
    return Clause(("-" if excluded else "") + said + sign, tuple(sequences), excluded)


def _sequences(found: list[Term], open: bool, stems_of: Stems) -> Iterable[Sequence]:
    """The words as each language stems them, and as they are."""
    last = found[-1].word
    for language in EVERY:
        stem = stemmer(language).stem
        *begun, ended = (one.word if one.joined else stem(one.word) for one in found)
        if not open:
            yield Sequence((*begun, ended))
            continue
        yield Sequence((*begun, last), open=True)
        for other in stems_of(last):
            yield Sequence((*begun, other))


def for_fts5(asked: Asked) -> str:
    """The question in the language of SQLite's FTS5."""

    def said(one: Sequence) -> str:
        return f'"{" ".join(one.terms)}"{" *" if one.open else ""}'

    def any_of(clause: Clause) -> str:
        return f"({' OR '.join(map(said, clause.sequences))})"

    wanted = " AND ".join(map(any_of, asked.wanted))
    unwanted = " OR ".join(map(any_of, asked.unwanted))
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def for_postgresql(asked: Asked) -> str:
    """The question as PostgreSQL's `tsquery`."""

    def said(one: Sequence) -> str:
        *before, last = (f"'{term}'" for term in one.terms)
        return "(" + " <-> ".join((*before, last + (":*" if one.open else ""))) + ")"

    def any_of(clause: Clause) -> str:
        return f"({' | '.join(map(said, clause.sequences))})"

    wanted = " & ".join(map(any_of, asked.wanted))
    unwanted = " | ".join(map(any_of, asked.unwanted))
    return f"({wanted}) & !({unwanted})" if unwanted else wanted
