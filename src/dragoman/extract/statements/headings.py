"""Headings: "Nom : ce qu'il dit", "Ce qu'il dit (ministre)".

What a heading says and the text repeats is reported once, from the text. In: the reports of a document.
Out: those of headings that name their speaker; all without what the text repeats.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.report import EDGES, Report
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.entity import Entity, Party, key
from dragoman.model.fact import Statement
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cues import Speakers
from dragoman.packs.folding import fold

REPEATED = 0.5  # share of a heading's words that a statement of the same speaker has
LEAST = 4  # words behind the colon
LONG = 4  # letters from which on a word tells something
_WORD = re.compile(r"\w+")
_BRACKET = re.compile(r"\(([^()\d]{4,60})\)$")


def titled_reports(
    reading: Reading, finder: SpeakerFinder, quotes: QuotationIndex, speakers: Speakers
) -> Iterator[Report]:
    """The reports of headings with a speaker in brackets, or before a colon and no quotation behind it."""
    for block in reading.blocks:
        if block.kind != "heading":
            continue
        if signed := _signed(reading, finder, quotes, speakers, block.span):
            yield signed
            continue
        head, colon, rest = block.span.of(reading.text).partition(":")
        label = Span(block.span.start, block.span.start + len(head.rstrip()))
        content = Span(block.span.end - len(rest), block.span.end).stripped(reading.text, EDGES)
        names = finder.names(label)
        whole = len(names) == 1 and names[0].kind == "person" and names[0].span == label
        if colon and whole and len(rest.split()) >= LEAST and quotes.opening_at(content.start) is None:
            yield Report(
                (names[0].entity,), content, quotes.mode(content), label, label, confidence=0.6, cued=False
            )


def _signed(
    reading: Reading, finder: SpeakerFinder, quotes: QuotationIndex, speakers: Speakers, heading: Span
) -> Report | None:
    """The report of a heading that ends with who says it: "L'usine ouvrira (ministre)"."""
    found = _BRACKET.search(reading.text, heading.start, heading.end)
    if found is None:
        return None
    label = Span(*found.span(1))
    content = Span(heading.start, found.start()).stripped(reading.text, EDGES)
    persons = [name for name in finder.names(label) if name.kind == "person"]
    office = any(word in {*speakers.people, *speakers.bodies} for word in found[1].split()[:2])
    parties: tuple[Party, ...] = (persons[0].entity,) if len(persons) == 1 else ()
    if not parties and office:
        parties = finder.references(label) or (Entity(None, found[1]),)
    if not parties or len(content.of(reading.text).split()) < LEAST:
        return None
    quote = quotes.opening_at(content.start)
    return (
        Report(parties, content, quotes.mode(content), label, label, confidence=0.6, cued=False)
        if not quote
        else None
    )


def without_repeated_headings(reading: Reading, reports: Sequence[Report]) -> list[Report]:
    """The reports of the text, and those of headings that say what no statement in it says."""
    starts = [block.span.start for block in reading.blocks]

    def heads(report: Report) -> bool:
        i = bisect_right(starts, report.content.start) - 1
        return i >= 0 and reading.blocks[i].kind == "heading"

    body = [(one, _words(reading, one)) for one in reports if not heads(one)]
    return [one for one in reports if not heads(one) or not _repeated(one, _words(reading, one), body)]


def said_again(reading: Reading, head: Statement, body: Sequence[Statement]) -> bool:
    """Whether a heading says what a statement by the same speaker in the text says."""
    starts = [block.span.start for block in reading.blocks]
    i = bisect_right(starts, head.content.start) - 1
    if i < 0 or reading.blocks[i].kind != "heading":
        return False
    said, who = _words(reading, head), {key(party) for party in speakers_of(head)}
    others = (one for one in body if not reading.blocks[i].span.contains(one.content))
    return any(
        who & {key(party) for party in speakers_of(one)}
        and len(said & _words(reading, one)) >= REPEATED * len(said)
        for one in others
    )


def speakers_of(one: Statement) -> Sequence[Party]:
    """The speakers of a statement."""
    return one.speaker if isinstance(one.speaker, tuple) else (one.speaker,)


def _repeated(head: Report, said: set[str], body: Sequence[tuple[Report, set[str]]]) -> bool:
    return any(_keys(head) & _keys(one) and len(said & words) >= REPEATED * len(said) for one, words in body)


def _keys(report: Report) -> set[str]:
    return {key(party) for party in report.parties}


def _words(reading: Reading, report: Report | Statement) -> set[str]:
    words = _WORD.findall(fold(report.content.of(reading.text)))
    return {word[:6] for word in words if len(word) >= LONG}
