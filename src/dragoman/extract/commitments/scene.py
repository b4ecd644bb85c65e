"""A sentence with all that reads what is undertaken in it.

In: a reading, one of its sentences and the language's words. Out: a `Scene`, and its places by words.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.commitments.actions import ActionReader
from dragoman.extract.commitments.binding import Binding
from dragoman.extract.commitments.opening import opening
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.subjects import RELATIVES, Subject, SubjectFinder
from dragoman.model.reading import Reading, Sentence
from dragoman.model.span import Span
from dragoman.packs.events import AssertionWords
from dragoman.packs.undertakings import CommitmentWords


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with all that reads it."""

    reading: Reading
    passage: Passage
    line: Line
    actions: ActionReader
    subjects: SubjectFinder

    @classmethod
    def of(
        cls,
        reading: Reading,
        sentence: Sentence,
        grammar: AssertionWords,
        words: CommitmentWords,
        folded: str,
        verbs: frozenset[str] = frozenset(),
    ) -> Scene:
        """The scene of a sentence; `folded` is the document's folded text."""
        passage = Passage.of(reading, sentence, grammar, folded)
        line = Line.of(reading.text, sentence)
        return cls(
            reading, passage, line, ActionReader(passage, line, words, verbs), SubjectFinder(passage, line)
        )

    def before(self) -> Span | None:
        """The sentence before, if it is of the same paragraph."""
        sentences = self.reading.sentences
        i = self.reading.sentence_index(self.passage.span.start - 1)
        if i < 0 or "\n\n" in self.reading.text[sentences[i].span.end : self.passage.span.start]:
            return None
        return sentences[i].span

    def span(self, binding: Binding) -> Span:
        """The words that bind."""
        words = self.passage.words
        return Span(words[binding.first].span.start, words[binding.last - 1].span.end)

    def aside(self, binding: Binding) -> Span | None:
        """The words between commas that part a cue from what it leads to: "s'engage, d'ici à 2030, à"."""
        words = self.passage.words
        if words[binding.last - 1].fold != ",":
            return None
        for k in range(binding.last - 2, binding.first, -1):
            if words[k].fold == ",":
                by = words[k + 1].fold == "par"  # "s'engage, par un accord signé en mars, à"
                return None if by else Span(words[k].span.end, words[binding.last - 1].span.start)
        return None

    def opener(self, i: int) -> str:
        """The word that opens the clause of word `i`, "" of a main clause."""
        return self.passage.clauses[self.passage.clause_at(i)].opener

    def _begins_with_verb(self, subject: Subject) -> bool:
        """Whether what opens the sentence is done to a party: "Développer les liens avec Pékin est"."""
        apart = "," in self.passage.folded[self.passage.span.start : subject.span.start]
        return not subject.pronoun and not apart and self.actions.is_infinitive(0)

    def main_subject(self) -> Subject | None:
        """The party that opens the sentence, or the subject of its first verb outside relative clauses."""
        sentence = self.reading.sentence_at(self.passage.span.start)
        if sentence and (opened := opening(self.reading, sentence)):
            return opened
        for i, word in enumerate(self.passage.words):
            if word.finite and self.opener(i) not in RELATIVES:
                subject = self.subjects.subject(i, i + 1) if i else None
                return None if subject and self._begins_with_verb(subject) else subject
        return None
