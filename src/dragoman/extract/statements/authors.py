"""Who may have said a passage: its subject, whoever spoke last, whoever was named, each with signs for it.

In: a `Passage` and what is sure of the same document. Out: `Author`s, the same one once, with all signs that
lead to it. Which of them it is, if any, is left to a judge.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.distances import distance
from dragoman.extract.grammar.line import Line
from dragoman.extract.statements.attribution import Attribution
from dragoman.extract.statements.body_subjects import BodySubjects
from dragoman.extract.statements.guests import LEAD, Guests
from dragoman.extract.statements.loose_speech import AnySpeaker
from dragoman.extract.statements.nearness import Nearness
from dragoman.extract.statements.passages import Passage
from dragoman.model.entity import Entity, Party, key
from dragoman.model.fact import Statement
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues

FAR = 900  # code points that a name may stand before what its bearer says
UNKNOWN = 3  # sentences in which a name that no list has is looked for
SEVERAL = 3  # persons, or bodies, that are thought of
CLEAR = ("name", "country")
"""Words that name a speaker and leave no doubt who it is."""

_CAPITAL = re.compile(r"(?<![\w'-])[A-ZÀ-Þ][a-zà-ÿ][\w-]*(?: [A-ZÀ-Þ][\w-]+)*(?= [a-zà-ÿ]|, )")


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who may speak."""

    parties: tuple[Party, ...]
    signs: frozenset[str]


class Authors:
    """Finds who may speak in one reading; `sure` are its statements that are beyond doubt, in order."""

    def __init__(
        self, reading: Reading, finder: AnySpeaker, cues: ReportingCues, sure: Sequence[Statement]
    ) -> None:
        self._reading = reading
        self._text = reading.text
        self._finder = finder
        self._cues = cues
        self._sure = sorted(sure, key=lambda one: one.content)
        self._subjects = Attribution(finder, cues.grammar)
        self._openings = BodySubjects(reading, cues)
        self._guests = Guests(reading, finder, cues.interviews)
        self._sentences = [sentence.span.start for sentence in reading.sentences]
        self._near = Nearness(reading, cues.grammar)

    def of(self, passage: Passage) -> tuple[Author, ...]:
        """Whoever may have said a passage."""
        found: dict[tuple[str, ...], tuple[tuple[Party, ...], set[str]]] = {}
        told = self._told(passage)
        for parties, how in self._all(passage, told):
            keys = tuple(sorted(key(party) for party in parties))
            found.setdefault(keys, (parties, set()))[1].add(how)
        near = (
            {} if told in CLEAR else {keys: self._near.of(keys, passage.report.where.start) for keys in found}
        )
        leading = {keys for keys, one in near.items() if one.leads()}
        words = passage.report.subject or passage.report.where
        authors = []
        for keys, (parties, ways) in found.items():
            signs = self._signs(passage, told, parties, ways)
            if nearest := near.get(keys):
                signs |= {f"{told} {sign}" for sign in (*nearest.signs(), *self._near.gender(words, keys))}
                rivals = len(leading - {keys})
                part = "subject" if keys in leading else "no subject"
                signs.add(f"{told} {part}, {min(rivals, 2)} rivals")
            if len(found) == 1:
                signs.add("nobody else")
            authors.append(Author(parties, frozenset(signs)))
        return tuple(authors)

    def _signs(self, passage: Passage, told: str, parties: tuple[Party, ...], ways: set[str]) -> set[str]:
        """What leads to somebody, and what he is."""
        kind = _kind(parties)
        signs = {f"by {way}" for way in ways} | {f"{passage.way} by {way}" for way in ways}
        signs |= {f"{kind} by {way}" for way in ways} | {f"{told} by {way}" for way in ways}
        signs |= {f"is {kind}", f"{passage.way} told by {told}"}
        signs |= {f"{passage.way} is {kind}", f"{told} is {kind}"}
        if len(ways) > 1:
            signs.add(f"{min(len(ways), 4)} ways")
        return signs

    def _all(self, passage: Passage, told: str) -> Iterator[tuple[tuple[Party, ...], str]]:
        report = passage.report
        if passage.way == "answer":
            yield from self._answering()
            return
        if report.parties:
            yield report.parties, told
        if told in CLEAR:
            return
        if report.subject and (body := self._reading.body_at(report.subject)):
            yield (body,), "body"
        yield from self._last(report.where.start, report.content)
        yield from self._around(passage)
        yield from self._before(report.where.start)
        yield from self._unknown(report.where.start)

    def _told(self, passage: Passage) -> str:
        """What the words are that name the speaker."""
        report = passage.report
        if report.pronoun:
            words = (report.subject or report.where).of(self._text).lower()
            if not report.parties:
                return "pronoun"
            return "pronouns" if words.endswith("s") else "pronoun"
        if not report.parties:
            return "nothing"
        party = report.parties[0]
        if isinstance(party, str):
            return "country"
        named = report.subject is not None and any(
            name.kind in ("person", "organisation") for name in self._finder.names(report.subject)
        )
        if party.id is not None or named:
            return "name"
        word = party.label.split()[0].lower()
        forms = {word, word.removesuffix("s"), word.removesuffix("x")}
        for kind in ("people", "bodies", "texts", "companies"):
            if not forms.isdisjoint(getattr(self._cues.speakers, kind)):
                return f"noun of {kind}"
        return "capital" if party.label[:1].isupper() else "noun"

    def _last(self, place: int, content: Span) -> Iterator[tuple[tuple[Party, ...], str]]:
        """Whoever spoke last for sure."""
        before = [one for one in self._sure if one.content.end <= max(place, content.start)]
        before = [one for one in before if not one.content.contains(content)]
        if not before:
            return
        last = before[-1]
        speaker = last.speaker if isinstance(last.speaker, tuple) else (last.speaker,)
        apart = distance(self._reading, max(last.content.end, last.evidence[-1].end) - 1, place)
        yield speaker, f"last {apart}"

    def _around(self, passage: Passage) -> Iterator[tuple[tuple[Party, ...], str]]:
        """The subjects of the clauses around, of the sentence before and of that behind."""
        report = passage.report
        line = passage.line
        if line is not None and not report.parties:
            at = line.at(report.where.start)
            voice = self._subjects.subject(line, at)
            if voice and voice.parties:
                yield voice.parties, "subject here"
            behind = line.at(report.where.end)
            if voice is None and (parties := self._behind(line, behind)):
                yield parties, "subject behind"
        i = bisect_right(self._sentences, report.where.start) - 2
        if i >= 0 and self._reading.sentences[i].block == self._reading.sentences[i + 1].block:
            before = self._reading.sentences[i]
            if person := self._openings.opening_person(before.span):
                yield (person,), "opening before"
            if before.tokens:
                above = Line.of(self._text, before)
                voice = self._subjects.subject(above, len(above))
                if voice and voice.parties:
                    yield voice.parties, "subject before"

    def _unknown(self, place: int) -> Iterator[tuple[tuple[Party, ...], str]]:
        """Capitalised words that no list has in the sentences before, and at the head of the paragraph."""
        i = bisect_right(self._sentences, place) - 1
        for sentence in self._reading.sentences[max(i - UNKNOWN, 0) : i]:
            for found in _CAPITAL.finditer(self._text, *sentence.span):
                behind = self._text[found.end() : found.end() + 2]
                opens = found.start() == sentence.span.start and not behind.startswith(",")
                if opens or self._finder.names(Span(*found.span())):
                    continue
                apart = distance(self._reading, found.start(), place)
                yield (Entity(None, found[0]),), f"unknown {apart}{' apposed' if behind[:1] == ',' else ''}"

    def _behind(self, line: Line, start: int) -> tuple[Party, ...]:
        """The first person or body named behind a quotation in its sentence."""
        if start >= len(line):
            return ()
        names = self._finder.names(line.span(start, len(line)))
        return next(((name.entity,) for name in names if name.kind in ("person", "organisation")), ())

    def _before(self, place: int) -> Iterator[tuple[tuple[Party, ...], str]]:
        """The persons and bodies that were named last."""
        for kind in ("person", "organisation"):
            seen: list[str] = []
            for name in self._reading.names_before(place, FAR):
                if name.kind == kind and key(name.entity) not in seen:
                    seen.append(key(name.entity))
                    apart = distance(self._reading, name.span.start, place)
                    yield (name.entity,), f"{kind} {len(seen)} {apart}"
                    if len(seen) == SEVERAL:
                        break

    def _answering(self) -> Iterator[tuple[tuple[Party, ...], str]]:
        """Who may answer in an interview: the guest, and the persons of its head."""
        if guest := self._guests.before(LEAD):
            yield guest, "guest"
        seen: list[str] = []
        for name in self._reading.names_in((0, LEAD // 2), "person"):
            if key(name.entity) not in seen and len(seen) < SEVERAL:
                seen.append(key(name.entity))
                yield (name.entity,), f"head {len(seen)}"


def _kind(parties: tuple[Party, ...]) -> str:
    """What a speaker is."""
    if len(parties) > 1:
        return "several"
    party = parties[0]
    if isinstance(party, str):
        return "state"
    if not isinstance(party, Entity) or party.id is not None:
        return "known"
    return "named" if party.label[:1].isupper() else "noun"
