"""Which verb governs a project in its sentence, and what that verb tells of it.

In: a parsed sentence and the words of a mention. Out: a `Governor`: the verb of which the mention is
object or subject, its event, truth and tense. What status follows is left to `status.py`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.phrase_patterns import either, pattern_of
from dragoman.extract.projects.events import Governor
from dragoman.model.reading import Token
from dragoman.model.span import Span
from dragoman.packs.events import Form, Tense
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import ProjectWords, conjugations

VERBS = frozenset(("VERB", "AUX"))
REACH = 30  # words between a verb and what it governs
BEFORE = frozenset(
    (
        "a",
        "au",
        "aux",
        "en",
        "dans",
        "par",
        "pour",
        "sur",
        "avec",
        "de",
        "du",
        "des",
        "d'",
        "lors",
        "depuis",
        "pres",
        "vers",
        "entre",
        "et",
        "chez",
        "sous",
    )
)
BESIDE = frozenset(("pres", "via", "vers", "par", "depuis", "contre", "sans", "grace", "proximite"))
PARTICIPLE = re.compile(r"(?:e|ee|es|ees|i|ie|u|ue|it|ite|ert|erte)$")


class GovernorFinder:
    """Finds governors in one language."""

    def __init__(self, words: ProjectWords, reader: AssertionReader) -> None:
        self._reader = reader
        events = [(event, *_split(verb)) for event, verbs in words.verbs.items() for verb in verbs]
        self._events = sorted(events, key=lambda one: -len(one[2]))
        lemmas = tuple(dict.fromkeys(verb for _, verb, _ in self._events))
        self._forms = conjugations(lemmas, reader.words, words.irregular)
        self._times = frozenset(fold(one) for one in reader.words.times)
        self._containers = frozenset(fold(one) for one in words.containers)
        nouns = [noun for found in words.nouns.values() for noun in found]
        self._telling = re.compile(rf"\b{either((*nouns, *words.instruments, *words.loans))}\b")
        self._almost = re.compile(rf"\b{either(words.almost)}\b")
        self._aside = re.compile(rf", {either(words.aside)} [^,;.]{{0,90}}$")

    def governor(
        self, passage: Passage, line: Line, start: int, end: int, barrier: int
    ) -> tuple[Span | None, Governor | None]:
        """The words between the verb that governs a mention and the mention, and that verb."""
        words = passage.words
        number = passage.clause_at(start)
        if self._aside.search(passage.folded, passage.span.start, words[start].span.start):
            verb = next(
                (
                    i
                    for i, word in enumerate(words[:start])
                    if word.finite and self.event_at(passage, line, i)
                ),
                None,
            )
            return self._linked(passage, line, 0, start), self.verb(
                passage, line, verb
            ) if verb is not None else None
        begin = passage.clauses[number].start if number else -1
        k = start - 1
        while k >= 0 and start - k < REACH:
            word = words[k]
            if word.span.end <= barrier:
                return None, None
            if (
                word.fold in (";", ":", "«", "»")
                or word.fold in ("qui", "dont")
                or (k <= begin and (passage.clauses[number].opener or not passage.clauses[number].shared))
            ):
                break
            if self._is_verb(line, word.span) and not self.attributive(passage, line, k):
                if self._theme(passage, line, k, start):
                    span = Span(words[k + 1].span.start, words[start].span.start) if k + 1 < start else None
                    return span, self.verb(passage, line, k)
                return self._linked(passage, line, k + 1, start), None
            k -= 1
        first = k + 1
        span = self._linked(passage, line, first, start)
        subject = self._verb_behind(passage, line, end, number)
        return span, replace(subject, subject=True) if subject else None

    def _linked(self, passage: Passage, line: Line, first: int, start: int) -> Span | None:
        """The words right before a mention that hang together with it by "de" and the like."""
        words = passage.words
        k = start
        while k > first:
            word = words[k - 1]
            token = self.token(line, word.span)
            if word.fold == "," or (word.fold in ("et", "mais") and not self._list(passage, k - 1)):
                break
            if token is not None and token.pos in VERBS and not self.attributive(passage, line, k - 1):
                break
            k -= 1
        return Span(words[k].span.start, words[start].span.start) if k < start else None

    def _list(self, passage: Passage, k: int) -> bool:
        return k + 1 < len(passage.words) and passage.words[k + 1].fold in ("du", "de", "d'", "des")

    def _theme(self, passage: Passage, line: Line, k: int, start: int) -> bool:
        """Whether what stands between a verb and a mention leaves the mention its object.

        A noun without a preposition takes that place ("construit une école près du tunnel"), unless it tells
        of an event or of a part of the project; so does a preposition of place before the mention.
        """
        previous = passage.words[k].fold
        aside = False
        for i in range(k + 1, start):
            word = passage.words[i].fold
            token = self.token(line, passage.words[i].span)
            pos = token.pos if token else ""
            if word == ",":
                aside = not aside
            elif pos in ("NOUN", "PROPN") and not aside and previous not in BEFORE and not self._light(word):
                return False
            if pos not in ("DET", "ADJ", "NUM"):
                previous = word
        near = [word.fold for word in passage.words[max(k + 1, start - 3) : start]]
        return not set(near) & BESIDE

    def _light(self, word: str) -> bool:
        """Whether a noun takes no object's place: a time, an event, a part of a project."""
        return word in self._times or word in self._containers or bool(self._telling.search(word))

    def _verb_behind(self, passage: Passage, line: Line, end: int, number: int) -> Governor | None:
        """The verb of which a mention is the subject: the first finite one behind it, in its clause."""
        words = passage.words
        for k in range(end, min(end + REACH, len(words))):
            if words[k].fold in (";", ":"):
                return None
            if words[k].finite and passage.clause_at(k) == number:
                return self.main(passage, line, k)
        return None

    def main(self, passage: Passage, line: Line, k: int) -> Governor:
        """The full verb of a group that begins with a finite word: its participle or infinitive."""
        words = passage.words
        best = k
        for i in range(k + 1, min(k + 8, len(words))):
            token = self.token(line, words[i].span)
            if token is None or token.pos in ("NOUN", "PROPN", "PUNCT") or words[i].finite:
                break
            if token.pos in VERBS or self._forms_of(token.lemma):
                best = i
                if token.pos == "VERB" and words[i].fold not in ("ete", "etre"):
                    break
        return self.verb(passage, line, best)

    def _forms_of(self, lemma: str) -> bool:
        return any(lemma == verb for _, verb, _ in self._events)

    def verb(self, passage: Passage, line: Line, k: int) -> Governor:
        """What the verb at word `k` tells, and what the text makes of it."""
        token = self.token(line, passage.words[k].span)
        lemma, tense = (token.lemma, _tense(token.features)) if token else ("", "present")
        form = passage.words[k].form
        lemma = self._lemma(form, lemma)
        if form in self._forms and all(one.tense == "participle" for one in self._forms[form]):
            tense = "participle"
        elif known := [one.tense for one in self._forms.get(form, ()) if one.lemma == lemma]:
            tense = tense if tense in known else known[0]
        predicate = self._reader.verb(passage, k, (Form(lemma, tense),))
        truth = str(predicate.truth)
        if truth == "hoped" and re.search(r"\besper|\bespoir", passage.between(max(0, k - 8), k)):
            truth = "hypothetical"
        if truth == "announced" and re.search(
            r"\b(?:convenu|convenues?|d'accord|conviennent|convenant)\b", passage.between(max(0, k - 8), k)
        ):
            event = self.event_at(passage, line, k)
            return Governor(
                k,
                "agree" if event in ("build", "begin", "open", "finance") else event,
                lemma,
                "asserted",
                predicate.tense,
                k + 1,
            )
        purpose = predicate.first > 0 and passage.words[predicate.first - 1].fold in ("pour", "afin")
        been = any(word.fold in ("ete", "etre") for word in passage.words[predicate.first : k])
        simple = predicate.verb.tense != "participle" or (predicate.voice == "passive" and not been)
        ongoing = simple and predicate.tense in ("present", "imperfect", "gerund")
        return Governor(
            k,
            self.event_at(passage, line, k),
            lemma,
            truth,
            predicate.tense,
            k + 1,
            purpose,
            ongoing,
            passive=predicate.voice == "passive",
            almost=bool(self._almost.search(passage.between(max(0, min(predicate.first, k - 3)), k))),
        )

    def _lemma(self, form: str, lemma: str) -> str:
        """The infinitive among the known ones that has a form, where the parse gives another."""
        known = self._forms.get(form, ())
        if not known or any(one.lemma == lemma for one in known):
            return lemma
        return known[0].lemma

    def event_at(self, passage: Passage, line: Line, k: int) -> str | None:
        """The event that the verb at word `k` tells of, with the words that must follow it."""
        token = self.token(line, passage.words[k].span)
        lemma = self._lemma(passage.words[k].form, token.lemma if token else "")
        after = passage.folded[passage.words[k].span.end : passage.words[k].span.end + 60]
        for event, verb, tail in self._events:
            if verb != lemma:
                continue
            if not tail or re.match(
                rf"[ '](?:[a-z]+ment |egalement |aussi |bien )?{pattern_of(tail)}\b", after
            ):
                return event
        return None

    def _is_verb(self, line: Line, span: Span) -> bool:
        token = self.token(line, span)
        return token is not None and token.pos in VERBS and token.lemma not in ("reliant",)

    def attributive(self, passage: Passage, line: Line, k: int) -> bool:
        """Whether a participle stands without an auxiliary, as an adjective does."""
        token = self.token(line, passage.words[k].span)
        if token is None or (
            "VerbForm=Part" not in token.features and not PARTICIPLE.search(passage.words[k].fold)
        ):
            return False
        if passage.words[k].finite or "VerbForm=Inf" in token.features:
            return False
        predicate = self._reader.verb(passage, k, (Form(token.lemma, "participle"),))
        return predicate.voice == "attributive"

    def token(self, line: Line, span: Span) -> Token | None:
        i = line.at(span.start)
        return line.tokens[i] if i < len(line) else None


def _tense(features: str) -> Tense:
    if "VerbForm=Inf" in features:
        return "infinitive"
    if "VerbForm=Part" in features:
        return "gerund" if "Tense=Pres" in features else "participle"
    if "Mood=Cnd" in features:
        return "conditional"
    if "Mood=Sub" in features:
        return "subjunctive"
    if "Tense=Fut" in features:
        return "future"
    if "Tense=Imp" in features:
        return "imperfect"
    return "past" if "Tense=Past" in features else "present"


def _split(verb: str) -> tuple[str, str]:
    """A verb's infinitive and the words that must follow it."""
    bare = verb.removeprefix("se ").removeprefix("s'")
    first, _, tail = bare.partition(" ")
    return first, tail
