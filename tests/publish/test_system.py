from __future__ import annotations

import json
import random
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.publish.telling import plain
from tests.reconcile.in_memory import entries
from tests.reconcile.telling import thing, told

from dragoman.model.entry import Told
from dragoman.packs.framework import Framework, load_framework
from dragoman.packs.system_words import load_system_words
from dragoman.packs.wording import load_wording
from dragoman.publish.rendering.html import html
from dragoman.publish.rendering.markdown import markdown
from dragoman.publish.system.as_json import as_json
from dragoman.publish.system.assembly import system
from dragoman.publish.system.cells import cell, columns
from dragoman.publish.system.report import report
from dragoman.publish.system.row import KINDS, Row, System
from dragoman.publish.system.words import Words
from dragoman.serve.cli.system_table import Layout

SUMMIT = thing("china-central-asia-summit", "China–Central Asia Summit")
RAILWAY = thing("china-kyrgyzstan-uzbekistan-railway", "China–Kyrgyzstan–Uzbekistan railway")
BELT = thing("belt-and-road", "Belt and Road Initiative")
XI = thing("xi-jinping", "Xi Jinping")
SIX = ("CN", "KZ", "KG", "TJ", "TM", "UZ")


@cache
def framework() -> Framework:
    return load_framework("china-central-asia")


def published(one: Told, day: str) -> Told:
    return replace(one, published=day)


def made(*facts: Told, every: bool = False) -> System:
    return system(entries(facts), framework(), all_entries=every)


def row(*facts: Told) -> Row:
    (found,) = made(*facts).rows
    return found


def words(lang: str = "fr") -> Words:
    return Words(load_wording(lang), load_system_words(lang), framework())


def shown(column: str, found: Row, lang: str = "fr") -> str:
    return plain(cell(column, found, words(lang)))


def project(document: str, status: str, date: str | None = None, **fields: Any) -> Told:
    return told(document, "project", project=RAILWAY, status=status, date=date, **fields)


# --- projects ---------------------------------------------------------------------------------------------


def test_the_state_of_a_project_is_that_of_the_latest_day() -> None:
    found = row(project("a", "under-construction", "2024-12-27"), project("b", "agreed", "2024-06-06"))
    assert found.state is not None
    assert (found.state.status, found.state.date) == ("under-construction", "2024-12-27")
    assert shown("state", found) == "en construction, 27 décembre 2024"
    assert found.disputed == ()


def test_a_state_without_a_day_counts_for_when_its_text_was_published() -> None:
    old = published(project("a", "surveying"), "2022-07-31")
    new = published(project("b", "under-construction"), "2025-06-18")
    found = row(old, new)
    assert shown("state", found) == "en construction (texte du 18 juin 2025)"
    assert shown("state", found, "en") == "under construction (text of 18 June 2025)"


def test_a_state_that_is_told_for_an_earlier_day_and_is_further_on_stands_beside_it() -> None:
    old = published(project("a", "operational"), "2022-07-31")
    new = published(project("b", "planned"), "2025-06-18")
    found = row(old, new)
    assert [one.status for one in found.disputed] == ["operational"]
    assert (
        shown("state", found)
        == "prévu (texte du 18 juin 2025) ; aussi : en service (texte du 31 juillet 2022)"
    )


def test_what_a_text_dates_further_on_is_later_than_what_it_leaves_undated() -> None:
    facts = (project("a", "operational", "2024-06-28"), project("a", "under-construction", at=50))
    found = row(*(published(one, "2024-07-02") for one in facts))
    assert shown("state", found) == "en service, 28 juin 2024"
    assert found.disputed == ()


def test_a_text_of_a_month_is_said_to_be_of_it() -> None:
    found = row(published(project("a", "planned"), "2025-08"))
    assert shown("state", found) == "prévu (texte d'août 2025)"


def test_a_project_that_is_only_named_has_no_state() -> None:
    found = row(project("a", "mentioned"))
    assert found.state is None
    assert found.gaps == ("no-status", "no-cost")


def test_a_cost_that_the_text_ties_to_nothing_is_said_to_be_so() -> None:
    cost = told("a", "figure", value=8e9, unit="USD", indicator="cost")
    assert "cost-apart" in row(project("a", "planned"), cost).gaps


def test_the_figures_of_a_project_stand_in_its_row() -> None:
    length = told("a", "figure", value=522.94, unit="km", indicator="length", of=RAILWAY)
    found = row(project("a", "planned"), length)
    assert [one.value for one in found.values] == [522.94]
    assert plain(words().figures(found.values)) == "longueur : 522,94 kilomètres"


def test_a_project_that_no_pack_names_has_its_row_under_the_name_of_the_text() -> None:
    found = row(
        told("a", "project", project=thing(None, "tunnel de Chahristan"), countries=("TJ",), status="planned")
    )
    assert found.id.startswith("p-")
    assert words().name(found) == "Tunnel de Chahristan"


# --- mechanisms -------------------------------------------------------------------------------------------


def test_a_mechanism_has_its_last_meeting_and_the_next() -> None:
    meetings = (
        told("a", "meeting", kind="summit", mechanism=SUMMIT, ordinal=1, date="2023-05-19", status="held"),
        told(
            "b",
            "meeting",
            kind="summit",
            mechanism=SUMMIT,
            ordinal=2,
            date="2025",
            country="KZ",
            status="planned",
        ),
    )
    found = row(*meetings)
    assert shown("last", found) == "première réunion, 19 mai 2023"
    assert shown("next", found) == "prévu : deuxième réunion, 2025, Kazakhstan"
    assert shown("next", found, "en") == "planned: second meeting, 2025, Kazakhstan"


def test_days_that_sources_do_not_agree_on_are_both_shown() -> None:
    meetings = [
        told(day, "meeting", kind="summit", mechanism=SUMMIT, ordinal=2, date=day, status="held")
        for day in ("2025-06-17", "2025-06-18")
    ]
    assert shown("last", row(*meetings)) == "deuxième réunion, 17 juin 2025 ou 18 juin 2025"


def test_a_plan_whose_day_has_passed_without_a_report_is_said_to_have_none() -> None:
    plan = told("a", "meeting", kind="summit", mechanism=SUMMIT, date="2016-06-23", status="planned")
    later = published(
        told("b", "position", person=XI, role="head-of-state", role_text="x", of="CN"), "2025-01-01"
    )
    found = next(one for one in made(plan, later).rows if one.kind == "mechanism")
    assert "no-report" in found.gaps


# --- instruments ------------------------------------------------------------------------------------------

EXEMPTION: dict[str, Any] = {"kind": "visa-exemption", "parties": ("CN", "KZ")}


def test_an_exemption_without_a_title_is_the_only_one_of_its_parties() -> None:
    assert row(told("a", "agreement", **EXEMPTION)).id == "visa-exemption-china-kazakhstan"


def test_an_exemption_of_another_day_is_another() -> None:
    assert row(told("a", "agreement", status="signed", date="2001", **EXEMPTION)).id.startswith("a-")


def test_a_treaty_is_told_by_its_day_alone() -> None:
    treaty: dict[str, Any] = {"kind": "treaty", "parties": SIX, "status": "signed"}
    assert row(told("a", "agreement", date="2025-06-17", **treaty)).id == "treaty-good-neighbourliness-2025"
    assert row(told("a", "agreement", **treaty)).id.startswith("a-")


def test_an_instrument_is_as_far_on_as_any_source_says() -> None:
    found = row(
        told("a", "agreement", status="signed", date="2024-12-01", **EXEMPTION),
        told("b", "agreement", status="in-force", date="2025-06-01", **EXEMPTION),
    )
    assert shown("state", found) == "en vigueur, 1er juin 2025"
    assert [one.status for one in found.states] == ["in-force", "signed"]


def test_an_instrument_without_a_title_is_called_by_its_kind_and_parties() -> None:
    found = row(told("a", "agreement", kind="declaration", parties=SIX, status="adopted"))
    assert plain(words().name(found)) == "Déclaration : Chine, Asie centrale"
    assert plain(words("en").name(found)) == "Declaration: China, Central Asia"
    assert "no-title" in found.gaps


# --- figures, undertakings, wishes, offices -----------------------------------------------------------------

TRADE: dict[str, Any] = {
    "indicator": "trade",
    "unit": "USD",
    "area": "CN",
    "counterpart": "TJ",
    "period": "2024",
}


def test_values_that_sources_do_not_agree_on_are_both_shown() -> None:
    found = row(told("a", "figure", value=1.96e9, **TRADE), told("b", "figure", value=3.86e9, **TRADE))
    assert shown("value", found) == "3,86 milliards de dollars ; 1,96 milliard de dollars (2024)"


def test_a_figure_that_is_to_be_reached_is_an_aim() -> None:
    aim = told(
        "a", "figure", value=8e10, unit="USD", indicator="trade", area="CN", counterpart="KZ", words="x" * 40
    )
    promise = told("a", "commitment", actors=("CN", "KZ"), modality="agreement", words="x" * 60)
    found = next(one for one in made(aim, promise).rows if one.kind == "figures")
    assert found.values[0].aim
    assert shown("value", found) == "80 milliards de dollars (objectif sans date)"
    assert found.gaps == ()


@pytest.mark.parametrize(
    ("said", "aim"),
    [("les deux pays visent 20 milliards", True), ("les échanges ont atteint 20 milliards", False)],
)
def test_an_undated_figure_is_an_aim_by_its_own_words(said: str, aim: bool) -> None:
    found = row(told("a", "figure", value=2e10, words=said, **TRADE | {"period": None}))
    assert found.values[0].aim is aim


@pytest.mark.parametrize(
    ("period", "ahead"),
    [("2025", True), ("2026", True), ("2024", False), ("2008/2025", False), ("2020/2030", True)],
)
def test_a_figure_for_a_time_that_was_not_over_is_marked(period: str, ahead: bool) -> None:
    found = row(published(told("a", "figure", value=1e9, **TRADE | {"period": period}), "2025-03-12"))
    assert found.values[0].ahead is ahead


@pytest.mark.parametrize(
    ("indicator", "sides", "said"),
    [
        ("trade", {"area": "CN", "counterpart": "KZ"}, "Trade: China – Kazakhstan"),
        ("exports", {"area": "CN", "counterpart": "KZ"}, "Exports: China → Kazakhstan"),
        ("imports", {"area": "CN", "counterpart": "TM"}, "Imports: China ← Turkmenistan"),
        ("debt", {"area": "KG", "counterpart": "CN"}, "Debt: Kyrgyzstan → China"),
        ("loan", {"counterpart": "CN"}, "Loans: ← China"),
        ("gdp", {"area": "UZ"}, "Gross domestic product: Uzbekistan"),
    ],
)
def test_a_series_says_who_gives_and_who_receives(indicator: str, sides: dict[str, Any], said: str) -> None:
    found = row(told("a", "figure", value=1e9, unit="USD", indicator=indicator, **sides))
    assert plain(words("en").name(found)) == said


def test_figures_of_nothing_are_counted_only() -> None:
    whole = made(told("a", "figure", value=42, unit="tunnel", indicator="count"))
    assert (whole.rows, whole.single_figures) == ((), 1)


def test_an_undertaking_has_who_what_and_by_when() -> None:
    found = row(
        told("a", "commitment", actors=("KZ",), modality="pledge", deadline="2028", words="achever la ligne")
    )
    said = [shown(column, found) for column in ("who", "undertaking", "how", "deadline")]
    assert said == ["Kazakhstan", "achever la ligne", "s'engage", "d'ici à 2028"]


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("a appelé", "à simplifier les procédures"),
        ("a exprimé", "l’espoir d’une simplification des procédures"),
        ("souhaitent", "davantage de vols"),
    ],
)
def test_what_somebody_hopes_or_asks_for_is_a_wish(cue: str, said: str) -> None:
    found = row(told("a", "statement", speaker=XI, mode="indirect", cue=cue, words=said))
    assert (found.kind, shown("who", found), shown("wish", found)) == ("wish", "Xi Jinping", said)


@pytest.mark.parametrize(("cue", "polarity"), [("a déclaré", "asserted"), ("a souhaité", "denied")])
def test_what_somebody_says_or_does_not_wish_is_none(cue: str, polarity: str) -> None:
    said = told(
        "a", "statement", speaker=XI, mode="indirect", cue=cue, polarity=polarity, words="il y a des vols"
    )
    assert made(said).rows == ()


def test_an_office_has_all_who_are_said_to_hold_it_the_newest_first() -> None:
    office: dict[str, Any] = {"role": "head-of-state", "of": "UZ", "role_text": "président"}
    old = told("a", "position", person=thing("karimov-islam", "Islam Karimov"), **office)
    new = told("b", "position", person=thing("mirziyoyev-shavkat", "Shavkat Mirziyoyev"), **office)
    found = row(published(old, "2016-06-22"), published(new, "2025-09-03"))
    assert (
        shown("holder", found, "en")
        == "Shavkat Mirziyoyev (text of 3 September 2025); Islam Karimov (text of 22 June 2016)"
    )


def test_what_is_said_where_an_initiative_is_named_is_what_the_sources_say_of_it() -> None:
    mention = told("a", "mention", kind="initiative", entity=BELT, at=10, words="BRI")
    promise = told(
        "a", "commitment", actors=("KG",), modality="willingness", words="aligner la BRI sur le programme"
    )
    other = told("a", "commitment", actors=("CN",), modality="pledge", at=90, words="acheter du miel")
    found = next(one for one in made(mention, promise, other).rows if one.kind == "initiative")
    assert [one.words for one in found.said] == ["aligner la BRI sur le programme"]
    assert found.gaps == ()


# --- what the pack knows ----------------------------------------------------------------------------------


def test_what_no_document_names_is_shown_only_when_asked_for() -> None:
    assert made().rows == ()
    every = made(every=True)
    assert {one.kind for one in every.rows} == {"mechanism", "initiative", "project", "instrument"}
    assert all(one.gaps == ("no-source",) for one in every.rows)


def test_the_pack_gives_no_state_date_or_figure() -> None:
    for one in made(every=True).rows:
        assert (one.states, one.events, one.last, one.next, one.values, one.said, one.told) == (
            (),
            (),
            None,
            None,
            (),
            (),
            (),
        )


def test_background_is_marked_and_has_its_address() -> None:
    whole = made(project("a", "planned"), every=True)
    text = plain(markdown(report(whole, {}, words())))
    assert "Contexte (référentiel, non tiré des textes)" in text
    assert "Source du contexte : http" in text
    assert "Contexte" not in markdown(report(made(project("a", "planned")), {}, words()))


# --- forms ------------------------------------------------------------------------------------------------

HOSTILE = "<script>alert(1)</script> | **x** \x1b[31m"
ALL = (
    project("a", "under-construction", "2024-12-27", words=HOSTILE),
    told("a", "project", project=thing(None, HOSTILE), countries=("KG",), status="planned"),
    told("b", "meeting", kind="summit", mechanism=SUMMIT, ordinal=2, date="2025-06-17", status="held"),
    told("b", "agreement", kind="treaty", parties=SIX, status="signed", date="2025-06-17"),
    told("b", "figure", value=1.96e9, **TRADE),
    told("a", "commitment", actors=("CN",), modality="pledge", deadline="2028", words=HOSTILE * 5),
    told("a", "statement", speaker=XI, mode="direct", cue="souhaite", words=HOSTILE),
    told("b", "position", person=XI, role="head-of-state", role_text="président", of="CN"),
    told("a", "mention", kind="initiative", entity=BELT, words=HOSTILE),
    told("a", "mention", kind="organisation", entity=thing("shanghai-cooperation-organisation")),
    told("a", "document", language="fr"),
)  # fmt: skip


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_kind_is_written_in_every_form(lang: str) -> None:
    whole = made(*ALL, every=True)
    assert {one.kind for one in whole.rows} == set(KINDS)
    page = html(report(whole, {"a": "fr"}, words(lang)))
    text = markdown(report(whole, {"a": "fr"}, words(lang)))
    assert "<script>alert" not in page + text
    assert "\x1b" not in page + text
    for kind in KINDS:
        assert words(lang).own.parts[kind] in text
    assert "{" not in text


@pytest.mark.parametrize("width", [40, 80, 100, 300])
def test_a_table_has_at_most_a_hundred_columns_and_counts_what_it_cuts(width: int) -> None:
    layout = Layout(words(), width)
    lines = [line for line, _ in layout.lines(made(*ALL, every=True))]
    assert max(map(cell_len, lines)) <= 100
    assert not any(char in line for line in lines for char in "\x1b\n")
    assert layout.cut > 0


def test_columns_that_are_empty_in_all_rows_are_left_out() -> None:
    found = made(project("a", "planned")).rows
    assert "next" not in columns("project", found, words())


def test_the_json_always_has_the_same_keys() -> None:
    data = as_json(made(*ALL, every=True), words())
    assert list(data) == ["framework", "language", "documents", "as_of", "single_figures", "rows"]
    assert {tuple(one) for one in data["rows"]} == {tuple(data["rows"][0])}
    assert json.loads(json.dumps(data)) == data


def test_a_quotation_of_a_few_words_is_shown_in_its_sentence() -> None:
    long = "Avant " * 60
    one = replace(
        told("a", "mention", kind="initiative", entity=BELT, words="la BRI"), context=f"{long}la BRI avance."
    )
    said = words().quotation(one, 60)
    assert len(said) <= 61
    assert said.startswith("…")
    assert said.endswith("la BRI avance.")


# --- whatever the facts -------------------------------------------------------------------------------------

STATUSES = st.sampled_from(["mentioned", "planned", "under-construction", "operational"])
DATES = st.sampled_from([None, "2024", "2024-12-27", "XXXX-06-17"])
FACTS = st.lists(
    st.one_of(
        st.builds(lambda d, s, at, day: project(d, s, day, at=at), st.sampled_from("abc"), STATUSES, st.integers(0, 3), DATES),
        st.builds(
            lambda d, at, status, day: told(d, "agreement", at=at, status=status, date=day, **EXEMPTION),
            st.sampled_from("abc"), st.integers(0, 3), st.sampled_from([None, "planned", "signed", "in-force"]), DATES,
        ),
        st.builds(
            lambda d, at, number, day, status: told(
                d, "meeting", at=at, kind="summit", mechanism=SUMMIT, ordinal=number, date=day, status=status
            ),
            st.sampled_from("abc"), st.integers(0, 3), st.sampled_from([None, 1, 2]), DATES,
            st.sampled_from([None, "held", "planned", "cancelled"]),
        ),
        st.builds(
            lambda d, at, value, day: told(d, "figure", at=at, value=value, **TRADE | {"period": day}),
            st.sampled_from("abc"), st.integers(0, 3), st.sampled_from([1e9, 2.5e9, 3.0]), DATES,
        ),
    ),
    max_size=12,
)  # fmt: skip


@given(FACTS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_same_facts_give_the_same_bytes_in_any_order(facts: list[Told], chance: random.Random) -> None:
    shuffled = list(facts)
    chance.shuffle(shuffled)
    one, other = made(*facts), made(*shuffled)
    assert json.dumps(as_json(one, words())) == json.dumps(as_json(other, words()))
    assert markdown(report(one, {}, words())) == markdown(report(other, {}, words()))


@given(FACTS)
@settings(max_examples=60, deadline=None)
def test_every_fact_stands_in_one_row(facts: list[Told]) -> None:
    whole = made(*facts)
    found = sorted((one.document, one.id) for row in whole.rows for one in row.told)
    assert found == sorted({(one.document, one.id) for one in facts})


@given(FACTS)
@settings(max_examples=60, deadline=None)
def test_no_row_says_what_no_fact_says(facts: list[Told]) -> None:
    def said(name: str) -> set[Any]:
        return {getattr(one.fact, name, None) for one in facts}

    for found in made(*facts).rows:
        assert {one.status for one in found.states} <= said("status") | {"planned"}
        assert {one.date for one in found.states} <= said("date") | {None}
        assert {one.value for one in found.values} <= said("value")
        assert {day for one in found.events for day in one.dates} <= said("date")
