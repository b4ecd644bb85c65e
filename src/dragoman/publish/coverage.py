"""The proof that nothing of a text was passed over: each sentence with its facts, or why it has none.

In: a text, its `Layout`, its facts as they are told to people. Out: `Coverage`: a line a piece, counts, and
the sentences to look at first: those that hold a number, a name or a quotation mark and yet have no fact. How
it looks is left to `rendering/coverage_html.py`, `rendering/coverage_markdown.py` and the command line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.piece import SENTENCES, Layout, Piece, Sign
from dragoman.model.span import Span
from dragoman.publish.reasons import Reason, in_words, plain, reason_for, worth_a_look


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as people are told of it: `what` in a line; `spans` of the source text that it rests on.

    `quantity` are the places of a figure's own words: number and unit.
    """

    id: str
    type: str
    what: str
    spans: tuple[Span, ...]
    confidence: float
    quantity: tuple[Span, ...] = ()

    @property
    def named(self) -> bool:
        """Whether it says no more than that a name or a time stands there."""
        return self.type in ("mention", "date")


@dataclass(frozen=True, slots=True)
class Line:
    """A piece with the facts that rest on words of it; `number` counts sentences, from 1; 0 for other pieces.

    `reason` says why there is none (None where there is one), `why` the same in words; `check` are the signs
    for which a sentence without facts should be looked at; `open` are the numbers of a sentence with facts
    that no figure, time or name holds.
    """

    piece: Piece
    words: str
    number: int
    facts: tuple[Told, ...]
    named: tuple[Told, ...]
    reason: Reason | None
    why: str
    check: tuple[str, ...]
    open: tuple[str, ...] = ()

    @property
    def is_sentence(self) -> bool:
        """Whether facts are read from pieces like this."""
        return self.piece.kind in SENTENCES


@dataclass(frozen=True, slots=True)
class Coverage:
    """A document with all its pieces in order. `notes` are what a reader must know of the whole."""

    document: str
    title: str | None
    text: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[Line, ...]:
        """The sentences, headings and items: what facts are read from."""
        return tuple(line for line in self.lines if line.is_sentence)

    @property
    def to_check(self) -> tuple[Line, ...]:
        """The sentences to look at first."""
        return tuple(line for line in self.lines if line.check)

    @property
    def half_read(self) -> tuple[Line, ...]:
        """The sentences with facts, numbers of which are in none of them."""
        return tuple(line for line in self.lines if line.open)

    @property
    def facts(self) -> tuple[Told, ...]:
        """The facts shown, names and times aside, each once."""
        return tuple({fact.id: fact for line in self.lines for fact in line.facts}.values())

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each fact, from 1, by its id, in the order of the text."""
        return {fact.id: number for number, fact in enumerate(self.facts, 1)}

    def counts(self) -> dict[str, int]:
        """How many sentences there are, with facts and without; how many other pieces; how many facts."""
        sentences = self.sentences
        kinds = [line.piece.kind for line in self.lines]
        return {
            "sentences": len(sentences),
            "with_facts": sum(bool(line.facts) for line in sentences),
            "without_facts": sum(not line.facts for line in sentences),
            "to_check": len(self.to_check),
            "open_numbers": sum(len(line.open) for line in self.lines),
            "boilerplate": kinds.count("boilerplate"),
            "boilerplate_characters": sum(
                len(line.words) for line in self.lines if line.piece.kind == "boilerplate"
            ),
            "foreign": kinds.count("foreign"),
            "facts": len(self.facts),
            "characters": len(self.text),
        }

    def to_json(self, *, bare: bool = False) -> dict[str, Any]:
        """Everything as an object: every character of the text is in exactly one piece.

        `bare`: only the pieces to look at first; the counts are those of the whole.
        """
        shown = [line for line in self.lines if line.check or line.open] if bare else self.lines
        return {
            "document": self.document,
            "title": self.title,
            "notes": list(self.notes),
            "counts": self.counts(),
            "pieces": [_piece_json(line) for line in shown],
        }


def cover(
    document: str,
    text: str,
    layout: Layout,
    facts: Sequence[Told],
    title: str | None = None,
    notes: Iterable[str] = (),
) -> Coverage:
    """Tie each piece of a text to the facts that rest on words of it."""
    by_piece = _by_piece(layout.pieces, facts)
    lines, number = [], 0
    for piece, here in zip(layout.pieces, by_piece, strict=True):
        number += piece.kind in SENTENCES
        own = tuple(fact for fact in here if not fact.named)
        reason = None if own else reason_for(piece, layout.relevant)
        lines.append(
            Line(
                piece=piece,
                words=piece.span.of(text),
                number=number if piece.kind in SENTENCES else 0,
                facts=own,
                named=tuple(fact for fact in here if fact.named),
                reason=reason,
                why=in_words(reason, piece, text) if reason else "",
                check=worth_a_look(piece) if reason and piece.kind in SENTENCES else (),
                open=() if reason else _open_numbers(piece, here, text),
            )
        )
    return Coverage(document, title, text, tuple(lines), tuple(notes))


def _by_piece(pieces: Sequence[Piece], facts: Iterable[Told]) -> list[list[Told]]:
    """The facts of each piece: those of which a passage shares a character with it. White space has none."""
    starts = [piece.span.start for piece in pieces]
    found: list[list[Told]] = [[] for _ in pieces]
    for fact in facts:
        for span in fact.spans:
            i = max(bisect_right(starts, span.start) - 1, 0)
            while i < len(pieces) and pieces[i].span.start < span.end:
                if pieces[i].kind != "blank" and pieces[i].span.overlaps(span) and fact not in found[i]:
                    found[i].append(fact)
                i += 1
    return found


def _open_numbers(piece: Piece, facts: Sequence[Told], text: str) -> tuple[str, ...]:
    """The numbers of a piece that no figure, time or name holds, each once, in the longest words."""
    held = [span for fact in facts for span in (fact.spans if fact.named else fact.quantity)]
    held += [sign.span for sign in piece.signs if sign.kind in ("name", "date")]
    found: list[Sign] = []
    for sign in (one for one in piece.signs if one.kind == "number"):
        if any(span.overlaps(sign.span) for span in held):
            continue
        if found and found[-1].span.overlaps(sign.span):
            sign = max(found.pop(), sign, key=lambda one: one.span.end - one.span.start)
        found.append(sign)
    return tuple(plain(sign, text) for sign in found)


def _piece_json(line: Line) -> dict[str, Any]:
    return {
        "start": line.piece.span.start,
        "end": line.piece.span.end,
        "kind": line.piece.kind,
        "number": line.number or None,
        "text": line.words,
        "facts": [_fact_json(fact) for fact in line.facts],
        "named": [_fact_json(fact) for fact in line.named],
        "reason": line.reason,
        "why": line.why,
        "check": list(line.check),
        "open_numbers": list(line.open),
        "cues": list(_cues(line)),
    }


def _fact_json(fact: Told) -> dict[str, Any]:
    return {
        "id": fact.id,
        "type": fact.type,
        "what": fact.what,
        "evidence": [list(span) for span in fact.spans],
        "confidence": fact.confidence,
    }


def _cues(line: Line) -> Iterator[dict[str, Any]]:
    for sign in line.piece.signs:
        if sign.kind == "cue":
            yield {"start": sign.span.start, "end": sign.span.end, "truth": sign.truth}
