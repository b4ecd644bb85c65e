"""Sentences on agreements: which text, between whom, what became of it and when; a sentence a status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.model.account import Account, Stage
from dragoman.publish.brief.differing import dates_clash, differing, telling
from dragoman.publish.brief.item import Item
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import agreeing
from dragoman.publish.phrasing.names import Name

AHEAD = frozenset({"planned", "proposed"})
"""The statuses whose date is that of what is to come."""


def items(accounts: Sequence[Account], speech: Speech) -> list[Item]:
    """An item for each status of each agreement; one without status where none is told."""
    found = []
    for account in accounts:
        if account.type == "agreement":
            stages: list[Stage | None] = list(account.history)
            found += [_item(account, stage, speech) for stage in stages or [None]]
    return found


def _item(account: Account, stage: Stage | None, speech: Speech) -> Item:
    values = account.values
    status, date = (stage.status, stage.date) if stage else (None, values.get("date"))
    told = telling(account, stage.facts) if stage else account.told
    subject, titled = _subject(values, speech)
    parties = values.get("parties") or ()
    names = speech.names.parties(parties)
    # A title that names the parties says it already.
    named = titled and all(speech.names.plain(one) in subject.text for one in parties)
    forms = speech.terms.agreement_status.get(status or "", ())
    about = values.get("subject")
    words = {
        "when": speech.times.at(date),
        "subject": subject.the if titled else subject.a,
        "between": speech.names.listed(names) if len(parties) > 1 and not named else None,
        "party": names[0] if len(parties) == 1 and not named else None,
        "verb": agreeing(forms, subject.form) if forms else None,
        "object": speech.quoted(about) if about and about not in subject.text else None,
    }
    pattern = "agreement_ahead" if status in AHEAD else "agreement"
    text = speech.said(pattern if forms else "agreement_untold", words)
    notes = differing(account, "date", date, speech.times.bare, dates_clash, [one.id for one in told])
    return Item("agreements", "", text, told, date, notes)


def _subject(values: Mapping[str, Any], speech: Speech) -> tuple[Name, bool]:
    """What it is called, and whether that is a title."""
    noun = speech.terms.agreements.get(values.get("kind") or "", speech.terms.agreements["other"])
    title = values.get("title")
    if title is None:
        return Name(noun.text, noun.form, speech.wording.grammar), False
    name = speech.names.name(title)
    if name.form != "none":
        return name, True
    text = speech.part("instrument_name", {"noun": noun.text, "quoted": speech.quoted(name.text)})
    return Name(text, noun.form, speech.wording.grammar), True
