"""Echoes: where else a promise is told of, or that it was kept, in sentences that gave no such fact.

In: a promise, what is held. Out: the facts that stand in such sentences. Two texts are of one story where
both tell of a project or an agreement, or give one sum of three digits. Before it is said that one source
alone tells of a promise, or that nothing says what came of it, their other sentences are looked at, too: one
that names the deadline with a word for promising, one that says of what was promised that it is open or done.
It is a looser likeness than that by which a promise is kept: enough to raise no alarm.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from dragoman.model.entry import Told
from dragoman.model.fact import Agreement, Commitment, DateFact, Figure, Project
from dragoman.model.period import Period
from dragoman.packs.folding import fold
from dragoman.reconcile import names
from dragoman.reconcile.findings.amounts import digits
from dragoman.reconcile.findings.figures import is_money
from dragoman.reconcile.findings.held import Held

DIGITS = 3
"""Digits of a sum that two texts of one story are likely to give, and others are not."""


class Echoes:
    """The sentences of the texts that are of one story with others."""

    def __init__(self, held: Held) -> None:
        self._held = held

    def of_promise(self, promise: Told) -> Iterator[Told]:
        """The facts in sentences of other texts that name the deadline of a promise as one."""
        if not isinstance(promise.fact, Commitment) or (due := _last(promise.fact.deadline)) is None:
            return
        for one in self._around(promise):
            if isinstance(one.fact, DateFact):
                same = _last(one.fact.value) == due and self._held.handing.recalls(one.context)
            else:
                same = isinstance(one.fact, Commitment) and _last(one.fact.deadline) == due
            if same and self._may_be_meant(promise, one):
                yield one

    def keeps(self, promise: Told) -> bool:
        """Whether a sentence of another text, since the promise, may say that what it promises was done."""
        since, handing = Period.of(promise.published), self._held.handing
        if since is None or not isinstance(promise.fact, Commitment) or not handing.is_deed(promise.words):
            return False
        said, due = self._things(promise), _last(promise.fact.deadline)
        for one in self._around(promise):
            written = Period.of(one.published)
            if written is None or written.first < since.first or not handing.is_done(one.context):
                continue
            if not handing.parts(one.context) <= handing.parts(promise.words):
                continue
            told_again = isinstance(one.fact, DateFact) and _last(one.fact.value) == due
            if said & _singular(names.stems(one.context)) or (told_again and handing.recalls(one.context)):
                return True
        return False

    def recalls(self, fact: str, deadline: str | None) -> bool:
        """Whether a fact tells of what was done in time as promised: "ouverte samedi, comme promis"."""
        told, due = self._held.by_id.get(fact), _last(deadline)
        if told is None or not self._held.handing.recalls(told.context):
            return False
        when = Period.of(getattr(told.fact, "date", None) or told.published)
        return due is None or (when is not None and when.first <= due)

    def _around(self, promise: Told) -> Iterator[Told]:
        """All that the other texts of its story tell."""
        for document in sorted(self._story(promise.document)):
            yield from self._held.by_document.get(document, ())

    def _story(self, document: str) -> frozenset[str]:
        """The other texts that tell of a project or an agreement of this one, or give a sum of it."""
        found = set[str]()
        for one in self._held.by_document.get(document, ()):
            if isinstance(one.fact, Project | Agreement):
                account = self._held.account_of.get(one.id)
                found.update(account.documents if account else ())
            elif (sum_ := telling_sum(one)) is not None:
                found.update(self._sums.get(sum_, ()))
        return frozenset(found - {document})

    @cached_property
    def _sums(self) -> Mapping[tuple[str, float], Sequence[str]]:
        """The texts that give each sum."""
        found: dict[tuple[str, float], list[str]] = defaultdict(list)
        for one in self._held.told:
            if (sum_ := telling_sum(one)) is not None:
                found[sum_].append(one.document)
        return found

    def _may_be_meant(self, promise: Told, other: Told) -> bool:
        """Whether what is promised is named in the other sentence, or one of the two has a pronoun for it."""
        handing = self._held.handing
        if handing.finished_it(promise.words) or handing.of_it(other.context):
            return True
        return bool(self._things(promise) & _singular(names.stems(other.context)))

    def _things(self, promise: Told) -> frozenset[str]:
        """The words for what is promised, but for names and numbers."""
        named = frozenset(map(fold, names.proper(promise.words)))
        said = names.stems(self._held.handing.without_deed(promise.words))
        return _singular(one for one in said - named if not one[0].isdigit())


def telling_sum(told: Told) -> tuple[str, float] | None:
    """Unit and value of a sum of money that is not too round to be another's, too."""
    fact = told.fact
    if not isinstance(fact, Figure) or not is_money(fact.unit) or digits(fact.value) < DIGITS:
        return None
    return fact.unit, fact.value


def _last(edtf: str | None) -> date | None:
    """The last day of a date that has a year and an end."""
    period = Period.of(edtf)
    return period.last if period is not None and period.year and not (edtf or "").endswith("..") else None


def _singular(stems: Iterable[str]) -> frozenset[str]:
    """Words the same in the singular and the plural."""
    return frozenset(one.rstrip("sx") for one in stems)
