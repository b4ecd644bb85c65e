"""Words that stand for an instrument: "Que change l'accord entre A et B ? Il a été signé en mai."

In: a sentence and what the one before names. Out: the instrument of the pronoun, which only points back, as a
law of ratification does. Only what is done to instruments alone ("a été signé") is said of one by a pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.lexicon import BUNDLE, RECALLED, InstrumentLexicon
from dragoman.extract.agreements.statuses import Act
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.fact import Agreement
from dragoman.model.span import Span

_MASCULINE, _FEMININE = (
    re.compile(rf"(?:[-–—] ?)?(?:oui, )?(?:{pronouns}) (?=a |avait |est |fut |n')")
    for pronouns in ("il|celui[ -]ci|ce dernier", "elle|celle[ -]ci|cette derniere")
)
_SHE = re.compile(
    r"\b(?:la |une |cette |leur |sa )(?:declaration|convention|initiative|charte|lettre|feuille)\b"
)


def topic(passage: Passage, every: Sequence[Instrument]) -> Instrument | None:
    """The instrument that a sentence is about: its subject, or the one that a question names."""
    asked = passage.words[-1].fold == "?"
    single = [one for one in every if not one.plural and one.kind not in (RECALLED, BUNDLE)]
    if len(single) != 1:
        return None
    before = passage.words[: single[0].first]
    return single[0] if asked or not before or before[-1].fold in (",", "-", "–") else None


def taken_up(lexicon: InstrumentLexicon, passage: Passage, named: Agreement) -> Instrument | None:
    """The instrument of the pronoun that opens a sentence, if it may be the one named before."""
    she = any(_SHE.search(span.of(passage.folded)) for span in named.evidence)
    pattern = _FEMININE if she else _MASCULINE
    match = pattern.match(passage.folded, passage.span.start)
    if match is None:
        return None
    at = passage.at(match.end()) - 1
    behind = passage.words[at + 1 : at + 6]
    forced = any(word.fold == "vigueur" for word in behind)
    signed = any(word.form in lexicon.forms for word in behind) and any(word.fold == "ete" for word in behind)
    return Instrument(RECALLED, at, at, at + 1, at + 1, definite=True) if forced or signed else None


def of_law(passage: Passage, one: Instrument, acts: Sequence[Act]) -> list[Act]:
    """What is done to "la loi de ratification" ratifies; what is said behind is said of the instrument."""
    if "ratification" not in passage.between(one.start, one.end):
        return list(acts)
    end = passage.words[one.end - 1].span.end
    found = []
    for act in acts:
        if act.voice == "attributive":
            continue
        if act.status in ("signed", "adopted", "ratified"):
            act = replace(act, status="ratified")
        if act.at < one.start:
            act = replace(act, scope=tuple(Span(a, min(b, end)) for a, b in act.scope if a < end))
        found.append(act)
    return found


def within_law(one: Instrument, every: Sequence[Instrument]) -> bool:
    """Whether an instrument is named only as what a law ratifies: "la loi de ratification de l'accord"."""
    return any(other.kind == RECALLED and other.start < one.start < other.stop for other in every)
