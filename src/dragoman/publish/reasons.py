"""Why a sentence has no fact, and what a reader should look at in it.

In: a piece of a text with its signs. Out: a reason, the same in words that cite the text, and the signs that
make the sentence worth a look. Which facts there are is left to `coverage.py`.
"""

from __future__ import annotations

from typing import Literal

from dragoman.model.piece import NO_FACTS, Piece, Sign

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


def reason_for(piece: Piece, relevant: bool) -> Reason:
    """Why a piece without facts has none; `relevant`: its document was taken to be about cooperation."""
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


def in_words(reason: Reason, piece: Piece, text: str) -> str:
    """The reason in words; what it cites are words of the text."""
    if reason == "no-fact":
        untrue = [sign for sign in piece.signs if sign.truth in NO_FACTS]
        cited = [f"“{plain(sign, text)}” ({TRUTHS[str(sign.truth)]})" for sign in untrue[:MOST_WORDS]]
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
    words = list(dict.fromkeys(plain(sign, text) for sign in piece.signs if sign.kind in kinds))
    more = f" and {len(words) - MOST_WORDS} more" if len(words) > MOST_WORDS else ""
    return ", ".join(f"“{one}”" for one in words[:MOST_WORDS]) + more


def plain(sign: Sign, text: str) -> str:
    """The words of a sign on one line."""
    return " ".join(sign.span.of(text).split())


def worth_a_look(piece: Piece) -> tuple[str, ...]:
    """The signs of a sentence without facts for which it should be looked at."""
    kinds = {sign.kind for sign in piece.signs}
    return tuple(said for kind, said in CHECKED.items() if kind in kinds)
