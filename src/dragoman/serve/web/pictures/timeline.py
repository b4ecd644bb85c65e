"""What happened when, in lanes, as a timeline shows it: the entries of some days with the most sources.

In: a visit. Out: the days and lanes that its address asks for, the data of a timeline, its rows. Never more
than `MOST` entries are asked for, however many there are: the counts of years come from the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from dragoman.model.catalogue import Asked, Card, Count
from dragoman.model.period import Period
from dragoman.model.recalled import account_from_json
from dragoman.publish.pictures.lanes import TYPES, Happening, Lane
from dragoman.publish.pictures.timeline import Timeline
from dragoman.reconcile.timeline import DUE, Event, events
from dragoman.serve.web import addresses
from dragoman.serve.web.asking import QuestionError
from dragoman.serve.web.pictures.few import WITHIN, counted
from dragoman.serve.web.titles import titled
from dragoman.serve.web.visit import Visit
from dragoman.serve.web.words import Words, later

MOST = 200
"""Entries that a timeline shows."""
LANES = {
    "type": later("types"),
    "country": later("countries"),
    "mechanism": later("mechanisms"),
    "project": later("projects"),
    "sector": later("sectors"),
}
"""What lanes may be of, and what the page calls it."""
HIGHEST = 14
"""Lanes at most."""
LEAST, LONGEST = 2, 400 * 366
"""The days that a timeline may show."""
AROUND = 20
"""Years that an overview has before and after those that are shown first."""
USUAL = 0.03
"""The part of all that is left out at each end of the years that are shown first."""
COLUMNS = ("date", "type", "status", "title", "lanes", "sources", "documents", "id", "page")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that are shown, both included."""

    first: date
    last: date

    def moved(self, part: float) -> Stretch:
        """As many days, later by a part of them."""
        step = timedelta(days=max(1, round(self.many * abs(part))) * (1 if part > 0 else -1))
        return Stretch(_within(self.first, step), _within(self.last, step))

    def scaled(self, factor: float) -> Stretch:
        """About the same middle, so many times as long."""
        many = min(LONGEST, max(LEAST, round(self.many * factor)))
        aside = timedelta(days=(many - self.many) // 2)
        return Stretch(_within(self.first, -aside), _within(self.last, aside))

    @property
    def many(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Held:
    """What a timeline is made of; `aside` is how many events stand in none of its lanes."""

    stretch: Stretch
    grouping: str
    lanes: tuple[Lane, ...]
    events: tuple[tuple[Event, Card, tuple[str, ...]], ...]
    aside: int
    years: Mapping[int, int]
    total: Count
    titles: Mapping[str, str]


def held(visit: Visit) -> Held:
    """What the address of a visit asks for.

    Raises:
        QuestionError: lanes of a kind that there is not, or days in the wrong order.
    """
    grouping = visit.request.query_params.get("lanes") or "type"
    if grouping not in LANES:
        raise QuestionError("lanes", grouping, tuple(LANES))
    asked = replace(visit.asked(types=tuple(TYPES)), order="-sources", limit=MOST, after=None)
    asked = replace(asked, types=tuple(one for one in asked.types if one in TYPES) or tuple(TYPES))
    whole = visit.site.record.facets(replace(asked, since=None, until=None), ("year",), within=WITHIN)
    years = {int(year): many for year, many in whole.counts.get("year", {}).items()}
    stretch = _stretch(asked, years)
    timed = replace(asked, since=stretch.first.isoformat(), until=stretch.last.isoformat())
    total, cards = counted(visit.site.record, timed)
    dated, _ = events(account_from_json(one.type, one.said, fields=False) for one in cards.values())
    inside = [(one, cards[one.account.id]) for one in dated if _is_in(one, stretch)]
    placed = [(one, card, tuple(_lanes(card, grouping, visit))) for one, card in inside]
    lanes = _chosen(placed, grouping, visit)
    known = {lane.id for lane in lanes}
    drawn = tuple(one for one in placed if known.intersection(one[2]))
    titles = {card.id: titled(card.type, card.said, visit.words) for _, card, _ in drawn}
    return Held(stretch, grouping, lanes, drawn, len(placed) - len(drawn), _usual_years(years), total, titles)


def timeline(shown: Held, visit: Visit) -> Timeline:
    """The data of the picture."""

    def near(first: date, last: date, _lane: str) -> str:
        closer = Stretch(first, last)
        return address(visit, closer if closer.many >= LEAST else closer.scaled(LEAST))

    happenings = tuple(
        _happening(event, card, lanes, shown.titles[card.id], visit.words)
        for event, card, lanes in shown.events
    )
    today = datetime.now(UTC).date()
    return Timeline(
        shown.lanes,
        happenings,
        shown.stretch.first,
        shown.stretch.last,
        today,
        near,
        shown.years,
        visit.language,
    )


def rows(shown: Held) -> list[dict[str, Any]]:
    """The events as a table has them, in the order of time."""
    return [
        {
            "date": event.date,
            "type": card.type,
            "status": event.status,
            "title": shown.titles[card.id],
            "lanes": list(lanes),
            "sources": card.sources,
            "documents": card.documents,
            "id": card.id,
            "page": addresses.entry(card.type, card.id),
        }
        for event, card, lanes in shown.events
    ]


def address(visit: Visit, stretch: Stretch) -> str:
    """The address of the same timeline at other days."""
    return visit.here(since=stretch.first.isoformat(), until=stretch.last.isoformat(), format=None)


def _stretch(asked: Asked, years: Mapping[int, int]) -> Stretch:
    since, until = Period.of(asked.since), Period.of(asked.until)
    usual = _usual(years)
    first, last = since.first if since else usual.first, until.last if until else usual.last
    if first > last and since and until:
        raise QuestionError("until", str(asked.until), (f"≥ {asked.since}",))
    if first > last:
        first, last = (
            (first, first.replace(month=12, day=31)) if since else (last.replace(month=1, day=1), last)
        )
    found = Stretch(first, last)
    return found if LEAST <= found.many <= LONGEST else found.scaled(1)


def _usual(years: Mapping[int, int]) -> Stretch:
    """The years in which most is, without the few far away."""
    total, seen, inside = sum(years.values()), 0, []
    for year, many in sorted(years.items()):
        if seen + many > total * USUAL and seen < total * (1 - USUAL):
            inside.append(year)
        seen += many
    this = datetime.now(UTC).year
    return Stretch(date(min(inside, default=this - 2), 1, 1), date(max(inside, default=this), 12, 31))


def _usual_years(years: Mapping[int, int]) -> dict[int, int]:
    """The years of an overview: a few decades about those in which most is."""
    usual = _usual(years)
    first, last = usual.first.year - AROUND, usual.last.year + AROUND
    return {year: many for year, many in years.items() if first <= year <= last}


def _is_in(event: Event, stretch: Stretch) -> bool:
    period = Period.of(event.date)
    return period is not None and period.first <= stretch.last and period.last >= stretch.first


def _lanes(card: Card, grouping: str, visit: Visit) -> Iterator[str]:
    """The lanes that an entry stands in."""
    said = card.said
    if grouping == "type":
        yield card.type
    elif grouping == "sector":
        yield card.sector or ""
    elif grouping == "country":
        members = [str(one) for one in visit.site.framework.card.members]
        held = [
            one for name in ("participants", "parties", "countries", "actors") for one in said.get(name) or ()
        ]
        yield from (code for code in members if code in held)
    elif grouping == "mechanism":
        mechanism = said.get("mechanism") or {}
        yield mechanism.get("id") or ""
    else:
        project = said.get("project") or {}
        yield card.id if project else ""


def _chosen(
    placed: Iterable[tuple[Event, Card, tuple[str, ...]]], grouping: str, visit: Visit
) -> tuple[Lane, ...]:
    """The lanes with the most in them; types and countries in the order of the framework."""
    counted = Counter(lane for _, card, lanes in placed for lane in set(lanes) if lane)
    titles = (
        {card.id: card for _, card, _ in placed if card.type == "project"} if grouping == "project" else {}
    )
    wanted: Sequence[str] = [lane for lane, _ in counted.most_common(HIGHEST)]
    if grouping == "type":
        wanted = [one for one in TYPES if one in counted]
    elif grouping == "country":
        wanted = [str(one) for one in visit.site.framework.card.members if str(one) in counted]
    return tuple(_lane(one, grouping, titles, visit.words) for one in wanted)


def _lane(id: str, grouping: str, titles: Mapping[str, Card], words: Words) -> Lane:
    if grouping == "type":
        return Lane(id, words.gettext(TYPES[id][1]), "")
    if grouping == "sector":
        return Lane(id, words.sector(id), f"/projects?sector={quote(id, safe='')}")
    if grouping == "project":
        return Lane(id, words.entity(titles[id].said["project"]), addresses.entry("project", id))
    return Lane(id, words.called(id), addresses.entry(grouping, id))


def _happening(event: Event, card: Card, lanes: tuple[str, ...], title: str, words: Words) -> Happening:
    period = Period.of(event.date)
    if period is None:
        raise ValueError(f"{event.date!r} has no days")  # events() gives none without
    status = words.gettext("due") if event.status == DUE else words.status(event.status)
    many = words.ngettext("%(n)s source", "%(n)s sources", card.sources) % {"n": card.sources}
    kind = words.gettext(TYPES[card.type][1])
    said = f"{words.date(event.date)}{words.colon} {title} – {kind}, {status}, {many}"
    href = addresses.entry(card.type, card.id)
    return Happening(card.id, card.type, period.first, period.last, title, said, href, card.sources, lanes)


def _within(day: date, step: timedelta) -> date:
    try:
        return day + step
    except OverflowError:
        return date.max if step.days > 0 else date.min
