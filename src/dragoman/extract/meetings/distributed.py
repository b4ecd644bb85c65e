"""Several meetings of the same people, each with its place and day: "à Pékin en mai et à Xi'an en juin".

In: what a sentence tells, and the document's circumstances. Out: one `Occasion` for each place with its day,
where the sentence says that there were several; else the same. Guests met in turn are left to `series.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.occasions import Occasion
from dragoman.model.entity import Entity
from dragoman.model.fact import Meeting
from dragoman.model.reading import Sentence
from dragoman.model.span import Span

KINDS = frozenset({"bilateral", "visit", "meeting"})
LEAST = 2  # places with their days that make several meetings
_INSIDE = re.compile(r"[ ,]*(?:(?:a|au|aux|en|dans|des|du|le|la|l') ?)*")
_BETWEEN = re.compile(r"(?:,? et|,? puis|,? et puis|,? ensuite|,|;) (?:(?:a|au|aux|en|dans|le|la|l') ?)*")
_YEAR = re.compile(r"(?:\d{4}|XXXX)(?=-)")


@dataclass(frozen=True, slots=True)
class _Item:
    """A place and its day, in either order."""

    span: Span
    place: Entity | str
    day: str


def distributed(
    one: Occasion, sentence: Sentence, lexicon: MeetingLexicon, here: Circumstances
) -> Iterator[Occasion]:
    """The meetings that a mention tells of: each with its place and day, if several are told so."""
    found = _turns(one, sentence, lexicon, here)
    for item in found:
        span = Span(one.span.start, max(item.span.end, one.span.start))
        place, country = _where(item, here)
        yield replace(one, span=span, date=item.day, place=place, country=country)
    if not found:
        yield one


def distributed_facts(one: Meeting, lexicon: MeetingLexicon, here: Circumstances) -> Iterator[Meeting]:
    """The same of a meeting that is only likely."""
    sentence = here.reading.sentence_at(one.evidence[0].start)
    found = _turns(one, sentence, lexicon, here) if sentence else []
    for item in found:
        place, country = _where(item, here)
        start = one.evidence[0].start
        evidence = (Span(start, max(item.span.end, start)),)
        yield replace(one, evidence=evidence, date=item.day, place=place, country=country)
    if not found:
        yield one


def _turns(
    one: Occasion | Meeting, sentence: Sentence, lexicon: MeetingLexicon, here: Circumstances
) -> list[_Item]:
    """The places with their days that a sentence gives several meetings."""
    several = lexicon.several.search(here.folded, *sentence.span) if one.kind in KINDS else None
    if several is None or one.mechanism is not None:
        return []
    items = _items(Span(several.end(), sentence.span.end), here)
    if len(items) < LEAST:
        return []
    year = _year_told(Span(several.end(), items[0].span.start), here)
    return [replace(item, day=_YEAR.sub(year, item.day)) for item in items] if year else items


def _where(item: _Item, here: Circumstances) -> tuple[Entity | None, str | None]:
    """The place of an item, if it is more than a state, and its state."""
    if isinstance(item.place, Entity):
        return item.place, here.country_of(item.place)
    return None, item.place


def _items(span: Span, here: Circumstances) -> list[_Item]:
    """The first places with their days that stand in a row."""
    found: list[_Item] = []
    for item in _pairs(span, here):
        if found and not _BETWEEN.fullmatch(here.folded, found[-1].span.end, item.span.start):
            if len(found) >= LEAST:
                break
            found = []
        found.append(item)
    return found if len({item.day for item in found}) == len(found) else []


def _pairs(span: Span, here: Circumstances) -> Iterator[_Item]:
    """Every place right beside a day, each word once."""
    days = [(one.span, one.value) for one in here.reading.dates if span.contains(one.span) and one.value]
    places = [(one.span, one.entity) for one in here.reading.names_in(span, "place", "country")]
    end = span.start
    for where, place in places:
        near = [
            (day, value)
            for day, value in days
            if day.start >= end and _INSIDE.fullmatch(here.folded, *_gap(day, where))
        ]
        if where.start < end or not near:
            continue
        day, value = near[0]
        end = max(day.end, where.end)
        yield _Item(Span(min(day.start, where.start), end), place, value)


def _gap(one: Span, other: Span) -> tuple[int, int]:
    """What stands between two spans."""
    first, last = sorted((one, other))
    return first.end, last.start


def _year_told(span: Span, here: Circumstances) -> str | None:
    """The year of all of them: "ses deux rencontres de l'année dernière"."""
    told = (one.value for one in here.reading.dates if span.contains(one.span) and one.value)
    return next((value for value in told if re.fullmatch(r"\d{4}", value)), None)
