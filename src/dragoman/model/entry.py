"""Entries: what facts of several documents tell of one thing, with where each of them stands.

A `Told` is a fact with what a reader needs to find it again; an `Entry` is everything that is told of one
meeting, agreement, project, commitment, series of figures, office or statement. Which facts are of one thing
is left to `reconcile`, fetching them to `store`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.fact import Fact
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as a document tells it.

    `quotation` are the words that it rests on; `words` those that were said, promised or measured, where the
    fact has such, else the quotation; `context` is the sentence in which they begin, as far as punctuation
    tells it. `published` is EDTF. What is not known of the document is None. `bonds` and `sides` are
    what people have judged: facts that share a bond are of one thing, those on two sides of a judgement not.
    `offices` are those that its document gives to persons of the fact (each by its key); `works` what it says
    that a ceremony began or opened; `part` says which part of a thing it tells of ("2" of a second phase),
    where it is not the whole.
    """

    fact: Fact
    id: str
    document: str
    quotation: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    words: str = ""
    context: str = ""
    bonds: frozenset[str] = frozenset()
    sides: frozenset[tuple[str, int]] = frozenset()
    offices: frozenset[tuple[str, str]] = frozenset()
    works: frozenset[str] = frozenset()
    part: str = ""

    @property
    def place(self) -> tuple[str, tuple[Span, ...], str]:
        """Where it stands: what facts are ordered by wherever they are shown or grouped."""
        return (self.document, self.fact.evidence, self.id)


@dataclass(frozen=True, slots=True)
class Entry:
    """All facts of one thing, ordered by document and place. `id` is made of the least of the facts' ids."""

    id: str
    type: str
    told: tuple[Told, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that tell of it, each once, in order."""
        return tuple(dict.fromkeys(one.document for one in self.told))
