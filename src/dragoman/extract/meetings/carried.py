"""What one meeting has of the one told before it: "il s'y était alors entretenu", "un entretien est prévu".

In: what a sentence tells, and what the text told before. Out: the same; where "y" says so, in the place that
was named before, where "alors" does, in the time of the meeting before; talks whose noun names one side only,
with the guest of the visit on which they are held. What names its own place, time and sides stays so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.meetings.occasions import Occasion
from dragoman.model.entity import Entity, key
from dragoman.model.reading import Sentence
from dragoman.model.span import Span

BACK = 400  # code points before a sentence in which the town is named that "la même ville" is
TALKS = frozenset({"bilateral", "ceremony", "other", "ministerial", "summit", "forum"})
_THERE = re.compile(
    r"(?<![\w'])(?:[sl]')?y (?:a|ont|avai(?:t|ent)|etai(?:t|ent)|est|sont|aur(?:a|ont)|\w+ait)\b"
)
_SAME_TOWN = re.compile(
    r"(?<!\w)(?:dans (?:la|cette) meme (?:ville|capitale|cite)|au meme endroit|dans cette ville)(?!\w)"
)
_THEN = re.compile(r"(?<!\w)(?:alors|a cette occasion)(?!\w)(?! que)")
_STAY = re.compile(
    r"(?<!\w)(?:au cours|lors|pendant|durant|a l'occasion) (?:du|de (?:ce|cette|son|sa)|ce|son|sa|le|la) "
    r"(?:sejour|visite|deplacement|voyage)"
)


def carried(one: Occasion, sentence: Sentence, told: Sequence[Occasion], here: Circumstances) -> Occasion:
    """A mention of a meeting with what it has of those told before, in the order of the text."""
    words = sentence.span.of(here.folded)
    if one.kind not in TALKS:
        return one
    if (
        one.country is None
        and one.place is None
        and _THERE.search(here.folded, sentence.span.start, one.span.end)
    ):
        one = _there(one, sentence, told, here)
    if one.place is None and _SAME_TOWN.search(here.folded, sentence.span.start, one.span.end):
        one = _in_the_same_town(one, sentence, told, here)
    before = told[-1] if told else None
    if before is not None and one.date is None and before.status == one.status and _THEN.search(words):
        one = replace(one, date=before.date)
    return _on_the_visit(one, words, told)


def _there(one: Occasion, sentence: Sentence, told: Sequence[Occasion], here: Circumstances) -> Occasion:
    """A meeting where the sentence before is set, or else the meeting before."""
    start = sentence.span.start
    before = [other.span for other in here.reading.sentences if other.span.end <= start][-1:]
    if (spot := here.where(before, start)) and not _abroad(one, spot.country):
        return replace(one, place=spot.place, near=spot.near, country=spot.country)
    named = [name for span in before for name in here.reading.names_in(span, "place")]
    if len(named) == 1 and isinstance(
        place := named[0].entity, Entity
    ):  # "Il arrivait d'Astana. … l'y avait reçu"
        country = here.country_of(place)
        return one if _abroad(one, country) else replace(one, place=place, country=country)
    met = (other for other in reversed(told) if other.country is not None)
    last = next((other for other in met if not _abroad(one, other.country)), None)
    return replace(one, place=last.place, near=last.near, country=last.country) if last else one


def _in_the_same_town(
    one: Occasion, sentence: Sentence, told: Sequence[Occasion], here: Circumstances
) -> Occasion:
    """ "Dans la même ville, les ministres …": where the meeting before was, else what the text named last."""
    met = next((other for other in reversed(told) if other.place is not None), None)
    if met is not None:
        return replace(one, place=met.place, near=met.near, country=met.country)
    start = sentence.span.start
    spot = here.where([Span(max(0, start - BACK), start)], start)
    return replace(one, place=spot.place, near=spot.near, country=spot.country) if spot else one


def _abroad(one: Occasion, country: str | None) -> bool:
    """Whether a host would have received his guest in the guest's own country."""
    return one.noun == "receive" and country in one.participants[1:] and country not in one.participants[:1]


def _on_the_visit(one: Occasion, words: str, told: Sequence[Occasion]) -> Occasion:
    """Talks with somebody of the host's side alone, with the guest of the visit that was told of last."""
    visit = next((before for before in reversed(told) if before.kind == "visit"), None)
    named = {key(party) for party in one.participants}
    if visit is None or one.kind != "bilateral" or len(named) != 1 or not _STAY.search(words):
        return one
    if visit.country not in named or len(visit.participants) != 2:
        return one
    people = {key(person): person for person in (*visit.people, *one.people)}
    return replace(one, participants=visit.participants, people=tuple(people.values()), bare=False)
