"""Whose the figures of a table are: what its caption and its rows name, and whom the text is about.

In: a table, the label of a row, what is measured. Out: a `Pair`. A side that neither caption nor row names is
that of the two of whom the text tells, or of the figure that the rows add up to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.extract.figures.pairs import NOBODY, Pair
from dragoman.extract.figures.parties import PartyReader
from dragoman.extract.figures.scope import Scope
from dragoman.extract.figures.table_shapes import Table
from dragoman.extract.figures.told import TRADED, narrowed
from dragoman.extract.figures.topics import TopicReader
from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Party
from dragoman.model.fact import Figure
from dragoman.model.reading import Quantity, Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

BETWEEN = frozenset({*TRADED, "growth", "share", "volume", "fdi", "investment", "loan", "grant", "debt"})
"""What may have two sides."""
LENT = frozenset({"loan", "debt"})
"""What banks have given."""
UNIT = re.compile(r"\(|,? en m(?:illions|illiards|illiers) ")
"""Where the unit of a caption begins."""
APART = 1500
"""Code points between a table and the prose that tells whose trade it is about."""


class TableSides:
    """Tells the sides of the figures of tables."""

    def __init__(self, parties: PartyReader, topics: TopicReader, cues: FigureCues) -> None:
        self._parties, self._topics = parties, topics
        self._partners = re.compile(rf"(?<!\w)(?i:{either(cues.facing)})(?!\w)")

    def pair(
        self,
        reading: Reading,
        table: Table,
        label: Span,
        heading: Span | None,
        indicator: str,
        whole: Figure | None,
        told: Sequence[Figure],
    ) -> Pair:
        """Area and counterpart of a row; `told`: the figures of the prose."""
        row = self.names(reading, label) or (self.names(reading, heading) if heading else ())
        if indicator in LENT and (bank := next(reading.names_in(label, "organisation"), None)):
            return Pair(self._caption(reading, table, indicator).area, bank.entity)
        if indicator == "grant" and (giver := next(reading.names_in(label, "organisation"), None)):
            return Pair(giver.entity, self._caption(reading, table, indicator).counterpart)
        own = row[0] if len(row) == 1 else None
        if len(row) == len("AB") and indicator in BETWEEN:
            return Pair(row[0], row[1])  # "Chine – Kazakhstan"
        measured = indicator if indicator not in ("growth", "share") else "trade"
        caption = self._caption(reading, table, measured)
        caption = self._topics.without_region(caption, own)
        if whole is not None and not any(
            party for party in caption if party not in (whole.area, whole.counterpart)
        ):
            caption = Pair(whole.area, whole.counterpart)
        if indicator not in BETWEEN:
            return Pair(own or caption.area)
        if own is None:
            known = caption.area or caption.counterpart
            if known is None and indicator in TRADED:
                return self._of_two(reading, label, indicator)
            if measured not in TRADED or known is None or all(caption):
                return caption
            other = self._topics.topic(reading).other(known) or _owner(told, table, known)
            return Pair(other, known) if other and caption.area is None else Pair(known, other)
        if all(caption):
            return caption if own in caption else narrowed(Pair(own), caption, directed=False)
        if (
            not any(caption)
            and measured in TRADED
            and (owner := self._owner_of_partners(reading, table, own, told))
        ):
            return Pair(owner, own)
        return _beside(own, caption, indicator)

    def _of_two(self, reading: Reading, label: Span, indicator: str) -> Pair:
        """The two of whom a text tells, of whom its table names one at most: "Exportations kazakhes"."""
        own = self._told_by(reading, label, indicator)
        two = self._topics.topic(reading)
        known = own.area or own.counterpart
        if known is None:
            return Pair(*two.two) if two.two else NOBODY
        other = two.other(known)
        return own if all(own) or other is None else Pair(own.area or other, own.counterpart or other)

    def lists_parties(self, reading: Reading, table: Table) -> bool:
        """Whether the rows of a table are states or regions."""
        return any(self.names(reading, row[0]) for row in table.rows)

    def _told_by(self, reading: Reading, line: Span, measured: str) -> Pair:
        """The sides that a stretch of text tells of what it measures."""
        end = Span(line.end, line.end)
        scope = Scope(Quantity(end, 0.0, "USD"), "money", line, line, end, None, None)
        return self._parties.pair(reading, scope, measured, line.start, None)

    def _owner_of_partners(
        self, reading: Reading, table: Table, partner: Party, told: Sequence[Figure]
    ) -> Party | None:
        """Whose partners a table lists: "Principaux partenaires" below what somebody trades."""
        words = Span(table.caption.start, table.heading[0].end if table.heading else table.caption.end)
        return _owner(told, table, partner) if self._partners.search(reading.text, *words) else None

    def names(self, reading: Reading, span: Span) -> tuple[Party, ...]:
        """The states and regions that a label names."""
        return tuple(dict.fromkeys(name.entity for name in reading.names_in(span, "country", "region")))

    def _caption(self, reading: Reading, table: Table, measured: str) -> Pair:
        """The sides that the caption names, its last line first: those above it are of the text around."""
        for whole in reversed(_lines(reading.text, table.caption)):
            unit = UNIT.search(reading.text, *whole)  # "en millions de dollars américains" names no state
            line = Span(whole.start, unit.start()) if unit else whole
            found = self._told_by(reading, line, measured)
            if measured in TRADED and not all(found):  # "Commerce avec la Chine" over a column of imports
                found = self._told_by(reading, line, "trade")
            if any(found):
                return found
            if self.names(reading, line) and measured not in TRADED:
                return NOBODY
        return NOBODY


def _beside(own: Party, caption: Pair, indicator: str) -> Pair:
    """The state of a row and the one that the caption tells of."""
    known = caption.area or caption.counterpart
    if indicator == "imports" and known and known != own and not all(caption):
        return Pair(known, own)  # "Importations en Ouzbékistan, par provenance"
    if caption.counterpart and caption.counterpart != own:
        return Pair(own, caption.counterpart)
    if caption.area and caption.area != own:
        return Pair(caption.area, own)
    return Pair(own)


def _owner(told: Sequence[Figure], table: Table, partner: Party) -> Party | None:
    """The state whose trade the prose above a table told last: "avec la Chine" is that of this state."""
    for one in reversed(told):
        gap = table.span.start - one.spans[0].end
        if 0 <= gap <= APART and one.indicator in TRADED and isinstance(one.area, str) and one.area.isupper():
            return one.area if one.area != partner else None
    return None


def _lines(text: str, span: Span) -> Sequence[Span]:
    """The lines of a stretch of text that are not blank."""
    found, start = [], span.start
    for line in span.of(text).split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)).stripped(text))
        start += len(line) + 1
    return found


def without_names(reading: Reading, label: Span) -> str:
    """The words of a label besides the organisations that it names."""
    words = label.of(reading.text)
    for name in reading.names_in(label, "organisation"):
        words = words.replace(name.span.of(reading.text), " " * (name.span.end - name.span.start))
    return words.strip()
