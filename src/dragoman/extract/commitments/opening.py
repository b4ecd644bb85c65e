"""Whom a sentence opens with, by its names alone: for the pronoun that begins the next one.

In: a reading and one of its sentences. Out: the subject, without a look at the parse, which takes "La BAII
finance" for a noun and its adjective.
"""

from __future__ import annotations

import re

from dragoman.extract.grammar.subjects import Subject
from dragoman.model.reading import Reading, Sentence
from dragoman.model.span import Span

OPENED = re.compile(r"L[ea] |L'")
JOINED = re.compile(r",? (?:et|ainsi que|avec) |[-–]| [A-ZÀ-Þ]|, [A-ZÀ-Þ]")


def opening(reading: Reading, sentence: Sentence) -> Subject | None:
    """The organisation or state that a sentence begins with, and that nothing joins: "La BAII finance …"."""
    opened = OPENED.match(reading.text, *sentence.span)
    at = opened.end() if opened else sentence.span.start
    name = next(iter(reading.names_in((at, sentence.span.end), "organisation", "country")), None)
    if name is None or name.span.start != at or JOINED.match(reading.text, name.span.end):
        return None
    return Subject(Span(sentence.span.start, name.span.end), name.span)
