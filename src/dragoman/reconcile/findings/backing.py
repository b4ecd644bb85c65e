"""Second sources: who else gives the same sum, or tells of the same promise, in whatever words.

In: what is held. Out: for a sum or a promise the facts of any text that may be of the same, the least first.
Who tells that what is promised is planned, or was begun, tells of the promise, too. It is a looser likeness
than that of entries: enough to say that something is not told by one source alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Commitment, Figure
from dragoman.model.period import Agreement, agreement
from dragoman.reconcile import names
from dragoman.reconcile.findings.figures import Measure, measures
from dragoman.reconcile.findings.following import plans
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.findings.meaning import cannot_both_be
from dragoman.reconcile.findings.sums_again import is_known_again, told_again

GIVEN = frozenset({"investment", "cost", "loan", "grant", "debt"})
"""Sums that are lent, given or spent, under whichever name."""
TELLING = 6
"""Words of a promise by which others like it are looked for: its longest."""
ALIKE = 0.6
"""What two accounts of a promise share of the words of the shorter one."""


class Backing:
    """All sums and promises of a record, by what tells them apart."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._sums: dict[tuple[str, str, str], list[Measure]] = defaultdict(list)
        self._values: dict[tuple[str, float], list[Measure]] = defaultdict(list)
        self._of: dict[str, list[Measure]] = defaultdict(list)
        self._promises: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for one in measures(held):
            if one.is_money and one.fact.base_period is None:
                self._of[one.told.id].append(one)
                self._values[one.fact.unit, one.fact.value].append(one)
                for token in one.sides | named(one.told):
                    self._sums[one.fact.unit, rounded(one.fact.value), token].append(one)
        for account in held.of_type("commitment"):
            for told in account.told:
                for key in promise_keys(told):
                    self._promises[key].append(told)

    def of_sum(self, one: Measure) -> Iterator[str]:
        """The facts that may give this sum, too."""
        for token in sorted(one.sides | named(one.told)):
            for other in self._sums.get((one.fact.unit, rounded(one.fact.value), token), ()):
                if _one_sum(one, other):
                    yield other.told.id
        if is_known_again(one.fact):
            for other in self._values[one.fact.unit, one.fact.value]:
                if told_again(one, other, self._held):
                    yield other.told.id

    def of_promise(self, promise: Told) -> Iterator[str]:
        """The facts that may tell of this promise, too, or give the sum that it names."""
        if not isinstance(promise.fact, Commitment):
            return
        action, said = promise.fact.action, names.stems(promise.words)
        for plan in plans(promise, self._held.by_document.get(promise.document, ())):
            account = self._held.account_of.get(plan.id)
            yield from (one.id for one in (account.told if account else ()) if _is_asserted(one))
        for told in self._held.by_document.get(promise.document, ()):
            if isinstance(told.fact, Figure) and told.fact.spans:
                span = told.fact.spans[0]
                if action.start <= span.start and span.end <= action.end:
                    for one in self._of.get(told.id, ()):
                        yield from self.of_sum(one)
        for key in promise_keys(promise):
            for other in self._promises[key]:
                words = names.stems(other.words)
                if _deadlines_agree(promise, other) and len(said & words) >= ALIKE * min(
                    len(said), len(words)
                ):
                    yield other.id


def named(told: Told) -> frozenset[str]:
    """The names in the sentence of a fact."""
    return _named(told.context)


@lru_cache(maxsize=20_000)
def _named(words: str) -> frozenset[str]:
    return frozenset(one for one in names.proper(words) if not one[0].isdigit())


def rounded(value: float) -> str:
    """A sum to two digits: "47,8 millions" is what another text rounds to 48."""
    return f"{value:.1e}"


def _is_asserted(told: Told) -> bool:
    """Whether a fact says more of a thing than its name."""
    return getattr(told.fact, "status", None) != "mentioned"


def _one_sum(one: Measure, other: Measure) -> bool:
    """Whether two figures of nearly one value that share a name can be one sum: nothing they say differs.

    Where the one is rounder, both have to be of one kind, the one told with no names that the other has not.
    """
    kinds = {one.fact.indicator, other.fact.indicator}
    if one.fact.value != other.fact.value:
        few, more = sorted((named(one.told), named(other.told)), key=len)
        alike = len(kinds) == 1 and bool(few) and few <= more
        if not alike or cannot_both_be([one], [other]):
            return False
    if len(kinds) > 1 and not kinds <= GIVEN | {"other"}:
        return False
    if agreement(one.period, other.period) is Agreement.CLASH:
        return False
    of = {names.key(party) for party in (one.fact.of, other.fact.of) if party is not None}
    if len(of) > 1:
        return False
    if of and one.fact.value == other.fact.value and one.fact.of is not None and other.fact.of is not None:
        return True  # whoever is said to pay it
    pairs = len(one.sides) > 1 and len(other.sides) > 1
    if not pairs or one.sides <= other.sides or other.sides <= one.sides:
        return True
    return len(kinds) == 1 and one.fact.value == other.fact.value and _named_there(one, other)


def _named_there(one: Measure, other: Measure) -> bool:
    """Whether of two who share a side, the bank or company that the one has is named beside the other's sum.

    "5 milliards de dollars de l'Eximbank": whether it is the bank's or its state's, it is one loan.
    """
    bodies = [
        (party, there)
        for here, there in ((one, other), (other, one))
        for party in (here.fact.area, here.fact.counterpart)
        if isinstance(party, Entity) and names.key(party) not in there.sides
    ]
    return bool(one.sides & other.sides and bodies) and all(
        any(
            words and words <= names.stems(there.told.context)
            for words in map(names.stems, (party.label, *party.labels))
        )
        for party, there in bodies
    )


def promise_keys(told: Told) -> Iterator[tuple[str, str]]:
    """Each party that promises, with each of the most telling words of what it promises.

    Whoever is said to promise it, so much by a day is one promise: "35 millions de tonnes en 2025".
    """
    if isinstance(told.fact, Commitment):
        words = _telling(told.words)
        yield from ((actor, word) for actor in sorted(names.keys(told.fact.actors)) for word in words)
        due = told.fact.deadline
        if due is not None:
            much = [f"{one}={due}" for one in names.stems(told.words) if one[0].isdigit() and one not in due]
            yield from ((one, word) for one in sorted(much) for word in words if not word[0].isdigit())


@lru_cache(maxsize=20_000)
def _telling(words: str) -> tuple[str, ...]:
    return tuple(sorted(names.stems(words), key=lambda stem: (-len(stem), stem))[:TELLING])


def _deadlines_agree(one: Told, other: Told) -> bool:
    dates = [told.fact.deadline for told in (one, other) if isinstance(told.fact, Commitment)]
    return agreement(dates[0], dates[-1]) is not Agreement.CLASH
