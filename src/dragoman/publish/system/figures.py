"""Rows for series of figures: one indicator of one thing, by period, every value that sources give.

In: the sources of a record. Out: rows and `Value`s. Figures of a project stand in its row; those of nothing
in particular are in no series and are only counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Told
from dragoman.model.fact import Figure
from dragoman.model.period import YEAR, Period
from dragoman.packs.entries import Undertaking
from dragoman.packs.framework import Framework
from dragoman.publish.system.registry import known
from dragoman.publish.system.row import Gap, Row, Value
from dragoman.publish.system.sources import Sources, key, moment, sayings

UNTOLD = frozenset({"share", "other", "duration"})
"""Indicators that do not say of what they are, anniversaries among them: such figures are in no series."""

MONEY_FIRST = ("trade", "exports", "imports", "fdi", "investment", "loan", "grant", "debt")
"""The indicators of which readers ask first; the others follow by name."""


def rank(indicator: str) -> str:
    """What series are sorted by."""
    place = MONEY_FIRST.index(indicator) if indicator in MONEY_FIRST else len(MONEY_FIRST)
    return f"{place} {indicator}"


def series(sources: Sources, framework: Framework) -> Iterator[Row]:
    """A row for each series of figures that is not of a project."""
    for entry in sources.of("figure"):
        first = entry.told[0].fact
        if isinstance(first, Figure) and stands_alone(first, framework):
            yield _series(entry.id, first, entry.told, sources)


def stands_alone(fact: Figure, framework: Framework) -> bool:
    """Whether a figure has a place in a series of its own: it is of somebody or something, and no project."""
    if fact.indicator in UNTOLD or isinstance(known(framework, fact.of), Undertaking):
        return False
    return any(key(one) for one in (fact.area, fact.counterpart)) or fact.of is not None


def single(sources: Sources, framework: Framework) -> int:
    """How many figures stand in no series and are of no project."""
    facts = [one.fact for entry in sources.of("figure") for one in entry.told]
    return sum(
        isinstance(fact, Figure)
        and not stands_alone(fact, framework)
        and not isinstance(known(framework, fact.of), Undertaking)
        for fact in facts
    )


def _series(id: str, first: Figure, told: tuple[Told, ...], sources: Sources) -> Row:
    found = values(told, sources)
    unknown = any(one.period is None and not one.aim for one in found)
    gaps: tuple[Gap, ...] = ("no-period",) if unknown else ()
    area, counterpart = _sides(first)
    return Row(
        id=id,
        kind="figures",
        type=first.indicator,
        parties=() if area is None else (area,),
        counterparts=() if counterpart is None else (counterpart,),
        thing=first.of if isinstance(first.of, (Entity, str)) else None,
        values=found,
        said=sayings(told),
        told=told,
        gaps=gaps,
        entries=(id,),
    )


def _sides(fact: Figure) -> tuple[Party | None, Party | None]:
    """Trade is named from China's side, or from the first by code: the same whoever a text names first."""
    area, counterpart = fact.area, fact.counterpart
    if fact.indicator == "trade" and area and counterpart and key(counterpart) < key(area):
        return counterpart, area
    return area, counterpart


def values(told: Iterable[Told], sources: Sources) -> tuple[Value, ...]:
    """The values, the latest period first; what several documents give alike is one value."""
    groups: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    facts: dict[tuple[object, ...], Figure] = {}
    for one, fact in [(one, one.fact) for one in told if isinstance(one.fact, Figure)]:
        what = (fact.indicator, fact.value, fact.unit, fact.period, fact.base_period, fact.qualifier)
        how = (_ahead(fact.period, one.published), sources.is_aim(one))
        groups[what + how].append(one)
        facts.setdefault(what + how, fact)
    found = [
        Value(
            indicator=fact.indicator,
            value=fact.value,
            unit=fact.unit,
            period=fact.period,
            base_period=fact.base_period,
            qualifier=fact.qualifier,
            told=tuple(groups[same]),
            ahead=_ahead(fact.period, groups[same][0].published),
            aim=sources.is_aim(groups[same][0]),
        )
        for same, fact in facts.items()
    ]
    return tuple(sorted(found, key=_order))


def _ahead(period: str | None, published: str | None) -> bool:
    """Whether a figure is for a time that had not passed when it was told: an aim or a forecast.

    Of years up to the present ("since 2008") one is told what was.
    """
    then, now = Period.of(period), Period.of(published)
    if then is None or now is None or not then.year or then.last <= now.last:
        return False
    return then.days <= YEAR or then.last.year > now.last.year


def _order(one: Value) -> tuple[bool, int, str, str, float, str, str]:
    """The latest period first, what has none last; of one period the greatest value first."""
    day = moment(one.period) or date.min
    what = (one.indicator, one.unit, -one.value, one.qualifier, str(one.period))
    return one.period is None, -day.toordinal(), *what
