from __future__ import annotations

import networkx

from dragoman.model.graph import Graph, Link, Node
from dragoman.publish.graphs import dot, graphml

GRAPH = Graph(
    (Node("a", 'A "quoted" \\ <b>\x1b', "state", {"code": "CN", "n": 3}), Node("b", "B", "project")),
    (Link("a", "b", "met", {"entries": 2, "first": ""}), Link("a", "b", "signed", {"entries": 1})),
)


def test_graphml_keeps_labels_kinds_and_numbers() -> None:
    read = networkx.parse_graphml(graphml(GRAPH))
    assert dict(read.nodes(data=True)) == {
        "a": {"label": 'A "quoted" \\ <b>', "kind": "state", "code": "CN", "n": 3},
        "b": {"label": "B", "kind": "project"},
    }
    assert sorted(data["entries"] for _, _, data in read.edges(data=True)) == [1, 2]
    assert not read.is_directed()


def test_dot_quotes_what_it_must() -> None:
    lines = dot(GRAPH).splitlines()
    assert lines[2] == '  "a" [label="A \\"quoted\\" \\\\ <b>", shape=hexagon];'
    assert lines[4] == '  "a" -- "b" [tooltip="met, entries 2"];'


def test_a_graph_without_anything_is_one_all_the_same() -> None:
    assert networkx.parse_graphml(graphml(Graph((), ()))).number_of_nodes() == 0
    assert dot(Graph((), ())).endswith("}\n")
