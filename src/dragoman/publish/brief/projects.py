"""Sentences on projects: their states and what became of them, with dates; a sentence a status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from dragoman.model.account import Account, Stage
from dragoman.packs.vocabularies import Sector
from dragoman.publish.brief.differing import dates_clash, differing, telling
from dragoman.publish.brief.item import Item
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import agreeing

MENTIONED = "mentioned"
SECTORS: tuple[str, ...] = get_args(Sector)


def items(accounts: Sequence[Account], speech: Speech) -> list[Item]:
    """An item for each status of each project; the mere mention only of one without any."""
    found = []
    for account in accounts:
        if account.type == "project":
            stages = account.history or (Stage(MENTIONED, None, account.facts),)
            found += [_item(account, stage, speech) for stage in stages]
    return found


def _item(account: Account, stage: Stage, speech: Speech) -> Item:
    subject = speech.thing(account.values["project"], "project_name")
    told = telling(account, stage.facts)
    words = {
        "subject": subject.the,
        "verb": agreeing(speech.terms.project_status[stage.status], subject.form),
        "when": speech.times.at(stage.date),
        "date": speech.times.bare(stage.date),
    }
    text = speech.said("project_state" if stage.status in speech.terms.states else "project_event", words)
    if stage.status == MENTIONED:
        return Item("projects", MENTIONED, text, told, stage.date, order=len(SECTORS) + 1)
    sector = account.values["sector"] or "other"
    order = SECTORS.index(sector) if sector in SECTORS else len(SECTORS)
    notes = differing(account, "date", stage.date, speech.times.bare, dates_clash, stage.facts)
    return Item("projects", sector, text, told, stage.date, notes, order=order)
