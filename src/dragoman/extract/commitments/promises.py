"""The words that bind a party: "s'engage à", "sont convenus de", "est prête à", "il a été convenu que".

In: a sentence. Out: `Binding`s: which words they are, with what modality, and where what is undertaken
begins. Cues that the text denies, rumours or makes a condition are none. Who is bound is left to `actors.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.commitments.actions import ALSO, LONGEST_ASIDE, ActionReader
from dragoman.extract.commitments.binding import NOMINAL, Binding, after, binds_itself, formal, recalled
from dragoman.extract.commitments.burdens import Burdens
from dragoman.extract.commitments.futures import Futures
from dragoman.extract.commitments.nominal import NominalBindings
from dragoman.extract.commitments.objects import ObjectReader, determined
from dragoman.extract.grammar.assertion import AssertionReader, Predicate, either
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.packs.alternation import alternation
from dragoman.packs.events import AssertionWords, Form
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import CommitmentWords, Cue, conjugations, without_reflexive

GOOD = frozenset(("asserted", "announced"))
BETWEEN = frozenset(
    (
        "a", "au", "aux", "avec", "en", "le", "ce", "cette", "lundi", "mardi", "mercredi", "jeudi",
        "vendredi", "samedi", "dimanche", "hier", "lors", "devant", "aupres", "envers", ",", "entre", "par",
        "vis",
    )
)  # fmt: skip
POLITE = ("conditional",)
LINKING = ("de", "d'", "a", "que", "qu'")
NEAR_FUTURE = ("aller",)  # its imperfect tells a future only in a report
BROKEN = re.compile(
    r"\bmais (?:(?:il|elle|ils|elles) )?(?:ne |n')|\bsans (?:suite|lendemain|effet)\b"
    r"|\bavant d(?:e |')(?:y |l')?(?:renoncer|abandonner)\b|\b(?:puis|et) (?:y )?(?:a|ont) renonce\b"
    r"|[;:,] (?:\w+ ){0,3}(?:ne |n')(?:\w+'? ?){0,4}(?:jamais|pas(?! encore)|rien|toujours pas)\b"
)
PERFORMED = frozenset(("pledge", "proposal", "agreement"))  # done by saying it, in whatever past
FAR = 18  # words that adverbs, indirect objects and what they are done by may take before an infinitive
ASIDE = 9  # words of a report inserted before a verb
GAP = 9  # words that adverbs and indirect objects may take between a cue and what follows it

_Binds = tuple[Cue, tuple[Form, ...], tuple[Form, ...]]
"""A cue, the readings of a word that make it one, and the same without reflexive pronouns."""


class Bindings:
    """Finds bindings in one language."""

    def __init__(self, words: CommitmentWords, assertion: AssertionWords, reader: AssertionReader) -> None:
        self._words = words
        self._futures = Futures(words, assertion, reader)
        self._nominal = NominalBindings(words, assertion, reader)
        self._burdens = Burdens(words, reader)
        self._reader = reader
        forms = conjugations(words.cue_lemmas, assertion, words.irregular)
        self._binding = {form: tuple(_binds(words, readings)) for form, readings in forms.items()}
        self._reporting = conjugations(words.reporting, assertion, words.irregular)
        self._agreed = re.compile("|".join(re.escape(fold(one)) for one in words.agreed))
        self._objects = ObjectReader(words)
        self._to_a_list = re.compile(rf"(?:(?:\w+ ){{0,3}}{either(words.pointing)})? ?:?")
        self._tails = {cue: _tails(cue) for cue in words.cues if cue.tails}
        present = (form for form, found in forms.items() if any(one.tense == "present" for one in found))
        self.verbs = frozenset(
            form for form in present if form not in ("a", "ont", "est", "sont", "suis", "va")
        )

    def of(self, passage: Passage, line: Line, actions: ActionReader) -> Iterator[Binding]:
        """The bindings of a sentence, in order."""
        words = passage.words
        if words and words[-1].fold == "?":
            return
        found: list[Binding] = []
        for i, word in enumerate(words):
            if (cues := self._binding.get(word.form)) and not formal(words, i):
                found += self._cues(passage, line, i, cues, actions)
        found += self._futures.of(passage, line)
        found += self._impersonal(passage, actions)
        found += (*self._nominal.of(passage, actions), *self._burdens.of(passage, actions))
        yield from sorted(found, key=lambda one: (one.first, -one.confidence))

    def reported_by(self, passage: Passage, verb: int) -> int | None:
        """The verb of reporting before a verb."""
        return next((k for k in range(verb - 1, -1, -1) if passage.words[k].form in self._reporting), None)

    def _cues(
        self, passage: Passage, line: Line, i: int, cues: tuple[_Binds, ...], actions: ActionReader
    ) -> Iterator[Binding]:
        if self._noun(passage, line, i):
            return
        for cue, mine, bare in cues:
            predicate = self._reader.verb(passage, i, bare)
            if not self._holds(passage, i, predicate, cue, mine):
                continue
            last = self._tail(passage, predicate.last, cue, actions)
            if last is None:
                continue
            if binding := self._led(passage, line, predicate, last, cue, actions):
                yield binding
                return

    def _noun(self, passage: Passage, line: Line, i: int) -> bool:
        """Whether letters that may be a verb's are a noun's here ("le programme de coopération")."""
        k = line.at(passage.words[i].span.start)
        return i > 0 and k < len(line) and line.pos(k) == "NOUN" and determined(passage, i - 1)

    def _holds(
        self, passage: Passage, i: int, predicate: Predicate, cue: Cue, forms: tuple[Form, ...]
    ) -> bool:
        """Whether the verb says that its subject is bound, in a form that counts."""
        if (
            predicate.tense == "imperfect" and predicate.verb.tense == "imperfect"
        ):  # given up, unless reported
            reported = passage.clauses[passage.clause_at(i)].opener == "que" or self._told_aside(passage, i)
            told = cue.modality in PERFORMED and cue.verbs != NEAR_FUTURE
            if not told and (cue.verbs == NEAR_FUTURE or not reported):
                return self._futures.promised(passage, i) is not None
        words = passage.words
        if cue.modality == "proposal" and recalled(passage, i):
            return False
        if predicate.tense == "imperfect" and BROKEN.search(
            passage.folded, words[i].span.end, passage.span.end
        ):  # "avait promis …, mais n'a rien fait"
            return False
        reflexive = any(binds_itself(words, k, i) for k in range(max(predicate.first - 1, 0), i))
        wants = any(form.lemma.startswith(("se ", "s'")) for form in forms)
        if (wants and not reflexive) or (not wants and reflexive and words[i - 1].form in ("se", "s'")):
            return False
        if predicate.tense == "infinitive":
            return self._said_to(passage, predicate.first) and predicate.truth != "denied"
        if cue.tenses == POLITE:  # "voudrait": no rumour, a wish in polite words
            return predicate.tense == "conditional" and predicate.truth == "rumoured"
        if predicate.tense == "participle" and predicate.voice == "attributive":
            return False
        if predicate.tense not in cue.tenses and not (
            predicate.tense in ("present", "past", "imperfect") and "participle" in cue.tenses
        ):
            return False
        return predicate.truth in GOOD

    def _told_aside(self, passage: Passage, i: int) -> bool:
        """Whether a report is inserted beside a verb: "était disposée, avait fait savoir X, à"."""
        words = passage.words
        comma = next((k for k in range(i + 1, min(i + 4, len(words))) if words[k].fold == ","), len(words))
        opens = next((k for k in range(i - 3, max(i - ASIDE, 0), -1) if words[k].fold == ","), i)
        around = (*words[opens + 1 : min(opens + 5, i)], *words[comma + 1 : comma + 5])
        return any(word.form in self._reporting for word in around)

    def _said_to(self, passage: Passage, first: int) -> bool:
        """Whether an infinitive follows a verb of reporting ("a dit vouloir renforcer")."""
        words = passage.words
        k = first - 1
        while k >= 0 and (
            words[k].fold.endswith("ment") or words[k].fold in ("se", "s'", "ne", "aussi", "egalement")
        ):
            k -= 1
        return k >= 0 and words[k].form in self._reporting

    def _tail(self, passage: Passage, last: int, cue: Cue, actions: ActionReader) -> int | None:
        """The index behind the words that have to follow the verb, or None where they do not."""
        words = passage.words
        if not cue.tails:
            return last
        k = last
        while (
            k < min(len(words), last + GAP)
            and words[k].fold != ","
            and (actions.is_adverb(k) or words[k].form.startswith(("il", "elle")))
        ):
            k += 1
        for at in dict.fromkeys((last, k)):
            if at < len(words) and (match := self._tails[cue].match(passage.folded, words[at].span.start)):
                return passage.at(match.end() - 1) + 1
        return None

    def _led(
        self,
        passage: Passage,
        line: Line,
        predicate: Predicate,
        last: int,
        cue: Cue,
        actions: ActionReader,
    ) -> Binding | None:
        """The binding with what the cue leads to: an infinitive, a clause or a noun."""
        words = passage.words
        loose = predicate.tense in ("gerund", "infinitive")
        base = Binding(
            predicate.first,
            last,
            last,
            last,
            cue.modality,
            tuple(one for one in cue.linkers if "que" not in one) + ("",) * ("pour" in cue.linkers),
            loose=loose,
            group=cue.group,
            bare=predicate.tense == "future" or cue.verbs == NEAR_FUTURE,
            shares=passage.clauses[passage.clause_at(predicate.first)].shared or loose,
        )
        k = last
        while k < min(last + GAP, len(words)) and actions.is_adverb(k):
            k += 1
        for start in dict.fromkeys((last, k, *self._over_object(passage, k))):
            for linker in cue.linkers:
                behind = after(passage, start, linker)
                if behind is None:
                    continue
                if self._leads_to_list(passage, behind):
                    return replace(base, listed=True)
                if behind >= len(words):
                    continue
                if linker.endswith("que"):
                    wanted = linker != "que" or cue.modality == "proposal"
                    if self._binds_clause(passage, behind, wanted=wanted):
                        return replace(base, start=behind, verb=behind, whole=True)
                    continue
                verb = actions.infinitive(behind)
                if verb is not None:
                    while behind < verb and words[behind].fold in ALSO:
                        behind += 1
                    begin = predicate.last - 1 if cue.tenses == ("future",) else behind
                    return replace(base, last=start, start=begin, verb=verb)
        if self._leads_to_list(passage, k):
            return replace(base, listed=True)
        return self._led_to_noun(passage, line, base, k, cue)

    def _leads_to_list(self, passage: Passage, k: int) -> bool:
        """Whether a sentence ends at word `k` but for what points to a list: "qu'elle s'engage à | faire"."""
        return self._to_a_list.fullmatch(passage.between(k, len(passage.words))) is not None

    def _led_to_noun(self, passage: Passage, line: Line, base: Binding, k: int, cue: Cue) -> Binding | None:
        """The binding with a noun behind the cue, or behind "prêt à"."""
        if cue.noun == "no":
            return None
        if cue.modality == "willingness":  # "est prêt à l'échange d'expérience"
            ends = (at for one in cue.linkers if (at := after(passage, k, one)) is not None)
            k = next(ends, len(passage.words))
        return self._objects.binding(passage, line, base, k, cue.noun == "any")

    def _over_object(self, passage: Passage, k: int) -> Iterator[int]:
        """Where an indirect object or adverbial before the linker ends ("promis à la Chine de")."""
        words = passage.words
        if k > 0 and k < len(words) and words[k - 1].fold == ",":  # "entend, comme convenu, poursuivre"
            for i in range(k, min(k + LONGEST_ASIDE, len(words) - 1)):
                if words[i].fold == ",":
                    yield i + 1
                    break
        if k < len(words) and (words[k].fold in BETWEEN or words[k].fold.isdigit()):
            for i in range(k + 1, min(k + FAR, len(words))):
                day = words[k].fold in self._reader.words.times
                if words[i].fold in LINKING and (i > k + 1 or day):
                    yield i
                if words[i].finite or words[i].fold in (".", ";", ":"):
                    return

    def _binds_clause(self, passage: Passage, k: int, *, wanted: bool) -> bool:
        """Whether the clause of a "que" tells what is to be: a future or conditional, or is `wanted`."""
        number = passage.clause_at(k)
        for i in range(k, min(k + 30, len(passage.words))):
            word = passage.words[i]
            if word.finite and passage.clause_at(i) == number:
                if word.fold in ("aurait", "auraient"):  # "que la Chine aurait investi": rumoured
                    return False
                return wanted or word.fold.endswith(("ra", "ront", "rait", "raient"))
        return False

    def _impersonal(self, passage: Passage, actions: ActionReader) -> Iterator[Binding]:
        """ "Il a été convenu que …", "il a été décidé de …"."""
        for match in self._agreed.finditer(passage.folded, passage.span.start, passage.span.end):
            first, last = passage.at(match.start()), passage.at(match.end() - 1) + 1
            if self._reader.context(passage, first) is not None or last >= len(passage.words):
                continue
            base = Binding(first, last, last, last, "agreement", ("de",), nobody=True, confidence=NOMINAL)
            behind = after(passage, last, "que")
            if behind is not None:
                yield replace(base, start=behind, verb=behind, whole=True)
            elif (behind := after(passage, last, "de")) is not None and (
                verb := actions.infinitive(behind)
            ) is not None:
                yield replace(base, start=behind, verb=verb)


def _binds(words: CommitmentWords, forms: tuple[Form, ...]) -> Iterator[_Binds]:
    """The cues that a verb's letters may be, each with the readings that make it one."""
    for cue in words.cues:
        tenses = (*cue.tenses, "infinitive")
        if mine := tuple(one for one in forms if one.lemma in cue.verbs and one.tense in tenses):
            yield cue, mine, tuple(Form(without_reflexive(one.lemma), one.tense) for one in mine)


def _tails(cue: Cue) -> re.Pattern[str]:
    ordered = sorted({fold(tail) for tail in cue.tails}, key=lambda tail: (-len(tail), tail))
    return re.compile(
        alternation(re.escape(tail).replace(r"\*", r"[^\W\d_]*") for tail in ordered) + r"(?!\w)"
    )
