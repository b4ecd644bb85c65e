"""Where a text speaks of an undertaking of the registry by a name that this knows.

In: a reading with its names. Out: `ProjectMention`s. What words around a name make another thing ("le
quatrième gazoduc A – B", "l'usine de X", where X is a field) is none of that name's entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.projects.branches import Branches
from dragoman.extract.projects.describing import ThingReader
from dragoman.extract.projects.firms import FirmReader
from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.things import ThingPatterns
from dragoman.model.entity import Entity
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Undertaking
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.projects import ProjectWords, ThingType

BEFORE = 60  # code points before a name in which the noun stands that it goes with
_BELONGS = re.compile(r"(?: [a-z-]+)? (?:de |d'|du )?")
_NUMBERED = re.compile(r"-\d+\b")
_POST = re.compile(r"^(?:poste[ -]frontiere|point de passage|poste de controle) ")
_FURTHER = re.compile(r" ?[-–—] ?(?=[A-ZÀ-Þ])")


class RegisteredReader:
    """Reads the registry's names, with one framework and language."""

    def __init__(
        self,
        words: ProjectWords,
        framework: Framework,
        things: ThingPatterns,
        reader: ThingReader,
        branches: Branches,
    ) -> None:
        self._framework = framework
        self._things = things
        self._reader = reader
        self._branches = branches
        self._firms = FirmReader(words)
        entries = framework.of_kind(Undertaking)
        ports = [one for one in entries if one.sector == "border-port"]
        self._ports = {_POST.sub("port ", fold(name)): one for one in ports for name in one.every_name()}

    def mentions(self, reading: Reading, folded: str) -> Iterator[ProjectMention]:
        """The mentions by names of the registry, in order."""
        for name in reading.names:
            if name.kind not in ("project", "place") or _NUMBERED.match(reading.text, name.span.end):
                continue  # "Ekibastouz-3" is not "Ekibastouz"
            if _goes_on(reading, name.span):
                continue
            entry = self._framework.entries.get(getattr(name.entity, "id", None) or "")
            if name.kind == "place":
                yield from self._port(reading, name.span)
            elif isinstance(name.entity, Entity) and isinstance(entry, Undertaking):
                yield from self._mentions(reading, folded, name, name.entity, entry)

    def _mentions(
        self, reading: Reading, folded: str, name: Name, entity: Entity, entry: Undertaking
    ) -> Iterator[ProjectMention]:
        """The mention that a name of an entry makes, or those of a programme's sites."""
        surface, span = name.span.of(reading.text), name.span
        first = self._things.noun.match(fold(surface))
        found = self._things.type_of(first[0]) if first else None
        programme = first is not None and first[0] == fold(surface)
        if found and programme:  # its own name for its sites
            sites = list(self._reader.things(reading, folded, span, *found, True, True))
            for one in sites:
                told = tuple(dict.fromkeys((*entry.countries, *one.countries)))
                yield one if one.project.id else replace(one, countries=told, sector=entry.sector)
            if sites:
                return
        if first is None and (whose := self._whose(folded, span)):
            noun, other = whose
            if other.sector not in (entry.sector, "other", "industry"):
                return  # "le parc agricole de Peng Sheng"
            if not self._reader.akin(noun.of(folded), entry):
                return  # "l'usine de traitement de Galkynych", a field
            span = Span(noun.start, span.end)  # "l'usine de Silleno"
        numbered = not programme and self._things.noun.search(fold(surface))
        if numbered and (another := self._branches.another(reading, folded, span, entry)):
            words = another[0].of(reading.text)
            meant = another[1]
            project = self._framework.entity(meant).named(words) if meant else Entity(None, words, (words,))
            yield ProjectMention(another[0], project, entry.sector, (meant or entry).countries, match="name")
            return
        yield ProjectMention(
            span,
            entity.named(surface),
            entry.sector,
            entry.countries,
            place_like=found is not None and _is_place(*found),
            quiet=first is None and span == name.span and self._firms.acts(folded, span),
            match="name",
        )

    def _port(self, reading: Reading, span: Span) -> Iterator[ProjectMention]:
        """A border post whose name is a place's, too: it is one where something is told of it."""
        words = span.of(reading.text)
        port = self._ports.get(fold(words)) if " " in words else None
        if port is not None:
            entity = self._framework.entity(port).named(words)
            yield ProjectMention(
                span, entity, port.sector, port.countries, place_like=True, quiet=True, match="name"
            )

    def _whose(self, folded: str, name: Span) -> tuple[Span, ThingType] | None:
        """The noun for a thing that a bare name goes with, and its type: "l'usine de Silleno"."""
        before = list(self._things.noun.finditer(folded, max(0, name.start - BEFORE), name.start))
        found = self._things.type_of(before[-1][0]) if before else None
        if found is None or not _BELONGS.fullmatch(folded, before[-1].end(), name.start):
            return None
        return Span(*before[-1].span()), found[0]


def _goes_on(reading: Reading, name: Span) -> bool:
    """Whether a way that has a name goes on to further ends: "le corridor A – B – C | – D"."""
    dash = _FURTHER.match(reading.text, name.end)
    if dash is None or not _FURTHER.search(reading.text, name.start, name.end):
        return False
    return any(one.span.start == dash.end() for one in reading.names if one.kind in ("country", "place"))


def _is_place(kind: ThingType, noun: str) -> bool:
    """Whether a noun of a name tells of a place that the public uses: an airport, a border post."""
    return kind.sector == "border-port" or (kind.serves and " " not in noun)
