"""The words of a sentence that could tell of a fact, and what the text makes of them.

In: a reading, a sentence of it, and `CueReader` with the words of its language. Out: `Cue`s: verbs and nouns
by which meetings, agreements, projects, commitments and statements are told. Whether a fact came of them is
left to the extractors; this is for whoever asks why none did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.grammar.assertion import AssertionReader, either
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.reading import Reading, Sentence
from dragoman.model.span import Span
from dragoman.packs.coverage import CoverageWords
from dragoman.packs.cues import ReportingCues
from dragoman.packs.events import AssertionWords, Form, Truth
from dragoman.packs.instruments import AgreementCues
from dragoman.packs.meetings import MeetingCues
from dragoman.packs.projects import ProjectWords
from dragoman.packs.undertakings import CommitmentWords, conjugations, without_reflexive


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at a place of the working text; `truth` is None where the text leaves it open."""

    span: Span
    truth: Truth | None = None


class CueReader:
    """Finds cues, in one language."""

    def __init__(
        self,
        assertion: AssertionWords,
        reporting: ReportingCues,
        meetings: MeetingCues,
        agreements: AgreementCues,
        projects: ProjectWords,
        commitments: CommitmentWords,
        coverage: CoverageWords,
    ) -> None:
        self._reader = AssertionReader(assertion)
        lemmas = [
            *(lemma for group in reporting.verbs if not group.tails for lemma in group.lemmas),
            *meetings.verbs,
            *(lemma for verbs in agreements.verbs.values() for lemma in verbs),
            *(lemma for verbs in projects.verbs.values() for lemma in verbs),
            *(lemma for cue in commitments.cues if not cue.tails for lemma in cue.verbs),
        ]
        # A verb that tells of something only with further words ("mettre en service") is no cue by itself.
        bare = dict.fromkeys(map(without_reflexive, lemmas))
        telling = [one for one in bare if " " not in one and one not in coverage.light]
        self._forms = conjugations(telling, assertion, projects.irregular | commitments.irregular)
        nouns = [
            *(noun for found in agreements.nouns.values() for noun in found),
            *(noun for found in agreements.acts.values() for noun in found),
            *(noun for found in meetings.nouns.values() for noun in found),
            *(noun for found in projects.nouns.values() for noun in found),
        ]
        weighty = tuple(noun for noun in nouns if noun not in coverage.light)
        self._nouns = re.compile(rf"(?<!\w){either(weighty)}(?!\w)")

    def cues(self, reading: Reading, sentence: Sentence, folded: str) -> tuple[Cue, ...]:
        """The cues of a sentence in order, none inside another; `folded` is `fold(reading.text)`."""
        passage = Passage.of(reading, sentence, self._reader.words, folded)
        found = sorted(
            {*self._verbs(passage), *self._named(passage)}, key=lambda cue: (cue.span.start, -cue.span.end)
        )
        kept: list[Cue] = []
        for cue in found:
            if not kept or cue.span.start >= kept[-1].span.end:
                kept.append(cue)
        return tuple(kept)

    def _verbs(self, passage: Passage) -> Iterator[Cue]:
        for i, word in enumerate(passage.words):
            if not (forms := self._forms.get(word.form)) or not _as_verb(word.finite, forms):
                continue
            predicate = self._reader.verb(passage, i, forms)
            words = passage.words[predicate.first : predicate.last]
            truth: Truth | None = predicate.truth
            if predicate.tense == "infinitive" and truth == "hypothetical":
                # An infinitive by itself says nothing either way: only what governs its clause does.
                truth = self._reader.context(passage, i)
            yield Cue(Span(words[0].span.start, words[-1].span.end), truth)

    def _named(self, passage: Passage) -> Iterator[Cue]:
        for match in self._nouns.finditer(passage.folded, *passage.span):
            i = passage.at(match.start())
            end = passage.at(match.end() - 1) + 1
            yield Cue(Span(*match.span()), self._reader.noun(passage, i, end))


def _as_verb(finite: bool, forms: tuple[Form, ...]) -> bool:
    """Whether a word is the verb that its letters allow: "le transport" and "maintenant" are none."""
    return finite or any(form.tense in ("participle", "infinitive") for form in forms)
