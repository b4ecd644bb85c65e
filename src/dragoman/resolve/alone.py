"""Heads of state whom a text names by the family name alone, and never in full: "Xi", "Tokaïev", "Poutine".

In: a framework's registry and a reading. Out: a name for each such occurrence. A family name that another
person of the registry has, or that the text gives somebody else, names nobody here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.alternation import alternation
from dragoman.packs.entries import Person
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.resolve.name_shapes import family_keys

HEAD = "head-of-state"
SHORTEST = 5  # letters of a family name that needs no more, unless its bearer heads a state of the framework
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'’-]*\.? $")
_OPENING = re.compile(r"(?:^|[.!?:»”\"\n] ?)\S+ $")


class Alone:
    """Finds the heads of state of one framework by their family names."""

    def __init__(self, framework: Framework) -> None:
        people = list(framework.of_kind(Person))
        borne = Counter(key for entry in people for key in family_keys(entry))
        members = framework.card.members
        heads = ((one, [held.of for held in one.offices if held.role == HEAD]) for one in people)
        self._people = {
            word: framework.entity(entry)
            for entry, of in heads
            for word in (_spellings(entry) if of else ())
            if borne[fold(word)] == 1 and (len(word) >= SHORTEST or set(of) & set(members))
        }
        words = alternation(re.escape(word) for word in sorted(self._people, key=len, reverse=True))
        self._names = re.compile(rf"(?<![\w'’.-])(?:{words})(?![\w'’-])(?! [A-ZÀ-Þ])")

    def named(self, reading: Reading, known: Collection[str]) -> Iterator[Name]:
        """The heads of state whom a reading names so; `known` are the family names of others in it."""
        borne = {fold(word) for word in known}
        for match in self._names.finditer(reading.text):
            span = Span(*match.span())
            if fold(match[0]) in borne or not reading.holds(span):
                continue
            around = (max(0, span.start - 80), span.end + 80)
            if any(name.span.overlaps(span) for name in reading.names_in(around)):
                continue
            before = reading.text[max(0, span.start - 30) : span.start]
            if _CAPITAL.search(before) and not _OPENING.search(before):
                continue
            yield Name(span, "person", self._people[match[0]].named(match[0]), "pattern")


def _spellings(entry: Person) -> set[str]:
    """The family name in Latin letters, as the registry's names spell it."""
    keys = family_keys(entry)
    names = [name.split() for name in entry.every_name() if name.isascii() or name[0] < "\u0250"]
    return {word for name in names for word in (name[0], name[-1]) if fold(word) in keys}
