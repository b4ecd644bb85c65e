"""Central banks that a text tells by their state: "les banques centrales de A et de B", "celle de B".

In: a stretch of text, the document's circumstances. Out: the banks of the registry, one a state. Beside
another state's, "la Banque nationale" alone is that of the only other state that the text names, else of that
in which its places lie. What the registry calls by its name is found without this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.circumstances.clause import Circumstances, Member
from dragoman.model.entity import Entity
from dragoman.model.reading import Name
from dragoman.model.span import Span
from dragoman.packs.folding import fold

REACH = 70  # code points behind the noun in which its states are named
NEXT = 10  # code points behind it in which a state tells whose it is: " de la République"
_BETWEEN = re.compile(r"[,\s]*(?:et )?(?:de (?:la |l')?|du |d'|des )?")
_THAT_OF = re.compile(r",? et (?:avec )?celle (?:de (?:la |l')?|du |d')$")
_LONGER = re.compile(r"(?: (?:de|du|des|d|pour|l)[ '’](?:la |l'|l’)?| )[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class StateBanks:
    """Finds the central banks that stretches of one document tell by their states."""

    lexicon: InstrumentLexicon
    here: Circumstances

    def named(self, span: Span) -> Iterator[Member]:
        """The central banks of a stretch that are told in the plural, by "celle", or by the noun alone."""
        found = [*self.lexicon.state_bank.finditer(self.here.folded, *span)]
        for match in found:
            noun = Span(*match.span())
            yield from self._of_each(noun, span.end) if match["several"] else self._alone(noun, span)
        for name in self._states(span) if found else ():
            if _THAT_OF.search(self.here.folded, span.start, name.span.start):
                yield from self._of(name.span, str(name.entity))

    def _of_each(self, noun: Span, end: int) -> Iterator[Member]:
        """ "les banques centrales [de Chine et du Kazakhstan]", "[chinoise et tadjike]"."""
        last, states = noun.end, []
        for name in self._states(Span(noun.end, max(noun.end, min(end, noun.end + REACH)))):
            if _BETWEEN.fullmatch(self.here.folded, last, name.span.start) is None:
                break
            last = name.span.end
            states.append(str(name.entity))
        for state in states if len(states) > 1 else ():
            yield from self._of(Span(noun.start, last), state)

    def _alone(self, noun: Span, span: Span) -> Iterator[Member]:
        """ "la Banque nationale et la Banque populaire de Chine": of the only state left."""
        reading = self.here.reading
        own = Span(noun.start, noun.end + NEXT)
        told = _LONGER.match(reading.text, noun.end) or any(
            one.span.overlaps(own) for one in reading.adjectives
        )
        if (
            told
            or reading.text[noun.start].islower()
            or any(one.span.overlaps(noun) for one in reading.names)
        ):
            return
        named = {
            one.entity.id for one in reading.names_in(span, "organisation") if isinstance(one.entity, Entity)
        }
        banks = self.lexicon.bank_of
        beside = {state for state, bank in banks.items() if bank.id in named}
        left = [state for state, _ in reading.states() if state in banks and state not in beside]
        left = left or sorted(self._homes() - beside)
        words = noun.of(self.here.folded)
        called = (fold(label).startswith(words) for label in banks[left[0]].labels) if len(left) == 1 else ()
        if beside and any(called):
            yield from self._of(noun, left[0])

    def _homes(self) -> set[str]:
        """The states with a central bank in which places of the text lie."""
        places = (one.entity for one in self.here.reading.names if one.kind == "place")
        states = {self.here.country_of(one) for one in places if isinstance(one, Entity)}
        return {state for state in states if state in self.lexicon.bank_of}

    def _of(self, span: Span, state: str) -> Iterator[Member]:
        bank = self.lexicon.bank_of.get(state)
        if bank is not None:
            yield Member(span, bank)

    def _states(self, span: Span) -> list[Name]:
        """The names and adjectives of states in a stretch, in order."""
        reading = self.here.reading
        every = (
            *reading.names_in(span, "country"),
            *(one for one in reading.adjectives if span.contains(one.span)),
        )
        return sorted((one for one in every if one.kind == "country"), key=lambda one: one.span)
