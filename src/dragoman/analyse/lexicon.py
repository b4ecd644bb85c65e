"""One Aho-Corasick pass over a text finds every name of the registry and every cue.

In: the framework and the cues of a language. Out: hits in a working text: whole words, the longest first
where names overlap. What a hit means for the facts is left to `resolve` and `extract`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dragoman.model.entity import Party
from dragoman.model.reading import Name
from dragoman.model.span import Span
from dragoman.packs.entries import Country, Entry, Person, Place
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework, country_names

SPACED = re.compile(r"(?<=\w)[-‐–—](?=\w)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What one string in the automaton stands for.

    `exact`: the very form that must stand in the text (an acronym); `capitals`: where in the name letters are
    capitals that must be so in the text ("La Réunion" is no "la réunion"); `needs`: folded words of which the
    document must have one.
    """

    kind: str
    entity: Party | None
    via: str = "registry"
    exact: str | None = None
    capitals: tuple[int, ...] = ()
    needs: tuple[str, ...] = ()


class Lexicon:
    """The automaton over names and cues of one framework and language."""

    def __init__(self, patterns: Iterable[tuple[str, Pattern]]) -> None:
        table: dict[str, list[Pattern]] = {}
        for words, pattern in patterns:
            for form in {fold(words), fold(SPACED.sub(" - ", words)), fold(words.replace("œ", "oe"))}:
                if form.strip():
                    table.setdefault(form, []).append(pattern)
        self._patterns = list(table.values())
        self._automaton = AhoCorasick(
            list(table), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def hits(self, text: str) -> Iterator[tuple[Span, Pattern]]:
        """Every occurrence as a whole word, overlapping ones too, in the order of their ends."""
        folded = fold(text)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if _inside_word(folded, start, end):
                continue
            for pattern in self._patterns[index]:
                if pattern.exact is not None and text[start:end] != pattern.exact:
                    continue
                if not all(text[start + i].isupper() for i in pattern.capitals):
                    continue
                if pattern.needs and not any(_stands(word, folded) for word in pattern.needs):
                    continue
                yield Span(start, end), pattern


def _capitals(name: str) -> tuple[int, ...]:
    """The offsets of the first capital of each word of a name."""
    return tuple(match.start() for match in re.finditer(r"\b[^\W\d_]", name) if match[0].isupper())


def _inside_word(folded: str, start: int, end: int) -> bool:
    """Whether a match begins or ends within a word (Chinese has no spaces: there it never does)."""
    for before, after in ((start - 1, start), (end - 1, end)):
        if (
            before >= 0
            and after < len(folded)
            and folded[after] < "\u2e80"
            and _in_word(folded[before])
            and _in_word(folded[after])
        ):
            return True
    return False


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _stands(word: str, folded: str) -> bool:
    """Whether a word stands somewhere in a text, whole."""
    at = folded.find(word)
    while at >= 0 and _inside_word(folded, at, at + len(word)):
        at = folded.find(word, at + 1)
    return at >= 0


def longest_names(hits: Iterable[tuple[Span, Pattern]], *, adjectives: bool = False) -> tuple[Name, ...]:
    """The hits that are names (or adjectives), without those that lie in or across a longer one."""
    chosen: list[Name] = []
    end = 0
    named = [
        (span, pattern, pattern.entity)
        for span, pattern in hits
        if pattern.entity is not None and (pattern.via == "adjective") == adjectives
    ]
    for span, pattern, entity in sorted(named, key=lambda hit: (hit[0].start, -hit[0].end, hit[1].kind)):
        if span.start >= end:
            chosen.append(Name(span, pattern.kind, entity, pattern.via))
            end = span.end
    return tuple(chosen)


def registry_patterns(framework: Framework, language: str) -> Iterator[tuple[str, Pattern]]:
    """Every name that a text in `language` may use: the pack's, and the countries' from CLDR.

    Texts in any language also use English names, and names in their own script.
    """
    cldr = country_names(tuple(dict.fromkeys((language, "en"))))
    listed = {fold(name) for entry in framework.entries.values() for name in entry.every_name()}
    for code, names in cldr.items():
        for name in names:
            if fold(name) not in listed:
                yield name, Pattern("country", code, capitals=_capitals(name))
    for region in framework.card.regions:
        for name in (name for names in region.names.values() for name in names):
            yield name, Pattern("region", region.id, capitals=_capitals(name))
        for word in (word for words in region.adjectives.values() for word in words):
            yield word, Pattern("region", region.id, via="adjective")
    for entry in framework.entries.values():
        yield from _entry_patterns(framework, entry, language)


def _entry_patterns(framework: Framework, entry: Entry, language: str) -> Iterator[tuple[str, Pattern]]:
    party: Party = entry.code if isinstance(entry, Country) else framework.entity(entry)
    needs = tuple(fold(word) for word in entry.when.any_of) if entry.when else ()
    for names in entry.names.values():
        for name in names:
            proper = isinstance(entry, Country | Person | Place) or " " not in name
            yield name, Pattern(entry.names_a, party, capitals=_capitals(name) if proper else (), needs=needs)
    for acronym in entry.acronyms:
        yield acronym, Pattern(entry.names_a, party, exact=acronym, needs=needs)
    if isinstance(entry, Country):
        for tongue in dict.fromkeys((language, "en")):
            for word in entry.adjectives.get(tongue, ()):  # type: ignore[call-overload]
                yield word, Pattern("country", party, via="adjective")
            for word in entry.inhabitants.get(tongue, ()):  # type: ignore[call-overload]
                yield word, Pattern("country", party, via="adjective")
