"""Where a thing may be: the place in its words, the nearest behind or before them, or above them.

In: a reading, the words for a thing in their sentence. Out: a `Near`, by how it was found; the judge knows
what each way is worth. What rules are sure of is left to `sites.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.projects.parsed import Parsed
from dragoman.extract.projects.pieces import NAME, NAMES, Pieces
from dragoman.extract.projects.wording import Wording
from dragoman.model.reading import Name, Reading, Sentence
from dragoman.model.span import Span

BEHIND, LEAD, OPENING = 140, 60, 3  # code points
SENTENCES, SECTION = 3, 12  # sentences before that are looked at, and up to a heading
_ENDS = re.compile(r" ?(?:-|–|—|et|à|au|,) ?(?:de |d'|du )?(?:la |le |l')?$")
_SITED = ("place", "country")
_APPOSED = re.compile(
    rf"(?:,| [–—-])? (?:[«“\"] ?)?(?:dite? |baptisée? |nommée? )?({NAMES})(?: ?[»”\"])?(?=[,.;)]| [–—])"
)
_DASH = re.compile(r" ?[–—-] ?")
_WITH = re.compile(r"\b(?:avec|par|pour|contre) (?:la |le |l'|les )?$")
_NUMBER = re.compile(r"-\d+\b")
_DATELINE = re.compile(
    r"(?:, (?:le )?(?:[a-zé]+ )?\d{1,2}[^–—.\n-]{2,30}?)?"
    r"(?:(?: \([^)\n]{2,40}\)| /[^/\n]{2,40}/),? ?[–—-]| ?--| ?[–—]) ?"
    r"|, (?:le )?\d{1,2}(?:er)? [a-zéû]+\.?(?: \d{4})? ?(?:/|\(|[–—-]|\.)"
)
_CAPITALS = re.compile(r" ?[,.(/–—:-]")
_AREA = re.compile(
    r"(?:région|province|ville|district|oblast|préfecture) (?:de l[a'] ?|du |de |d')(?=[A-ZÀ-Þ])"
)


@dataclass(frozen=True, slots=True)
class Near:
    """Where a thing is: `how` it was found, the names (of both ends of a way), the words as they stand.

    `kind`: what kind of name it is; `found`: the names in the text.
    """

    how: str
    names: tuple[str, ...] = ()
    where: str = ""
    kind: str = "none"
    found: tuple[Name, ...] = ()


class NearFinder:
    """Finds the likeliest place of a thing in one language."""

    def __init__(self, made: Pieces) -> None:
        self._located = re.compile(rf"(?:^|[ (])((?i:{made.where}{made.near}))$")
        self._unknown = re.compile(rf" ((?:{made.where}{made.near}))({NAME})")

    def near(self, parsed: Parsed, number: int, said: Wording, way: bool) -> Near:
        """The likeliest place of a thing in a sentence; `way`: it joins two places."""
        reading = parsed.reading
        sentence = reading.sentences[number]
        behind = said.cuts[-1] + 1
        for name in reading.names_in((said.noun.end, behind), *_SITED):
            if _WITH.search(reading.text, said.noun.end, name.span.start):  # "la coopération avec la Chine"
                continue
            how = "own" if name.span.end <= said.core else "tail"
            return self._at(reading, how, name, self._words(reading.text, sentence, name), way)
        if not said.end and (called := _APPOSED.match(reading.text, said.cuts[-1])):
            names = tuple(_DASH.split(called[1])) if way else (called[1],)
            return Near("apposed", names, called[1], "name")
        found: Near | None = None
        for how, name, where in self._every(reading, sentence, said):
            found = found if found and name.kind != "place" else self._at(reading, how, name, where, way)
            if name.kind == "place":
                return found
        if unknown := self._unnamed(reading, sentence, said):
            return unknown
        if said.called:
            return found or Near("named", kind="name")
        for how, name in self._above(parsed, number):
            found = found if found and name.kind != "place" else self._at(reading, how, name, "", way)
            if name.kind == "place":
                return found
        return found or Near("none")

    def _at(self, reading: Reading, how: str, name: Name, where: str, way: bool) -> Near:
        found = [name, *(ends(reading, name) if way else ())]
        names = (_spelt(reading.text, one.span) for one in found)
        return Near(how, tuple(dict.fromkeys(names)), where, name.kind, tuple(found))

    def _every(self, reading: Reading, sentence: Sentence, said: Wording) -> Iterator[tuple[str, Name, str]]:
        """The places behind and before a thing in its sentence, how they stand, the words that say where."""
        text, start, end = reading.text, said.noun.start, said.cuts[-1]
        for name in reading.names_in((end, min(sentence.span.end, end + BEHIND)), *_SITED):
            if where := self._words(text, sentence, name):
                yield "behind", name, where
        before = [*reading.names_in((sentence.span.start, start), *_SITED)]
        for name in reversed(before):
            if where := self._words(text, sentence, name):
                yield "before", name, where
        for name in before[:1]:
            if name.span.start <= sentence.span.start + OPENING and not is_dateline(reading, name.span):
                yield "opening", name, ""

    def _above(self, parsed: Parsed, number: int) -> Iterator[tuple[str, Name]]:
        """The places of the sentences before, and of the heading over them."""
        sentences, blocks = parsed.reading.sentences, parsed.reading.blocks
        for i in range(number - 1, max(-1, number - SECTION), -1):
            heading = blocks[sentences[i].block].kind == "heading"
            near = i >= number - SENTENCES and sentences[i].block == sentences[number].block
            if heading or near:
                found = [*parsed.reading.names_in(sentences[i].span, *_SITED)]
                how = "heading" if heading else "above"
                yield from (
                    (how, name) for name in reversed(found) if not is_dateline(parsed.reading, name.span)
                )
            if heading:
                return

    def _words(self, text: str, sentence: Sentence, name: Name) -> str:
        """The words that say where, with the name: "dans le district de Danghara"; none without any."""
        start = max(sentence.span.start, name.span.start - LEAD)
        match = self._located.search(text[start : name.span.start])
        return f"{match[1]}{name.span.of(text)}" if match else ""

    def _unnamed(self, reading: Reading, sentence: Sentence, said: Wording) -> Near | None:
        """A place that nobody knows, right behind the thing."""
        last = min(sentence.span.end, said.cuts[-1] + LEAD)
        for match in self._unknown.finditer(reading.text, said.noun.end, last):
            span = Span(*match.span(2))
            if match.end() == last and reading.text[last : last + 1].isalnum():  # a part of a word
                continue
            taken = (*(one.span for one in reading.names), *(one.span for one in reading.dates))
            if not any(one.overlaps(span) for one in taken):
                return Near("unknown", (match[2],), match[1] + match[2], "unknown")
        return None


def is_dateline(reading: Reading, place: Span) -> bool:
    """Whether a place with which a paragraph begins says where the report was written: "BAKOU, 3 mai – …"."""
    block = next((one.span for one in reading.blocks if one.span.contains(place)), None)
    if block is None or place.start > block.start + OPENING:
        return False
    line = _DATELINE if not place.of(reading.text).isupper() else _CAPITALS
    return line.match(reading.text, place.end) is not None


def _spelt(text: str, span: Span) -> str:
    """A place as it is called in the name of a thing: with its number, without what sort of area it is."""
    number = _NUMBER.match(text, span.end)
    return _AREA.sub("", text[span.start : number.end() if number else span.end])


def ends(reading: Reading, first: Name) -> Iterator[Name]:
    """The places told with a first one: the other ends of a way, the others of several things."""
    last = first
    for name in reading.names_in((first.span.end, first.span.end + LEAD), *_SITED):
        if not _ENDS.fullmatch(reading.text, last.span.end, name.span.start):
            return
        yield name
        last = name
