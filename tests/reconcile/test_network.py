from __future__ import annotations

from typing import Any

import networkx
import pytest
from tests.reconcile.accounting import made
from tests.reconcile.telling import thing, told

from dragoman.reconcile.network import KINDS, network

XI, TOKAYEV, BANK = thing("xi", "Xi Jinping"), thing("tokayev", "Tokayev"), thing(None, 'Banque <&> "x"')
FACTS = (
    told(
        "a",
        "meeting",
        kind="bilateral",
        status="held",
        date="2024-07-03",
        participants=("CN", "KZ"),
        people=(XI, TOKAYEV),
    ),
    told(
        "a",
        "meeting",
        "b",
        at=9,
        kind="bilateral",
        status="planned",
        date="2026-01-01",
        participants=("CN", "UZ"),
    ),
    told(
        "b",
        "meeting",
        "c",
        at=20,
        kind="summit",
        mechanism=thing("s"),
        ordinal=1,
        status="held",
        date="2023-05-18",
        participants=("CN", "KZ", "KG"),
    ),
    told(
        "a", "agreement", "d", at=40, kind="treaty", parties=("CN", "KZ"), status="signed", date="2025-06-17"
    ),
    told("a", "agreement", "e", at=60, kind="loan-agreement", parties=("KG", BANK), status="signed"),
)


def pairs(**asked: Any) -> dict[tuple[str, str, str], int | str]:
    found = network(made(*FACTS), **{"kinds": KINDS, "label": str.lower, **asked})
    return {(one.one, one.other, one.kind): one.says["entries"] for one in found.links}


def test_who_met_or_signed_is_joined_once_a_kind() -> None:
    bank = next(one for two in pairs() for one in two if one.startswith("=banque"))
    assert pairs() == {
        ("CN", "KZ", "met"): 2,
        ("CN", "KG", "met"): 1,
        ("KG", "KZ", "met"): 1,
        ("CN", "KZ", "signed"): 1,
        (bank, "KG", "signed"): 1,
        ("tokayev", "xi", "met"): 1,
    }


def test_nodes_of_one_kind_are_joined_among_themselves() -> None:
    assert list(pairs(kinds=["person"])) == [("tokayev", "xi", "met")]


def test_a_link_says_from_when_to_when_and_a_node_what_it_is() -> None:
    found = network(made(*FACTS), KINDS, str.lower)
    assert (found.links[0].says["first"], found.links[0].says["last"]) == ("2023-05-18", "2024-07-03")
    kinds = {one.label: one.kind for one in found.nodes}
    assert (kinds["cn"], kinds["Xi Jinping"], kinds['Banque <&> "x"']) == ("state", "person", "organisation")


@pytest.mark.parametrize("read", ["graphml", "json"])
def test_other_programs_read_the_graph(read: str) -> None:
    from dragoman.publish.graphs import graphml

    found = network(made(*FACTS), KINDS, str.lower)
    if read == "graphml":
        graph = networkx.parse_graphml(graphml(found))
    else:
        graph = networkx.node_link_graph(found.to_json(), edges="links")
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(found.nodes), len(found.links))
    assert {data["label"] for _, data in graph.nodes(data=True)} == {one.label for one in found.nodes}
    assert {data["entries"] for _, _, data in graph.edges(data=True)} == {1, 2}
