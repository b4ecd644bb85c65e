"""What instruments and loans say of a project: signed for it, they make it agreed or financed.

In: a mention in its sentence and the text before it. Out: a status and the word of the verb that says so.
Only what was signed, ratified or lent counts; "l'accord prévoit" does where a certain accord is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.phrase_patterns import either
from dragoman.extract.projects.phrases import party
from dragoman.extract.projects.verbs import VerbReader
from dragoman.packs.projects import ProjectWords

BEFORE = 400  # code points before a sentence in which the instrument that "il" recalls was signed
REACH = 45  # words between a verb of signing and the project
TOWARDS = re.compile(
    r"\b(?:pour|sur|relati[a-z]+ (?:a|au|aux)|portant|concernant|en vue|destine[a-z]*|prevoyant|prevoient"
    r"|prevoit|afin|visant|consacre[a-z]*|dedie[a-z]*|de construction|de realisation|de financement)\b"
)
FAR = 70  # words between a verb of agreement and the last of what was agreed
AGREEING = re.compile(r"(?:convenu|convenue|convenus|convenues|conviennent|convinrent|entendus|entendues)$")
LISTING = re.compile(r"\b(?:y compris|notamment|dont|parmi lesquels|a savoir)\b|:|,")
WORKS = re.compile(
    r"\b(?:construction|developpement|etablissement|creation|realisation|modernisation|ouverture) "
)
PRONOUN = re.compile(r"(?:il|elle|ils|elles|celui[ -]ci|celle[ -]ci)$")


class InstrumentReader:
    """Reads instruments in one language."""

    def __init__(self, words: ProjectWords, verbs: VerbReader) -> None:
        self._verbs = verbs
        self._signing = frozenset(words.signing)
        self._lending = frozenset(words.lending)
        self._covering = frozenset(words.covering)
        self._loans = re.compile(rf"\b{either(words.loans)}\b")
        self._instruments = re.compile(rf"\b{either(words.instruments)}\b")
        self._foreseen = re.compile(
            rf"\b{either(words.foreseen)} ?[^.;:]{{0,40}}?{either((*words.instruments, *words.loans))}\b"
        )
        signed = either((*words.instruments, *words.loans))
        self._headline = re.compile(
            rf"(?:[^:]{{1,40}} : )?(?:{signed} (?:[a-z-]+ ){{0,2}}"
            r"(?:signee?s?|conclue?s?|paraphee?s?|ratifiee?s?)"
            rf"|(?:signature|conclusion|ratification) (?:d'une? |de l'|du |de la )(?:[a-z-]+ )?{signed})\b"
        )
        self._signing_of = re.compile(
            r"(?:occasion de|lors de|apres|assiste a|salu[a-z]+|ceremonie de|suite a|depuis|marquee?s? par"
            r"|felicit[a-z]+ (?:de|pour)) la (?:signature|conclusion|ratification) [^.;:]{0,30}?"
            rf"(?:d'une? |de l'|du |de la )(?:[a-z-]+ )?{signed}\b[^.;:]*$"
        )
        self._certain = re.compile(
            r"\b(?:le|la|l'|les|ce|cet|cette|ces) ?(?:[a-z]+ )?"
            rf"{either((*words.instruments, *words.documents))}\b"
        )

    def status(self, passage: Passage, line: Line, start: int, barrier: int) -> tuple[str, int] | None:
        """ "financed" or "agreed", and the word of the verb, for the project at word `start`; or None.

        Words before offset `barrier` are said of another project.
        """
        if self._foreseen.search(passage.folded, *passage.span):
            return "agreed", start
        if self._agreed(passage, line, start):
            return "agreed", start
        if headed := self._headed(passage, start) or self._occasion(passage, start):
            return headed
        for k in self._tellers(passage, line, start):
            if passage.words[k].span.end <= barrier:
                return None
            verb = self._verbs.verb(passage, line, k)
            if verb.truth != "asserted":
                return None
            between = passage.between(k + 1, start)
            if party(between):
                return None
            if verb.passive:
                between = passage.between(max(0, k - 14), start)
            if verb.lemma in self._lending and self._loans.search(between) and TOWARDS.search(between):
                return "financed", k
            if verb.lemma in self._signing and self._instruments.search(between) and TOWARDS.search(between):
                return ("financed" if self._loans.search(between) else "agreed"), k
            if verb.lemma in self._covering and not verb.passive and self._covers(passage, k):
                return "agreed", k
            return None
        return None

    def _headed(self, passage: Passage, start: int) -> tuple[str, int] | None:
        """What a headline without a verb tells of: "Accord signé avec … sur", "Signature d'un prêt"."""
        if any(word.finite for word in passage.words):
            return None
        before = passage.between(0, start) + " "
        match = self._headline.match(before)
        if match is None or party(before) or not TOWARDS.search(before, match.end()):
            return None
        return ("financed" if self._loans.search(match[0]) else "agreed"), 0

    def _occasion(self, passage: Passage, start: int) -> tuple[str, int] | None:
        """ "à l'occasion de la signature d'un accord sur": what is told as the occasion has taken place."""
        match = self._signing_of.search(passage.between(max(0, start - FAR // 2), start) + " ")
        if match is None or party(match[0]) or not TOWARDS.search(match[0]):
            return None
        return ("financed" if self._loans.search(match[0]) else "agreed"), start

    def _agreed(self, passage: Passage, line: Line, start: int) -> bool:
        """Whether a project stands in a list of what was agreed ("ont convenu de lancer …, dont la …")."""
        if not WORKS.search(passage.between(max(0, start - 6), start) + " "):
            return False
        for k in range(start - 1, max(-1, start - FAR), -1):
            word = passage.words[k]
            if AGREEING.match(word.fold):
                verb = self._verbs.verb(passage, line, k)
                between = passage.between(k, start)
                return verb.truth == "asserted" and bool(LISTING.search(between))
            if word.finite or word.fold in (";", "«"):
                return False
        return False

    def _tellers(self, passage: Passage, line: Line, start: int) -> Iterator[int]:
        """The verb that governs the words before a project, over infinitives and participles: the nearest."""
        for k in range(start - 1, max(-1, start - REACH), -1):
            word = passage.words[k]
            if word.fold in (";", "?"):
                return
            lemma = self._verbs.lemma(passage, line, k)
            if lemma in self._signing | self._lending | self._covering and not self._idle(passage, line, k):
                yield k
                return
            if word.finite and not self._verbs.auxiliary(passage, k):
                return

    def _idle(self, passage: Passage, line: Line, k: int) -> bool:
        """Whether a form only describes ("l'accord conclu"): another verb is told of."""
        return self._verbs.attributive(passage, line, k)

    def _covers(self, passage: Passage, k: int) -> bool:
        """Whether the subject of a verb is a certain instrument, or a pronoun for one signed just before."""
        clause = passage.clauses[passage.clause_at(k)]
        first = next((start for start, end in clause.parts if start <= k < end), k)
        subject = passage.between(max(first, k - 12), k)
        words = [word.fold for word in passage.words[max(first, k - 5) : k]]
        if self._certain.search(subject):
            return True
        before = passage.folded[max(0, passage.span.start - BEFORE) : passage.span.start]
        return any(PRONOUN.match(word) for word in words) and bool(self._certain_before(before))

    def _certain_before(self, before: str) -> bool:
        """Whether the text before speaks of an instrument in the sentence next to it."""
        last = re.split(r"(?<=[.!?])\s+", before.strip())[-2:]
        return any(self._instruments.search(one) or self._certain.search(one) for one in last)
