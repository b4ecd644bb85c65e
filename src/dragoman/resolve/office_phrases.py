"""Phrases of office and how they stand to one another: coordinated, one in the service of the other.

In: nothing. Out: `OfficePhrase`, the form in which `offices` gives them, and what neighbours share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.model.entity import Entity, Party
from dragoman.model.span import Span
from dragoman.packs.entries import Person

LIGHT = frozenset({"party", "rank"})
"""Kinds of offices that are told only of somebody who has no other: "conseiller d'État et ministre"."""


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office without its holder. `kind`: what its noun is an office of; `article`: le, les, un or ''."""

    span: Span
    kind: str
    role: str
    of: Party | None
    article: str
    former: bool
    plural: bool
    feminine: bool

    def shared(self, of: Party | None, adjective: Span | None) -> OfficePhrase:
        """That of another state: "homologues kirghiz A et ouzbek B" are two "homologues"."""
        end = self.span.end if adjective is None or of == self.of else adjective.start - 1
        return replace(self, of=of, span=Span(self.span.start, end))


def serves(one: OfficePhrase, other: OfficePhrase, folded: str) -> bool:
    """Whether the first is the office of one who serves the second: "conseiller du président"."""
    between = folded[one.span.end : other.span.start]
    return one.of is None and one.kind == "organisation" and between in (" du ", " de la ", " de l'")


def with_shared_state(phrases: list[OfficePhrase], folded: str) -> Iterable[OfficePhrase]:
    """Coordinated offices share what they are of: "vice-premier ministre et ministre … du Kazakhstan"."""
    for i, phrase in enumerate(phrases):
        near = [
            other
            for other in (*phrases[i + 1 : i + 2], *phrases[max(0, i - 1) : i])
            if isinstance(other.of, str) and coordinated(phrase, other, folded)
        ]
        if phrase.of is None and near:
            phrase = replace(phrase, of=near[0].of)
        yield phrase


def coordinated(a: OfficePhrase, b: OfficePhrase, folded: str) -> bool:
    """Whether two phrases stand side by side as offices of one person: "X et Y", "X, Y"."""
    first, second = sorted((a.span, b.span))
    between = re.sub(r"\([^()]*\)", "", folded[first.end : second.start]).strip()
    return between in ("", "et", ",", ", et", "ainsi que", ", ainsi que", "et egalement")


def fits(entry: Person, phrase: OfficePhrase) -> bool:
    """Whether the registry gives a person an office of that role and state."""
    of = phrase.of.id if isinstance(phrase.of, Entity) else phrase.of
    return any(office.role == phrase.role and of in (None, office.of) for office in entry.offices)
