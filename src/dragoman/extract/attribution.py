"""Who speaks by a reporting verb: its subject before it, behind it, shared with another verb, or a pronoun.

In: the `Cue`s of a sentence and a `SpeakerFinder`. Out: a `Voice` for a cue. Pronouns that nothing resolves
come out with no parties: the caller knows who spoke last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.line import VERBAL, Line
from dragoman.extract.noun_phrases import Phrase, phrase_at, phrase_before
from dragoman.extract.reporting import Cue
from dragoman.extract.speakers import SpeakerFinder
from dragoman.model.entity import Party
from dragoman.packs.cues import Grammar

OPENERS = frozenset([",", "»", '"', "”", "“", "—", "–", "-", "?", "!", "…", "...", ".", ")", "›", "--"])
ASIDE = 14  # tokens that may stand between a verb and the subject behind it


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and where this is said: tokens `[start, stop)`, behind the verb if `inverted`.

    `pronoun`: the words are a pronoun, which the caller may resolve if `parties` is empty.
    """

    parties: tuple[Party, ...]
    start: int
    stop: int
    inverted: bool = False
    pronoun: bool = False


class Attribution:
    """Finds the subject of reporting verbs."""

    def __init__(self, finder: SpeakerFinder, grammar: Grammar) -> None:
        self._finder = finder
        self._grammar = grammar

    def voice(self, cue: Cue, earlier: Sequence[tuple[Cue, Voice]]) -> Voice | None:
        """The subject of a cue. `earlier`: the cues before it in the sentence, with theirs."""
        if cue.clitic is not None:
            found = self._finder.pronoun(cue.line, cue.clitic) or self._finder.references(cue.span)
            return Voice(found, cue.first, cue.last, inverted=True, pronoun=True)
        if cue.kind == "elliptic":
            return _same(earlier[-1][1]) if earlier else self._shared(cue, ())
        if cue.kind == "gerund":
            return self._of_gerund(cue, earlier)
        if cue.kind == "infinitive":
            return self._of_infinitive(cue, earlier)
        return self.behind(cue) or self._before(cue, cue.first, earlier)

    def subject(self, line: Line) -> Voice | None:
        """The subject of a sentence's first verb, whatever it means."""
        return self._main_subject(Cue(line, len(line), len(line) - 1, len(line), "", (), "gerund"))

    def behind(self, cue: Cue) -> Voice | None:
        """The subject behind an inverted verb: ", a déclaré hier le ministre"."""
        line, grammar = cue.line, self._grammar
        opened = (
            cue.first == 0 or line.word(cue.first - 1) in OPENERS or line.precedes(cue.first, grammar.as_said)
        )
        if not opened or line.word(cue.last) in (*grammar.complementisers, ":"):
            return None
        if line.word(cue.first) in grammar.reflexives and line.word(cue.first - 1) not in OPENERS:
            return None
        if not cue.takes("quote") or (cue.takes("noun") and not self._can_be_inverted(cue)):
            return None
        phrase = self._subject_behind(line, cue.last)
        if phrase is None or (
            line.word(phrase.stop) in grammar.complementisers and phrase.stop == phrase.end
        ):
            return None
        parties = self._finder.parties(phrase)
        return Voice(parties, phrase.start, phrase.stop, inverted=True) if parties else None

    def _can_be_inverted(self, cue: Cue) -> bool:
        line = cue.line
        return cue.first == 0 or line.any_finite(0, cue.first) or line.word(cue.first - 1) not in (",",)

    def _subject_behind(self, line: Line, start: int) -> Phrase | None:
        grammar = self._grammar
        k = start
        while k < min(start + ASIDE, len(line)):
            word = line.word(k)
            if line.finite(k) or word in (".", ";", ":", "«", '"') or word in grammar.complementisers:
                return None
            if word in grammar.prepositions and word not in grammar.articles:
                k = self._behind_adverbial(line, k)
                continue
            if word in grammar.times or (
                line.pos(k) in ("ADV", "PUNCT", "NUM") and not line.tokens[k].text[:1].isupper()
            ):
                k += 1
                continue
            if word == "le" and (
                line.pos(k + 1) == "NUM"
                or line.word(k + 1) in grammar.times
                or line.word(k + 1)[:1].isdigit()
            ):
                k += 2
                continue
            phrase = phrase_at(line, k, grammar)
            return phrase if phrase and self._finder.can_speak(phrase) else None
        return None

    def _behind_adverbial(self, line: Line, k: int) -> int:
        """The index behind "à la presse", "lors d'une réunion": up to the next phrase of its own."""
        start = k
        doing: int | None = None  # what follows "en souriant": its object, or else the subject
        k += 1
        seen = False
        while k < len(line):
            word, pos = line.word(k), line.pos(k)
            fresh = pos == "DET" or word.rstrip(".") in self._grammar.titles or pos == "PROPN"
            ended = self._finder.name_ends(line.tokens[k - 1].span.end, "organisation")
            apart = line.word(k - 1) not in self._grammar.prepositions and (
                line.pos(k - 1) != "PROPN" or ended
            )
            if seen and ((fresh and apart) or self._finder.person_from(line.tokens[k].span.start)):
                return k
            if k < start + 3 and "VerbForm=Part" in line.tokens[k].features and word.endswith("ant"):
                doing = k + 1
                k += 1
                continue
            if pos in ("PUNCT", *VERBAL) or word in self._grammar.times:
                return doing if doing is not None and doing < k else k
            if pos in ("NOUN", "PROPN", "PRON", "NUM"):
                seen = True
            k += 1
        return k

    def _before(self, cue: Cue, j: int, earlier: Sequence[tuple[Cue, Voice]]) -> Voice | None:
        line, grammar = cue.line, self._grammar
        while line.pos(j - 1) == "ADV" and not line.tokens[j - 1].text[:1].isupper() and j > 1:
            j -= 1
        word = line.word(j - 1)
        if word in grammar.coordinators or (
            line.word(j - 1) == "," and line.word(j - 2) in grammar.coordinators
        ):
            return self._shared(cue, earlier)
        if (start := self._pronoun_start(line, j)) is not None:
            return Voice(self._finder.pronoun(line, start), start, j, pronoun=True)
        if word in grammar.relatives:
            return self._of_relative(line, j - 1)
        phrase = phrase_before(line, j, grammar)
        parties = self._finder.parties(phrase) if phrase else ()
        if phrase and parties and self._agrees(parties, phrase):
            return Voice(parties, phrase.start, phrase.stop)
        return self._by_parse(cue) or (self._shared(cue, earlier) if word == "," else None)

    def _agrees(self, parties: tuple[Party, ...], phrase: Phrase) -> bool:
        """Not two speakers for a verb in the singular, unless the phrase joins them itself."""
        if len(parties) < 2:
            return True
        words = phrase.line.words[phrase.start : phrase.stop]
        return any(word in self._grammar.coordinators or word == "," for word in words)

    def _pronoun_start(self, line: Line, j: int) -> int | None:
        """Where a pronoun that ends before token `j` begins ("il", "celui-ci", "ce dernier")."""
        for n in (1, 2, 3):
            words = line.words[max(j - n, 0) : j]
            if " ".join(words) in self._grammar.subjects or "".join(words) in self._grammar.subjects:
                return j - len(words)
        return None

    def _of_pronoun(self, line: Line, i: int) -> Voice | None:
        return Voice(self._finder.pronoun(line, i), i, i + 1, pronoun=True)

    def _of_relative(self, line: Line, i: int) -> Voice | None:
        """The antecedent of "qui": the phrase before it, or before the comma."""
        j = i - 1 if line.word(i - 1) == "," else i
        phrase = phrase_before(line, j, self._grammar)
        parties = self._finder.parties(phrase) if phrase else ()
        return Voice(parties, phrase.start, phrase.stop) if phrase and parties else None

    def _shared(self, cue: Cue, earlier: Sequence[tuple[Cue, Voice]]) -> Voice | None:
        """The subject of the verb that this one is joined to by "et"."""
        line = cue.line
        head = line.tokens[cue.verb].head
        for one, voice in reversed(earlier):
            if one.verb == head and line.tokens[cue.verb].relation == "conj":
                return _same(voice)
        joined = [k for k in range(cue.first - 1, -1, -1) if line.finite(k) or _participle(line, k)]
        for k in joined:  # the nearest verb that has a subject of its own before it
            if line.word(k) in self._grammar.have or line.word(k) in self._grammar.be or line.finite(k):
                for one, voice in earlier:
                    if one.first <= k < one.last:
                        return _same(voice)
                phrase = phrase_before(line, k, self._grammar)
                parties = self._finder.parties(phrase) if phrase else ()
                if phrase and parties:
                    return Voice(parties, phrase.start, phrase.stop)
                if line.word(k - 1) in self._grammar.subjects:
                    return self._of_pronoun(line, k - 1)
        return _same(earlier[-1][1]) if earlier else None

    def _by_parse(self, cue: Cue) -> Voice | None:
        line = cue.line
        for k in range(cue.first - 1, -1, -1):
            token = line.tokens[k]
            if token.head == cue.verb and token.relation.startswith("nsubj"):
                start = k
                while (
                    line.pos(start - 1) in ("DET", "ADJ", "NUM")
                    or line.word(start - 1).rstrip(".") in self._grammar.titles
                ):
                    start -= 1
                phrase = phrase_at(line, start, self._grammar)
                parties = self._finder.parties(phrase) if phrase else ()
                return Voice(parties, phrase.start, phrase.stop) if phrase and parties else None
        return None

    def _of_gerund(self, cue: Cue, earlier: Sequence[tuple[Cue, Voice]]) -> Voice | None:
        line = cue.line
        head = line.tokens[cue.verb].head
        for _ in range(4):
            for one, voice in earlier:
                if one.verb == head:
                    return _same(voice)
            head = line.tokens[head].head
        if earlier:
            return _same(earlier[0][1])
        return self._main_subject(cue)

    def _main_subject(self, cue: Cue) -> Voice | None:
        """The subject of the first verb before the gerund, or, where that opens the sentence, behind it."""
        line, grammar = cue.line, self._grammar
        for k in range(cue.first):
            if line.finite(k):
                first = k
                while line.word(first - 1) in grammar.clitics or line.word(first - 1) in ("ne", "n'"):
                    first -= 1
                return self._before(Cue(line, first, k, k + 1, "", (), "finite"), first, ())
        for k in range(cue.last, len(line)):
            if line.word(k) == "," and (phrase := phrase_at(line, k + 1, grammar)):
                after = phrase.stop + (line.word(phrase.stop) == ",")
                while line.pos(after) == "ADV" or line.word(after) in grammar.clitics:
                    after += 1
                parties = self._finder.parties(phrase)
                if after < len(line) and line.finite(after):
                    if parties:
                        return Voice(parties, phrase.start, phrase.stop)
                    if line.word(phrase.start) in grammar.subjects:
                        return self._of_pronoun(line, phrase.start)
        return None

    def _of_infinitive(self, cue: Cue, earlier: Sequence[tuple[Cue, Voice]]) -> Voice | None:
        line = cue.line
        if earlier and (cue.doer is None or any(one.first <= cue.doer < one.last for one, _ in earlier)):
            return _same(earlier[-1][1])
        if cue.doer is None:
            return self._main_subject(cue)
        first = cue.doer
        for k in range(cue.doer - 1, max(cue.doer - 5, -1), -1):
            if line.word(k) in self._grammar.have or line.word(k) in self._grammar.be:
                first = k
                break
        for k in range(first, cue.doer):
            if (
                line.word(k).startswith("-")
                and line.word(k) in self._grammar.inverted
                and line.word(k) != "-t"
            ):
                return Voice(self._finder.pronoun(line, k), first, cue.last, inverted=True, pronoun=True)
        while line.word(first - 1) in self._grammar.clitics or line.word(first - 1) in ("ne", "n'"):
            first -= 1
        return self._before(cue, first, earlier)


def _same(voice: Voice) -> Voice:
    return Voice(voice.parties, voice.start, voice.stop, inverted=False, pronoun=voice.pronoun)


def _participle(line: Line, i: int) -> bool:
    return line.pos(i) in VERBAL and "VerbForm=Part" in line.tokens[i].features
