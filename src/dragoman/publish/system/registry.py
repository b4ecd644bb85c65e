"""What a framework knows of the parts of the system: names, what they are, what is background.

In: a framework. Out: its entry for a thing, names by language, background with sources. Nothing of it is a
fact: a status, date or amount in a row never comes from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Agreement
from dragoman.model.period import Agreement as Fit
from dragoman.model.period import agreement
from dragoman.packs.entries import Entry, Initiative, Instrument, Mechanism, Organisation, Undertaking
from dragoman.packs.framework import Framework
from dragoman.publish.system.row import Background, Kind, Known
from dragoman.publish.system.sources import key

CLASSES: Mapping[Kind, type[Entry]] = MappingProxyType(
    {
        "mechanism": Mechanism,
        "initiative": Initiative,
        "project": Undertaking,
        "instrument": Instrument,
        "organisation": Organisation,
    }
)
"""The classes of entries that are parts of the system."""
ONE_AT_A_TIME = frozenset({"treaty", "visa-exemption"})
"""Kinds of instruments of which the same parties have one, so that kind and parties tell which."""


def known(framework: Framework, party: Party | None) -> Entry | None:
    """The framework's entry for a thing, if it has one."""
    return framework.entries.get(party.id) if isinstance(party, Entity) and party.id else None


def names(entry: Entry | None) -> Mapping[str, str]:
    """The best name in each language that the entry has names in."""
    return {} if entry is None else {code: entry.best_name(code) for code in sorted(entry.names)}


def instrument_for(framework: Framework, facts: list[Agreement]) -> Instrument | None:
    """The instrument that agreements without registry id are: the only one of its kind and parties.

    None where several could be meant, or where the dates that the texts give are not those of the instrument.
    """
    kinds, parties = {one.kind for one in facts}, {frozenset(map(key, one.parties or ())) for one in facts}
    parties.discard(frozenset())
    if len(kinds) != 1 or len(parties) != 1 or not kinds <= ONE_AT_A_TIME:
        return None
    (kind,), (sides,) = kinds, parties
    found = [
        one for one in framework.of_kind(Instrument) if one.kind == kind and frozenset(one.parties) == sides
    ]
    if len(found) != 1:
        return None
    fits = [_fit(found[0], one) for one in facts]
    # A treaty is told of by many names: only the day tells which one it is.
    sure = kind == "visa-exemption" or max(fits) >= Fit.MONTH
    return found[0] if sure and Fit.CLASH not in fits else None


def _fit(instrument: Instrument, fact: Agreement) -> Fit:
    """How far the day of a status agrees with what the framework knows; other statuses have other days."""
    days = {"signed": instrument.signed, "planned": instrument.signed, "in-force": instrument.in_force}
    return agreement(days.get(fact.status or ""), fact.date)


def background(entry: Entry | None) -> Background | None:
    """What the pack says of a thing's past, with the addresses that it rests on."""
    if entry is None:
        return None
    sources = tuple(dict.fromkeys(one.url for one in entry.sources))
    steps = _steps(entry)
    return Background(entry.background, steps, sources) if entry.background or steps or sources else None


def _steps(entry: Entry) -> tuple[Known, ...]:
    if isinstance(entry, Undertaking):
        return tuple(Known(step.date, step.status, step.source) for step in entry.history)
    if isinstance(entry, Mechanism):
        return tuple(Known(one.date, "held", one.source) for one in entry.meetings)
    if isinstance(entry, Instrument):
        days = ((entry.signed, "signed"), (entry.in_force, "in-force"))
        return tuple(Known(day, what) for day, what in days if day)
    if isinstance(entry, Initiative) and entry.launched:
        return (Known(entry.launched, "proposed"),)
    return ()
