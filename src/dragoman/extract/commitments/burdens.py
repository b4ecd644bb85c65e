"""What falls to a party: "il incombe à X de bâtir", "l'entretien incombe à X", "à charge pour X de bâtir".

In: a sentence. Out: `Binding`s that say themselves whose they are. What binds a subject is left to
`promises.py`, what nouns promise to `nominal.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.commitments.actions import ActionReader
from dragoman.extract.commitments.binding import NOMINAL, Binding, after
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.span import Span
from dragoman.packs.undertakings import CommitmentWords

TO = frozenset(("a", "au", "aux"))
FORMAL = frozenset(("il", "-il"))
ENDS = frozenset((",", ";", ":", ".", "(", "»", "et", "qui", "que"))
OWNER = 12  # words that say whose it is
ASIDE = 6  # words between whose it is and the verb: ", de son côté,"


class Burdens:
    """Finds what falls to parties, in one language."""

    def __init__(self, words: CommitmentWords, reader: AssertionReader) -> None:
        self._reader = reader
        self._falls = frozenset(words.falls)
        self._charge = tuple(phrase.split() for phrase in words.charges)

    def of(self, passage: Passage, actions: ActionReader) -> Iterator[Binding]:
        """The bindings of a sentence, in order."""
        for i, word in enumerate(passage.words):
            found = self._falling(passage, i, actions) if word.form in self._falls else None
            if found := found or self._charged(passage, i, actions):
                yield found

    def _falling(self, passage: Passage, i: int, actions: ActionReader) -> Binding | None:
        """ "Il incombe à X de bâtir", "l'entretien incombe à X", "à X incombe l'entretien"."""
        words = passage.words
        if self._denied(passage, i):
            return None
        formal = i > 0 and words[i - 1].fold in FORMAL
        if i + 2 < len(words) and words[i + 1].fold in TO:
            if formal:
                return self._infinitive(passage, i, i + 1, i + 2, actions)
            start = max((a for a, _ in passage.clauses[passage.clause_at(i)].parts if a <= i), default=i)
            end = _end(passage, i + 2)
            if start >= i or end <= i + 2:
                return None
            who = Span(words[i + 2].span.start, words[end - 1].span.end)
            action = Span(words[start].span.start, words[i - 1].span.end).stripped(passage.text, " ,")
            return _noun(i, start, who, action)
        first = next((k for k in range(i - 2, max(i - OWNER, -1), -1) if words[k].fold in TO), None)
        if first is None or formal or words[first].form == "a":
            return None
        end, stop = _end(passage, first + 1), _end(passage, i + 1)
        if end > i - 1 + (words[i - 1].fold != ",") or i - end > ASIDE or stop < i + 3:
            return None
        who = Span(words[first + 1].span.start, words[min(end, i) - 1].span.end)
        return _noun(i, i + 1, who, Span(words[i + 1].span.start, words[stop - 1].span.end))

    def _charged(self, passage: Passage, i: int, actions: ActionReader) -> Binding | None:
        """ "…, à charge pour X de bâtir": the words before whose it is."""
        words = passage.words
        for phrase in self._charge:
            if words[i].form != phrase[0]:
                continue
            if [word.form for word in words[i : i + len(phrase)]] == phrase and not self._denied(passage, i):
                return self._infinitive(passage, i, i + len(phrase) - 1, i + len(phrase), actions)
        return None

    def _infinitive(
        self, passage: Passage, i: int, last: int, owner: int, actions: ActionReader
    ) -> Binding | None:
        """The binding of an infinitive behind whose it is, from word `owner` on: "à X de bâtir"."""
        words = passage.words
        for k in range(owner + 1, min(owner + OWNER, len(words))):
            if words[k].finite or words[k].fold in (";", ":", "."):
                return None
            behind = after(passage, k, "de")
            verb = actions.infinitive(behind) if behind is not None else None
            if behind is not None and verb is not None:
                who = Span(words[owner].span.start, words[k - 1].span.end)
                linkers = ("de",)
                return Binding(i, last + 1, behind, verb, "pledge", linkers, confidence=NOMINAL, who=who)
        return None

    def _denied(self, passage: Passage, i: int) -> bool:
        near = passage.words[max(0, i - 3) : i]
        return self._reader.context(passage, i) is not None or any(w.fold in ("ne", "n'") for w in near)


def _end(passage: Passage, k: int) -> int:
    """The word behind a phrase that begins at word `k`."""
    words = passage.words
    while k < len(words) and not words[k].finite and words[k].fold not in ENDS:
        k += 1
    return k


def _noun(i: int, start: int, who: Span, action: Span) -> Binding:
    return Binding(i, i + 1, start, start, "pledge", confidence=NOMINAL, noun=True, who=who, span=action)
