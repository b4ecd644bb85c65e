"""A meeting as one passage tells it, before the mentions of the same meeting are joined; and its words.

In: the cues of a language. Out: `Occasion`, and `MeetingLexicon`, the cues ready for matching. How mentions
are found is left to `named.py` and `encounters.py`, joining them to `merging.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.grammar.assertion import AssertionReader, either
from dragoman.model.entity import Entity, Party
from dragoman.model.span import Span
from dragoman.packs.entries import Mechanism
from dragoman.packs.events import MeetingCues
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.triggers import Triggers

_NUMBERED = re.compile(r"^(\d{1,2}|[ivx]{1,5})(?:e|eme|ieme|er|ere|nd|nde)$")
_ROMAN = {"i": 1, "v": 5, "x": 10}
STATUS = {
    "asserted": "held",
    "announced": "planned",
    "proposed": "proposed",
    "cancelled": "cancelled",
    "postponed": "postponed",
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """One mention of a meeting. `noun` is the head noun, `definite` whether it may point back to another.

    `aside`: it is only recalled ("la cinquième réunion, tenue en 2021"). `bare`: it says nothing of its own
    ("la réunion"), and stands only where it points back. `following`: "prochain".
    """

    span: Span
    kind: str
    noun: str
    status: str
    mechanism: Entity | None = None
    ordinal: int | None = None
    date: str | None = None
    place: Entity | None = None
    near: bool = False
    country: str | None = None
    participants: tuple[Party, ...] = ()
    people: tuple[Entity, ...] = ()
    chair: Party | None = None
    organisers: tuple[Party, ...] = ()
    theme: str | None = None
    format: str | None = None
    definite: bool = False
    following: bool = False
    bare: bool = False
    heading: bool = False
    aside: bool = False
    confidence: float = 0.8


class MeetingLexicon:
    """The words of one language that tell of meetings, ready for matching."""

    def __init__(self, cues: MeetingCues, reader: AssertionReader, framework: Framework) -> None:
        self.cues = cues
        self.framework = framework
        self.forms = reader.words.forms(cues.verbs)
        self.kinds = {fold(noun): kind for kind, nouns in cues.nouns.items() for noun in nouns}
        self.triggers = Triggers(cues.triggers(reader.words))
        self.noun = re.compile(rf"(?<!\w){either(tuple(self.kinds))}(?!\w)")
        self.session = re.compile(
            rf"(?<!\w){either(cues.sessions)} (?:{either(cues.session_links)}) ?(?:[«\"“] ?)?$"
        )
        self.own_session = re.compile(
            rf"(?<!\w)(?:sa|leur|la) (?:(?P<ordinal>[\w']+) )?{either(cues.sessions)}(?!\w)"
        )
        self.body = re.compile(rf"(?<!\w){either(cues.bodies)}(?!\w)")
        self.proper = re.compile(rf"(?<!\w){either(cues.proper)}(?!\w)")
        self.frame = re.compile(
            rf"(?<!\w){either(cues.frames)} ?(?:la |le |l'|les |leur |sa |son |ce |cette |cet |une |un )?$"
        )
        self.apart = re.compile(rf"(?<!\w){either(tuple(one for one in cues.frames if ' ' in one))}")
        self.holding = re.compile(rf"(?<!\w){either(cues.holding)} ?(?:la |le |l'|les )?$")
        self.during = re.compile(rf"(?<!\w){either(cues.during)} ?(?:la |le |l'|les |leur |sa |son )?$")
        self.other_time = re.compile(rf"\W*{either(cues.other_time)} ")
        self.by_phone = _words(cues.by_phone)
        self.formats = {
            "hybrid": _words(cues.hybrid),
            "online": _words(cues.online),
            "in-person": _words(cues.in_person),
        }
        self.presence = _words(cues.presence)
        self.visiting = _words(cues.visiting)
        self.ceremony = _words(cues.ceremony_nouns)
        self.ranks = {rank: _words(words) for rank, words in cues.ranks.items()}
        self.chair = re.compile(rf"(?<!\w){either(cues.chair_cues)}(?!\w)")
        self.organiser = re.compile(rf"(?<!\w){either(cues.organiser_cues)}(?!\w)")
        self.theme = re.compile(
            rf"(?<!\w){either(cues.theme_cues)} ?:? ?(?:de |d')?[«\"“] ?([^»\"”]{{5,200}}?) ?[»\"”]"
        )
        self.ordinals = {fold(word): number for number, words in cues.ordinals.items() for word in words}
        self.next = frozenset(map(fold, cues.next))
        self.past = frozenset(map(fold, cues.past))
        self.definite = frozenset(map(fold, cues.definite))

    def ordinal(self, word: str) -> int | None:
        """The number that a folded word says as an ordinal, or None."""
        if word in self.ordinals:
            return self.ordinals[word]
        if match := _NUMBERED.match(word):
            return int(match[1]) if match[1].isdigit() else _roman(match[1])
        return None

    def format(self, folded: str) -> str | None:
        """in-person, online or hybrid, where a stretch of folded text says so."""
        return next((name for name, pattern in self.formats.items() if pattern.search(folded)), None)

    def rank(self, folded: str) -> str | None:
        """The rank of those who meet, where a stretch of folded text names them in the plural."""
        return next((rank for rank, pattern in self.ranks.items() if pattern.search(folded)), None)

    def sibling(self, mechanism: Mechanism, rank: str | None) -> Mechanism | None:
        """The meeting of a format at some rank: that of its foreign ministers, of its heads of state."""
        return self.of_members(set(mechanism.participants), rank)

    def of_members(self, members: set[str], rank: str | None) -> Mechanism | None:
        """The one mechanism of some members at some rank."""
        same = [
            one
            for one in self.framework.of_kind(Mechanism)
            if one.meeting_kind in ("summit", "ministerial")
            and one.participants
            and set(one.participants) == members
            and one.level == rank
        ]
        return same[0] if len(same) == 1 else None


def _words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(phrases)}(?!\w)")


def _roman(text: str) -> int | None:
    total = 0
    for i, letter in enumerate(text):
        value = _ROMAN[letter]
        total += -value if i + 1 < len(text) and _ROMAN[text[i + 1]] > value else value
    return total or None
