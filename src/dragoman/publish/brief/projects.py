"""Sentences on projects: their states and what became of them, with dates; a sentence a status and date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from dragoman.model.entry import Entry, Told
from dragoman.model.fact import Project
from dragoman.model.period import Agreement, agreement
from dragoman.packs.entries import Sector
from dragoman.publish.brief.choosing import chosen_date
from dragoman.publish.brief.item import Item
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import agreeing

MENTIONED = "mentioned"
SECTORS: tuple[str, ...] = get_args(Sector)


def items(entries: Sequence[Entry], speech: Speech) -> list[Item]:
    """An item for each status of each project; the mere mention only of one without any."""
    found = []
    for entry in entries:
        if entry.type == "project":
            told = [one for one in entry.told if isinstance(one.fact, Project)]
            asserted = [one for one in told if _status(one) != MENTIONED]
            found += [_item(group, entry, speech) for group in _groups(asserted or told)]
    return found


def _status(told: Told) -> str:
    return told.fact.status if isinstance(told.fact, Project) else MENTIONED


def _date(told: Told) -> str | None:
    return told.fact.date if isinstance(told.fact, Project) else None


def _groups(told: Sequence[Told]) -> list[list[Told]]:
    """Those who tell the same status of the same time: one who gives no date is with the first."""
    groups: list[list[Told]] = []
    # Dated ones first, so that who gives no date does not tie two dates together.
    for one in sorted(told, key=lambda one: (_status(one), _date(one) is None, _date(one) or "", one.place)):
        home = next((group for group in groups if all(_fit(one, other) for other in group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _fit(one: Told, other: Told) -> bool:
    same = _status(one) == _status(other)
    return same and agreement(_date(one), _date(other)) is not Agreement.CLASH


def _item(told: Sequence[Told], entry: Entry, speech: Speech) -> Item:
    facts = [one.fact for one in entry.told if isinstance(one.fact, Project)]
    status = _status(told[0])
    date = chosen_date(told, _date).value
    subject = speech.thing(facts[0].project, "project_name")
    words = {
        "subject": subject.the,
        "verb": agreeing(speech.terms.project_status[status], subject.form),
        "when": speech.times.at(date),
        "date": speech.times.bare(date),
    }
    text = speech.said("project_state" if status in speech.terms.states else "project_event", words)
    order = SECTORS.index(facts[0].sector) if facts[0].sector in SECTORS else len(SECTORS)
    if status == MENTIONED:
        return Item("projects", MENTIONED, text, tuple(told), date, order=len(SECTORS) + 1)
    return Item("projects", facts[0].sector, text, tuple(told), date, order=order)
