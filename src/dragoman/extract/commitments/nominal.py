"""What binds a party by a noun or a passive: "l'engagement de la Chine à", "a été promise par Pékin".

In: a sentence. Out: `Binding`s that say themselves whose they are. Verbs that bind their subject are left to
`promises.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.commitments.actions import ActionReader
from dragoman.extract.commitments.binding import NOMINAL, Binding, after
from dragoman.extract.grammar.assertion import AssertionReader, either
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.span import Span
from dragoman.packs.events import AssertionWords
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import CommitmentWords, conjugations

LINKERS = ("de", "a")
OF = frozenset(("de", "du", "d'", "des"))
SAID = frozenset(
    ("dit", "dite", "dits", "dites", "declare", "declaree", "declares", "declarees", "montre", "montree")
)
OWNER = 9  # words between such a noun and what it promises, which say whose it is
MEASURES = 10  # words between a verb and the colon behind what it announces
COMMON = frozenset(
    ("commune", "mutuelle", "ferme", "constante", "reciproque", "affichee", "declaree", "reiteree")
)


class NominalBindings:
    """Finds bindings by nouns, in passives and behind colons, in one language."""

    def __init__(self, words: CommitmentWords, assertion: AssertionWords, reader: AssertionReader) -> None:
        self._reader = reader
        self._nouns = {fold(noun): modality for modality, nouns in words.nouns.items() for noun in nouns}
        self._headings = {
            fold(noun): modality for modality, nouns in words.headings.items() for noun in nouns
        }
        self._adjectives = frozenset(map(fold, words.adjectives))
        self._doubt = re.compile(rf"(?<!\w){either(words.doubt)}(?!\w)")
        self._promised = conjugations(words.promised, assertion, words.irregular)
        self._announcing = conjugations(words.announcing, assertion, words.irregular)
        self._gifts = frozenset(map(fold, words.gifts))
        self._measures = frozenset(map(fold, words.measures))

    def of(self, passage: Passage, actions: ActionReader) -> Iterator[Binding]:
        """The bindings of a sentence."""
        if self._doubt.search(passage.folded, *passage.span):
            return
        if heading := self._heading(passage):
            yield heading
        for i, word in enumerate(passage.words):
            if word.fold in self._nouns and (found := self._noun(passage, i, actions)):
                yield found
            if word.fold in self._adjectives and (found := self._apposed(passage, i, actions)):
                yield found
            if word.form in self._promised and (found := self._passive(passage, i)):
                yield found
            if word.form in self._announcing and (found := self._given(passage, i)):
                yield found
            if word.fold == ":" and (found := self._colon(passage, i, actions)):
                yield found

    def _noun(self, passage: Passage, i: int, actions: ActionReader) -> Binding | None:
        """ "la volonté de la Chine de renforcer": whose it is stands behind the noun."""
        words = passage.words
        if not i or words[i - 1].fold not in ("la", "le", "l'", "cette", "cet") or self._unreal(passage, i):
            return None
        for k in range(i + 1, min(i + OWNER, len(words))):
            if words[k].finite or words[k].fold in (",", ".", ";", ":"):
                return None
            behind = next((at for one in LINKERS if (at := after(passage, k, one)) is not None), None)
            verb = actions.infinitive(behind) if behind is not None else None
            if behind is None or verb is None:
                continue
            if k == i + 1 or {word.fold for word in words[i + 1 : k]} <= COMMON:
                return None  # "la volonté de renforcer": nobody's
            of = i + 1 + (words[i + 1].fold in COMMON and words[i + 2].fold in OF)
            owner = of + 1 if words[of].fold in OF and k > of + 1 else i + 1
            who = Span(words[owner].span.start, words[k - 1].span.end)
            modality, linkers = self._nouns[words[i].fold], LINKERS
            return Binding(i, i + 1, behind, verb, modality, linkers, confidence=NOMINAL, who=who)
        return None

    def _heading(self, passage: Passage) -> Binding | None:
        """ "Les engagements de la Chine", "Promesses chinoises :": whose the list below is."""
        words = passage.words
        i = int(bool(words) and words[0].fold in ("les", "des"))
        end = len(words) - (bool(words) and words[-1].fold == ":")
        if i >= end or words[i].fold not in self._headings or any(word.finite for word in words):
            return None
        who = i + 2 if i + 2 < end and words[i + 1].fold in OF else i + 1
        if who >= end or words[end - 1].fold in (".", "!", "?"):
            return None
        span = Span(words[who].span.start, words[end - 1].span.end)
        modality = self._headings[words[i].fold]
        return Binding(i, i + 1, end, i, modality, confidence=NOMINAL, listed=True, who=span)

    def _apposed(self, passage: Passage, i: int, actions: ActionReader) -> Binding | None:
        """ "Prête à investir, la Chine …"; "le Kazakhstan, résolu à doubler …, a"."""
        words = passage.words
        opens = not i or words[i - 1].fold == "," or (words[i - 1].fold == "et" and words[i - 2].fold == ",")
        opens = opens or (words[i - 1].fold == "et" and self._said_to_be(passage, i - 1))
        behind = next((at for one in LINKERS if (at := after(passage, i + 1, one)) is not None), None)
        verb = actions.infinitive(behind) if behind is not None else None
        if not opens or behind is None or verb is None or self._unreal(passage, i):
            return None
        return Binding(i, i + 1, behind, verb, "willingness", LINKERS, confidence=NOMINAL, loose=True)

    def _said_to_be(self, passage: Passage, k: int) -> bool:
        """Whether an adjective stands before the "et" at word `k`: "s'est dite favorable à … et prête à"."""
        for i in range(k - 1, max(0, k - OWNER), -1):
            word = passage.words[i]
            if word.fold in (",", ";", ":"):
                return False
            if word.form in self._reader.words.auxiliaries or word.fold in SAID:
                return word.fold in SAID or self._reader.words.auxiliaries[word.form][0] == "be"
        return False

    def _passive(self, passage: Passage, i: int) -> Binding | None:
        """ "Une aide de 20 000 tonnes a été promise par Pékin"."""
        words = passage.words
        predicate = self._reader.verb(passage, i, self._promised[words[i].form])
        if predicate.voice != "passive" or not predicate.asserted or predicate.reflexive:
            return None
        by = next((k for k in range(predicate.last, len(words)) if words[k].fold == "par"), None)
        start = min((a for a, b in passage.clauses[passage.clause_at(predicate.first)].parts), default=0)
        if by is None or by + 1 >= len(words) or by > predicate.last + OWNER or start >= predicate.first:
            return None
        stop = next(
            (
                k
                for k in range(by + 1, len(words))
                if words[k].fold in ("a", "au", "aux", ",", ".", "pour", "lors")
            ),
            len(words),
        )
        who = Span(words[by + 1].span.start, words[max(stop, by + 2) - 1].span.end)
        action = Span(words[start].span.start, words[predicate.first - 1].span.end)
        return Binding(
            predicate.first,
            predicate.last,
            start,
            start,
            "pledge",
            confidence=NOMINAL,
            noun=True,
            who=who,
            span=action,
        )

    def _given(self, passage: Passage, i: int) -> Binding | None:
        """ "a annoncé l'octroi d'un don", "annonce une aide de": what is given is told by a noun."""
        words = passage.words
        predicate = self._reader.verb(passage, i, self._announcing[words[i].form])
        if predicate.verb.lemma != "annoncer" or not predicate.asserted or predicate.voice != "active":
            return None
        start = predicate.last
        if start + 1 >= len(words) or words[start].fold not in ("un", "une", "l'", "le", "la", "des"):
            return None
        noun = next(
            (k for k in range(start + 1, min(start + 4, len(words))) if words[k].fold in self._gifts), None
        )
        if noun is None or self._unreal(passage, i):
            return None
        return Binding(predicate.first, predicate.last, start, noun, "pledge", confidence=NOMINAL, noun=True)

    def _colon(self, passage: Passage, colon: int, actions: ActionReader) -> Binding | None:
        """ "a annoncé trois mesures : créer un fonds, ouvrir …": each infinitive is undertaken."""
        words = passage.words
        verb = actions.infinitive(colon + 1) if colon + 1 < len(words) else None
        if verb is None:
            return None
        before = range(max(0, colon - MEASURES), colon)
        if not any(words[k].fold in self._measures for k in before):
            return None
        for k in reversed(range(max(0, colon - 2 * MEASURES), colon)):
            if forms := self._announcing.get(words[k].form):
                predicate = self._reader.verb(passage, k, forms)
                if not predicate.asserted:
                    return None
                proposed = predicate.verb.lemma in ("proposer", "suggérer")
                modality = "proposal" if proposed else "pledge"
                return Binding(
                    predicate.first, predicate.last, colon + 1, verb, modality, ("",), confidence=NOMINAL
                )
        return None

    def _unreal(self, passage: Passage, i: int) -> bool:
        """Whether the clause of a noun denies or doubts."""
        number = passage.clause_at(i)
        inside = (passage.words[k].fold for a, b in passage.clauses[number].parts for k in range(a, b))
        return self._reader.context(passage, i) is not None or any(
            word in ("ne", "n'", "sans") for word in inside
        )
