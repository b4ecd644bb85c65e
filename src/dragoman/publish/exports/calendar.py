"""Meetings as a calendar: iCalendar (RFC 5545), by the library `icalendar`.

In: accounts. Out: bytes of a calendar with an event for each meeting of a known day or days. Days are in no
time zone; all events have one stamp, so that the same record gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from dragoman import __version__
from dragoman.model.account import Account
from dragoman.model.period import SHORT, Period
from dragoman.publish.exports.rows import said

STATUS = {
    "held": "CONFIRMED",
    "planned": "TENTATIVE",
    "proposed": "TENTATIVE",
    "postponed": "TENTATIVE",
    "cancelled": "CANCELLED",
}


def calendar(accounts: Iterable[Account], day: date) -> bytes:
    """The calendar; `day` is the one that its events are stamped with."""
    made = Calendar()
    made.add("prodid", f"-//Dragoman//dragoman {__version__}//EN")
    made.add("version", "2.0")
    for account in accounts:
        period = Period.of(account.values.get("date"))
        if account.type == "meeting" and period is not None and period.year and period.days <= SHORT:
            made.add_component(_event(account, period, day))
    return bytes(made.to_ical())


def _event(account: Account, period: Period, day: date) -> Event:
    values = account.values
    event = Event()
    event.add("uid", f"{account.id}@dragoman")
    event.add("dtstamp", datetime(day.year, day.month, day.day, tzinfo=UTC))
    event.add("dtstart", period.first)
    event.add("dtend", period.last + timedelta(days=1))
    number = f"{values['ordinal']}. " if values.get("ordinal") else ""
    who = said(values.get("participants")) or said(values.get("people")) or ""
    event.add("summary", f"{number}{said(values.get('mechanism')) or values.get('kind')}: {who}".rstrip(": "))
    if values.get("place") is not None:
        event.add("location", str(said(values["place"])))
    event.add("status", STATUS.get(values.get("status") or "", "TENTATIVE"))
    event.add("description", "\n".join(dict.fromkeys(one.quotation for one in account.told)))
    return event
