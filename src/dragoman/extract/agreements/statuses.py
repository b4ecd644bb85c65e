"""Which status a verb gives the instrument that it is said of.

In: a passage and the word of a verb. Out: its `Predicate`, and the status as the contract has it, or None.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.span import Span
from dragoman.packs.folding import fold

MADE = frozenset({"signed", "adopted", "negotiated"})  # what is planned or proposed until it is made
TAIL = 4  # words behind a verb in which what belongs to it stands: "mettre [officiellement] fin"
OBJECT_REACH = 45  # words between a verb and an instrument that is its object, perhaps in a list


@dataclass(frozen=True, slots=True)
class Act:
    """`status` as the contract has it (None: it exists, no more is said); `scope` is where its date stands.

    `first` is the first word of the verb, before which its subject stands; `last` the word behind it.
    """

    status: str | None
    scope: tuple[Span, ...]
    at: int
    first: int
    last: int
    voice: str = "active"


class StatusVerbs:
    """Reads the verbs that make something of instruments."""

    def __init__(self, lexicon: InstrumentLexicon) -> None:
        self._lexicon = lexicon
        self._reader = lexicon.reader
        self._weighed = frozenset(map(fold, lexicon.cues.weighed))

    def predicate(self, passage: Passage, k: int, objected: bool = False) -> Predicate | None:
        """The verb at word `k`, if it is one of those and what belongs to it follows.

        `objected`: an instrument stands behind as its object.
        """
        forms = self._lexicon.forms.get(passage.words[k].form)
        if not forms:
            return None
        verb = self._reader.verb(passage, k, forms, objected)
        tails = self._lexicon.tails.get(verb.verb.lemma)
        if verb.reflexive and verb.tense != "infinitive":  # "la réunion s'est conclue par"
            return None
        behind = passage.words[verb.last : verb.last + TAIL]
        return verb if tails is None or any(word.fold.startswith(tails) for word in behind) else None

    def status(self, verb: Predicate) -> str | None:
        """The status that the text asserts by a verb, or None."""
        status = self._lexicon.status[verb.verb.lemma]
        if verb.truth == "asserted":
            if status == "negotiated":
                past = verb.voice != "active" and verb.tense != "present"
                return None if past else "planned"
            return status
        if verb.truth == "announced" and status in MADE:
            return "planned"
        return "proposed" if verb.truth == "proposed" and status in MADE else None
