"""Sentences on meetings: what kind, which one, when, where, between whom.

In: entries of meetings. Out: items, with remarks where sources differ on date, place or number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Entry, Told
from dragoman.model.fact import Meeting
from dragoman.publish.brief.choosing import chosen, chosen_date, first
from dragoman.publish.brief.item import Item
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

LAST_WORD = ("held", "cancelled", "postponed", "planned", "proposed")
"""Which status counts where sources of different days give several: what came of it first."""

PATTERNS = {"held": "meeting", "planned": "meeting_ahead", None: "meeting_untold"}


@dataclass(frozen=True, slots=True)
class _Sides:
    """Who took part: `between` within the sentence, `who` behind it, `many` whether these are several."""

    between: str
    who: str
    many: bool


def items(entries: Sequence[Entry], speech: Speech) -> list[Item]:
    """An item a meeting."""
    return [_item(entry, speech) for entry in entries if entry.type == "meeting"]


def _item(entry: Entry, speech: Speech) -> Item:
    told = [(one, one.fact) for one in entry.told if isinstance(one.fact, Meeting)]
    facts = {one.id: fact for one, fact in told}
    status = min((fact.status for fact in facts.values() if fact.status), key=LAST_WORD.index, default=None)
    # What was planned does not contradict what was done: only tellings of the same status are compared.
    compared = [one for one, fact in told if fact.status == status] or list(entry.told)
    date = chosen_date(compared, lambda one: facts[one.id].date)
    place = chosen(compared, lambda one: _place_name(facts[one.id], speech))
    number = chosen(compared, lambda one: facts[one.id].ordinal)
    located = [one for one in compared if _place_name(facts[one.id], speech) == place.value]
    country = first((*located, *compared), lambda one: facts[one.id].country)
    where = speech.names.where(first(located, lambda one: facts[one.id].place), country)
    subject = _subject(entry.told, facts, number.value or _any_ordinal(entry.told, facts), speech)
    sides = _sides(list(facts.values()), speech)
    forms = speech.terms.meeting_status.get(status or "", ())
    when = speech.times.at(date.value)
    format_ = first(entry.told, lambda one: facts[one.id].format)
    theme = first(entry.told, lambda one: facts[one.id].theme)
    words = {
        "subject": subject.the if _is_definite(tuple(facts.values()), number.value) else subject.a,
        "verb": agreeing(forms, subject.form) if forms else None,
        "when": when,
        "where": where,
        "when_where": ", ".join(part for part in (when, where) if part),
        "between": sides.between,
        "who": sides.who,
        "participants": agreeing(speech.wording.briefing.participants, "mp" if sides.many else "m"),
        "format": speech.terms.formats.get(format_ or ""),
        "theme": speech.quoted(theme) if theme else None,
    }
    notes = (
        *date.note("date", speech.times.bare),
        *place.note("place", str),
        *number.note("ordinal", lambda value: ordinal(value, speech.wording)),
    )
    text = speech.said(PATTERNS.get(status, "meeting_otherwise"), words)
    return Item("meetings", GROUPS.get(status or "", "untold"), text, entry.told, date.value, notes)


def _place_name(fact: Meeting, speech: Speech) -> str | None:
    return speech.names.plain(fact.place) if fact.place else None


def _any_ordinal(told: Sequence[Told], facts: dict[str, Meeting]) -> int | None:
    return first(told, lambda one: facts[one.id].ordinal)


def _is_definite(facts: Sequence[Meeting], number: int | None) -> bool:
    """Whether it is one that a reader can know: it has a name or a number."""
    return number is not None or any(fact.mechanism or fact.ordinal for fact in facts)


def _subject(told: Sequence[Told], facts: dict[str, Meeting], number: int | None, speech: Speech) -> Name:
    kind = first(told, lambda one: facts[one.id].kind) or "other"
    noun = speech.terms.meetings.get(kind, speech.terms.meetings["other"])
    grammar = speech.wording.grammar
    mechanism = first(told, lambda one: facts[one.id].mechanism)
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


def _sides(facts: Sequence[Meeting], speech: Speech) -> _Sides:
    names = speech.names
    kind = facts[0].kind
    parties: list[Party] = _all(fact.participants or () for fact in facts)
    people: list[Entity] = _people(facts)
    host = next((fact.country for fact in facts if fact.country), None)
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


def _all(groups: object) -> list[Party]:
    found: dict[object, Party] = {}
    for group in groups:  # type: ignore[attr-defined]
        for one in group:
            found.setdefault(one.id or one.label if isinstance(one, Entity) else one, one)
    return list(found.values())


def _people(facts: Sequence[Meeting]) -> list[Entity]:
    return [one for one in _all(fact.people for fact in facts) if isinstance(one, Entity)]
