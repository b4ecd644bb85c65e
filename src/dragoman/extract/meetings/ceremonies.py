"""Ceremonies that a verb tells: X a inauguré, X a posé la première pierre, a été inauguré en présence de X.

In: a passage, a verb, and the document's circumstances. Out: who was there. When and where is left to
`encounters.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.circumstances.sides import Side, Sides
from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.lexicon import MeetingLexicon

_BY = re.compile(r"(?<!\w)par (?!un|une|des)")


@dataclass(frozen=True, slots=True)
class Ceremonies:
    """Reads the ceremonies of one document."""

    lexicon: MeetingLexicon
    here: Circumstances

    def is_one(self, passage: Passage, i: int) -> bool:
        """Whether a verb inaugurates, or is "donner le coup d'envoi", "poser la première pierre"."""
        word = passage.words[i]
        forms = self.lexicon.forms[word.form]
        if any(form.lemma in self.lexicon.cues.ceremony_verbs for form in forms):
            return True
        if not any(form.lemma in self.lexicon.cues.ceremony_doers for form in forms):
            return False
        number = passage.clause_at(i)
        after = (
            " ".join(span.of(passage.folded) for span in Sides(passage, self.here).spans_after(i + 1, 90))
            if number is not None
            else ""
        )
        return bool(self.lexicon.ceremony.search(after))

    def sides(self, passage: Passage, verb: Predicate) -> tuple[Side, Side] | None:
        """Those who opened something, or were there."""
        if verb.voice == "passive":
            return self._attended(passage, verb)
        if verb.voice != "active":
            return None
        subject = Sides(passage, self.here).before(verb.first)
        return (subject, Side()) if subject.people or len(subject.parties) >= 2 else None

    def _attended(self, passage: Passage, verb: Predicate) -> tuple[Side, Side] | None:
        """ "a été inauguré en présence de", "a été inauguré par": those who were there."""
        sides = Sides(passage, self.here)
        words = " ".join(span.of(passage.folded) for span in sides.spans_after(verb.last))
        there = sides.after(verb.last)
        attended = self.lexicon.presence.search(words) or _BY.search(words)
        return (there, Side()) if attended and there.people else None
