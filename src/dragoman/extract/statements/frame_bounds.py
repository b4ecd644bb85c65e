"""What bounds the clause that a source is named for: brackets, a colon between two clauses.

In: a parsed sentence and the place of "selon X". Out: offsets and places.
"""

from __future__ import annotations

from dragoman.extract.grammar.line import Line
from dragoman.model.span import Span

LEAST = 3  # words beside a frame in brackets that it can speak for
NEAR = 4  # tokens that an adverbial behind a verb may take


def bracket(text: str, sentence: Span, frame: Span) -> tuple[int, int] | None:
    """What stands in brackets around a frame, all that it can speak for: "(selon X, il mesure 800 m)".

    None where the frame is alone in them: "La ligne mesure 800 km (selon X)".
    """
    start = text.rfind("(", sentence.start, frame.start)
    end = text.find(")", frame.end, sentence.end)
    if start < 0 or end < 0 or text.find(")", start, frame.start) >= 0:
        return None
    beside = text[start + 1 : frame.start] + text[frame.end : end]
    return (start + 1, end) if len(beside.split()) >= LEAST else None


def two_clauses(line: Line, first: int, colon: int, end: int) -> bool:
    """Whether a colon at an offset parts two clauses, each with a verb of its own."""
    at = line.at(colon)
    return line.any_finite(line.at(first), at) and line.any_finite(at, line.at(end))


def verb_before(line: Line, k: int) -> int:
    """The finite verb before token `k`, over a short adverbial: "entend en outre |"; else `k`."""
    return next((i for i in range(k - 1, max(k - NEAR, 0), -1) if line.finite(i)), k)
