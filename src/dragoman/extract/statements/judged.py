"""The statements of a document: those that are sure, and of those that may be there the likely ones.

In: a `Reading`, the cues of its language and the weights of their signs. Out: statements in the order of the
text. What is sure is left to `reader.py`, what may be there to `hinted.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.likely import level
from dragoman.extract.statements.headings import said_again, speakers_of
from dragoman.extract.statements.hinted import possible_statements
from dragoman.extract.statements.reader import statements
from dragoman.model.entity import Entity, key
from dragoman.model.fact import Fact, Statement
from dragoman.model.possible import Possible
from dragoman.model.reading import Reading
from dragoman.packs.cues import ReportingCues
from dragoman.packs.weights import Weights

SAME = 0.4  # overlap from which on two contents are one passage
DOUBT = 0.2  # probability below which what the rules find is left out
WITHIN = 0.8  # share of a content that lies in another's for it to be a part of it

Judged = tuple[float, Fact]


class StatementReader:
    """Finds statements with the knowledge of one language."""

    def __init__(self, cues: ReportingCues, weights: Weights) -> None:
        self._cues = cues
        self._weights = weights

    def statements(self, reading: Reading) -> tuple[Statement, ...]:
        """The statements of a document; spans count code points of `reading.text`."""
        said = statements(reading, self._cues)
        plain = [
            one for i, one in enumerate(said) if self._is_plain(reading, one) or _goes_on(reading, said, i)
        ]
        possible = possible_statements(reading, self._cues, said, plain)
        judged = [(self._weights.probability(one.signs), one.fact) for one in possible]
        sure = [one for one in said if one in plain or not _is_doubtful(one, judged)]
        likely = list(self._likely(judged, sure))
        found = [one for one in likely if not said_again(reading, one, (*sure, *likely))]
        kept = [one for one in sure if not any(_answers(one, other) and told(other, one) for other in found)]
        return tuple(sorted((*kept, *found), key=lambda one: (one.content, one.evidence)))

    def possible(self, reading: Reading) -> Iterator[Possible]:
        """Every statement that the text hints at, by everybody who may have made it."""
        return possible_statements(reading, self._cues, statements(reading, self._cues))

    def _is_plain(self, reading: Reading, one: Statement) -> bool:
        """Whether the words around name the speaker, and tell by "que", marks or their place what he says."""
        if isinstance(one.speaker, str) or (one.cue is None and one.mode == "direct"):
            return True  # a state's word, an answer, words that stand alone
        keys = {key(party) for party in speakers_of(one)}
        named = any(key(name.entity) in keys for place in one.evidence for name in reading.names_in(place))
        meant = (body for body in reading.bodies if any(place.contains(body.span) for place in one.evidence))
        if not named:
            return any(key(party) in keys for body in meant for party in body.entities)
        if one.mode == "direct" or one.evidence[0].start == one.content.start:
            return True
        before = reading.text[: one.content.start].rstrip(" «“\"'").lower()
        return before.endswith(self._cues.grammar.complementisers)

    def _likely(self, judged: Sequence[Judged], sure: Sequence[Statement]) -> Iterator[Statement]:
        """Of each passage that no sure statement has the likeliest one, if it is likely enough."""
        taken: list[Statement] = []
        for chance, one in sorted(judged, key=lambda pair: -pair[0]):
            if chance < self._weights.least or not isinstance(one, Statement):
                break
            known = any(told(one, other) and not _parted(one, other) for other in sure)
            if not known and not any(one.content.overlaps(other.content) for other in taken):
                taken.append(replace(one, confidence=level(chance)))
        return iter(taken)


def _goes_on(reading: Reading, said: Sequence[Statement], i: int) -> bool:
    """Whether words behind what is said name again the unnamed speaker of the sentence before."""
    one, last = said[i], said[max(i - 1, 0)]
    if not isinstance(one.speaker, Entity) or one.speaker.id or not one.speaker.label[:1].islower():
        return False
    if one.cue is None or one.evidence[0].start != one.content.start or one.speaker != last.speaker:
        return False
    k = reading.sentence_index(one.content.start) - 1
    return last is not one and k >= 0 and reading.sentences[k].span.start < last.evidence[0].end


def _is_doubtful(one: Statement, judged: Sequence[Judged]) -> bool:
    """Whether what the rules find is improbable by all its signs."""
    keys = {key(party) for party in speakers_of(one)}
    chances = [
        chance
        for chance, other in judged
        if isinstance(other, Statement)
        and {key(party) for party in speakers_of(other)} == keys
        and told(one, other)
        and told(other, one)
    ]
    return bool(chances) and max(chances) < DOUBT


def told(one: Statement, other: Statement) -> bool:
    """Whether what may be a statement is told by another already: the same words, or a part of them."""
    shared = max(0, min(one.content.end, other.content.end) - max(one.content.start, other.content.start))
    length = one.content.end - one.content.start
    if shared >= SAME * (length + other.content.end - other.content.start - shared):
        return True
    if shared >= WITHIN * length:
        return True
    return one.cue is not None and one.cue == other.cue and one.evidence[0].overlaps(other.evidence[0])


def _parted(one: Statement, other: Statement) -> bool:
    """Whether one answer is a part of what was taken for one: two answers and the question between them."""
    share = (one.content.end - one.content.start) / (other.content.end - other.content.start)
    return _answers(one, other) and other.content.contains(one.content) and share < WITHIN


def _answers(one: Statement, other: Statement) -> bool:
    return one.cue is None and other.cue is None and one.mode == other.mode == "direct"
