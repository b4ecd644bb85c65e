"""The sentences of a document as words and clauses, each made when it is first asked for.

In: a reading, the words for assertion. Out: a passage and a line by the number of a sentence.
"""

from __future__ import annotations

from dragoman.extract.grammar.clauses import Passage, folded_text
from dragoman.extract.grammar.line import Line
from dragoman.model.reading import Reading
from dragoman.packs.events import AssertionWords


class Parsed:
    """The sentences of one document."""

    def __init__(self, reading: Reading, words: AssertionWords) -> None:
        self.reading, self.folded = reading, folded_text(reading)
        self._words = words
        self._made: dict[int, tuple[Passage, Line]] = {}
        self._numbers = {one.span.start: number for number, one in enumerate(reading.sentences)}

    def at(self, number: int) -> tuple[Passage, Line]:
        """The passage and the line of a sentence."""
        if number not in self._made:
            sentence = self.reading.sentences[number]
            passage = Passage.of(self.reading, sentence, self._words, self.folded)
            self._made[number] = passage, Line.of(self.reading.text, sentence)
        return self._made[number]

    def number(self, offset: int) -> int | None:
        """The number of the sentence in which an offset lies."""
        sentence = self.reading.sentence_at(offset)
        return self._numbers[sentence.span.start] if sentence else None
