"""Whether two texts of one story tell of one agreement, though neither says enough of it to be known by that.

In: two agreements. Out: whether they may be one, and what else they are then compared by. Of what a text that
tells of a project calls an agreement another that tells of it, too, says that it is a contract, names one of
those who signed, or gives a day some days off. A text that says on what it is agrees with one that does not.
One that names nobody has to give the same day, or a number of the other's.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import timedelta

from dragoman.model.entry import Told
from dragoman.model.fact import Agreement
from dragoman.model.period import YEAR, Period, agreement, months
from dragoman.model.period import Agreement as Fit
from dragoman.reconcile.reporting import when
from dragoman.reconcile.signers import bodies, of_one_subject, parties_of, shortened
from dragoman.reconcile.stories import give_one_number, of_one_story

PLAIN = "agreement"
"""What one text calls an agreement may be of any kind."""
ERR = timedelta(days=6)
"""By how much two texts of one story may date one signature differently."""


def retold_keys(told: Told) -> Iterator[Hashable]:
    """What an agreement is found by in other texts of its story: each month in which it may be dated."""
    for month in frozenset(_months(told)):
        yield from ((mark, month) for mark in sorted(told.works))


def retold(a: Told, b: Told) -> bool:
    """Whether two texts of one story may mean one agreement, of one status and of about one time."""
    one, other = a.fact, b.fact
    if not isinstance(one, Agreement) or not isinstance(other, Agreement) or one.status != other.status:
        return False
    if not of_one_story(a, b):
        return False
    fit = agreement(when(a), when(b))
    named = bool(one.parties and other.parties)
    # A railway that is told of for years has many agreements a month: who names nobody means none of them.
    if not named and fit is not Fit.DAY and not give_one_number(a, b):
        return False
    in_one_year = fit is Fit.YEAR and not bodies(one).isdisjoint(bodies(other))
    near = fit is Fit.CLASH and _about_one_day(one, other)
    return (fit >= Fit.MONTH or in_one_year or near) and _alike(one, other)


def _about_one_day(one: Agreement, other: Agreement) -> bool:
    """Whether two dates are so near that one of the texts of a story may err."""
    here, there = Period.of(one.date), Period.of(other.date)
    if here is None or there is None or not (here.year and there.year):
        return False
    return max(here.first - there.last, there.first - here.last) <= ERR


def _alike(one: Agreement, other: Agreement) -> bool:
    """Whether neither says what the other does not allow."""
    kinds = one.kind == other.kind or PLAIN in (one.kind, other.kind)
    return kinds and _parties_agree(one, other) and of_one_subject(one, other)


def _parties_agree(one: Agreement, other: Agreement) -> bool:
    """Whether both name one of the parties, and whom one names alone the other may have left out.

    A state may stand for its company; another company is another party.
    """
    here, there = parties_of(one), parties_of(other)
    if not here or not there:
        return bool(here or there)
    same = shortened(one, other)
    here, there = here - same, there - same
    if not (same or here & there):
        return False
    mine, theirs = (here - there) & bodies(one), (there - here) & bodies(other)
    more, yours = (here - there) - mine, (there - here) - theirs
    return not (mine and theirs) and not (more and yours)


def _months(told: Told) -> Iterator[tuple[int, int]]:
    dated = when(told)
    yield from months(dated)
    if (period := Period.of(dated)) is not None and period.year and period.days <= YEAR:
        yield from months((period.first - ERR).isoformat())
