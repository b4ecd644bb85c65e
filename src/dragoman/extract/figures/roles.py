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
from dragoman.extract.quantities.bearings import either
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
PARTIES = frozenset({"country", "region", "organisation"})
EXTENTS = frozenset({"length", "surface", "power"})
"""Families of units of things that have no owner: "la section kirghize" is no party's."""
JOINED_BEFORE = re.compile(r"[A-ZÀ-Þ][^\W\d_]+ ?[-–—] ?$")
JOINED_BEHIND = re.compile(r" ?[-–—] ?[A-ZÀ-Þ]")


class RoleReader:
    """The words of one language that tell roles, ready for matching."""

    def __init__(self, cues: FigureCues) -> None:
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

    def placed(self, reading: Reading, span: Span) -> list[Placed]:
        """The parties of a stretch of text with their roles, in order of place."""
        return list(self._placed(reading, span))

    def _placed(self, reading: Reading, span: Span) -> Iterator[Placed]:
        names = [name for name in within(reading.names, span) if name.kind in PARTIES]
        names += within(reading.adjectives, span)
        names += [
            Name(reference.span, "country", reference.entities[0], "reference")
            for reference in within(reading.references, span)
            if len(reference.entities) == 1 and isinstance(reference.entities[0], str)
        ]
        names += self._regions(reading, span)
        last: Placed | None = None
        for name in sorted(names, key=lambda one: one.span):
            role = self._role(reading.text, name, last)
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
