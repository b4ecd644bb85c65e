"""Things by any noun of works, wherever their place or name stands: what rules leave.

In: a document, the places that rules are sure of. Out: `Loose` things, each with signs of how it is named.
What is told of them and whether they are projects is left to `hinted.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.projects.making import MentionMaker
from dragoman.extract.projects.near import Near, NearFinder
from dragoman.extract.projects.parsed import Parsed
from dragoman.extract.projects.pieces import DASH, NAME
from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.things import ThingPatterns
from dragoman.extract.projects.wording import Wording, names_of, wording
from dragoman.model.entity import Entity
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Place
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.projects import ThingType

LONGEST = 100  # code points of a name
SHORTEST = 4
_ENDS = re.compile(rf" ({NAME}(?:{DASH}{NAME})+)$")
_PROPER = re.compile(rf"(?<= ){NAME}|(?<='){NAME}")
_NEVER = ("person", "mechanism", "initiative", "instrument", "country", "region")


@dataclass(frozen=True, slots=True)
class Loose:
    """A thing that may be a project, with signs of how it is named.

    `until`: where its quoted name ends; `places`: where it is, folded.
    """

    mention: ProjectMention
    noun: Span
    signs: frozenset[str]
    until: int = 0
    places: tuple[str, ...] = ()


class LooseFinder:
    """Finds loose things with one framework and language."""

    def __init__(
        self, things: ThingPatterns, maker: MentionMaker, framework: Framework, never: Sequence[str]
    ) -> None:
        self._things = things
        self._maker = maker
        self._framework = framework
        self._near = NearFinder(things.pieces)
        self._never = re.compile("|".join(rf"\b{re.escape(fold(one))}\b" for one in never))

    def things(self, parsed: Parsed, taken: Sequence[Span]) -> Iterator[Loose]:
        """The things whose nouns no span of `taken` covers, in the order of the text."""
        quoted = 0
        for noun, kind, spelt in self._things.nouns(parsed.folded):
            if noun.start < quoted or any(one.overlaps(noun) for one in taken):
                continue
            if _of_name(parsed.reading, noun) or self._things.adjectival(parsed.reading, noun):
                continue
            if self._never.search(parsed.folded, noun.start - 6, noun.end + 20):
                continue
            for one in self.thing(parsed, noun, kind, spelt):
                quoted = max(quoted, one.until)
                yield one

    def thing(self, parsed: Parsed, noun: Span, kind: ThingType, spelt: str) -> Iterator[Loose]:
        """The thing that a noun names; of a plural with several places, one a place."""
        number = parsed.number(noun.start)
        if number is None:
            return
        reading = parsed.reading
        known = self._things.after_qualities(reading.text, parsed.folded, noun.end)[:2]
        said = wording(reading.text, parsed.at(number)[1], noun, known)
        way = self._things.joins(kind, noun.of(parsed.folded))
        plural = len(noun.of(parsed.folded)) != len(spelt)
        several = plural and not way
        said = said if plural or said.called else _called(reading, said, way)
        near = self._near.near(parsed, number, said, way or several)
        if several and near.how in ("own", "tail") and len(near.names) > 1:
            for name in near.names:
                one = replace(said, cuts=(noun.end,), core=noun.end)
                yield self._made(reading, one, Near(near.how, (name,), "", near.kind), kind, spelt)
            return
        if near.how != "none" or len(said.cuts) > 1 or said.called:  # "l'usine" alone tells of no thing
            near = replace(near, names=near.names[: 1 if several else None])
            yield self._made(reading, said, near, kind, spelt)

    def _made(self, reading: Reading, said: Wording, near: Near, kind: ThingType, spelt: str) -> Loose:
        """A thing with its words and its place."""
        labels = tuple(
            dict.fromkeys(
                " ".join(one.replace("' ", "'").split()).strip(' ,–—«»"')
                for one in names_of(reading.text, said, spelt, self._things.short, near.names, near.where)
            )
        )
        wide = Span(said.noun.start, said.cuts[-1])
        mention = ProjectMention(
            said.span,
            Entity(None, labels[0], labels[1:]),
            self._maker.sector(kind, wide.of(reading.text)),
            tuple(dict.fromkeys((*self._maker.countries(reading, wide), *self._states(reading, near)))),
            kind.weight,
            serves=kind.serves,
        )
        signs = {*self._signs(reading, said, near, kind), _area(mention.countries)}
        return Loose(mention, said.noun, frozenset(signs), said.end, tuple(map(fold, near.names)))

    def _states(self, reading: Reading, near: Near) -> Iterator[str]:
        """The states of the places where a thing is."""
        told = {one.span.of(reading.text) for one in near.found}
        for name in reading.names if told else ():
            if name.span.of(reading.text) in told:
                entry = self._framework.entries.get(getattr(name.entity, "id", None) or "")
                if isinstance(entry, Place) and entry.country:
                    yield entry.country
                elif name.kind == "country" and isinstance(name.entity, str):
                    yield name.entity

    def _signs(self, reading: Reading, said: Wording, near: Near, kind: ThingType) -> Iterator[str]:
        """How a thing is named."""
        yield f"place:{near.how}"
        yield f"place is {near.kind}"
        yield f"sector:{kind.sector}"
        head = re.split(r"[ '-]", fold(said.noun.of(reading.text)), maxsplit=1)[0]
        yield f"noun:{head.rstrip('s')}"
        yield f"weight:{kind.weight}"
        yield from (name for name in ("bare", "serves") if getattr(kind, name))
        core = [end for end in said.cuts if end <= said.core]
        yield f"words:{min(len(core), 4)}"
        words = Span(said.noun.end, said.core)
        if re.search(r"[A-ZÀ-Þ0-9]", words.of(reading.text)):
            yield "own name"
        yield from {f"names {one.kind}" for one in reading.names_in((words.start, words.end + 1))}
        if said.called:
            yield "quoted name" if said.end else "called"
        if any(words.contains(one.span) for one in reading.adjectives):
            yield "of a state"
        if said.noun.of(reading.text)[-1:] in "sx":
            yield "plural"
        if reading.text[said.noun.start : said.noun.end].isupper():
            yield "capitals"
        yield from {f"in name:{one.kind}" for one in _over(reading, said.noun)}


def _called(reading: Reading, said: Wording, way: bool) -> Wording:
    """The words for a thing with the name of its own in them that nobody knows: "la station Rochi".

    A `way` has the names of its ends: "la route Barskoon – Outchtourfan – Aksou".
    """
    if way:
        ends = _ENDS.search(reading.text, said.noun.end, said.cuts[-1])
        return replace(said, called=ends[1]) if ends else said
    for match in reversed([*_PROPER.finditer(reading.text, said.noun.end, said.core)]):
        span = Span(*match.span())
        unit = match[0].isupper() and reading.text[span.start - 2].isdigit()  # "500 MW"
        if unit or len(match[0]) < SHORTEST:
            continue
        taken = (*reading.names_in((span.start - LONGEST, span.end + LONGEST)), *reading.adjectives)
        if not any(one.span.overlaps(span) for one in taken):
            return replace(said, called=match[0])
    return said


def _area(countries: Sequence[str]) -> str:
    """Where a thing is: in China alone, in China and elsewhere, elsewhere."""
    if "CN" in countries:
        return "in China" if len(countries) == 1 else "in China and elsewhere"
    return "elsewhere" if countries else "nowhere"


def _of_name(reading: Reading, noun: Span) -> bool:
    """Whether a noun is a part of a name of something else."""
    return any(one.kind in _NEVER for one in _over(reading, noun))


def _over(reading: Reading, noun: Span) -> Iterator[Name]:
    """The names of which a noun is a part."""
    near = reading.names_in((noun.start - LONGEST, noun.end + LONGEST))
    return (one for one in near if one.span.overlaps(noun))


def with_labels(mention: ProjectMention, labels: Sequence[str]) -> ProjectMention:
    """A mention whose thing has further names."""
    known = mention.project
    more = tuple(dict.fromkeys(one for one in (*known.labels, *labels) if one != known.label))
    return replace(mention, project=Entity(known.id, known.label, more))
