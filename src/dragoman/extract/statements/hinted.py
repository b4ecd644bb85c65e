"""Statements that may be there, each with every one who may have made it.

In: a `Reading`, its cues and its sure statements. Out: `Possible` statements with their signs; of one passage
as many as there are possible speakers. Which are likely is judged by `weights/statement.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.statements.authors import Authors
from dragoman.extract.statements.loose_speech import AnySpeaker
from dragoman.extract.statements.passages import Passages
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.quotations import quotations
from dragoman.extract.statements.reader import asks
from dragoman.extract.statements.report import stated
from dragoman.model.fact import Statement
from dragoman.model.possible import Possible
from dragoman.model.reading import Reading
from dragoman.packs.cues import ReportingCues


def possible_statements(
    reading: Reading, cues: ReportingCues, sure: Sequence[Statement], known: Sequence[Statement] = ()
) -> Iterator[Possible]:
    """Every statement that the text hints at, but where the `known` ones explain nearly all of a sentence."""
    finder = AnySpeaker(reading, cues.speakers, cues.grammar)
    quotes = QuotationIndex(reading, quotations(reading.text, reading.blocks), cues.grammar)
    authors = Authors(reading, finder, cues, sure)
    places = [place for one in known for place in one.evidence]
    for passage in Passages(reading, finder, quotes, cues, places).all():
        if asks(reading, passage.report, cues):
            continue
        for author in authors.of(passage):
            fact = stated(reading.text, passage.report, author.parties)
            yield Possible(fact, passage.signs | author.signs)
