"""The text of an extracted page, from the tree that trafilatura makes of it.

In: a tree of `head`, `p`, `list`, `item`, `table`, `row`, `cell`, `quote`, `lb`. Out: a text of blocks parted
by blank lines, so that no later stage takes a heading for the first line of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

_SPACES = re.compile(r"[^\S\v]+")
_BLOCKS = frozenset({"p", "head", "list", "item", "table", "row", "quote", "code", "div", "ab", "figure"})
_CLOSE = frozenset({"item", "row"})  # lines that stand together


def render(body: _Element, title: str | None = None) -> str:
    """The text of a tree. A heading that repeats the block before it, or again the title, is left out."""
    text, before, last, titled = "", "", "", False
    for tag, words in _blocks(body):
        if tag == "head" and (words == before or (titled and words == title)):
            continue
        if text:
            text += "\n" if tag in _CLOSE and last == tag else "\n\n"
        text += f"- {words}" if tag == "item" else words
        before, last, titled = words, tag, titled or words == title
    return text


def _blocks(body: _Element) -> Iterator[tuple[str, str]]:
    """The blocks with the tags of their innermost block elements."""
    for tag, raw in _runs(body, "p"):
        lines = [_SPACES.sub(" ", line).strip(" ") for line in raw.split("\v")]
        words = (" " if tag in ("head", "row") else "\n").join(line for line in lines if line)
        if tag == "row":
            words = words.strip("| ")
        if words:
            yield tag, words


def _runs(element: _Element, tag: str) -> Iterator[tuple[str, str]]:
    """Runs of text between the borders of blocks, `\\v` for a line break within one."""
    run = element.text or ""
    for child in element:
        name = child.tag if isinstance(child.tag, str) else ""
        if name in _BLOCKS:
            yield tag, run
            # A paragraph within an item is part of it.
            yield from _runs(child, tag if name == "p" and tag == "item" else name)
            run = ""
        elif name == "lb":
            run += "\v"
        elif name == "cell":
            run += (" | " if run.strip() else "") + _inline(child)
        else:
            run += _inline(child)
        run += child.tail or ""
    yield tag, run


def _inline(element: _Element) -> str:
    """All the text within an element, on one line."""
    return " ".join("".join(part) for part in _parts(element))


def _parts(element: _Element) -> Iterator[list[str]]:
    part = [element.text or ""]
    for child in element:
        inner = list(_parts(child)) if isinstance(child.tag, str) else [[""]]
        if child.tag in _BLOCKS or child.tag == "lb":
            yield part
            yield from inner
            part = [child.tail or ""]
        else:
            part += [piece for one in inner for piece in one]
            part.append(child.tail or "")
    yield part
