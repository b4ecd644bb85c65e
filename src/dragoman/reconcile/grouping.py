"""Groups what all documents tell into entries: one a meeting, agreement, project, commitment, series, office.

In: facts with where they stand. Out: entries, each fact in exactly one, whatever order the facts came in.
Rather two entries than a wrong one: what decides stands in the rule of each type.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dragoman.model.entry import Entry, Told
from dragoman.model.fact import TYPES
from dragoman.reconcile import agreements, commitments, figures, meetings, projects, statements
from dragoman.reconcile.components import components
from dragoman.reconcile.identities import DATES, DOCUMENTS, MENTIONS, POSITIONS
from dragoman.reconcile.rule import Rule

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "document": DOCUMENTS,
        "mention": MENTIONS,
        "date": DATES,
        "position": POSITIONS,
        "meeting": meetings.RULE,
        "statement": statements.RULE,
        "figure": figures.RULE,
        "agreement": agreements.RULE,
        "project": projects.RULE,
        "commitment": commitments.RULE,
    }
)
"""How the facts of each type are grouped."""


def entries(told: Iterable[Told]) -> list[Entry]:
    """The entries, by type in the order of the contract, then by the place of their first fact.

    A fact that is given twice counts once. An entry's id is made of its type and the least of its facts'
    ids: the same in every run, and for all but the rarest additions the same when facts are added.
    """
    by_type: dict[str, dict[tuple[str, str], Told]] = defaultdict(dict)
    for one in told:
        by_type[one.fact.type][one.document, one.id] = one
    return [
        _entry(type, group)
        for type in TYPES
        for group in components(by_type.get(type, {}).values(), RULES[type])
    ]


def _entry(type: str, group: tuple[Told, ...]) -> Entry:
    least = min(one.id for one in group)
    digest = hashlib.sha256(f"{type}\0{least}".encode()).hexdigest()[:16]
    return Entry(f"{RULES[type].prefix}-{digest}", type, group)
