"""Firms that no registry knows, by what shows that a name is a firm's.

In: a reading with the registry's names, before persons are looked for. Out: a `Name` of kind organisation for
each place where such a firm is named. What shows it: a word of firms' names ("Orda Glass"), a noun before it
("la société chinoise Hengli") or behind it ("Veolia, une entreprise de …"), a capital within a word
("QazaqGaz"). Once it is known, its shorter names are its too: "Hengli". Nouns alone are left to `bodies`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dragoman.model.entity import Entity
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.alternation import alternation
from dragoman.packs.folding import fold
from dragoman.packs.roles import Roles

_CAPITAL = r"[A-ZÀ-Þ][\w&.’-]*[\w&]"
_NUMBERED = rf"(?:(?:No\. ?)?\d+ )?{_CAPITAL}"
_NAME = re.compile(rf"(?<![\w-])(?:[B-Z] )?{_CAPITAL}(?: (?:(?:of|and|&) )?{_NUMBERED}){{0,6}}")
_PART = re.compile(r"[A-Z][a-z]{2,}")
_BRACKETED = re.compile(r" \(([A-ZÀ-Þ][\w&-]{1,11})\)")
_LINKS = ("of", "and", "&")
SHORTEST = 3
"""Letters of a word that may stand for a firm alone."""
WITHIN = frozenset({"country", "place", "region"})
"""Kinds of names with which a firm's may begin: "China Glass", "Air Astana"."""


class FirmFinder:
    """Finds firms that nothing lists, in one language."""

    def __init__(self, roles: Roles) -> None:
        self._words = frozenset(map(fold, roles.firms))
        self._not_firms = frozenset(map(fold, (*roles.not_firms, *roles.civilities)))
        self._not_names = frozenset(roles.not_persons)
        nouns = alternation(re.escape(one) for one in sorted(roles.firm_nouns, key=len, reverse=True))
        stops = alternation(re.escape(word) for word in roles.stops)
        noun = rf"(?<![\w-])(?i:{nouns})(?: (?!(?:{stops}|d|a|de|du|des|l|la|le)\b)[a-zà-ÿ-]+){{0,2}}"
        self._noun_before = re.compile(rf"{noun} [«“\"]? ?$")
        self._noun_behind = re.compile(
            rf"(?: \([^)\n]{{1,20}}\))?, (?:une? |la |le |l')?{noun}(?![\w-]| [«“\"]? ?[A-ZÀ-Þ])"
        )

    def named(self, reading: Reading) -> tuple[Name, ...]:
        """The reading's names and those of firms, in order; what is a part of a firm's name is none."""
        found = dict(self._shown(reading))
        if not found:
            return reading.names
        firms = [Name(span, "organisation", one, "pattern") for span, one in self._everywhere(reading, found)]
        kept = [name for name in reading.names if not any(one.span.overlaps(name.span) for one in firms)]
        return tuple(sorted([*kept, *firms], key=lambda name: name.span))

    def _shown(self, reading: Reading) -> Iterator[tuple[Span, Entity]]:
        """The places where a name is shown to be a firm's, each with the firm."""
        text = reading.text
        for match in _NAME.finditer(text):
            span = self._without_lead(text, Span(*match.span()))
            if span is None or not reading.holds(span):
                continue
            words = [fold(word) for word in span.of(text).split()]
            noun = self._noun_before.search(text, max(0, span.start - 60), span.start)
            if not self._not_firms.isdisjoint(words) or not (noun or self._is_shown(text, span, words)):
                continue
            if self._free(reading, span) and not _shouted(text, span):
                yield span, _firm(reading, span, noun)

    def _is_shown(self, text: str, span: Span, words: Sequence[str]) -> bool:
        """Whether a name itself, in its folded words, or the noun behind it shows that it is a firm's."""
        parts = map(fold, _PART.findall(span.of(text))[1:])  # "QazaqGaz"
        own = not self._words.isdisjoint((*words[1:], *parts))
        return own or self._noun_behind.match(text, span.end) is not None

    def _without_lead(self, text: str, span: Span) -> Span | None:
        """A name without the words at its head that begin none: "Selon Huaxin Cement"."""
        at = span.start
        for word in span.of(text).split(" "):
            if word not in self._not_names:
                return Span(at, span.end)
            at += len(word) + 1
        return None

    def _free(self, reading: Reading, span: Span) -> bool:
        """Whether nothing else is named there, but for a state, town or firm with which the name begins."""
        over = [one for one in (*reading.names, *reading.adjectives) if one.span.overlaps(span)]
        return all(
            one.span != span
            and one.via != "adjective"
            and (one.kind in WITHIN or (one.kind == "organisation" and one.span.start == span.start))
            for one in over
        )

    def _everywhere(self, reading: Reading, found: dict[Span, Entity]) -> Iterator[tuple[Span, Entity]]:
        """Every place where one of these firms is named, by its whole name or a shorter one."""
        firms: dict[str, Entity] = {}
        for one in sorted(found.values(), key=lambda firm: -len(firm.label)):
            for name in self._names(one):
                firms.setdefault(name, one)
        either = "|".join(re.escape(name) for name in sorted(firms, key=len, reverse=True))
        for match in re.finditer(rf"(?<![\w-])(?:{either})(?![\w-])", reading.text):
            span = Span(*match.span())
            whole = any(one.contains(span) for one in found)
            if (whole and span in found) or (not whole and self._alone(reading, span)):
                yield span, firms[match[0]]

    def _alone(self, reading: Reading, span: Span) -> bool:
        """Whether a shorter name stands for the firm: it is no part of another name."""
        text = reading.text
        joined = re.match(r" [A-ZÀ-Þ]", text[span.end : span.end + 2])
        placed = text[max(0, span.start - 2) : span.start] in ("à ", "À ")  # a town of that name
        return reading.holds(span) and not (joined or placed) and self._free(reading, span)

    def _names(self, firm: Entity) -> Iterator[str]:
        """The names by which a text may call a firm: without its last words, as far as they tell nothing."""
        yield from (label for label in firm.labels if label[:1].isupper())
        words = firm.label.split()
        while len(words) > 1 and fold(words[-1]) in self._words:
            words.pop()
            alone = len(words) == 1
            if not (alone and len(words[0]) < SHORTEST) and words[-1] not in _LINKS:
                yield " ".join(words)


def _firm(reading: Reading, span: Span, noun: re.Match[str] | None) -> Entity:
    """The firm that a span names: that of the registry with whose name it begins, or a new one."""
    text = reading.text
    label = span.of(text).rstrip(".")
    known = next((one.entity for one in reading.names_in(span, "organisation")), None)
    if isinstance(known, Entity):
        return known.named(label)
    labels = [label, *([text[noun.start() : span.end]] if noun else [])]
    if bracketed := _BRACKETED.match(text, span.end):
        labels.append(bracketed[1])
    return Entity(None, label, tuple(labels))


def _shouted(text: str, span: Span) -> bool:
    """Whether a name stands in a line of capitals, where they show nothing."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", start)
    return _in_capitals(text[start : end if end >= 0 else len(text)])


@lru_cache(maxsize=64)  # several names stand in a line
def _in_capitals(line: str) -> bool:
    letters = [one for one in line if one.isalpha()]
    return sum(map(str.isupper, letters)) * 2 > len(letters)
