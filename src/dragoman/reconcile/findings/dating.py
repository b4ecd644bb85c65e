"""Dates that a document leaves open and other documents or the pack settle.

In: what is held. Out: findings of the kind `dating`, each with the fact that it dates and the value. A
document without a day of its own is placed by a meeting or opening that it reports of ("vendredi") and that
others date, by an anniversary whose beginning the pack knows, or by an amount that others have in one year.
Its other relative dates ("l'an dernier") follow, where every day on which it can have been written gives the
same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.account import Account
from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Agreement as Made
from dragoman.model.fact import DateFact, DocumentFact, Figure, Meeting, Project
from dragoman.model.finding import Finding
from dragoman.model.period import SHORT, Agreement, Period, agreement
from dragoman.model.reason import Reason
from dragoman.packs.entries import Instrument, Mechanism
from dragoman.packs.folding import fold
from dragoman.reconcile import names
from dragoman.reconcile.findings.dating_by_amount import dated_by_amount
from dragoman.reconcile.findings.held import Held, together, year_of

LATE = 6
"""Days after a meeting on which a text may still name its day by the weekday alone."""
OPEN_YEAR = "XXXX"
OF_ONE_DAY = frozenset({"under-construction", "operational", "completed"})
"""Statuses of a project that it comes to have on one day, which texts tell for years."""
MADE_ON_ONE_DAY = frozenset({"signed", "adopted", "ratified"})
"""The same of an agreement."""
Dated = Meeting | Project | Made
"""What has a day of its own that others may give."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A date that something gives: its EDTF value, the facts and what gives it, where else it stands."""

    value: str
    facts: tuple[str, ...]
    by: Reason
    background: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """On which days (EDTF) a document can have been written, and how that is known."""

    days: tuple[str, ...]
    by: Settled


def dating_findings(held: Held) -> Iterator[Finding]:
    """A finding for each date that is settled from elsewhere, in the order of documents."""
    for document in sorted(held.by_document):
        facts = held.by_document[document]
        undated = all(one.published is None for one in facts)
        done: set[str] = set()
        written: Written | None = None
        for told in facts:
            if isinstance(told.fact, Dated) and (known := _of_event(told, told.fact, held)):
                for found, when in _by_event(told, told.fact, known, facts, held):
                    if found.resolves and found.resolves["fact"] not in done:
                        done.add(found.resolves["fact"])
                        yield found
                    written = written or when
        if undated and written is None and (year := _by_anniversary(facts, held)) is not None:
            written, found = year
            yield found
        if undated and written is None:
            for told, known, when in _by_amount(facts, held):
                done.add(told.id)
                depend = tuple(one for one in facts if one is told or _hangs_on(one, told, facts))
                yield _finding(told, known.value, known, depend, held)
                written = when
        if undated and written is not None:
            yield from _from_its_day(facts, written, done, held)


def is_undated(told: Told, fact: Dated) -> bool:
    """Whether a report of a meeting or opening leaves open what another may settle: the year, or the day."""
    if isinstance(fact, Project):
        return fact.status in OF_ONE_DAY and fact.date is not None and OPEN_YEAR in fact.date
    if isinstance(fact, Made):
        return fact.status in MADE_ON_ONE_DAY and told.published is None and fact.date is None
    if fact.status != "held":
        return False
    return OPEN_YEAR in fact.date if fact.date else told.published is None


def _of_event(told: Told, fact: Dated, held: Held) -> Settled | None:
    """The days of a meeting as other documents, or the pack, give them; of an opening without its year."""
    account = held.account_of.get(told.id)
    if account is None or (not isinstance(fact, Meeting) and not is_undated(told, fact)):
        return None
    tellers = [
        one
        for one in account.told
        if isinstance(one.fact, Dated)
        and one.document != told.document
        and one.fact.status == fact.status
        and _is_of_days(one.fact.date)
    ]
    if fact.date and OPEN_YEAR in fact.date:  # the year is wanted: who has another day settles nothing
        tellers = [one for one in tellers if _is_of_day(one, fact.date)]
    dates = {one.fact.date for one in tellers if isinstance(one.fact, Dated) and one.fact.date}
    if dates and all(agreement(a, b) is Agreement.DAY for a in dates for b in dates):
        finest = min(dates, key=lambda one: (_length(one), one))
        documents = list(dict.fromkeys(one.document for one in tellers))
        by = Reason("dated-by-texts", {"by": {"documents": documents}, "known": {"date": finest}})
        return Settled(finest, tuple(one.id for one in tellers), by)
    return None if dates else _of_pack(account, held)


def _is_of_day(told: Told, partial: str) -> bool:
    return agreement(getattr(told.fact, "date", None), partial) is Agreement.DAY_OF_YEAR


def _of_pack(account: Account, held: Held) -> Settled | None:
    mechanism, ordinal = account.values.get("mechanism"), account.values.get("ordinal")
    entry = held.framework.entries.get(mechanism.id or "") if isinstance(mechanism, Entity) else None
    if not isinstance(entry, Mechanism) or ordinal is None:
        return None
    for meeting in entry.meetings:
        if meeting.ordinal == ordinal and _is_of_days(meeting.date):
            by = _by_pack("dated-by-meeting", entry, ordinal, str(meeting.date))
            return Settled(str(meeting.date), (), by, (meeting.source,) if meeting.source else ())
    return None


def _is_of_days(edtf: str | None) -> bool:
    period = Period.of(edtf)
    return period is not None and period.year and period.days <= SHORT


def _length(edtf: str) -> int:
    period = Period.of(edtf)
    return period.days if period else 0


def _by_event(
    told: Told, fact: Dated, known: Settled, facts: Sequence[Told], held: Held
) -> Iterator[tuple[Finding, Written | None]]:
    """What the day of a meeting or opening settles: its own partial date, the weekday it is told with."""
    if isinstance(fact, Meeting) and fact.status != "held":
        return
    if fact.date and OPEN_YEAR in fact.date and agreement(fact.date, known.value) is Agreement.DAY_OF_YEAR:
        value = _with_year(fact.date, known.value)
        if value is not None:
            yield _finding(told, value, known, (told,), held), Written(_rest_of_year(value), known)
    if fact.date or told.published is not None:
        return
    for one in facts:
        if isinstance(one.fact, DateFact) and one.fact.value is None and together(one, told):
            meanings = _meanings(one.quotation, _days_after(known.value), held)
            fitting = {day: value for day, value in meanings.items() if _lies_in(value, known.value)}
            if len(set(fitting.values())) == 1:
                value = next(iter(fitting.values()))
                facts_ = tuple(other for other in facts if other is one or other is told)
                yield _finding(one, value, known, facts_, held), Written(tuple(sorted(fitting)), known)


def _with_year(partial: str, known: str) -> str | None:
    """A date without a year, with that of a known one: both ends must lie in it."""
    year = year_of(known)
    return None if year is None else partial.replace(OPEN_YEAR, str(year))


def _days_after(edtf: str) -> list[str]:
    """The days of a meeting and the few after it, on which a text on it may be written."""
    period = Period.of(edtf)
    if period is None:
        return []
    count = period.days + LATE
    return [(period.first + timedelta(days=i)).isoformat() for i in range(count)]


def _rest_of_year(edtf: str) -> tuple[str, ...]:
    """The days on which a text can be written that names a day without its year: those left of the year."""
    period = Period.of(edtf)
    if period is None:
        return ()
    last = date(period.last.year, 12, 31)
    return tuple(
        (last - timedelta(days=i)).isoformat() for i in reversed(range((last - period.last).days + 1))
    )


def _meanings(words: str, days: Sequence[str], held: Held) -> dict[str, str]:
    """What an expression means on each of some days; days on which it means nothing are left out."""
    return {day: value for day in days if (value := held.dater(words, day)) is not None}


def _lies_in(value: str, known: str) -> bool:
    inner, outer = Period.of(value), Period.of(known)
    return inner is not None and outer is not None and outer.first <= inner.first and inner.last <= outer.last


def _by_anniversary(facts: Sequence[Told], held: Held) -> tuple[Written, Finding] | None:
    """The year in which two states' relations are as old as the text says, if it says so once."""
    found: dict[str, tuple[Told, Instrument]] = {}
    for one in facts:
        if isinstance(one.fact, Figure) and (entry := _begun(one, one.fact, held)) is not None:
            year = year_of(entry.signed)
            if year is not None:
                found.setdefault(str(year + int(one.fact.value)), (one, entry))
    document = next((one for one in facts if isinstance(one.fact, DocumentFact)), None)
    if len(found) != 1 or document is None:
        return None
    year_said, (one, entry) = next(iter(found.items()))
    number = int(one.fact.value) if isinstance(one.fact, Figure) else 0
    by = _by_pack("dated-by-anniversary", entry, number, str(entry.signed))
    known = Settled(year_said, (one.id,), by, tuple(source.url for source in entry.sources[:1]))
    return Written((year_said,), known), _finding(document, year_said, known, (document, one), held)


def _begun(told: Told, fact: Figure, held: Held) -> Instrument | None:
    """The instrument that opened the relations of which this is an anniversary."""
    if fact.indicator != "duration" or fact.unit != "a" or fact.qualifier != "ordinal":
        return None
    pair = {names.key(one) for one in (fact.area, fact.counterpart) if one is not None}
    said = fold(told.context)
    if len(pair) != len(("one", "other")) or not any(
        fold(word) in said for some in held.framework.card.relations.values() for word in some
    ):
        return None
    opened = (one for one in held.framework.of_kind(Instrument) if one.opens_relations)
    return next((one for one in opened if set(one.parties) == pair), None)


def _by_amount(facts: Sequence[Told], held: Held) -> Iterator[tuple[Told, Settled, Written]]:
    """The years of amounts that other documents date, and when the text was written by them."""
    for one in dated_by_amount(facts, held):
        documents = list(dict.fromkeys(teller.document for teller in one.tellers))
        by = Reason("dated-by-texts", {"by": {"documents": documents}, "known": {"date": one.value}})
        known = Settled(one.value, tuple(teller.id for teller in one.tellers), by)
        yield one.expression, known, Written(one.years, known)


def _from_its_day(facts: Sequence[Told], written: Written, done: set[str], held: Held) -> Iterator[Finding]:
    """The other relative dates of a document whose day is known nearly."""
    for one in facts:
        if isinstance(one.fact, DateFact) and one.fact.value is None and one.id not in done:
            meanings = _meanings(one.quotation, written.days, held)
            values = set(meanings.values())
            if len(meanings) == len(written.days) and len(values) == 1 and year_of(next(iter(values))):
                depend = tuple(other for other in facts if other is one or _hangs_on(other, one, facts))
                yield _finding(one, next(iter(values)), written.by, depend, held)


def _hangs_on(figure: Told, day: Told, facts: Sequence[Told]) -> bool:
    """Whether a figure without a period takes it from this expression: the only one of its sentence."""
    if not isinstance(figure.fact, Figure) or figure.fact.period is not None or not together(figure, day):
        return False
    said = [one for one in facts if isinstance(one.fact, DateFact) and together(one, figure)]
    return said == [day]


def _finding(dated: Told, value: str, known: Settled, facts: Sequence[Told], held: Held) -> Finding:
    said = {account.id for one in facts if (account := held.account_of.get(one.id)) is not None}
    whole = isinstance(dated.fact, DocumentFact)
    why = Reason(
        f"text-{known.by.rule}" if whole else known.by.rule,
        {"document": {"documents": [dated.document]}, "value": {"date": value}, **known.by.values}
        | ({} if whole else {"dated": {"words": _short(" ".join(dated.quotation.split()))}}),
    )
    return Finding(
        kind="dating",
        about=tuple(sorted(said)),
        facts=tuple(sorted({one.id for one in facts} | set(known.facts))),
        explanation=why.said,
        reason=why.to_json(),
        resolves={"fact": dated.id, "value": value},
        field="date",
        background=known.background,
    )


def _by_pack(rule: str, entry: Mechanism | Instrument, number: int, day: str) -> Reason:
    """What the pack knows: an entry, a number of it, a day."""
    named = {"entry": {"id": entry.id, "name": entry.best_name("en")}}
    return Reason(rule, {"name": named, "number": {"number": str(number)}, "known": {"date": day}})


def _short(words: str, most: int = 80) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
