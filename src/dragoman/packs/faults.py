"""What is wrong with a framework though each of its files is right for itself.

In: a framework. Out: a line for each fault: files that nothing reads, codes of no country, ids that no entry
has, offices and meetings out of order, names that two entries share. The files one by one are checked when
they are loaded.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dragoman.packs.entries import (
    Country,
    Entry,
    Instrument,
    Mechanism,
    Organisation,
    Person,
    Place,
    Undertaking,
)
from dragoman.packs.framework import FILES, Framework, country_names, shared_names
from dragoman.packs.rates import Rates


def faults(framework: Framework) -> list[str]:
    """The faults of a framework, a line each; none where it is in order."""
    return [*_files(framework), *_references(framework), *_disorder(framework), *shared_names(framework)]


def _files(framework: Framework) -> Iterator[str]:
    """Files whose names are those of no kind of entry: a slip, else their content would be missed."""
    known = {"pack.yaml", Rates.file, *(f"{stem}.yaml" for stem in FILES)}
    for file in sorted(framework.path.iterdir()):
        if file.suffix in (".yaml", ".yml") and file.name not in known:
            yield f"{file}: nothing reads a file of this name; accepted: {', '.join(sorted(known))}"


def _references(framework: Framework) -> Iterator[str]:
    """Codes and ids that lead nowhere, with the file's key."""
    codes = country_names(("en",)).keys() | framework.countries.keys()
    ids = framework.entries.keys()
    card = framework.path / "pack.yaml"
    places = [("members", code) for code in framework.card.members]
    places += [(f"regions.{one.id}.members", code) for one in framework.card.regions for code in one.members]
    for key, code in places:
        if code not in codes:
            yield f"{card}: {key}: {code!r} is the code of no country"
    for entry in framework.entries.values():
        for key, value, accepted, what in _led_to(entry, codes, ids):
            if value not in accepted:
                yield f"{_place(framework, entry)}: {entry.id}: {key}: {value!r} is {what}"


def _disorder(framework: Framework) -> Iterator[str]:
    """Offices that end before they begin, and ordinals that two meetings of a mechanism share."""
    for person in framework.of_kind(Person):
        for office in person.offices:
            if office.from_ and office.to and office.to[: len(office.from_)] < office.from_[: len(office.to)]:
                said = f"offices.to: {office.to!r} is before {office.from_!r}"
                yield f"{_place(framework, person)}: {person.id}: {said}"
    for mechanism in framework.of_kind(Mechanism):
        ordinals = [meeting.ordinal for meeting in mechanism.meetings if meeting.ordinal is not None]
        for ordinal in sorted({one for one in ordinals if ordinals.count(one) > 1}):
            said = f"meetings.ordinal: {ordinal} stands twice"
            yield f"{_place(framework, mechanism)}: {mechanism.id}: {said}"


def _place(framework: Framework, entry: Entry) -> str:
    """The file and line at which an entry begins."""
    begins = re.compile(rf"""^[ \t{{-]*id:\s*["']?{re.escape(entry.id)}["']?\s*(?:[,}}#]|$)""", re.M)
    for stem, model in FILES.items():
        file = framework.path / f"{stem}.yaml"
        if model is type(entry) and file.is_file():
            text = file.read_text(encoding="utf-8")
            if found := begins.search(text):
                return f"{file}:{text.count(chr(10), 0, found.start()) + 1}"
    return str(framework.path)


def _led_to(
    entry: Entry, codes: Collection[str], ids: Collection[str]
) -> Iterator[tuple[str, str, Collection[str], str]]:
    """What an entry refers to: the key, the value, what is accepted, and what is wrong with another value."""
    no_code, no_id = "the code of no country", "the id of no entry"
    neither, either = "neither a country's code nor an entry's id", {*codes, *ids}
    if isinstance(entry, Country) and entry.capital:
        yield "capital", entry.capital, ids, no_id
    if isinstance(entry, (Organisation, Place)) and entry.country:
        yield "country", entry.country, codes, no_code
    if isinstance(entry, Organisation):
        yield from (("members", code, codes, no_code) for code in entry.members)
    if isinstance(entry, Place) and entry.seat:
        yield "seat", entry.seat, ids, no_id
    if isinstance(entry, Undertaking):
        yield from (("countries", code, codes, no_code) for code in entry.countries)
        yield from (("places", place, ids, no_id) for place in entry.places)
    if isinstance(entry, Mechanism):
        yield from (("participants", one, either, neither) for one in entry.participants)
        for meeting in entry.meetings:
            if meeting.place:
                yield "meetings.place", meeting.place, ids, no_id
            if meeting.country:
                yield "meetings.country", meeting.country, codes, no_code
    if isinstance(entry, Instrument):
        yield from (("parties", one, either, neither) for one in entry.parties)
    if isinstance(entry, Person):
        yield from (("offices.of", office.of, either, neither) for office in entry.offices)
