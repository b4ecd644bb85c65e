"""What the sentence above a list says of its items: "Les parties sont convenues : | de bâtir …".

In: a reading and the words of a language. Out: the claims of a mention in an item: a thing with which
something is to be done has the status that the verb before the colon gives. What is only talked of has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.phrase_patterns import either
from dragoman.extract.projects.claim import Claim
from dragoman.extract.projects.instruments import TOWARDS
from dragoman.extract.projects.phrases import party
from dragoman.extract.projects.recall import ProjectMention
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.projects import ProjectEvent, ProjectWords

DEEDS: tuple[ProjectEvent, ...] = ("build", "begin", "open", "finance", "progress")
_NOT = re.compile(r"\b(?:ne |n')")
_MARK = r"(?:[-–—•*·]|(?:\d{1,2}|[a-h])[.)])?\s*(?:(?:de la|de l'|de|d'|a|la|le|l'|les) ?)?(?:[a-z]+ement )?"
_TO = r"(?: (?:en commun|ensemble|conjointement))?(?:[ '](?:de|du|des|d|le|la|les|l|une?|en|au|a))*[ ']"


class ListReader:
    """Reads lists in one language."""

    def __init__(self, words: ProjectWords, reader: AssertionReader) -> None:
        self._reader = reader
        told = (words.every_verb, words.every_noun)
        deeds = (one for event in DEEDS for known in told for one in known.get(event, ()))
        self._led = re.compile(rf"{_MARK}{either(tuple(deeds))}{_TO}(?:[a-z-]+ (?:d[eu] |d')?)?")
        signed = either((*words.instruments, *words.loans))
        self._signature = re.compile(rf"{_MARK}(?:une?|le|la|l'|deux)? ?(?:[a-z]+ )?{signed}\b[^;:]*$")
        self._instruments = re.compile(rf"\b(?:cet?|cette|par l[ea']) ?{either(words.instruments)}\b")
        self._loans = re.compile(rf"\b{either(words.loans)}\b")
        self._leads = [(status, re.compile(rf"\b{either(said)}\b")) for status, said in words.leads.items()]

    def leads(self, reading: Reading, folded: str) -> dict[int, str]:
        """The status that the sentence above a list gives what is to be done, by the items' blocks."""
        found: dict[int, str] = {}
        status: str | None = None
        for number, block in enumerate(reading.blocks):
            if block.kind != "item":
                status = self._lead(reading, block.span, folded)
            elif status:
                found[number] = status
        return found

    def _lead(self, reading: Reading, block: Span, folded: str) -> str | None:
        """The status that the last sentence of a block gives a list below it, if it leads to one."""
        if not block.of(folded).rstrip().endswith(":"):
            return None
        sentence = reading.sentence_at(block.end - 1)
        if sentence is None:
            return None
        if not any("VerbForm=Fin" in one.features for one in sentence.tokens):  # "Parmi eux :"
            before = reading.sentence_at(max(block.start, sentence.span.start - 2))
            sentence = before if before and block.contains(before.span) else sentence
        said = sentence.span.of(folded)
        hits = [
            (match.start(), status) for status, pattern in self._leads for match in pattern.finditer(said)
        ]
        if not hits:
            return None
        passage = Passage.of(reading, sentence, self._reader.words, folded)
        at, status = max(hits)
        if status == "planned" and self._instruments.search(said):  # "par ce mémorandum, … s'engagent à :"
            status = "agreed"
        told = self._reader.told(passage, passage.clause_at(passage.at(sentence.span.start + at)))
        return status if told in ("asserted", "announced") and not _NOT.search(said, 0, at) else None

    def claims(
        self, passage: Passage, mention: ProjectMention, status: str, told: Sequence[Claim]
    ) -> list[Claim]:
        """The claims of a mention in an item below a lead of some status; `told`: what its own words say."""
        if told and any(word.finite for word in passage.words):
            return list(told)
        before = passage.folded[passage.span.start : mention.span.start]
        if status == "agreed" and self._signature.match(before):  # "– un protocole avec X sur une usine à Y"
            if party(before) or not TOWARDS.search(before):
                return []
            status = "financed" if self._loans.search(before) else status
        elif status == "mentioned" or not self._led.fullmatch(before):
            return []
        return [Claim(status, passage.clause_at(passage.at(mention.span.start)), mention.span)]
