"""Under which keys facts and accounts are looked up, and how many of those that tell alike are looked at.

In: facts, accounts. Out: keys, short and the same in every run. Two rules bound what a question costs however
popular a thing is: of the facts of one *strand* (of one node, with one status; of figures, of one year) and
of those under one key, the first are looked at, in the order of documents; the others are counted. Which they
are depends on what is told alone, never on when it was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from dragoman.model.account import Account
from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Commitment, Figure, Meeting, Position
from dragoman.model.period import months
from dragoman.model.voice import Voice
from dragoman.packs.framework import Framework
from dragoman.reconcile import names
from dragoman.reconcile.accounts.making import person_id
from dragoman.reconcile.findings.amounts import amount_key, of_a_year
from dragoman.reconcile.findings.backing import named, promise_keys, rounded
from dragoman.reconcile.findings.figures import is_money
from dragoman.reconcile.findings.following import OVER, is_given, promised
from dragoman.reconcile.findings.held import year_of
from dragoman.reconcile.findings.opening import opened_by, opens
from dragoman.reconcile.findings.parts import ADDITIVE
from dragoman.reconcile.findings.rates import RATES
from dragoman.reconcile.findings.sums_again import is_known_again
from dragoman.reconcile.handing import HandingReader
from dragoman.reconcile.meeting_clashes import TALKS
from dragoman.reconcile.nodes import digest

LIKE = 16
"""Facts of one strand that are looked at: more that tell alike say nothing new."""
UNDER = 12
"""Facts under one key that are looked at: a second source is what is looked for."""
WITHIN = 40
"""Members of a family, and accounts under one key, that are looked at."""
FAMILY = "g"
"""What the key of a family begins with, and no other."""
FLOWS = frozenset({"trade", "exports", "imports"})


def strand(told: Told, node: str, settled: str | None) -> tuple[str, str]:
    """What the facts that tell like this one are known by, and their label: a status, of figures the year."""
    made = label(settled or told.fact.period) if isinstance(told.fact, Figure) else _status(told)
    return digest("strand", node, made), made


def label(period: str | None) -> str:
    """The year of a period; nothing where it has none, or several."""
    year = year_of(period)
    return "" if year is None else str(year)


def account_of(told: Told, entry: str) -> str:
    """The account that a fact stands in: its entry's, of offices the person's."""
    fact = told.fact
    return person_id(names.key(fact.person)) if isinstance(fact, Position) else entry


def of_account(id: str) -> str:
    """The key of what is told in an account."""
    return digest("account", id)


def of_document(id: str) -> str:
    """The key of what is told in a document."""
    return digest("document", id)


def of_shard(account: str, label: str) -> str:
    """The key of the figures of a series that are of one year."""
    return digest("shard", account, label)


def offered(told: Told, settled: str | None, framework: Framework, handing: HandingReader) -> frozenset[str]:
    """The keys under which others look a fact up."""
    if isinstance(told.fact, Commitment):
        return frozenset(of_promise(told))
    if isinstance(told.fact, Meeting):
        return frozenset(digest("opened", *key) for key in opens(told, handing))
    if isinstance(told.fact, Figure):
        given = [of_given(told.fact)] if is_given(told, handing) else []
        rates = of_rate(told, told.fact, settled)
        dated = [of_amount(told.fact)] if of_a_year(told.fact) and amount_key(told.fact) is not None else []
        sums = (*of_sum(told, told.fact), *families(told.fact, settled, framework))
        return frozenset((*sums, *given, *rates, *dated))
    return frozenset()


def of_promise(told: Told) -> Iterator[str]:
    """The keys of a promise: who promises, with each of its most telling words."""
    return (digest("promise", *key) for key in promise_keys(told))


def of_sum(told: Told, fact: Figure) -> Iterator[str]:
    """The keys of a sum of money: what it is, alone and with each name that stands beside it."""
    if is_money(fact.unit) and fact.base_period is None:
        if is_known_again(fact):
            yield digest("sum", fact.unit, fact.value)
        parties = (names.key(one) for one in (fact.area, fact.counterpart, fact.of) if one is not None)
        for token in {*parties, *named(told)}:
            yield digest("sum", fact.unit, rounded(fact.value), token)


def of_handing(
    promises: Iterable[Told], voices: Mapping[str, Iterable[Voice]], handing: HandingReader
) -> frozenset[str]:
    """The keys of what is promised to be handed over, by what documents tell."""
    return frozenset(
        of_given(fact)
        for promise in promises
        for fact in promised(promise, (one.told for one in voices[promise.document]), handing)
    )


def of_opening(promises: Iterable[Told], handing: HandingReader) -> frozenset[str]:
    """The keys of what is promised to be opened."""
    return frozenset(digest("opened", *key) for promise in promises for key in opened_by(promise, handing))


def of_given(fact: Figure) -> str:
    """The key of a number of things that were handed over."""
    return digest("given", fact.unit, fact.value)


def of_amount(fact: Figure) -> str:
    """The key of an amount by which others date their texts."""
    return digest("amount", amount_key(fact))


def of_rate(told: Told, fact: Figure, settled: str | None) -> Iterator[str]:
    """The keys of a growth or a share: whose it is, or a name beside it; of when and since when."""
    if fact.indicator not in RATES:
        return
    sides = names.keys(one for one in (fact.area, fact.counterpart, fact.of) if one is not None)
    for whose in [sides] if sides else sorted(named(told)):
        yield digest("rate", fact.indicator, fact.unit, whose, settled or fact.period, fact.base_period)


def families(fact: Figure, settled: str | None, framework: Framework) -> Iterator[str]:
    """The keys under which totals stand with their parts: a region with its states, trade with both ways."""
    period = settled or fact.period
    open_ = fact.qualifier in ("at-least", "at-most", "ordinal")
    if open_ or period is None or fact.base_period is not None or fact.indicator not in ADDITIVE:
        return
    if fact.of is None:
        sides = names.keys(one for one in (fact.area, fact.counterpart) if one is not None)
        for region in framework.card.regions:
            for one in sorted(sides & {region.id, *region.members}):
                others = frozenset(sides - {one})
                yield FAMILY + digest("region", fact.indicator, fact.unit, period, region.id, others)[1:]
        if len(sides) > 1 and fact.indicator in FLOWS:
            yield FAMILY + digest("flows", fact.unit, period, frozenset(sides))[1:]


def most(key: str) -> int:
    """How many facts under a key are looked at."""
    return WITHIN if is_family(key) else UNDER


def is_family(key: str) -> bool:
    """Whether a key is that of a total and its parts."""
    return key.startswith(FAMILY)


def offered_by(account: Account) -> frozenset[str]:
    """The keys under which others look an account up: a meeting that was held, a project that is over."""
    if account.type == "meeting" and account.values.get("status") == "held":
        return frozenset(reports(account))
    if account.type == "project" and any(one.status in OVER for one in account.history):
        return frozenset(of_finished(telling(words)[0]) for words in names_of(account.values["project"]))
    return frozenset()


def names_of(project: Entity) -> frozenset[frozenset[str]]:
    """The names by which a promise may mean a project, each as its words; one word alone is none."""
    found = (names.stems(one) for one in (project.label, *project.labels))
    return frozenset(some for some in found if len(some) > 1)


def telling(words: Iterable[str]) -> list[str]:
    """Words, the longest first."""
    return sorted(words, key=lambda word: (len(word), word), reverse=True)


def bears(account: str, label: str) -> bool:
    """Whether what is told under a label has part in what an account is looked up for."""
    return label in OVER if account.startswith("p-") else label == "held"


def of_finished(word: str) -> str:
    """The key of projects that are over, by the longest word of a name."""
    return digest("finished", word)


def reports(meeting: Account) -> Iterator[str]:
    """The keys under which a meeting and its plan meet: a month with a mechanism, a place or two parties.

    What two parties meet for is part of it: talks report no forum.
    """
    values = meeting.values
    said: list[Any] = [("mechanism", *_keys(values.get("mechanism"))), ("place", *_keys(values.get("place")))]
    features = [one for one in said if len(one) > 1]
    kind = "talks" if values.get("kind") in TALKS else values.get("kind")
    features += ((kind, *two) for two in combinations(sorted(_keys(values.get("participants"))), 2))
    for month in months(values.get("date")):
        yield from (digest("held", month, *one) for one in features)


def _keys(value: Any) -> Iterable[str]:
    if value is None:
        return ()
    return names.keys(value if isinstance(value, tuple) else (value,))


def _status(told: Told) -> str:
    return str(getattr(told.fact, "status", None) or "")
