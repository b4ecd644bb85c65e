"""Words that hint at a meeting, whatever the construction in which they stand.

In: a passage of a reading. Out: `Hint`s: nouns and names of meetings, and verbs by which people meet, travel
or open something. Whether the text tells of a meeting there, and of which, is left to `hinted.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.extract.grammar.assertion import AssertionReader, Predicate, either
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.occasions import is_noun
from dragoman.model.span import Span
from dragoman.packs.events import Form
from dragoman.packs.folding import fold

NEAR = 7  # words between a noun and the relative clause that hangs on it


@dataclass(frozen=True, slots=True)
class Hint:
    """What hints at a meeting of some kind: words `[start, end)` of a passage, a `head` or a `verb`."""

    start: int
    end: int
    kind: str
    word: str
    head: Head | None = None
    verb: Predicate | None = None

    def span(self, passage: Passage) -> Span:
        """The words that hint, in the passage that they are of."""
        return Span(passage.words[self.start].span.start, passage.words[self.end - 1].span.end)


class HintFinder:
    """Finds what hints at meetings, in one language."""

    def __init__(self, lexicon: MeetingLexicon, reader: AssertionReader) -> None:
        cues = lexicon.cues
        self._reader = reader
        self._kinds = {fold(one): kind for kind, nouns in cues.hinting_nouns.items() for one in nouns}
        self._noun = re.compile(rf"(?<!\w){either(tuple(self._kinds))}(?!\w)")
        self._forms: dict[str, tuple[str, tuple[Form, ...]]] = {}
        for kind, verbs in cues.hinting_verbs.items():
            for form, readings in reader.words.forms(verbs).items():
                self._forms.setdefault(form, (kind, readings))

    def in_noun(self, folded: str, span: Span) -> bool:
        """Whether a noun that only hints at a meeting stands in a sentence."""
        return self._noun.search(folded, *span) is not None

    def hints(self, passage: Passage, heads: Iterable[Head]) -> Iterator[Hint]:
        """The hints of a passage, in no order; of a verb and a noun in its clause both."""
        taken: set[int] = set()
        opened = [clause.start for clause in passage.clauses if clause.opener in ("que", "qu'")]
        for head in heads:
            taken |= set(range(head.start, head.end))
            yield Hint(head.start, head.end, head.kind, head.noun, head)
        for match in self._noun.finditer(passage.folded, *passage.span):
            start, end = passage.at(match.start()), passage.at(match.end() - 1) + 1
            if start not in taken:
                taken |= set(range(start, end))
                yield Hint(start, end, self._kinds[match[0]], match[0])
        for i, word in enumerate(passage.words):
            found = self._forms.get(word.form)
            if found and i not in taken and not (passage.parsed and word.nominal):
                kind, forms = found
                if _of_noun(passage, i, opened, taken):
                    continue  # "l'appel qu'il avait échangé avec X" is one meeting
                verb = self._reader.verb(passage, i, forms)
                if not is_noun(passage, i, verb):
                    yield Hint(verb.first, max(verb.last, i + 1), kind, verb.verb.lemma, verb=verb)


def _of_noun(passage: Passage, i: int, opened: Iterable[int], taken: Iterable[int]) -> bool:
    """Whether word `i` is the verb of a relative clause that hangs on a noun for a meeting."""
    start = passage.clauses[passage.clause_at(i)].start
    return start in opened and any(start - NEAR <= k < start for k in taken)


def clause_of(passage: Passage, hint: Hint) -> int | None:
    """The clause with "que" that hangs on a noun: "la visite d'État, la première, qu'effectuait M. Xi"."""
    for number, clause in enumerate(passage.clauses):
        if clause.opener in ("que", "qu'") and 0 <= clause.start - hint.end < NEAR:
            return number
    return None
