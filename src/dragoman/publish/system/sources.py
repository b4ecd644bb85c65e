"""What documents say of a thing, and when: mentions, the facts in whose words it is named, dates, order.

In: entries of all types. Out: for a thing the places where it is named and what is said there; for facts
their order in time. What a row says of it is left to the modules of each kind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dragoman.model.entity import Party
from dragoman.model.entry import Entry, Told
from dragoman.model.fact import Agreement, Commitment, Figure, Mention, Statement
from dragoman.model.period import Period
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.wishes import Wishes

TELLING = ("project", "meeting", "agreement", "commitment", "statement", "figure", "position", "mention")
"""The types of facts by how much they say of a thing that they name, the most first."""


def key(party: Party | None) -> str:
    """What a thing is known by: its registry id or code, else its name without case."""
    if party is None or isinstance(party, str):
        return party or ""
    return party.id or "=" + " ".join(party.label.casefold().split())


class Sources:
    """The entries of a record, by type and by what they name."""

    def __init__(self, entries: Iterable[Entry], languages: Iterable[Wishes] = ()) -> None:
        self._aims = tuple(fold(one) for language in languages for one in language.aims)
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        self._mentions: dict[str, list[Told]] = defaultdict(list)
        self._saying: dict[str, list[tuple[tuple[Span, ...], Told]]] = defaultdict(list)
        self._actions: dict[str, list[Span]] = defaultdict(list)
        documents: set[str] = set()
        published: set[str] = set()
        for entry in entries:
            self._entries[entry.type].append(entry)
            for told in entry.told:
                documents.add(told.document)
                published |= {told.published} if told.published else set()
                self._note(told)
        self.costs = frozenset(
            one.document
            for entry in self._entries["figure"]
            for one in entry.told
            if isinstance(one.fact, Figure) and one.fact.indicator == "cost" and one.fact.of is None
        )
        """The documents that tell a cost of nothing that they name."""
        self.documents = len(documents)
        self.as_of = max(published, key=_newness, default=None)

    def _note(self, told: Told) -> None:
        if isinstance(told.fact, Mention):
            self._mentions[key(told.fact.entity)].append(told)
            return
        if isinstance(told.fact, Commitment):
            self._actions[told.document].append(told.fact.action)
        if spans := _words_of(told):
            self._saying[told.document].append((spans, told))

    def of(self, type: str) -> Sequence[Entry]:
        """The entries of a type."""
        return self._entries[type]

    def mentions(self, party: Party | str) -> tuple[Told, ...]:
        """Where a thing is named."""
        return tuple(self._mentions.get(key(party), ()))

    def named(self, kind: str) -> Iterator[tuple[Party, tuple[Told, ...]]]:
        """Everything of a kind that is named anywhere, with where."""
        for found in self._mentions.values():
            fact = found[0].fact
            if isinstance(fact, Mention) and fact.kind == kind:
                yield fact.entity, tuple(found)

    def around(self, mentions: Iterable[Told]) -> tuple[Told, ...]:
        """The facts in whose own words a thing is named: what is said, promised, agreed on or counted."""
        found: dict[tuple[str, str], Told] = {}
        for mention in mentions:
            (place,) = mention.fact.evidence[:1] or (None,)
            if place is None:
                continue
            for spans, told in self._saying[mention.document]:
                if any(span.overlaps(place) for span in spans):
                    found[told.document, told.id] = told
        return tuple(found.values())

    def is_aim(self, told: Told) -> bool:
        """Whether a figure is to be reached: an undertaking says so, or, of one without a date, its words."""
        if not isinstance(told.fact, Figure):
            return False
        spans, actions = told.fact.spans, self._actions.get(told.document, ())
        if any(action.overlaps(span) for action in actions for span in spans):
            return True
        words = re.findall(r"[^\W\d_]+", fold(told.quotation))
        return told.fact.period is None and any(word.startswith(self._aims) for word in words)

    def passed(self, edtf: str) -> bool:
        """Whether a date lies before the newest document was published."""
        then, now = Period.of(edtf), Period.of(self.as_of)
        return bool(then and now and then.year and then.last < now.first)


def _words_of(told: Told) -> tuple[Span, ...]:
    """The words that a fact consists of: not those around them, in which a speaker's office may be named."""
    fact = told.fact
    if isinstance(fact, Statement):
        return (fact.content,)
    if isinstance(fact, Commitment):
        return (fact.action,)
    return fact.evidence if isinstance(fact, (Agreement, Figure)) else ()


def _newness(edtf: str) -> tuple[date, str]:
    period = Period.of(edtf)
    return (period.last if period else date.min, edtf)


def newest(told: Iterable[Told]) -> str | None:
    """The day on which the newest of the documents was published, where that is known."""
    return max((one.published for one in told if one.published), key=_newness, default=None)


def moment(edtf: str | None) -> date | None:
    """The last day of a date whose year is known, to put things in order."""
    period = Period.of(edtf)
    return period.last if period and period.year else None


def finest(dates: Iterable[str | None]) -> tuple[str, ...]:
    """The dates that differ, of those that fit one another the finest alone; in order."""
    kept: list[tuple[Period, str]] = []
    read = {edtf: Period.of(edtf) for edtf in dates if edtf}
    for edtf, period in sorted(read.items(), key=lambda pair: (pair[1].days if pair[1] else 0, pair[0])):
        if period is not None and not any(period.agreement(other) for other, _ in kept):
            kept.append((period, edtf))
    return tuple(edtf for _, edtf in sorted(kept, key=lambda pair: (pair[0].first, pair[1])))


def sayings(own: Iterable[Told], around: Iterable[Told] = (), lead: Iterable[Told] = ()) -> tuple[Told, ...]:
    """What sources say: what its state rests on, its other facts, those that name it.

    Of every document one stands before any has a second.
    """
    told: dict[tuple[str, str], Told] = {}
    for one in (*_telling_first(lead), *_telling_first(own), *_telling_first(around)):
        told.setdefault((one.document, one.words), one)
    first: dict[str, Told] = {}
    for one in told.values():
        first.setdefault(one.document, one)
    return (*first.values(), *(one for one in told.values() if first[one.document] is not one))


def _telling_first(told: Iterable[Told]) -> list[Told]:
    return sorted(told, key=lambda one: (TELLING.index(one.fact.type), one.place))
