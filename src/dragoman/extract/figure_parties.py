"""Between whom a figure stands: who exports, gives, owes or has it, and who receives or lends.

In: a `Scope`, its indicator, the names of the reading. Out: area and counterpart. A country counts by the
words before it ("vers", "entre … et", an adjective behind what is measured); where these leave a doubt,
nothing is given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.extract.bearings import either
from dragoman.extract.figure_scope import Scope, within
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

BEFORE = 60
"""Code points before a name that tell its role."""
ADJECTIVE_REACH = 32
"""Code points that may lie between what is measured and a country's adjective."""
HOLDER = 40
"""Code points behind a share in which its holder stands: "51 % pour la Chine"."""
REGION_REACH = 2000
"""Code points before "la région" in which the region is named."""
SENTENCES = 30
"""Sentences before a figure in which the two are named that "bilatéral" means."""
STATES = frozenset({"country", "region"})
PARTIES = STATES | {"organisation"}
SEVERAL = 3


class Pair(NamedTuple):
    """Area and counterpart."""

    area: Party | None = None
    counterpart: Party | None = None


NOBODY = Pair()
"""Neither is told."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A party of a sentence and its role: between, with, from, to, by, of, adjective, subject."""

    party: Party
    role: str
    span: Span


class PartyReader:
    """The words of one language that tell roles, ready for matching."""

    def __init__(self, cues: FigureCues) -> None:
        determiner = rf"(?:{either(cues.determiners)} ?)?"
        number = r"(?:(?:deux|trois|quatre|cinq|six|\d+) )?"
        group = rf"(?:{either(cues.groups)} (?:(?:de |d')(?:la |l')?)?)?"
        self._roles = {
            role: re.compile(rf"(?:^|[\s(,'])(?i:{either(words)}) ?{determiner}{number}{group}$")
            for role, words in cues.roles.items()
        }
        self._and = re.compile(rf"^ (?:et|,) (?:avec )?(?:les |ses )?{determiner}{number}{group}$")
        speaker = rf"(?<!\w)(?i:{either(cues.speakers)})"
        self._speaker = re.compile(rf"{speaker}(?: [^\W\d_]+){{0,4}}? (?:de |du |des |d'|de la |de l')$")
        self._speaking = re.compile(rf"(?<!\w)(?i:{either(cues.speakers)})(?: [^\W\d_]+)? $")
        self._mutual = re.compile(rf"(?<!\w)(?i:{either(cues.mutual)})(?!\w)")
        tables = cues.indicators.values()
        words = [word for table in tables for listed in table.values() for word in listed]
        words += cues.goods
        self._measured = re.compile(rf"(?<!\w)(?i:{either(words)})(?!\w)")
        self._gives = re.compile(rf"(?<!\w)(?i:{either(cues.gives)})(?!\w)")
        self._takes = re.compile(rf"(?<!\w)(?i:{either(cues.takes)})(?!\w)")
        self._region = re.compile(rf"(?<!\w)(?i:{either(cues.region)})(?!\w)")
        self._each = re.compile(rf"(?<!\w)(?i:{either(cues.each)})(?!\w)")

    def placed(self, reading: Reading, span: Span) -> list[Placed]:
        """The countries and regions of a stretch of text with their roles, and banks for loans."""
        return list(self._placed(reading, span))

    def _placed(self, reading: Reading, span: Span) -> Iterator[Placed]:
        text = reading.text
        names = [name for name in within(reading.names, span) if name.kind in PARTIES]
        names += within(reading.adjectives, span)
        capitals = [
            Name(reference.span, "country", reference.entities[0], "reference")
            for reference in within(reading.references, span)
            if len(reference.entities) == 1 and isinstance(reference.entities[0], str)
        ]
        last: Placed | None = None
        names += self._regions(reading, span)
        for name in sorted([*names, *capitals], key=lambda one: one.span):
            role = self._role(text, name, last)
            if role:
                last = Placed(name.entity, role, name.span)
                yield last

    def _regions(self, reading: Reading, span: Span) -> Iterator[Name]:
        """ "la région" is the region that the text named last."""
        for match in self._region.finditer(reading.text, span.start, span.end):
            before = within(reading.names, (max(0, match.start() - REGION_REACH), match.start()))
            regions = [name.entity for name in before if name.kind == "region"]
            if regions:
                yield Name(Span(match.start(), match.end()), "region", regions[-1], "reference")

    def _role(self, text: str, name: Name, last: Placed | None) -> str | None:
        before = text[max(0, name.span.start - BEFORE) : name.span.start]
        if name.via == "adjective":
            return self._adjective(text, name, last)
        if self._speaker.search(before):
            return None
        if last and self._and.match(text[last.span.end : name.span.start]) and last.role != "adjective":
            return last.role
        for role, pattern in self._roles.items():
            if pattern.search(before):
                return role
        return "subject"

    def _adjective(self, text: str, name: Name, last: Placed | None) -> str | None:
        """An adjective counts right behind what is measured: "exportations kazakhes", "sino-kazakhs"."""
        start = name.span.start
        if last and last.role == "adjective" and text[last.span.end : start] in ("-", " et ", "–"):
            return "adjective"
        reach = text[max(0, start - ADJECTIVE_REACH) : start]
        if self._speaking.search(reach):
            return None
        return "adjective" if self._measured.search(reach) else None

    def pair(self, reading: Reading, scope: Scope, indicator: str, start: int) -> Pair:
        """Area and counterpart as the words from `start` to the end of the scope tell them."""
        text = reading.text
        placed = self.placed(reading, Span(start, scope.start)) + self.placed(reading, scope.tail)
        lenders = indicator in ("loan", "grant", "debt")
        if not lenders:
            placed = [one for one in placed if isinstance(one.party, str)]
        placed = _distinct(placed)
        if indicator in ("trade", "growth", "volume"):
            return self._both(placed) if placed else self._last_pair(reading, scope)
        if indicator in ("exports", "imports", "fdi", "investment", "grant", "other", "price"):
            found = self._directed(placed, indicator)
            return found if found.area or found.counterpart else self._last_pair(reading, scope)
        if lenders:
            return self._lent(text, placed, scope)
        if indicator in ("gdp", "population", "production", "count"):
            owners = [one for one in placed if one.role in ("of", "adjective", "subject")]
            counted = list(within(reading.adjectives, (scope.end + 1, scope.end + ADJECTIVE_REACH)))
            counted = [name for name in counted if name.span.start == scope.end + 1]
            if indicator == "count" and counted:
                return Pair(counted[0].entity)
            owners = [one for one in owners if one.role != "subject" or one.span.end <= scope.start]
            sure = len(owners) == 1 or (indicator == "gdp" and bool(owners))
            return Pair(owners[0].party if sure else None)
        between = [one.party for one in placed if one.role == "between"]
        return Pair(between[0], between[1]) if indicator == "duration" and len(between) == 2 else Pair()

    @staticmethod
    def _both(placed: list[Placed]) -> Pair:
        """Who trades with whom."""
        between = [one.party for one in placed if one.role == "between"]
        if len(between) >= 2:
            return Pair(between[0], between[1])
        beside = [one.party for one in placed if one.role in ("with", "to", "from")]
        owners = [one.party for one in placed if one.role in ("of", "adjective", "subject", "by")]
        if len(beside) == 1 and len(owners) == 1:
            return Pair(owners[0], beside[0])
        every = [one.party for one in placed]
        if len(every) == 2:
            return Pair(every[0], every[1])
        if owners and len(beside) >= 1 and len(every) <= SEVERAL:
            return Pair(owners[0], beside[0])
        if len(every) != 1:
            return NOBODY
        return Pair(None, every[0]) if beside else Pair(every[0])

    @staticmethod
    def _directed(placed: list[Placed], indicator: str) -> Pair:
        """From whom to whom; what is imported comes from the counterpart."""
        sources = [one.party for one in placed if one.role in ("of", "adjective", "subject", "by")]
        goals = [one.party for one in placed if one.role in ("to", "with")]
        origins = [one.party for one in placed if one.role == "from"]
        if indicator == "imports":
            takers = sources or goals
            partner = origins or sources[1:] or (goals if sources else [])
            return Pair(takers[0] if takers else None, partner[0] if partner else None)
        if len(sources) >= 2 and not goals:
            goals = sources[1:]
        area = sources[0] if sources else (origins[0] if origins else None)
        return Pair(area, goals[0] if goals else None)

    def _lent(self, text: str, placed: list[Placed], scope: Scope) -> Pair:
        """Who owes and who lends."""
        lenders = [one.party for one in placed if one.role in ("by", "from")]
        subjects = [one.party for one in placed if one.role == "subject"]
        owners = [one.party for one in placed if one.role in ("of", "adjective")]
        goals = [one.party for one in placed if one.role in ("to", "with")]
        banks = [one.party for one in placed if isinstance(one.party, Entity)]
        countries = [one.party for one in placed if isinstance(one.party, str)]
        gives = self._gives.search(text, scope.sentence.start, scope.tail.end)
        takes = self._takes.search(text, scope.sentence.start, scope.tail.end)
        if banks:
            return Pair(countries[0] if len(countries) == 1 else None, banks[0])
        if takes and not gives and subjects:
            return Pair(subjects[0], (goals + lenders + owners)[0] if goals or lenders or owners else None)
        if gives and subjects and goals:
            return Pair(goals[0], subjects[0])
        if lenders:
            others = [one for one in countries if one not in lenders]
            return Pair(others[0] if len(others) == 1 else None, lenders[0])
        if owners and goals:
            return Pair(owners[0], goals[0])
        return Pair(owners[0]) if len(owners) == 1 and len(countries) == 1 else Pair()

    def _last_pair(self, reading: Reading, scope: Scope) -> Pair:
        """The two whom the text spoke of last, where the words say that both are meant."""
        text = reading.text
        if not self._mutual.search(text, scope.sentence.start, scope.tail.end):
            return Pair()
        for reference in within(reading.references, scope.sentence):
            if len(reference.entities) == 2:
                return Pair(*reference.entities)
        done = bisect_left(reading.sentences, scope.sentence.start, key=lambda one: one.span.start)
        for sentence in reversed(reading.sentences[max(0, done - SENTENCES) : done]):
            names = [name for name in within(reading.names, sentence.span) if name.kind in STATES]
            found = [name.entity for name in (*names, *within(reading.adjectives, sentence.span))]
            several = list(dict.fromkeys(found))
            if len(several) >= 2:
                return Pair(several[0], several[1]) if len(several) == 2 else NOBODY
        return NOBODY

    def each(self, text: str, scope: Scope) -> bool:
        """Whether the quantity is told of each of several: "en possédant chacun 24,5 %"."""
        return bool(self._each.search(text, scope.lead.start, scope.tail.end))

    def holder(self, reading: Reading, scope: Scope) -> list[Party]:
        """Who holds a share: "51 % pour la Chine", "le Kazakhstan représente 46 %"; several for "chacun"."""
        near = self.placed(reading, Span(scope.end, min(scope.tail.end, scope.end + HOLDER)))
        behind: list[Party] = [
            one.party for one in near if one.role in ("to", "by") and isinstance(one.party, str)
        ]
        if behind:
            return behind[:1]
        ahead = [one for one in self.placed(reading, scope.lead) if isinstance(one.party, str)]
        holders: list[Party] = [one.party for one in ahead if one.role in ("subject", "of", "to")]
        if self.each(reading.text, scope):
            return holders[-2:]
        if not holders:
            ahead = self.placed(reading, Span(scope.sentence.start, scope.start))
            holders = [one.party for one in ahead if one.role == "subject" and isinstance(one.party, str)]
        return holders[-1:]


def _distinct(placed: Iterable[Placed]) -> list[Placed]:
    """Each party once, with the role that says most: "entre" says more than standing at the head."""
    seen: dict[object, Placed] = {}
    for one in placed:
        key = one.party.label if isinstance(one.party, Entity) else one.party
        if key not in seen or (one.role == "between" and seen[key].role != "between"):
            seen[key] = one
    return list(seen.values())
