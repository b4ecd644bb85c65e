"""Visa exemptions told by what citizens may do: "les Kazakhs peuvent séjourner en Chine sans visa".

In: a sentence's `AgreementTelling`. Out: `Agreement`s in force, one a pair of states. An exemption that is
named is left to `telling.py`; one that is to come or denied is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.agreements.telling import AgreementTelling
from dragoman.model.entity import Party
from dragoman.model.fact import LONGEST_EVIDENCE, Agreement
from dragoman.model.span import Span

_NOT = re.compile(r"(?<!\w)(?:pas|aucun|aucune|jamais|transit|sauf|diplomatiques?|de service)(?!\w)")
_IN = re.compile(r"(?<!\w)(?:en|au|aux|dans|vers|pour|sur le territoire de|le territoire) (?:la |le |l')?$")
_MUTUAL = re.compile(r"(?<!\w)(?:deux pays|deux etats|l'un de l'autre|chez l'autre|l'autre pays)(?!\w)")
STATES = 2


def regime(telling: AgreementTelling) -> Iterator[Agreement]:
    """The exemptions that a sentence tells by what citizens may do."""
    passage, lexicon, here = telling.passage, telling.lexicon, telling.here
    free = lexicon.visa_free.search(passage.folded, *passage.span)
    if free is None or not (lexicon.citizens.search(passage.folded, *passage.span) or _peoples(telling)):
        return
    if _NOT.search(passage.folded, *passage.span):
        return
    k = passage.at(free.start())
    number = passage.clause_at(k)
    if lexicon.reader.context(passage, k) not in (None, "asserted"):
        return
    if lexicon.reader.told(passage, number) != "asserted":
        return
    dates = [one for one in here.reading.dates if passage.span.contains(one.span) and one.value]
    near = min(dates, key=lambda one: abs(one.span.start - free.start()), default=None)
    evidence = passage.span.stripped(passage.text, " ,;:.\n")
    for parties in _pairs(telling):
        yield Agreement(
            evidence=(Span(evidence.start, min(evidence.end, evidence.start + LONGEST_EVIDENCE)),),
            confidence=0.8,
            kind="visa-exemption",
            title=None,
            parties=parties,
            status="in-force",
            date=near.value.split("/")[0] if near and near.value else None,
        )


def _peoples(telling: AgreementTelling) -> bool:
    """Whether citizens are named by what they are: "Kazakhs et Chinois"."""
    span, text = telling.passage.span, telling.here.reading.text
    return any(
        span.contains(one.span) and text[one.span.start].isupper() for one in telling.here.reading.adjectives
    )


def _pairs(telling: AgreementTelling) -> list[tuple[Party, ...]]:
    """Each state whose citizens may enter, with the state that they enter."""
    here, span = telling.here, telling.passage.span
    names = [one for one in (*here.reading.names_in(span, "country"),) if isinstance(one.entity, str)]
    names += [
        one for one in here.reading.adjectives if span.contains(one.span) and isinstance(one.entity, str)
    ]
    entered = [
        str(one.entity)
        for one in sorted(names, key=lambda one: one.span)
        if _IN.search(here.folded[max(span.start, one.span.start - 30) : one.span.start])
    ]
    others = list(dict.fromkeys(str(one.entity) for one in names if str(one.entity) not in entered[:1]))
    if entered and others:
        return [(other, entered[0]) for other in others]
    if _MUTUAL.search(here.folded, *span) and not entered:
        named = tuple(dict.fromkeys(str(one.entity) for one in names))
        pair = named if len(named) == STATES else here.pair
        return [tuple(pair)] if len(pair) == STATES else []
    return []
