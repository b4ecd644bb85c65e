"""Series of figures as charts show them: each value with its source, in both currencies, with what was found.

In: a visit and the cards of series. Out: for each the panels of a chart, the rows of a table, the findings.
Of a series with very many values those that most facts give are drawn, and the page says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from dragoman.model.account import Account, Point
from dragoman.model.catalogue import Card
from dragoman.model.period import Period
from dragoman.model.recalled import account_from_json
from dragoman.publish.phrasing.numbers import unit_name
from dragoman.publish.pictures.figures import (
    CONVERTED,
    DERIVED,
    NARROW,
    TOLD,
    WIDE,
    Panel,
    Value,
    conflicts,
    figures_svg,
)
from dragoman.publish.pictures.svg import Frame
from dragoman.reconcile.converting import Converted, converted
from dragoman.serve.web import addresses
from dragoman.serve.web.explaining import explained
from dragoman.serve.web.titles import titled
from dragoman.serve.web.visit import Visit
from dragoman.serve.web.words import Words, later

MOST = 40
"""Values of a series that are drawn and listed."""
RATE = re.compile(r"([\d.e+-]+) (\w+) for one (\w+) on the average of (\d+)")
"""A rate as `reconcile.converting` gives it."""
FOUND = ("conflict", "arithmetic")
"""The kinds of findings that are on a value."""
LONGEST = 45 * 366
"""Days that a value's period may have to be drawn."""
COLUMNS = (
    *("series", "title", "indicator", "period", "value", "unit", "qualifier", "base_period"),
    *("other_value", "other_unit", "rate", "how", "check", "documents", "facts", "page"),
)
SIGNS = {"≈ ": "approximate", "≥ ": "at-least", "≤ ": "at-most"}
CHECKED = {"conflict": later("contradicted"), "misfit": later("does not add up"), "fit": later("adds up")}


@dataclass(frozen=True, slots=True)
class Row:
    """A value of a series, the same in the other currency, what gives it, what was found of it."""

    point: Point
    other: Converted | None
    documents: tuple[tuple[str, str], ...]
    check: str


@dataclass(frozen=True, slots=True)
class Series:
    """A series as its section of the page has it; `more` values are not drawn or listed."""

    card: Card
    title: str
    rows: tuple[Row, ...]
    findings: tuple[Mapping[str, Any], ...]
    more: int
    titles: Mapping[str, str] = field(default_factory=dict)
    """What documents are called, of those that have a title."""

    @property
    def found(self) -> dict[str, list[Mapping[str, Any]]]:
        """The findings by what they found (of `CHECKED`), the gravest first."""
        held: dict[str, list[Mapping[str, Any]]] = {check: [] for check in CHECKED}
        for one in self.findings:
            held[_check(one)].append(one)
        return {check: some for check, some in held.items() if some}


def series(cards: Sequence[Card], visit: Visit) -> list[Series]:
    """What a page tells of series, in the order of their cards."""
    accounts = [account_from_json(card.type, card.said) for card in cards]
    kept = {one.id: _kept(one) for one in accounts}
    facts = {fact for points in kept.values() for point in points for fact in point.facts}
    where = visit.site.record.documents_of(facts)
    documents = visit.site.record.documents_by_id(set(where.values()))
    titles = {id: one.title for id, one in documents.items() if one.title}
    found = []
    for card, account in zip(cards, accounts, strict=True):
        about = [one for one in visit.site.record.findings_about(account.id) if one["kind"] in FOUND]
        checks = _checks(about)
        rates = visit.site.framework.rates
        rows = tuple(
            Row(
                point,
                converted(point, account.points, rates),
                tuple((where[fact], fact) for fact in point.facts if fact in where),
                next((checks[fact] for fact in point.facts if fact in checks), ""),
            )
            for point in kept[account.id]
        )
        title = titled(card.type, card.said, visit.words)
        told = tuple({**one, "said": explained(one, {}, visit.words)} for one in about)
        found.append(Series(card, title, rows, told, len(account.points) - len(rows), titles))
    return found


def panels(one: Series, words: Words) -> tuple[Panel, ...]:
    """The panels of a chart: a unit each, sums in both currencies in both."""
    held: dict[str, list[tuple[Value, Row]]] = {}
    for row in one.rows:
        point = row.point
        how = DERIVED if point.derived else TOLD
        value = _value(one, row, words, point.value, point.unit, how)
        held.setdefault(point.unit, []).append((value, row))
    for row in one.rows:
        other = row.other
        # What a source gives in the other currency has a mark of its own there.
        if other and other.rate:
            value = _value(one, row, words, other.value, other.unit, CONVERTED)
            held.setdefault(other.unit, []).append((value, row))
    return tuple(
        _panel(
            unit_name(unit, words.wording, many=True),
            [value for value, _ in some],
            [row for _, row in some],
            one,
        )
        for unit, some in sorted(held.items(), key=lambda it: (it[0] != "USD", -len(it[1]), it[0]))
    )


def charts(name: str, one: Series, visit: Visit) -> dict[str, Markup]:
    """The chart for a desk and for a phone (`wide`, `narrow`); none where it has no values.

    `name` begins the ids in them, which a page may have once.
    """
    drawn, say = panels(one, visit.words), visit.words.gettext
    if not drawn:
        return {}
    told = visit.words.gettext(
        "Each mark leads to the words that give the value. The same values stand in the table below."
    )
    return {
        size: Markup(
            figures_svg(Frame(f"{name}-{size}", one.title, told, 0, 0), drawn, width, visit.language, say)
        )
        for size, width in (("wide", WIDE), ("narrow", NARROW))
    }


def rows(some: Iterable[Series]) -> list[dict[str, Any]]:
    """The values of series as a spreadsheet has them."""
    return [
        {
            "series": one.card.id,
            "title": one.title,
            "indicator": one.card.said["indicator"],
            **{
                name: getattr(row.point, name)
                for name in ("period", "value", "unit", "qualifier", "base_period")
            },
            "other_value": row.other.value if row.other else None,
            "other_unit": row.other.unit if row.other else None,
            "rate": row.other.rate if row.other else None,
            "how": row.point.derived or TOLD,
            "check": row.check,
            "documents": list(dict.fromkeys(document for document, _ in row.documents)),
            "facts": list(row.point.facts),
            "page": addresses.entry("series", one.card.id),
        }
        for one in some
        for row in one.rows
    ]


def said(value: float, unit: str, qualifier: str, words: Words) -> str:
    """A value in words, with a sign where the text says that it is not exact."""
    sign = next((sign for sign, name in SIGNS.items() if name == qualifier), "")
    return sign + words.amount(float(f"{value:.12g}"), unit)


def rated(other: Converted, words: Words) -> str:
    """The rate by which a sum was worked out, in words."""
    told = RATE.fullmatch(other.rate or "")
    if told is None:
        return other.rate or ""
    rate, foreign, own, year = told.groups()
    return words.gettext("%(much)s for one %(unit)s on the average of %(year)s") % {
        "much": words.amount(float(rate), foreign),
        "unit": unit_name(own, words.wording, many=False),
        "year": year,
    }


def _kept(account: Account) -> tuple[Point, ...]:
    """The values that are shown: those that most facts give, in their order."""
    if len(account.points) <= MOST:
        return account.points
    order = sorted(range(len(account.points)), key=lambda at: (-len(account.points[at].facts), at))[:MOST]
    return tuple(account.points[at] for at in sorted(order))


def _checks(findings: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What was found of each fact, the gravest first."""
    order = list(CHECKED)
    found: dict[str, str] = {}
    for one in sorted(findings, key=lambda one: order.index(_check(one))):
        for fact in one["facts"]:
            found.setdefault(fact, _check(one))
    return found


def _check(finding: Mapping[str, Any]) -> str:
    if finding["kind"] == "conflict":
        return "conflict"
    return "fit" if finding.get("holds", True) else "misfit"


def _value(one: Series, row: Row, words: Words, value: float, unit: str, how: str) -> Value:
    point = row.point
    days = Period.of(point.period)
    dated = days is not None and days.year and days.days <= LONGEST
    first, last = (days.first, days.last) if days is not None and dated else (None, None)
    when = words.date(point.period) if point.period else words.gettext("no year told")
    what = said(value, unit, point.qualifier if how != CONVERTED else "approximate", words)
    parts = [f"{one.title}, {when}{words.colon} {what}"]
    if how == CONVERTED and row.other:
        parts.append(f"{said(point.value, point.unit, point.qualifier, words)}, {rated(row.other, words)}")
    elif point.derived:
        parts.append(words.gettext("worked out from another figure"))
    parts += [words.gettext(CHECKED[row.check])] if row.check else []
    parts += [", ".join(dict.fromkeys(one.titles.get(document, document) for document, _ in row.documents))]
    href = addresses.document(*row.documents[0]) if row.documents else addresses.entry("series", one.card.id)
    told = " – ".join(part for part in parts if part)
    weight = len(point.facts)
    inferred = "period" in point.inferred
    return Value(first, last, point.period or "", value, told, href, how, inferred, row.check, weight)


def _panel(unit: str, values: list[Value], rows: list[Row], one: Series) -> Panel:
    groups = []
    for finding in one.findings:
        if finding["kind"] == "conflict":
            facts = set(finding["facts"])
            told = (at for at, value in enumerate(values) if value.how != CONVERTED)
            groups.append(frozenset(at for at in told if facts.intersection(rows[at].point.facts)))
    return Panel(unit, tuple(values), conflicts(values, groups))
