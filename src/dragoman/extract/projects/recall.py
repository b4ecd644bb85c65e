"""A project at a place of a text, and the words that bring back the one that was named last.

In: the mentions by name, and the words of a language ("ce projet", "les travaux", "Ouvert en 2024, il"). Out:
mentions that recall. Only a project named within the last sentences is recalled, of a fitting sector.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.model.entity import Entity
from dragoman.model.reading import Reading, Sentence, Token
from dragoman.model.span import Span
from dragoman.packs.alternation import alternation
from dragoman.packs.folding import fold
from dragoman.packs.projects import ProjectEvent, ProjectWords

FRAME = re.compile(r"(?:Au|En|Aux|À|A) ")
AGENT = re.compile(
    r"\b(?:par|pres de|devant|depuis|vers|via) (?:la |le |les |l')?(?:[a-z]+ (?:de |d'|du ))?$"
)  # said of another
NEAR = 120  # code points behind "les travaux" in which what they are on is named
_ON = re.compile(r" sur (?:le |la |les |l')(?:[a-z]+ )?$")
LEAD = 120  # code points, more than words that lead to such a mention have
_DONT = re.compile(r",? dont $")
EVENTS: tuple[ProjectEvent, ...] = ("begin", "open", "finish")
MEMORY = 4  # sentences over which "le projet" still finds the project that it recalls


@dataclass(frozen=True, slots=True)
class ProjectMention:
    """A project at a place, without its article.

    `recalled`: the words only bring it back ("ce projet", "les travaux"); `weight` as in `ThingType`;
    `indefinite`: introduced as a new one ("un parc éolien"); `pronoun`: recalled by "il", "elle";
    `quiet`: no project unless the text asserts a status of it; `serves` as in `ThingType`;
    `match`: on what it rests that it is an entry of the registry: "name", "ends", "kind" (with its place),
    "place" alone; or where the place of another thing stands: "apart" from its words, "above" them.
    """

    span: Span
    project: Entity
    sector: str
    countries: tuple[str, ...]
    weight: str = "work"
    recalled: bool = False
    indefinite: bool = False
    pronoun: bool = False
    place_like: bool = False
    quiet: bool = False
    serves: bool = False
    match: str = ""


Maker = Callable[[Reading, ProjectMention, Span, Span], ProjectMention | None]


class Recaller:
    """Finds words that recall a project, in one language.

    `make` gives the mention of the type of another one, its words and its place.
    """

    def __init__(self, words: ProjectWords, make: Maker) -> None:
        self._make = make
        self._typical = {fold(noun).split()[0].rstrip("s") for one in words.types for noun in one.nouns}
        self._typical -= {fold(one) for one in (*words.sites, *words.generic)}
        self._words = words
        self._generic = frozenset(fold(one) for one in words.generic)
        again = alternation(re.escape(fold(one)) for one in words.again)
        works = alternation(re.escape(fold(one)) for one in sorted(words.works, key=len, reverse=True))
        events = (noun for event in EVENTS for noun in words.every_noun[event] if "*" not in noun)
        sites = alternation(
            re.escape(fold(one)) for one in sorted({*words.sites, *events}, key=len, reverse=True)
        )
        self._sites = frozenset(fold(one).rstrip("s") for one in words.sites)
        self._own = re.compile(rf"\b(?:sa|son|ses) (?:{sites})\b(?! (?:de |du |des |d'))")
        self._again = re.compile(
            rf"(?:\b(?:ce|cet|cette|le|la|les|ces)\b |\bl'|(?<=\bdu )(?!{sites})|(?<=\bau )(?!{sites}))"
            rf"(?:(?:{sites})\b(?: (?:de |d')(?:{works}))?(?![^.,;:]{{0,40}}? (?:de |du |des |d'))"
            rf"|(?:{again})s?\b(?!(?: (?!(?:est|sera|etait|fut) )[a-z-]+)? (?:de |du |des |d')))"
        )
        forms = alternation(re.escape(fold(one)) for one in words.openers)
        self._pronoun = re.compile(
            r"(?<![\w-])(?:il|elle|ils|elles|celui[ -]ci|celle[ -]ci|ce dernier|cette derniere)(?=[ ,])"
        )
        self._opening = re.compile(rf"(?:{forms}) [^.;:]{{2,80}}?, (ils?|elles?)\b")
        self._never = re.compile("|".join(rf"\b{re.escape(fold(one))}\b" for one in words.never))

    def recalled(
        self, reading: Reading, folded: str, named: list[ProjectMention]
    ) -> Iterator[ProjectMention]:
        """The words that recall one of the `named` mentions, as mentions of it."""
        if not named:
            return
        starts = [sentence.span.start for sentence in reading.sentences]
        taken = [*(one.span for one in named), *(name.span for name in reading.names)]
        found = [*self._again.finditer(folded), *self._own.finditer(folded)]
        for match in sorted(found, key=lambda one: one.start()):
            span = Span(*match.span())
            if any(span.overlaps(one) for one in taken) or self._never.search(
                folded, span.start, span.end + 20
            ):
                continue
            words = span.of(folded)
            sector = next((s for word, s in self._words.site_sectors.items() if fold(word) in words), None)
            noun = re.split(r"[ ']", words)[-1].rstrip("s")
            if self._of_others(reading, folded, named, span):
                continue
            if (one := _antecedent(folded, named, span)) is not None:
                yield replace(one, span=span, recalled=True, indefinite=False)
                continue
            works = noun in self._sites
            if words.startswith(("les ", "ces ")) and noun in self._generic and not works:
                continue  # "les projets" are not the last of them
            if works and self._on_others(reading, folded, named, span):
                continue
            called = [] if works else [one for one in named if _is_called(one, noun, reading)]
            named = [one for one in named if not self._is_agent(folded, one)] or named
            fitting = named if sector or noun not in self._typical else []
            if one := _last(called, span, starts, None) or _last(fitting, span, starts, sector):
                again = self._elsewhere(reading, one, span) or replace(
                    one, span=span, recalled=True, indefinite=False
                )
                yield again
                if called and not works:  # what its own noun recalls is spoken of from here on
                    named = sorted([*named, again], key=lambda other: other.span)
        for sentence in reading.sentences:
            opening = self._opening.match(folded, sentence.span.start, sentence.span.end)
            if opening and (one := _last(named, Span(sentence.span.start, opening.end()), starts, None)):
                yield replace(one, span=Span(*opening.span(1)), recalled=True, indefinite=False)
        yield from self._pronouns(reading, folded, named)

    @staticmethod
    def _is_agent(folded: str, one: ProjectMention) -> bool:
        """Whether a mention is only said to do something to another, or to be near it."""
        return AGENT.search(folded, max(0, one.span.start - LEAD), one.span.start) is not None

    def _of_others(self, reading: Reading, folded: str, named: list[ProjectMention], span: Span) -> bool:
        """Whether words are said of what none knows: "X, dont la construction …", "le centre sino-tadjik"."""
        relative = _DONT.search(folded, max(0, span.start - 8), span.start)
        if relative and not any(one.span.end == relative.start() for one in named):
            return True
        states = {str(one.entity) for one in reading.adjectives if one.span.start == span.end + 1}
        return bool(states) and not any(states <= set(one.countries) for one in named)

    def _on_others(self, reading: Reading, folded: str, named: list[ProjectMention], span: Span) -> bool:
        """Whether the sentence names what the work is on: "les travaux se poursuivent sur les lignes …"."""
        sentence = reading.sentence_at(span.start)
        until = min(sentence.span.end, span.end + NEAR) if sentence else span.end
        behind = (one for one in named if span.end <= one.span.start < until)
        return any(_ON.search(folded, span.end, one.span.start) for one in behind)

    def _elsewhere(self, reading: Reading, one: ProjectMention, span: Span) -> ProjectMention | None:
        """The registry's thing of the same type at the place of a frame: "Au Tadjikistan, l'atelier"."""
        sentence = reading.sentence_at(span.start)
        noun = re.split(r"[ ']", span.of(reading.text).lower())[-1]
        if sentence is None or not any(noun in label.lower() for label in one.project.labels):
            return None
        for name in reading.names_in((sentence.span.start, span.start), "country", "place"):
            if (
                FRAME.fullmatch(reading.text, sentence.span.start, name.span.start)
                and reading.text[name.span.end : name.span.end + 1] == ","
            ):
                made = self._make(reading, one, span, name.span)
                return made if made is not None and made.project.id else None
        return None

    def _pronouns(
        self, reading: Reading, folded: str, named: list[ProjectMention]
    ) -> Iterator[ProjectMention]:
        """ "il", "elle" for the project that is the subject of the sentence before, or of the same one."""
        for i, sentence in enumerate(reading.sentences):
            if not sentence.tokens or self._opening.match(folded, sentence.span.start, sentence.span.end):
                continue
            here = [one for one in named if sentence.span.contains(one.span)]
            for match in self._pronoun.finditer(folded, sentence.span.start, sentence.span.end):
                plural = match[0].endswith("s")
                gender = "Fem" if match[0].startswith(("elle", "celle", "cette")) else "Masc"
                near = [one for one in here if one.span.end <= match.start()]
                if not near and i and reading.sentences[i - 1].block == sentence.block:
                    near = _subjects(reading.sentences[i - 1], named, gender)
                span = Span(*match.span())
                if near and not plural and _agrees(reading, near[-1].span, gender):
                    yield replace(near[-1], span=span, recalled=True, indefinite=False, pronoun=True)
                    break


def _antecedent(folded: str, named: list[ProjectMention], span: Span) -> ProjectMention | None:
    """What stands right before "dont les travaux"."""
    relative = _DONT.search(folded, max(0, span.start - 8), span.start)
    return next((one for one in named if relative and one.span.end == relative.start()), None)


@lru_cache(maxsize=10_000)
def _singulars(labels: tuple[str, ...]) -> frozenset[str]:
    """The words of some names, in the singular."""
    return frozenset(word.rstrip("s") for word in re.split(r"[ '-]", fold(" ".join(labels))))


def _is_called(mention: ProjectMention, noun: str, reading: Reading) -> bool:
    """Whether a noun stands in the words for a thing or in a name that it has."""
    return noun in _singulars((mention.span.of(reading.text),)) or noun in _singulars(mention.project.labels)


def _subjects(sentence: Sentence, named: list[ProjectMention], gender: str) -> list[ProjectMention]:
    """The projects in a sentence that a pronoun of the next one may mean.

    Those named before its first finite verb, or where it has none; else the one that it names, if its subject
    is no other noun of the gender.
    """
    finite = next((one for one in sentence.tokens if "VerbForm=Fin" in one.features), None)
    until = finite.span.start if finite else sentence.span.end
    here = [
        one for one in named if sentence.span.start <= one.span.start and one.span.end <= sentence.span.end
    ]
    before = [one for one in here if one.span.end <= until]
    others = [
        token
        for token in sentence.tokens
        if token.relation.startswith("nsubj")
        and token.pos in ("NOUN", "PROPN")
        and (f"Gender={gender}" in token.features or "Gender" not in token.features)
        and not any(one.span.contains(token.span) for one in here)
    ]
    return before or (here if not others else [])


def _agrees(reading: Reading, span: Span, gender: str) -> bool:
    """Whether some words begin with a noun in the singular of a gender."""
    noun = _noun(reading, span)
    return noun is not None and f"Gender={gender}" in noun.features and "Number=Plur" not in noun.features


def gender_of(reading: Reading, span: Span) -> str:
    """ "Fem" or "Masc" for the noun with which some words begin, "" where the parse does not say."""
    noun = _noun(reading, span)
    if noun is None or "Gender=" not in noun.features:
        return ""
    return "Fem" if "Gender=Fem" in noun.features else "Masc"


def _noun(reading: Reading, span: Span) -> Token | None:
    """The noun with which some words begin."""
    sentence = reading.sentence_at(span.start)
    return next(
        (
            token
            for token in (sentence.tokens if sentence else ())
            if token.span.end > span.start and token.pos in ("NOUN", "PROPN")
        ),
        None,
    )


def _last(
    named: list[ProjectMention], span: Span, starts: list[int], sector: str | None
) -> ProjectMention | None:
    """The project named last before a place, of a sector if one is given, if it still is in mind."""
    here = sum(start <= span.start for start in starts)
    before = [one for one in named if one.span.end <= span.start]
    # a place or body that is only named ("la zone franche a loué …") is meant where there is nothing else
    before = [one for one in before if not one.place_like or one.indefinite or one.project.id] or before
    before = [one for one in before if not one.quiet] or before
    alone = len({one.project.id or one.project.label for one in before}) == 1  # nothing else can be meant
    for one in reversed(before):
        if not alone and here - sum(start <= one.span.start for start in starts) > MEMORY:
            return None
        if sector is None or sector == one.sector or one.sector == "other":
            return one
    return None
