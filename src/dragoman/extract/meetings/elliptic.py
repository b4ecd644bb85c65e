"""Where a meeting is the subject without being named: "La quatrième s'est tenue", "L'événement a eu lieu".

In: a passage. Out: the noun that stands for it, where it stands, and its number if it has one. Which meeting
is meant is left to `merging.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.model.span import Span

IT = "evenement"
"""What points back to the meeting of the sentence before."""
EDITED = ("summit", "forum", "meeting")
LATELY = 240  # code points before "sa deuxième édition" in which the meeting is named
_OPENS = (",", ";", "et", "que", "-", "–")


def its_editions(
    lexicon: MeetingLexicon, passage: Passage
) -> Iterator[tuple[str, int, int, int | None, bool]]:
    """ "Sa deuxième édition", "la prochaine édition" of a large meeting that the text just named.

    The noun that named it, the words where its phrase and where "édition" begins, its number, and whether
    it is to come.
    """
    for match in lexicon.its_edition.finditer(passage.folded, *passage.span):
        which = match["which"] or ""
        number, coming = lexicon.ordinal(which), which in lexicon.next
        back = Span(max(0, match.start() - LATELY), match.start())
        named = [one for one in lexicon.noun.finditer(passage.folded, *back) if _is_large(lexicon, one[0])]
        if (
            named
            and (number or coming)
            and not lexicon.fair.search(passage.folded, named[-1].end(), back.end)
        ):
            yield named[-1][0], passage.at(match.start()), passage.at(match.end() - 1), number, coming


def _is_large(lexicon: MeetingLexicon, noun: str) -> bool:
    return lexicon.kinds.get(noun) in EDITED


def pointing_back(lexicon: MeetingLexicon, passage: Passage) -> Iterator[tuple[str, int, int, int | None]]:
    """A noun, the words where its phrase and where it begins, and an ordinal."""
    words = passage.words
    if match := lexicon.it_took_place.match(passage.folded, *passage.span):
        at = passage.at(match.end()) - 1
        yield IT, at, at, None
    for k in range(len(words) - 2):
        number = lexicon.ordinal(words[k + 1].fold) if words[k].fold in ("la", "le") else None
        opens = k == 0 or words[k - 1].fold in _OPENS
        if number and opens and (words[k + 2].fold in ("s'", "se") or words[k + 2].finite):
            yield "reunion", k, k + 1, number
