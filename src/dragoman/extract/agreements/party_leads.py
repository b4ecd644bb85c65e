"""The word that leads in a party: "le président *de* la société X", "*selon* X".

In: a passage and the place of a party. Out: the folded word before it.
"""

from __future__ import annotations

from dragoman.extract.grammar.clauses import Passage
from dragoman.model.span import Span

ARTICLES = frozenset(("le", "la", "l'", "les", "un", "une", "«"))
PLACING = frozenset(
    ("de", "d'", "du", "des", "a", "au", "aux", "en", "dans", "sur", "pour", "selon", "depuis", "vers")
)  # words before what is a place, a matter or a source


def lead_of(passage: Passage, span: Span) -> str:
    """The folded word before a party, but for its article; "start" where there is none."""
    k = passage.at(span.start)
    while k > 0 and passage.words[k - 1].fold in ARTICLES:
        k -= 1
    return passage.words[k - 1].fold if k else "start"
