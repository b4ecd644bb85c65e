"""What the form of a verb tells of a project by itself: which event, and whether it can be a finite verb.

In: a parsed sentence and the place of a verb. Out: events and yes or no. Its truth and tense are left to
`verbs.py`.
"""

from __future__ import annotations

import re

from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.phrase_patterns import either, pattern_of
from dragoman.model.reading import Token
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.projects import ProjectWords
from dragoman.packs.undertakings import conjugations

OBJECT_REACH = 12  # words between a verb and its object
NEW = frozenset(("un", "une", "deux", "trois"))
DATED = r"(?:(?:le |en |au |[a-z]+di )*(?:\d{1,2} )?(?:[a-z]+ )?\d{4} |[a-z]+di |hier )?"
OBJECTS = frozenset(
    ("le", "la", "les", "l'", "un", "une", "des", "deux", "trois", "quatre", "cinq", "son", "sa", "ses")
)


class VerbForms:
    """The verbs of one language that tell of projects, by their forms."""

    def __init__(self, words: ProjectWords, reader: AssertionReader) -> None:
        self._reader = reader
        events = [(event, *_split(verb)) for event, verbs in words.every_verb.items() for verb in verbs]
        self._events: dict[str, list[tuple[str, str]]] = {}
        for event, verb, tail in sorted(events, key=lambda one: -len(one[2])):
            self._events.setdefault(verb, []).append((event, tail))
        others = (
            *words.signing,
            *words.winning,
            *words.lending,
            *words.covering,
            *words.light,
            *words.seeing,
        )
        lemmas = tuple(dict.fromkeys((*self._events, *others)))
        self._forms = conjugations(lemmas, reader.words, words.irregular)
        self._times = frozenset(fold(one) for one in reader.words.times)
        self._apart = frozenset(words.reflexive)
        self._almost = re.compile(rf"\b{either(words.almost)}\b")

    def adjectival(self, passage: Passage, k: int) -> bool:
        """Whether a form that is no participle stands right behind *être*: "la route sera [prête]"."""
        kind = self._reader.words.auxiliaries.get(passage.words[k - 1].form, ("",))[0] if k else ""
        tenses = {one.tense for one in self._forms.get(passage.words[k].form, ())}
        return kind == "be" and bool(tenses) and "participle" not in tenses

    def auxiliary(self, passage: Passage, k: int) -> bool:
        """Whether the word at `k` is an auxiliary of a form behind it."""
        return passage.words[k].form in self._reader.words.auxiliaries

    def _lemma(self, form: str, lemma: str) -> str:
        """The infinitive among the known ones that has a form, where the parse gives another."""
        known = self._forms.get(form, ())
        if not known or any(one.lemma == lemma for one in known):
            return lemma
        return known[0].lemma

    def event_at(self, passage: Passage, line: Line, k: int) -> str | None:
        """The event that the verb at word `k` tells of, with the words that must follow it."""
        return self.event(passage, line, k)[0]

    def event(self, passage: Passage, line: Line, k: int) -> tuple[str | None, str]:
        """The event of a verb, and the words behind it that belong to it."""
        token = self.token(line, passage.words[k].span)
        lemma = self._lemma(passage.words[k].form, token.lemma if token else "")
        after = passage.folded[passage.words[k].span.end : passage.words[k].span.end + 60]
        apart = lemma in self._apart and _reflexive(passage, k)
        for event, tail in self._events.get(lemma, ()):
            if apart and not tail:
                continue
            if not tail or re.match(
                rf"[ '](?:[a-z]+ment |egalement |aussi |bien )?{DATED}{pattern_of(tail)}\b", after
            ):
                return event, tail
        return None, ""

    def event_over(self, passage: Passage, line: Line, k: int, end: int) -> str | None:
        """The event of a verb whose words stand behind its object, up to `end`: "mettre X en service"."""
        token = self.token(line, passage.words[k].span)
        lemma = self._lemma(passage.words[k].form, token.lemma if token else "")
        tails = [one for one in self._events.get(lemma, ()) if one[1].startswith("en ")]
        after = passage.folded[passage.words[end - 1].span.end : passage.words[end - 1].span.end + 40]
        return next((event for event, tail in tails if re.match(rf" {pattern_of(tail)}\b", after)), None)

    def participle_event(self, form: str) -> str | None:
        """The event that a participle alone tells of: "commencés"."""
        for one in self._forms.get(form, ()):
            if one.tense == "participle":
                return next((event for event, tail in self._events.get(one.lemma, ()) if not tail), None)
        return None

    def bare_finite(self, passage: Passage, k: int) -> bool:
        """Whether what may be a participle is the one verb of its sentence: "La firme construit …"."""
        tenses = {one.tense for one in self._forms.get(passage.words[k].form, ())}
        if "present" not in tenses and "past" not in tenses:
            return False
        clause = passage.clauses[passage.clause_at(k)]
        if k == 0 or any(passage.words[i].finite for a, b in clause.parts for i in range(a, b)):
            return False
        if clause.opener in ("que", "qu'"):  # "le parc que la firme construit près de X"
            return True
        behind = passage.words[k + 1 : k + 7]
        if len(behind) < 2 or behind[0].fold in ("par", "en", "de"):
            return False
        timed = behind[1].fold.isdigit() or behind[1].fold in self._times
        objected = behind[0].fold in OBJECTS and not timed
        return objected or any(word.fold in NEW for word in behind)

    def missed_in_relative(self, passage: Passage, k: int) -> int | None:
        """The verb behind "que" at word `k` that may be a participle, and is the only one up to a comma."""
        if passage.words[k].fold not in ("que", "qu'"):
            return None
        for i in range(k + 1, min(k + OBJECT_REACH, len(passage.words))):
            if passage.words[i].finite or passage.words[i].fold in (",", ";", ":", "(", "ne", "n'"):
                return None
            tenses = {one.tense for one in self._forms.get(passage.words[i].form, ())}
            if tenses:
                return i if "present" in tenses and not _is_name(passage, i) else None
        return None

    def token(self, line: Line, span: Span) -> Token | None:
        i = line.at(span.start)
        return line.tokens[i] if i < len(line) else None

    def tells(self, lemma: str) -> bool:
        """Whether a lemma is that of a verb for an event."""
        return lemma in self._events


def _is_name(passage: Passage, k: int) -> bool:
    """Whether a word is written with a capital: a name that only looks like a verb."""
    return passage.words[k].span.of(passage.text)[:1].isupper()


def _reflexive(passage: Passage, k: int) -> bool:
    """Whether "se" stands before the verb at word `k`, with or without an auxiliary."""
    return any(word.fold in ("se", "s'") for word in passage.words[max(0, k - 3) : k])


def _split(verb: str) -> tuple[str, str]:
    """A verb's infinitive and the words that must follow it."""
    first, _, tail = verb.removeprefix("se ").removeprefix("s'").partition(" ")
    return first, tail
