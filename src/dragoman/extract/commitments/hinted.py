"""What may bind a party though no rule dares to say so: any future, a word of promise in any form.

In: a sentence and the bindings that rules found in it. Out: further `Binding`s, each with signs: the word,
its form, how far off the infinitive is. Whether one counts is weighed (`guessing.py`), not decided here; what
the text denies or rumours is none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.commitments.actions import ActionReader
from dragoman.extract.commitments.binding import BARE, EXPLICIT, PASSIVE, SELF, Binding, formal, recalled
from dragoman.extract.commitments.futures import agent, clause_start
from dragoman.extract.commitments.going_on import believed
from dragoman.extract.commitments.promises import BROKEN, GOOD
from dragoman.extract.grammar.assertion import AssertionReader, Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.packs.events import AssertionWords, Form
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import REFLEXIVE, CommitmentWords, Cue, conjugations, without_reflexive

REACH = 12  # words behind a word of promise in which its infinitive stands
BESIDE = 4  # words before a participle in which its auxiliary stands
TAIL = 6  # words behind a verb in which the rest of a cue stands
TO_COME = ("ra", "ront", "rons", "rai")
WOULD = ("rait", "raient")
FUTURE = (*TO_COME, *WOULD)
ALSO = frozenset(("aussi", "egalement", "ensuite", "enfin", "ainsi", "encore", "desormais", "alors"))


@dataclass(frozen=True, slots=True)
class Hint:
    """A binding that may hold, and what speaks for and against it."""

    binding: Binding
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class LooseCue:
    """A word of promise in one of its forms; `linkers` and `tails` are folded, without what follows them."""

    cue: Cue
    readings: tuple[Form, ...]
    linkers: frozenset[str]
    tails: tuple[str, ...]
    itself: bool

    @classmethod
    def of(cls, cue: Cue, readings: tuple[Form, ...]) -> LooseCue:
        """The cue, its clauses with "que" left out."""
        linkers = {one.rstrip("'") for one in cue.linkers if "que" not in one}
        elided = {"d"} if "de" in linkers else set()
        tails = tuple(tail.rstrip("*") for tail in cue.tails)
        itself = all(verb.startswith(REFLEXIVE) for verb in cue.verbs)
        return cls(cue, readings, frozenset(linkers | elided), tails, itself)


class LooseBindings:
    """Finds what may bind, in one language."""

    def __init__(self, words: CommitmentWords, assertion: AssertionWords, reader: AssertionReader) -> None:
        self._reader = reader
        self._undone = words.undone
        self._cues: dict[str, list[LooseCue]] = {}
        for cue in words.cues:
            for form, readings in conjugations(cue.verbs, assertion, words.irregular).items():
                bare = tuple(Form(without_reflexive(one.lemma), one.tense) for one in readings)
                self._cues.setdefault(form, []).append(LooseCue.of(cue, bare))

    def of(
        self, passage: Passage, line: Line, actions: ActionReader, sure: Sequence[Binding]
    ) -> Iterator[Hint]:
        """The hints of a sentence outside the bindings that are `sure`, in order."""
        words = passage.words
        if not words or words[-1].fold == "?":
            return
        taken = {k for one in sure for k in range(one.first, max(one.last, one.verb + 1))}
        for i, word in enumerate(words):
            if i in taken:
                continue
            hint = self._cue(passage, i, actions) if word.form in self._cues else None
            hint = hint or (self._future(passage, line, i) if self._is_to_come(line, passage, i) else None)
            if hint is not None and not {hint.binding.verb, hint.binding.first} & taken:
                yield hint
                taken |= set(range(hint.binding.first, hint.binding.verb + 1))

    def _cue(self, passage: Passage, i: int, actions: ActionReader) -> Hint | None:
        """A word of promise in whatever form, and the first infinitive that its linker leads to."""
        words = passage.words
        if formal(words, i) or BROKEN.search(passage.folded, words[i].span.end, passage.span.end):
            return None
        behind = passage.between(i + 1, min(i + 1 + TAIL, len(words)))
        for one in self._cues[words[i].form]:
            if one.cue.modality == "proposal" and recalled(passage, i):
                continue
            if one.itself and not any(word.fold in SELF for word in words[max(i - BESIDE, 0) : i]):
                continue  # "l'a chargé de bâtir": not "s'est chargé de"
            predicate = self._reader.verb(passage, i, one.readings)
            if predicate.truth not in GOOD or predicate.tense in ("infinitive", "conditional"):
                continue
            if one.cue.tenses == ("future",) and predicate.tense != "future":
                continue  # "a noté que Pékin continuait de suivre": it does so already
            parted = any(word.finite for word in words[max(i - BESIDE, 0) : i])  # "sont en revanche convenus"
            if not parted and _is_of_thing(predicate, one.cue):
                continue
            if one.tails and not any(tail in behind for tail in one.tails):
                continue
            for k, start, verb in self._infinitives(passage, i, one.linkers, actions):
                last = min(k + 1, start)
                while start < verb and words[start].fold in ALSO:
                    start += 1
                binding = Binding(
                    i, last, start, verb, one.cue.modality, ("de", "à", ""), confidence=EXPLICIT
                )
                signs = {f"loose cue: {one.cue.verbs[0]}", f"words between: {min(k - i, 4)}", "loose cue"}
                return Hint(binding, frozenset(signs | self._around(passage, i)))
        return None

    @staticmethod
    def _infinitives(
        passage: Passage, i: int, linkers: Collection[str], actions: ActionReader
    ) -> Iterator[tuple[int, int, int]]:
        """The words `k` behind word `i` that lead to an infinitive: each, where its phrase starts, the verb.

        A word that is no linker leads to one only right behind `i`, where no linker is needed; the phrase
        starts with it then.
        """
        words = passage.words
        for k in range(i + 1, min(i + REACH, len(words) - 1)):
            linked = words[k].fold.rstrip("'") in linkers
            if not linked and not ("" in linkers and k == i + 1):
                continue
            start = k + 1 if linked else k
            if (verb := actions.infinitive(start)) is not None:
                yield k, start, verb

    def _is_to_come(self, line: Line, passage: Passage, i: int) -> bool:
        """Whether a word is a future, or the conditional of one, by the parse."""
        word = passage.words[i]
        if not word.fold.endswith(FUTURE):
            return False
        if word.fold.endswith(WOULD) and not passage.clauses[passage.clause_at(i)].opener:
            return False  # hearsay: "Huadian renoncerait au projet"
        denied = any(one.fold in ("ne", "n'") for one in passage.words[max(0, i - 3) : i])
        if denied or self._reader.context(passage, i) or believed(self._reader, passage, i):
            return False
        k = line.at(word.span.start)
        return (
            k < len(line)
            and line.pos(k) in ("VERB", "AUX")
            and fold(line.tokens[k].lemma) not in self._undone
        )

    def _future(self, passage: Passage, line: Line, i: int) -> Hint:
        word = passage.words[i]
        k = line.at(word.span.start)
        behind = line.pos(k + 1) if k + 1 < len(line) else ""
        would = word.fold.endswith(WOULD)
        before = passage.words[i - 1].fold if i else ""
        start = i - 1 if before in ("y", "en", "le", "la", "les", "l'", "se", "s'", "lui", "leur") else i
        signs = {
            "loose future",
            f"verb: {word.fold[:5]}",
            f"behind: {behind}",
            "would" if would else "will",
        }
        binding = Binding(i, i + 1, start, i, "pledge", ("",), confidence=BARE, bare=True)
        if line.pos(k) == "AUX" or word.fold.startswith("ser"):
            signs.add("an auxiliary")
            begin = clause_start(passage, i)
            if begin < i and _is_passive(line, k):  # "Les constructions vétustes seront démolies"
                signs.add("a passive")
                by = agent(passage, i + 2)
                signs |= {"an agent"} if by else set()
                binding = Binding(
                    i, i + 2, begin, i + 1, "pledge", confidence=PASSIVE, passive=True, whole=True, who=by
                )
        return Hint(binding, frozenset(signs | self._around(passage, i)))

    def _around(self, passage: Passage, i: int) -> set[str]:
        """What the words around say of whether it holds."""
        words = passage.words
        signs = {f"tense: {words[i].tense}"}
        if opener := passage.clauses[passage.clause_at(i)].opener:
            signs.add(f"opener: {opener}")
        return signs


def _is_of_thing(predicate: Predicate, cue: Cue) -> bool:
    """Whether a participle without its auxiliary tells of a thing: "le sommet, prévu en mai"."""
    alone = predicate.tense == "participle" and predicate.voice == "attributive"
    return alone and not any(verb.startswith(REFLEXIVE) for verb in cue.verbs)


def _is_passive(line: Line, k: int) -> bool:
    """Whether the participle of a passive follows the auxiliary at token `k`."""
    return k + 1 < len(line) and line.pos(k + 1) == "VERB" and "VerbForm=Part" in line.tokens[k + 1].features
