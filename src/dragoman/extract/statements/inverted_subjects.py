"""The subject behind an inverted reporting verb: ", a déclaré hier, devant la presse, le ministre".

In: a `Cue` and a `SpeakerFinder`. Out: a `Voice`, also the form in which `attribution.py` gives subjects.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.grammar.line import VERBAL, Line
from dragoman.extract.grammar.noun_phrases import Phrase, phrase_at
from dragoman.extract.statements.reporting import Cue
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.extract.statements.verb_surroundings import main_verb
from dragoman.model.entity import Party
from dragoman.packs.grammar import Grammar

OPENERS = frozenset([",", "»", '"', "”", "“", "—", "–", "-", "?", "!", "…", "...", ".", ")", "›", "--"])
MARKS = frozenset(["»", "”", '"'])
PLURAL = "nt"  # how every verb in the third person plural ends
PLURAL_AUXILIARY = frozenset({"ont", "avaient", "sont"})
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


class InvertedSubjects:
    """Finds the subjects behind the verbs of one reading."""

    def __init__(self, finder: SpeakerFinder, grammar: Grammar) -> None:
        self._finder = finder
        self._grammar = grammar

    def behind(self, cue: Cue) -> Voice | None:
        """The subject behind an inverted verb: ", a déclaré hier le ministre"."""
        line, grammar = cue.line, self._grammar
        opened = (
            cue.first == 0 or line.word(cue.first - 1) in OPENERS or line.precedes(cue.first, grammar.as_said)
        )
        if not opened or line.word(cue.last) in {*grammar.complementisers, ":"}:
            return None
        if line.word(cue.first) in grammar.reflexives and line.word(cue.first - 1) not in OPENERS:
            return None
        if not cue.takes("quote"):
            return None
        if end := line.follows(cue.last, grammar.latter):  # ", a répondu ce dernier"
            parties = self._finder.references(line.span(cue.last, end))
            return Voice(parties, cue.last, end, inverted=True, pronoun=not parties)
        quoted = line.word(cue.first - 1) in MARKS or line.word(cue.first - 2) in MARKS
        phrase = self._subject_behind(line, cue.last, quoted=quoted)
        if phrase is None or (
            line.word(phrase.stop) in grammar.complementisers and phrase.stop == phrase.end
        ):
            return None
        if cue.takes("noun") and not (self._can_be_inverted(cue) or resumed(line, phrase.stop)):
            return None
        parties = self._finder.parties(phrase, anybody=quoted) if self._agrees(cue, phrase) else ()
        return Voice(parties, phrase.start, phrase.stop, inverted=True) if parties else None

    def _agrees(self, cue: Cue, phrase: Phrase) -> bool:
        """Whether verb and noun are of one number: "ont établi une société" has its subject elsewhere."""
        line, grammar = cue.line, self._grammar
        article = line.tokens[phrase.start]
        if article.text[:1].isupper() or article.pos != "DET" or not phrase.start < phrase.head:
            return True
        verb = line.words[cue.first : cue.verb + 1]
        if "Number=Plur" in article.features:
            return any(word.endswith(PLURAL) for word in verb)
        end = min(phrase.start + ASIDE, len(line))
        end = next((k for k in range(phrase.start, end) if line.finite(k) or line.word(k) in MARKS), end)
        joined = any(line.word(k) in grammar.coordinators for k in range(phrase.start, end))
        return joined or "Number=Sing" not in article.features or PLURAL_AUXILIARY.isdisjoint(verb)

    def _can_be_inverted(self, cue: Cue) -> bool:
        line = cue.line
        open_before = line.word(cue.first - 1) != "," or line.word(cue.first - 2) in MARKS
        return cue.first == 0 or open_before or main_verb(line, 0, cue.first, self._grammar)

    def _subject_behind(self, line: Line, start: int, *, quoted: bool) -> Phrase | None:
        grammar = self._grammar
        k = start
        while k < min(start + ASIDE, len(line)):
            word = line.word(k)
            if line.finite(k) or word in (".", ";", ":", "«", '"') or word in grammar.complementisers:
                return None
            if k == start and word == "avec" and not quoted:  # "X, …, avait conclu avec Y un accord"
                return None
            if not quoted and word in grammar.before_infinitive and line.infinitive(k + 1):
                return None  # "KTZ, …, prévoit d'étendre son réseau"
            if word in grammar.prepositions and word not in grammar.articles:
                closed = _closing_comma(line, k) if line.word(k - 1) == "," else None
                k = self._behind_adverbial(line, k) if closed is None else closed
                continue
            if word in grammar.times or (
                line.pos(k) in ("ADV", "PUNCT", "NUM") and not line.tokens[k].text[:1].isupper()
            ):
                k += 1
                continue
            if timed := self._behind_time(line, k):
                k = timed
                continue
            phrase = phrase_at(line, k, grammar)
            if phrase and self._finder.can_speak(phrase, anybody=quoted):
                return phrase
            closed = _closing_comma(line, k) if line.word(k - 1) == "," else None
            if closed is None:
                return None
            k = closed  # ", a lancé, tout sourire, le ministre"
        return None

    def _behind_time(self, line: Line, k: int) -> int:
        """The index behind "le 3 mai", "ce jour-là", "la même semaine", "il y a dix ans" at `k`, or 0."""
        if line.words[k : k + 3] == ("il", "y", "a"):
            return next((i + 1 for i in range(k + 3, len(line)) if line.pos(i) == "NOUN"), 0)
        if line.pos(k) != "DET" and line.word(k) != "le":
            return 0
        noun = k + 1 + (line.word(k + 1) == "même")
        word = line.word(noun)
        if word in self._grammar.times or (
            line.word(k) == "le" and (line.pos(noun) == "NUM" or word[:1].isdigit())
        ):
            return noun + 1 + (line.word(noun + 1) in ("-là", "-ci"))
        return 0

    def _behind_adverbial(self, line: Line, k: int) -> int:
        """The index behind "à la presse", "lors d'une réunion": up to the next phrase of its own."""
        start = k
        doing: int | None = None  # what follows "en souriant": its object, or else the subject
        k += 1
        seen = False
        while k < len(line):
            word, pos = line.word(k), line.pos(k)
            if word in self._grammar.complementisers:  # "a fait remarquer pour sa part que Bichkek"
                return k
            fresh = pos == "DET" or word.rstrip(".") in self._grammar.titles or pos == "PROPN"
            ended = self._finder.name_ends(line.tokens[k - 1].span.end, "organisation")
            apart = line.word(k - 1) not in self._grammar.prepositions and (
                line.pos(k - 1) != "PROPN" or ended
            )
            if seen and ((fresh and apart) or self._finder.person_from(line.tokens[k].span.start)):
                return k
            features = line.tokens[k].features
            if k < start + 3 and (
                "VerbForm=Inf" in features or (word.endswith("ant") and "VerbForm=Part" in features)
            ):
                doing = k + 1
                k += 1
                continue
            if pos in {"PUNCT", *VERBAL} or word in self._grammar.times:
                return doing if doing is not None and doing < k else k
            if pos in ("NOUN", "PROPN", "PRON", "NUM"):
                seen = True
            k += 1
        return k


def resumed(line: Line, k: int) -> bool:
    """Whether the clause that a verb and its subject interrupt goes on with its verb behind a comma."""
    return line.word(k) == "," and line.any_finite(k + 1, k + 4)


def _closing_comma(line: Line, i: int) -> int | None:
    """The comma that closes what begins at token `i` behind another comma, before any finite verb."""
    for k in range(i, min(i + ASIDE, len(line))):
        if line.word(k) == ",":
            return k
        if line.finite(k) or line.word(k) in MARKS:
            return None
    return None
