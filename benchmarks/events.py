"""Events that never were, and how documents tell of them: what a large record is made of.

In: the samples, read. Out: for each event its documents as entries, and what each tells. An event is a few
facts of one sample that stand together, moved to another day, with other amounts, parties and names; how
many documents tell of an event follows a power law, as in the news. A quarter of them are copies.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from benchmarks.articles import Sample, made
from dragoman.model.document import Source
from dragoman.model.entry import Told
from dragoman.model.fact import DocumentFact, Fact
from dragoman.model.span import Span
from dragoman.store import Entry
from dragoman.store.about import keys_of
from dragoman.store.entry import FactRow, quotation
from dragoman.store.telling import sentence_around

LONGEST = 1500
"""Characters of a passage that a document is made of."""
MOST_TELL = 2000
"""Documents that tell of one event at most."""
COPIED = 0.25
PUBLISHERS = tuple(f"Agence {number}" for number in range(1, 61))
SIDE = 100
"""Characters of the sample that are kept beside its facts."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a sample's text, with the facts that stand in it; and words to tell documents apart."""

    title: str
    text: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A document with the facts that it tells, and the first of those that it is a copy of, or itself."""

    entry: Entry
    told: tuple[Told, ...]
    dispatch: str


@dataclass(frozen=True, slots=True)
class _Ready:
    """A fact of an event, written but for its document."""

    fact: Fact
    tail: str
    line: str
    words: str
    context: str
    keys: dict[str, frozenset[str]]

    def row(self, head: str) -> FactRow:
        """The fact as a document tells it, whose name is `head` as JSON; see `Fact.identity`."""
        digest = hashlib.sha256(f"[{head},{self.tail}".encode()).hexdigest()[:16]
        line = f'{{"id":"f-{digest}","type":"{self.fact.type}","document":{head},{self.line}'
        fact = self.fact
        return FactRow(f"f-{digest}", fact.type, fact.confidence, self.words, line, self.keys)


def passages(samples: Sequence[Sample], many: int) -> list[Passage]:
    """Runs of so many facts that stand together in one sample."""
    found = []
    for source, facts in samples:
        told = sorted((one for one in facts if one.evidence), key=lambda one: one.evidence)
        told = [one for one in told if one.type not in ("mention", "date")]
        for start in range(0, len(told) - many + 1, many):
            if (one := _passage(source, told[start : start + many])) is not None:
                found.append(one)
    return found


def events(documents: int, seed: int = 1) -> Iterator[tuple[int, int]]:
    """The numbers of events, each with how many documents tell of it, until it is so many documents."""
    chance, event = random.Random(seed), 0
    while documents > 0:
        many = min(documents, MOST_TELL, int(chance.paretovariate(1.4)))
        yield event, many
        documents -= many
        event += 1


def tellings(
    event: int, names: Sequence[str], known: Sequence[Passage], vocabulary: Sequence[str]
) -> list[Telling]:
    """The documents of these names, which tell of an event."""
    chance = random.Random(event)
    passage = known[event % len(known)]
    ready = [_ready(fact, passage.text) for fact in made(passage.facts, event, chance)]
    day = date(2013, 1, 1) + timedelta(days=chance.randrange(4700))
    found: list[Telling] = []
    for name in names:
        copied = bool(found) and chance.random() < COPIED
        when = (day + timedelta(days=min(30, int(chance.expovariate(0.4))))).isoformat()
        tail = " ".join(chance.choices(vocabulary, k=15))
        title = f"{passage.title} ({event})"
        publisher = PUBLISHERS[min(int(chance.paretovariate(0.7)), len(PUBLISHERS)) - 1]
        source = Source(name, f"{passage.text}\n\n{tail}", title=title, publisher=publisher, published=when)
        own = _row_of_the_document(source, chance)
        head = json.dumps(name, ensure_ascii=False)
        rows = [(one, one.row(head)) for one in ready]
        told = tuple(_told(one, row, source) for one, row in rows)
        dispatch = min(found[0].entry.source.id, name) if copied else name
        found.append(Telling(Entry(source, "made", (own, *(row for _, row in rows))), told, dispatch))
    return found


def _passage(source: Source, facts: Sequence[Fact]) -> Passage | None:
    spans = [span for fact in facts for span in _spans(fact)]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    start = source.text.rfind(" ", 0, max(0, start - SIDE)) + 1
    end = max(end, source.text.find(" ", min(len(source.text), end + SIDE)))
    if end - start > LONGEST:
        return None
    moved = tuple(fact.moved(lambda span: Span(span.start - start, span.end - start)) for fact in facts)
    title = next((line.strip() for line in source.text.splitlines() if line.strip()), source.id)
    return Passage(title[:90], source.text[start:end], moved)


def _spans(fact: Fact) -> Iterator[Span]:
    for one in fields(fact):
        value = getattr(fact, one.name)
        for span in value if isinstance(value, tuple) else (value,):
            if isinstance(span, Span):
                yield span


def _ready(fact: Fact, text: str) -> _Ready:
    said = fact.to_json("")
    core = [said[name] for name in fact.core]
    tail = _raw([fact.type, [list(span) for span in fact.evidence], core])[1:]
    rest = {name: value for name, value in said.items() if name not in ("id", "type", "document")}
    line = json.dumps(rest, ensure_ascii=False, separators=(",", ":"))[1:]
    context = sentence_around(text, [list(span) for span in fact.evidence])
    return _Ready(fact, tail, line, quotation(fact.evidence, text), context, keys_of(fact))


def _raw(said: list[Any]) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _row_of_the_document(source: Source, chance: random.Random) -> FactRow:
    fact = DocumentFact(
        language=chance.choices(("fr", "en", "ru"), (85, 8, 7))[0],
        relevant=chance.random() < 0.97,
        published=source.published,
        publisher=source.publisher,
        machine_translated=chance.random() < 0.07,
        generator_prompt=chance.random() < 0.02,
        confidence=0.9,
    )
    said = fact.to_json(source.id)
    line = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return FactRow(said["id"], "document", 0.9, "", line, {})


def _told(one: _Ready, row: FactRow, source: Source) -> Told:
    return Told(
        fact=one.fact,
        id=row.id,
        document=source.id,
        quotation=one.words,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        words=one.words,
        context=one.context,
    )
