"""Whether a text says that something happened: verbs and nouns in their clause.

In: a `Passage` and the word that is a cue (a verb's form, or a noun like "signature"). Out: for a verb a
`Predicate`, for a noun its truth. A truth is one of

- asserted: past or present indicative ("ont signé", "signent"), also "après avoir signé", "vient de signer";
- announced: future, "doit", "devrait", "prévu", "prochain"; proposed: "a proposé de", "a invité à";
- hoped, hypothetical ("si", "peut", "pourrait"), rumoured ("aurait signé", "le bruit court que"), asked;
- denied: "n'a pas signé", "aucun accord n'a été signé", "sans signer", "ni … ni", "dément que";
- cancelled, postponed: of nouns ("la réunion annulée").

Only what is asserted is a fact; announced and proposed are plans. What the words mean otherwise (which verb
signs, which noun is a meeting) is left to the extractors, which give the cue.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.extract.grammar.clauses import Clause, Passage
from dragoman.extract.grammar.verb_groups import Predicate, VerbGroups
from dragoman.extract.grammar.word_patterns import either, ending, exactly, within
from dragoman.extract.grammar.words import Word
from dragoman.packs.events import AssertionWords, Form, Truth
from dragoman.packs.folding import fold

__all__ = ["AssertionReader", "Predicate", "either"]

GOING = ("va", "vont")  # before an infinitive: "vont assister à la signature"
NOUN_REACH = 4  # words between a noun and an adjective that decides on it
SETTLED: tuple[Truth, ...] = ("denied", "asked", "rumoured", "hypothetical", "hoped", "proposed")


class AssertionReader(VerbGroups):
    """Reads what the text makes of verbs and nouns, in one language."""

    def __init__(self, words: AssertionWords) -> None:
        super().__init__(words)
        self._none = ending(words.none)
        self._reports = {truth: within(found) for truth, found in words.reports.items()}
        self._phrases = {truth: within(found) for truth, found in words.phrases.items()}
        self._openers = {fold(one): truth for truth, found in words.openers.items() for one in found}
        self._negation = re.compile(  # "ne se sont pas", "n'a jamais"
            rf"(?<!\w){either(words.not_)} ?(?:[\w'-]+ ){{1,4}}?{either(words.never)}(?!\w)"
        )
        self._nouns = {truth: exactly(found) for truth, found in words.nouns.items()}

    def verb(self, passage: Passage, i: int, forms: tuple[Form, ...], objected: bool = False) -> Predicate:
        """What the text makes of the verb at word `i`, whose `forms` are what its letters allow.

        `objected`: its object is known to follow, as in `group`.
        """
        asked = "verb", id(self), i, forms, objected
        return passage.once(asked, lambda: self._verb(passage, i, forms, objected))

    def _verb(self, passage: Passage, i: int, forms: tuple[Form, ...], objected: bool) -> Predicate:
        predicate = self.group(passage, i, forms, objected)
        compound = predicate.verb.tense == "participle" and predicate.voice == "active"
        number = passage.clause_at(predicate.last - 1)
        if predicate.truth == "rumoured" and not compound and self._future_in_the_past(passage, number):
            predicate = replace(predicate, truth="announced")
        if predicate.truth in ("denied", "rumoured"):
            return predicate
        truth = self.context(passage, i) or predicate.truth
        if truth == "asserted" and self._first_time_to_come(passage, i):
            truth = "announced"
        if predicate.truth in SETTLED and truth in ("asserted", "announced"):
            truth = predicate.truth
        return predicate if truth == predicate.truth else replace(predicate, truth=truth)

    def _first_time_to_come(self, passage: Passage, i: int) -> bool:
        """ "ce sera la première fois que les dirigeants se retrouvent"."""
        clause = passage.clauses[passage.clause_at(i)]
        before = passage.words[clause.start - 1].fold if clause.start else ""
        if clause.opener != "que" or clause.parent is None or before != "fois":
            return False
        return any(word.tense == "future" for word in _above(passage, clause))

    def _future_in_the_past(self, passage: Passage, number: int) -> bool:
        """ "a fait savoir qu'ils effectueraient une visite": the conditional of what was then to come."""
        clause = passage.clauses[number]
        if clause.opener != "que" or clause.parent is None:
            return False
        if self._reported(passage, clause) is not None:
            return False
        finite = [word for word in _above(passage, clause) if word.finite]
        said = bool(finite) and (
            finite[-1].tense in ("past", "imperfect") or finite[-1].form in self.words.auxiliaries
        )
        return said and finite[-1].tense != "conditional"

    def negated(self, folded: str) -> bool:
        """Whether some folded words hold a negation."""
        return self._negation.search(folded) is not None

    def noun(self, passage: Passage, start: int, end: int) -> Truth | None:
        """What the words around a noun phrase at words `[start, end)` make of it; None where this is open."""
        before = passage.between(max(0, start - 6), start) + " "
        if self._none.search(before):
            return "denied"
        near = " ".join(
            passage.words[k].form for k in range(max(0, start - NOUN_REACH), min(end + 2, len(passage.words)))
        )
        for truth in ("cancelled", "postponed", "rumoured", "hoped", "proposed", "announced"):
            pattern = self._nouns.get(truth)
            if pattern and pattern.search(near):
                return truth
        context = self.context(passage, start)
        return context if context in SETTLED else None

    def context(self, passage: Passage, i: int) -> Truth | None:
        """What the clause of word `i`, and those around it, make of all that they say; None for nothing."""
        number = passage.clause_at(i)
        return passage.once(("context", id(self), number), lambda: self._context(passage, number))

    def _context(self, passage: Passage, number: int) -> Truth | None:
        if passage.words and passage.words[-1].fold == "?":
            return "asked"
        for one in (number, *passage.above(number)):
            clause = passage.clauses[one]
            truth = self._openers.get(clause.opener) or self._reported(passage, clause)
            if truth:
                return truth
            text = " ".join(span.of(passage.folded) for span in passage.spans(one))
            for found, pattern in self._phrases.items():
                if pattern.search(text):
                    return found
        return None

    def told(self, passage: Passage, number: int) -> Truth | None:
        """What a clause makes of the frame of what it tells ("lors de la visite, …"): by its verb's tense.

        A negation does not touch the frame. None where the clause has no finite verb, or reports no facts.
        """
        for one in (number, *passage.above(number)):
            for start, end in passage.clauses[one].parts:
                for i in range(start, end):
                    word = passage.words[i]
                    if not word.finite:
                        continue
                    if (truth := self.context(passage, i)) and truth != "announced":
                        return truth
                    going = word.fold in GOING and passage.between(i + 1, i + 2).endswith(("er", "ir", "re"))
                    if word.tense == "future" or word.fold.startswith(("doi", "devr")) or going:
                        return "announced"
                    if word.tense == "conditional":
                        return "announced" if self._future_in_the_past(passage, one) else "rumoured"
                    return "asserted"
        return None

    def _reported(self, passage: Passage, clause: Clause) -> Truth | None:
        """What the words that govern a "que" make of its clause."""
        if clause.opener not in ("que", "si") or clause.parent is None:
            return None
        parts = passage.clauses[clause.parent].parts
        start = max((first for first, _ in parts if first < clause.start), default=clause.start)
        before = passage.between(max(start, clause.start - 7), clause.start)
        for truth in ("denied", "rumoured", "hoped", "asked"):
            pattern = self._reports.get(truth)
            if pattern and pattern.search(before):
                return truth
        return None


def _above(passage: Passage, clause: Clause) -> list[Word]:
    """The words of the clause that a clause stands in, before it."""
    parts = passage.clauses[clause.parent].parts if clause.parent is not None else ()
    return [passage.words[k] for start, end in parts for k in range(start, end) if k < clause.start]
