"""Claims whose verb is left out: "l'usine d'A a été ouverte en mai, celle de l'usine de B en juin".

In: a passage, the mention before with its claims, a mention of which nothing is said. Out: the claims of the
one before, with the day of the words that leave their verb out. Without a day of its own none is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.projects.claim import Claim
from dragoman.extract.projects.recall import ProjectMention
from dragoman.model.reading import DateExpression
from dragoman.model.span import Span

_JOINS = re.compile(
    r"(?:,|;| et|, et|, puis| puis) (?:(?:celle|celui|celles|ceux) (?:de |du |des |d'))?(?:le |la |l'|les )?$"
)
_ENDS = frozenset((",", ";", ".", ":", "et"))


def gapped(
    passage: Passage,
    before: tuple[ProjectMention, list[Claim]] | None,
    mention: ProjectMention,
    dates: Sequence[DateExpression],
) -> list[Claim]:
    """What the verb said of the project before tells of a mention that has only a day of its own."""
    if before is None or not before[1] or mention.project == before[0].project:
        return []
    join = _JOINS.search(passage.folded, before[0].span.end, mention.span.start)
    start, behind = passage.at(mention.span.start), passage.at(mention.span.end - 1) + 1
    words = passage.words
    if join is None or join.start() - before[0].span.end < 4 or behind >= len(words):
        return []
    if words[behind].fold in _ENDS:
        return []
    end = next((k for k in range(behind, len(words)) if words[k].fold in _ENDS), len(words))
    own = Span(words[start].span.start, words[end - 1].span.end)
    if any(words[k].finite for k in range(start, end)):
        return []
    if not any(own.contains(date.span) and date.value for date in dates):
        return []
    return [replace(one, words=own, within=own, verb=None) for one in before[1]]
