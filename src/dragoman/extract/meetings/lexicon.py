"""The words of one language that tell of meetings, ready for matching.

In: `MeetingCues`, the reader of assertions and the framework. Out: `MeetingLexicon`, which also knows what
numbers and ranks words say, and which mechanism meets so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.grammar.assertion import AssertionReader, either
from dragoman.extract.meetings.numerals import roman
from dragoman.extract.meetings.stays import Stays
from dragoman.packs.entries import Mechanism, Organisation
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.meetings import MeetingCues
from dragoman.packs.triggers import Triggers

_NUMBERED = re.compile(r"^(\d{1,2}|[ivx]{1,5})(?:e|eme|ieme|er|ere|nd|nde)$")
_PARTICIPLE = re.compile(r"és?$")


class MeetingLexicon:
    """The words of one language that tell of meetings, ready for matching."""

    def __init__(self, cues: MeetingCues, reader: AssertionReader, framework: Framework) -> None:
        self.cues = cues
        self.framework = framework
        self.forms = reader.words.forms(cues.verbs)
        self.kinds = {fold(noun): kind for kind, nouns in cues.nouns.items() for noun in nouns}
        self._accented = frozenset(fold(noun) for noun in self._nouns() if noun.endswith("é"))
        self.triggers = Triggers(cues.triggers(reader.words))
        self.noun = re.compile(rf"(?<!\w){either(tuple(self.kinds))}(?!\w)")
        self.session = re.compile(
            rf"(?<!\w){either(cues.sessions)} (?:(?:a|au|en) [\w'-]+ )?"
            rf"(?:{either(cues.session_links)}) ?(?:[«\"“] ?)?$"
        )
        self.edition = re.compile(rf"(?<!\w){either(cues.editions)} (?:du |de la |de l'|des )(?:[«\"“] ?)?$")
        self.own_session = re.compile(
            rf"(?<!\w)(?:sa|leur|la) (?:(?P<ordinal>[\w'-]+) )?{either(cues.sessions)}(?!\w)"
        )
        self.body = re.compile(rf"(?<!\w){either(cues.bodies)}(?!\w)")
        self.forum = re.compile(rf"{either(cues.forums)}(?!\w)")
        self.its_edition = re.compile(
            rf"(?<!\w)(?P<whose>sa|leur|la|cette) (?:(?P<which>[\w'-]+) )?{either(cues.editions)}(?!\w)"
        )
        self.fair = _words(cues.fairs)
        self.generic = re.compile(either(cues.generic))
        self.proper = re.compile(rf"(?<!\w){either(cues.proper)}(?!\w)")
        self.frame = re.compile(
            rf"(?<!\w){either(cues.frames)} ?(?:la |le |l'|les |leur |sa |son |ce |cette |cet |une |un )?$"
        )
        frames = tuple(one for one in cues.frames if " " in one)
        self.apart = re.compile(rf"(?<!\w){either((*frames, *cues.other_acts))}")
        self.other_act = re.compile(rf"(?<!\w){either(cues.other_acts)}")
        self.holding = re.compile(rf"(?<!\w){either(cues.holding)} ?(?:la |le |l'|les )?$")
        self.part = re.compile(rf"(?<!\w){either(cues.parts)} (?:du |de la |de l'|des |de )?$")
        host = rf"(?<!\w){either(cues.host_of)} (?:du |de la |de l'|de |d')"
        self.host = re.compile(rf"{host}(?:(?:la |le |l'|cette |ce )?(?:[\w'-]+ )?)?$")
        self._read_links(cues)
        self._read_ways(cues)
        self._read_times(cues)
        self._read_surroundings(cues)
        self._by_organisation = _mechanisms_of_organisations(framework)

    def _read_links(self, cues: MeetingCues) -> None:
        """What stands between a meeting and those who are there, or what else is told with it."""
        self.other = re.compile(  # a game, an interview, power
            rf" {either(cues.accessions)}(?!\w)| (?:amicale? )?(?:de |d'){either(cues.sports)}(?!\w)"
            r"|(?: [\w-]+){0,2} (?:a|au|aux|avec|pour|dans) (?:l'|le |la |les |un |une |des )?"
            rf"{either(cues.press)}(?!\w)"
        )
        self.game = re.compile(rf"(?<!\w){either(cues.games)}(?!\w)")
        self.titled = re.compile(
            rf"(?<!\w){either(cues.titled)}(?: [\w'-]+){{0,4}} ?(?P<title>[«\"“][^»\"”]*)"
        )
        self.welcome = _words(cues.welcomes)
        self.station = _words(cues.stations)
        self.present = _words(cues.there)
        self.further = _words(cues.further)
        self.there = re.compile(rf"(?<!\w){either(cues.there)}(?: [^,;.:]*)?(?: pour)? ?$")
        determined = "(?:la |le |l'|les |leur |sa |son |un |une )?"
        self.during = re.compile(rf"(?<!\w){either(cues.during)} ?{determined}$")
        self.beside = re.compile(rf"(?<!\w){either(cues.beside)}")
        self.margin = re.compile(rf"(?<!\w){either(cues.margins)} ?")
        self.several = _words(cues.several)
        self.letters = _words(cues.letters)
        self.jointly = _words(cues.jointly)
        self.growth = re.compile(rf"(?<!\w){either(cues.growth)} (?:de |d'|du |des )?(?:[\w'-]+ )?$")
        self.it_took_place = re.compile(
            rf"\W*(?:{either(cues.events)}|{either(cues.pronouns)}) (?={either(cues.took_place)}(?!\w))"
        )
        self.recurring = _words(cues.recurring)
        self.ignored = re.compile(rf"(?<!\w){either(cues.ignored)} (?:[\w'-]+ ){{0,3}}$")
        self.bidden = re.compile(rf"(?<!\w){either(cues.bidden)} (?:[\w'-]+ ){{0,2}}a (?:[\w'-]+ )?$")
        self.took_place = re.compile(rf"{either(cues.took_place)}(?!\w)")
        self.notion = re.compile(rf"(?<!\w){either(cues.notions)} (?:de |d'|du )(?:[«\"“] ?)?(?:[\w'-]+ )?$")
        self.roll = re.compile(
            rf"[^:]{{0,60}}?(?<!\w){either(cues.rolls)}(?!\w)(?:[^:]{{0,40}} ?: ?|(?P<open> ))"
        )
        nouns = either(tuple(self.kinds))
        hosts = either(cues.host_of)
        self.whose_host = re.compile(
            rf"[^.;:]{{0,80}}?, dont (?P<host>[^,;.]{{3,50}}?) \w+ (?:ete )?(?:l'|le |la ){hosts}(?!\w)"
        )
        self._editions = tuple(
            (number, re.compile(rf"(?<!\w){either(words)} {nouns}(?!\w)"))
            for number, words in cues.ordinals.items()
        )
        self.speech = re.compile(
            rf"\W*{either(cues.speeches)} [^:;?!]{{0,200}}?(?<!\w)"
            r"(?:a|au|a la|a l'|lors du|lors de la|devant la) ?$"
        )

    def _read_ways(self, cues: MeetingCues) -> None:
        """What is told of those who are on their way to it, have come for it, or are awaited."""
        self.arrived = re.compile(rf"(?<!\w){either(cues.arrived)}(?!\w)[^;:.]*? pour (?:[\w'-]+ ?){{0,5}}$")
        self.on_the_way = re.compile(rf",? ?(?:{either(cues.on_the_way)},? ?)*(?:la |le |l')?")
        self.journey = _words(cues.journeys)
        self.joining = re.compile(
            rf"(?<!\w){either(cues.joining)}(?: [^,;:.]{{0,30}})? (?:au|aux|a la|a l') ?$"
        )
        self.awaited = re.compile(rf"(?<!\w)ou [^,;:.]{{0,30}}{either(cues.awaited)}(?!\w)")

    def _read_times(self, cues: MeetingCues) -> None:
        """What leaves a day to the words before."""
        self.other_time = re.compile(rf"\W*{either(cues.other_time)} ")
        self.eve = re.compile(rf"(?<!\w){either(cues.eve)} ?(?:une |un |la |le |sa |leur )?$")
        self.within_day = re.compile(rf"\W*{either(cues.within_day)}(?!\w)")
        month = either(cues.of_the_month)
        self.numbered_days = re.compile(
            r"(?<!\w)les? (?P<first>1er|\d{1,2})(?: (?:et|au) (?:le )?(?P<last>\d{1,2}))?"
            rf"(?=, | {month}(?!\w))"
        )
        self.years_away = re.compile(
            rf"\W*(?P<number>\w+) {either(cues.year)} (?P<way>[^\W\d]+(?: [^\W\d]+)?)"
        )
        self.stays = Stays.of(cues)
        self.met_press = re.compile(
            rf"[^,;.:]{{0,30}}? (?:la |les |des |l')(?:[\w'-]+ )?{either(cues.met_press)}(?!\w)"
        )
        self.for_their = re.compile(
            rf"[^,;.:]{{0,40}}? pour (?:leur|la|le) (?P<ordinal>[\w-]+) {either(tuple(self.kinds))}(?!\w)"
        )
        self.counted = re.compile(rf"[^,;:.]{{0,60}}?(?<!\w){either(cues.counted)}(?!\w)")
        self.launched = re.compile(rf" (?:le |la |l'|sa |son |leur ){either(cues.launched)}(?!\w)")
        self.nth_time = re.compile(
            rf"(?<!\w)pour la (?P<ordinal>[\w'-]+(?: et [\w-]+)?) {either(cues.times)}(?!\w)"
        )

    def _read_surroundings(self, cues: MeetingCues) -> None:
        """What is told of a meeting beside what it is: its form, chair, theme, number."""
        self.attended = re.compile(rf",? ?{either(cues.attended)}")
        self.formats = {
            "hybrid": _words(cues.hybrid),
            "online": _words(cues.online),
            "in-person": _words(cues.in_person),
        }
        self.by_phone = _words(cues.by_phone)
        self.presence = _words(cues.presence)
        self.separately = _words(cues.separately)
        self.peers = _words(cues.peers)
        self.together = _words(cues.together)
        self.visiting = _words(cues.visiting)
        self.ceremony = _words(cues.ceremony_nouns)
        self.ranks = {rank: _words(words) for rank, words in cues.ranks.items()}
        self.chair = re.compile(rf"(?<!\w){either(cues.chair_cues)}(?!\w)")
        self.organiser = re.compile(rf"(?<!\w){either(cues.organiser_cues)}(?!\w)")
        self.theme = re.compile(
            rf"(?<!\w){either(cues.theme_cues)} ?:? ?(?:de |d')?[«\"“] ?([^»\"”]{{5,200}}?) ?[»\"”]"
        )
        self.ordinals = {fold(word): number for number, words in cues.ordinals.items() for word in words}
        self.ministerial = frozenset(map(fold, cues.ministerial))
        self.concluded = frozenset(map(fold, cues.concluded))
        self.participial = frozenset(map(fold, cues.participial))
        self.edition_of_it = re.compile(
            rf"(?:, | )(?:dont c'(?:est|etait|sera) (?:la|le)|pour (?:sa|leur)) (?P<ordinal>[\w'-]+) "
            rf"{either(cues.sessions)}(?!\w)|,? (?P<of_name>[\w'-]+) du nom(?!\w)"
        )
        self.talks = frozenset(map(fold, cues.talks))
        self.next = frozenset(map(fold, cues.next))
        self.past = frozenset(map(fold, cues.past))
        self.definite = frozenset(map(fold, cues.definite))

    def _nouns(self) -> Iterator[str]:
        for nouns in self.cues.nouns.values():
            yield from nouns

    def is_participle(self, text: str) -> bool:
        """Whether text that reads like a noun without its accents is none: "rencontré", "visités"."""
        return bool(_PARTICIPLE.search(text)) and fold(text) not in self._accented

    def ordinal(self, word: str) -> int | None:
        """The number that a folded word says as an ordinal, or None."""
        if word in self.ordinals:
            return self.ordinals[word]
        if match := _NUMBERED.match(word):
            return int(match[1]) if match[1].isdigit() else roman(match[1])
        return None

    def format(self, folded: str) -> str | None:
        """in-person, online or hybrid, where a stretch of folded text says so."""
        return next((name for name, pattern in self.formats.items() if pattern.search(folded)), None)

    def edition_in(self, folded: str) -> int | None:
        """The number that a stretch of folded text gives a meeting: "cette deuxième réunion"."""
        return next((number for number, pattern in self._editions if pattern.search(folded)), None)

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

    def of_organisation(self, organisation: str | None, rank: str | None) -> Mechanism | None:
        """The one mechanism in which an organisation's members meet at some rank."""
        every = self._by_organisation.get((organisation or "", rank or ""), ())
        same = [one for one in every if one.participants] or every
        return same[0] if len(same) == 1 else None


def _mechanisms_of_organisations(framework: Framework) -> dict[tuple[str, str], list[Mechanism]]:
    """The mechanisms by organisation and rank; a mechanism's name says whose it is ("Sommet de l'OCS")."""
    found: dict[tuple[str, str], list[Mechanism]] = {}
    bodies = [one for one in framework.of_kind(Organisation) if one.class_ == "international"]
    for mechanism in framework.of_kind(Mechanism):
        if mechanism.meeting_kind not in ("summit", "ministerial"):
            continue
        names = " | ".join(fold(name) for name in framework.entity(mechanism).labels)
        for body in bodies:
            own = [fold(name) for name in framework.entity(body).labels if len(name) > 2]
            # "Union européenne – Asie centrale" is no summit of its one side
            member = body.id in mechanism.participants and len(mechanism.participants) > 1
            if not member and any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", names) for name in own):
                found.setdefault((body.id, mechanism.level), []).append(mechanism)
    return found


def _words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(phrases)}(?!\w)")
