"""Institutions and states that a pronoun stands for: "Le ministère reste vague. La route, dit-il, …".

In: a report whose subject is "il" or "elle", and those before it. Out: the institution that is the subject of
the sentence before. Persons are left to the references of the reading and to `last_speaker.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from dragoman.extract.statements.line_heads import behind_head
from dragoman.extract.statements.report import Report
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading, Sentence
from dragoman.model.span import Span
from dragoman.packs.alternation import alternation
from dragoman.packs.cues import ReportingCues
from dragoman.packs.folding import fold

_UNKNOWN = re.compile(r"(?:La |L')([A-ZÉ][^\W\d]+(?: [^\W\d]+){0,6}), ")
_PERSON = re.compile(
    r"(?:(?:Le |La |L'|Un |Une )(?P<office>[a-zà-ÿ-]+) (?:[a-zà-ÿ-]+ )?)?"
    r"(?P<name>[A-ZÉ][^\W\d]+(?: [A-ZÉ][^\W\d]+)+)(?:,| [a-zà-ÿ])"
)
_GROUP = re.compile(
    r"(?:Les |Des |[A-ZÉ][a-zéè-]+s? |\d+ )(?P<label>(?P<noun>[a-zà-ÿ-]+s)(?: [a-zà-ÿ]+s)?)\b"
)
_WORD = re.compile(r"[\w-]+")
_OPENS = (
    r"(?:^|[:;] |^(?:le|ce|cette|en|fin|debut|au)(?: [\w-]+){1,4}, "
    r"|^(?:dans|lors|apres|avant|depuis|sur|a|pour|par)(?: [\w'-]+){1,8}, )"
)
_GENITIVE = re.compile(r" (?:de la |de l'|du |d'|de |des )")
NEAR = 60  # characters of an office before the name of the person who is the subject
_ARTICLES = {"il": "le |l'", "elle": "la |l'"}


@lru_cache(maxsize=8)
def _subjects(nouns: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    """By pronoun what finds the noun with which a sentence begins and for which the pronoun stands."""
    any_of = alternation(re.escape(fold(noun)) for noun in nouns)
    return {
        pronoun: re.compile(rf"{_OPENS}(?:{articles})({any_of})(?![\w-])")
        for pronoun, articles in _ARTICLES.items()
    }


class BodySubjects:
    """Finds the institutions of one reading that pronouns stand for."""

    def __init__(self, reading: Reading, cues: ReportingCues) -> None:
        self._reading = reading
        self._names = [name.span.start for name in reading.names]
        self._people = cues.speakers.folded_people
        self._nouns = _subjects((*cues.speakers.bodies, *cues.speakers.texts))

    def body(self, report: Report, words: str, before: Sequence[Report]) -> tuple[Party, ...]:
        """The institution, text or state that is the subject of the sentence before; empty where none is.

        `words` are the verb with its pronoun, in lower case; `before` the reports before it, with speakers.
        """
        pronoun = _WORD.findall(words.replace("-", " "))[-1 if words[:2] not in ("il", "el") else 0]
        if pronoun not in _ARTICLES:
            return ()
        if found := self._in_sentence(report, pronoun):
            return found
        sentence = self._sentence_before(report)
        if sentence is None:
            return ()
        if not report.parties and pronoun == "elle" and (found := self._named(sentence)):
            return found
        last = before[-1] if before else None
        told = last is not None and last.where.end > sentence.span.start and _is_person(last)
        if told or any(True for _ in self._reading.names_in(sentence.span, "person")):
            return ()
        return self._noun(sentence.span, pronoun) or self._state(sentence, pronoun, report, before)

    def person(self, report: Report) -> tuple[Party, ...]:
        """The only person whom the clauses before in the sentence name, or the sentence before."""
        here = self._reading.sentence_at(report.where.start)
        sentence = self._sentence_before(report)
        clause = Span(here.span.start, max(here.span.start, report.where.start)) if here else None
        for span in (clause, sentence.span if sentence else None):
            if span is not None and (person := self.opening_person(span)):
                return (person,)
            if span is not None and any(True for _ in self._reading.names_in(span, "person")):
                return ()
        return self._portrayed(report)

    def _portrayed(self, report: Report) -> tuple[Party, ...]:
        """The person with whom the paragraph begins, if it names no other up to the report."""
        block = next((one for one in self._reading.blocks if one.span.contains(report.where)), None)
        first = self._reading.sentence_at(block.span.start) if block else None
        if block is None or first is None:
            return ()
        named = {n.entity for n in self._reading.names_in((block.span.start, report.where.start), "person")}
        person = self.opening_person(first.span)
        return (person,) if person and named <= {person} else ()

    def group(self, report: Report) -> tuple[Party, ...]:
        """The unnamed people with whom the sentence before begins: "Quarante ouvriers …. Ils réclament"."""
        sentence = self._sentence_before(report)
        found = _GROUP.match(self._reading.text, *sentence.span) if sentence else None
        if found is None or fold(found["noun"]).removesuffix("s") not in self._people:
            return ()
        return (Entity(None, found["label"], (found[0], found["noun"])),)

    def presented(self, report: Report) -> tuple[Party, ...]:
        """The person whom the words before a colon present: "X va plus loin : d'après lui, …"."""
        here = self._reading.sentence_at(report.where.start)
        colon = self._reading.text.find(" : ", here.span.start, report.where.start) if here else -1
        if here is None or colon < 0:
            return ()
        start = behind_head(self._reading.text, here.span.start, colon)
        person = self.opening_person(Span(start, colon)) if start < colon else None
        return (person,) if person else ()

    def opening_person(self, span: Span) -> Party | None:
        """The only person whom a sentence names, if it begins with him; also one whom nothing else knows."""
        named = {name.entity: name for name in self._reading.names_in(span, "person")}
        if len(named) == 1:
            (name,) = named.values()
            return name.entity if name.span.start - span.start <= NEAR else None
        unknown = _PERSON.match(self._reading.text, span.start, span.end)
        if unknown and unknown["office"] and fold(unknown["office"]) not in self._people:
            unknown = None
        if named or unknown is None or any(True for _ in self._reading.names_in(unknown.span("name"))):
            return None
        return Entity(None, unknown["name"])

    def _in_sentence(self, report: Report, pronoun: str) -> tuple[Party, ...]:
        """The institution that is the subject of the clause before ("La société se tait ; elle a dit …")."""
        text = self._reading.text
        here = self._reading.sentence_at(report.where.start)
        if here is None:
            return ()
        span = Span(here.span.start, report.where.start)
        if any(True for _ in self._reading.names_in(span, "person")):
            return ()
        if not text[: report.where.start].rstrip().endswith((";", ":")):
            return self._named_within(span, pronoun) if not report.parties else ()
        return self._noun(span, pronoun)

    def _named_within(self, span: Span, pronoun: str) -> tuple[Party, ...]:
        """The last organisation named in a span with the article of a pronoun: "la Banque …, dit-elle"."""
        articles = tuple(f" {article}" for article in _ARTICLES[pronoun].split("|")[:1])
        for name in reversed(list(self._reading.names_in(span, "organisation"))):
            if self._reading.text[: name.span.start].lower().endswith(articles):
                return (name.entity,)
        return ()

    def _sentence_before(self, report: Report) -> Sentence | None:
        sentences = self._reading.sentences
        i = self._reading.sentence_index(report.where.start) - 1
        if i < 0 or sentences[i].block != sentences[i + 1].block:
            return None
        return sentences[i]

    def _named(self, sentence: Sentence) -> tuple[Party, ...]:
        """The organisation with whose name the sentence begins ("La Banque …")."""
        start = sentence.span.start
        if name := self._opening(sentence):
            article = self._reading.text[start : name.span.start]
            return (name.entity,) if name.kind == "organisation" and article in ("La ", "L'") else ()
        unknown = _UNKNOWN.match(self._reading.text, start, sentence.span.end)
        return (Entity(None, unknown[1]),) if unknown else ()

    def _opening(self, sentence: Sentence) -> Name | None:
        k = bisect_left(self._names, sentence.span.start)
        if k < len(self._names) and self._names[k] - sentence.span.start <= len("La "):
            return self._reading.names[k]
        return None

    def _noun(self, place: Span, pronoun: str) -> tuple[Party, ...]:
        """An institution by its noun, with the adjective of its state: "le ministère tadjik"."""
        text = place.of(self._reading.text)
        found = self._nouns[pronoun].search(fold(text))
        if found is None or text[found.start(1)].isupper():  # a proper name, of which the noun is a part
            return ()
        span = Span(place.start + found.start(1), place.start + found.end(1))
        name = next((name for name in self._reading.names if name.span.start == span.start), None)
        if name is not None:
            return (name.entity,)
        adjective = next((one for one in self._reading.adjectives if one.span.start == span.end + 1), None)
        of = _GENITIVE.match(self._reading.text, span.end)
        names = self._reading.names_in((of.end(), place.end)) if of else iter(())
        complement = next((one for one in names if of and one.span.start == of.end()), None)
        last = adjective or complement
        label = Span(span.start, last.span.end if last else span.end)
        return (Entity(None, label.of(self._reading.text)),)

    def _state(
        self, sentence: Sentence, pronoun: str, report: Report, before: Sequence[Report]
    ) -> tuple[Party, ...]:
        """The state with which the sentence before begins, for a pronoun within what somebody says of it."""
        name = self._opening(sentence)
        if name is None or name.kind != "country":
            return ()
        article = self._reading.text[sentence.span.start : name.span.start].lower()
        fits = article in (_ARTICLES[pronoun].split("|"))
        nested = any(one is not report and one.content.contains(report.where) for one in before)
        return (name.entity,) if fits and nested else ()


def _is_person(report: Report) -> bool:
    return any(isinstance(party, Entity) for party in report.parties)
