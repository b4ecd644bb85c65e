"""Who speaks by a reporting verb: its subject before it, behind it, shared with another verb, or a pronoun.

In: the `Cue`s of a sentence and a `SpeakerFinder`. Out: a `Voice` for a cue. Pronouns that nothing resolves
come out with no parties: the caller knows who spoke last.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.grammar.line import NOMINAL, VERBAL, Line
from dragoman.extract.grammar.noun_phrases import Phrase, phrase_at, phrase_before
from dragoman.extract.statements.inverted_subjects import InvertedSubjects, Voice, resumed
from dragoman.extract.statements.reporting import SHIFTED, Cue
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.entity import Party
from dragoman.packs.grammar import Grammar


class Attribution:
    """Finds the subject of reporting verbs."""

    def __init__(self, finder: SpeakerFinder, grammar: Grammar) -> None:
        self._finder = finder
        self._grammar = grammar
        self._inverted = InvertedSubjects(finder, grammar)

    def voice(self, cue: Cue, earlier: Sequence[tuple[Cue, Voice]]) -> Voice | None:
        """The subject of a cue. `earlier`: the cues before it in the sentence, with theirs."""
        if cue.clitic is not None:
            found = self._finder.pronoun(cue.line, cue.clitic) or self._finder.references(cue.span)
            return Voice(found, cue.first, cue.last, inverted=True, pronoun=True)
        if cue.first == 1 and "VerbForm=Inf" in cue.line.tokens[cue.verb].features:  # "Et d'ajouter que"
            return Voice((), cue.first, cue.last, pronoun=True)
        if cue.kind == "elliptic":
            compound = (voice for one, voice in reversed(earlier) if not one.simple)
            return _same(next(compound, earlier[-1][1])) if earlier else self._shared(cue, ())
        if cue.kind == "gerund":
            return self._of_gerund(cue, earlier)
        if cue.kind == "infinitive":
            return self._of_infinitive(cue, earlier)
        behind = self._inverted.behind(cue)
        if behind is None or self._hearer(cue, behind):
            return self._before(cue, cue.first, earlier) or behind
        return behind

    def _hearer(self, cue: Cue, behind: Voice) -> bool:
        """Whether the words behind a verb are of its hearer: "X, qui préside, a dit à Y, maire de Z, que"."""
        line = cue.line
        if line.word(cue.first - 1) != "," or line.word(cue.last) not in self._grammar.hearing:
            return False
        phrase = phrase_before(line, cue.first, self._grammar)
        if phrase is None or line.any_finite(0, phrase.start) or not self._finder.parties(phrase):
            return False
        return not resumed(line, behind.stop)

    def subject(self, line: Line, stop: int) -> Voice | None:
        """The subject of a sentence's first verb before token `stop`, whatever it means."""
        return self._first_subject(line, stop)

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
            voice = self._of_relative(line, j - 1)
            return voice if voice is None or self._counts(cue, voice) else None
        if (over := self._over_report(line, j, earlier)) is not None:
            return over
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

    def _counts(self, cue: Cue, voice: Voice) -> bool:
        """Not one person for a verb in the plural: "X à ses interlocuteurs, qui ont salué …"."""
        plural = "Number=Plur" in cue.line.tokens[cue.first].features
        return len(voice.parties) > 1 or not plural or not self._finder.is_person(voice.parties)

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
        if phrase and line.word(phrase.start) not in self._grammar.hearing:  # "X à son hôte, qui lui a dit"
            heard = [k for k in range(phrase.start + 1, phrase.end) if line.word(k) in self._grammar.hearing]
            hearer = phrase_at(line, heard[-1] + 1, self._grammar) if heard else None
            person = hearer is not None and (
                self._finder.role(line, hearer.head)
                or self._finder.person_from(line.tokens[hearer.start].span.start)
            )
            phrase = hearer if hearer and person else phrase
        holder = self._finder.holder(line.span(phrase.start, phrase.end)) if phrase else ()
        parties = holder or (self._finder.parties(phrase) if phrase else ())
        return Voice(parties, phrase.start, phrase.stop) if phrase and parties else None

    def _shared(self, cue: Cue, earlier: Sequence[tuple[Cue, Voice]]) -> Voice | None:
        """The subject of the verb that this one is joined to by "et"."""
        line = cue.line
        joined = [k for k in range(cue.first - 1, -1, -1) if line.finite(k) or _participle(line, k)]
        if joined and (over := self._over_report(line, joined[0], earlier)) is not None:
            return over
        if main := _over_content(cue, earlier):
            return main
        head = line.tokens[cue.verb].head
        for one, voice in reversed(earlier):
            if one.verb == head and line.tokens[cue.verb].relation == "conj":
                return _same(voice)
        for k in joined:  # the nearest verb that has a subject of its own before it
            if (relative := self._relative_over(line, k)) is not None:
                return self._of_relative(line, relative)
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

    def _over_report(self, line: Line, k: int, earlier: Sequence[tuple[Cue, Voice]]) -> Voice | None:
        """The subject that an attribution parts from verb `k`: "La Chine, a dit X, aide … et veut"."""
        while line.word(k - 1) in self._grammar.clitics or line.word(k - 1) in ("ne", "n'"):
            k -= 1
        for one, voice in earlier:
            opens = min(one.first, voice.start)
            if not voice.inverted or k != max(voice.stop, one.last) + 1 or line.word(opens - 1) != ",":
                continue
            phrase = phrase_before(line, opens - 1, self._grammar)
            parties = self._finder.parties(phrase) if phrase else ()
            return Voice(parties, phrase.start, phrase.stop) if phrase and parties else None
        return None

    def _relative_over(self, line: Line, k: int) -> int | None:
        """The "qui" right before a verb and its pronouns: "X, qui l'a remercié et a dit"."""
        if not line.finite(k):
            return None
        while line.word(k - 1) in self._grammar.clitics or line.word(k - 1) in ("ne", "n'"):
            k -= 1
        return k - 1 if line.word(k - 1) in self._grammar.relatives else None

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
        if own := self._own_subject(cue):
            return own
        head = line.tokens[cue.verb].head
        for _ in range(4):
            for one, voice in earlier:
                if one.verb == head:
                    return _same(voice)
            head = line.tokens[head].head
        if earlier:
            return _same(earlier[0][1])
        return self._main_subject(cue)

    def _own_subject(self, cue: Cue) -> Voice | None:
        """The subject of a participle that has one: ", les deux parties ayant réaffirmé"."""
        line = cue.line
        if line.pos(cue.first - 1) not in NOMINAL | {"ADJ"} or line.word(cue.first) == "tout":
            return None
        phrase = phrase_before(line, cue.first, self._grammar)
        apart = phrase is not None and (phrase.start == 0 or line.word(phrase.start - 1) == ",")
        parties = self._finder.parties(phrase) if phrase and apart else ()
        return Voice(parties, phrase.start, phrase.stop) if phrase and parties else None

    def _main_subject(self, cue: Cue) -> Voice | None:
        """The subject of the first verb before the gerund, or, where that opens the sentence, behind it."""
        line, grammar = cue.line, self._grammar
        if line.any_finite(0, cue.first):
            return self._first_subject(line, cue.first)
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

    def _first_subject(self, line: Line, stop: int) -> Voice | None:
        """The subject of the first finite verb before token `stop`."""
        for k in range(stop):
            if line.finite(k):
                first = k
                while line.word(first - 1) in self._grammar.clitics or line.word(first - 1) in ("ne", "n'"):
                    first -= 1
                return self._before(Cue(line, first, k, k + 1, "", (), "finite"), first, ())
        return None

    def _of_infinitive(self, cue: Cue, earlier: Sequence[tuple[Cue, Voice]]) -> Voice | None:
        line = cue.line
        if earlier and (cue.doer is None or any(one.first <= cue.doer < one.last for one, _ in earlier)):
            return _same(earlier[-1][1])
        if cue.doer is None:
            main = self._main_subject(cue)
            impersonal = main and main.pronoun and line.tokens[main.start].relation.startswith("expl")
            return None if impersonal else main  # "il serait sage d'attendre avant de conclure que"
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
        voice = self._before(cue, first, earlier)
        if voice and voice.pronoun and line.tokens[voice.start].relation.startswith("expl"):
            return None  # "il serait sage d'attendre avant de conclure que"
        return voice


def _over_content(cue: Cue, earlier: Sequence[tuple[Cue, Voice]]) -> Voice | None:
    """The speaker of the report from which a verb goes on, by the tenses of both and of what is between.

    "Il a dit que Pékin aidait le pays, et a exprimé l'espoir": it is not Pékin who hopes.
    """
    line = cue.line
    for one, voice in reversed(earlier):
        inner = [k for k in range(one.last, cue.first) if line.finite(k)]
        told = any(line.word(k) in ("que", "qu'") for k in range(one.last, min(inner or [one.last])))
        if one.kind == "finite" and not voice.inverted and told:
            shifted = line.word(inner[-1]).endswith(SHIFTED)
            return _same(voice) if shifted and not one.simple and not cue.simple else None
    return None


def _same(voice: Voice) -> Voice:
    return Voice(voice.parties, voice.start, voice.stop, inverted=False, pronoun=voice.pronoun)


def _participle(line: Line, i: int) -> bool:
    return line.pos(i) in VERBAL and "VerbForm=Part" in line.tokens[i].features
