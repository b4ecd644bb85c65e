"""Who is interviewed: the person of whom head, standfirst or foot says that they answer.

In: a reading and how its language announces interviews. Out: the guest of an interview, and whether the text
says that it is one. Whoever only asks, or is only spoken of, is no guest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading
from dragoman.model.span import Span
from dragoman.packs.cues import Interviews

LEAD = 1500  # code points of the lead in which an interview is announced
FOOT = 400  # code points of the foot
NEAR = 150  # code points between an announcement and a name
_NAME = re.compile(
    r"((?:[A-ZÀ-Þ][^\W\d_]+[ -]){1,2}[A-ZÀ-Þ][^\W\d_]+)"
    r"(?:,[^,.]{3,90},)? (?:a |est |[^\W\d_]+(?:e|it|t) (?:l'|la |le |les |un|au |à |en |de))"
)
_QUOTED = re.compile(r"[«“\"][^»”\"]*[»”\"]")
_TITLED = re.compile(r":\s*[«“\"]|[»”\"]\s*(?:[:,.–—-]|$)")


class Guests:
    """Finds the guest of one reading."""

    def __init__(self, reading: Reading, finder: SpeakerFinder, cues: Interviews) -> None:
        self._reading = reading
        self._finder = finder
        self._cues = cues
        self._text = reading.text

    def announced(self) -> bool:
        """Whether head or foot says that the text is an interview."""
        said = (self._text[:LEAD] + "\n" + self._text[-FOOT:]).casefold()
        opening = [block.span.of(self._text).casefold() for block in self._reading.blocks[:4]]
        return any(phrase in said for phrase in self._cues.announced) or any(
            words.startswith(self._cues.meeting) for words in opening
        )

    def before(self, end: int) -> tuple[Party, ...]:
        """The guest whom the text before `end`, the first question, presents; nobody where that is open."""
        end = min(end, LEAD)
        persons = [one for one in self._finder.names(Span(0, end)) if one.kind == "person"]
        persons = [one for one in persons if not self._asks(one)]
        if introduced := self._introduced(end):
            return (introduced,)
        for find in (self._behind, self._received, self._titled):
            found = find(persons, end)
            if found:
                return (found.entity,)
        different = list(dict.fromkeys(name.entity for name in persons))
        return (different[0],) if len(different) == 1 else ()

    def _asks(self, name: Name) -> bool:
        return self._text[: name.span.start].endswith("par ")

    def _behind(self, persons: list[Name], end: int) -> Name | None:
        """The first person behind "entretien avec", else the last before it."""
        for at in self._places((*self._cues.announced, *self._cues.meeting), 0, end):
            behind = [name for name in persons if 0 <= name.span.start - at < NEAR]
            before = [name for name in persons if 0 <= at - name.span.end < NEAR]
            if behind or before:
                return behind[0] if behind else before[-1]
        return None

    def _received(self, persons: list[Name], end: int) -> Name | None:
        """The last person before "a répondu à nos questions", "nous reçoit", in its sentence."""
        for at in self._places(self._cues.receiving, 0, end):
            sentence = self._reading.sentence_at(at)
            start = sentence.span.start if sentence else at - NEAR
            before = [name for name in persons if start <= name.span.start and name.span.end <= at]
            if before:
                return before[-1]
        return None

    def _titled(self, persons: list[Name], end: int) -> Name | None:
        """The one person beside the quotation of a title: "Nom, économiste : « … »"."""
        for block in self._reading.blocks[:3]:
            words = block.span.of(self._text)
            if block.span.end > end or not _TITLED.search(words):
                continue
            quoted = [Span(*found.span()) for found in _QUOTED.finditer(self._text, *block.span)]
            beside = [
                name
                for name in persons
                if block.span.contains(name.span) and not any(one.contains(name.span) for one in quoted)
            ]
            if quoted and len(beside) == 1:
                return beside[0]
        return None

    def _introduced(self, end: int) -> Party | None:
        """With whom the last sentence before the first question opens: "X dirige l'agence."."""
        before = [one.span for one in self._reading.sentences if one.span.end <= end]
        opening = _NAME.match(self._text, *before[-1]) if before else None
        if opening is None:
            return None
        names = list(self._finder.names(Span(*opening.span(1))))
        if any(one.kind != "person" for one in names):
            return None
        return names[0].entity if names else Entity(None, opening[1])

    def _places(self, phrases: tuple[str, ...], start: int, end: int) -> Iterator[int]:
        """Where one of some phrases stands, in order."""
        lead = self._text[start:end].casefold()
        yield from sorted(at for phrase in phrases if (at := lead.find(phrase)) >= 0)
