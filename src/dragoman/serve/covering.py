"""What of a stored document was read and what was not: its coverage, worked out anew from its text.

In: a version with its facts. Out: a `Coverage`. The sentences are found by the code that reads documents, so
that the model of a language is loaded at the first call, which takes seconds; one document at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.model.piece import Layout
from dragoman.model.span import Span
from dragoman.publish.coverage import Coverage, Told, cover
from dragoman.run.layout import layout
from dragoman.run.options import Options
from dragoman.serve.pipelines import ONE, pipeline
from dragoman.store import StoredFact, Version

OTHER_VERSION = (
    "The document was read by another version of the program, by other packs or options: its facts "
    "are those of the record, its sentences and reasons this version's. Read it again to bring both "
    "together."
)
TURNED_AWAY = (
    "The document was taken not to be about cooperation between states, and nothing is read from it; "
    "dragoman read --no-gate reads it all the same."
)


def covered(
    version: Version, facts: Sequence[StoredFact], framework: str, phrase: Callable[[StoredFact], str]
) -> Coverage:
    """The document's coverage, from its stored text and facts; `phrase` says a fact in a line."""
    source = version.source
    options, notes = _options(version.pipeline, framework)
    with ONE:
        laid: Layout = layout(pipeline(options), source)
    if not laid.relevant:
        notes.append(TURNED_AWAY)
    told = [_told(fact, phrase) for fact in facts if fact.type != "document"]
    return cover(source.id, source.text, laid, told, source.title, notes)


def _options(read_by: str, framework: str) -> tuple[Options, list[str]]:
    """The options that a document was read with; where none fit, the usual ones, and what to say of that."""
    options = [Options(framework=framework, gate=gate) for gate in (True, False)]
    fitting = [one for one in options if one.version() == read_by]
    return (fitting or options)[0], [] if fitting else [OTHER_VERSION]


def _told(fact: StoredFact, phrase: Callable[[StoredFact], str]) -> Told:
    spans = tuple(Span(start, end) for start, end in fact.data["evidence"])
    quantity = tuple(Span(start, end) for start, end in fact.data.get("spans", ()))
    return Told(fact.id, fact.type, phrase(fact), spans, fact.confidence, quantity)
