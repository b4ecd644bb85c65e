"""A verb with what belongs to it: auxiliaries, negation, what governs an infinitive; what they make of it.

In: a `Passage`, the place of a verb's form and what its letters allow. Out: a `Predicate`. What the clause
around it makes of it (hearsay, hope, a condition) is left to `assertion.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.word_patterns import either, ending
from dragoman.extract.grammar.words import OBJECTS, PARTICIPLE, Word
from dragoman.packs.events import AssertionWords, Form, Tense, Truth
from dragoman.packs.folding import fold

Voice = Literal["active", "passive", "attributive"]

ONLY_REACH = 10  # words behind a verb in which "que" restricts what it denies: "n'a été ratifié par X que"
SHARED = 30  # words between an auxiliary and a second participle that shares it
_JOINS = frozenset(("et", "puis", "ni"))
REACH = 7  # words between an auxiliary and its participle, or between a governor and its infinitive
FINITE: Mapping[Tense, Truth] = {
    "present": "asserted",
    "imperfect": "asserted",
    "past": "asserted",
    "future": "announced",
    "conditional": "rumoured",
    "subjunctive": "hypothetical",
    "gerund": "asserted",
    "participle": "asserted",
    "infinitive": "hypothetical",
}
_AFTER = re.compile(
    r"\b(?:apres|pour|d'|de|a|(?:affirm|declar|precis|confirm|annonc|indiqu|assur|revel)\w+|dit|disent) $"
)


def _as_for(words: tuple[Word, ...], k: int) -> bool:
    """Whether a word is one of "quant à elle", which may part an auxiliary from its participle."""
    return any(words[i].fold == "quant" for i in range(max(k - 2, 0), k + 1))


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with its auxiliaries: words `[first, last)` of the passage, and what the text makes of it.

    `voice`: attributive is a participle without an auxiliary ("l'accord signé"); with *être* it is passive,
    which only the caller can tell from "est arrivé" and "s'est tenu" (`reflexive`). `shares`: the word of the
    auxiliary that it shares with a verb before; its subject stands before that one.
    """

    first: int
    last: int
    verb: Form
    tense: Tense
    truth: Truth
    voice: Voice = "active"
    reflexive: bool = False
    shares: int | None = None

    @property
    def head(self) -> int:
        """The first word of what carries the verb: its subject stands before."""
        return self.first if self.shares is None else self.shares

    @property
    def asserted(self) -> bool:
        """Whether the text says that it happened."""
        return self.truth == "asserted"


class VerbGroups:
    """Reads verbs with their auxiliaries, in one language."""

    def __init__(self, words: AssertionWords) -> None:
        self.words = words
        self._between = frozenset(fold(word) for word in words.between) | frozenset(map(fold, words.times))
        self._clitics = frozenset(fold(word) for word in words.clitics)
        self._modal = re.compile(rf"{either(words.modals)}$")
        self._addressed = re.compile(
            rf"(?:{either(words.addressed)}(?= a| au| aux)|{either(words.turns)}(?= d))"
            r"((?: [\w']+){2,6}?|(?: d'[\w']+))(?= (?:de|d') ?$)"
        )
        self._invited = re.compile(rf"{either(words.invited)}((?: [\w'-]+){{1,5}})(?= a $)")
        days = rf"(?:le|les|ce|en|des|et|hier|1er|\d{{1,4}}|{either(words.times)})"
        timed = rf"(?<=[eéusit]),?(?: {days})+(?: a [\w'-]+)?,?"
        self._timed = re.compile(rf"{timed}(?= (?:de|d'|a|pour) ?$)")
        self._timed_last = re.compile(rf"{timed}(?= $)")
        self._adverbs = re.compile(rf" {either(words.adverbs)}(?= )")
        self._never = frozenset(map(fold, words.never))
        self._lost = frozenset(map(fold, words.lost))
        self._nobody = frozenset(map(fold, words.nobody))
        self._governors = {truth: ending(found) for truth, found in words.governors.items()}

    def reaches(self, passage: Passage, k: int) -> int | None:
        """The participle or infinitive that an auxiliary or modal at word `k` leads to, if any."""
        words = passage.words
        if words[k].form not in self.words.auxiliaries and not self._modal.match(words[k].fold):
            return None
        for i in range(k + 1, min(k + 1 + REACH, len(words))):
            word = words[i]
            if word.fold in self.words.been:
                continue
            if PARTICIPLE.search(word.form) and word.fold not in self._between and not word.finite:
                return i
            if self._modal.match(words[k].fold) and word.form.endswith(("er", "ir", "re", "oir")):
                return i
            inner = word.fold in self._between | self._clitics | frozenset(self.words.been)
            if not (inner or word.fold.endswith("ment") or word.fold.isdigit() or word.fold == ","):
                return None
        return None

    def group(self, passage: Passage, i: int, forms: tuple[Form, ...], objected: bool = False) -> Predicate:
        """The verb at word `i` with what belongs to it, whatever the clause around it makes of it.

        `objected`: the caller knows that its object follows, whatever stands right behind it.
        """
        words = passage.words
        tenses = {form.tense for form in forms}
        auxiliary = self._auxiliary(words, i)
        if auxiliary is not None and ("participle" in tenses):
            return self._compound(passage, i, auxiliary, _of(forms, "participle"))
        if "participle" in tenses and (
            shared := self._shared(passage, i, _of(forms, "participle"), objected)
        ):
            return shared
        if {"present", "participle"} <= tenses and unaccented(words, i):
            forms = tuple(form for form in forms if form.tense != "participle")
            tenses = {form.tense for form in forms}
        if tenses <= {"participle"} or (
            "participle" in tenses and not words[i].finite and _after_noun(words, i)
        ):
            form = _of(forms, "participle")
            truth: Truth = "denied" if self._denied_noun(passage, i) else "asserted"
            if i and words[i - 1].fold == "fois" and i > 1 and words[i - 2].fold == "une":
                truth = "hypothetical"
            return Predicate(i, i + 1, form, "participle", truth, "attributive")
        if "infinitive" in tenses:
            first, truth = self.infinitive(passage, i)
            return Predicate(
                first, i + 1, _of(forms, "infinitive"), "infinitive", truth, reflexive=_reflexive(words, i)
            )
        form = next((one for one in forms if one.tense not in ("participle", "infinitive")), forms[0])
        first = self._left(words, i, self._clitics)
        denied = self._negated(words, first, i + 1)
        truth = "denied" if denied else FINITE[form.tense]
        return Predicate(first, i + 1, form, form.tense, truth, reflexive=_reflexive(words, i))

    def _auxiliary(self, words: tuple[Word, ...], i: int) -> int | None:
        """The auxiliary of a participle at `i`, over adverbs and the like."""
        for k in range(i - 1, max(i - 1 - REACH, -1), -1):
            if words[k].form in self.words.auxiliaries and not (
                words[k].fold == "a" and words[k].form == "à"
            ):
                return k
            if words[k].fold in self.words.been:
                continue
            word = words[k].fold
            inner = word in self._between or word.endswith("ment") or word.isdigit() or word == ","
            if not inner and not _as_for(words, k):
                return None
        return None

    def _shared(self, passage: Passage, i: int, form: Form, objected: bool) -> Predicate | None:
        """A participle with the auxiliary of one before it: "a proposé un fonds et promis de l'aider".

        What follows tells it from one that describes a noun: an object, or an infinitive.
        """
        words = passage.words
        joined = i >= 3 and i + 2 < len(words) and (words[i - 1].fold in _JOINS or words[i - 1].fold == ",")
        if not joined:
            return None
        leads = words[i + 1].fold in ("de", "d'") and words[i + 2].fold.endswith(("er", "ir", "re"))
        if not (leads or words[i + 1].fold in OBJECTS or (objected and words[i - 1].fold in _JOINS)):
            return None
        number = passage.clause_at(i)
        for k in range(i - 2, max(i - 1 - SHARED, -1), -1):
            if words[k].finite and passage.clause_at(k) == number:
                first = self.reaches(passage, k)
                if first is None or first >= i - 1 or words[k].form not in self.words.auxiliaries:
                    return None
                if self.words.auxiliaries[words[k].form][0] != "have":
                    return None
                whole = self._compound(passage, first, k, form)
                if whole.voice != "active":
                    return None
                return replace(whole, first=i, last=i + 1, shares=whole.first)
        return None

    def _compound(self, passage: Passage, i: int, auxiliary: int, form: Form) -> Predicate:
        words = passage.words
        kind, tense = self.words.auxiliaries[words[auxiliary].form]
        been = any(words[k].fold in self.words.been for k in range(auxiliary + 1, i))
        voice: Voice = "passive" if been or kind == "be" else "active"
        first = self._left(words, auxiliary, self._clitics)
        reflexive = _reflexive(words, auxiliary)
        if tense == "infinitive":
            truth = self.infinitive(passage, auxiliary)[1]
            if truth == "hypothetical" and kind == "have":
                before = passage.between(max(0, first - 7), first) + " "
                done = _AFTER.search(self._timed_last.sub("", before))
                truth = "asserted" if done else truth
        else:
            truth = FINITE[tense]
        if self._negated(words, first, i) or self._denied_subject(passage, first):
            truth = "denied"
        never = any(words[k].fold in self._never for k in range(first, i))
        if words[first].fold in ("n'", "ne") and not never and self._only(words, i):
            truth = FINITE[tense]
        return Predicate(first, i + 1, form, tense, truth, voice, reflexive)

    def infinitive(self, passage: Passage, i: int) -> tuple[int, Truth]:
        """Where the words that govern an infinitive at `i` end, and what they make of it."""
        words = passage.words
        first = self._left(words, i, self._clitics | self._between - {"a", "et", "de", "d'"})
        before = passage.between(max(0, first - 9), first) + " "
        negated = words[first].fold in ("ne", "n'") if first < len(words) else False
        if invited := self._invited.search(before):
            before = before[: invited.start(1)] + before[invited.end(1) :]
        if addressed := self._addressed.search(before):
            before = before[: addressed.start(1)] + before[addressed.end(1) :]
        plain = self._adverbs.sub("", before)
        timeless = self._timed.sub("", before)  # "sont convenus [le 14 juin] de signer"
        best: tuple[int, Truth] | None = None
        for truth, pattern in self._governors.items():
            match = pattern.search(before) or pattern.search(plain) or pattern.search(timeless)
            if match and (best is None or len(match[0]) > best[0]):
                best = (len(match[0]), truth)
        if best is None:
            return first, "denied" if negated else "hypothetical"
        governor = passage.at(words[first].span.start - best[0])
        left = self._left(words, governor, self._clitics | frozenset(self.words.auxiliaries) | self._between)
        if negated or (self._negated(words, left, first) and best[1] != "denied"):
            return first, "denied"
        if any(
            word.tense == "conditional" and word.form in self.words.auxiliaries for word in words[left:first]
        ):
            return first, "rumoured"  # "serait sur le point d'être signé"
        return first, best[1]

    def _left(self, words: tuple[Word, ...], i: int, over: frozenset[str]) -> int:
        """The index of the first of the clitics and negations right before word `i`."""
        k = i
        while k > 0 and (words[k - 1].fold in over or words[k - 1].fold in self.words.not_) and i - k < REACH:
            k -= 1
        return k

    def _negated(self, words: tuple[Word, ...], first: int, last: int) -> bool:
        """Whether "ne", or "pas" where it was lost, stands in a verb group, and no "seulement" undoes it."""
        group = [word.fold for word in words[first:last]]
        if not any(word in self.words.not_ for word in group):
            return any(word == "pas" for word in group)
        after = [word.fold for word in words[last : last + 2]]
        lost = any(word in self._lost for word in (*group, *after[:1]))
        never = any(word in self._never for word in (*group, *after))
        return not lost and (never or not self._only(words, last - 1))

    def _only(self, words: tuple[Word, ...], i: int) -> bool:
        """Whether "que" restricts what follows ("n'ont signé qu'un accord")."""
        for word in words[i + 1 : i + ONLY_REACH]:
            if word.fold in ("que", "qu'"):
                return True
            if word.fold in (",", ".") or word.finite:
                return False
        return False

    def _denied_subject(self, passage: Passage, first: int) -> bool:
        """Whether the subject before a verb is nobody or nothing ("aucun accord n'a été signé")."""
        number = passage.clause_at(first)
        start = min((a for a, b in passage.clauses[number].parts if a <= first), default=0)
        here = [word.fold for word in passage.words[max(start, first - 12) : first]]
        return any(word in self._nobody for word in here)

    def _denied_noun(self, passage: Passage, i: int) -> bool:
        before = [word.fold for word in passage.words[max(0, i - 5) : i]]
        return "sans" in before or any(word in self._nobody for word in before)


def _reflexive(words: tuple[Word, ...], i: int) -> bool:
    return any(word.fold in ("se", "s'") for word in words[max(0, i - 3) : i])


def unaccented(words: tuple[Word, ...], i: int) -> bool:
    """Whether a form lacks the accent of a participle ("annonce") in a sentence that writes accents."""
    return words[i].form.endswith("e") and any(word.form != word.fold for word in words)


def _after_noun(words: tuple[Word, ...], i: int) -> bool:
    return i == 0 or words[i - 1].nominal or words[i - 1].fold == ","


def _of(forms: tuple[Form, ...], tense: Tense) -> Form:
    return next((form for form in forms if form.tense == tense), forms[0])
