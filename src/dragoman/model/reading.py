"""What analysis and resolution found in a document: the one thing that every extractor takes.

All spans count code points of the working text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.model.document import Block
from dragoman.model.entity import Entity, Party
from dragoman.model.once import Once
from dragoman.model.span import Span


class Token(NamedTuple):
    """A word with its parse, in terms of Universal Dependencies; a tuple, for there are thousands in a text.

    `head` is the index of the head in the sentence's tokens (its own index for the root); `features` is
    the UD feature string (`Mood=Ind|Number=Sing`).
    """

    span: Span
    text: str
    lemma: str
    pos: str
    features: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence(Once):
    """A sentence of a block; `tokens` is empty where nothing asked for a parse."""

    span: Span
    block: int
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """An occurrence of a name and what it names.

    `kind`: country, region, place, person, organisation, mechanism, initiative, project, instrument.
    `via`: registry, pattern, recogniser, or adjective (a country's adjective: "kazakhe" → KZ, kind country).
    """

    span: Span
    kind: str
    entity: Party
    via: str = "registry"


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for somebody named elsewhere: "il", "M. Wang", "le ministre", "ont-ils"."""

    span: Span
    entities: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody's office as the text says it. `span` covers both; `role` is from the contract's list.

    `inferred`: why it is of what it is, where the text leaves that to its reader.
    """

    span: Span
    person: Party
    role: str
    role_text: str
    of: Party
    former: bool = False
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class BareOffice:
    """An office beside a name whose words do not say of what: "son président", "directeur du projet".

    `span` is the office, `holder` the name. `kind`: what its noun is an office of (`roles.yaml`). `of`: what
    the registry or the words around settle that it is of, if they do.
    """

    span: Span
    holder: Span
    person: Entity
    role: str
    kind: str
    article: str
    of: Party | None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """An expression of time. `value` is EDTF, None where text and anchor do not settle it.

    `relative`: worked out against the document's date. `own_year`: the year stands in the words themselves.
    """

    span: Span
    value: str | None
    relative: bool = False
    own_year: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. `unit`: ISO 4217, `percent`, UCUM, `TEU`, or an English head noun.

    `qualifier`: exact, approximate, at-least, at-most, record, ordinal. `chance`: how probable it is that the
    text tells it, from 0 to 1; what rules find is sure.
    """

    span: Span
    value: float
    unit: str
    qualifier: str = "exact"
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading(Once):
    """A document as the extractors see it: text, blocks, sentences, and everything that was recognised.

    Every sequence is sorted by place. `adjectives` are the names with `via="adjective"`, kept apart from
    `names`, and `bodies` the references to organisations ("la société"), apart from `references`. `anchor` is
    the EDTF day against which relative dates were worked out, or None. `women` and `men` are the keys of the
    persons of whom that is known.
    """

    document: str
    text: str
    language: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    adjectives: tuple[Name, ...] = ()
    references: tuple[Reference, ...] = ()
    offices: tuple[Office, ...] = ()
    bare_offices: tuple[BareOffice, ...] = ()
    bodies: tuple[Reference, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    anchor: str | None = None
    women: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()

    def holds(self, span: tuple[int, int]) -> bool:
        """Whether a span lies in the article's own words: in one of its blocks."""
        i = bisect_left(self.blocks, span[0] + 1, key=lambda block: block.span.start) - 1
        return i >= 0 and self.blocks[i].span.contains(span)

    def states(self) -> tuple[tuple[str, int], ...]:
        """The states that the text names, by their names and adjectives, and how often: the first most."""
        named = (one.entity for one in (*self.names, *self.adjectives) if one.kind == "country")
        return tuple(Counter(one for one in named if isinstance(one, str)).most_common())

    def two_states(self, *, outstanding: bool = False) -> tuple[str, ...]:
        """The two states that a text is about: it names no third, or none half as often if `outstanding`."""
        counted = self.states()
        third = counted[2][1] if len(counted) > 2 else 0
        found = len(counted) == 2 or (outstanding and len(counted) > 2 and counted[1][1] > 2 * third)
        return tuple(state for state, _ in counted[:2]) if found else ()

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which an offset lies."""
        i = self.sentence_index(offset)
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].span.end else None

    def sentence_index(self, offset: int) -> int:
        """The number of the last sentence that begins at or before an offset; -1 where none does."""
        starts = self.once("starts of sentences", lambda: [one.span.start for one in self.sentences])
        return bisect_left(starts, offset + 1) - 1

    def body_at(self, span: tuple[int, int]) -> Entity | None:
        """The organisation that a noun in a span stands for ("la société"), if the text settles which."""
        for one in self.bodies:
            if one.span.overlaps(span) and len(one.entities) == 1 and isinstance(one.entities[0], Entity):
                return one.entities[0]
        return None

    def names_in(self, span: tuple[int, int], *kinds: str) -> Iterator[Name]:
        """The names inside a span, of the given kinds if any are given."""
        starts, (start, end) = self._starts(), span
        inside = self.names[bisect_left(starts, start) : bisect_left(starts, end)]
        return iter([one for one in inside if one.span[1] <= end and (not kinds or one.kind in kinds)])

    def _starts(self) -> Sequence[int]:
        """Where the names start."""
        return self.once("starts of names", lambda: [name.span.start for name in self.names])

    def names_before(self, place: int, reach: int) -> Iterator[Name]:
        """The names that begin before `place`, none farther than `reach` code points, the nearest first."""
        for i in range(bisect_left(self._starts(), place) - 1, -1, -1):
            if place - self.names[i].span.end > reach:
                return
            yield self.names[i]

    def who(self, span: tuple[int, int]) -> tuple[Party, ...]:
        """Whom a noun phrase or pronoun at `span` names: references first, then persons, then other parties.

        A part of a person's office ("le ministre" of "le ministre de l'Énergie, X") names the person. Empty
        where the words name nobody that the text identifies.
        """
        for reference in self.references:
            if reference.span.overlaps(span):
                return reference.entities
        if found := tuple(name.entity for name in self.names_in(span, "person")):
            return found
        for office in self.offices:
            if office.span.overlaps(span):
                return (office.person,)
        for kinds in (("organisation", "country", "region"), ("mechanism", "instrument")):
            if found := tuple(name.entity for name in self.names_in(span, *kinds)):
                return found
        return ()
