"""What binds a party, and where what it undertakes begins.

A `Binding` comes from a cue ("s'engage à": `cues_of_binding.py`) or a future (`futures.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.commitments.actions import ActionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.words import Word
from dragoman.model.span import Span
from dragoman.packs.folding import fold

EXPLICIT, NOMINAL, BARE, PASSIVE = 0.88, 0.7, 0.75, 0.55
"""Confidence by how the text says it: a word of promise, a noun, a future alone, an agentless passive."""


SINCE = frozenset(("depuis", "apres", "lors", "des"))
"""Words before a "que" that says when something else happened."""
TIMES = 5  # words around a verb in which "pour la première fois" stands
IMPERSONAL = frozenset(("convient", "convenait", "conviendra", "conviendrait"))
"""Forms that behind "il" bind nobody: "il convient de renforcer"."""
SELF = frozenset(("se", "s'", "nous", "me", "m'"))


@dataclass(frozen=True, slots=True)
class Binding:
    """A cue at words `[first, last)`; the action begins at word `start`, its verb (or noun) is `verb`.

    `linkers`: what stands before a coordinated action; `bare`: a future without a word of promise;
    `passive`: nobody is named; `nobody`: "il a été convenu"; `loose`: a gerund or infinitive; `clause`: what
    is undertaken is a clause or a noun phrase, taken whole; `weak`: the conditional after a verb that
    only reports; `group`: an agreement if several do it; `joint`: it counts only if several do it; `listed`:
    what is undertaken stands on the list below the sentence; `offer`: a noun of any kind, which from a
    company may be its wares. `who`: the words that say whose it is; `span`: those of the action, where both
    are no subject and object.
    """

    first: int
    last: int
    start: int
    verb: int
    modality: str
    linkers: tuple[str, ...] = ()
    confidence: float = EXPLICIT
    bare: bool = False
    passive: bool = False
    nobody: bool = False
    loose: bool = False
    shares: bool = False
    whole: bool = False
    noun: bool = False
    group: bool = False
    weak: bool = False
    joint: bool = False
    listed: bool = False
    offer: bool = False
    who: Span | None = None
    span: Span | None = None

    def actions(self, reader: ActionReader) -> Iterator[tuple[int, Span]]:
        """The actions that it introduces."""
        if self.span is not None:
            return iter(((self.verb, self.span),))
        if self.whole or self.noun:
            return iter(
                ((self.verb, span),) if (span := reader.whole(self.start, self.verb, self.whole)) else ()
            )
        return reader.actions(self.start, self.verb, self.linkers)


def after(passage: Passage, k: int, linker: str) -> int | None:
    """The index behind a linker that stands at word `k`."""
    if not linker:
        return k
    words = passage.words
    for part in fold(linker).split():
        if k >= len(words):
            return None
        if words[k].fold not in (part, "d'" if part == "de" else "qu'" if part == "que" else part):
            return None
        k += 1
    return k


def formal(words: Sequence[Word], i: int) -> bool:
    """Whether "il" before the verb at word `i` means nobody: "il convient d'ouvrir"."""
    return i > 0 and words[i].form in IMPERSONAL and words[i - 1].fold == "il"


def binds_itself(words: Sequence[Word], k: int, verb: int) -> bool:
    """Whether word `k` before a verb is its reflexive pronoun: "nous nous engageons", not "nous oblige"."""
    if words[k].form not in SELF:
        return False
    if words[k].form == "nous":
        return any(word.fold.endswith(("ons", "mes")) for word in words[k + 1 : verb + 1])
    return words[k].form in ("se", "s'") or (k > 0 and words[k - 1].form in ("je", "j'"))


def recalled(passage: Passage, i: int) -> bool:
    """Whether a verb only dates something: "depuis qu'il l'a proposé", "proposé pour la première fois"."""
    words, clause = passage.words, passage.clauses[passage.clause_at(i)]
    since = clause.start > 0 and words[clause.start - 1].fold in SINCE
    return since or any(word.fold == "fois" for word in words[max(i - TIMES, 0) : i + TIMES])
