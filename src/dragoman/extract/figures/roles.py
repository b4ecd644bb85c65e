"""Which parties a sentence names, and how each stands to a figure.

In: a stretch of a `Reading`. Out: a :class:`Placed` for every country, region and organisation in it. A name
counts by the words before it ("vers", "entre … et"), an adjective by what it stands behind. Who of them gives
and who receives is left to `parties.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.figures.pairs import Placed
from dragoman.extract.figures.scope import within
from dragoman.extract.figures.stand_ins import StandIns
from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

BEFORE = 60
"""Code points before a name that tell its role."""
ADJECTIVE_REACH = 32
"""Code points that may lie between what is measured and a country's adjective."""
ACT_REACH = 60
"""Code points behind "banques chinoises" in which it lends."""
REGION_REACH = 2000
"""Code points before "la région" in which the region is named."""
PROVINCE_REACH = 45
"""Code points behind a province in which its country only tells where it lies."""
RECALLED = 3
"""Sentences before "le pays" in which the country is named."""
PARTIES = frozenset({"country", "region", "organisation"})
EXTENTS = frozenset({"length", "surface", "power"})
"""Families of units of things that have no owner: "la section kirghize" is no party's."""
OF_PLACE = re.compile(r" (?:de |du |d'|des )")
"""Behind "la région": it is a part of a country."""
JOINED_BEFORE = re.compile(r"[A-ZÀ-Þ][^\W\d_]+ ?[-–—] ?$")
PEOPLE = re.compile(r"(?:^|[\s(])([Ll]es|[Aa]ux) $")
"""Before a people that stands for its state."""
JOINED_BEHIND = re.compile(r" ?[-–—] ?[A-ZÀ-Þ]")


class RoleReader:
    """The words of one language that tell roles, ready for matching."""

    def __init__(self, cues: FigureCues, stand_ins: StandIns) -> None:
        self._stand_ins = stand_ins
        determiner = rf"(?:{either(cues.determiners)} ?)?"
        number = r"(?:(?:deux|trois|quatre|cinq|six|\d+) )?"
        group = rf"(?:{either(cues.groups)} (?:(?:de |d')(?:la |l')?)?)?"
        self._roles = {
            role: re.compile(rf"(?:^|[\s(,'])(?i:{either(words)}) ?{determiner}{number}{group}$")
            for role, words in cues.roles.items()
        }
        self._and = re.compile(
            rf"^(?: et|,) (?:avec |du |de |d'|des )?(?:les |ses )?{determiner}{number}{group}$"
        )
        speaker = rf"(?<!\w)(?i:{either(cues.speakers)})"
        self._speaker = re.compile(rf"{speaker}(?: [^\W\d_]+){{0,4}}? (?:de |du |des |d'|de la |de l')$")
        self._speaking = re.compile(rf"{speaker}(?: [^\W\d_]+)? $")
        tables = [table for family, table in cues.indicators.items() if family not in EXTENTS]
        words = [word for table in tables for listed in table.values() for word in listed]
        self._measured = re.compile(rf"(?<!\w)(?i:{either([*words, *cues.goods])})(?!\w)")
        acts = rf"(?i:{either([*cues.gives, *cues.takes])})(?!\w)"
        self._acts = re.compile(rf"[^.,;:]{{0,{ACT_REACH}}}?(?<!\w){acts}")
        lender = rf"(?i:{either(cues.lenders)}) $"
        self._lender = re.compile(rf"(?<!\w){lender}")
        self._to_lender = re.compile(rf"(?<!\w)(?i:au|aux|à l'|à la|auprès du|auprès des) ?{lender}")
        self._heard = re.compile(rf"(?<!\w)(?i:{either(cues.according)}) [^.,;:]*$")
        one = rf"(?<!\w)(?i:{either(cues.singular)})(?:(?<=')| )(?:[^\W\d_-]+ )?"
        one += rf"(?i:{either(cues.one_state)})"
        adjectives = r"(?: (?!de |d')[^\W\d_]+){0,3}"
        self._apposed = re.compile(rf"{one}{adjectives} (?:de |d')(?:la |l')?$")
        self._region = re.compile(rf"(?<!\w)(?i:{either(cues.region)})(?!\w)")
        other = rf"(?! d'| {either(cues.not_the_state)}(?!\w))"
        self._state = re.compile(rf"(?<!\w)(?i:{either(cues.the_state)})(?!\w){other}")
        self._exceeds = re.compile(rf"(?<!\w)(?i:{either(cues.exceeds)})(?!\w)")
        self._towards = re.compile(rf"(?<!\w)(?i:{either(cues.towards)}) ?{determiner}$")
        self._province = re.compile(rf"(?i:{either(cues.province)}) (?:de |du |d'|de la )$")

    def placed(self, reading: Reading, span: Span) -> list[Placed]:
        """The parties of a stretch of text with their roles, in order of place; looked for once."""
        asked = RoleReader, id(self), span
        return reading.once(asked, lambda: list(self._placed(reading, span)))

    def _placed(self, reading: Reading, span: Span) -> Iterator[Placed]:
        names = [name for name in within(reading.names, span) if name.kind in PARTIES]
        inside = [name.span for name in names]
        names += within(reading.adjectives, span)
        names += self._standing(reading, span)
        names += self._regions(reading, span)
        names += self._states(reading, span)
        last: Placed | None = None
        for name in sorted(names, key=lambda one: one.span):
            role = self._role(reading.text, name, last)
            if role != "speaker" and name.via == "adjective" and any(of.contains(name.span) for of in inside):
                continue  # a part of another's name
            if role and last and self._holds(last, name):
                continue
            if role and name.via == "capital":
                role = self._of_capital(reading.text, name, role)
            elif role and name.kind == "place":
                role = self._of_province(reading.text, name, role)
            if role:
                last = Placed(name.entity, role, name.span)
                yield last

    def _standing(self, reading: Reading, span: Span) -> Iterator[Name]:
        """Capitals and provinces, and the words that stand for one state."""
        meant: set[int] = set()
        for one in within(reading.references, span):
            if len(one.entities) == 1 and isinstance(one.entities[0], str):
                meant.add(one.span.start)
                if not _is_shouted(one.span.of(reading.text)):
                    yield Name(one.span, "country", one.entities[0], "reference")
        for name in within(reading.names, span):
            if name.span.start in meant:
                continue
            if code := self._stand_ins.capital(name, name.span.of(reading.text)):
                yield Name(name.span, "country", code, "capital")
            elif self._stand_ins.is_province(name):
                yield name

    def _of_capital(self, text: str, name: Name, role: str) -> str:
        """The role of a capital: one in which something happens ("à Pékin") is told by "seat-"."""
        if role not in ("to", "of", "from"):
            return role
        towards = self._towards.search(text[max(0, name.span.start - BEFORE) : name.span.start])
        return role if role == "to" and towards else f"seat-{role}"

    def _of_province(self, text: str, name: Name, role: str) -> str | None:
        """The role of a province: what happens in it is not its own."""
        if role == "speaker":
            before = text[max(0, name.span.start - BEFORE) : name.span.start]
            rest = self._province.sub("", before)
            return "of" if rest != before and not self._speaker.search(rest) else role
        towards = self._towards.search(text[max(0, name.span.start - BEFORE) : name.span.start])
        return None if role in ("to", "from", "via") and not towards else role

    def _holds(self, last: Placed, name: Name) -> bool:
        """Whether a country only tells where a province lies: "du Xinjiang (nord-ouest de la Chine)"."""
        province = last.party.id if isinstance(last.party, Entity) else None
        near = name.span.start - last.span.end < PROVINCE_REACH
        return bool(province) and near and self._stand_ins.provinces.get(province or "") == name.entity

    def _states(self, reading: Reading, span: Span) -> Iterator[Name]:
        """ "le pays" is the country that the text named last, where it named one alone."""
        for match in self._state.finditer(reading.text, span.start, span.end):
            if any(name.span.overlaps(match.span()) for name in within(reading.names, span)):
                continue
            place = match.start()
            if match[0].lower().startswith(("son", "leur")):  # the country of whom the sentence before names
                sentence = reading.sentences[_at(reading, place)].span
                if whose := self._spoken_for(reading, sentence):
                    yield Name(Span(match.start() + match[0].rindex(" ") + 1, match.end()), *whose)
                    continue
                place = sentence.start - 1
            elif match[0].lower().startswith("ce ") and (last := _named_last(reading, place)):
                yield Name(Span(*match.span()), "country", last, "reference")
                continue
            if self._exceeds.search(reading.text, span.start, place):  # what exceeds it is another state's
                place = span.start
            if state := named_alone(reading, place):
                noun = match.start() + match[0].rindex(" ") + 1
                yield Name(Span(noun, match.end()), "country", state, "reference")

    def _spoken_for(self, reading: Reading, sentence: Span) -> tuple[str, Party, str] | None:
        """Whose "son pays" is: the one state for which those speak whom the sentence names."""
        offices = self._stand_ins.offices
        people = [one.entity for one in within(reading.names, sentence) if one.kind == "person"]
        states = {offices.get(one.id or "") for one in people if isinstance(one, Entity)} - {None}
        if not people:
            told = within(reading.adjectives, sentence)
            states = {str(one.entity) for one in told if self._role(reading.text, one, None) == "speaker"}
        return ("country", str(states.pop()), "reference") if len(states) == 1 else None

    def _regions(self, reading: Reading, span: Span) -> Iterator[Name]:
        """ "la région" is the region that the text named last."""
        for match in self._region.finditer(reading.text, span.start, span.end):
            if any(name.span.overlaps(match.span()) for name in within(reading.names, span)):
                continue
            before = within(reading.names, (max(0, match.start() - REGION_REACH), match.start()))
            one = (
                not match[0].lower().endswith("s")
            )  # "la région" may be a province, "les cinq pays" are none
            regions = [
                name.entity
                for name in before
                if name.kind == "region" or (one and self._stand_ins.is_province(name))
            ]
            if not regions and not OF_PLACE.match(reading.text, match.end()):
                regions = self._by_members(reading)
            if regions:
                start = match.start() + (len("aux ") if match[0].lower().startswith("aux ") else 0)
                yield Name(Span(start, match.end()), "region", regions[-1], "reference")

    def _by_members(self, reading: Reading) -> list[Party]:
        """The region of which a text names two states or more, if it is one alone."""
        named = {one.entity for one in (*reading.names, *reading.adjectives) if one.kind == "country"}
        found = [slug for slug, members in self._stand_ins.regions.items() if len(named & {*members}) > 1]
        return [*found] if len(found) == 1 else []

    def _role(self, text: str, name: Name, last: Placed | None) -> str | None:
        before = text[max(0, name.span.start - BEFORE) : name.span.start]
        if name.via == "adjective" and (people := PEOPLE.search(before)) and _is_noun(text, name.span):
            return "to" if people[1] == "aux" else "subject"  # "les Kazakhs ont vendu aux Chinois"
        if name.via == "adjective":
            return self._adjective(text, name, last)
        if self._speaker.search(before):
            return "speaker"
        if name.kind == "region" and self._apposed.search(before):
            return None  # "ce pays pauvre d'Asie centrale"
        if JOINED_BEFORE.search(before) or JOINED_BEHIND.match(text, name.span.end):
            return "joined"
        if last and last.role != "adjective" and self._joins(text, last.span, name.span):
            return last.role
        for role, pattern in self._roles.items():
            if pattern.search(before):
                return role
        return "subject"

    def _joins(self, text: str, last: Span, name: Span) -> bool:
        """Whether two names are of one list; behind a comma alone the list goes on: "X, Y et Z"."""
        gap = text[last.end : name.start]
        listed = not gap.startswith(",") or text.startswith((",", " et "), name.end)
        return listed and bool(self._and.match(gap))

    def _adjective(self, text: str, name: Name, last: Placed | None) -> str | None:
        """An adjective counts right behind what is measured: "exportations kazakhes", "sino-kazakhs"."""
        start = name.span.start
        if last and last.role == "adjective" and text[last.span.end : start] in ("-", " et ", "–"):
            return "adjective"
        reach = text[max(0, start - ADJECTIVE_REACH) : start]
        if self._to_lender.search(reach):
            return "to"
        if self._lender.search(reach) and self._acts.match(text, name.span.end):
            return None if self._heard.search(text[max(0, start - BEFORE) : start]) else "giver"
        if self._speaking.search(reach):
            return "speaker"
        return "adjective" if self._measured.search(reach) else None


def _at(reading: Reading, place: int) -> int:
    """The index of the sentence at a place, or of the last one before it."""
    return max(0, reading.sentence_index(place))


def _named_last(reading: Reading, place: int) -> Party | None:
    """The country that "ce pays" means: the last that its sentence, or the one before, names before it."""
    sentence = reading.sentences[_at(reading, place)].span
    for span in (Span(sentence.start, place), reading.sentences[max(0, _at(reading, place) - 1)].span):
        if found := [name.entity for name in countries(reading, span)]:
            return found[-1]
    return None


def named_alone(reading: Reading, place: int) -> Party | None:
    """The only country that the words before `place` name, in its sentence or the nearest one before."""
    at = _at(reading, place)
    for sentence in reversed(reading.sentences[max(0, at - RECALLED) : at + 1]):
        span = Span(sentence.span.start, min(place, sentence.span.end))
        found = list(dict.fromkeys(name.entity for name in countries(reading, span)))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def countries(reading: Reading, span: Span) -> Iterator[Name]:
    """The countries and their adjectives in a stretch of text; those of a currency are none."""
    amounts = [quantity.span for quantity in within(reading.quantities, span)]
    for name in (*within(reading.names, span), *within(reading.adjectives, span)):
        if name.kind == "country" and not any(amount.contains(name.span) for amount in amounts):
            yield name


def _is_noun(text: str, span: Span) -> bool:
    """Whether an adjective is written as the name of a people: "les Kazakhs"."""
    return text[span.start].isupper() and not span.of(text).isupper()


def _is_shouted(words: str) -> bool:
    """Whether words stand in capitals, as a dateline does."""
    return len(words) > 1 and words.isupper()
