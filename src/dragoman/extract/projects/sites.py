"""Where a thing is whose place stands apart from its noun: "une usine est prévue à X", "bâtit à X une usine".

In: a reading, the words for a thing, whether it is introduced as a new one. Out: a `Site`. A place that is
not known counts only for a new thing, where a preposition of place and a single name stand for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.grammar.phrase_patterns import either
from dragoman.extract.projects.pieces import NAME, Pieces
from dragoman.model.reading import Reading, Sentence
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.projects import ProjectWords

_BUILT = re.compile(  # in folded text
    r"\b(?:construi|bati|edifi|implant|install|ouv[er]|inaugur|prevu|envisag|projet|planifi|cre|etabli|jour"
    r"|elev|chantier|construction|pierre|pioche|achev|termin|proje|amenag|demarr|debu|commenc|lanc|mis en"
    r"|mise en|mis sur|fonctionn|tourne|monte\b|developpe\b|developper|realise)"
)
_SAID = re.compile(r"annonc|sign|accord|convenu|promis|proclam|déclar|affirm|propos")
_OPENING = re.compile(r"(?:(?:En|Le|Au|Dès|Depuis|À la|Fin|Début|Mi-?|Courant) ?)?", re.IGNORECASE)
_DAY = re.compile(r", ?")
_ORIGIN = re.compile(  # what tells of another place: where it was bought, who paid for it, where it sells
    r"\b(?:achet|financ|offert|fourni|export|import|venu|fabriqu|destin|livr|vend|appart|envo|expédi|accord|sign)"
)
_WORD = r"[A-ZÀ-Þ][\w’]+(?:-[\w’]+)*"
_HEADING = re.compile(rf"(?:^|\n)[•*–—\-\d.) ]*({NAME})(?: encore)?(?:\.| :| –) (?:[^.;:\n]{{0,40}} )?$")
_BESIDE = re.compile(r"((?:d'|de )?une? )[a-zà-ÿ][^,.;:]{2,60}? et (?:d'|de )?une? (?:[a-zà-ÿ]+ )?$")
_OTHER = re.compile(
    r"(?:^|[ ,])(?:et|ou|ainsi que|ainsi qu'|de même que|comme) ?(?:la|le|l'|les|une?|des|son|sa|ses|leurs?) "
)
_SUBJECT = re.compile(r"(?:la (?:ville|region|province|mairie|municipalite) (?:de |d'|du ))?")
REACH = 110  # code points behind a thing's words in which its place is looked for
BACK = 150  # and before them
FAR = 300  # and before "cette ville" the place that it recalls


@dataclass(frozen=True, slots=True)
class Site:
    """A place: the preposition before it, its words, and whether it is the heading of an item.

    `ends`: it is where a route begins and where it ends.
    """

    where: str
    span: Span
    names: tuple[str, ...]
    heading: bool = False
    ends: bool = False

    @property
    def certain(self) -> bool:
        """Whether the words say what kind of place it is ("dans le district de …")."""
        return self.where.startswith("au ") or (self.where.startswith("dans l") and " d" in self.where[5:])


class SiteFinder:
    """Finds places in one language."""

    def __init__(self, made: Pieces, words: ProjectWords) -> None:
        known = rf"(?:{made.where}{made.near})"
        self._before = re.compile(rf" {known}$")
        got = either((*words.getting, *words.will_get))
        self._possessed = re.compile(
            rf"(?<!\w)(?:{either(words.possessed)} |{got}(?: en \d{{4}}| [a-z]+)? (?:de |d')?une? )"
            r"(?:[a-z]+ )?$"
        )
        self._that_place = re.compile(
            rf"(?<!\w)(?:dans|a|pres de|sur) {either(words.that_place)}(?!\w)(?! (?:de |d'|du |[a-z]+ de ))"
        )
        self._sited = re.compile(rf"{made.sited}[^.;:]{{0,70}}$")
        self._unknown = re.compile(
            rf"([^.;:,]{{2,60}}?) (à |près de |près d'|(?:(?:dans|sur) (?:la |le |l')?|au |à la ){made.area})"
            rf"({_WORD})(?! [A-ZÀ-Þ])"
        )
        self._ahead = re.compile(
            rf"(?:^|[ ])((?i:{known}))({NAME})(?:, (?:au |en |dans )[^,.;:]{{2,40}}(?=,))?"
            rf",?(?: (?:la |les |le |l'){made.works})? (?:d'|de )?(?:une?|l[ea]) (?:[a-zà-ÿ]+ )?$"
        )
        self._frame = re.compile(rf"((?i:{known}))({NAME})(?:, [^,.;:]{{2,45}}(?=,)| \([^)]{{1,40}}\))?,?")
        self._taken_up = re.compile(
            rf"(?:Ce|Cet|Cette|L[ea']|Il|Elle)\b[^.;:]{{0,60}}?{made.sited} ({known})({NAME})"
        )
        self._between = re.compile(
            rf"[^.;:,]{{0,60}}? (?:entre|relie[a-z]*) {made.town}({NAME})"
            rf"(?: et| à| au|,? et à|,? avec) {made.town}({NAME})"
        )

    def site(self, reading: Reading, phrase: Span, new: bool, first: bool) -> Site | None:
        """The place of a thing: that behind its words, right before them, or the heading of their item.

        If it is not a new thing, only a participle may stand between ("le parc éolien situé près de
        Janatas"), or, where it is spoken of for the `first` time, a verb of building.
        """
        sentence = reading.sentence_at(phrase.start)
        if sentence is None:
            return None
        if own := self._own(reading, phrase, sentence) or self._told_before(reading, phrase, sentence, new):
            return own
        text, last = reading.text, min(sentence.span.end, phrase.end + REACH)
        for name in reading.names_in((phrase.end, last), "place", "country"):
            between = text[phrase.end : name.span.start]
            where = self._before.search(between)
            if (other := _OTHER.search(between)) and not _BUILT.search(fold(between[other.end() :])):
                break  # "les ateliers ainsi que la filiale à Astana"
            built = new or self._sited.match(between) or (first and _BUILT.search(fold(between)))
            if where is not None and built and not _ORIGIN.search(between.rsplit(",", 1)[-1]):
                return Site(where[0].strip(), name.span, (name.span.of(text),))
        if not new:
            return _heading(reading, phrase) or (self._framed(reading, phrase, sentence) if first else None)
        if ends := self._between.match(text, phrase.end, last):
            return Site("entre", Span(ends.start(1), ends.end(2)), (ends[1], ends[2]), ends=True)
        return (
            self._framed(reading, phrase, sentence)
            or self._unnamed(reading, phrase, last)
            or _heading(reading, phrase)
            or self._next(reading, sentence)
        )

    def _own(self, reading: Reading, phrase: Span, sentence: Sentence) -> Site | None:
        """The place that has or builds "son port sec": the one with which the sentence begins."""
        text = reading.text
        if not self._possessed.search(fold(text[sentence.span.start : phrase.start])):
            return None
        opening = _SUBJECT.match(fold(text[sentence.span.start : phrase.start]))
        at = sentence.span.start + (opening.end() if opening else 0)
        found = next((one for one in reading.names_in(sentence.span, "place") if one.span.start == at), None)
        return Site("à", found.span, (found.span.of(text),)) if found else None

    def _told_before(self, reading: Reading, phrase: Span, sentence: Sentence, new: bool) -> Site | None:
        """The place that "dans cette ville" recalls: the one named last before."""
        told = self._that_place.search(fold(sentence.span.of(reading.text))) if new else None
        if told is None:
            return None
        at = sentence.span.start + told.start()
        if _ORIGIN.search(fold(reading.text[min(phrase.end, at) : max(phrase.start, at)])):
            return None
        before = [*reading.names_in((max(0, at - FAR), sentence.span.start), "place")]
        if not before:
            return None
        return Site("à", before[-1].span, (before[-1].span.of(reading.text),))

    def _framed(self, reading: Reading, phrase: Span, sentence: Sentence) -> Site | None:
        """The place with which the sentence begins in which something is built: "À Naryn, on a posé …"."""
        dated = next((one.span for one in reading.dates if sentence.span.contains(one.span)), None)
        opening = Span(sentence.span.start, dated.start).of(reading.text) if dated else ""
        day = _DAY.match(reading.text, dated.end) if dated and _OPENING.fullmatch(opening) else None
        begin = day.end() if day else sentence.span.start
        frame = self._frame.match(reading.text, begin, phrase.start)
        between = reading.text[frame.end() : phrase.start] if frame else ""
        around = f"{between} {reading.text[phrase.end : sentence.span.end]}"
        if frame is None or not _BUILT.search(fold(around)) or _SAID.search(between):
            return None
        span = Span(*frame.span(2))
        known = next(iter(reading.names_in(span, "place", "country")), None)
        return Site(frame[1].strip().lower(), known.span if known else span, (frame[2],))

    def _next(self, reading: Reading, sentence: Sentence) -> Site | None:
        """The place that the next sentence gives: "Ce projet, situé à douze kilomètres d'Ouralsk, …"."""
        after = [one for one in reading.sentences if one.span.start >= sentence.span.end]
        if not after or after[0].block != sentence.block:
            return None
        match = self._taken_up.match(reading.text, after[0].span.start, after[0].span.end)
        return Site(match[1].strip(), Span(*match.span(2)), (match[2],)) if match else None

    def _unnamed(self, reading: Reading, phrase: Span, last: int) -> Site | None:
        """A place that nobody knows, behind a new thing that is built, or right before it."""
        text = reading.text
        behind = self._unknown.match(text, phrase.end, last)
        if behind and _BUILT.search(fold(behind[1])) and _free(reading, Span(*behind.span(3))):
            return Site(behind[2].strip(), Span(*behind.span(3)), (behind[3],))
        start = max(0, phrase.start - BACK)
        lead = text[start : phrase.start]
        if beside := _BESIDE.search(lead):  # "à Naryn une usine et | une école"
            lead = lead[: beside.end(1)]
        ahead = self._ahead.search(lead)
        if ahead is None:
            return None
        span = Span(start + ahead.start(2), start + ahead.end(2))
        known = any(reading.names_in(span, "place", "country"))
        if known or (" " not in ahead[2] and _free(reading, span)):
            return Site(ahead[1].strip().lower(), span, (ahead[2],))
        return None


def _heading(reading: Reading, phrase: Span) -> Site | None:
    """The place with which an item begins: "• Aktaou. Un nouveau port est projeté."."""
    start = max(0, phrase.start - BACK)
    found = _HEADING.search(reading.text[start : phrase.start])
    if found is None:
        return None
    span = Span(start + found.start(1), start + found.end(1))
    if found[1].isupper():  # a dateline
        return None
    return Site("à", span, (found[1],), heading=True) if any(reading.names_in(span, "place")) else None


def _free(reading: Reading, span: Span) -> bool:
    """Whether no name that is known and no date takes these words."""
    taken = [*(name.span for name in reading.names), *(date.span for date in reading.dates)]
    return not any(one.overlaps(span) for one in taken)
