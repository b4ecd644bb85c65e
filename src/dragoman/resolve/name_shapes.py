"""How a person's name looks: capitalised words, initials, none that begin no name.

In: a text and the names known in it. Out: the spans of names that begin or end at a place. Whose they are is
left to `persons`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model.reading import Name
from dragoman.model.span import Span
from dragoman.packs.entries import Person
from dragoman.packs.folding import fold
from dragoman.packs.roles import Roles

WORD = r"(?:[A-ZÀ-ÖØ-ÞŞŽČĞİ][^\W\d_]*(?:['’-][^\W\d_]+)*)"
_NAME = re.compile(
    rf"{WORD}(?: (?:(?:de|du|di|bin|ibn|al|el|von|van|der|ben|ould) )?{WORD}){{0,3}}"
    r"(?: (?:uulu|ouloug?|kyzy|kizi|qizi|k[yi]z|oglu|ogl[iyou]|oglou|uly|ouly|o['’ʻ‘]g['’ʻ‘]li)\b)?"
)  # behind: "son of", "daughter of", as patronymics say it
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\. ?){1,2}(?=[A-ZÀ-Þ][a-zà-ÿ])")
_PARTICLE = re.compile(r" (?:de|du|des) ?$")
_ELIDED = re.compile(r"(?:[CDJLMNST]|Qu)['’][a-zà-ÿ]")
_LANDS = re.compile(r"\w[-–](?:Asie|Europe|Eurasie|Afrique|Russie|Chine|Mongolie|[A-Z]\w+stan)$")
_FIRM = re.compile(r"\b(?:LLC|LLP|P?JSC|[OC]JSC|GmbH|Ltd|Inc|PLC)\b")
_VOWELS = re.compile(r"[aeiouyw'-]")
SHOUTED = re.compile(r"[A-ZÀ-Þ'’-]{2,}(?: [A-ZÀ-Þ'’-]+)*")  # a headline in capitals names nobody
_LAST_WORD = re.compile(r"(?<![\w'-])[A-ZÀ-Þ][\w'-]+$")


class NameShapes:
    """Finds names by their shape, in one language."""

    def __init__(self, roles: Roles) -> None:
        self._not_persons = frozenset((*roles.not_persons, *_opening_offices(roles)))
        self._syllables = frozenset(roles.syllables)
        self._spelled = tuple(re.compile(shape) for shape in roles.shapes.values())

    def spelt_in_one_way(self, folded: str) -> bool:
        """Whether a name is of a language that writes each name in one way only, as Chinese ones are."""
        return any(shape.fullmatch(folded) for shape in self._spelled)

    def name_at(self, text: str, taken: dict[int, Name], at: int) -> Span | None:
        """The person's name that begins at an offset; `taken` are the known names by theirs."""
        if (name := taken.get(at)) is not None:
            return name.span if name.kind == "person" else None
        initials = _INITIALS.match(text, at)  # "le président S. Japarov"
        match = _NAME.match(text, initials.end() if initials else at)
        if not match or not self._may_open(text, at, match[0].split()[0]) or SHOUTED.fullmatch(match[0]):
            return None
        if _FIRM.search(match[0]) or text.endswith("& ", 0, at):
            return None
        end = match.end()
        for start in range(at, end):  # a name ends where another known name begins: "Xi Astana"
            if start in taken and start > at:
                end = at + len(_PARTICLE.sub("", text[at:start]))  # "Lazarus Chakwera du Malawi"
                break
        return Span(at, end).stripped(text)

    def name_ending(self, text: str, taken: dict[int, Name], ends: dict[int, Name], end: int) -> Span | None:
        """The person's name that ends at an offset."""
        if name := ends.get(end):
            return name.span
        for found in self.capitalised(text, max(0, end - 60), end):
            if found.end == end and " " in found.of(text):
                other = taken.get(found.start)  # "à Xi'an Sun Wei": the town stands before the name
                behind = other is not None and other.kind != "person" and other.span.end < end
                at = other.span.end + 1 if behind and other is not None else found.start
                return self.name_at(text, taken, at)
        return None

    def titled_ending(self, text: str, end: int, civility: re.Pattern[str]) -> Span | None:
        """The single name behind a form of address that ends at an offset: "M. | Zhao"."""
        word = _LAST_WORD.search(text, max(0, end - 30), end)
        if word is None or word[0] in self._not_persons:
            return None
        return Span(*word.span()) if civility.search(text, max(0, word.start() - 16), word.start()) else None

    def _may_open(self, text: str, at: int, word: str) -> bool:
        """Whether a capitalised word can begin a name: in mid-sentence "Du" is no article."""
        if _ELIDED.match(word) or _LANDS.search(word):  # "C'est Untel qui l'a dit", "Chine-Asie centrale"
            return False
        if word not in self._not_persons:
            return True
        return word in self._syllables and re.search(r"[\w,(] $", text[max(0, at - 2) : at]) is not None

    def capitalised(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Sequences of capitalised words, without those at their head that begin no name: "Selon"."""
        for match in _NAME.finditer(text, start, end):
            at = match.start()
            for word in match[0].split():
                if self._may_open(text, at, word):
                    yield Span(at, match.end())
                    break
                at += len(word) + 1


def _opening_offices(roles: Roles) -> Iterator[str]:
    """The words that open an office of several words, with a capital: "Porte-parole du Gouvernement"."""
    for office in roles.offices:
        for form in office.forms:
            if "-" in form.split()[0] and not office.clause:
                yield form[:1].upper() + form.split()[0][1:]


def family_keys(entry: Person) -> set[str]:
    """The folded words that may stand alone for a person of the registry: the family name's spellings."""
    if entry.family is None:
        return set()
    family = fold(entry.family)
    names = [fold(name).split() for name in entry.every_name() if " " in name]
    last = sum(name[-1] == family for name in names) >= sum(name[0] == family for name in names)
    return {family} | {name[-1] if last else name[0] for name in names}


def frame(name: str) -> str:
    """The first letter of a name and the next consonant, which transcriptions have in common."""
    return name[0] + _VOWELS.sub("", name[1:])[:1]


def shortens(parts: Sequence[str], label: str) -> bool:
    """Whether folded words with an initial are short for a name: "k. baktygoulova", "zh. kasymbek"."""
    initials = {part[:-1] for part in parts if part.endswith(".")}
    family = {part for part in parts if not part.endswith(".")}
    names = set(fold(label).split())
    if not initials or not family or not family <= names:
        return False
    return all(any(name.startswith(one) for name in names - family) for one in initials)
