"""Which lines of a page are the site's and not the article's: judged by signs, as weighed on the samples.

In: the lines of a text, the leftovers of prompts in it, the pack's tables and the weights of the question
`boilerplate`. Out: spans. What patterns know for the site's is one sign of a line among others; a passage
that a pattern finds within a line goes alone, as do the last sentences of the last paragraph that are the
site's. Where no line is a paragraph there is no page to judge, and patterns decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import repeat

from dragoman.clean.after import find_about, find_names, find_rest, readers_part
from dragoman.clean.boilerplate import find_boilerplate
from dragoman.clean.layout import Line, covered, is_prose, merged, sentences_of
from dragoman.clean.repetitions import find_repetitions
from dragoman.clean.rows import ROW, column_rows
from dragoman.clean.surroundings import (
    CAPTION,
    KNOWN,
    POINTER,
    RELEASED,
    SENTENCE,
    STATES,
    TITLE,
    signs_of,
    signs_of_sentence,
)
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate
from dragoman.packs.weights import Weights

_AMID = 0.5  # the least probability of a line between two that are the site's
SURE = frozenset({CAPTION, POINTER})
"""The signs of lines that are the site's, whatever stands beside them."""
_SENTENCES = 3  # at the end of the last paragraph


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line, or a sentence at the end of the last paragraph, that may be the site's, with its signs."""

    span: Span
    signs: frozenset[str]

    @property
    def is_sentence(self) -> bool:
        """Whether it is a sentence, which goes only if the line does not and what stands behind it does."""
        return SENTENCE in self.signs


def find_site(
    text: str, lines: Sequence[Line], prompts: Sequence[Span], tables: Boilerplate, weights: Weights
) -> list[Span]:
    """The spans of the site's lines and passages, prompts among them, in order and apart."""
    found = _found(lines, prompts, text, tables)
    whole = {line.span for line in lines}
    gone = [*prompts, *readers_part(lines, tables), *find_repetitions(lines)]
    gone += [span for span in found if span not in whole]
    if not any(is_prose(line.plain) for line in lines):
        return merged([*gone, *found], text)
    said: list[Span] = []
    rows = column_rows(text, lines)
    every = _candidates(text, lines, found, tables)
    likely = [1.0 if SURE & one.signs else weights.probability(one.signs) for one in every]
    titles = [TITLE in one.signs for one in every[: len(lines)]]
    leasts = _leasts(likely[: len(lines)], titles, weights)
    for one, least, chance in zip(every, leasts, likely, strict=False):
        row = one.span in rows and KNOWN not in one.signs
        judged = chance >= least and not _is_article(one.signs) and not row
        if not one.is_sentence:
            glued = any(one.span.contains(prompt) and prompt != one.span for prompt in prompts)
            said += [one.span] if judged and not glued else []
        elif not judged or any(span.contains(one.span) for span in said):
            break
        else:
            gone.append(one.span)
    return merged([*gone, *said], text)


def candidates(
    text: str, lines: Sequence[Line], prompts: Sequence[Span], tables: Boilerplate
) -> list[Candidate]:
    """All lines in order, then the last sentences of the last paragraph from the last one upwards."""
    return _candidates(text, lines, _found(lines, prompts, text, tables), tables)


def _candidates(
    text: str, lines: Sequence[Line], known_parts: Sequence[Span], tables: Boilerplate
) -> list[Candidate]:
    """The same; `known_parts` are what patterns know for the site's."""
    known = covered(lines, merged(known_parts, text))
    signs = signs_of(text, lines, known, tables)
    found = [Candidate(line.span, seen) for line, seen in zip(lines, signs, strict=True)]
    last = next((i for i in range(len(lines) - 1, -1, -1) if "paragraph" in signs[i]), None)
    if last is not None:
        for sentence in _last_sentences(lines[last]):
            seen = signs_of_sentence(text, sentence, closes=last == len(lines) - 1, tables=tables)
            found.append(Candidate(sentence.span, seen))
    return found


def _leasts(likely: Sequence[float], titles: Sequence[bool], weights: Weights) -> Iterator[float]:
    """The probability that is enough for each line, less between two of the site but for the title; then
    for sentences."""
    for above, title, below in zip([0.0, *likely], titles, [*likely[1:], 0.0], strict=False):
        yield _AMID if min(above, below) >= weights.least and not title else weights.least
    yield from repeat(weights.least)


def _is_article(signs: Set[str]) -> bool:
    """Whether a line is a table's, or states what an article does; a release also says who publishes it."""
    return ROW in signs or (STATES in signs and KNOWN not in signs and not RELEASED & signs)


def _found(lines: Sequence[Line], prompts: Sequence[Span], text: str, tables: Boilerplate) -> list[Span]:
    """What patterns know for the site's, lines and passages."""
    return [
        *prompts,
        *find_boilerplate(text, lines, tables),
        *find_rest(lines, tables),
        *find_names(lines, tables),
        *find_about(lines, tables),
    ]


def _last_sentences(line: Line) -> Iterator[Line]:
    for sentence in reversed(sentences_of(line.plain)[1:][-_SENTENCES:]):
        if " " not in sentence.of(line.plain):
            return  # the mark of an agency that its dispatch ends
        span = Span(line.span.start + sentence.start, line.span.start + sentence.end)
        yield Line(span, sentence.of(line.plain))
