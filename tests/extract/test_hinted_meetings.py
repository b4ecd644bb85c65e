"""Meetings that a text hints at: in any construction, with the nearest day, place and people; each once."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from tests.extract.reading_french import FRAMEWORK, reading_of

from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.meetings.reader import MeetingReader
from dragoman.extract.meetings.untold import untold
from dragoman.model.entity import Entity
from dragoman.model.fact import Meeting
from dragoman.model.possible import Possible
from dragoman.model.span import Span
from dragoman.packs.events import AssertionWords, CircumstanceWords
from dragoman.packs.language import load_section
from dragoman.packs.meetings import MeetingCues
from dragoman.packs.weights import Weights

NEVER = Weights(bias=-5.0, least=0.5, signs={})
ALWAYS = Weights(bias=5.0, least=0.5, signs={})


@cache
def reader(weights: float | None = None) -> MeetingReader:
    """A reader that finds everything likely (1.0), nothing (0.0), or has no weights."""
    assertion = AssertionReader(load_section("fr", AssertionWords))
    judge = None if weights is None else ALWAYS if weights else NEVER
    around = load_section("fr", CircumstanceWords)
    return MeetingReader(load_section("fr", MeetingCues), around, assertion, FRAMEWORK, judge)


def hinted(text: str, published: str | None = None) -> list[Meeting]:
    found = (one.fact for one in possible(text, published))
    return [one for one in found if isinstance(one, Meeting)]


def possible(text: str, published: str | None = None) -> list[Possible]:
    return list(reader().possible(reading_of(text, published)))


# A text, and what one of the meetings that it hints at has of kind, day and country
HINTS = [
    (
        "Face-à-face de Xi Jinping et Sadyr Japarov à Bichkek le 3 mars 2024.",
        ("bilateral", "2024-03-03", "KG"),
    ),
    (
        "Il est venu en Chine en mai 2021, rappelle Emomali Rahmon, pour une rencontre avec Xi Jinping.",
        ("bilateral", "2021-05", "CN"),
    ),
    ("Le 5 juin 2023, une délégation kazakhe était à Pékin.", ("visit", "2023-06-05", "CN")),
    ("Coup d'envoi du chantier, à Douchanbé, le 2 avril 2022.", ("ceremony", "2022-04-02", "TJ")),
    ("Coup de fil entre Xi Jinping et Sadyr Japarov le 4 mai 2020.", ("call", "2020-05-04", None)),
]


@pytest.mark.parametrize(("text", "expected"), HINTS)
def test_any_word_of_meeting_hints_at_one_with_the_nearest_day_and_place(
    text: str, expected: tuple[str, str, str | None]
) -> None:
    assert expected in [(one.kind, one.date, one.country) for one in hinted(text)]


def test_guests_of_one_host_are_met_apart_each_on_his_day() -> None:
    text = (
        "Wang Yi a été reçu lundi 25 avril 2022 à Astana par le président kazakh, Kassym-Jomart Tokaïev, puis "
        "mardi 26 avril 2022 à Achgabat par le président turkmène, Serdar Berdymoukhamedov."
    )
    found = {(one.people[-1].id, one.date, one.country) for one in hinted(text) if len(one.people) == 2}
    assert ("tokayev-kassym-jomart", "2022-04-25", "KZ") in found
    assert ("berdimuhamedov-serdar", "2022-04-26", "TM") in found


def test_a_number_alone_counts_on_the_mechanism_named_before() -> None:
    text = (
        "Le premier sommet Chine-Asie centrale s'est tenu à Xi'an en mai 2023. "
        "Du sommet suivant, le deuxième sommet, en juin 2025, on attend beaucoup à Astana."
    )
    second = [one for one in hinted(text) if one.ordinal == 2]
    assert second
    assert all(one.mechanism and one.mechanism.id == "china-central-asia-summit" for one in second)


@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping n'a pas rencontré Sadyr Japarov à Bichkek le 3 mars 2024.",
        "Ont-ils parlé par téléphone le 4 mai 2020 ? Xi Jinping n'en dit rien.",
        "Sadyr Japarov espère rencontrer Xi Jinping à Bichkek en mars 2024.",
    ],
)
def test_what_a_text_denies_asks_or_hopes_is_no_hint(text: str) -> None:
    assert hinted(text) == []


def test_no_day_place_or_name_is_no_hint() -> None:
    assert hinted("La réunion fut longue.") == []


def test_only_what_the_weights_find_likely_is_told_beside_what_is_sure() -> None:
    reading = reading_of("Face-à-face de Xi Jinping et Sadyr Japarov à Bichkek le 3 mars 2024.")
    assert list(reader(0.0).meetings(reading)) == list(reader().meetings(reading)) == []
    assert [one.kind for one in reader(1.0).meetings(reading)] == ["bilateral"]


def test_what_is_sure_is_not_told_again() -> None:
    reading = reading_of("Le 6 janvier 2023, Xi Jinping a reçu Serdar Berdimouhamedov à Pékin.")
    assert list(reader(1.0).meetings(reading)) == list(reader().meetings(reading))


XI, RAHMON, WANG = (Entity(name, name) for name in ("xi-jinping", "rahmon-emomali", "wang-yi"))
TALKS = Meeting(evidence=(Span(0, 9),), kind="bilateral", date="2024-05", country="TJ", people=(XI, RAHMON))

# What another meeting differs in, and whether it can still be the same one
OTHERS: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"date": "2024-05-07"}, True),
    ({"date": "2024-06"}, False),
    ({"country": "CN"}, False),
    ({"kind": "visit"}, False),
    ({"kind": "other", "people": ()}, True),
    ({"people": (WANG, RAHMON)}, False),
    ({"people": (XI,)}, True),
    ({"ordinal": 2}, True),
]


@pytest.mark.parametrize(("changes", "same"), OTHERS)
def test_a_likely_meeting_is_told_if_it_can_be_no_other(changes: dict[str, Any], same: bool) -> None:
    other = replace(TALKS, **{"evidence": (Span(50, 60),), **changes})
    assert list(untold([other], [TALKS])) == ([] if same else [other])


def test_of_two_tellings_of_one_meeting_the_more_probable_is_kept() -> None:
    weaker, surer = replace(TALKS, confidence=0.6), replace(TALKS, evidence=(Span(50, 60),), confidence=0.8)
    assert list(untold([weaker, surer], [])) == [surer]


def test_in_the_same_words_nothing_else_of_its_kind_is_told() -> None:
    assert list(untold([replace(TALKS, kind="visit", date="2023")], [TALKS])) == []


def test_in_the_same_words_a_visit_and_talks_elsewhere_on_another_day_are_two() -> None:
    visit = replace(TALKS, kind="visit", date="2023", country="CN")
    assert list(untold([visit], [replace(TALKS, country="KZ")])) == [visit]
