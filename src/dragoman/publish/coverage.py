"""The proof that nothing of a text was passed over: each sentence with its facts, or why it has none.

In: a text, its `Layout`, its facts as they are told to people. Out: `Coverage`: a line a piece, counts, and
the sentences to look at first: those that hold a number, a name or a quotation mark and yet have no fact. How
it looks is left to `rendering/coverage_html.py`, `rendering/coverage_markdown.py` and the command line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.model.piece import NO_FACTS, SENTENCES, Layout, Piece, Sign
from dragoman.model.span import Span

Reason = Literal[
    "boilerplate",
    "foreign",
    "off-topic",
    "no-fact",
    "heading",
    "cue",
    "quotation",
    "named",
    "nothing",
    "mark",
    "blank",
]

CHECKED = {"number": "number", "name": "name", "quotation": "quotation mark"}
"""The signs that a sentence without facts is looked at for, as they are said."""

TRUTHS = {
    "denied": "denied",
    "rumoured": "only rumoured",
    "hoped": "only hoped",
    "hypothetical": "only supposed",
    "asked": "only asked",
}
"""What the text makes of a cue so that it tells of no fact."""

MOST_WORDS = 4
"""How many cues or names a reason cites."""


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
        reason = None if own else _reason(piece, layout.relevant)
        lines.append(
            Line(
                piece=piece,
                words=piece.span.of(text),
                number=number if piece.kind in SENTENCES else 0,
                facts=own,
                named=tuple(fact for fact in here if fact.named),
                reason=reason,
                why=_why(reason, piece, text) if reason else "",
                check=_check(piece) if reason and piece.kind in SENTENCES else (),
                open=() if reason else _open_numbers(piece, here, text),
            )
        )
    return Coverage(document, title, text, tuple(lines), tuple(notes))


def _by_piece(pieces: Sequence[Piece], facts: Iterable[Told]) -> list[list[Told]]:
    """The facts of each piece: those of which a passage shares a character with it."""
    starts = [piece.span.start for piece in pieces]
    found: list[list[Told]] = [[] for _ in pieces]
    for fact in facts:
        for span in fact.spans:
            i = max(bisect_right(starts, span.start) - 1, 0)
            while i < len(pieces) and pieces[i].span.start < span.end:
                if pieces[i].span.overlaps(span) and fact not in found[i]:
                    found[i].append(fact)
                i += 1
    return found


def _reason(piece: Piece, relevant: bool) -> Reason:
    kinds = {sign.kind for sign in piece.signs}
    if piece.kind in ("boilerplate", "foreign", "mark", "blank"):
        return piece.kind
    if not relevant:
        return "off-topic"
    if any(sign.truth in NO_FACTS for sign in piece.signs):
        return "no-fact"
    if piece.kind == "heading":
        return "heading"
    if "cue" in kinds:
        return "cue"
    if "quotation" in kinds:
        return "quotation"
    return "named" if kinds & {"name", "date", "number"} else "nothing"


def _why(reason: Reason, piece: Piece, text: str) -> str:
    """The reason in words; what it cites are words of the text."""
    if reason == "no-fact":
        untrue = [sign for sign in piece.signs if sign.truth in NO_FACTS]
        cited = [f"“{_plain(sign, text)}” ({TRUTHS[str(sign.truth)]})" for sign in untrue[:MOST_WORDS]]
        return "the text does not assert it: " + ", ".join(cited)
    if reason == "cue":
        return f"words that may tell of a fact ({_cited(piece, text, 'cue')}), but nothing that completes one"
    if reason == "named":
        return f"names, times or numbers only: {_cited(piece, text, 'name', 'date', 'number')}"
    if reason == "foreign":
        return f"in another language ({piece.language}), which is not read"
    return _WHY[reason]


_WHY: dict[Reason, str] = {
    "boilerplate": "not the article's: put around it by a site or a machine",
    "off-topic": "the document was taken not to be about cooperation between states: nothing is read from it",
    "heading": "a heading: what the text repeats is reported from there",
    "quotation": "quotation marks, and nobody who is said to have said it",
    "nothing": "no name, time or number, and no word by which facts are told",
    "mark": "signs that belong to no sentence",
    "blank": "",
}


def _cited(piece: Piece, text: str, *kinds: str) -> str:
    words = list(dict.fromkeys(_plain(sign, text) for sign in piece.signs if sign.kind in kinds))
    more = f" and {len(words) - MOST_WORDS} more" if len(words) > MOST_WORDS else ""
    return ", ".join(f"“{one}”" for one in words[:MOST_WORDS]) + more


def _plain(sign: Sign, text: str) -> str:
    return " ".join(sign.span.of(text).split())


def _check(piece: Piece) -> tuple[str, ...]:
    kinds = {sign.kind for sign in piece.signs}
    return tuple(said for kind, said in CHECKED.items() if kind in kinds)


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
    return tuple(_plain(sign, text) for sign in found)


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
