"""What a sentence says of the members of a list: "a lancé trois projets : …", "…, dont la ligne A – B".

In: a parsed sentence and a mention before which no verb of its own stands. Out: the verb of the clause before
the colon, or before the words that name members of a group. The clause has to speak of such things.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.phrase_patterns import either
from dragoman.extract.projects.events import Governor
from dragoman.extract.projects.governing import GovernorFinder, is_name
from dragoman.model.span import Span
from dragoman.packs.projects import ProjectWords

STOPS = frozenset((";", "«", "»", "?"))


class MemberReader:
    """Reads lists in one language."""

    def __init__(self, words: ProjectWords, governors: GovernorFinder) -> None:
        self._governors = governors
        self._listed = re.compile(rf"\b{either(words.listed)}\b")
        self._introducing = re.compile(rf"[,(] ?{either(words.introducing)}\b")

    def governor(self, passage: Passage, line: Line, start: int) -> tuple[Span | None, Governor] | None:
        """What governs the list in which word `start` stands; None where it stands in none."""
        words = passage.words
        at = self._start(passage, start)
        if at is None:
            return None
        for k in range(at - 1, -1, -1):
            if words[k].fold in (";", ":"):
                return None
            if words[k].finite and passage.clauses[passage.clause_at(k)].opener == "":
                verb = self._governors.main(passage, line, k)
                behind = passage.between(verb.last, at)
                listed = self._listed.search(behind) is not None
                if k == 0 and verb.passive:  # "Sont prévus pour 2026 : …"
                    return None, replace(verb, subject=True, new=True)
                before = self._listed.search(passage.between(0, k)) is not None
                if not listed and not before:
                    return None
                text = Span(words[verb.last].span.start, words[at - 1].span.end) if listed else None
                return text, replace(verb, subject=not listed)
        return None

    def _start(self, passage: Passage, start: int) -> int | None:
        """The word with which what comes before a list ends: its colon, or ", dont"."""
        words = passage.words
        for k in range(start - 1, -1, -1):
            if (words[k].finite and not is_name(passage, k)) or words[k].fold in STOPS:
                return None
            if words[k].fold == ":":
                return k
            if words[k].fold in (",", "(") and self._introducing.match(passage.folded, words[k].span.start):
                return k
        return None
