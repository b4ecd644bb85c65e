"""Institutions that no registry knows, by their noun and what it is of: "l'administration du poste".

In: a reading, the words of a subject or speaker. Out: an object without an id, the words as its label. Nouns
alone are left to `antecedents.py`, companies to `companies.py`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import CommitmentWords

_OF = r"(?:de la|de l'|du|des|de|d'|pour la|pour le|pour l'|pour les) ?"
_ONE = r"(?:(?:l[ae]|une?|cett?e|notre|sa|son|toute la) |l')?"
_SEVERAL = r"(?:(?:[dlc]es|ses|leurs|nos|plusieurs|\w+) )?"
_JOINED = re.compile(r",? (?:et|ainsi que) ")
_GOVERNED = re.compile(r"\b(?:de|du|des|d'|au?|aux|par|pour|avec|chez|dans|en|sur) ?$")
_DETERMINED = re.compile(r"(?i:(?:l[ae]s?|son|sa|ses|notre|nos|ce|cet|cette|ces) |l')")
_NOUN = re.compile(r"[\w-]+")
_ORDERED = re.compile(r"(?:deux|trois|quatre|cinq|six|autres?|un|une|(?:derni|premi)[eè]re?s?|seconde?s?)")
_DEED = re.compile(r"(?:tion|sion|ment|age|ance|ence|ite|ise|ure|ee)s?$")
"""How nouns for what is done end, not for who does it: "la mise en service renforcerait"."""
_LONGEST = 14  # words of a subject
_ENDS = re.compile(r" ?[,;:(«\"]| (?:qui|que|dont|où|et|avec|a|s'est|se) ")


class InstitutionFinder:
    """Finds institutions in the words of one reading, `folded` its folded text."""

    def __init__(self, reading: Reading, words: CommitmentWords, folded: str) -> None:
        self._reading = reading
        self._folded = folded
        self._described, self._staff = _patterns(words.institutions, words.staff)
        self._parties = frozenset(words.kinds)
        self._things = frozenset(fold(noun) for nouns in words.things.values() for noun in nouns)

    def described(self, span: Span) -> tuple[Party, ...]:
        """An institution whose noun stands with what it is of; also where its people are named."""
        if _GOVERNED.search(self._folded, max(0, span.start - 8), span.start):
            return ()  # "le chef de | la direction des affaires"
        if people := self._staff.match(self._folded, *span):
            span = Span(people.end() - len(_article(people[0])), span.end)
        if not (found := self._described.match(self._folded, *span)):
            return ()
        words = Span(found.start("noun"), span.end).of(self._reading.text)
        end = _ENDS.search(words, found.end() - found.start("noun"))
        label = " ".join((words[: end.start()] if end else words).split())
        return (Entity(None, label, (label,)),)

    def joined(self, span: Span) -> tuple[Party, ...]:
        """An institution that "et" joins to a party: "KTZ | et la municipalité de Xi'an"."""
        link = _JOINED.match(self._folded, *span)
        rest = Span(link.end(), span.end) if link else span
        if link is None or any(self._reading.names_in(rest, "country", "organisation")):
            return ()
        return self.described(rest)

    def itself(self, span: Span) -> tuple[Party, ...]:
        """Whatever some words with an article call it, also where no list has its noun: "le collège"."""
        words = span.of(self._reading.text)
        found = _DETERMINED.match(words)
        if found is None or len(words.split()) > _LONGEST:
            return ()
        end = _ENDS.search(words, found.end())
        label = " ".join((words[found.end() : end.start()] if end else words[found.end() :]).split())
        noun = _NOUN.match(label)
        if noun is None or noun[0].isdigit() or _ORDERED.fullmatch(noun[0]):
            return ()
        low = fold(noun[0])
        if low in self._things or (low not in self._parties and _DEED.search(low)):
            return ()
        return (Entity(None, label, tuple(dict.fromkeys((label, noun[0])))),)


@lru_cache(maxsize=8)
def _patterns(
    institutions: tuple[str, ...], staff: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds an institution with what it is of, and the people of one."""
    nouns, people = ("|".join(re.escape(fold(one)) for one in words) for words in (institutions, staff))
    adjectives = r"(?: [a-z]+){0,2}?"
    return (
        re.compile(rf"{_ONE}(?P<noun>{nouns}){adjectives} {_OF}(?!travail\b|plus\b)\w"),
        re.compile(rf"{_SEVERAL}(?:{people}){adjectives} (?:de la |de l'|du |d'une? |de )"),
    )


def _article(words: str) -> str:
    """The article with which words end: that of an institution behind "de"."""
    return next((one for one in ("la ", "l'") if words.endswith(one)), "")
