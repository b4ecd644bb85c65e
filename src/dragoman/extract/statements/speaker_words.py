"""Words that may be a speaker: the forms of a noun, and references that lead to a noun alone.

In: a token of a line, or parties. Out: forms to look up, and whether parties are anonymous.
"""

from __future__ import annotations

from dragoman.extract.grammar.line import Line
from dragoman.model.entity import Entity, Party

LONG = 4  # letters that a word keeps when a prefix ("co-", "vice-") is taken off


def anonymous(parties: tuple[Party, ...]) -> bool:
    """Whether a reference leads only to words like "porte-parole", of which the phrase itself says more."""
    return all(
        isinstance(party, Entity) and party.id is None and party.label[:1].islower() for party in parties
    )


def singular(line: Line, i: int) -> tuple[str, ...]:
    """The forms under which a noun may stand in a list: without prefixes, in the singular."""
    word = line.word(i)
    for prefix in ("co", "vice-", "ex-", "mi-"):
        word = word.removeprefix(prefix).removeprefix("-") if len(word) > len(prefix) + LONG else word
    return line.word(i), word, word.removesuffix("s"), word.removesuffix("x"), line.tokens[i].lemma.lower()
