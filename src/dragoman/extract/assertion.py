"""Whether a text says that something happened: verbs and nouns in their clause.

In: a `Passage` and the word that is a cue (a verb's form, or a noun like "signature"). Out: a `Predicate` or
an `Assertion`. `truth` is one of

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
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.extract.clauses import Clause, Passage, Word
from dragoman.packs.events import AssertionWords, Form, Tense, Truth
from dragoman.packs.folding import fold

Voice = Literal["active", "passive", "attributive"]

REACH = 7  # words between an auxiliary and its participle, or between a governor and its infinitive
NOUN_REACH = 4  # words between a noun and an adjective that decides on it
SETTLED: tuple[Truth, ...] = ("denied", "asked", "rumoured", "hypothetical", "hoped", "proposed")
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


_ADDRESSED = re.compile(r"(?:propos|demand|recommand|sugger|promi|permi|offr|offert|conseill)\w*((?: a| au| aux)(?: [\w']+){1,5})(?= (?:de |d')$)")
MODAL = re.compile(r"(?:doi|devr|devai|peu[tv]|pourr|va$|vont$)")
_PARTICIPLE = re.compile(r"(?:é|i|(?<!lie)u|is|it|ert|ait|eint|oint)e?s?$")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with its auxiliaries: words `[first, last)` of the passage, and what the text makes of it.

    `voice`: attributive is a participle without an auxiliary ("l'accord signé"); with *être* it is passive,
    which only the caller can tell from "est arrivé" and "s'est tenu" (`reflexive`).
    """

    first: int
    last: int
    verb: Form
    tense: Tense
    truth: Truth
    voice: Voice = "active"
    reflexive: bool = False

    @property
    def asserted(self) -> bool:
        """Whether the text says that it happened."""
        return self.truth == "asserted"


class AssertionReader:
    """Reads what the text makes of verbs and nouns, in one language."""

    def __init__(self, words: AssertionWords) -> None:
        self.words = words
        self._between = frozenset(fold(word) for word in words.between) | frozenset(map(fold, words.times))
        self._clitics = frozenset(fold(word) for word in words.clitics)
        self._governors = {truth: _ending(found) for truth, found in words.governors.items()}
        self._none = _ending(words.none)
        self._nobody = frozenset(map(fold, words.nobody))
        self._reports = {truth: _within(found) for truth, found in words.reports.items()}
        self._phrases = {truth: _within(found) for truth, found in words.phrases.items()}
        self._openers = {fold(one): truth for truth, found in words.openers.items() for one in found}
        self._nouns = {truth: _within(found) for truth, found in words.nouns.items()}

    def verb(self, passage: Passage, i: int, forms: tuple[Form, ...]) -> Predicate:
        """What the text makes of the verb at word `i`, whose `forms` are what its letters allow."""
        predicate = self._group(passage, i, forms)
        if predicate.truth == "rumoured" and self._future_in_the_past(passage, predicate):
            predicate = replace(predicate, truth="announced")
        if predicate.truth in ("denied", "rumoured"):
            return predicate
        truth = self.context(passage, i) or predicate.truth
        if truth == "asserted" and self._first_time_to_come(passage, i):
            truth = "announced"
        if predicate.truth in SETTLED and truth in ("asserted", "announced"):
            truth = predicate.truth
        return Predicate(
            predicate.first,
            predicate.last,
            predicate.verb,
            predicate.tense,
            truth,
            predicate.voice,
            predicate.reflexive,
        )

    def _first_time_to_come(self, passage: Passage, i: int) -> bool:
        """ "ce sera la première fois que les dirigeants se retrouvent"."""
        clause = passage.clauses[passage.clause_at(i)]
        before = passage.words[clause.start - 1].fold if clause.start else ""
        if clause.opener != "que" or clause.parent is None or before != "fois":
            return False
        above = [passage.words[k] for start, end in passage.clauses[clause.parent].parts for k in range(start, end)]
        return any(word.tense == "future" for word in above if word.span.start < passage.words[clause.start].span.start)

    def _future_in_the_past(self, passage: Passage, predicate: Predicate) -> bool:
        """ "a fait savoir qu'ils effectueraient une visite": the conditional of what was said then to come."""
        number = passage.clause_at(predicate.last - 1)
        clause = passage.clauses[number]
        compound = predicate.verb.tense == "participle" and predicate.voice == "active"
        if clause.opener != "que" or clause.parent is None or compound:
            return False
        if self._reported(passage, clause) is not None:
            return False
        above = [passage.words[k] for start, end in passage.clauses[clause.parent].parts for k in range(start, end)]
        finite = [word for word in above if word.finite and word.span.start < passage.words[clause.start].span.start]
        said = bool(finite) and (finite[-1].tense in ("past", "imperfect") or finite[-1].form in self.words.auxiliaries)
        return said and finite[-1].tense != "conditional"

    def noun(self, passage: Passage, start: int, end: int) -> Truth | None:
        """What the words around a noun phrase at words `[start, end)` make of it; None where it stays open."""
        before = passage.between(max(0, start - 6), start) + " "
        if self._none.search(before):
            return "denied"
        near = " ".join(
            passage.words[k].fold for k in range(max(0, start - NOUN_REACH), min(end + 2, len(passage.words)))
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

        A negation does not touch the frame. None where the clause has no finite verb, or is no report of facts.
        """
        for one in (number, *passage.above(number)):
            for start, end in passage.clauses[one].parts:
                for i in range(start, end):
                    word = passage.words[i]
                    if not word.finite:
                        continue
                    if (truth := self.context(passage, i)) and truth != "announced":
                        return truth
                    modal = re.match(r"(?:doi|devr)", word.fold)
                    if word.tense == "future" or modal:
                        return "announced"
                    return "rumoured" if word.tense == "conditional" else "asserted"
        return None

    def reaches(self, passage: Passage, k: int) -> int | None:
        """The participle or infinitive that an auxiliary or modal at word `k` leads to, if any."""
        words = passage.words
        if words[k].form not in self.words.auxiliaries and not MODAL.match(words[k].fold):
            return None
        for i in range(k + 1, min(k + 1 + REACH, len(words))):
            word = words[i]
            if word.fold in self.words.been:
                continue
            if _PARTICIPLE.search(word.form) and word.fold not in self._between and not word.finite:
                return i
            if MODAL.match(words[k].fold) and word.form.endswith(("er", "ir", "re", "oir")):
                return i
            inner = word.fold in self._between | self._clitics | frozenset(self.words.been)
            if not (inner or word.fold.endswith("ment") or word.fold.isdigit() or word.fold == ","):
                return None
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

    def _group(self, passage: Passage, i: int, forms: tuple[Form, ...]) -> Predicate:
        words = passage.words
        tenses = {form.tense for form in forms}
        auxiliary = self._auxiliary(words, i)
        if auxiliary is not None and ("participle" in tenses):
            return self._compound(passage, i, auxiliary, _of(forms, "participle"))
        if (
            tenses <= {"participle"}
            or ("participle" in tenses
            and not words[i].finite
            and _after_noun(words, i))
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
            if not (word in self._between or word.endswith("ment") or word.isdigit() or word == ","):
                return None
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
                truth = (
                    "asserted"
                    if re.search(r"\b(?:apres|pour|d') $", passage.between(max(0, first - 1), first) + " ")
                    else truth
                )
        else:
            truth = FINITE[tense]
        if self._negated(words, first, i) or self._denied_subject(passage, first):
            truth = "denied"
        if words[first].fold in ("n'", "ne") and self._only(words, i):
            truth = FINITE[tense]
        return Predicate(first, i + 1, form, tense, truth, voice, reflexive)

    def infinitive(self, passage: Passage, i: int) -> tuple[int, Truth]:
        """Where the words that govern an infinitive at `i` end, and what they make of it."""
        words = passage.words
        first = self._left(words, i, self._clitics | self._between - {"a", "et", "de", "d'"})
        before = passage.between(max(0, first - 9), first) + " "
        negated = words[first].fold in ("ne", "n'") if first < len(words) else False
        if addressed := _ADDRESSED.search(before):
            before = before[: addressed.start(1)] + before[addressed.end(1) :]
        best: tuple[int, Truth] | None = None
        for truth, pattern in self._governors.items():
            match = pattern.search(before)
            if match and (best is None or len(match[0]) > best[0]):
                best = (len(match[0]), truth)
        if best is None:
            return first, "denied" if negated else "hypothetical"
        governor = passage.at(words[first].span.start - best[0])
        left = self._left(words, governor, self._clitics | frozenset(self.words.auxiliaries) | self._between)
        if negated or (self._negated(words, left, first) and best[1] != "denied"):
            return first, "denied"
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
        never = [fold(word) for word in self.words.never]
        if not any(word in self.words.not_ for word in group):
            return any(word == "pas" for word in group)
        after = [word.fold for word in words[last : last + 2]]
        lost = any(
            word in ("seulement", "uniquement", "simplement", "cesse", "manque")
            for word in (*group, *after[:1])
        )
        return not lost and (
            any(word in never for word in (*group, *after)) or not self._only(words, last - 1)
        )

    def _only(self, words: tuple[Word, ...], i: int) -> bool:
        """Whether "que" restricts what follows ("n'ont signé qu'un accord")."""
        for word in words[i + 1 : i + 5]:
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
        return any(word in ("aucun", "aucune", "nul", "nulle", "personne", "rien") for word in here)

    def _denied_noun(self, passage: Passage, i: int) -> bool:
        before = [word.fold for word in passage.words[max(0, i - 5) : i]]
        return any(word in ("aucun", "aucune", "sans", "nul", "nulle") for word in before)


def _reflexive(words: tuple[Word, ...], i: int) -> bool:
    return any(word.fold in ("se", "s'") for word in words[max(0, i - 3) : i])


def _after_noun(words: tuple[Word, ...], i: int) -> bool:
    return i == 0 or words[i - 1].nominal or words[i - 1].fold == ","


def _of(forms: tuple[Form, ...], tense: Tense) -> Form:
    return next((form for form in forms if form.tense == tense), forms[0])


def _ending(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for folded text that ends with one of the phrases and a blank or apostrophe."""
    return re.compile(rf"(?:^|(?<=[\s'(\",«])){either(phrases)} ?$")


def _within(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(phrases)}(?!\w)")


def either(phrases: tuple[str, ...]) -> str:
    """A pattern for folded text: any of the phrases, the longest first; `*` stands for the rest of a word."""
    ordered = sorted({fold(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\*", r"[^\W\d_]*") for phrase in ordered) + ")"
