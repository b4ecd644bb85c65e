"""What a page says of its article in JSON-LD (schema.org).

In: the contents of `script` elements. Out: the first node that describes an article, or failing that a page.
What is not JSON is passed over: it says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

_ARTICLES = ("Article", "Posting", "Report", "Release")
_PAGES = ("WebPage", "ItemPage", "CreativeWork")
_DEEPEST = 6

Node = dict[str, object]


def described(scripts: Iterable[str]) -> Node:
    """The node that describes the article, or an empty one."""
    nodes = [node for script in scripts for node in _nodes(_parsed(script), _DEEPEST)]
    for kinds in (_ARTICLES, _PAGES):
        for node in nodes:
            if any(kind.endswith(kinds) for kind in _strings(node.get("@type"))):
                return node
    return {}


def name(value: object) -> str | None:
    """The name of a person or organisation, or of several, joined by commas."""
    names = [
        found
        for one in (value if isinstance(value, list) else [value])
        if isinstance(found := one.get("name") if isinstance(one, dict) else one, str)
    ]
    return ", ".join(dict.fromkeys(names)) or None


def _parsed(script: str) -> object:
    words = script.strip().removeprefix("<!--").removesuffix("-->")
    words = words.replace("<![CDATA[", "").replace("]]>", "")
    try:
        return json.loads(words, strict=False)  # line ends within strings are common
    except (ValueError, RecursionError):
        return None


def _nodes(value: object, depth: int) -> Iterator[Node]:
    if depth and isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity"):
            yield from _nodes(value.get(key), depth - 1)


def _strings(value: object) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
