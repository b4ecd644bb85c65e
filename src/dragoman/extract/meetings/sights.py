"""Whether those who see one another meet: "se sont vus", "l'invité a vu le ministre".

In: a passage, a verb of seeing and its subject. Out: yes or no. What somebody only watches others do ("a vu
le président partir", "se sont vu remettre") is no meeting; nor is what a year or a country "a vu".
"""

from __future__ import annotations

from itertools import pairwise

from dragoman.extract.circumstances.sides import Side
from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.reading import Reading

_DOING = ("er", "ir", "re", "oir")  # endings of what is done: "remettre"
_OBJECT = frozenset({"obj", "iobj"})


def meet(passage: Passage, verb: Predicate, subject: Side, reading: Reading) -> bool:
    """Whether a verb of seeing tells of a meeting."""
    if verb.reflexive:
        behind = passage.words[verb.last : verb.last + 1]
        return not any(word.form.endswith(_DOING) for word in behind)
    sentence = reading.sentence_at(passage.span.start)
    if not subject.people or verb.voice != "active" or sentence is None:
        return False
    tokens, end = sentence.tokens, passage.words[verb.last - 1].span.end
    at = next((i for i, one in enumerate(tokens) if one.span.end == end), None)
    follows = [(before, one) for before, one in pairwise(tokens) if one.span.start >= end]
    watched = any("VerbForm=Inf" in one.features and before.pos != "ADP" for before, one in follows)
    return not watched and any(one.head == at and one.relation in _OBJECT for _, one in follows)
