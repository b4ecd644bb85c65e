"""Instruments that a plural names and that are then told apart: "deux accords, l'un sur X, l'autre sur Y".

Or "trois accords : entre A et B, sur X ; entre C et D, …".

In: a passage and the `Instrument` of the plural. Out: one `Instrument` for each that is told apart, titled by
the plural's noun in the singular and its own words. What became of them is what became of the plural.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.instruments import InstrumentFinder
from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Entity
from dragoman.model.span import Span

_ABOUT = re.compile(r",? (?!(?:en|le|à|au) )")
_PARTIES = re.compile(r"(?:entre|avec) ")
_EACH = re.compile(r"[:;,](?: et)?(?= entre (?!autres))")
_PLURAL = re.compile(r"(?<=\w)s(?= |-|$)")


def divided(lexicon: InstrumentLexicon, passage: Passage, one: Instrument) -> list[tuple[Instrument, Span]]:
    """The instruments behind a plural, each "l'un" or "l'autre" with what it is about, and all its words."""
    if not one.plural:
        return []
    start = passage.words[one.end - 1].span.end
    places = list(lexicon.apart.finditer(passage.folded, start, passage.span.end))
    if not places or not lexicon.one_of.match(places[0][0]):
        places = list(_EACH.finditer(passage.folded, start, passage.span.end))
        if not places or not places[0][0].startswith(":"):
            return []
    noun = lexicon.noun.search(passage.folded, passage.words[one.start].span.start)
    kind = lexicon.kinds[noun[0]] if noun else one.kind
    label = passage.text[passage.words[one.start].span.start : start]
    singular = " d".join(_PLURAL.sub("", part) if not i else part for i, part in enumerate(label.split(" d")))
    finder = InstrumentFinder(lexicon)
    found: list[tuple[Instrument, Span]] = []
    for i, place in enumerate(places):
        end = passage.at(place.end() - 1) + 1
        stop = finder.stop(passage, end)
        if i + 1 < len(places):
            stop = min(stop, passage.at(places[i + 1].start()))
        words = finder.label(passage, end, stop)
        titled = _ABOUT.match(passage.text, place.end()) and not _PARTIES.match(words)
        own = Entity(None, f"{singular} {words}", (singular,)) if titled else None
        part = replace(one, kind=kind, end=end, stop=stop, title=own, plural=False)
        last = places[i + 1].start() if i + 1 < len(places) else passage.span.end
        found.append((part, Span(place.start(), last)))
    return found
