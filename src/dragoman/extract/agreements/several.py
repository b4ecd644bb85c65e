"""Whom words stand for as those who sign: "les deux groupes", "les partenaires", "elles", "l'entreprise".

In: a stretch of text, the document's circumstances, the agreements told before. Out: the bodies that the
sentences before name: exactly as many as the words count, two for a plural that does not. The nearest
sentences decide; where they name more, nobody is chosen. States that met are left to `parties.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.agreements.signatories import Signatories
from dragoman.extract.circumstances.clause import Circumstances
from dragoman.model.entity import Entity, Party, key
from dragoman.model.fact import Agreement
from dragoman.model.reading import Sentence
from dragoman.model.span import Span

MEMORY = 6  # sentences over which a plural noun still recalls several bodies
PRONOUNS = 3  # … and a pronoun, or a noun without a number
ENOUGH = 2
_NAME = re.compile(r" [«“\"]? ?[A-ZÀ-Þ]")
_OF = re.compile(r"(?<!\w)(?:de (?:la |l')?|du |d')$")
OPENING = 12  # code points before a plural in which its sentence names nobody


@dataclass(frozen=True, slots=True)
class Several:
    """Finds the bodies that plurals stand for in one document."""

    lexicon: InstrumentLexicon
    here: Circumstances
    told: Sequence[Agreement] = ()

    def meant(self, span: Span) -> list[Party]:
        """The bodies for which a plural in a stretch stands; none where the text does not settle who."""
        match = self.lexicon.several.search(self.here.folded, *span)
        if match is None or self._described(Span(*match.span())):
            return []
        count = self.here.lexicon.numbers.get(
            match["number"] or match["count"] or "", 1 if match["one"] else ENOUGH
        )
        noun = match["bodies"] is not None or match["one"] is not None
        near = MEMORY if noun or match["count"] is not None else PRONOUNS
        found: list[Party] = []
        for members in self._before(match.start(), near):
            states: list[Party] = list(dict.fromkeys(one for one in members if isinstance(one, str)))
            if not noun and len(states) >= ENOUGH:  # states, or who speaks for them
                return states if len(states) == count else []
            if not noun and not found and len(pair := union(members, [])) == count == ENOUGH:
                return pair  # a state and a firm
            for one in members:
                if isinstance(one, Entity) and not any(_one_name(one, other) for other in found):
                    found.append(one)
            if len(found) >= count:
                return found if len(found) == count else []
        return []

    def _described(self, words: Span) -> bool:
        """Whether a name or a state's adjective says which bodies are meant: "la banque islamique"."""
        reading = self.here.reading
        behind = Span(words.start, words.end + 2)
        named = any(one.span.overlaps(behind) for one in (*reading.names, *reading.adjectives))
        return named or _NAME.match(reading.text, words.end) is not None

    def _before(self, at: int, memory: int) -> Iterator[list[Party]]:
        """Who is named in the sentence of a place before it, and in each of those before, up to a heading."""
        reading = self.here.reading
        past = [one for one in reading.sentences if one.span.start < at - OPENING]
        for number, sentence in enumerate(reversed(past[-memory:])):
            if number and reading.blocks[sentence.block].kind == "heading":
                return
            span = Span(sentence.span.start, min(sentence.span.end, at))
            named = [*self._parties_told(span), *self._named(sentence, span)]
            yield named if any(isinstance(one, Entity) for one in named) else [*named, *self.meant(span)]

    def _parties_told(self, span: Span) -> list[Party]:
        """The parties of the agreements that a sentence told of."""
        return [
            party
            for one in self.told
            if any(span.contains(place) for place in one.evidence)
            for party in one.parties or ()
        ]

    def _of_another(self, place: Span) -> bool:
        """Whether a body is only that of which something is: "vingt bourses de l'École X"."""
        return _OF.search(self.here.folded, max(0, place.start - 8), place.start) is not None

    def _named(self, sentence: Sentence, span: Span) -> list[Party]:
        """The states, and the bodies with those who lead them, that a sentence names."""
        finder = Signatories(self.lexicon, self.here)
        verbs = (one.span.start for one in sentence.tokens if "VerbForm=Fin" in one.features)
        verb = min(next(verbs, span.end), span.end)
        members = finder.named(Span(span.start, verb), subject=True)
        behind = finder.named(Span(verb, span.end)) if verb < span.end else []
        members += [one for one in behind if not self._of_another(one.span)]
        led = [one.person for one in self.here.reading.offices if isinstance(one.of, Entity)]
        people = [self.here.state_of(one.party) for one in self.here.people([span]) if one.party not in led]
        states = [one for one in people if isinstance(one, str)]
        members += [*finder.led(span), *self.here.delegates([span])]
        return [*(one.party for one in members), *states]


def union(first: Iterable[Party], second: Iterable[Party]) -> list[Party]:
    """Two lists of parties as one, each once."""
    return list({key(party): party for party in (*first, *second)}.values())


def _one_name(one: Entity, other: Party) -> bool:
    """Whether two names may be of one body: one begins the other ("Zijin", "Zijin Mining")."""
    if not isinstance(other, Entity):
        return False
    first, second = sorted((one.label.casefold(), other.label.casefold()), key=len)
    return key(one) == key(other) or second.startswith(f"{first} ")
