"""Where a text speaks of a project: by a registered name, by type and place, or by a word that recalls one.

In: a reading, its framework and the words of its language. Out: `ProjectMention`s in order. What is said of
the project there is left to `status.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.projects.branches import Branches
from dragoman.extract.projects.describing import ThingReader
from dragoman.extract.projects.ellipses import Ellipses
from dragoman.extract.projects.kin import Kin
from dragoman.extract.projects.pieces import NAMES
from dragoman.extract.projects.recall import ProjectMention, Recaller
from dragoman.extract.projects.registered import RegisteredReader
from dragoman.extract.projects.same import alike, of_a_subject
from dragoman.extract.projects.things import ThingPatterns
from dragoman.extract.projects.wider import with_wider
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.projects import ProjectWords

AGAIN = 400  # code points over which "cette ligne" may give the place of "une ligne"
ARTICLES = frozenset(("le", "la", "les", "un", "une", "ce", "cet", "cette", "du", "au"))
_NAME = re.compile(r"(?<!\d )\b[A-ZÀ-Þ][\w'’-]+")
_OF = re.compile(r" (?:de la |de l'|du )")
_IS = re.compile(r", une? ")
_NEW = re.compile(r"\b(?:une?) (?:[a-z]+ )?$")


class ProjectFinder:
    """Finds mentions of projects with one framework and language."""

    def __init__(self, words: ProjectWords, framework: Framework) -> None:
        self._words = words
        self._things = ThingPatterns(words)
        self._reader = ThingReader(words, framework, self._things)
        self._branches = Branches(framework, self._things)
        self._registered = RegisteredReader(words, framework, self._things, self._reader, self._branches)
        self._recaller = Recaller(words, self._reader.like)
        self._ellipses = Ellipses(self._reader.like)
        self._named = re.compile(
            rf"\b(?:projet|projets)(?: (?:{self._things.quality}))* "
            rf"(?:[«“\"] ?([A-ZÀ-Þ][^»”\"\n]{{2,60}}?) ?[»”\"](?: (?:de |d'|à ){NAMES})?|({NAMES}))"
        )
        self._never = re.compile("|".join(rf"\b{re.escape(fold(one))}\b" for one in words.never))

    def mentions(self, reading: Reading) -> tuple[ProjectMention, ...]:
        """Every mention, in order, none overlapping."""
        folded = fold(reading.text)
        found = list(self._registered.mentions(reading, folded))
        taken = [one.span for one in found]
        found += [
            one
            for one in self._described(reading, folded, found)
            if not any(one.span.overlaps(span) for span in taken)
        ]
        for branch, whole in list(self._branches.mentions(reading, folded, found)):
            found = [*(one for one in found if one is not whole), branch]
        found = with_wider(reading, alike(_apposed(reading, sorted(found, key=lambda one: one.span))))
        found = sorted([*found, *self._ellipses.mentions(reading, found)], key=lambda one: one.span)
        again = self._recaller.recalled(reading, folded, found)
        return of_a_subject(folded, sorted([*found, *again], key=lambda one: one.span))

    def _described(
        self, reading: Reading, folded: str, registered: list[ProjectMention]
    ) -> Iterator[ProjectMention]:
        end = 0
        known = {_head(folded, one.span): one.span.start for one in reversed(registered)}
        unnamed: dict[str, Span] = {}
        nouns = list(self._things.nouns(folded))
        kin = Kin(nouns)
        for noun, kind, spelt in nouns:
            if noun.start < end or (
                self._never.search(folded, noun.start - 6, noun.end + 20) and self._excluded(folded, noun)
            ):
                continue
            if not any(block.span.contains(noun) for block in reading.blocks):
                continue
            if self._things.adjectival(reading, noun):  # "la ville centrale de Chongqing"
                continue
            if _in_capitals(reading.text, noun.start, noun.end) or _inside_name(reading, noun.start):
                continue
            kind = kin.type_of(reading.text, noun, kind, spelt)
            if kind.bare and self._of_thing(folded, noun.end):
                continue
            head = _head(folded, noun)
            first = known.get(head, noun.start) >= noun.start
            for mention in self._reader.things(reading, folded, noun, kind, spelt, first):
                end = mention.span.end
                known.setdefault(head, noun.start)
                intro = unnamed.pop(head, None)
                if intro and _again(folded, intro, noun) and _alike_words(folded, intro, noun):
                    yield from self._introduced(reading, intro, mention)
                else:
                    yield mention
            if end <= noun.start and first and _NEW.search(folded, max(0, noun.start - 30), noun.start):
                unnamed[head] = Span(
                    noun.start, self._things.after_qualities(reading.text, folded, noun.end)[0]
                )
        yield from self._called(reading)

    def _of_thing(self, folded: str, at: int) -> bool:
        """Whether a noun that says little goes with that of a thing: "le site de la centrale"."""
        match = _OF.match(folded, at)
        return match is not None and self._things.noun.match(folded, match.end()) is not None

    def _introduced(self, reading: Reading, intro: Span, mention: ProjectMention) -> Iterator[ProjectMention]:
        """A thing spoken of before its place: "une ligne à haute tension … Cette ligne relie A à B"."""
        words = intro.of(reading.text)
        noun = self._things.noun.match(fold(words))
        found = self._things.type_of(noun[0]) if noun else None
        if mention.project.id is None and found and found[0].sector != "other":
            labels = tuple(dict.fromkeys((*mention.project.labels, words)))
            names = _NAME.findall(mention.project.label[1:])
            project = self._reader.known(reading, names, found[0], words) or Entity(
                None, mention.project.label, labels
            )
            mention = replace(mention, project=project, sector=found[0].sector, weight=found[0].weight)
        yield replace(mention, span=intro, indefinite=True)
        yield mention

    def _called(self, reading: Reading) -> Iterator[ProjectMention]:
        """What is called a project and has a name: "le projet Force de Sibérie 2"."""
        for match in self._named.finditer(reading.text):
            name = match[1] or match[2]
            at = Span(*match.span(1 if match[1] else 2))
            if len(name) > 3 and not _known(reading, at):
                yield ProjectMention(Span(*match.span()), Entity(None, name, (match[0],)), "other", ())

    def _excluded(self, folded: str, noun: Span) -> bool:
        return any(
            hit.start() <= noun.start < hit.end()
            for hit in self._never.finditer(folded, max(0, noun.start - 6), noun.end + 24)
        )


def _apposed(reading: Reading, found: list[ProjectMention]) -> list[ProjectMention]:
    """The mentions, what a name is said to be as one with it: "le projet « X », un parc éolien à Y"."""
    kept: list[ProjectMention] = []
    for one in found:
        last = kept[-1] if kept else None
        between = reading.text[last.span.end : one.span.start] if last else ""
        if last and last.project.id is None and last.sector == "other" and _IS.fullmatch(between):
            labels = tuple(dict.fromkeys((*last.project.labels, one.project.label, *one.project.labels)))
            project = Entity(None, last.project.label, labels)
            kept[-1] = replace(last, project=project, sector=one.sector, countries=one.countries)
        else:
            kept.append(one)
    return kept


def _head(folded: str, span: Span) -> str:
    """The first word of the words for a thing, in the singular."""
    return re.split(r"[ '-]", span.of(folded), maxsplit=1)[0].rstrip("s")


def _again(folded: str, intro: Span, noun: Span) -> bool:
    """Whether a noun takes up a thing that was spoken of before: "cette ligne"."""
    near = noun.start - intro.end < AGAIN
    return near and re.search(r"\b(?:cette|cet|ce|la|le|l')[ ']?$", folded[: noun.start]) is not None


def _alike_words(folded: str, intro: Span, noun: Span) -> bool:
    """Whether a noun tells no other kind of thing: "un gisement aurifère … le gisement de zinc" does."""
    first, second = intro.of(folded), noun.of(folded)
    return first.startswith(second) or second.startswith(first)


def _inside_name(reading: Reading, at: int) -> bool:
    """Whether a place lies within a name that is no project ("Route de la soie")."""
    return any(name.span.start <= at < name.span.end and name.kind != "project" for name in reading.names)


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a noun stands in a heading in capitals, or is a part of a name ("Tunnel Group")."""
    if text[start:end].isupper():
        return True
    before = re.search(r"([\w'’-]+) $", text[max(0, start - 30) : start])
    if not text[start].isupper() or before is None or fold(before[1]) in ARTICLES:
        return False
    return before[1][:1].isupper()


def _known(reading: Reading, span: Span) -> bool:
    return any(name.span.overlaps(span) and name.kind != "place" for name in reading.names)
