"""The words of a sentence, parsed or not: form, folded form, and whether a finite verb or a noun.

In: a text and a sentence of it. Out: `Word`s. An "a" that lost its accent is "à". Without a parse, finite
verbs are those that closed lists know (auxiliaries, modals).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.model.reading import Sentence, Token
from dragoman.model.span import Span
from dragoman.packs.events import AssertionWords

_WORD = re.compile(r"\d+,\d+|[^\W_]+'?|(?<= )[-–—](?= )|[^\w\s'-]|'")
DETERMINERS = frozenset(("le", "la", "les", "l'", "un", "une", "des", "son", "sa", "ses", "leur", "leurs"))
"""What begins the object of a verb."""
OBJECTS = DETERMINERS | {"plusieurs", "deux", "trois", "quatre", "cinq"}
"""And what tells that an object follows a participle that shares an auxiliary."""
PARTICIPLE = re.compile(r"(?:é|i|(?<!lie)u|is|it|ert|ait|eint|oint)e?s?$")
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_DEGREES = frozenset(("plus", "moins", "très", "trop"))
_INFINITIVES = ("er", "ir")  # no finite form ends so
_MODAL = re.compile(
    r"^(?:do(?:it|ivent|vait|vaient)|dev(?:ra|ront|rait|raient)|p(?:eut|euvent|ourra|ourrait|ourront)|va|vont)$"
)


class Word(NamedTuple):
    """A word or mark: its place, form (lower case) and folded form, and what the parse takes it for.

    `tense` is that of a finite verb, or "".
    """

    span: Span
    form: str
    fold: str
    finite: bool
    nominal: bool
    tense: str = ""


def words_of(
    text: str, folded: str, sentence: Sentence, grammar: AssertionWords, places: frozenset[int]
) -> tuple[Word, ...]:
    """The words and marks of a sentence; `places` are the offsets at which names of places begin."""
    tokens = {token.span.start: token for token in sentence.tokens}
    found = []
    shouted = sentence.span.of(text).isupper()
    graded = frozenset(_graded(sentence.tokens))
    for match in _WORD.finditer(text, sentence.span.start, sentence.span.end):
        word, (start, end) = match[0], match.span()
        form = word.lower()
        low = folded[start:end] if end - start > 1 or word.isalnum() else word
        token = tokens.get(start)
        if token:
            initials = word.isupper() and end - start > 1 and not shouted  # "BYD", whatever the parse says
            finite = _finite(token, form) and not initials and start not in graded
            foreign = token.pos == "X" and word[0].isupper()  # "Xi Jinping"
            nominal = foreign or token.pos in NOMINAL
        else:
            finite = form in grammar.auxiliaries or bool(_MODAL.match(low))
            nominal = len(low) > 3 and not finite
        if form == "a" and _is_preposition(text, match, places):
            form, finite = "à", False
        tense = _tense(token, form, grammar) if finite else ""
        found.append(Word(Span(start, end), form, low, finite, nominal, tense))
    return tuple(found)


def _is_preposition(text: str, match: re.Match[str], places: frozenset[int]) -> bool:
    """Whether an "a" lost its accent: a place follows, or it begins a sentence as a capital ("A la …")."""
    opens = match[0] == "A" and text[match.end() : match.end() + 2].lstrip().islower()
    return match.end() + 1 in places or opens


def _graded(tokens: tuple[Token, ...]) -> Iterator[int]:
    """Where words stand that a degree makes adjectives, whatever the parse says: "plus étroite"."""
    for noun, degree, word in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if degree.text.lower() in _DEGREES and noun.pos in ("NOUN", "PROPN"):
            yield word.span.start


def _finite(token: Token, form: str) -> bool:
    """Whether the parse says so, but of no infinitive: "…, présider une séance"."""
    told = token.pos in ("VERB", "AUX") and "VerbForm=Fin" in token.features
    return told and form != "dont" and not form.endswith(_INFINITIVES)


def _tense(token: Token | None, form: str, grammar: AssertionWords) -> str:
    if form in grammar.auxiliaries:
        return grammar.auxiliaries[form][1]
    if re.search(r"r(?:ait|aient)$", form) and (token is None or "Mood=Cnd" in token.features):
        return "conditional"
    if re.search(r"r(?:a|ont)$", form) and (token is None or "Tense=Fut" in token.features):
        return "future"
    return "present" if token is None or "Tense=Pres" in token.features else "past"


def goes_on(words: tuple[Word, ...], k: int) -> bool:
    """Whether a participle and its object at word `k` go on with the verb before ("… et invité les …")."""
    if k + 2 >= len(words) or words[k].nominal or not PARTICIPLE.search(words[k].form):
        return False
    after = words[k + 1].fold
    leads = after in ("de", "d'") and words[k + 2].fold.endswith(("er", "ir", "re"))
    to = after == "a" and words[k + 2].fold in OBJECTS  # "et assisté à la signature"
    return leads or to or after in OBJECTS
