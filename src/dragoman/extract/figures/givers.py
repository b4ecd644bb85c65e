"""Whom words elsewhere in a sentence name as the giver, the borrower, or the holder of an item of a list.

In: the scope of a quantity, and the pair that the words beside it tell. Out: that pair, completed. What
stands beside a quantity is left to `parties.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.extract.figures.owners import OwnerReader
from dragoman.extract.figures.pairs import Pair, Placed
from dragoman.extract.figures.roles import RoleReader
from dragoman.extract.figures.scope import Scope
from dragoman.extract.figures.stand_ins import StandIns
from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

BESIDE = 40
"""Code points before an amount in which stands whose item of a list it is."""
SPENT = re.compile(r"(?<!\w)dans (?:le |la |l'|les )?(?:[^\W\d_]+ (?:de |d'|du |des )(?:la |l')?)?\Z")
"""Before a place in which money is spent: "dans la région de Boukhara"."""


class GiverReader:
    """Completes the pairs of figures with whom the sentence names otherwise."""

    def __init__(self, cues: FigureCues, roles: RoleReader, owners: OwnerReader, stand_ins: StandIns) -> None:
        self._roles, self._owners, self._stand_ins = roles, owners, stand_ins
        self._lending = re.compile(rf"(?<!\w)(?i:{either(cues.lending)})(?!\w)")
        self._buys = re.compile(rf"(?<!\w)(?i:{either(cues.buys)})(?!\w)")
        by, lender = either(cues.roles["by"]), either(cues.lenders)
        self._by_lender = re.compile(
            rf"(?<!\w)(?i:{by}) (?:la |l'|le |une )?(?i:{lender})(?!\w)"
            r"(?: [^\W\d_]+){0,3} (?:du|de la|de l'|de|d'|des) ?$"
        )
        self._the_bank = re.compile(
            rf"(?<!\w)(?i:{either(cues.the_bank)})(?!\w)(?! [A-ZÀ-Þ]|,? (?:de|d'|du|des)\b)"
        )

    def lends(self, party: Party) -> bool:
        """Whether a party may be one of a loan: a state, or an organisation whose name is a bank's."""
        return isinstance(party, str) or self._is_bank(party)

    def _is_bank(self, party: Entity) -> bool:
        return any(self._lending.search(label) for label in (party.label, *party.labels))

    def lenders(self, text: str, every: Sequence[Placed]) -> list[Placed]:
        """States of whose banks something is lent: "prêtés par la Banque de développement du Kazakhstan"."""
        before = ((one, text[max(0, one.span.start - 2 * BESIDE) : one.span.start]) for one in every)
        found = [one for one, words in before if one.role == "speaker" and self._by_lender.search(words)]
        return [one.playing("by") for one in found[:1]]

    def bank(self, reading: Reading, scope: Scope, every: Sequence[Placed]) -> Entity | None:
        """The one bank of whom a gift is: named beside it, or "la banque" of which alone the text tells."""
        banks = [one.party for one in every if isinstance(one.party, Entity) and self._is_bank(one.party)]
        if not banks and self._the_bank.search(reading.text, scope.lead.start, scope.start):
            told = reading.names_in((0, scope.start), "organisation")
            banks = [
                one.entity for one in told if isinstance(one.entity, Entity) and self._is_bank(one.entity)
            ]
        known = {one.id or one.label: one for one in banks}
        return next(iter(known.values())) if len(known) == 1 else None

    def borrowed(self, reading: Reading, scope: Scope, found: Pair) -> Pair:
        """A loan whose borrower nobody names is the state's where it is spent: "la région de Boukhara"."""
        if found.counterpart is None or (isinstance(found.area, str) and found.area.isupper()):
            return found
        spent = [
            name
            for name in reading.names_in(scope.tail, "place")
            if SPENT.search(reading.text, scope.end, name.span.start)
        ]
        states = {self._stand_ins.home(name) for name in spent} - {None}
        return Pair(states.pop(), found.counterpart) if len(states) == 1 else found

    def by_person(self, reading: Reading, scope: Scope, found: Pair) -> Pair:
        """A gift of the state of somebody who promises it: "M. Xi a promis un don de … au Kirghizstan"."""
        people = [one.entity for one in reading.names_in(scope.lead, "person")]
        ids = [one.id or "" for one in people if isinstance(one, Entity)]
        givers = {self._stand_ins.offices.get(one) for one in ids}
        other = found.counterpart or found.area
        giver = givers.pop() if len(givers) == 1 else None
        return Pair(giver, other) if giver and None in found and giver != other else found

    def with_fronted(self, reading: Reading, scope: Scope, found: Pair) -> Pair:
        """Who gives, with the one behind the comma who is better off for it."""
        fronted = self._owners.behind_comma(reading, scope)
        giver = found.area or found.counterpart
        return Pair(giver, fronted[0]) if fronted and fronted[0] != giver else found

    def sold(self, text: str, scope: Scope, found: Pair, indicator: str) -> Pair:
        """What one buys is the other's who sends it: "la Chine a importé 35 milliards … de gaz turkmène"."""
        sent = indicator == "volume" and all(found)
        bought = sent and self._buys.search(text, scope.lead.start, scope.start)
        return Pair(found.counterpart, found.area) if bought else found

    def item(self, reading: Reading, scope: Scope) -> Party | None:
        """Whose amount an item of a list is: "(Kazakhstan, 43 milliards ; Kirghizstan, 22)"."""
        for name in reading.names_in((scope.start - BESIDE, scope.start), "country"):
            before = reading.text[max(0, name.span.start - 2) : name.span.start].rstrip()[-1:]
            if before in tuple("(;:") and reading.text[name.span.end : scope.start] in (", ", " : "):
                return name.entity
        return None

    def heads(self, reading: Reading, scope: Scope, item: Party) -> Party | None:
        """The one state whose list it is, named before the list."""
        named = [one.party for one in self._roles.placed(reading, Span(scope.sentence.start, scope.start))]
        states = [one for one in dict.fromkeys(named) if isinstance(one, str) and one.isupper()]
        return states[0] if len(states) == len({item}) + 1 and states[-1] == item else None
