"""Noun phrases around a verb, found by their words, for the parse of damaged text misplaces subjects.

In: a `Line` and a place in it. Out: token ranges. Whom a phrase names is left to `statements/speakers.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.grammar.line import NOMINAL, Line
from dragoman.packs.grammar import Grammar

INNER = NOMINAL | {"DET", "ADJ", "NUM", "X", "SYM"}
DASHES = frozenset({"-", "--", "–", "—"})
SHORTEST_PLACE = 4  # letters of a place in capitals with which a dateline begins
LONGEST = 60  # tokens that a subject with its asides may cover


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `[start, end)`; `stop` is behind its asides (", ministre de …,")."""

    line: Line
    start: int
    end: int
    stop: int

    @property
    def head(self) -> int:
        """The first noun, name or pronoun."""
        line = self.line
        for i in range(self.start, self.end):
            if line.pos(i) in NOMINAL or (
                line.pos(i) == "PRON" and line.word(i + 1) not in ("de", "des", "d'")
            ):
                return i
        return self.end - 1


def phrase_at(line: Line, i: int, grammar: Grammar) -> Phrase | None:
    """The phrase that begins at token `i`; asides in commas after it count as its apposition."""
    end = _right_edge(line, i, grammar)
    if end <= i:
        return None
    comma = _over_post(line, end, grammar)
    stop = end
    if line.word(comma) == "," and line.word(comma + 1) not in grammar.openings:
        stop = _right_edge(line, comma + 1, grammar)
        stop = stop if stop > comma + 1 and _aside_ends(line, stop, grammar) else end
    return Phrase(line, i, end, stop)


def _aside_ends(line: Line, i: int, grammar: Grammar) -> bool:
    """Whether the words before are an aside, and not the subject of a verb that follows."""
    word = line.word(i)
    return line.pos(i) in ("", "PUNCT") or word in grammar.times or word in grammar.openings


def _over_post(line: Line, i: int, grammar: Grammar) -> int:
    """The comma behind where somebody serves ("ambassadeur … en Chine, …") if a name follows, else `i`."""
    k = i
    if line.word(k) not in grammar.prepositions or line.word(k) in grammar.genitives:
        return i
    while k < len(line) and (line.pos(k) in INNER | {"ADP"}) and line.word(k) not in grammar.times:
        k += 1
    return k if line.word(k) == "," and _capital(line, k + 1) else i


def _right_edge(line: Line, i: int, grammar: Grammar) -> int:
    k = i
    while k < len(line):
        word, pos = line.word(k), line.pos(k)
        if word in grammar.times or line.finite(k):
            break
        if pos == "DET" and k > i and line.pos(k - 1) in NOMINAL:
            break  # "selon M. Wang la Chine est prête"
        partitive = pos == "PRON" and line.word(k + 1) in grammar.genitives
        if (
            pos in INNER
            or partitive
            or word in grammar.subjects
            or word.rstrip(".") in grammar.titles
            or (word in grammar.genitives and k > i)
            or (word in grammar.coordinators and _goes_on(line, k + 1, grammar))
        ):
            k += 1
        elif word == "(" and (close := _bracket(line, k)):
            k = close
        elif pos in ("VERB", "ADV") and line.word(k)[:1].isupper() is False and _capital(line, k):
            k += 1
        else:
            break
    while k > i and (line.word(k - 1) in grammar.genitives or line.pos(k - 1) in ("DET", "CCONJ")):
        k -= 1
    return k


def _capital(line: Line, i: int) -> bool:
    """Whether a word that the parser takes for a verb is a name (foreign names mislead it)."""
    if not line.tokens[i].text[:1].isupper():
        return False
    return i > 0 or line.pos(1) == "PROPN" or (line.pos(0) == "VERB" and two_verbs(line))


def two_verbs(line: Line) -> bool:
    """Whether a sentence seems to open with two verbs: the first must be a name ("Bloomberg a dit")."""
    return len(line) > 1 and line.finite(1) and not line.finite(0)


def _bracket(line: Line, i: int) -> int:
    for k in range(i + 1, min(i + 8, len(line))):
        if line.word(k) == ")":
            return k + 1
    return 0


def _goes_on(line: Line, i: int, grammar: Grammar) -> bool:
    """Whether the phrase after "et" is one more subject and not the beginning of a clause."""
    k = i
    while k < len(line) and (line.pos(k) in INNER or line.word(k) in grammar.genitives):
        k += 1
    clitic = line.word(k) in grammar.clitics and line.pos(k) == "PRON"
    return k > i and not (k < len(line) and (line.finite(k) or clitic))


def phrase_before(line: Line, j: int, grammar: Grammar) -> Phrase | None:
    """The phrase that ends right before token `j`, or, over asides in commas, before these."""
    if line.word(j - 1) == ",":
        return _over_asides(line, j, grammar)
    start = _left_edge(line, j, grammar)
    if start < j and line.word(start - 1) in grammar.coordinators and line.word(start - 2) == ",":
        first = _over_asides(line, start - 1, grammar)  # "…, X, et le ministre Y ont dit"
        if first:
            return Phrase(line, first.start, first.end, j)
    return Phrase(line, start, j, j) if start < j else None


def _left_edge(line: Line, j: int, grammar: Grammar) -> int:
    k = j
    while k > 0:
        word, pos = line.word(k - 1), line.pos(k - 1)
        if word in grammar.subjects and k == j:
            return k - 1
        named = pos == "PRON" and k == j and _capital_name(line, k - 1, grammar)
        inner = named or pos in INNER or word in grammar.prepositions or word.rstrip(".") in grammar.titles
        joined = word in grammar.coordinators and k < j
        if not (inner or joined or word == ")" or _in_bracket(line, k - 1) or _name_in(line, k - 1)):
            break
        if line.finite(k - 1) and not _name_in(line, k - 1):
            break
        k -= 1
    return _noun_start(line, k, j, grammar)


def _capital_name(line: Line, i: int, grammar: Grammar) -> bool:
    """Whether what the parser takes for a pronoun is a short name ("Xi a poursuivi")."""
    return line.tokens[i].text[:1].isupper() and line.word(i) not in {*grammar.subjects, *grammar.others}


def _name_in(line: Line, i: int) -> bool:
    return line.pos(i) in ("VERB", "ADV", "AUX") and _capital(line, i)


def _in_bracket(line: Line, i: int) -> bool:
    return any(line.word(k) == "(" for k in range(i, max(i - 6, -1), -1)) and any(
        line.word(k) == ")" for k in range(i, min(i + 6, len(line)))
    )


def _noun_start(line: Line, start: int, end: int, grammar: Grammar) -> int:
    """Where the subject begins in words that may open with an adverbial ("lors de la visite le …")."""
    while start < end and line.word(start) in grammar.coordinators:
        start += 1
    if start < end and line.word(start) in grammar.prepositions and line.word(start) not in grammar.articles:
        for k in range(start + 1, end):
            fresh = line.pos(k) == "DET" or line.word(k).rstrip(".") in grammar.titles
            if (
                fresh
                and line.word(k - 1) not in grammar.prepositions
                and line.pos(k - 1) in NOMINAL | {"ADJ", "NUM"}
            ):
                return k
        for k in range(end - 1, start, -1):  # "lors du sommet Wang Yi a dit"
            if (
                line.pos(k - 1) != "PROPN"
                and line.pos(k) == "PROPN"
                and line.word(k - 1) not in grammar.prepositions
            ):
                return k
        return end
    return start


def _over_asides(line: Line, j: int, grammar: Grammar) -> Phrase | None:
    """The subject before "…, ministre de …, a dit": the first stretch between commas that begins like one."""
    stops = [j - 1]
    k = j - 2
    limit = max(j - LONGEST, 0)
    while k >= limit:
        word = line.word(k)
        if word in (":", ";", "«", "»", '"', "“", "”") or (
            word in grammar.complementisers and line.pos(k) == "SCONJ"
        ):
            break
        capitals = line.tokens[0].text.isupper() and len(line.tokens[0].text) >= SHORTEST_PLACE
        if word in DASHES and (line.word(k - 1) == ")" or capitals):
            break  # a dateline: "ASTANA, 4 juillet (Xinhua) – Le ministre X, …, a dit"
        if line.finite(k) and not _name_in(line, k):
            relative = _relative_before(line, k, grammar)
            if relative is None:
                break
            k = relative
            continue
        if word == ",":
            stops.append(k)
        k -= 1
    stops.append(k)
    for left, right in zip(stops[:0:-1], stops[-2::-1], strict=False):
        start = left + 1
        while line.word(start) in grammar.coordinators:
            start += 1
        first = line.word(start)
        if (
            start < right
            and first not in grammar.openings
            and first not in grammar.prepositions
            and line.pos(start) in INNER | {"PRON"}
        ) or _name_in(line, start):
            end = _right_edge(line, start, grammar)
            aside = left > 0 and _names_other(line, left, right, j, grammar)
            if end > start and line.word(end) not in grammar.times and not aside:
                return Phrase(line, start, end, j - 1)
    return None


def _names_other(line: Line, left: int, right: int, j: int, grammar: Grammar) -> bool:
    """Whether a name between commas is that of somebody in the frame: "Lors d'un entretien avec le
    ministre chinois, [Wang Yi], le ministre kazakh, Untel, a dit".
    """
    named = all(line.tokens[k].text[:1].isupper() for k in range(left + 1, right))
    behind = next((k for k in range(right + 1, j - 1) if line.word(k) == ","), 0)
    other = line.pos(right + 1) == "DET" and line.tokens[behind + 1].text[:1].isupper() and behind > 0
    framed = any(line.word(k) in grammar.prepositions for k in range(left))
    return named and other and framed


def _relative_before(line: Line, i: int, grammar: Grammar) -> int | None:
    """The relative pronoun, within a few words, whose clause a verb belongs to."""
    for k in range(i - 1, max(i - 12, -1), -1):
        if line.word(k) in grammar.relatives or line.word(k) in ("dont", "où"):
            return k
        if line.word(k) == "," or line.finite(k):
            return None
    return None
