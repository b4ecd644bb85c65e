from __future__ import annotations

from dataclasses import replace

import pytest
from tests.publish.pictures.drawing import FRAME, read, titles

from dragoman.packs.entries import Place
from dragoman.packs.framework import load_framework
from dragoman.publish.pictures.corridors import (
    Corridors,
    Gathering,
    Route,
    Spot,
    State,
    around,
    standing,
    stretches,
)
from dragoman.publish.pictures.map import NARROW, WIDE, Scope, map_svg, shared
from dragoman.publish.pictures.outlines import Atlas, load_atlas

FRAMEWORK = load_framework("china-central-asia")
ATLAS = load_atlas(FRAMEWORK.path)
HOSTILE = '"><script>alert(1)</script>'


def spot(id: str) -> Spot:
    place = FRAMEWORK.entries[id]
    assert isinstance(place, Place) and place.lat is not None and place.lon is not None
    kind = {"capital": "capital", "border-crossing": "crossing"}.get(place.class_, "city")
    return Spot(id, place.best_name("en"), place.lon, place.lat, kind, f"/places/{id}")


def route(number: int, *places: str, status: str | None = "operational", sector: str = "rail") -> Route:
    return Route(
        f"way-{number}",
        number,
        f"way {number}",
        sector,
        standing(status),
        f"says {number}",
        f"/w/{number}",
        places,
    )


def corridors(*routes: Route) -> Corridors:
    ids = dict.fromkeys(place for one in routes for place in one.places)
    return Corridors(routes, {id: spot(id) for id in ids}, {"KZ": State("KZ", "Kazakhstan", "/countries/KZ")})


RAIL = corridors(
    route(1, "kashgar", "torugart", "jalal-abad", "andijan", status="under-construction"),
    route(2, "tashkent", "andijan", "osh"),
    route(3, "tashkent", "andijan", sector="road", status="suspended"),
    route(4, "khorgos", sector="border-port", status=None),
)
SCOPE = Scope(tuple(around(RAIL.spots.values())), insets={"fergana-valley": "Fergana Valley"})


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_each_way_has_a_line_and_a_mark_that_lead_to_it(width: float) -> None:
    root = read(map_svg(FRAME, RAIL, ATLAS, replace(SCOPE, width=width)))
    assert {f"{number}. says {number}" for number in range(1, 5)} == set(titles(root, "map-mark"))
    hrefs = [one.get("href") for one in root.iter("a")]
    assert {f"/w/{number}" for number in range(1, 5)} <= set(hrefs)
    looks = {one.get("class") for one in root.iter("path")}
    assert {"map-way is-built of-rail", "map-way is-open of-rail", "map-way is-stopped of-road"} <= looks


def test_an_inset_shows_what_is_too_small_and_names_are_written_once_on_each_panel() -> None:
    root = read(map_svg(FRAME, RAIL, ATLAS, SCOPE))
    assert "Fergana Valley" in [one.text for one in root.iter("text")]
    plain = read(map_svg(FRAME, RAIL, ATLAS, replace(SCOPE, insets={})))
    assert "Fergana Valley" not in [one.text for one in plain.iter("text")]


def test_the_places_of_a_way_are_joined_by_the_shortest_tree_whatever_their_order() -> None:
    def edges(*places: str) -> set[frozenset[str]]:
        return {frozenset((one.begin.id, one.end.id)) for one in stretches(corridors(route(1, *places)))}

    line = {
        frozenset(pair)
        for pair in (("kashgar", "torugart"), ("torugart", "jalal-abad"), ("jalal-abad", "andijan"))
    }
    assert edges("kashgar", "torugart", "jalal-abad", "andijan") == line
    assert edges("andijan", "kashgar", "jalal-abad", "torugart") == line


def test_ways_between_the_same_places_run_side_by_side() -> None:
    found = [one for one in stretches(RAIL) if {one.begin.id, one.end.id} == {"andijan", "tashkent"}]
    assert sorted((one.lane, one.lanes) for one in found) == [(0, 2), (1, 2)]


def test_what_leads_off_the_map_is_written_at_its_edge() -> None:
    far = corridors(route(1, "khorgos", "duisburg"))
    scope = Scope(tuple(around([spot("khorgos"), spot("tashkent")])))
    root = read(map_svg(FRAME, far, ATLAS, scope))
    said = [one.text or "" for one in root.iter("text")]
    assert [one for one in said if "Duisburg" in one and {"→", "←", "↑", "↓"} & set(one)]


def test_where_people_met_is_a_disc_the_larger_the_more_often() -> None:
    met = tuple(
        Gathering(id, many, f"{id}: {many}", f"/meetings?about={id}")
        for id, many in (("tashkent", 9), ("osh", 1))
    )
    root = read(map_svg(FRAME, replace(RAIL, gatherings=met), ATLAS, replace(SCOPE, insets={}, legend=False)))
    discs = {
        str(one.findtext("title")): float(next(one.iter("circle")).get("r") or 0)
        for one in root.iter("a")
        if one.get("class") == "map-met"
    }
    assert discs["tashkent: 9"] > discs["osh: 1"] > 0


def test_a_chosen_way_stands_out() -> None:
    root = read(map_svg(FRAME, RAIL, ATLAS, replace(SCOPE, chosen="way-1", legend=False)))
    assert [one.get("class") for one in root.iter("path")].count("map-chosen") >= 1


def test_names_are_never_markup() -> None:
    held = replace(RAIL, routes=(replace(RAIL.routes[0], said=HOSTILE, label=HOSTILE),))
    root = read(map_svg(FRAME, held, ATLAS, SCOPE))
    assert f"1. {HOSTILE}" in titles(root, "map-mark")


def test_a_framework_without_outlines_has_a_map_all_the_same() -> None:
    root = read(map_svg(FRAME, RAIL, Atlas({}), replace(SCOPE, insets={})))
    assert titles(root, "map-mark")


def test_the_outlines_are_small_and_have_every_member() -> None:
    assert len(shared(ATLAS)) < 80_000
    main = ATLAS.sheets["main"]
    assert set(main.members) == set(map(str, FRAMEWORK.card.members))
    assert all(path.startswith("M") for path in main.members.values())
    assert "Natural Earth" in ATLAS.source and "no statement" in ATLAS.note
    assert set(ATLAS.sheets) - {"main"} <= set(FRAMEWORK.entries)


@pytest.mark.parametrize(
    ("status", "shown"),
    [("operational", "open"), ("advancing", "built"), ("agreed", "planned"), ("cancelled", "stopped"), ("mentioned", "untold"), (None, "untold")],
)  # fmt: skip
def test_statuses_are_told_apart_in_five_kinds(status: str | None, shown: str) -> None:
    assert standing(status) == shown


def test_the_same_map_is_drawn_every_time() -> None:
    assert map_svg(FRAME, RAIL, ATLAS, SCOPE) == map_svg(FRAME, RAIL, ATLAS, SCOPE)
