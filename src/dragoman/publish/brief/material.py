"""What a briefing speaks of: accounts and findings as the record holds them, and what it only passes on.

In: nothing. Out: `Material`. Fetching it is left to the command, choosing from it to `briefing.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.model.account import Account
from dragoman.model.entry import Entry, Told
from dragoman.model.fact import DocumentFact
from dragoman.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Material:
    """Accounts with their values, statements that are one, findings, and what is known of documents.

    `told` has the facts that findings rest on and no account has, by their ids. `explained` has the sentence
    of each finding, by its id, in the language of the briefing; another is said in English.
    """

    accounts: tuple[Account, ...] = ()
    statements: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    documents: Mapping[str, DocumentFact] = field(default_factory=dict)
    told: Mapping[str, Told] = field(default_factory=dict)
    explained: Mapping[str, str] = field(default_factory=dict)
