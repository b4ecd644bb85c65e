"""What stands around a reporting verb: pronouns, negation, the verb that governs it, nobody as subject.

In: a parsed sentence and the place of a verb. Out: places, and whether the text asserts the verb.
"""

from __future__ import annotations

from dragoman.extract.grammar.line import NOMINAL, VERBAL, Line
from dragoman.packs.grammar import Grammar


def narrated(line: Line, i: int) -> bool:
    """Whether an infinitive tells the story: "Et M. X de conclure : …", "Et d'ajouter que …"."""
    follows = i == 2 or line.pos(i - 2) in NOMINAL
    return line.word(0) == "et" and line.word(i - 1) in ("de", "d'") and follows and not line.any_finite(0, i)


def group_start(line: Line, doer: int, grammar: Grammar) -> int:
    """Where a governing verb begins with its auxiliary and pronouns."""
    first = doer
    while (
        line.word(first - 1) in {*grammar.have, *grammar.be, *grammar.clitics} or line.pos(first - 1) == "ADV"
    ):
        first -= 1
    return first


def governor(line: Line, i: int) -> int | None:
    """The verb that governs an infinitive which begins at token `i`."""
    for k in range(i - 1, max(i - 5, -1), -1):
        if line.pos(k) in VERBAL:
            return k
        if line.pos(k) == "PUNCT":
            return None
    return None


def hypothetical(line: Line, doer: int, grammar: Grammar) -> bool:
    """Whether the governing verb is to come, or negated (but not "n'a pas manqué de")."""
    for k in range(doer, max(doer - 4, -1), -1):
        word = line.word(k)
        if grammar.have.get(word) in ("future", "conditional"):
            return True
        if word in ("ne", "n'") and line.word(doer) not in grammar.affirming:
            return True
    return "Mood=Cnd" in line.tokens[doer].features


def before_clitics(line: Line, i: int, grammar: Grammar) -> int:
    while line.word(i - 1) in grammar.clitics and (
        line.pos(i - 1) != "DET" or line.finite(i) or line.precedes(i - 1, grammar.as_said)
    ):
        i -= 1
    return i


def negated(line: Line, first: int, start: int, end: int, grammar: Grammar) -> bool:
    """Whether "ne … pas" encloses the verb; "ne" alone ("ne cesse de") does too."""
    if any(line.word(k) in ("ne", "n'") for k in range(max(first - 2, 0), start + 1)):
        return True
    for k in range(start, min(end, start + 3)):
        if line.word(k) in ("ne", "n'"):  # "assure ne pas être": the infinitive is negated
            return False
        if k > start and line.infinitive(k):  # "nie avoir jamais reçu"
            return False
        if line.word(k) in grammar.negations and line.pos(k) == "ADV":
            return True
    return False


def others(line: Line, first: int, start: int, grammar: Grammar) -> bool:
    """Whether the subject is the writer, the reader or nobody: je, nous, on."""
    around = {line.word(first - 1), line.word(start + 1)}
    if around & {word for word in grammar.others if word.startswith("-")}:
        return True
    if line.word(start + 1) == "-t" and line.word(start + 2) == "-on":
        return True
    return line.word(first - 1) in grammar.others


def main_verb(line: Line, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a range of tokens holds a finite verb of no lesser clause, nor that of "c'est X qui"."""
    lesser = (*grammar.relatives, *grammar.complementisers, "dont", "où")
    pointed = (*grammar.relatives, *grammar.complementisers)
    for k in range(start, end):
        if not line.finite(k) or (
            line.word(k - 1) == "c'" and any(line.word(i) in pointed for i in range(k, end))
        ):
            continue
        i = k - 1
        while i >= start and line.word(i) not in {",", ";", ":", *lesser} and not line.finite(i):
            i -= 1
        if i < start or line.word(i) not in lesser or line.precedes(i + 1, grammar.joining):
            return True
    return False
