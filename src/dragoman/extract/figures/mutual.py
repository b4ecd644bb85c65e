"""The two whom a text means by "bilatéral", "les deux pays", "leurs échanges".

In: the scope of a quantity. Out: the pair that the text named last, or nobody where it named more than two or
fewer. Whom the sentence itself names is left to `parties.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from dragoman.extract.figures.pairs import NOBODY, Pair
from dragoman.extract.figures.roles import countries
from dragoman.extract.figures.scope import Scope, within
from dragoman.extract.figures.stand_ins import StandIns
from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Reading, Reference
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

SENTENCES = 30
"""Sentences before a figure in which the two are named that "bilatéral" means."""
NEAR = 2
"""… and those that a bare "les échanges" means."""
OPENS = 4
"""Code points between the beginning of a sentence and the name that opens it."""
JOINED = re.compile(r"(?:entre|avec|et) (?:l'|la |le )?$")
"""Before a union of states that a sentence names as one of two."""


class MutualReader:
    """The words of one language for what two have together, ready for matching."""

    def __init__(self, cues: FigureCues, stand_ins: StandIns) -> None:
        self._stand_ins = stand_ins
        self._mutual = re.compile(rf"(?<!\w)(?i:{either(cues.mutual)})(?!\w)")
        self._together = re.compile(rf" (?:[^\W\d_]+ )?(?i:{either(cues.together)})(?!\w)")
        first, last = either(cues.pronouns.first), either(cues.pronouns.last)
        partner = either(cues.pronouns.partner)
        self._pronouns = re.compile(
            rf"\s*(?i:(?P<first>{first})|(?P<last>{last}))(?: ne| n')? {partner}(?: en)?(?!\w)"
        )
        self._partner = re.compile(rf"(?<!\w){partner} (?=[^\W\d_])")
        trade = either(cues.indicators["money"]["trade"])
        self._bare = re.compile(
            rf"(?:[^,.;:]{{1,40}}, )?(?:Les|les|Le|le|L'|l')? ?(?:volume des )?(?i:{trade})(?!\w)"
        )

    def pair(self, reading: Reading, scope: Scope) -> Pair:
        """The two whom the text spoke of last, where the words say that both are meant."""
        if not self._mutual.search(reading.text, scope.sentence.start, scope.tail.end):
            return Pair()
        for reference in within(reading.references, scope.sentence):
            states = all(isinstance(one, str) for one in reference.entities)
            if len(reference.entities) == 2 and states and _are_named(reading, reference):
                return Pair(*reference.entities)
        for find in (self._named_last, self._named_here, self._named_next):
            if any(found := find(reading, scope)):
                return found
        return NOBODY

    def of_bare_trade(self, reading: Reading, scope: Scope) -> Pair:
        """The two of "Les échanges ont dépassé 40 milliards", if the sentences before name two alone."""
        if not self._bare.match(reading.text, scope.sentence.start, scope.start):
            return NOBODY
        if any(True for _ in countries(reading, Span(scope.sentence.start, scope.start))):
            return NOBODY  # "Le commerce avec la Russie …, il a atteint"
        return self._named_last(reading, scope, NEAR, persons=True)

    def of_pronouns(self, reading: Reading, scope: Scope) -> Pair:
        """The two of "Il lui a vendu …": whom the sentence before names, or the last two name, alone."""
        match = self._pronouns.match(reading.text, scope.sentence.start, scope.start)
        if match is None:
            return NOBODY
        done = bisect_left(reading.sentences, scope.sentence.start, key=lambda one: one.span.start)
        named: list[Party] = []
        for sentence in reversed(reading.sentences[max(0, done - NEAR) : done]):
            own = list(dict.fromkeys(name.entity for name in countries(reading, sentence.span)))
            named = [*own, *(one for one in named if one not in own)]
            if len(own) == 1 and match["first"] and len(named) == 1:
                return NOBODY  # whom "il" takes up stands with nobody
            if len(named) >= 2:
                break
        if len(named) != 2:
            return NOBODY
        return Pair(named[0], named[1]) if match["first"] else Pair(named[1], named[0])

    def whom(self, reading: Reading, scope: Scope, own: Party) -> Party | None:
        """The other of "Douchanbe lui doit …": the one state, but its own, that the sentence before names."""
        if not self._partner.search(reading.text, scope.lead.start, scope.start):
            return None
        if any(name.entity != own for name in countries(reading, Span(scope.sentence.start, scope.start))):
            return None
        before = reading.sentence_at(scope.sentence.start - 2)
        named = {name.entity for name in countries(reading, before.span)} - {own} if before else set()
        return named.pop() if len(named) == 1 else None

    def of_things(self, reading: Reading, scope: Scope) -> Pair:
        """The two of "45 projets communs"."""
        if not self._together.match(reading.text, scope.end):
            return NOBODY
        return self.pair(reading, scope) if not _two(reading, scope) else Pair(*_two(reading, scope))

    def _named_here(self, reading: Reading, scope: Scope) -> Pair:
        """The two whom the sentence names otherwise: "selon l'ambassadeur de Chine au Kirghizstan"."""
        several = list(dict.fromkeys(name.entity for name in countries(reading, scope.sentence)))
        return Pair(several[0], several[1]) if len(several) == len("AB") else NOBODY

    def _named_last(
        self, reading: Reading, scope: Scope, reach: int = SENTENCES, persons: bool = False
    ) -> Pair:
        done = bisect_left(reading.sentences, scope.sentence.start, key=lambda one: one.span.start)
        for sentence in reversed(reading.sentences[max(0, done - reach) : done]):
            several = list(dict.fromkeys(self._named(reading, sentence.span, persons)))
            if len(several) >= 2:
                listed = any(isinstance(one, str) and one.islower() for one in several[:2]) and not persons
                return Pair(several[0], several[1]) if len(several) == 2 or listed else NOBODY
        return NOBODY

    def _named_next(self, reading: Reading, scope: Scope) -> Pair:
        """The two whom only the next sentence names, where no words before name anybody."""
        at = bisect_left(reading.sentences, scope.sentence.start, key=lambda one: one.span.start)
        if any(True for _ in self._named(reading, Span(0, scope.sentence.end), False)):
            return NOBODY
        for sentence in reading.sentences[at + 1 : at + 2]:
            several = list(dict.fromkeys(self._named(reading, sentence.span, False)))
            return Pair(several[0], several[1]) if len(several) == len("AB") else NOBODY
        return NOBODY

    def _named(self, reading: Reading, span: Span, persons: bool) -> Iterator[Party]:
        """Whom a sentence names that can be one of two; `persons`: or the states for which persons speak."""
        text, offices = reading.text, self._stand_ins.offices
        for name in within(reading.names, span):
            opens = name.span.start - span.start <= OPENS
            joined = opens or JOINED.search(text[max(0, name.span.start - 10) : name.span.start])
            union = name.kind == "organisation" and self._stand_ins.trades(name.entity)
            if name.kind == "region" or (union and joined):
                yield name.entity
            elif persons and isinstance(name.entity, Entity) and (state := offices.get(name.entity.id or "")):
                yield state
        yield from (name.entity for name in countries(reading, span))


def _two(reading: Reading, scope: Scope) -> tuple[Party, ...]:
    """The two countries that the sentence names before a quantity; () where there are not two."""
    before = Span(scope.sentence.start, scope.start)
    found = tuple(dict.fromkeys(name.entity for name in countries(reading, before)))
    return found if len(found) == len("AB") else ()


def _are_named(reading: Reading, reference: Reference) -> bool:
    """Whether the text itself names both states that a reference is taken for."""
    named = {name.entity for name in countries(reading, Span(0, len(reading.text)))}
    return all(one in named for one in reference.entities if isinstance(one, str) and one.isupper())
