"""Fits confidence to what was right: by type and by the level that a rule gives a fact.

In: facts that were judged now, on texts that rules were made on, and at *first reading*, before any rule was
changed on the text's account; each with the level of its rule. Out: for each type and level the share that is
right. What is right now says too much of new texts, what was right then too little of today's rules: the mean
of both is taken, each smoothed towards what similar facts reached, so that a few facts do not decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.evaluate.calibration import Judged

Table = dict[str, dict[float, float]]

PRIOR = 0.92
"""The share that is right where nothing else is known: all facts at first reading."""

WEIGHT = 10
"""How many facts what is similar counts for."""

DIGITS = 2


def fit(now: Iterable[Judged], first: Iterable[Judged]) -> Table:
    """The table; within a type a higher level is never worth less."""
    today, before = list(now), list(first)
    table: Table = {}
    for kind, level in sorted({(fact.type, fact.confidence) for fact in today}):
        similar = _share([one for one in before if _tenth(one.confidence) == _tenth(level)], PRIOR)
        then = _share(_of(before, kind, level), similar)
        since = _share(_of(today, kind, level), then)
        table.setdefault(kind, {})[level] = (then + since) / 2
    return {kind: _rising(levels, today) for kind, levels in table.items()}


def applied(table: Table, facts: Iterable[Judged]) -> list[Judged]:
    """The facts with the confidence that a table gives them; as they are where it has none."""
    found = []
    for fact in facts:
        levels = table.get(fact.type, {})
        sure = min(levels, key=lambda level: (abs(level - fact.confidence), level), default=None)
        found.append(fact if sure is None else Judged(fact.type, levels[sure], fact.right))
    return found


def cross_validated(
    now: Sequence[Sequence[Judged]], first: Sequence[Sequence[Judged]], folds: int = 5
) -> tuple[list[Judged], list[Judged]]:
    """The facts of each document with the confidence that the other documents give them.

    `now` and `first` hold the facts of the same documents, in the same order; every `folds`-th is left out at
    once.
    """
    sure_now: list[Judged] = []
    sure_first: list[Judged] = []
    for fold in range(folds):
        rest = [i for i in range(len(now)) if i % folds != fold]
        table = fit((fact for i in rest for fact in now[i]), (fact for i in rest for fact in first[i]))
        sure_now += applied(table, (fact for one in now[fold::folds] for fact in one))
        sure_first += applied(table, (fact for one in first[fold::folds] for fact in one))
    return sure_now, sure_first


def _of(facts: Iterable[Judged], kind: str, level: float) -> list[Judged]:
    return [fact for fact in facts if (fact.type, fact.confidence) == (kind, level)]


def _tenth(level: float) -> int:
    return int(round(level * 10, 9))


def _share(facts: Sequence[Judged], similar: float) -> float:
    return (sum(fact.right for fact in facts) + WEIGHT * similar) / (len(facts) + WEIGHT)


def _rising(levels: dict[float, float], facts: Sequence[Judged]) -> dict[float, float]:
    """The levels with values that never fall: neighbours that do are joined (pool adjacent violators)."""
    weights = {level: 1 + sum(fact.confidence == level for fact in facts) for level in levels}
    blocks: list[tuple[float, float, list[float]]] = []
    for level in sorted(levels):
        value, weight, members = levels[level], float(weights[level]), [level]
        while blocks and blocks[-1][0] > value:
            last, more, joined = blocks.pop()
            value = (value * weight + last * more) / (weight + more)
            weight, members = weight + more, [*joined, *members]
        blocks.append((value, weight, members))
    return {level: round(value, DIGITS) for value, _, members in blocks for level in members}
