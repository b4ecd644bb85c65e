"""Offices beside names without what they are of: what is judged later, with what stands around.

In: the phrases beside names, and the offices that were made of them. Out: `BareOffice`s in order; an office
that was settled has what it is of, and its own words only. Former offices and parties are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.model.entity import Entity
from dragoman.model.reading import BareOffice, Office, Reading
from dragoman.model.span import Span
from dragoman.resolve.office_phrases import LIGHT, OfficePhrase
from dragoman.resolve.persons import Attached

_PREPOSITION = re.compile(r" (?:de la |de l'|du |des |de |d')$")


def bare_offices(
    reading: Reading, attached: Iterable[Attached], entities: Mapping[Span, Entity], settled: Sequence[Office]
) -> Iterator[BareOffice]:
    """The offices without the words that name what they are of, if any do."""
    for one in sorted(attached, key=lambda one: one.phrase.span):
        phrase = one.phrase
        if phrase.former or phrase.kind in LIGHT:
            continue
        span = phrase.span if phrase.of is None else _without_complement(reading, phrase)
        if span is None:
            continue
        words = phrase.span.of(reading.text)
        made = (
            office.of for office in settled if office.role_text == words and office.span.contains(phrase.span)
        )
        yield BareOffice(
            span,
            one.person,
            entities[one.person],
            phrase.role,
            phrase.kind,
            phrase.article,
            next(made, None),
        )


def _without_complement(reading: Reading, phrase: OfficePhrase) -> Span | None:
    """An office up to the preposition before the organisation that it is of; None where none is named so."""
    words = phrase.span.of(reading.text)
    if not isinstance(phrase.of, Entity):
        return None
    named = (one.span.start for one in reading.names_in(phrase.span) if one.entity == phrase.of)
    at = next(named, phrase.span.start + max(words.find(phrase.of.label), 0))
    link = _PREPOSITION.search(words[: at - phrase.span.start])
    return Span(phrase.span.start, phrase.span.start + link.start()) if link and link.start() else None
