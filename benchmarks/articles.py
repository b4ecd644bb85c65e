"""Articles on events that never were, made of the samples: what a record is measured with as it grows.

In: the samples, read. Out: so many documents as entries, in random order, the same in every run.

- An *event* is all that one sample tells, moved to another day and year, with other amounts, parties and
  names. How many articles are on an event follows a power law, as in the news: 62 in 100 events have one
  article, 31 have two to six, few have very many (at most 2,000).
- An article on an event has between a third and all of its facts; now and then it leaves a date out. It is
  published within days by one of sixty agencies, of which some write much.
- Its text is the sample's, in which every common word is replaced by one of its length from all samples, the
  same all through an event, so that events share few runs of words and all places of facts stay. Most of its
  sentences an article says in its own way, the others as all do, as it is with what is declared or quoted.
  One article in four is a copy of the first on its event, under another head.

Meetings of a mechanism with a registry id would all be its first or second, and two presidents would have
met in one town on as many days as there are events: mechanisms and the places of meetings get names by event,
as all that has no id does. Registered persons, projects, places and states stay: they are told of by more
articles the larger the record is, as it is with all that is much in the news. So do agreements of which there
is one (those with a registry id; treaties and visa exemptions, of which the same parties have one at a time):
articles on other events recall them with the parties and the day that they have. Moved with each event they
would have been signed on as many days as there are events, and one entry would grow without end.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.model.document import Source
from dragoman.model.entity import Entity
from dragoman.model.fact import Agreement, DocumentFact, Fact
from dragoman.model.period import Period
from dragoman.reconcile.agreements import LASTING
from dragoman.store import Entry, Record

ROOT = Path(__file__).parents[1]
STATES = ("KZ", "KG", "TJ", "TM", "UZ")
DATED = ("date", "period", "deadline")
OF_EVENT = ("mechanism", "place")
"""What of a meeting has a name by its event, whether or not the registry knows it."""
MOST_TELL = 2000
"""Articles on one event at most."""
COPIED = 0.25
OWN_SENTENCES, OWN_WORDS = 0.7, 0.6
"""Of an article's sentences, those that it says in its own way; of the common words of these, its own."""
FIRST, LAST = -4500, 500
"""Days by which an event is moved from that of its sample."""
NAMES = 5000
"""So many events have names of their own; then names come again."""
Sample = tuple[Source, tuple[Fact, ...]]
Words = Mapping[int, Sequence[str]]
_SENTENCE = re.compile(r"[^.!?\n]+")
_COMMON = re.compile(r"\b[^\W\d_A-ZÀ-Þ]{4,}\b")


def articles(count: int, samples: Sequence[Sample], seed: int = 1, after: int = 0) -> Iterator[Entry]:
    """So many articles, in random order; of these, those that come `after` so many."""
    places = list(islice(_places(seed), count))
    random.Random(seed).shuffle(places)
    words = common_words(samples)
    for number, (event, nth) in islice(enumerate(places), after, None):
        yield _article(f"made/{seed}/{number:06}", event, nth, samples[event % len(samples)], words)


def common_words(samples: Sequence[Sample]) -> Words:
    """The common words of the samples, as often as they stand there, by their length."""
    found: dict[int, list[str]] = defaultdict(list)
    for source, _ in samples:
        for word in _COMMON.findall(source.text):
            found[len(word)].append(word)
    return found


def made(facts: Sequence[Fact], event: int, chance: random.Random) -> Iterator[Fact]:
    """The facts of a sample as those of another event; now and then a telling leaves a date out."""
    shift, turn, factor = _moves(event)
    for fact in facts:
        if isinstance(fact, Agreement) and _is_one(fact):
            yield fact
            continue
        changes: dict[str, Any] = {}
        for one in fields(fact):
            value = getattr(fact, one.name)
            if value is None or one.name in ("evidence", "confidence"):
                continue
            if one.name in DATED:
                left_out = chance.random() < 0.1
                changes[one.name] = None if left_out else moved(value, shift)
            elif one.name == "value" and isinstance(value, (int, float)):
                changes[one.name] = round(value * factor, 2)
            elif fact.type == "meeting" and one.name in OF_EVENT and isinstance(value, Entity):
                changes[one.name] = turned(replace(value, id=None), turn, event)
            else:
                changes[one.name] = turned(value, turn, event)
        yield replace(fact, **changes)


def _is_one(fact: Agreement) -> bool:
    """Whether there is one such agreement, whatever event an article is on."""
    return fact.kind in LASTING or (fact.title is not None and fact.title.id is not None)


def moved(edtf: str, shift: timedelta) -> str:
    """A date some days later, as exact as it was."""
    period = Period.of(edtf)
    if period is None or not period.year or period.first.year < 1900 or period.last.year > 2100:
        return edtf
    day = (period.first + shift).isoformat()
    return day if period.days == 1 else day[:7] if period.days <= 31 else day[:4]


def turned(value: Any, turn: int, event: int) -> Any:
    """Another state for a state, another name for a thing or person without a place in the registry."""
    if isinstance(value, tuple):
        return tuple(turned(one, turn, event) for one in value)
    if isinstance(value, str) and value in STATES:
        return STATES[(STATES.index(value) + turn) % len(STATES)]
    if isinstance(value, Entity) and value.id is None:
        return Entity(None, f"{value.label} {event % NAMES}")
    return value


def read(place: Path) -> list[Sample]:
    """The samples with their facts; read in a process of its own, whose memory is not counted."""
    sets = [str(ROOT / "samples" / "articles"), str(ROOT / "samples" / "third" / "articles")]
    subprocess.run(
        [sys.executable, "-m", "dragoman.serve.cli.main", "read", *sets, "--record", place, "--quiet"],
        check=True,
    )
    return held(place)


def held(place: Path) -> list[Sample]:
    """The samples of a record that they were read into."""
    found = []
    with Record.open(place, create=False) as record:
        for document in list(record.documents()):
            version = record.versions(document)[-1]
            facts = tuple(one.fact for one in record.facts_of(version))
            if len(facts) > 1:
                found.append((version.source, facts))
    return found


def _places(seed: int) -> Iterator[tuple[int, int]]:
    """Articles without end: the event that each is on, and which of its articles it is."""
    chance, event = random.Random(seed), 0
    while True:
        yield from ((event, nth) for nth in range(min(MOST_TELL, int(chance.paretovariate(1.4)))))
        event += 1


def _article(name: str, event: int, nth: int, sample: Sample, words: Words) -> Entry:
    source, facts = sample
    chance = random.Random(f"{event} {nth}")
    agency = f"Agence {min(int(chance.paretovariate(0.7)), 60)}"
    days = timedelta(days=min(30, int(chance.expovariate(0.4))))
    when = moved(source.published, _moves(event)[0] + days) if source.published else None
    if nth and chance.random() < COPIED:
        nth = 0
    own = random.Random(f"{event} {nth} facts")
    share = own.uniform(1 / 3, 1)
    some = [one for one in facts if isinstance(one, DocumentFact) or own.random() < share]
    text = reworded(source.text, event, nth, words) + f"\n\n{name}, {agency}"
    named = replace(source, id=name, text=text, origin=None, publisher=agency, published=when)
    told = (
        replace(one, publisher=agency, published=when) if isinstance(one, DocumentFact) else one
        for one in made(some, event, own)
    )
    return Entry.of(named, told, "made")


def reworded(text: str, event: int, nth: int, words: Words) -> str:
    """A text in an event's words, most sentences in an article's own; every word is as long as it was."""
    chance, chosen = random.Random(f"{event} words"), dict[str, str]()
    own = random.Random(f"{event} {nth} words")

    def shared(found: re.Match[str]) -> str:
        word = found[0]
        if word not in chosen:
            chosen[word] = chance.choice(words[len(word)])
        return chosen[word]

    def other(found: re.Match[str]) -> str:
        said = shared(found)
        return own.choice(words[len(said)]) if own.random() < OWN_WORDS else said

    def sentence(found: re.Match[str]) -> str:
        return _COMMON.sub(other if own.random() < OWN_SENTENCES else shared, found[0])

    return _SENTENCE.sub(sentence, text)


def _moves(event: int) -> tuple[timedelta, int, float]:
    """By how many days an event is moved, by how many states, by which factor its amounts."""
    own = random.Random(event)
    return timedelta(days=own.randrange(FIRST, LAST)), own.randrange(5), 1 + own.randrange(999) / 1000
