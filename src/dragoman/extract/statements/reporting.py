"""The reporting verbs of a sentence: which words are one, in which form, and whether the text asserts it.

In: a parsed sentence and the cues of its language. Out: `Cue`s in order. What is negated, to come, or in the
conditional of rumour is no cue. Who speaks is left to `attribution.py`, what is said to `reported_speech.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dragoman.extract.grammar.line import NOMINAL, VERBAL, Line
from dragoman.extract.statements.verb_surroundings import (
    before_clitics,
    governor,
    group_start,
    hypothetical,
    narrated,
    negated,
    others,
)
from dragoman.model.span import Span
from dragoman.packs.cues import Form, ReportingCues, Verbs
from dragoman.packs.grammar import Grammar

REACH = 12  # tokens between an auxiliary and its participle
CLOSED = frozenset([",", "»", "”", '"'])
FACTS = frozenset({"present", "imperfect", "past"})
SHIFTED = ("ait", "aient")  # how verbs end that a report in the past shifts back


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in a sentence.

    Tokens `[first, last)` are the verb with its auxiliary, pronouns and fixed words; `verb` is the verb
    itself. `groups` are the constructions it may take. `kind`: finite, gerund, infinitive, or elliptic (a
    participle that shares the auxiliary of the verb before it). `clitic` is the subject pronoun behind an
    inverted verb. `doer`: the governing verb of an infinitive, where its subject is to be sought.
    `simple`: the verb has no auxiliary.
    """

    line: Line
    first: int
    verb: int
    last: int
    lemma: str
    groups: tuple[Verbs, ...]
    kind: str
    clitic: int | None = None
    doer: int | None = None
    simple: bool = False

    @property
    def span(self) -> Span:
        """The place of the whole verb."""
        return self.line.span(self.first, self.last)

    def takes(self, construction: str) -> tuple[Verbs, ...]:
        """The groups of the verb that allow a construction."""
        return tuple(group for group in self.groups if construction in group.takes)


def reporting_cues(line: Line, cues: ReportingCues) -> tuple[Cue, ...]:
    """The reporting verbs of a sentence that the text asserts, in order."""
    if cues.forms.keys().isdisjoint(line.words):
        return ()
    return asserted_cues(line, cues, lambda i: cues.forms.get(line.words[i], ()))


def asserted_cues(
    line: Line, cues: ReportingCues, readings: Callable[[int], tuple[Form, ...]]
) -> tuple[Cue, ...]:
    """The verbs of a sentence that the text asserts, in order; `readings`: what a token can be."""
    found: list[Cue] = []
    for i in range(len(line)):
        forms = readings(i)
        if forms and (cue := _cue(line, i, forms, cues, found)):
            found.append(cue)
    return tuple(found)


def _cue(
    line: Line, i: int, readings: tuple[Form, ...], cues: ReportingCues, before: list[Cue]
) -> Cue | None:
    tenses = {form.tense for form in readings}
    if "participle" in tenses and (cue := _compound(line, i, readings, cues.grammar, before)):
        return cue
    if tenses & FACTS and (line.words[i] in cues.loans or _is_verb(line, i, cues.grammar)):
        return _simple(line, i, readings, cues.grammar)
    plain = tuple(form for form in readings if not form.group.negated)
    if "gerund" in tenses and (line.pos(i) in VERBAL or line.word(i + 1) in cues.grammar.complementisers):
        return _made(line, i, i, plain, "gerund", cues.grammar)
    if "infinitive" in tenses:
        return _infinitive(line, i, plain, cues.grammar)
    return None


def _is_verb(line: Line, i: int, grammar: Grammar) -> bool:
    """Whether a form that may be a noun is a verb here: by its neighbours first, for the parser errs."""
    if line.word(i + 1) in grammar.inverted and line.word(i + 1).startswith("-"):
        return True
    before = line.word(i - 1)
    if line.precedes(i, grammar.as_said) or (
        before in grammar.clitics and line.precedes(i - 1, grammar.as_said)
    ):
        return True
    if before in grammar.articles and before not in grammar.clitics:
        return False
    if (
        line.word(i + 1) in grammar.complementisers
        or line.word(i - 1) in grammar.subjects
        or before in grammar.relatives
        or before in grammar.reflexives
    ):
        return True
    titled = line.word(i + 1).rstrip(".") in grammar.titles
    if before in (",", "»", "”", '"') and (titled or line.pos(i + 1) in ("DET", "PROPN")):
        return True
    opened = before in (",", "»", "”", '"') and line.word(i + 1) not in ("«", "“", '"')
    closes = line.pos(i - 1) == "PROPN" and line.word(i + 1) in ("", ".", "!", "»")  # "…, le ministre X dit."
    leads = i + 1 < len(line) and "VerbForm=Inf" in line.tokens[i + 1].features
    if line.pos(i) not in VERBAL:  # "X juge l'accord", "la société dément avoir": no noun stands there
        after = line.pos(i + 1) == "DET" or leads
        return after and (line.pos(i - 1) in NOMINAL or before in grammar.coordinators)
    if leads and line.pos(i - 1) in NOMINAL:  # "l'agence dit vouloir": the parser takes it for a participle
        return True
    return opened or closes or "VerbForm=Part" not in line.tokens[i].features


def _simple(line: Line, i: int, readings: tuple[Form, ...], grammar: Grammar) -> Cue | None:
    first = before_clitics(line, i, grammar)
    negative = negated(line, first, i, i + 3, grammar)
    kept = tuple(form for form in readings if form.tense in FACTS and form.group.negated == negative)
    if not kept or others(line, first, i, grammar):
        return None
    found = _made(line, first, i, kept, "finite", grammar)
    return replace(found, simple=True) if found else None


def _compound(
    line: Line, i: int, readings: tuple[Form, ...], grammar: Grammar, before: list[Cue]
) -> Cue | None:
    """A participle with its auxiliary, or with that of a verb that it is coordinated with."""
    kept = tuple(form for form in readings if form.tense == "participle")
    aux = _auxiliary(line, i, grammar)
    if aux is None:
        return _elliptic(line, i, tuple(form for form in kept if not form.group.negated), grammar, before)
    word = line.word(aux)
    reflexive = line.word(aux - 1) in grammar.reflexives
    if word in grammar.be and not reflexive:
        return None
    tense = grammar.have.get(word) or grammar.be.get(word)
    first = before_clitics(line, aux, grammar)
    negative = negated(line, first, aux, i, grammar)
    kept = tuple(form for form in kept if form.group.negated == negative)
    if not kept or others(line, first, aux, grammar):
        return None
    if tense in FACTS:
        return _made(line, first, i, kept, "finite", grammar)
    if tense == "gerund":
        return _made(line, first, i, kept, "gerund", grammar)
    if tense == "infinitive" and line.word(first - 1) in ("après", "pour"):
        return _made(line, first, i, kept, "gerund", grammar)
    return None


def _auxiliary(line: Line, i: int, grammar: Grammar) -> int | None:
    """The auxiliary of a participle, over adverbs, pronouns and short asides."""
    asides = False
    for k in range(i - 1, max(i - REACH, -1), -1):
        word, pos = line.word(k), line.pos(k)
        if word == "été":
            return None
        if word in grammar.have or word in grammar.be:
            return k if not asides or line.tokens[k].head == i else None
        if pos in VERBAL or word in grammar.complementisers or word in ":;":
            return None
        if pos in ("NOUN", "PROPN", "DET", "ADP", "PUNCT", "CCONJ"):
            asides = True
    return None


def _elliptic(line: Line, i: int, kept: tuple[Form, ...], grammar: Grammar, before: list[Cue]) -> Cue | None:
    start = i
    while line.pos(start - 1) == "ADV":
        start -= 1
    if not _shares_auxiliary(line, start, grammar, before):
        return None
    if line.word(start - 1) not in {*grammar.coordinators, ","}:
        return None
    if line.word(i + 1) in grammar.genitives or line.word(i + 1) in ("par", "par les"):
        return None
    made = _made(line, i, i, kept, "elliptic", grammar)
    return made if made and line.pos(i) in VERBAL else None


def _shares_auxiliary(line: Line, i: int, grammar: Grammar, before: list[Cue]) -> bool:
    """Whether a compound tense stands before, whose auxiliary a participle at `i` can share."""
    told = [one for one in before if one.kind in ("finite", "elliptic")]
    while len(told) > 1 and told[-1].simple and line.word(told[-1].verb).endswith(SHIFTED):
        told.pop()  # within what another verb reports: "a noté que Pékin affirmait …, et exprimé l'espoir"
    if before and before[-1].kind in ("finite", "elliptic"):
        return not told[-1].simple
    for k in range(i - 1, 0, -1):
        participle = "VerbForm=Part" in line.tokens[k].features
        if participle and (aux := _auxiliary(line, k, grammar)) is not None:
            return line.word(aux) in grammar.have
        if line.finite(k) or line.word(k) in {":", ";", *grammar.complementisers, *grammar.relatives}:
            return False
    return False


def _infinitive(line: Line, i: int, readings: tuple[Form, ...], grammar: Grammar) -> Cue | None:
    start = before_clitics(line, i, grammar)
    while line.pos(start - 1) == "ADV" and line.word(start - 1) not in grammar.negations:
        start -= 1
    if narrated(line, start):
        return _made(line, start - 1, i, readings, "finite", grammar)
    if not line.precedes(start, grammar.factual):
        return None
    doer = governor(line, start)
    if doer is not None and hypothetical(line, doer, grammar):
        return None
    made = _made(line, start, i, readings, "infinitive", grammar)
    if made is None:
        return None
    group = group_start(line, doer, grammar) if doer is not None else start
    if doer is not None and line.word(group - 1) in CLOSED:  # "« … », s'est borné à dire X"
        return replace(made, first=group, kind="finite")
    return replace(made, clitic=None, doer=doer)


def _made(
    line: Line, first: int, i: int, readings: tuple[Form, ...], kind: str, grammar: Grammar
) -> Cue | None:
    """The cue, with the words that belong to it, or none where the verb needs others than stand here."""
    reflexive = any(line.word(k) in grammar.reflexives for k in range(max(first - 1, 0), i + 1))
    clitic, last = _inverted(line, first, i, grammar)
    while line.pos(last) == "ADV" and any(form.group.tails for form in readings):
        last += 1
    groups: dict[int, list[Verbs]] = {}
    for form in readings:
        if form.group.reflexive != reflexive:
            continue
        end = line.follows(last, form.group.tails) if form.group.tails else last
        if end:
            groups.setdefault(end if form.group.tails else 0, []).append(form.group)
    if not groups:
        return None
    best = max(groups)
    chosen = groups[best] + (groups.get(0, []) if best else [])
    lemma = readings[0].lemma
    end = best or _inverted(line, first, i, grammar)[1]
    return Cue(line, first, i, end, lemma, tuple(chosen), kind, clitic)


def _inverted(line: Line, first: int, i: int, grammar: Grammar) -> tuple[int | None, int]:
    """The subject pronoun within or behind the verb ("a-t-il dit", "dit-elle"), and where the verb ends."""
    for k in range(first, i):
        if line.word(k).startswith("-") and line.word(k) in grammar.inverted and line.word(k) != "-t":
            return k, i + 1
    k = i + 1
    while line.word(k) in grammar.inverted and line.word(k).startswith("-"):
        k += 1
    return (k - 1 if k > i + 1 else None), k
