"""Which verb governs a project in its sentence, and what that verb tells of it.

In: a parsed sentence and the words of a mention. Out: a `Governor`: the verb of which the mention is
object or subject, its event, truth and tense. What status follows is left to `status.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.phrase_patterns import either
from dragoman.extract.projects.events import Governor
from dragoman.extract.projects.verbs import VERBS, VerbReader
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.projects import ProjectWords

REACH = 30  # words between a verb and what it governs
_OPEN = "a au aux en dans par pour sur avec de du des d' lors depuis pres vers entre et chez sous"
ASIDE = 12  # words between a mention and a verb that the parse missed, in an aside
BEFORE = frozenset(re.split(" ", _OPEN))
ARTICLES = frozenset(("le", "la", "les", "l'", "un", "une", "des", "deux", "trois"))
BESIDE = frozenset(("pres", "via", "vers", "par", "depuis", "contre", "sans", "grace", "proximite"))
WITHIN = frozenset(("a", "au", "aux", "dans", "chez", "sous"))
JOINING = frozenset(("et", "ou", "mais", "puis"))
OF = frozenset(("du", "de", "d'", "des"))


class GovernorFinder:
    """Finds governors in one language."""

    def __init__(self, words: ProjectWords, reader: AssertionReader, verbs: VerbReader) -> None:
        self._reader = reader
        self._verbs = verbs
        self._times = frozenset(fold(one) for one in reader.words.times)
        self._containers = frozenset(fold(one) for one in words.containers)
        nouns = [noun for found in words.every_noun.values() for noun in found]
        told = (*nouns, *words.instruments, *words.loans, *words.tenders)
        self._telling = re.compile(rf"\b{either(told)}\b")
        self._about = re.compile(rf" {either(words.about_to)} (?:de |d')")
        self._aside = re.compile(rf", {either(words.aside)} [^,;.]{{0,90}}$")

    def governor(
        self, passage: Passage, line: Line, start: int, end: int, barrier: int
    ) -> tuple[Span | None, Governor | None]:
        """The words between the verb that governs a mention and the mention, and that verb."""
        words = passage.words
        number = passage.clause_at(start)
        if self._aside.search(passage.folded, passage.span.start, words[start].span.start):
            told = (i for i in range(start) if words[i].finite and self._verbs.event_at(passage, line, i))
            verb = next(told, None)
            governor = self._verbs.verb(passage, line, verb) if verb is not None else None
            return self._linked(passage, line, 0, start), governor
        begin = passage.clauses[number].start if number else -1
        k = start - 1
        while k >= 0 and start - k < REACH:
            word = words[k]
            if word.span.end <= barrier:
                return self._coordinated(passage, line, k + 1, start)
            if (
                word.fold in (";", ":", "«", "»")
                or word.fold in ("qui", "dont")
                or (k <= begin and (passage.clauses[number].opener or not passage.clauses[number].shared))
            ):
                break
            missed = self._verbs.mistaken(passage, line, k)
            verbal = self._is_verb(line, word.span) and not (
                self._verbs.attributive(passage, line, k) or self._verbs.adjectival(passage, k)
            )
            if (missed or verbal) and not is_name(passage, k):
                apart = sum(one.fold == "," for one in words[k + 1 : start]) % 2 == 1
                if apart and self._verbs.verb(passage, line, k).passive:
                    return self._linked(passage, line, k + 1, start), None  # "X est lancée, Y suspendue"
                if self._theme(passage, line, k, start):
                    span = Span(words[k + 1].span.start, words[start].span.start) if k + 1 < start else None
                    return span, self._verbs.verb(passage, line, k)
                linked = self._linked(passage, line, k + 1, start)
                at = linked.start if linked else words[start].span.start
                # "les travaux ont repris sur le tronçon …", and not "construira une usine sur le champ de …"
                on = words[k + 1].fold == "sur" and self._verbs.event_at(passage, line, k) != "build"
                on = on and k + 1 < start
                joined = on or self._conjoined(passage, line, k, at)
                return linked, self._verbs.verb(passage, line, k) if joined else None
            k -= 1
        first = k + 1
        subject = self._verb_behind(passage, line, end, number)
        linked = self._linked(passage, line, first, start)
        return linked, replace(subject, subject=True) if subject else None

    def _coordinated(
        self, passage: Passage, line: Line, first: int, start: int
    ) -> tuple[Span | None, Governor | None]:
        """The words of a second object, and the verb before the first: "prévoit … et le début de …"."""
        span = self._linked(passage, line, first, start)
        if span is None or not self._telling.search(span.of(passage.folded)):
            return None, None
        number = passage.clause_at(start)
        for k in range(first - 1, max(-1, first - REACH), -1):
            if passage.clause_at(k) != number or passage.words[k].fold in (";", ":"):
                break
            if self._is_verb(line, passage.words[k].span) and not self._verbs.attributive(passage, line, k):
                return span, self._verbs.verb(passage, line, k)
        return span, None

    def _conjoined(self, passage: Passage, line: Line, k: int, begin: int) -> bool:
        """Whether the words at an offset go on with the object of the verb at word `k`: "… et la pose de"."""
        verb, words = line.at(passage.words[k].span.start), passage.words
        first = passage.at(begin)
        if words[max(first - 1, 0)].fold == "et" and k + 1 < first and words[k + 1].fold in ARTICLES:
            return not any(word.fold in (",", ":", "qui") for word in words[k + 1 : first])
        at = next((i for i in range(line.at(begin), len(line)) if line.pos(i) in ("NOUN", "PROPN")), None)
        while at is not None and line.tokens[at].relation == "conj" and line.tokens[at].head != at:
            at = line.tokens[at].head
            if line.tokens[at].relation == "obj" and line.tokens[at].head == verb:
                return True
        return False

    def _linked(self, passage: Passage, line: Line, first: int, start: int) -> Span | None:
        """The words right before a mention that hang together with it by "de" and the like."""
        words = passage.words
        k = start
        while k > first:
            word = words[k - 1]
            token = self._verbs.token(line, word.span)
            if (
                word.fold == ","
                and k < start
                and words[k].fold in OF
                and (over := self._aside_at(passage, k - 1))
            ):
                k = over
                continue
            if word.fold == "," or (word.fold in ("et", "mais") and not self._list(passage, k - 1)):
                break
            present = word.fold.endswith("ant")  # "portant sur", "visant à"
            if (
                token is not None
                and token.pos in VERBS
                and not present
                and not self._verbs.attributive(passage, line, k - 1)
            ):
                break
            k -= 1
        return Span(words[k].span.start, words[start].span.start) if k < start else None

    def _aside_at(self, passage: Passage, comma: int) -> int | None:
        """Where an aside before a comma begins ("la mise en service, ce dimanche, du parc")."""
        for k in range(comma - 1, max(0, comma - 9), -1):
            word = passage.words[k]
            if word.finite or word.fold in (";", ":", "»", "«"):
                return None
            if word.fold == ",":
                return k
        return None

    def _list(self, passage: Passage, k: int) -> bool:
        return k + 1 < len(passage.words) and passage.words[k + 1].fold in ("du", "de", "d'", "des")

    def _theme(self, passage: Passage, line: Line, k: int, start: int) -> bool:
        """Whether what stands between a verb and a mention leaves the mention its object.

        A noun without a preposition takes that place ("construit une école près du tunnel"), unless it tells
        of an event or of a part of the project; so does a preposition of place before the mention.
        """
        verb, tail = k, self._verbs.event(passage, line, k)[1]
        k += len(tail.replace("'", "' ").split())
        previous = passage.words[min(k, start)].fold
        light = self._light(passage, k + 1, start)
        aside = False
        for i in range(k + 1, start):
            word = passage.words[i].fold
            token = self._verbs.token(line, passage.words[i].span)
            pos = token.pos if token else ""
            if word == "," and passage.words[i + 1].fold in JOINING:
                return False  # "dont la construction se poursuit, et l'usine"
            if word == ",":
                aside = not aside
            elif token and token.relation == "advmod":  # "bâtir ensemble un hub"
                continue
            elif pos in ("NOUN", "PROPN") and not aside and previous not in BEFORE and not light(i):
                return False
            if pos not in ("DET", "ADJ", "NUM"):
                previous = word
        return not self._beside(passage, line, verb, k, start)

    def _beside(self, passage: Passage, line: Line, verb: int, k: int, start: int) -> bool:
        """Whether a preposition of place or cause stands before a mention: "près de la centrale"."""
        at = start - 1
        while (
            at > k
            and (token := self._verbs.token(line, passage.words[at].span))
            and token.pos in ("DET", "ADJ")
        ):
            at -= 1
        if (
            passage.words[at].fold in WITHIN
            and at > k
            and self._verbs.event_at(passage, line, verb) not in ("finance", "invest")
        ):
            return True
        if passage.words[at].fold == "sur" and self._verbs.event_at(passage, line, verb) == "build":
            return True  # "construira une usine sur le champ de X"
        near = {word.fold for word in passage.words[max(k + 1, at - 1) : at + 1]}
        return bool(near & BESIDE) and passage.words[at].fold in (BESIDE | OF | {"a", "au", "aux"})

    def of_another(self, passage: Passage, line: Line, chain: Span) -> bool:
        """Whether the words before a mention make another thing the subject ("les négociations sur …")."""
        first, last = passage.at(chain.start), passage.at(chain.end)
        first = max(
            (i + 1 for i in range(first, last) if passage.words[i].fold in ("et", ",")), default=first
        )
        light = self._light(passage, first, last)
        tokens = [(i, self._verbs.token(line, passage.words[i].span)) for i in range(first, last)]
        return any(token and token.pos in ("NOUN", "PROPN") and not light(i) for i, token in tokens)

    def _light(self, passage: Passage, first: int, last: int) -> Callable[[int], bool]:
        """Tells which of some words take no object's place: a time, an event, a part of a project."""
        if first >= last:
            return lambda _: False
        at = passage.words[first].span.start, passage.words[last - 1].span.end
        events = [Span(*match.span()) for match in self._telling.finditer(passage.folded, *at)]

        def light(i: int) -> bool:
            word = passage.words[i]
            known = word.fold in self._times or word.fold in self._containers
            return known or any(one.contains(word.span) for one in events)

        return light

    def _verb_behind(self, passage: Passage, line: Line, end: int, number: int) -> Governor | None:
        """The verb of which a mention is the subject: the first finite one behind it, in its clause."""
        words = passage.words
        for k in range(end, min(end + REACH, len(words))):
            if words[k].fold in (";", ":"):
                return None
            if words[k].finite and passage.clause_at(k) == number and not is_name(passage, k):
                return self.main(passage, line, k)
        near = (
            k for k in range(end, min(end + ASIDE, len(words))) if k < end + 2 or words[k - 1].fold == ","
        )
        missed = next((k for k in near if self._verbs.mistaken(passage, line, k)), None)
        return self._verbs.verb(passage, line, missed) if missed is not None else None

    def main(self, passage: Passage, line: Line, k: int) -> Governor:
        """The full verb of a group that begins with a finite word: its participle or infinitive."""
        words = passage.words
        about = self._about.match(passage.folded, words[k].span.end)  # "est sur le point d'être lancé"
        best, k = k, passage.at(about.end() - 1) if about else k
        for i in range(k + 1, min(k + 8, len(words))):
            token = self._verbs.token(line, words[i].span)
            if token is None or token.pos in ("NOUN", "PROPN", "PUNCT") or words[i].finite:
                break
            if token.pos in VERBS or self._verbs.tells(token.lemma):
                best = i
                if token.pos == "VERB" and words[i].fold not in ("ete", "etre"):
                    break
        return self._verbs.verb(passage, line, best)

    def _is_verb(self, line: Line, span: Span) -> bool:
        token = self._verbs.token(line, span)
        if token is None or any(sign.isdigit() for sign in token.text):  # "Sazagan-2" is none
            return False
        return token.pos in VERBS and token.lemma not in ("reliant",)


def is_name(passage: Passage, k: int) -> bool:
    """Whether a word that a parse may take for a verb is a name: a capital within a sentence ("à Termez")."""
    text = passage.words[k].span.of(passage.text)
    return k > 1 and text[:1].isupper() and not text.isupper() and passage.words[k - 1].fold.isalpha()
