"""One fact a meeting: joins the mentions of one meeting within a document.

In: the `Occasion`s of a document in the order of the text. Out: `Meeting` facts. Mentions are of one meeting
if nothing in them clashes and something ties them: the mechanism, the same persons, or words that point back
("la réunion", "le sommet"). Another ordinal, day or status ("le prochain sommet") is another meeting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dragoman.extract.meetings.arriving import settled
from dragoman.extract.meetings.days import dates_fit, finest, within
from dragoman.extract.meetings.nearness import (
    LARGE,
    NEXT_DOOR,
    OF_MANY,
    PERSONAL,
    far,
    neighbour,
    of_two_among_many,
    only_headed,
)
from dragoman.extract.meetings.occasions import Occasion
from dragoman.model.entity import Entity, Party, key
from dragoman.model.fact import LONGEST_EVIDENCE, Meeting
from dragoman.model.span import Span

GENERIC = frozenset({
    "reunion", "rencontre", "session", "seance", "entretien", "entretiens", "pourparlers", "dialogue",
    "conference", "evenement", "negociations", "negociations de haut niveau", "negociations bilaterales",
    "entretiens bilateraux", "entretien bilateral", "rencontre bilaterale", "reunion bilaterale", "entrevue",
})  # fmt: skip
TALKS = frozenset({"entretien", "entretiens", "pourparlers", "tete-a-tete", "entrevue", "audience"})
"""Talks of persons, which no body holds."""
TOLD_BY_VERB = frozenset({"meet", "talk", "receive", "gather"})  # a numbered meeting is none of these


def merged(occasions: list[Occasion]) -> Iterator[Meeting]:
    """The meetings of a document."""
    groups: list[list[Occasion]] = []
    occasions = settled(occasions)
    for told in [*(one for one in occasions if not one.heading), *(one for one in occasions if one.heading)]:
        occasion = _with_recalled_mechanism(told, groups) if told.ordinal or told.following else told
        whole = [_joined(group) for group in groups]
        order = sorted(
            range(len(groups)), key=lambda i: (not all(one.aside for one in groups[i]), i), reverse=True
        )
        best = next((i for i in order if _same(whole[i], occasion, groups[i])), None)
        if occasion.own:
            best = next((i for i in order if _on_the_way(whole[i], occasion)), best)
        if best is None:
            best = next((i for i in order if _headed(whole[i], occasion)), None)
        if best is not None:
            groups[best].append(occasion)
        elif occasion.mechanism is not None or not (occasion.bare or occasion.pointing):
            groups.append([occasion])
    for group in sorted(groups, key=lambda group: min(mention.span for mention in group)):
        one = _joined(group)
        if _is_fact(one) and not only_headed(one, group):
            yield _fact(one, group)


def _with_recalled_mechanism(occasion: Occasion, groups: list[list[Occasion]]) -> Occasion:
    """ "Le prochain sommet", "le premier sommet": of the mechanism that the text spoke of last."""
    recalls = occasion.mechanism is None and not occasion.of_others
    if not recalls or (not occasion.definite and occasion.ordinal is None):
        return occasion
    parties = {key(party) for party in occasion.participants}
    joined = [_joined(group) for group in groups]
    if occasion.kind == "other" and not parties and (next_to := neighbour(occasion, joined)):
        return replace(
            occasion, mechanism=next_to.mechanism, kind=next_to.kind, participants=next_to.participants
        )
    like = [one for one in joined if one.noun == occasion.noun and one.ordinal is not None]
    for one in (*reversed(like), *reversed(joined)):
        if len(parties) > 1 and parties != {key(party) for party in one.participants}:
            continue  # "sa première rencontre avec le président turkmène" is none of the summit's
        if one.mechanism is not None and _noun_fits(occasion, one):
            return replace(occasion, mechanism=one.mechanism, kind=one.kind, participants=one.participants)
    return occasion


def _same(whole: Occasion, one: Occasion, group: list[Occasion]) -> bool:
    """Whether a mention is of the meeting that others told of."""
    if _clash(whole, one) or one.another:
        return False
    if one.mechanism is not None and whole.mechanism is not None:
        return same_mechanism(one.mechanism, whole.mechanism)
    near = min(abs(one.span.start - other.span.end) for other in group) < NEXT_DOOR
    if one.mechanism is None and _points_back(one, whole) and not far(one, group):
        return True
    if {one.kind, whole.kind} <= LARGE:
        a, b = {key(p) for p in one.participants}, {key(p) for p in whole.participants}
        return near and bool(a) and (a <= b or b <= a)
    if one.kind == whole.kind and one.kind in PERSONAL:
        if _other_parties(one, whole):
            return False
        numbered = one.ordinal is not None and one.ordinal == whole.ordinal
        return _same_people(one, whole) or (
            numbered and set(map(key, one.participants)) == set(map(key, whole.participants))
        )
    return False


def _other_parties(one: Occasion, whole: Occasion) -> bool:
    """Whether two states met, and two others: the same person's talks with each are not one meeting."""
    a, b = {key(party) for party in one.participants}, {key(party) for party in whole.participants}
    return len(a) > 1 and len(b) > 1 and a != b


def _on_the_way(whole: Occasion, one: Occasion) -> bool:
    """Whether "au cours de son séjour" points back to a visit that is told, whatever is to happen on it."""
    same = {key(p) for p in one.participants} == {key(p) for p in whole.participants}
    known = not one.people or {key(p) for p in one.people} <= {key(p) for p in whole.people}
    return one.kind == whole.kind == "visit" and same and known and one.date is None


def _points_back(one: Occasion, whole: Occasion) -> bool:
    numbered = one.ordinal is not None and whole.ordinal is None and whole.mechanism is None
    if (numbered and whole.noun in TOLD_BY_VERB) or of_two_among_many(one, whole):
        return False
    of_body = whole.mechanism is not None and one.noun in TALKS
    if one.kind == "bilateral" and len(one.people) > 1 and (whole.kind in OF_MANY or of_body):
        return False  # "lors de l'entretien de M. Tokaïev avec Xi Jinping": not the forum, nor the commission
    several = min(len(one.people), len(whole.people)) > 1
    if several and {key(p) for p in one.people} - {key(p) for p in whole.people}:
        return False  # "après son entretien avec Xi Jinping": not his talks with another
    return (
        one.definite
        and not one.following
        and _noun_fits(one, whole)
        and (
            one.bare
            or not one.participants
            or {key(p) for p in one.participants} <= {key(p) for p in whole.participants} | {""}
        )
    )


def _noun_fits(one: Occasion, whole: Occasion) -> bool:
    """Whether a noun can stand for a meeting: "le sommet" for a summit, "la réunion" for any but a visit."""
    if one.noun == whole.noun or (one.kind == whole.kind and one.kind not in ("other", "bilateral")):
        return True
    if one.noun in GENERIC:
        return whole.kind in LARGE or whole.kind in ("bilateral", "call") or whole.mechanism is not None
    return False


def _headed(whole: Occasion, one: Occasion) -> bool:
    """Whether a heading tells of a meeting of the text: one person and both parties are the same."""
    alike = one.heading and one.kind == whole.kind and one.kind in PERSONAL and not _clash(whole, one)
    parties = {key(p) for p in one.participants} == {key(p) for p in whole.participants}
    plain = one.mechanism is None and one.ordinal is None
    here = one.place is not None and whole.place is not None and one.noun == whole.noun
    there = here and len(one.participants) > 1 and not one.people
    same = {key(p) for p in one.people} & {key(p) for p in whole.people}
    return alike and plain and parties and (bool(same) or there)


def _same_people(one: Occasion, whole: Occasion) -> bool:
    a, b = {key(p) for p in one.people}, {key(p) for p in whole.people}
    if a and b:
        return a <= b or b <= a
    same = {key(p) for p in one.participants} == {key(p) for p in whole.participants}
    return same and (one.kind == "ceremony" or (one.kind == "visit" and one.span == whole.span))


def _clash(a: Occasion, b: Occasion) -> bool:
    if a.status != b.status:
        return True
    if a.ordinal is not None and b.ordinal is not None and a.ordinal != b.ordinal:
        return True
    if a.country and b.country and a.country != b.country:
        return True
    if a.past != b.past and (a.date is None) != (b.date is None):
        return True
    if (
        a.place
        and b.place
        and _key(a.place) != _key(b.place)
        and not (a.near or b.near)
        and a.kind != "visit"
    ):
        return True
    if a.mechanism is not None and b.mechanism is not None and not same_mechanism(a.mechanism, b.mechanism):
        return True
    tour = a.kind == b.kind == "visit" and (within(a.date, b.date) or within(b.date, a.date))
    return not (tour or dates_fit(a.date, b.date))


def same_mechanism(a: Entity, b: Entity) -> bool:
    """The same entry, or of two without one the same words at the beginning ("Dialogue stratégique …")."""
    if a.id or b.id:
        return a.id == b.id
    return a.label.casefold().split()[:2] == b.label.casefold().split()[:2]


def _joined(group: list[Occasion]) -> Occasion:
    """What the mentions of a meeting say together: the finest date and place, everybody who met."""
    first = group[0]
    dates = [one.date for one in group if one.date]
    spots = sorted((one for one in group if one.place), key=lambda one: one.near)
    country = next((one.country for one in spots if one.country), None) or next(
        (one.country for one in group if one.country), None
    )
    people: dict[str, Entity] = {}
    for one in group:
        if one.status == "held":
            people |= {key(person): person for person in one.people if key(person) not in people}
    kinds = [one.kind for one in group if one.kind != "other"]
    widest = max((one.participants for one in group), key=len)
    mechanism = next((one.mechanism for one in group if one.mechanism and one.mechanism.id), None)
    return replace(
        first,
        kind=next(
            (one.kind for one in group if one.mechanism and one.kind != "other"),
            kinds[0] if kinds else "other",
        ),
        mechanism=mechanism or next((one.mechanism for one in group if one.mechanism), None),
        ordinal=next((one.ordinal for one in group if one.ordinal is not None), None),
        date=finest(dates, narrow=first.kind == "visit"),
        place=spots[0].place if spots else None,
        near=spots[0].near if spots else False,
        country=country,
        participants=next((one.participants for one in group if one.mechanism and one.participants), widest),
        people=tuple(people.values()) if first.status == "held" else first.people,
        theme=next((one.theme for one in group if one.theme), None),
        format=next((one.format for one in group if one.format), None),
        chair=next((one.chair for one in group if one.chair), None),
        organisers=next((one.organisers for one in group if one.organisers), ()),
        confidence=max(one.confidence for one in group),
    )


def _is_fact(one: Occasion) -> bool:
    """A meeting needs something that tells it from others: where, when, which, or who."""
    if one.kind == "other" and one.mechanism is None:
        numbered = one.ordinal is not None and one.date is not None
        return numbered or (len(one.participants) >= 2 and bool(one.date or one.country))
    return bool(one.mechanism or one.country or one.date or one.people or len(one.participants) >= 2)


def _fact(whole: Occasion, group: list[Occasion]) -> Meeting:
    return Meeting(
        evidence=_evidence(group),
        confidence=whole.confidence,
        kind=whole.kind,
        mechanism=whole.mechanism,
        ordinal=whole.ordinal,
        status=whole.status,
        date=whole.date,
        place=whole.place,
        country=whole.country,
        participants=whole.participants or None,
        people=whole.people,
        organisers=whole.organisers,
        chair=whole.chair,
        theme=whole.theme,
        format=whole.format,
    )


def _evidence(group: list[Occasion]) -> tuple[Span, ...]:
    spans = sorted(
        {Span(one.span.start, min(one.span.end, one.span.start + LONGEST_EVIDENCE)) for one in group}
    )
    kept = spans[:1]
    for before, span in pairwise(spans):
        if not before.contains(span):
            kept.append(span)
    return tuple(kept)


def _key(entity: Entity) -> Party:
    return entity.id or entity.label.casefold()
