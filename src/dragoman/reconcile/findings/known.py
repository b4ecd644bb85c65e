"""What texts say against what the pack knows: a meeting's number and year, and who held an office when.

The pack is background and no source: it stands among the sides without a fact, and by its address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.model.account import Account, Said
from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Meeting, Position
from dragoman.model.finding import Finding
from dragoman.model.period import SHORT, Agreement, Period, agreement
from dragoman.model.reason import Reason
from dragoman.packs.entries import KnownMeeting, Mechanism, Person, Tenure
from dragoman.reconcile import names
from dragoman.reconcile.findings.held import Held, year_of

SETTLING = timedelta(days=60)
"""How long before and after its term an office may be named: designated, outgoing, reported late."""


def known_findings(held: Held) -> Iterator[Finding]:
    """A conflict for each number and each holder of an office that the pack has otherwise."""
    for account in held.of_type("meeting"):
        yield from _of_meeting(account, held)
    for account in held.of_type("person"):
        yield from _of_person(account, held)


def _of_meeting(account: Account, held: Held) -> Iterator[Finding]:
    mechanism, ordinal = account.values.get("mechanism"), account.values.get("ordinal")
    entry = held.framework.entries.get(mechanism.id or "") if isinstance(mechanism, Entity) else None
    when = account.values.get("date")
    if not isinstance(entry, Mechanism) or ordinal is None or year_of(when) is None:
        return
    for meeting in entry.meetings:
        if meeting.ordinal is None or year_of(meeting.date) is None:
            continue
        same_year = year_of(meeting.date) == year_of(when)
        if meeting.ordinal == ordinal and not same_year:
            yield _conflict(account, "date", when, meeting.date, meeting, entry)
        elif meeting.ordinal != ordinal and agreement(meeting.date, when) >= Agreement.MONTH:
            yield _conflict(account, "ordinal", ordinal, meeting.ordinal, meeting, entry)


def _conflict(
    account: Account, field: str, said: object, known: object, meeting: KnownMeeting, entry: Mechanism
) -> Finding:
    tellers = tuple(one.id for one in account.told if getattr(one.fact, field, None) == said)
    tag = "date" if field == "date" else "number"
    why = Reason(
        "meeting-known-otherwise",
        {"name": {"entry": {"id": entry.id, "name": entry.best_name("en")}}, "field": {"field": field}}
        | {"said": {tag: str(said)}, "known": {tag: str(known)}, "number": {"number": str(meeting.ordinal)}},
    )
    return Finding(
        kind="conflict",
        about=(account.id,),
        facts=tuple(sorted(tellers)),
        explanation=why.said,
        reason=why.to_json(),
        sides=(Said(said, tellers), Said(known, ())),
        field=field,
        background=(meeting.source,) if meeting.source else (),
    )


def _of_person(account: Account, held: Held) -> Iterator[Finding]:
    person = account.values["person"]
    entry = held.framework.entries.get(person.id or "") if isinstance(person, Entity) else None
    if not isinstance(entry, Person):
        return
    for told in account.told:
        if not isinstance(told.fact, Position):
            continue
        if (term := _outside(told.published, told.fact, entry)) is not None:
            yield _out_of_term(account, told, told.published, entry, term)


def _out_of_term(
    account: Account, told: Told, day: str | None, entry: Person, term: Tenure, met: Iterable[Told] = ()
) -> Finding:
    """What a text says of an office on a day, and when the pack has it."""
    office = told.fact.role_text if isinstance(told.fact, Position) else None
    since, until = term.from_ or "…", term.to or "…"
    why = Reason(
        "office-out-of-term",
        {"name": {"entry": {"id": entry.id, "name": entry.best_name("en")}}}
        | {"office": {"printed": office}, "day": {"date": day}}
        | {"since": {"date": term.from_}, "until": {"date": term.to}},
    )
    return Finding(
        kind="conflict",
        about=(account.id,),
        facts=tuple(sorted({told.id, *(one.id for one in met)})),
        explanation=why.said,
        reason=why.to_json(),
        sides=(Said(day, (told.id,)), Said(f"{since}/{until}", ())),
        field="office",
        background=(term.source,) if term.source else (),
    )


def office_findings(held: Held) -> Iterator[Finding]:
    """A conflict for each who is told to have met on a day in an office that the pack has at another time.

    What the text's own day tells is left to `known_findings`.
    """
    for document in sorted(held.by_document):
        facts = held.by_document[document]
        met = [one for one in facts if isinstance(one.fact, Meeting) and _has_a_day(one.fact)]
        offices = (one for one in facts if met and isinstance(one.fact, Position))
        for told in offices:
            account = held.account_of.get(told.id)
            if account is not None and isinstance(told.fact, Position):
                yield from _of_day(told, told.fact, account, met, held)


def _has_a_day(fact: Meeting) -> bool:
    period = Period.of(fact.date)
    return fact.status == "held" and period is not None and period.year and period.days <= SHORT


def _of_day(
    told: Told, fact: Position, account: Account, met: Iterable[Told], held: Held
) -> Iterator[Finding]:
    entry = held.framework.entries.get(names.key(fact.person))
    if not isinstance(entry, Person) or _outside(told.published, fact, entry) is not None:
        return
    for one in met:
        if not isinstance(one.fact, Meeting) or names.key(fact.person) not in names.keys(one.fact.people):
            continue
        within = any(a.start <= b.start and b.end <= a.end for a in one.fact.evidence for b in fact.evidence)
        if within and (term := _outside(one.fact.date, fact, entry)) is not None:
            yield _out_of_term(account, told, one.fact.date, entry, term, (one,))


def _outside(when: str | None, fact: Position, entry: Person) -> Tenure | None:
    """The term of an office that is held on a day outside all of its terms; None where it fits one."""
    day = Period.of(when)
    terms = [one for one in entry.offices if one.role == fact.role and one.of == names.key(fact.of)]
    if day is None or not day.year or not terms or any(_within(day, one) for one in terms):
        return None
    return terms[-1]


def _within(day: Period, term: Tenure) -> bool:
    begin, end = Period.of(term.from_), Period.of(term.to)
    first = begin.first if begin is not None and begin.first > date.min + SETTLING else None
    last = end.last if end is not None and end.last < date.max - SETTLING else None
    return (first is None or day.last >= first - SETTLING) and (last is None or day.first <= last + SETTLING)
