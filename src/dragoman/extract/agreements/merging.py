"""One fact an instrument and status: joins what a document tells of one instrument in several places.

In: agreements, each with whether its words may point back ("l'accord") and whether a heading tells it. Out:
`Agreement` facts. Instruments with other parties, days or titles are others; one without
parties or a name is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.agreements.lexicon import BUNDLE
from dragoman.model.entity import Entity, key
from dragoman.model.fact import Agreement

TOLD = 3  # gaps between the words of a title, from which on it tells an instrument apart
JOINT = frozenset({"declaration", "communique"})
_WORDS = re.compile(r"[\s'’(«-]+")
_RECALLING = re.compile(r" (?:entre|avec|de) (?:les|ces|nos|leurs|ses|son|sa|leur) ")


def merged(found: list[tuple[Agreement, bool, bool]]) -> Iterator[Agreement]:
    """One fact an instrument and status: headings and "l'accord" point to what the text tells elsewhere."""
    groups: list[Agreement] = []
    for agreement, definite, heading in sorted(found, key=lambda one: (one[2], one[0].evidence)):
        for i, other in enumerate(groups):
            if _same(other, agreement, definite or heading, heading):
                groups[i] = _joined(other, agreement)
                break
        else:
            groups.append(agreement)
    told = [one for one in groups if one.kind != BUNDLE and not _told_more(one, groups)]
    titles = [one.title.label for one, definite, _ in found if definite and one.title]
    known = {title for title in titles if title.count(" ") >= TOLD and not _RECALLING.search(title)}
    groups = [one for one in told if one.parties or _of_those_who_meet(one) or _named(one, known)]
    yield from sorted(groups, key=lambda one: one.evidence)


def _of_those_who_meet(one: Agreement) -> bool:
    """Whether those who meet are the parties, named or not: of a joint text, a plan of a body."""
    return one.kind in JOINT or (one.kind == "plan" and one.status == "adopted")


def _named(one: Agreement, known: set[str]) -> bool:
    """Whether it is told which instrument it is, where nobody signs it: "accord sur la mine de X".

    `known` are the titles that the text takes for known: "l'accord portant création de l'institut".
    """
    if one.title is None:
        return False
    return one.title.label in known or one.title.label[:1].isupper()


def _told_more(one: Agreement, others: list[Agreement]) -> bool:
    """Whether of an instrument that is only named the text says elsewhere what became of it."""
    return one.status is None and any(
        other.status is not None and (_one_name(one, other) or _unnamed(one, other)) for other in others
    )


def _one_name(one: Agreement, other: Agreement) -> bool:
    """Whether two agreements have titles of one instrument."""
    return one.title is not None and other.title is not None and _one_title(one.title, other.title)


def _unnamed(one: Agreement, other: Agreement) -> bool:
    """Whether one has no title, and the kind and all the states of another that has: in a heading."""
    states = {party for party in one.parties or () if isinstance(party, str)}
    alike = one.kind == other.kind and len(states) > 1 and states == set(other.parties or ())
    return one.title is None and other.title is not None and one.date is None and alike


def _same(a: Agreement, b: Agreement, points_back: bool, heading: bool) -> bool:
    if a.status != b.status or a.kind != b.kind or (a.date and b.date and a.date != b.date):
        return False
    if bool(a.title) != bool(b.title) and not points_back:
        return False
    if a.title and b.title and not _one_title(a.title, b.title):
        return False
    first, second = {key(one) for one in a.parties or ()}, {key(one) for one in b.parties or ()}
    if first and second and first != second and not (heading and first & second):
        return False
    if a.title and b.title and a.title.id and first == second:  # "la Charte de X … la Charte de X"
        return True
    told_alike = bool(a.date and a.subject) and (a.date, a.subject) == (b.date, b.subject)
    if told_alike and len(first) > 1 and first == second:
        return True
    alike = a.kind in ("declaration", "communique", "visa-exemption") and bool(first) and first == second
    return points_back or (alike and (a.subject == b.subject or not b.subject))


def _one_title(a: Entity, b: Entity) -> bool:
    """Whether two titles are of one instrument: one entry, or the words of one begin the other's."""
    if a.id or b.id:
        return a.id == b.id
    first, second = sorted((a.label.casefold(), b.label.casefold()), key=len)
    return second.startswith(first)


def _joined(a: Agreement, b: Agreement) -> Agreement:
    title: Entity | None = a.title or b.title
    return replace(
        a,
        evidence=tuple(sorted({*a.evidence, *b.evidence})),
        title=title,
        parties=a.parties or b.parties,
        date=a.date or b.date,
        subject=a.subject or b.subject,
    )
