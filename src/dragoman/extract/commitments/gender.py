"""Whether a pronoun for a subject is feminine: "elle" for "la société", "il" for "le Kazakhstan".

In: a reading and the words of a subject. Out: feminine or not, or nothing where the words do not tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from dragoman.extract.grammar.subjects import Subject
from dragoman.model.reading import Reading
from dragoman.model.span import Span

SPEAKERS = frozenset(("nous", "je", "j'", "-nous", "-je"))
PLURAL = frozenset(("ils", "elles", "-ils", "-elles", "ceux ci", "celles ci"))
UNTOLD = frozenset(("on", "celui ci", "celle ci", "ceux ci", "celles ci"))
"""Pronouns that recall no subject: anybody, or whoever was named last."""
TITLE = 40  # code points before a name in which "Madame" stands
_TITLE = re.compile(r"\b(?:m\.|monsieur|(?P<she>mme|madame)) (?:[\w'-]+ ){0,2}[\w'-]+$")
_NAME = re.compile(r"(?!(?:Le|La|Les|L'|Un|Une|Des) ?)[A-ZÀ-Þ]")
_PLURAL = re.compile(
    r"(?:les|ces|toutes les|leurs) (?:deux |trois |cinq |six )?"
    r"(?:parties|capitales|nations|delegations|puissances)\b"
)
_SHE = re.compile(
    r"l'[\w-]*(?:ade|aison|[ae]nce|ee|gne|gue|ie|ine|ion|ipe|ise|iere|ique|[ao]le|trice|ite|iete|ure)\b"
)
"""A feminine noun whose article does not tell, by its ending: "l'ambassade", "l'université"."""
_SINGULAR = ("la ", "l'asie", "une ", "cette ")


def feminine(
    reading: Reading, folded: str, subject: Subject, joined: Span, bodies: Collection[str]
) -> bool | None:
    """Whether it is; `joined`: the subject with all that "et" joins to it, `bodies`: nouns, folded."""
    words, head = joined.of(folded), subject.head.of(folded)
    if title := _TITLE.search(folded[max(0, subject.span.start - TITLE) : subject.head.end]):
        return title["she"] is not None
    named = next(reading.names_in(subject.head, "place"), None)
    if named is not None and not words.startswith(("le ", "la ", "l'")):  # a capital: "Astana"
        return None
    if re.match(rf"l'{re.escape(head)}\b", words):
        she = _SHE.match(words) is not None
        return True if she else None if head in bodies else False
    if _NAME.match(subject.span.of(reading.text)):  # "CNPC"
        return None
    return bool(_PLURAL.match(words)) or (words.startswith(_SINGULAR) and " et " not in words)
