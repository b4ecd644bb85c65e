"""Fits what signs are worth where things stand in a row and their answers speak for one another.

In: rows of examples (`weighing`), with the signs of every two neighbours. Out: a bias, a weight a sign, and
three numbers a sign of neighbours: a conditional field in a chain, held back from extremes. Where rows come
from is left to `scripts/questions`; how they are judged later, to who asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy

from dragoman.evaluate.weighing import DIGITS, FOLDS, RARE, SHRINKING, Example

Array = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.float64]]
Answers = tuple[float, float, float]

JOINED = 1.0
"""How strongly what neighbours say is held near nought."""
_ROUNDS, _STILL, _KEPT, _ENOUGH = 200, 1e-2, 10, 1e-4


@dataclass(frozen=True, slots=True)
class Row:
    """Examples in a row, and the signs of each one with the next."""

    examples: Sequence[Example]
    joints: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Chained:
    """What was fitted; of neighbours: no and then yes, yes and then no, twice yes, beside twice no."""

    bias: float
    signs: dict[str, float]
    joints: dict[str, Answers]


def chain(rows: Sequence[Row], shrinking: float = SHRINKING) -> Chained:
    """Fit by a quasi-Newton method; the bias is not held back. The same rows give the same weights."""
    seen = Counter(sign for row in rows for one in row.examples for sign in one.signs)
    names = sorted(sign for sign, times in seen.items() if times >= RARE)
    joints = sorted({joint for row in rows for joint in (one for some in row.joints for one in some)})
    if not rows:
        return Chained(0.0, {}, {})
    table = _Table(rows, names, joints)
    held = numpy.concatenate([[1e-3], numpy.full(len(names), shrinking), numpy.full(3 * len(joints), JOINED)])

    def loss(weights: Array) -> tuple[float, Array]:
        likely, slope = table.likelihood(weights)
        return -likely + 0.5 * float((held * weights) @ weights), held * weights - slope

    found = [round(float(one), DIGITS) for one in _least(loss, numpy.zeros(len(held)))]
    turns = found[len(names) + 1 :]
    return Chained(
        found[0],
        dict(zip(names, found[1:], strict=False)),
        {joint: (turns[3 * i], turns[3 * i + 1], turns[3 * i + 2]) for i, joint in enumerate(joints)},
    )


def chances(chained: Chained, rows: Sequence[Row]) -> list[list[float]]:
    """The probability of yes of each example of each row."""
    names, joints = sorted(chained.signs), sorted(chained.joints)
    table = _Table(rows, names, joints)
    weights = [chained.bias, *(chained.signs[name] for name in names)]
    weights += [value for joint in joints for value in chained.joints[joint]]
    found = table.chances(numpy.array(weights)).tolist()
    return [found[start : start + len(row.examples)] for start, row in zip(table.starts, rows, strict=True)]


def cross_chained(documents: Sequence[Sequence[Row]], shrinking: float = SHRINKING) -> list[list[float]]:
    """The probability that each example of each document gets where every `FOLDS`-th document is left out."""
    found: list[list[float]] = [[] for _ in documents]
    for fold in range(FOLDS):
        fitted = chain(
            [row for i, some in enumerate(documents) if i % FOLDS != fold for row in some], shrinking
        )
        for i in range(fold, len(documents), FOLDS):
            found[i] = [chance for row in chances(fitted, documents[i]) for chance in row]
    return found


class _Table:
    """Rows as arrays: which example has which sign, which two neighbours have which."""

    def __init__(self, rows: Sequence[Row], names: Sequence[str], joints: Sequence[str]) -> None:
        examples = [one for row in rows for one in row.examples]
        self.signs = _marked([one.signs for one in examples], names, 1)
        self.signs[:, 0] = 1.0
        self.joints = _marked([some for row in rows for some in row.joints], joints, 0)
        self.right = numpy.array([float(one.right) for one in examples])
        sizes = numpy.array([len(row.examples) for row in rows])
        self.starts = [int(one) for one in numpy.cumsum(sizes) - sizes]
        steps = numpy.cumsum(sizes - 1) - (sizes - 1)
        places = numpy.arange(max(sizes, default=1))
        self.inside = places[None, :] < sizes[:, None]
        self.linked = places[None, 1:] < sizes[:, None]
        self.lines = numpy.where(self.inside, numpy.array(self.starts)[:, None] + places, 0)
        self.steps = numpy.where(self.linked, steps[:, None] + places[:-1], 0)
        both = [
            (a.right, b.right) for row in rows for a, b in zip(row.examples, row.examples[1:], strict=False)
        ]
        turns = [[not a and b, a and not b, a and b] for a, b in both]
        self.turns = numpy.array(turns, dtype=float).reshape(-1, 3)

    def likelihood(self, weights: Array) -> tuple[float, Array]:
        """Its logarithm, and by how much it grows with each weight."""
        odds, turns = self._scores(weights)
        total, single, double = self._expected(odds, turns)
        likely = float(odds @ self.right + (turns * self.turns).sum() - total.sum())
        slopes = [self.signs.T @ (self.right - single), (self.joints.T @ (self.turns - double)).ravel()]
        return likely, numpy.concatenate(slopes)

    def chances(self, weights: Array) -> Array:
        """The probability of yes of each example."""
        return self._expected(*self._scores(weights))[1]

    def _scores(self, weights: Array) -> tuple[Array, Array]:
        width = self.signs.shape[1]
        return self.signs @ weights[:width], self.joints @ weights[width:].reshape(-1, 3)

    def _expected(self, odds: Array, turns: Array) -> tuple[Array, Array, Array]:
        """Of each row the logarithm of all ways together; the chances of each answer and each two answers."""
        count, length = self.lines.shape
        here = numpy.zeros((count, length, 2))
        here[:, :, 1] = numpy.where(self.inside, odds[self.lines], 0.0)
        step = numpy.zeros((count, length - 1, 4))
        if len(turns):
            step[:, :, 1:] = numpy.where(self.linked[:, :, None], turns[self.steps], 0.0)
        step = step.reshape(count, length - 1, 2, 2)
        forth, back = here.copy(), numpy.zeros((count, length, 2))
        for at in range(1, length):
            ways = numpy.logaddexp(*numpy.moveaxis(forth[:, at - 1, :, None] + step[:, at - 1], 1, 0))
            linked = self.linked[:, at - 1, None]
            forth[:, at] = numpy.where(linked, ways + here[:, at], forth[:, at - 1])
        for at in range(length - 2, -1, -1):
            ahead = (here[:, at + 1] + back[:, at + 1])[:, None, :]
            ways = numpy.logaddexp(*numpy.moveaxis(step[:, at] + ahead, 2, 0))
            back[:, at] = numpy.where(self.linked[:, at, None], ways, 0.0)
        total = numpy.logaddexp(forth[:, -1, 0], forth[:, -1, 1])
        single = numpy.exp(forth + back - total[:, None, None])[:, :, 1]
        ahead = (here + back)[:, 1:, None, :]
        double = numpy.exp(forth[:, :-1, :, None] + step + ahead - total[:, None, None, None])
        return total, single[self.inside], double.reshape(count, length - 1, 4)[self.linked][:, 1:]


def _marked(signs: Sequence[Sequence[str] | frozenset[str]], names: Sequence[str], first: int) -> Array:
    """A line a thing, a column a name from `first` on: 1 where the thing has it."""
    column = {name: i + first for i, name in enumerate(names)}
    table = numpy.zeros((len(signs), len(names) + first))
    for at, some in enumerate(signs):
        table[at, [column[sign] for sign in some if sign in column]] = 1.0
    return table


def _least(loss: Callable[[Array], tuple[float, Array]], start: Array) -> Array:
    """Where a convex function is least: the L-BFGS method with steps halved until they gain."""
    at, (value, slope) = start, loss(start)
    moves: list[tuple[Array, Array]] = []
    for _ in range(_ROUNDS):
        way, size = -_bent(slope, moves), 1.0 if moves else 1.0 / max(1.0, float(numpy.abs(slope).sum()))
        while (there := loss(at + size * way))[0] > value + _ENOUGH * size * float(slope @ way):
            size /= 2
            if size < _STILL * _STILL * _STILL:
                return at
        moved, turned = size * way, there[1] - slope
        if float(moved @ turned) > 0:
            moves = [*moves[1 - _KEPT :], (moved, turned)]
        at, (value, slope) = at + moved, there
        if float(numpy.abs(slope).max()) < _STILL:
            break
    return at


def _bent(slope: Array, moves: Sequence[tuple[Array, Array]]) -> Array:
    """The slope by the bend that the last moves showed."""
    found, shares = slope.copy(), []
    for moved, turned in reversed(moves):
        share = float(moved @ found) / float(moved @ turned)
        found -= share * turned
        shares.append(share)
    if moves:
        moved, turned = moves[-1]
        found *= float(moved @ turned) / float(turned @ turned)
    for (moved, turned), share in zip(moves, reversed(shares), strict=True):
        found += (share - float(turned @ found) / float(moved @ turned)) * moved
    return found
