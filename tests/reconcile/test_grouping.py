from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reconcile.in_memory import entries
from tests.reconcile.telling import thing, told

from dragoman.model.entity import Entity
from dragoman.model.entry import Entry, Told
from dragoman.reconcile.rules import RULES

SUMMIT, FORUM = thing("china-central-asia-summit"), thing("china-central-asia-cooperation-forum")
ASTANA, XIAN = thing("astana"), thing("xian")
XI, TOKAYEV, LI = thing("xi-jinping"), thing("tokayev"), thing("li-qiang")
SIX = ("CN", "KZ", "KG", "TJ", "TM", "UZ")


def meeting(document: str, kind: str = "summit", **fields: Any) -> Told:
    return told(document, "meeting", kind=kind, **fields)


def groups(*facts: Told) -> int:
    return len(entries(facts))


# --- meetings -------------------------------------------------------------------------------------------

TALKS: dict[str, Any] = {"kind": "bilateral", "participants": ("CN", "KZ"), "people": (XI, TOKAYEV)}
SESSION = {"kind": "bilateral", "ordinal": 4, "participants": ("CN", "TM"), "place": XIAN, "status": "held"}
ONE_MEETING: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("its mechanism and number", {"mechanism": SUMMIT, "ordinal": 2}, {"mechanism": SUMMIT, "ordinal": 2}),
    (
        "its mechanism and number, though the day is told otherwise",
        {"mechanism": SUMMIT, "ordinal": 2, "date": "2025-06-17"},
        {"mechanism": SUMMIT, "ordinal": 2, "date": "2025-06-18"},
    ),
    (
        "a plan for the month and a report of the day",
        {"mechanism": SUMMIT, "date": "2025-06", "status": "planned"},
        {"mechanism": SUMMIT, "date": "2025-06-17", "status": "held", "ordinal": 2},
    ),
    (
        "the year and the country",
        {"mechanism": SUMMIT, "date": "2025", "country": "KZ"},
        {"mechanism": SUMMIT, "date": "2025-06-17", "place": ASTANA, "country": "KZ"},
    ),
    (
        "a visit that one text sees begin and another end",
        {
            "kind": "visit",
            "date": "2025-06-16",
            "country": "KZ",
            "participants": ("CN", "KZ"),
            "people": (XI,),
        }
        | {"status": "held"},
        {
            "kind": "visit",
            "date": "2025-06-18",
            "country": "KZ",
            "participants": ("CN", "KZ"),
            "people": (XI,),
        }
        | {"status": "held"},
    ),
    (
        "the same several online, in a text without the year",
        {"kind": "summit", "participants": SIX, "date": "2022-01-25", "format": "online"},
        {"kind": "summit", "participants": SIX, "date": "XXXX-01-25", "format": "online"},
    ),
    ("the day and the persons", TALKS | {"date": "2025-06-16"}, TALKS | {"date": "2025-06-16"}),
    (
        "talks during a visit",
        TALKS | {"date": "2025-06-16"},
        TALKS | {"kind": "visit", "date": "2025-06-16/2025-06-18"},
    ),
    (
        "the day, parties and place of a conference without a name",
        {"kind": "forum", "participants": SIX, "date": "2021-10-17", "place": XIAN},
        {"kind": "forum", "participants": SIX, "date": "2021-10-17", "place": XIAN},
    ),
    (
        "the mechanism, day and place, though one errs on the number",
        {"mechanism": FORUM, "ordinal": 3, "date": "2025-05-21", "place": XIAN, "status": "held"},
        {"mechanism": FORUM, "ordinal": 4, "date": "2025-05-21", "place": XIAN, "status": "held"},
    ),
    (
        "the persons and the place, though one errs by a day",
        TALKS | {"date": "2025-06-16", "place": ASTANA, "status": "held"},
        TALKS | {"date": "2025-06-17", "place": ASTANA, "status": "held"},
    ),
    (
        "the persons and the place, in a text without any day",
        TALKS | {"date": "2025-06-16", "place": ASTANA, "status": "held"},
        TALKS | {"place": ASTANA, "status": "held"},
    ),
    (
        "talks on the day before the visit ended",
        TALKS | {"date": "2025-06-16", "country": "KZ"},
        TALKS | {"kind": "visit", "date": "2025-06-17", "country": "KZ"},
    ),
    (
        "the number, parties, place and day of a text that does not say the year",
        {"kind": "forum", "ordinal": 2, "participants": SIX, "place": XIAN, "date": "XXXX-10-17"},
        {"kind": "forum", "ordinal": 2, "participants": SIX, "place": XIAN, "date": "2024-10-17"},
    ),
    (
        "the session of two states, by its number, place and day without a year",
        SESSION | {"date": "XXXX-11-18"},
        SESSION | {"date": "2024-11-18"},
    ),
    (
        "the number and place of one of which a text tells the month alone",
        {"kind": "forum", "ordinal": 4, "participants": SIX, "place": XIAN, "date": "2024-09-12"},
        {"kind": "forum", "ordinal": 4, "place": XIAN, "date": "2024-09"},
    ),
    (
        "the parties, day and place, though one source errs on the number by one",
        {"kind": "forum", "ordinal": 4, "participants": SIX, "place": XIAN, "date": "2025-09-16"},
        {"kind": "forum", "ordinal": 5, "participants": SIX, "place": XIAN, "date": "2025-09-16"},
    ),
    (
        "the number, place and day of talks of which one text names one side alone",
        SESSION | {"date": "2024-11-18"},
        SESSION | {"date": "2024-11-18", "participants": ("TM",), "people": (XI,)},
    ),
    (
        "the number and place, though one source errs by a day and names no parties",
        {"kind": "ministerial", "ordinal": 1, "participants": SIX, "place": XIAN, "date": "2023-09-26"},
        {"kind": "ministerial", "ordinal": 1, "place": XIAN, "date": "2023-09-25"},
    ),
    (
        "the persons of a call that one text has a day earlier",
        TALKS | {"kind": "call", "date": "2025-06-16", "status": "held"},
        TALKS | {"kind": "call", "date": "2025-06-17", "status": "held"},
    ),
    (
        "the number, though one text has the next day and one no year",
        {"mechanism": SUMMIT, "ordinal": 1, "place": XIAN, "date": "2025-05-13"},
        {"mechanism": SUMMIT, "ordinal": 1, "place": XIAN, "date": "XXXX-05-12"},
    ),
    (
        "the day, place and parties of a committee that two texts name and number otherwise",
        SESSION | {"date": "2024-11-18", "mechanism": FORUM},
        SESSION | {"date": "2024-11-18", "mechanism": Entity(None, "Comité de coopération"), "ordinal": 3},
    ),
    (
        "a call that one text tells as talks, without a place",
        TALKS | {"kind": "call", "date": "2025-06-16", "status": "held"},
        TALKS | {"date": "2025-06-16", "status": "held"},
    ),
    (
        "the mechanism, day and all parties, though one errs on the number and leaves out the place",
        {"mechanism": FORUM, "ordinal": 4, "date": "2025-05-21", "place": XIAN, "participants": SIX},
        {"mechanism": FORUM, "ordinal": 3, "date": "2025-05-21", "participants": SIX},
    ),
    (
        "a council whose day and number a source has each by one wrong",
        {"mechanism": SUMMIT, "ordinal": 2, "participants": SIX, "place": XIAN, "date": "2023-05-18"},
        {"mechanism": SUMMIT, "ordinal": 1, "participants": SIX, "place": XIAN, "date": "2023-05-19"},
    ),
    (
        "a visit that is announced for its first day and told of on its second",
        TALKS | {"kind": "visit", "people": (XI,), "date": "2025-06-16", "status": "planned"},
        TALKS | {"kind": "visit", "people": (XI,), "date": "2025-06-17", "status": "held"},
    ),
]
TWO_MEETINGS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("two numbers", {"mechanism": SUMMIT, "ordinal": 1}, {"mechanism": SUMMIT, "ordinal": 2}),
    (
        "one number, years apart",
        {"mechanism": SUMMIT, "ordinal": 1, "date": "2023"},
        {"mechanism": SUMMIT, "ordinal": 1, "date": "2025"},
    ),
    (
        "a visitor who comes again within days",
        {"kind": "visit", "date": "2025-06-16", "country": "KZ", "participants": ("CN", "KZ"), "people": (XI,)}
        | {"status": "held"},
        {"kind": "visit", "date": "2025-06-22", "country": "KZ", "participants": ("CN", "KZ"), "people": (XI,)}
        | {"status": "held"},
    ),
    (
        "the day of a year, but others of those who met",
        {"kind": "summit", "participants": SIX, "date": "2022-01-25", "format": "online"},
        {"kind": "summit", "participants": SIX[:4], "date": "XXXX-01-25", "format": "online"},
    ),
    ("two years", {"mechanism": SUMMIT, "date": "2023"}, {"mechanism": SUMMIT, "date": "2025"}),
    (
        "two places",
        {"mechanism": SUMMIT, "date": "2023", "place": XIAN},
        {"mechanism": SUMMIT, "date": "2023", "place": ASTANA},
    ),
    ("two mechanisms", {"mechanism": SUMMIT, "ordinal": 2}, {"mechanism": FORUM, "ordinal": 2}),
    ("a mechanism alone", {"mechanism": SUMMIT}, {"mechanism": SUMMIT}),
    ("two days", TALKS | {"date": "2025-06-16"}, TALKS | {"date": "2025-06-17"}),
    (
        "presidents and ministers on one day",
        TALKS | {"date": "2025-06-16"},
        TALKS | {"date": "2025-06-16", "people": (LI, TOKAYEV)},
    ),
    ("two calls in one month", TALKS | {"kind": "call", "date": "2024-03"}, TALKS | {"kind": "call", "date": "2024-03-12"}),
    (
        "a visit to one town, and the talks in another of that state",
        TALKS | {"date": "2025-06-17", "place": ASTANA, "country": "KZ"},
        TALKS | {"kind": "visit", "date": "2025-06-16/2025-06-18", "place": thing("almaty"), "country": "KZ"},
    ),
    (
        "talks in two towns of a state",
        TALKS | {"date": "2025-06-17", "place": ASTANA, "country": "KZ"},
        TALKS | {"date": "2025-06-17", "place": thing("almaty"), "country": "KZ"},
    ),
    (
        "a visit, and talks in another state",
        TALKS | {"date": "2025-06-17", "place": XIAN, "country": "CN"},
        TALKS | {"kind": "visit", "date": "2025-06-16/2025-06-18", "place": ASTANA, "country": "KZ"},
    ),
    (
        "a call, and talks on that day in a place",
        TALKS | {"kind": "call", "date": "2025-06-16", "status": "held"},
        TALKS | {"date": "2025-06-16", "status": "held", "place": ASTANA},
    ),
    (
        "a call, and talks of others on that day",
        TALKS | {"kind": "call", "date": "2025-06-16", "status": "held"},
        TALKS | {"date": "2025-06-16", "status": "held", "people": (LI, TOKAYEV)},
    ),
    (
        "two numbers on one day without a year",
        {"mechanism": FORUM, "ordinal": 4, "date": "2025-05-21", "place": XIAN, "participants": SIX},
        {"mechanism": FORUM, "ordinal": 3, "date": "XXXX-05-21", "participants": SIX},
    ),
    (
        "calls two days apart",
        TALKS | {"kind": "call", "date": "2025-06-16", "status": "held"},
        TALKS | {"kind": "call", "date": "2025-06-18", "status": "held"},
    ),
    (
        "a call and one to come a day later",
        TALKS | {"kind": "call", "date": "2025-06-16", "status": "held"},
        TALKS | {"kind": "call", "date": "2025-06-17", "status": "planned"},
    ),
    (
        "calls of presidents and of a minister, a day apart",
        TALKS | {"kind": "call", "date": "2025-06-16", "status": "held"},
        TALKS | {"kind": "call", "date": "2025-06-17", "status": "held", "people": (LI, TOKAYEV)},
    ),
    (
        "a session of a commission and a visit of its month",
        SESSION | {"date": "2024-11-18", "people": (XI, TOKAYEV), "country": "CN"},
        SESSION | {"date": "2024-11-18", "kind": "visit", "ordinal": None, "people": (XI,), "country": "CN"},
    ),
    (
        "one number, and days without a year that lie far apart",
        {"mechanism": SUMMIT, "ordinal": 1, "place": XIAN, "date": "2025-05-13"},
        {"mechanism": SUMMIT, "ordinal": 1, "place": XIAN, "date": "XXXX-05-20"},
    ),
    (
        "a plan without a day and a report of the same persons",
        TALKS | {"place": ASTANA, "status": "planned"},
        TALKS | {"date": "2025-06-17", "place": ASTANA, "status": "held"},
    ),
    (
        "other parties",
        TALKS | {"date": "2025-06-16", "people": ()},
        TALKS | {"date": "2025-06-16", "people": (), "participants": ("CN", "UZ")},
    ),
    (
        "a ceremony and the talks before it",
        TALKS | {"date": "2025-06-16"},
        TALKS | {"kind": "ceremony", "date": "2025-06-16"},
    ),
    ("nothing but the parties", TALKS, TALKS),
    (
        "a day without a year that is another's",
        {"kind": "forum", "ordinal": 2, "participants": SIX, "place": XIAN, "date": "XXXX-10-17"},
        {"kind": "forum", "ordinal": 2, "participants": SIX, "place": XIAN, "date": "2024-11-02"},
    ),
    (
        "a day without a year, of no number",
        {"kind": "forum", "participants": SIX, "place": XIAN, "date": "XXXX-10-17"},
        {"kind": "forum", "participants": SIX, "place": XIAN, "date": "2024-10-17"},
    ),
    ("sessions of two pairs", SESSION | {"date": "XXXX-11-18"}, SESSION | {"date": "2024-11-18", "participants": ("CN", "UZ")}),
    (
        "one number in one month in two cities",
        {"kind": "forum", "ordinal": 4, "participants": SIX, "place": XIAN, "date": "2024-09-12"},
        {"kind": "forum", "ordinal": 4, "place": ASTANA, "date": "2024-09"},
    ),
    (
        "two forums of one day whose numbers lie far apart",
        {"kind": "forum", "ordinal": 2, "participants": SIX, "place": XIAN, "date": "2025-09-16"},
        {"kind": "forum", "ordinal": 5, "participants": SIX, "place": XIAN, "date": "2025-09-16"},
    ),
    (
        "sessions of two states on one day, of which they have several commissions",
        SESSION | {"date": "2024-11-18"},
        SESSION | {"date": "2024-11-18", "ordinal": 5},
    ),
    (
        "talks of one number, day and place with two guests",
        SESSION | {"date": "2024-11-18"},
        SESSION | {"date": "2024-11-18", "participants": ("CN", "UZ")},
    ),
    (
        "one number and place, two days apart",
        {"kind": "ministerial", "ordinal": 1, "participants": SIX, "place": XIAN, "date": "2023-09-27"},
        {"kind": "ministerial", "ordinal": 1, "place": XIAN, "date": "2023-09-25"},
    ),
    (
        "a visit that is announced and another's on the next day",
        TALKS | {"kind": "visit", "people": (XI,), "date": "2025-06-16", "status": "planned"},
        TALKS | {"kind": "visit", "people": (LI,), "date": "2025-06-17", "status": "held"},
    ),
    (
        "a visit that is announced and one a fortnight later",
        TALKS | {"kind": "visit", "people": (XI,), "date": "2025-06-16", "status": "planned"},
        TALKS | {"kind": "visit", "people": (XI,), "date": "2025-06-30", "status": "held"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in ONE_MEETING], ids=[pair[0] for pair in ONE_MEETING])  # fmt: skip
def test_two_reports_are_of_one_meeting(one: dict[str, Any], other: dict[str, Any]) -> None:
    a, b = ({"kind": "summit"} | fields for fields in (one, other))
    assert groups(meeting("a", **a), meeting("b", **b)) == 1


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in TWO_MEETINGS], ids=[pair[0] for pair in TWO_MEETINGS])  # fmt: skip
def test_two_reports_are_of_two_meetings(one: dict[str, Any], other: dict[str, Any]) -> None:
    a, b = ({"kind": "summit"} | fields for fields in (one, other))
    assert groups(meeting("a", **a), meeting("b", **b)) == 2


def test_one_text_that_tells_of_two_meetings_of_a_kind_means_two() -> None:
    fields = TALKS | {"date": "2025-06-16"}
    assert groups(meeting("a", **fields), meeting("a", at=9, **fields)) == 2


def test_two_calls_that_one_text_tells_of_are_two_for_all() -> None:
    call = TALKS | {"kind": "call", "status": "held"}
    first, second = call | {"date": "2025-06-16"}, call | {"date": "2025-06-17"}
    assert groups(meeting("a", **first), meeting("b", **second)) == 1
    assert groups(meeting("a", **first), meeting("b", **second), meeting("b", at=9, **first)) == 2


def test_a_visit_and_talks_of_one_day_that_one_text_tells_of_are_one() -> None:
    visit = meeting("a", **TALKS | {"kind": "visit", "people": (XI,), "date": "2025-06-16"})
    talks, others = (
        meeting(name, at=9, **TALKS | {"date": "2025-06-16", "people": people})
        for name, people in (("a", (XI, TOKAYEV)), ("b", (XI, LI)))
    )
    assert groups(visit, talks) == 1
    assert groups(visit, talks, others) == 2


# --- who met, by office ------------------------------------------------------------------------------------

ZHAO, LI_Z, QIN = thing("zhao-leji"), thing("li-zhanshu"), thing("qin-gang")
MET: dict[str, Any] = {
    "kind": "bilateral",
    "participants": ("CN", "KZ"),
    "date": "2024-07-08",
    "place": ASTANA,
    "status": "held",
}


def text(document: str, *offices: tuple[Entity, str, str], **fields: Any) -> list[Told]:
    held = [
        told(document, "position", "x", 90 + i, person=who, role=role, role_text=role, of=of)
        for i, (who, role, of) in enumerate(offices)
    ]
    return [meeting(document, **MET | fields), *held]


def meetings(*texts: list[Told]) -> int:
    found = entries([one for some in texts for one in some])
    return sum(one.type == "meeting" for one in found)


HEAD, CHAIR = (TOKAYEV, "head-of-state", "KZ"), "head-of-organisation"


def test_who_holds_one_office_by_two_texts_is_one_whoever_errs_on_the_name() -> None:
    one = text("a", HEAD, (ZHAO, "foreign-minister", "CN"), people=(TOKAYEV, ZHAO))
    other = text("b", (LI_Z, "foreign-minister", "CN"), people=(TOKAYEV, LI_Z))
    assert meetings(one, other) == 1


@pytest.mark.parametrize(
    ("office", "fields"),
    [
        (("minister", "CN"), {}),  # of which a state has many
        (("head-of-government", "CN"), {}),
        (("foreign-minister", "UZ"), {}),
        (("foreign-minister", "CN"), {"date": "2024-07-09"}),
        (("foreign-minister", "CN"), {"place": XIAN}),
    ],
)
def test_others_in_other_offices_or_elsewhere_are_others(
    office: tuple[str, str], fields: dict[str, Any]
) -> None:
    role = office[0] if office[0] == "minister" else "foreign-minister"
    one = text("a", (ZHAO, role, "CN"), people=(TOKAYEV, ZHAO))
    other = text("b", (LI_Z, *office), people=(TOKAYEV, LI_Z), **fields)
    assert meetings(one, other) == 2


@pytest.mark.parametrize(
    ("guest", "host", "many"),
    [
        (("head-of-state", "CN"), ("head-of-state", "KZ"), 1),
        (("head-of-government", "CN"), ("head-of-government", "KZ"), 1),
        (("head-of-government", "CN"), ("head-of-state", "KZ"), 2),
        (("foreign-minister", "CN"), ("head-of-state", "KZ"), 2),
        (("foreign-minister", "CN"), ("foreign-minister", "KZ"), 1),
        (("head-of-government", "CN"), ("minister", "KZ"), 1),  # who receives him where he comes through
        (None, ("head-of-state", "KZ"), 1),  # no text says what he is
    ],
)
def test_a_visit_is_paid_to_whom_is_of_the_guest_s_rank(
    guest: tuple[str, str] | None, host: tuple[str, str], many: int
) -> None:
    offices = [(TOKAYEV, *host)] + ([(ZHAO, *guest)] if guest else [])
    visit = {"kind": "visit", "date": "2024-07-06/2024-07-09", "place": None, "country": "KZ"}
    talks = text("a", *offices, people=(TOKAYEV, ZHAO))
    assert meetings(talks, text("b", people=(ZHAO,), **visit)) == many


def test_a_report_without_a_year_joins_the_only_meeting_that_it_can_mean() -> None:
    undated = meeting("a", mechanism=SUMMIT, place=XIAN)
    first = meeting("b", mechanism=SUMMIT, place=XIAN, ordinal=1, date="2023-05-19")
    again = meeting("c", mechanism=SUMMIT, place=XIAN, ordinal=5, date="2031")
    assert groups(undated, first) == 1
    assert groups(undated, first, again) == 3


def test_what_lies_between_two_meetings_does_not_join_them() -> None:
    year = meeting("b", mechanism=SUMMIT, date="2025", country="KZ")
    june = meeting("a", mechanism=SUMMIT, date="2025-06-17", country="KZ")
    october = meeting("c", mechanism=SUMMIT, date="2025-10-17", country="KZ")
    found = entries([year, june, october])
    assert len(found) == 2
    assert not any({"a", "c"} <= set(one.documents) for one in found)


# --- agreements, projects, figures, commitments, statements, offices ---------------------------------------

EXEMPTION = {"kind": "visa-exemption", "parties": ("CN", "KZ")}
RATIFIED: dict[str, Any] = {
    "kind": "agreement",
    "parties": ("CN", "TJ"),
    "status": "ratified",
    "date": "2011-01-12",
}
MEMORANDUM: dict[str, Any] = {
    "kind": "memorandum",
    "parties": ("CN", "KZ"),
    "status": "signed",
    "date": "2025-04-25",
}
THREE: dict[str, Any] = {
    "kind": "agreement",
    "parties": ("CN", "KG", "UZ"),
    "status": "signed",
    "date": "2024-06-06",
}
TRANSIT = MEMORANDUM | {"kind": "agreement", "subject": "le transit douanier des marchandises"}
BANK, GAS = thing("china-development-bank"), thing("kazmunaygas")
NORTH = Entity("north", "Northern line", ("ligne électrique Aral-Emba du Kazakhstan", "ligne Aral-Emba"))
SMELTER = Entity("smelter", "Aktau smelter", ("fonderie de zinc d'Aktaou",))
BUSES, TOWN = thing("huaxing-bus"), thing(None, "Aral Trans")
CONTRACT: dict[str, Any] = {"kind": "contract", "status": "signed"}
BOUGHT = CONTRACT | {"parties": (TOWN, BUSES), "date": "2025-03-15", "subject": "la livraison d'autobus"}
LOAN: dict[str, Any] = {
    "kind": "loan-agreement",
    "parties": (BANK, GAS),
    "status": "signed",
    "date": "2025-09-02",
}
TITLE = thing(None, "mémorandum de coopération entre les ministères des Transports")
TRADE = {"indicator": "trade", "value": 1e9, "unit": "USD", "area": "CN", "counterpart": "KZ"}
TUNNEL = {"project": thing(None, "tunnel de Kamtchik"), "countries": ("UZ",)}
IMPORT = {
    "actors": ("CN",),
    "modality": "pledge",
    "words": "importer davantage de produits agricoles du pays",
}
SAID = {
    "speaker": XI,
    "mode": "direct",
    "words": "cette voie reliera enfin les trois pays voisins par le rail",
}

ONE: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("an id", "agreement", {"kind": "treaty", "title": thing("t")}, {"kind": "treaty", "title": thing("t")}),
    ("a long title", "agreement", MEMORANDUM | {"title": TITLE}, MEMORANDUM | {"title": TITLE}),
    (
        "a long title, though the day is told otherwise",
        "agreement",
        MEMORANDUM | {"title": TITLE},
        MEMORANDUM | {"title": TITLE, "date": "2025-04-28"},
    ),
    (
        "an accord signed and in force, on what it is on in full",
        "agreement",
        TRANSIT,
        TRANSIT | {"status": "in-force", "date": "2026-01-15"},
    ),
    (
        "an instrument of states, signed for them by an authority",
        "agreement",
        TRANSIT,
        TRANSIT | {"parties": (thing("china-customs"),)},
    ),
    (
        "a contract that another dates by its month and one of those who signed",
        "agreement",
        BOUGHT,
        CONTRACT | {"parties": (BUSES,), "date": "2025-03"},
    ),
    (
        "a contract of two bodies, one of which no registry has, of one month",
        "agreement",
        CONTRACT | {"parties": (TOWN, BUSES), "date": "2025-03"},
        CONTRACT | {"parties": (TOWN, BUSES), "date": "2025-03"},
    ),
    ("a loan that one dates a day later", "agreement", LOAN, LOAN | {"date": "2025-09-03"}),
    (
        "a loan of banks that one describes and does not name",
        "agreement",
        LOAN,
        LOAN | {"parties": (GAS, thing(None, "groupe de banques"))},
    ),
    (
        "a project's long name in no country",
        "project",
        {"project": thing(None, "cimenterie de Kyzyl-Kiya")},
        {"project": thing(None, "cimenterie de Kyzyl-Kiya")},
    ),
    (
        "an exemption signed and in force",
        "agreement",
        EXEMPTION | {"status": "signed", "date": "2023-05-17"},
        EXEMPTION | {"status": "in-force", "date": "2023-11-10"},
    ),
    (
        "what three states made in a month",
        "agreement",
        THREE | {"date": "2024-06-06"},
        THREE | {"date": "2024-06"},
    ),
    (
        "what it is on, in more words",
        "agreement",
        TRANSIT,
        TRANSIT | {"subject": "le transit des marchandises"},
    ),
    ("a bank of which one text names no partner", "agreement", LOAN, LOAN | {"parties": (BANK,)}),
    ("a loan that one text calls an agreement", "agreement", LOAN, LOAN | {"kind": "agreement"}),
    (
        "an exemption that one dates two days later",
        "agreement",
        EXEMPTION | {"status": "in-force", "date": "2023-11-10"},
        EXEMPTION | {"status": "in-force", "date": "2023-11-12"},
    ),
    (
        "what was ratified on one day, however it is called",
        "agreement",
        RATIFIED | {"kind": "protocol"},
        RATIFIED | {"kind": "agreement", "date": "2011-01-11"},
    ),
    ("an exemption without a date", "agreement", EXEMPTION, EXEMPTION | {"status": "signed", "date": "2023"}),
    (
        "a treaty that was planned and is signed",
        "agreement",
        {"kind": "treaty", "parties": SIX, "status": "planned", "date": "2025-06"},
        {"kind": "treaty", "parties": SIX, "status": "signed", "date": "2025-06-17"},
    ),
    ("a project's id", "project", {"project": thing("cku", "CKU")}, {"project": thing("cku", "the railway")}),
    (
        "the name of a plant that says what it is and where, in no country",
        "project",
        {"project": thing(None, "usine de panneaux solaires de Chirtchik")},
        {"project": thing(None, "usine de panneaux solaires de Chirtchik"), "status": "operational"},
    ),
    ("a project's name in its country", "project", TUNNEL, TUNNEL | {"status": "operational"}),
    ("trade, whoever is named first", "figure", TRADE, TRADE | {"area": "KZ", "counterpart": "CN"}),
    ("two currencies", "figure", TRADE, TRADE | {"unit": "CNY"}),
    (
        "costs of what nothing else is called",
        "figure",
        {"indicator": "cost", "value": 2, "unit": "USD", "of": thing(None, "fonderie de cuivre d'Aktogaï")},
        {"indicator": "cost", "value": 3, "unit": "USD", "of": thing(None, "fonderie de cuivre d'Aktogaï")},
    ),
    (
        "costs of one of a kind that few places have two of",
        "figure",
        {"indicator": "cost", "value": 2, "unit": "USD", "of": thing(None, "cimenterie d'Akhangaran")},
        {"indicator": "cost", "value": 3, "unit": "USD", "of": thing(None, "cimenterie d'Akhangaran")},
    ),
    ("a repeated promise", "commitment", IMPORT, IMPORT | {"modality": "willingness"}),
    ("a copied statement", "statement", SAID, SAID),
    (
        "an office",
        "position",
        {"person": XI, "role": "head-of-state", "of": "CN", "role_text": "président"},
        {"person": XI, "role": "head-of-state", "of": "CN", "role_text": "chef de l'État"},
    ),
    (
        "a name of the registry in fewer words",
        "project",
        {"project": NORTH, "countries": ("KZ", "CN")},
        {"project": thing(None, "ligne électrique Aral-Emba"), "countries": ("KZ",)},
    ),
    (
        "a name of the registry in more words",
        "project",
        {"project": SMELTER, "countries": ("KZ",)},
        {
            "project": thing(None, "fonderie du zinc Aktaou dans la région de Manguistaou"),
            "countries": ("KZ",),
        },
    ),
]
TWO: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("two exemptions", "agreement", EXEMPTION, EXEMPTION | {"parties": ("CN", "UZ")}),
    (
        "two exemptions of one pair",
        "agreement",
        EXEMPTION | {"status": "signed", "date": "2023"},
        EXEMPTION | {"status": "signed", "date": "2025"},
    ),
    (
        "in force before it was signed",
        "agreement",
        EXEMPTION | {"status": "in-force", "date": "2023"},
        EXEMPTION | {"status": "signed", "date": "2025"},
    ),
    ("memoranda of one day", "agreement", MEMORANDUM, MEMORANDUM),
    (
        "costs of what a town has many of",
        "figure",
        {"indicator": "cost", "value": 2, "unit": "USD", "of": thing(None, "usine de Tachkent")},
        {"indicator": "cost", "value": 3, "unit": "USD", "of": thing(None, "usine de Tachkent")},
    ),
    ("what was ratified in another week", "agreement", RATIFIED, RATIFIED | {"kind": "protocol", "date": "2011-01-20"}),
    ("what was ratified with another", "agreement", RATIFIED, RATIFIED | {"kind": "protocol", "parties": ("CN", "KG")}),
    ("what three states made on two things", "agreement", THREE | {"subject": "le rail"}, THREE | {"subject": "les visas"}),
    ("agreements of a day on two things", "agreement", TRANSIT, TRANSIT | {"subject": "le transit aérien et le tourisme"}),
    ("agreements of a day that share a word", "agreement", TRANSIT, TRANSIT | {"subject": "le contrôle douanier"}),
    ("loans of a bank to two companies", "agreement", LOAN, LOAN | {"parties": (BANK, thing(None, "KTZ"))}),
    ("a bank's loan and memorandum", "agreement", LOAN, LOAN | {"kind": "memorandum"}),
    (
        "bare titles",
        "agreement",
        MEMORANDUM | {"title": thing(None, "protocole d'accord")},
        MEMORANDUM | {"title": thing(None, "protocole d'accord")},
    ),
    ("a project's name in two countries", "project", TUNNEL, TUNNEL | {"countries": ("KG",)}),
    (
        "a project's name in no country",
        "project",
        {"project": thing(None, "bâtiment du Parlement")},
        {"project": thing(None, "bâtiment du Parlement")},
    ),
    (
        "a school of a town that may have several",
        "project",
        {"project": thing(None, "école de Khorog")},
        {"project": thing(None, "école de Khorog")},
    ),
    (
        "lengths of what is called alike in two texts",
        "figure",
        {"indicator": "length", "value": 2, "unit": "km", "of": thing(None, "ligne à haute tension")},
        {"indicator": "length", "value": 2, "unit": "km", "of": thing(None, "ligne à haute tension")},
    ),
    ("exports one way and the other", "figure", TRADE | {"indicator": "exports"}, TRADE | {"indicator": "exports", "area": "KZ", "counterpart": "CN"}),
    ("figures of nothing", "figure", {"value": 2, "unit": "km", "indicator": "length"}, {"value": 2, "unit": "km", "indicator": "length"}),
    ("two units", "figure", TRADE, TRADE | {"unit": "t"}),
    ("promises to two states", "commitment", IMPORT | {"words": "importer des produits agricoles kirghiz"}, IMPORT | {"words": "importer des produits agricoles tadjiks"}),
    ("promises with two dates", "commitment", IMPORT | {"deadline": "2030"}, IMPORT | {"deadline": "2035"}),
    ("promises of two", "commitment", IMPORT, IMPORT | {"actors": ("KZ",)}),
    ("two numbers of trains", "commitment", IMPORT | {"words": "autoriser chaque jour 15 trains au passage"}, IMPORT | {"words": "autoriser chaque jour 28 trains au passage"}),
    ("statements of two", "statement", SAID, SAID | {"speaker": TOKAYEV}),
    ("a statement and its denial", "statement", SAID, SAID | {"polarity": "denied"}),
    (
        "contracts of one company of one month on two things",
        "agreement",
        BOUGHT,
        CONTRACT | {"parties": (BUSES,), "date": "2025-03", "subject": "l'entretien des trolleybus"},
    ),
    (
        "contracts of one company of two months",
        "agreement",
        BOUGHT,
        CONTRACT | {"parties": (BUSES,), "date": "2025-04"},
    ),
    (
        "contracts of two companies of one month",
        "agreement",
        CONTRACT | {"parties": (TOWN,), "date": "2025-03"},
        CONTRACT | {"parties": (BUSES,), "date": "2025-03"},
    ),
    (
        "a name of the registry in another state",
        "project",
        {"project": SMELTER, "countries": ("KZ",)},
        {"project": thing(None, "fonderie de zinc d'Aktaou au bord du Yalu"), "countries": ("MN",)},
    ),
    (
        "a thing of another kind",
        "project",
        {"project": SMELTER, "countries": ("KZ",)},
        {"project": thing(None, "usine de la fonderie de zinc d'Aktaou"), "countries": ("KZ",)},
    ),
    (
        "another thing of the place",
        "project",
        {"project": SMELTER, "countries": ("KZ",)},
        {"project": thing(None, "fonderie de cuivre d'Aktaou"), "countries": ("KZ",)},
    ),
    (
        "a place and no word for what is made there",
        "project",
        {"project": SMELTER, "countries": ("KZ",)},
        {"project": thing(None, "fonderie d'Aktaou"), "countries": ("KZ",)},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("type", "one", "other"), [row[1:] for row in ONE], ids=[row[0] for row in ONE])
def test_two_facts_are_of_one_thing(type: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert groups(told("a", type, **one), told("b", type, **other)) == 1


@pytest.mark.parametrize(("type", "one", "other"), [row[1:] for row in TWO], ids=[row[0] for row in TWO])
def test_two_facts_are_of_two_things(type: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert groups(told("a", type, **one), told("b", type, **other)) == 2


# --- whatever the order -----------------------------------------------------------------------------------

OPTIONAL_DATES = st.sampled_from(
    [None, "2023", "2025", "2025-06", "2025-06-17", "2025-06-16/2025-06-18", "XXXX-06-17"]
)
OFFICES = st.fixed_dictionaries(
    {
        "person": st.sampled_from([XI, TOKAYEV, LI]),
        "role": st.sampled_from(["head-of-state", "head-of-government", "foreign-minister", "minister"]),
        "role_text": st.just("office"),
        "of": st.sampled_from(["CN", "KZ"]),
    }
).map(lambda fields: ("position", fields))
MEETINGS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["summit", "bilateral", "visit", "call"]),
        "mechanism": st.sampled_from([None, SUMMIT, FORUM]),
        "ordinal": st.sampled_from([None, None, 1, 2]),
        "date": OPTIONAL_DATES,
        "place": st.sampled_from([None, XIAN, ASTANA]),
        "country": st.sampled_from([None, "CN", "KZ"]),
        "participants": st.sampled_from([None, ("CN", "KZ"), SIX]),
        "people": st.sampled_from([(), (XI,), (XI, TOKAYEV), (LI, TOKAYEV)]),
    }
).map(lambda fields: ("meeting", fields))
AGREEMENTS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["treaty", "visa-exemption", "memorandum", "agreement"]),
        "title": st.sampled_from([None, TITLE, thing("treaty-2025", "Treaty of Astana")]),
        "parties": st.sampled_from([None, ("CN", "KZ"), SIX]),
        "status": st.sampled_from([None, "planned", "signed", "in-force", "ratified"]),
        "date": OPTIONAL_DATES,
    }
).map(lambda fields: ("agreement", fields))
PROJECTS = st.fixed_dictionaries(
    {
        "project": st.sampled_from([thing("cku", "CKU"), thing(None, "CKU"), thing("d", "CKU")]),
        "countries": st.sampled_from([None, ("CN",), ("CN", "KG")]),
        "part": st.sampled_from(["", "", "1", "2", "other 2"]),
    }
).map(lambda fields: ("project", fields))
COMMITMENTS = st.fixed_dictionaries(
    {
        "actors": st.sampled_from([("CN",), ("CN", "KZ")]),
        "modality": st.just("pledge"),
        "deadline": st.sampled_from([None, "2030", "2035"]),
        "words": st.sampled_from(
            ["importer davantage de produits", "importer davantage de produits agricoles"]
        ),
    }
).map(lambda fields: ("commitment", fields))
FACTS = st.lists(
    st.tuples(
        st.sampled_from("abcd"), st.integers(0, 3), MEETINGS | OFFICES | AGREEMENTS | PROJECTS | COMMITMENTS
    ),
    max_size=14,
).map(lambda rows: [_told(document, type, at, fields) for document, at, (type, fields) in rows])


def _told(document: str, type: str, at: int, fields: dict[str, Any]) -> Told:
    part = fields.get("part", "")
    rest = {"words": f"words {part}"} | {name: value for name, value in fields.items() if name != "part"}
    return replace(told(document, type, at=at, **rest), part=part)


def contents(found: list[Entry]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.id, tuple(fact.id for fact in one.told)) for one in found]


@given(FACTS, st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_the_order_of_facts_changes_nothing(facts: list[Told], chance: random.Random) -> None:
    shuffled = list(facts)
    chance.shuffle(shuffled)
    assert contents(entries(shuffled)) == contents(entries(facts))


@given(FACTS)
@settings(max_examples=300, deadline=None)
def test_every_fact_is_in_exactly_one_entry(facts: list[Told]) -> None:
    found = [(one.document, one.id) for entry in entries(facts) for one in entry.told]
    assert sorted(found) == sorted({(one.document, one.id) for one in facts})


@given(FACTS)
@settings(max_examples=300, deadline=None)
def test_ids_are_of_one_entry_each(facts: list[Told]) -> None:
    ids = [one.id for one in entries(facts)]
    assert len(ids) == len(set(ids))


@given(FACTS)
@settings(max_examples=200, deadline=None)
def test_mechanisms_never_meet_and_numbers_only_where_a_source_may_err_on_that_of_one(
    facts: list[Told],
) -> None:
    for entry in entries(facts):
        if entry.type == "meeting":
            mechanisms = {one.fact.mechanism.id for one in entry.told if one.fact.mechanism}  # type: ignore[attr-defined]
            assert len(mechanisms) < 2
            numbered = [one.fact for one in entry.told if one.fact.ordinal is not None]  # type: ignore[attr-defined]
            if len({fact.ordinal for fact in numbered}) > 1:  # type: ignore[attr-defined]
                assert mechanisms and all(fact.date != "2025" for fact in numbered)  # type: ignore[attr-defined]


@given(FACTS)
@settings(max_examples=200, deadline=None)
def test_a_decision_on_two_facts_has_no_direction(facts: list[Told]) -> None:
    for one, other in combinations(facts, 2):
        if one.fact.type == other.fact.type:
            rule = RULES[one.fact.type]
            assert rule.same(one, other) is rule.same(other, one)
            assert rule.apart(one, other) == rule.apart(other, one)


@given(FACTS)
@settings(max_examples=200, deadline=None)
def test_facts_of_one_signature_are_judged_alike(facts: list[Told]) -> None:
    for one, other in combinations(facts, 2):
        if one.fact.type == other.fact.type:
            rule, copy = RULES[one.fact.type], replace(one, id="f-copy", document="elsewhere")
            assert rule.signature(copy) == rule.signature(one)
            assert rule.same(copy, replace(other, document="far")) is rule.same(
                replace(one, document="near"), replace(other, document="far")
            )


def test_what_a_hundred_documents_tell_alike_is_one() -> None:
    report = TALKS | {"date": "2025-06-16"}
    facts = [meeting(f"d{number:03}", **report) for number in range(100)]
    assert groups(*facts) == 1
    assert groups(*facts, *(meeting(f"d{number:03}", at=9, **report) for number in range(100))) == 2


def test_a_summit_online_of_the_same_many_is_one_though_a_source_errs_by_a_day_and_each_sat_elsewhere() -> (
    None
):
    fields: dict[str, Any] = {"status": "held", "participants": SIX, "format": "online"}
    here = meeting("a", date="2022-01-25", place=XIAN, **fields)
    assert groups(here, meeting("b", date="2022-01-26", place=ASTANA, **fields)) == 1
    assert groups(here, meeting("b", date="2022-01-28", place=ASTANA, **fields)) == 2
    assert groups(here, meeting("b", date="2022-01-26", **{**fields, "participants": SIX[1:]})) == 2
    assert groups(here, meeting("b", date="2022-01-26", place=ASTANA, **{**fields, "format": None})) == 2


def test_a_ministers_meeting_of_one_number_and_day_is_known_by_who_was_there() -> None:
    here = meeting(
        "a", "ministerial", date="2021-05-12", ordinal=2, participants=SIX, people=(LI,), mechanism=FORUM
    )
    assert (
        groups(here, meeting("b", "ministerial", date="2021-05-12", ordinal=2, people=(LI,), place=XIAN)) == 1
    )
    assert (
        groups(here, meeting("b", "ministerial", date="2021-05-12", ordinal=2, people=(XI,), place=XIAN)) == 2
    )
    assert (
        groups(here, meeting("b", "ministerial", date="2021-05-12", ordinal=3, people=(LI,), place=XIAN)) == 2
    )


def test_a_contract_is_one_though_two_texts_name_each_another_of_those_who_signed() -> None:
    each = ({"parties": (TOWN,), "date": "2025-03"}, {"parties": (BUSES,), "date": "2025-03-15"})
    facts = [told("a", "agreement", **BOUGHT)]
    facts += [
        told(document, "agreement", **CONTRACT, **one) for document, one in zip("bc", each, strict=True)
    ]
    assert groups(*facts) == 1


def test_a_short_name_that_two_things_of_the_registry_may_have_is_that_of_neither() -> None:
    other = Entity("other", "Other line", ("ligne ferroviaire Aral-Emba",))
    each = (NORTH, other, thing(None, "ligne Aral-Emba tout court"))
    facts = [told(one, "project", project=of, countries=("KZ",)) for one, of in zip("abc", each, strict=True)]
    assert groups(*facts[:1], facts[2]) == 1
    both = Entity("other", "Other line", ("ligne Aral-Emba",))
    facts[1] = told("b", "project", project=both, countries=("KZ",))
    assert groups(*facts) == 3


def test_a_text_that_names_works_in_full_means_them_by_what_they_are_and_where() -> None:
    full = thing("burner", "usine d'incinération des déchets de Samarcande")
    named = told("a", "project", project=full, countries=("UZ",), status="planned")

    def again(document: str, label: str) -> Told:
        return told(
            document, "project", at=60, project=thing(None, label), countries=("UZ",), status="planned"
        )

    assert groups(named, again("a", "usine de Samarcande")) == 1
    assert groups(named, again("b", "usine de Samarcande")) == 2
    assert groups(named, again("a", "usine de Boukhara")) == 2
    assert groups(named, again("a", "usine de ciment de Samarcande")) == 2
    other = told(
        "a", "project", at=30, project=thing("cement", "usine de ciment de Samarcande"), status="planned"
    )
    assert groups(named, other, again("a", "usine de Samarcande")) == 3
