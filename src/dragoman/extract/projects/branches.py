"""Branches that a letter or a number names: "la ligne D", "le quatrième gazoduc Asie centrale-Chine".

In: a reading, its framework and the mentions so far. Out: the mentions of branches, each with the words for
its pipeline where they follow ("la ligne D du gazoduc …"). A letter that two entries share says nothing. What
is numbered, or runs through a state that an entry has not, is another thing than that entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.things import ThingPatterns
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Undertaking
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework

_NAMED = re.compile(r"\b(?:ligne|line) ([A-Z])\b", re.I)
_BRANCH = re.compile(r"\b(?:[Ll]igne|[Ll]ine|[Bb]ranche|[Cc]onduite) [«\"]? ?([A-Z])(?![\w'’-])(?: ?[»\"])?")
_ORDER = re.compile(
    r"\b(second\w*|deuxieme|troisieme|quatrieme|cinquieme|[2-5](?:e|eme|nde?)) "
    r"(?:(?:ligne|branche|conduite|reseau|tube|systeme) (?:du |de la |de l'|des |de |d'))?$"
)
_THROUGH = re.compile(
    r",? (?:via|(?:passant |traversant )?par|a travers|traversant) (?:le territoire |le |la |l')?"
)
AROUND = 40  # code points before a name in which its number stands
NEAR = 14  # code points of an adjective or a name behind "via le territoire"
_OF = re.compile(r" (?:\([^)]{1,20}\) )?(?:du |des |de la |de l'|d'|of the )?")


class Branches:
    """Finds branches with one framework; `things` tell of what sector a noun is."""

    def __init__(self, framework: Framework, things: ThingPatterns) -> None:
        self._framework = framework
        self._things = things
        self._entries: dict[str, list[Undertaking]] = {}
        for entry in framework.of_kind(Undertaking):
            letters = {match[1].upper() for name in entry.every_name() for match in _NAMED.finditer(name)}
            for letter in letters:
                self._entries.setdefault(letter, []).append(entry)

    def another(
        self, reading: Reading, folded: str, span: Span, entry: Undertaking
    ) -> tuple[Span, Undertaking | None] | None:
        """What is meant where the words around an entry's name make it another thing of its kind.

        The other thing's words and entry, if it has one; None where the name means the entry.
        """
        order = _ORDER.search(folded, max(0, span.start - AROUND), span.start)
        plural = span.of(folded).split(" ", 1)[0].endswith("s")  # "les deuxième et troisième ateliers"
        if (
            order
            and not plural
            and not any(re.search(rf"\b{order[1]}", fold(one)) for one in entry.every_name())
        ):
            words = {fold(one) for one in re.findall(r"\b[A-ZÀ-Þ]\w+", span.of(reading.text))}
            ordered = [
                other
                for other in self._of_sector(entry)
                if any(
                    name.startswith(order[1]) and words <= {*re.findall(r"\w+", name)}
                    for name in map(fold, other.every_name())
                )
            ]
            return Span(order.start(), span.end), ordered[0] if len(ordered) == 1 else None
        through = _THROUGH.match(folded, span.end)
        if through is None:
            return None
        near = Span(through.end(), through.end() + NEAR)
        named = [
            *reading.names_in(near, "country"),
            *(one for one in reading.adjectives if near.overlaps(one.span)),
        ]
        state = next((str(one.entity) for one in named if one.span.start == near.start), None)
        if state is None or state in entry.countries:
            return None
        others = [
            one for one in self._of_sector(entry) if {state, *entry.countries[:2]} <= set(one.countries)
        ]
        return span, others[0] if len(others) == 1 else None

    def _of_sector(self, entry: Undertaking) -> list[Undertaking]:
        """The other entries of the sector of one."""
        every = self._framework.of_kind(Undertaking)
        return [one for one in every if one.sector == entry.sector and one is not entry]

    def mentions(
        self, reading: Reading, folded: str, named: Sequence[ProjectMention]
    ) -> Iterator[tuple[ProjectMention, ProjectMention | None]]:
        """Each branch, and the mention of its pipeline that its words take in.

        The text has to speak of a thing of the same sector, else "ligne B" may be one of an underground.
        """
        sectors: set[str] = set()
        for match in _BRANCH.finditer(reading.text):
            if any(one.span.overlaps(match.span()) for one in named):
                continue
            after = _OF.match(reading.text, match.end())
            whole = next((one for one in named if after and one.span.start == after.end()), None)
            if not sectors:
                sectors = {one.sector for one in named}
                sectors |= {kind.sector for _, kind, _ in self._things.nouns(folded) if kind.weight == "work"}
            entries = [
                entry
                for entry in self._entries.get(match[1], ())
                if (whole.sector == entry.sector if whole else entry.sector in sectors)
            ]
            if len(entries) != 1:
                continue
            span = Span(match.start(), whole.span.end if whole else match.end())
            entity = self._framework.entity(entries[0]).named(span.of(reading.text))
            yield ProjectMention(span, entity, entries[0].sector, entries[0].countries), whole
