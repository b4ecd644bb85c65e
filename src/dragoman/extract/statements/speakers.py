"""Whom a noun phrase names as the one who speaks: an identified party, or an unnamed person or text.

In: a reading and a phrase in it. Out: the parties, none where the words can be no speaker ("les chiffres").
Names that depend on another ("le porte-parole du président X") are not the speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from dragoman.extract.grammar.line import NOMINAL, Line
from dragoman.extract.grammar.noun_phrases import Phrase, two_verbs
from dragoman.extract.statements.speaker_words import anonymous, singular
from dragoman.model.entity import Entity, Party, key
from dragoman.model.reading import Name, Reading, Reference
from dragoman.model.span import Span
from dragoman.packs.cues import Speakers
from dragoman.packs.folding import fold
from dragoman.packs.grammar import Grammar

_PROPER = re.compile(r"^[a-zà-ÿ]+(?: [a-zà-ÿ-]+)? ([A-ZÀ-Þ][\w'-]*(?: [A-ZÀ-Þ][\w'-]*)+)$")
LONGEST_REFERENCE = 200  # code points: how far back a reference that reaches a place may begin
LONGEST_LABEL = 12  # tokens of an unnamed speaker's label
BODY_KINDS = frozenset({"organisation", "country", "region", "mechanism", "instrument", "initiative"})


class SpeakerFinder:
    """Looks up who is meant at a place of one reading."""

    def __init__(self, reading: Reading, speakers: Speakers, grammar: Grammar) -> None:
        self._reading = reading
        self._speakers = speakers
        self._grammar = grammar
        self._names = [name.span.start for name in reading.names]
        self._offices = [office.span.start for office in reading.offices]
        self._references = [reference.span.start for reference in reading.references]

    def references(self, span: Span) -> tuple[Party, ...]:
        """Whom the words that overlap `span` refer to."""
        first = bisect_left(self._references, span.start - LONGEST_REFERENCE)
        for i in range(first, bisect_left(self._references, span.end)):
            reference: Reference = self._reading.references[i]
            if reference.span.overlaps(span):
                return reference.entities
        return ()

    def names(self, span: Span) -> list[Name]:
        """The names that stand in `span` or reach into it."""
        first = bisect_left(self._names, span.start)
        if first and self._reading.names[first - 1].span.end > span.start:
            first -= 1
        return list(self._reading.names[first : bisect_left(self._names, span.end)])

    def name_over(self, offset: int) -> Name | None:
        """The name that covers an offset."""
        i = bisect_right(self._names, offset) - 1
        if i >= 0 and self._reading.names[i].span.end > offset:
            return self._reading.names[i]
        return None

    def person_from(self, offset: int) -> bool:
        """Whether a person's name begins at an offset."""
        name = self.name_over(offset)
        return name is not None and name.kind == "person" and name.span.start == offset

    def _titled(self, offset: int) -> tuple[Party, ...]:
        """Whoever is named behind the office that begins at an offset, however far its words run."""
        i = bisect_left(self._offices, offset)
        office = self._reading.offices[i] if i < len(self._offices) else None
        return (office.person,) if office and office.span.start == offset and not office.former else ()

    def holder(self, span: Span) -> tuple[Party, ...]:
        """Whose office the words are a part of: "X, le porte-parole du | ministère kazakh", qui …."""
        found = (one for one in self._reading.offices if not one.former and one.span.contains(span))
        return next(((one.person,) for one in found), ())

    def is_person(self, parties: tuple[Party, ...]) -> bool:
        """Whether these are one person whom the text names."""
        people = {key(name.entity) for name in self._reading.names if name.kind == "person"}
        return len(parties) == 1 and key(parties[0]) in people

    def name_ends(self, offset: int, kind: str) -> bool:
        """Whether a name of this kind ends at an offset."""
        name = self.name_over(offset - 1)
        return name is not None and name.kind == kind and name.span.end == offset

    def parties(self, phrase: Phrase, *, anybody: bool = False) -> tuple[Party, ...]:
        """Who is named by a phrase as the speaker; empty where it can be none.

        `anybody`: it stands by a quotation, where "un routier" needs to be known to no list.
        """
        line, head = phrase.line, phrase.head
        persons = self._persons(line, phrase.start, phrase.end)
        if persons and self._joins(phrase):
            more = self._persons(line, phrase.end, phrase.stop)
            persons += [name for name in more if self._added(line, name)]
        if persons:
            return self._joint(persons)
        if self._is_beside(phrase):
            apposed = [
                one for one in self._persons(line, phrase.end, phrase.stop) if self._after_comma(line, one)
            ]
            unknown = None if apposed else self._unknown_aside(phrase)
            return self._joint(apposed[:1]) or ((unknown,) if unknown else ())
        if self._kind(line, head) == "person" and (holder := self._titled(line.tokens[head].span.start)):
            return holder
        if phrase.stop > phrase.end and (self._kind(line, head) == "person" or self._apposed(phrase)):
            apposed = self._persons(line, phrase.end, phrase.stop)
            joins = self._joins(phrase)
            named = [
                name
                for name in apposed
                if self._after_comma(line, name) or (joins and self._added(line, name))
            ]
            if named:
                return self._joint(named if joins else named[:1])
            if unknown := self._unknown_aside(phrase):
                return (unknown,)
        if self.named(line.tokens[head].span, "organisation") and (bodies := self._bodies(phrase)):
            return bodies
        found = () if self._is_ministry(phrase) else self.references(line.span(head, head + 1))
        if found and not anonymous(found):
            return self._with_joined_states(phrase, found)
        if bodies := self._bodies(phrase):
            return bodies
        return self._unnamed(phrase, anybody=anybody)

    def _is_beside(self, phrase: Phrase) -> bool:
        """Whether the phrase only says where the subject behind its comma is: "À ses côtés, X renchérit"."""
        line = phrase.line
        led = phrase.start == 1 and fold(line.word(0)) in map(fold, self._grammar.hearing)
        return led and phrase.stop > phrase.end and self._kind(line, phrase.head) != "person"

    def _apposed(self, phrase: Phrase) -> bool:
        """Whether a person's name follows right behind the comma: "la modératrice, Untelle"."""
        behind = phrase.end + 1
        named = phrase.line.word(phrase.end) == "," and behind < len(phrase.line)
        return (
            named
            and phrase.line.pos(phrase.head) == "NOUN"
            and self.person_from(phrase.line.tokens[behind].span.start)
        )

    def pronoun(self, line: Line, i: int) -> tuple[Party, ...]:
        """Whom a pronoun at token `i` stands for."""
        return self.references(line.span(i, i + 1))

    def can_speak(self, phrase: Phrase, *, anybody: bool = False) -> bool:
        """Whether a phrase can be a speaker at all, identified or not."""
        return (
            bool(self.parties(phrase, anybody=anybody))
            or phrase.line.word(phrase.head) in self._grammar.subjects
        )

    def _persons(self, line: Line, start: int, end: int) -> list[Name]:
        if start >= end:
            return []
        found = [name for name in self.names(line.span(start, end)) if name.kind == "person"]
        return [name for name in found if not self._governed(line, line.at(name.span.start), start)]

    def _unknown_aside(self, phrase: Phrase) -> Entity | None:
        """A name that nothing knows, set apart behind an office ("un habitant, Daniyar, …")."""
        line = phrase.line
        comma = phrase.end
        if line.word(comma) != "," or not comma + 1 < phrase.stop <= len(line):
            return None
        end = comma + 1
        while end < phrase.stop and line.tokens[end].text[:1].isupper():
            end += 1
        known = self.names(line.span(comma + 1, phrase.stop))
        if known or end == comma + 1 or (end < phrase.stop and line.word(end) != ","):
            return None
        return Entity(None, line.span(comma + 1, end).of(line.text))

    def _joins(self, phrase: Phrase) -> bool:
        """Whether the asides of the phrase hold one more subject ("…, X, et son homologue, Y, ont")."""
        line = phrase.line
        return any(
            line.word(k) == "et"
            and (line.word(k - 1) == "," or self.name_over(line.tokens[k - 1].span.start))
            and line.pos(k + 1) in ("DET", "PROPN", "NOUN")
            for k in range(phrase.end, phrase.stop - 1)
        ) and any("Number=Plur" in token.features for token in line.tokens[phrase.stop : phrase.stop + 2])

    def _after_comma(self, line: Line, name: Name) -> bool:
        at = line.at(name.span.start)
        while (
            line.word(at - 1).rstrip(".") in self._grammar.titles
            or line.pos(at - 1) == "DET"
            or self.role(line, at - 1)
        ):
            at -= 1
        return line.word(at - 1) == ","

    def _added(self, line: Line, name: Name) -> bool:
        """Whether "et" joins a name, with an office before it ("et le ministre Y")."""
        at = line.at(name.span.start)
        while (
            at
            and line.word(at - 1) != "et"
            and (line.pos(at - 1) in ("DET", "ADJ") or self.role(line, at - 1))
        ):
            at -= 1
        return line.word(at - 1) == "et"

    def _governed(self, line: Line, i: int, start: int) -> bool:
        """Whether the name at token `i` depends on a noun before it ("du président X", "de X")."""
        k = i
        while k > start and (
            line.word(k - 1).rstrip(".") in self._grammar.titles
            or line.pos(k - 1) == "ADJ"
            or self.role(line, k - 1)
        ):
            k -= 1
        return k > start and line.word(k - 1) in self._grammar.prepositions

    def role(self, line: Line, i: int) -> bool:
        """Whether a word is an office or profession."""
        return line.pos(i) in NOMINAL and self._kind(line, i) == "person"

    def body(self, line: Line, i: int) -> bool:
        """Whether a word is an institution or a group of people."""
        return self._kind(line, i) == "body"

    def named(self, span: Span, *kinds: str) -> bool:
        """Whether a name of one of these kinds covers the beginning of `span`."""
        name = self.name_over(span.start)
        return name is not None and name.kind in kinds

    def _kind(self, line: Line, i: int) -> str | None:
        kinds = {self._speakers.kinds.get(form) for form in singular(line, i)}
        return next((kind for kind in ("person", "body", "text") if kind in kinds), None)

    def _joint(self, names: Iterable[Name]) -> tuple[Party, ...]:
        return tuple({key(name.entity): name.entity for name in names}.values())

    def _with_joined_states(self, phrase: Phrase, found: tuple[Party, ...]) -> tuple[Party, ...]:
        """A capital that stands for its state, with those that "et" joins to it ("Astana et Pékin")."""
        if not all(isinstance(party, str) for party in found):
            return found
        line = phrase.line
        joined = list(found)
        for k in range(phrase.head + 1, phrase.end):
            if line.word(k - 1) in ("et", ",") and line.pos(k) == "PROPN":
                joined += [one for one in self.references(line.span(k, k + 1)) if isinstance(one, str)]
        return tuple(dict.fromkeys(joined))

    def _bodies(self, phrase: Phrase) -> tuple[Party, ...]:
        """The organisation or country that is the head of the phrase, and those joined to it."""
        line = phrase.line
        head = line.tokens[phrase.head].span
        if self._kind(line, phrase.head) == "person":
            return ()
        found = self.name_over(head.start)
        if found is None or found.kind not in BODY_KINDS:
            return ()
        more = [
            name
            for name in self.names(line.span(phrase.start, phrase.end))
            if name.kind == found.kind
            and name.span.start > found.span.start
            and not self._governed(line, line.at(name.span.start), phrase.start)
        ]
        return self._joint([found, *more])

    def _is_ministry(self, phrase: Phrase) -> bool:
        """Whether the phrase is a presidency, or a ministry with its portfolio: not the state itself."""
        line = phrase.line
        if line.word(phrase.head) in self._speakers.institutions:
            return True
        return line.word(phrase.head) in self._speakers.portfolios and any(
            line.word(k) in self._grammar.genitives for k in range(phrase.head + 1, phrase.end)
        )

    def _unnamed(self, phrase: Phrase, *, anybody: bool) -> tuple[Party, ...]:
        line, head = phrase.line, phrase.head
        known = (*self._grammar.indefinite, *self._grammar.articles)
        unlisted = anybody and line.word(phrase.start) in known and line.pos(head) == "NOUN"
        if self._kind(line, head) == "text" and line.pos(head + 1) == "NUM":  # an article of a treaty
            return ()
        if self._kind(line, head) is None and not unlisted and not self._unknown_name(line, head):
            return ()
        start = phrase.start
        while start < head and line.word(start) in self._grammar.articles:
            start += 1
        end = min(phrase.end, start + LONGEST_LABEL)
        label = line.span(start, end).of(line.text)
        named = _PROPER.search(label)  # "la compagnie nationale Untel Frères": "Untel Frères", too
        labels = (line.span(phrase.start, end).of(line.text), *((named[1],) if named else ()))
        return (Entity(None, label, labels),)

    def _unknown_name(self, line: Line, i: int) -> bool:
        """Whether a capitalised word that no registry knows is taken for a name."""
        token = line.tokens[i]
        if not token.text[:1].isupper() or self.name_over(token.span.start) is not None:
            return False
        return token.pos == "PROPN" or i > 0 or (token.pos == "VERB" and two_verbs(line))
