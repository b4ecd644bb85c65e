"""What leads from the facts of a working text to those of its source."""

from __future__ import annotations

from dragoman.model.document import Cleaned, Source
from dragoman.model.fact import LONGEST_EVIDENCE, Mention
from dragoman.model.span import Edit, Span, edited
from dragoman.run.pipeline import _grounded


def test_words_that_are_longer_in_the_source_are_cut_and_the_document_is_kept() -> None:
    source = Source("a", "e\u0301" * LONGEST_EVIDENCE)
    edits = [Edit(2 * i, 2 * i + 2, "é") for i in range(LONGEST_EVIDENCE)]
    cleaned = Cleaned(source, *edited(source.text, edits), blocks=())
    fact = Mention(evidence=(Span(0, LONGEST_EVIDENCE),), kind="country", entity="CN")
    assert [one.evidence for one in _grounded(iter([fact]), cleaned).values()] == [
        (Span(0, LONGEST_EVIDENCE),)
    ]
