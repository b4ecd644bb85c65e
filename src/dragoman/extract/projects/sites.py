"""Where a thing is whose place stands apart from its noun: "une usine est prévue à X", "bâtit à X une usine".

In: a reading, the words for a thing, whether it is introduced as a new one. Out: a `Site`. A place that is
not known counts only for a new thing, where a preposition of place and a single name stand for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.projects.things import NAME
from dragoman.model.reading import Reading
from dragoman.model.span import Span

_AREA = (
    r"(?:(?:région|province|ville|district|village|col|vallée|lac|monts|zone|oblast|périphérie|environs)"
    r" (?:de |du |d'|de la ))"
)
_WHERE = rf"(?:dans (?:la |le |les |l')?{_AREA}?|près de |près d'|à |au |en |aux )"
_BEFORE = re.compile(rf" {_WHERE}$")
_SITED = re.compile(r",? (?:situé|implanté|construit|installé|bâti|aménagé|édifié)\w* [^.;:]{0,70}$")
_WORD = r"[A-ZÀ-Þ][\w’]+(?:-[\w’]+)*"
_UNKNOWN = re.compile(
    rf"([^.;:,]{{2,60}}?)( (?:à|près de|près d'|dans (?:la |le |l')?{_AREA}) ?)({_WORD})(?! [A-ZÀ-Þ])"
)
_BUILT = re.compile(
    r"\b(?:construi|bâti|édifi|implant|install|ouv[er]|inaugur|prévu|envisag|projet|planifi|cré|établi|jour"
    r"|élev|chantier|construction|proje|aménag|démarr|lanc|mis en|mise en)"
)
_AHEAD = re.compile(rf"(?:^|[ ])({_WHERE})({NAME}),? (?:une?) (?:[a-zà-ÿ]+ )?$", re.I)
_HEADING = re.compile(rf"(?:^|\n)[•*–—\-\d.) ]*({NAME})(?: encore)?(?:\.| :| –) (?:[^.;:\n]{{0,40}} )?$")
REACH = 110  # code points behind a thing's words in which its place is looked for
BACK = 70  # and before them


@dataclass(frozen=True, slots=True)
class Site:
    """A place: the preposition before it, its words, and whether it is the heading of an item."""

    where: str
    span: Span
    heading: bool = False

    @property
    def certain(self) -> bool:
        """Whether the words say what kind of place it is ("dans le district de …")."""
        return self.where.startswith("dans l") and " d" in self.where[5:]


def site_of(reading: Reading, phrase: Span, new: bool) -> Site | None:
    """The place of a thing: that behind its words, right before them, or the heading of their item.

    If it is not a new thing, only a participle may stand between: "le parc éolien situé près de Janatas".
    """
    sentence = reading.sentence_at(phrase.start)
    if sentence is None:
        return None
    text, last = reading.text, min(sentence.span.end, phrase.end + REACH)
    for name in reading.names_in((phrase.end, last), "place", "country"):
        between = text[phrase.end : name.span.start]
        where = _BEFORE.search(between)
        if where is not None and (new or _SITED.match(between)):
            return Site(where[0].strip(), name.span)
    if not new:
        return _heading(reading, phrase)
    behind = _UNKNOWN.match(text, phrase.end, last)
    if behind and _BUILT.search(behind[1]) and _free(reading, Span(*behind.span(3))):
        return Site(behind[2].strip(), Span(*behind.span(3)))
    start = max(0, phrase.start - BACK)
    ahead = _AHEAD.search(text[start : phrase.start])
    if ahead is not None:
        span = Span(start + ahead.start(2), start + ahead.end(2))
        if any(reading.names_in(span, "place", "country")) or (" " not in ahead[2] and _free(reading, span)):
            return Site(ahead[1].strip().lower(), span)
    return _heading(reading, phrase)


def _heading(reading: Reading, phrase: Span) -> Site | None:
    """The place with which an item begins: "• Aktaou. Un nouveau port est projeté."."""
    start = max(0, phrase.start - BACK)
    found = _HEADING.search(reading.text[start : phrase.start])
    if found is None:
        return None
    span = Span(start + found.start(1), start + found.end(1))
    return Site("à", span, heading=True) if any(reading.names_in(span, "place")) else None


def _free(reading: Reading, span: Span) -> bool:
    """Whether no name that is known and no date takes these words."""
    taken = [*(name.span for name in reading.names), *(date.span for date in reading.dates)]
    return not any(one.overlaps(span) for one in taken)
