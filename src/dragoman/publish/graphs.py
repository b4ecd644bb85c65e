"""Graphs for other programs: GraphML (Gephi, yEd, NetworkX) and DOT (Graphviz).

In: a `Graph`. Out: text, with a line break at its end. Keys that no node or link has are not declared.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from dragoman.model.graph import Graph, Link, Node, Value

SHAPES = {"project": "box", "place": "ellipse", "state": "hexagon", "person": "plain", "organisation": "note"}
"""How Graphviz draws the kinds of nodes; others as ellipses."""


def graphml(graph: Graph) -> str:
    """The graph as GraphML (http://graphml.graphdrawing.org/)."""
    nodes = _keys(one.says for one in graph.nodes)
    links = _keys(one.says for one in graph.links)
    said = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *_declared("node", {"label": "string", "kind": "string"} | nodes),
        *_declared("edge", {"kind": "string"} | links),
        '<graph id="G" edgedefault="undirected">',
        *(_node(one) for one in graph.nodes),
        *(_edge(number, one) for number, one in enumerate(graph.links)),
        "</graph>",
        "</graphml>",
    ]
    return "\n".join(said) + "\n"


def dot(graph: Graph) -> str:
    """The graph in the language of Graphviz (https://graphviz.org/doc/info/lang.html)."""
    said = ["graph dragoman {", "  graph [overlap=false, splines=true];"]
    for node in graph.nodes:
        shape = SHAPES.get(node.kind, "ellipse")
        said.append(f"  {_quoted(node.id)} [label={_quoted(node.label)}, shape={shape}];")
    for link in graph.links:
        about = ", ".join([link.kind, *(f"{name} {value}" for name, value in link.says.items() if value)])
        said.append(f"  {_quoted(link.one)} -- {_quoted(link.other)} [tooltip={_quoted(about)}];")
    return "\n".join([*said, "}"]) + "\n"


def _keys(said: Iterator[Mapping[str, Value]] | list[Mapping[str, Value]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in said:
        for name, value in one.items():
            found[name] = "int" if isinstance(value, int) and found.get(name, "int") == "int" else "string"
    return dict(sorted(found.items()))


def _declared(what: str, keys: Mapping[str, str]) -> Iterator[str]:
    for name, type in keys.items():
        yield (
            f"<key id={quoteattr(f'{what}-{name}')} for={quoteattr(what)} "
            f"attr.name={quoteattr(name)} attr.type={quoteattr(type)}/>"
        )


def _node(node: Node) -> str:
    data = {"label": node.label, "kind": node.kind} | dict(node.says)
    return f"<node id={quoteattr(_plain(node.id))}>{_data('node', data)}</node>"


def _edge(number: int, link: Link) -> str:
    ends = f"source={quoteattr(_plain(link.one))} target={quoteattr(_plain(link.other))}"
    return f'<edge id="e{number}" {ends}>{_data("edge", {"kind": link.kind} | dict(link.says))}</edge>'


def _data(what: str, said: Mapping[str, Value]) -> str:
    return "".join(
        f"<data key={quoteattr(f'{what}-{name}')}>{escape(_plain(str(value)))}</data>"
        for name, value in said.items()
    )


def _quoted(said: str) -> str:
    plain = _plain(said).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _plain(said: str) -> str:
    """Text without the characters that XML and a terminal cannot hold."""
    return "".join(one for one in said if unicodedata.category(one) not in ("Cc", "Cs", "Cn"))
