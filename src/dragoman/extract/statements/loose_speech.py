"""Reports that any verb may make, and of which anybody may be the speaker: what a judge has to choose from.

In: a parsed sentence. Out: `Report`s as `reported_speech.py` makes them, but of verbs that no list has where
words stand around them as around a verb of saying, and with any noun phrase as speaker, or none.
"""

from __future__ import annotations

from dragoman.extract.grammar.line import NOMINAL, VERBAL, Line
from dragoman.extract.grammar.noun_phrases import Phrase, phrase_at
from dragoman.extract.statements.inverted_subjects import MARKS, OPENERS, Voice
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.report import Spoken
from dragoman.extract.statements.reported_speech import ReportedSpeech
from dragoman.extract.statements.reporting import Cue, asserted_cues
from dragoman.extract.statements.speakers import LONGEST_LABEL, SpeakerFinder
from dragoman.model.entity import Entity, Party
from dragoman.packs.cues import Form, ReportingCues, Verbs
from dragoman.packs.grammar import Tense

ANY = (
    Verbs(lemmas=(), takes=("clause", "quote")),
    Verbs(lemmas=(), takes=("clause", "quote"), reflexive=True),
)
"""What any verb may take."""
NO_VERB = frozenset({"DET", "ADP", "PUNCT", "PRON", "CCONJ", "SCONJ", "NUM", "ADV"})
HEADS = frozenset({":", ".", "-", "–", "—", "•"})  # behind which a sentence may begin with its verb
BEHIND = 8  # tokens within which "que", a colon or a quotation follows a verb
TENSES: dict[str, Tense] = {"Tense=Pres": "present", "Tense=Imp": "imperfect", "Tense=Past": "past"}


class AnySpeaker(SpeakerFinder):
    """Takes every noun phrase for one that can speak."""

    def parties(self, phrase: Phrase, *, anybody: bool = False) -> tuple[Party, ...]:
        """Who is named by a phrase, or the phrase itself as somebody unnamed."""
        anybody = True
        if found := super().parties(phrase, anybody=anybody):
            return found
        line, head = phrase.line, phrase.head
        if line.pos(head) not in NOMINAL:
            return ()
        end = min(phrase.end, phrase.start + LONGEST_LABEL)
        start = phrase.start
        while start < head and line.word(start) in self._grammar.articles:
            start += 1
        label = line.span(start, max(end, start + 1)).of(line.text)
        return (Entity(None, label),)


class LooseSpeech(ReportedSpeech):
    """Finds what may be reports, sentence by sentence."""

    def __init__(self, finder: AnySpeaker, quotes: QuotationIndex, cues: ReportingCues) -> None:
        super().__init__(finder, quotes, cues)
        self._finder = finder
        self._grammar = cues.grammar
        never = (*self._grammar.be, *self._grammar.have, *self._grammar.linking, *self._grammar.inverted)
        self._never = frozenset(never)

    def _spoken(self, line: Line) -> list[Spoken]:
        """Every verb that may report, with its subject if it has any."""
        spoken: list[Spoken] = []
        for cue in asserted_cues(line, self._cues, lambda i: self._readings(line, i)):
            voice = self._attribution.voice(cue, spoken) or self._by_parse(line, cue)
            spoken.append((cue, voice or Voice((), cue.first, cue.last, pronoun=True)))
        return spoken

    def _by_parse(self, line: Line, cue: Cue) -> Voice | None:
        """The subject that the parse gives a verb: of a relative clause the noun before it."""
        tokens = line.tokens
        mine = (i for i, token in enumerate(tokens) if token.head == cue.verb and token.relation == "nsubj")
        k = next(mine, None)
        if line.word(cue.first - 1) in self._grammar.relatives:
            k = next((i for i in range(cue.first - 2, -1, -1) if line.pos(i) in NOMINAL), None)
        if k is None or line.pos(k) not in NOMINAL or k == cue.verb:
            return None
        while line.pos(k - 1) in ("DET", "ADJ", "NUM") and k > 0:
            k -= 1
        phrase = phrase_at(line, k, self._grammar)
        parties = self._finder.parties(phrase) if phrase else ()
        return Voice(parties, phrase.start, phrase.stop) if phrase and parties else None

    def _readings(self, line: Line, i: int) -> tuple[Form, ...]:
        """What the token at a place can be: a known form, and any verb where words stand as around one."""
        known = self._cues.forms.get(line.words[i], ())
        if known:
            tenses = dict.fromkeys(form.tense for form in known)
            more = [Form(any_, known[0].lemma, tense) for tense in tenses for any_ in ANY]
            return (*known, *more)
        token = line.tokens[i]
        if token.pos in NO_VERB or line.words[i] in self._never:
            return ()
        titled = line.words[i].rstrip(".") in self._grammar.titles
        named = i and token.text[:1].isupper() and line.word(i - 1) not in HEADS
        if titled or named or not self._may_report(line, i):
            return ()
        if "VerbForm=Part" in token.features and "Tense=Past" in token.features:
            return tuple(Form(any_, token.lemma, "participle") for any_ in ANY)
        tense = next((name for feature, name in TENSES.items() if feature in token.features), None)
        if token.pos not in VERBAL:
            tense = "present"
        if tense is None or "Mood=Cnd" in token.features:
            return ()
        return tuple(Form(any_, token.lemma, tense) for any_ in ANY)

    def _may_report(self, line: Line, i: int) -> bool:
        """Whether an unknown verb stands behind what was said, or before "que", a colon or a quotation."""
        clitic = line.word(i + 1) in self._grammar.inverted and line.word(i + 1).startswith("-")
        if line.pos(i) not in VERBAL:
            before = line.word(i - 1)
            behind = before in MARKS or (before == "," and line.word(i - 2) in MARKS)
            return clitic or (behind and line.pos(i + 1) in ("DET", "PROPN"))
        if clitic or any(line.word(k) in OPENERS for k in range(max(i - 4, 0), i)):
            return True
        near = range(i + 1, min(i + BEHIND, len(line)))
        if any(line.word(k) in (":", "«", "“") for k in near):
            return True
        thats = [k for k in near if line.word(k) in self._grammar.complementisers]
        return (bool(thats) or '"' in line.words[i + 1 : i + BEHIND]) and not self._relative(line, thats)

    def _relative(self, line: Line, thats: list[int]) -> bool:
        """Whether the first "que" begins what is told of the noun before it: "a achevé un voyage qu'il a"."""
        if not thats or line.pos(thats[0] - 1) not in NOMINAL:
            return False
        head = line.tokens[thats[0]].head
        return any(line.tokens[k].relation == "acl:relcl" for k in (head, line.tokens[head].head))
