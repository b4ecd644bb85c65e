"""What a text tells of a source before its words begin: "selon X, un expert qui vit à Y, …".

In: a parsed sentence and where the source's name ends. Out: where all that is said of the source ends.
"""

from __future__ import annotations

from dragoman.extract.grammar.line import Line
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.packs.grammar import Grammar

FAR = 30  # tokens that tell of a source
NEAR = 4  # tokens within which an apposition names an office
RELATIVES = ("dont", "où")


def told_until(line: Line, stop: int, finder: SpeakerFinder, grammar: Grammar) -> int:
    """The index behind the posts, appositions and relative clauses that follow a source at token `stop`."""
    stop = _post_end(line, stop, grammar)
    if line.word(stop) in {*grammar.relatives, *RELATIVES}:
        stop = _aside_end(line, stop, finder, grammar) or stop
    while line.word(stop) == "," and (end := _aside_end(line, stop + 1, finder, grammar)):
        stop = end
    return stop


def _post_end(line: Line, stop: int, grammar: Grammar) -> int:
    """The comma behind "en poste à Bichkek", else `stop`."""
    if line.word(stop) not in grammar.prepositions:
        return stop
    for k in range(stop, min(stop + FAR, len(line))):
        if line.word(k) == ",":
            return k
        if line.finite(k):
            break
    return stop


def _aside_end(line: Line, k: int, finder: SpeakerFinder, grammar: Grammar) -> int | None:
    """The comma that closes an aside which begins at token `k`; None where what was said begins there."""
    relative = False
    opens = line.word(k) in {*grammar.asides, *grammar.genitives} or line.word(k).endswith("ant")
    for i in range(k, min(k + FAR, len(line))):
        word = line.word(i)
        if word in grammar.relatives or word in RELATIVES:
            opens = opens or i == k or line.word(k) in grammar.indefinite
            relative = True
        elif word == "," and i > k:
            office = any(finder.role(line, j) for j in range(k, min(k + NEAR, i)))
            bare = line.pos(k) == "NOUN"
            told = (opens or office or bare) and not _predicate(line, i + 1, grammar)
            return i if told and _has_subject(line, i, grammar) else None
        elif line.finite(i) and not relative:
            return None
    return len(line) - 1 if relative and opens and len(line) <= k + FAR else None  # to the full stop


def _has_subject(line: Line, comma: int, grammar: Grammar) -> bool:
    """Whether the first verb behind a comma has its subject there, and not in the words before it."""
    verb = next((k for k in range(comma + 1, len(line)) if line.finite(k)), None)
    if verb is None:
        return True
    while line.word(verb - 1) in grammar.clitics or line.word(verb - 1) in ("ne", "n'"):
        verb -= 1
    return line.word(verb - 1) != "," or verb - 1 == comma


def _predicate(line: Line, k: int, grammar: Grammar) -> bool:
    """Whether a verb follows whose subject the words before are."""
    while line.word(k) in grammar.clitics or line.pos(k) == "ADV" or line.word(k) in ("ne", "n'"):
        k += 1
    return k >= len(line) or line.finite(k)
