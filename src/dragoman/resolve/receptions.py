"""Who receives and who is received: "A a reçu B", "Reçu par A, B a dit", and whom "le visiteur" stands for.

In: the mentions of persons so far, in order, and the text. Out: the guest of the last reception told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.model.entity import Entity, key
from dragoman.model.reading import Reading
from dragoman.packs.alternation import any_of
from dragoman.packs.folding import fold
from dragoman.packs.roles import Roles
from dragoman.resolve.discourse import Mention

MEMORY = 6
"""Sentences over which a reception is remembered."""


class Receptions:
    """Finds guests, with one language's words of receiving."""

    def __init__(self, roles: Roles) -> None:
        self._receiving, self._received = (
            re.compile(rf"(?<![\w'])(?:{any_of(words)})(?!\w)") for words in (roles.receiving, roles.received)
        )

    def guest(self, reading: Reading, mentions: Sequence[Mention], here: int) -> Entity | None:
        """Whoever was received last before sentence `here`, the last subject of it last of all."""
        for number in range(here, max(-1, here - MEMORY), -1):
            sentence = reading.sentences[number].span
            words = fold(sentence.of(reading.text))
            named = [one for one in mentions if one.sentence == number]
            if by := self._received.search(words):
                at = sentence.start + by.end()
                hosts = [one for one in named if one.place.start >= at][:1]
                others = [one for one in named if hosts and key(one.person) != key(hosts[0].person)]
                if others:
                    return others[0].person
            elif verb := self._receiving.search(words):
                at = sentence.start + verb.end()
                hosts = [one for one in named if one.place.end <= at]
                guests = [one for one in named if one.place.start >= at]
                if guests and (not hosts or key(guests[0].person) != key(hosts[-1].person)):
                    return guests[0].person
        return None
