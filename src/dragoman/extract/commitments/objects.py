"""What is undertaken where a noun tells it: "ont promis à la Chine leur soutien", "vise 30 milliards".

In: a passage, a cue and the word behind it. Out: the `Binding` with its object, or None: words, wares,
meetings and persons are nothing that a party undertakes. Infinitives and clauses are left to `promises.py`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.extract.commitments.binding import NOMINAL, Binding
from dragoman.extract.grammar.assertion import either
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.packs.undertakings import CommitmentWords

DETERMINERS = frozenset(
    (
        "le", "la", "les", "l'", "un", "une", "des", "leur", "son", "sa", "ses", "leurs", "du", "de", "d'",
        "plusieurs", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
        "treize", "quatorze", "quinze", "seize", "vingt", "trente", "quarante", "cinquante", "soixante",
        "cent", "mille", "quelques",
    )
)  # fmt: skip
GIVEN = DETERMINERS - {"le", "la", "les", "l'", "des", "du", "de", "d'"}
"""Those that begin an object behind a hearer or a time, of which the others may be a part."""
LEADING = frozenset(("a", "au", "aux", "en", "pour", "des", "lors", "avec", "envers", "aupres"))
GOVERNING = LEADING | frozenset(("de", "du", "d'", "sur", "dans", "par", "et"))
REACH = 12  # words that a hearer and a time may take before an object


class ObjectReader:
    """Reads objects of one language."""

    def __init__(self, words: CommitmentWords) -> None:
        self._deeds = re.compile(rf"{either(words.deeds)}(?!\w)")
        self._about = re.compile(rf"{either(words.about)} ?(?=\d)")
        nobody = (*words.undeeds, *words.people, *words.parties, *words.sides, *words.bodies)
        self._undeeds = re.compile(rf"{either(nobody)}(?!\w)")
        self._built = re.compile(rf"{either(words.works)}(?!\w)")

    def binding(self, passage: Passage, line: Line, base: Binding, k: int, any_noun: bool) -> Binding | None:
        """The binding with its object behind the cue, from word `k` on: a noun for a deed, or `any_noun`."""
        words = passage.words
        if k < len(words) and words[k].fold in ("sur", "d'"):  # "se sont entendus sur l'ouverture de"
            k += 1
        if about := self._about.match(passage.folded, words[k].span.start if k < len(words) else 0):
            k = passage.at(about.end())
        if (given := _behind_hearer(passage, k)) is not None:
            k = given
        elif k < len(words) and words[k].fold in ("a", "au", "aux"):
            k += 1
            while k < len(words) and not determined(passage, k):
                k += 1
            if k < len(words) and words[k].fold in ("la", "le", "les", "l'") and k < len(words) - 1:
                nxt = next((i for i in range(k + 1, min(k + 4, len(words))) if determined(passage, i)), None)
                k = nxt if nxt is not None else k
        if k < len(words) and words[k].fold in ("de", "d'"):  # "promettant de « nouvelles réalisations »"
            return None
        for i in range(k, min(k + 4, len(words))):
            if i > k and determined(passage, k):
                start = words[i].span.start
                if self._deeds.match(passage.folded, start):
                    return replace(base, start=k, verb=i, noun=True, confidence=NOMINAL)
                at = line.at(start)
                if at < len(line) and line.pos(at) == "NOUN":
                    built = words[k].fold in ("un", "une") and self._built.match(passage.folded, start)
                    named = any_noun and (built or not self._undeeds.match(passage.folded, start))
                    offer = replace(base, start=k, verb=i, noun=True, confidence=NOMINAL, offer=True)
                    return offer if named else None
            if words[i].finite or words[i].fold in (",", "."):
                return None
        return None


def _behind_hearer(passage: Passage, k: int) -> int | None:
    """Where an object begins behind a time and a hearer: "promis en mai à la ville d'Och | une école"."""
    words = passage.words
    if k >= len(words) or words[k].fold not in LEADING:
        return None
    for i in range(k + 1, min(k + REACH, len(words))):
        if words[i].finite or words[i].fold in (",", ".", ";", ":", "qui", "que"):
            return None
        if words[i].fold in GIVEN and words[i - 1].fold not in GOVERNING:
            return i
    return None


def determined(passage: Passage, k: int) -> bool:
    """Whether word `k` is a determiner or a number."""
    word = passage.words[k].fold
    return word in DETERMINERS or word.isdigit()
