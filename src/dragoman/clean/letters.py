"""Lines that were typed without accents, in capitals, or both: "LE PRESIDENT A SIGNE", "la cooperation".

In: a draft, the word list, the words among which a participle stands. Out: the draft in which such lines are
spelled as the rest of the text or, where it has no such word, the list has it. A line with accents and small
letters stays as it is. Letters lost to an encoding are left to `accents`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, islice, product

from dragoman.clean.draft import Draft
from dragoman.model.span import Edit, Span
from dragoman.packs.cleaning import Damage
from dragoman.packs.folding import fold
from dragoman.packs.lexicon import Lexicon

_LINE = re.compile("[^\n]+")
_LETTER = re.compile(r"[^\W\d_]")
_MARKED = re.compile(r"[^\W\d_\x00-\x7f]")  # with an accent, or of another alphabet
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?:^|[.!?…] |[«“\"] ?)[«“\"'(–— -]{0,3}(?=\w)")
_PASSIVE = re.compile(r" (?:par\b|le \d)", re.IGNORECASE)
_SENTENCES = re.compile(r"\S[^.!?…]*+[.!?…]*")
_SHOUT = re.compile(r"[A-ZÀ-ÖØ-Þ',:’ -]{30}")
_LETTERS = 150  # of a line without accents: one in two thousand sound ones has so many
_LETTERS_OF_A_TEXT = 400
_SHARE = 0.004  # of letters have an accent in a text that has lost them; three in a hundred in a sound one
_SHOUTED = 0.85  # of the letters of a line in capitals
_FEWEST = 15  # letters of a line in capitals; "PRESSE" is the name of a section
_MOST = 3  # accents of a word
_INITIALS = 2  # letters that stand for a first name before a full stop
_LONGEST = 20  # letters of a word that is tried with accents
_CLEARLY = 4  # times more frequent must the spelling with accents be
_FEWEST_LOST = 2  # words that have lost accents beyond doubt, for the line to be judged by them
_OFTEN = 20  # times more frequent must it be in a word that has lost them beyond doubt
_PARTICIPLE = 30  # times rarer than the bare word may the participle after an auxiliary be
_COMMON = 50  # rank below which differences count for nothing
_KNOWN = 3_000  # rank up to which a word is no name, wherever the text has it with a capital
_RAREST = 300_000
_ACCENTS = {"e": "éèêë", "a": "àâ", "c": "ç", "i": "îï", "o": "ô", "u": "ùûü"}


def restore_letters(draft: Draft, damage: Damage, lexicon: Lexicon) -> Draft:
    """The draft with accents put back in the lines of small letters that have none."""
    lines = [Span(*match.span()) for match in _LINE.finditer(draft.text)]
    accented = [len(_MARKED.findall(line.of(draft.text))) for line in lines]
    bare = sum(accented) <= _SHARE * len(draft.text) and _is_bare(draft.text, sum(accented))
    wanted = [
        line
        for line, marked in zip(lines, accented, strict=True)
        if not marked
        and (bare or len(_LETTER.findall(line.of(draft.text))) >= _LETTERS)
        and not _is_shouted(line.of(draft.text))
    ]
    return draft.revised(_respelled(draft.text, wanted, damage, lexicon, bare)) if wanted else draft


def _is_bare(text: str, accented: int) -> bool:
    """Whether a text with so many accented letters has lost its accents."""
    letters = len(_LETTER.findall(text))
    return letters >= _LETTERS_OF_A_TEXT and accented <= _SHARE * letters


def lower_capitals(draft: Draft, blocks: Sequence[Span], damage: Damage, lexicon: Lexicon) -> Draft:
    """The draft with small letters, and accents, put back in blocks and sentences that are in capitals."""
    wanted = []
    for block in blocks:
        if _is_shouted(block.of(draft.text)):
            wanted.append(block)
        elif _SHOUT.search(draft.text, *block):
            sentences = [Span(*match.span()) for match in _SENTENCES.finditer(draft.text, *block)]
            wanted += [one for one in sentences if _is_shouted(one.of(draft.text))]
    return draft.revised(_respelled(draft.text, wanted, damage, lexicon, False)) if wanted else draft


def _respelled(
    text: str, wanted: Sequence[Span], damage: Damage, lexicon: Lexicon, bare: bool
) -> Iterator[Edit]:
    sound = tuple(match[0] for match in _LINE.finditer(text) if not _is_shouted(match[0]))
    speller = _Speller(damage, lexicon, sound)
    for line in wanted:
        words = line.of(text)
        for start, end, spelled in speller.spelled(words, _is_shouted(words), bare):
            yield Edit(line.start + start, line.start + end, spelled)


def _is_shouted(line: str) -> bool:
    if not line[:20].isupper():
        return False
    letters = sum(one.isalpha() for one in line)
    return (
        letters >= _FEWEST
        and sum(one.isupper() for one in line) >= _SHOUTED * letters
        and " " in line.strip()
    )


def _spellings(lines: Iterable[str]) -> Mapping[str, str]:
    """How the words of some lines are spelled, by their folded form, where they are always spelled so."""
    found: dict[str, Counter[str]] = {}
    for line in lines:
        begins = {match.end() for match in _SENTENCE.finditer(line)}
        for match in _WORD.finditer(line):
            if match.start() not in begins and len(match[0]) > 1:
                found.setdefault(fold(match[0]), Counter())[match[0]] += 1
    return {
        folded: next(iter(forms))
        for folded, forms in found.items()
        if len(forms) == 1 and (len(folded) > 3 or next(iter(forms))[0].isupper())
    }


@dataclass
class _Speller:
    """Spells the words of one text, of which the lines in `sound` have lost nothing."""

    damage: Damage
    lexicon: Lexicon
    sound: tuple[str, ...]
    known: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)

    @cached_property
    def own(self) -> Mapping[str, str]:
        """How the text itself spells its words; few texts have a line that asks."""
        return _spellings(self.sound)

    def spelled(self, line: str, shouted: bool, bare: bool) -> Iterator[Edit]:
        """The edits to the words of a line; `bare`: the text as a whole has lost its accents."""
        words = list(_WORD.finditer(line))
        accents = _MARKED.search(line) is not None
        restored = not accents and (bare or self._have_lost(words, 1 if shouted else _FEWEST_LOST))
        if not shouted and not restored:
            return
        begins = {match.end() for match in _SENTENCE.finditer(line)}
        for i, match in enumerate(words):
            before = [one[0].lower() for one in words[max(0, i - 3) : i]]
            if _PASSIVE.match(line, match.end()):
                before = ["avoir"]  # "un accord signe le 3 mai": a participle, as behind an auxiliary
            after = words[i + 1][0] if i + 1 < len(words) else ""
            pointed = line[match.end() : match.end() + 1] == "."
            spelled = self._word(match[0], before, after, pointed, shouted, restored)
            if shouted and match.start() in begins and spelled.islower():
                spelled = spelled[0].upper() + spelled[1:]
            if spelled != match[0]:
                yield Edit(match.start(), match.end(), spelled)

    def _word(
        self, word: str, before: list[str], after: str, pointed: bool, shouted: bool, restored: bool
    ) -> str:
        low = word.lower()
        own = self.own.get(fold(word))
        if shouted and own is not None and (own.islower() or not self._is_common(own.lower())):
            return own
        if shouted and low == "a":
            return "a" if self._is_verb(before, after) else "à"
        accented = self._accented(low, before, after) if restored else low
        if not shouted:
            return (
                accented
                if word.islower()
                else accented[0].upper() + accented[1:]
                if word[1:].islower()
                else word
            )
        return self._cased(accented, low, pointed)

    def _cased(self, word: str, bare: str, pointed: bool) -> str:
        """A word of a line in capitals as the list writes it most often; an unknown one is a name."""
        if pointed and len(word) <= _INITIALS:
            return word.capitalize()
        if len(word) == 1 or word in self.damage.elided:
            return word
        forms = dict.fromkeys([word, word.capitalize(), bare.upper(), bare.capitalize()])
        forms |= dict.fromkeys(form.capitalize() for _, form in self._readings(bare)[:2])
        ranked = [(rank, form) for form in forms if (rank := self.lexicon.rank(form)) is not None]
        if ranked:
            return min(ranked)[1]
        return word.capitalize() if any(one in "aeiouyéèêà" for one in word) else word.upper()

    def _is_common(self, word: str) -> bool:
        rank = self.lexicon.rank(word)
        return rank is not None and rank < _KNOWN

    def _have_lost(self, words: Iterable[re.Match[str]], fewest: int) -> bool:
        """Whether at least so many different words have lost their accents beyond doubt."""
        lost = (word for word in dict.fromkeys(match[0].lower() for match in words) if self._has_lost(word))
        return sum(1 for _ in islice(lost, fewest)) == fewest

    def _has_lost(self, word: str) -> bool:
        bare = self.lexicon.rank(word)
        if len(word) <= 3 or (bare is not None and bare <= _OFTEN * _COMMON):
            return False
        readings = self._readings(word)
        return bool(readings) and (bare is None or bare > _OFTEN * (readings[0][0] + _COMMON))

    def _accented(self, word: str, before: list[str], after: str) -> str:
        if word == "a":
            return "a" if self._is_verb(before, after) else "à"
        readings = self._readings(word)
        bare = self.lexicon.rank(word)
        if re.search("es?$", word):
            ended = [one for one in readings if re.search("ée?s?$", one[1])]
            near = ended and ended[0][0] < _PARTICIPLE * (_COMMON if bare is None else bare + _COMMON)
            if near and self._after_auxiliary(before, readings[0] == ended[0]):
                return ended[0][1]
            others = [one for one in readings if one not in ended]
            if others and ended and others[0][0] < _CLEARLY * (ended[0][0] + _COMMON) and word.endswith("e"):
                readings = tuple(others)
        if readings and (bare is None or bare > _CLEARLY * readings[0][0]):
            return readings[0][1]
        return word

    def _is_verb(self, before: list[str], after: str) -> bool:
        """Whether a bare "a" is the verb: after its subject's pronoun, before a participle."""
        low = after.lower()
        if low == "t" or (before and before[-1] in self.damage.subjects):
            return True
        if low in self.damage.participles or low in self.damage.between - self.damage.elided:
            return True
        if re.search("(?:e|i|u|is|it)$", low) is None or len(low) < 3 or not after[:1].isalpha():
            return False
        ended = any(
            form.endswith("é") and self.lexicon.rank(form) is not None for _, form in self._readings(low)[:2]
        )
        return ended or (
            low.endswith(("u", "i", "is", "it")) and self.lexicon.rank(low) is not None and after.islower()
        )

    def _after_auxiliary(self, before: list[str], likely: bool) -> bool:
        """Whether a participle is to be expected; after "to be" only if no adjective is likelier."""
        for word in reversed(before):
            if word in self.damage.auxiliaries:
                return likely or word in self.damage.having
            if word not in self.damage.between:
                return False
        return False

    def _readings(self, word: str) -> tuple[tuple[int, str], ...]:
        """The spellings with accents that the list has, the most frequent first."""
        if word not in self.known:
            self.known[word] = tuple(sorted(self._ranked(word)))
        return self.known[word]

    def _ranked(self, word: str) -> Iterator[tuple[int, str]]:
        if "oe" in word and (rank := self.lexicon.rank(word.replace("oe", "œ"))) is not None:
            yield rank, word.replace("oe", "œ")
        if len(word) > _LONGEST:
            return
        places = [i for i, letter in enumerate(word) if letter in _ACCENTS]
        for number in range(1, min(_MOST, len(places)) + 1):
            for chosen in combinations(places, number):
                for accents in product(*(_ACCENTS[word[i]] for i in chosen)):
                    spelled = list(word)
                    for i, letter in zip(chosen, accents, strict=True):
                        spelled[i] = letter
                    form = "".join(spelled)
                    ranks = [self.lexicon.rank(one) for one in (form, form.capitalize())]
                    if (rank := min((one for one in ranks if one is not None), default=_RAREST)) < _RAREST:
                        yield rank, form
