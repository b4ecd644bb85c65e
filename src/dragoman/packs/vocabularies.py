"""The closed lists of values that entries and facts share: sectors, statuses of projects, roles, instruments.

In: nothing. Out: types, whose values the contract names. Their words are left to `terms.py`, and which of
them a text tells to `extract/`.
"""

from __future__ import annotations

from typing import Literal

Sector = Literal[
    "rail",
    "road",
    "air",
    "oil-pipeline",
    "gas-pipeline",
    "oil-gas",
    "electricity",
    "renewable-energy",
    "nuclear",
    "mining",
    "industry",
    "agriculture",
    "education",
    "health",
    "digital",
    "space",
    "border-port",
    "logistics",
    "finance",
    "water",
    "culture",
    "tourism",
    "security",
    "other",
]
ProjectStatus = Literal[
    "mentioned",
    "proposed",
    "planned",
    "agreed",
    "surveying",
    "financed",
    "under-construction",
    "advancing",
    "operational",
    "completed",
    "suspended",
    "cancelled",
]
Role = Literal[
    "head-of-state",
    "head-of-government",
    "deputy-head-of-government",
    "foreign-minister",
    "minister",
    "deputy-minister",
    "ambassador",
    "spokesperson",
    "secretary-general",
    "head-of-organisation",
    "expert",
    "other",
]
InstrumentKind = Literal[
    "treaty",
    "declaration",
    "communique",
    "memorandum",
    "agreement",
    "visa-exemption",
    "initiative",
    "protocol",
    "contract",
    "loan-agreement",
    "plan",
    "other",
]
