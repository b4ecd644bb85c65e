"""Lines on figures: what is measured, of whom, when, how much; an item a value that sources give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.model.account import Account, Point
from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Told
from dragoman.packs.terms import INDICATORS
from dragoman.publish.brief.differing import telling
from dragoman.publish.brief.item import Item, Note, Variant
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import first_that_fits
from dragoman.publish.phrasing.names import Name
from dragoman.publish.phrasing.numbers import amount, nth

COUNTED = frozenset({"count", "duration", "other"})
"""Indicators that say nothing beside their unit: the amount stands first."""

LOOSE = "loose"
"""The group of figures that are of nothing in particular: only their quotation tells what they measure."""


def items(accounts: Sequence[Account], speech: Speech) -> list[Item]:
    """An item for each value of each series that a text prints; where sources differ, each says so."""
    return [item for account in accounts if account.type == "series" for item in _series(account, speech)]


def _series(account: Account, speech: Speech) -> Iterator[Item]:
    printed = [(one, telling(account, one.facts)) for one in account.points if one.derived is None]
    for point, told in printed:
        if told:
            yield _item(
                account,
                point,
                told,
                _others(point, told, printed, account.values["indicator"], speech),
                speech,
            )


def _others(
    point: Point,
    told: Sequence[Told],
    printed: Iterable[tuple[Point, Sequence[Told]]],
    indicator: str,
    speech: Speech,
) -> tuple[Note, ...]:
    """What documents that do not give this value give for the same point of a known period."""
    if point.period is None:
        return ()
    mine = {one.document for one in told}
    variants = []
    for other, tellers in printed:
        others = tuple(one for one in tellers if one.document not in mine)
        if _place(other) == _place(point) and other.value != point.value and others:
            variants.append(Variant(_amount(other, indicator, speech), others))
    return (Note("amount", tuple(variants)),) if variants else ()


def _place(point: Point) -> tuple[str | None, str, str | None]:
    """What makes two values of a series comparable."""
    return point.period, point.unit, point.base_period


def _item(
    account: Account, point: Point, told: tuple[Told, ...], notes: tuple[Note, ...], speech: Speech
) -> Item:
    indicator = account.values["indicator"]
    slots = _slots(account.values, speech)
    what = first_that_fits(speech.wording.briefing.figures.get(indicator, ()), slots)
    words: dict[str, str | None] = {
        "when": speech.times.at(point.period),
        "base": _base(point, speech),
        "amount": _amount(point, indicator, speech),
        "what": what,
    }
    text = speech.said("figure_counted" if indicator in COUNTED else "figure", words)
    order = INDICATORS.index(indicator) if indicator in INDICATORS else len(INDICATORS)
    order = order if slots else len(INDICATORS) + 1
    if point.inferred:
        notes = (*notes, Note("settled", ()))
    group = indicator if slots else LOOSE
    return Item("figures", group, text, told, point.period, notes, order=order, rank=(what, point.value))


def _amount(point: Point, indicator: str, speech: Speech) -> str:
    if point.qualifier == "ordinal":
        said = nth(point.value, point.unit, speech.wording)
    else:
        said = amount(point.value, point.unit, speech.wording, signed=indicator == "growth")
    return speech.terms.qualifiers.get(point.qualifier, "{n}").replace("{n}", said)


def _base(point: Point, speech: Speech) -> str | None:
    if point.base_period is None:
        return None
    bare = speech.times.bare(point.base_period)
    is_day = re.search(r"-\d\d-\d\d$", point.base_period) is not None
    name = Name(bare, "m" if is_day else speech.names.form(bare), speech.wording.grammar)
    return speech.part("base", {"date_to": name.to, "date_the": bare if is_day else name.the})


def _slots(values: Mapping[str, Any], speech: Speech) -> dict[str, str | None]:
    slots: dict[str, str | None] = {}
    for key in ("area", "counterpart", "of"):
        party: Party | None = values.get(key)
        if party is not None:
            name = _name(party, key, speech)
            slots |= {key: name.the, f"{key}_of": name.of, f"{key}_to": name.to, f"{key}_in": name.into}
            slots[f"{key}_bare"] = speech.names.plain(party)
    return slots


def _name(party: Party, key: str, speech: Speech) -> Name:
    if key == "of" and isinstance(party, Entity):
        return speech.thing(party, "project_name")
    return speech.names.name(party)
