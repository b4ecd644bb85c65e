"""Where a text speaks of a project: by a registered name, by type and place, or by a word that recalls one.

In: a reading, its framework and the words of its language. Out: `ProjectMention`s in order. What is said of
the project there is left to `status.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from dragoman.extract.projects.recall import ProjectMention, Recaller
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Place, Undertaking
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.undertakings import ProjectWords, ThingType

_PROPER = r"[A-ZÀ-Þ][\w'’]*(?:-[\w'’]+)*"
_NAME = rf"{_PROPER}(?: (?:de |du |des |d')?(?:{_PROPER}|\d+))*(?:-\d+)?"
_DASH = r"(?: ?[-–—] ?)"
_AREA = r"(?:région|province|ville|district|village|col|vallée|lac|monts|zone|oblast|périphérie|environs)"
_NEAR = rf"(?:(?:la |le |les |l'|un |une )?{_AREA} (?:de |du |d'|des ))?"
_ART = r"(?:la |le |les |l')?"
_PLACE_BEFORE = re.compile(
    rf" (?:dans {_ART}(?:{_AREA} (?:de |du |d'|de la ))?|près de |près d'|à |au |en |aux )$"
)
_NEW = re.compile(r"\b(?:une?|nouvelle?|nouveau) (?:[a-z]+ )?$")
_SEVERAL = re.compile(r"\b(?:plusieurs|des|deux|trois|quatre|cinq|\d+) (?:[a-z]+ )?$")
_SITED = re.compile(r",? (?:situé|implanté|construit|installé|bâti|aménagé|édifié)\w* [^.;:]{0,70}$")
ALIKE = 0.8
COMMON = frozenset(("des", "les", "une", "aux", "entre", "vers", "pour"))


class ProjectFinder:
    """Finds mentions of projects with one framework and language."""

    def __init__(self, words: ProjectWords, framework: Framework) -> None:
        self._words = words
        self._framework = framework
        self._recaller = Recaller(words)
        self._types = sorted(
            ((fold(noun), one) for one in words.types for noun in one.nouns), key=lambda pair: -len(pair[0])
        )
        nouns = "|".join(
            re.escape(noun) + ("" if noun.endswith(("s", "x")) else "s?") for noun, _ in self._types
        )
        self._noun = re.compile(rf"\b(?:{nouns})\b")
        quality = "|".join(_quality(one) for one in words.qualities)
        self._qualities = re.compile(rf"(?:(?: (?:{quality}))(?=[ ,«\"]))*")
        before = r"(?:de |du |d'|de la |de l'|des |à |au |aux |en |dans |près de )?"
        self._tail = re.compile(rf" {before}{_NEAR}{_ART}({_NAME}(?:{_DASH}{_NAME})*)")
        self._ends = re.compile(
            rf" (?:entre {_ART}({_NAME}) et {_ART}({_NAME})"
            rf"|reliant {_ART}({_NAME}) (?:à|au|et|avec) {_ART}({_NAME})"
            rf"|(?:de |d')({_NAME}) (?:à|au|vers) (?:la |le )?({_NAME})"
            rf"|(?:de |du )?({_NAME}){_DASH}({_NAME})(?:{_DASH}{_NAME})*)"
        )
        self._quoted = re.compile(r" ?[«“\"] ?([A-ZÀ-Þ][^»”\"\n]{1,40}?) ?[»”\"]")
        self._named = re.compile(rf"\b(?:projet|projets)(?: (?:{quality}))* ({_NAME})")
        self._never = re.compile("|".join(rf"\b{re.escape(fold(one))}\b" for one in words.never))
        typical = [token for noun, _ in self._types for token in _tokens(noun)]
        self._common = frozenset([*typical, *(noun + "s" for noun in typical)])
        self._index = [
            (entry, [_tokens(name) for name in entry.every_name()])
            for entry in framework.of_kind(Undertaking)
        ]

    def mentions(self, reading: Reading) -> tuple[ProjectMention, ...]:
        """Every mention, in order, none overlapping."""
        folded = fold(reading.text)
        found = list(self._registered(reading))
        taken = [one.span for one in found]
        found += [
            one
            for one in self._described(reading, folded)
            if not any(one.span.overlaps(span) for span in taken)
        ]
        found.sort(key=lambda one: one.span)
        return tuple(
            sorted([*found, *self._recaller.recalled(reading, folded, found)], key=lambda one: one.span)
        )

    def _registered(self, reading: Reading) -> Iterator[ProjectMention]:
        for name in reading.names:
            entry = self._framework.entries.get(getattr(name.entity, "id", None) or "")
            if name.kind == "project" and isinstance(name.entity, Entity) and isinstance(entry, Undertaking):
                surface = name.span.of(reading.text)
                first = self._noun.match(fold(surface))
                kind = self._type(first[0]) if first else None
                yield ProjectMention(
                    name.span,
                    name.entity.named(surface),
                    entry.sector,
                    entry.countries,
                    place_like=kind is not None and kind.sector == "border-port",
                )

    def _described(self, reading: Reading, folded: str) -> Iterator[ProjectMention]:
        end = 0
        for match in self._noun.finditer(folded):
            if match.start() < end or (
                self._never.search(folded, match.start() - 6, match.end() + 20)
                and self._excluded(folded, match)
            ):
                continue
            if not any(block.span.contains(match.span()) for block in reading.blocks):
                continue
            kind = self._type(match[0])
            if _in_capitals(reading.text, match.start(), match.end()):
                continue
            if kind is None or _inside_name(reading, match.start()):
                continue
            if mention := self._named_thing(reading, folded, Span(*match.span()), kind):
                end = mention.span.end
                yield mention
        for match in self._named.finditer(reading.text):
            name = match[1]
            if len(name) > 3 and not _known(reading, Span(*match.span(1))):
                yield ProjectMention(Span(*match.span()), Entity(None, name, (match[0],)), "other", ())

    def _excluded(self, folded: str, match: re.Match[str]) -> bool:
        return any(
            hit.start() <= match.start() < hit.end()
            for hit in self._never.finditer(folded, max(0, match.start() - 6), match.end() + 24)
        )

    def _named_thing(
        self, reading: Reading, folded: str, noun: Span, kind: ThingType
    ) -> ProjectMention | None:
        text = reading.text
        qualities = self._qualities.match(folded, noun.end)
        at = qualities.end() if qualities else noun.end
        ends = self._ends.match(text, at)
        match = ends or (
            None if kind.weight == "route" else self._quoted.match(text, at) or self._tail.match(text, at)
        )
        before = folded[max(0, noun.start - 30) : noun.start]
        indefinite = bool(_NEW.search(before))
        if _SEVERAL.search(before):  # "deux centrales" are no one thing
            return None
        if match is None and kind.weight != "route":
            return self._placed(reading, Span(noun.start, at), kind, indefinite)
        if match is None or "\n\n" in match[0]:
            return None
        span = Span(noun.start, _whole_name(reading, match.end()))
        names = [group for group in match.groups() if group]
        countries = tuple(dict.fromkeys(self._countries(reading, span)))
        place = self._is_country(reading, Span(match.start(), span.end))
        definite = re.search(r"\b(?:le|la|l'|les|du|au|cette|ce|son) ?(?:[a-z]+ )?$", before)
        if place and not ends and not (indefinite or definite):
            return None
        if _person_or_date(reading, Span(match.start(), match.end())):
            return None
        label = text[span.start : span.end].replace("\n", " ")
        entry = self._entry(names, kind)
        if entry is not None:
            entity = self._framework.entity(entry).named(label)
            return ProjectMention(
                span,
                entity,
                entry.sector,
                entry.countries,
                kind.weight,
                place_like=kind.weight == "place" and not ends,
            )
        return ProjectMention(
            span,
            Entity(None, label, (label,)),
            kind.sector,
            countries,
            kind.weight,
            indefinite=indefinite or place,
            place_like=kind.weight == "place",
        )

    def _placed(self, reading: Reading, phrase: Span, kind: ThingType, new: bool) -> ProjectMention | None:
        """A thing whose place stands farther behind: "un parc éolien … sera construit à Jambyl".

        If it is not a new one, only a participle may stand between: "le parc éolien situé près de Janatas".
        """
        sentence = reading.sentence_at(phrase.start)
        if sentence is None:
            return None
        for name in reading.names_in(
            (phrase.end, min(sentence.span.end, phrase.end + 110)), "place", "country"
        ):
            between = reading.text[phrase.end : name.span.start]
            where = _PLACE_BEFORE.search(between)
            if where is None or not (new or _SITED.match(between)):
                continue
            surface = re.sub(r"^(?:région|province|ville) (?:de |du |d')", "", name.span.of(reading.text))
            if not new and (entry := self._entry([surface], kind)):
                return ProjectMention(phrase, self._framework.entity(entry), entry.sector, entry.countries)
            thing = reading.text[phrase.start : phrase.end].strip()
            label = f"{thing} {where[0].strip()} {name.span.of(reading.text)}".replace("' ", "'")
            countries = tuple(dict.fromkeys(self._countries(reading, name.span)))
            return ProjectMention(
                phrase,
                Entity(None, label, (label, thing)),
                kind.sector,
                countries,
                kind.weight,
                indefinite=True,
            )
        return None

    def _countries(self, reading: Reading, span: Span) -> Iterator[str]:
        wide = Span(max(0, span.start - 2), span.end + 2)
        for name in (
            *reading.names_in(wide, "country", "place"),
            *(a for a in reading.adjectives if wide.contains(a.span)),
        ):
            if name.kind == "country" and isinstance(name.entity, str):
                yield name.entity
            entry = self._framework.entries.get(getattr(name.entity, "id", None) or "")
            if isinstance(entry, Place) and entry.country:
                yield entry.country

    def _is_country(self, reading: Reading, span: Span) -> bool:
        found = list(reading.names_in(span, "country", "region"))
        return bool(found) and sum(one.span.end - one.span.start for one in found) >= 0.5 * (
            span.end - span.start
        )

    def _entry(self, names: list[str], kind: ThingType) -> Undertaking | None:
        """The entry of the registry whose proper names are spelt like these, where there is one."""
        wanted = [token for name in names for token in _tokens(name)]
        if not wanted:
            return None
        for entry, spellings in self._index:
            if entry.sector != kind.sector:
                continue
            for tokens in spellings:
                proper = [token for token in tokens if token not in self._common]
                same = all(any(_alike(one, other) for other in proper) for one in wanted)
                if same and len(proper) <= (len(wanted) + 4 if len(wanted) > 1 else 1):
                    return entry
        return None

    def _type(self, noun: str) -> ThingType | None:
        for folded, kind in self._types:
            if noun in (folded, folded + "s"):
                return kind
        return None


def _quality(phrase: str) -> str:
    return re.escape(fold(phrase)).replace(r"\*", r"[\w,.]*")


def _tokens(name: str) -> list[str]:
    return [token for token in re.split(r"[^\w]+", fold(name)) if len(token) > 2 and token not in COMMON]


@lru_cache(maxsize=100_000)
def _alike(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 3:
        return one == other
    match = SequenceMatcher(None, one, other, autojunk=False)
    bounds = (match.real_quick_ratio, match.quick_ratio, match.ratio)  # each at most the one before
    return all(bound() >= ALIKE for bound in bounds)


def _inside_name(reading: Reading, at: int) -> bool:
    """Whether a place lies within a name that is no project ("Route de la soie")."""
    return any(name.span.start <= at < name.span.end and name.kind != "project" for name in reading.names)


def _whole_name(reading: Reading, end: int) -> int:
    """The end of the name that a place within it belongs to ("Asie | centrale")."""
    return next((name.span.end for name in reading.names if name.span.start < end < name.span.end), end)


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a noun stands in a heading in capitals, or is a part of a name ("Tunnel Group")."""
    if text[start:end].isupper():
        return True
    before = re.search(r"([\w'’-]+) $", text[max(0, start - 30) : start])
    return text[start].isupper() and before is not None and before[1][:1].isupper()


def _known(reading: Reading, span: Span) -> bool:
    return any(name.span.overlaps(span) and name.kind != "place" for name in reading.names)


def _person_or_date(reading: Reading, span: Span) -> bool:
    """Whether what follows the noun is a person, a date or an organisation and no name of the thing."""
    return any(name.kind == "person" and name.span.overlaps(span) for name in reading.names) or any(
        date.span.overlaps(span) for date in reading.dates
    )
