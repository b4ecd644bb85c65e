"""What every sentence of a briefing is made with: the wording, names, times and numbers of one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.model.entity import Entity, Party
from dragoman.packs.framework import Framework
from dragoman.packs.wording import Wording
from dragoman.publish.phrasing.filling import fill, sentence
from dragoman.publish.phrasing.names import Name, Namer
from dragoman.publish.phrasing.times import TimeWords
from dragoman.publish.report import one_line


class Speech:
    """Makes sentences in one language."""

    def __init__(self, wording: Wording, frameworks: Iterable[Framework], *, native: bool = True) -> None:
        self.wording = wording
        self.terms = wording.terms
        self.names = Namer(wording, frameworks, native=native)
        self.times = TimeWords(wording)

    def said(self, pattern: str, words: Mapping[str, str | None]) -> str:
        """The sentence of a pattern's name, from the words that are known."""
        text = self.wording.briefing.sentences[pattern]
        return sentence(fill(text, {**words, "colon": self.wording.grammar.colon}))

    def part(self, pattern: str, words: Mapping[str, str | None]) -> str:
        """A part of a sentence."""
        text = self.wording.briefing.sentences[pattern]
        return fill(text, {**words, "colon": self.wording.grammar.colon})

    def quoted(self, words: str) -> str:
        """Words between quotation marks."""
        begin, end = self.wording.grammar.quotes
        return f"{begin}{one_line(words)}{end}"

    def thing(self, entity: Entity, pattern: str) -> Name:
        """A thing by its name; one whose name takes no article behind a noun for it, in quotation marks."""
        name = self.names.name(entity)
        if name.form != "none":
            return name
        text = self.part(pattern, {"quoted": self.quoted(name.text)})
        return Name(text, self.names.form(text), name.grammar)

    def listed(self, parties: Sequence[Party]) -> str:
        """Parties as a list in words, with articles."""
        return self.names.listed(self.names.parties(parties))
