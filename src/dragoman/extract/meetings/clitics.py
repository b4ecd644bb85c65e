"""Whom a verb has as its object in a pronoun: "au Kirghizstan, où le président l'avait reçu".

In: a passage, a verb of meeting and its subject. Out: the one person of another state who was named last
before it, in the sentence or the one before; nobody where two could be meant. Objects that are named are
left to `objects.py`, those that open a relative clause to `encounters.py`.
"""

from __future__ import annotations

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.circumstances.sides import Side
from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Entity, key
from dragoman.model.span import Span

_CLITICS = frozenset({"l'", "le", "la"})


def object_pronoun(passage: Passage, verb: Predicate) -> bool:
    """Whether a verb has a pronoun of one person right before it."""
    word = passage.words[verb.first]
    before = passage.words[verb.first - 1] if verb.first else word
    elided = any(one.fold == "l'" for one in passage.words[verb.first : verb.last])
    return elided or before.fold == "l'" or (before.fold in _CLITICS and word.finite)


def whom_it_means(passage: Passage, verb: Predicate, subject: Side, here: Circumstances) -> Side:
    """The person for whom the pronoun before a verb stands."""
    start = passage.words[verb.first].span.start
    own = {key(person) for person in subject.people}
    states = {key(party) for party in subject.parties}
    for span in (Span(passage.span.start, start), _before(passage, here)):
        people = [one.party for one in here.people([span]) if isinstance(one.party, Entity)]
        others = [one for one in people if key(one) not in own]
        foreign = [one for one in others if (state := here.state_of(one)) and key(state) not in states]
        if others:
            state = here.state_of(foreign[0]) if len(foreign) == 1 else None
            return Side((foreign[0],), (state,)) if state else Side()
    return Side()


def _before(passage: Passage, here: Circumstances) -> Span:
    """The sentence before, if it stands in the same paragraph."""
    sentences = here.reading.sentences
    number = next((i for i, one in enumerate(sentences) if one.span.start == passage.span.start), 0)
    start = passage.span.start
    alike = number > 0 and sentences[number - 1].block == sentences[number].block
    return sentences[number - 1].span if alike else Span(start, start)
