"""How the facts of each type are grouped: a rule a type."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dragoman.reconcile import agreements, commitments, figures, meetings, projects, statements
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
"""By type, in the order of the contract."""
