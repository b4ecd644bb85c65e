"""Sentences on agreements: which text, between whom, what became of it and when; a sentence a status."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.entity import Party
from dragoman.model.entry import Entry, Told
from dragoman.model.fact import Agreement
from dragoman.publish.brief.choosing import chosen_date, first
from dragoman.publish.brief.item import Item
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import agreeing
from dragoman.publish.phrasing.names import Name

AHEAD = frozenset({"planned", "proposed"})
"""The statuses whose date is that of what is to come."""


def items(entries: Sequence[Entry], speech: Speech) -> list[Item]:
    """An item for each status of each agreement; none without status where there is one with."""
    found = []
    for entry in entries:
        if entry.type == "agreement":
            by_status = _by_status(entry)
            told: list[str | None] = [status for status in by_status if status]
            for status in told or [None]:
                found.append(_item(by_status[status], entry, status, speech))
    return found


def _by_status(entry: Entry) -> dict[str | None, list[Told]]:
    found: dict[str | None, list[Told]] = {}
    for one in entry.told:
        if isinstance(one.fact, Agreement):
            found.setdefault(one.fact.status, []).append(one)
    return found


def _item(told: list[Told], entry: Entry, status: str | None, speech: Speech) -> Item:
    facts = {one.id: one.fact for one in entry.told if isinstance(one.fact, Agreement)}
    date = chosen_date(told, lambda one: facts[one.id].date)
    subject, titled = _subject(entry.told, facts, speech)
    parties = first((*told, *entry.told), lambda one: facts[one.id].parties) or ()
    names = speech.names.parties(parties)
    # A title that names the parties says it already.
    named = titled and all(speech.names.plain(one) in subject.text for one in parties)
    forms = speech.terms.agreement_status.get(status or "", ())
    about = first(told, lambda one: facts[one.id].subject)
    words = {
        "when": speech.times.at(date.value),
        "subject": subject.the if titled else subject.a,
        "between": speech.names.listed(names) if _several(parties) and not named else None,
        "party": names[0] if len(parties) == 1 and not named else None,
        "verb": agreeing(forms, subject.form) if forms else None,
        "object": speech.quoted(about) if about and about not in subject.text else None,
    }
    pattern = "agreement_ahead" if status in AHEAD else "agreement"
    text = speech.said(pattern if forms else "agreement_untold", words)
    return Item("agreements", "", text, tuple(told), date.value, date.note("date", speech.times.bare))


def _several(parties: Sequence[Party]) -> bool:
    return len(parties) > 1


def _subject(told: Sequence[Told], facts: dict[str, Agreement], speech: Speech) -> tuple[Name, bool]:
    """What it is called, and whether that is a title."""
    kind = first(told, lambda one: facts[one.id].kind) or "other"
    noun = speech.terms.agreements.get(kind, speech.terms.agreements["other"])
    title = first(told, lambda one: facts[one.id].title)
    if title is None:
        return Name(noun.text, noun.form, speech.wording.grammar), False
    name = speech.names.name(title)
    if name.form != "none":
        return name, True
    text = speech.part("instrument_name", {"noun": noun.text, "quoted": speech.quoted(name.text)})
    return Name(text, noun.form, speech.wording.grammar), True
