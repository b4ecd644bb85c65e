"""The verb before an instrument that makes something of it: as its object, in a list, or turned round.

In: a passage and an `Instrument` in it. Out: the `Act`, or None. "ont signé un traité et un accord"; "ont
été signés : …; …"; "il a été signé un protocole"; "Signé à Chengdu, l'accord". What stands behind the
instrument is left to `following.py`, nouns to `nominal.py`.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.statuses import OBJECT_REACH, Act, StatusVerbs
from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage

OTHERS = frozenset(("sur", "selon", "dans", "sous", "par", "avec", "pour", "vertu", "cadre", "conformement"))
OF = frozenset(("du", "d'", "au", "des", "de"))
TURNED = frozenset(
    ("il", "ou", "laquelle", "lequel", "lesquelles", "lesquels", "que", "qu'", ",", "et", "egalement")
)
LIST_REACH = 150  # words of a list behind a colon
DASHES = frozenset("–—-")
OPENERS = frozenset(("notamment", "dont", "savoir", "comme", "outre", "lesquels", "lesquelles"))


class LeadingActs(StatusVerbs):
    """Reads the verbs before instruments."""

    def act(self, passage: Passage, one: Instrument) -> Act | None:
        """What the verb before an instrument makes of it."""
        words = passage.words
        number = self._clause(passage, one)
        colon = self._list_before(passage, one.first)
        near = one.first if colon is None else colon + 1  # the members of a list may be far from its verb
        for k in range(one.first - 1, max(near - 1 - OBJECT_REACH, -1), -1):
            listed = self._in_list(passage, k, one) or self._over_aside(passage, k, one)
            full = words[k].fold == "." and words[k + 1].fold != ","  # and not that of "Co., Ltd"
            if full or (words[k].fold == ";" and self._list_before(passage, k) is None):
                return None
            verb = self.predicate(passage, k, objected=True)
            if verb is None:
                if words[k].finite and passage.clause_at(k) == number and not listed:
                    return None
                continue
            verb = self._coordinated(passage, k, verb)
            if passage.clause_at(k) != number and not listed:
                return None
            if not self._governs(passage, k, verb, one, listed):
                return None
            if verb.verb.lemma not in self._lexicon.tails and self._of_another(passage, verb.last, one):
                return None
            if any(word.fold in self._weighed for word in words[max(0, verb.first - 3) : verb.first]):
                return None
            status = self.status(verb)
            scope = passage.spans(passage.clause_at(k))
            return Act(status, scope, k, verb.head, verb.last, verb.voice) if status else None
        return None

    def _clause(self, passage: Passage, one: Instrument) -> int:
        """The clause in which an instrument's verb stands: the one above "…, parmi lesquels un X"."""
        number = passage.clause_at(one.start)
        clause = passage.clauses[number]
        bare = not any(passage.words[k].finite for a, b in clause.parts for k in range(a, b))
        return clause.parent if self._opened(passage, one) and bare and clause.parent is not None else number

    def _opened(self, passage: Passage, one: Instrument) -> bool:
        """Whether what stands before a list of instruments names some of several: "dont un X et un Y"."""
        return one.head > 0 and passage.words[one.head - 1].fold in OPENERS

    def _list_before(self, passage: Passage, k: int) -> int | None:
        """The colon before word `k` that opens a list, with no verb since."""
        for i in range(k - 1, max(k - LIST_REACH, -1), -1):
            if passage.words[i].fold == ":":
                return i
            if passage.words[i].finite or passage.words[i].fold == ".":
                return None
        return None

    def _in_list(self, passage: Passage, k: int, one: Instrument) -> bool:
        """ "ont signé trois textes : un protocole, un mémorandum et …": whether a colon opens its list."""
        colon = self._list_before(passage, one.first)
        return colon is not None and k < colon

    def _over_aside(self, passage: Passage, k: int, one: Instrument) -> bool:
        """ "a conclu – pour un prix secret – un contrat": whether two dashes stand between, and no verb."""
        gap = passage.words[k + 1 : one.first]
        return sum(word.fold in DASHES for word in gap) == 2 and not any(word.finite for word in gap)

    def _governs(self, passage: Passage, k: int, verb: Predicate, one: Instrument, listed: bool) -> bool:
        """Whether the instrument can be what a verb before it is said of."""
        if verb.voice == "active":
            return True
        if verb.voice == "attributive":
            return k <= 1 or (listed and self._list_before(passage, one.first) is not None)
        return listed or self._opened(passage, one) or self._turned(passage, verb.first)

    def _turned(self, passage: Passage, first: int) -> bool:
        """Whether nothing that could be the subject stands before a verb: "Mercredi ont été signés un …"."""
        words = passage.words
        number = passage.clause_at(first)
        start = max((a for a, _ in passage.clauses[number].parts if a <= first), default=first)
        dash = next((k for k in range(first - 1, start, -1) if words[k].fold in DASHES), start)
        lead = [word for word in words[dash:first] if word.fold not in TURNED | DASHES]
        if not lead or words[first - 1].fold in TURNED - {","}:
            return True
        return not any(word.nominal and word.fold not in self._reader.words.times for word in lead)

    def _coordinated(self, passage: Passage, k: int, verb: Predicate) -> Predicate:
        """ "prévoient de signer et publier Z": what the first infinitive makes of the second."""
        words = passage.words
        if k < 2 or words[k - 1].fold not in ("et", "puis"):
            return verb
        before = self.predicate(passage, k - 2)
        if verb.tense == "infinitive" and before is not None and before.tense == "infinitive":
            return replace(verb, first=before.first, truth=before.truth)
        return verb

    def _of_another(self, passage: Passage, last: int, one: Instrument) -> bool:
        """Whether a preposition makes an instrument part of another thing ("signé en vertu de l'accord")."""
        before = passage.words[one.first - 1].fold if one.first else ""
        first = passage.words[one.first].fold
        if first in ("du", "d'", "au") or before in OTHERS:
            listed = before not in OTHERS and self._list_before(passage, one.first) is not None
            return passage.words[last - 1].fold != "fin" and not listed
        gap = [word.fold for word in passage.words[last : one.first]]
        if "ratification" in gap:  # "a signé la loi de ratification de l'accord"
            return True
        return "," not in gap and any(word in ("sur", "concernant", "contre") for word in gap[:6])
