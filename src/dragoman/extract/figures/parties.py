"""Between whom a figure stands: who exports, gives, owes or has it, and who receives or lends.

In: a `Scope`, its indicator, the names of the reading. Out: area and counterpart. Who holds a share is left
to `holders.py`.
"""

from __future__ import annotations

import re

from dragoman.extract.figures.givers import GiverReader
from dragoman.extract.figures.mutual import MutualReader
from dragoman.extract.figures.owners import OwnerReader
from dragoman.extract.figures.pairs import (
    DIRECTIONS,
    GIVEN,
    NOBODY,
    RANK,
    Pair,
    Placed,
    both,
    counted,
    directed,
    distinct,
    lent,
    owed,
    parties,
)
from dragoman.extract.figures.roles import RoleReader
from dragoman.extract.figures.scope import Scope
from dragoman.extract.figures.stand_ins import StandIns
from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

BESIDE = 40
"""Code points behind a number in which stands whom it is told of."""
OWNED = 40
"""Code points between a number and whose it is: "le pays compte 20 ports", "20 ports du pays"."""
LOANS = frozenset({"loan", "debt"})
EXCHANGED = frozenset({"trade", "growth", "volume"})
SEAT = "seat-"
"""Before the role of a capital in which something happens."""
DIRECTED = frozenset({"exports", "imports", "fdi", "investment", "grant", "other", "price"})
INVESTED = frozenset({"fdi", "investment"})
OWN = frozenset({"gdp", "population", "production", "count"})


class PartyReader:
    """The words of one language that tell parties, ready for matching."""

    def __init__(self, cues: FigureCues, stand_ins: StandIns) -> None:
        self._roles = RoleReader(cues, stand_ins)
        self._stand_ins = stand_ins
        self._owners = OwnerReader(cues, self._roles)
        self.givers = GiverReader(cues, self._roles, self._owners, stand_ins)
        self._ours = re.compile(rf"(?<!\w)(?i:{either(cues.ours)})(?!\w)")
        self._fleet = re.compile(rf"(?<!\w)(?i:{either(cues.fleet)})(?!\w)")
        self._the_country = re.compile(r"(?<!\w)(?i:le|notre|ce) pays(?! (?:de|d'|du|des)\b)")
        self._mutual = MutualReader(cues, stand_ins)
        self._relations = re.compile(rf"(?<!\w)(?i:{either(cues.relations)})(?!\w)")
        self._gives = re.compile(rf"(?<!\w)(?i:{either(cues.gives)})(?!\w)")
        self._takes = re.compile(rf"(?<!\w)(?i:{either(cues.takes)})(?!\w)")
        self._ranked = re.compile(
            rf"(?<!\w)(?i:{either(cues.ranked_for)})(?: [^\W\d_]+)? (?:de |du |d'|des |au |en |aux |dans )"
        )
        self._claims = re.compile(rf"(?<!\w)(?i:{either(cues.claims)})(?!\w)")
        self._by_source = re.compile(rf"(?<!\w)(?i:{either(cues.according)}) (?P<name>[^,.;:]+),")
        self._source = re.compile(rf"(?<!\w)(?i:{either(cues.according)})(?!\w)")
        self._told = re.compile(rf"(?<!\w)(?i:{either(cues.told)}) (?:que |qu')")
        self._respective = re.compile(rf"(?<!\w)(?i:{either(cues.respective)})(?!\w)")
        self._there = re.compile(rf"(?<!\w){either(cues.pronouns.there)} (?=[^\W\d_])")
        self._other_one = re.compile(
            rf"(?<!\w){either(cues.other_one)} (?:de |du |des |d'|avec |entre |vers |envers )"
        )
        led = either((*cues.towards, *cues.roles["with"], *cues.roles["from"]))
        self._partner = re.compile(
            rf"(?<!\w){led} ?(?:l'|le |la |les )?(?:pays (?:de l'|du |de la |d'|de )?)?[A-ZÀ-Þ]"
        )

    def pair(self, reading: Reading, scope: Scope, indicator: str, start: int, speaker: str | None) -> Pair:
        """Area and counterpart as the words from `start` to the end of the scope tell them.

        `speaker`: the state for which whoever says these words speaks, whose "nos exportations" are.
        """
        every = self._every(reading, scope, start, indicator in LOANS, speaker)
        rank = DIRECTIONS if indicator in DIRECTED else RANK
        placed = distinct((one for one in every if one.role not in ("speaker", "joined", "via")), rank)
        sentence = scope.sentence.start, scope.tail.end
        gives, takes = (bool(verb.search(reading.text, *sentence)) for verb in (self._gives, self._takes))
        if indicator in LOANS:
            placed = placed or self.givers.lenders(reading.text, every)
            lending = (one for one in placed if self.givers.lends(one.party))
            placed = [one.playing(one.role.removeprefix(SEAT)) for one in lending]
            if indicator != "loan":
                return self._debt(reading, scope, placed)
            found = lent(placed, gives, takes, {one.party for one in every if one.role.startswith(SEAT)})
            if not any(found) and any(two := self._mutual.of_pronouns(reading, scope)):
                found = Pair(two.counterpart, two.area)  # "Elle lui a prêté …"
            return self.givers.borrowed(reading, scope, found)
        companies = self._giving(placed, scope) if indicator in GIVEN and gives else []
        placed = [one for one in placed if self._stand_ins.trades(one.party)]
        if companies:
            placed = [one for one in placed if one.role not in ("giver", "adjective", "subject")] + companies
        if self._respective.search(reading.text, *scope.sentence):
            return NOBODY  # whose is whose is not worked out
        if indicator in EXCHANGED:
            placed = [one for one in placed if one.role != "giver"]
            joined = [one.party for one in every if one.role == "joined" and isinstance(one.party, str)]
            apart = len(joined) == 2 and joined[0] != joined[1]  # "Chine-Europe-Chine" names one
            found = Pair(joined[0], joined[1]) if apart and not placed else both(placed)
            if not any(found) and (fronted := self._owners.behind_comma(reading, scope)):
                return Pair(*fronted)
            found = self._completed(reading, scope, found, every)
            return self.givers.sold(reading.text, scope, found, indicator)
        if indicator in DIRECTED:
            placed = [one.playing("subject") if one.role == "giver" else one for one in placed]
            found = directed(placed, indicator, gives, takes)
            if indicator == "grant" and (bank := self.givers.bank(reading, scope, every)):
                return Pair(bank, found.counterpart or found.area)
            if indicator == "grant" and any(found) != all(found):  # "Grâce à un don chinois, le pays X a …"
                found = self.givers.with_fronted(reading, scope, found)
                found = self.givers.by_person(reading, scope, found)
            return self._completed(reading, scope, found, every, indicator in INVESTED)
        if indicator == "count" and any(found := counted(placed, gives, takes)):
            return found
        power = indicator == "capacity" and scope.family == "power"
        if indicator in OWN or (power and self._fleet.search(reading.text, *sentence)):
            return self._owner(reading, scope, indicator, placed)
        return self._lasting(reading, scope, placed) if indicator == "duration" else NOBODY

    def _debt(self, reading: Reading, scope: Scope, placed: list[Placed]) -> Pair:
        """Who owes whom; not who says so: "Selon le FMI, la dette du pays envers la Chine …"."""
        source = self._by_source.search(reading.text, scope.sentence.start, scope.start)
        placed = [one for one in placed if source is None or one.span.end != source.end("name")]
        claimed = self._claims.search(reading.text, scope.lead.start, scope.start)
        found = owed(placed) if claimed else lent(placed, gives=False, takes=True)
        if not any(found) and len(goals := parties(placed, "to", "with")) == len(placed) == 1:
            return Pair(None, goals[0])  # "dont 1,7 milliard envers la Chine"
        whom = None if found.counterpart or not found.area else self._mutual.whom(reading, scope, found.area)
        return Pair(found.area, whom) if whom else found

    def _every(
        self, reading: Reading, scope: Scope, start: int, seats: bool, speaker: str | None
    ) -> list[Placed]:
        """The parties that are told of a quantity; `seats`: also capitals in which something happens."""
        source = self._source.search(reading.text, *scope.tail)
        tail = Span(scope.tail.start, source.start() if source else scope.tail.end)
        if other := self._other_one.search(reading.text, *tail):
            tail = Span(tail.start, other.start())
        every = self._roles.placed(reading, Span(start, scope.start)) + self._roles.placed(reading, tail)
        every = self._telling(reading.text, every, scope)
        every = [one for one in every if seats or not one.role.startswith(SEAT)]
        every = [*self._owners.owners(reading, scope, Span(start, tail.end)), *every]
        if speaker and (ours := self._ours.search(reading.text, start, tail.end)):
            every = [Placed(speaker, "of", Span(*ours.span())), *every]
        return every

    @staticmethod
    def _giving(placed: list[Placed], scope: Scope) -> list[Placed]:
        """The one company that a verb of giving has for its subject: "le groupe chinois X a investi …"."""
        ahead = [one for one in placed if one.role == "subject" and one.span.end <= scope.start]
        companies = [one for one in ahead if isinstance(one.party, Entity)]
        return companies[-1:] if len(companies) == 1 else []

    def names_another(self, reading: Reading, scope: Scope) -> bool:
        """Whether the words lead to a partner whom nothing identifies: "celles vers l'ASEAN"."""
        for span in (scope.lead, Span(scope.tail.start, min(scope.tail.end, scope.tail.start + BESIDE))):
            for match in self._partner.finditer(reading.text, *span):
                if not any(
                    name.span.contains((match.end() - 1, match.end()))
                    for name in reading.names_in(scope.sentence)
                ):
                    return True
        return False

    def is_there(self, text: str, scope: Scope) -> bool:
        """Whether a pronoun takes up the partner: "la Chine y a expédié …"."""
        return bool(self._there.search(text, scope.lead.start, scope.start))

    def placed(self, reading: Reading, span: Span) -> list[Placed]:
        """The parties of a stretch of text that can be one of a figure, without those who only tell it."""
        return [
            one
            for one in self._roles.placed(reading, span)
            if one.role not in ("speaker", "joined", "via")
            and not one.role.startswith(SEAT)
            and self._stand_ins.trades(one.party)
        ]

    def teller(self, reading: Reading, scope: Scope) -> Party | None:
        """The one state of which the words before a quantity name a body or a person, and no other."""
        placed = self._roles.placed(reading, Span(scope.sentence.start, scope.start))
        tellers = list(dict.fromkeys(parties(placed, "speaker")))
        return tellers[0] if len(tellers) == len(placed) == 1 and isinstance(tellers[0], str) else None

    def ranker(self, reading: Reading, scope: Scope, pair: Pair) -> Party | None:
        """Beside whom all of a ranking stand: "le premier partenaire de l'Ouzbékistan"."""
        match = self._ranked.search(reading.text, scope.lead.start, scope.start)
        if match is None or not all(pair):
            return None
        behind = self._named(reading, Span(match.end() - 1, scope.start))
        return next((party for party in behind if party in pair), None)

    def nearest(self, reading: Reading, scope: Scope, known: Pair) -> Party | None:
        """The party named nearest before a quantity, or right behind it, besides those that are known."""
        behind = Span(scope.end, min(scope.tail.end, scope.end + BESIDE))
        for named in (reversed(self._named(reading, scope.lead)), self._named(reading, behind)):
            if found := next((party for party in named if party not in known), None):
                return found
        return None

    def _named(self, reading: Reading, span: Span) -> list[Party]:
        """The parties of a stretch of text that trade or lend."""
        apart = ("speaker", "joined", "via", "adjective")
        placed = (one for one in self._roles.placed(reading, span) if one.role not in apart)
        return [
            one.party for one in placed if self._stand_ins.trades(one.party) or self.givers.lends(one.party)
        ]

    def _lasting(self, reading: Reading, scope: Scope, placed: list[Placed]) -> Pair:
        """Between whom a duration lies: "entre la Chine et …", or whose relations are so old."""
        between = parties(placed, "between")
        if len(between) == 2:
            return Pair(between[0], between[1])
        if not self._relations.search(reading.text, scope.lead.start, scope.tail.end):
            return NOBODY
        named = [one.party for one in placed if one.role != "via"]
        return (
            Pair(named[0], named[1])
            if len(named) == 2
            else NOBODY
            if named
            else self._mutual.pair(reading, scope)
        )

    def _telling(self, text: str, placed: list[Placed], scope: Scope) -> list[Placed]:
        """Whoever stands before "a annoncé que" tells of it."""

        def tells(one: Placed) -> bool:
            subject = one.role in ("subject", "giver") and one.span.end <= scope.start
            return subject and bool(self._told.search(text, one.span.end, scope.start))

        return [one.playing("speaker") if tells(one) else one for one in placed]

    def _completed(
        self, reading: Reading, scope: Scope, found: Pair, every: list[Placed], invested: bool = False
    ) -> Pair:
        """The pair with the other that "bilatéral" means, or who tells of it: "le ministère kazakh".

        `invested`: what one state has put into the other, so that the other may be who tells.
        """
        if all(found):
            return found
        if compound := [one.party for one in every if one.role == "joined"]:
            return found if any(found) else Pair(compound[0] if len(compound) == 1 else None)
        mutual = self._mutual.pair(reading, scope)
        if not any(found) and not every and any(two := self._mutual.of_pronouns(reading, scope)):
            return two
        if not any(found) and not any(mutual) and not every:
            return self._mutual.of_bare_trade(reading, scope)
        if not any(found) or any(party in mutual for party in found if party):
            return mutual if any(mutual) else found
        told = self._roles.placed(reading, Span(scope.tail.start, scope.sentence.end))
        tellers = list(dict.fromkeys(parties((*every, *told), "speaker")))
        other = found.counterpart or found.area
        if invested and found.area and not found.counterpart and len(tellers) == 1 and tellers[0] != other:
            return Pair(other, tellers[0])
        own = found.area is None or self._the_country.search(reading.text, scope.lead.start, scope.start)
        if own and None in found and len(tellers) == 1 and tellers[0] != other:
            return Pair(tellers[0], other)
        return found

    def _owner(self, reading: Reading, scope: Scope, indicator: str, placed: list[Placed]) -> Pair:
        """Whose an economy, a people or a number of things is."""
        owners = [one for one in placed if one.role in ("of", "adjective", "subject")]
        ahead = [one for one in owners if one.span.end <= scope.start]
        if not ahead and (fronted := self._owners.behind_comma(reading, scope)):
            return Pair(fronted[0])
        owners = [one for one in owners if one.role != "subject" or one.span.end <= scope.start]
        owners = [one for one in owners if not reading.text.startswith("-", one.span.end)]  # "sino-européens"
        if indicator == "count":
            if counted := [name for name in reading.adjectives if name.span.start == scope.end + 1]:
                return Pair(counted[0].entity)
            if any(together := self._mutual.of_things(reading, scope)):
                return together
            owners = [one for one in owners if _near(reading.text, scope, one)]
        sure = len(owners) == 1 or (indicator == "gdp" and bool(owners))
        return Pair(owners[0].party if sure else None)


def _near(text: str, scope: Scope, owner: Placed) -> bool:
    """Whether a number is so near to whose it is that nothing else can come between."""
    if owner.role == "subject":
        gap = text[owner.span.end : scope.start]
    else:
        gap = text[scope.end : owner.span.start] if owner.span.start >= scope.end else ","
    return len(gap) <= OWNED and "," not in gap
