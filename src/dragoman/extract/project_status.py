"""What a text says of a project where it names it: proposed, planned, begun, opened, finished, suspended.

In: a mention in its sentence. Out: `Claim`s, each a status of the contract with the place of the words and the
clause that says so. Nothing comes of what is denied, rumoured, hoped or only discussed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.assertion import AssertionReader
from dragoman.extract.clauses import Passage
from dragoman.extract.line import Line
from dragoman.extract.project_mentions import ProjectMention
from dragoman.model.span import Span
from dragoman.packs.events import Form, Tense
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import ProjectWords, conjugations

VERBS = frozenset(("VERB", "AUX"))
NOUNS = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "X"))
REACH = 30
BEFORE = frozenset("a au aux en dans par pour sur avec de du des d' lors depuis pres vers entre et chez sous".split())
BESIDE = frozenset("pres via vers par depuis contre sans grace proximite".split())
DONE = {
    "begin": "under-construction", "finish": "completed", "open": "operational", "progress": "advancing",
    "survey": "surveying", "finance": "financed", "suspend": "suspended", "cancel": "cancelled",
    "propose": "proposed", "plan": "planned", "agree": "agreed",
}
TO_COME = {"begin": "planned", "build": "planned", "survey": "planned", "finance": "planned", "propose": "proposed", "plan": "planned"}
IDEAS = {"begin": "proposed", "build": "proposed", "open": "proposed", "finance": "proposed", "survey": "proposed"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A status, the clause of the passage that says so, and the words that do.

    `within`: where its date may stand, if only a part of the clause tells of it.
    """

    status: str
    clause: int
    words: Span
    weak: bool = False
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb that governs a mention: its word, event (or None), truth, tense, and whether it is the subject's."""

    at: int
    event: str | None
    lemma: str
    truth: str
    tense: str
    last: int
    purpose: bool = False
    ongoing: bool = False
    works: bool = True


class StatusReader:
    """Reads statuses in one language."""

    def __init__(self, words: ProjectWords, reader: AssertionReader) -> None:
        self._words = words
        self._reader = reader
        self._events = [
            (event, *_split(verb)) for event, verbs in words.verbs.items() for verb in verbs
        ]
        self._events.sort(key=lambda one: -len(one[2]))
        self._nouns = [
            (event, re.compile(rf"\b{_pattern(noun)}\b")) for event, nouns in words.nouns.items() for noun in nouns
        ]
        self._attributes = [
            (status, re.compile(rf" ?{_pattern(one)}(?!\w)")) for status, found in words.attributes.items() for one in found
        ]
        self._works = re.compile(r"\b(?:" + "|".join(_pattern(one) for one in words.works) + r")\b")
        self._labour = re.compile(r"\b(?:" + "|".join(_pattern(one) for one in words.labour) + r")\b")
        self._unreal = re.compile(r"\b(?:" + "|".join(_pattern(one) for one in words.unreal) + r")\b")
        self._loans = re.compile(r"\b(?:" + "|".join(_pattern(one) for one in words.loans) + r")\b")
        self._instruments = re.compile(r"\b(?:" + "|".join(_pattern(one) for one in words.instruments) + r")\b")
        self._aside = re.compile(r", (?:" + "|".join(_pattern(one) for one in words.aside) + r") [^,;.]{0,90}$")
        lemmas = tuple(dict.fromkeys(verb for _, verb, _ in self._events))
        self._forms = conjugations(lemmas, reader.words, words.irregular)
        self._containers = frozenset(fold(one) for one in words.containers)
        self._times = frozenset(fold(one) for one in reader.words.times)
        self._open_verbs = frozenset(words.open_verbs)
        self._signing = frozenset(words.signing)

    def claims(
        self, passage: Passage, line: Line, mention: ProjectMention, barrier: int = 0
    ) -> Iterator[Claim]:
        """What the sentence says of the project at a mention; words before `barrier` are said of another."""
        if not len(line) or passage.words[-1].fold == "?":
            return
        start, end = passage.at(mention.span.start), passage.at(mention.span.end - 1) + 1
        while start < end and passage.words[start].fold in ("le", "la", "les", "l'", "ce", "cet", "cette", "ces"):
            start += 1
        chain, verb = self._governor(passage, line, start, end, barrier)
        yield from self._of_chain(passage, mention, start, end, chain, verb)
        yield from self._behind(passage, line, mention, start, end)
        yield from self._before(passage, line, mention, start)

    def _of_chain(
        self, passage: Passage, mention: ProjectMention, start: int, end: int, chain: Span | None, verb: _Verb | None
    ) -> Iterator[Claim]:
        text = (chain.of(passage.folded) + " " if chain else "")
        surface = mention.span.of(passage.folded)
        if mention.recalled or any(pattern.match(surface) for _, pattern in self._nouns):
            text += surface
        place = Span(chain.start if chain else mention.span.start, mention.span.end)
        if self._unreal.search(text):
            return
        clause = passage.clause_at(verb.at if verb else start)
        nouns = [event for event, pattern in self._nouns if pattern.search(text)]
        strong = [event for event in nouns if event != "build"]
        number = passage.at(place.start)
        denied = self._reader.noun(passage, number, max(end, number + 1))
        if denied in ("denied", "rumoured", "hoped", "cancelled", "postponed", "asked", "hypothetical"):
            return
        works = bool(self._works.search(text)) or "build" in nouns
        if verb is not None and not self._labour.search(text):
            verb = replace(verb, works=False)
        status = self._status(text, strong, works, verb, denied)
        if status:
            yield Claim(status, clause, place, weak=status == "planned")

    def _status(self, text: str, nouns: list[str], works: bool, verb: _Verb | None, around: str | None) -> str | None:
        """The status that nouns before a project and the verb that governs them give it."""
        if verb is None:
            return DONE.get(nouns[0]) if nouns and around is None else None
        if verb.truth in ("denied", "rumoured", "hypothetical", "asked", "cancelled", "postponed"):
            return None
        if verb.lemma in self._signing and verb.truth == "asserted" and self._instruments.search(text):
            return "financed" if self._loans.search(text) else "agreed"
        if verb.event is not None:
            return self._by_event(verb, nouns, works, around)
        if verb.lemma in self._open_verbs or verb.truth != "asserted" or around is not None:
            return None
        return DONE.get(nouns[0]) if nouns else None

    def _by_event(self, verb: _Verb, nouns: list[str], works: bool, around: str | None) -> str | None:
        event = verb.event or ""
        if nouns and event in ("propose", "plan"):
            return "proposed" if event == "propose" else "planned" if nouns[0] != "open" else None
        if verb.truth == "proposed":
            return IDEAS.get(event)
        if verb.truth == "announced" and nouns and nouns[0] == "survey" and event == "begin" and verb.purpose:
            return "surveying"
        if verb.truth in ("announced", "hoped"):
            return TO_COME.get(event)
        if nouns and nouns[0] == "survey":
            return "surveying"
        if nouns and event in ("begin", "progress", "build"):
            return DONE.get(nouns[0])
        if event == "progress":
            return "under-construction" if works and verb.works else "advancing"
        if event == "build":
            return "under-construction" if verb.ongoing or works else "completed"
        if event == "open" and works:
            return "under-construction"
        return DONE.get(event)

    def _governor(
        self, passage: Passage, line: Line, start: int, end: int, barrier: int
    ) -> tuple[Span | None, _Verb | None]:
        """The words between the verb that governs a mention and the mention, and that verb."""
        words = passage.words
        number = passage.clause_at(start)
        if self._aside.search(passage.folded, passage.span.start, words[start].span.start):
            verb = next((i for i, word in enumerate(words[:start]) if word.finite and self._event_at(passage, line, i)), None)
            return self._linked(passage, line, 0, start), self._verb(passage, line, verb) if verb is not None else None
        k = start - 1
        while k >= 0 and start - k < REACH:
            word = words[k]
            if word.span.end <= barrier:
                return None, None
            if word.fold in (";", ":", "«", "»") or word.fold in ("qui", "dont") or k == passage.clauses[number].start and passage.clauses[number].opener:
                break
            if self._is_verb(line, word.span) and not self._attributive(passage, line, k):
                if self._theme(passage, line, k, start):
                    span = Span(words[k + 1].span.start, words[start].span.start) if k + 1 < start else None
                    return span, self._verb(passage, line, k)
                return self._linked(passage, line, k + 1, start), None
            k -= 1
        first = k + 1
        span = self._linked(passage, line, first, start)
        subject = self._verb_behind(passage, line, end, number)
        return span, subject

    def _linked(self, passage: Passage, line: Line, first: int, start: int) -> Span | None:
        """The words right before a mention that hang together with it by "de" and the like."""
        words = passage.words
        k = start
        while k > first:
            word = words[k - 1]
            token = self._token(line, word.span)
            if word.fold == "," or word.fold in ("et", "mais") and not self._list(passage, k - 1):
                break
            if token is not None and token.pos in VERBS and not self._attributive(passage, line, k - 1):
                break
            k -= 1
        return Span(words[k].span.start, words[start].span.start) if k < start else None

    def _list(self, passage: Passage, k: int) -> bool:
        return k + 1 < len(passage.words) and passage.words[k + 1].fold in ("du", "de", "d'", "des")

    def _theme(self, passage: Passage, line: Line, k: int, start: int) -> bool:
        """Whether what stands between a verb and a mention leaves the mention its object.

        A noun without a preposition takes that place ("a construit une école près du tunnel"), unless it tells
        of an event or of a part of the project; so does a preposition of place before the mention.
        """
        previous = passage.words[k].fold
        aside = False
        for i in range(k + 1, start):
            word = passage.words[i].fold
            token = self._token(line, passage.words[i].span)
            pos = token.pos if token else ""
            if word == ",":
                aside = not aside
            elif pos in ("NOUN", "PROPN") and not aside and previous not in BEFORE and word not in self._times:
                if word not in self._containers and not self._status_word(word):
                    return False
            if pos not in ("DET", "ADJ", "NUM"):
                previous = word
        near = [word.fold for word in passage.words[max(k + 1, start - 3) : start]]
        return not set(near) & BESIDE

    def _status_word(self, word: str) -> bool:
        return any(pattern.search(word) for _, pattern in self._nouns) or bool(self._instruments.search(word)) or bool(self._loans.search(word))

    def _verb_behind(self, passage: Passage, line: Line, end: int, number: int) -> _Verb | None:
        """The verb of which a mention is the subject: the first finite one behind it, in its clause."""
        words = passage.words
        for k in range(end, min(end + REACH, len(words))):
            if words[k].fold in (";", ":"):
                return None
            if words[k].finite and passage.clause_at(k) == number:
                return self._main(passage, line, k)
        return None

    def _main(self, passage: Passage, line: Line, k: int) -> _Verb:
        """The full verb of a group that begins with a finite word: its participle or infinitive, if it has one."""
        words = passage.words
        best = k
        for i in range(k + 1, min(k + 8, len(words))):
            token = self._token(line, words[i].span)
            if token is None or token.pos in ("NOUN", "PROPN", "PUNCT") or words[i].finite:
                break
            if token.pos in VERBS or self._forms_of(token.lemma):
                best = i
                if token.pos == "VERB" and words[i].fold not in ("ete", "etre"):
                    break
        return self._verb(passage, line, best)

    def _forms_of(self, lemma: str) -> bool:
        return any(lemma == verb for _, verb, _ in self._events)

    def _verb(self, passage: Passage, line: Line, k: int) -> _Verb:
        token = self._token(line, passage.words[k].span)
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
        if truth == "announced" and re.search(r"\b(?:convenu|convenues?|d'accord|conviennent|convenant)\b", passage.between(max(0, k - 8), k)):
            event = self._event_at(passage, line, k)
            return _Verb(k, "agree" if event in ("build", "begin", "open", "finance") else event, lemma, "asserted", predicate.tense, k + 1)
        purpose = predicate.first > 0 and passage.words[predicate.first - 1].fold in ("pour", "afin")
        been = any(word.fold in ("ete", "etre") for word in passage.words[predicate.first : k])
        simple = predicate.verb.tense != "participle" or predicate.voice == "passive" and not been
        ongoing = simple and predicate.tense in ("present", "imperfect", "gerund")
        return _Verb(k, self._event_at(passage, line, k), lemma, truth, predicate.tense, k + 1, purpose, ongoing)

    def _lemma(self, form: str, lemma: str) -> str:
        """The infinitive among the known ones that has a form, where the parse gives another."""
        known = self._forms.get(form, ())
        if not known or any(one.lemma == lemma for one in known):
            return lemma
        return known[0].lemma

    def _event_at(self, passage: Passage, line: Line, k: int) -> str | None:
        """The event that the verb at word `k` tells of, with the words that must follow it."""
        token = self._token(line, passage.words[k].span)
        lemma = self._lemma(passage.words[k].form, token.lemma if token else "")
        after = passage.folded[passage.words[k].span.end : passage.words[k].span.end + 60]
        for event, verb, tail in self._events:
            if verb != lemma:
                continue
            if not tail or re.match(rf"[ '](?:[a-z]+ment |egalement |aussi |bien )?{_pattern(tail)}\b", after):
                return event
        return None

    def _behind(
        self, passage: Passage, line: Line, mention: ProjectMention, start: int, end: int
    ) -> Iterator[Claim]:
        """What a participle, an attribute or a relative clause behind a mention says of it."""
        words = passage.words
        k = end
        while k < len(words) and words[k].fold in (",", ")", "»", '"', "(") or k < len(words) and k < end + 4 and words[k].fold in ("cku", "bds"):
            k += 1
        number = passage.clause_at(start)
        if k < len(words) and self._attributive(passage, line, k) and self._event_at(passage, line, k):
            verb = self._verb(passage, line, k)
            status = self._by_event(verb, [], False, None) if verb.truth == "asserted" else None
            if status and verb.event != "progress":
                comma = next((i for i in range(k + 1, len(words)) if words[i].fold == "," or words[i].finite), len(words))
                within = Span(words[k].span.start, words[comma - 1].span.end)
                yield Claim(status, passage.clause_at(k), Span(mention.span.start, words[k].span.end), within=within)
        if k < len(words) and words[k].fold in ("qui", "dont"):
            yield from self._relative(passage, line, mention, k)
        for i in range(end, min(end + 12, len(words))):
            if words[i].finite and passage.clause_at(i) == number and words[i].form in self._reader.words.auxiliaries:
                yield from self._attribute(passage, mention, i)
                break

    def _attribute(self, passage: Passage, mention: ProjectMention, i: int) -> Iterator[Claim]:
        """ "est en chantier", "était à l'arrêt": what a form of *être* says."""
        word = passage.words[i]
        predicate = self._reader.verb(passage, i, (Form("être", self._reader.words.auxiliaries[word.form][1]),))
        if predicate.truth != "asserted" or self._reader.words.auxiliaries[word.form][0] != "be":
            return
        rest = re.sub(r"^ (?:\w+ment|deja|toujours|encore|desormais|actuellement|aujourd'hui)(?= )", "", passage.folded[word.span.end : word.span.end + 60])
        for status, pattern in self._attributes:
            if match := pattern.match(rest):
                yield Claim(status, passage.clause_at(i), Span(mention.span.start, min(word.span.end + match.end(), passage.span.end)))
                return

    def _relative(self, passage: Passage, line: Line, mention: ProjectMention, k: int) -> Iterator[Claim]:
        words = passage.words
        number = passage.clause_at(k)
        finite = next((i for i in range(k, len(words)) if words[i].finite and passage.clause_at(i) == number), None)
        if finite is None:
            return
        verb = self._main(passage, line, finite)
        subject = passage.between(k, finite)
        nouns = [event for event, pattern in self._nouns if pattern.search(subject)]
        works = "build" in nouns
        if words[k].fold == "dont" and not nouns:
            return
        status = self._status(subject, [one for one in nouns if one != "build"], works, verb, None)
        if status:
            yield Claim(status, number, Span(mention.span.start, words[verb.last - 1].span.end), weak=status == "planned")

    def _before(self, passage: Passage, line: Line, mention: ProjectMention, start: int) -> Iterator[Claim]:
        """A participle that opens the sentence and is said of its subject: "Ouvert en 2024, le terminal …"."""
        if start < 2 or not self._event_at(passage, line, 0) or passage.words[0].finite:
            return
        comma = next((k for k in range(1, start) if passage.words[k].fold == ","), None)
        token = self._token(line, passage.words[0].span)
        if comma is None or start - comma > 3 or token is None or "VerbForm=Inf" in token.features:
            return
        verb = self._verb(passage, line, 0)
        if verb.tense == "participle" and verb.truth == "asserted" and (status := self._by_event(verb, [], False, None)):
            within = Span(passage.span.start, passage.words[comma].span.start)
            yield Claim(status, passage.clause_at(0), Span(passage.span.start, mention.span.end), within=within)

    def _is_verb(self, line: Line, span: Span) -> bool:
        token = self._token(line, span)
        return token is not None and token.pos in VERBS and token.lemma not in ("reliant",)

    def _attributive(self, passage: Passage, line: Line, k: int) -> bool:
        """Whether a participle stands without an auxiliary, as an adjective does."""
        token = self._token(line, passage.words[k].span)
        if token is None or "VerbForm=Part" not in token.features and not re.search(r"(?:e|ee|es|ees|i|ie|u|ue|it|ite|ert|erte)$", passage.words[k].fold):
            return False
        if passage.words[k].finite or "VerbForm=Inf" in token.features:
            return False
        predicate = self._reader.verb(passage, k, (Form(token.lemma, "participle"),))
        return predicate.voice == "attributive"

    def _token(self, line: Line, span: Span):  # type: ignore[no-untyped-def]
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


def _pattern(phrase: str) -> str:
    """A folded phrase: `*` at a word's end stands for the rest of it, alone for one word."""
    return re.escape(fold(phrase)).replace(r"\ \*\ ", r"\ \S+\ ").replace(r"\*", r"[^\W\d_]*")
