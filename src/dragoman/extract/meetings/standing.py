"""Whether a meeting that a noun names is told of well enough to be one, without a name of its own.

In: its `Head`, what is `Told` of it, who takes part, when and where. Out: yes or no. What cannot stand may
still point back to a meeting told of before, which is left to `merging.py`.
"""

from __future__ import annotations

from dragoman.extract.circumstances.clause import Spot
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.places import PLACED_BY_SUBJECT
from dragoman.extract.meetings.telling import Told
from dragoman.model.entity import Entity, Party

PERSONAL_KINDS = frozenset({"bilateral", "call", "ceremony"})
LARGE_KINDS = frozenset({"forum", "summit"})


def stands(
    head: Head,
    told: Told,
    parties: tuple[Party, ...],
    people: tuple[Entity, ...],
    spot: Spot | None,
    date: str | None,
) -> bool:
    """Whether a meeting without a name of its own is told of well enough to be one."""
    if head.kind == "press-conference":
        return bool(people)
    if head.ordinal is not None and told.truth == "asserted" and spot is not None and date is not None:
        return True  # "Lors du septième forum des transports, le 14 juin à Astana, …"
    off = told.truth in ("cancelled", "postponed") and head.kind not in PERSONAL_KINDS
    role = told.role in ("subject", "object") or (told.role == "relative" and told.truth == "announced")
    if (head.ordinal is not None or off) and role and (spot or date):
        return True
    if told.role == "frame" and head.kind == "ceremony":
        told_of = date is not None or spot is not None or len(parties) > 1
        dated = date is not None and date.count("-") > 1  # "…, le 31 octobre 2013"
        own = bool(people) or spot is not None
        return told.truth == "asserted" and told_of and (len(people) > 1 or (dated and own))
    if told.role == "frame" and head.kind in LARGE_KINDS and told.truth == "asserted":
        return spot is not None and date is not None  # "Au sommet de Xi'an, en mai 2023, …"
    if told.role == "frame":
        known = len(people) == 2 or spot is not None or date is not None
        return head.kind in ("bilateral", "call", "meeting") and known and len(parties) == 2
    if head.kind == "ceremony":
        placed = spot is not None and spot.place is not None and told.role == "subject"
        return len(people) >= 2 or (bool(people) and (date is not None or spot is not None)) or placed
    if len(parties) >= 2 or (head.kind in ("call", "bilateral") and len(people) >= 2):
        return True
    if head.kind == "summit" and spot is not None and told.role == "subject":
        return True
    hosted = told.verb is not None and told.verb.verb.lemma in PLACED_BY_SUBJECT and told.role == "object"
    if hosted and head.kind in LARGE_KINDS and spot is not None and (head.next or not head.definite):
        return True  # "le Kirghizistan prévoit d'accueillir un forum de la jeunesse"
    return head.kind in LARGE_KINDS and spot is not None and date is not None and not head.definite
