"""An instrument that a sentence names, and the list of instruments in which it stands.

In: a passage and the instruments in it, in order. Out: each with where its list begins and ends, so that what
is said of the list is said of each: "un X, un Y et un Z ont été signés". How they are found is left to
`instruments.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.agreements.describing import dated_bracket
from dragoman.extract.agreements.lexicon import BUNDLE
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Entity
from dragoman.packs.entries import Instrument as Entry

JOINING = frozenset((",", "et", "ainsi", "que", "qu'"))
NAMING = frozenset((",", "dont", "parmi", "lesquels", "lesquelles", "notamment", "comme", ":"))


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument named at words `[start, end)`, described up to word `stop`. `first`: its determiner.

    `plural`: "des accords"; `definite`: "l'accord", which may point back; `weak`: none unless signed. Of the
    list in which it stands, joined by "," or "et", `head` is the word where the first begins, `noun` that of
    its noun, and `tail` where the last ends. `counted`: the kind of each where several are only counted.
    """

    kind: str
    first: int
    start: int
    end: int
    stop: int
    title: Entity | None = None
    entry: Entry | None = None
    plural: bool = False
    definite: bool = False
    weak: bool = False
    tail: int = 0
    head: int = 0
    noun: int = 0
    counted: str | None = None


def chained(passage: Passage, found: list[Instrument]) -> Iterator[Instrument]:
    """The instruments, each with where the list ends in which it stands: "un X, un Y et un Z"."""
    lists: list[list[Instrument]] = []
    for one in found:
        last = lists[-1][-1] if lists else None
        between = passage.words[last.stop : one.first] if last else ()
        if last and dated_bracket(passage.words, last.stop):  # "une déclaration (2012), un accord"
            close = next((k for k, word in enumerate(between) if word.fold == ")"), -1)
            between = between[close + 1 :]
        gap = {word.fold for word in between}
        counted = last is not None and last.kind == BUNDLE and bool(gap & NAMING)
        if last is not None and gap <= (JOINING | NAMING if counted else JOINING):
            lists[-1].append(one)
        else:
            lists.append([one])
    for several in lists:
        head, tail = several[0], several[-1].stop
        yield from (replace(one, tail=tail, head=head.first, noun=head.start) for one in several)
