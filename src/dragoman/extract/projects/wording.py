"""The words that may belong to a thing's name, whatever they are: "centre | de commandement | de la police".

In: a parsed sentence and the place of a noun of works. Out: a `Wording`: where its name may end, and what it
may be called without a place and with one. Whether it is a project is left to `hinted.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.grammar.line import Line
from dragoman.extract.projects.naming import at
from dragoman.model.span import Span

NAMING = frozenset(("NOUN", "ADJ", "PROPN", "NUM", "X"))
OF = frozenset(("de", "d'", "du", "des"))
MEANT = re.compile(r"(?:dédié|consacré|destiné|spécialisé)e?s?$")
FOR = frozenset(("à", "au", "aux", "en", "pour", "dans", "sur", "près", "sous", "par", "vers", "avec"))
OWN = frozenset(("son", "sa", "ses", "leur", "leurs"))
AGAINST = frozenset(("contre",))
GLUE = frozenset(("la", "le", "les", "l'", "-", "–", "—", "/", "%"))
JOINING = ("-", "–", "'")
LONGEST = 16
"""Words behind a noun that are looked at."""
STEMS = 5
"""Names of different length that are put together with a place."""
QUOTED = re.compile(
    r"(?:,? (?:dite?|baptisée?|nommée?|appelée?|dénommée?|intitulée?))? ?\(?[«“\"] ?"
    r"([A-ZÀ-Þ0-9][^»”\"\n]{1,60}?) ?[»”\"]"
)
"""A name of its own behind the words for a thing."""
_COMPLEMENT = re.compile(r" (?:de la |de l'|de |du |des |d')[a-zà-ÿœ]")
ORDER = re.compile(
    r"(?:premi[eè]re?|seconde?|deuxième|troisième|quatrième|cinquième|ancien(?:ne)?|nouvelle?|nouveau|autre"
    r"|grande?) $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A noun and where its name may end: `cuts` are offsets, the nearest first.

    `core`: the last of them before "à", "dans", "pour"; `order`: "deuxième" and the like right before it;
    `called`: a name of its own; `end`: where the words end with a quoted one.
    """

    noun: Span
    cuts: tuple[int, ...]
    core: int
    order: str = ""
    called: str = ""
    end: int = 0

    @property
    def span(self) -> Span:
        """The noun with all that goes with it but where it is."""
        return Span(self.noun.start, self.core)


def wording(text: str, line: Line, noun: Span, known: Sequence[int]) -> Wording:
    """The words behind a noun that may belong to its name; `known`: where rules see it end."""
    cuts, stops = [noun.end], []
    i = line.at(noun.end - 1) + 1
    for j in range(i, min(i + LONGEST, len(line))):
        token, word = line.tokens[j], line.word(j)
        if token.span.start < noun.end:
            continue
        if word in OWN or (
            word == "long" and line.word(j - 1) == "le"
        ):  # "et de ses approches", "le long de"
            break
        if MEANT.match(word if word not in FOR else line.word(j - 1)):  # "dédié | à la santé"
            continue
        if word in FOR:
            stops.append(cuts[-1])
        elif word in ("et", "ou"):
            if _ends_at(line, j + 1):
                break
        elif token.pos in NAMING or _named(token.text, token.pos) or _quality(line, j, len(cuts) > 1):
            joined = token.pos == "PROPN" and line.pos(j + 1) == "PROPN"
            if not joined and text[token.span.end : token.span.end + 1] not in JOINING:
                cuts.append(token.span.end)
        elif word not in OF | GLUE | AGAINST and token.pos != "DET":
            break
    before = ORDER.search(text[max(0, noun.start - 16) : noun.start])
    core = max(min(stops, default=cuts[-1]), *known)
    if _COMPLEMENT.match(text, core):  # "pour le développement | de l'intelligence artificielle"
        core = min((stop for stop in (*stops, cuts[-1]) if stop > core), default=core)
    cuts = sorted({*cuts, *known})
    order = before[0] if before else ""
    for cut in cuts:
        if quoted := QUOTED.match(text, cut):
            cuts, core = [one for one in cuts if one <= cut], min(core, cut)
            return Wording(noun, tuple(cuts), core, order, quoted[1], quoted.end())
    return Wording(noun, tuple(cuts), core, order)


def _ends_at(line: Line, j: int) -> bool:
    """Whether a word behind "et" begins something else: "un parc éolien et | des lignes"."""
    if line.pos(j) in ("DET", "VERB", "AUX") or line.word(j) in FOR | {"des"}:
        return True
    return line.word(j) in OF and line.word(j + 1) in ("un", "une")


def _quality(line: Line, j: int, qualified: bool) -> bool:
    """Whether a participle goes with the noun before it as an adjective: "la criminalité organisée".

    `qualified`: other words stand between the thing's noun and it; else a name has to follow.
    """
    token = line.tokens[j]
    if token.pos != "VERB" or "VerbForm=Part" not in token.features or line.word(j - 1) in FOR | OF:
        return False
    if line.word(j + 1) in OF:
        return line.pos(j + 2) == "PROPN" or line.tokens[min(j + 2, len(line) - 1)].text[:1].isupper()
    return qualified and line.pos(j + 1) not in ("ADP", "DET", "NUM", "SCONJ")


def _named(word: str, pos: str) -> bool:
    """Whether a word is a name that the parse takes for something else."""
    return word[:1].isupper() and pos not in ("PRON", "AUX")


def names_of(
    text: str,
    said: Wording,
    spelt: str,
    short: Callable[[str], str],
    places: Sequence[str],
    where: str,
) -> Iterator[str]:
    """What a thing may be called, the best first: its kind and place, its words, these with less.

    `spelt`: the noun, in the singular; `short` leaves out measures; `places`: where it is, or its ends;
    `where`: these words as the text has them.
    """
    start, words, called = said.noun.start, said.noun.of(text), said.called
    stems = [text[start:end] for end in said.cuts if end <= said.core]
    if len(words) != len(spelt):  # a plural
        stems = [spelt + one[len(words) :] for one in stems] + stems
    stems = list(dict.fromkeys([short(stems[-1]), *reversed(stems), *(short(one) for one in stems)]))
    stems = [one for one in stems if not any(place in one for place in places)] or stems[-1:]
    kept = [*stems[: STEMS - 1], spelt]
    if called:
        if said.end or called in stems[0]:
            yield stems[0] if called in stems[0] else f"{stems[0]} {called}"
        yield from (f"{spelt} {called}", at(spelt, called), called)
    joined = "-".join(places)
    if places:
        yield from (at(one, joined) for one in kept)
    if where:
        yield from (f"{one} {where}" for one in kept)
    full = [text[start:end] for end in reversed(said.cuts)]
    yield from (f"{said.order}{one}" for one in (*stems, *full) if said.order)
    yield from full
    yield from stems
    if said.order and places:
        yield from (at(f"{said.order}{one}", joined) for one in kept)
