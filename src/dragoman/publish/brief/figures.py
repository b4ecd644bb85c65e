"""Lines on figures: what is measured, of whom, when, how much; an item a value that sources give."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Entry, Told
from dragoman.model.fact import Figure
from dragoman.packs.terms import INDICATORS
from dragoman.publish.brief.item import Item, Note, Variant
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import first_that_fits
from dragoman.publish.phrasing.names import Name
from dragoman.publish.phrasing.numbers import amount, nth

COUNTED = frozenset({"count", "duration", "other"})
"""Indicators that say nothing beside their unit: the amount stands first."""

LOOSE = "loose"
"""The group of figures that are of nothing in particular: only their quotation tells what they measure."""

Point = tuple[str | None, str, str | None]
"""What makes two values of a series comparable: period, unit, base period."""


def items(entries: Sequence[Entry], speech: Speech) -> list[Item]:
    """An item for each value of each series; where sources of one point differ, each says so of the other."""
    return [item for entry in entries if entry.type == "figure" for item in _series(entry, speech)]


def _series(entry: Entry, speech: Speech) -> list[Item]:
    values: dict[tuple[Point, float, str], list[Told]] = {}
    for one in entry.told:
        if isinstance(one.fact, Figure):
            fact = one.fact
            point = (fact.period, fact.unit, fact.base_period)
            values.setdefault((point, fact.value, fact.qualifier), []).append(one)
    return [
        _item(told, entry.told[0].fact, _others(key, values, speech), speech) for key, told in values.items()
    ]


def _others(
    key: tuple[Point, float, str], values: dict[tuple[Point, float, str], list[Told]], speech: Speech
) -> tuple[Note, ...]:
    """What documents that do not give this value give for the same point of a known period."""
    point, value, _ = key
    if point[0] is None:
        return ()
    mine = {one.document for one in values[key]}
    variants = []
    for (other, number, _), told in values.items():
        others = tuple(one for one in told if one.document not in mine)
        if other == point and number != value and others:
            variants.append(Variant(_amount(others[0].fact, speech), others))
    return (Note("amount", tuple(variants)),) if variants else ()


def _item(told: Sequence[Told], sample: object, notes: tuple[Note, ...], speech: Speech) -> Item:
    """`sample` is the first of its series: all name the sides of what is symmetric in the same order."""
    fact = told[0].fact
    if not isinstance(fact, Figure) or not isinstance(sample, Figure):
        raise TypeError(f"{fact.type} is no figure")
    slots = _slots(sample, speech)
    what = first_that_fits(speech.wording.briefing.figures.get(fact.indicator, ()), slots)
    words: dict[str, str | None] = {
        "when": speech.times.at(fact.period),
        "base": _base(fact, speech),
        "amount": _amount(fact, speech),
        "what": what,
    }
    text = speech.said("figure_counted" if fact.indicator in COUNTED else "figure", words)
    order = INDICATORS.index(fact.indicator) if fact.indicator in INDICATORS else len(INDICATORS)
    group = fact.indicator if slots else LOOSE
    rank = (what, fact.value)
    order = order if slots else len(INDICATORS) + 1
    return Item("figures", group, text, tuple(told), fact.period, notes, order=order, rank=rank)


def _amount(fact: object, speech: Speech) -> str:
    if not isinstance(fact, Figure):
        return ""
    if fact.qualifier == "ordinal":
        said = nth(fact.value, fact.unit, speech.wording)
    else:
        said = amount(fact.value, fact.unit, speech.wording, signed=fact.indicator == "growth")
    return speech.terms.qualifiers.get(fact.qualifier, "{n}").replace("{n}", said)


def _base(fact: Figure, speech: Speech) -> str | None:
    if fact.base_period is None:
        return None
    bare = speech.times.bare(fact.base_period)
    is_day = re.search(r"-\d\d-\d\d$", fact.base_period) is not None
    name = Name(bare, "m" if is_day else speech.names.form(bare), speech.wording.grammar)
    return speech.part("base", {"date_to": name.to, "date_the": bare if is_day else name.the})


def _slots(fact: Figure, speech: Speech) -> dict[str, str | None]:
    slots: dict[str, str | None] = {}
    for key, party in (("area", fact.area), ("counterpart", fact.counterpart), ("of", fact.of)):
        if party is not None:
            name = _name(party, key, speech)
            slots |= {key: name.the, f"{key}_of": name.of, f"{key}_to": name.to, f"{key}_in": name.into}
            slots[f"{key}_bare"] = speech.names.plain(party)
    return slots


def _name(party: Party, key: str, speech: Speech) -> Name:
    if key == "of" and isinstance(party, Entity):
        return speech.thing(party, "project_name")
    return speech.names.name(party)
