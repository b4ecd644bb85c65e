"""What is undertaken: where the words of an action begin and end, and which actions are several.

In: a passage and the word with which an action begins. Out: its span, or the spans of the actions that are
coordinated in it ("à regrouper … et à poursuivre …"). Who undertakes it is left to `actors.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dragoman.extract.commitments.going_on import goes_on
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.infinitives import CLITIC_OBJECTS, CLITICS, InfinitiveReader
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.words import DETERMINERS
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import CommitmentWords

OPEN, CLOSE = frozenset("«“"), frozenset("»”")
RELATIVES = frozenset(
    ("qui", "dont", "ou", "lequel", "laquelle", "lesquels", "lesquelles", "que", "qu'", "ce")
)
SUBORDINATORS = frozenset(
    ("tandis", "sans", "alors", "mais", "car", "puisque", "lorsque", "lorsqu'", "quand", "comme", "si", "or")
)
PRONOUNS = frozenset(("il", "elle", "ils", "elles", "on", "he", "she", "they"))
ALSO = frozenset(("aussi", "egalement", "ensuite", "enfin", "ainsi", '"', "«", "“"))
TO_COME = (("ra", "ront", "rons"), ("rait", "raient"))  # endings of the future, of the conditional
BESIDE = frozenset(("", "si", "car", "comme", "puisque"))
MARKS = frozenset(";:?!–—")
ASIDES = frozenset(("avec", "en", "dans", "par", "lors", "sur", "aux", "au", "d'", "a", "conjointement"))
LONGEST_ASIDE = 9  # words of an aside between a verb and what belongs to it
SHORTEST = 3  # words that an action has at least, its verb counted


class ActionReader(InfinitiveReader):
    """Reads the actions of one sentence; `verbs` begin a clause where "et" stands before them."""

    def __init__(
        self, passage: Passage, line: Line, words: CommitmentWords, verbs: frozenset[str] = frozenset()
    ) -> None:
        super().__init__(passage, line, words)
        self._verbs = verbs

    def end(self, verb: int) -> int:
        """The index behind the last word of the action whose verb is at word `verb`."""
        words, passage = self._passage.words, self._passage
        own = passage.clause_at(verb)
        depth = quotes = 0
        over = self._aside(verb) or self.closing(verb)
        for k in range(verb + 1, len(words)):
            word = words[k].fold
            if k <= over:
                continue
            if word == "(":
                depth += 1
            elif word == ")":
                if not depth:
                    return k
                depth -= 1
            elif word in OPEN:
                quotes += 1
            elif word in CLOSE:
                if not quotes:
                    return k
                quotes -= 1
            elif word == '"':
                if quotes == 0 and not self._opens(k):
                    return k
                quotes = 1 - quotes
            elif not depth and self._bounds(k, own):
                return k
            elif (
                words[k].finite
                and not self.is_adverb(k)
                and (not self._within(k, own) or self._abreast(k, verb))
            ):
                return self._back(k, verb)
        return len(words)

    def _aside(self, verb: int) -> int:
        """The index of the comma that ends an aside behind the verb ("s'opposer, avec X, à …"), or 0."""
        words = self._passage.words
        if verb + 2 >= len(words) or words[verb + 1].fold != "," or words[verb + 2].fold not in ASIDES:
            return 0
        for k in range(verb + 3, min(verb + 3 + LONGEST_ASIDE, len(words) - 1)):
            if words[k].fold == ",":
                return 0 if words[k + 1].finite or words[k + 1].fold in RELATIVES | PRONOUNS else k
            if words[k].finite or words[k].fold in MARKS:
                return 0
        return 0

    def _bounds(self, k: int, own: int) -> bool:
        """Whether a mark, or an "et" before another verb, bounds the action."""
        words, word = self._passage.words, self._passage.words[k].fold
        if word in MARKS:
            return not self._in_name(k)
        if word == ",":
            return not self._in_number(k) and self._stops(k, own)
        if word != "et" or k + 2 >= len(words):
            return False
        return words[k + 1].form in self._verbs or self._done(k + 1) or goes_on(self._passage, k, own)

    def _done(self, k: int) -> bool:
        """Whether a participle with its object goes on with the verb before ("… et invité les …")."""
        words = self._passage.words
        at = self._line.at(words[k].span.start)
        if at >= len(self._line) or words[k + 1].fold not in DETERMINERS:
            return False
        token = self._line.tokens[at]
        return token.pos == "VERB" and "VerbForm=Part" in token.features

    def _in_name(self, k: int) -> bool:
        """Whether a dash joins two names ("la route Barskoon – Aksou")."""
        text, words = self._passage.text, self._passage.words
        return (
            words[k].fold in ("–", "—")
            and k + 1 < len(words)
            and words[k + 1].span.of(text)[:1].isupper()
            and words[k - 1].span.of(text)[:1].isupper()
        )

    def _in_number(self, k: int) -> bool:
        """Whether a comma is that of a decimal."""
        text, span = self._passage.text, self._passage.words[k].span
        return text[span.start - 1 : span.start].isdigit() and text[span.end : span.end + 1].isdigit()

    def _opens(self, k: int) -> bool:
        text, span = self._passage.text, self._passage.words[k].span
        return (
            text[span.start - 1 : span.start] in (" ", "(", "'") and text[span.end : span.end + 1].isalnum()
        )

    def _stops(self, k: int, own: int) -> bool:
        """Whether what follows the comma at word `k` is no part of the action."""
        words = self._passage.words
        after = words[k + 1 : k + 5]
        if not after:
            return True
        first = after[0].fold
        if first == "dont" and self._enumerates(k + 1):
            return False
        if first in RELATIVES | SUBORDINATORS:
            return True
        if len(after) > 1 and after[0].nominal and after[1].fold in RELATIVES - {"ou", "ce"}:
            return True  # ", geste dont les modalités …"
        nxt = k + 2 if first == "et" else k + 1
        if nxt < len(words) and words[nxt].fold in ("a", "de", "d'"):
            nxt += 1
        if self.infinitive(nxt) is not None:
            return False  # the next of several actions
        if first in PRONOUNS or after[0].finite:
            return True
        if self._gerund(k + 1):
            return True
        if len(after) > 1 and first in CLITICS | {"a"} and after[1].finite:
            return True
        number = self._passage.clause_at(k + 1)
        return number != own and not self._below(number, own)

    def _enumerates(self, k: int) -> bool:
        """Whether "dont" at word `k` only tells some of what was named: no verb up to the next comma."""
        words = self._passage.words[k + 1 :]
        end = next((i for i, word in enumerate(words) if word.fold in MARKS | {","}), len(words))
        return not any(word.finite for word in words[:end])

    def _gerund(self, k: int) -> bool:
        word = self._passage.words[k].fold
        return len(word) > 5 and word.endswith("ant") and not self._passage.words[k].nominal

    def _abreast(self, k: int, verb: int) -> bool:
        """Whether a verb stands beside that of the action: joined by "et", and of the same tense to come."""
        words = self._passage.words
        both = (words[k].fold.endswith(one) and words[verb].fold.endswith(one) for one in TO_COME)
        return words[k - 1].fold == "et" and any(both)

    def _within(self, k: int, own: int) -> bool:
        """Whether a finite verb belongs to a clause that stands inside the action."""
        number = self._passage.clause_at(k)
        return number != own and self._below(number, own)

    def _below(self, number: int, own: int) -> bool:
        clause = self._passage.clauses[number]
        return own in self._passage.above(number) and clause.opener not in BESIDE

    def _back(self, k: int, verb: int) -> int:
        """The last "et" or comma before a verb that belongs to another clause."""
        words = self._passage.words
        for i in range(k - 1, verb, -1):
            if words[i].fold in ("et", ",", "mais", "que", "qu'", "qui"):
                return i - 1 if words[i - 1].fold == "," and words[i].fold == "et" else i
        return k

    def whole(self, start: int, verb: int, clause: bool) -> Span | None:
        """The span of a clause, or of a noun phrase, that is undertaken as a whole."""
        if not clause:
            return self._trimmed(start, self.end(verb))
        words, number = self._passage.words, self._passage.clause_at(verb)
        finite = next((k for k in range(verb, len(words)) if words[k].finite), verb)
        end = self.end(max(verb, finite if self._passage.clause_at(finite) == number else verb))
        for k in range(start + 1, end):
            if k > verb > start and self._purpose(k):
                end = k
                break
        return self._trimmed(start, end)

    def actions(self, start: int, verb: int, linkers: tuple[str, ...]) -> Iterator[tuple[int, Span]]:
        """The actions from word `start` on, with the word of the verb of each; coordinated ones apart."""
        end = self.end(verb)
        while True:
            nxt = self._next(verb, end, linkers)
            span = self._trimmed(start, nxt[0] if nxt else end)
            if span is not None:
                yield verb, span
            if nxt is None:
                return
            start, verb = nxt[1], nxt[2]

    def _next(self, verb: int, end: int, linkers: tuple[str, ...]) -> tuple[int, int, int] | None:
        """Where the words before the next coordinated action end, where it begins, and its verb."""
        words = self._passage.words
        for k in range(verb + 1, end - 1):
            also = words[k].fold == "ainsi" and words[k + 1].fold in ("que", "qu'")
            if not also and (
                words[k].fold not in (",", "et", "puis", "ou") or words[k + 1].fold in ("et", "puis", "ainsi")
            ):
                continue
            for linker in linkers:
                after = self._over_linker(k + 1 + also, linker)
                found = self.infinitive(after) if after is not None and after < end else None
                if found is None or self._inner(verb, k, linker):
                    continue
                stop = k - 1 if words[k].fold != "," and words[k - 1].fold == "," else k
                begin = after if after is not None else k + 1
                while begin < found and words[begin].fold in ALSO:
                    begin += 1
                return stop, begin, found
        return None

    def _over_linker(self, k: int, linker: str) -> int | None:
        words = self._passage.words
        if not linker:
            return k
        if k < len(words) and words[k].fold in (fold(linker), "d'" if linker == "de" else ""):
            return k + 1
        return None

    def _inner(self, verb: int, k: int, linker: str) -> bool:
        """Whether an infinitive within the action already takes the linker; "et à" goes with that one."""
        words = self._passage.words
        for i in range(verb + 1, k):
            if not linker and self._purpose(i):
                return True
            taken = linker and words[i].fold in (fold(linker), "d'" if linker == "de" else fold(linker))
            if taken and self.infinitive(i + 1) is not None:
                return True
        return False

    def _purpose(self, k: int) -> bool:
        """Whether a purpose begins at a word: "afin de construire"."""
        first = self._passage.words[k].fold
        return first in _first_words(self._words.purposes) and self.infinitive(k + 1) is not None

    def _trimmed(self, start: int, end: int) -> Span | None:
        """The span of words `[start, end)` without what only frames the action."""
        words, passage = self._passage.words, self._passage
        while end > start and (
            (
                not words[end - 1].fold[-1:].isalnum()
                and words[end - 1].fold not in CLOSE | {")", '"', "%", "$", "€"}
            )
            or words[end - 1].fold in ("et", "de", "d'", "a", "que", "qu'", "ou")
        ):
            end -= 1
        while end > start and words[end - 1].fold in CLOSE | {'"'} and not self._balanced(start, end):
            end -= 1
        short = (
            len(words[start].fold) <= 3 and words[start].fold not in CLITIC_OBJECTS
        )  # "le lancer" is enough
        if end - start < SHORTEST and (end - start < SHORTEST - 1 or short):
            return None
        span = Span(words[start].span.start, words[end - 1].span.end)
        low = span.of(passage.folded)
        for phrase in map(fold, self._words.ends):
            at = low.find(phrase, 10)
            if at > 0:
                span, low = Span(span.start, span.start + at), low[:at]
        return span.stripped(passage.text).stripped(passage.text, " ,;") if len(low.split()) >= 2 else None

    def _balanced(self, start: int, end: int) -> bool:
        marks = [self._passage.words[k].fold for k in range(start, end)]
        straight = marks.count('"')
        return sum(m in OPEN for m in marks) == sum(m in CLOSE for m in marks) and straight % 2 == 0


@lru_cache(maxsize=64)
def _first_words(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(phrase).split()[0] for phrase in phrases)
