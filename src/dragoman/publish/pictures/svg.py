"""SVG as text: elements, words and links, each made safe.

In: names, attributes, children that are SVG already, words that are not. Out: SVG to stand in a page. Looks
are classes alone: a page's style sheet has the colours, so that one picture serves light, dark and paper.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

Translate = Callable[[str], str]
"""English words to those of the page's language."""
Value = str | int | float


def later(message: str) -> str:
    """Marks a message that is translated where it is drawn."""
    return message


MOST = 8192
"""Words and numbers that are kept as they are written: those of one picture come again and again."""
_UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture is called, and how large it is; `name` begins its ids, which a page may have once."""

    name: str
    title: str
    description: str
    width: float
    height: float


def picture(frame: Frame, *body: str, look: str = "") -> str:
    """A whole picture; who cannot see it is told its title and description."""
    head, told = f"{frame.name}-title", f"{frame.name}-desc"
    attributes: dict[str, Value] = {
        "class": f"picture {look}".strip(),
        "viewBox": f"0 0 {number(frame.width)} {number(frame.height)}",
        "role": "group" if any("<a " in one for one in body) else "img",
        "aria-labelledby": f"{head} {told}",
    }
    title = tag("title", {"id": head}, words(frame.title))
    description = tag("desc", {"id": told}, words(frame.description))
    return tag("svg", attributes, title, description, *body) + "\n"


def tag(name: str, attributes: dict[str, Value], *children: str) -> str:
    """An element with its children, which are SVG already."""
    said = "".join(
        [
            f' {key}="{words(value) if isinstance(value, str) else number(value)}"'
            for key, value in attributes.items()
            if value != ""
        ]
    )
    inner = "".join(children)
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def group(look: str, children: Iterable[str]) -> str:
    """Elements of one look; nothing where there are none."""
    inner = "".join(children)
    return tag("g", {"class": look}, inner) if inner else ""


def link(href: str, title: str, look: str, *children: str) -> str:
    """A mark that leads somewhere and says what it is; without an address it only says so."""
    said = tag("title", {}, words(title))
    if not href:
        return tag("g", {"class": look}, said, *children)
    return tag("a", {"href": href, "class": look, "aria-label": title}, said, *children)


def text(x: float, y: float, said: str, look: str, anchor: str = "", size: float | None = None) -> str:
    """Words at a place: it is on their base line, at their start, `middle` or `end`."""
    attributes: dict[str, Value] = {"x": x, "y": y, "class": look, "text-anchor": anchor}
    if size is not None:
        attributes["font-size"] = size
    return tag("text", attributes, words(said))


def line(ax: float, ay: float, bx: float, by: float, look: str) -> str:
    """A straight line."""
    return tag("path", {"class": look, "d": f"M{number(ax)} {number(ay)}L{number(bx)} {number(by)}"})


def box(x: float, y: float, width: float, height: float, look: str, radius: float = 0) -> str:
    """A rectangle."""
    attributes: dict[str, Value] = {"class": look, "x": x, "y": y, "width": width, "height": height}
    return tag("rect", attributes | ({"rx": radius} if radius else {}))


@lru_cache(maxsize=MOST)
def words(said: str) -> str:
    """Words as XML can hold them: no control characters, no markup."""
    if said.isprintable():
        return escape(said)
    return escape("".join(one for one in said if unicodedata.category(one) not in _UNSEEN))


@lru_cache(maxsize=MOST)
def number(value: float) -> str:
    """A number with at most one decimal."""
    return f"{round(value, 1) + 0.0:g}" if abs(value) < 100_000 else str(round(value))
