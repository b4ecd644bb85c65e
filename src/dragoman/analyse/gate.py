"""Whether a document is about cooperation between states or international organisations.

In: the names and the cue words found in it. Out: yes or no. The gate is wide on purpose: what it turns away
is lost, what it lets through costs a parse. Between states means two of them: what a government does at home
in the name of the region is not.

There are two ways through. A text passes by the weight of its words, wherever they stand. A dispatch of two
sentences has few: it passes by a sentence that tells of two sides and of dealings between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import inf

from dragoman.analyse.sides import Named, Sides
from dragoman.model.entity import Entity
from dragoman.model.reading import Name
from dragoman.model.span import Span
from dragoman.packs.framework import Framework
from dragoman.packs.gate import GateCues
from dragoman.packs.triggers import Triggers, whole

STRONG = frozenset({"mechanism", "instrument", "initiative", "project"})
"""Kinds of names that only a text on cooperation has; one of them stands for a word."""

JOINT = frozenset({"mechanism", "instrument", "project"})
"""Kinds of names of what two sides have between them, where they have: a sentence needs no other word."""


class Gate:
    """The gate for texts in one language on one framework."""

    def __init__(self, framework: Framework, language: str, cues: GateCues) -> None:
        self._cues = cues
        self._sides = Sides(framework, language)
        self._joint = Triggers(whole(cues.joint))
        self._dealings = Triggers(whole((*cues.bonds, *cues.joint, *cues.dealings)))
        self._otherwise = Triggers(whole((*cues.elsewhere, *cues.otherwise)))
        self._advice = Triggers(whole(cues.advice))

    def relevant(
        self,
        text: str,
        sentences: Sequence[Span],
        names: Sequence[Name],
        cooperation: set[str],
        elsewhere: set[str],
    ) -> bool:
        """Whether the text is about cooperation.

        `names`: all names and adjectives; `cooperation`, `elsewhere`: the distinct cue words that it has.
        """
        telling, together, spoken, otherwise = self._told(text, sentences, names)
        told = 2 * (telling + spoken) > otherwise or (
            together * self._cues.share >= len(sentences) and together > otherwise
        )
        if weight_short_of(names, cooperation, elsewhere, self._cues) <= (
            0 if told else self._cues.least - self._cues.least_untold
        ):
            return True
        return 2 * telling > otherwise and telling * self._cues.share >= len(sentences)

    def _told(self, text: str, sentences: Sequence[Span], names: Sequence[Name]) -> tuple[int, ...]:
        """How many sentences tell of two sides' dealings, name two, speak of both, tell of other subjects."""
        named: dict[int, list[Named]] = {}
        starts = [sentence.start for sentence in sentences]
        for one in self._sides.named(text, names):
            named.setdefault(bisect_left(starts, one.span.start + 1) - 1, []).append(one)
        joint = set(self._joint.within(text, sentences))
        dealings = set(self._dealings.within(text, sentences))
        otherwise = set(self._otherwise.within(text, sentences))
        otherwise |= {
            i
            for i in set(self._advice.within(text, sentences)) - dealings
            if not text.endswith("?", sentences[i].start, sentences[i].end)
        }
        telling = together = 0
        for i in named.keys() - otherwise:
            before = named.get(i - 1, []) if {i, i - 1} <= dealings and i - 1 not in otherwise else []
            telling += i in joint or self._tells([*before, *named[i]], i in dealings)
            together += self._are_two(named[i])
        spoken = len(joint - otherwise - named.keys())
        return telling, together, spoken, len(otherwise)

    def _tells(self, named: Sequence[Named], dealings: bool) -> bool:
        """Whether sentences that name these tell of what they have to do with one another."""
        officials = any(one.official for one in named)
        if not dealings and not officials and not any(one.kind in JOINT for one in named):
            return False
        return self._are_two([one for one in named if one.kind != "town" or officials])

    def _are_two(self, named: Iterable[Named]) -> bool:
        return len(self._sides.apart(side for one in named for side in one.sides)) >= self._cues.parties


def weight_short_of(
    names: Iterable[Name], cooperation: set[str], elsewhere: set[str], cues: GateCues
) -> float:
    """By how much the words of a text weigh too little; endless where too few parties are named.

    `names`: all names and adjectives; `cooperation`, `elsewhere`: the distinct cue words that the text has.
    """
    names = tuple(names)
    kinds = {name.kind for name in names}
    states = {_key(name) for name in names if name.kind == "country"}
    parties = states | {_key(name) for name in names if name.kind in ("region", "organisation")}
    another = cues.names_another(cooperation) or bool(kinds & STRONG - {"initiative"})
    if len(parties) + another < cues.parties:
        return inf
    least = cues.least if len(states) >= cues.parties or another else cues.least_alone
    return least - cues.weight(cooperation, elsewhere) - len(kinds & STRONG)


def _key(name: Name) -> str:
    return (name.entity.id or name.entity.label) if isinstance(name.entity, Entity) else name.entity
