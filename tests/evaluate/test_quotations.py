from __future__ import annotations

from tests.evaluate.making import fact

from dragoman.evaluate.cores import Data
from dragoman.evaluate.gold import Document
from dragoman.evaluate.quotations import quotations
from dragoman.model.evaluation import Tally


def statement(start: int, end: int, speaker: str = "CN", **fields: object) -> Data:
    return fact("statement", speaker=speaker, content=[start, end], **fields)


def document(*gold: Data) -> list[Document]:
    return [Document("d", gold, None, "s")]


def test_a_statement_is_found_by_its_words_whoever_spoke() -> None:
    made = quotations(document(statement(0, 10), statement(20, 30)), {"d": [statement(0, 9, "KZ")]}, 0.8)
    assert made.tally == Tally(gold=2, found=1, hits=1, full_hits=1)
    assert made.speakers == 0


def test_a_stricter_overlap_finds_less() -> None:
    found = {"d": [statement(0, 5)]}
    assert quotations(document(statement(0, 10)), found, 0.3).tally.hits == 1
    assert quotations(document(statement(0, 10)), found, 0.8).tally.hits == 0


def test_the_closest_pair_off_first_and_optional_ones_do_not_count() -> None:
    gold = document(statement(0, 10), statement(40, 50, optional=True), statement(60, 70, forbidden=True))
    found = {"d": [statement(0, 7), statement(0, 10, "KZ"), statement(40, 50), statement(60, 70)]}
    made = quotations(gold, found, 0.3)
    assert made.tally == Tally(gold=1, found=3, hits=1, full_hits=1)
    assert made.speakers == 0


def test_where_nothing_is_said_nothing_is_wrong() -> None:
    assert quotations(document(), {}, 0.8).speakers == 1
