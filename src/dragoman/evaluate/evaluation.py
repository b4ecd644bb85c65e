"""Measures what was found against gold, by type, style and set, and pooled; lists what was missed or wrong.

In: documents with their gold, the facts found in each, their texts if there are any. Out: an `Evaluation`.
What is drawn at random (the intervals) is seeded: the same every time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.evaluate.calibration import Judged, calibrated
from dragoman.evaluate.cores import SCORED, Data
from dragoman.evaluate.gold import Document
from dragoman.evaluate.intervals import intervals
from dragoman.evaluate.pairing import Reckoning, reckon
from dragoman.evaluate.quotations import OVERLAPS, quotations
from dragoman.evaluate.wording import described, words_of
from dragoman.model.evaluation import MEASURES, Evaluation, Item, Outcome, Row, Tally
from dragoman.model.fact import LONGEST_EVIDENCE

WITHOUT_STYLE = "no style"


@dataclass(frozen=True, slots=True)
class _Read:
    """A document with what became of its facts, by type."""

    document: Document
    text: str | None
    reckonings: Mapping[str, Reckoning]

    def pooled(self) -> Tally:
        """The counts of all types but the document's own."""
        total = Tally()
        for kind, reckoning in self.reckonings.items():
            if kind != "document":
                total = total.plus(reckoning.tally)
        return total


def evaluate(
    documents: Sequence[Document],
    found: Mapping[str, Sequence[Data]],
    texts: Mapping[str, str],
) -> Evaluation:
    """Measure; `found` and `texts` are by the ids of documents, texts may be missing."""
    read = [_reckoned(one, found.get(one.id, ()), texts.get(one.id)) for one in documents]
    types = tuple(_type_row(read, kind) for kind in SCORED)
    items = tuple(item for kind in SCORED for one in read for item in _items(one, kind))
    return Evaluation(
        documents=len(documents),
        types=types,
        mean=_mean(types),
        pooled=_row("pooled", read, _Read.pooled),
        styles=_grouped(read, lambda one: one.document.style or WITHOUT_STYLE),
        sets=_grouped(read, lambda one: one.document.set),
        calibration=calibrated(fact for one in read for fact in _judged(one)),
        quotations=tuple(quotations(documents, found, overlap) for overlap in OVERLAPS),
        items=items,
        ungrounded=sum(
            not _is_grounded(fact, texts.get(one.id)) for one in documents for fact in found.get(one.id, ())
        ),
    )


def judged(document: Document, found: Sequence[Data]) -> Iterator[Judged]:
    """The facts of a document that are right or wrong for sure, its own aside; optional ones are neither."""
    yield from _judged(_reckoned(document, found, None))


def _reckoned(document: Document, found: Sequence[Data], text: str | None) -> _Read:
    reckonings = {
        kind: reckon(
            [fact for fact in document.gold if fact["type"] == kind],
            [fact for fact in found if fact["type"] == kind],
        )
        for kind in SCORED
    }
    return _Read(document, text, reckonings)


def _type_row(read: Sequence[_Read], kind: str) -> Row:
    return _row(kind, read, lambda one: one.reckonings[kind].tally)


def _row(name: str, read: Sequence[_Read], tally: Callable[[_Read], Tally]) -> Row:
    tallies = [tally(one) for one in read]
    total = Tally()
    for one in tallies:
        total = total.plus(one)
    return Row(name, total, total.measures(), intervals(tallies))


def _mean(types: Iterable[Row]) -> Row:
    """The mean of the types that the gold has, the documents' own facts aside."""
    counted = [row for row in types if row.name != "document" and row.tally.gold]
    total = Tally()
    for row in counted:
        total = total.plus(row.tally)
    number = max(len(counted), 1)
    means = {name: sum(row.measures[name] for row in counted) / number for name in MEASURES}
    return Row("mean", total, means)


def _grouped(read: Sequence[_Read], group: Callable[[_Read], str]) -> tuple[Row, ...]:
    names = sorted({group(one) for one in read})
    return tuple(_row(name, [one for one in read if group(one) == name], _Read.pooled) for name in names)


def _judged(one: _Read) -> Iterator[Judged]:
    for kind, reckoning in one.reckonings.items():
        if kind == "document":
            continue
        facts = [(match.found, True) for match in reckoning.matches]
        facts += [(fact, False) for fact in (*reckoning.wrong, *reckoning.forbidden)]
        for fact, right in facts:
            if isinstance(sure := fact.get("confidence"), (int, float)):
                yield Judged(kind, float(sure), right)


def _items(one: _Read, kind: str) -> Iterator[Item]:
    reckoning = one.reckonings[kind]

    def item(outcome: Outcome, fact: Data, fields: tuple[str, ...] = (), sure: Any = None) -> Item:
        return Item(outcome, kind, one.document.id, words_of(fact, one.text), described(fact), fields, sure)

    for match in reckoning.matches:
        if match.wrong:
            told = f"{described(match.found)}; expected {described(match.gold, match.wrong)}"
            words = words_of(match.gold, one.text)
            sure = match.found.get("confidence")
            yield Item("incomplete", kind, one.document.id, words, told, match.wrong, sure)
    yield from (item("missed", fact) for fact in reckoning.missed)
    yield from (item("wrong", fact, sure=fact.get("confidence")) for fact in reckoning.wrong)
    yield from (item("forbidden", fact, sure=fact.get("confidence")) for fact in reckoning.forbidden)


def _is_grounded(fact: Data, text: str | None) -> bool:
    """Whether evidence stands inside the text and can be taken in at a glance; only of scored types."""
    if fact["type"] == "document" or fact["type"] not in SCORED:
        return True
    evidence = fact.get("evidence") or ()
    return bool(evidence) and all(
        isinstance(start, int)
        and isinstance(end, int)
        and 0 <= start < end <= (len(text) if text is not None else end)
        and end - start <= LONGEST_EVIDENCE
        for start, end in evidence
    )
