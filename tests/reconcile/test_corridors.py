from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.reconcile.accounting import made
from tests.reconcile.telling import thing, told

from dragoman.packs.entries import Place
from dragoman.packs.framework import load_framework
from dragoman.reconcile.connecting import Ends, added, graph, routes
from dragoman.reconcile.corridors import Way, distance, names_of_places, other_side, places_named, ways

FRAMEWORK = load_framework("china-central-asia")
DAY = date(2026, 1, 1)
CHINA, UZBEKISTAN = Ends("China", states=frozenset({"CN"})), Ends("Uzbekistan", states=frozenset({"UZ"}))


def way(id: str, *places: str, sector: str = "rail", status: str | None = "operational", to: str = "") -> Way:
    return Way(id, id, (id,), sector, frozenset(to.split()), places, status)


def ends(*places: str) -> Ends:
    return Ends(places[0], places=frozenset(places))


def found(some: list[Way], begin: Ends, end: Ends) -> list[list[str]]:
    return [[one.id for one in route.ways] for route in routes(some, begin, end)]


# --- where ways lead ------------------------------------------------------------------------------------

LEADS = {way.id: way.leads_to for way in ways(FRAMEWORK, (), DAY)}


@pytest.mark.parametrize(
    ("id", "states"),
    [
        ("china-kyrgyzstan-uzbekistan-railway", {"CN", "KG", "UZ"}),
        ("pap-angren-railway", {"UZ"}),
        ("vahdat-yovon-railway", {"TJ"}),
        ("osh-sary-tash-irkeshtam-road", {"KG", "CN"}),
        ("central-asia-china-gas-pipeline-line-a", {"CN", "KZ", "TM", "UZ"}),
    ],
    ids=["places in three", "who builds it is elsewhere", "likewise", "to a crossing", "its ends, and what lies between"],
)  # fmt: skip
def test_a_way_leads_where_its_places_are_not_where_its_builders_are_from(id: str, states: set[str]) -> None:
    assert LEADS[id] == states


@pytest.mark.parametrize(("crossing", "state"), [("torugart", "CN"), ("khorgos", "CN"), ("saryagash", "UZ")])
def test_the_other_side_of_a_crossing_is_where_the_nearest_place_is(crossing: str, state: str) -> None:
    place = FRAMEWORK.entries[crossing]
    assert isinstance(place, Place)
    assert other_side(place, FRAMEWORK) == state


def test_distances_are_those_of_the_globe() -> None:
    one, other = (FRAMEWORK.entries[id] for id in ("tashkent", "bishkek"))
    assert isinstance(one, Place) and isinstance(other, Place)
    assert distance(one, other) == pytest.approx(470, abs=10)
    assert distance(one, other.model_copy(update={"lat": None})) is None


# --- how far they are -----------------------------------------------------------------------------------


def railway(**fields: Any) -> Any:
    project = thing("china-kyrgyzstan-uzbekistan-railway")
    return told("a", "project", project=project, sector="rail", countries=("CN", "KG", "UZ"), **fields)


def held(*facts: Any, as_of: date = DAY) -> Way:
    return next(
        one
        for one in ways(FRAMEWORK, made(*facts), as_of)
        if one.id.startswith("china-kyrgyzstan-uzbekistan-rail")
    )


def test_the_record_says_how_far_a_way_is_and_else_the_background_marked_so() -> None:
    said = held(railway(status="agreed", date="2022-09-14"))
    assert (said.status, said.date, said.background, said.documents) == (
        "agreed",
        "2022-09-14",
        False,
        ("a",),
    )
    for some in ((), (railway(status="mentioned"),)):
        told_of = held(*some)
        assert (told_of.status, told_of.background) == ("under-construction", True)
    assert held(as_of=date(2000, 1, 1)).status == "proposed"


def test_a_way_that_only_the_record_knows_leads_where_the_texts_say() -> None:
    project = thing(None, "route de Naryn")
    new = told("a", "project", project=project, sector="road", countries=("KG", "CN"), status="planned")
    other = told("a", "project", at=9, project=thing(None, "école"), sector="education", status="planned")
    found = {one.label: one for one in ways(FRAMEWORK, made(new, other), DAY)}
    assert (set(found["route de Naryn"].leads_to), found["route de Naryn"].places) == (
        {"KG", "CN"},
        ("naryn",),
    )
    assert "école" not in found


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("liaison Douchanbé-Khorog-Koulma", ("dushanbe", "khorog", "kulma")),
        ("centre logistique dans le district d'At-Bachy", ("at-bashy",)),
        ("autoroute de la Soie", ()),
        ("voie ferrée de l'Oshakan", ()),
    ],
    ids=["in their order", "of two words", "none", "not a part of a word"],
)
def test_a_way_has_the_places_in_its_name(name: str, places: tuple[str, ...]) -> None:
    assert places_named((name,), names_of_places(FRAMEWORK)) == places


# --- what connects --------------------------------------------------------------------------------------

A_B = way("a-b", "a", "b")
B_C = way("b-c", "b", "c", sector="road", status="under-construction")
C_D = way("c-d", "c", "d")
PIPE = way("pipe", "a", "c", sector="gas-pipeline")


def test_ways_are_chained_where_they_meet_and_carry_the_same() -> None:
    assert found([A_B, B_C, C_D], ends("a"), ends("d")) == [["a-b", "b-c", "c-d"]]
    assert found([PIPE, C_D], ends("a"), ends("d")) == [], "gas does not go by rail"
    assert [one.meet for one in routes([A_B, B_C], ends("a"), ends("c"))] == [(("b",),)]


def test_what_is_open_stands_in_front_though_it_be_longer() -> None:
    direct = way("direct", "a", "c", status="planned")
    detour = way("b-c open", "b", "c")
    assert found([direct, A_B, detour], ends("a"), ends("c")) == [["a-b", "b-c open"], ["direct"]]
    assert [one.id for one in routes([direct], ends("a"), ends("c"))[0].closed] == ["direct"]


def test_no_detours_no_circles_and_nothing_cancelled() -> None:
    branch, back = way("branch", "a", "b", "c"), way("back", "c", "a")
    assert found([A_B, branch, back, C_D], ends("a"), ends("d")) == [["back", "c-d"], ["branch", "c-d"]]
    assert found([way("gone", "a", "d", status="cancelled")], ends("a"), ends("d")) == []
    line = [way(f"w{i}", f"p{i}", f"p{i + 1}") for i in range(6)]
    assert found(line, ends("p0"), ends("p4")) == [["w0", "w1", "w2", "w3"]]
    assert found(line, ends("p0"), ends("p5")) == [], "more than four ways are no route"


def test_states_are_connected_by_what_leads_to_both() -> None:
    labels = found(list(ways(FRAMEWORK, (), DAY)), CHINA, UZBEKISTAN)
    assert ["china-kyrgyzstan-uzbekistan-highway"] in labels
    assert ["pap-angren-railway"] not in labels


# --- what a way adds ------------------------------------------------------------------------------------


def test_a_way_adds_pairs_places_and_what_it_joins() -> None:
    middle = way("middle", "b", "c", "new", to="CN KG")
    beside = way("beside", "x", sector="road", to="CN KG")
    what = added([A_B, C_D, PIPE, middle, beside], middle)
    assert [(a, b, [one.id for one in others]) for a, b, others in what.pairs] == [("CN", "KG", ["beside"])]
    assert what.places == ("new",)
    assert [[one.id for one in group] for group in what.joins] == [["a-b"], ["c-d"]]


def test_the_graph_has_ways_places_and_states() -> None:
    made_of = graph([held()], FRAMEWORK, {"CN": "China"})
    kinds = [one.kind for one in made_of.nodes]
    assert (kinds.count("project"), kinds.count("place"), kinds.count("state")) == (1, 4, 3)
    assert len(made_of.links) == 7
    assert {one.label for one in made_of.nodes if one.kind == "state"} == {"China", "KG", "UZ"}
    assert made_of.nodes[0].says["by"] == "background"
