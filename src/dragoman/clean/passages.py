"""What machine and site put into the article's own lines: credits, pointers, sentences to the reader.

In: lines of the article, the pack's tables. Out: spans of passages within them. Whole lines are told apart
elsewhere (`labels`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.clean.captions import is_caption
from dragoman.clean.layout import Line, sentence_around, sentences_of
from dragoman.clean.matching import joined, possible
from dragoman.clean.notices import is_notice_below
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate, Patterns

_LONGEST_CAPTION = 300  # code points


def find_passages(lines: Sequence[Line], tables: Boilerplate) -> Iterator[Span]:
    """The passages and sentences inside the article's lines that are not its own, last sentences included."""
    plain = "\n".join(line.plain for line in lines)
    passages, sentences = possible(tables.passages, plain), possible(tables.sentences, plain)
    for line in lines:
        if is_caption(line.plain, tables):
            yield line.span
        else:
            yield from _parts(line, passages, sentences, tables.captions)
    if lines:
        yield from _last_sentences(lines[-1], tables)


def _parts(line: Line, passages: Patterns, sentences: Patterns, captions: Patterns) -> Iterator[Span]:
    start = line.span.start
    for match in joined(passages).finditer(line.plain):
        yield Span(start + match.start(), start + match.end())
    for match in joined(sentences).finditer(line.plain):
        sentence = sentence_around(line.plain, match.start(), match.end())
        yield Span(start + sentence.start, start + sentence.end)
    credit = joined(captions).search(line.plain) if len(line.plain) <= _LONGEST_CAPTION else None
    if credit:
        yield Span(start + credit.start(), start + credit.end())


def _last_sentences(line: Line, tables: Boilerplate) -> Iterator[Span]:
    """The sentences behind the last one that an article ends with."""
    feet, start = joined(tables.feet), line.span.end
    for sentence in reversed(sentences_of(line.plain)[1:]):
        said = sentence.of(line.plain)
        if not feet.search(said) and not is_notice_below(said, tables):
            break
        start = line.span.start + sentence.start
    if start < line.span.end:
        yield Span(start, line.span.end)
