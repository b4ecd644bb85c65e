"""Whether a sentence says that something was done, runs again or had been promised.

In: sentences. Out: yes or no.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from dragoman.packs.alternation import any_of
from dragoman.packs.folding import fold
from dragoman.packs.handing import Handing

Of = Callable[[Handing], Iterable[str]]
"""Some words of what a language has."""


class DoingReader:
    """Reads in some languages what was done."""

    def __init__(self, known: Sequence[Handing]) -> None:
        either, whole = either_of(known), whole_of(known)
        auxiliary, between = either(lambda each: each.auxiliaries), either(lambda each: each.between)
        done = either(lambda each: (*each.done, *each.handed))
        running = either(lambda each: each.running)
        self._done = re.compile(rf"(?<!n')(?<!\w)(?:{auxiliary}(?: {between})* {done}|{running})(?!\w)")
        self._anew = whole(lambda each: each.anew)
        self._recalled = whole(lambda each: each.recalled)

    def is_done(self, sentence: str) -> bool:
        """Whether a sentence says that something is open, done or handed over: "a été mise en service"."""
        return self._done.search(fold(sentence)) is not None

    def is_anew(self, sentence: str) -> bool:
        """Whether a sentence tells of works that had stopped: "a repris la production"."""
        return self._anew.search(fold(sentence)) is not None

    def recalls(self, sentence: str) -> bool:
        """Whether a sentence tells of a promise: "les locomotives promises pour 2015"."""
        return self._recalled.search(fold(sentence)) is not None


def either_of(known: Sequence[Handing]) -> Callable[[Of], str]:
    """What makes a pattern of some words of all languages, the longest first."""

    return lambda of: any_of(one for each in known for one in of(each))


def whole_of(known: Sequence[Handing]) -> Callable[[Of], re.Pattern[str]]:
    """What makes a pattern that finds some words of all languages, no parts of words."""
    either = either_of(known)
    return lambda of: re.compile(rf"(?<!\w){either(of)}(?!\w)")
