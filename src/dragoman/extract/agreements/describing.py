"""How far the words reach that describe an instrument: "un accord [sur le tourisme] signé en mai".

In: a passage and where the noun of an instrument ends. Out: the index of the word behind its description.
"""

from __future__ import annotations

import re

from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.words import OBJECTS, Word, goes_on
from dragoman.model.reading import Reading

LONGEST = 45  # words that an instrument's description may cover
LONGEST_BRACKET = 8  # words of a bracket that does not end a description
LONGEST_DATE = 5  # words of a bracket that only says when
BEEN = "ete"
ONE = frozenset(("un", "une"))
YEAR = 4  # digits of a year
LIST_REACH = 17  # words behind a comma in which a list ends with "et"
LONGEST_MEMBER = 5  # words of a member of such a list, where it names no party
TAKEN = OBJECTS | {"a", "au", "aux"}
_INFINITIVE = re.compile(r"(?:(?<!i)er|ublier|ir)$")  # "régulier" is none
LEAVING = frozenset(
    (
        "lors",
        "en",
        "a",
        "au",
        "aux",
        "dans",
        "pendant",
        "apres",
        "avec",
        "par",
        "qui",
        "pour",
        "selon",
        "dont",
    )
)


class Describing:
    """Finds where the descriptions of instruments end."""

    def __init__(self, lexicon: InstrumentLexicon) -> None:
        self._lexicon = lexicon

    def stop(self, passage: Passage, end: int, title: bool = False) -> int:
        """The index behind the noun's complements: up to a verb, a relative, a mark, another instrument."""
        words, k = passage.words, end - 1
        last = min(end + LONGEST, len(words))
        while (k := k + 1) < last:
            word = words[k]
            told = k + 1 < last and words[k + 1].form in self._lexicon.forms  # "(signé en 2019)"
            if dated_bracket(words, k) or self._lexicon.gathered.match(passage.folded, word.span.start):
                return k  # "(2012)", "au sommet"
            if word.fold == "(" and not told and (close := self._closed(passage, k)):
                k = close
                continue
            if (
                word.finite
                or self._is_auxiliary(words, k)
                or word.fold in self._lexicon.stops
                or word.form in self._lexicon.ending
            ):
                return k
            if self._lexicon.in_force_alone.match(passage.folded, word.span.start):  # "entre en vigueur"
                return k
            if word.fold not in (",", "et"):
                continue
            if self._instrument_follows(passage, k + 1) or goes_on(words, k + 1):
                return k
            if self._another_deed(passage, end, k + 1):
                return k
            if word.fold == "," and not (
                (title and _at(words, k + 1) in ("d'", "de", "du"))
                or words[k - 1].fold in self._lexicon.firms
                or self._goes_on(passage, end, k)
            ):
                return k
        return last

    def _another_deed(self, passage: Passage, end: int, k: int) -> bool:
        """Whether a verb or an act of its own follows: "et [assister à] …", "et [la signature du] …"."""
        words = passage.words
        if k + 1 >= len(words):
            return False
        verb = _INFINITIVE.search(words[k].fold) and words[k + 1].fold in TAKEN
        if verb and not any(_INFINITIVE.search(word.fold) for word in words[end:k]):
            return True
        return bool(self._lexicon.deed.match(passage.folded, words[k].span.start))

    def _is_auxiliary(self, words: tuple[Word, ...], k: int) -> bool:
        """Whether a form of avoir that no parse told has its participle: "LE PROTOCOLE A ÉTÉ SIGNÉ"."""
        been = k + 1 < len(words) and words[k + 1].fold == BEEN
        return been and words[k].fold in self._lexicon.reader.words.have["present"]

    def _closed(self, passage: Passage, k: int) -> int | None:
        """The bracket that closes the one at word `k`, if only a few words stand between."""
        ahead = range(k + 1, min(k + LONGEST_BRACKET, len(passage.words)))
        return next((i for i in ahead if passage.words[i].fold == ")"), None)

    def _goes_on(self, passage: Passage, end: int, k: int) -> bool:
        """Whether a comma stands in a list of parties or subjects: "entre la Chine, le Kazakhstan et …"."""
        since = [word.fold for word in passage.words[end:k]]
        parties = "entre" in since and "et" not in since[since.index("entre") :]
        ahead = passage.words[k + 1 : k + LIST_REACH]
        short = 0
        for i, word in enumerate(ahead):
            if word.finite or word.fold in (".", ";", ":") or word.form in self._lexicon.forms:
                return False
            if word.fold == "et" and (i or parties):
                return parties or (not self._leaves(ahead[:i]) and bool(self._subject_since(passage, end, k)))
            short = 0 if word.fold == "," else short + 1
            if not parties and short > LONGEST_MEMBER:
                return False
        return False

    def _leaves(self, words: tuple[Word, ...]) -> bool:
        """Whether what follows a comma is no member of a list: "…, lors de", "…, en mai", "…, le 5 mai"."""
        return words[0].fold in LEAVING or any(word.form.isdigit() for word in words)

    def _subject_since(self, passage: Passage, end: int, k: int) -> re.Match[str] | None:
        return self._lexicon.subject.search(
            passage.folded, passage.words[end - 1].span.end, passage.words[k].span.start
        )

    def _before_date(self, reading: Reading, passage: Passage, end: int, stop: int) -> int:
        """The stop, or the first day or month behind the noun: "un accord sur le tourisme [en mai]"."""
        for date in reading.dates:
            k = passage.at(date.span.start)
            if (
                end <= k < stop
                and passage.words[k].span.start == date.span.start
                and "-" in (date.value or "-")
            ):
                if passage.words[k - 1].fold in ("de", "du"):  # "le traité de 2007 entre X et Y"
                    continue
                while k > end and passage.words[k - 1].fold in ("en", "le", "a", "au"):
                    k -= 1
                return k if passage.words[k].fold != "pour" else stop
        return stop

    def _instrument_follows(self, passage: Passage, k: int) -> bool:
        """Whether another instrument is named next: "[et] un plan d'action", "[et] un autre sur"."""
        if k < len(passage.words) and self._lexicon.another.match(
            passage.folded, passage.words[k].span.start
        ):
            return True
        one = k < len(passage.words) and passage.words[k].fold in ONE
        while k < len(passage.words) and passage.words[k].fold in self._lexicon.determiners:
            k += 1
        at = passage.words[min(k, len(passage.words) - 1)].span.start
        at_times = (self._lexicon.listed, self._lexicon.supposed) if one else ()  # "[et] une initiative sur"
        return any(nouns.match(passage.folded, at) for nouns in (self._lexicon.noun, *at_times))


def dated_bracket(words: tuple[Word, ...], k: int) -> bool:
    """Whether the bracket at word `k` holds a day and nothing else: "(2012)", "(Pékin, mai 2012)"."""
    ahead = words[k + 1 : k + LONGEST_DATE + 2] if k < len(words) and words[k].fold == "(" else ()
    close = next((i for i, word in enumerate(ahead) if word.fold == ")"), 0)
    return close > 0 and ahead[close - 1].form.isdigit() and len(ahead[close - 1].form) == YEAR


def _at(words: tuple[Word, ...], k: int) -> str:
    return words[k].fold if k < len(words) else ""
