"""Projects that a text hints at, and those that rules are sure of, each with the signs for the judge.

In: a document's sentences, what rules tell, the things that any noun of works names. Out: `Possible` facts, a
thing once a status. How likely each is, is said by the weights (`packs/weights.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.projects.facts import claimed, mentioned
from dragoman.extract.projects.listed import ListReader
from dragoman.extract.projects.loose import Loose, LooseFinder, with_labels
from dragoman.extract.projects.parsed import Parsed
from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.same import consists
from dragoman.extract.projects.signs import SignReader
from dragoman.extract.projects.status import StatusReader
from dragoman.extract.projects.telling import LONGEST_LINE, Told, key_of, strongest
from dragoman.extract.projects.things import ThingPatterns
from dragoman.model.entity import Entity
from dragoman.model.fact import Fact, Project
from dragoman.model.possible import Possible
from dragoman.model.span import Span
from dragoman.packs.folding import fold

_DEFINITE = re.compile(
    r"(?:^|[ («'])(?:le|la|l'|les|du|au|aux|ce|cet|cette|ces|son|sa|ses|leur) ?(?:[a-z]+ )?$"
)
_CALLED = re.compile(r"(?:projet|programme)s? [«“\"]")
LOOSE, SURE = "loose", "sure"
"""The signs of what no rule found, and of what rules know for a project that is told of."""
PAIRS = (
    ("weight:", "status:"),
    ("weight:", "under:"),
    ("weight:", "verb:"),
    ("article:", "place:"),
    ("article:", "weight:"),
    ("status:", "place:"),
    ("further", "status:"),
    ("further", "rule:"),
)
"""Beginnings of signs that say more together than apart."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A thing that was told of: the noun with which its words begin, its names and its words, folded."""

    head: str
    names: tuple[str, ...]
    words: str


class HintReader:
    """Finds what may be a project, with one framework and language."""

    def __init__(
        self,
        things: ThingPatterns,
        finder: LooseFinder,
        statuses: StatusReader,
        lists: ListReader,
        signs: SignReader,
    ) -> None:
        self._things = things
        self._finder = finder
        self._statuses = statuses
        self._lists = lists
        self._signs = signs

    def possible(
        self, parsed: Parsed, told: Sequence[Told], mentions: Sequence[ProjectMention]
    ) -> Iterator[Possible]:
        """What rules tell, then what else may be a project, without names that two things share."""
        known = [_known(parsed, one.mention) for one in told]
        return self._told_apart([*self._sure(parsed, told), *self._loose(parsed, known, mentions)])

    def every(
        self, parsed: Parsed, told: Sequence[Told], mentions: Sequence[ProjectMention]
    ) -> Iterator[Possible]:
        """What rules tell, then what may be a project to who does not know this: to learn from."""
        yield from self._told_apart([*self._sure(parsed, told)])
        yield from self._told_apart([*self._loose(parsed, [], mentions, learning=True)])

    def _told_apart(self, found: Sequence[Possible]) -> Iterator[Possible]:
        shared = _shared([one.fact for one in found if isinstance(one.fact, Project)])
        for one in found:
            yield Possible(_without(one.fact, shared), one.signs | frozenset(_pairs(one.signs)))

    def _sure(self, parsed: Parsed, told: Sequence[Told]) -> Iterator[Possible]:
        """What rules tell; what is told of a thing further may be said of another."""
        named: set[str] = set()
        for one in told:
            if one.mention.quiet and one.mention.project.id and not one.sure:  # a firm that does something
                continue
            possible, key = self._judged(parsed, one), key_of(one.mention)
            yield replace(possible, signs=possible.signs | {"further status"}) if key in named else possible
            named.add(key)

    def _judged(self, parsed: Parsed, one: Told) -> Possible:
        """A fact of the rules with its signs, and what else its thing may be called."""
        mention, fact = one.mention, one.fact
        signs = {"registered" if mention.project.id else "named by rules", f"status:{fact.status}"}
        signs.add(SURE if one.sure else "unsure")
        for name in ("place_like", "quiet", "indefinite", "recalled"):
            if getattr(mention, name):
                signs.add(f"rule:{name}")
        signs.add(f"match:{mention.match or 'own'}")
        thing = self._thing(parsed, mention)
        number = parsed.number(mention.span.start)
        noun = thing.noun if thing else mention.span
        if thing and not mention.project.id:  # a name that is registered needs no other
            signs |= thing.signs
            fact = replace(fact, project=with_labels(mention, _names(thing)).project)
        if number is not None:
            signs |= set(self._around(parsed, number, noun))
        return Possible(fact, frozenset(signs))

    def _thing(self, parsed: Parsed, mention: ProjectMention) -> Loose | None:
        """The thing that the noun in a mention names by itself."""
        match = self._things.noun.search(parsed.folded, mention.span.start, mention.span.end)
        kind = self._things.type_of(match[0]) if match else None
        if match is None or kind is None or mention.recalled:
            return None
        if _CALLED.match(parsed.folded, mention.span.start, match.start()):  # "le projet « École ouverte »"
            return None
        found = [*self._finder.thing(parsed, Span(*match.span()), *kind)]
        return found[0] if len(found) == 1 else None

    def _loose(
        self,
        parsed: Parsed,
        known: list[_Known],
        mentions: Sequence[ProjectMention],
        learning: bool = False,
    ) -> Iterator[Possible]:
        """What rules do not tell; to learn from, as if they told nothing."""
        named = [one for one in mentions if not one.recalled]
        registered = [one.span for one in named if one.project.id and not learning]
        things = [*self._finder.things(parsed, [] if learning else [one.span for one in mentions])]
        leads = self._lists.leads(parsed.reading, parsed.folded) if things else {}
        text = {one.head for one in known} | {*_heads(parsed, things)}
        for thing in things:
            number = parsed.number(thing.noun.start)
            if number is None or len(parsed.reading.sentences[number].tokens) > LONGEST_LINE:
                continue
            if any(one.overlaps(thing.mention.span) for one in registered):
                continue
            if not learning and (whole := _whole(parsed, thing, mentions)):
                if whole.project.id:
                    continue
                thing = replace(thing, mention=_consisting(whole, thing.mention))
            this = _known(parsed, thing.mention)
            if this.head in text and _in_heading(parsed, thing):  # what the text repeats
                continue
            before = parsed.folded[max(0, thing.noun.start - 30) : thing.noun.start]
            noun = thing.noun.of(parsed.folded).replace("s ", " ").rstrip("s")
            if _is_told(this, noun, known, thing, _DEFINITE.search(before) is not None):
                continue
            kin = any(one.head == this.head for one in known)
            known.append(this)
            thing = _of_sector(thing, named)
            signs = {*thing.signs, *self._around(parsed, number, thing.noun), "unsure", LOOSE}
            if kin:
                signs.add("kin told")
            if any(thing.noun.end <= one.span.start < thing.mention.span.end for one in named):
                if not learning:  # "le tronçon X de la route Y" is told of as the road
                    continue
                signs.add("of another project")
            passage, line = parsed.at(number)
            claims = strongest(list(self._statuses.claims(passage, line, thing.mention)))
            if lead := leads.get(parsed.reading.sentences[number].block):
                claims = self._lists.claims(passage, thing.mention, lead, claims)
            facts = [claimed(parsed.reading, passage, thing.mention, one, None) for one in claims]
            for fact in {one.status: one for one in facts}.values() if facts else [mentioned(thing.mention)]:
                yield Possible(fact, frozenset({*signs, f"status:{fact.status}"}))

    def _around(self, parsed: Parsed, number: int, noun: Span) -> Iterator[str]:
        passage, line = parsed.at(number)
        sentence = parsed.reading.sentences[number]
        yield from self._signs.around(parsed.reading, parsed.folded, passage, line, sentence, noun)


def _whole(parsed: Parsed, thing: Loose, mentions: Sequence[ProjectMention]) -> ProjectMention | None:
    """The project that consists in a thing: "Situé à X, le projet prévoit la construction d'un …"."""
    before = (one for one in mentions if one.span.end < thing.noun.start)
    return next((one for one in before if consists(parsed.folded, one.span.end, thing.noun.start)), None)


def _consisting(whole: ProjectMention, part: ProjectMention) -> ProjectMention:
    """What a project consists in, with the project's name before its own."""
    labels = (*whole.project.labels, part.project.label, *part.project.labels)
    return replace(part, project=Entity(None, whole.project.label, tuple(dict.fromkeys(labels))))


def _in_heading(parsed: Parsed, thing: Loose) -> bool:
    number = parsed.number(thing.noun.start)
    sentences, blocks = parsed.reading.sentences, parsed.reading.blocks
    return number is not None and blocks[sentences[number].block].kind == "heading"


def _heads(parsed: Parsed, things: Sequence[Loose]) -> Iterator[str]:
    """The nouns of the things in the text itself that are not named by a heading alone."""
    for one in things:
        if "place:heading" not in one.signs and not _in_heading(parsed, one):
            yield _head(one.mention.span.of(parsed.folded))


def _pairs(signs: frozenset[str]) -> Iterator[str]:
    """Two signs at a time that stand together."""
    for one, other in PAIRS:
        first = [sign for sign in signs if sign.startswith(one)]
        yield from (f"{a} & {b}" for a in first for b in signs if b.startswith(other))


def _of_sector(thing: Loose, named: Sequence[ProjectMention]) -> Loose:
    """A part whose noun tells no sector ("la deuxième phase") has that of the project named before it."""
    before = [one for one in named if one.span.end <= thing.noun.start]
    if thing.mention.sector != "other" or thing.mention.weight != "work" or not before:
        return thing
    return replace(thing, mention=replace(thing.mention, sector=before[-1].sector))


def _names(thing: Loose) -> tuple[str, ...]:
    return (thing.mention.project.label, *thing.mention.project.labels)


def _known(parsed: Parsed, mention: ProjectMention) -> _Known:
    words = mention.span.of(parsed.folded)
    names = (mention.project.label, *mention.project.labels, words)
    return _Known(_head(words), tuple(dict.fromkeys(map(fold, names))), words.replace("s ", " "))


def _head(words: str) -> str:
    """The first word of some words, in the singular."""
    return re.split(r"[ '-]", words, maxsplit=1)[0].rstrip("s")


def _is_told(this: _Known, noun: str, known: Sequence[_Known], thing: Loose, definite: bool) -> bool:
    """Whether a thing is one that was told of already: of one name, or taken up by its noun alone.

    So is what has the noun of a thing at the same place: "le centre logistique de Xi'an", of "le centre
    logistique kazakh à Xi'an".
    """
    own = {"own name", "place:own", "place:tail"} & thing.signs
    best = this.names[0]
    for one in known:
        if best in one.names:
            return True
        if one.head != this.head or not definite:
            continue
        if not own:
            return True
        alike = noun == one.head or one.words.startswith(noun)
        if alike and thing.places and all(any(at in name for name in one.names) for at in thing.places):
            return True
    return False


def _is_generic(label: str) -> bool:
    """Whether a name has neither a proper name nor a number in it."""
    return label[1:] == label[1:].lower() and not any(sign.isdigit() for sign in label)


def _shared(facts: Sequence[Project]) -> frozenset[str]:
    """The names without a proper name that several things of a document have."""
    by_thing = {one.project.id or one.project.label: one.project for one in facts}
    counted = Counter(
        label
        for one in by_thing.values()
        for label in {fold(name) for name in one.labels if _is_generic(name)}
    )
    return frozenset(label for label, times in counted.items() if times > 1)


def _without(fact: Fact, shared: frozenset[str]) -> Fact:
    if not isinstance(fact, Project) or fact.project.id:
        return fact
    labels = tuple(one for one in fact.project.labels if fold(one) not in shared)
    return replace(fact, project=replace(fact.project, labels=labels))
