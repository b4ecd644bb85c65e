from __future__ import annotations

import math
from itertools import combinations

import pytest
from tests.publish.pictures.drawing import FRAME, read, titles

from dragoman.publish.pictures.forces import parted, positions
from dragoman.publish.pictures.network import NARROW, WIDE, Actor, Network, Tie, network_svg, within

STATES = ("CN", "KZ", "KG", "UZ", "TJ")


def actor(id: str, weight: int, kind: str = "state") -> Actor:
    return Actor(id, f"name of {id}", kind, weight, f"{id}: {weight} sources", f"/network?one={id}#rests")


def tie(one: str, other: str, weight: int = 1, how: str = "met") -> Tie:
    return Tie(
        one, other, how, weight, f"{one} – {other}: {how} {weight}", f"/network?one={one}&other={other}#rests"
    )


HELD = Network(
    (*(actor(id, 20 - number) for number, id in enumerate(STATES)), actor("xi", 5, "person"), actor("t", 4, "person")),
    (*(tie(a, b, 3) for a, b in combinations(STATES, 2)), tie("CN", "KZ", 2, "signed"), tie("xi", "t")),
)  # fmt: skip


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_each_actor_and_each_tie_leads_to_what_it_rests_on(width: float) -> None:
    root = read(network_svg(FRAME, HELD, width))
    assert sorted(titles(root, "actor")) == sorted(one.said for one in HELD.actors)
    assert sorted(titles(root, "tied")) == sorted(one.said for one in HELD.ties)
    assert "/network?one=CN&other=KZ#rests" in [one.get("href") for one in root.iter("a")]


def test_marks_are_larger_the_more_sources_and_never_touch() -> None:
    root = read(network_svg(FRAME, HELD, WIDE))
    circles = {
        str(one.findtext("title")): [float(shape.get(name) or 0) for name in ("cx", "cy", "r")]
        for one in root.iter("a")
        for shape in one.iter("circle")
    }
    assert circles["CN: 20 sources"][2] > circles["TJ: 16 sources"][2]
    for (ax, ay, a), (bx, by, b) in combinations(circles.values(), 2):
        assert math.dist((ax, ay), (bx, by)) >= a + b


def test_the_same_graph_stands_the_same_every_time_and_parts_lie_apart() -> None:
    joined = ((0, 1, 2.0), (1, 2, 1.0), (3, 4, 1.0))
    once = positions((1.0,) * 5, joined, 600.0, 400.0, 20.0)
    positions.cache_clear()
    assert positions((1.0,) * 5, joined, 600.0, 400.0, 20.0) == once
    assert all(0 <= x <= 600 and 0 <= y <= 400 for x, y in once)
    assert max(x for x, _ in once[:3]) < min(x for x, _ in once[3:])


def test_few_and_no_actors_are_drawn_too() -> None:
    assert positions((), (), 100.0, 100.0, 5.0) == ()
    assert positions((1.0,), (), 100.0, 100.0, 5.0) == ((50.0, 50.0),)
    apart = parted(((10.0, 10.0), (10.0, 10.0)), [5.0, 5.0], 100.0, 100.0)
    assert math.dist(*apart) >= 10
    read(network_svg(FRAME, Network((), ()), WIDE))


def test_a_network_is_cut_to_the_strongest_but_the_chosen_stay() -> None:
    few = within(HELD, 3, 10)
    assert [one.id for one in few.actors] == ["CN", "KZ", "KG"]
    assert {(one.one, one.other) for one in few.ties} == {("CN", "KZ"), ("CN", "KG"), ("KZ", "KG")}
    chosen = within(Network(HELD.actors, HELD.ties, frozenset({"t", "xi"})), 3, 10)
    assert {"t", "xi"} <= {one.id for one in chosen.actors}
