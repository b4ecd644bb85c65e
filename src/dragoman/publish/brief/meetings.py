"""Sentences on meetings: what kind, which one, when, where, between whom.

In: accounts of meetings. Out: items, with remarks where sources differ on date, place or number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.account import Account
from dragoman.model.entity import Entity, Party
from dragoman.publish.brief.differing import (
    dates_clash,
    differ,
    differing,
    places_differ,
    settled,
    with_status,
)
from dragoman.publish.brief.item import Item, Note
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import agreeing
from dragoman.publish.phrasing.names import Name, of_bare
from dragoman.publish.phrasing.numbers import ordinal, ordinal_word

GROUPS = {
    "held": "held",
    "planned": "ahead",
    "proposed": "ahead",
    "cancelled": "dropped",
    "postponed": "dropped",
}
"""The headings that meetings stand under by their status; the others under `untold`."""

PATTERNS = {"held": "meeting", "planned": "meeting_ahead", None: "meeting_untold"}


@dataclass(frozen=True, slots=True)
class _Sides:
    """Who took part: `between` within the sentence, `who` behind it, `many` whether these are several."""

    between: str
    who: str
    many: bool


def items(accounts: Sequence[Account], speech: Speech) -> list[Item]:
    """An item a meeting."""
    return [_item(account, speech) for account in accounts if account.type == "meeting"]


def _item(account: Account, speech: Speech) -> Item:
    values = account.values
    status, date, number = values.get("status"), values.get("date"), values.get("ordinal")
    where = speech.names.where(values.get("place"), values.get("country"))
    subject = _subject(values, speech)
    sides = _sides(values, speech)
    forms = speech.terms.meeting_status.get(status or "", ())
    when, theme = speech.times.at(date), values.get("theme")
    definite = number is not None or values.get("mechanism") is not None
    words = {
        "subject": subject.the if definite else subject.a,
        "verb": agreeing(forms, subject.form) if forms else None,
        "when": when,
        "where": where,
        "when_where": ", ".join(part for part in (when, where) if part),
        "between": sides.between,
        "who": sides.who,
        "participants": agreeing(speech.wording.briefing.participants, "mp" if sides.many else "m"),
        "format": speech.terms.formats.get(values.get("format") or ""),
        "theme": speech.quoted(theme) if theme else None,
    }
    text = speech.said(PATTERNS.get(status, "meeting_otherwise"), words)
    notes = (*_notes(account, speech), *settled(account, "date"))
    return Item("meetings", GROUPS.get(status or "", "untold"), text, account.told, date, notes)


def _notes(account: Account, speech: Speech) -> Iterator[Note]:
    """Where sources differ: what was planned does not contradict what was done."""
    values, same = account.values, with_status(account, account.values.get("status"))
    yield from differing(account, "date", values.get("date"), speech.times.bare, dates_clash, same)
    yield from differing(account, "place", values.get("place"), speech.names.plain, places_differ, same)
    number = values.get("ordinal")
    yield from differing(account, "ordinal", number, lambda one: ordinal(one, speech.wording), differ, same)


def _subject(values: Mapping[str, Any], speech: Speech) -> Name:
    noun = speech.terms.meetings.get(values.get("kind") or "", speech.terms.meetings["other"])
    grammar = speech.wording.grammar
    mechanism, number = values.get("mechanism"), values.get("ordinal")
    text, form = noun.text, str(noun.form)
    if mechanism is not None:
        name = speech.names.name(mechanism)
        if name.form != "none" and speech.names.is_gathering(name.text):
            text, form = name.text, name.form
        elif name.form != "none":
            noun = speech.terms.meetings["other"]
            text, form = speech.part("meeting_of", {"noun": noun.text, "name_of": name.of}), noun.form
        else:
            text = speech.part("with_note", {"name": noun.text, "note": name.text})
    if number is not None:
        text = f"{ordinal_word(number, speech.wording, form)} {text}"
    return Name(text, form, grammar)


def _sides(values: Mapping[str, Any], speech: Speech) -> _Sides:
    names = speech.names
    kind, host = values.get("kind"), values.get("country")
    parties: list[Party] = list(values.get("participants") or ())
    people: list[Entity] = [one for one in values.get("people") or () if isinstance(one, Entity)]
    between = ""
    if kind == "visit":
        visitors = [one for one in people if host and names.country_of(one) not in (None, host)]
        if visitors:
            called = [_with_state(one, speech) for one in visitors]
            listed = names.listed([of_bare(one, speech.wording.grammar) for one in called])
            between = speech.part("visit_of", {"people_of": listed, "people": names.listed(called)})
            people = [one for one in people if one not in visitors]
            parties = [one for one in parties if one not in {host, *map(names.country_of, visitors)}]
    elif kind in ("bilateral", "call"):
        if len(people) == 2 and all(names.country_of(one) for one in people):
            between = speech.part(
                "between", {"list": names.listed([_with_state(one, speech) for one in people])}
            )
            states = {names.country_of(one) for one in people}
            parties = [one for one in parties if one not in states]
            people = []
        elif len(parties) == 2:
            between = speech.part("between", {"list": speech.listed(parties)})
            parties = []
    listed_parties = speech.listed(parties) if parties else ""
    listed_people = names.listed(names.people(people))
    return _Sides(
        between,
        speech.wording.grammar.semicolon.join(part for part in (listed_parties, listed_people) if part),
        len(parties) + len(people) > 1,
    )


def _with_state(person: Entity, speech: Speech) -> str:
    name, state = speech.names.plain(person), speech.names.country_of(person)
    if state is None:
        return name
    return speech.part("with_note", {"name": name, "note": speech.names.plain(state)})
