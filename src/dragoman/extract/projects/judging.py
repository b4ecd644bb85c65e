"""The status that a governing verb and the nouns between it and a project give it.

In: the words before a mention, their events, the verb. Out: a status of the contract, or None. What an event
makes of a project is said in `events.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.extract.grammar.phrase_patterns import either
from dragoman.extract.projects.events import DONE, TO_COME, Governor, status_of
from dragoman.extract.projects.phrases import PhraseReader
from dragoman.packs.projects import ProjectWords

MONEY = re.compile(r"\b(?:millions?|milliards?) (?:de |d')[a-z]+ pour ")
VOID = ("denied", "rumoured", "hypothetical", "asked", "cancelled", "postponed")


class Judge:
    """Judges in one language."""

    def __init__(self, words: ProjectWords, phrases: PhraseReader) -> None:
        self._phrases = phrases
        self._announcing = frozenset(words.announcing)
        self._sought = re.compile(
            rf"\b{either(words.sought)}\b[^,;:]{{0,30}} pour (?:la |le |l'|les |son |sa )"
        )
        self._shares = re.compile(
            rf"\b{either(words.sharing)} [^,;:]{{0,40}}(?:dans|a|pour) (?:la |le |l')"
            rf"{either(words.running)}\b"
        )
        self._lending = frozenset(words.lending)
        self._delivering = frozenset(words.delivering)
        self._open_verbs = frozenset(words.open_verbs)
        self._signing = frozenset(words.signing)
        self._winning = frozenset(words.winning)

    def alone(self, verb: Governor) -> str | None:
        """The status that a participle gives a project of which it is said."""
        return status_of(verb, [], False, self._delivering) if verb.truth == "asserted" else None

    def status(
        self, text: str, nouns: Sequence[str], works: bool, verb: Governor | None, around: str | None
    ) -> str | None:
        """The status that nouns before a project and the verb that governs them give it.

        `works`: one of the nouns is work; `around`: what the words around make of them, if anything.
        """
        if self._shares.search(text):  # "l'entrée de X dans l'exploitation de"
            return None
        if verb is None:
            return DONE.get(nouns[0]) if nouns and around is None and not self._sought.search(text) else None
        if verb.truth in VOID:
            return None
        told = verb.truth == "asserted"
        if verb.lemma in self._signing and told and self._phrases.instruments.search(text):
            return "financed" if self._phrases.loans.search(text) else "agreed"
        if verb.lemma in self._announcing and verb.event is None and told:
            return DONE.get(nouns[0]) if nouns else "planned" if works and not verb.subject else None
        if verb.lemma in self._winning and self._phrases.tenders.search(text):
            return "agreed" if told else TO_COME["build"]
        if verb.lemma in self._lending and (self._phrases.loans.search(text) or MONEY.search(text)):
            return "financed" if told else TO_COME["finance"]
        if verb.event == "finish" and not verb.subject and self._phrases.loans.search(text):
            return "financed" if told else None  # "a bouclé le financement de la centrale"
        if verb.event in ("begin", "open") and self._phrases.tenders.search(text):
            return "planned" if told else None  # "un appel d'offres a été lancé pour la construction de"
        if verb.event is not None:
            return status_of(verb, nouns, works, self._delivering)
        if verb.lemma in self._open_verbs or not told or around is not None:
            return None
        if self._sought.search(text):  # "attirer des fonds pour l'exploitation"
            return None
        return DONE.get(nouns[0]) if nouns else None
